"""Where problems come from, and what of them is measured."""

from __future__ import annotations

import functools
import importlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from hydraopt.common.errors import UserError
from hydraopt.common.files import read_lines
from hydraopt.corpus.records import Problem, ScaledInput, Test, input_size, make_call
from hydraopt.profiling.answers import answer_sha256
from hydraopt.profiling.pipeline import ProfileItem
from hydraopt.profiling.records import Call

if TYPE_CHECKING:
    from hydraopt.corpus.readers.reading import Reading, ReadingReport, Wanted
    from hydraopt.corpus.readers.verifying import Verifier

STARTER = Path(__file__).parent / "starter" / "problems.jsonl"
"""The corpus inside the package."""

BASES = STARTER.with_name("bases.jsonl.gz")
"""Problems with one good program each, which only serve to make slower ones of it."""
SLOWED = STARTER.with_name("slowed.jsonl")
"""Slower programs made from those of both (`hydraopt.corpus.slowed`)."""
SLOWED_MEASUREMENTS = STARTER.with_name("slowed_measurements.jsonl.gz")
"""Theirs, and those of what they were made of."""

PUBLIC = ("pie", "codecontests", "humaneval", "mbpp")
"""Data sets of others, each with a reader `hydraopt.corpus.readers.NAME.read_NAME`."""

EVALUATION_ONLY = ("humaneval", "mbpp")
"""Those that no policy may learn from: all their problems are in split `test`."""


@dataclass
class DatasetSpec:
    """Which problems a policy learns from.

    Attributes:
        name: `starter` (the corpus inside the package), `jsonl` (the user's own file), or a public
            data set whose files the user brings: `pie`, `codecontests`, `humaneval`, `mbpp`.
        path: File of the data set, gzip or not; `starter` needs none.
        tests: The tests of `pie`: JSON, problem to a list of `{"input": ..., "output": ...}`, or a
            folder of PROBLEM/input.0.txt and output.0.txt.
        measurements_path: JSONL of measurements; empty: the run's default place.
        slowed: Of `starter`, also the problems whose original is a good program with a few changes
            for the worse, and whose better program is that one.
        variants: Semantics-keeping variants of each problem beside itself, in training; none of
            those that `slowed` adds.
        pairs: `all`: every combination of a problem's programs; `original`: those with the first;
            `given`: those that the data set names.
        min_ratio: A pair is kept if its programs differ by at least this ratio in some metric;
            3 % is what repeated measurements of equal programs differ by.
        inputs: Of a public data set, the inputs of a problem that are measured: the largest.
        max_tests: Of a public data set, the tests of a problem that programs are verified on,
            spread evenly; 0: all.
        max_programs: Of `codecontests`, the programs of a problem that are kept; 0: all.
        validation_share: Of `pie` and `codecontests`, the share of problems in `validation`.
        test_share: Of `pie` and `codecontests`, the share of problems in `test`.
        seed: Seed of the variants and of the order within pairs.
    """

    name: str = "starter"
    path: str = ""
    tests: str = ""
    measurements_path: str = ""
    slowed: bool = False
    variants: int = 4
    pairs: str = "all"
    min_ratio: float = 1.03
    inputs: int = 5
    max_tests: int = 0
    max_programs: int = 0
    validation_share: float = 0.1
    test_share: float = 0.1
    seed: int = 0


def load_problems(
    spec: DatasetSpec,
    on_warning: Callable[[str], None] | None = None,
    verifier: Verifier | None = None,
    on_report: Callable[[ReadingReport], None] | None = None,
    wanted: Wanted | None = None,
) -> list[Problem]:
    """Return the problems of a data set in the order of its file.

    A malformed, incomplete or repeated record is named by file and line to `on_warning`, and the
    rest is kept.

    Args:
        spec: Which data set.
        on_warning: Gets one message for each thing that is wrong.
        verifier: Runs the programs of a public data set on its tests (see `read_public`).
        on_report: Gets what a public data set's reader mended and dropped; without, `on_warning`
            gets it in short.
        wanted: Which problems are read and verified; then there may be none. None: all.

    Raises:
        UserError: The data set is unknown, its file is missing, or no problem in it is usable.
    """

    def warn(message: str) -> None:
        if on_warning is not None:
            on_warning(message)

    if spec.name in PUBLIC:
        reading = read_public(spec, verifier, on_warning, wanted)
        if on_report is not None:
            on_report(reading.report)
        else:
            warn(reading.report.text())
        problems = reading.problems
    else:
        problems = _read_records(_path_of(spec), warn)
        if spec.slowed:
            problems += _read_slowed(problems + load_bases(warn), warn)
        if wanted is not None:
            problems = [problem for problem in problems if wanted(problem.problem)]
    if not problems and wanted is None:
        module = f"readers/{spec.name}.py" if spec.name in PUBLIC else "records.py"
        raise UserError(
            f"{_path_of(spec)} holds no usable problem. Each line must be one JSON record; "
            f"see hydraopt/corpus/{module} for its fields."
        )
    return problems


