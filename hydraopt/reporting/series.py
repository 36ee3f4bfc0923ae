"""Series of figures over training steps, thinned and smoothed for drawing (pure NumPy)."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

METRICS = ("latency", "memory", "cycles", "throughput", "energy")
"""The Hydra paper's metrics, in the order of its Table III."""

MAX_POINTS = 300
"""Most points of one drawn line: more cannot be told apart on the page."""


def column(records: Sequence[Mapping[str, Any]], key: str, name: str | None = None) -> np.ndarray:
    """Return one field of the step records, shape (steps,); nan where it is missing.

    Args:
        records: Step records.
        key: Field, such as `loss` or `alpha`.
        name: Entry within the field, where it is a mapping, such as `latency`.
    """
    values = [entry.get(key) for entry in records]
    if name is not None:
        values = [entry.get(name) if isinstance(entry, Mapping) else None for entry in values]
    return np.array([_number(value) for value in values], dtype=float)


def names(records: Sequence[Mapping[str, Any]], key: str) -> list[str]:
    """Return the entries that a mapping field has anywhere.

    The paper's metrics come first and `balanced` last; the records' own order says nothing, for
    their keys are sorted.
    """
    found: dict[str, None] = {}
    for entry in records:
        if isinstance(entry.get(key), Mapping):
            found.update(dict.fromkeys(entry[key]))
    metrics = [name for name in METRICS if name in found]
    others = [name for name in found if name not in METRICS and name != "balanced"]
    return [*metrics, *others, *(["balanced"] if "balanced" in found else [])]


def drawn_weights(records: Sequence[Mapping[str, Any]]) -> dict[str, np.ndarray]:
    """Return each objective's drawn weights, shape (draws,); nothing where none are recorded.

    A record's rows are in the order of the run's objectives, which the record does not tell: each
    column is known by its mean, which the record states by name. (Columns of equal means, as with
    fixed weights, may be exchanged without harm.)
    """
    rows: list[list[float]] = []
    order: list[str] = []
    for entry in records:
        means, weights = entry.get("weights_mean"), entry.get("weights")
        if not means or not weights or len(weights[0]) != len(means):
            continue
        if not order:
            order = _order_by_means(means, np.mean(np.array(weights, dtype=float), axis=0))
        rows += [row for row in weights if len(row) == len(order)]
    columns = dict(zip(order, np.array(rows, dtype=float).T, strict=True)) if rows else {}
    return {name: columns[name] for name in names(records, "weights_mean") if name in columns}


def _order_by_means(means: Mapping[str, float], column_means: np.ndarray) -> list[str]:
    left = dict(means)
    order = []
    for mean in column_means:
        nearest = min(left, key=lambda name: abs(left[name] - mean))
        order.append(nearest)
        del left[nearest]
    return order


def thin(steps: np.ndarray, values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return at most `MAX_POINTS` points, each the mean of a run of neighbouring steps.

    Steps without a value are left out first.

    Args:
        steps: Shape (n,).
        values: Shape (n,), nan where missing.
    """
    present = np.isfinite(values)
    steps, values = steps[present], values[present]
    if len(steps) <= MAX_POINTS:
        return steps, values
    edges = np.linspace(0, len(steps), MAX_POINTS + 1).astype(int)
    counts = np.diff(edges)
    return (
        np.add.reduceat(steps.astype(float), edges[:-1]) / counts,
        np.add.reduceat(values, edges[:-1]) / counts,
    )


def window_of(count: int) -> int:
    """Return the width of the running mean for a series of `count` steps: a twentieth of it."""
    return max(1, round(count / 20))


def running_mean(values: np.ndarray, window: int) -> np.ndarray:
    """Return the mean over the last `window` values (fewer at the start), nan ignored.

    Args:
        values: Shape (n,), nan where missing.
        window: Number of steps, at least 1.
    """
    present = np.isfinite(values)
    sums = np.cumsum(np.where(present, values, 0.0))
    counts = np.cumsum(present).astype(float)
    sums[window:] -= sums[:-window].copy()
    counts[window:] -= counts[:-window].copy()
    return np.divide(sums, counts, out=np.full(len(values), math.nan), where=counts > 0)


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return math.nan
    return float(value) if math.isfinite(value) else math.nan
