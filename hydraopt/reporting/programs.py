"""What the report says of each evaluated program, as plain values for the template."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from hydraopt.common.numbers import short
from hydraopt.reporting.difference import Line, side_by_side
from hydraopt.reporting.suite_tables import program_text

_NO_CHANGE = 0.02
"""Ratios this close to 1 are shown without the colour of a gain or a loss."""
_VERDICTS = {
    "improved": ("improved", "good"),
    "not_improved": ("verified, no gain", "plain"),
    "unchanged": ("unchanged copy", "plain"),
    "rejected": ("rejected", "bad"),
}


@dataclass(frozen=True)
class Cell:
    """One metric of one program.

    Attributes:
        heading: The metric.
        ratio: Such as `2.1×`; empty without one.
        change: Such as `12.0 → 5.7`.
        tone: `better`, `worse` or nothing.
        interval: Of the ratio, such as `1.9 to 2.3`; empty without one.
    """

    heading: str
    ratio: str = ""
    change: str = "-"
    tone: str = ""
    interval: str = ""


@dataclass(frozen=True)
class Other:
    """A candidate beside the chosen one."""

    label: str
    outcome: str
    detail: str
    text: str


@dataclass(frozen=True)
class ProgramView:
    """One program of the suite."""

    title: str
    verdict: str
    tone: str
    text: str
    cells: list[Cell]
    left: list[Line]
    right: list[Line]
    others: list[Other] = field(default_factory=list)
    others_text: str = ""
    maintainability: str = ""


@dataclass(frozen=True)
class MetricView:
    """One column of the table."""

    name: str
    unit: str
    provenance: str

    @property
    def heading(self) -> str:
        """The name with its unit, where that says more than the name."""
        return self.name if self.unit == self.name else f"{self.name}, {self.unit}"


def metric_views(evaluation: Mapping[str, Any]) -> list[MetricView]:
    """Return the metrics with an objective that any program was measured in."""
    found: dict[str, MetricView] = {}
    for program in evaluation["programs"]:
        for name, entry in (program.get("before") or {}).items():
            found.setdefault(name, MetricView(name, entry["unit"], entry["provenance"]))
    return [found[name] for name in evaluation.get("metrics", found) if name in found]


def program_view(program: Mapping[str, Any], metrics: list[MetricView]) -> ProgramView:
    """Return what is shown of a program."""
    verdict, tone = verdict_of(program)
    candidates = program.get("candidates") or []
    chosen = program.get("chosen")
    source = program.get("source")
    left, right = side_by_side(program["original"], source or program["original"])
    others = [
        Other(_label(entry), entry["outcome"], entry.get("detail", ""), entry.get("text", ""))
        for index, entry in enumerate(candidates)
        if index != chosen
    ]
    return ProgramView(
        title=str(program["problem"]).rsplit("/", 1)[-1].replace("_", " "),
        verdict=verdict,
        tone=tone,
        text=_text(program, candidates),
        cells=[cell_of(metric, program) for metric in metrics],
        left=left,
        right=right if source else [],
        others=others,
        others_text=f"{len(others)} candidate{'s' if len(others) > 1 else ''} not used",
        maintainability=program_text(program),
    )


def verdict_of(program: Mapping[str, Any]) -> tuple[str, str]:
    """Return what became of a program, in words, and its tone: good, plain or bad."""
    return _VERDICTS.get(program.get("verdict", ""), (str(program.get("outcome", "?")), "bad"))


def mean_rows(
    evaluation: Mapping[str, Any], metrics: Mapping[str, Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """Return the rows of the table of means, one a metric, a (value, interval) for each kind.

    Args:
        evaluation: What `evaluation.json` holds.
        metrics: What `metrics.json` holds, for the intervals; empty: there are none.
    """
    rows = []
    for name, mean in (evaluation.get("summary", {}).get("metrics") or {}).items():
        row: dict[str, Any] = {"name": name}
        for kind in MEANS:
            # Throughput grows where the others shrink: a mean reduction would mislead.
            if name == "throughput" and kind.startswith("mean_reduction"):
                row[kind] = ("–", "")
                continue
            form = _times if kind.startswith("geometric") else _share
            ends = metrics.get(f"{name}/{kind}") or {}
            known = {"low", "high"} <= ends.keys()
            told = f"{form(ends['low'])} to {form(ends['high'])}" if known else ""
            row[kind] = (form(mean[kind]), told.replace("×", ""))
        rows.append(row)
    return rows


MEANS = {
    "geometric_mean_clipped": "geometric mean, clipped at 1",
    "geometric_mean_unclipped": "geometric mean, unclipped",
    "mean_reduction_clipped": "mean reduction, clipped at 0",
    "mean_reduction_unclipped": "mean reduction, unclipped",
}
"""Kinds of means to their headings."""


def _share(share: float) -> str:
    return f"{share:.1%}".replace("-", "−")


def _times(ratio: float) -> str:
    return f"{short(ratio)}×"


def _label(candidate: Mapping[str, Any]) -> str:
    if candidate.get("unchanged"):
        return "unchanged copy"
    outcome = str(candidate["outcome"]).replace("_", " ")
    speedup = candidate.get("speedup")
    return f"verified, {_times(speedup)} in latency" if speedup else outcome


def cell_of(metric: MetricView, program: Mapping[str, Any]) -> Cell:
    """Return what a table says of one metric of a program."""
    before = (program.get("before") or {}).get(metric.name)
    after = (program.get("after") or {}).get(metric.name)
    ratio = (program.get("ratio") or {}).get(metric.name)
    if before is None:
        return Cell(metric.heading)
    change = short(before["value"])
    if after is None or ratio is None:
        return Cell(metric.heading, change=change)
    value = ratio["value"]
    tone = "better" if value > 1 + _NO_CHANGE else "worse" if value < 1 - _NO_CHANGE else ""
    change = f"{change} → {short(after['value'])}"
    ends = (ratio.get("low"), ratio.get("high"))
    interval = "" if None in ends else " to ".join(short(end) for end in ends)
    return Cell(metric.heading, _times(value), change, tone, interval)


def _text(program: Mapping[str, Any], candidates: list[Mapping[str, Any]]) -> str:
    passing = sum(entry["outcome"] == "ok" for entry in candidates)
    text = f"{passing} of {len(candidates)} candidates pass all tests."
    ratio = (program.get("ratio") or {}).get("latency")
    if ratio:
        text += (
            f" Latency {_times(ratio['value'])} (95 % interval {short(ratio['low'])} to "
            f"{short(ratio['high'])}), at input size {program.get('size', '?')}."
        )
    if program.get("source") is None and candidates:
        text += (
            f" First failure: {_label(candidates[0])}. {candidates[0].get('detail', '')}".rstrip()
        )
    return text
