"""Expected best of k candidates, from n >= k of them, by order statistics."""

from __future__ import annotations

from typing import Any

import numpy as np

from hydraopt.evaluation.metrics.checks import check_k, finite


def best_of_k(values: Any, k: int) -> float:
    """Return the mean, over all draws of k from the n values, of the largest drawn.

    E[max] = sum_{r=k}^n lambda_r v_(r),    lambda_r = C(r - 1, k - 1) / C(n, k)

    v_(1) <= ... <= v_(n) are the sorted values; the r-th is the largest of C(r - 1, k - 1) draws.
    The estimate is unbiased for the expected best of k, and never worse than that of any sampling
    of subsets (Qiu et al., "How efficient is LLM-generated code?", arXiv:2406.06647, Eq. 6 and
    Theorem 1). With values 0 and 1 it is pass@k.

    Args:
        values: One figure a candidate, higher is better, shape (n,).
        k: Candidates drawn.

    Raises:
        ValueError: A value is not finite, there is none, or not 1 <= k <= n.
    """
    descending = np.sort(finite(values, "values of the candidates"))[::-1]
    n = len(descending)
    check_k(k, n)
    # Algorithm 1 of the paper, which meets no large binomial coefficient:
    # lambda_n = k / n;  lambda_r = lambda_{r+1} (1 - (k - 1) / r)
    r = np.arange(n - 1, k - 1, -1)
    weights = k / n * np.cumprod(np.concatenate([[1.0], 1.0 - (k - 1) / r]))
    return float(weights @ descending[: len(weights)])
