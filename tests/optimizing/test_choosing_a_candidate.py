from __future__ import annotations

import math

import pytest
from search_examples import measured

from hydraopt.common.errors import UserError
from hydraopt.optimizing.choosing import Figure, Rated, by_metric, objection, preferred, rate
from hydraopt.preference.objectives import PAPER_OBJECTIVES, Objective


def rated(pairs, **weights):
    labels = [f"input {number}" for number in range(len(pairs))]
    return rate(pairs, weights, PAPER_OBJECTIVES, labels)


def figures(score: Figure, slower: str = "") -> Rated:
    return Rated(score, {}, slower)


def test_over_several_inputs_a_ratio_is_the_geometric_mean_of_the_ratios():
    four_times = (measured(latency=[8, 8, 8]), measured(latency=[2, 2, 2]))
    the_same = (measured(latency=[3, 3, 3]), measured(latency=[3, 3, 3]))
    found = rated([four_times, the_same], latency=1.0)
    assert found.ratios["latency"].value == pytest.approx(2.0)
    assert found.score.value == pytest.approx(math.log(2.0))


def test_the_score_is_the_weighted_sum_of_log_ratios():
    pair = (measured(latency=[8, 8], memory=[100]), measured(latency=[2, 2], memory=[200]))
    found = rated([pair], latency=0.75, memory=0.25)
    assert found.score.value == pytest.approx(0.75 * math.log(4) - 0.25 * math.log(2))


def test_where_higher_is_better_the_ratio_is_turned_round():
    pair = (
        measured(latency=[1, 1], throughput=[100, 100]),
        measured(latency=[1, 1], throughput=[300, 300]),
    )
    assert rated([pair], throughput=1.0).score.exp().value == pytest.approx(3.0)


def test_what_lies_below_the_resolution_is_no_difference():
    pair = (measured(latency=[1, 1], memory=[0.8]), measured(latency=[1, 1], memory=[0.2]))
    assert rated([pair], memory=1.0).score.value == pytest.approx(0.0)


def test_metrics_of_one_run_are_drawn_together():
    # Were they drawn apart, half of each would have a narrower interval than one alone.
    before, after = [10, 12, 15, 19, 11], [5, 7, 6, 9, 8]
    pair = (measured(latency=before, cycles=before), measured(latency=after, cycles=after))
    alone, halves = rated([pair], latency=1.0), rated([pair], latency=0.5, cycles=0.5)
    assert halves.score.low == pytest.approx(alone.score.low)
    assert halves.score.high == pytest.approx(alone.score.high)
    assert alone.score.low < alone.score.value < alone.score.high


def test_a_candidate_that_is_slower_on_one_input_is_refused_whatever_the_weights():
    faster = (measured(latency=[9, 9], memory=[100]), measured(latency=[1, 1], memory=[1]))
    slower = (measured(latency=[1, 1], memory=[100]), measured(latency=[2, 2], memory=[1]))
    found = rated([faster, slower], memory=1.0)
    assert "slower on input 1: 2.00 times" in objection(found, 1.05)


def test_a_gain_counts_only_with_its_whole_interval():
    assert objection(figures(Figure(math.log(1.3), math.log(1.06), math.log(1.5))), 1.05) == ""
    unsure = figures(Figure(math.log(1.3), math.log(1.04), math.log(1.5)))
    assert "no gain that is sure: 1.30 times" in objection(unsure, 1.05)


def test_among_equal_scores_the_shorter_diff_leads():
    scores = [Figure(math.log(value), 0.1, 1.0) for value in (2.00, 2.04, 1.50)]
    assert preferred([figures(score) for score in scores], [4, 9, 1]) == [0, 1, 2]
    assert preferred([figures(score) for score in scores], [9, 4, 1]) == [1, 0, 2]


def test_a_weight_for_what_was_not_measured_is_refused():
    pair = (measured(latency=[1, 1]), measured(latency=[1, 1]))
    with pytest.raises(UserError, match=r"weights\.energy.*measured: latency"):
        rated([pair], latency=0.5, energy=0.5)


def test_weights_go_to_the_metrics_that_objectives_read():
    own = Objective("speed", "ms", higher_is_better=False, metric="latency")
    assert by_metric({"speed": 0.4, "latency": 0.3, "memory": 0.3}, [own]) == {
        "latency": pytest.approx(0.7),
        "memory": 0.3,
    }
    assert by_metric({}, [own]) == {"latency": 1.0}
