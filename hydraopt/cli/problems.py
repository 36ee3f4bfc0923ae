"""The problems of a data set; programs of strangers are verified in the sandbox first."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from hydraopt.cli.console import shown
from hydraopt.common.files import canonical_json, write_atomic
from hydraopt.config import build

if TYPE_CHECKING:
    from hydraopt.config.schema import CorpusConfig, PreferenceConfig, ProfileConfig
    from hydraopt.corpus.readers.reading import ReadingReport
    from hydraopt.corpus.records import Problem
    from hydraopt.profiling.shards import Shard

log = logging.getLogger(__name__)

TELL_EVERY = 500
"""Verified programs between two messages."""


def problems_of(
    config: PreferenceConfig | ProfileConfig | CorpusConfig,
    on_warning: Callable[[str], None] = log.warning,
    shard: Shard | None = None,
) -> list[Problem]:
    """Return the problems of a run's data set.

    What a public data set's reader mended and dropped, and why, is said in short and kept beside
    the verdicts in full.

    Args:
        config: Its data set, and where the programs run.
        on_warning: Told of records that cannot be read.
        shard: Read and verify only its problems, which may be none; None: all.

    Raises:
        UserError: The data set cannot be read, or the host cannot isolate its programs.
    """
    from hydraopt.corpus.dataset import PUBLIC, load_problems
    from hydraopt.corpus.readers.verifying import Verifier

    wanted = shard.holds if shard is not None else None
    part = shard.name if shard is not None else ""
    if config.dataset.name not in PUBLIC:
        return load_problems(config.dataset, on_warning, wanted=wanted)
    folder = Path(config.paths.cache) / "verification"

    def tell(count: int) -> None:
        if count % TELL_EVERY == 0:
            log.info("%d programs verified", count)

    def keep(report: ReadingReport) -> None:
        path = folder / ".".join(filter(None, (config.dataset.name, part, "report.json")))
        write_atomic(path, json.dumps(report.to_json(), indent=1) + "\n")
        log.info("%s\nAll ids are in %s", report.text(), shown(path))

    with Verifier(
        build.sandbox(config).open,
        folder,
        workers=config.workers,
        environment=canonical_json(config.sandbox),
        on_progress=tell,
        part=part,
    ) as verifier:
        return load_problems(config.dataset, on_warning, verifier, keep, wanted)
