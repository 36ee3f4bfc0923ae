"""Problems whose original is made from a good program, one slower step after another.

The starter corpus' authors wrote whole solutions, so that a problem's original and its best program
often share no line. Here the original is one of the authors' programs with one to three local
changes for the worse (`hydraopt.corpus.slowing`), and the better program is the one it was made of.
The file beside the corpus holds the slower programs only; all else is the base problem's.
"""

from __future__ import annotations

import dataclasses
import functools
import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from hydraopt.corpus.dataset import scaled_call
from hydraopt.corpus.records import Problem, Program, ScaledInput
from hydraopt.corpus.slowing.program import laid_out, slow
from hydraopt.profiling.answers import answer_sha256, same_answer
from hydraopt.profiling.records import Limits, Outcome
from hydraopt.profiling.sandbox.contract import Program as Runnable
from hydraopt.profiling.sandbox.contract import Worker

FAMILY = "slowed"

LIMITS = Limits(wall_s=0.4, memory_mib=1024, output_mib=16)
"""Of a slower program on one input: what takes longer is measured on a smaller one, or dropped."""

_MOST_CHANGES = 3
_ATTEMPTS = 3
"""Drawings per wanted program, before fewer are given."""


@dataclass(frozen=True)
class Slowed:
    """A slower program and what it was made of.

    Attributes:
        problem: Identity of the base problem.
        base: Name of the base problem's program that was changed.
        source: The slower program.
        size: Size of the base problem's input that it is measured on.
    """

    problem: str
    base: str
    source: str
    size: int

    def to_json(self) -> dict[str, Any]:
        """Return the record as plain JSON values."""
        return asdict(self)


def slower(
    problem: Problem, program: Program, count: int, worker: Worker, *, algorithm: bool = False
) -> Iterator[Slowed]:
    """Yield up to `count` different slower forms of one program, verified on every test.

    The same program gives the same forms on every machine, but for what a slow machine does not
    finish within `LIMITS`.

    Args:
        problem: Whose tests they pass.
        program: One of its programs.
        count: Forms wanted.
        worker: Runs them.
        algorithm: Whether each undoes a better algorithm, or makes local changes only.
    """
    seen = {laid_out(program.source)}
    for attempt in range(_ATTEMPTS * count):
        if len(seen) > count:
            return
        kind = ":algorithm" if algorithm else ""
        rng = random.Random(f"{problem.problem}:{program.name}{kind}:{attempt}")
        source = slow(program.source, rng, rng.randint(1, _MOST_CHANGES), algorithm=algorithm)
        if source is None or source in seen:
            continue
        scaled = _largest(problem, source, worker)
        if scaled is not None and _passes(problem, source, worker):
            seen.add(source)
            yield Slowed(problem.problem, program.name, source, scaled.size)


def _largest(problem: Problem, source: str, worker: Worker) -> ScaledInput | None:
    """Return the largest input on which a program gives the right answer in time."""
    runnable = Runnable(source, problem.entry_point)
    for scaled in reversed(problem.scaled):
        run = worker.run(runnable, scaled_call(problem, scaled), LIMITS)
        if run.outcome is Outcome.OK:
            return scaled if answer_sha256(run.answer) == scaled.expected_sha256 else None
        if run.outcome not in (Outcome.TIMEOUT, Outcome.MEMORY_LIMIT):
            return None
    return None


def _passes(problem: Problem, source: str, worker: Worker) -> bool:
    runnable = Runnable(source, problem.entry_point)
    for test in problem.tests:
        run = worker.run(runnable, test.call, LIMITS)
        if run.outcome is not Outcome.OK or not same_answer(run.answer, test.expected):
            return False
    return True


def as_problems(
    records: Iterable[Mapping[str, Any]], problems: Iterable[Problem]
) -> Iterator[Problem]:
    """Yield a problem for each record: its original is the slower program, the base stands second.

    Args:
        records: What `Slowed.to_json` returned.
        problems: The base problems; a record of any other is left out.

    Raises:
        KeyError: A record lacks a field, or names a program or a size that its problem has not.
    """
    by_name = {problem.problem: problem for problem in problems}
    better = functools.cache(laid_out)
    for number, record in enumerate(records):
        base = by_name.get(record["problem"])
        if base is None:
            continue
        sources = {program.name: program.source for program in base.programs}
        sizes = {scaled.size: scaled for scaled in base.scaled}
        name = base.problem.rpartition("/")[2]
        yield dataclasses.replace(
            base,
            problem=f"{FAMILY}/{name}.{record['base']}.{number}",
            family=FAMILY,
            programs=[
                Program("slowed", record["source"]),
                Program(record["base"], better(sources[record["base"]])),
            ],
            scaled=[sizes[record["size"]]],
            constants={},
        )


def make(
    problems: Sequence[Problem],
    worker: Worker,
    *,
    of_written: int = 2,
    of_templates: int = 1,
    on_progress: Callable[[int, int], None] | None = None,
) -> Iterator[Slowed]:
    """Yield the slower forms of a corpus' programs.

    Args:
        problems: The base problems.
        worker: Verifies what is made.
        of_written: Forms wanted of each program that was written by hand.
        of_templates: Forms wanted of the last program of a problem that a template made.
        on_progress: Told (problems done, problems in all).
    """
    for done, problem in enumerate(problems, start=1):
        template = problem.problem[-3:-2] == "_" and problem.problem[-2:].isdigit()
        chosen = problem.programs[-1:] if template else problem.programs
        count = of_templates if template else of_written
        for program in chosen:
            for algorithm in (False, True):
                yield from slower(problem, program, count, worker, algorithm=algorithm)
        if on_progress is not None:
            on_progress(done, len(problems))
