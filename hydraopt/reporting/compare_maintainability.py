"""What the comparison says of the maintainability of the runs' rewrites."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hydraopt.reporting.compare_data import EvaluatedRun, Group
from hydraopt.reporting.suite_tables import (
    MAIN_FIGURES,
    MAINTAINABILITY,
    figure_row,
    missing_text,
)

Summaries = Mapping[str, Mapping[str, Mapping[str, Any]]]
"""Letter of the group to the run's seed to the summary of its maintainability figures."""


def maintainability_rows(groups: Sequence[Group], summaries: Summaries) -> list[dict[str, Any]]:
    """Return a row a run; a cell is None where the run rewrote nothing or has no figures."""
    rows = []
    for place, name, group, run in _runs(groups):
        summary = summaries.get(group.letter, {}).get(run.seed)
        figures = summary["figures"] if summary else {}
        rows.append(
            {
                "place": place,
                "name": name,
                "compared": f"{summary['compared']} of {summary['programs']}" if summary else "–",
                "cells": [
                    figure_row(name, figures[name]) if name in figures else None
                    for name in MAIN_FIGURES
                ],
            }
        )
    return rows


def maintainability_note(groups: Sequence[Group], summaries: Summaries) -> str:
    """Say which runs have no figures, and why; empty where all have."""
    without: dict[str, list[str]] = {}
    for _, name, group, run in _runs(groups):
        if run.seed not in summaries.get(group.letter, {}):
            reason = missing_text(run.evaluation.get(MAINTAINABILITY) or {})
            without.setdefault(reason, []).append(name)
    return " ".join(f"{', '.join(names)}: {reason}" for reason, names in without.items())


def _runs(groups: Sequence[Group]) -> Iterator[tuple[int, str, Group, EvaluatedRun]]:
    """Yield each run with the number of its group and its own name."""
    for place, group in enumerate(groups):
        for run in group.runs:
            seed = f", seed {run.seed}" if len(group.runs) > 1 else ""
            yield place, f"{group.letter}{seed}", group, run
