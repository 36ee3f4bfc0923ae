"""`rate sheet` and `rate read`."""

from __future__ import annotations

import json
import logging
from pathlib import Path

from hydraopt.cli.console import shown
from hydraopt.cli.suite import show
from hydraopt.config.schema import RateConfig

log = logging.getLogger(__name__)


def run(config: RateConfig, run_dir: Path) -> None:
    """Write a sheet for raters, or read their sheets back.

    Raises:
        UserError: A run has no evaluation, or a sheet holds something else than scores.
    """
    if config.action == "sheet":
        _sheet(config, run_dir)
    else:
        _read(config)


def _sheet(config: RateConfig, run_dir: Path) -> None:
    from hydraopt.evaluation.maintainability.sheet import make_sheet, write_sheet

    runs = [Path(run).expanduser() for run in config.runs]
    sheet = make_sheet(runs, seed=config.seed, problems=config.problems)
    folder = Path(config.output) if config.output else run_dir
    write_sheet(sheet, folder)
    for policy, reasons in sheet.left_out.items():
        told = ", ".join(f"{count} ({reason})" for reason, count in reasons.items())
        log.info("Left out of %s: %s", policy, told)
    log.info("Pairs of programs: %d. For raters, either of:", len(sheet.items))
    log.info("  %s (in a browser)", shown(folder / "sheet.html"))
    log.info("  %s (in a spreadsheet)", shown(folder / "sheet.csv"))
    log.info("Not for raters: %s tells which program is which.", shown(folder / "key.json"))


def _read(config: RateConfig) -> None:
    from hydraopt.common.files import write_atomic
    from hydraopt.evaluation.maintainability.ratings import (
        ratings_table,
        read_key,
        read_sheets,
        summarise,
    )

    key = read_key(Path(config.key))
    summary = summarise(read_sheets([Path(s).expanduser() for s in config.sheets], key), key)
    folder = Path(config.output) if config.output else Path(config.key).parent
    path = folder / "ratings.json"
    write_atomic(path, json.dumps(summary, indent=1, ensure_ascii=False) + "\n")
    show(ratings_table(summary))
    log.info("Ratings: %s", shown(path))
