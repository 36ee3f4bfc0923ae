"""Robust summaries of repeated values (NumPy only)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

_MAD_TO_SIGMA = 1.4826
"""Median absolute deviation to standard deviation, for a normal distribution: 1 / Phi^-1(3/4)."""


def median(values: Sequence[float]) -> float:
    """Return the median of the values.

    Raises:
        ValueError: There is no value.
    """
    if len(values) == 0:
        raise ValueError("the median of no value is undefined")
    return float(np.median(np.asarray(values, dtype=float)))


def robust_cv(values: Sequence[float]) -> float:
    """Return the robust coefficient of variation, 1.4826 MAD / median (0 where the median is 0).

    Raises:
        ValueError: There is no value.
    """
    centre = median(values)
    spread = median([abs(value - centre) for value in values])
    return _MAD_TO_SIGMA * spread / abs(centre) if centre else 0.0


def ratio_interval(
    first: Sequence[float],
    second: Sequence[float],
    *,
    level: float = 0.95,
    draws: int = 2000,
    seed: int = 0,
) -> tuple[float, float]:
    """Return the percentile bootstrap interval of median(first) / median(second).

    The two samples are drawn independently (Efron and Tibshirani, An Introduction to the
    Bootstrap, ch. 13).

    Args:
        first: Positive values, one a repetition.
        second: Positive values, one a repetition.
        level: Share of the bootstrap distribution inside the interval, in (0, 1).
        draws: Bootstrap samples.
        seed: Seed of the draws.

    Raises:
        ValueError: A sample is empty or holds a value that is not positive.
    """
    samples = [np.asarray(values, dtype=float) for values in (first, second)]
    if any(sample.size == 0 or not (sample > 0).all() for sample in samples):
        raise ValueError("a ratio needs two samples of positive values")
    rng = np.random.default_rng(seed)
    medians = [
        np.median(rng.choice(sample, size=(draws, sample.size), replace=True), axis=1)
        for sample in samples
    ]
    tail = (1.0 - level) / 2.0
    low, high = np.quantile(medians[0] / medians[1], [tail, 1.0 - tail])
    return float(low), float(high)
