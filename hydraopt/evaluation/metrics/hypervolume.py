"""Hypervolume: how much of the objectives' space a set of solutions dominates."""

from __future__ import annotations

from typing import Any

import numpy as np

from hydraopt.evaluation.metrics.checks import finite
from hydraopt.preference.arrays import FloatArray


def hypervolume(gains: Any) -> float:
    """Return the exact hypervolume of points in log-ratio space, with the original as reference.

    HV = Lebesgue measure of the union over points g of prod_k [0, g_k]

    g_k = ln(ratio_k) is the gain in objective k, and the reference point 0 is the original program.
    A point that is not better in every objective adds nothing (Zitzler and Thiele, "Multiobjective
    optimization using evolutionary algorithms", PPSN V, 1998). By slicing along the last objective
    (HSO; While et al., "A faster algorithm for calculating hypervolume", IEEE Trans. Evol. Comput.
    10(1), 2006), in O(n^(M-1)) steps: for a few dozen points in up to 5 objectives.

    Args:
        gains: Points, higher is better, shape (n, M).

    Returns:
        In nats^M; 0 where no point is better in every objective.

    Raises:
        ValueError: There is no point, a gain is not finite, or the shape is not (n, M).
    """
    points = finite(gains, "gains")
    if points.ndim != 2:
        raise ValueError(f"gains of shape {points.shape}: one row a point, one column an objective")
    return _volume(points[(points > 0.0).all(axis=1)])


def _volume(points: FloatArray) -> float:
    """Return the hypervolume of positive points, shape (n, M)."""
    if len(points) == 0:
        return 0.0
    objectives = points.shape[1]
    points = points[np.argsort(-points[:, -1])]
    thickness = points[:, -1] - np.append(points[1:, -1], 0.0)
    if objectives == 1:
        return float(points[0, 0])
    if objectives == 2:
        return float(thickness @ np.maximum.accumulate(points[:, 0]))
    # Between two neighbours along the last objective, the cross-section is that of all above.
    return sum(
        float(depth) * _volume(_front(points[: count + 1, :-1]))
        for count, depth in enumerate(thickness)
        if depth > 0.0
    )


def _front(points: FloatArray) -> FloatArray:
    """Return the distinct points that no other is at least as good as in every objective."""
    distinct = np.unique(points, axis=0)
    covers = (distinct[:, None, :] >= distinct[None, :, :]).all(axis=2)
    return distinct[covers.sum(axis=0) == 1]  # each covers itself
