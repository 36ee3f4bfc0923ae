import math

import pytest

from hydraopt.evaluation.improvement import (
    is_improvement,
    objectives_by_metric,
    ratios,
    score,
    summary_over,
)
from hydraopt.preference.objectives import PAPER_OBJECTIVES, Objective
from hydraopt.profiling.records import Measurement, MetricValues, Outcome, Provenance


def measurement(**values):
    units = {"latency": "ms", "memory": "KiB", "throughput": "calls/s"}
    metrics = {
        name: MetricValues(units.get(name, ""), figures, Provenance.MEASURED, "hand")
        for name, figures in values.items()
    }
    return Measurement("a" * 64, "b" * 64, "hand", "c" * 16, Outcome.OK, metrics)


def entry(verdict, latency=None, memory=None, outcomes=("ok",)):
    ratio = {}
    if latency is not None:
        ratio = {"latency": {"value": latency}, "memory": {"value": memory}}
    return {
        "verdict": verdict,
        "improved": verdict == "improved",
        "chosen": None if verdict == "rejected" else 0,
        "ratio": ratio,
        "candidates": [{"outcome": outcome} for outcome in outcomes],
    }


def test_a_ratio_above_one_is_better_in_either_direction():
    before = measurement(latency=[8.0, 10.0, 12.0], throughput=[100.0])
    after = measurement(latency=[4.0, 5.0, 6.0], throughput=[200.0])

    found = ratios(before, after, PAPER_OBJECTIVES)

    assert found["latency"]["value"] == 2.0
    assert found["throughput"]["value"] == 2.0
    # The widest bootstrap medians are the extremes: 8/6 and 12/4.
    assert 8 / 6 <= found["latency"]["low"] <= 2.0 <= found["latency"]["high"] <= 12 / 4


def test_figures_below_the_resolution_tie():
    found = ratios(measurement(memory=[0.4]), measurement(memory=[0.01]), PAPER_OBJECTIVES)

    assert found["memory"] == {"value": 1.0, "low": 1.0, "high": 1.0}


def test_a_metric_without_a_direction_is_left_out_and_an_own_objective_gives_one():
    before, after = measurement(score=[2.0]), measurement(score=[6.0])
    own = Objective("quality", "", higher_is_better=True, metric="score")

    assert ratios(before, after, PAPER_OBJECTIVES) == {}
    assert ratios(before, after, objectives_by_metric([own]))["score"]["value"] == pytest.approx(3)


def test_the_score_weighs_the_logarithms_of_the_ratios():
    ratio = {"latency": {"value": 4.0}, "memory": {"value": 0.5}}
    objectives = [PAPER_OBJECTIVES["latency"], PAPER_OBJECTIVES["memory"]]

    assert score(ratio, None, objectives) == pytest.approx(math.log(4))
    assert score(ratio, {"latency": 0.25, "memory": 0.75}, objectives) == pytest.approx(
        0.25 * math.log(4) + 0.75 * math.log(0.5)
    )


@pytest.mark.parametrize(
    ("latency", "improved"),
    [
        ({"value": 1.1, "low": 1.05, "high": 1.2}, True),
        ({"value": 1.09, "low": 1.05, "high": 1.2}, False),
        ({"value": 1.5, "low": 0.9, "high": 2.0}, False),
    ],
)
def test_a_gain_must_reach_the_threshold_with_its_whole_interval_above_one(latency, improved):
    assert is_improvement({"latency": latency}, 1.1) is improved


def test_no_measured_latency_is_no_gain():
    assert not is_improvement({}, 1.1)


def test_the_summary_tells_clipped_from_unclipped():
    # As in the Hydra paper, Table III: one program gains time and pays with ten times the memory.
    programs = [
        entry("improved", 4.0, 0.1),
        entry("not_improved", 0.5, 2.0),
        entry("rejected", outcomes=("wrong_answer", "timeout")),
        entry("unchanged"),
    ]

    found = summary_over(programs)

    assert (found["programs"], found["verified"], found["improved"], found["unchanged"]) == (
        4,
        3,
        1,
        1,
    )
    assert found["candidates"] == 5
    assert found["unverified_pass_rate"] == pytest.approx(3 / 5)
    assert found["geometric_mean_speedup_clipped"] == pytest.approx(4 ** (1 / 4))
    assert found["geometric_mean_speedup_unclipped"] == pytest.approx(2 ** (1 / 4))
    memory = found["metrics"]["memory"]
    assert memory["geometric_mean_clipped"] == pytest.approx(2 ** (1 / 4))
    assert memory["geometric_mean_unclipped"] == pytest.approx(0.2 ** (1 / 4))
    assert memory["mean_reduction_clipped"] == pytest.approx(0.5 / 4)
    assert memory["mean_reduction_unclipped"] == pytest.approx((0.5 - 9) / 4)


def test_a_suite_in_which_nothing_was_measured_has_a_speedup_of_one():
    found = summary_over([entry("rejected", outcomes=("error",))])

    assert found["geometric_mean_speedup_clipped"] == 1.0
    assert found["geometric_mean_speedup_unclipped"] == 1.0
    assert found["metrics"] == {}
