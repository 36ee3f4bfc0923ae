"""The four means of improvement ratios, clipped and unclipped.

A ratio r_i above 1 is better; of a program without a verified candidate it is 1, since the user
keeps the original. The geometric mean is the one mean of ratios that does not depend on which of
the two programs is the divisor (Fleming and Wallace, "How not to lie with statistics: the correct
way to summarize benchmark results", CACM 29(3), 1986). `hydraopt.evaluation.improvement` says why
each mean stands twice.
"""

from __future__ import annotations

import numpy as np

from hydraopt.preference.arrays import FloatArray


def ratio_means(logs: FloatArray) -> dict[str, FloatArray]:
    """Return the means over the last axis, the programs, from the ratios' logarithms.

    geometric_mean_unclipped    exp( 1/N sum_i ln r_i )
    geometric_mean_clipped      exp( 1/N sum_i ln max(1, r_i) )
    mean_reduction_unclipped    1/N sum_i (1 - 1 / r_i)
    mean_reduction_clipped      1/N sum_i (1 - 1 / max(1, r_i))      (Hydra paper, Table III)

    Args:
        logs: ln r_i, shape (..., N) with N at least 1.

    Returns:
        Name of the mean to its values, shape (...).
    """
    clipped = np.maximum(logs, 0.0)
    return {
        "geometric_mean_unclipped": np.exp(logs.mean(axis=-1)),
        "geometric_mean_clipped": np.exp(clipped.mean(axis=-1)),
        "mean_reduction_unclipped": (1.0 - np.exp(-logs)).mean(axis=-1),
        "mean_reduction_clipped": (1.0 - np.exp(-clipped)).mean(axis=-1),
    }
