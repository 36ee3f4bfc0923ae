"""A stage of training (the warm start, or DPO): run by Lightning, resumable at any step."""

from __future__ import annotations

import contextlib
import logging
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import lightning
from lightning.pytorch.plugins.environments import LightningEnvironment

from hydraopt.common.errors import UserError
from hydraopt.common.stopping import StopGuard, Stopped, stop_guard
from hydraopt.models.memory import KeptMemory, peak_memory_mib
from hydraopt.training.changes import changes, differences
from hydraopt.training.checkpoint import Checkpoint, load_latest, save_checkpoint
from hydraopt.training.loading import step_loader
from hydraopt.training.metrics import append_record, keep_until
from hydraopt.training.module import TrainingModule, Work
from hydraopt.training.plan import StepPlan
from hydraopt.training.progress import Progress, figures_line, showing
from hydraopt.training.ranks import Ranks

if TYPE_CHECKING:
    import torch

    from hydraopt.training.spec import TrainerSpec
    from hydraopt.training.tracking import Tracker

log = logging.getLogger(__name__)

LIGHTNING_LOGGERS = (
    "lightning.pytorch",
    "lightning.pytorch.utilities.rank_zero",
    "lightning.fabric",
    "lightning.fabric.utilities.rank_zero",
)


@dataclass
class Stage:
    """What a stage needs beside its model and work.

    Attributes:
        name: `train` or `warm_start`, for W&B.
        title: For the terminal.
        folder: Gets `metrics.jsonl` and `checkpoints/`.
        trainer: Steps, optimiser, checkpoints.
        seed: Of the order of items, and of the generators at the first step.
        identity: What the stage is, part by part; it continues only as what it was.
        config: The run's configuration, kept in the checkpoints.
        tracker: Gets each step's record too.
        steps_before: Steps of the stages before, for the tracker's count.
        validate: Returns figures of the validation pairs; every rank calls it. None: no
            validation.
        device: Such as `cpu` or `cuda:0`.
        callbacks: Further callbacks of Lightning.
        ranks: The processes that share each step.
    """

    name: str
    title: str
    folder: Path
    trainer: TrainerSpec
    seed: int
    identity: dict[str, Any]
    config: dict[str, Any]
    tracker: Tracker
    steps_before: int = 0
    validate: Callable[[], dict[str, float]] | None = None
    device: str = "cpu"
    callbacks: list[lightning.Callback] = field(default_factory=list)
    ranks: Ranks = field(default_factory=Ranks)

    @property
    def checkpoints(self) -> Path:
        """Where the stage's checkpoints lie."""
        return self.folder / "checkpoints"

    @property
    def metrics(self) -> Path:
        """The stage's records, one a step."""
        return self.folder / "metrics.jsonl"


def find_checkpoint(stage: Stage) -> Checkpoint | None:
    """Return the checkpoint that a stage continues from, or None at its beginning.

    Keys of the configuration that changed since are told, each with what is done about it.

    Raises:
        UserError: The folder holds an unfinished stage of other settings.
    """
    with stage.ranks.first_goes_first():  # who sets damaged checkpoints aside
        checkpoint = load_latest(stage.checkpoints, log.warning)
    if checkpoint is None:
        return None
    changed = changes(checkpoint.config or {}, stage.config)
    parts = differences(checkpoint.identity, stage.identity)
    if parts:
        keys = "".join(
            f"\n  {change.key}: {change.then} then, {change.now} now" for change in changed
        )
        raise UserError(
            f"{stage.folder} holds an unfinished run of other settings ({'; '.join(parts)}); a "
            "run continues only as what it was. Use the same arguments as before, or another run "
            f"folder.{' Keys that changed:' + keys if keys else ''}"
        )
    for change in changed:
        log.warning("Changed since step %d: %s.", checkpoint.step, change)
    return checkpoint


def run_stage(
    model: torch.nn.Module, work: Work, plan: StepPlan, stage: Stage, resume: Checkpoint | None
) -> None:
    """Train to the stage's last step.

    Args:
        model: Its parameters that require gradients are trained.
        work: What it is trained on.
        plan: Which items each step takes (`plan_of`).
        stage: Everything else.
        resume: Checkpoint to continue from (`find_checkpoint`).

    Raises:
        UserError: The disk is full, or the loss is not finite; the earlier checkpoints stay.
        Stopped: A signal asked the process to stop; the last step is saved.
        KeyboardInterrupt: A second Ctrl-C came; the earlier checkpoints stay.
    """
    spec = stage.trainer
    with stop_guard() as guard:
        module = TrainingModule(model, work, spec, stage.seed, resume, stage.ranks, guard)
        if stage.ranks.first:
            keep_until(stage.metrics, module.done)
        if module.done >= spec.max_steps:
            return
        shown = showing(stage.title, spec.max_steps, module.done)
        steps = Steps(stage)
        with quiet_lightning(), shown as progress, guard.deferring():
            trainer = make_trainer(
                stage.device,
                [
                    Memory(stage.device),
                    steps,
                    Shown(progress),
                    *stage.callbacks,
                    Leaving(steps, guard),
                ],
            )
            loader = step_loader(plan, work.encode, module.done, spec.num_workers)
            try:
                trainer.fit(module, train_dataloaders=loader)
            except SystemExit:  # what Lightning makes of Ctrl-C
                guard.take_signals()
                guard.leave_if_asked(at_once=True)
                raise
            except Exception as error:
                if isinstance(error, UserError) or guard.requested is None:
                    raise
                # The signal went to the whole group, and what it took first was a loader's worker.
                raise Stopped(guard.requested) from error
        guard.leave_if_asked()
    log.info(
        "%s: %d steps done; peak memory %.0f MiB.",
        stage.title,
        module.done,
        peak_memory_mib(stage.device),
    )


