"""`hydraopt sweep status DIR` and `hydraopt sweep table DIR`: what became of a sweep.

No configuration is composed and PyTorch is not loaded: it answers at once.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from hydraopt.cli.console import shown
from hydraopt.cli.plain import run_plain
from hydraopt.common.files import write_atomic

if TYPE_CHECKING:
    from rich.console import Console

    from hydraopt.reporting.sweep_figures import Spread
    from hydraopt.sweeps.results import Group, Results

REFRESH_S = 2.0
_LOOKS_AFTER_THE_END = 3
"""A sweep on one machine has nothing under way between two trials; three looks tell it ended."""


def run_sweep(arguments: Sequence[str]) -> int:
    """Run `sweep` with its arguments and return the exit status.

    0: done, whatever became of the trials; 2: something that the user can mend.
    """
    return run_plain(_parser(), _act, arguments)


def _act(given: argparse.Namespace) -> None:
    if given.action == "status":
        _status(given)
    else:
        _table(given)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="hydraopt sweep", description="What became of the trials of a --multirun."
    )
    actions = parser.add_subparsers(dest="action", required=True, metavar="status|table")
    status = actions.add_parser("status", help="where each trial stands")
    table = actions.add_parser("table", help="results with mean and interval over the seeds")
    for action in (status, table):
        action.add_argument(
            "dir", type=Path, metavar="DIR", help="folder of the sweep, such as multirun/train"
        )
    how = status.add_mutually_exclusive_group()
    how.add_argument(
        "--watch",
        action="store_true",
        help=f"show it anew every {REFRESH_S:g} s, until all trials have ended or Ctrl-C",
    )
    how.add_argument("--json", action="store_true", help="print JSON")
    table.add_argument(
        "--figure",
        nargs="+",
        action="extend",
        default=[],
        metavar="NAME",
        help="figures to gather, such as loss or alpha.memory (default: the validation figures, "
        "the implicit reward margin, and what the evaluation found)",
    )
    table.add_argument(
        "--against",
        metavar="GROUP",
        help="group that the others are compared with, such as weighting=static (default: the "
        "one that was asked for first)",
    )
    table.add_argument(
        "--out", type=Path, metavar="DIR", help="where the files go (default: the sweep's folder)"
    )
    return parser


def _status(given: argparse.Namespace) -> None:
    from hydraopt.sweeps.status import read_status, to_json, view

    rows = read_status(given.dir)
    if given.json:
        print(json.dumps(to_json(given.dir, rows), indent=1))
        return
    from rich.console import Console
    from rich.measure import Measurement

    console = Console(highlight=False)
    if given.watch:
        with contextlib.suppress(KeyboardInterrupt):
            _watch(given.dir, console)
        return
    table = view(rows, shown)
    if not console.is_terminal:
        # A file or a pipe has no width of its own; `| grep failed` wants whole lines.
        console = Console(highlight=False, width=1 << 16)
        console.width = max(1, Measurement.get(console, console.options, table).maximum)
    console.print(table)


def _watch(sweep: Path, console: Console) -> None:
    from rich.live import Live

    from hydraopt.sweeps.status import all_ended, read_status, view

    ended = 0
    with Live(console=console, auto_refresh=False) as live:
        while True:
            rows = read_status(sweep)
            room = console.height if console.is_terminal else None
            live.update(view(rows, shown, room), refresh=True)
            ended = ended + 1 if all_ended(rows) else 0
            if ended == _LOOKS_AFTER_THE_END:
                return
            time.sleep(REFRESH_S)


def _table(given: argparse.Namespace) -> None:
    from hydraopt.reporting.sweep_figures import save_sweep_figure
    from hydraopt.sweeps.results import gather
    from hydraopt.sweeps.table import csv_text, markdown
    from hydraopt.sweeps.trials import find_trials

    results = gather(find_trials(given.dir), given.figure, given.against)
    folder = given.out or given.dir
    text = markdown(results)
    write_atomic(folder / "table.md", text)
    write_atomic(folder / "table.csv", csv_text(results))
    written = ["table.md", "table.csv"]
    if results.names:
        groups = [_drawn_label(group) for group in results.groups]
        save_sweep_figure(_panels(results), groups, ", ".join(results.keys), folder)
        written += ["table.svg", "table.png"]
    print(text)
    print(f"Written to {shown(folder)}: {', '.join(written)}", file=sys.stderr)


def _panels(results: Results) -> dict[str, dict[str, Spread]]:
    """Return each figure's values, group by group, as they are drawn."""
    from hydraopt.reporting.sweep_figures import Spread

    panels: dict[str, dict[str, Spread]] = {}
    for name in results.names:
        spreads = {
            _drawn_label(group): Spread(
                found.mean, found.low, found.high, list(found.values.values())
            )
            for group in results.groups
            if (found := group.figures.get(name)) is not None
        }
        if spreads:
            panels[name.replace("_", " ")] = spreads
    return panels


def _drawn_label(group: Group) -> str:
    """Return a group's name beside its row: the values, where the axis names the one key."""
    return next(iter(group.choice.values())) if len(group.choice) == 1 else group.label
