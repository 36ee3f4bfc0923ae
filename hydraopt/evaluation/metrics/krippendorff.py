"""Krippendorff's alpha: agreement of raters beyond chance, with missing ratings."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any, Literal

import numpy as np

from hydraopt.preference.arrays import FloatArray

Scale = Literal["nominal", "ordinal", "interval"]


def krippendorff_alpha(ratings: Sequence[Sequence[Any]], scale: Scale) -> float:
    """Return Krippendorff's alpha.

    alpha = 1 - D_o / D_e
    D_o = 1/n sum_{c,k} o_ck delta_ck^2
    D_e = 1/(n (n - 1)) sum_{c,k} n_c n_k delta_ck^2

    o_ck are the coincidences: each ordered pair of ratings (c, k) of the same unit by two raters
    adds 1 / (m_u - 1), with m_u the ratings of that unit; n_c = sum_k o_ck, n = sum_c n_c. A unit
    with fewer than two ratings is not comparable and adds nothing. The distances are

        nominal   delta_ck^2 = 1 for c != k
        ordinal   delta_ck^2 = (sum_{g=c}^{k} n_g - (n_c + n_k) / 2)^2
        interval  delta_ck^2 = (c - k)^2

    Source: Krippendorff, "Computing Krippendorff's Alpha-Reliability", University of Pennsylvania,
    2011, parts D and E.

    Args:
        ratings: One row a rater, one entry a unit, shape (raters, units); None or NaN where a rater
            gave none. Numbers for `ordinal` and `interval`; any sortable values for `nominal`.
        scale: Level of measurement.

    Returns:
        1 for perfect agreement, 0 for chance, below 0 for systematic disagreement.

    Raises:
        ValueError: The rows differ in length, the scale is unknown, a rating is infinite, no unit
            has two ratings, or all these ratings are equal (then agreement is undefined).
    """
    if scale not in _DISTANCES:
        raise ValueError(f"scale={scale!r} is unknown; known are {', '.join(_DISTANCES)}")
    given = [[r for r in unit if not _missing(r)] for unit in zip(*ratings, strict=True)]
    units = [unit for unit in given if len(unit) >= 2]
    values = sorted({rating for unit in units for rating in unit})
    if not units:
        raise ValueError("no unit has two ratings or more; agreement cannot be told")
    if any(isinstance(value, float) and math.isinf(value) for value in values):
        raise ValueError("a rating is infinite; all must be finite")
    if len(values) == 1:
        raise ValueError(f"all ratings are {values[0]!r}; without variation alpha is undefined")
    place = {value: index for index, value in enumerate(values)}
    coincidences = np.zeros((len(values), len(values)))
    for unit in units:
        counts = np.bincount([place[rating] for rating in unit], minlength=len(values))
        pairs = np.outer(counts, counts) - np.diag(counts)
        coincidences += pairs / (len(unit) - 1)
    totals = coincidences.sum(axis=0)
    n = totals.sum()
    distances = _DISTANCES[scale](values, totals)
    observed = (coincidences * distances).sum() / n
    expected = (np.outer(totals, totals) * distances).sum() / (n * (n - 1))
    return float(1.0 - observed / expected)


def _missing(rating: Any) -> bool:
    return rating is None or (isinstance(rating, float) and math.isnan(rating))


def _nominal(values: list[Any], totals: FloatArray) -> FloatArray:
    return 1.0 - np.eye(len(values))


def _ordinal(values: list[Any], totals: FloatArray) -> FloatArray:
    # The sum from c to k less half of both ends is the distance between the ranks' middles.
    middles = np.cumsum(totals) - totals / 2.0
    return np.subtract.outer(middles, middles) ** 2


def _interval(values: list[Any], totals: FloatArray) -> FloatArray:
    numbers = np.asarray(values, dtype=np.float64)
    return np.subtract.outer(numbers, numbers) ** 2


_DISTANCES: dict[str, Callable[[list[Any], FloatArray], FloatArray]] = {
    "nominal": _nominal,
    "ordinal": _ordinal,
    "interval": _interval,
}
