"""Sweep folders made by hand, with the files that a launcher and its trials leave."""

from __future__ import annotations

import json
import socket
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from hydraopt.common.files import append_line
from hydraopt.sweeps.ledger import Trial, write_trial

ELSEWHERE = "node-of-another-machine"
NO_PROCESS = 2**22 + 1
"""Above the highest process id that Linux gives out."""


def make_trial(
    sweep: Path,
    name: str,
    overrides: Sequence[str] = (),
    *,
    outcome: str = "",
    message: str = "",
    attempts: int = 1,
    host: str = "",
    pid: int = NO_PROCESS,
    job: str = "",
    ran_as: str | None = None,
    submitted: float = 0.0,
    ended: float = 200.0,
    figures: Mapping[str, float] | None = None,
    log: str = "",
) -> Path:
    """Make a trial's folder; `outcome` empty: the last attempt has not ended.

    Args:
        sweep: Folder of the sweep.
        name: Of the trial's folder.
        overrides: What was asked for.
        outcome: Of the last attempt.
        message: Of its end.
        attempts: How often it was started; 0: never.
        host: Where it ran last; empty: here.
        pid: Of the last attempt.
        job: SLURM's, in `trial.json`.
        ran_as: SLURM's job of the attempts; None: `job`.
        submitted: When it was asked for.
        ended: When its last attempt ended.
        figures: What it found.
        log: In `trial.json`.
    """
    folder = sweep / name
    write_trial(folder, Trial(name, "train", list(overrides), job, log, submitted))
    for number in range(attempts):
        start = {
            "event": "start",
            "time": 100.0 + number,
            "host": host or socket.gethostname(),
            "pid": pid,
            "job": job if ran_as is None else ran_as,
            "restarts": number,
        }
        append_line(folder / "attempts.jsonl", start)
        last = number == attempts - 1
        if not last or outcome:
            end = {
                "event": "end",
                "time": ended if last else 101.0 + number,
                "outcome": outcome if last else "stopped",
                "message": message if last else "stopped by SIGUSR2",
                "figures": dict(figures or {}) if last else {},
            }
            append_line(folder / "attempts.jsonl", end)
    return folder


def write_steps(folder: Path, records: Sequence[Mapping[str, Any]], part: str = "") -> None:
    """Write the records of steps 1, 2, ... into `metrics.jsonl` of a trial, or of its `part`."""
    for step, record in enumerate(records, start=1):
        append_line(folder / part / "metrics.jsonl", {"step": step, **record})


def write_evaluation(folder: Path, **summary: float) -> None:
    """Write what an evaluation found."""
    (folder / "evaluation").mkdir()
    text = json.dumps({"programs": [], "summary": summary})
    (folder / "evaluation" / "evaluation.json").write_text(text)


CONFIG = """\
seed: 0
warm_start:
  kind: sft
  max_steps: 320
  batch_size: 2
trainer:
  devices: 1
  max_steps: 40
  batch_size: 4
"""
