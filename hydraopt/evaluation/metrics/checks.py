"""What every metric asks of its numbers."""

from __future__ import annotations

from typing import Any

import numpy as np

from hydraopt.preference.arrays import FloatArray


def finite(values: Any, what: str) -> FloatArray:
    """Return the values as an array of at least one finite number.

    Raises:
        ValueError: There is no value, or one is missing or not finite; `what` names them.
    """
    array = np.asarray(values, dtype=np.float64)
    if array.size == 0:
        raise ValueError(f"{what}: no value is given; at least one is needed")
    if not np.isfinite(array).all():
        raise ValueError(f"{what}: {array[~np.isfinite(array)][0]} is given; all must be finite")
    return array


def positive(values: Any, what: str) -> FloatArray:
    """Return the values as an array of at least one finite number above 0.

    Raises:
        ValueError: There is no value, or one is not finite or not above 0.
    """
    array = finite(values, what)
    if not (array > 0.0).all():
        raise ValueError(f"{what}: {array[array <= 0.0][0]:g} is given; all must be above 0")
    return array


def check_k(k: int, n: int) -> None:
    """Check that k of n candidates can be drawn.

    Raises:
        ValueError: Not 1 <= k <= n.
    """
    if not 1 <= k <= n:
        raise ValueError(f"k={k} of n={n} candidates: k must be at least 1 and at most n")
