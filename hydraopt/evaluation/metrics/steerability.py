"""Steerability: does a policy that is told the weights w improve what w asks for?

The Hydra paper (Sec. V-D, VI-A) asks whether prompts steer a model towards runtime, memory or a
balance, and reads the answer off a plot. Here it becomes three figures over a grid of weights:

rho_k           Spearman's rank correlation between w_k and g_k(w), the gain in metric k
monotonicity_k  share of the neighbour pairs of the grid, ordered by w_k, where g_k does not fall
self_regret     E_w[ max_w' w . g(w')  -  w . g(w) ]

with g(w) the mean over programs of ln(ratio_k) of what the policy wrote for the weights w. A failed
program has gain 0 in every metric: the user keeps the original. Self-regret, in nats, is what the
policy's replies to other weights would have gained; 0 where it answers every w best itself. A
policy that gives every w the same reply has rho 0, but monotonicity 1 and self-regret 0: read the
three together.

Chance in the replies and noise in the measurements draw rho towards 0, monotonicity towards 1/2
and self-regret up. The bootstrap adds as much again, so its intervals lie on that side of the
estimate: they rarely claim steering that is not there, and understate one that is. What a deaf
policy with the same scatter would show is told by exchanging the rows of g at random: if w had no
say, every order of them would be as likely.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Any

import numpy as np

from hydraopt.evaluation.metrics.bootstrap import DRAWS, LEVEL, Interval, middle, resampled
from hydraopt.evaluation.metrics.checks import finite
from hydraopt.preference.arrays import BoolArray, FloatArray
from hydraopt.preference.simplex import on_simplex

_DIGITS = 12
"""Decimals that count: beyond them, equal weights and equal mean gains differ by rounding only."""


@dataclass(frozen=True)
class Steerability:
    """The three figures, each with its bootstrap interval over the programs.

    Attributes:
        rho: One a metric, in [-1, 1]; 0 where the gain is the same for every w.
        rho_p: One-sided p-value of each rho, by exchanging rows: how often a deaf policy would
            reach it.
        monotonicity: One a metric, in [0, 1].
        self_regret: At least 0, in nats.
        self_regret_by_chance: Its mean over exchanged rows: that of a deaf policy.
    """

    rho: list[Interval]
    rho_p: list[float]
    monotonicity: list[Interval]
    self_regret: Interval
    self_regret_by_chance: float


def simplex_grid(objectives: int, steps: int) -> FloatArray:
    """Return every w on the simplex whose entries are multiples of 1 / steps.

    Args:
        objectives: M, at least 2.
        steps: At least 1; with 1, the corners.

    Returns:
        Shape (C(steps + M - 1, M - 1), M), in ascending lexicographic order.

    Raises:
        ValueError: Fewer than 2 objectives, or no step.
    """
    if objectives < 2 or steps < 1:
        raise ValueError(
            f"objectives={objectives}, steps={steps}: a grid needs 2 objectives and 1 step at least"
        )
    # Stars and bars: M - 1 bars among the steps' stars split them into M shares.
    places = steps + objectives - 1
    shares = [
        np.diff([-1, *bars, places]) - 1
        for bars in itertools.combinations(range(places), objectives - 1)
    ]
    return np.array(shares, dtype=np.float64) / steps


def steerability(
    weights: Any, gains: Any, *, level: float = LEVEL, draws: int = DRAWS, seed: int = 0
) -> Steerability:
    """Return rho_k, monotonicity_k and self-regret of a policy over a grid of weights.

    Neighbours are the pairs of points of the grid that lie closest together (one step moved from
    one objective to another, on `simplex_grid`).

    Args:
        weights: Grid of weights, shape (W, M), W >= 2, such as `simplex_grid(M, 10)`.
        gains: ln(ratio_k) of each program under each w, 0 for a failed one, shape (W, P, M).
        level: Share of the bootstrap distribution inside the intervals, in (0, 1).
        draws: Bootstrap samples of the programs, and as many orders of the rows.
        seed: Seed of the draws.

    Raises:
        UserError: Weights lie off the simplex.
        ValueError: Shapes do not match, a gain is not finite, there is no program, two rows of the
            weights are equal, or a w_k is the same everywhere.
    """
    g = finite(gains, "gains")
    if g.ndim != 3:
        raise ValueError(f"gains of shape {g.shape} must be (weights, programs, metrics)")
    w = np.round(on_simplex(weights, g.shape[2]), _DIGITS)
    if w.shape != (g.shape[0], g.shape[2]):
        raise ValueError(f"weights of shape {w.shape} do not match gains of shape {g.shape}")
    if len(np.unique(w, axis=0)) < len(w) or (np.ptp(w, axis=0) == 0.0).any():
        raise ValueError("the weights must differ from row to row, and each w_k must vary")
    rising = _neighbours(w)
    ranks = [_ranks(column) for column in w.T]
    rng = np.random.default_rng(seed)
    chosen = resampled(g.shape[1], draws, rng)
    mean = g.mean(axis=1)
    point = _figures(w, ranks, rising, mean)
    spread = np.array([_figures(w, ranks, rising, g[:, rows].mean(axis=1)) for rows in chosen])
    deaf = np.array([_figures(w, ranks, rising, rng.permutation(mean)) for _ in range(draws)])
    every = [_holding(middle(point[i], spread[:, i], level)) for i in range(len(point))]
    metrics = w.shape[1]
    hits = (deaf[:, :metrics] >= point[:metrics] - 1e-9).sum(axis=0)
    return Steerability(
        rho=every[:metrics],
        rho_p=[(1 + int(count)) / (1 + draws) for count in hits],
        monotonicity=every[metrics : 2 * metrics],
        self_regret=every[-1],
        self_regret_by_chance=float(deaf[:, -1].mean()),
    )


def _holding(figure: Interval) -> Interval:
    """Return the interval, widened to hold its estimate where the bootstrap's bias left it out."""
    value, low, high = figure
    return Interval(value, min(low, value), max(high, value))


