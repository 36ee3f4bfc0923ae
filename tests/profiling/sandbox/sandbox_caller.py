"""A caller with secrets in a process of its own, and what can be seen of it from outside."""

from __future__ import annotations

import hashlib
import json
import os
import pickle
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hydraopt.profiling.records import Call, Limits
from hydraopt.profiling.sandbox.contract import Language, Program, Run, RunOptions

ATTACKS = Path(__file__).parent / "attacks"
REPOSITORY = Path(__file__).resolve().parents[3]
SECRET = "hydraopt-secret-5f3c9a71"
"""Stands in the caller's environment, its files and its memory; no program may show it."""

MARK = "hydraopt_attack"
"""Programs that write outside give their files this name."""

ORDINARY_UID = 48213
PLACES = (Path("/tmp"), Path("/var/tmp"), Path("/dev/shm"), Path("/dev/mqueue"), Path("/run"))


def plain_program(number: int = 0) -> tuple[Program, Call, Any]:
    """Return a harmless program, its input and the answer: the sum of squares below `number`."""
    source = "def f(n):\n    return {'sum': sum(i * i for i in range(n)), 'text': 'é'}\n"
    limit = 1000 + number
    expected = {"sum": sum(i * i for i in range(limit)), "text": "é"}
    return Program(source, "f"), Call([limit]), expected


def processes_below(root: int) -> dict[int, str]:
    """Return the living processes that descend from one, with their states."""
    parents: dict[int, int] = {}
    states: dict[int, str] = {}
    for entry in os.listdir("/proc"):
        if not entry.isdigit():
            continue
        try:
            text = Path(f"/proc/{entry}/stat").read_bytes().decode(errors="replace")
        except OSError:
            continue
        fields = text[text.rindex(")") + 2 :].split()
        parents[int(entry)], states[int(entry)] = int(fields[1]), fields[0]
    found: dict[int, str] = {}
    for process in parents:
        ancestor = process
        while ancestor in parents and ancestor != root:
            ancestor = parents[ancestor]
        # What an ended child of the caller leaves for it to collect is no longer a process.
        collected = states[process] == "Z" and parents[process] == root
        if ancestor == root and process != root and not collected:
            found[process] = states[process]
    return found


def marked_files(*more: Path) -> set[str]:
    """Return the files with the attackers' name in the places where anybody may write."""
    places = [place for place in (*PLACES, *more) if place.is_dir()]
    return {str(found) for place in places for found in place.glob(f"*{MARK}*")}


@dataclass
class Ended:
    """A run as its caller saw it."""

    run: Run
    odd_types: list[str]

    @property
    def text(self) -> str:
        """Everything that the program could say."""
        answer = self.run.answer
        said = answer if isinstance(answer, str) else json.dumps(answer)
        return "\n".join((said, self.run.stderr, self.run.detail))


