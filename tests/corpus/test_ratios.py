from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from hydraopt.corpus.pairs import Pair
from hydraopt.corpus.ratios import holds, over_original, pair_ratios
from hydraopt.corpus.records import Program
from hydraopt.preference.objectives import named_objectives


def pair(first: dict, second: dict, original: str = "") -> Pair:
    return Pair(
        pair="p",
        problem="family/p",
        family="family",
        split="train",
        entry_point="f",
        original=original,
        first=Program("a", "a"),
        second=Program("b", "b"),
        first_metrics=first,
        second_metrics=second,
    )


def test_an_improvement_is_positive_where_the_first_is_better_in_either_direction():
    one = pair(
        {"latency": [[1.0], [2.0]], "throughput": [[1000.0], [500.0]]},
        {"latency": [[4.0], [32.0]], "throughput": [[250.0], [31.25]]},
    )
    found = pair_ratios([one], named_objectives(["latency", "throughput"]))
    # The ratios are 4 and 16 on the two inputs; their geometric mean is 8.
    assert found.log_ratios[0] == pytest.approx([math.log(8), math.log(8)])
    assert found.names == ("latency", "throughput")


def test_a_metric_that_was_not_measured_is_missing():
    one = pair({"latency": [[1.0]]}, {"latency": [[2.0]]})
    found = pair_ratios([one], named_objectives(["latency", "memory"]))
    assert np.isfinite(found.log_ratios).tolist() == [[True, False]]


def test_values_below_the_floor_are_equal():
    one = pair({"memory": [[0.2]]}, {"memory": [[0.9]]})  # both below 1 KiB
    found = pair_ratios([one], named_objectives(["memory"]))
    assert found.log_ratios.tolist() == [[0.0]]


def test_the_interval_is_that_of_scipys_percentile_bootstrap():
    rng = np.random.default_rng(3)
    a, b = rng.lognormal(0.0, 0.1, 9), rng.lognormal(0.05, 0.1, 9)
    one = pair({"latency": [a.tolist()]}, {"latency": [b.tolist()]})
    found = pair_ratios([one], named_objectives(["latency"]), draws=20_000)
    expected = stats.bootstrap(
        (a, b),
        lambda x, y, axis: np.log(np.median(y, axis=axis)) - np.log(np.median(x, axis=axis)),
        n_resamples=20_000,
        method="percentile",
        random_state=np.random.default_rng(0),
    ).confidence_interval
    assert found.low[0, 0] == pytest.approx(expected.low, abs=0.02)
    assert found.high[0, 0] == pytest.approx(expected.high, abs=0.02)


def test_an_even_number_of_repeats_takes_the_mean_of_the_two_in_the_middle():
    one = pair({"latency": [[1.0, 3.0]]}, {"latency": [[1.0, 1.0]]})
    found = pair_ratios([one], named_objectives(["latency"]))
    # Resampled medians of (1, 3) are 1, 2 and 3.
    assert found.low[0, 0] == pytest.approx(-math.log(3))
    assert found.high[0, 0] == pytest.approx(0.0)


def test_a_pair_holds_beyond_the_band_and_with_an_interval_off_1():
    steady, noisy = [1.0, 1.001, 1.002], [0.5, 1.0, 3.0]
    pairs = [
        pair({"latency": [steady]}, {"latency": [[1.1, 1.101, 1.102]]}),  # 10 %, steady
        pair({"latency": [steady]}, {"latency": [[1.02, 1.021, 1.022]]}),  # 2 %: within the band
        pair({"latency": [steady]}, {"latency": [[v * 1.1 for v in noisy]]}),  # 10 % in the noise
        pair({"latency": [[1.0]]}, {"latency": [[1.1]]}),  # 10 %, without repeats
        pair({}, {}),
    ]
    found = pair_ratios(pairs, named_objectives(["latency"]))
    assert holds(found, 1.03)[:, 0].tolist() == [True, False, False, True, False]
    assert found.repeated[:, 0].tolist() == [True, True, True, False, False]


def test_pairs_are_turned_towards_the_original():
    pairs = [pair({}, {}, original=source) for source in ("a", "b", "c")]
    assert over_original(pairs).tolist() == [-1, 1, 0]
