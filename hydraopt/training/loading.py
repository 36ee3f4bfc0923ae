"""The loader of a stage: each step's items with their rows, encoded ahead where workers do it."""

from __future__ import annotations

import signal
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from torch.utils.data import DataLoader, Dataset

if TYPE_CHECKING:
    from hydraopt.training.plan import StepPlan

StepBatch = tuple[list[int], Sequence[Any]]
"""Positions of a step's items, and their rows."""


class PlannedSteps(Dataset[StepBatch]):
    """Every step of a plan, by its number from 0.

    Args:
        plan: Which items each step takes.
        encode: Makes the rows of items.
    """

    def __init__(self, plan: StepPlan, encode: Callable[[Sequence[int]], Sequence[Any]]) -> None:
        self.plan = plan
        self.encode = encode

    def __len__(self) -> int:
        return self.plan.steps

    def __getitem__(self, step: int) -> StepBatch:
        items = self.plan.at(step)
        return items, self.encode(items)


def step_loader(
    plan: StepPlan,
    encode: Callable[[Sequence[int]], Sequence[Any]],
    start: int,
    num_workers: int,
) -> DataLoader[StepBatch]:
    """Return a loader of a plan's steps from `start` on.

    What a step takes follows from its number, so nothing of the loader needs to be kept in a
    checkpoint, however far its workers are ahead.
    """
    import torch

    return DataLoader(
        PlannedSteps(plan, encode),
        batch_size=None,
        sampler=range(start, plan.steps),
        num_workers=num_workers,
        collate_fn=as_it_is,
        # Forked, whatever Python's default is: a copy of the tokenizer's caches and the pairs costs
        # nothing so, and the policy, which `encode` belongs to, need not be pickled.
        multiprocessing_context="fork" if num_workers else None,
        worker_init_fn=_leave_signals_to_the_parent if num_workers else None,
        # Its own, so that no draw of the loader's moves the generators of training.
        generator=torch.Generator().manual_seed(0),
    )


def as_it_is(batch: Any) -> Any:
    """Return a step's batch unchanged."""
    return batch


def _leave_signals_to_the_parent(worker: int) -> None:
    """Ignore what goes to the whole group (a terminal's Ctrl-C, a cluster's warning)."""
    for number in (signal.SIGINT, signal.SIGUSR2, signal.SIGALRM):
        signal.signal(number, signal.SIG_IGN)
