"""Geometric means of improvement ratios, clipped and unclipped.

A ratio above 1 is better. None stands for a program without a verified candidate, and counts as 1:
the user keeps the original. The geometric mean is the one mean of ratios that does not depend on
which of the two programs is the divisor (Fleming and Wallace, "How not to lie with statistics: the
correct way to summarize benchmark results", CACM 29(3), 1986).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from hydraopt.evaluation.metrics.checks import positive


def geometric_mean_unclipped(ratios: Sequence[float | None]) -> float:
    """Return (prod_i r_i)^(1/N): a program made worse counts as it is.

    Raises:
        ValueError: There is no ratio, or one is not finite or not above 0.
    """
    kept = positive([1.0 if ratio is None else ratio for ratio in ratios], "ratios")
    return float(np.exp(np.log(kept).mean()))


def geometric_mean_clipped(ratios: Sequence[float | None]) -> float:
    """Return (prod_i max(1, r_i))^(1/N): of a program made worse the user keeps the original.

    Raises:
        ValueError: There is no ratio, or one is not finite or not above 0.
    """
    kept = positive([1.0 if ratio is None else ratio for ratio in ratios], "ratios")
    return float(np.exp(np.log(np.maximum(kept, 1.0)).mean()))
