"""Which candidate is handed back: the weights decide, and doubt is for the original."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from hydraopt.common.errors import UserError
from hydraopt.evaluation.improvement import UNTIMED
from hydraopt.preference.objectives import Objective
from hydraopt.profiling.records import Measurement
from hydraopt.profiling.statistics import interleaved_log_ratio, median

Pair = tuple[Measurement, Measurement]
"""The original and a candidate, measured in turn on one input."""

TIE = 0.03
"""Equal work in other words differs by up to 3 % in CPython (see `hydraopt.profiling.design`)."""
_LEVEL, _DRAWS = 0.95, 2000


@dataclass(frozen=True)
class Figure:
    """A ratio, or a score, with its 95 % percentile bootstrap interval."""

    value: float
    low: float
    high: float

    def exp(self) -> Figure:
        """Return the ratio of a logarithm."""
        return Figure(math.exp(self.value), math.exp(self.low), math.exp(self.high))


@dataclass(frozen=True)
class Rated:
    """What measuring says of a candidate.

    Attributes:
        score: sum_k w_k ln(ratio_k); above 0 is better than the original.
        ratios: Metric to its improvement ratio (above 1 is better), over all measured inputs.
        slower: Which measured input it is slower on, and by how much; empty: on none.
    """

    score: Figure
    ratios: dict[str, Figure]
    slower: str


def rate(
    pairs: Sequence[Pair],
    weights: Mapping[str, float],
    objectives: Mapping[str, Objective],
    labels: Sequence[str],
) -> Rated:
    """Rate a candidate by its measurements.

    Over several inputs a metric's ratio is the geometric mean of its ratios.

    Args:
        pairs: One an input.
        weights: Metric to weight.
        objectives: Metric to its direction and resolution.
        labels: What to call each input.

    Raises:
        UserError: A metric with a weight was not measured.
    """
    measured = [name for name in pairs[0][0].metrics if name in objectives]
    missing = sorted(name for name, weight in weights.items() if weight and name not in measured)
    if missing:
        raise UserError(
            f"weights.{missing[0]}: this metric was not measured (measured: "
            f"{', '.join(measured)}). Leave the weight out, or take profiler=auto."
        )
    alone = {name: _figure(pairs, {name: 1.0}, objectives).exp() for name in measured}
    slower = ""
    for pair, label in zip(pairs, labels, strict=True):
        latency = _figure([pair], {"latency": 1.0}, objectives).exp()
        # Shown to be worse, or so likely worse that nobody should be handed it.
        if latency.high < 1 or latency.value < 1 / (1 + TIE):
            sure = "" if latency.high < 1 else "perhaps "
            slower = (
                f"{sure}slower on {label}: {1 / latency.value:.2f} times the original's latency "
                f"(95 % interval {1 / latency.high:.2f} to {1 / latency.low:.2f})"
            )
            break
    return Rated(_figure(pairs, weights, objectives), alone, slower)


def objection(rated: Rated, min_gain: float) -> str:
    """Return why a candidate is not handed back; empty where it is good enough.

    Args:
        rated: What measuring says of it.
        min_gain: Ratio that the score's whole interval must reach.
    """
    if rated.slower:
        return rated.slower
    gain = rated.score.exp()
    if rated.score.low < math.log(min_gain):
        return (
            f"no gain that is sure: {gain.value:.2f} times as good by the weights (95 % interval "
            f"{gain.low:.2f} to {gain.high:.2f}), and {min_gain:g} is asked for"
        )
    return ""


def preferred(rated: Sequence[Rated], changed_lines: Sequence[int]) -> list[int]:
    """Return positions, best first; among scores within the tie band the shorter diff leads.

    Args:
        rated: One a candidate.
        changed_lines: Lines that each candidate's diff adds and removes.
    """
    left = sorted(range(len(rated)), key=lambda at: (-rated[at].score.value, at))
    order = []
    while left:
        top = rated[left[0]].score.value
        tied = [at for at in left if rated[at].score.value >= top - math.log1p(TIE)]
        best = min(tied, key=lambda at: (changed_lines[at], -rated[at].score.value, at))
        order.append(best)
        left.remove(best)
    return order


def by_metric(weights: Mapping[str, float], objectives: Sequence[Objective]) -> dict[str, float]:
    """Return metric to weight; without weights, latency alone counts."""
    metric_of = {objective.name: objective.metric or objective.name for objective in objectives}
    found: dict[str, float] = {}
    for name, weight in weights.items():
        metric = metric_of.get(name, name)
        found[metric] = found.get(metric, 0.0) + weight
    return {name: weight for name, weight in found.items() if weight} or {"latency": 1.0}


def _figure(
    pairs: Sequence[Pair], weights: Mapping[str, float], objectives: Mapping[str, Objective]
) -> Figure:
    """Return sum_k w_k mean_i ln(ratio_k,i) with its bootstrap interval.

    Runs made in turn are drawn quad by quad, and all metrics of a run together: latency and cycles
    of one run rise and fall alike (Efron and Tibshirani, An Introduction to the Bootstrap, ch. 8.3,
    on drawing whole observations). Memory is measured in runs of its own.
    """
    value = 0.0
    drawn = np.zeros(_DRAWS)
    for place, pair in enumerate(pairs):
        for metric, weight in weights.items():
            objective = objectives[metric]
            first, second = (
                np.maximum(side.metrics[metric].values, objective.floor).tolist() for side in pair
            )
            if objective.higher_is_better:
                # As times, of which disturbances make more.
                first, second = ([1 / entry for entry in side] for side in (first, second))
            rng = np.random.default_rng(place)  # the same for all metrics of these runs
            found = _apart if metric in UNTIMED else interleaved_log_ratio
            log_ratio, draws = found(first, second, _DRAWS, rng)
            value += weight / len(pairs) * log_ratio
            drawn += weight / len(pairs) * draws
    tail = (1 - _LEVEL) / 2
    low, high = np.quantile(drawn, [tail, 1 - tail])
    return Figure(value, float(low), float(high))


def _apart(
    first: Sequence[float], second: Sequence[float], draws: int, rng: np.random.Generator
) -> tuple[float, np.ndarray]:
    """Return ln(median / median) of runs that were not made in turn, and bootstrap draws of it."""
    tops, bottoms = (
        np.log(np.median(rng.choice(side, size=(draws, len(side))), axis=1))
        for side in (first, second)
    )
    return math.log(median(first) / median(second)), tops - bottoms
