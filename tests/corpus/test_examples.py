from __future__ import annotations

import itertools

import pytest
from made_problems import all_ok, preferences, problem

from hydraopt.corpus.examples import better_programs, sft_examples
from hydraopt.corpus.pairs import make_pairs
from hydraopt.corpus.prompts import NoConditioning, PromptConditioning


def test_the_supervised_target_is_the_best_program_on_average_for_each_variant():
    base, variant = problem(), problem(tag=" renamed")
    # Ratios: lean is 3 times faster and 5 times leaner than the original, quick 9 times faster and
    # 1.8 times larger; under uniform weights lean wins.
    pairs = make_pairs([base], all_ok(base), variant_sets={base.problem: [variant]})
    examples = sft_examples(pairs, preferences(pairs))
    assert [(e.original, e.target) for e in examples] == [
        (one.programs[0].source, one.programs[2].source) for one in (base, variant)
    ]
    only_latency = sft_examples(pairs, preferences(pairs, ["latency"]))
    assert [e.target for e in only_latency] == [one.programs[1].source for one in (base, variant)]


def test_no_example_where_the_original_is_best_or_was_not_measured():
    best = problem("family/best")
    unmeasured = problem("family/unmeasured")
    measurements = [*all_ok(best, (1.0, 2.0, 3.0), (1.0, 2.0, 3.0)), *all_ok(unmeasured)[1:]]
    pairs = make_pairs([best, unmeasured], measurements)
    assert len(pairs) == 4
    assert sft_examples(pairs, preferences(pairs)) == []


def test_every_better_program_can_be_a_target():
    base = problem()
    pairs = make_pairs([base], all_ok(base))
    examples = sft_examples(pairs, preferences(pairs), "better")
    original, quick, lean = (program.source for program in base.programs)
    assert [(e.original, e.target) for e in examples] == [(original, lean), (original, quick)]


def test_better_is_above_the_mean_of_the_original_and_the_highest_comes_first():
    assert better_programs({"a": [0.5], "o": [0.5]}, "o") == []
    rewards = {"a": [0.9, 0.3], "b": [0.7, 0.7], "o": [0.2], "c": [0.1], "d": [0.6]}
    assert better_programs(rewards, "o") == ["b", "a", "d"]


def test_preferences_over_other_pairs_are_refused():
    base = problem()
    pairs = make_pairs([base], all_ok(base))
    with pytest.raises(ValueError, match="do not match"):
        sft_examples(pairs[:2], preferences(pairs))


class Shows:
    """A conditioning that shows the same weights in every prompt of a draw, over and over."""

    def __init__(self, *rows: tuple[float, float] | None) -> None:
        self.rows = itertools.cycle(rows)

    def choose(self, weights, objectives, rng):
        row = next(self.rows)
        shown = None if row is None else dict(zip(objectives, row, strict=True))
        return [shown] * len(weights)


def test_the_target_follows_the_weights_that_the_prompt_shows():
    base = problem()
    pairs = make_pairs([base], all_ok(base))
    original, quick, lean = (program.source for program in base.programs)
    shows = Shows((1.0, 0.0), (0.0, 1.0))
    examples = sft_examples(pairs, preferences(pairs), conditioning=shows)
    assert [(e.original, e.target, e.weights) for e in examples] == [
        (original, quick, {"latency": 1.0, "memory": 0.0}),
        (original, lean, {"latency": 0.0, "memory": 1.0}),
    ]


def test_a_later_draw_counts_only_where_it_changes_the_target():
    base = problem()
    pairs = make_pairs([base], all_ok(base))
    both = preferences(pairs)
    # Of nearly equal weights, latency's 9 times and memory's 5 times make the lean one the best.
    shows = Shows((0.0, 1.0), (0.1, 0.9))
    assert [e.weights["memory"] for e in sft_examples(pairs, both, conditioning=shows)] == [1.0]


def test_an_original_that_is_best_under_the_shown_weights_stays_as_it_is():
    base = problem()
    pairs = make_pairs([base], all_ok(base, (9.0, 1.0, 3.0), (10.0, 20.0, 30.0)))
    original, quick = (program.source for program in base.programs[:2])
    shows = Shows((0.0, 1.0), (1.0, 0.0))
    examples = sft_examples(pairs, preferences(pairs), conditioning=shows)
    assert [e.target for e in examples] == [original, quick]


def test_a_prompt_that_shows_no_weights_teaches_as_without_conditioning():
    base, best = problem(), problem("family/best")
    measurements = [*all_ok(base), *all_ok(best, (1.0, 2.0, 3.0), (1.0, 2.0, 3.0))]
    pairs = make_pairs([base, best], measurements)
    usual = sft_examples(pairs, preferences(pairs))
    assert sft_examples(pairs, preferences(pairs), conditioning=NoConditioning()) == usual
    shown = sft_examples(pairs, preferences(pairs), conditioning=Shows(None, None))
    assert shown == usual
    assert [e.problem for e in usual] == [base.problem]


def test_an_original_that_was_not_measured_gives_no_example_under_any_weights():
    base = problem()
    pairs = make_pairs([base], all_ok(base)[1:])
    shows = Shows((1.0, 0.0), (0.0, 1.0))
    assert sft_examples(pairs, preferences(pairs), conditioning=shows) == []


def test_the_same_seed_draws_the_same_weights_and_another_seed_others():
    bases = [problem(f"family/p{i}") for i in range(30)]
    pairs = make_pairs(bases, [entry for base in bases for entry in all_ok(base)])
    judged = preferences(pairs)

    def examples(seed: int):
        return sft_examples(pairs, judged, conditioning=PromptConditioning(dropout=0.2), seed=seed)

    assert examples(0) == examples(0)
    assert examples(0) != examples(1)
    shown = [example.weights for example in examples(0)]
    # 30 first draws, a fifth of them without weights: 6 +- 2 x 2.2.
    assert 1 <= sum(weights is None for weights in shown) <= 11
    assert all(sum(weights.values()) == pytest.approx(1.0) for weights in shown if weights)
