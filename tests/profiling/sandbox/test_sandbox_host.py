"""What a host lacks is told with its reason, and strangers' programs are refused there."""

from __future__ import annotations

import ctypes
import dataclasses
import importlib.util
import os
import shutil
import struct
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from hydraopt.common.errors import UserError
from hydraopt.profiling.records import Call, Limits
from hydraopt.profiling.sandbox import probe as probe_module
from hydraopt.profiling.sandbox import zygote
from hydraopt.profiling.sandbox.command import (
    bubblewrap_command,
    environment,
    find_python,
    readable_folders,
)
from hydraopt.profiling.sandbox.contract import Program
from hydraopt.profiling.sandbox.inside import lockdown
from hydraopt.profiling.sandbox.probe import Feature, Isolation, probe
from hydraopt.profiling.sandbox.seccomp import build
from hydraopt.profiling.sandbox.users import own_user, task_limit
from hydraopt.profiling.sandbox.verdict import REPLY
from hydraopt.profiling.sandbox.zygote import ZygoteSandbox

YES, NO = Feature(True, "works"), Feature(False, "is missing because of the test")
WHOLE = Isolation(
    landlock=YES, landlock_abi=7, seccomp=YES, bubblewrap=YES, own_user=YES, aslr_off=YES
)


@pytest.mark.parametrize(
    ("host", "bubblewrap", "reason"),
    [
        (dataclasses.replace(WHOLE, landlock=NO, landlock_abi=0), None, "because of the test"),
        (dataclasses.replace(WHOLE, seccomp=NO), None, "because of the test"),
        (dataclasses.replace(WHOLE, bubblewrap=NO), True, "because of the test"),
        (dataclasses.replace(WHOLE, bubblewrap=NO, landlock_abi=2), None, "version 3"),
        (dataclasses.replace(WHOLE, landlock_abi=2), False, "version 3"),
    ],
)
def test_host_that_cannot_isolate_is_refused(
    monkeypatch: pytest.MonkeyPatch, host: Isolation, bubblewrap: bool | None, reason: str
) -> None:
    monkeypatch.setattr(zygote, "probe", lambda: host)
    with pytest.raises(UserError, match=reason) as caught:
        ZygoteSandbox(bubblewrap=bubblewrap).open()
    assert "sandbox=none" in str(caught.value)


def test_every_missing_feature_has_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> object:
        raise OSError("no such thing here")

    monkeypatch.setattr(probe_module, "landlock_abi", lambda: 0)
    monkeypatch.setattr(probe_module.shutil, "which", lambda _: "/usr/bin/absent")
    monkeypatch.setattr(probe_module.subprocess, "run", refuse)
    found = probe.__wrapped__()
    for feature in (found.landlock, found.bubblewrap, found.own_user, found.aslr_off):
        assert not feature.present
        assert len(feature.detail) > 30
    assert "no such thing here" in found.bubblewrap.detail


def test_of_a_private_interpreter_its_library_alone_is_readable(tmp_path: Path) -> None:
    python = tmp_path / "bin" / "python3"
    with pytest.raises(UserError, match="no library"):
        readable_folders(str(python))
    (tmp_path / "lib" / "python3.11").mkdir(parents=True)
    (tmp_path / "secret").touch()
    assert readable_folders(str(python)) == [
        "/usr",
        str(python),
        str(tmp_path / "lib" / "python3.11"),
    ]
    assert readable_folders("/usr/bin/python3.11") == ["/usr"]


@pytest.mark.sandbox
@pytest.mark.parametrize("bubblewrap", [True, False])
def test_private_interpreter_serves_where_the_user_can_read_it(bubblewrap: bool) -> None:
    if bubblewrap and not probe().bubblewrap.present:
        pytest.skip(probe().bubblewrap.detail)
    python = os.path.realpath(sys.executable)
    if python.startswith("/usr/"):
        pytest.skip("the tests run on the system's interpreter")
    try:
        worker = ZygoteSandbox(python=python, bubblewrap=bubblewrap).open()
    except UserError as error:
        assert "another one" in str(error)  # noqa: PT017 (below a folder of root's, for example)
        return
    with worker:
        source = "import sys; print(sys.version_info[:2])"
        run = worker.run(Program(source), Call([]), Limits())
        assert run.answer == f"{sys.version_info[:2]}\n"


def test_unknown_interpreter_is_told() -> None:
    with pytest.raises(UserError, match="/nowhere/python"):
        find_python("/nowhere/python")


@pytest.mark.sandbox
def test_interpreter_that_does_not_serve_is_told_with_the_remedy() -> None:
    with pytest.raises(UserError, match="another one"):
        ZygoteSandbox(python="/bin/true").open()