def _figures(
    w: FloatArray, ranks: list[FloatArray], rising: list[BoolArray], g: FloatArray
) -> FloatArray:
    """Return rho_k, monotonicity_k and the self-regret for mean gains of shape (W, M)."""
    g = np.round(g, _DIGITS)
    rho = [_correlation(rank, _ranks(gain)) for rank, gain in zip(ranks, g.T, strict=True)]
    kept = [
        (gain[None, :] >= gain[:, None])[pairs].mean()
        for pairs, gain in zip(rising, g.T, strict=True)
    ]
    utility = w @ g.T  # entry (w, w'): what the reply to w' is worth under w
    regret = (utility.max(axis=1) - utility.diagonal()).mean()
    return np.array([*rho, *kept, regret])


def _neighbours(w: FloatArray) -> list[BoolArray]:
    """Return for each metric the pairs (row, column) of closest points along which w_k rises."""
    distance = np.abs(w[:, None, :] - w[None, :, :]).sum(axis=2)
    np.fill_diagonal(distance, np.inf)
    near = np.isclose(distance, distance.min())
    rise = w[None, :, :] - w[:, None, :]
    rising = [near & (rise[:, :, k] > 1e-9) for k in range(w.shape[1])]
    if not all(pairs.any() for pairs in rising):
        raise ValueError("along some w_k no two closest points of the grid differ; use a lattice")
    return rising


def _ranks(values: FloatArray) -> FloatArray:
    """Return ranks from 1, equal values sharing their mean rank."""
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    return (np.cumsum(counts) - (counts - 1) / 2.0)[inverse]


def _correlation(first: FloatArray, second: FloatArray) -> float:
    """Return Pearson's correlation (of ranks: Spearman's); 0 where one of them is constant."""
    a, b = first - first.mean(), second - second.mean()
    norm = float(np.sqrt((a @ a) * (b @ b)))
    return float(a @ b) / norm if norm > 0.0 else 0.0
