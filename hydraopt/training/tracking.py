"""W&B beside the run's own files: offline by default, one run per trial, also across restarts."""

from __future__ import annotations

import os
import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from hydraopt.common.errors import UserError
from hydraopt.common.files import write_atomic

if TYPE_CHECKING:
    from hydraopt.training.spec import LoggerSpec

RUN_ID = "wandb_id"
"""File in the run's folder with the identity of the run in W&B."""


class Tracker(Protocol):
    """Takes the figures of each step."""

    @property
    def identity(self) -> str:
        """Identity of the run where it is tracked; empty where it is not."""
        ...

    def log(self, record: Mapping[str, Any], stage: str, step: int) -> None:
        """Take a step's record.

        Args:
            record: As it stands in `metrics.jsonl`.
            stage: Put before the figures' names.
            step: Number of the step over all stages of the run.
        """
        ...

    def finish(self, failed: bool) -> None:
        """Write out what is pending."""
        ...


class NoTracker:
    """Tracks nothing: the run's own files are enough."""

    identity = ""

    def log(self, record: Mapping[str, Any], stage: str, step: int) -> None:
        """Do nothing."""

    def finish(self, failed: bool) -> None:
        """Do nothing."""


class WandbTracker:
    """One W&B run per run folder: its identity lies in the folder, and a restart takes it up.

    Args:
        spec: Mode, project and so on.
        run_dir: The run's folder; W&B's files go to `wandb/` in it.
        config: The run's configuration.

    Raises:
        UserError: W&B is not installed, or cannot start (no account or network in online mode).
    """

    def __init__(self, spec: LoggerSpec, run_dir: Path, config: dict[str, Any]) -> None:
        # Both are read when wandb is imported.
        os.environ.setdefault("WANDB_SILENT", "true")
        os.environ.setdefault("WANDB_ERROR_REPORTING", "false")
        self.identity = run_identity(run_dir)
        run_dir.mkdir(parents=True, exist_ok=True)
        try:
            import wandb

            mode: Any = spec.mode
            self._run: Any = wandb.init(
                project=spec.project,
                entity=spec.entity or None,
                group=spec.group or None,
                tags=list(spec.tags) or None,
                name=run_dir.name,
                id=self.identity,
                resume="allow",
                mode=mode,
                dir=str(run_dir),
                config=config,
                settings=wandb.Settings(silent=True, console="off"),
            )
        except Exception as error:  # wandb raises its own, requests' and OS errors alike
            raise UserError(
                f"logger.mode={spec.mode}: W&B could not start ({_first_line(error)}). Log in "
                "(wandb login), or use logger.mode=offline, which needs no account, or "
                "logger=local, which does not use W&B."
            ) from error
        for stage in ("train", "warm_start"):
            self._run.define_metric(f"{stage}/*", step_metric=f"{stage}/step")

    def log(self, record: Mapping[str, Any], stage: str, step: int) -> None:
        """Log the record's figures."""
        self._run.log(figures_of(record, stage), step=step)

    def finish(self, failed: bool) -> None:
        """Write out what is pending; the run can be taken up again."""
        self._run.finish(exit_code=1 if failed else 0)


def figures_of(record: Mapping[str, Any], stage: str) -> dict[str, float]:
    """Return a record as flat figures, such as `train/alpha/latency`; drawn weights are left out.

    The weights of single pairs stand in `metrics.jsonl`; their mean per objective is a figure.
    """
    flat: dict[str, float] = {}
    for name, value in record.items():
        entries = value.items() if isinstance(value, Mapping) else [("", value)]
        for entry, figure in entries:
            if isinstance(figure, int | float):
                flat["/".join(part for part in (stage, name, entry) if part)] = figure
    return flat


def run_identity(run_dir: Path) -> str:
    """Return the run's identity in W&B, made on first use and kept in the run's folder."""
    path = run_dir / RUN_ID
    if not path.is_file():
        write_atomic(path, uuid.uuid4().hex[:12] + "\n")
    return path.read_text().strip()


def make_tracker(spec: LoggerSpec, run_dir: Path, config: dict[str, Any]) -> Tracker:
    """Return the tracker that a choice asks for.

    Raises:
        UserError: The kind is unknown, or W&B cannot start.
    """
    if spec.kind == "local":
        return NoTracker()
    if spec.kind == "wandb":
        return WandbTracker(spec, run_dir, config)
    raise UserError(f"logger.kind={spec.kind!r} is not known; choose wandb or local.")


def _first_line(error: BaseException) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]
