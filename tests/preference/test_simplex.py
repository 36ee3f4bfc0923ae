from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from hydraopt.common.errors import UserError
from hydraopt.preference.simplex import (
    draw_dirichlet,
    on_simplex,
    region_weights,
    weights_from_mapping,
)

ALPHA = np.array([0.75, 1.0, 1.5, 3.0])


def test_draws_have_the_mean_and_covariance_of_scipys_dirichlet():
    draws = draw_dirichlet(ALPHA, 40_000, np.random.default_rng(11))
    assert draws.shape == (40_000, 4)
    assert np.allclose(draws.mean(axis=0), stats.dirichlet(ALPHA).mean(), atol=0.004)
    assert np.allclose(np.cov(draws.T), stats.dirichlet(ALPHA).cov(), atol=0.001)


@pytest.mark.parametrize("k", range(4))
def test_each_weight_is_beta_distributed(k):
    draws = draw_dirichlet(ALPHA, 5_000, np.random.default_rng(3))
    marginal = stats.beta(ALPHA[k], ALPHA.sum() - ALPHA[k])
    assert stats.kstest(draws[:, k], marginal.cdf).pvalue > 0.01


@pytest.mark.parametrize("alpha", [[0.1] * 5, [10.0] * 5, [0.01, 10.0, 1.0]])
def test_draws_lie_on_the_simplex_at_both_ends_of_the_bounds(alpha):
    draws = draw_dirichlet(np.array(alpha), 2_000, np.random.default_rng(0))
    assert (draws >= 0).all()
    assert np.allclose(draws.sum(axis=1), 1.0, atol=1e-12)


def test_the_balanced_mass_goes_to_all_objectives_alike():
    u = np.array([[0.5, 0.1, 0.4], [0.0, 0.0, 1.0], [1.0, 0.0, 0.0]])
    expected = np.array([[0.7, 0.3], [0.5, 0.5], [1.0, 0.0]])
    assert np.allclose(region_weights(u), expected, atol=1e-15)


def test_region_weights_have_the_mean_of_the_dirichlet_over_regions():
    alpha = np.array([2.0, 1.0, 0.5, 4.0])  # three objectives and the balanced region
    weights = region_weights(draw_dirichlet(alpha, 40_000, np.random.default_rng(5)))
    assert np.allclose(weights.sum(axis=1), 1.0)
    assert np.allclose(weights.mean(axis=0), (alpha[:3] + 4.0 / 3) / 7.5, atol=0.004)


def test_rounding_is_divided_out():
    weights = on_simplex([0.3333333, 0.3333333, 0.3333333], 3)
    assert weights.sum() == pytest.approx(1.0, abs=1e-15)


@pytest.mark.parametrize(
    "weights", [[0.7, 0.4], [0.7, 0.2], [1.1, -0.1], [float("nan"), 1.0], [float("inf"), 0.0]]
)
def test_weights_off_the_simplex_are_refused_with_value_rule_and_remedy(weights):
    with pytest.raises(UserError, match=r"Weights \[.*off the simplex.*add up to 1. Divide"):
        on_simplex(weights, 2)


def test_the_bad_row_is_the_one_named():
    with pytest.raises(UserError, match=r"\[0.9, 0.2\]"):
        on_simplex(np.array([[0.5, 0.5], [0.9, 0.2]]), 2)


def test_a_wrong_number_of_weights_is_refused():
    with pytest.raises(ValueError, match="do not match 3 objectives"):
        on_simplex([0.5, 0.5], 3)


def test_unnamed_objectives_weigh_nothing_and_unknown_ones_are_refused():
    names = ("latency", "memory", "energy")
    assert weights_from_mapping({"memory": 0.25, "latency": 0.75}, names).tolist() == [
        0.75,
        0.25,
        0,
    ]
    with pytest.raises(UserError, match=r"weights.speed=1.0 names no objective.*latency, memory"):
        weights_from_mapping({"speed": 1.0}, names)
