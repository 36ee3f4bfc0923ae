"""The trials of a sweep share the reference's figures, as a user starts them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


def test_only_the_first_trial_fills_the_reference(shell, corpus: Path, measurements: Path) -> None:
    done = shell(
        "train.py",
        "--multirun",
        "experiment=smoke",
        "dataset=jsonl",
        f"dataset.path={corpus}",
        f"measurements={measurements}",
        "dataset.min_ratio=1",
        "warm_start=none",
        "evaluate=false",
        "trainer.max_steps=4",
        "weighting=static,adaptive",
        "beta=0.01,0.1",
        PYTHONWARNINGS="default",
    )
    assert done.returncode == 0, done.stderr
    said = re.findall(r"(\d+) computed, (\d+) found on disk, (\d+) of them", done.stderr)
    (path,) = (shell.folder / "cache" / "reference").iterdir()
    programs = str(len(path.read_text().splitlines()))
    assert int(programs) >= 3
    assert said == [(programs, "0", "0"), *[("0", programs, "3")] * 3]
