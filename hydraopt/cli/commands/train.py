"""`train`: from problems to a trained, evaluated and reported adapter."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from hydraopt.cli.adapters import named_adapter
from hydraopt.cli.console import shown
from hydraopt.cli.data import load_data
from hydraopt.cli.suite import evaluate_suite, write_config
from hydraopt.config import build
from hydraopt.config.schema import TrainConfig

log = logging.getLogger(__name__)


def run(config: TrainConfig, run_dir: Path) -> dict[str, float]:
    """Train (or go on training), evaluate the suite, write the report, and say where things lie.

    Each stage finds what an earlier run of the same command left in the folder.

    Returns:
        The figures of the last step, for a sweep's ledger; empty on all ranks but the first.

    Raises:
        UserError: Something is missing that the user can supply; the message says what.
    """
    from hydraopt.reporting.report import write_report
    from hydraopt.training.metrics import last_record
    from hydraopt.training.ranks import join_ranks, leave_ranks
    from hydraopt.training.task import train

    log.info("Run folder: %s", shown(run_dir))
    ranks = join_ranks(config.trainer.devices, config.trainer.accelerator)
    if ranks.first:
        write_config(config, run_dir)
        if config.evaluate:
            build.sandbox(config).open().close()  # a host that cannot isolate is told early
    begun_with = named_adapter(config.warm_start.adapter, config.model.name)
    with ranks.first_goes_first():  # it measures and makes variants, the others find them
        data = load_data(config)
    result = train(
        run_dir=run_dir,
        policy=config.model,
        pairs=data.pairs,
        preferences=data.preferences,
        validation_pairs=data.validation_pairs,
        validation_preferences=data.validation_preferences,
        weighting=build.weighting(config),
        conditioning=build.conditioning(config),
        beta=config.beta,
        trainer=config.trainer,
        warm_start=replace(config.warm_start, adapter=str(begun_with or "")),
        logger=config.logger,
        seed=config.seed,
        config=build.plain(config),
        cache_dir=Path(config.paths.cache),
    )
    leave_ranks()
    if not ranks.first:
        return {}
    if config.evaluate:
        weights = build.shown_weights(config, default=build.uniform(config))
        evaluate_suite(config, run_dir, adapter=result.adapter_dir, weights=weights)
    report = write_report(run_dir)
    log.info("Adapter: %s", shown(result.adapter_dir))
    log.info("Report:  %s", shown(report))
    return figures_of(last_record(run_dir / "metrics.jsonl"))


def figures_of(record: Mapping[str, Any]) -> dict[str, float]:
    """Return what a run's last record says in single numbers, for a sweep's ledger."""
    from hydraopt.training.metrics import OF_THE_MACHINE

    return {
        name: float(value)
        for name, value in record.items()
        if isinstance(value, int | float) and name not in OF_THE_MACHINE
    }
