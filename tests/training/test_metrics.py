from __future__ import annotations

import json
from pathlib import Path

from hydraopt.training.metrics import append_record, keep_until, last_record


def steps(path: Path) -> list[int]:
    return [json.loads(line)["step"] for line in path.read_text().splitlines()]


def test_records_behind_the_checkpoint_are_dropped_and_each_step_stands_once(
    tmp_path: Path,
) -> None:
    path = tmp_path / "metrics.jsonl"
    for step in (1, 2, 2, 3, 4):
        append_record(path, {"step": step, "loss": 0.1 * step})
    with path.open("a") as stream:
        stream.write('{"step": 5, "lo')
    keep_until(path, 3)
    assert steps(path) == [1, 2, 3]
    append_record(path, {"step": 4, "loss": 0.5})
    assert steps(path) == [1, 2, 3, 4]
    assert last_record(path) == {"step": 4, "loss": 0.5}


def test_nothing_is_made_where_there_is_nothing(tmp_path: Path) -> None:
    keep_until(tmp_path / "none", 3)
    assert not (tmp_path / "none").exists()
    assert last_record(tmp_path / "none") == {}


def test_a_figure_that_is_not_finite_becomes_null(tmp_path: Path) -> None:
    path = tmp_path / "metrics.jsonl"
    append_record(path, {"step": 1, "loss": float("nan"), "alpha": {"a": float("inf"), "b": 1.0}})
    assert json.loads(path.read_text()) == {
        "step": 1,
        "loss": None,
        "alpha": {"a": None, "b": 1.0},
    }
