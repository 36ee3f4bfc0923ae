"""A trial as the launcher knows it: what it is, where it lies, and which job does it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from omegaconf import DictConfig

from hydraopt.cli.app import KEPT
from hydraopt.sweeps.ledger import State, state_of


@dataclass
class Submitted:
    """A trial of a sweep, and its job once it has one.

    Attributes:
        overrides: What the sweeper asked for.
        config: Composed; it names the folder absolutely.
        command: Such as `train`.
        folder: Of the trial.
        job: SLURM's id, such as `12_3`; empty: none yet.
        log: File that the job's output goes to.
    """

    overrides: list[str]
    config: DictConfig
    command: str
    folder: Path
    job: str = ""
    log: Path = Path()

    @property
    def name(self) -> str:
        """Name of the trial, which is its folder's."""
        return self.folder.name

    def state(self) -> State:
        """Return where it stands by its own files."""
        return state_of(self.folder)

    def is_done(self, state: State) -> bool:
        """Whether a state means that its job need not run (again)."""
        by_its_job = bool(self.job) and state.job == self.job
        return state.outcome == "done" and (by_its_job or self.command in KEPT)

    def figure(self, state: State) -> float | None:
        """Return the figure that a sweeper minimises, where the trial has one."""
        return state.figures.get(str(self.config.get("sweep_figure", "")))
