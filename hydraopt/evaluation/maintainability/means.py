"""Means of ratings as plain JSON."""

from __future__ import annotations

from collections.abc import Sequence

from hydraopt.evaluation.metrics.bootstrap import mean_interval


def mean_record(values: Sequence[float]) -> dict[str, float | None]:
    """Return `mean`, and `low` and `high` of its 95 % percentile bootstrap interval.

    One value tells nothing of the spread: then `low` and `high` are None; without any, `mean` is
    None, too.

    Args:
        values: What is resampled, such as one figure a program.
    """
    if len(values) < 2:
        return {"mean": float(values[0]) if values else None, "low": None, "high": None}
    mean, low, high = mean_interval(values)
    return {"mean": mean, "low": low, "high": high}
