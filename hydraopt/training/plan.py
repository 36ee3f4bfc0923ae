"""Which pairs each step takes: a pure function of the seed, so that it can be taken up anywhere."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from hydraopt.preference.arrays import IntArray
from hydraopt.training.spec import TrainerSpec

WINDOW = 16
"""Steps within which items are exchanged so that those of like length come together."""


@dataclass(frozen=True)
class StepPlan:
    """The order of items over all steps: one permutation after another, cut into steps.

    Epoch e is the permutation of generator (seed, e). A step may reach over the end of an epoch, so
    every item is seen equally often, and step s always takes the same items, whether or not the run
    was interrupted before it.

    Where lengths are given, a step's items have like lengths, for rows are padded to the longest of
    their batch: the permutation is cut into windows of `WINDOW` steps, a window's items are sorted
    by length and cut into steps, and these are put in random order again.

    Attributes:
        items: How many items there are, at least 1.
        per_step: Items of one step.
        steps: Steps of the whole run.
        seed: Seed of the permutations, at least 0.
        lengths: Of each item, shape (items,); None: steps are cut as they come.
    """

    items: int
    per_step: int
    steps: int
    seed: int
    lengths: IntArray | None = field(default=None, compare=False)
    _epochs: dict[int, IntArray] = field(default_factory=dict, repr=False, compare=False)

    def at(self, step: int) -> list[int]:
        """Return the positions of the items that step `step` takes (the first step is 0)."""
        first = step * self.per_step
        return [self._item(position) for position in range(first, first + self.per_step)]

    def used(self) -> list[int]:
        """Return every item that any step of the whole run takes, ascending."""
        if self.steps * self.per_step >= self.items:
            return list(range(self.items))
        return sorted({item for step in range(self.steps) for item in self.at(step)})

    def _item(self, position: int) -> int:
        epoch, place = divmod(position, self.items)
        if epoch not in self._epochs:
            # A step touches two epochs at most, and they only go up.
            for old in [known for known in self._epochs if known < epoch - 1]:
                del self._epochs[old]
            self._epochs[epoch] = self._order(epoch)
        return int(self._epochs[epoch][place])

    def _order(self, epoch: int) -> IntArray:
        rng = np.random.default_rng([self.seed, epoch])
        order = rng.permutation(self.items)
        if self.lengths is None:
            return order
        # The first items fill up the step that the epoch before has begun.
        start = -epoch * self.items % self.per_step
        while self.items - start >= self.per_step:
            size = min(
                WINDOW * self.per_step, (self.items - start) // self.per_step * self.per_step
            )
            window = order[start : start + size]
            window = window[np.argsort(self.lengths[window], kind="stable")]
            steps = rng.permutation(window.reshape(-1, self.per_step))
            order[start : start + size] = steps.reshape(-1)
            start += size
        return order


def plan_of(lengths: IntArray, trainer: TrainerSpec, seed: int) -> StepPlan:
    """Return the plan of a stage.

    Args:
        lengths: Tokens of each item, shape (items,).
        trainer: Steps, items of each, and whether these are of like length.
        seed: Of the order.
    """
    return StepPlan(
        len(lengths),
        trainer.batch_size * trainer.accumulate,
        trainer.max_steps,
        seed,
        lengths if trainer.group_by_length else None,
    )
