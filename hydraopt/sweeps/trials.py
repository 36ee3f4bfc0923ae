"""The trials of a sweep's folder, and where each stands: by its own files, and by SLURM."""

from __future__ import annotations

import socket
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from hydraopt.common.errors import UserError
from hydraopt.sweeps.ledger import ATTEMPTS, TRIAL, State, Trial, read_trial, state_of
from hydraopt.sweeps.queue import ENDED as GONE

ENDED = ("done", "failed", "stopped", "lost")
"""States in which nothing goes on any more."""

_BEFORE_RUNNING = frozenset(["PENDING", "CONFIGURING", "REQUEUED", "REQUEUE_FED", "REQUEUE_HOLD"])


@dataclass(frozen=True)
class Standing:
    """A trial and where it stands.

    Attributes:
        folder: The trial's own folder.
        trial: What was asked for; None where `trial.json` is missing or cannot be read.
        state: Where it stands.
    """

    folder: Path
    trial: Trial | None
    state: State

    @property
    def name(self) -> str:
        """Name of the trial's folder."""
        return self.folder.name

    @property
    def overrides(self) -> dict[str, str]:
        """What was asked for, by key: `{"weighting": "static", "seed": "1"}`."""
        asked = self.trial.overrides if self.trial is not None else []
        pairs = (entry.lstrip("+").partition("=") for entry in asked)
        # Who does a trial (hydra/launcher=slurm) does not make it another one.
        return {key: value for key, _, value in pairs if not key.startswith("hydra")}

    @property
    def job(self) -> str:
        """SLURM's id of the job that does the trial now, or did it last; empty: none."""
        return (self.trial.job if self.trial is not None else "") or self.state.job

    @property
    def log(self) -> Path | None:
        """The file that tells what happened; None where there is none."""
        own = self.folder / "run.log"
        if self.trial is not None and self.trial.log:
            return Path(self.trial.log)
        return own if own.is_file() else None


def find_trials(sweep: Path) -> list[Standing]:
    """Return the trials in a sweep's folder, in the order in which they were asked for.

    Raises:
        UserError: The folder is missing, or holds no trial.
    """
    if not sweep.is_dir():
        raise UserError(
            f"{sweep} is no folder. Give the folder of a sweep (hydra.sweep.dir), such as "
            "multirun/train."
        )
    folders = [
        folder
        for folder in sweep.iterdir()
        if (folder / TRIAL).is_file() or (folder / ATTEMPTS).is_file()
    ]
    if not folders:
        raise UserError(
            f"{sweep} holds no trial (no folder in it has a {TRIAL}). Give the folder of a sweep "
            "(hydra.sweep.dir), such as multirun/train."
        )
    found = [Standing(folder, read_trial(folder), _state(folder)) for folder in folders]
    # A trial that was submitted together with others keeps its place; the name settles the rest.
    return sorted(found, key=lambda s: (s.trial.submitted if s.trial else 0.0, s.name))


def corrected(found: Iterable[Standing], jobs: Mapping[str, str] | None) -> list[Standing]:
    """Return the standings with what SLURM knows of their jobs.

    The files cannot tell of a job that waits in a queue, nor of a process on another machine:
    there SLURM's word counts. What a trial has recorded as done stays done.

    Args:
        found: By their own files.
        jobs: Job to SLURM's state of it, such as `{"12_3": "PENDING"}`; a job that is missing in
            it is unknown to SLURM by now. None: SLURM does not answer, nothing is corrected.
    """
    if jobs is None:
        return list(found)
    return [replace(each, state=_corrected(each, jobs)) for each in found]


def _corrected(each: Standing, jobs: Mapping[str, str]) -> State:
    state = each.state
    if not each.job or state.outcome == "done":
        return state
    word = jobs.get(each.job, "")
    if not word or word in GONE:
        if state.outcome not in ("waiting", "running"):
            return state
        if state.outcome == "running" and (_is_here(state) or state.job != each.job):
            return state  # a process is at work on it, whatever SLURM says of this job
        said = f"SLURM says {word}" if word else "SLURM knows it no more"
        return replace(state, outcome="lost", message=f"job {each.job} is gone: {said}")
    if word in _BEFORE_RUNNING:
        return replace(state, outcome="waiting", message="")
    if state.outcome == "failed" and state.job == each.job:
        return state  # the job of an attempt that has just failed is on its way out
    return replace(state, outcome="running", message="")


def _is_here(state: State) -> bool:
    return state.host == socket.gethostname()


def differing(found: Sequence[Standing]) -> list[str]:
    """Return the keys of the overrides in which the trials differ, in the order of asking."""
    keys: dict[str, None] = {}
    for each in found:
        keys.update(dict.fromkeys(each.overrides))
    known = [each.overrides for each in found if each.trial is not None]
    return [key for key in keys if len({entry.get(key) for entry in known}) > 1]


def labels(found: Sequence[Standing]) -> list[str]:
    """Return a short, unique name for each trial: the overrides that set it apart.

    A trial that nothing sets apart so (it is alone, its `trial.json` cannot be read, or the
    configuration files were changed between two sweeps) is told by its folder's name.
    """
    keys = differing(found)
    short = [_short(each, keys) for each in found]
    count = Counter(short)
    return [
        each.name if not label else f"{label} ({each.name})" if count[label] > 1 else label
        for label, each in zip(short, found, strict=True)
    ]


def _short(each: Standing, keys: Sequence[str]) -> str:
    own = each.overrides
    return " ".join(f"{key}={own[key]}" for key in keys if key in own)


def _state(folder: Path) -> State:
    try:
        return state_of(folder)
    except (UserError, TypeError, ValueError) as error:
        # One damaged ledger must not hide the other trials.
        return State(outcome="failed", message=f"{ATTEMPTS} cannot be read: {error}")
