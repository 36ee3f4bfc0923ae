"""Differential performance score of EvalPerf: which levels of known solutions are matched.

Liu et al., "Evaluating Language Models for Efficient Code Generation", arXiv:2408.06450 (DPS and
DPS_norm). The reference solutions of a problem fall into levels of like cost. A new solution
matches a level if it costs no more than that level's slowest solution.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from hydraopt.evaluation.metrics.checks import positive


@dataclass(frozen=True)
class Level:
    """Reference solutions of like cost.

    Attributes:
        cost: Of the slowest of them, such as a runtime; lower is better.
        solutions: How many they are.
    """

    cost: float
    solutions: int = 1


class Dps(NamedTuple):
    """Both scores in [0, 1] (the paper writes percent); higher is better.

    Attributes:
        score: Share of the reference solutions in matched levels (DPS).
        norm: Share of the levels that are matched (DPS_norm).
    """

    score: float
    norm: float


def levels(costs: Any, gap: float = 0.1) -> list[Level]:
    """Split reference solutions into levels, slowest first.

    Sorted from slow to fast, a new level begins where the next cost lies more than `gap` below the
    one before, relative to it. EvalPerf segments likewise; its further allowance for noise is
    stated in executed instructions, and has no counterpart for other costs.

    Args:
        costs: One a reference solution.
        gap: Relative distance from which costs differ.

    Raises:
        ValueError: A cost is not finite or not above 0, or there is none; `gap` is negative.
    """
    if not gap >= 0.0:
        raise ValueError(f"gap={gap} must be at least 0")
    slow_to_fast = np.sort(positive(costs, "costs of the reference solutions"))[::-1]
    falls = 1.0 - slow_to_fast[1:] / slow_to_fast[:-1]
    groups = np.split(slow_to_fast, np.flatnonzero(falls > gap) + 1)
    return [Level(float(group[0]), len(group)) for group in groups]


def dps(cost: float | None, references: Sequence[Level]) -> Dps:
    """Return the differential performance scores of one candidate.

    DPS = sum of n_i over the levels i with cost <= cost_i, divided by sum_i n_i
    DPS_norm = number of these levels / number of levels

    So DPS = 0.8 says that the candidate is as fast as, or faster than, 80 % of the reference
    solutions. A failed candidate scores 0 here; EvalPerf averages over passing candidates only.

    Args:
        cost: Of the candidate; None for one that fails.
        references: Levels of the problem's reference solutions (see `levels`).

    Raises:
        ValueError: There is no level, or a cost is not finite or not above 0.
    """
    positive([level.cost for level in references], "costs of the levels")
    if cost is None:
        return Dps(0.0, 0.0)
    positive(cost, "cost of the candidate")
    matched = [level for level in references if cost <= level.cost]
    solutions = sum(level.solutions for level in references)
    score = sum(level.solutions for level in matched) / solutions
    return Dps(score, len(matched) / len(references))
