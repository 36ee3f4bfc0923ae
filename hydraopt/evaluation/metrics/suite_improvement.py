"""Improvement of a suite in one metric, with intervals over programs and repeated values.

The four means are those of `hydraopt.evaluation.metrics.ratio_means`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from hydraopt.evaluation.metrics.bootstrap import DRAWS, LEVEL, Interval, middle, resampled
from hydraopt.evaluation.metrics.checks import positive
from hydraopt.evaluation.metrics.ratio_means import ratio_means
from hydraopt.preference.arrays import FloatArray
from hydraopt.profiling.statistics import interleaved_log_ratio


@dataclass(frozen=True)
class Repeats:
    """Repeated values of the program that was replaced and of the one that replaces it.

    Lower is better; give reciprocals for a metric where higher is. Of runs that were made in turn
    the ratio is `hydraopt.profiling.statistics.interleaved_log_ratio`'s, else
    median(before) / median(after).

    Attributes:
        before: Positive values, one a repetition.
        after: Positive values, one a repetition.
        in_turn: Whether they were run in turn; then there are equally many, in order.
    """

    before: Sequence[float]
    after: Sequence[float]
    in_turn: bool = False


Gain = float | Repeats | None
"""Ratio of one program (above 1 is better), its repeated values, or None where the policy failed
(which counts as 1: the user keeps the original)."""


def suite_improvement(
    programs: Sequence[Gain], *, level: float = LEVEL, draws: int = DRAWS, seed: int = 0
) -> dict[str, Interval]:
    """Return the `ratio_means` of a suite with hierarchical bootstrap intervals.

    A bootstrap sample draws programs with replacement, and anew for every program drawn its
    repeated values, before and after apart unless they were run in turn (the two-stage bootstrap;
    Davison and Hinkley, Bootstrap Methods and their Application, 1997, Sec. 3.8). So the interval
    holds the spread between programs and the noise of measuring. The spread between measured ratios
    has some of that noise in it already, so the interval errs on the wide side.

    Args:
        programs: One entry a program.
        level: Share of the bootstrap distribution inside the intervals, in (0, 1).
        draws: Bootstrap samples.
        seed: Seed of the draws.

    Raises:
        ValueError: There is no program, a value or ratio is not finite or not above 0, or the level
            is not in (0, 1).
    """
    logs = np.array([_log_ratio(program) for program in programs])
    if logs.size == 0:
        raise ValueError("no program is given; at least one is needed")
    rng = np.random.default_rng(seed)
    chosen = resampled(logs.size, draws, rng)
    drawn = logs[chosen]
    for index, program in enumerate(programs):
        if isinstance(program, Repeats):
            slots = chosen == index
            drawn[slots] = _redrawn(program, int(slots.sum()), rng)
    means, spread = ratio_means(logs), ratio_means(drawn)
    return {name: middle(float(means[name]), spread[name], level) for name in means}


def _log_ratio(program: Gain) -> float:
    if isinstance(program, Repeats):
        before = positive(program.before, "repeated values before")
        after = positive(program.after, "repeated values after")
        if program.in_turn:
            rng = np.random.default_rng(0)  # no draw is used
            return interleaved_log_ratio(program.before, program.after, 1, rng)[0]
        return float(np.log(np.median(before) / np.median(after)))
    return 0.0 if program is None else float(np.log(positive(program, "ratio of a program")))


def _redrawn(program: Repeats, times: int, rng: np.random.Generator) -> FloatArray:
    """Return log-ratios of resampled repetitions, shape (times,)."""
    if program.in_turn:
        return interleaved_log_ratio(program.before, program.after, times, rng)[1]
    before, after = (
        np.median(rng.choice(np.asarray(side, dtype=float), size=(times, len(side))), axis=1)
        for side in (program.before, program.after)
    )
    return np.log(before / after)
