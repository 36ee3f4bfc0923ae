"""Waits for the jobs of a sweep: by the trials' own ledgers, and by SLURM's queue.

A trial is done when its ledger says so, and failed when SLURM has ended its job and the ledger does
not say so. Nothing else is needed: no accounts of SLURM, no message from the job.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from hydraopt.cli.launching.progress import Progress
from hydraopt.cli.launching.trials import Submitted
from hydraopt.sweeps.queue import ENDED, ask

FIRST_POLL_S, LAST_POLL_S = 0.5, 10.0
"""Seconds between two looks: short sweeps end at once, long ones leave the controller alone."""

LAG_S = 30.0
"""How much later than SLURM's word a ledger on a network file system may be seen."""


@dataclass
class Outcomes:
    """What came of trials, by their names.

    Attributes:
        done: Name to the figure that a sweeper minimises; None: it has none.
        failed: Name to what ended it, one line.
    """

    done: dict[str, float | None] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)


def wait(trials: Sequence[Submitted], outcomes: Outcomes, progress: Progress) -> None:
    """Wait until every trial is done or failed, and note which.

    Args:
        trials: With their jobs.
        outcomes: Gets each trial as it ends, so that what ended is known after an interruption.
        progress: Is told how many are in which state.
    """
    left = {trial.name: trial for trial in trials}
    ended: dict[str, float] = {}
    poll_s = FIRST_POLL_S
    while True:
        states = ask([trial.job for trial in left.values()])
        words = Counter[str]()
        for name, trial in list(left.items()):
            # A controller that does not answer says nothing about the job.
            word = "UNKNOWN" if states is None else states.get(trial.job, "GONE")
            if _look(trial, word, ended, outcomes):
                del left[name]
            else:
                words[word] += 1
        progress.show(len(outcomes.done), len(outcomes.failed), words)
        if not left:
            return
        time.sleep(poll_s)
        poll_s = min(LAST_POLL_S, 1.1 * poll_s)


def _look(trial: Submitted, word: str, ended: dict[str, float], outcomes: Outcomes) -> bool:
    """Return whether a trial has ended, and note how.

    Args:
        trial: The trial.
        word: SLURM's for its job.
        ended: Name to when SLURM was first seen to have ended the job.
        outcomes: Gets the trial.
    """
    if word == "PENDING":
        return False
    state = trial.state()
    if trial.is_done(state):
        outcomes.done[trial.name] = trial.figure(state)
        return True
    if word not in ENDED and word != "GONE":
        ended.pop(trial.name, None)
        return False
    # SLURM may be about to run it again, or the ledger's last line may not have come yet.
    first_seen = ended.setdefault(trial.name, time.monotonic())
    lag_s = LAG_S if word in ("COMPLETED", "GONE") else FIRST_POLL_S / 2
    if time.monotonic() - first_seen < lag_s:
        return False
    message = state.message if state.job == trial.job and state.outcome == "failed" else ""
    outcomes.failed[trial.name] = message or _told(word)
    return True


def _told(word: str) -> str:
    if word == "COMPLETED":
        return "SLURM says COMPLETED, but the trial recorded no end"
    if word == "GONE":
        return "the job is no longer known to SLURM, and the trial recorded no end"
    return f"SLURM ended the job: {word}"
