"""Speed-up, %Opt and Correct of PIE, for the best of k candidates.

Shypula et al., "Learning Performance-Improving Code Edits", arXiv:2302.07867, Sec. 4 (Metrics,
Decoding strategy). One program's candidates are a list of speed-ups: old time / new time of a
candidate that passes every test (1 for an unchanged copy), None for one that fails. The suite's
figure is the arithmetic mean over its programs, as in the paper.
"""

from __future__ import annotations

from collections.abc import Sequence

from hydraopt.evaluation.metrics.best_of_k import best_of_k
from hydraopt.evaluation.metrics.checks import positive
from hydraopt.evaluation.metrics.pass_at_k import pass_at_k

OPTIMISED = 1.1
"""A program counts as optimised from this speed-up on (PIE, Sec. 4: at least 10 % faster)."""


def speedup_at_k(speedups: Sequence[float | None], k: int) -> float:
    """Return the expected speed-up of the best of k candidates of one program.

    E[ max_{j drawn} max(1, s_j) ],    s_j = old time / new time

    PIE's Best@k is the fastest of k candidates that passes; an incorrect or slower one counts as
    1, since the user keeps the original. From n >= k candidates the expectation over the draws is
    computed exactly (see `best_of_k`).

    Args:
        speedups: One a candidate; None for a failed one.
        k: Candidates drawn.

    Returns:
        At least 1; higher is better.

    Raises:
        ValueError: A speed-up is not finite or not above 0, or not 1 <= k <= n.
    """
    return best_of_k([max(1.0, 0.0 if s is None else s) for s in _checked(speedups)], k)


def optimised_at_k(speedups: Sequence[float | None], k: int, threshold: float = OPTIMISED) -> float:
    """Return the chance that one of k candidates passes and reaches the threshold (%Opt).

    The estimate is that of pass@k, with "correct and s_j >= threshold" in the place of "correct".

    Args:
        speedups: One a candidate; None for a failed one.
        k: Candidates drawn.
        threshold: Speed-up from which a candidate counts.

    Raises:
        ValueError: A speed-up is not finite or not above 0, or not 1 <= k <= n.
    """
    reached = sum(s is not None and s >= threshold for s in _checked(speedups))
    return pass_at_k(len(speedups), reached, k)


def correct_at_k(speedups: Sequence[float | None], k: int) -> float:
    """Return the chance that one of k candidates passes every test (%Correct; pass@k).

    Raises:
        ValueError: A speed-up is not finite or not above 0, or not 1 <= k <= n.
    """
    return pass_at_k(len(speedups), sum(s is not None for s in _checked(speedups)), k)


def _checked(speedups: Sequence[float | None]) -> Sequence[float | None]:
    passing = [s for s in speedups if s is not None]
    if passing:
        positive(passing, "speed-ups")
    return speedups
