"""What the rules that make programs slower have in common."""

from __future__ import annotations

import ast
import copy
import random
from collections.abc import Iterator, Sequence

from hydraopt.corpus.naming import identifiers
from hydraopt.corpus.syntax import count_stores

LOOPS = (ast.For, ast.While, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
"""What goes through its body, or its entry, more than once."""


class Names:
    """Hands out names that a program does not use yet."""

    def __init__(self, source: str, rng: random.Random) -> None:
        self._taken = set(identifiers(ast.parse(source)))
        self._rng = rng

    def choice(self, among: Sequence[str]) -> str:
        """Draw one of several texts."""
        return self._rng.choice(among)

    def fresh(self, *wished: str) -> str:
        """Return one of the wished names, or one with a number where all are taken."""
        free = [name for name in wished if name not in self._taken]
        numbered = (f"{wished[0]}{number}" for number in range(2, 100))
        name = self._rng.choice(free) if free else next(n for n in numbered if n not in self._taken)
        self._taken.add(name)
        return name


def bodies(tree: ast.AST) -> Iterator[list[ast.stmt]]:
    """Yield every list of statements, to be changed in place."""
    for node in ast.walk(tree):
        for field in ("body", "orelse", "finalbody"):
            body = getattr(node, field, None)
            if isinstance(body, list):
                yield body


def assigned_once(
    function: ast.FunctionDef,
) -> Iterator[tuple[list[ast.stmt], int, str, ast.expr]]:
    """Yield each `name = value` of a name that is stored once: its list of statements and place."""
    for body in bodies(function):
        for place, statement in enumerate(body):
            if not isinstance(statement, ast.Assign) or len(statement.targets) != 1:
                continue
            target = statement.targets[0]
            if isinstance(target, ast.Name) and count_stores([function], target.id) == 1:
                yield body, place, target.id, statement.value


def plain_call(node: ast.AST, names: frozenset[str] | set[str]) -> ast.Call | None:
    """Return a call of one of the named functions (`f(...)` or `module.f(...)`), no keywords."""
    if not isinstance(node, ast.Call) or node.keywords:
        return None
    if any(isinstance(entry, ast.Starred) for entry in node.args):
        return None
    name = called_name(node)
    return node if name in names else None


def called_name(node: ast.Call) -> str:
    """Return f of `f(...)` and of `module.f(...)`; else an empty text."""
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def is_plain(node: ast.AST) -> bool:
    """Whether an expression is a name or a literal, which costs nothing to read twice."""
    return isinstance(node, ast.Name | ast.Constant)


def store(name: str) -> ast.Name:
    """Return the name, stored."""
    return ast.Name(name, ast.Store())


def assign(name: str, value: ast.expr) -> ast.Assign:
    """Return `name = value`."""
    return ast.Assign([store(name)], value)


def item_of(sequence: ast.expr, index: ast.expr) -> ast.Subscript:
    """Return `sequence[index]`, read."""
    return ast.Subscript(copy.deepcopy(sequence), copy.deepcopy(index), ast.Load())


def comprehension_over(
    kind: type[ast.ListComp] | type[ast.GeneratorExp],
    entry: ast.expr,
    item: str,
    iterated: ast.expr,
    *conditions: ast.expr,
) -> ast.ListComp | ast.GeneratorExp:
    """Return `[entry for item in iterated if ...]`, or the generator expression."""
    clause = ast.comprehension(store(item), iterated, list(conditions), 0)
    return kind(entry, [clause])
