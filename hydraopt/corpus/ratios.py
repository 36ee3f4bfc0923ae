"""How much better one program of a pair is than the other, with the interval of that ratio."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from hydraopt.common.errors import UserError
from hydraopt.corpus.pairs import Pair
from hydraopt.preference.arrays import BoolArray, FloatArray, IntArray
from hydraopt.preference.objectives import Objective
from hydraopt.preference.summary import summarize

LEVEL = 0.95
"""Share of the bootstrap distribution that lies inside an interval."""
_DRAWS = 1000


@dataclass(frozen=True)
class PairRatios:
    """Improvements of the first over the second program of N pairs in M objectives, in ln units.

    An improvement is s_k * ln(v_first / v_second), with s_k = +1 where higher is better and -1
    where lower is: above 0 the first program is the better one, and exp of it is a speed-up.

    Attributes:
        names: The objectives' names.
        log_ratios: Shape (N, M); nan where the metric was not measured.
        low: Lower end of the interval, shape (N, M).
        high: Upper end of the interval, shape (N, M).
        repeated: Whether every input has at least two values on both sides, shape (N, M); where it
            has not, the interval says nothing about noise.
    """

    names: tuple[str, ...]
    log_ratios: FloatArray
    low: FloatArray
    high: FloatArray
    repeated: BoolArray


def pair_ratios(
    pairs: Sequence[Pair], objectives: Sequence[Objective], *, draws: int = _DRAWS
) -> PairRatios:
    """Return the log-ratios of all pairs and their percentile bootstrap intervals.

    A program's figure is the geometric mean over inputs of the median over repeats
    (`hydraopt.preference.summary`). The repeats of both programs and of each input are resampled
    independently (Efron and Tibshirani, An Introduction to the Bootstrap, ch. 13).

    Args:
        pairs: N pairs.
        objectives: M objectives, with direction and floor.
        draws: Bootstrap samples.
    """
    shape = (len(pairs), len(objectives))
    log_ratios, low, high = (np.full(shape, np.nan) for _ in range(3))
    repeated = np.zeros(shape, dtype=bool)
    tail = (1.0 - LEVEL) / 2.0
    for k, objective in enumerate(objectives):
        for i, pair in enumerate(pairs):
            sides = _values(pair, objective)
            if sides is None:
                continue
            first, second = (summarize(_frozen(side), objective.floor) for side in sides)
            log_ratios[i, k] = objective.sign * (np.log(first) - np.log(second))
            if all(len(row) == 1 for side in sides for row in side):
                low[i, k] = high[i, k] = log_ratios[i, k]
                continue
            repeated[i, k] = all(len(row) > 1 for side in sides for row in side)
            drawn = _drawn(sides[0], objective.floor, 0, draws)
            drawn = objective.sign * (drawn - _drawn(sides[1], objective.floor, 1, draws))
            low[i, k], high[i, k] = np.quantile(drawn, (tail, 1.0 - tail))
    return PairRatios(tuple(o.name for o in objectives), log_ratios, low, high, repeated)


def holds(ratios: PairRatios, tie_ratio: float) -> BoolArray:
    """Return where a difference is beyond the tie band and its interval excludes 1, shape (N, M).

    Args:
        ratios: The pairs' ratios.
        tie_ratio: Edge of the tie band, such as 1.03 for 3 %.
    """
    return (np.abs(ratios.log_ratios) > np.log(tie_ratio)) & ((ratios.low > 0) | (ratios.high < 0))


def over_original(pairs: Sequence[Pair]) -> IntArray:
    """Return +1 where the second program is the original, -1 where the first is, else 0.

    Times a log-ratio, it is the other program's improvement over the original.
    """
    return np.array(
        [
            int(pair.second.source == pair.original) - int(pair.first.source == pair.original)
            for pair in pairs
        ],
        dtype=np.int64,
    )


def _values(pair: Pair, objective: Objective) -> list[list[list[float]]] | None:
    """Return both programs' values, (inputs, repeats); None where they were not measured."""
    try:
        return [
            [list(row) for row in objective.values(metrics, program.source)]
            for metrics, program in (
                (pair.first_metrics, pair.first),
                (pair.second_metrics, pair.second),
            )
        ]
    except UserError:
        return None


def _frozen(rows: Sequence[Sequence[float]]) -> tuple[tuple[float, ...], ...]:
    return tuple(tuple(row) for row in rows)


def _drawn(rows: Sequence[Sequence[float]], floor: float, side: int, draws: int) -> FloatArray:
    """Return the logarithms of a program's bootstrap summaries, shape (draws,)."""
    logs = np.zeros(draws)
    for position, row in enumerate(rows):
        values = np.sort(np.asarray(row, dtype=np.float64))
        below, above = _middle_places(len(values), side, position, draws)
        medians = 0.5 * (values[below] + values[above])
        logs += np.log(np.maximum(medians, floor)) / len(rows)
    return logs


@functools.lru_cache(maxsize=1024)
def _middle_places(repeats: int, side: int, position: int, draws: int) -> tuple[IntArray, IntArray]:
    """Return the two middle places (equal for odd counts) of each resample of sorted values.

    The median of a resample depends on the drawn places alone, so that they are drawn and sorted
    once for all pairs; the two sides and the inputs have places of their own.
    """
    rng = np.random.default_rng([side, position, repeats])
    places = np.sort(rng.integers(repeats, size=(draws, repeats)), axis=1)
    return places[:, (repeats - 1) // 2], places[:, repeats // 2]
