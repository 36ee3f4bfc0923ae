"""What the comparison says of each program: a line a run, the candidates, and the sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hydraopt.common.numbers import short
from hydraopt.reporting.charts import Chart
from hydraopt.reporting.compare_data import EvaluatedRun, Group, candidate_ratios
from hydraopt.reporting.compare_figures import SPACE, Point, pareto_chart
from hydraopt.reporting.difference import Line, side_by_side
from hydraopt.reporting.programs import Cell, MetricView, cell_of, verdict_of

MOST_FAILURES = 12
"""Kinds of failure that are listed for a program; the rest is counted."""

Entry = tuple[int, Group, EvaluatedRun, Mapping[str, Any]]
"""Number of the group, the group, one of its runs, and the program's entry there."""


@dataclass(frozen=True)
class RunRow:
    """One run's line of a program.

    Attributes:
        place: Number of its group, which decides marker and colour.
        letter: Of its group.
        seed: The run's.
        verdict: What became of the program.
        tone: Of the verdict: good, plain or bad.
        outcomes: The candidates by outcome, such as `5 ok, 3 wrong answer`.
        cells: A metric each.
    """

    place: int
    letter: str
    seed: str
    verdict: str
    tone: str
    outcomes: str
    cells: list[Cell]


@dataclass(frozen=True)
class Failure:
    """Candidates that failed in the same way."""

    outcome: str
    detail: str
    runs: str
    count: int


@dataclass(frozen=True)
class Rewrite:
    """A verified source that runs chose, beside the original."""

    title: str
    left: list[Line]
    right: list[Line]


@dataclass(frozen=True)
class CompareProgram:
    """One program of the comparison.

    Attributes:
        title: Its name for people.
        facts: Its full name, the size it was measured at, and its statement.
        tags: (number of the group, letter, result, tone) a group, for the line that opens it.
        rows: A line a run.
        chart: Its candidates between latency and memory; None where none has both.
        failures: The most frequent ways of failing.
        failures_more: Candidates that failed in other ways.
        rewrites: The distinct chosen sources.
        without: Which runs chose none.
    """

    title: str
    facts: str
    tags: list[tuple[int, str, str, str]]
    rows: list[RunRow]
    chart: Chart | None
    failures: list[Failure]
    failures_more: int
    rewrites: list[Rewrite]
    without: str


def candidate_points(entry: Mapping[str, Any], place: int = 0) -> list[Point]:
    """Return a program's distinct verified candidates between latency and memory.

    Args:
        entry: The program's entry of `evaluation.json`.
        place: Number of the run's group.
    """
    return [
        Point(place, latency, memory, chosen=source == entry.get("source"))
        for source, (latency, memory) in candidate_ratios(entry, SPACE).items()
    ]


def compare_program(
    problem: str,
    title: str,
    number: int,
    groups: Sequence[Group],
    metrics: Sequence[MetricView],
) -> CompareProgram:
    """Return what is shown of a program.

    Args:
        problem: Its name.
        title: The same for people.
        number: From 1, unique on the page.
        groups: The runs, each with this program.
        metrics: Columns of the table.
    """
    entries = [
        (place, group, run, run.programs[problem])
        for place, group in enumerate(groups)
        for run in group.runs
    ]
    points = [point for place, _, _, entry in entries for point in candidate_points(entry, place)]
    failures = _failures([(group, entry) for _, group, _, entry in entries])
    first = entries[0][3]
    sizes = list(dict.fromkeys(str(entry.get("size", "?")) for *_, entry in entries))
    return CompareProgram(
        title=title,
        facts=f"{problem}; measured at input size {', '.join(sizes)}. "
        f"{first.get('statement') or ''}".strip(),
        tags=[_tag(place, group, problem) for place, group in enumerate(groups)],
        rows=[_row(place, group, run, entry, metrics) for place, group, run, entry in entries],
        chart=_chart(number, title, groups, points),
        failures=failures[:MOST_FAILURES],
        failures_more=sum(one.count for one in failures[MOST_FAILURES:]),
        rewrites=list(_rewrites(first["original"], entries)),
        without=_without(entries),
    )


