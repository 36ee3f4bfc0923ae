import itertools

import numpy as np
import pytest

from hydraopt.evaluation.metrics.bootstrap import mean_interval


def test_three_programs_have_the_interval_of_all_their_samples():
    values = [1.0, 2.0, 6.0]
    means = [np.mean(sample) for sample in itertools.product(values, repeat=3)]
    low, high = np.quantile(means, [0.1, 0.9])

    found = mean_interval(values, level=0.8, draws=20_000)

    assert found.value == 3.0
    assert found.low == pytest.approx(low)
    assert found.high == pytest.approx(high)


def test_the_seed_decides_the_draws():
    values = np.random.default_rng(0).random(30)
    assert mean_interval(values, seed=1) == mean_interval(values, seed=1)
    assert mean_interval(values, seed=1) != mean_interval(values, seed=2)


def test_the_interval_of_many_programs_is_that_of_the_normal_distribution():
    values = np.random.default_rng(3).normal(size=400)
    half = 1.96 * values.std() / np.sqrt(400)

    found = mean_interval(values, draws=20_000)

    assert found.low == pytest.approx(values.mean() - half, abs=0.005)
    assert found.high == pytest.approx(values.mean() + half, abs=0.005)


@pytest.mark.parametrize(
    ("values", "level", "said"),
    [([], 0.95, "no value"), ([float("nan")], 0.95, "nan"), ([1.0], 1.0, "level=1.0")],
)
def test_what_has_no_interval_is_said(values, level, said):
    with pytest.raises(ValueError, match=said):
        mean_interval(values, level=level)
