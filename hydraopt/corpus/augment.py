"""More problems from one: the same change in all its programs, which keeps what they mean.

A variant has other identifiers, other constants and separators (where its author allows it), other
loop forms in the original, and another style of quotes. Its programs stand in the same order as the
base problem's, whose measurements it inherits.
"""

from __future__ import annotations

import ast
import dataclasses
import random
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from hydraopt.corpus import layout
from hydraopt.corpus.authoring import call_function
from hydraopt.corpus.naming import bound_roles, choose_names, identifiers, rename
from hydraopt.corpus.records import Problem, Program, ScaledInput, Test, make_call
from hydraopt.corpus.rewrites import LoopForms
from hydraopt.profiling.answers import answer_sha256, same_answer
from hydraopt.profiling.records import Call, Limits, Outcome
from hydraopt.profiling.sandbox.contract import Program as Runnable
from hydraopt.profiling.sandbox.contract import Worker

_CONSTANT_SHARE = 0.6
"""Probability that a constant is replaced."""
_ATTEMPTS = 4
"""Drawings per wanted variant, before fewer are given."""

Expectations = tuple[list[Test], list[ScaledInput]]
Answer = Callable[[str, str, Sequence[Call]], list[Any] | None]
"""Calls a program (source, entry point) on inputs; None where it fails."""


def variants(
    problem: Problem,
    count: int,
    seed: int,
    *,
    worker: Worker | None = None,
    limits: Limits | None = None,
) -> list[Problem]:
    """Return up to `count` variants of a problem, all different and none equal to it.

    Each is verified: all its programs give the right answer on all its tests. A problem that
    cannot be varied so often gives fewer, and one without tests or function, or whose programs this
    Python cannot parse, gives none. The first n of `variants(p, m, s)` are
    `variants(p, n, s)`.

    Args:
        problem: Base problem.
        count: Variants wanted.
        seed: The same seed gives the same variants, on every machine.
        worker: Verifies in processes of their own, under limits. None: in this process, which is
            quick, but only fit for programs that are trusted to end and to do no harm.
        limits: Of one program on one test, with a worker.

    Returns:
        Problems named `BASE~1`, `BASE~2`, ..., with the base's split, family and generator.
    """
    made: list[Problem] = []
    try:
        seen = {_signature(problem), _signature(styled(problem))}
    except (SyntaxError, ValueError, RecursionError):
        return []  # no program of this Python version
    if not problem.tests or not problem.entry_point:
        return []  # nothing to verify with, or no function whose arguments are known
    expectations: dict[tuple[tuple[str, str], ...], Expectations | None] = {(): _own(problem)}
    answer = _answer_apart(worker, limits or Limits()) if worker else _answer_here
    for attempt in range(_ATTEMPTS * count):
        if len(made) == count:
            break
        rng = random.Random(f"{seed}:{problem.problem}:{attempt}")
        variant = _draw(problem, f"{problem.problem}~{len(made) + 1}", rng, expectations, answer)
        if variant is None or _signature(variant) in seen:
            continue
        seen.add(_signature(variant))
        if _is_right(variant, answer):
            made.append(variant)
    return made


def styled(problem: Problem) -> Problem:
    """Return the unvaried problem with its programs laid out as those of its variants are."""
    programs = [
        Program(program.name, layout.laid_out(ast.parse(program.source)))
        for program in problem.programs
    ]
    return dataclasses.replace(problem, programs=programs)


def _own(problem: Problem) -> Expectations:
    return problem.tests, problem.scaled


def _signature(problem: Problem) -> tuple[str, ...]:
    return tuple(program.source for program in problem.programs)


