"""Suites: the slow programs that a policy is asked to improve.

`seven` follows the descriptions of the Hydra paper, Sec. V-C, VI-H and Table III. Its programs lie
in `hydraopt/evaluation/suites/seven`, one file each, in the cell form of
`hydraopt.corpus.authoring`: the `original`, and a `human` rewrite that no model ever sees. A
further suite is one more folder beside it, or a JSONL file of problem records (`name=jsonl`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from hydraopt.common.errors import UserError
from hydraopt.common.files import read_lines
from hydraopt.corpus.authoring import parse_source
from hydraopt.corpus.records import Problem
from hydraopt.evaluation.spec import SuiteSpec

_FOLDER = Path(__file__).parent / "suites"


def load_suite(spec: SuiteSpec, on_bad: Callable[[str], None] | None = None) -> list[Problem]:
    """Return the suite's problems, each with its original program alone, in the order of names.

    Of a JSONL suite, a malformed line is named by file and line to `on_bad`, and the rest is kept.

    Raises:
        UserError: The suite is unknown, its file cannot be read, or no problem is left.
    """
    problems = [replace(entry, programs=entry.programs[:1]) for entry in _load(spec, on_bad)]
    if not problems:
        raise UserError(
            f"suite.path={spec.path!r} holds no readable problem; a suite needs at least one. "
            "Write one problem record a line (see `hydraopt.corpus.records.Problem`)."
        )
    return problems


def human_rewrites(spec: SuiteSpec) -> dict[str, str]:
    """Return problem to the source of its human rewrite, where one stands (never for a model)."""
    return {
        entry.problem: program.source
        for entry in _load(spec, None)
        for program in entry.programs[1:]
        if program.name == "human"
    }


def packaged_suites() -> list[str]:
    """Return the names of the suites that come with the package."""
    return sorted(entry.name for entry in _FOLDER.iterdir() if entry.is_dir())


def _load(spec: SuiteSpec, on_bad: Callable[[str], None] | None) -> list[Problem]:
    if spec.name == "jsonl":
        return _read_jsonl(spec.path, on_bad)
    folder = _FOLDER / spec.name
    if not spec.name.isidentifier() or not folder.is_dir():
        raise UserError(
            f"suite.name={spec.name!r} is not known; it must be one of "
            f"{', '.join([*packaged_suites(), 'jsonl'])}."
        )
    sources = sorted(folder.glob("*.py"))
    return [replace(parse_source(path, least_programs=1), split="test") for path in sources]


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
