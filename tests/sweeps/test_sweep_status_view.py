import io

import pytest
from made_sweep import CONFIG, ELSEWHERE, make_trial, write_steps
from rich.console import Console

from hydraopt.sweeps import queue
from hydraopt.sweeps.status import all_ended, read_status, summary, to_json, view


@pytest.fixture
def sweep(tmp_path):
    """A sweep in which one of everything happens."""
    make_trial(tmp_path, "a", ["w=1", "seed=0"], outcome="done", attempts=3, submitted=1.0)
    make_trial(tmp_path, "b", ["w=1", "seed=1"], host=ELSEWHERE, submitted=2.0)
    make_trial(
        tmp_path, "c", ["w=2", "seed=0"], outcome="failed", message="[b]boom[/b]", submitted=3.0
    )
    make_trial(tmp_path, "d", ["w=2", "seed=1"], attempts=0, submitted=4.0)
    make_trial(tmp_path, "e", ["w=3", "seed=0"], submitted=5.0)
    write_steps(tmp_path / "a", [{"loss": 0.6, "validation_loss": 0.65}])
    write_steps(tmp_path / "b", [{"loss": 1.25}], part="warm_start")
    for name in ("a", "b"):
        (tmp_path / name / "config.yaml").write_text(CONFIG)
    (tmp_path / "c" / "run.log").write_text("boom\n")
    return tmp_path


def printed(rows, room=None, width=1000):  # wider than the path of any temporary folder
    console = Console(file=io.StringIO(), width=width, highlight=False)
    console.print(view(rows, room=room))
    return console.file.getvalue().splitlines()


def cells(line):
    return [cell.strip() for cell in line.split("  ") if cell.strip()]


def test_the_table_tells_state_step_restarts_and_figure(sweep):
    rows = read_status(sweep)
    assert summary(rows) == "5 trials: done 1, running 1, waiting 1, failed 1, lost 1"
    lines = printed(rows)
    assert lines[0].strip() == summary(rows)
    shown = {cells(line)[0]: cells(line)[1:] for line in lines[3:8]}
    assert shown["w=1 seed=0"][:4] == ["done", "1/40", "2", "validation_loss 0.65"]
    assert shown["w=1 seed=1"][:4] == ["running", "warm start 1/320", "-", "loss 1.25"]
    assert shown["w=2 seed=0"] == ["failed", "-", "-", "-", "-", str(sweep / "c" / "run.log")]
    assert shown["w=2 seed=1"][:2] == ["waiting", "-"]
    assert shown["w=3 seed=0"][0] == "lost"


def test_what_failed_is_told_below_with_its_log(sweep):
    text = " ".join(line.strip() for line in printed(read_status(sweep))[8:])
    assert f"w=2 seed=0: failed: [b]boom[/b] (log: {sweep / 'c' / 'run.log'})" in text
    assert "w=3 seed=0: lost: its process on" in text


def test_a_small_screen_shows_first_what_runs_and_what_failed(sweep):
    lines = printed(read_status(sweep), room=9, width=100)
    assert len(lines) <= 9
    text = "\n".join(lines)
    assert "w=1 seed=1" in text
    assert "w=2 seed=0" in text
    assert "... and 2 more trials" in text


def test_slurm_is_asked_for_the_jobs_of_trials_that_are_not_done(tmp_path, monkeypatch):
    asked = []

    def ask(jobs):
        asked.extend(jobs)
        return {"7_1": "RUNNING", "7_2": "PENDING"}

    monkeypatch.setattr(queue, "ask", ask)
    make_trial(tmp_path, "a", ["seed=0"], outcome="done", job="7_0")
    make_trial(tmp_path, "b", ["seed=1"], attempts=0, job="7_1")
    make_trial(tmp_path, "c", ["seed=2"], attempts=0, job="7_2")
    make_trial(tmp_path, "d", ["seed=3"], attempts=0, job="7_3")
    rows = read_status(tmp_path)
    assert asked == ["7_1", "7_2", "7_3"]
    assert [row.outcome for row in rows] == ["done", "running", "waiting", "lost"]
    assert not all_ended(rows)


def test_all_have_ended_when_nothing_runs_or_waits(tmp_path):
    for name in ("done", "failed", "stopped"):
        make_trial(tmp_path, name, outcome=name)
    make_trial(tmp_path, "lost")
    assert all_ended(read_status(tmp_path))
    make_trial(tmp_path, "waiting", attempts=0)
    assert not all_ended(read_status(tmp_path))


def test_json_holds_what_the_table_shows(sweep):
    record = to_json(sweep, read_status(sweep))
    assert record["counts"] == {"done": 1, "running": 1, "waiting": 1, "failed": 1, "lost": 1}
    first = record["trials"][0]
    assert (first["state"], first["attempts"], first["restarts"]) == ("done", 3, 2)
    assert first["overrides"] == {"w": "1", "seed": "0"}
    assert first["progress"] == {
        "stage": "train",
        "step": 1,
        "steps": 40,
        "figure": "validation_loss",
        "value": 0.65,
    }
