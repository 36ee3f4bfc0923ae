"""Regions of the simplex: which objective dominates a weight vector (Hydra paper, Sec. IV-E)."""

from __future__ import annotations

import numpy as np

from hydraopt.common.errors import UserError
from hydraopt.preference.arrays import FloatArray, IntArray

BALANCED = "balanced"
"""Name of region M+1, in which no objective dominates."""


def region_of(weights: FloatArray, threshold: float) -> IntArray:
    """Classify weights by the objective that dominates.

    r = k if w_k > threshold, else M+1 (balanced)                  (Hydra paper, Sec. IV-E)

    From a threshold of 0.5 on at most one objective can dominate; below it the largest counts.

    Args:
        weights: Shape (n, M), rows on the simplex.
        threshold: In (0, 1).

    Returns:
        Region indices from 0, shape (n,): k for objective k, M for balanced.
    """
    largest = np.argmax(weights, axis=1)
    dominates = np.max(weights, axis=1) > threshold
    return np.where(dominates, largest, weights.shape[1])


def region_means(total: FloatArray, count: IntArray) -> FloatArray:
    """Return the average loss of each region, nan where no sample fell.

    Lbar_r = 1/|S_r| * sum_{i in S_r} L_r^(i)                      (Hydra paper, Sec. IV-E)

    Args:
        total: Sum of the losses per region, shape (M+1,).
        count: |S_r|, shape (M+1,).
    """
    return np.divide(total, count, out=np.full(total.shape, np.nan), where=count > 0)


def check_threshold(threshold: float) -> float:
    """Return a dominance threshold.

    Raises:
        UserError: It is not between 0 and 1.
    """
    if not 0.0 < threshold < 1.0:
        raise UserError(
            f"dominance_threshold={threshold} must lie between 0 and 1, both excluded; 0.5 makes "
            "an objective dominant when it outweighs all others together."
        )
    return threshold
