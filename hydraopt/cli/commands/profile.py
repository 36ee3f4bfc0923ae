"""`profile`: measure every program of a data set."""

from __future__ import annotations

import contextlib
import logging
from pathlib import Path

from hydraopt.cli.console import shown
from hydraopt.cli.data import measure
from hydraopt.cli.problems import problems_of
from hydraopt.config import build
from hydraopt.config.schema import ProfileConfig

log = logging.getLogger(__name__)

SHOWN = 10
"""Reasons of failures that are listed."""


def run(config: ProfileConfig, run_dir: Path) -> None:
    """Measure what the output does not hold yet, or put shards together.

    Raises:
        UserError: The data set cannot be read, the output cannot be written, or there is no shard.
    """
    from hydraopt.profiling.shards import Shard

    if config.merge:
        merge_shards(Path(config.output))
        return
    cut = config.shard.count > 1
    shard = Shard(config.shard.index, config.shard.count) if cut else None
    problems = problems_of(config, shard=shard)
    with contextlib.closing(build.profiler(config)) as profiler:
        summary = measure(config, problems, profiler, Path(config.output), shard)
    rows = summary.failures()
    for row in rows[:SHOWN]:
        log.warning("%s", row.text())
    if len(rows) > SHOWN:
        log.warning("... and %d more reasons; all are in hydraopt corpus report", len(rows) - SHOWN)


def merge_shards(output: Path) -> None:
    """Put the shards' files together and say what came of it.

    Raises:
        UserError: There is no shard, or a file cannot be read or written.
    """
    from hydraopt.profiling.shards import merge

    merged = merge(output, log.warning)
    log.info(
        "Merged %d files into %s: %d records (%d stood in several files); outcomes: %s.",
        len(merged.files),
        shown(output),
        merged.records,
        merged.repeated,
        ", ".join(f"{name} {count}" for name, count in merged.outcomes.most_common()),
    )
    if merged.missing:
        log.warning(
            "%d shards have no file yet, the first: %s. Measure them and merge again.",
            len(merged.missing),
            merged.missing[0],
        )
