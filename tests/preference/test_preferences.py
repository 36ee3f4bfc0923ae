from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import special

from hydraopt.common.errors import UserError
from hydraopt.preference.labels.hard import HardLabel
from hydraopt.preference.labels.soft import SoftLabel
from hydraopt.preference.normalizers.log_ratio import LogRatio
from hydraopt.preference.normalizers.raw_sigmoid import RawSigmoid
from hydraopt.preference.objectives import Objective, named_objectives
from hydraopt.preference.preferences import Preferences

FAST_LARGE = {"latency": [[1.0, 1.0, 1.2]], "memory": [[400.0]]}
SLOW_SMALL = {"latency": [[4.0, 4.4, 3.9]], "memory": [[100.0]]}


def preferences(first, second, objectives=("latency", "memory"), **options):
    options = {"normalizer": LogRatio(), "label": HardLabel(), **options}
    return Preferences(
        first=first,
        second=second,
        first_sources=[""] * len(first),
        second_sources=[""] * len(second),
        objectives=named_objectives(objectives),
        **options,
    )


def test_the_path_from_values_to_judgement_by_hand():
    judged = preferences([FAST_LARGE], [SLOW_SMALL]).judge(np.array([0]), np.array([[0.7, 0.3]]))
    # Both ratios are 4, so tau = 1.4826 ln 4 and z = +-ln 2 / tau: latency for, memory against.
    good = float(special.expit(math.log(2) / (1.4826 * math.log(4))))
    assert judged.reward_first == pytest.approx([0.7 * good + 0.3 * (1 - good)])
    assert judged.reward_second == pytest.approx([0.7 * (1 - good) + 0.3 * good])
    assert judged.target.tolist() == [1.0]
    assert judged.advantage[0] == pytest.approx([2 * good - 1, 1 - 2 * good])
    assert judged.preference.tolist() == [[1.0, 0.0]]


def test_the_label_follows_the_weights_and_the_advantage_follows_the_label():
    pairs = preferences([FAST_LARGE], [SLOW_SMALL])
    for weights, target, better in (([0.7, 0.3], 1.0, [1, 0]), ([0.3, 0.7], 0.0, [0, 1])):
        judged = pairs.judge(np.array([0]), np.array(weights))
        assert judged.target.tolist() == [target]
        assert judged.preference.tolist() == [better]
        assert np.sign(judged.advantage[0]).tolist() == [2 * b - 1 for b in better]


def test_exchanging_the_programs_exchanges_the_label_and_nothing_else():
    weights = np.array([0.8, 0.2])
    one = preferences([FAST_LARGE], [SLOW_SMALL]).judge(np.array([0]), weights)
    other = preferences([SLOW_SMALL], [FAST_LARGE]).judge(np.array([0]), weights)
    assert one.target + other.target == 1.0
    assert np.allclose(one.advantage, other.advantage)
    assert one.preference.tolist() == other.preference.tolist()
    assert one.reward_first == pytest.approx(other.reward_second)


def test_a_higher_is_better_metric_counts_upwards():
    pairs = preferences(
        [{"throughput": [[10.0]]}], [{"throughput": [[20.0]]}], objectives=["throughput"]
    )
    judged = pairs.judge(np.array([0]), np.array([1.0]))
    assert judged.target.tolist() == [0.0]
    assert judged.preference.tolist() == [[1.0]]


def test_equal_programs_abstain_without_advantage():
    judged = preferences([FAST_LARGE], [dict(FAST_LARGE)]).judge(
        np.array([0]), np.array([0.5, 0.5])
    )
    assert judged.abstain.tolist() == [True]
    assert judged.advantage.tolist() == [[0.0, 0.0]]
    assert judged.preference.tolist() == [[0.5, 0.5]]


def test_memory_under_one_kib_is_equal_memory():
    pairs = preferences([{"memory": [[0.0]]}], [{"memory": [[0.9]]}], objectives=["memory"])
    assert pairs.summary_first.tolist() == pairs.summary_second.tolist() == [[1.0]]
    assert pairs.judge(np.array([0]), np.array([1.0])).abstain.tolist() == [True]


def test_pairs_are_judged_by_position_each_under_its_own_weights():
    pairs = preferences([FAST_LARGE, SLOW_SMALL], [SLOW_SMALL, FAST_LARGE])
    judged = pairs.judge(np.array([1, 0, 1]), np.array([[0.9, 0.1], [0.9, 0.1], [0.1, 0.9]]))
    assert judged.target.tolist() == [0.0, 1.0, 1.0]


def test_validation_pairs_are_judged_on_the_scale_of_the_training_pairs():
    normalizer = LogRatio()
    preferences([FAST_LARGE], [SLOW_SMALL], normalizer=normalizer)
    scale = normalizer.scale.copy()
    preferences([{"latency": [[1.0]], "memory": [[1.0]]}], [FAST_LARGE], normalizer=normalizer)
    assert normalizer.scale.tolist() == scale.tolist()