def make_trainer(device: str, callbacks: list[lightning.Callback]) -> lightning.Trainer:
    """Return a Trainer for one pass over a step plan, that writes nothing by itself.

    Its environment is always the plain one: signals and requeueing on SLURM have one owner, which
    is not Lightning, and ranks meet before (`hydraopt.training.ranks`).
    """
    on_cuda = device.startswith("cuda")
    devices: Any = [int(device.partition(":")[2] or 0)] if on_cuda else 1
    return lightning.Trainer(
        accelerator="gpu" if on_cuda else "cpu",
        devices=devices,
        max_epochs=1,
        logger=False,
        enable_checkpointing=False,
        enable_progress_bar=False,
        enable_model_summary=False,
        num_sanity_val_steps=0,
        callbacks=callbacks,
        plugins=[LightningEnvironment()],
    )


@contextlib.contextmanager
def quiet_lightning() -> Iterator[None]:
    """Keep Lightning's notices and advertisements off the terminal, but not its errors."""
    loggers = [logging.getLogger(name) for name in LIGHTNING_LOGGERS]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", module=r"lightning\.")
            warnings.filterwarnings("ignore", message="The `srun` command is available")
            yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


class Memory(lightning.Callback):
    """Keeps the memory that training on a CPU gathers from growing from step to step."""

    def __init__(self, device: str) -> None:
        self.kept = KeptMemory() if device == "cpu" else None

    def on_train_batch_end(self, trainer: Any, pl_module: Any, *_: Any) -> None:
        """Give freed memory back where it has grown."""
        if self.kept is not None:
            self.kept.bound()


class Steps(lightning.Callback):
    """The end of a step: validation where it is due, the step's record, and its checkpoint.

    A checkpoint is also written where training is broken off, by whatever: of the last step, even
    from within the next one's passes. Of several ranks the first does so in the passes only, where
    it holds all that the others do (sharded weights are none of a checkpoint's); else they would
    have to help, and may be gone.
    """

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.saved = -1

    def on_train_start(self, trainer: Any, pl_module: Any) -> None:
        """Remember where a continued run stands: that is saved already."""
        self.saved = pl_module.done

    def on_train_batch_end(self, trainer: Any, pl_module: Any, *_: Any) -> None:
        """Write the step's record, and save where it is due."""
        self.record(pl_module)
        spec = self.stage.trainer
        if pl_module.done % spec.checkpoint_every == 0 or pl_module.done == spec.max_steps:
            self.save(pl_module)

    def on_exception(self, trainer: Any, pl_module: Any, error: BaseException) -> None:
        """Save the last step, where it can be told whole without the other ranks."""
        # After a user's error (a full disk, a loss that is not finite) there is nothing to gain,
        # and a second Ctrl-C wants no more of it.
        unwanted = isinstance(error, UserError | KeyboardInterrupt)
        alone = self.stage.ranks.count == 1
        if unwanted or pl_module.phase == "update" or not (alone or pl_module.phase == "passes"):
            return
        if pl_module.phase == "unrecorded":
            self.record(pl_module)
        self.save(pl_module)

    def record(self, module: TrainingModule) -> None:
        """Write the record of a step that is done; every rank calls it."""
        stage, done = self.stage, module.done
        every = stage.trainer.validate_every
        due = done == stage.trainer.max_steps or (every > 0 and done % every == 0)
        if stage.validate is not None and due:
            module.record.update(stage.validate())
        if stage.ranks.first:
            module.record["peak_memory_mib"] = peak_memory_mib(stage.device)
            append_record(stage.metrics, module.record)
            stage.tracker.log(module.record, stage.name, stage.steps_before + done)
        module.phase = "between"

    def save(self, module: TrainingModule) -> None:
        """Write a checkpoint of the last step, unless that is done.

        Every rank has to call it, unless it is in a step's passes.
        """
        stage = self.stage
        if module.done <= max(self.saved, 0):
            return
        checkpoint = module.checkpoint(stage.identity, stage.tracker.identity, stage.config)
        if stage.ranks.first:
            save_checkpoint(stage.checkpoints, checkpoint, stage.trainer.keep_checkpoints)
        self.saved = module.done


class Leaving(lightning.Callback):
    """Leaves at the end of a step if a signal has asked any rank to."""

    def __init__(self, steps: Steps, guard: StopGuard) -> None:
        self.steps = steps
        self.guard = guard

    def on_train_start(self, trainer: Any, pl_module: Any) -> None:
        """Take the signals back: Lightning has just set a handler of its own."""
        self.guard.take_signals()

    def on_train_batch_end(self, trainer: Any, pl_module: Any, *_: Any) -> None:
        """Save and leave."""
        asked = self.steps.stage.ranks.largest(int(self.guard.requested or 0))
        if asked:
            self.steps.save(pl_module)
            raise Stopped(asked)


class Shown(lightning.Callback):
    """Shows each step."""

    def __init__(self, progress: Progress) -> None:
        self.progress = progress

    def on_train_batch_end(self, trainer: Any, pl_module: Any, *_: Any) -> None:
        """Show the step's loss and the live alpha."""
        self.progress.update(pl_module.done, figures_line(pl_module.record))