def test_environment_holds_nothing_of_the_caller_s(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HYDRAOPT_SECRET", "x")
    assert sorted(environment("/work", 3)) == ["HOME", "LC_ALL", "PATH", "PYTHONHASHSEED", "TMPDIR"]


def test_bubblewrap_shows_no_processes_and_writes_nowhere() -> None:
    command = bubblewrap_command("bwrap", Path("/inside"), ["/usr", "/opt/python"], {"A": "1"})
    assert "--proc" not in command
    assert "--bind" not in command
    assert command[-4:] == ["1", "--remount-ro", "/", "--"]
    assert "--clearenv" in command
    assert command[command.index("/opt/python") - 1] == "--ro-bind"


def test_both_sides_have_one_reply_format() -> None:
    # The server imports its neighbours by their bare names, as it does inside.
    text = Path(lockdown.__file__).with_name("notes.py").read_text()
    assert f'REPLY = struct.Struct("{REPLY.format}")' in text


def test_a_loaded_filter_takes_the_number_of_each_process(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    def put_on(option: int, mode: int, address: int, *_: int) -> int:
        length, pointer = struct.unpack("@HxxxxxxP", ctypes.string_at(address, 16))
        seen.append((option, mode, ctypes.string_at(pointer, 8 * length)))
        return 0

    monkeypatch.setattr(lockdown, "_prctl", put_on)
    # One instruction whose code, not constant, looks like the number, and one with the constant.
    own = struct.pack("<I", lockdown.SELF)
    loaded = lockdown._LoadedFilter(own + bytes(4) + b"jump" + own)
    assert [loaded.put_on(number) for number in (7, 8)] == [0, 0]
    assert seen == [
        (22, 2, own + bytes(4) + b"jump" + struct.pack("<I", number)) for number in (7, 8)
    ]


@pytest.mark.parametrize("profile", lockdown.PROFILES)
def test_filter_names_the_own_process_exactly_once(profile: str) -> None:
    program = build(profile)
    words = [program[i : i + 4] for i in range(4, len(program), 8)]
    assert words.count(lockdown.SELF.to_bytes(4, "little")) == 1
    assert program.count(lockdown.SELF.to_bytes(4, "little")) == 1


def test_limit_of_tasks_leaves_room_where_the_user_is_shared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert task_limit(12345, bubblewrap=False) == 64
    assert task_limit(None, bubblewrap=True) == 64
    assert task_limit(None, bubblewrap=False) > 256
    monkeypatch.setattr(os, "getuid", lambda: 1000)
    assert own_user(0) is None


def test_workers_of_root_have_users_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "getuid", lambda: 0)
    users = [own_user(number) for number in range(8)]
    assert len(set(users)) == 8
    assert all(user is not None and user > 60000 for user in users)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A temporary folder that other users may enter; pytest's own lie in a private one."""
    for place in (tempfile.gettempdir(), "/tmp", "/var/tmp", "/dev/shm"):
        path = Path(place).resolve()
        if path.is_dir() and all(each.stat().st_mode & 0o001 for each in (path, *path.parents)):
            with tempfile.TemporaryDirectory(dir=path) as made:
                yield Path(made)
            return
    pytest.skip("no temporary folder may be entered by other users")


@pytest.mark.sandbox
@pytest.mark.skipif(os.getuid() != 0, reason="another user can be taken on by root only")
@pytest.mark.skipif(shutil.which("setpriv") is None, reason="setpriv is not installed")
@pytest.mark.parametrize("bubblewrap", [True, False])
def test_ordinary_user_can_isolate_too(open_folder: Path, bubblewrap: bool) -> None:
    if bubblewrap and not probe().bubblewrap.present:
        pytest.skip(probe().bubblewrap.detail)
    code = open_folder / "code"
    repository = Path(__file__).resolve().parents[3]
    for room in ("common", "profiling"):
        shutil.copytree(repository / "hydraopt" / room, code / "hydraopt" / room)
    (code / "hydraopt" / "__init__.py").touch()
    binding = importlib.util.find_spec("pyseccomp")
    assert binding is not None
    shutil.copy(str(binding.origin), code)
    for path in (open_folder, code, *code.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    script = (
        "from hydraopt.profiling.records import Call, Limits\n"
        "from hydraopt.profiling.sandbox.contract import Program\n"
        "from hydraopt.profiling.sandbox.zygote import ZygoteSandbox\n"
        f"with ZygoteSandbox(bubblewrap={bubblewrap}).open() as worker:\n"
        "    run = worker.run(Program('import os; print(os.getuid())'), Call([]), Limits())\n"
        "    print(run.outcome.value, run.answer)\n"
    )
    user = ["setpriv", "--reuid=12346", "--regid=12346", "--clear-groups"]
    done = subprocess.run(
        [*user, find_python(), "-B", "-c", script],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(code)},
        cwd="/",
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stdout.split() == ["ok", "12346"], done.stderr
