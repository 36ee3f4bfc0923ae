"""A stage of training (the warm start, or DPO): run by Lightning, resumable at any step."""

from __future__ import annotations

import contextlib
import json
import logging
import signal
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import lightning
from lightning.pytorch.plugins.environments import LightningEnvironment, SLURMEnvironment

from hydraopt.common.errors import UserError
from hydraopt.models.memory import KeptMemory, peak_memory_mib
from hydraopt.training.checkpoint import Checkpoint, differences, load_latest, save_checkpoint
from hydraopt.training.metrics import append_record, keep_until
from hydraopt.training.module import TrainingModule, Work
from hydraopt.training.plan import StepPlan
from hydraopt.training.progress import Progress, figures_line, showing

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
        validate: Returns figures of the validation pairs; None: no validation.
        device: Such as `cpu` or `cuda:0`.
        callbacks: Further callbacks of Lightning.
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

    Raises:
        UserError: The folder holds an unfinished stage of other settings.
    """
    checkpoint = load_latest(stage.checkpoints, log.warning)
    if checkpoint is None:
        return None
    # As it comes back from JSON, where a tuple is a list.
    changed = differences(checkpoint.identity, json.loads(json.dumps(stage.identity)))
    if changed:
        raise UserError(
            f"{stage.folder} holds an unfinished run of other settings ({'; '.join(changed)}); a "
            "run continues only as what it was. Use the same arguments as before, or another run "
            "folder."
        )
    return checkpoint


def run_stage(
    model: torch.nn.Module, work: Work, items: int, stage: Stage, resume: Checkpoint | None
) -> None:
    """Train to the stage's last step.

    Args:
        model: Its parameters that require gradients are trained.
        work: What it is trained on.
        items: How many items there are.
        stage: Everything else.
        resume: Checkpoint to continue from (`find_checkpoint`).

    Raises:
        UserError: The disk is full, or the loss is not finite; the earlier checkpoints stay.
        KeyboardInterrupt: The user stopped it.
    """
    spec = stage.trainer
    module = TrainingModule(model, work, spec, stage.seed, resume)
    keep_until(stage.metrics, module.done)
    plan = StepPlan(
        items, spec.batch_size * spec.accumulate, spec.max_steps, stage.seed, start=module.done
    )
    if len(plan) == 0:
        return
    interrupted = Interruption()
    with quiet_lightning(), showing(stage.title, spec.max_steps, module.done) as progress:
        trainer = make_trainer(
            stage.device,
            [
                Memory(stage.device),
                Records(stage),
                Checkpoints(stage),
                Shown(progress),
                *stage.callbacks,
                interrupted,
            ],
        )
        try:
            trainer.fit(module, train_dataloaders=plan)
        except SystemExit:
            interrupted.raise_again()
            raise
    log.info(
        "%s: %d steps done; peak memory %.0f MiB.", stage.title, module.done, peak_memory_mib()
    )


def make_trainer(device: str, callbacks: list[lightning.Callback]) -> lightning.Trainer:
    """Return a Trainer for one pass over a step plan, that writes nothing by itself."""
    on_cuda = device.startswith("cuda")
    devices: Any = [int(device.partition(":")[2] or 0)] if on_cuda else 1
    # Requeueing is not Lightning's business: the same command continues a run by itself.
    slurm = SLURMEnvironment.detect()
    environment = SLURMEnvironment(auto_requeue=False) if slurm else LightningEnvironment()
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
        plugins=[environment],
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


class Records(lightning.Callback):
    """After each step: validation where it is due, then the step's record."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage

    def on_train_batch_end(self, trainer: Any, pl_module: Any, *_: Any) -> None:
        """Write the step's record."""
        stage, done = self.stage, pl_module.done
        every = stage.trainer.validate_every
        due = done == stage.trainer.max_steps or (every > 0 and done % every == 0)
        if stage.validate is not None and due:
            pl_module.record.update(stage.validate())
        append_record(stage.metrics, pl_module.record)
        stage.tracker.log(pl_module.record, stage.name, stage.steps_before + done)
        pl_module.between_steps = True


class Checkpoints(lightning.Callback):
    """Saves every N steps, at the end, and where training is stopped between two steps."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.saved = -1

    def on_train_batch_end(self, trainer: Any, pl_module: Any, *_: Any) -> None:
        """Save where it is due."""
        spec = self.stage.trainer
        if pl_module.done % spec.checkpoint_every == 0 or pl_module.done == spec.max_steps:
            self.save(pl_module)

    def on_exception(self, trainer: Any, pl_module: Any, exception: BaseException) -> None:
        """Save what is whole (a job's end comes as SIGTERM, which Lightning raises here)."""
        # After a user's error (a full disk, a loss that is not finite) there is nothing to gain.
        new = pl_module.done > max(self.saved, 0)
        if pl_module.between_steps and new and not isinstance(exception, UserError):
            self.save(pl_module)
            log.info("Stopped after step %d; the same command continues.", pl_module.done)

    def save(self, module: TrainingModule) -> None:
        """Write a checkpoint of the last step."""
        stage = self.stage
        checkpoint = module.checkpoint(stage.identity, stage.tracker.identity, stage.config)
        save_checkpoint(stage.checkpoints, checkpoint, stage.trainer.keep_checkpoints)
        self.saved = module.done


class Shown(lightning.Callback):
    """Shows each step."""

    def __init__(self, progress: Progress) -> None:
        self.progress = progress

    def on_train_batch_end(self, trainer: Any, pl_module: Any, *_: Any) -> None:
        """Show the step's loss and the live alpha."""
        self.progress.update(pl_module.done, figures_line(pl_module.record))


class Interruption(lightning.Callback):
    """Keeps the user's Ctrl-C, which Lightning turns into an exit of the process."""

    def __init__(self) -> None:
        self.exception: KeyboardInterrupt | None = None

    def on_exception(self, trainer: Any, pl_module: Any, exception: BaseException) -> None:
        """Keep it."""
        if isinstance(exception, KeyboardInterrupt):
            self.exception = exception

    def raise_again(self) -> None:
        """Raise what was kept, with Ctrl-C at work again (Lightning switches it off)."""
        if self.exception is not None:
            signal.signal(signal.SIGINT, signal.default_int_handler)
            raise self.exception
