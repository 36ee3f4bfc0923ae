"""Weights: points w on the simplex, drawn from a Dirichlet distribution (Hydra paper, Sec. IV-B).

w = (w_1, ..., w_M), w_k >= 0, sum_k w_k = 1 (Sec. III-A); w_k is the importance of objective k.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from hydraopt.common.errors import UserError
from hydraopt.preference.arrays import FloatArray

TOLERANCE = 1e-6
"""How far a sum may be from 1 and still count as rounding."""


def draw_dirichlet(alpha: FloatArray, n: int, rng: np.random.Generator) -> FloatArray:
    """Draw weights from the Dirichlet distribution.

    p(w | alpha) = 1 / B(alpha) * prod_k w_k^(alpha_k - 1)        (Hydra paper, Sec. IV-B)

    The mean of w_k is alpha_k / sum_j alpha_j; a larger sum draws closer to that mean, and entries
    below 1 draw towards the corners of the simplex.

    Args:
        alpha: Concentration, shape (M,), positive.
        n: How many points.
        rng: Source of randomness; its state moves on.

    Returns:
        Weights, shape (n, M), each row on the simplex.
    """
    return rng.dirichlet(alpha, size=n)


def region_weights(u: FloatArray) -> FloatArray:
    """Map draws over M objectives and the balanced region to weights over the M objectives.

    w_k = u_k + u_{M+1} / M

    Sec. IV-E gives alpha one entry per region (M+1), but w has M entries. The balanced region's
    mass goes to all objectives alike, so that w stays on the simplex.

    Args:
        u: Draws from Dir(alpha_1, ..., alpha_{M+1}), shape (n, M+1).

    Returns:
        Weights, shape (n, M).
    """
    objectives = u.shape[1] - 1
    return u[:, :-1] + u[:, -1:] / objectives


def on_simplex(weights: npt.ArrayLike, size: int) -> FloatArray:
    """Check one or more weight vectors and return them with the rounding error divided out.

    Args:
        weights: Shape (M,) or (n, M).
        size: M.

    Raises:
        UserError: An entry is negative or not finite, or a sum is not 1.
        ValueError: The last dimension is not M.
    """
    array = np.asarray(weights, dtype=np.float64)
    if array.ndim not in (1, 2) or array.shape[-1] != size:
        raise ValueError(f"weights of shape {array.shape} do not match {size} objectives")
    rows = np.atleast_2d(array)
    totals = rows.sum(axis=1)
    good = np.isfinite(rows).all(axis=1) & (rows >= 0).all(axis=1)
    good &= np.abs(totals - 1.0) <= TOLERANCE
    if not good.all():
        bad = int(np.argmin(good))
        raise UserError(
            f"Weights {rows[bad].tolist()} (sum {totals[bad]:g}) are off the simplex: every weight "
            "must be finite and at least 0, and they must add up to 1. Divide each by their sum."
        )
    return array / array.sum(axis=-1, keepdims=True)


def weights_from_mapping(weights: Mapping[str, float], names: Sequence[str]) -> FloatArray:
    """Return a user's weights in the objectives' order, shape (M,); an unnamed one weighs 0.

    Raises:
        UserError: A name is not among the objectives, or the weights are off the simplex.
    """
    for name in weights:
        if name not in names:
            raise UserError(
                f"weights.{name}={weights[name]} names no objective of this run; its objectives "
                f"are {', '.join(names)}. Drop it, or add {name!r} to the objectives."
            )
    return on_simplex([float(weights.get(name, 0.0)) for name in names], len(names))
