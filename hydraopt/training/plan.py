"""Which pairs each step takes: a pure function of the seed, so that it can be taken up anywhere."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from hydraopt.models.rows import fill
from hydraopt.preference.arrays import IntArray
from hydraopt.training.spec import TrainerSpec

WINDOW = 16
"""Steps within which items are exchanged so that those of like length come together."""


class StepPlan(Protocol):
    """Which items each step takes: step s always the same ones, whatever was asked for before."""

    @property
    def steps(self) -> int:
        """Steps of the whole run."""
        ...

    def at(self, step: int) -> list[int]:
        """Return the positions of the items that step `step` takes (the first step is 0)."""
        ...

    def used(self) -> list[int]:
        """Return every item that any step of the whole run takes, ascending."""
        ...


@dataclass(frozen=True)
class CountPlan:
    """Equally many items a step: one permutation after another, cut into steps.

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


@dataclass(frozen=True)
class TokenPlan:
    """As many items a step as fit under a budget of tokens, in the order of the permutations.

    Epoch e is the permutation of generator (seed, e), cut into steps apart from the other epochs:
    its last step takes what is left of it. So no step holds an item twice, every epoch holds each
    item once, and what a step takes follows from the seed and the items' tokens alone.

    Where lengths are given, the permutation is cut into windows of `WINDOW` steps, and a window's
    items are sorted by length, as a ring that is opened at a random place, before they are cut into
    steps; these are put in random order again. What the last step of a window leaves unfilled, the
    next window fills: it begins with that step's items.

    Attributes:
        tokens: Of each item, shape (items,), at least one item.
        budget: A step has at most so many tokens; an item that alone has more is a step of its own.
        steps: Steps of the whole run.
        seed: Seed of the permutations, at least 0.
        lengths: Of each item, shape (items,); None: steps are cut as they come.
    """

    tokens: IntArray = field(compare=False)
    budget: int
    steps: int
    seed: int
    lengths: IntArray | None = field(default=None, compare=False)
    _ends: list[int] = field(default_factory=list, repr=False, compare=False)
    """Of each epoch up to the last one asked for: the step after its last."""
    _epochs: dict[int, list[IntArray]] = field(default_factory=dict, repr=False, compare=False)

    def at(self, step: int) -> list[int]:
        """Return the positions of the items that step `step` takes (the first step is 0)."""
        while not self._ends or step >= self._ends[-1]:
            count = len(self._epoch(len(self._ends)))
            self._ends.append(count + (self._ends[-1] if self._ends else 0))
        epoch = bisect_right(self._ends, step)
        place = step - (self._ends[epoch - 1] if epoch else 0)
        return [int(item) for item in self._epoch(epoch)[place]]

    def used(self) -> list[int]:
        """Return every item that any step of the whole run takes, ascending."""
        return sorted(int(item) for step in self._epoch(0)[: self.steps] for item in step)

    def _epoch(self, epoch: int) -> list[IntArray]:
        if epoch not in self._epochs:
            self._epochs.clear()  # epochs only go up, but for a loader that begins anew
            self._epochs[epoch] = self._steps_of(epoch)
        return self._epochs[epoch]

    def _steps_of(self, epoch: int) -> list[IntArray]:
        rng = np.random.default_rng([self.seed, epoch])
        order = rng.permutation(len(self.tokens))
        if self.lengths is None:
            return self._cut(order, self.budget)
        steps: list[IntArray] = []
        windows = self._cut(order, WINDOW * self.budget)
        left = order[:0]
        for number, window in enumerate(windows, 1):
            ring = np.concatenate([left, window])
            ring = ring[np.argsort(self.lengths[ring], kind="stable")]
            # Else the longest of all would be left over by every window, up to the epoch's end.
            found = self._cut(np.roll(ring, rng.integers(len(ring))), self.budget)
            left = found.pop() if number < len(windows) else order[:0]
            steps += [found[place] for place in rng.permutation(len(found))]
        return steps

    def _cut(self, order: IntArray, budget: int) -> list[IntArray]:
        return [order[places] for places in fill(self.tokens[order].tolist(), budget)]


def plan_of(tokens: IntArray, lengths: IntArray, trainer: TrainerSpec, seed: int) -> StepPlan:
    """Return the plan of a stage.

    Args:
        tokens: Tokens of each item, which count against `trainer.tokens_per_step`, shape (items,).
        lengths: Tokens of each item's longest line, which others are padded to, shape (items,).
        trainer: Steps, items or tokens of each, and whether a step's items are of like length.
        seed: Of the order.
    """
    alike = lengths if trainer.group_by_length else None
    if trainer.tokens_per_step > 0:
        return TokenPlan(tokens, trainer.tokens_per_step, trainer.max_steps, seed, alike)
    per_step = trainer.batch_size * trainer.accumulate
    return CountPlan(len(tokens), per_step, trainer.max_steps, seed, alike)
