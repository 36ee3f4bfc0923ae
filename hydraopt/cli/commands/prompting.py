"""`prompting`: can instructions alone steer a policy (Hydra paper, Sec. V-D)?"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hydraopt.cli.adapters import adapter_of
from hydraopt.cli.console import shown
from hydraopt.cli.suite import Ask, arena, show, stages, write_candidates, write_config
from hydraopt.common.errors import UserError
from hydraopt.common.files import write_atomic
from hydraopt.common.numbers import short
from hydraopt.config.schema import PromptingConfig

if TYPE_CHECKING:
    from hydraopt.evaluation.prompting import Row, Side
    from hydraopt.reporting.charts import Chart
    from hydraopt.reporting.study import Section

log = logging.getLogger(__name__)

COLUMNS = ("objective", "policy", "detail", "N", "before", "after", "ratio", "geometric mean")
_KIB_PER_MIB = 1024
_LARGE = 10
"""From here on three significant digits are enough of a ratio."""


def run(config: PromptingConfig, run_dir: Path) -> None:
    """Ask for every instruction's rewrites, print Table II, write `prompting.json` and a page.

    Raises:
        UserError: Something is missing that the user can supply; the message says what.
    """
    from hydraopt.evaluation.prompting import steered, table_two

    if not config.instructions:
        raise UserError(
            "instructions is empty: the study needs one way of asking at least. Take "
            "instruction=[runtime_minimal,memory_minimal]."
        )
    write_config(config, run_dir)
    adapter = adapter_of(config)
    asks = {
        name: Ask(run_dir / "instructions" / name, instruction=instruction.text)
        for name, instruction in config.instructions.items()
    }
    if not config.measure:
        return write_candidates(config, adapter, list(asks.values()))
    own: dict[str, Mapping[str, Any]] = {}
    with arena(config, adapter) as opened:
        for name, ask in asks.items():
            log.info("Instruction %s", name)
            with stages() as on_progress:
                own[name] = opened.evaluate(ask, on_progress)
        label = opened.label
    evaluations = {label: own}
    for other in config.against:
        evaluations |= _earlier(Path(other), list(config.instructions), taken=list(evaluations))
    try:
        rows = table_two(config.instructions, evaluations)
    except ValueError as error:
        raise UserError(f"against={config.against}: {error}. Compare runs of one suite.") from error
    findings = steered(rows)
    record = {
        "policy": label,
        "instructions": {name: asdict(entry) for name, entry in config.instructions.items()},
        "rows": [row.to_json() for row in rows],
        "findings": findings,
    }
    path = run_dir / "prompting.json"
    write_atomic(path, json.dumps(record, indent=1, ensure_ascii=False) + "\n")
    show(_table(rows))
    for line in findings:
        log.info("%s", line)
    page = _page(run_dir / "prompting.html", config, rows, findings, own)
    log.info("Results: %s\nPage:    %s", shown(path), shown(page))


def _earlier(
    folder: Path, instructions: Sequence[str], taken: Sequence[str]
) -> dict[str, dict[str, Any]]:
    """Return the evaluations of an earlier run of this command, by the name of its policy."""
    try:
        label = str(json.loads((folder / "prompting.json").read_text())["policy"])
        found = {
            name: json.loads((folder / "instructions" / name / "evaluation.json").read_text())
            for name in instructions
        }
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UserError(
            f"against={folder}: not a finished run of `hydraopt prompting` with the instructions "
            f"{', '.join(instructions)} ({error}). Run it first, and give its folder."
        ) from error
    if label in taken:
        label = f"{label} ({folder.name})"
    return {label: found}


def _cells(row: Row, side: Side | None, scale: float) -> list[str]:
    head = [row.objective, row.policy, row.detail, f"{row.common} of {row.total}"]
    if side is None:
        return [*head, "-", "-", "-", "-"]
    return [
        *head,
        short(side.before * scale),
        short(side.after * scale),
        _times(side.ratio),
        f"{_times(side.geometric)} [{_times(side.low)}, {_times(side.high)}]",
    ]


def _times(ratio: float) -> str:
    """Return a ratio with three decimals, as in Table II, unless that says more than is known."""
    return f"{ratio:.3f}" if ratio < _LARGE else short(ratio)


def _table(rows: Sequence[Row]) -> Any:
    from rich import box
    from rich.console import Group
    from rich.markup import escape
    from rich.table import Table

    tables = []
    for metric, unit, scale in (("latency", "ms", 1.0), ("memory", "MiB", 1 / _KIB_PER_MIB)):
        table = Table(
            box=box.SIMPLE_HEAD, padding=(0, 1), title=f"{metric}, {unit}", title_justify="left"
        )
        for number, column in enumerate(COLUMNS):
            table.add_column(column, justify="left" if number < 3 else "right")
        for row in rows:
            table.add_row(*map(escape, _cells(row, row.sides.get(metric), scale)))
        tables.append(table)
    note = (
        "N: programs that every policy of the table rewrote correctly under the instruction. "
        "Above 1 is better."
    )
    return Group(*tables, note)


def _page(
    path: Path,
    config: PromptingConfig,
    rows: Sequence[Row],
    findings: Sequence[str],
    own: Mapping[str, Mapping[str, Any]],
) -> Path:
    from hydraopt.reporting.compare_data import decoding_text
    from hydraopt.reporting.study import write_study

    evaluation = next(iter(own.values()))
    as_asked = sum(line.endswith(", as asked.") for line in findings)
    lead = (
        f"{as_asked} of {len(findings)} times the instruction that asked for a metric did best "
        "in it."
        if findings
        else "No instruction has a program that every policy rewrote correctly."
    )
    settings = {
        "suite": evaluation["suite"],
        "decoding": decoding_text(evaluation),
        "policies": ", ".join(dict.fromkeys(row.policy for row in rows)),
        "host": ", ".join(f"{name} {value}" for name, value in evaluation["host"].items()),
        **{name: entry.text for name, entry in config.instructions.items()},
    }
    sections = [*_planes(rows), *_tables(rows, findings)]
    return write_study(path, "Can instructions alone steer a policy?", lead, sections, settings)


def _planes(rows: Sequence[Row]) -> list[Section]:
    """Return the two plots of the Hydra paper's Figs. 2 and 3: one for each level of detail."""
    from hydraopt.reporting.study import Section, plane_chart

    charts: list[Chart] = []
    for detail in dict.fromkeys(row.detail for row in rows):
        drawn = [row for row in rows if row.detail == detail and row.sides]
        if not drawn:
            continue
        several = len({row.policy for row in drawn}) > 1
        points = {
            f"{row.policy}: {row.objective}" if several else row.objective: (
                row.sides["memory"].after / _KIB_PER_MIB,
                row.sides["latency"].after,
            )
            for row in drawn
        }
        charts.append(
            plane_chart(
                f"plane-{len(charts)}",
                f"{detail} instructions",
                "Each point is the mean over the programs common to all policies under its "
                "instruction, so points stand on different programs; dashed: the front, where it "
                "has several points. Lower and further left is better.",
                points,
                ("mean peak memory, MiB", "mean latency, ms"),
            )
        )
    text = "As the Hydra paper's Figs. 2 and 3."
    return [Section("Runtime and memory", text, charts)] if charts else []


def _tables(rows: Sequence[Row], findings: Sequence[str]) -> list[Section]:
    from hydraopt.reporting.study import Section

    text = (
        "As the Hydra paper's Table II. N: programs that every policy of the table rewrote "
        "correctly under the instruction. The ratio is the mean of the programs' before/after; "
        "beside it the geometric mean with its 95 % bootstrap interval over programs."
    )
    sections = [
        Section(
            f"{metric}, {unit}",
            text if metric == "latency" else "",
            columns=COLUMNS,
            rows=[_cells(row, row.sides.get(metric), scale) for row in rows],
        )
        for metric, unit, scale in (("latency", "ms", 1.0), ("memory", "MiB", 1 / _KIB_PER_MIB))
    ]
    return [*sections, Section("Did it do as it was asked?", lines=findings)]
