from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from omegaconf import OmegaConf

from hydraopt.cli.launching import waiting
from hydraopt.cli.launching.trials import Submitted
from hydraopt.common.files import append_line
from hydraopt.sweeps.ledger import ATTEMPTS


class Shown:
    """Keeps what it was told."""

    def __init__(self) -> None:
        self.told: list[tuple[int, int, Counter[str]]] = []

    def show(self, done: int, failed: int, words: Counter[str]) -> None:
        self.told.append((done, failed, Counter(words)))


class Cluster:
    """A clock that waiting moves on, and a queue that says at each look what it is told to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *looks: dict[str, str] | None) -> None:
        self.now = 0.0
        self.looks = list(looks)
        self.at_look: dict[int, object] = {}
        self.count = 0
        monkeypatch.setattr(waiting, "ask", self._ask)
        monkeypatch.setattr(waiting.time, "sleep", self._sleep)
        monkeypatch.setattr(waiting.time, "monotonic", lambda: self.now)

    def _ask(self, jobs: list[str]) -> dict[str, str] | None:
        look = self.looks[min(self.count, len(self.looks) - 1)]
        self.count += 1
        return look

    def _sleep(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def trial(tmp_path: Path) -> Submitted:
    config = OmegaConf.create({"sweep_figure": "validation_loss"})
    return Submitted(["seed=1"], config, "train", tmp_path / "t", "12_0", tmp_path / "log")


def write(trial: Submitted, *events: dict[str, object]) -> None:
    for event in events:
        append_line(trial.folder / ATTEMPTS, {"host": "elsewhere", "pid": 1, **event})


def begin(job: str = "12_0") -> dict[str, object]:
    return {"event": "start", "time": 1.0, "job": job}


def end(outcome: str, message: str = "", **figures: float) -> dict[str, object]:
    return {
        "event": "end",
        "time": 2.0,
        "outcome": outcome,
        "message": message,
        "figures": figures,
    }


def wait(trial: Submitted) -> waiting.Outcomes:
    outcomes = waiting.Outcomes()
    waiting.wait([trial], outcomes, Shown())  # type: ignore[arg-type]
    return outcomes


def test_a_trial_is_done_when_its_ledger_says_so_whatever_slurm_says(trial, monkeypatch):
    Cluster(monkeypatch, None)
    write(trial, begin(), end("done", validation_loss=0.5))
    assert wait(trial).done == {"t": 0.5}


def test_a_failure_is_told_in_the_trials_own_words(trial, monkeypatch):
    Cluster(monkeypatch, {"12_0": "RUNNING"}, {"12_0": "FAILED"})
    write(trial, begin(), end("failed", "out of paper"))
    assert wait(trial).failed == {"t": "out of paper"}


@pytest.mark.parametrize("word", ["TIMEOUT", "CANCELLED", "OUT_OF_MEMORY", "NODE_FAIL"])
def test_a_job_that_slurm_ended_is_told_in_slurms_word(trial, monkeypatch, word):
    Cluster(monkeypatch, {"12_0": word})
    write(trial, begin())
    assert wait(trial).failed == {"t": f"SLURM ended the job: {word}"}


def test_what_an_earlier_job_said_does_not_count(trial, monkeypatch):
    Cluster(monkeypatch, {"12_0": "FAILED"})
    write(trial, begin(job="7_0"), end("failed", "long ago"))
    assert wait(trial).failed == {"t": "SLURM ended the job: FAILED"}


def test_a_job_that_slurm_takes_up_again_is_waited_for(trial, monkeypatch):
    cluster = Cluster(
        monkeypatch,
        {"12_0": "NODE_FAIL"},
        {"12_0": "PENDING"},
        {"12_0": "RUNNING"},
        {"12_0": "COMPLETED"},
    )
    write(trial, begin(), begin())
    sleep = cluster._sleep

    def finishes(seconds: float) -> None:
        if cluster.count == 3:
            write(trial, end("done", validation_loss=0.25))
        sleep(seconds)

    monkeypatch.setattr(waiting.time, "sleep", finishes)
    assert wait(trial).done == {"t": 0.25}


def test_a_controller_that_does_not_answer_ends_nothing(trial, monkeypatch):
    cluster = Cluster(monkeypatch, *[None] * 100, {"12_0": "FAILED"})
    write(trial, begin())
    assert wait(trial).failed == {"t": "SLURM ended the job: FAILED"}
    assert cluster.now > 500


@pytest.mark.parametrize(
    ("look", "says"),
    [({"12_0": "COMPLETED"}, "SLURM says COMPLETED"), ({}, "no longer known to SLURM")],
)
def test_a_ledger_may_be_seen_later_than_slurms_word_but_not_for_ever(
    trial, monkeypatch, look, says
):
    cluster = Cluster(monkeypatch, look)
    write(trial, begin())
    assert says in wait(trial).failed["t"]
    assert waiting.LAG_S <= cluster.now < waiting.LAG_S + waiting.LAST_POLL_S


def test_a_measuring_job_of_an_earlier_day_does_not_count_as_done(trial, monkeypatch):
    Cluster(monkeypatch, {"12_0": "FAILED"})
    trial.command = "profile"
    write(trial, begin(job="7_0"), end("done"))
    assert wait(trial).failed.keys() == {"t"}
