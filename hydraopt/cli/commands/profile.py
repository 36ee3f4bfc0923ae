"""`profile`: measure every program of a data set."""

from __future__ import annotations

import logging
from pathlib import Path

from hydraopt.cli.data import measure
from hydraopt.config import build
from hydraopt.config.schema import ProfileConfig

log = logging.getLogger(__name__)

SHOWN = 20
"""Failures that are listed."""


def run(config: ProfileConfig, run_dir: Path) -> None:
    """Measure what the output does not hold yet.

    Raises:
        UserError: The data set cannot be read, or the output cannot be written.
    """
    from hydraopt.corpus.dataset import load_problems

    problems = load_problems(config.dataset, log.warning)
    summary = measure(config, problems, build.profiler(config), Path(config.output))
    for failure in summary.failures[:SHOWN]:
        log.warning("%s", failure)
    if len(summary.failures) > SHOWN:
        log.warning("... and %d more, in the measurements.", len(summary.failures) - SHOWN)
