"""Improvement ratios of verified candidates, and their means over the programs of a suite.

A ratio above 1 is better in every metric: before / after where lower is better, after / before
where higher is. Table III of the Hydra paper states a mean memory reduction of 9.1 %, which holds
only if the row that needs ten times more memory counts as 0; so every mean stands here twice,
clipped and unclipped, and says which it is.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from hydraopt.evaluation.metrics.ratio_means import ratio_means
from hydraopt.preference.objectives import PAPER_OBJECTIVES, Objective
from hydraopt.profiling.records import Measurement, MetricValues
from hydraopt.profiling.statistics import interleaved_ratio, median, ratio_interval

UNTIMED = ("memory", "instructions")
"""Metrics of runs of their own, one program after the other."""

DEFINITIONS = {
    "ratio": "improvement of a program in one metric: above 1 is better in every metric; values "
    "below a metric's resolution are first raised to it",
    "value": "of timed runs, which are made in turn: median of the differences (in logarithms) of "
    "runs that met one speed of the machine; of memory, the ratio of medians",
    "low, high": "its 95 % percentile bootstrap interval",
    "geometric_mean_clipped": "over all programs; a ratio below 1, and a program without a "
    "verified candidate, count as 1 (the user keeps the original)",
    "geometric_mean_unclipped": "over all programs; a ratio below 1 counts as it is, a program "
    "without a verified candidate as 1",
    "mean_reduction_clipped": "arithmetic mean over all programs of 1 - 1/ratio; an increase and a "
    "program without a verified candidate count as 0 (as in the Hydra paper, Table III)",
    "mean_reduction_unclipped": "the same, with increases counted as they are (negative)",
    "unverified_pass_rate": "share of all generated candidates that pass every test",
    "verified": "programs with a candidate that passes every test (an unchanged copy passes, too)",
    "improved": "programs with a verified, changed candidate whose latency ratio reaches "
    "min_speedup, with its whole interval above 1",
}


def objectives_by_metric(objectives: Sequence[Objective]) -> dict[str, Objective]:
    """Return the paper's five metrics, with the run's own objectives over them, by metric."""
    own = {objective.metric or objective.name: objective for objective in objectives}
    return {**PAPER_OBJECTIVES, **own}


def ratios(
    before: Measurement, after: Measurement, directions: Mapping[str, Objective]
) -> dict[str, dict[str, float]]:
    """Return metric to `value`, `low` and `high` of its improvement ratio.

    Args:
        before: Measurement of the original.
        after: Measurement of the candidate, of the same input, interleaved with it.
        directions: Metric to its direction and resolution; a metric without one is left out.
    """
    found = {}
    for metric in before.metrics.keys() & after.metrics.keys() & directions.keys():
        objective = directions[metric]
        first = _raised(before.metrics[metric], objective.floor)
        second = _raised(after.metrics[metric], objective.floor)
        if objective.higher_is_better:
            # As times, of which disturbances make more.
            first, second = ([1 / value for value in side] for side in (first, second))
        if metric in UNTIMED:
            low, high = ratio_interval(first, second)
            value = median(first) / median(second)
        else:
            value, low, high = interleaved_ratio(first, second)
        found[metric] = {"value": value, "low": low, "high": high}
    return {metric: found[metric] for metric in before.metrics if metric in found}


def score(
    ratio: Mapping[str, Mapping[str, float]],
    weights: Mapping[str, float] | None,
    objectives: Sequence[Objective],
) -> float:
    """Return sum_k w_k ln(ratio_k), by which the best of several verified candidates is picked.

    Without weights, latency alone counts.
    """
    if weights is None:
        return math.log(ratio["latency"]["value"])
    metric_of = {objective.name: objective.metric or objective.name for objective in objectives}
    return math.fsum(
        weight * math.log(ratio[metric_of.get(name, name)]["value"])
        for name, weight in weights.items()
        if metric_of.get(name, name) in ratio
    )


def is_improvement(ratio: Mapping[str, Mapping[str, float]], min_speedup: float) -> bool:
    """Return whether the latency ratio reaches `min_speedup`, with its interval above 1."""
    latency = ratio.get("latency")
    return latency is not None and latency["value"] >= min_speedup and latency["low"] > 1.0


def summary_over(programs: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the summary of a suite from its programs' entries in `evaluation.json`."""
    candidates = [entry for program in programs for entry in program["candidates"]]
    passing = sum(entry["outcome"] == "ok" for entry in candidates)
    metrics: dict[str, None] = {}
    for program in programs:
        metrics.update(dict.fromkeys(program["ratio"]))
    means = {
        metric: _means([program["ratio"].get(metric, {}).get("value", 1.0) for program in programs])
        for metric in metrics
    }
    latency = means.get("latency", _means([1.0]))
    return {
        "programs": len(programs),
        "candidates": len(candidates),
        "candidates_passing": passing,
        "unverified_pass_rate": passing / len(candidates) if candidates else 0.0,
        "verified": sum(program["chosen"] is not None for program in programs),
        "unchanged": sum(program["verdict"] == "unchanged" for program in programs),
        "improved": sum(program["improved"] for program in programs),
        "geometric_mean_speedup_clipped": latency["geometric_mean_clipped"],
        "geometric_mean_speedup_unclipped": latency["geometric_mean_unclipped"],
        "metrics": means,
        "definitions": DEFINITIONS,
    }


def _means(values: Sequence[float]) -> dict[str, float]:
    means = ratio_means(np.log(np.asarray(values, dtype=np.float64)))
    return {name: float(mean) for name, mean in means.items()}


def _raised(metric: MetricValues, floor: float) -> list[float]:
    return [max(value, floor) for value in metric.values]
