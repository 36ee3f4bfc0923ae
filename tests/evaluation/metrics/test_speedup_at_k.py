import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hydraopt.evaluation.metrics.speedup_at_k import correct_at_k, optimised_at_k, speedup_at_k

SPEEDUPS = st.lists(st.none() | st.floats(0.01, 100.0), min_size=1, max_size=7)


def test_a_failure_and_a_slower_candidate_count_as_one():
    assert speedup_at_k([None, 0.5, 3.0], 1) == pytest.approx((1 + 1 + 3) / 3)
    assert speedup_at_k([None, None], 2) == 1.0


def test_the_threshold_is_reached_at_ten_percent():
    # A speed-up of 1.1 counts, 1.09 does not, a failure never does.
    assert optimised_at_k([1.1, 1.09, None, 5.0], 1) == 0.5
    assert optimised_at_k([1.1, 1.09, None, 5.0], 1, threshold=2.0) == 0.25
    # Two of four: of the 6 pairs, one misses both.
    assert optimised_at_k([1.1, 1.09, None, 5.0], 2) == pytest.approx(5 / 6)


def test_correct_counts_every_candidate_that_passes():
    assert correct_at_k([0.2, None, None, 1.0], 1) == 0.5


@given(SPEEDUPS, st.integers(1, 7))
def test_all_three_agree_with_going_through_every_draw(speedups, k):
    k = min(k, len(speedups))
    draws = list(itertools.combinations(speedups, k))
    fastest = [max([1.0, *(s for s in draw if s is not None)]) for draw in draws]
    reached = [any(s is not None and s >= 1.1 for s in draw) for draw in draws]
    passed = [any(s is not None for s in draw) for draw in draws]
    assert speedup_at_k(speedups, k) == pytest.approx(np.mean(fastest))
    assert optimised_at_k(speedups, k) == pytest.approx(np.mean(reached))
    assert correct_at_k(speedups, k) == pytest.approx(np.mean(passed))


@pytest.mark.parametrize("metric", [speedup_at_k, optimised_at_k, correct_at_k])
@pytest.mark.parametrize(
    ("speedups", "k", "said"),
    [
        ([], 1, "n=0|no value"),
        ([1.0], 2, "k=2 of n=1"),
        ([0.0], 1, "0 is given"),
        ([-1.0], 1, "-1 is given"),
        ([float("inf")], 1, "inf is given"),
        ([float("nan"), None], 1, "nan is given"),
    ],
)
def test_what_is_no_speedup_is_said(metric, speedups, k, said):
    with pytest.raises(ValueError, match=said):
        metric(speedups, k)
