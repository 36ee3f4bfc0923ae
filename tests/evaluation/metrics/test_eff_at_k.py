import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hydraopt.evaluation.metrics.eff_at_k import CENSORED, eff_at_k, efficiency_score

REFERENCE = [[1.0, 2.0], [3.0, 1.0], [4.0, 10.0]]  # slowest 2, 3, 10: the limit is 20


def test_by_hand():
    # (20-11)/(20-2) = 1/2, (20-3)/(20-3) = 1, (20-15)/(20-10) = 1/2; weights 3, 3, 4.
    times = [[11.0, 5.0], [1.0, 3.0], [15.0, 1.0]]
    assert efficiency_score(times, REFERENCE) == pytest.approx((3 * 0.5 + 3 * 1 + 4 * 0.5) / 10)


def test_the_reference_itself_scores_one():
    assert efficiency_score(REFERENCE, REFERENCE) == pytest.approx(1.0)


def test_a_censored_level_scores_what_any_time_past_the_limit_does():
    expected = (3 * 1 + 3 * 1 + 4 * 0) / 10
    for time in (20.0, 1e6, CENSORED):
        score = efficiency_score([[2.0, 2.0], [3.0, 3.0], [1.0, time]], REFERENCE)
        assert score == pytest.approx(expected)


def test_a_wrong_answer_scores_zero_and_faster_than_the_reference_above_one():
    assert efficiency_score(None, REFERENCE) == 0.0
    # alpha / (alpha - 1) = 2 is the limit for no time at all.
    assert efficiency_score([[1e-9]], [[1.0]], weights=[1.0]) == pytest.approx(2.0)
    assert efficiency_score([[1.0]], [[2.0]], [1.0], timeout_factor=3.0) == pytest.approx(5 / 4)


@given(st.lists(st.floats(0.0, 2.0), min_size=1, max_size=7), st.integers(1, 7))
def test_eff_at_k_is_the_mean_best_of_every_draw(scores, k):
    k = min(k, len(scores))
    expected = np.mean([max(draw) for draw in itertools.combinations(scores, k)])
    assert eff_at_k(scores, k) == pytest.approx(expected, abs=1e-12)


NAN = float("nan")


@pytest.mark.parametrize(
    ("times", "reference", "weights", "factor", "said"),
    [
        ([[1.0]], [[1.0]], [1.0], 1.0, "timeout_factor=1.0"),
        ([[1.0]], [[1.0]], [1.0, 1.0], 2.0, "one a level"),
        ([[1.0]], [[1.0]], [0.0], 2.0, "not all 0"),
        ([[1.0]], [[1.0]], [-1.0], 2.0, "none negative"),
        ([[1.0]], [[1.0]], [], 2.0, "no value"),
        ([], [[1.0]], [1.0], 2.0, "0 levels of times"),
        ([[]], [[1.0]], [1.0], 2.0, "one or more"),
        ([[0.0]], [[1.0]], [1.0], 2.0, "all above 0"),
        ([[NAN]], [[1.0]], [1.0], 2.0, "all above 0"),
        ([[1.0]], [[CENSORED]], [1.0], 2.0, "inf is given"),
        (None, [[]], [1.0], 2.0, "no value"),
    ],
)
def test_what_cannot_be_scored_is_said(times, reference, weights, factor, said):
    with pytest.raises(ValueError, match=said):
        efficiency_score(times, reference, weights, factor)


@pytest.mark.parametrize(
    ("scores", "k", "said"),
    [([], 1, "no value"), ([-0.1], 1, "at least 0"), ([1.0], 2, "k=2 of n=1")],
)
def test_what_has_no_best_score_is_said(scores, k, said):
    with pytest.raises(ValueError, match=said):
        eff_at_k(scores, k)
