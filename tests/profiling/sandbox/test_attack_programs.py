"""Whole programs that attack: nothing may happen, a typed outcome comes, the worker works on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sandbox_caller import ATTACKS, SECRET, Caller, Ended

from hydraopt.profiling.records import Limits
from hydraopt.profiling.sandbox.contract import Language

pytestmark = pytest.mark.sandbox


def attacks(folder: str) -> list[object]:
    return [pytest.param(path, id=path.name) for path in sorted((ATTACKS / folder).iterdir())]


def header(text: str, name: str, default: str) -> str:
    found = re.search(rf"^(?:#|//) {name}: (.*)$", text, re.MULTILINE)
    return found.group(1) if found else default


def check(caller: Caller, ended: Ended, outcomes: str) -> None:
    run = ended.run
    assert "BREACH" not in ended.text, ended.text[:2000]
    assert SECRET not in ended.text
    assert run.outcome in outcomes.split(), run
    if run.outcome == "ok":
        assert "END" in ended.text, run
    else:
        assert run.detail
    assert "\n" not in run.detail
    assert run.detail.isprintable(), run.detail
    caller.check_nothing_happened()
    caller.plain_is_right()


@pytest.mark.parametrize("path", attacks("python"))
def test_python_attack_is_stopped(caller: Caller, path: Path) -> None:
    text = path.read_text()
    limits = Limits(float(header(text, "wall_s", "60")), memory_mib=512, output_mib=4)
    ended = caller.run((ATTACKS / "prelude.py").read_text() + text, limits=limits)
    check(caller, ended, header(text, "outcomes", "ok"))


@pytest.mark.parametrize("path", attacks("c"))
def test_c_attack_is_stopped(caller: Caller, path: Path) -> None:
    text = aimed(path.read_text(), caller)
    limits = Limits(float(header(text, "wall_s", "60")), memory_mib=512, output_mib=4)
    for _ in range(2):  # the second run takes the compiled file of the first
        ended = caller.run(text, limits=limits, language=Language.C)
        check(caller, ended, header(text, "outcomes", "ok"))


@pytest.mark.parametrize("path", attacks("compile"))
def test_attack_on_the_compiler_is_stopped(caller: Caller, path: Path) -> None:
    language = Language.CPP if path.suffix == ".cpp" else Language.C
    limits = Limits(wall_s=4.0, memory_mib=512, output_mib=4)
    ended = caller.run(aimed(path.read_text(), caller), limits=limits, language=language)
    check(caller, ended, "error timeout memory_limit output_limit killed")
    for told in ("root:", "build-backend", "HYDRAOPT_", "PATH="):
        assert told not in ended.text, ended.text


def aimed(text: str, caller: Caller) -> str:
    targets = caller.targets()
    for word, value in (
        ("HOME/", f"{targets['home']}/"),
        ("OPEN/", f"{targets['open_to_all']}/"),
        ("REPOSITORY/", f"{targets['repository']}/"),
        ("/CALLER/", f"/{targets['caller']}/"),
    ):
        text = text.replace(word, value)
    return text
