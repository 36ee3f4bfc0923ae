"""`corpus check`, `corpus build`, `corpus slow` and `corpus report`."""

from __future__ import annotations

import dataclasses
import functools
import gzip
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from hydraopt.cli.console import shown
from hydraopt.cli.problems import problems_of
from hydraopt.cli.suite import stages
from hydraopt.common.errors import UserError
from hydraopt.config import build
from hydraopt.config.schema import CorpusConfig

if TYPE_CHECKING:
    from hydraopt.corpus.records import Problem
    from hydraopt.corpus.slowed import Slowed

log = logging.getLogger(__name__)


def run(config: CorpusConfig, run_dir: Path) -> None:
    """Check a data set, build one, make slower programs from it, or describe its pairs.

    Raises:
        UserError: The data set is wrong (each fault is printed first) or cannot be read.
    """
    if config.action == "build":
        _build(config, run_dir)
    elif config.action == "slow":
        _slow(config)
    elif config.action == "report":
        _report(config, run_dir)
    else:
        _check(config)


def _check(config: CorpusConfig) -> None:
    from hydraopt.corpus.check import check

    unreadable: list[str] = []
    problems = problems_of(config, unreadable.append)
    with stages() as on_progress, build.sandbox(config).open() as worker:
        tell = functools.partial(on_progress, "checking")
        tell(0, len(problems))
        wrong = unreadable + check(problems, worker, on_progress=tell, limits=build.limits(config))
    programs = sum(len(problem.programs) for problem in problems)
    for message in wrong:
        print(message)
    if wrong:
        raise UserError(
            f"dataset={config.dataset.name}: {len(wrong)} faults in {len(problems)} problems, "
            "printed above. Correct them; build writes the corpus from its sources."
        )
    log.info("%d problems with %d programs: every one is right.", len(problems), programs)


def _build(config: CorpusConfig, run_dir: Path) -> None:
    from hydraopt.common.files import write_atomic
    from hydraopt.corpus import authoring
    from hydraopt.corpus.dataset import BASES, STARTER

    sources = Path(config.sources) if config.sources else STARTER.parent / "sources"
    if config.output:
        path = Path(config.output)
    else:
        path = run_dir / "problems.jsonl" if config.sources else STARTER
    # A suite's problems have an original and a human rewrite.
    problems = authoring.build(sources, 2) if config.sources else authoring.build_starter(sources)
    built = list(problems)
    if not built:
        raise UserError(f"sources={sources} holds no FAMILY/NAME.py file. Check the path.")
    write_atomic(path, _jsonl(built))
    log.info("%d problems written to %s", len(built), shown(path))
    if path == STARTER:
        bases = list(authoring.build(STARTER.parent / "bases", 1))
        write_atomic(BASES, gzip.compress(_jsonl(bases).encode(), mtime=0))
        log.info("%d problems with one good program written to %s", len(bases), shown(BASES))


def _jsonl(records: Sequence[Problem] | Sequence[Slowed]) -> str:
    from hydraopt.common.files import canonical_json

    return "".join(canonical_json(record.to_json()) + "\n" for record in records)


def _slow(config: CorpusConfig) -> None:
    from hydraopt.common.files import write_atomic
    from hydraopt.corpus import slowed
    from hydraopt.corpus.dataset import SLOWED, load_bases, load_problems

    spec = dataclasses.replace(config.dataset, slowed=False)
    problems = load_problems(spec, log.warning)
    if spec.name == "starter":
        problems += load_bases(log.warning)
    path = Path(config.output) if config.output else SLOWED
    with stages() as on_progress, build.sandbox(config).open() as worker:
        tell = functools.partial(on_progress, "slowing")
        made = list(slowed.make(problems, worker, on_progress=tell))
    write_atomic(path, _jsonl(made))
    log.info("%d slower programs written to %s", len(made), shown(path))


def _report(config: CorpusConfig, run_dir: Path) -> None:
    from hydraopt.cli.data import measurement_files
    from hydraopt.corpus.description import describe
    from hydraopt.profiling.store import read_measurements
    from hydraopt.reporting.corpus_report import write_corpus_report

    spec = config.dataset
    problems = problems_of(config)
    paths = measurement_files(config)
    measurements = [entry for path in paths for entry in read_measurements(path, log.warning)]
    if not measurements:
        raise UserError(f"{paths[0]} holds no measurement. Measure first: hydraopt profile")
    found = describe(
        problems,
        measurements,
        build.objectives(config),
        combinations=spec.pairs,  # type: ignore[arg-type]  # checked by `validate`
        min_ratio=spec.min_ratio,
        tie_ratio=config.tie_ratio,
    )
    name = Path(spec.path).name if spec.path else spec.name
    folder = Path(config.output) if config.output else run_dir
    page = write_corpus_report(found, folder, name)
    log.info("Corpus report on %d pairs: %s", found.pairs, shown(page))
