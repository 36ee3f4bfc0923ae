from __future__ import annotations

import json
import math

import numpy as np
import pytest
from scipy import special, stats

from hydraopt.common.errors import UserError
from hydraopt.preference.normalizers.log_ratio import LogRatio, robust_scale
from hydraopt.preference.normalizers.raw_sigmoid import RawSigmoid
from hydraopt.preference.sigmoid import sigmoid


def test_sigmoid_equals_scipy_and_does_not_overflow():
    z = np.array([-1000.0, -37.0, -1.0, 0.0, 2.5, 1000.0])
    assert np.allclose(sigmoid(z), special.expit(z), rtol=1e-15, atol=0)


def test_scale_is_1_4826_times_the_median_absolute_log_ratio():
    log_ratios = np.log(np.array([[2.0], [0.25], [8.0]]))  # |l| = ln 2 times 1, 2, 3
    assert robust_scale(log_ratios, 0.03) == pytest.approx([1.4826 * 2 * math.log(2)])


def test_scale_estimates_the_standard_deviation_of_normal_log_ratios():
    sample = np.random.default_rng(4).normal(scale=0.7, size=(20_000, 1))
    assert robust_scale(sample, 0.03)[0] == pytest.approx(0.7, rel=0.02)
    mad = stats.median_abs_deviation(
        sample, center=lambda x, axis: 0.0 * x.mean(axis), scale="normal"
    )
    assert robust_scale(sample, 0.03)[0] == pytest.approx(mad[0], rel=1e-4)


def test_pairs_that_do_not_differ_do_not_shrink_the_scale():
    log_ratios = np.array([[0.0], [0.0], [0.0], [1.0], [-1.0]])
    assert robust_scale(log_ratios, 0.03) == pytest.approx([1.4826])


def test_a_constant_metric_gets_the_floor_and_says_nothing():
    first = np.array([[5.0, 1.0], [5.0, 3.0]])
    second = np.array([[5.0, 2.0], [5.0, 1.0]])
    normalizer = LogRatio()
    normalizer.fit(first, second, np.array([-1.0, -1.0]))
    assert normalizer.scale[0] == 0.03
    v_first, v_second = normalizer(first, second)
    assert v_first[:, 0].tolist() == v_second[:, 0].tolist() == [0.5, 0.5]


def test_noise_below_the_floor_is_not_blown_up():
    rng = np.random.default_rng(0)
    first, second = 100 * np.exp(rng.normal(scale=0.002, size=(2, 500, 1)))
    normalizer = LogRatio(min_scale=0.03)
    normalizer.fit(first, second, np.array([-1.0]))
    assert np.abs(normalizer(first, second)[0] - 0.5).max() < 0.05


def test_values_follow_the_equation_and_the_direction():
    # ratio 4: ln(v/b) = +-ln 2; tau = 1.4826 * ln 4
    first, second = np.array([[8.0, 8.0]]), np.array([[2.0, 2.0]])
    normalizer = LogRatio()
    normalizer.fit(first, second, np.array([-1.0, 1.0]))
    z = math.log(2) / (1.4826 * math.log(4))
    v_first, v_second = normalizer(first, second)
    assert v_first[0] == pytest.approx(special.expit([-z, z]))
    assert v_second[0] == pytest.approx(special.expit([z, -z]))


def test_units_cancel_and_metrics_speak_equally_loud():
    rng = np.random.default_rng(8)
    ratio = rng.normal(size=(400, 1))
    first = np.hstack([np.exp(ratio), 1e9 * np.exp(0.1 * ratio)])
    normalizer = LogRatio()
    normalizer.fit(first, np.array([[1.0, 1e9]]).repeat(400, 0), np.array([-1.0, -1.0]))
    v_first, _ = normalizer(first, np.array([[1.0, 1e9]]).repeat(400, 0))
    assert np.allclose(v_first[:, 0], v_first[:, 1], atol=1e-9)


def test_bootstrap_draws_are_normalised_like_summaries():
    first, second = np.array([[2.0, 3.0]]), np.array([[1.0, 9.0]])
    normalizer = LogRatio()
    normalizer.fit(first, second, np.array([-1.0, -1.0]))
    draws_first, draws_second = normalizer(first[:, None], second[:, None])
    assert draws_first.shape == (1, 1, 2)
    assert draws_first[:, 0].tolist() == normalizer(first, second)[0].tolist()
    assert draws_second[:, 0].tolist() == normalizer(first, second)[1].tolist()


def test_state_survives_json_and_an_unfitted_one_refuses():
    normalizer, restored = LogRatio(), LogRatio()
    with pytest.raises(ValueError, match="must be fitted"):
        normalizer(np.ones((1, 1)), np.ones((1, 1)))
    normalizer.fit(np.array([[2.0]]), np.array([[1.0]]), np.array([-1.0]))
    restored.load_state_dict(json.loads(json.dumps(normalizer.state_dict())))
    assert restored.fitted
    pair = (np.array([[3.0]]), np.array([[1.0]]))
    assert restored(*pair)[0].tolist() == normalizer(*pair)[0].tolist()


@pytest.mark.parametrize("floor", [0.0, -1.0, float("nan")])
def test_a_floor_that_is_not_above_zero_is_refused(floor):
    with pytest.raises(UserError, match="min_scale="):
        LogRatio(min_scale=floor)


def test_raw_sigmoid_is_the_papers_equation_saturates_and_rewards_the_slower_program():
    slow, fast = np.array([[2.0, 400.0]]), np.array([[1.0, 40.0]])
    v_slow, v_fast = RawSigmoid()(slow, fast)
    assert v_slow[0, 0] == pytest.approx(1 / (1 + math.exp(-2)))
    assert v_slow[0, 0] > v_fast[0, 0]
    assert v_slow[0, 1] == v_fast[0, 1] == 1.0
    assert RawSigmoid().fitted
