"""Means over seeds with their t interval, and the paired differences that settle an ablation."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

LEVEL = 0.95
"""Share of repetitions of a study in which the interval would hold the true mean."""


@dataclass(frozen=True)
class Estimate:
    """A mean over seeds.

    Attributes:
        mean: Arithmetic, or geometric where `ratio`.
        low: Lower end of the 95 % interval; None with one seed, which tells nothing of the spread.
        high: Upper end.
        values: The single values, by seed.
        ratio: Whether the values are factors, whose logarithms were averaged.
    """

    mean: float
    low: float | None
    high: float | None
    values: Mapping[str, float] = field(default_factory=dict)
    ratio: bool = False

    @property
    def n(self) -> int:
        """How many seeds."""
        return len(self.values)


def estimate(values: Mapping[str, float], ratio: bool = False) -> Estimate:
    """Return the mean over seeds and its t interval: mean ± t(n - 1) · s / √n.

    It holds for values that scatter normally around their mean, and takes the seeds for a sample
    of all seeds.

    Args:
        values: By seed, at least one.
        ratio: Whether they are factors above 0: then their logarithms are averaged, and mean and
            interval are turned back.
    """
    numbers = [math.log(value) if ratio else value for value in values.values()]
    n = len(numbers)
    mean = math.fsum(numbers) / n
    back = math.exp if ratio else float
    if n == 1:
        return Estimate(back(mean), None, None, dict(values), ratio)
    variance = math.fsum((number - mean) ** 2 for number in numbers) / (n - 1)
    half = t_quantile(n - 1) * math.sqrt(variance / n)
    return Estimate(back(mean), back(mean - half), back(mean + half), dict(values), ratio)


def paired_difference(
    first: Mapping[str, float], other: Mapping[str, float], ratio: bool = False
) -> Estimate | None:
    """Return the mean of other - first over the seeds that both have; None without any.

    Seeds that both share bring the same data order and initial weights to both, so the scatter
    that comes from them cancels. With `ratio`, the mean of other / first.
    """
    common = [seed for seed in first if seed in other]
    if not common:
        return None
    if ratio:
        return estimate({seed: other[seed] / first[seed] for seed in common}, ratio=True)
    return estimate({seed: other[seed] - first[seed] for seed in common})


def t_quantile(freedom: int, level: float = LEVEL) -> float:
    """Return t for which a Student variable lies in (-t, t) with probability `level`.

    By bisection on the closed form for whole degrees of freedom (Abramowitz and Stegun, Handbook
    of Mathematical Functions, 26.7.3 and 26.7.4); the package needs no SciPy for it.

    Args:
        freedom: Degrees of freedom, at least 1.
        level: In (0, 1).
    """
    low, high = 0.0, 1.0
    while _within(high, freedom) < level:
        high *= 2
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (middle, high) if _within(middle, freedom) < level else (low, middle)
    return (low + high) / 2


def _within(t: float, freedom: int) -> float:
    """Return P(-t < T < t), A(t|ν) in the handbook's terms."""
    angle = math.atan(t / math.sqrt(freedom))
    sine, cosine = math.sin(angle), math.cos(angle)
    odd = freedom % 2
    # 26.7.3: cos + 2/3 cos³ + ...; 26.7.4: 1 + 1/2 cos² + (1·3)/(2·4) cos⁴ + ...
    terms: Sequence[int] = range(2 + odd, freedom, 2)
    term = total = (cosine if odd else 1.0) if freedom > 1 else 0.0
    for k in terms:
        term *= (k - 1) / k * cosine**2
        total += term
    return 2 / math.pi * (angle + sine * total) if odd else sine * total
