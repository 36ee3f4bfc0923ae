from __future__ import annotations

from collections import Counter
from itertools import chain, pairwise
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from hydraopt.training.plan import CountPlan, StepPlan, TokenPlan, plan_of
from hydraopt.training.spec import TrainerSpec


def steps_of(plan: StepPlan) -> list[list[int]]:
    return [plan.at(step) for step in range(plan.steps)]


def test_every_epoch_holds_every_item_once_in_another_order() -> None:
    plan = CountPlan(items=7, per_step=3, steps=7, seed=1)
    order = list(chain.from_iterable(steps_of(plan)))
    epochs = [order[start : start + 7] for start in (0, 7, 14)]
    assert all(sorted(epoch) == list(range(7)) for epoch in epochs)
    assert len({tuple(epoch) for epoch in epochs}) == 3


def test_a_step_takes_the_same_items_in_whatever_order_steps_are_asked_for() -> None:
    whole = steps_of(CountPlan(items=5, per_step=4, steps=9, seed=2))
    plan = CountPlan(items=5, per_step=4, steps=9, seed=2)
    for step in (8, 0, 4, 7, 3):
        assert plan.at(step) == whole[step]


def test_the_order_follows_the_seed() -> None:
    orders = [steps_of(CountPlan(20, 4, 5, seed)) for seed in (0, 0, 1)]
    assert orders[0] == orders[1]
    assert orders[0] != orders[2]


def test_a_step_may_take_more_items_than_there_are() -> None:
    step = CountPlan(items=2, per_step=5, steps=1, seed=0).at(0)
    assert Counter(step).total() == 5
    assert set(step) == {0, 1}


def test_used_items_are_those_of_all_steps_also_the_ones_already_done() -> None:
    plan = CountPlan(items=100, per_step=3, steps=4, seed=0)
    assert plan.used() == sorted(set(chain.from_iterable(steps_of(CountPlan(100, 3, 4, 0)))))
    assert CountPlan(items=6, per_step=3, steps=2, seed=0).used() == list(range(6))


def test_steps_of_like_length_still_hold_every_item_once_an_epoch() -> None:
    lengths = np.random.default_rng(0).integers(20, 400, size=103)
    plan = CountPlan(items=103, per_step=4, steps=103, seed=3, lengths=lengths)
    order = list(chain.from_iterable(steps_of(plan)))
    for start in range(0, 412, 103):
        assert sorted(order[start : start + 103]) == list(range(103))


def test_like_lengths_save_padding_and_short_steps_do_not_come_first() -> None:
    lengths = np.random.default_rng(1).integers(20, 400, size=640)

    def padded(given: Any) -> list[int]:
        plan = CountPlan(items=640, per_step=4, steps=480, seed=3, lengths=given)
        return [int(lengths[step].max()) for step in steps_of(plan)]

    grouped, plain = padded(lengths), padded(None)
    assert sum(grouped) < 0.75 * sum(plain)
    halves = [sum(grouped[:16]), sum(grouped[16:32])]
    assert 0.7 < halves[0] / halves[1] < 1.4


@st.composite
def token_plans(draw: st.DrawFn) -> TokenPlan:
    tokens = np.array(draw(st.lists(st.integers(1, 60), min_size=1, max_size=60)))
    return TokenPlan(
        tokens=tokens,
        budget=draw(st.integers(1, 150)),
        steps=draw(st.integers(1, 40)),
        seed=draw(st.integers(0, 5)),
        lengths=draw(st.sampled_from([None, tokens, tokens[::-1].copy()])),
    )


def anew(plan: TokenPlan) -> TokenPlan:
    return TokenPlan(plan.tokens, plan.budget, plan.steps, plan.seed, plan.lengths)


def epochs_of(plan: TokenPlan) -> list[list[list[int]]]:
    """The steps of each epoch that the plan ends: an epoch holds each item once."""
    epochs: list[list[list[int]]] = [[]]
    for step in steps_of(plan):
        epochs[-1].append(step)
        if sum(map(len, epochs[-1])) >= len(plan.tokens):
            epochs.append([])
    return epochs[:-1]


