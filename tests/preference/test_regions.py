from __future__ import annotations

import numpy as np
import pytest

from hydraopt.common.errors import UserError
from hydraopt.preference.regions import check_threshold, region_means, region_of


def test_the_objective_above_the_threshold_dominates_else_balanced():
    weights = np.array([[0.6, 0.3, 0.1], [0.1, 0.2, 0.7], [0.5, 0.5, 0.0], [0.4, 0.3, 0.3]])
    assert region_of(weights, 0.5).tolist() == [0, 2, 3, 3]


def test_the_threshold_itself_does_not_dominate():
    assert region_of(np.array([[0.5, 0.25, 0.25]]), 0.5).tolist() == [3]


def test_below_one_half_the_largest_counts():
    assert region_of(np.array([[0.35, 0.45, 0.2]]), 0.3).tolist() == [1]


def test_region_means_are_nan_where_no_sample_fell():
    means = region_means(np.array([3.0, 0.0, 1.0]), np.array([2, 0, 4]))
    assert means[[0, 2]].tolist() == [1.5, 0.25]
    assert np.isnan(means[1])


@pytest.mark.parametrize("threshold", [0.0, 1.0, -0.2, float("nan")])
def test_a_threshold_outside_zero_to_one_is_refused(threshold):
    with pytest.raises(UserError, match="dominance_threshold="):
        check_threshold(threshold)
