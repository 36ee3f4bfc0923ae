"""A suite's metrics and maintainability figures as rows of tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from hydraopt.common.numbers import short

MAINTAINABILITY = "maintainability"
"""Key of an evaluation, and of a program's entry in it."""
MAIN_FIGURES = {
    "maintainability_index": "maintainability index",
    "cognitive": "cognitive complexity",
    "cyclomatic": "cyclomatic complexity",
    "halstead_volume": "Halstead volume, bits",
    "logical_lines": "logical lines",
    "lint_findings": "lint findings",
}
"""Those that stand where there is no room for all, with their headings."""
_HEADINGS = {
    **MAIN_FIGURES,
    "cognitive_max": "cognitive, most complex function",
    "cyclomatic_max": "cyclomatic, most complex function",
}


@dataclass(frozen=True)
class MetricRow:
    """One metric of a suite.

    Attributes:
        name: Such as `pass@1`.
        value: With its unit.
        interval: Of 95 % over the programs; empty where the metric has none.
    """

    name: str
    value: str
    interval: str


@dataclass(frozen=True)
class MetricGroup:
    """Metrics that differ in k alone, and so share their meaning."""

    meaning: str
    rows: list[MetricRow] = field(default_factory=list)


def metric_groups(metrics: Mapping[str, Mapping[str, Any]]) -> list[MetricGroup]:
    """Return what `metrics.json` holds, but for the means per metric (see `mean_rows`)."""
    found: dict[str, MetricGroup] = {}
    for name, entry in metrics.items():
        if "/" in name:
            continue
        meaning = str(entry.get("definition", ""))
        value = short(entry["value"]) + (f" {entry['unit']}" if entry.get("unit") else "")
        group = found.setdefault(meaning, MetricGroup(meaning))
        group.rows.append(MetricRow(name, value, interval(entry)))
    return list(found.values())


def interval(entry: Mapping[str, Any], sign: bool = False) -> str:
    """Return `low` to `high` of a figure as text; empty where it has no interval."""
    low, high = entry.get("low"), entry.get("high")
    if low is None or high is None:
        return ""
    form = _signed if sign else short
    return f"{form(low)} to {form(high)}"


def _signed(value: float) -> str:
    """Return a difference with its sign; a true minus keeps the columns in line."""
    return f"{'+' if value > 0 else '−' if value < 0 else ''}{short(abs(value))}"


@dataclass(frozen=True)
class FigureRow:
    """One maintainability figure over the rewritten programs of a suite.

    Attributes:
        name: The figure.
        better: Which way it is better, in a word.
        before: Median of the originals.
        after: Median of the rewrites.
        difference: Median of the differences.
        interval: Of 95 % over the programs; empty for one program.
        tone: `better` or `worse` where the whole interval lies on one side of 0.
        gained: Programs that became better and worse.
        equal: Programs that became neither.
    """

    name: str
    better: str
    before: str
    after: str
    difference: str
    interval: str
    tone: str
    gained: str
    equal: int


def figure_row(name: str, figure: Mapping[str, Any]) -> FigureRow:
    """Return a row from a summary's figure."""
    higher = bool(figure.get("higher_is_better"))
    tone = ""
    if figure["low"] is not None and not figure["low"] <= 0 <= figure["high"]:
        tone = "better" if (figure["difference"] > 0) == higher else "worse"
    return FigureRow(
        name=_HEADINGS.get(name, name.replace("_", " ")),
        better="higher" if higher else "lower",
        before=short(figure["before"]),
        after=short(figure["after"]),
        difference=_signed(figure["difference"]),
        interval=interval(figure, sign=True),
        tone=tone,
        gained=f"{figure['better']} better, {figure['worse']} worse",
        equal=figure["equal"],
    )


@dataclass(frozen=True)
class MaintainabilityView:
    """What the report says of a suite's maintainability.

    Attributes:
        text: Of which programs, or why there is no figure.
        rows: A figure each.
        meanings: Figure to what it is.
        tools: What counted.
    """

    text: str
    rows: list[FigureRow] = field(default_factory=list)
    meanings: list[tuple[str, str]] = field(default_factory=list)
    tools: str = ""


def maintainability_view(evaluation: Mapping[str, Any]) -> MaintainabilityView:
    """Return the figures of an evaluation's summary."""
    found = evaluation.get(MAINTAINABILITY) or {}
    summary = found.get("summary")
    if summary is None:
        return MaintainabilityView(missing_text(found))
    tools = found.get("tools") or {}
    meanings = [
        (_HEADINGS.get(name, name.replace("_", " ")), text)
        for name, text in (tools.get("figures") or {}).items()
    ]
    packages = (tools.get("packages") or {}).items()
    counted = ", ".join(f"{name} {version}" for name, version in packages)
    rows = [figure_row(name, figure) for name, figure in summary["figures"].items()]
    return MaintainabilityView(
        summary_text(summary, found.get("other_languages", 0)), rows, meanings, counted
    )


def missing_text(found: Mapping[str, Any]) -> str:
    """Say why an evaluation has no figures."""
    return (
        str(found.get("left_out") or "This evaluation was made before there were such figures.")
        + " The same command again adds them; nothing is generated or measured anew."
    )


def summary_text(summary: Mapping[str, Any], other_languages: int = 0) -> str:
    """Say over which programs a summary is."""
    compared, programs = summary["compared"], summary["programs"]
    rewritten = programs - summary["without_after"]
    if not compared:
        text = f"{rewritten} of {programs} programs were rewritten; there is nothing to compare."
    else:
        text = (
            f"{rewritten} of {programs} programs were rewritten. Medians over these; a difference "
            "is after − before, with its 95\u00a0% interval over programs."
        )
    if rewritten > compared:
        text += f" {rewritten - compared} of them could not be counted and are left out."
    if other_languages:
        text += f" {other_languages} more are not Python and are left out."
    return text


def program_text(program: Mapping[str, Any]) -> str:
    """Return the main figures of one program, before and after; empty without a rewrite."""
    found = program.get(MAINTAINABILITY) or {}
    if not found.get("difference"):
        return ""
    before, after = found["before"]["figures"], found["after"]["figures"]
    told = [
        f"{heading.removesuffix(', bits')} {short(before[name])} → {short(after[name])}"
        for name, heading in MAIN_FIGURES.items()
        if name in before and name in after
    ]
    text = ", ".join(told)
    return f"{text[:1].upper()}{text[1:]}."


def is_assessed(found: Any) -> bool:
    """Return whether a program's maintainability figures can be read; without any they can."""
    if found is None:
        return True
    if not isinstance(found, dict):
        return False
    sides = (found.get("before"), found.get("after"))
    difference = found.get("difference")
    return all(
        isinstance(side, dict)
        and isinstance(side.get("figures"), dict)
        and "error" in side
        and all(isinstance(side["figures"].get(name), int | float) for name in difference or {})
        for side in sides
    )
