from __future__ import annotations

import math

import numpy as np
import pytest

from hydraopt.common.errors import UserError
from hydraopt.preference.concentration import (
    advantage_update,
    check_bounds,
    initial_alpha,
    mean_advantage,
    region_update,
)


def test_advantage_is_averaged_over_the_pairs_that_do_not_abstain():
    advantage = np.array([[0.2, -0.4], [9.0, 9.0], [0.4, 0.0]])
    kept = mean_advantage(advantage, np.array([False, True, False]))
    assert kept == pytest.approx([0.3, -0.2])
    assert mean_advantage(advantage, np.ones(3, dtype=bool)) is None


def test_advantage_update_follows_its_equation():
    # mean advantage 0.2, deviations +0.1, -0.3, +0.2; eta = 0.5
    updated = advantage_update(np.array([1.0, 1.0, 2.0]), np.array([0.3, -0.1, 0.4]), 0.5, 0.1, 10)
    assert updated == pytest.approx([math.exp(0.05), math.exp(-0.15), 2 * math.exp(0.1)])


def test_equal_advantages_move_nothing():
    alpha = np.array([0.8, 1.4])
    assert advantage_update(alpha, np.array([0.3, 0.3]), 0.5, 0.75, 1.5).tolist() == alpha.tolist()


def test_updates_are_clipped_to_the_bounds():
    updated = advantage_update(np.array([1.0, 1.0]), np.array([1.0, -1.0]), 5.0, 0.75, 1.5)
    assert updated.tolist() == [1.5, 0.75]


def test_region_update_follows_the_paper_and_leaves_absent_regions_alone():
    # Present losses 0.9 and 0.5: mean 0.7. Counting the absent one as 0 would give 0.47.
    alpha = np.array([1.0, 2.0, 3.0])
    updated = region_update(alpha, np.array([0.9, np.nan, 0.5]), 1.0, 0.1, 10.0)
    assert updated == pytest.approx([math.exp(0.2), 2.0, 3 * math.exp(-0.2)])


def test_region_update_clips_at_ten():
    updated = region_update(np.array([9.9, 1.0]), np.array([3.0, 0.0]), 1.0, 0.1, 10.0)
    assert updated.tolist() == [10.0, pytest.approx(math.exp(-1.5))]


def test_no_samples_at_all_move_nothing_and_return_a_copy():
    alpha = np.array([1.0, 2.0])
    updated = region_update(alpha, np.array([np.nan, np.nan]), 1.0, 0.1, 10.0)
    assert updated.tolist() == [1.0, 2.0]
    assert updated is not alpha


def test_one_number_stands_for_all():
    assert initial_alpha(1.25, ["a", "b"]).tolist() == [1.25, 1.25]
    assert initial_alpha([1, 2], ["a", "b"]).tolist() == [1.0, 2.0]


@pytest.mark.parametrize(
    ("alpha", "message"),
    [
        ([1.0], "has 1 entries, but 2 are needed"),
        (0.0, "finite number above 0"),
        ([1.0, -2.0], "finite number above 0"),
        (math.nan, "finite number above 0"),
        (math.inf, "finite number above 0"),
    ],
)
def test_a_wrong_initial_alpha_is_refused(alpha, message):
    with pytest.raises(UserError, match=message):
        initial_alpha(alpha, ["a", "b"])


@pytest.mark.parametrize(
    ("lo", "hi", "step_size", "message"),
    [
        (1.5, 0.75, 0.1, r"alpha_bounds 1.5 to 0.75.*alpha_min <= alpha_max"),
        (0.0, 1.5, 0.1, r"0 < alpha_min"),
        (0.1, math.inf, 0.1, r"must be finite"),
        (1.1, 1.5, 0.1, r"starts outside alpha_bounds 1.1 to 1.5"),
        (0.5, 1.5, -0.1, r"step_size=-0.1"),
        (0.5, 1.5, math.nan, r"step_size=nan"),
    ],
)
def test_wrong_bounds_are_refused(lo, hi, step_size, message):
    with pytest.raises(UserError, match=message):
        check_bounds(np.array([1.0, 1.0]), lo, hi, step_size)