def _draw(
    problem: Problem,
    name: str,
    rng: random.Random,
    expectations: dict[tuple[tuple[str, str], ...], Expectations | None],
    answer: Answer,
) -> Problem | None:
    """Draw one variant; None where its constants make the original fail."""
    constants = {
        literal: rng.choice(others)
        for literal, others in sorted(problem.constants.items())
        if others and rng.random() < _CONSTANT_SHARE
    }
    trees = [replace_literals(program.source, constants) for program in problem.programs]
    key = tuple(sorted(constants.items()))
    if key not in expectations:
        expectations[key] = _expect(problem, ast.unparse(trees[0]), answer)
    expected = expectations[key]
    if expected is None:
        return None
    calls = [test.call.args for test in problem.tests]
    taken = set().union(*map(identifiers, trees))
    for function in trees[0].body:
        if isinstance(function, ast.FunctionDef):
            known = calls if function.name == problem.entry_point else []
            LoopForms(function, known, taken, rng).rewrite()
    names = _draw_names(problem, trees, rng)
    double_quotes = rng.random() < 0.5
    programs = [
        Program(program.name, layout.laid_out(rename(tree, names), double_quotes=double_quotes))
        for program, tree in zip(problem.programs, trees, strict=True)
    ]
    return dataclasses.replace(
        problem,
        problem=name,
        statement=_restate(problem.statement, constants),
        entry_point=names.get(problem.entry_point, problem.entry_point),
        programs=programs,
        tests=expected[0],
        scaled=expected[1],
        constants={},
    )


def _draw_names(
    problem: Problem, trees: Sequence[ast.Module], rng: random.Random
) -> dict[str, str]:
    example = problem.tests[-1].call.args if problem.tests else []
    roles: dict[str, str] = {}
    kept: set[str] = set()
    for tree in trees:
        found = bound_roles(tree, problem.entry_point, example)
        # What one program binds and another takes from elsewhere (an import) keeps its name.
        kept |= {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)} - found.keys()
        roles = {**found, **roles}
    roles = {name: role for name, role in roles.items() if name not in kept}
    return choose_names(roles, set().union(*map(identifiers, trees)), rng)


def replace_literals(source: str, constants: Mapping[str, str]) -> ast.Module:
    """Parse a program and replace the expressions whose text is exactly a given literal's.

    The text decides, not the value: `'-'` and `"-"` may mean different things to an author.
    """
    tree = ast.parse(source)
    if not constants:
        return tree
    replacements: dict[int, ast.expr] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant | ast.UnaryOp):
            other = constants.get(ast.get_source_segment(source, node) or "")
            if other is not None:
                replacements[id(node)] = ast.parse(other, mode="eval").body

    class Replacer(ast.NodeTransformer):
        def visit(self, node: ast.AST) -> ast.AST:
            if id(node) in replacements:
                return replacements[id(node)]
            return self.generic_visit(node)

    changed = Replacer().visit(tree)
    assert isinstance(changed, ast.Module)
    return ast.fix_missing_locations(changed)


def _restate(statement: str, constants: Mapping[str, str]) -> str:
    """Change the constants in the statement too, where they stand there as they are."""
    for literal, other in constants.items():
        pattern = rf"(?<!\w){re.escape(literal)}(?!\w)"
        statement = re.sub(pattern, other.replace("\\", r"\\"), statement)
    return statement


def _expect(problem: Problem, original: str, answer: Answer) -> Expectations | None:
    """Compute the answers anew by the original with its new constants; None where it fails."""
    calls = [test.call for test in problem.tests]
    calls += [make_call(problem.generator, entry.size, entry.seed) for entry in problem.scaled]
    answers = answer(original, problem.entry_point, calls)
    if answers is None:
        return None
    ends = len(problem.tests)
    tests = [Test(test.call, found) for test, found in zip(problem.tests, answers, strict=False)]
    scaled = [
        dataclasses.replace(entry, expected_sha256=answer_sha256(found))
        for entry, found in zip(problem.scaled, answers[ends:], strict=True)
    ]
    return tests, scaled


def _is_right(variant: Problem, answer: Answer) -> bool:
    """Whether every program of a variant gives the right answer on every test."""
    calls = [test.call for test in variant.tests]
    expected = [test.expected for test in variant.tests]
    for program in variant.programs:
        answers = answer(program.source, variant.entry_point, calls)
        if answers is None or not all(map(same_answer, answers, expected)):
            return False
    return True


def _answer_here(source: str, entry_point: str, calls: Sequence[Call]) -> list[Any] | None:
    try:
        return [call_function(source, entry_point, call) for call in calls]
    except Exception:  # a program may raise anything; the variant is then dropped
        return None


def _answer_apart(worker: Worker, limits: Limits) -> Answer:
    def answer(source: str, entry_point: str, calls: Sequence[Call]) -> list[Any] | None:
        answers = []
        for call in calls:
            run = worker.run(Runnable(source, entry_point), call, limits)
            if run.outcome is not Outcome.OK:
                return None
            answers.append(run.answer)
        return answers

    return answer
