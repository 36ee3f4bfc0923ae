"""From a program's repeated values to one figure per objective, and its bootstrap draws."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence

import numpy as np

from hydraopt.preference.arrays import FloatArray

Values = tuple[tuple[float, ...], ...]
"""One objective's raw values of one program: (inputs, repeats); repeats may differ by input."""


def summarize(values: Values, floor: float) -> float:
    """Return the geometric mean over inputs of the median over repeats, in the values' unit.

    v = exp( 1/I * sum_i ln max(median_r v_ir, floor) )

    The median shrugs off a disturbed repetition; the geometric mean lets every input size count
    alike, so that the largest input does not drown the others. Not in the papers, which measure
    one figure per program.

    Args:
        values: Raw values, (I inputs, R_i repeats).
        floor: Smallest figure told apart from zero, in the values' unit, positive.
    """
    logs = [math.log(max(statistics.median(repeats), floor)) for repeats in values]
    return math.exp(math.fsum(logs) / len(logs))


def bootstrap(
    values: Sequence[Values], floors: Sequence[float], draws: int, rng: np.random.Generator
) -> FloatArray:
    """Draw summaries of one program from resampled repeats (Efron's bootstrap, 1979).

    For each draw, every input's repeats are resampled with replacement and summarised as in
    `summarize`. Metrics with equally many repeats share the resampled indices: repetition r of
    latency and of throughput are the same run, and must be drawn together.

    Args:
        values: For each of the M objectives its raw values.
        floors: For each objective its floor, in its unit.
        draws: B.
        rng: Source of randomness; its state moves on.

    Returns:
        Summaries, shape (B, M). An input with a single repeat does not vary.
    """
    logs = np.zeros((draws, len(values)))
    for position in range(max(len(inputs) for inputs in values)):
        picks: dict[int, np.ndarray] = {}
        for k, inputs in enumerate(values):
            if position >= len(inputs):
                continue
            repeats = np.asarray(inputs[position])
            if len(repeats) not in picks:
                picks[len(repeats)] = rng.integers(len(repeats), size=(draws, len(repeats)))
            medians = np.median(repeats[picks[len(repeats)]], axis=1)
            logs[:, k] += np.log(np.maximum(medians, floors[k])) / len(inputs)
    return np.exp(logs)
