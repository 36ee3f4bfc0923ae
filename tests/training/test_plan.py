from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import Any

import numpy as np

from hydraopt.training.plan import StepPlan


def steps_of(plan: StepPlan) -> list[list[int]]:
    return [plan.at(step) for step in range(plan.steps)]


def test_every_epoch_holds_every_item_once_in_another_order() -> None:
    plan = StepPlan(items=7, per_step=3, steps=7, seed=1)
    order = list(chain.from_iterable(steps_of(plan)))
    epochs = [order[start : start + 7] for start in (0, 7, 14)]
    assert all(sorted(epoch) == list(range(7)) for epoch in epochs)
    assert len({tuple(epoch) for epoch in epochs}) == 3


def test_a_step_takes_the_same_items_in_whatever_order_steps_are_asked_for() -> None:
    whole = steps_of(StepPlan(items=5, per_step=4, steps=9, seed=2))
    plan = StepPlan(items=5, per_step=4, steps=9, seed=2)
    for step in (8, 0, 4, 7, 3):
        assert plan.at(step) == whole[step]


def test_the_order_follows_the_seed() -> None:
    orders = [steps_of(StepPlan(20, 4, 5, seed)) for seed in (0, 0, 1)]
    assert orders[0] == orders[1]
    assert orders[0] != orders[2]


def test_a_step_may_take_more_items_than_there_are() -> None:
    step = StepPlan(items=2, per_step=5, steps=1, seed=0).at(0)
    assert Counter(step).total() == 5
    assert set(step) == {0, 1}


def test_used_items_are_those_of_all_steps_also_the_ones_already_done() -> None:
    plan = StepPlan(items=100, per_step=3, steps=4, seed=0)
    assert plan.used() == sorted(set(chain.from_iterable(steps_of(StepPlan(100, 3, 4, 0)))))
    assert StepPlan(items=6, per_step=3, steps=2, seed=0).used() == list(range(6))


def test_steps_of_like_length_still_hold_every_item_once_an_epoch() -> None:
    lengths = np.random.default_rng(0).integers(20, 400, size=103)
    plan = StepPlan(items=103, per_step=4, steps=103, seed=3, lengths=lengths)
    order = list(chain.from_iterable(steps_of(plan)))
    for start in range(0, 412, 103):
        assert sorted(order[start : start + 103]) == list(range(103))


def test_like_lengths_save_padding_and_short_steps_do_not_come_first() -> None:
    lengths = np.random.default_rng(1).integers(20, 400, size=640)

    def padded(given: Any) -> list[int]:
        plan = StepPlan(items=640, per_step=4, steps=480, seed=3, lengths=given)
        return [int(lengths[step].max()) for step in steps_of(plan)]

    grouped, plain = padded(lengths), padded(None)
    assert sum(grouped) < 0.75 * sum(plain)
    halves = [sum(grouped[:16]), sum(grouped[16:32])]
    assert 0.7 < halves[0] / halves[1] < 1.4
