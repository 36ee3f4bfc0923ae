"""Other forms of the same loops and sums, where it is plain that the meaning stays.

Each rewrite looks at one statement and its function, and leaves it alone unless every condition of
its docstring holds.
"""

from __future__ import annotations

import ast
import random
from collections.abc import Collection, Sequence
from typing import Any

from hydraopt.corpus.syntax import (
    call_to,
    count_name,
    count_stores,
    declared_names,
    expressions,
    has_continue,
    is_entry,
    is_name,
    is_step,
    length_of,
    load,
    name_nodes,
    only_read,
    plain_accumulators,
    range_bound,
    range_ends,
    sum_operands,
    text_of,
    unwrapped,
)

_INDEX_NAMES = ("i", "j", "k", "idx", "index", "pos")
_ITEM_NAMES = ("item", "value", "entry", "element", "current")


def parameters_of_type(
    function: ast.FunctionDef, calls: Sequence[Sequence[Any]], kinds: tuple[type, ...]
) -> set[str]:
    """Return the parameters whose argument has exactly one of the types in every known call."""
    return {
        entry.arg
        for index, entry in enumerate(function.args.args)
        if calls and all(index < len(call) and type(call[index]) in kinds for call in calls)
    }


class LoopForms:
    """Rewrites some loops and sums of one function, by the draws of a generator."""

    def __init__(
        self,
        function: ast.FunctionDef,
        calls: Sequence[Sequence[Any]],
        taken: Collection[str],
        rng: random.Random,
        share: float = 0.5,
    ) -> None:
        """Prepare to rewrite a function.

        Args:
            function: What is rewritten.
            calls: Known argument lists of the function (none: nothing is known of its types).
            taken: Names in use.
            rng: Source of the draws.
            share: Probability that a place that can be rewritten is.
        """
        self._function = function
        self._rng = rng
        self._share = share
        self._taken = set(taken)
        sequences = parameters_of_type(function, calls, (list, str))
        self._steady = {name for name in sequences if only_read(function, name)}
        self._integers = parameters_of_type(function, calls, (int,))
        self._declared = declared_names(function)
        self._plain = plain_accumulators(function, self._declared)
        self._augmented = rng.choice((True, False, None))
        self._made: list[ast.While] = []

    def rewrite(self) -> None:
        """Rewrite the function in place."""
        self._function.body = self._block(self._function.body)
        ast.fix_missing_locations(self._function)

    def _block(self, body: list[ast.stmt]) -> list[ast.stmt]:
        made: list[ast.stmt] = []
        for statement in body:
            for field in ("body", "orelse", "finalbody"):
                inner = getattr(statement, field, None)
                if isinstance(inner, list):
                    setattr(statement, field, self._block(inner))
            made += self._statement(statement)
        return self._pairs(made)

    def _statement(self, statement: ast.stmt) -> list[ast.stmt]:
        if isinstance(statement, ast.AugAssign | ast.Assign):
            return [self._sum(self._joined(statement))]
        if not isinstance(statement, ast.For) or self._rng.random() >= self._share:
            return [statement]
        forms = [self._over_items, self._over_indexes, self._as_while]
        self._rng.shuffle(forms)
        for form in forms:
            rewritten = form(statement)
            if rewritten is not None:
                return rewritten
        return [statement]

    def _pairs(self, body: list[ast.stmt]) -> list[ast.stmt]:
        """Look at neighbours: a counter and its `while` may become a `for`."""
        made: list[ast.stmt] = []
        for statement in body:
            if (
                isinstance(statement, ast.While)
                and made
                and statement not in self._made
                and self._rng.random() < self._share
            ):
                loop = self._as_for(made[-1], statement)
                if loop is not None:
                    made[-1] = loop
                    continue
            made.append(statement)
        return made

    def _sum(self, statement: ast.stmt) -> ast.stmt:
        """`x += e` to `x = x + e` or back, where x holds numbers or text only (never a list)."""
        if self._augmented is False and isinstance(statement, ast.AugAssign):
            target = statement.target
            if isinstance(target, ast.Name) and target.id in self._plain:
                left = ast.Name(target.id, ast.Load())
                value = ast.BinOp(left, statement.op, statement.value)
                return ast.copy_location(ast.Assign([target], value), statement)
        if self._augmented is True and isinstance(statement, ast.Assign):
            assigned, total = statement.targets[0], statement.value
            if (
                isinstance(assigned, ast.Name)
                and assigned.id in self._plain
                and isinstance(total, ast.BinOp)
                and is_name(total.left, assigned.id)
            ):
                changed = ast.AugAssign(assigned, total.op, total.right)
                return ast.copy_location(changed, statement)
        return statement

    def _joined(self, statement: ast.Assign | ast.AugAssign) -> ast.Assign | ast.AugAssign:
        """`"a" + x + str(y)` to `f"a{x}{y}"`; not where the target itself is in the sum.

        A sum with a text literal in it is all text, and `str(y)` is what a format field gives.
        """
        operands = sum_operands(statement.value)
        targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
        names = {node.id for target in targets for node in name_nodes(target)}
        if (
            len(operands) < 2
            or not any(text_of(operand) is not None for operand in operands)
            or any(node.id in names for node in name_nodes(statement.value))
            or self._rng.random() >= self._share
        ):
            return statement
        parts: list[ast.expr] = []
        for operand in operands:
            text = text_of(operand)
            if text is not None:
                parts.append(ast.Constant(text))
            else:
                parts.append(ast.FormattedValue(unwrapped(operand), -1, None))
        fields = [part for part in parts if isinstance(part, ast.FormattedValue)]
        # Text within a field would need a second kind of quotes (before Python 3.12).
        if not fields or any(
            text_of(part) is not None for field in fields for part in expressions(field)
        ):
            return statement
        statement.value = ast.JoinedStr(parts)
        return statement

    def _over_indexes(self, loop: ast.For) -> list[ast.stmt] | None:
        """`for x in xs` to `for i in range(len(xs)): x = xs[i]`, xs a list that is only read."""
        iterated = loop.iter
        if not isinstance(loop.target, ast.Name) or not isinstance(iterated, ast.Name):
            return None
        index = self._fresh(_INDEX_NAMES)
        if iterated.id not in self._steady or index is None:
            return None
        entry = ast.Subscript(load(iterated.id), load(index), ast.Load())
        first = ast.Assign([ast.Name(loop.target.id, ast.Store())], entry)
        length = call_to("len", load(iterated.id))
        changed = ast.For(
            ast.Name(index, ast.Store()), call_to("range", length), [first, *loop.body], loop.orelse
        )
        return [ast.copy_location(changed, loop)]

    def _over_items(self, loop: ast.For) -> list[ast.stmt] | None:
        """`for i in range(len(xs))` to `for x in xs`, where i only stands in `xs[i]`, read."""
        sequence = length_of(range_bound(loop))
        if sequence is None or sequence not in self._steady:
            return None
        assert isinstance(loop.target, ast.Name)
        index = loop.target.id
        reads = [node for node in ast.walk(loop) if is_entry(node, sequence, index)]
        inside = count_name(loop, index)
        if not reads or len(reads) != inside - 1 or inside != count_name(self._function, index):
            return None
        item = self._fresh(_ITEM_NAMES)
        if item is None:
            return None
        body = [_EntryToName(sequence, index, item).visit(part) for part in loop.body]
        changed = ast.For(ast.Name(item, ast.Store()), load(sequence), body, loop.orelse)
        return [ast.copy_location(changed, loop)]

    def _as_while(self, loop: ast.For) -> list[ast.stmt] | None:
        """`for i in range(a, b)` to a `while`, where b stays, i is only read, and ends with it."""
        ends = range_ends(loop)
        if ends is None or loop.orelse or not isinstance(loop.target, ast.Name):
            return None
        index = loop.target.id
        if (
            not self._stays(ends[1], loop)
            or count_stores(loop.body, index)
            or count_name(loop, index) != count_name(self._function, index)
            or has_continue(loop.body)
            or any(isinstance(node, ast.Lambda | ast.FunctionDef) for node in ast.walk(loop))
        ):
            return None
        start = ast.Assign([ast.Name(index, ast.Store())], ends[0])
        step = ast.AugAssign(ast.Name(index, ast.Store()), ast.Add(), ast.Constant(1))
        test = ast.Compare(load(index), [ast.Lt()], [ends[1]])
        changed = ast.copy_location(ast.While(test, [*loop.body, step], []), loop)
        self._made.append(changed)
        return [ast.copy_location(start, loop), changed]

    def _as_for(self, start: ast.stmt, loop: ast.While) -> ast.stmt | None:
        """`i = a; while i < b: ...; i += 1` to `for i in range(a, b)`, under the same conditions.

        As in `_as_while`: b stays, i is not stored elsewhere, and is not used afterwards. And b is
        a whole number: a literal, a parameter that is one in every known call, or `len(xs)`.
        """
        if not isinstance(start, ast.Assign) or len(loop.body) < 2 or loop.orelse:
            return None
        target, test = start.targets[0], loop.test
        if not (
            len(start.targets) == 1
            and isinstance(target, ast.Name)
            and isinstance(start.value, ast.Constant)
            and type(start.value.value) is int
            and isinstance(test, ast.Compare)
            and is_name(test.left, target.id)
            and len(test.ops) == 1
            and isinstance(test.ops[0], ast.Lt)
            and is_step(loop.body[-1], target.id)
        ):
            return None
        index, body, end = target.id, loop.body[:-1], test.comparators[0]
        if (
            not self._stays(end, loop)
            or not self._is_whole(end)
            or count_stores(body, index)
            or count_name(loop, index) + 1 != count_name(self._function, index)
            or has_continue(body)
            or any(isinstance(node, ast.Lambda | ast.FunctionDef) for node in ast.walk(loop))
        ):
            return None
        ends = [end] if start.value.value == 0 else [start.value, end]
        changed = ast.For(ast.Name(index, ast.Store()), call_to("range", *ends), body, [])
        return ast.copy_location(changed, loop)

    def _stays(self, bound: ast.expr, loop: ast.stmt) -> bool:
        """Whether a bound has one value throughout a loop: constants, unstored names, len(xs)."""
        sequence = length_of(bound)
        if sequence is not None:
            return sequence in self._steady
        if isinstance(bound, ast.BinOp) and isinstance(bound.op, ast.Add | ast.Sub):
            return self._stays(bound.left, loop) and self._stays(bound.right, loop)
        if isinstance(bound, ast.Name):
            return bound.id not in self._declared and not count_stores([loop], bound.id)
        return isinstance(bound, ast.Constant)

    def _is_whole(self, bound: ast.expr) -> bool:
        if isinstance(bound, ast.BinOp):
            return self._is_whole(bound.left) and self._is_whole(bound.right)
        if isinstance(bound, ast.Constant):
            return type(bound.value) is int
        if isinstance(bound, ast.Name):
            return bound.id in self._integers and not count_stores([self._function], bound.id)
        return length_of(bound) is not None

    def _fresh(self, names: Sequence[str]) -> str | None:
        free = [name for name in names if name not in self._taken]
        if not free:
            return None
        self._taken.add(free[0])
        return free[0]


class _EntryToName(ast.NodeTransformer):
    """Replaces `xs[i]` by `x`."""

    def __init__(self, sequence: str, index: str, item: str) -> None:
        self._sequence, self._index, self._item = sequence, index, item

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        """Replace one entry."""
        if is_entry(node, self._sequence, self._index):
            return ast.copy_location(load(self._item), node)
        return self.generic_visit(node)
