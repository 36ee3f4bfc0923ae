"""The default normaliser: the log-ratio to the pair's mean, on the data set's scale."""

from __future__ import annotations

from typing import Any

import numpy as np

from hydraopt.common.errors import UserError
from hydraopt.preference.arrays import FloatArray
from hydraopt.preference.sigmoid import sigmoid

MAD_TO_SIGMA = 1.4826
"""1 / Phi^-1(3/4): turns the median absolute deviation of a normal sample into its sigma."""


def robust_scale(log_ratios: FloatArray, min_scale: float) -> FloatArray:
    """Return tau_k, the robust scale of each metric's log-ratio about zero.

    tau_k = max( 1.4826 * median_i |l_ik|, min_scale ),   l_ik = ln(v_first / v_second) != 0

    About zero, because which program stands first is arbitrary. Pairs in which a metric is exactly
    equal say nothing about how large its differences are and are left out; otherwise a metric that
    differs in fewer than half of the pairs would have scale zero, and shout wherever it differs.

    Args:
        log_ratios: Shape (N, M).
        min_scale: Smallest scale, in ln units: differences that are typically smaller are noise
            and must not be blown up.

    Returns:
        Shape (M,). A metric that never differs has `min_scale`.
    """
    scale = np.full(log_ratios.shape[1], min_scale)
    for k in range(log_ratios.shape[1]):
        differing = np.abs(log_ratios[log_ratios[:, k] != 0.0, k])
        if differing.size:
            scale[k] = max(MAD_TO_SIGMA * float(np.median(differing)), min_scale)
    return scale


class LogRatio:
    """sigma of the signed log-ratio to the pair's geometric mean, in units of the metric's scale.

    b_k = sqrt(v_first,k * v_second,k)
    z_k = s_k * ln(v_k / b_k) / tau_k
    v~_k = sigma(z_k) = 1 / (1 + exp(-z_k))                       (sigma: Hydra paper, Sec. IV-C)

    A value above 1/2 says that the program is the better one of its pair in metric k, in whichever
    direction better lies; the second's value is 1 minus the first's. Equal values give z_k = 0 and
    1/2 exactly. Dividing by tau_k lets a metric whose ratios are small speak as loudly as one whose
    ratios are large. Units cancel.

    Args:
        min_scale: Floor of tau_k; the default says that differences which are typically under 3 %
            are not real for CPython programs.
    """

    def __init__(self, min_scale: float = 0.03) -> None:
        if not (np.isfinite(min_scale) and min_scale > 0):
            raise UserError(
                f"normalizer.min_scale={min_scale} must be a finite number above 0; 0.03 stands "
                "for typical differences of 3 %."
            )
        self.min_scale = min_scale
        self.scale: FloatArray | None = None
        self.signs: FloatArray | None = None

    @property
    def fitted(self) -> bool:
        """Whether the scales are known."""
        return self.scale is not None

    def fit(self, first: FloatArray, second: FloatArray, signs: FloatArray) -> None:
        """Learn tau_k from the data set's pairs; shapes (N, M), (N, M), (M,)."""
        self.scale = robust_scale(np.log(first) - np.log(second), self.min_scale)
        self.signs = np.asarray(signs, dtype=np.float64)

    def __call__(self, first: FloatArray, second: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Return (v~_first, v~_second) of positive summaries, shape (..., M), in (0, 1).

        Raises:
            ValueError: It has not been fitted.
        """
        if self.scale is None or self.signs is None:
            raise ValueError("LogRatio must be fitted (or its state loaded) before it is called")
        log_first, log_second = np.log(first), np.log(second)
        log_b = 0.5 * (log_first + log_second)  # b_k: the pair's geometric mean
        z_first = self.signs * (log_first - log_b) / self.scale
        z_second = self.signs * (log_second - log_b) / self.scale
        return sigmoid(z_first), sigmoid(z_second)

    def state_dict(self) -> dict[str, Any]:
        """Return the scales and signs as JSON values."""
        return {
            "scale": None if self.scale is None else self.scale.tolist(),
            "signs": None if self.signs is None else self.signs.tolist(),
        }

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Take over scales and signs."""
        self.scale = None if state["scale"] is None else np.asarray(state["scale"], dtype=float)
        self.signs = None if state["signs"] is None else np.asarray(state["signs"], dtype=float)
