"""The ledger of a sweep: what each trial is, and what became of every attempt at it.

A trial is its resolved configuration: the folder that is named by the configuration's hash holds
`trial.json` (what was asked for, and which job does it) and `attempts.jsonl` (one record at the
start of each attempt and one at its end). Both lie beside the trial's own files, so that no second
place can contradict them, and any process that sees the folder can read them: the launcher, the
trial, the login shell of tomorrow.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from hydraopt.common.errors import UserError
from hydraopt.common.files import append_line, read_lines, sole_holder, write_atomic
from hydraopt.common.stopping import Stopped

TRIAL = "trial.json"
ATTEMPTS = "attempts.jsonl"

PATIENCE_S = 10.0
"""How long an attempt waits for the one before it to be gone."""

STATES = ("waiting", "running", "done", "failed", "stopped", "lost")
"""`waiting`: submitted or never started; `stopped`: asked to leave, it continues; `lost`: it was
running, and its process is gone without a word (killed, or its node failed)."""


@dataclass(frozen=True)
class Trial:
    """What a trial is, and who does it.

    Attributes:
        name: Of its folder: readable choices and the hash of the resolved configuration.
        command: Such as `train`.
        overrides: What the user or sweeper asked for, such as `["weighting=static", "seed=1"]`.
        job: SLURM's id, such as `1234_5`; empty: this machine does it.
        log: File that its output goes to; empty: the terminal.
        submitted: Seconds since the epoch.
    """

    name: str
    command: str
    overrides: list[str] = field(default_factory=list)
    job: str = ""
    log: str = ""
    submitted: float = 0.0


@dataclass(frozen=True)
class State:
    """Where a trial stands, as its own files tell.

    Attributes:
        outcome: One of `STATES`.
        attempts: How often it was started.
        started: Of the last attempt, seconds since the epoch; 0: never.
        ended: Of the last attempt, seconds since the epoch; 0: it has not.
        job: SLURM's id of the last attempt; empty: none.
        host: Of the last attempt.
        pid: Of the last attempt.
        message: What ended the last attempt, one line; empty where it went well.
        figures: What the trial found, by name, where it is done.
    """

    outcome: str = "waiting"
    attempts: int = 0
    started: float = 0.0
    ended: float = 0.0
    job: str = ""
    host: str = ""
    pid: int = 0
    message: str = ""
    figures: Mapping[str, float] = field(default_factory=dict)


def write_trial(folder: Path, trial: Trial) -> None:
    """Write what a trial is into its folder.

    Raises:
        UserError: The folder cannot be written.
    """
    write_atomic(folder / TRIAL, json.dumps(asdict(trial), indent=2) + "\n")


def read_trial(folder: Path) -> Trial | None:
    """Return what a folder's trial is; None where none lies there, or not all of it makes sense."""
    try:
        held = json.loads((folder / TRIAL).read_text())
        trial = Trial(**{name: held[name] for name in Trial.__dataclass_fields__ if name in held})
    except (OSError, ValueError, TypeError):
        return None
    sound = (
        isinstance(trial.overrides, list)
        and all(isinstance(entry, str) for entry in trial.overrides)
        and isinstance(trial.submitted, int | float)
        and isinstance(trial.job, str)
        and isinstance(trial.log, str)
    )
    return trial if sound else None


def slurm_job() -> str:
    """Return the id of the SLURM job that this process belongs to, such as `12_3`, or nothing."""
    array, task = os.environ.get("SLURM_ARRAY_JOB_ID"), os.environ.get("SLURM_ARRAY_TASK_ID")
    return f"{array}_{task}" if array and task else os.environ.get("SLURM_JOB_ID", "")


@contextlib.contextmanager
def attempt(folder: Path) -> Iterator[dict[str, float]]:
    """Record an attempt at a trial while the block runs; figures put into the dict are kept.

    Raises:
        UserError: Another process is at it, or the folder cannot be written.
    """
    busy = (
        f"Another process is at work in {folder}. Wait for it, or stop it; then run the same "
        "command again."
    )
    path = folder / ATTEMPTS
    with sole_holder(folder / ".attempt.lock", busy, PATIENCE_S):
        append_line(
            path,
            {
                "event": "start",
                "time": time.time(),
                "host": socket.gethostname(),
                "pid": os.getpid(),
                "job": slurm_job(),
                "restarts": int(os.environ.get("SLURM_RESTART_COUNT") or 0),
            },
        )
        figures: dict[str, float] = {}
        outcome, message = "failed", ""
        try:
            yield figures
            outcome = "done"
        except (Stopped, KeyboardInterrupt) as stop:
            outcome, message = "stopped", str(stop) or "stopped by Ctrl-C"
            raise
        except BaseException as error:
            message = (str(error).strip() or type(error).__name__).splitlines()[0]
            raise
        finally:
            end = {"event": "end", "time": time.time(), "outcome": outcome, "message": message}
            with contextlib.suppress(UserError):  # a full disk: what ended the attempt is told
                append_line(path, {**end, "figures": figures if outcome == "done" else {}})


def state_of(folder: Path) -> State:
    """Return where a trial stands by its own files and this machine's processes.

    An attempt that has not ended is `running` if its process lives on this machine, `lost` if it
    lived here and is gone. On another machine it counts as running: only SLURM knows better
    (`hydraopt.sweeps.queue`).
    """
    path = folder / ATTEMPTS
    if not path.is_file():
        return State()
    start: dict[str, Any] = {}
    end: dict[str, Any] = {}
    attempts = 0
    for _, record in read_lines(path):
        if record.get("event") == "start":
            attempts += 1
            start, end = record, {}
        elif record.get("event") == "end":
            end = record
    outcome = str(end.get("outcome", "running"))
    if not end and start.get("host") == socket.gethostname() and not _lives(start.get("pid", 0)):
        outcome = "lost"
    return State(
        outcome=outcome if outcome in STATES else "failed",
        attempts=attempts,
        started=float(start.get("time", 0.0)),
        ended=float(end.get("time", 0.0)),
        # An attempt that was given up before it began has no start of its own.
        job=str(end.get("job", start.get("job", ""))),
        host=str(start.get("host", "")),
        pid=int(start.get("pid", 0)),
        message=str(end.get("message", "")),
        figures=dict(end.get("figures") or {}),
    )


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
