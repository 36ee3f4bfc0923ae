"""eff@k of ENAMEL: expected efficiency of the best of k candidates, with censored run times.

Qiu et al., "How efficient is LLM-generated code? A rigorous & high-standard benchmark",
arXiv:2406.06647, Sec. 2. Eq. numbers are those of its version 4.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from hydraopt.evaluation.metrics.best_of_k import best_of_k
from hydraopt.evaluation.metrics.checks import finite, positive

TIMEOUT_FACTOR = 2.0
"""alpha: the time limit is so many times the slowest reference time (App. C.1)."""
LEVEL_WEIGHTS = (3.0, 3.0, 4.0)
"""h_l: the hardness of ENAMEL's three levels of input size (App. C.1)."""
CENSORED = math.inf
"""Time of a run that was stopped at the limit, or of a level that was not reached after one."""


def efficiency_score(
    times: Sequence[Sequence[float]] | None,
    reference: Sequence[Sequence[float]],
    weights: Sequence[float] = LEVEL_WEIGHTS,
    timeout_factor: float = TIMEOUT_FACTOR,
) -> float:
    """Return the efficiency score e of one candidate.

    T = alpha * max_{l,m} t*_{l,m}
    f_l = max(0, T - max_m t_{l,m}) / (T - max_m t*_{l,m})                              (Eq. 1)
    e = sum_l h_l f_l / sum_l h_l                                                       (Eq. 2)

    A run stopped at T has f_l = 0 whatever its true time, so censoring loses nothing. A wrong
    candidate has e = 0. Faster than the reference is above 1, at most alpha / (alpha - 1) where
    one level is all.

    Args:
        times: Seconds (or any unit) of each case m of each level l; `CENSORED` for a stopped run;
            None for a candidate with a wrong answer.
        reference: The same of the reference solution t*, all finite.
        weights: h_l, one a level.
        timeout_factor: alpha, above 1.

    Raises:
        ValueError: Levels do not match, a level is empty, a time is NaN or not above 0, a reference
            time is not finite, a weight is negative or all are 0, or alpha is not above 1.
    """
    if not (math.isfinite(timeout_factor) and timeout_factor > 1.0):
        raise ValueError(f"timeout_factor={timeout_factor} must be a finite number above 1")
    h = finite(weights, "weights of the levels")
    if (h < 0.0).any() or h.sum() == 0.0 or len(h) != len(reference):
        raise ValueError(
            f"weights {list(weights)} for {len(reference)} levels: one a level, none negative, "
            "not all 0"
        )
    best = [float(positive(level, "times of the reference").max()) for level in reference]
    if times is None:
        return 0.0
    if len(times) != len(reference):
        raise ValueError(f"{len(times)} levels of times, but {len(reference)} of the reference")
    limit = timeout_factor * max(best)
    total = math.fsum(
        weight * max(0.0, limit - _slowest(level)) / (limit - t)  # Eq. 1
        for weight, level, t in zip(h, times, best, strict=True)
    )
    return total / float(h.sum())  # Eq. 2


def eff_at_k(scores: Sequence[float], k: int) -> float:
    """Return the unbiased estimate of eff@k of one problem (Eq. 6, Algorithm 1).

    The suite's eff@k is the mean over its problems.

    Args:
        scores: e of every candidate; 0 for a failed one.
        k: Candidates drawn.

    Raises:
        ValueError: A score is not finite or negative, or not 1 <= k <= n.
    """
    if (finite(scores, "efficiency scores") < 0.0).any():
        raise ValueError(f"efficiency scores must be at least 0, not {min(scores)}")
    return best_of_k(scores, k)


def _slowest(level: Sequence[float]) -> float:
    """Return max_m t of a level; inf where a run was censored."""
    if not level or not all(time > 0.0 for time in level):  # false for NaN
        raise ValueError(f"times {list(level)} of a level: one or more, all above 0")
    return max(level)
