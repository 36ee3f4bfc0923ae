import math

import pytest
from scipy import stats

from hydraopt.sweeps.intervals import estimate, paired_difference, t_quantile


@pytest.mark.parametrize("freedom", [1, 2, 3, 4, 5, 9, 10, 29, 100])
@pytest.mark.parametrize("level", [0.5, 0.95, 0.99])
def test_the_t_quantile_is_that_of_scipy(freedom, level):
    expected = stats.t.ppf((1 + level) / 2, freedom)
    assert t_quantile(freedom, level) == pytest.approx(expected, rel=1e-9)


def test_mean_and_interval_of_three_seeds_by_hand():
    # s² = ((-1)² + 0² + 1²) / 2 = 1; half = t(2) · 1 / √3 = 4.302653 / 1.7320508
    found = estimate({"0": 1.0, "1": 2.0, "2": 3.0})
    assert found.n == 3
    assert found.mean == 2.0
    assert found.high == pytest.approx(2.0 + 2.4841377)
    assert found.low == pytest.approx(2.0 - 2.4841377)


def test_one_seed_has_no_interval():
    found = estimate({"4": 0.5})
    assert (found.mean, found.low, found.high, found.n) == (0.5, None, None, 1)


def test_the_mean_of_factors_is_geometric():
    # ln 2 and ln 8: mean 2 ln 2, s = √2 ln 2, half = 12.7062 · ln 2
    found = estimate({"0": 2.0, "1": 8.0}, ratio=True)
    half = 12.706204736 * math.log(2)
    assert found.mean == pytest.approx(4.0)
    assert found.low == pytest.approx(4.0 * math.exp(-half))
    assert found.high == pytest.approx(4.0 * math.exp(half))


def test_the_paired_difference_is_over_common_seeds_and_agrees_with_scipy():
    first = {"0": 0.70, "1": 0.66, "2": 0.71, "5": 9.0}
    other = {"2": 0.69, "0": 0.68, "1": 0.65, "7": -9.0}
    found = paired_difference(first, other)
    test = stats.ttest_rel([0.68, 0.65, 0.69], [0.70, 0.66, 0.71])
    low, high = test.confidence_interval(0.95)
    assert list(found.values) == ["0", "1", "2"]
    assert found.mean == pytest.approx((-0.02 - 0.01 - 0.02) / 3)
    assert (found.low, found.high) == (pytest.approx(low), pytest.approx(high))


def test_paired_factors_are_divided():
    found = paired_difference({"0": 2.0, "1": 4.0}, {"0": 6.0, "1": 12.0}, ratio=True)
    assert found.values == {"0": 3.0, "1": 3.0}
    assert found.mean == pytest.approx(3.0)


def test_groups_without_a_common_seed_have_no_paired_difference():
    assert paired_difference({"0": 1.0}, {"1": 1.0}) is None
