from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from hydraopt.common.errors import UserError
from hydraopt.preference.labels.hard import HardLabel
from hydraopt.preference.labels.soft import SoftLabel
from hydraopt.preference.reward import reward


def test_reward_is_the_weighted_sum_also_of_draws():
    weights = np.array([[0.7, 0.3], [0.2, 0.8]])
    values = np.array([[0.5, 1.0], [1.0, 0.25]])
    assert reward(weights, values) == pytest.approx([0.65, 0.4])
    draws = np.stack([values, values * 0.0], axis=1)
    assert np.allclose(reward(weights, draws), [[0.65, 0.0], [0.4, 0.0]])


def test_the_label_flips_with_the_weights():
    first, second = np.array([[0.9, 0.2]]), np.array([[0.1, 0.8]])
    for weights, target in (([0.7, 0.3], 1.0), ([0.3, 0.7], 0.0)):
        label = HardLabel()(np.array([weights]), first, second)
        assert label.target.tolist() == [target]
        assert not label.abstain.any()


def test_an_exact_tie_abstains_and_the_tie_band_widens_it():
    weights = np.array([[0.5, 0.5]] * 3)
    first = np.array([[0.5, 0.5], [0.52, 0.5], [0.9, 0.5]])
    second = np.full((3, 2), 0.5)
    assert HardLabel()(weights, first, second).abstain.tolist() == [True, False, False]
    banded = HardLabel(tie_band=0.05)(weights, first, second)
    assert banded.abstain.tolist() == [True, True, False]
    assert banded.target.tolist() == [0.5, 0.5, 1.0]


def test_soft_target_counts_the_draws_and_ties_count_half():
    weights = np.ones((1, 1))
    first = np.array([0.9, 0.9, 0.5, 0.1])[None, :, None]
    second = np.full((1, 4, 1), 0.5)
    label = SoftLabel(draws=4, confidence=0.0)(weights, first[:, 0], second[:, 0], first, second)
    assert label.target.tolist() == [2.5 / 4]


def test_soft_target_is_the_probability_that_one_normal_exceeds_another():
    rng = np.random.default_rng(6)
    first = rng.normal(1.0, 1.0, size=(1, 20_000, 1))
    second = rng.normal(0.0, 2.0, size=(1, 20_000, 1))
    label = SoftLabel()(np.ones((1, 1)), first[:, 0], second[:, 0], first, second)
    assert label.target[0] == pytest.approx(stats.norm.cdf(1 / np.sqrt(5)), abs=0.01)
    assert label.abstain.tolist() == [True]


def test_a_pair_abstains_exactly_where_its_intervals_overlap():
    # Intervals of 80 %: [0.1, 0.9] and the same shifted; they overlap up to a shift of 0.8.
    grid = np.linspace(0.0, 1.0, 1001)[None, :, None]
    for shift, abstains in ((0.75, True), (0.85, False)):
        label = SoftLabel(confidence=0.8)(
            np.ones((1, 1)), grid[:, 0], grid[:, 0], grid + shift, grid
        )
        assert label.abstain.tolist() == [abstains]


def test_a_kept_mirrored_pair_is_at_least_as_sure_as_the_confidence_says():
    rng = np.random.default_rng(9)
    first = 0.5 + rng.normal(0.02, 0.02, size=(300, 200, 1)) + rng.normal(0, 0.03, size=(300, 1, 1))
    label = SoftLabel(confidence=0.8)(
        np.ones((300, 1)), first[:, 0], 1 - first[:, 0], first, 1 - first
    )
    kept = label.target[~label.abstain]
    assert 20 < kept.size < 300
    assert (np.maximum(kept, 1 - kept) >= 0.895).all()


def test_equal_programs_without_noise_abstain_and_different_ones_are_certain():
    same = np.full((2, 10, 1), 0.5)
    other = same + np.array([0.0, 0.1])[:, None, None]
    label = SoftLabel(draws=10)(np.ones((2, 1)), other[:, 0], same[:, 0], other, same)
    assert label.target.tolist() == [0.5, 1.0]
    assert label.abstain.tolist() == [True, False]


def test_soft_labels_need_draws():
    with pytest.raises(ValueError, match="needs the bootstrap draws"):
        SoftLabel()(np.ones((1, 1)), np.ones((1, 1)), np.ones((1, 1)), None, None)


@pytest.mark.parametrize(
    "build",
    [
        lambda: HardLabel(tie_band=-0.1),
        lambda: HardLabel(tie_band=1.0),
        lambda: SoftLabel(draws=0),
        lambda: SoftLabel(confidence=1.0),
    ],
)
def test_options_out_of_range_are_refused(build):
    with pytest.raises(UserError, match=r"label\.\w+=.* must be"):
        build()
