from __future__ import annotations

import logging
import re

import pytest
from lightning.pytorch.plugins.environments import LightningEnvironment
from rich.progress import Progress as Bar

from hydraopt.training.progress import Progress, duration, figures_line, showing
from hydraopt.training.stage import LIGHTNING_LOGGERS, make_trainer, quiet_lightning


def test_under_slurm_lightning_takes_neither_requeueing_nor_ranks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in {"NTASKS": "2", "JOB_NAME": "train", "JOB_ID": "7", "PROCID": "1"}.items():
        monkeypatch.setenv(f"SLURM_{name}", value)
    with quiet_lightning():
        trainer = make_trainer("cpu", [])
    assert isinstance(trainer._accelerator_connector.cluster_environment, LightningEnvironment)
    assert trainer.world_size == 1


def test_lightnings_loggers_speak_again_afterwards() -> None:
    before = [logging.getLogger(name).level for name in LIGHTNING_LOGGERS]
    with quiet_lightning():
        assert not logging.getLogger(LIGHTNING_LOGGERS[0]).isEnabledFor(logging.WARNING)
    assert [logging.getLogger(name).level for name in LIGHTNING_LOGGERS] == before


def test_the_line_of_a_step_shows_loss_and_live_alpha() -> None:
    record = {"loss": 0.69314, "alpha": {"latency": 1.024, "memory": 0.98}}
    assert figures_line(record) == "loss 0.693  α latency 1.02 memory 0.98"
    assert figures_line({"loss": float("nan")}) == "loss -"


def test_times_are_read_in_hours_minutes_and_seconds() -> None:
    assert [duration(s) for s in (0, 59.6, 3725)] == ["0:00:00", "0:01:00", "1:02:05"]


def test_without_a_terminal_progress_is_a_line_now_and_then(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO)
    with showing("DPO", total=100, done=40) as progress:
        for done in range(41, 101):
            progress.update(done, "loss 0.5")
    (line,) = caplog.messages  # under half a minute: only the last
    assert re.fullmatch(r"DPO 100/100, 0:00:00 left  loss 0.5", line)


def test_a_bar_starts_where_the_run_was_left_and_shows_the_figures() -> None:
    bar = Bar(disable=True)
    progress = Progress("DPO", total=10, done=4, bar=bar)
    assert bar.tasks[0].completed == 4
    progress.update(5, "loss 0.5")
    assert bar.tasks[0].completed == 5
    assert bar.tasks[0].fields["figures"] == "loss 0.5"
