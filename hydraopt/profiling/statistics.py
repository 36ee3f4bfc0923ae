"""Robust summaries of repeated values (NumPy only)."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Literal

import numpy as np

from hydraopt.common.numbers import short

Statistic = Literal["median", "min"]

_STATISTICS: dict[Statistic, Callable[..., np.ndarray]] = {"median": np.median, "min": np.min}
_MAD_TO_SIGMA = 1.4826
"""Median absolute deviation to standard deviation, for a normal distribution: 1 / Phi^-1(3/4)."""
_STABLE_CV = 0.05
"""CPU time on a machine fit for measuring spreads by 1.3 to 2.5 %; twice that is too much."""
_FAR = 1.5
"""Times the median past which a value was disturbed (pyperf warns at the same bound)."""
_FAR_SHARE = 0.2
"""Share of the values that may lie so far: robust summaries are for those."""
_SAME_SPEED = math.log(1.15)
"""Runs that differ by less from what is expected met the same speed of the machine: noise is a
tenth of that, and a neighbour on the core makes 1.6 of it (`experiments/decisions`)."""
_ROUNDS = 3
"""How often the estimate is centred anew; it then moves by less than a tenth of a percent."""
_BLOCK = 2_000_000
"""Differences that are held at a time."""


def median(values: Sequence[float]) -> float:
    """Return the median of the values.

    Raises:
        ValueError: There is no value.
    """
    if len(values) == 0:
        raise ValueError("the median of no value is undefined")
    return float(np.median(np.asarray(values, dtype=float)))


def robust_cv(values: Sequence[float]) -> float:
    """Return the robust coefficient of variation, 1.4826 MAD / median (0 where the median is 0).

    Raises:
        ValueError: There is no value.
    """
    centre = median(values)
    spread = median([abs(value - centre) for value in values])
    return _MAD_TO_SIGMA * spread / abs(centre) if centre else 0.0


def geometric_mean(values: Sequence[float]) -> float:
    """Return the geometric mean, the one mean of ratios that does not depend on which is below.

    Raises:
        ValueError: There is no value, or one is not positive.
    """
    sample = np.asarray(values, dtype=float)
    if sample.size == 0 or not (sample > 0).all():
        raise ValueError("a geometric mean needs positive values")
    return float(np.exp(np.log(sample).mean()))


def bootstrap_interval(
    values: Sequence[float],
    statistic: Statistic = "median",
    *,
    level: float = 0.95,
    draws: int = 2000,
    seed: int = 0,
) -> tuple[float, float]:
    """Return the percentile bootstrap interval of one sample's median or minimum.

    There is no BCa variant: its acceleration comes from the jackknife, which is inconsistent for
    the median and undefined for the minimum (Efron and Tibshirani, An Introduction to the
    Bootstrap, ch. 11). The minimum's interval starts at the smallest value seen, so only its upper
    end says something.

    Args:
        values: One a repetition.
        statistic: What the interval is of.
        level: Share of the bootstrap distribution inside the interval, in (0, 1).
        draws: Bootstrap samples.
        seed: Seed of the draws.

    Raises:
        ValueError: There is no value.
    """
    sample = np.asarray(values, dtype=float)
    if sample.size == 0:
        raise ValueError("the interval of no value is undefined")
    drawn = _draw(np.random.default_rng(seed), sample, statistic, draws)
    return _middle(drawn, level)


def ratio_interval(
    first: Sequence[float],
    second: Sequence[float],
    *,
    level: float = 0.95,
    draws: int = 2000,
    seed: int = 0,
    statistic: Statistic = "median",
) -> tuple[float, float]:
    """Return the percentile bootstrap interval of median(first) / median(second).

    The two samples are drawn independently (Efron and Tibshirani, An Introduction to the
    Bootstrap, ch. 13). Runs that were interleaved have a narrower interval: `interleaved_ratio`.

    Args:
        first: Positive values, one a repetition.
        second: Positive values, one a repetition.
        level: Share of the bootstrap distribution inside the interval, in (0, 1).
        draws: Bootstrap samples.
        seed: Seed of the draws.
        statistic: `min` for the ratio of the minima.

    Raises:
        ValueError: A sample is empty or holds a value that is not positive.
    """
    samples = [np.asarray(values, dtype=float) for values in (first, second)]
    if any(sample.size == 0 or not (sample > 0).all() for sample in samples):
        raise ValueError("a ratio needs two samples of positive values")
    rng = np.random.default_rng(seed)
    drawn = [_draw(rng, sample, statistic, draws) for sample in samples]
    return _middle(drawn[0] / drawn[1], level)


def interleaved_ratio(
    first: Sequence[float],
    second: Sequence[float],
    *,
    level: float = 0.95,
    draws: int = 2000,
    seed: int = 0,
) -> tuple[float, float, float]:
    """Return the ratio first / second of programs that were run in turn, and its interval's ends.

    Args and errors as in `interleaved_log_ratio`; `level` is the share of the bootstrap
    distribution inside the interval, in (0, 1).
    """
    value, drawn = interleaved_log_ratio(first, second, draws, np.random.default_rng(seed))
    low, high = _middle(np.exp(drawn), level)
    return math.exp(value), low, high


def interleaved_log_ratio(
    first: Sequence[float], second: Sequence[float], draws: int, rng: np.random.Generator
) -> tuple[float, np.ndarray]:
    """Return ln(first / second) of two programs that were run in turn, and bootstrap draws of it.

    Values 2q and 2q + 1 of both are quad q: runs A B B A or B A A B, so that a slow spell of the
    machine falls on both. The ratio is that of `ratio_of_quads`, by which
    `hydraopt.profiling.design` decides too. The bootstrap draws quads with replacement, then the
    runs of each side within a quad.

    Args:
        first: Positive values, in the order of the runs.
        second: Positive values, as many.
        draws: Bootstrap samples.
        rng: In the same state it draws the same runs, so that several metrics of the same runs
            rise and fall together.

    Returns:
        The log ratio, and its draws of shape (draws,).

    Raises:
        ValueError: A sample is empty or holds a value that is not positive, or they are not
            equally long.
    """
    if len(first) != len(second):
        raise ValueError(f"{len(first)} and {len(second)} runs; runs in turn are equally many")
    sample = np.array([first, second], dtype=float)
    if sample.size == 0 or not (sample > 0).all():
        raise ValueError("a ratio needs two samples of positive values")
    if sample.shape[1] % 2:  # half a quad: one run of each
        sample = np.concatenate([sample, sample[:, -1:]], axis=1)
    # (quads, sides, runs)
    quads = np.log(sample).reshape(2, -1, 2).swapaxes(0, 1)
    return ratio_of_quads(quads)[0], bootstrap_of_quads(quads, draws, rng)


def ratio_of_quads(quads: np.ndarray) -> tuple[float, float]:
    """Return the log ratio first / second of runs that were made in turn, and how many agree on it.

    On a host whose cores are shared, whole spells of runs take 1.6 times as long. A run of the
    first against a run of the second then tells the ratio only where both met the same speed. So
    the ratio is the median of those differences (of every run of the first to every run of the
    second, in logarithms) that lie within 15 % of it: the estimate of Hodges and Lehmann (Estimates
    of location based on rank tests, 1963) for runs of one speed. It starts from the median of the
    quads' ratios of minima, which a slow spell does not move as long as it falls on both.

    Args:
        quads: Logarithms, shape (quads, 2 sides, 2 runs).

    Returns:
        The log ratio; and the share of all differences that lie within 15 % of it, which is small
        where the machine changed its speed meanwhile.

    Raises:
        ValueError: There is no quad.
    """
    if len(quads) == 0:
        raise ValueError("a ratio needs at least one quad")
    ratios, shares = _ratios(quads[np.newaxis], _median_of_minima(quads))
    return float(ratios[0]), float(shares[0])


def bootstrap_of_quads(quads: np.ndarray, draws: int, rng: np.random.Generator) -> np.ndarray:
    """Return bootstrap draws of `ratio_of_quads`' log ratio, shape (draws,).

    Quads are drawn with replacement, then the runs of each side within a quad.

    Args:
        quads: Logarithms, shape (quads, 2 sides, 2 runs); at least one quad.
        draws: How many.
        rng: Generator.
    """
    drawn = quads[rng.integers(0, len(quads), (draws, len(quads)))]
    drawn = np.take_along_axis(drawn, rng.integers(0, 2, drawn.shape), axis=-1)
    parts = math.ceil(draws * (2 * len(quads)) ** 2 / _BLOCK)
    found = [_ratios(part, _median_of_minima(part))[0] for part in np.array_split(drawn, parts)]
    return np.concatenate(found)


def _median_of_minima(quads: np.ndarray) -> np.ndarray:
    """Return the median log ratio of the minima, for logarithms of shape (..., quads, 2, 2)."""
    minima = quads.min(axis=-1)
    return np.asarray(np.median(minima[..., 0] - minima[..., 1], axis=-1))


def _ratios(quads: np.ndarray, start: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return log ratios and shares, shape (n,), for logarithms of shape (n, quads, 2, 2)."""
    count = len(quads)
    first, second = (quads[:, :, side].reshape(count, -1) for side in range(2))
    differences = (first[:, :, np.newaxis] - second[:, np.newaxis]).reshape(count, -1)
    differences.sort(axis=1)
    ratio = np.broadcast_to(start, count)
    for _ in range(_ROUNDS):
        low = (differences < ratio[:, np.newaxis] - _SAME_SPEED).sum(axis=1)
        end = (differences <= ratio[:, np.newaxis] + _SAME_SPEED).sum(axis=1)
        middle = np.stack([(low + end - 1) // 2, (low + end) // 2], axis=1)
        middle = middle.clip(0, differences.shape[1] - 1)
        median_of_near = np.take_along_axis(differences, middle, axis=1).mean(axis=1)
        ratio = np.where(end > low, median_of_near, ratio)
    return ratio, (end - low) / differences.shape[1]


def instability_warning(values: Sequence[float], metric: str, unit: str) -> str | None:
    """Return what is wrong with the spread of repeated values and what to do, or None.

    Unstable are a robust CV above 5 %, and more than a fifth of the values past 1.5 times the
    median (a few disturbed ones are what robust summaries are for).

    Raises:
        ValueError: There is no value.
    """
    centre = median(values)
    spread = robust_cv(values)
    far = sum(value > _FAR * centre for value in values) if centre > 0 else 0
    if spread > _STABLE_CV:
        number = f"robust CV {100 * spread:.1f} %, above {100 * _STABLE_CV:.0f} %"
    elif far > _FAR_SHARE * len(values):
        number = f"{far} values past {_FAR} times the median, at most {_FAR_SHARE:.0%} may be"
    else:
        return None
    needed = math.ceil(len(values) * max(spread / _STABLE_CV, 1.0) ** 2)
    remedy = (
        f"take {needed} values, whose median is as sure as that of {len(values)} steady ones"
        if needed > len(values)
        else "measure again"
    )
    return (
        f"{metric} is unstable: {number} ({len(values)} values, median {short(centre)} {unit}). "
        f"Stop other work on this machine, or {remedy}; `hydraopt doctor` says what this host can "
        "tell apart."
    )


def _draw(
    rng: np.random.Generator, sample: np.ndarray, statistic: Statistic, draws: int
) -> np.ndarray:
    """Return the statistic of bootstrap samples, shape (draws,)."""
    drawn = rng.choice(sample, size=(draws, sample.size), replace=True)
    return _STATISTICS[statistic](drawn, axis=1)


def _middle(drawn: np.ndarray, level: float) -> tuple[float, float]:
    tail = (1.0 - level) / 2.0
    low, high = np.quantile(drawn, [tail, 1.0 - tail])
    return float(low), float(high)
