"""Percentile bootstrap over the programs of a suite (Efron and Tibshirani, 1993, ch. 13).

The programs are taken for a sample of all programs of their kind, so they are what is resampled.
With few of them (the suite `seven`) the interval is narrower than its level says.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from hydraopt.evaluation.metrics.checks import finite
from hydraopt.preference.arrays import FloatArray, IntArray

LEVEL = 0.95
"""Share of the bootstrap distribution inside the interval."""
DRAWS = 2000
"""Bootstrap samples."""


class Interval(NamedTuple):
    """A figure of a suite and its percentile bootstrap interval over the programs."""

    value: float
    low: float
    high: float


def resampled(programs: int, draws: int, rng: np.random.Generator) -> IntArray:
    """Return the indices of the programs of each bootstrap sample, shape (draws, programs)."""
    return rng.integers(programs, size=(draws, programs))


def middle(value: float, drawn: FloatArray, level: float) -> Interval:
    """Return the figure with the middle `level` of its bootstrap distribution, shape (draws,).

    Raises:
        ValueError: The level is not in (0, 1).
    """
    if not 0.0 < level < 1.0:
        raise ValueError(f"level={level} must lie in (0, 1)")
    tail = (1.0 - level) / 2.0
    low, high = np.quantile(drawn, [tail, 1.0 - tail])
    return Interval(float(value), float(low), float(high))


def mean_interval(
    values: Any, *, level: float = LEVEL, draws: int = DRAWS, seed: int = 0
) -> Interval:
    """Return the mean over the programs and its interval.

    Args:
        values: One figure a program, shape (P,).
        level: Share of the bootstrap distribution inside the interval, in (0, 1).
        draws: Bootstrap samples.
        seed: Seed of the draws.

    Raises:
        ValueError: There is no value, one is not finite, or the level is not in (0, 1).
    """
    sample = finite(values, "figures of the programs")
    chosen = resampled(len(sample), draws, np.random.default_rng(seed))
    return middle(sample.mean(), sample[chosen].mean(axis=1), level)
