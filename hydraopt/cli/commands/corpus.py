"""`corpus check`, `corpus build`, `corpus slow` and `corpus report`."""

from __future__ import annotations

import dataclasses
import gzip
import logging
from pathlib import Path

from hydraopt.cli.console import shown
from hydraopt.cli.problems import problems_of
from hydraopt.common.errors import UserError
from hydraopt.config import build
from hydraopt.config.schema import CorpusConfig

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
    from rich.console import Console
    from rich.progress import Progress

    from hydraopt.corpus.check import check

    unreadable: list[str] = []
    problems = problems_of(config, unreadable.append)
    with Progress(console=Console(stderr=True)) as progress, build.sandbox(config).open() as worker:
        task = progress.add_task("checking", total=len(problems))
        wrong = unreadable + check(
            problems,
            worker,
            on_progress=lambda done, total: progress.update(task, completed=done, total=total),
            limits=build.limits(config),
        )
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
    from hydraopt.common.files import canonical_json, write_atomic
    from hydraopt.corpus import authoring
    from hydraopt.corpus.dataset import BASES, STARTER

    sources = Path(config.sources) if config.sources else STARTER.parent / "sources"
    if config.output:
        path = Path(config.output)
    else:
        path = run_dir / "problems.jsonl" if config.sources else STARTER
    # A suite's problems have an original and a human rewrite.
    problems = authoring.build(sources, 2) if config.sources else authoring.build_starter(sources)
    lines = [canonical_json(problem.to_json()) + "\n" for problem in problems]
    if not lines:
        raise UserError(f"sources={sources} holds no FAMILY/NAME.py file. Check the path.")
    write_atomic(path, "".join(lines))
    log.info("%d problems written to %s", len(lines), shown(path))
    if path == STARTER:
        bases = authoring.build(STARTER.parent / "bases", 1)
        lines = [canonical_json(problem.to_json()) + "\n" for problem in bases]
        write_atomic(BASES, gzip.compress("".join(lines).encode(), mtime=0))
        log.info("%d problems with one good program written to %s", len(lines), shown(BASES))


def _slow(config: CorpusConfig) -> None:
    from rich.console import Console
    from rich.progress import Progress

    from hydraopt.common.files import canonical_json, write_atomic
    from hydraopt.corpus import slowed
    from hydraopt.corpus.dataset import BASES, SLOWED, load_problems

    spec = dataclasses.replace(config.dataset, slowed=False)
    problems = load_problems(spec, log.warning)
    if spec.name == "starter":
        bases = dataclasses.replace(spec, name="jsonl", path=str(BASES))
        problems += load_problems(bases, log.warning)
    path = Path(config.output) if config.output else SLOWED
    with Progress(console=Console(stderr=True)) as progress, build.sandbox(config).open() as worker:
        task = progress.add_task("slowing", total=len(problems))
        made = list(
            slowed.make(
                problems,
                worker,
                on_progress=lambda done: progress.update(task, completed=done),
            )
        )
    write_atomic(path, "".join(canonical_json(entry.to_json()) + "\n" for entry in made))
    log.info("%d slower programs written to %s", len(made), shown(path))


def _report(config: CorpusConfig, run_dir: Path) -> None:
    from hydraopt.cli.data import shipped_paths
    from hydraopt.corpus.description import describe
    from hydraopt.profiling.store import read_measurements
    from hydraopt.reporting.corpus_report import write_corpus_report

    spec = config.dataset
    problems = problems_of(config)
    shipped = config.measurements == "shipped"
    paths = shipped_paths(config) if shipped else [Path(config.measurements)]
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
