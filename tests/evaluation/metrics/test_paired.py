import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from hydraopt.evaluation.metrics.paired import holm, mcnemar, sign_flip_test

DIFFERENCES = st.lists(st.integers(-50, 50).map(float), min_size=1, max_size=9)


def test_signs_by_hand():
    # Sums of 1, 2, 4 with signs: only 7 and -7 of the 8 are as far out as 7.
    assert sign_flip_test([1.0, 2.0, 4.0]) == (pytest.approx(7 / 3), 2 / 8, True)
    # 1 + 2 - 4 = -1: no sum of these is nearer to 0.
    assert sign_flip_test([1.0, 2.0, -4.0]).p == 1.0
    assert sign_flip_test([0.0, 0.0]) == (0.0, 1.0, True)


@given(DIFFERENCES)
@settings(max_examples=40)
def test_scipys_permutation_test_agrees(differences):
    if len(differences) == 1:  # SciPy wants two
        differences = differences * 2
    expected = stats.permutation_test(
        (np.array(differences),),
        lambda sample, axis: np.abs(sample.sum(axis=axis)),
        permutation_type="samples",
        alternative="greater",
        n_resamples=np.inf,
        vectorized=True,
    )
    assert sign_flip_test(differences).p == pytest.approx(expected.pvalue)


@given(DIFFERENCES)
def test_exchanging_the_policies_and_equal_programs_leave_p_as_it_is(differences):
    found = sign_flip_test(differences)
    assert sign_flip_test([-d for d in differences]).p == found.p
    assert sign_flip_test([*differences, 0.0, 0.0]).p == found.p


def test_sampled_signs_come_near_the_exact_share():
    # 24 differences of 1: P(|sum| >= 10) is binomial, by SciPy.
    differences = [1.0] * 17 + [-1.0] * 7
    exact = 2 * stats.binom.cdf(7, 24, 0.5)

    found = sign_flip_test(differences)

    assert not found.exact
    assert found.p == pytest.approx(exact, abs=0.004)
    assert found == sign_flip_test(differences)


def test_a_sampled_p_is_never_zero():
    assert sign_flip_test([1.0] * 40, draws=999).p == 1 / 1000


@pytest.mark.parametrize(("differences", "said"), [([], "no value"), ([float("nan")], "nan")])
def test_what_cannot_be_flipped_is_said(differences, said):
    with pytest.raises(ValueError, match=said):
        sign_flip_test(differences)


def test_mcnemar_by_hand():
    first = [True] * 5 + [False] + [True] * 3 + [False] * 2
    second = [False] * 5 + [True] + [True] * 3 + [False] * 2
    # 5 against 1: 2 (1 + 6) / 64.
    assert mcnemar(first, second) == (5, 1, 14 / 64)
    assert mcnemar([True, False], [True, False]) == (0, 0, 1.0)
    assert mcnemar([True, False], [False, True]).p == 1.0


@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=60))
def test_mcnemar_is_scipys_binomial_test(pairs):
    found = mcnemar([a for a, _ in pairs], [b for _, b in pairs])
    differing = found.only_first + found.only_second
    if differing:
        expected = stats.binomtest(found.only_first, differing, 0.5).pvalue
        assert found.p == pytest.approx(expected)


@pytest.mark.parametrize(("first", "second"), [([], []), ([True], [True, False])])
def test_mcnemar_needs_the_same_programs(first, second):
    with pytest.raises(ValueError, match="both need the same"):
        mcnemar(first, second)


def test_holm_by_hand():
    # Sorted 0.01, 0.02, 0.03, 0.04 times 4, 3, 2, 1, and never falling.
    given_ps = {"c": 0.03, "a": 0.01, "d": 0.04, "b": 0.02}
    adjusted = {"c": 0.06, "a": 0.04, "d": 0.06, "b": 0.06}
    assert holm(given_ps) == pytest.approx(adjusted)
    assert list(holm(given_ps)) == list(given_ps)
    assert holm({"a": 0.9, "b": 0.8}) == {"a": 1.0, "b": 1.0}
    assert holm({}) == {}


@given(st.lists(st.floats(0.0, 1.0), min_size=1, max_size=8))
def test_holm_rejects_what_stepping_down_rejects(ps):
    adjusted = holm({str(index): p for index, p in enumerate(ps)})
    for bound in (0.01, 0.05, 0.3):
        # The procedure as Holm states it: test the smallest against bound / m, and stop at the
        # first that fails.
        order = sorted(range(len(ps)), key=ps.__getitem__)
        rejected = itertools.takewhile(
            lambda step, b=bound: (len(ps) - step[0]) * ps[step[1]] <= b, enumerate(order)
        )
        expected = {str(index) for _, index in rejected}
        assert {name for name, p in adjusted.items() if p <= bound} == expected


@pytest.mark.parametrize("p", [-0.1, 1.1, float("nan")])
def test_holm_takes_p_values_only(p):
    with pytest.raises(ValueError, match="of 'x' is not in"):
        holm({"x": p})
