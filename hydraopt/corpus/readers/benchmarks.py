"""What HumanEval and MBPP have in common: a reference solution that assertions judge.

For measuring, and to compare answers outside the sandbox, calls with answers are needed. They come
from assertions on literals, and from the lists of inputs of HumanEval+ and MBPP+ (Liu et al.,
2305.01210), whose answers the reference solution gives. Arguments cross as JSON, so tuples become
lists; where the reference solution then contradicts an assertion, the problem is dropped.

Floats are compared to nine digits, which is stricter than the benchmarks' own tolerance.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hydraopt.common.files import read_lines
from hydraopt.corpus.readers.assertions import Asserted
from hydraopt.corpus.readers.reading import (
    NAME,
    Reading,
    ReadingReport,
    Wanted,
    Warn,
    largest,
    spread,
)
from hydraopt.corpus.readers.repairs import forms
from hydraopt.corpus.readers.verifying import Verifier
from hydraopt.corpus.records import Problem, Program, Test
from hydraopt.profiling.answers import canonical
from hydraopt.profiling.records import Call, Outcome
from hydraopt.profiling.sandbox.contract import Program as Runnable

if TYPE_CHECKING:
    from hydraopt.corpus.dataset import DatasetSpec


@dataclass(frozen=True)
class Task:
    """One problem of a benchmark.

    Attributes:
        family: Name of the benchmark.
        name: The problem's name in it.
        statement: What the function must do.
        entry_point: Name of the function.
        solution: Source of the reference solution.
        asserted: What its assertions say.
        unread: Why the other assertions say nothing.
        inputs: Argument lists without an answer.
    """

    family: str
    name: str
    statement: str
    entry_point: str
    solution: str
    asserted: Sequence[Asserted]
    unread: Sequence[str]
    inputs: Sequence[list[Any]]


def read_tasks(
    spec: DatasetSpec,
    to_task: Callable[[dict[str, Any]], Task],
    verifier: Verifier | None,
    on_warning: Warn | None,
    wanted: Wanted | None = None,
) -> Reading:
    """Read a benchmark's file, one problem a line.

    A malformed line is named by file and line to `on_warning`, and the rest is kept.

    Args:
        spec: Its `path`, and how many tests and inputs are wanted.
        to_task: Reads one record; it raises KeyError, ValueError or TypeError for a malformed one.
        verifier: Runs the reference solutions.
        on_warning: Told of malformed lines.
        wanted: Which problems are made; None: all.

    Raises:
        UserError: The file cannot be read.
    """
    warn = on_warning or (lambda message: None)
    report = ReadingReport(spec.name, verified=verifier is not None)
    problems: dict[str, Problem] = {}
    for number, record in read_lines(Path(spec.path), warn):
        try:
            task = to_task(record)
            if not NAME.fullmatch(task.name) or not task.entry_point.isidentifier():
                raise ValueError(f"{task.name[:40]!r} or {task.entry_point[:40]!r} is no name")
            if task.name in problems:
                raise ValueError(f"{task.name} stood before")
        except (KeyError, ValueError, TypeError) as error:
            warn(f"{spec.path}:{number}: not a problem ({error}); it is skipped")
            report.drop("record", "malformed", f"line {number}")
            continue
        report.records += 1
        if wanted is not None and not wanted(f"{task.family}/{task.name}"):
            continue
        problem = make_problem(task, spec, report, verifier)
        if problem is not None:
            problems[task.name] = problem
    report.count(list(problems.values()))
    return Reading(list(problems.values()), report)


def plus_inputs(record: Mapping[str, Any]) -> list[list[Any]]:
    """Return the argument lists that the extended benchmarks have beside their assertions.

    Raises:
        ValueError: They are no lists.
    """
    inputs: list[list[Any]] = []
    for name in ("base_input", "plus_input"):
        found = record.get(name) or []  # one problem of MBPP+ has {} for none
        if not isinstance(found, list) or not all(isinstance(args, list) for args in found):
            raise ValueError(f"{name} is no list of argument lists")
        inputs += found
    return inputs


def make_problem(
    task: Task, spec: DatasetSpec, report: ReadingReport, verifier: Verifier | None
) -> Problem | None:
    """Return a benchmark's problem with the reference solution as its program, in split `test`.

    Without a verifier nothing is run: exact assertions are the tests, and other inputs are left.

    Args:
        task: The problem.
        spec: Its `max_tests` and `inputs` count.
        report: Gets repairs and what is dropped.
        verifier: Runs the reference solution.

    Returns:
        None where the solution is no Python or no test is left; the report says why.
    """
    identity = f"{task.family}/{task.name}"
    for reason in task.unread:
        report.drop("test", f"assertion: {reason}", identity)
    try:
        form = forms(task.solution, converted=False)[0]
    except ValueError:
        report.drop("problem", "does not parse", identity)
        return None
    if verifier is None:
        exact = [entry for entry in task.asserted if not entry.tolerance]
        tests = [Test(Call(entry.args), entry.expected) for entry in exact]
    else:
        found = _answered(task, form.source, identity, spec.max_tests, report, verifier)
        if found is None:
            report.drop("problem", "the reference solution contradicts an assertion", identity)
            return None
        tests = found
    if not tests:
        report.drop("problem", "no test can be had as data", identity)
        return None
    for repair in form.repairs:
        report.repair(repair, identity)
    return Problem(
        problem=identity,
        family=task.family,
        statement=task.statement,
        entry_point=task.entry_point,
        programs=[Program("reference", form.source)],
        tests=tests,
        generator="",
        scaled=[],
        split="test",
        inputs=largest(tests, spec.inputs),
    )


def _answered(
    task: Task,
    source: str,
    identity: str,
    max_tests: int,
    report: ReadingReport,
    verifier: Verifier,
) -> list[Test] | None:
    """Return the tests with the reference solution's answers; None where it contradicts."""
    claims: dict[str, list[Asserted]] = {}
    calls: dict[str, Call] = {}
    for entry in task.asserted:
        call = Call(entry.args)
        calls[call.key()] = call
        claims.setdefault(call.key(), []).append(entry)
    extra = {}
    for args in task.inputs:
        try:
            call = Call(args)
            if call.key() not in calls:
                extra[call.key()] = call
        except ValueError:  # text that UTF-8 cannot hold
            report.drop("test", "input: no text of UTF-8", identity)
        except RecursionError:
            report.drop("test", "input: nested too deeply", identity)
    room = max(0, max_tests - len(calls))
    if room or not max_tests:
        calls |= {call.key(): call for call in spread(list(extra.values()), room)}
    tests = []
    (answers,) = verifier.answers([(Runnable(source, task.entry_point), list(calls.values()))])
    for (key, call), answer in zip(calls.items(), answers, strict=True):
        if answer.outcome is not Outcome.OK or not _is_json(answer.value):
            report.drop("test", f"reference solution: {answer.outcome.value}", identity)
        elif not all(claim.holds(answer.value) for claim in claims.get(key, ())):
            return None
        else:
            tests.append(Test(call, answer.value))
    return tests


def _is_json(value: Any) -> bool:
    try:
        canonical(value)
    except (TypeError, RecursionError):
        return False
    return True
