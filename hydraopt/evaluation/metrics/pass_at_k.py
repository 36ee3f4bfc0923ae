"""pass@k: the chance that one of k candidates passes every test (Chen et al. 2021)."""

from __future__ import annotations

import math

from hydraopt.evaluation.metrics.checks import check_k


def pass_at_k(n: int, c: int, k: int) -> float:
    """Return the unbiased estimate of pass@k of one problem.

    pass@k = E[ 1 - C(n - c, k) / C(n, k) ]                   (Chen et al., arXiv:2107.03374, Eq. 1)

    C(n - c, k) / C(n, k) is the share of draws of k from the n candidates that miss all c passing
    ones. The suite's pass@k is the mean over its problems.

    Args:
        n: Candidates written.
        c: Candidates that pass every test.
        k: Candidates drawn.

    Returns:
        In [0, 1]; higher is better.

    Raises:
        ValueError: Not 1 <= k <= n, or not 0 <= c <= n.
    """
    check_k(k, n)
    if not 0 <= c <= n:
        raise ValueError(f"c={c} of n={n} candidates pass: c must be at least 0 and at most n")
    draws = math.comb(n, k)
    # Eq. 1 over one denominator: whole numbers are exact for any n, and rounded once.
    return (draws - math.comb(n - c, k)) / draws
