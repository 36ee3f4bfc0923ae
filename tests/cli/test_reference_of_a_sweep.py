"""The trials of a sweep share the reference's figures, as a user starts them."""

from __future__ import annotations

import re

import pytest

pytestmark = pytest.mark.slow


def test_only_the_first_trial_fills_the_reference(shell, short: list[str]) -> None:
    several = ("--multirun", "weighting=static,adaptive", "beta=0.01,0.1")
    done = shell(*short, *several, PYTHONWARNINGS="default")
    assert done.returncode == 0, done.stderr
    said = re.findall(r"(\d+) computed, (\d+) found on disk, (\d+) of them", done.stderr)
    (path,) = (shell.folder / "cache" / "reference").iterdir()
    programs = str(len(path.read_text().splitlines()))
    assert int(programs) >= 3
    assert said == [(programs, "0", "0"), *[("0", programs, "3")] * 3]
