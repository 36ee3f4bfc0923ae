"""`review`: let a language model review what evaluated runs made of programs."""

from __future__ import annotations

import contextlib
import json
import logging
from pathlib import Path

from hydraopt.cli.console import shown
from hydraopt.cli.suite import show, stages
from hydraopt.config.schema import ReviewConfig
from hydraopt.config.targets import make

log = logging.getLogger(__name__)


def run(config: ReviewConfig, run_dir: Path) -> None:
    """Ask, print the table, and say where the record lies.

    Raises:
        UserError: A run has no evaluation, or the reviewer cannot be asked.
    """
    from hydraopt.common.files import write_atomic
    from hydraopt.evaluation.maintainability.reviewer import Reviewer
    from hydraopt.evaluation.maintainability.reviewing import review_runs, review_table

    runs = [Path(run).expanduser() for run in config.runs]
    model = make("policy", config.policy, config.allow_targets)
    store = Path(config.paths.cache) / "reviews" / "verdicts.jsonl"
    with contextlib.closing(model), stages() as on_progress:
        reviewer = Reviewer(model.ask, store, model.fingerprint)
        record = review_runs(runs, reviewer, model.name, on_progress)
    folder = Path(config.output) if config.output else run_dir
    path = folder / "review.json"
    write_atomic(path, json.dumps(record, indent=1, ensure_ascii=False) + "\n")
    show(review_table(record))
    log.info("Reviews: %s", shown(path))
