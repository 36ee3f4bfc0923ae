"""Decisions on synthetic noise whose truth is known: which statistic, which rule, which interval.

Usage: python experiments/decisions/simulate.py [--pairs 4000]
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable

import numpy as np

from hydraopt.profiling.design import Decision, Measure, PairDecision, PairPlan, compare
from hydraopt.profiling.sandbox.contract import Usage

Statistic = Callable[[np.ndarray, np.ndarray], np.ndarray]

CVS = (0.013, 0.016, 0.020, 0.025)
"""Robust coefficients of variation of CPU time, as measured on machines fit for it."""
DISTURBED, DISTURBANCE = 0.05, 0.20
"""Share of the runs that are disturbed, and by how much of their time on average."""
DRIFT = 0.03
"""Standard deviation of the drift over sixteen runs."""
SLOW, SLOW_STAYS = 1.6, 0.85
"""A host with a neighbour: its slow spells take 1.6 times as long; each run stays in its spell with
this probability."""
_MAD_TO_SIGMA = 1.4826


def spread(rng: np.random.Generator, shape: str, cv: float, size: tuple[int, ...]) -> np.ndarray:
    """Return log times of a robust CV: `normal`, or `skewed` (what is added is gamma(2))."""
    if shape == "normal":
        return rng.normal(0.0, cv, size)
    added = rng.gamma(2.0, 1.0, size)
    scale: float = _MAD_TO_SIGMA * float(np.median(np.abs(added - np.median(added))))
    return added / scale * cv


def log_times(
    rng: np.random.Generator, shape: str, cv: float, pairs: int, restless: bool = False
) -> np.ndarray:
    """Return log times of `pairs` comparisons of equal programs, shape (pairs, 16), in order."""
    size = (pairs, 16)
    times = spread(rng, shape, cv, size)
    times += (rng.random(size) < DISTURBED) * rng.exponential(DISTURBANCE, size)
    times += rng.normal(0.0, DRIFT, (pairs, 1)) * np.linspace(0.0, 1.0, 16)
    if restless:
        changes = rng.random(size) >= SLOW_STAYS
        changes[:, 0] = rng.random(pairs) < 0.5
        times += math.log(SLOW) * (np.cumsum(changes, axis=1) % 2)
    return times


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
}
"""Log ratio of the first to the second, from log times of shape (pairs, 4 quads, 2 runs) each."""


def sides(times: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Split (pairs, 16) into first and second, shape (pairs, 4, 2) each: ABBA BAAB ABBA BAAB."""
    quads = times.reshape(-1, 4, 4).copy()
    quads[:, 1::2] = quads[:, 1::2][:, :, [1, 0, 3, 2]]  # BAAB: swap, so that all read as ABBA
    return quads[:, :, [0, 3]], quads[:, :, [1, 2]]


def print_statistics(pairs: int, tie_band: float) -> None:
    """Print what each statistic makes of eight runs a side, without stopping early."""
    hosts = [("normal", 0.016, False), ("skewed", 0.016, False), ("skewed", 0.016, True)]
    titles = ["normal", "skewed", "skewed, slow spells"]
    print(f"| statistic of 2 x 8 runs, tie band {tie_band:.1%} | " + " | ".join(titles) + " |")
    print("|---|" + "---|" * len(hosts))
    band = math.log1p(tie_band)
    for name, statistic in STATISTICS.items():
        cells = []
        for number, host in enumerate(hosts):
            first, second = sides(
                log_times(np.random.default_rng(number), host[0], host[1], pairs, host[2])
            )
            ties = np.mean(np.abs(statistic(first, second)) <= band)
            right = np.mean(statistic(first, second + math.log(1.05)) < -band)
            cells.append(f"{ties:.1%} / {right:.1%}")
        print(f"| {name} | " + " | ".join(cells) + " |")


def print_rule(pairs: int, tie_band: float) -> None:
    """Print what the staged rule decides, and how often its interval holds the truth."""
    print(
        f"| noise, tie band {tie_band:.1%} | null ties | 2 % | 5 % | 10 % "
        "| runs a side at 10 % | 95 % interval holds |"
    )
    print("|---|---|---|---|---|---|---|")
    plan = PairPlan(warmups=0, tie_band=tie_band)
    for restless in (False, True):
        for shape in ("normal", "skewed"):
            for cv in CVS if not restless else CVS[1:2]:
                cells = []
                for difference in (0.0, 0.02, 0.05, 0.10):
                    times = log_times(np.random.default_rng(7), shape, cv, pairs, restless)
                    found = decisions(times, difference, plan)
                    truth = Decision.FIRST if difference else Decision.TIE
                    cells.append(f"{np.mean([one.decision is truth for one in found]):.1%}")
                    if difference == 0.05:
                        held = [
                            one.interval is not None
                            and one.interval[0] <= 1 / 1.05 <= one.interval[1]
                            for one in found
                        ]
                runs = np.mean([one.runs / 2 for one in found])
                label = f"{shape}, CV {cv:.1%}" + (", slow spells" if restless else "")
                print(
                    f"| {label} | " + " | ".join(cells) + f" | {runs:.1f} | {np.mean(held):.1%} |"
                )


def main() -> None:
    """Print both tables as Markdown, for the tie band of labels and the one between 0 and 5 %."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pairs", type=int, default=4000, help="per noise and difference")
    pairs = parser.parse_args().pairs
    for tie_band in (0.03, 0.024):
        print_statistics(pairs, tie_band)
        print()
        print_rule(pairs, tie_band)
        print()


if __name__ == "__main__":
    main()
