"""Nothing passes from one run to the next one of the same worker."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sandbox_caller import ATTACKS, Caller

from hydraopt.common.errors import UserError
from hydraopt.profiling.records import Call
from hydraopt.profiling.sandbox.command import readable_folders
from hydraopt.profiling.sandbox.contract import Language, RunOptions

pytestmark = pytest.mark.sandbox

EARLIER = "9f2e-what-an-earlier-run-was-given"


def test_a_run_finds_nothing_of_an_earlier_one(caller: Caller) -> None:
    prelude = (ATTACKS / "prelude.py").read_text()
    targets = caller.targets()
    left = caller.run(
        prelude + (ATTACKS / "state/leave.py").read_text() + f"\n# {EARLIER}\n",
        call=Call([], stdin=json.dumps(targets | {"earlier": EARLIER})),
    )
    assert "END" in left.text, left
    caller.run(f"def f(x):\n    return x + '{EARLIER}'", "f", Call([EARLIER]))
    found = caller.run(
        prelude + (ATTACKS / "state/find.py").read_text(),
        call=Call([], stdin=json.dumps(targets | {"earlier": EARLIER[::-1]})),
    )
    assert found.run.outcome == "ok", found
    assert "BREACH" not in found.text
    assert "END" in found.text
    caller.check_nothing_happened()
    caller.plain_is_right()


def test_an_input_is_the_same_again_after_a_run_tried_to_change_it(caller: Caller) -> None:
    spoil = (ATTACKS / "python/spoils_its_inputs.py").read_text()
    source = (ATTACKS / "prelude.py").read_text() + "print(sorted(P))\n" + spoil
    first, second = caller.run(source), caller.run(source)
    assert first.run.outcome == second.run.outcome
    assert first.run.answer == second.run.answer
    assert str(sorted(caller.targets())) in first.text


def test_files_of_an_input_are_the_same_again(caller: Caller) -> None:
    source = """
import os
def f():
    found = {name: open(name).read() for name in sorted(os.listdir('.'))}
    for name in list(found) + ['new']:
        try:
            open(name, 'w').write('spoiled')
        except OSError:
            pass
        try:
            os.remove(name)
        except OSError:
            pass
    return found
"""
    call = Call([], files={"one.txt": "1\n", "two.txt": "é\n"})
    for _ in range(2):
        assert caller.run(source, "f", call).run.answer == {"one.txt": "1\n", "two.txt": "é\n"}
    caller.check_nothing_happened()


@pytest.mark.parametrize(
    "name",
    [
        "../hydraopt_attack",
        "../../../../../../tmp/hydraopt_attack",
        "/tmp/hydraopt_attack",
        "a/../../hydraopt_attack",
        "x" * 300,
        "a\0b",
        "",
        ".",
        "..",
        "stdin",
        "\ud800",
    ],
)
def test_names_of_files_lead_nowhere_else(caller: Caller, name: str) -> None:
    call = Call([], files={name: "BREACH"})
    try:
        ended = caller.run("def f():\n    return 1", "f", call)
    except RuntimeError as error:  # a wrong input may be named, but by a reason for the user
        assert str(error).startswith("UserError: "), error  # noqa: PT017
    else:
        assert ended.run.outcome in ("ok", "error", "sandbox_error")
    caller.check_nothing_happened()
    caller.plain_is_right()


def test_a_worker_keeps_no_memory_of_its_programs(caller: Caller) -> None:
    before = caller.plain_is_right().usage
    for number in range(20):
        caller.run(f"x = {number}\ny = [0] * 1000000\nprint(len(y))")
    after = caller.plain_is_right().usage
    assert before is not None
    assert after is not None
    assert after.memory_kib < before.memory_kib + 2048
    assert after.page_faults < 2 * before.page_faults + 200


def test_two_sources_that_share_a_compiled_name_stay_apart(caller: Caller) -> None:
    source = '#include <cstdio>\nint main() {{ printf("%d\\n", {}); }}\n'
    for number in (1, 2, 1, 2):
        run = caller.run(source.format(number), language=Language.CPP).run
        assert (run.outcome, run.answer) == ("ok", f"{number}\n"), run


def test_repeats_have_arguments_of_their_own(caller: Caller) -> None:
    source = "def f(x):\n    x.append(1)\n    return len(x)"
    run = caller.run(source, "f", Call([[]]), options=RunOptions(repeats=5)).run
    assert (run.outcome, run.answer) == ("ok", 1)


def test_an_interpreter_in_the_home_folder_does_not_open_it_all() -> None:
    home = Path.home()
    try:
        folders = readable_folders(str(home / "bin" / "python3"))
    except UserError:
        return
    assert not any(home.is_relative_to(folder) for folder in folders), folders
