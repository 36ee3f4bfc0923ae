"""CodeContests-style problems: many accepted programs, tests, and generators of large inputs.

One line is one problem: `problem_id`, `statement`, `solutions` (Python programs that read standard
input), `tests` (a list of `{"input": [text], "output": [text]}`) and, where there are any,
`stress_input_generators` (programs that define `generate_input()`, which returns an input). This is
the form in which Coffe (2502.02827) gives DeepMind's CodeContests.

A generator is a stranger's program too: it runs where the others run. What its input's right answer
is, the verified programs say: several must agree.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hydraopt.common.files import read_lines
from hydraopt.corpus.readers.choosing import choose_programs
from hydraopt.corpus.readers.reading import (
    NAME,
    Reading,
    ReadingReport,
    Wanted,
    Warn,
    largest,
    split_of,
    spread,
    text_of,
)
from hydraopt.corpus.readers.verifying import Answer, Verifier
from hydraopt.corpus.records import Problem, Program, Test
from hydraopt.profiling.answers import same_output
from hydraopt.profiling.records import Call, Outcome
from hydraopt.profiling.sandbox.contract import Program as Runnable

if TYPE_CHECKING:
    from hydraopt.corpus.dataset import DatasetSpec

GENERATOR = "generate_input"
"""Entry point of a generator."""

_ORACLES = 3
"""Programs that are asked for the right answer; all that answer must agree."""


def read_codecontests(
    spec: DatasetSpec,
    verifier: Verifier | None = None,
    on_warning: Warn | None = None,
    wanted: Wanted | None = None,
) -> Reading:
    """Read `spec.path`, mend the programs, verify them on the tests, and make large inputs.

    A malformed line is named by file and line to `on_warning`, and the rest is kept. Without a
    verifier nothing is run, so that the largest tests serve as inputs for measuring.

    Raises:
        UserError: The file cannot be read.
    """
    warn = on_warning or (lambda message: None)
    report = ReadingReport(spec.name, verified=verifier is not None)
    problems: dict[str, Problem] = {}
    for number, record in read_lines(Path(spec.path), warn):
        try:
            identity = text_of(record, "problem_id")
            if not NAME.fullmatch(identity):
                raise ValueError(f"problem_id={identity[:40]!r} is no name")
            if identity in problems:
                raise ValueError(f"{identity} stood before")
            sources = _sources(record, spec.max_programs)
            tests = _tests(record, report, identity)
            generators = _texts(record, "stress_input_generators")
            statement = text_of(record, "statement")
        except (KeyError, ValueError, TypeError) as error:
            warn(f"{spec.path}:{number}: not a problem ({error}); it is skipped")
            report.drop("record", "malformed", f"line {number}")
            continue
        report.records += 1
        if wanted is not None and not wanted(f"codecontests/{identity}"):
            continue
        if not tests:
            report.drop("problem", "no tests", identity)
            continue
        chosen = spread(tests, spec.max_tests)
        programs = choose_programs(
            sources, chosen, report, prefix=f"{identity}/", converted=False, verifier=verifier
        )
        programs = list({program.source: program for program in reversed(programs)}.values())[::-1]
        if not programs:
            report.drop("problem", "no program is left", identity)
            continue
        made = _generated(identity, generators, programs, report, verifier) if verifier else []
        problems[identity] = Problem(
            problem=f"codecontests/{identity}",
            family="codecontests",
            statement=statement,
            entry_point="",
            programs=programs,
            tests=chosen,
            generator="",
            scaled=[],
            split=split_of(identity, spec.validation_share, spec.test_share),
            inputs=largest([*tests, *made], spec.inputs),
        )
    report.count(list(problems.values()))
    return Reading(list(problems.values()), report)


def _texts(record: Any, name: str) -> list[str]:
    if not isinstance(record, dict):
        raise ValueError(f"{name} is looked for in {type(record).__name__}")
    values = record.get(name) or []
    if not isinstance(values, list):
        raise ValueError(f"{name} is {type(values).__name__}, not a list")
    return [text_of({name: value}, name) for value in values]


def _sources(record: Mapping[str, Any], count: int) -> dict[str, str]:
    """Return up to `count` different solutions, named by their position; 0 keeps all."""
    positions: dict[str, int] = {}
    for position, source in enumerate(_texts(record, "solutions")):
        positions.setdefault(source, position)
    if not positions:
        raise ValueError("it has no solutions")
    return {f"solution_{positions[source]}": source for source in spread(list(positions), count)}


def _tests(record: Mapping[str, Any], report: ReadingReport, identity: str) -> list[Test]:
    """Return the tests, each input once; one with several right outputs is dropped."""
    tests: dict[str, Test] = {}
    for position, entry in enumerate(record["tests"]):
        inputs, outputs = _texts(entry, "input"), _texts(entry, "output")
        if len(inputs) != 1 or len(outputs) != 1:
            report.drop("test", "not one input and one output", f"{identity}:{position}")
            continue
        call = Call(args=[], stdin=inputs[0])
        tests.setdefault(call.key(), Test(call, outputs[0]))
    return list(tests.values())


def _generated(
    identity: str,
    generators: Sequence[str],
    programs: Sequence[Program],
    report: ReadingReport,
    verifier: Verifier,
) -> list[Test]:
    """Return the generators' inputs with the answers that the verified programs agree on."""
    tasks = [(Runnable(source, GENERATOR), [Call(args=[])]) for source in generators]
    calls: list[Call] = []
    for position, (made,) in enumerate(verifier.answers(tasks)):
        name = f"{identity}:generator_{position}"
        if made.outcome is not Outcome.OK:
            report.drop("input", f"generator: {made.outcome.value}", name)
            continue
        try:
            text = text_of({GENERATOR: made.value}, GENERATOR)
        except ValueError:
            text = ""
        if text.strip():
            calls.append(Call(args=[], stdin=text))
        else:
            report.drop("input", "generator: no text", name)
    oracles = [(Runnable(program.source), calls) for program in programs[:_ORACLES]]
    columns = verifier.answers(oracles) if calls else []
    tests = []
    for position, (call, answers) in enumerate(zip(calls, zip(*columns, strict=True), strict=True)):
        expected = _agreed(answers)
        if expected is None:
            report.drop("input", "programs disagree or fail", f"{identity}:input_{position}")
        else:
            tests.append(Test(call, expected))
    return tests


def _agreed(answers: Sequence[Answer]) -> str | None:
    """Return the answer that all programs give which end; None where they differ or all fail."""
    texts = [str(answer.value) for answer in answers if answer.outcome is Outcome.OK]
    if not texts or not all(same_output(text, texts[0]) for text in texts):
        return None
    return texts[0]
