"""The logistic function (Hydra paper, Sec. IV-C)."""

from __future__ import annotations

import numpy as np

from hydraopt.preference.arrays import FloatArray


def sigmoid(z: FloatArray) -> FloatArray:
    """Return sigma(z) = 1 / (1 + exp(-z)), element-wise, without overflow for large |z|."""
    return np.exp(-np.logaddexp(0.0, -z))
