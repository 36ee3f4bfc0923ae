"""Slower programs from good ones: local changes that keep what a program means.

Each rule of this package undoes one step that a programmer takes to make code faster or leaner: a
comprehension becomes a loop, a set a list, a value that was kept is computed again. The program
that was changed is then a better solution of the slower one, and most of its lines are the same:
from such pairs a small model learns to copy what is good and to change what is not. A rule asks for
little and may be wrong where types are not known: whoever uses it runs the tests
(`hydraopt.corpus.slowed`).
"""

from __future__ import annotations

import ast
import random

from hydraopt.corpus import layout
from hydraopt.corpus.slowing import algorithms, expressions, functions, statements
from hydraopt.corpus.slowing.expressions import Expression
from hydraopt.corpus.slowing.functions import Function
from hydraopt.corpus.slowing.parts import Names, bodies
from hydraopt.corpus.slowing.statements import Statement
from hydraopt.corpus.syntax import name_nodes

Rule = Expression | Statement | Function

EXPRESSIONS = (*expressions.EXPRESSIONS, *algorithms.EXPRESSIONS)
STATEMENTS = (*statements.STATEMENTS, *algorithms.STATEMENTS)

LOCAL: tuple[Rule, ...] = (
    *expressions.EXPRESSIONS,
    *statements.STATEMENTS,
    *functions.FUNCTIONS,
)
"""Rules that fit most programs, and cost a part of their time."""
ALGORITHMIC: tuple[Rule, ...] = (
    *algorithms.EXPRESSIONS,
    *algorithms.STATEMENTS,
    *algorithms.FUNCTIONS,
)
"""Rules that fit few programs, and cost more the larger the input is."""


def slow(
    source: str, rng: random.Random, changes: int = 1, *, algorithm: bool = False
) -> str | None:
    """Return a program with up to `changes` local changes that should cost time or memory.

    Args:
        source: A program that Python can parse.
        rng: Source of the draws.
        changes: Changes wanted; fewer where fewer places are found.
        algorithm: Whether the first of them undoes a better algorithm.

    Returns:
        The changed source, laid out as `laid_out(source)` is, or None where nothing can be changed.
    """
    tree = ast.parse(source)
    names = Names(source, rng)
    changed = False
    for number in range(changes):
        rules = list(ALGORITHMIC if algorithm and number == 0 else LOCAL)
        rng.shuffle(rules)
        changed |= any(_apply(rule, tree, names, rng) for rule in rules)
        if not changed:
            return None
    return laid_out(_without_idle_imports(tree))


def laid_out(program: str | ast.Module) -> str:
    """Return a program as `slow` lays out what it makes, so that equal lines are equal texts."""
    tree = ast.parse(program) if isinstance(program, str) else program
    return layout.laid_out(ast.fix_missing_locations(tree))


def _apply(rule: object, tree: ast.Module, names: Names, rng: random.Random) -> bool:
    """Apply one rule at one place that it fits; say whether there was one."""
    if rule in EXPRESSIONS:
        return _change_expression(tree, rule, names, rng)
    if rule in STATEMENTS:
        return _change_statement(tree, rule, names, rng)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    rng.shuffle(functions)
    return any(rule(function, names) for function in functions)  # type: ignore[operator]


def _change_expression(
    tree: ast.Module, rule: Expression, names: Names, rng: random.Random
) -> bool:
    places = [
        (node, field, index)
        for node in ast.walk(tree)
        for field, value in ast.iter_fields(node)
        for index, part in enumerate(value if isinstance(value, list) else [value])
        if isinstance(part, ast.expr)
    ]
    rng.shuffle(places)
    for node, field, index in places:
        value = getattr(node, field)
        part = value[index] if isinstance(value, list) else value
        made = rule(part, names)
        if made is not None:
            if isinstance(value, list):
                value[index] = made
            else:
                setattr(node, field, made)
            return True
    return False


def _change_statement(tree: ast.Module, rule: Statement, names: Names, rng: random.Random) -> bool:
    places = [(body, index) for body in bodies(tree) for index in range(len(body))]
    rng.shuffle(places)
    for body, index in places:
        made = rule(body[index], names)
        if made is not None:
            body[index : index + 1] = made
            return True
    return False


def _without_idle_imports(tree: ast.Module) -> ast.Module:
    used = {node.id for node in name_nodes(tree)}
    kept: list[ast.stmt] = []
    for statement in tree.body:
        if isinstance(statement, ast.Import | ast.ImportFrom):
            statement.names = [
                entry
                for entry in statement.names
                if (entry.asname or entry.name).partition(".")[0] in used
            ]
            if not statement.names:
                continue
        kept.append(statement)
    tree.body = kept
    return tree
