import itertools
from fractions import Fraction
from math import comb

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hydraopt.evaluation.metrics.best_of_k import best_of_k
from hydraopt.evaluation.metrics.pass_at_k import pass_at_k

VALUES = st.lists(st.floats(-1e3, 1e3), min_size=1, max_size=9)


def test_by_hand():
    # Pairs of 1, 2, 4: best are 2, 4, 4.
    assert best_of_k([4.0, 1.0, 2.0], 2) == pytest.approx(10 / 3)


@given(VALUES, st.integers(1, 9))
def test_is_the_mean_best_of_every_draw(values, k):
    k = min(k, len(values))
    best = [max(draw) for draw in itertools.combinations(values, k)]
    assert best_of_k(values, k) == pytest.approx(np.mean(best), abs=1e-9)


@given(VALUES, st.randoms())
def test_more_draws_are_never_worse_and_the_order_is_of_no_account(values, random):
    mixed = random.sample(values, len(values))
    found = [best_of_k(values, k) for k in range(1, len(values) + 1)]
    assert found == [best_of_k(mixed, k) for k in range(1, len(values) + 1)]
    assert all(later >= earlier - 1e-9 for earlier, later in itertools.pairwise(found))
    assert found[-1] == pytest.approx(max(values))


@given(st.integers(1, 60), st.data())
def test_of_zeros_and_ones_it_is_pass_at_k(n, data):
    c, k = data.draw(st.integers(0, n)), data.draw(st.integers(1, n))
    assert best_of_k([1.0] * c + [0.0] * (n - c), k) == pytest.approx(pass_at_k(n, c, k), abs=1e-12)


def test_the_weights_are_exact_where_binomials_overflow():
    n, k = 3_000, 1_500  # C(3000, 1500) is far above the largest float
    for r in (n, n - 5, k):
        weight = best_of_k([0.0] * (r - 1) + [1.0] + [1.0] * (n - r), k)
        share = Fraction(comb(n, k) - comb(r - 1, k), comb(n, k))
        assert weight == pytest.approx(float(share), rel=1e-12)


@pytest.mark.parametrize(
    ("values", "k", "said"),
    [
        ([], 1, "no value"),
        ([1.0], 2, "k=2 of n=1"),
        ([1.0, float("nan")], 1, "nan is given"),
        ([1.0, float("inf")], 1, "inf is given"),
    ],
)
def test_what_has_no_best_is_said(values, k, said):
    with pytest.raises(ValueError, match=said):
        best_of_k(values, k)
