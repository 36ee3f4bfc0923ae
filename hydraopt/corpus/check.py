"""Is a corpus right? Every program on every test and every input for measuring."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hydraopt.corpus.dataset import scaled_call
from hydraopt.corpus.readers.verifying import agrees
from hydraopt.corpus.records import Problem, make_call
from hydraopt.profiling.answers import answer_sha256
from hydraopt.profiling.records import Call, Limits, Outcome
from hydraopt.profiling.sandbox.contract import Language, Run, Worker
from hydraopt.profiling.sandbox.contract import Program as Runnable

CHECK_LIMITS = Limits(wall_s=60.0, memory_mib=2048, output_mib=64)
"""Of one program on one input."""

_SHOWN = 120
"""Characters of an answer in a message."""


def check(
    problems: Sequence[Problem],
    worker: Worker,
    on_progress: Callable[[int, int], None] | None = None,
    *,
    limits: Limits = CHECK_LIMITS,
) -> list[str]:
    """Run every program on every test and input for measuring; return what is wrong, one line each.

    Args:
        problems: The corpus.
        worker: Runs the programs, each run in a process of its own.
        on_progress: Told (problems done, problems in all).
        limits: Of one program on one input.
    """
    wrong = []
    names: set[str] = set()
    for done, problem in enumerate(problems, start=1):
        if problem.problem in names:
            wrong.append(f"{problem.problem}: the name stands twice")
        names.add(problem.problem)
        wrong += _check_problem(problem, worker, limits)
        if on_progress is not None:
            on_progress(done, len(problems))
    return wrong


def _check_problem(problem: Problem, worker: Worker, limits: Limits) -> list[str]:
    wrong = [f"{problem.problem}: {message}" for message in _check_record(problem)]
    try:
        wrong += _check_generator(problem)
        calls = [test.call for test in problem.tests]
        calls += [scaled_call(problem, scaled) for scaled in problem.scaled]
        calls += [test.call for test in problem.inputs]
    except Exception as error:  # the generator is the author's code: whatever it raises is named
        return [*wrong, f"{problem.problem}: the generator failed: {type(error).__name__}: {error}"]
    for program in problem.programs:
        runnable = Runnable(program.source, problem.entry_point, Language(problem.language))
        runs = [worker.run(runnable, call, limits) for call in calls]
        wrong += _check_answers(problem, runnable, program.name, calls, runs)
    return wrong


def _check_record(problem: Problem) -> list[str]:
    """Return what can be seen without running a program."""
    wrong = []
    if not problem.tests:
        wrong.append("there is no test")
    if not problem.scaled and not problem.inputs:
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
    problem: Problem, runnable: Runnable, name: str, calls: Sequence[Call], runs: Sequence[Run]
) -> list[str]:
    """Compare a program's answers with the expected ones."""
    wrong = []
    tests, scaled = len(problem.tests), len(problem.scaled)
    given = [*problem.tests, *(None for _ in problem.scaled), *problem.inputs]
    for index, (call, run) in enumerate(zip(calls, runs, strict=True)):
        test = given[index]
        if index < tests:
            place = f"test {index + 1} {_short(call.stdin or call.args)}"
        elif test is None:
            place = f"size {problem.scaled[index - tests].size}"
        else:
            place = f"input {index - tests - scaled + 1}"
        where = f"{problem.problem}, program {name}, {place}"
        if run.outcome is not Outcome.OK:
            wrong.append(f"{where}: {run.outcome.value}: {run.detail}")
        elif test is None:
            if answer_sha256(run.answer) != problem.scaled[index - tests].expected_sha256:
                wrong.append(f"{where}: wrong_answer: got {_short(run.answer)}")
        elif not agrees(runnable, run.answer, test.expected):
            expected = _short(test.expected)
            wrong.append(f"{where}: wrong_answer: got {_short(run.answer)}, expected {expected}")
    return wrong


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}..."
