import numpy as np
import pytest
from scipy import integrate

from hydraopt.evaluation.metrics.effibench import (
    mean_usage,
    normalised_usage,
    total_memory_usage,
)

ORIGINAL = [10.0, 20.0, 40.0]
HUMAN = [5.0, 10.0, 10.0]


def test_of_failed_code_the_originals_usage_stands():
    assert mean_usage([6.0, None, 20.0], ORIGINAL) == pytest.approx((6 + 20 + 20) / 3)


def test_normalised_is_the_mean_of_ratios():
    expected = (6 / 5 + 20 / 10 + 20 / 10) / 3
    assert normalised_usage([6.0, None, 20.0], ORIGINAL, HUMAN) == pytest.approx(expected)
    assert normalised_usage([None] * 3, ORIGINAL, ORIGINAL) == 1.0


def test_total_memory_is_the_integral_over_time():
    # Triangle of 2 s and 100 KiB, then 3 s at 40 KiB.
    assert total_memory_usage([0, 1, 2, 2, 5], [0, 100, 0, 40, 40]) == 100 + 120
    times = np.sort(np.random.default_rng(1).random(50))
    memory = np.random.default_rng(2).random(50)
    assert total_memory_usage(times, memory) == pytest.approx(integrate.trapezoid(memory, times))


@pytest.mark.parametrize(
    ("usage", "original", "canonical", "said"),
    [
        ([], [], [], "no value"),
        ([1.0], [1.0, 2.0], [1.0], "1 programs, but 2 originals"),
        ([1.0], [1.0], [1.0, 2.0], "1 programs, but 2 canonical"),
        ([1.0], [1.0], [0.0], "0 is given"),
        ([1.0], [0.0], [1.0], "0 is given"),
        ([float("nan")], [1.0], [1.0], "nan"),
        ([0.0], [1.0], [1.0], "0 is given"),
    ],
)
def test_what_is_no_usage_is_said(usage, original, canonical, said):
    with pytest.raises(ValueError, match=said):
        normalised_usage(usage, original, canonical)


@pytest.mark.parametrize(
    ("times", "memory", "said"),
    [
        ([0.0], [1.0], "two or more"),
        ([0.0, 1.0], [1.0], "alike"),
        ([1.0, 0.0], [1.0, 1.0], "ascend"),
        ([0.0, 1.0], [1.0, float("nan")], "nan"),
        ([], [], "no value"),
    ],
)
def test_what_is_no_curve_is_said(times, memory, said):
    with pytest.raises(ValueError, match=said):
        total_memory_usage(times, memory)
