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
    from hydraopt.config.schema import (
        CorpusConfig,
        MeasuringConfig,
        PreferenceConfig,
        ProfileConfig,
    )
    from hydraopt.corpus.dataset import DatasetSpec
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

    Args:
        config: Its data set, and where the programs run.
        on_warning: Told of records that cannot be read.
        shard: Read and verify only its problems, which may be none; None: all.

    Raises:
        UserError: The data set cannot be read, or the host cannot isolate its programs.
    """
    from hydraopt.corpus.dataset import PUBLIC, load_problems

    if config.dataset.name not in PUBLIC:
        wanted = shard.holds if shard is not None else None
        return load_problems(config.dataset, on_warning, wanted=wanted)
    return public_problems(config.dataset, config, on_warning, shard)


def public_problems(
    dataset: DatasetSpec,
    config: MeasuringConfig | CorpusConfig,
    on_warning: Callable[[str], None] = log.warning,
    shard: Shard | None = None,
) -> list[Problem]:
    """Return the problems of a public data set, each program verified on its tests.

    What the reader mended and dropped, and why, is said in short and kept beside the verdicts in
    full.

    Args:
        dataset: Which data set, and where its files lie.
        config: Where the programs run, and where verdicts are kept.
        on_warning: Told of records that cannot be read.
        shard: Read and verify only its problems, which may be none; None: all.

    Raises:
        UserError: The data set cannot be read, or the host cannot isolate its programs.
    """
    from hydraopt.corpus.dataset import load_problems
    from hydraopt.corpus.readers.verifying import Verifier

    part = shard.name if shard is not None else ""
    folder = Path(config.paths.cache) / "verification"

    def tell(count: int) -> None:
        if count % TELL_EVERY == 0:
            log.info("%d programs verified", count)

    def keep(report: ReadingReport) -> None:
        path = folder / ".".join(filter(None, (dataset.name, part, "report.json")))
        write_atomic(path, json.dumps(report.to_json(), indent=1) + "\n")
        log.info("%s\nAll ids are in %s", report.text(), shown(path))

    with Verifier(
        build.sandbox(config).open,
        folder,
        workers=getattr(config, "workers", 1),
        environment=canonical_json(config.sandbox),
        on_progress=tell,
        part=part,
    ) as verifier:
        wanted = shard.holds if shard is not None else None
        return load_problems(dataset, on_warning, verifier, keep, wanted)
