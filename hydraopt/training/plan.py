"""Which pairs each step takes: a pure function of the seed, so that it can be taken up anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from hydraopt.preference.arrays import IntArray


@dataclass(frozen=True)
class StepPlan:
    """The order of items over all steps: one permutation after another, cut into steps.

    Epoch e is the permutation of generator (seed, e). A step may reach over the end of an epoch, so
    every item is seen equally often, and step s always takes the same items, whether or not the run
    was interrupted before it.

    Attributes:
        items: How many items there are, at least 1.
        per_step: Items of one step.
        steps: Steps of the whole run.
        seed: Seed of the permutations, at least 0.
        start: Steps that are done already; iteration begins behind them.
    """

    items: int
    per_step: int
    steps: int
    seed: int
    start: int = 0
    _epochs: dict[int, IntArray] = field(default_factory=dict, repr=False, compare=False)

    def __len__(self) -> int:
        return max(0, self.steps - self.start)

    def __iter__(self) -> Iterator[list[int]]:
        for step in range(self.start, self.steps):
            yield self.at(step)

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
            self._epochs[epoch] = np.random.default_rng([self.seed, epoch]).permutation(self.items)
        return int(self._epochs[epoch][place])
