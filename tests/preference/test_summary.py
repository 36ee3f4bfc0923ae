from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from hydraopt.preference.summary import bootstrap, summarize


def test_summary_is_the_geometric_mean_over_inputs_of_medians_over_repeats():
    # medians 2 and 8, geometric mean 4; the outlier 100 changes nothing
    assert summarize(((1.0, 2.0, 100.0), (8.0, 8.0)), 1e-12) == pytest.approx(4.0)


def test_summary_agrees_with_scipy_on_ragged_repeats():
    rng = np.random.default_rng(0)
    values = tuple(tuple(rng.lognormal(size=n)) for n in (4, 7, 1))
    expected = stats.gmean([np.median(row) for row in values])
    assert summarize(values, 1e-12) == pytest.approx(expected)


def test_values_below_the_floor_are_raised_to_it_so_that_zero_has_a_logarithm():
    assert summarize(((0.0,), (4.0,)), 1.0) == pytest.approx(2.0)
    assert summarize(((0.2,),), 1.0) == summarize(((0.7,),), 1.0) == 1.0


def test_bootstrap_of_one_input_has_the_exact_distribution_of_the_resampled_median():
    # Three values: the resampled median is the largest iff at least two of three picks are it.
    draws = bootstrap([((1.0, 2.0, 3.0),)], [1e-12], 30_000, np.random.default_rng(1))[:, 0]
    shares = [np.isclose(draws, value).mean() for value in (1.0, 2.0, 3.0)]
    assert shares == pytest.approx([7 / 27, 13 / 27, 7 / 27], abs=0.01)


def test_metrics_of_the_same_runs_are_resampled_together():
    latency = ((1.0, 2.0, 4.0, 8.0, 16.0), (3.0, 5.0, 7.0, 9.0, 11.0))
    throughput = tuple(tuple(1000.0 / value for value in row) for row in latency)
    draws = bootstrap([latency, throughput], [1e-12, 1e-12], 100, np.random.default_rng(2))
    assert np.allclose(draws[:, 0] * draws[:, 1], 1000.0)
    assert len(np.unique(draws[:, 0])) > 5


def test_a_single_repeat_does_not_vary_and_zero_is_raised_to_the_floor():
    draws = bootstrap([((0.0,),), ((5.0, 6.0),)], [1.0, 1e-12], 50, np.random.default_rng(0))
    assert draws[:, 0].tolist() == [1.0] * 50
    assert set(np.round(draws[:, 1], 12)) == {5.0, 5.5, 6.0}
