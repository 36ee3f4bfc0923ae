import itertools
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hydraopt.evaluation.improvement import summary_over
from hydraopt.evaluation.metrics.suite_improvement import Repeats, suite_improvement

RATIOS = st.lists(st.none() | st.floats(0.02, 50.0), min_size=1, max_size=8)


def test_by_hand():
    found = suite_improvement([4.0, 0.5, None])

    # A failure is 1, a loss 0.5; clipped it is 1.
    assert found["geometric_mean_unclipped"].value == pytest.approx(2 ** (1 / 3))
    assert found["geometric_mean_clipped"].value == pytest.approx(4 ** (1 / 3))
    assert found["mean_reduction_unclipped"].value == pytest.approx((0.75 - 1.0 + 0.0) / 3)
    assert found["mean_reduction_clipped"].value == pytest.approx(0.75 / 3)


def test_repeated_values_enter_by_their_medians():
    found = suite_improvement([Repeats([9.0, 8.0, 100.0], [3.0, 1.0, 4.0])])
    assert found["geometric_mean_unclipped"].value == pytest.approx(9 / 3)


@given(RATIOS)
@settings(max_examples=25)
def test_the_values_are_those_of_the_evaluations_summary(ratios):
    entries = [
        {
            "candidates": [],
            "ratio": {} if ratio is None else {"latency": {"value": ratio}},
            "chosen": None,
            "verdict": "rejected",
            "improved": False,
        }
        for ratio in ratios
    ]
    expected = summary_over(entries)["metrics"].get("latency")
    found = suite_improvement(ratios, draws=10)
    if expected is None:
        assert all(figure.value in (0.0, 1.0) for figure in found.values())
    else:
        assert {name: figure.value for name, figure in found.items()} == pytest.approx(expected)


def test_without_repeats_the_interval_is_that_of_resampled_programs():
    ratios = [1.0, 2.0, 8.0]
    means = [math.prod(sample) ** (1 / 3) for sample in itertools.product(ratios, repeat=3)]
    low, high = np.quantile(means, [0.1, 0.9])

    found = suite_improvement(ratios, level=0.8, draws=20_000)["geometric_mean_unclipped"]

    assert (found.low, found.high) == pytest.approx((low, high))


def test_of_one_program_the_interval_is_that_of_its_repeated_values():
    before, after = [4.0, 6.0, 9.0], [1.0, 2.0, 5.0]
    tops = [np.median(sample) for sample in itertools.product(before, repeat=3)]
    bottoms = [np.median(sample) for sample in itertools.product(after, repeat=3)]
    low, high = np.quantile(np.divide.outer(tops, bottoms), [0.2, 0.8])

    found = suite_improvement([Repeats(before, after)], level=0.6, draws=20_000)

    mean = found["geometric_mean_unclipped"]
    assert (mean.low, mean.high) == pytest.approx((low, high))


def test_a_program_drawn_twice_has_its_values_drawn_twice():
    # The median of three out of 1, 2, 4 is 1, 2, 4 in 7, 13, 7 of 27 samples. Two that are drawn
    # apart are both 4 in 49 of 729 samples, fewer than a tenth, so the upper end is sqrt(2 * 4).
    # Were the values drawn once for a program that is drawn twice, it would be 4.
    noisy = Repeats([1.0, 2.0, 4.0], [1.0])

    found = suite_improvement([noisy, noisy], level=0.8, draws=20_000)

    assert found["geometric_mean_unclipped"].high == pytest.approx(8**0.5)


def test_of_runs_made_in_turn_the_interval_is_that_of_their_quads():
    # The machine was at half its speed during the first quad, which is no spread of the ratio.
    slow_first = Repeats([40.0, 40.0, 20.0, 20.0], [20.0, 20.0, 10.0, 10.0], in_turn=True)

    found = suite_improvement([slow_first])["geometric_mean_unclipped"]

    assert tuple(found) == pytest.approx((2.0, 2.0, 2.0))


def test_values_without_scatter_give_the_interval_of_their_ratios():
    steady = [Repeats([ratio] * 3, [1.0] * 3) for ratio in (1.0, 2.0, 8.0)]
    assert suite_improvement(steady, seed=5) == suite_improvement([1.0, 2.0, 8.0], seed=5)


@pytest.mark.parametrize(
    ("programs", "said"),
    [
        ([], "no program"),
        ([0.0], "0 is given"),
        ([float("inf")], "inf"),
        ([Repeats([], [1.0])], "values before: no value"),
        ([Repeats([1.0], [0.0])], "values after: 0 is given"),
    ],
)
def test_what_is_no_improvement_is_said(programs, said):
    with pytest.raises(ValueError, match=said):
        suite_improvement(programs)
