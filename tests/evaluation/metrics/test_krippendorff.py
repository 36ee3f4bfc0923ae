import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hydraopt.evaluation.metrics.krippendorff import krippendorff_alpha

_ = None
# Four observers, twelve units, some ratings missing: the example of Krippendorff (2011), part D/E.
OBSERVERS = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
    [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
]


@pytest.mark.parametrize(
    ("scale", "alpha"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)]
)
def test_the_literatures_example(scale, alpha):
    assert krippendorff_alpha(OBSERVERS, scale) == pytest.approx(alpha, abs=5e-4)


def test_two_raters_by_hand():
    # Coincidences: aa 2, bb 2, ab 1, ba 1; n = 6. D_o = 2/6, D_e = 2*3*3/30 = 18/30.
    assert krippendorff_alpha([list("aab"), list("abb")], "nominal") == pytest.approx(1 - 10 / 18)


@pytest.mark.parametrize("scale", ["nominal", "ordinal", "interval"])
def test_perfect_and_systematically_wrong(scale):
    assert krippendorff_alpha([[1, 2, 5], [1, 2, 5]], scale) == pytest.approx(1.0)
    assert krippendorff_alpha([[1, 2], [2, 1]], scale) < 0.0


RATINGS = st.lists(
    st.lists(st.none() | st.integers(1, 5), min_size=6, max_size=6), min_size=2, max_size=4
)


def pairable(ratings):
    units = [[r for r in unit if r is not None] for unit in zip(*ratings, strict=True)]
    return {r for unit in units if len(unit) > 1 for r in unit}


@given(RATINGS, st.sampled_from(["nominal", "ordinal", "interval"]))
def test_the_published_package_agrees(ratings, scale):
    package = pytest.importorskip("krippendorff")
    if len(pairable(ratings)) < 2:
        with pytest.raises(ValueError, match=r"undefined|cannot be told"):
            krippendorff_alpha(ratings, scale)
        return
    table = np.array(ratings, dtype=float)
    expected = package.alpha(reliability_data=table, level_of_measurement=scale)
    assert krippendorff_alpha(ratings, scale) == pytest.approx(expected, abs=1e-12)


@given(RATINGS)
def test_nominal_is_one_less_observed_over_expected_disagreement_of_pairs(ratings):
    # The definition, without coincidences: pairs within units, weighed, against all pairs.
    if len(pairable(ratings)) < 2:
        return
    units = [[r for r in unit if r is not None] for unit in zip(*ratings, strict=True)]
    units = [unit for unit in units if len(unit) > 1]
    pool = [r for unit in units for r in unit]
    within = sum(
        sum(a != b for a, b in itertools.permutations(unit, 2)) / (len(unit) - 1) for unit in units
    )
    chance = sum(a != b for a, b in itertools.permutations(pool, 2)) / (len(pool) - 1)
    assert krippendorff_alpha(ratings, "nominal") == pytest.approx(1 - within / chance)


def test_nan_is_a_missing_rating():
    table = np.array(OBSERVERS, dtype=float).tolist()
    assert krippendorff_alpha(table, "interval") == krippendorff_alpha(OBSERVERS, "interval")


@pytest.mark.parametrize(
    ("ratings", "scale", "said"),
    [
        ([[1, None], [None, 1]], "nominal", "no unit has two"),
        ([[2, 2], [2, 2]], "ordinal", "undefined"),
        ([], "nominal", "no unit"),
        ([[1, 2], [1, 2]], "ratio", "scale='ratio' is unknown"),
        ([[1.0, float("inf")], [1.0, 2.0]], "interval", "infinite"),
        ([[1, 2], [1]], "nominal", "shorter"),
    ],
)
def test_what_has_no_agreement_is_said(ratings, scale, said):
    with pytest.raises(ValueError, match=said):
        krippendorff_alpha(ratings, scale)
