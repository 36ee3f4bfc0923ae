import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hydraopt.evaluation.metrics.hypervolume import hypervolume


def points(objectives, most=7):
    gain = st.integers(-2, 9).map(lambda n: n / 4)
    row = st.lists(gain, min_size=objectives, max_size=objectives)
    return st.lists(row, min_size=1, max_size=most)


def by_inclusion_and_exclusion(rows):
    """Volume of a union of boxes from 0: each set of boxes meets in the box of its minima."""
    boxes = [row for row in rows if min(row) > 0]
    return sum(
        (-1) ** (size + 1) * np.prod(np.min(chosen, axis=0))
        for size in range(1, len(boxes) + 1)
        for chosen in itertools.combinations(boxes, size)
    )


def test_by_hand():
    assert hypervolume([[3.0, 1.0], [1.0, 2.0]]) == 3 + 1
    assert hypervolume([[1.0, 1.0, 2.0], [2.0, 1.0, 1.0]]) == 2 + 2 - 1
    assert hypervolume([[0.5], [2.0]]) == 2.0


def test_what_is_not_better_in_everything_adds_nothing():
    assert hypervolume([[5.0, 0.0], [-1.0, 5.0]]) == 0.0
    assert hypervolume([[1.0, 1.0], [9.0, -0.1]]) == 1.0


@pytest.mark.parametrize("objectives", [1, 2, 3, 4, 5])
@given(data=st.data())
@settings(max_examples=30)
def test_is_the_volume_by_inclusion_and_exclusion(objectives, data):
    rows = data.draw(points(objectives))
    assert hypervolume(rows) == pytest.approx(by_inclusion_and_exclusion(rows), abs=1e-9)


@pytest.mark.parametrize("objectives", [2, 3, 4, 5])
def test_moocore_agrees_on_larger_sets(objectives):
    moocore = pytest.importorskip("moocore")
    rows = np.random.default_rng(objectives).normal(0.3, 0.5, size=(25, objectives))
    expected = moocore.hypervolume(rows, ref=np.zeros(objectives), maximise=True)
    assert hypervolume(rows) == pytest.approx(expected, rel=1e-12)


@given(points(3), points(3))
def test_more_solutions_dominate_no_less(first, second):
    alone, together = hypervolume(first), hypervolume(first + second)
    assert together >= alone - 1e-12
    assert together <= alone + hypervolume(second) + 1e-9


@pytest.mark.parametrize(
    ("rows", "said"),
    [([], "no value"), ([[1.0, float("nan")]], "nan"), ([1.0, 2.0], "one row a point")],
)
def test_what_has_no_volume_is_said(rows, said):
    with pytest.raises(ValueError, match=said):
        hypervolume(rows)
