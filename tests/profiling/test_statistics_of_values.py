import numpy as np
import pytest
from scipy import stats

from hydraopt.profiling.statistics import median, ratio_interval, robust_cv


def test_median_of_an_even_number_of_values_lies_between():
    assert median([4.0, 1.0, 3.0, 2.0]) == 2.5


def test_robust_cv_is_scipys_scaled_deviation_over_the_median():
    values = [10.0, 11.0, 9.5, 10.2, 30.0]
    expected = stats.median_abs_deviation(values, scale="normal") / np.median(values)

    assert robust_cv(values) == pytest.approx(expected, rel=1e-4)


def test_robust_cv_of_equal_values_is_zero():
    assert robust_cv([3.0, 3.0]) == 0.0
    assert robust_cv([0.0, 0.0]) == 0.0


@pytest.mark.parametrize("summary", [median, robust_cv])
def test_a_summary_of_nothing_is_refused(summary):
    with pytest.raises(ValueError, match="no value"):
        summary([])


def test_the_interval_of_constant_samples_is_their_ratio():
    assert ratio_interval([6.0, 6.0], [2.0, 2.0, 2.0]) == (3.0, 3.0)


def test_the_interval_is_scipys_percentile_bootstrap():
    rng = np.random.default_rng(7)
    first, second = rng.lognormal(1.0, 0.2, 40), rng.lognormal(0.0, 0.2, 40)
    reference = stats.bootstrap(
        (first, second),
        lambda a, b, axis: np.median(a, axis=axis) / np.median(b, axis=axis),
        n_resamples=20_000,
        method="percentile",
        rng=np.random.default_rng(1),
    ).confidence_interval

    low, high = ratio_interval(first, second, draws=20_000)

    assert (low, high) == pytest.approx((reference.low, reference.high), rel=0.02)
    assert low < np.e < high


def test_the_interval_is_the_same_each_time():
    sample = ([1.0, 1.2, 0.9], [2.0, 2.1, 1.7])

    assert ratio_interval(*sample) == ratio_interval(*sample)


@pytest.mark.parametrize(("first", "second"), [([], [1.0]), ([1.0], []), ([0.0], [1.0])])
def test_a_ratio_needs_positive_values(first, second):
    with pytest.raises(ValueError, match="positive"):
        ratio_interval(first, second)
