"""What came of a search, in the terminal: before and after, how sure, what was tried, the diff."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from hydraopt.common.numbers import short
from hydraopt.optimizing.result import Attempt, Result, Row

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

_MARKS = {"measured": "", "derived": "†", "estimated": "≈"}
_NO_CHANGE = 0.02
"""Ratios this close to 1 bear no colour."""
_SHOWN = 8
"""Ways in which candidates failed that are shown; the others stand in `result.json`."""
_COLOURS = {"+": "green", "-": "red", "@": "cyan"}


def result_view(result: Result) -> RenderableType:
    """Return the table, the evidence, the candidates and the diff; 100 columns are enough."""
    from rich.console import Group
    from rich.text import Text

    parts: list[RenderableType] = [Text(_headline(result), "bold")]
    if result.rows:
        parts += [_figures(result), Text(_caption(result))]
    parts += [Text(line) for line in _evidence(result)]
    if result.tried:
        parts += [Text("\nCandidates", "bold"), *map(Text, _candidates(result))]
    if result.diff:
        parts += [Text("\nChange", "bold"), _coloured(result.diff)]
    return Group(*parts)


def _headline(result: Result) -> str:
    verdict = "Found" if result.found else "Not found"
    return f"{verdict}: {result.target}\n{result.reason}"


def _figures(result: Result) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1), pad_edge=False)
    for name in ("metric", "weight", "before", "after", "times better", "95 % interval"):
        table.add_column(name, justify="left" if name == "metric" else "right")
    for row in result.rows:
        if row.weight or row.metric in ("latency", "memory", "cycles", "throughput", "energy"):
            table.add_row(*_cells(row))
    return table


def _cells(row: Row) -> tuple[str, ...]:
    better, worse = row.ratio > 1 + _NO_CHANGE, row.ratio < 1 - _NO_CHANGE
    colour = "green" if better else "red" if worse else "default"
    unit = "" if row.unit == row.metric else f" {row.unit}"
    return (
        f"{row.metric}{_MARKS[row.provenance]}",
        f"{row.weight:g}" if row.weight else "",
        f"{short(row.before)}{unit}",
        f"{short(row.after)}{unit}",
        f"[{colour}]{short(row.ratio)}×[/]",
        f"{short(row.low)} to {short(row.high)}",
    )


def _caption(result: Result) -> str:
    others = len(result.measured) - 1
    text = f"Before and after on {result.measured[0]}"
    if others > 0:
        text += f"; the ratios are geometric means over this and {others} other input"
        text += "s" if others > 1 else ""
    return text + ".\n† derived from latency   ≈ estimated"


def _evidence(result: Result) -> Iterator[str]:
    if result.evidence:
        yield f"\n{result.evidence}"
    aside = result.inputs.get("set_aside", {})
    if aside:
        listed = ", ".join(f"{count} {_ASIDE.get(why, why)}" for why, count in aside.items())
        yield f"Inputs set aside: {listed}."
    yield from (f"Note: {line}" for line in result.warnings)


_ASIDE = {
    "timeout": "on which the original does not end",
    "not_deterministic": "on which the original does not do the same twice",
    "not_encodable": "that cannot be handed over or compared",
    "limits": "at the interpreter's limits",
    "memory_limit": "past the memory limit",
    "output_limit": "past the output limit",
    "error": "that end the interpreter",
}


def _candidates(result: Result) -> Iterator[str]:
    counts = Counter(_outcome(attempt, result) for attempt in result.tried)
    listed = ", ".join(f"{count} {what}" for what, count in counts.most_common())
    policy = f" of {result.policy}" if result.policy else ""
    yield f"{len(result.tried)} candidates{policy}: {listed}."
    told: dict[str, list[int]] = {}
    for number, attempt in enumerate(result.tried, 1):
        if attempt.detail and not attempt.chosen:
            told.setdefault(f"{_outcome(attempt, result)}: {attempt.detail}", []).append(number)
    for text, numbers in list(told.items())[:_SHOWN]:
        more = f" and {len(numbers) - 1} more" if len(numbers) > 1 else ""
        yield f"  {numbers[0]}{more}. {text}"
    if len(told) > _SHOWN:
        rest = sum(len(numbers) for numbers in list(told.values())[_SHOWN:])
        yield f"  ... and {rest} more, in result.json."


def _outcome(attempt: Attempt, result: Result) -> str:
    if attempt.chosen:
        return "handed back"
    if attempt.same_as is not None and result.tried[attempt.same_as].chosen:
        return "the same again"
    if attempt.outcome == "ok":
        return "right, not better"
    return attempt.outcome.replace("_", " ")


def _coloured(diff: str) -> Text:
    from rich.text import Text

    text = Text()
    for line in diff.splitlines():
        bold = line.startswith(("+++", "---"))
        text.append(line + "\n", "bold" if bold else _COLOURS.get(line[:1], ""))
    return text
