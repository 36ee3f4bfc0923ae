"""ET, MU, TMU of EffiBench and their normalised forms NET, NMU, NTMU.

Huang et al., "EffiBench: Benchmarking the Efficiency of Automatically Generated Code",
arXiv:2402.02037 (Efficiency Metrics). With N problems:

    ET = 1/N sum_i T_i          NET = 1/N sum_i T_i / T_i(canonical)           execution time
    MU = 1/N sum_i M_i          NMU = 1/N sum_i M_i / M_i(canonical)           peak memory
    TMU = 1/N sum_i A_i         NTMU = 1/N sum_i A_i / A_i(canonical)          A = integral of M dt

Lower is better in all six. The paper leaves failed code out, which rewards a policy for failing
where it would be slow; here the user keeps the original, so its usage stands for the failed code's.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from hydraopt.evaluation.metrics.checks import finite, positive
from hydraopt.preference.arrays import FloatArray


def mean_usage(usage: Sequence[float | None], original: Sequence[float]) -> float:
    """Return ET, MU or TMU, in the unit of what is given.

    Args:
        usage: T_i, M_i or A_i of the generated code; None where it failed.
        original: The same of the original programs.

    Raises:
        ValueError: A figure is not finite or not above 0, the lengths differ, or nothing is given.
    """
    return float(_kept(usage, original).mean())


def normalised_usage(
    usage: Sequence[float | None], original: Sequence[float], canonical: Sequence[float]
) -> float:
    """Return NET, NMU or NTMU: the mean ratio to the canonical solutions.

    Args:
        usage: T_i, M_i or A_i of the generated code; None where it failed.
        original: The same of the original programs.
        canonical: The same of the canonical solutions, such as a human's rewrites.

    Raises:
        ValueError: A figure is not finite or not above 0, the lengths differ, or nothing is given.
    """
    kept = _kept(usage, original)
    known = positive(canonical, "usage of the canonical solutions")
    if known.shape != kept.shape:
        raise ValueError(f"{kept.size} programs, but {known.size} canonical solutions")
    return float((kept / known).mean())


def total_memory_usage(times: Any, memory: Any) -> float:
    """Return A, the integral of the memory in use over the run, by the trapezoid rule.

    Args:
        times: When the memory was read, ascending, shape (n,), n >= 2.
        memory: What was in use, shape (n,).

    Returns:
        In unit of memory times unit of time, such as KiB ms.

    Raises:
        ValueError: A figure is not finite, times do not ascend, or the shapes differ.
    """
    t, m = finite(times, "times"), finite(memory, "memory")
    if t.ndim != 1 or t.shape != m.shape or t.size < 2:
        raise ValueError(f"times {t.shape} and memory {m.shape} must be alike, two or more each")
    if (np.diff(t) < 0.0).any():
        raise ValueError("times must ascend")
    return float(np.trapezoid(m, t))


def _kept(usage: Sequence[float | None], original: Sequence[float]) -> FloatArray:
    """Return what the user's programs use: the generated code, or the original where it failed."""
    if len(usage) != len(original):
        raise ValueError(f"{len(usage)} programs, but {len(original)} originals")
    positive(original, "usage of the originals")
    return positive([o if u is None else u for u, o in zip(usage, original, strict=True)], "usage")