def _chart(
    number: int, title: str, groups: Sequence[Group], points: Sequence[Point]
) -> Chart | None:
    if not points:
        return None
    return pareto_chart(
        f"pareto-{number}",
        f"Candidates of {title}",
        "Each verified candidate against the original (+); large: the one that stands for its "
        "run. Dashed: the front, which no candidate beats in both.",
        [group.letter for group in groups],
        points,
    )


def _tag(place: int, group: Group, problem: str) -> tuple[int, str, str, str]:
    """Return (place, letter, text, tone) for the line that opens the program."""
    entries = [run.programs[problem] for run in group.runs]
    improved = sum(bool(entry.get("improved")) for entry in entries)
    if len(entries) > 1:
        tone = "good" if improved == len(entries) else "plain" if improved else "bad"
        return place, group.letter, f"{improved} of {len(entries)} seeds improved", tone
    ratio = (entries[0].get("ratio") or {}).get("latency")
    verdict, tone = verdict_of(entries[0])
    return place, group.letter, f"{short(ratio['value'])}×" if ratio else verdict, tone


def _row(
    place: int,
    group: Group,
    run: EvaluatedRun,
    entry: Mapping[str, Any],
    metrics: Sequence[MetricView],
) -> RunRow:
    verdict, tone = verdict_of(entry)
    counted = Counter(_outcome(candidate) for candidate in entry["candidates"])
    return RunRow(
        place=place,
        letter=group.letter,
        seed=run.seed,
        verdict=verdict,
        tone=tone,
        outcomes=", ".join(f"{count} {name}" for name, count in counted.most_common()),
        cells=[cell_of(metric, entry) for metric in metrics],
    )


def _outcome(candidate: Mapping[str, Any]) -> str:
    if candidate.get("unchanged"):
        return "unchanged"
    return str(candidate["outcome"]).replace("_", " ")


def _failures(entries: Sequence[tuple[Group, Mapping[str, Any]]]) -> list[Failure]:
    """Return the candidates that failed, by how they failed, the most frequent first."""
    found: dict[tuple[str, str], Counter[str]] = {}
    for group, entry in entries:
        for candidate in entry["candidates"]:
            if candidate["outcome"] != "ok":
                kind = (_outcome(candidate), str(candidate.get("detail", "")))
                found.setdefault(kind, Counter())[group.letter] += 1
    failures = [
        Failure(*kind, ", ".join(f"{letter} {n}" for letter, n in sorted(by.items())), by.total())
        for kind, by in found.items()
    ]
    return sorted(failures, key=lambda failure: -failure.count)


def _rewrites(original: str, entries: Sequence[Entry]) -> Iterator[Rewrite]:
    """Yield the distinct sources that were chosen, with who chose them."""
    chosen: dict[str, list[str]] = {}
    for _, group, run, entry in entries:
        source = entry.get("source")
        if isinstance(source, str) and entry.get("verdict") != "unchanged":
            chosen.setdefault(source, []).append(_who(group, run))
    for source, who in chosen.items():
        yield Rewrite(", ".join(who), *side_by_side(original, source))


def _without(entries: Sequence[Entry]) -> str:
    """Say which runs have nothing to show."""
    kept: dict[str, list[str]] = {"unchanged": [], "rejected": []}
    for _, group, run, entry in entries:
        if entry.get("verdict") == "unchanged":
            kept["unchanged"].append(_who(group, run))
        elif entry.get("source") is None:
            kept["rejected"].append(_who(group, run))
    parts = [
        f"{', '.join(who)}: {text}"
        for who, text in (
            (kept["unchanged"], "an unchanged copy"),
            (kept["rejected"], "no verified candidate, the original stays"),
        )
        if who
    ]
    return "; ".join(parts)


def _who(group: Group, run: EvaluatedRun) -> str:
    return f"{group.letter} seed {run.seed}" if len(group.runs) > 1 else group.letter
