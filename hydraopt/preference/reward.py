"""The aggregate reward of a program under given weights (Hydra paper, Sec. IV-C)."""

from __future__ import annotations

import numpy as np

from hydraopt.preference.arrays import FloatArray


def reward(weights: FloatArray, values: FloatArray) -> FloatArray:
    """Return the weighted sum of normalised values.

    R_i = w . v~_i = sum_k w_k v~_{i,k}                            (Hydra paper, Sec. IV-C)

    Args:
        weights: w, shape (N, M), rows on the simplex.
        values: v~, shape (N, M), or (N, B, M) for B bootstrap draws; higher is better.

    Returns:
        R, shape (N,) or (N, B).
    """
    return np.einsum("nm,n...m->n...", weights, values)
