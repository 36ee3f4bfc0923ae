"""`evaluate`: let a policy improve a suite's programs; verify and measure them."""

from __future__ import annotations

import logging
from pathlib import Path

from hydraopt.cli.adapters import adapter_of
from hydraopt.cli.console import shown
from hydraopt.cli.suite import Ask, evaluate_suite, write_candidates, write_config
from hydraopt.config import build
from hydraopt.config.leaves import LOCAL_POLICY
from hydraopt.config.schema import EvaluateConfig

log = logging.getLogger(__name__)


def run(config: EvaluateConfig, run_dir: Path) -> None:
    """Evaluate, print the table, write the report, and say where things lie.

    Raises:
        UserError: Something is missing that the user can supply; the message says what.
    """
    from hydraopt.reporting.report import write_report

    write_config(config, run_dir)
    adapter = adapter_of(config)
    if config.policy["_target_"] == LOCAL_POLICY:
        log.info("Policy: %s, %s", config.model.name, adapter or "untrained")
    weights = build.shown_weights(config, default=None)
    if not config.measure:
        ask = Ask(run_dir / "evaluation", weights, config.instruction)
        return write_candidates(config, adapter, [ask])
    evaluate_suite(config, run_dir, adapter=adapter, weights=weights)
    log.info("Results: %s", shown(run_dir / "evaluation" / "evaluation.json"))
    log.info("Report:  %s", shown(write_report(run_dir)))
