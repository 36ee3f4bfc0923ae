"""Is a corpus right? Every program on every test and every input for measuring."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hydraopt.corpus.dataset import scaled_call
from hydraopt.corpus.records import Problem, Program, make_call
from hydraopt.profiling.answers import answer_sha256, same_answer
from hydraopt.profiling.records import Call, Limits, Outcome
from hydraopt.profiling.runner import CallReport, Runner

CHECK_LIMITS = Limits(wall_s=60.0, memory_mib=2048, output_mib=64)
"""For one program on all its inputs together."""

_SHOWN = 120
"""Characters of an answer in a message."""


def check(
    problems: Sequence[Problem],
    runner: Runner | None = None,
    on_progress: Callable[[int, int], None] | None = None,
    *,
    limits: Limits = CHECK_LIMITS,
) -> list[str]:
    """Run every program on every test and scaled input; return what is wrong, one line each.

    Args:
        problems: The corpus.
        runner: What runs the programs (each in a process of its own).
        on_progress: Told (problems done, problems in all).
        limits: For one program on all its inputs together.
    """
    runner = runner or Runner()
    wrong = []
    names: set[str] = set()
    for done, problem in enumerate(problems, start=1):
        if problem.problem in names:
            wrong.append(f"{problem.problem}: the name stands twice")
        names.add(problem.problem)
        wrong += _check_problem(problem, runner, limits)
        if on_progress is not None:
            on_progress(done, len(problems))
    return wrong


def _check_problem(problem: Problem, runner: Runner, limits: Limits) -> list[str]:
    wrong = [f"{problem.problem}: {message}" for message in _check_record(problem)]
    try:
        wrong += _check_generator(problem)
        calls = [test.call for test in problem.tests]
        calls += [scaled_call(problem, scaled) for scaled in problem.scaled]
    except Exception as error:  # the generator is the author's code: whatever it raises is named
        return [*wrong, f"{problem.problem}: the generator failed: {type(error).__name__}: {error}"]
    if not calls:
        return wrong
    for program in problem.programs:
        report = runner.run(program.source, problem.entry_point, calls, limits)
        wrong += _check_answers(problem, program, calls, report.calls)
        every_call = all(call.outcome is Outcome.OK for call in report.calls)
        if report.outcome is not Outcome.OK and every_call:
            wrong.append(
                f"{problem.problem}, program {program.name}: "
                f"{report.outcome.value}: {report.detail}"
            )
    return wrong


def _check_record(problem: Problem) -> list[str]:
    """Return what can be seen without running a program."""
    wrong = []
    if not problem.tests:
        wrong.append("there is no test")
    if not problem.scaled:
        wrong.append("there is no input for measuring")
    sizes = [scaled.size for scaled in problem.scaled]
    if sizes != sorted(set(sizes)):
        wrong.append(f"the sizes {sizes} must grow")
    for kind, texts in (
        ("name", [program.name for program in problem.programs]),
        ("source", [program.source for program in problem.programs]),
    ):
        if len(set(texts)) < len(texts):
            wrong.append(f"two programs have the same {kind}")
    for literal in problem.constants:
        without = [program.name for program in problem.programs if literal not in program.source]
        if without:
            wrong.append(f"the constant {literal} does not stand in {', '.join(without)}")
    return wrong


def _check_generator(problem: Problem) -> list[str]:
    """Return what is wrong with the generator: it must give one input for one size and seed.

    Raises:
        Exception: Whatever the generator raises.
    """
    for scaled in problem.scaled[:1]:
        made = [make_call(problem.generator, scaled.size, scaled.seed).key() for _ in range(2)]
        if made[0] != made[1]:
            return [f"{problem.problem}: the generator gives two inputs for one size and seed"]
    return []


def _check_answers(
    problem: Problem, program: Program, calls: Sequence[Call], reports: Sequence[CallReport]
) -> list[str]:
    """Compare a program's answers with the expected ones."""
    wrong = []
    tests = len(problem.tests)
    for index, (call, report) in enumerate(zip(calls, reports, strict=True)):
        scaled = problem.scaled[index - tests] if index >= tests else None
        place = f"size {scaled.size}" if scaled else f"test {index + 1} {_short(call.args)}"
        where = f"{problem.problem}, program {program.name}, {place}"
        if report.outcome is not Outcome.OK:
            wrong.append(f"{where}: {report.outcome.value}: {report.detail}")
        elif scaled is not None:
            if answer_sha256(report.answer) != scaled.expected_sha256:
                wrong.append(f"{where}: wrong_answer: got {_short(report.answer)}")
        elif not same_answer(report.answer, problem.tests[index].expected):
            expected = _short(problem.tests[index].expected)
            wrong.append(f"{where}: wrong_answer: got {_short(report.answer)}, expected {expected}")
    return wrong


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}..."