def read_public(
    spec: DatasetSpec,
    verifier: Verifier | None = None,
    on_warning: Callable[[str], None] | None = None,
    wanted: Wanted | None = None,
) -> Reading:
    """Return the problems of a public data set, and the report of what was mended and dropped.

    Args:
        spec: Which data set, and where its files lie.
        verifier: Runs the programs on their tests; verdicts that it has on disk are not sought
            again. None: nothing is run, and the report says so. That is for looking at a data set:
            doubtful repairs are then made on their looks.
        on_warning: Told of malformed records, by file and line.
        wanted: Which problems are read and verified; None: all.

    Raises:
        UserError: A file is missing or cannot be read, or a worker cannot be started.
    """
    _path_of(spec)
    module = importlib.import_module(f"hydraopt.corpus.readers.{spec.name}")
    return cast("Reading", getattr(module, f"read_{spec.name}")(spec, verifier, on_warning, wanted))


def _read_records(path: Path, warn: Callable[[str], None]) -> list[Problem]:
    problems: dict[str, Problem] = {}
    for number, record in read_lines(path, warn):
        try:
            problem = Problem.from_json(record)
        except KeyError as error:
            warn(f"{path}:{number}: the field {error} is missing; the problem is skipped")
        except (TypeError, ValueError, AttributeError) as error:
            warn(f"{path}:{number}: not a problem ({error}); it is skipped")
        else:
            if problem.problem in problems:
                warn(f"{path}:{number}: {problem.problem!r} stood before; the later one is skipped")
            else:
                problems[problem.problem] = problem
    return list(problems.values())


def load_bases(on_warning: Callable[[str], None] | None = None) -> list[Problem]:
    """Return the problems with one good program each, of which slower programs are made."""
    return _read_records(BASES, on_warning or (lambda message: None))


def _read_slowed(problems: list[Problem], warn: Callable[[str], None]) -> list[Problem]:
    from hydraopt.corpus.slowed import as_problems

    if not SLOWED.exists():
        raise UserError(f"dataset.slowed=true: {SLOWED} is missing. Make it: hydraopt corpus slow")
    return list(as_problems((record for _, record in read_lines(SLOWED, warn)), problems))


def _path_of(spec: DatasetSpec) -> Path:
    if spec.name == "starter":
        if not STARTER.exists():
            raise UserError(
                f"The starter corpus {STARTER} is missing. Build it: hydraopt corpus build"
            )
        return STARTER
    if spec.name not in ("jsonl", *PUBLIC):
        known = ", ".join(("starter", "jsonl", *PUBLIC))
        raise UserError(f"dataset.name={spec.name!r} is unknown. Choose {known}.")
    if not spec.path:
        raise UserError(
            f"dataset.path is empty: dataset={spec.name} needs the file of its problems. "
            "Add dataset.path=FILE.jsonl"
        )
    if spec.name == "pie" and not spec.tests:
        raise UserError(
            "dataset.tests is empty: dataset=pie needs the tests of its problems. "
            "Add dataset.tests=FILE.json"
        )
    return Path(spec.path)


@functools.lru_cache(maxsize=4)
def _shared_call(generator: str, size: int, seed: int) -> Call:
    """Make an input once for all programs of a problem; few stay in memory."""
    return make_call(generator, size, seed)


def scaled_call(problem: Problem, scaled: ScaledInput) -> Call:
    """Return one of a problem's inputs for measuring."""
    return _shared_call(problem.generator, scaled.size, scaled.seed)


def profile_items(problems: Sequence[Problem]) -> list[ProfileItem]:
    """Return what is measured: every program on every input for measuring, input by input."""
    return [item for problem in problems for item in _items_of(problem)]


def _items_of(problem: Problem) -> Iterator[ProfileItem]:
    for scaled in problem.scaled:
        for program in problem.programs:
            yield ProfileItem(
                source=program.source,
                entry_point=problem.entry_point,
                make_call=functools.partial(scaled_call, problem, scaled),
                size=scaled.size,
                expected_sha256=scaled.expected_sha256,
                label=f"{problem.problem}:{program.name}@{scaled.size}",
                group=problem.problem,
                language=problem.language,
            )
    for test in problem.inputs:
        prints = not problem.entry_point
        size = input_size(test)
        for program in problem.programs:
            yield ProfileItem(
                source=program.source,
                entry_point=problem.entry_point,
                make_call=functools.partial(_given_call, test),
                size=size,
                expected_sha256=None if prints else answer_sha256(test.expected),
                expected_output=str(test.expected) if prints else None,
                label=f"{problem.problem}:{program.name}@{size}",
                group=problem.problem,
                language=problem.language,
            )


def _given_call(test: Test) -> Call:
    return test.call