@given(token_plans())
def test_a_step_keeps_to_its_tokens_unless_one_item_alone_has_more(plan: TokenPlan) -> None:
    for step in steps_of(plan):
        assert len(step) == 1 or plan.tokens[step].sum() <= plan.budget
        assert step


@given(token_plans())
def test_every_epoch_of_a_token_plan_holds_every_item_once(plan: TokenPlan) -> None:
    for epoch in epochs_of(plan):
        assert sorted(chain.from_iterable(epoch)) == list(range(len(plan.tokens)))


@given(token_plans())
def test_a_step_as_it_comes_takes_as_many_items_as_fit(plan: TokenPlan) -> None:
    plain = TokenPlan(plan.tokens, plan.budget, plan.steps, plan.seed)
    for epoch in epochs_of(plain):
        for step, after in pairwise(epoch):
            assert plan.tokens[step].sum() + plan.tokens[after[0]] > plan.budget


@given(token_plans(), st.data())
def test_a_token_plan_is_taken_up_at_any_step(plan: TokenPlan, data: st.DataObject) -> None:
    whole = steps_of(plan)
    step = data.draw(st.integers(0, plan.steps - 1))
    later = anew(plan)
    later.used()
    assert [later.at(s) for s in range(step, plan.steps)] == whole[step:]
    assert [later.at(s) for s in (0, step, 0)] == [whole[0], whole[step], whole[0]]


@given(token_plans())
def test_used_items_of_a_token_plan_are_those_of_its_steps(plan: TokenPlan) -> None:
    assert plan.used() == sorted(set(chain.from_iterable(steps_of(anew(plan)))))


def test_the_order_of_a_token_plan_follows_its_seed_and_its_epoch() -> None:
    tokens = np.full(12, 10)
    orders = [steps_of(TokenPlan(tokens, 120, 2, seed)) for seed in (0, 0, 1)]
    assert orders[0] == orders[1]
    assert orders[0] != orders[2]
    assert orders[0][0] != orders[0][1]


def test_grouped_steps_of_tokens_have_like_lengths_and_are_full() -> None:
    tokens = np.random.default_rng(1).integers(20, 400, size=4000)
    plans = [TokenPlan(tokens, 2000, 300, 3, lengths) for lengths in (None, tokens)]
    spreads = [np.median([np.ptp(tokens[step]) for step in steps_of(plan)]) for plan in plans]
    assert spreads[1] < 0.2 * spreads[0]
    for plan in plans:
        # All but the last of an epoch, and the item that did not fit: at most 400 of 2000 tokens.
        filled = [tokens[step].sum() / 2000 for step in steps_of(plan)]
        assert np.mean(filled) > 0.8


def test_the_longest_items_do_not_wait_for_the_end_of_the_epoch() -> None:
    tokens = np.random.default_rng(2).integers(20, 400, size=4000)
    tokens[:10] = 1900
    plan = TokenPlan(tokens, 2000, 600, 3, tokens)
    epoch = epochs_of(plan)[0]
    places = [place for place, step in enumerate(epoch) if tokens[step].max() == 1900]
    assert min(places) < len(epoch) / 2
    assert max(places) - min(places) > len(epoch) / 3


def test_a_budget_of_tokens_is_off_unless_it_is_given() -> None:
    tokens, lengths = np.array([50, 20, 30]), np.array([30, 15, 20])
    assert plan_of(tokens, lengths, TrainerSpec(max_steps=7, batch_size=3, accumulate=2), 4) == (
        CountPlan(items=3, per_step=6, steps=7, seed=4)
    )
    for grouped in (False, True):
        spec = TrainerSpec(max_steps=7, tokens_per_step=60, group_by_length=grouped)
        found = plan_of(tokens, lengths, spec, 4)
        assert isinstance(found, TokenPlan)
        assert steps_of(found) == steps_of(
            TokenPlan(tokens, 60, 7, 4, lengths if grouped else None)
        )
