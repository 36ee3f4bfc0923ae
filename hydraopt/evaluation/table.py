"""The evaluation as a table in the terminal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from hydraopt.common.numbers import short

if TYPE_CHECKING:
    from rich.console import RenderableType

_VERDICTS = {
    "improved": ("improved", "green"),
    "not_improved": ("no gain", "yellow"),
    "unchanged": ("unchanged", "yellow"),
}
_MARKS = {"measured": "", "derived": "†", "estimated": "≈"}
_NO_CHANGE = 0.02
"""Ratios this close to 1 bear no colour."""


def evaluation_table(evaluation: Mapping[str, Any]) -> RenderableType:
    """Return the table and what it means; it needs at most 100 columns."""
    from rich import box
    from rich.console import Group
    from rich.markup import escape
    from rich.table import Table

    programs = evaluation["programs"]
    measured: dict[str, Mapping[str, Any]] = {}
    for program in programs:
        for name, figure in program["before"].items():
            measured.setdefault(name, figure)
    # What was measured beside the objectives' metrics stands in the file.
    metrics = {n: measured[n] for n in evaluation.get("metrics", measured) if n in measured}
    table = Table(box=box.SIMPLE_HEAD, padding=0, pad_edge=False)
    table.add_column("program\noutcome", overflow="fold")
    for name, figure in metrics.items():
        unit = "" if figure["unit"] == name else f"\n{_display_unit(figure['unit'])}"
        heading = f"{name}{_MARKS[figure['provenance']]}{unit}"
        table.add_column(heading, overflow="fold", justify="right")
    for program in programs:
        cells = [_cell(program, name) for name in metrics]
        verdict, colour = _VERDICTS.get(program["verdict"], (program["outcome"], "red"))
        name = program["problem"].rsplit("/", 1)[-1]
        table.add_row(f"{escape(name)}\n[{colour}]{verdict}[/]", *cells)
    title = (
        f"[bold]Suite {escape(evaluation['suite'])}: before → after, and how many times better[/]"
    )
    return Group(title, table, caption(evaluation))


_SHOWN = ("pass@", "speedup@", "optimised@", "eff@", "beyond", "dps", "hypervolume")
"""Metrics that are printed; all stand in `metrics.json`."""


def metrics_table(metrics: Mapping[str, Mapping[str, Any]]) -> RenderableType:
    """Return the metrics that other papers report, with 95 % intervals over the programs."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1), pad_edge=False)
    table.add_column("metric")
    table.add_column("value", justify="right")
    table.add_column("95 % interval", justify="right")
    table.add_column("what it is", overflow="fold")
    said = set()
    for name, figure in metrics.items():
        if not name.startswith(_SHOWN):
            continue
        definition = "" if figure["definition"] in said else figure["definition"]
        said.add(figure["definition"])
        interval = f"{short(figure['low'])} to {short(figure['high'])}"
        table.add_row(name, short(figure["value"]), interval, definition)
    return table


def caption(evaluation: Mapping[str, Any]) -> str:
    """Return the line under the table: what was verified, and the means, clipped and not."""
    summary = evaluation["summary"]
    return (
        f"{summary['improved']} of {summary['programs']} programs improved, "
        f"{summary['verified']} verified; unverified pass rate "
        f"{summary['unverified_pass_rate']:.0%} of {summary['candidates']} candidates.\n"
        f"Geometric mean speed-up {short(summary['geometric_mean_speedup_clipped'])}× "
        "(clipped: worse or unverified counts as 1), "
        f"{short(summary['geometric_mean_speedup_unclipped'])}× (unclipped).\n"
        "† derived from latency   ≈ estimated (energy is cycles × 2.5e-10 J)"
        + _used(evaluation.get("usage") or {})
    )


def _used(usage: Mapping[str, float]) -> str:
    """Return what was read, written and paid, where anything was."""
    if not usage.get("completion_tokens"):
        return ""
    cost = f", {usage['cost_usd']:.4f} USD" if usage["cost_usd"] else ""
    return (
        f"\n{usage['prompt_tokens']:,} tokens read, {usage['completion_tokens']:,} written{cost}."
    )


def _cell(program: Mapping[str, Any], metric: str) -> str:
    before = program["before"].get(metric)
    if before is None:
        return "-"
    text = _figure(before)
    after, ratio = program["after"].get(metric), program["ratio"].get(metric)
    if after is None or ratio is None:
        return text
    value = ratio["value"]
    colour = "green" if value > 1 + _NO_CHANGE else "red" if value < 1 - _NO_CHANGE else "default"
    return f"{text} → {_figure(after)}\n[{colour}]{short(value)}×[/]"


def _figure(figure: Mapping[str, Any]) -> str:
    return short(figure["value"] * (1e3 if figure["unit"] == "J" else 1))


def _display_unit(unit: str) -> str:
    """Return the unit shown: joules are written in mJ, as in the Hydra paper's Table III."""
    return "mJ" if unit == "J" else unit
