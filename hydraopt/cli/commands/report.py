"""`report`: write report.html again from a run's files."""

from __future__ import annotations

import logging
from pathlib import Path

from hydraopt.cli.console import shown
from hydraopt.config.schema import ReportConfig

log = logging.getLogger(__name__)


def run(config: ReportConfig, run_dir: Path) -> None:
    """Write the report and say where it lies.

    Raises:
        UserError: The folder is not a run's.
    """
    from hydraopt.reporting.report import write_report

    log.info("Report: %s", shown(write_report(Path(config.run))))
