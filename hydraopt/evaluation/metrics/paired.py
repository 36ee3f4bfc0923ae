"""Tests between two policies over the same programs, and Holm's correction for many of them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from hydraopt.evaluation.metrics.checks import finite

EXACT_UP_TO = 20
"""Programs that differ, up to which all 2^n signs are gone through."""
_TIE = 1e-9
"""Relative to sum |d_i|: sums this close are equal but for rounding."""


class SignFlip(NamedTuple):
    """What `sign_flip_test` found.

    Attributes:
        mean: Mean difference.
        p: Two-sided p-value.
        exact: Whether all signs were gone through; else they were sampled.
    """

    mean: float
    p: float
    exact: bool


class McNemar(NamedTuple):
    """What `mcnemar` found.

    Attributes:
        only_first: Programs where only the first policy succeeds.
        only_second: Programs where only the second does.
        p: Two-sided p-value.
    """

    only_first: int
    only_second: int
    p: float


def sign_flip_test(differences: Any, *, draws: int = 100_000, seed: int = 0) -> SignFlip:
    """Test whether paired differences are symmetric around 0 (Fisher's randomisation test).

    p = share of the signs s in {-1, 1}^n with |sum_i s_i d_i| >= |sum_i d_i|

    If the two policies were exchangeable on each program, every d_i would be as likely to bear the
    other sign. With d_i the difference of log-ratios the test is on the geometric means. All signs
    are gone through for up to 20 programs that differ; beyond, p = (1 + hits) / (1 + draws), which
    is valid for any number of draws (Phipson and Smyth, arXiv:1603.05766). Source: Fisher, The
    Design of Experiments, 1935, Sec. 21.

    Args:
        differences: One a program, first less second, shape (P,).
        draws: Signs sampled where they are too many to go through.
        seed: Seed of the draws.

    Raises:
        ValueError: There is no difference, or one is not finite.
    """
    d = finite(differences, "differences of the programs")
    mean = float(d.mean())
    moving = d[d != 0.0]  # a zero has no sign to flip
    least = abs(float(moving.sum())) - _TIE * float(np.abs(moving).sum())
    if len(moving) <= EXACT_UP_TO:
        sums = np.zeros(1)
        for difference in moving:
            sums = np.concatenate([sums + difference, sums - difference])
        return SignFlip(mean, float((np.abs(sums) >= least).mean()), True)
    rng = np.random.default_rng(seed)
    hits = 0
    for size in _chunks(draws, 10_000):
        signs = rng.integers(2, size=(size, len(moving))) * 2.0 - 1.0
        hits += int((np.abs(signs @ moving) >= least).sum())
    return SignFlip(mean, (1 + hits) / (1 + draws), False)


def mcnemar(first: Sequence[bool], second: Sequence[bool]) -> McNemar:
    """Test whether two policies succeed equally often, by McNemar's exact test.

    p = min(1, 2 P(X <= min(b, c))),    X ~ Binomial(b + c, 1/2)

    b and c are the programs where only the first, and only the second, succeeds; the others say
    nothing of the difference (McNemar, Psychometrika 12, 1947, in its exact binomial form).

    Args:
        first: Whether the first policy succeeds, one a program.
        second: The same of the second, in the same order.

    Raises:
        ValueError: There is no program, or the lengths differ.
    """
    if len(first) != len(second) or not first:
        raise ValueError(
            f"{len(first)} and {len(second)} programs: both need the same, one at least"
        )
    pairs = [(bool(a), bool(b)) for a, b in zip(first, second, strict=True)]
    b, c = pairs.count((True, False)), pairs.count((False, True))
    tail = sum(math.comb(b + c, x) for x in range(min(b, c) + 1))
    return McNemar(b, c, min(1.0, 2 * tail / 2 ** (b + c)))


def holm(p_values: Mapping[str, float]) -> dict[str, float]:
    """Return the p-values adjusted for how many they are (Holm, Scand. J. Statist. 6, 1979).

    p~_(i) = max_{j <= i} min(1, (m - j + 1) p_(j)),    p_(1) <= ... <= p_(m)

    Rejecting where p~ <= 0.05 keeps the chance of any false rejection at 5 % at most, however the
    tests depend on each other.

    Args:
        p_values: Name of each test to its p-value.

    Raises:
        ValueError: A p-value is not in [0, 1].
    """
    for name, p in p_values.items():
        if not 0.0 <= p <= 1.0:
            raise ValueError(f"p={p} of {name!r} is not in [0, 1]")
    adjusted: dict[str, float] = {}
    largest = 0.0
    for rank, name in enumerate(sorted(p_values, key=lambda name: p_values[name])):
        largest = max(largest, min(1.0, (len(p_values) - rank) * p_values[name]))
        adjusted[name] = largest
    return {name: adjusted[name] for name in p_values}


def _chunks(total: int, size: int) -> list[int]:
    """Return sizes that add up to the total, none above `size`."""
    return [min(size, total - start) for start in range(0, total, size)]
