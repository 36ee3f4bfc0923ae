"""Decisions on synthetic noise whose truth is known: which statistic, which rule, which interval.

Usage: python experiments/decisions/simulate.py [--pairs 1000]
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from hydraopt.profiling.design import Decision, Measure, PairDecision, PairPlan, compare, replay
from hydraopt.profiling.sandbox.contract import Usage
from hydraopt.profiling.statistics import bootstrap_of_quads, ratio_of_quads

Statistic = Callable[[np.ndarray, np.ndarray], np.ndarray]

CVS = (0.013, 0.016, 0.020, 0.025)
"""Robust coefficients of variation of CPU time, as measured on machines fit for it."""
DISTURBED, DISTURBANCE = 0.05, 0.20
"""Share of the runs that are disturbed, and by how much of their time on average."""
DRIFT = 0.03
"""Standard deviation of the drift over sixteen runs."""
SLOW, STAYS = 1.6, 7.0
"""A host with a neighbour: in its slow mode a run takes 1.6 times as long; both modes last as long
as seven quick runs on average, or longer and shorter where one of them is rare."""
RUNS = 24
"""Of both sides together, as many as the longest comparison makes."""
DIFFERENCES = (0.0, 0.02, 0.05, 0.10, 1.0)
_MAD_TO_SIGMA = 1.4826


def spread(rng: np.random.Generator, shape: str, cv: float, size: tuple[int, ...]) -> np.ndarray:
    """Return log times of a robust CV: `normal`, or `skewed` (what is added is gamma(2))."""
    if shape == "normal":
        return rng.normal(0.0, cv, size)
    added = rng.gamma(2.0, 1.0, size)
    scale: float = _MAD_TO_SIGMA * float(np.median(np.abs(added - np.median(added))))
    return added / scale * cv


class Host(NamedTuple):
    """A host's noise.

    Attributes:
        shape: `normal` or `skewed`.
        cv: Robust coefficient of variation.
        fast: Share of the time in the fast mode; None: the host is steady.
        seed_effect: Standard deviation of what a hash seed adds to both programs.
        seed_favour: Standard deviation of what it adds to one program only.
    """

    shape: str
    cv: float
    fast: float | None = None
    seed_effect: float = 0.0
    seed_favour: float = 0.0

    def __str__(self) -> str:
        text = f"{self.shape}, CV {self.cv:.1%}"
        if self.fast is not None:
            text += f", fast {self.fast:.0%} of the time"
        if self.seed_effect or self.seed_favour:
            text += f", hash seeds {self.seed_effect:.0%} and {self.seed_favour:.0%}"
        return text


STEADY = [Host(shape, cv) for shape in ("normal", "skewed") for cv in CVS]
SEEDS = [Host("normal", 0.016, None, 0.1, 0.0), Host("normal", 0.016, None, 0.03, 0.01)]
RESTLESS = [Host(shape, 0.016, 0.5) for shape in ("normal", "skewed")] + [
    Host("normal", 0.016, 0.1),
    Host("normal", 0.016, 0.9),
]


def log_times(rng: np.random.Generator, host: Host, pairs: int) -> np.ndarray:
    """Return log times of `pairs` comparisons of equal programs, shape (pairs, RUNS), in order."""
    size = (pairs, RUNS)
    times = spread(rng, host.shape, host.cv, size)
    times += (rng.random(size) < DISTURBED) * rng.exponential(DISTURBANCE, size)
    times += rng.normal(0.0, DRIFT, (pairs, 1)) * np.linspace(0.0, RUNS / 16, RUNS)
    if host.fast is not None:
        times += np.array([_spells(rng, host.fast) for _ in range(pairs)])
    if host.seed_effect or host.seed_favour:
        both = rng.normal(0.0, host.seed_effect, (pairs, 4, 1))
        favours = both + rng.normal(0.0, host.seed_favour, (pairs, 4, 2))
        for run in range(RUNS):
            quad, place = divmod(run, 4)
            side = (0, 1, 1, 0)[place] ^ (quad % 2)
            times[:, run] += favours[:, quad % 4, side]
    return times


def _spells(rng: np.random.Generator, fast: float) -> np.ndarray:
    """Return the log times of RUNS equal runs on a host that changes its speed, also within one."""
    found = np.empty(RUNS)
    is_fast = rng.random() < fast
    left = 0.0
    for run in range(RUNS):
        work, time = 1.0, 0.0
        while work > 0:
            if left <= 0:
                is_fast = not is_fast
                left = rng.exponential(STAYS * 2 * (fast if is_fast else 1 - fast))
            speed = 1.0 if is_fast else 1 / SLOW
            spent = min(left, work / speed)
            work, time, left = work - spent * speed, time + spent, left - spent
            if work < 1e-12:
                break
        found[run] = time
    return np.log(found)


def measure_of(times: np.ndarray, difference: float) -> Measure:
    """Return a `measure` that gives one row of log times in turn; the second side takes longer."""
    runs = iter(times)

    def measure(side: int, hash_seed: int) -> Usage:
        seconds = 0.04 * math.exp(next(runs)) * (1.0 + difference) ** side
        return Usage(seconds, seconds, 0.0, 0, 0)

    return measure


def decisions(
    times: np.ndarray, difference: float, plan: PairPlan | None = None
) -> list[PairDecision]:
    """Return what `compare` makes of each row of log times; nothing is spent on warm-ups."""
    plan = PairPlan(warmups=0) if plan is None else plan
    return [compare(measure_of(row, difference), plan) for row in times]


def _each(first: np.ndarray) -> np.ndarray:
    return first.reshape(len(first), -1)


def _all_differences(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    return _each(_each(first)[:, :, np.newaxis] - _each(second)[:, np.newaxis])


def _ours(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    quads = np.stack([first, second], axis=2)
    return np.array([ratio_of_quads(pair)[0] for pair in quads])


STATISTICS: dict[str, Statistic] = {
    "mean of 8 over mean of 8": lambda a, b: _each(a).mean(1) - _each(b).mean(1),
    "median of 8 over median of 8": lambda a, b: (
        np.median(_each(a), axis=1) - np.median(_each(b), axis=1)
    ),
    "minimum of 8 over minimum of 8": lambda a, b: _each(a).min(1) - _each(b).min(1),
    "trimmed mean (2 of 8 at each end)": lambda a, b: (
        np.sort(_each(a), axis=1)[:, 2:-2].mean(1) - np.sort(_each(b), axis=1)[:, 2:-2].mean(1)
    ),
    "mean of the quads' ratios of minima": lambda a, b: (a.min(2) - b.min(2)).mean(1),
    "median of the quads' ratios of means": lambda a, b: np.median(a.mean(2) - b.mean(2), axis=1),
    "median of eight neighbours' ratios": lambda a, b: np.median(_each(a - b), axis=1),
    "median of the quads' ratios of minima": lambda a, b: np.median(a.min(2) - b.min(2), axis=1),
    "median of all 64 differences": lambda a, b: np.median(_all_differences(a, b), axis=1),
    "median of the differences within 15 %": _ours,
}
"""Log ratio of the first to the second, from log times of shape (pairs, 4 quads, 2 runs) each."""


def quads_of(times: np.ndarray) -> np.ndarray:
    """Return log times as (pairs, quads, 2 sides, 2 runs); the runs are ABBA BAAB ABBA ..."""
    quads = times.reshape(len(times), -1, 4).copy()
    quads[:, 1::2] = quads[:, 1::2][:, :, [1, 0, 3, 2]]  # BAAB: swap, so that all read as ABBA
    return quads[:, :, [[0, 3], [1, 2]]]


def sides(times: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the first 8 runs of the first and of the second, shape (pairs, 4 quads, 2 runs)."""
    quads = quads_of(times)[:, :4]
    return quads[:, :, 0], quads[:, :, 1]


