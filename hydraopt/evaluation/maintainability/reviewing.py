"""Evaluated runs before a reviewer: which pairs it is asked about, and what comes of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hydraopt.evaluation.maintainability.reviewer import (
    CRITERIA,
    HIGHEST,
    LOWEST,
    Reviewer,
    ReviewPair,
    review_summary,
)
from hydraopt.evaluation.maintainability.sheet import labels_of, read_evaluation

if TYPE_CHECKING:
    from rich.console import RenderableType

FORMAT = 1
"""Version of `review.json`. 1: first version."""


def review_runs(
    runs: Sequence[Path],
    reviewer: Reviewer,
    name: str,
    on_progress: Callable[[str, int, int], None] | None = None,
) -> dict[str, Any]:
    """Let a reviewer score every accepted candidate of runs beside its original.

    Programs without an accepted candidate, and those whose candidate is the original's very text,
    are not asked about; they stand in the record with `result` None.

    Args:
        runs: Folders that hold `evaluation/evaluation.json`.
        reviewer: Who is asked.
        name: The reviewer's, for the record.
        on_progress: Told (policy, done, total) pairs.

    Raises:
        UserError: A run is named twice or has no evaluation, or the model cannot be asked.
    """
    evaluations = {run: read_evaluation(run) for run in runs}
    policies = {}
    for run, label in labels_of(runs, evaluations).items():
        programs = evaluations[run]["programs"]
        asked = {
            program["problem"]: ReviewPair(
                program["statement"], program["original"], program["source"]
            )
            for program in programs
            if program["source"] is not None
            and program["source"].strip() != program["original"].strip()
        }
        tell = None if on_progress is None else _told(on_progress, label)
        found = dict(zip(asked, reviewer.review(list(asked.values()), tell), strict=True))
        policies[label] = {
            "run": str(run),
            "summary": review_summary(found.values()),
            "programs": [
                {"problem": program["problem"], "result": found.get(program["problem"])}
                for program in programs
            ],
        }
    return {
        "format": FORMAT,
        "reviewer": name,
        "scale": [LOWEST, HIGHEST],
        "criteria": dict(CRITERIA),
        "policies": policies,
    }


def _told(on_progress: Callable[[str, int, int], None], label: str) -> Callable[[int, int], None]:
    return lambda done, total: on_progress(label, done, total)


def review_table(record: Mapping[str, Any]) -> RenderableType:
    """Return what `review_runs` found for the terminal."""
    from rich import box
    from rich.console import Group
    from rich.markup import escape
    from rich.table import Table

    from hydraopt.evaluation.maintainability.ratings import shown_mean

    lowest, highest = record["scale"]
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1), pad_edge=False)
    for heading in ("policy", "criterion"):
        table.add_column(heading, overflow="fold")
    for heading in ("before", "after", "after - before", "orders differ by"):
        table.add_column(heading, justify="right")
    lines = []
    for policy, found in record["policies"].items():
        summary = found["summary"]
        for position, (name, figures) in enumerate(summary["criteria"].items()):
            table.add_row(
                escape(policy) if position == 0 else "",
                name,
                shown_mean(figures["before"]),
                shown_mean(figures["after"]),
                shown_mean(figures["difference"], signed=True),
                f"{figures['disagreement']:.2f}",
                end_section=position == len(summary["criteria"]) - 1,
            )
        flipped = summary["flipped"]
        told = "" if flipped is None else f"; the winner of {flipped:.0%} depends on the order"
        read = summary["pairs"] - summary["failures"]
        lines.append(f"{policy}: readable verdicts on {read} of {summary['pairs']} pairs{told}.")
    lines.append(
        f"Scores from {lowest} to {highest} by {record['reviewer']}: mean over programs "
        "[95 % interval], each the mean of both orders."
    )
    return Group("[bold]Reviews by policy[/]", table, escape("\n".join(lines)))
