from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from hydraopt.corpus.agreement import (
    alike,
    correlation,
    disagreement,
    disagrees,
    effective_rank,
    torn_problems,
)

NAN = math.nan


def test_correlation_is_pearsons_of_the_pairs_in_both_orders():
    rng = np.random.default_rng(5)
    ratios = rng.normal(0.4, 1.0, (40, 3)) @ rng.normal(size=(3, 3))
    both_orders = np.concatenate([ratios, -ratios])
    found = correlation(ratios)
    for k in range(3):
        for m in range(3):
            expected = stats.pearsonr(both_orders[:, k], both_orders[:, m]).statistic
            assert found[k, m] == pytest.approx(expected)


def test_exchanging_the_programs_of_a_pair_changes_no_correlation():
    ratios = np.random.default_rng(6).normal(size=(30, 4))
    turned = ratios * np.where(np.arange(30) % 3 == 0, -1.0, 1.0)[:, None]
    assert correlation(turned) == pytest.approx(correlation(ratios))


def test_correlation_takes_the_pairs_that_have_both_metrics():
    ratios = np.array([[1.0, 2.0, NAN], [2.0, 1.0, NAN], [5.0, NAN, NAN], [0.0, 0.0, NAN]])
    found = correlation(ratios)
    assert found[0, 1] == pytest.approx(4 / 5)  # (1*2 + 2*1) / sqrt(5 * 5)
    assert np.isnan(found[2]).all()


def test_a_metric_that_never_differs_has_no_correlation():
    found = correlation(np.array([[1.0, 0.0], [2.0, 0.0]]))
    assert found[0, 0] == 1.0
    assert np.isnan(found[[0, 1, 1], [1, 0, 1]]).all()


def test_effective_rank_is_the_participation_ratio_of_the_eigenvalues():
    ratios = np.random.default_rng(7).normal(size=(50, 5)) @ np.diag([1, 2, 3, 4, 5])
    ratios[:, 1] += ratios[:, 0]
    matrix = correlation(ratios)
    eigenvalues = np.linalg.eigvalsh(matrix)
    expected = eigenvalues.sum() ** 2 / (eigenvalues**2).sum()
    assert effective_rank(matrix) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("matrix", "rank"),
    [
        (np.eye(4), 4.0),
        (np.ones((4, 4)), 1.0),
        (np.kron(np.eye(2), np.ones((2, 2))), 2.0),
        # Four copies and one of its own: eigenvalues 4 and 1, 25 / 17.
        (np.block([[np.ones((4, 4)), np.zeros((4, 1))], [np.zeros((1, 4)), np.eye(1)]]), 25 / 17),
        (np.array([[1.0, NAN], [NAN, NAN]]), 1.0),
        (np.full((2, 2), NAN), 0.0),
    ],
)
def test_effective_rank_counts_what_speaks_on_its_own(matrix, rank):
    assert effective_rank(matrix) == pytest.approx(rank)


def test_metrics_are_grouped_across_links_and_signs():
    matrix = np.eye(5)
    for k, m, r in ((0, 3, 0.995), (3, 4, -0.992), (1, 2, 0.98)):
        matrix[k, m] = matrix[m, k] = r
    assert alike(matrix, list("abcde"), 0.99) == [["a", "d", "e"]]


def test_disagreement_counts_opposite_differences_beyond_the_band():
    up, down, tie = math.log(1.2), -math.log(1.2), math.log(1.02)
    ratios = np.array([[up, down], [up, up], [up, tie], [down, up], [up, NAN]])
    found = disagreement(ratios, 1.03)
    assert found[0, 1] == found[1, 0] == pytest.approx(2 / 4)  # four pairs have both
    assert found[0, 0] == 0.0
    assert disagrees(ratios, 1.03).tolist() == [True, False, False, True, False]


def test_a_problem_is_torn_where_no_program_is_best_in_both():
    up, down, tie = math.log(2.0), -math.log(2.0), math.log(1.02)
    problems = ["torn", "one best", "near", "near", "unmeasured"]
    sides = [("a", "b"), ("a", "b"), ("a", "b"), ("b", "c"), ("a", "b")]
    ratios = np.array(
        [
            [up, down],  # a is the fastest, b the leanest
            [up, up],
            [up, tie],  # a is faster, and as lean as b up to the band
            [up, up],
            [up, NAN],
        ]
    )
    assert torn_problems(problems, sides, ratios, 1.03) == (1, 3)