class Caller:
    """One worker, in a process with secrets, as root or as an ordinary user."""

    def __init__(self, *, bubblewrap: bool, ordinary: bool) -> None:
        self.bubblewrap, self.ordinary = bubblewrap, ordinary
        self.folder = Path(tempfile.mkdtemp(prefix="caller_"))
        self.home = self.folder / "home"
        self.open_to_all = self.folder / "open_to_all"
        self._lay_out()
        self._listen()
        self.content = self._content()
        self.process = self._start()
        compiling = Limits(wall_s=6.0, memory_mib=1024, output_mib=16)
        self.ask("open", {"bubblewrap": bubblewrap, "compile_limits": compiling})
        self.plain_is_right()
        usage = self.plain_is_right().usage
        assert usage is not None
        self.first_usage = usage
        # Compiled programs may have a server of their own.
        compiled = self.run("int main(void) { return 0; }", language=Language.C).run
        assert compiled.outcome == "ok", compiled
        self.steady = len(processes_below(self.process.pid))

    def _lay_out(self) -> None:
        self.home.mkdir()
        self.open_to_all.mkdir()
        shutil.copytree(REPOSITORY / "hydraopt" / "common", self.folder / "code/hydraopt/common")
        shutil.copytree(
            REPOSITORY / "hydraopt" / "profiling", self.folder / "code/hydraopt/profiling"
        )
        shutil.copy(Path(__file__).with_name("sandbox_server.py"), self.folder / "code/serve.py")
        (self.folder / "code/hydraopt/__init__.py").touch()
        for name in ("private", "public", "held"):
            (self.home / name).write_text(f'#error "{SECRET}"\n{SECRET}\n')
        (self.open_to_all / "stays").write_text("unchanged\n")
        (self.open_to_all / "folder").mkdir()
        for path in (self.folder, *self.folder.rglob("*")):
            if self.ordinary:
                os.chown(path, ORDINARY_UID, ORDINARY_UID)
            path.chmod(0o755 if path.is_dir() else 0o644)
        (self.home / "private").chmod(0o600)
        for path in (self.open_to_all, *self.open_to_all.iterdir()):
            path.chmod(0o777 if path.is_dir() else 0o666)

    def _content(self) -> dict[str, str]:
        return {
            str(path): hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
            for path in sorted((*self.home.rglob("*"), *self.open_to_all.rglob("*")))
        }

    def _listen(self) -> None:
        self.listeners = []
        for family, address in (
            (socket.AF_INET, ("127.0.0.1", 0)),
            (socket.AF_UNIX, f"\0{MARK}_{os.getpid()}_{id(self)}"),
            (socket.AF_UNIX, str(self.open_to_all / "socket")),
        ):
            listener = socket.socket(family)
            listener.bind(address)
            listener.listen()
            listener.setblocking(False)
            self.listeners.append(listener)
        (self.open_to_all / "socket").chmod(0o777)

    def _start(self) -> subprocess.Popen[bytes]:
        interpreter, prefix = sys.executable, []
        if self.ordinary:
            interpreter = "/usr/bin/python3"  # that of the tests may lie in a private folder
            prefix = ["setpriv", f"--reuid={ORDINARY_UID}", f"--regid={ORDINARY_UID}"]
            prefix += ["--clear-groups", "--inh-caps=-all", "--bounding-set=-all"]
        packages = [path for path in sys.path if path.endswith("site-packages")]
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.home),
            "PYTHONPATH": os.pathsep.join((str(self.folder / "code"), *packages)),
            "HYDRAOPT_SECRET": SECRET,
            "HYDRAOPT_HELD_FILE": str(self.home / "held"),
        }
        return subprocess.Popen(
            [*prefix, interpreter, "-W", "error", str(self.folder / "code/serve.py")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=self.home,
            env=environment,
        )

    def targets(self) -> dict[str, Any]:
        """Return what the attacks aim at."""
        return {
            "caller": self.process.pid,
            "parent": os.getpid(),
            "home": str(self.home),
            "open_to_all": str(self.open_to_all),
            "repository": str(REPOSITORY),
            "code": str(self.folder / "code"),
            "mark": MARK,
            "port": self.listeners[0].getsockname()[1],
            "abstract": self.listeners[1].getsockname().decode()[1:],
        }

    def ask(self, verb: str, arguments: Any) -> Any:
        """Send a request to the process and return its reply; what it raised is raised here."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        pickle.dump((verb, arguments), self.process.stdin)
        self.process.stdin.flush()
        reply = pickle.load(self.process.stdout)
        if isinstance(reply, RuntimeError):
            raise reply
        return reply

    def run(
        self,
        source: str,
        entry_point: str = "",
        call: Call | None = None,
        limits: Limits | None = None,
        options: RunOptions | None = None,
        language: Language = Language.PYTHON,
    ) -> Ended:
        """Run one program; by default its standard input says what to aim at."""
        call = call or Call([], stdin=json.dumps(self.targets()))
        limits = limits or Limits(wall_s=60.0, memory_mib=512, output_mib=4)
        program = Program(source, entry_point, language)
        return Ended(*self.ask("run", (program, call, limits, options or RunOptions())))

    def plain_is_right(self) -> Run:
        """Run the harmless program and check its answer: what a worker must still do."""
        program, call, expected = plain_program()
        run = self.run(program.source, program.entry_point, call).run
        assert (run.outcome, run.answer) == ("ok", expected), run
        return run

    def check_nothing_happened(self) -> None:
        """Check from outside: no process, file, connection or change of the caller is left."""
        deadline = time.monotonic() + 5.0
        while (below := processes_below(self.process.pid)) and len(below) > self.steady:
            assert time.monotonic() < deadline, f"left behind: {below}, not {self.steady}"
            time.sleep(0.02)
        assert "T" not in below.values(), below
        assert self.process.poll() is None
        assert self._content() == self.content
        assert marked_files(self.home, REPOSITORY, self.folder) == set()
        assert os.getpriority(os.PRIO_PROCESS, self.process.pid) == os.getpriority(
            os.PRIO_PROCESS, 0
        )
        assert os.sched_getaffinity(self.process.pid) == os.sched_getaffinity(0)
        for listener in self.listeners:
            try:
                listener.accept()
            except BlockingIOError:
                continue
            raise AssertionError(f"connected to {listener}")

    def close(self) -> None:
        """End the process and forget its files."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        try:
            status = self.process.wait(20)
            left = processes_below(self.process.pid)
        finally:
            if self.process.poll() is None:
                self.process.send_signal(signal.SIGKILL)
                self.process.wait()
            for listener in self.listeners:
                listener.close()
            assert self.process.stdout is not None
            self.process.stdout.close()
            shutil.rmtree(self.folder)
        assert status == 0
        assert left == {}
