"""Suites: the slow programs that a policy is asked to improve.

`seven` follows the descriptions of the Hydra paper, Sec. V-C, VI-H and Table III, and `fifty` the
protocol of the unified paper. Their programs lie in `hydraopt/evaluation/suites/NAME`, one file
each, in the cell form of `hydraopt.corpus.authoring`: the `original`, and a `human` rewrite that no
model ever sees. A further suite is one more folder beside them, a JSONL file of problem records
(`name=jsonl`), or a public data set from its file (`name=humaneval`, ...).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from hydraopt.common.errors import UserError
from hydraopt.common.files import read_lines
from hydraopt.corpus.authoring import parse_source
from hydraopt.corpus.dataset import PUBLIC, DatasetSpec
from hydraopt.corpus.readers.reading import spread
from hydraopt.corpus.records import Problem
from hydraopt.evaluation.spec import SuiteSpec

_FOLDER = Path(__file__).parent / "suites"

HUMAN = "human"
"""Name of the program that a person made of the original."""


def load_suite(
    spec: SuiteSpec,
    on_bad: Callable[[str], None] | None = None,
    public: Callable[[DatasetSpec], list[Problem]] | None = None,
) -> tuple[list[Problem], dict[str, str]]:
    """Return the suite's problems, each with its original alone, and the human rewrites.

    A human rewrite is the source of the program named `human`, by problem; no model ever sees it.
    Of a JSONL suite, a malformed line is named by file and line to `on_bad`, and the rest is kept.

    Args:
        spec: Which suite, and which of its problems.
        on_bad: Told of malformed lines.
        public: Reads a public data set and verifies its programs.

    Raises:
        UserError: The suite is unknown, its file cannot be read, or no problem is left.
    """
    problems = _load(spec, on_bad, public)
    if spec.split != "all":
        problems = [problem for problem in problems if problem.split == spec.split]
    if not problems:
        where = f"suite.path={spec.path!r} holds no readable problem"
        raise UserError(
            f"{where} of suite.split={spec.split}; a suite needs at least one. Write one problem "
            "record a line (see `hydraopt.corpus.records.Problem`), or take suite.split=all."
        )
    if spec.limit:
        problems = spread(problems, spec.limit)
    rewrites = {
        problem.problem: program.source
        for problem in problems
        for program in problem.programs[1:]
        if program.name == HUMAN
    }
    return [replace(entry, programs=entry.programs[:1]) for entry in problems], rewrites


def packaged_suites() -> list[str]:
    """Return the names of the suites that come with the package."""
    return sorted(entry.name for entry in _FOLDER.iterdir() if entry.is_dir())


def _load(
    spec: SuiteSpec,
    on_bad: Callable[[str], None] | None,
    public: Callable[[DatasetSpec], list[Problem]] | None,
) -> list[Problem]:
    if spec.name == "jsonl":
        return _read_jsonl(spec.path, on_bad)
    if spec.name in PUBLIC:
        if public is None:
            raise ValueError("a public data set needs a reader that verifies its programs")
        dataset = DatasetSpec(
            name=spec.name, path=spec.path, tests=spec.tests, max_tests=spec.max_tests, inputs=1
        )
        return [entry for problem in public(dataset) for entry in _given(problem)]
    built = _FOLDER / f"{spec.name}.jsonl"
    if spec.name.isidentifier() and built.is_file():
        return [replace(entry, split="test") for entry in _read_jsonl(str(built), None)]
    folder = _FOLDER / spec.name
    if not spec.name.isidentifier() or not folder.is_dir():
        raise UserError(
            f"suite.name={spec.name!r} is not known; it must be one of "
            f"{', '.join([*packaged_suites(), *PUBLIC, 'jsonl'])}."
        )
    sources = sorted(folder.glob("*.py"))
    return [replace(parse_source(path, least_programs=1), split="test") for path in sources]


def _given(problem: Problem) -> Iterator[Problem]:
    """Yield the problem itself; or, of each pair that it names, the slow one, the fast one beside.

    What the data set's people made of a slow program stands as its human rewrite.
    """
    if not problem.given_pairs:
        yield problem
        return
    sources = {program.name: program for program in problem.programs}
    for slow, fast in problem.given_pairs:
        yield replace(
            problem,
            problem=f"{problem.problem}/{slow}",
            programs=[sources[slow], replace(sources[fast], name=HUMAN)],
            given_pairs=[],
        )


def _read_jsonl(path: str, on_bad: Callable[[str], None] | None) -> list[Problem]:
    if not path:
        raise UserError("suite.path='' is empty; with suite.name=jsonl it must name a JSONL file.")
    problems = []
    for number, record in read_lines(Path(path), on_bad):
        try:
            problems.append(Problem.from_json(record))
        except (KeyError, TypeError, ValueError) as error:
            if on_bad is not None:
                on_bad(f"{path}:{number}: not a problem ({error!r}); the line is skipped")
    return problems
