import math

import numpy as np
import pytest
from scipy import stats

from hydraopt.profiling import statistics as statistics_of_values
from hydraopt.profiling.statistics import (
    bootstrap_interval,
    bootstrap_of_quads,
    geometric_mean,
    instability_warning,
    interleaved_ratio,
    median,
    ratio_interval,
    ratio_of_quads,
    robust_cv,
)


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


def test_geometric_mean_is_scipys():
    assert geometric_mean([2.0, 8.0]) == pytest.approx(4.0)
    assert geometric_mean([1.5, 0.2, 7.0]) == pytest.approx(stats.gmean([1.5, 0.2, 7.0]))


@pytest.mark.parametrize("values", [[], [1.0, 0.0], [2.0, -1.0]])
def test_geometric_mean_needs_positive_values(values):
    with pytest.raises(ValueError, match="positive"):
        geometric_mean(values)


def test_the_interval_of_one_median_is_scipys():
    sample = np.random.default_rng(4).lognormal(0.0, 0.3, 30)
    reference = stats.bootstrap(
        (sample,),
        np.median,
        n_resamples=20_000,
        method="percentile",
        rng=np.random.default_rng(1),
    ).confidence_interval

    found = bootstrap_interval(sample, draws=20_000)

    assert found == pytest.approx((reference.low, reference.high), rel=0.02)


def test_the_interval_of_a_minimum_starts_at_the_smallest_value():
    # The minimum of three draws from {1, 2, 3} is 1 with probability 19/27, 2 or less with 26/27.
    assert bootstrap_interval([3.0, 1.0, 2.0], "min") == (1.0, 3.0)
    assert bootstrap_interval([3.0, 1.0, 2.0], "min", level=0.9) == (1.0, 2.0)
    assert ratio_interval([2.0, 4.0], [1.0, 1.0], statistic="min", level=0.4) == (2.0, 2.0)


def test_the_interval_of_nothing_is_refused():
    with pytest.raises(ValueError, match="no value"):
        bootstrap_interval([])


def test_steady_values_warn_of_nothing():
    assert instability_warning([10.0, 10.1, 10.2, 9.9, 40.0], "latency", "ms") is None


def test_an_unstable_metric_is_named_with_its_number_and_the_remedy():
    # Median 10, deviations 2 1 0 1 2: MAD 1, robust CV 14.8 %; (0.14826 / 0.05)^2 times 5 is 44.
    warning = instability_warning([8.0, 9.0, 10.0, 11.0, 12.0], "latency", "ms")

    assert warning is not None
    assert "latency is unstable: robust CV 14.8 %, above 5 %" in warning
    assert "5 values, median 10 ms" in warning
    assert "take 44 values" in warning
    assert "hydraopt doctor" in warning


def test_many_disturbed_values_are_unstable_even_where_the_rest_is_steady():
    values = [10.0] * 7 + [16.0] * 3

    assert "3 values past 1.5 times the median" in instability_warning(values, "latency", "ms")
    assert instability_warning([10.0] * 8 + [16.0] * 2, "latency", "ms") is None


def test_a_slow_spell_falls_on_both_sides_of_interleaved_runs():
    # Quads: the machine is at half its speed during the first.
    first, second = [40.0, 41.0, 20.0, 20.5], [20.0, 20.5, 10.0, 10.1]

    ratio, low, high = interleaved_ratio(first, second)

    assert ratio == pytest.approx(2.0)
    # Runs drawn within a quad: at least 40 / 20.5 and 20 / 10.1, at most 41 / 20 and 20.5 / 10.
    assert 40 / 20.5 - 1e-9 <= low <= 2.0 <= high <= 41 / 20 + 1e-9
    assert ratio_interval(first, second)[0] < 1.1


def test_one_disturbed_run_of_a_quad_does_not_move_its_ratio():
    ratio, low, high = interleaved_ratio([20.0, 90.0, 20.0, 20.0], [10.0, 10.0, 10.0, 10.0])

    assert ratio == pytest.approx(2.0)
    assert low == pytest.approx(2.0)
    assert high > 2.0


def test_the_ratio_is_that_of_runs_of_one_speed():
    # Slow runs against quick ones say nothing. The others are 2 x 10.4 / 10, 2 x 10.4 / 10.2 and
    # 4 x 16.7 / 16; the middle two of these eight are 10.4 / 10 and 16.7 / 16.
    quads = np.log([[[10.4, 10.4], [10.0, 10.2]], [[16.7, 16.7], [16.0, 16.0]]])

    ratio, share = ratio_of_quads(quads)

    assert math.exp(ratio) == pytest.approx(math.sqrt(1.04 * 16.7 / 16.0))
    assert share == pytest.approx(8 / 16)


def test_the_estimate_moves_to_where_the_runs_are():
    # The quads start it at 1.095, within 15 % of all differences; their median is 1.2, near which
    # lie 12 of the 16.
    quads = np.log([[[1.0, 1.2], [1.0, 1.0]], [[1.2, 1.2], [1.0, 1.0]]])

    ratio, share = ratio_of_quads(quads)

    assert math.exp(ratio) == pytest.approx(1.2)
    assert share == pytest.approx(12 / 16)


def test_on_a_steady_host_the_ratio_is_that_of_hodges_and_lehmann():
    rng = np.random.default_rng(8)
    quads = rng.normal(0.0, 0.01, (4, 2, 2))
    differences = quads[:, 0].reshape(-1, 1) - quads[:, 1].reshape(1, -1)

    assert ratio_of_quads(quads) == pytest.approx((np.median(differences), 1.0))
    assert bootstrap_of_quads(quads, 2000, rng).std() == pytest.approx(
        0.01 * math.sqrt(2 / 8 * math.pi / 3), rel=0.4
    )
    with pytest.raises(ValueError, match="at least one quad"):
        ratio_of_quads(quads[:0])


def test_many_draws_are_those_of_one_block(monkeypatch):
    quads = np.random.default_rng(1).normal(0.0, 0.2, (3, 2, 2))
    whole = bootstrap_of_quads(quads, 50, np.random.default_rng(2))
    monkeypatch.setattr(statistics_of_values, "_BLOCK", 100)

    assert bootstrap_of_quads(quads, 50, np.random.default_rng(2)).tolist() == whole.tolist()


def test_half_a_quad_counts_as_a_quad_of_one_run():
    assert interleaved_ratio([6.0, 6.0, 9.0], [2.0, 2.0, 3.0]) == pytest.approx((3.0, 3.0, 3.0))


@pytest.mark.parametrize(("first", "second"), [([], []), ([1.0, 0.0], [1.0, 1.0]), ([1.0], [1, 2])])
def test_an_interleaved_ratio_needs_equally_many_positive_values(first, second):
    with pytest.raises(ValueError, match=r"positive values|equally many"):
        interleaved_ratio(first, second)
