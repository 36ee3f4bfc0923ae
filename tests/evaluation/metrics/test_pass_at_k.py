import itertools
import math

import pytest

from hydraopt.evaluation.metrics.pass_at_k import pass_at_k


def test_by_hand():
    # 5 candidates, 2 pass: of the 10 pairs, 3 miss both.
    assert pass_at_k(5, 2, 2) == 0.7
    assert pass_at_k(5, 2, 1) == 0.4
    assert pass_at_k(5, 0, 5) == 0.0
    assert pass_at_k(5, 1, 5) == 1.0


@pytest.mark.parametrize("n", range(1, 8))
def test_is_the_share_of_draws_with_a_passing_candidate(n):
    for c, k in itertools.product(range(n + 1), range(1, n + 1)):
        draws = list(itertools.combinations([True] * c + [False] * (n - c), k))
        expected = sum(map(any, draws)) / len(draws)
        assert pass_at_k(n, c, k) == pytest.approx(expected, rel=1e-15)


def test_a_large_n_loses_nothing():
    # The one passing candidate of n is among k drawn with chance k / n.
    assert pass_at_k(100_000, 1, 50) == 50 / 100_000
    assert math.isclose(pass_at_k(2_000, 1_000, 1_000), 1.0)


@pytest.mark.parametrize(
    ("n", "c", "k", "said"),
    [
        (5, 2, 6, "k=6 of n=5"),
        (5, 2, 0, "k=0"),
        (0, 0, 1, "n=0"),
        (5, 6, 1, "c=6"),
        (5, -1, 1, "c=-1"),
    ],
)
def test_what_cannot_be_drawn_is_said(n, c, k, said):
    with pytest.raises(ValueError, match=said):
        pass_at_k(n, c, k)
