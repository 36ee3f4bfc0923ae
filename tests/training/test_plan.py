from __future__ import annotations

from collections import Counter
from itertools import chain

from hydraopt.training.plan import StepPlan


def test_every_epoch_holds_every_item_once_in_another_order() -> None:
    plan = StepPlan(items=7, per_step=3, steps=7, seed=1)
    order = list(chain.from_iterable(plan))
    epochs = [order[start : start + 7] for start in (0, 7, 14)]
    assert all(sorted(epoch) == list(range(7)) for epoch in epochs)
    assert len({tuple(epoch) for epoch in epochs}) == 3


def test_a_step_takes_the_same_items_wherever_iteration_began() -> None:
    whole = list(StepPlan(items=5, per_step=4, steps=9, seed=2))
    for start in range(10):
        plan = StepPlan(items=5, per_step=4, steps=9, seed=2, start=start)
        assert list(plan) == whole[start:]
        assert len(plan) == 9 - start


def test_the_order_follows_the_seed() -> None:
    orders = [list(StepPlan(20, 4, 5, seed)) for seed in (0, 0, 1)]
    assert orders[0] == orders[1]
    assert orders[0] != orders[2]


def test_a_step_may_take_more_items_than_there_are() -> None:
    step = StepPlan(items=2, per_step=5, steps=1, seed=0).at(0)
    assert Counter(step).total() == 5
    assert set(step) == {0, 1}


def test_used_items_are_those_of_all_steps_also_the_ones_already_done() -> None:
    plan = StepPlan(items=100, per_step=3, steps=4, seed=0, start=3)
    assert plan.used() == sorted(set(chain.from_iterable(StepPlan(100, 3, 4, 0))))
    assert StepPlan(items=6, per_step=3, steps=2, seed=0).used() == list(range(6))