def test_raw_sigmoid_prefers_the_slower_program_as_the_printed_equation_does():
    pairs = preferences([FAST_LARGE], [SLOW_SMALL], normalizer=RawSigmoid())
    assert pairs.judge(np.array([0]), np.array([1.0, 0.0])).target.tolist() == [0.0]


NOISY = {"latency": [[1.0, 1.3, 0.8, 1.1, 0.9]], "memory": [[100.0]]}
NOISY_TOO = {"latency": [[1.05, 1.25, 0.85, 1.0, 0.95]], "memory": [[100.0]]}


def test_soft_labels_abstain_on_noise_and_are_sure_of_a_clear_difference():
    pairs = preferences([NOISY, FAST_LARGE], [NOISY_TOO, SLOW_SMALL], label=SoftLabel())
    judged = pairs.judge(np.array([0, 1]), np.array([1.0, 0.0]))
    assert 0.1 < judged.target[0] < 0.9
    assert judged.abstain.tolist() == [True, False]
    assert judged.target[1] == 1.0


def test_bootstrap_draws_are_those_of_the_exact_resampling_distribution():
    # One objective: P(median* of the first < median* of the second), all 3^3 x 3^3 resamples.
    first, second = [1.0, 2.0, 3.0], [1.5, 2.5, 2.6]
    medians = [
        [np.median([v[i], v[j], v[k]]) for i in range(3) for j in range(3) for k in range(3)]
        for v in (first, second)
    ]
    exact = np.mean([a < b for a in medians[0] for b in medians[1]])
    pairs = preferences(
        [{"latency": [first]}],
        [{"latency": [second]}],
        objectives=["latency"],
        label=SoftLabel(draws=20_000),
    )
    assert pairs.judge(np.array([0]), np.array([1.0])).target[0] == pytest.approx(exact, abs=0.01)


def test_draws_depend_on_the_seed_and_the_program_not_on_the_other_pairs():
    def target(first, second, position, seed):
        pairs = preferences(first, second, label=SoftLabel(draws=50), seed=seed)
        return pairs.judge(np.array([position]), np.array([1.0, 0.0])).target[0]

    alone = target([NOISY], [NOISY_TOO], 0, seed=1)
    assert target([FAST_LARGE, NOISY], [SLOW_SMALL, NOISY_TOO], 1, seed=1) == alone
    assert target([NOISY], [NOISY_TOO], 0, seed=2) != alone


@pytest.mark.parametrize(
    ("metrics", "message"),
    [
        ({"latency": [[1.0]]}, "memory.*not measured"),
        ({"latency": [[math.nan]], "memory": [[1.0]]}, "Pair 0.*'latency'.*finite"),
        ({"latency": [[-1.0]], "memory": [[1.0]]}, "at least 0"),
        ({"latency": [[]], "memory": [[1.0]]}, "input without values"),
        ({"latency": [[1.0], [2.0]], "memory": [[1.0]]}, "1 inputs of the first .*2 of the second"),
    ],
)
def test_values_that_cannot_be_compared_are_refused(metrics, message):
    with pytest.raises(UserError, match=message):
        preferences([FAST_LARGE], [metrics])


def test_weights_off_the_simplex_are_refused():
    with pytest.raises(UserError, match="off the simplex"):
        preferences([FAST_LARGE], [SLOW_SMALL]).judge(np.array([0]), np.array([0.7, 0.4]))


def test_lists_of_different_lengths_are_refused():
    with pytest.raises(ValueError, match="different lengths"):
        preferences([FAST_LARGE], [])


def test_rewards_are_those_of_the_judgement_and_need_no_draws():
    weights = np.array([[0.7, 0.3], [0.2, 0.8]])
    pairs = preferences([FAST_LARGE, SLOW_SMALL], [SLOW_SMALL, FAST_LARGE])
    judged = pairs.judge(np.arange(2), weights)
    first, second = pairs.rewards(np.arange(2), weights)
    assert first.tolist() == judged.reward_first.tolist()
    assert second.tolist() == judged.reward_second.tolist()

    def no_label(*_):
        raise AssertionError("a reward needs no label")

    no_label.draws = 1000
    unlabelled = preferences([FAST_LARGE], [SLOW_SMALL], label=no_label)
    assert unlabelled.rewards(np.array([0]), weights[:1])[0].tolist() == first[:1].tolist()


def test_values_that_pairs_share_are_read_once_and_equal_ones_give_the_same():
    read = []

    class Told(Objective):
        def values(self, metrics, source):
            read.append(source)
            return super().values(metrics, source)

    def made(first, second):
        return Preferences(
            first, second, ["f"] * 2, ["s", "t"], [Told("latency", "ms", False)], LogRatio(),
            HardLabel(),
        )  # fmt: skip

    one = made([FAST_LARGE] * 2, [SLOW_SMALL] * 2)
    assert read == ["f", "s", "t"]
    other = made([dict(FAST_LARGE), dict(FAST_LARGE)], [dict(SLOW_SMALL), dict(SLOW_SMALL)])
    assert len(read) == 7
    assert one.summary_first.tolist() == other.summary_first.tolist()
    assert one.summary_second.tolist() == other.summary_second.tolist()
