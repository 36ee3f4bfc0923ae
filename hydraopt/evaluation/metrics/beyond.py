"""Beyond: where a runtime lies in the range of known solutions (Mercury)."""

from __future__ import annotations

from typing import Any

from hydraopt.evaluation.metrics.checks import positive


def beyond(runtime: float | None, solutions: Any) -> float:
    """Return the Beyond score of one candidate.

    p = (max R - clip(r, min R, max R)) / (max R - min R)

    R are the runtimes of the historical solutions, r the candidate's (Du et al., "Mercury: A Code
    Efficiency Benchmark for Code Large Language Models", arXiv:2402.07844, metric Beyond). A failed
    candidate scores 0. The suite's Beyond is the mean over all candidates of all problems.

    Where all solutions take equally long the formula is 0 / 0. Its two one-sided limits are kept:
    1 at their runtime or below, 0 above.

    Args:
        runtime: Of the candidate; None for one that fails.
        solutions: Runtimes of the historical solutions, in the candidate's unit.

    Returns:
        In [0, 1]; higher is better.

    Raises:
        ValueError: A runtime is not finite or not above 0, or there is no solution.
    """
    known = positive(solutions, "runtimes of the historical solutions")
    if runtime is None:
        return 0.0
    positive(runtime, "runtime of the candidate")
    fastest, slowest = float(known.min()), float(known.max())
    if fastest == slowest:
        return float(runtime <= fastest)
    return (slowest - min(max(runtime, fastest), slowest)) / (slowest - fastest)
