"""Does a policy follow the weights that it is shown? From one evaluation for each w of a grid.

Two answers are kept apart. `told` is the policy's own: the mean over all its candidates for w, so
that nothing but the prompt steers. `picked` is what its user gets who verifies, measures and takes
the best candidate by w; there a policy that is deaf to w can seem to follow it, because the choice
does.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from hydraopt.evaluation.metrics.bootstrap import mean_interval
from hydraopt.evaluation.metrics.collect import log_gains
from hydraopt.evaluation.metrics.steerability import Steerability, steerability
from hydraopt.preference.arrays import FloatArray

WAYS = ("told", "picked")
"""Ways to take the gain of a program under w."""


def gains_of(evaluation: Mapping[str, Any], metrics: Sequence[str], way: str) -> FloatArray:
    """Return ln(ratio_k) of each program, shape (P, M); what failed has gained nothing.

    Args:
        evaluation: What `evaluation.json` holds, of one w.
        metrics: Metrics, in the order of the weights.
        way: `told` (mean over the candidates) or `picked` (the chosen candidate).
    """
    if way == "picked":
        return np.array(log_gains(evaluation, metrics), dtype=np.float64)
    rows = [
        [_gains(candidate["ratio"], metrics) for candidate in entry["candidates"]]
        for entry in evaluation["programs"]
    ]
    return np.array([np.mean(row, axis=0) for row in rows], dtype=np.float64)


def _gains(ratio: Mapping[str, Mapping[str, float]], metrics: Sequence[str]) -> list[float]:
    return [math.log(ratio[metric]["value"]) if metric in ratio else 0.0 for metric in metrics]


def steering(
    grid: FloatArray, evaluations: Sequence[Mapping[str, Any]], objectives: Mapping[str, str]
) -> dict[str, Any]:
    """Return steerability and the mean gain for each w, both ways, as plain JSON.

    Args:
        grid: Weights, shape (W, M).
        evaluations: Of each w, in the order of the grid, over the same programs.
        objectives: Objective to the metric that it reads, in the order of the weights.
    """
    metrics = list(objectives.values())
    found: dict[str, Any] = {"objectives": list(objectives), "weights": grid.tolist()}
    for way in WAYS:
        gains = np.stack([gains_of(entry, metrics, way) for entry in evaluations])
        found[way] = {
            "gains": [
                {
                    name: mean_interval(gains[place, :, k])._asdict()
                    for k, name in enumerate(objectives)
                }
                for place in range(len(grid))
            ],
            **_figures(steerability(grid, gains), list(objectives)),
        }
    return found


def _figures(found: Steerability, names: Sequence[str]) -> dict[str, Any]:
    return {
        "rho": {
            name: {**found.rho[k]._asdict(), "p": found.rho_p[k]} for k, name in enumerate(names)
        },
        "monotonicity": {name: found.monotonicity[k]._asdict() for k, name in enumerate(names)},
        "self_regret": {
            **found.self_regret._asdict(),
            "by_chance": found.self_regret_by_chance,
        },
    }
