"""One training step at a time: the LightningModule around a piece of work, and what work is."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Literal, Protocol

import lightning
import torch

from hydraopt.common.errors import UserError
from hydraopt.models.logps import half_precision
from hydraopt.training.checkpoint import Checkpoint
from hydraopt.training.optimisation import learning_rate_factor, make_optimizer, set_learning_rate
from hydraopt.training.randomness import random_state, restore_random_state, seed_everything
from hydraopt.training.ranks import Ranks, add_up_gradients

if TYPE_CHECKING:
    from hydraopt.common.stopping import StopGuard
    from hydraopt.training.spec import TrainerSpec

Backward = Callable[[torch.Tensor], None]


class Work(Protocol):
    """What is trained on: the losses of a step's items, and what is learnt from them.

    `backward_passes` and `finish` are called once each, in this order, with the optimiser's step
    between them.
    """

    def encode(self, items: Sequence[int]) -> Sequence[Any]:
        """Return the rows of a step's items; a loader's worker may do it ahead of time."""
        ...

    def backward_passes(
        self, step: int, items: Sequence[int], rows: Sequence[Any], backward: Backward
    ) -> float | None:
        """Compute the loss of a step's items and, of this rank's share, its gradients.

        Args:
            step: Number of the step, from 1.
            items: Positions of the step's items.
            rows: What `encode` made of them.
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


Phase = Literal["between", "passes", "update", "unrecorded"]
"""Where training stands: between two steps, all of the last one written; in a step's passes, when
the weights have not moved yet; in its update, which cannot be told whole; after it, when the step's
record has still to be written."""


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
        ranks: The processes that share each step.
        guard: Keeps signals out of a step's update; None: nothing does.

    Attributes:
        done: Steps done.
        taken: Items that they took.
        record: Figures of the last step.
        phase: Where training stands.
    """

    def __init__(
        self,
        model: torch.nn.Module,
        work: Work,
        trainer_spec: TrainerSpec,
        seed: int,
        resume: Checkpoint | None = None,
        ranks: Ranks | None = None,
        guard: StopGuard | None = None,
    ) -> None:
        super().__init__()
        self.automatic_optimization = False
        self.model = model
        self.work = work
        self.trainer_spec = trainer_spec
        self.seed = seed
        self.resume = resume
        self.ranks = ranks or Ranks()
        self.guard = guard
        self.done = resume.step if resume is not None else 0
        self.taken = resume.sampler["position"] if resume is not None else 0
        self.record: dict[str, Any] = {}
        self.phase: Phase = "between"
        self._before_step: tuple[dict[str, Any], list[dict[str, Any]]] = ({}, [])
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
        if self.resume is not None and len(self.resume.random) == self.ranks.count:
            restore_random_state(self.resume.random[self.ranks.rank])
        else:
            # Drop-out differs from rank to rank, and goes on afresh with another number of them.
            seed_everything(self.seed + 1_000_003 * self.ranks.rank + self.done)

    def transfer_batch_to_device(self, batch: Any, device: torch.device, index: int) -> Any:
        """Leave a batch as it is: the work collates its rows itself."""
        return batch

    def training_step(self, batch: tuple[list[int], Sequence[Any]], batch_idx: int) -> None:
        """Do one optimiser step on the items at these positions."""
        started = time.perf_counter()
        spec = self.trainer_spec
        rate = spec.learning_rate * learning_rate_factor(
            self.done,
            schedule=spec.schedule,
            warmup_steps=spec.warmup_steps,
            max_steps=spec.max_steps,
        )
        # Until the weights move, this and they are where training stood before the step: all of it
        # on every rank, so that one that gives the step up can save without the others.
        self._before_step = (self.work.state_dict(), self.ranks.gather(random_state()))
        self.phase = "passes"
        items, rows = batch
        optimizer: Any = self.optimizers()
        with half_precision(self.model):
            loss = self.work.backward_passes(self.done + 1, items, rows, self.manual_backward)
        if loss is not None:
            self._check(loss)
            add_up_gradients(self.ranks, self.trained.values())
            if spec.max_grad_norm > 0:
                torch.nn.utils.clip_grad_norm_(self.trained.values(), spec.max_grad_norm)
        with self.guard.indivisible() if self.guard is not None else contextlib.nullcontext():
            self.phase = "update"
            if loss is not None:
                set_learning_rate(optimizer, rate)
                optimizer.step()
                optimizer.zero_grad()
            figures = self.work.finish()
            seconds = time.perf_counter() - started
            tokens = figures.pop("tokens")
            self.done += 1
            self.taken += len(items)
            self.record = {
                "step": self.done,
                **figures,
                "learning_rate": rate,
                "tokens_per_second": tokens / seconds,
                "seconds": seconds,
            }
            self.phase = "unrecorded"

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
        """Return all that changes, as it stood at the end of the last step.

        In a step's passes too: the weights and the optimiser have not moved yet, and the rest is
        what was kept at the step's beginning. Else every rank has to call it.
        """
        optimizer: Any = self.optimizers(use_pl_optimizer=False)
        work, random = self._before_step
        if self.phase != "passes":
            work, random = self.work.state_dict(), self.ranks.gather(random_state())
        return Checkpoint(
            step=self.done,
            weights={name: p.detach().cpu() for name, p in self.trained.items()},
            optimizer=optimizer.state_dict(),
            random=random,
            work=work,
            sampler={"seed": self.seed, "position": self.taken},
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