def print_statistics(pairs: int, tie_band: float) -> None:
    """Print what each statistic makes of eight runs a side, without stopping early."""
    hosts = [Host("normal", 0.016), Host("skewed", 0.016), *SEEDS, *RESTLESS]
    titles = [f"statistic of 2 x 8 runs, tie band {tie_band:.1%}", *map(str, hosts)]
    print("| " + " | ".join(titles) + " |")
    print("|---|" + "---|" * len(hosts))
    band = math.log1p(tie_band)
    runs = [sides(log_times(np.random.default_rng(0), host, pairs)) for host in hosts]
    for name, statistic in STATISTICS.items():
        cells = []
        for first, second in runs:
            ties = np.mean(np.abs(statistic(first, second)) <= band)
            right = np.mean(statistic(first, second + math.log(1.05)) < -band)
            cells.append(f"{ties:.1%} / {right:.1%}")
        print(f"| {name} | " + " | ".join(cells) + " |")


def print_rule(pairs: int, tie_band: float) -> None:
    """Print what the staged rule decides, at what cost, and how often its interval is right."""
    titles = ["null ties", *(f"{difference:.0%}" for difference in DIFFERENCES[1:])]
    titles += ["runs a side at 0, 5, 10 %", "95 % interval holds"]
    print(f"| noise, tie band {tie_band:.1%} | " + " | ".join(titles) + " |")
    print("|---|" + "---|" * len(titles))
    plan = PairPlan(tie_band=tie_band)
    for host in (*STEADY, *SEEDS, *RESTLESS):
        quads = quads_of(log_times(np.random.default_rng(7), host, pairs))
        cells, runs = [], {}
        for difference in DIFFERENCES:
            slower = quads + np.array([[0.0], [math.log1p(difference)]])
            found = [replay(pair, plan) for pair in slower]
            truth = Decision.FIRST if difference else Decision.TIE
            cells.append(f"{np.mean([decision is truth for decision, _ in found]):.1%}")
            runs[difference] = np.mean([2 * used for _, used in found])
            if difference == 0.05:
                held = _share_held(slower, [used for _, used in found])
        spent = ", ".join(f"{runs[difference]:.1f}" for difference in (0.0, 0.05, 0.10))
        print(f"| {host} | " + " | ".join(cells) + f" | {spent} | {held:.1%} |", flush=True)


def _share_held(quads: np.ndarray, used: list[int], most: int = 300) -> float:
    """Return how often the 95 % interval of a 5 % difference holds it, in some of the pairs."""
    rng = np.random.default_rng(3)
    held = []
    for pair, count in zip(quads[:most], used, strict=False):
        low, high = np.quantile(bootstrap_of_quads(pair[:count], 500, rng), [0.025, 0.975])
        held.append(low <= -math.log(1.05) <= high)
    return float(np.mean(held))


def main() -> None:
    """Print both tables as Markdown, for the tie band of labels and the one between 0 and 5 %."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pairs", type=int, default=1000, help="per noise and difference")
    pairs = parser.parse_args().pairs
    for tie_band in (0.03, 0.024):
        print_statistics(pairs, tie_band)
        print()
        print_rule(pairs, tie_band)
        print()


if __name__ == "__main__":
    main()
