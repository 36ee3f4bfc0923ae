"""One training step at a time: the LightningModule around a piece of work, and what work is."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Protocol

import lightning
import torch

from hydraopt.common.errors import UserError
from hydraopt.models.logps import half_precision
from hydraopt.training.checkpoint import Checkpoint
from hydraopt.training.optimisation import learning_rate_factor, make_optimizer, set_learning_rate
from hydraopt.training.randomness import random_state, restore_random_state, seed_everything

if TYPE_CHECKING:
    from hydraopt.training.spec import TrainerSpec

Backward = Callable[[torch.Tensor], None]


class Work(Protocol):
    """What is trained on: the losses of a step's items, and what is learnt from them.

    `backward_passes` and `finish` are called once each, in this order, with the optimiser's step
    between them.
    """

    def backward_passes(self, step: int, items: Sequence[int], backward: Backward) -> float | None:
        """Compute the loss of a step's items and its gradients.

        Args:
            step: Number of the step, from 1.
            items: Positions of the step's items.
            backward: Adds a loss's gradients to the parameters'.

        Returns:
            The step's loss; None where no item carries one, and nothing is to be learnt.
        """
        ...

    def finish(self) -> dict[str, Any]:
        """Learn from the step (the weighting does) and return its figures, `tokens` among them."""
        ...

    def state_dict(self) -> dict[str, Any]:
        """Return all that changes apart from the model's weights, as JSON values."""
        ...

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Continue from an earlier state."""
        ...


class TrainingModule(lightning.LightningModule):
    """Trains a model's adapter by a piece of work, one optimiser step per batch of positions.

    Optimisation is manual: a step's items go through the model in several passes and share one
    optimiser step, whose loss is the mean over exactly the items that carry a loss.

    Args:
        model: Its parameters that require gradients are trained.
        work: What is trained on.
        trainer_spec: Optimiser, learning rate and clipping.
        seed: Seed of the generators at the first step, so that training does not depend on what
            was computed before it.
        resume: Checkpoint to continue from.

    Attributes:
        done: Steps done.
        record: Figures of the last step.
        between_steps: Whether model, work and generators stand between two steps, and the last
            one's record is written, so that they may be saved.
    """

    def __init__(
        self,
        model: torch.nn.Module,
        work: Work,
        trainer_spec: TrainerSpec,
        seed: int,
        resume: Checkpoint | None = None,
    ) -> None:
        super().__init__()
        self.automatic_optimization = False
        self.model = model
        self.work = work
        self.trainer_spec = trainer_spec
        self.seed = seed
        self.resume = resume
        self.done = resume.step if resume is not None else 0
        self.record: dict[str, Any] = {}
        self.between_steps = True
        self.trained = {n: p for n, p in model.named_parameters() if p.requires_grad}
        if resume is not None:
            restore_weights(self.trained, resume.weights)
            work.load_state_dict(resume.work)

    def configure_optimizers(self) -> torch.optim.Optimizer:
        """Return the optimiser, as it stood where training is continued."""
        optimizer = make_optimizer(list(self.trained.values()), self.trainer_spec)
        if self.resume is not None:
            optimizer.load_state_dict(self.resume.optimizer)
        return optimizer

    def on_train_start(self) -> None:
        """Seed or restore every generator, after all that may have drawn from them."""
        if self.resume is not None:
            restore_random_state(self.resume.random)
        else:
            seed_everything(self.seed)

    def training_step(self, batch: list[int], batch_idx: int) -> None:
        """Do one optimiser step on the items at these positions."""
        started = time.perf_counter()
        self.between_steps = False
        spec = self.trainer_spec
        rate = spec.learning_rate * learning_rate_factor(
            self.done,
            schedule=spec.schedule,
            warmup_steps=spec.warmup_steps,
            max_steps=spec.max_steps,
        )
        optimizer: Any = self.optimizers()
        with half_precision(self.model):
            loss = self.work.backward_passes(self.done + 1, batch, self.manual_backward)
        if loss is not None:
            self._check(loss)
            if spec.max_grad_norm > 0:
                torch.nn.utils.clip_grad_norm_(self.trained.values(), spec.max_grad_norm)
            set_learning_rate(optimizer, rate)
            optimizer.step()
            optimizer.zero_grad()
        figures = self.work.finish()
        seconds = time.perf_counter() - started
        tokens = figures.pop("tokens")
        self.done += 1
        self.record = {
            "step": self.done,
            **figures,
            "learning_rate": rate,
            "tokens_per_second": tokens / seconds,
            "seconds": seconds,
        }

    def _check(self, loss: float) -> None:
        if loss != loss or loss in (float("inf"), float("-inf")):
            raise UserError(
                f"The loss of step {self.done + 1} is {loss}; nothing can be learnt from it. The "
                "checkpoints before it are kept. Use a smaller learning rate (trainer."
                f"learning_rate={self.trainer_spec.learning_rate} now) and start a new run."
            )

    def checkpoint(
        self, identity: dict[str, Any], tracking: str, config: dict[str, Any]
    ) -> Checkpoint:
        """Return all that changes, as it stands between two steps."""
        optimizer: Any = self.optimizers(use_pl_optimizer=False)
        spec = self.trainer_spec
        return Checkpoint(
            step=self.done,
            weights={name: p.detach().cpu() for name, p in self.trained.items()},
            optimizer=optimizer.state_dict(),
            random=random_state(),
            work=self.work.state_dict(),
            sampler={
                "seed": self.seed,
                "position": self.done * spec.batch_size * spec.accumulate,
            },
            identity=identity,
            tracking=tracking,
            config=config,
        )


def restore_weights(
    trained: dict[str, torch.nn.Parameter], weights: dict[str, torch.Tensor]
) -> None:
    """Put a checkpoint's weights into the trained parameters.

    Raises:
        UserError: They are not the same parameters.
    """
    same = trained.keys() == weights.keys() and all(
        parameter.shape == weights[name].shape for name, parameter in trained.items()
    )
    if not same:
        raise UserError(
            "The checkpoint's weights are not those of this model's adapter. Use the same model "
            "and adapter settings as before, or start a new run."
        )
    with torch.no_grad():
        for name, parameter in trained.items():
            parameter.copy_(weights[name])
