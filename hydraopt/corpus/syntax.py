"""Small questions about a piece of Python syntax, for the rewrites."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator, Sequence

_READERS = frozenset(
    {"len", "sum", "min", "max", "sorted", "enumerate", "zip", "set", "any", "all", "reversed"}
)
"""Builtins that do not change the sequence they are given."""


def declared_names(function: ast.FunctionDef) -> set[str]:
    """Return the names that are declared global or nonlocal somewhere in a function."""
    return {
        name
        for node in ast.walk(function)
        if isinstance(node, ast.Global | ast.Nonlocal)
        for name in node.names
    }


def plain_accumulators(function: ast.FunctionDef, declared: set[str]) -> set[str]:
    """Return the names that only ever hold numbers or text: set to a literal, then added to.

    Not multiplied: a number times a list is a list.
    """
    values: dict[str, list[bool]] = {}
    allowed: dict[str, int] = {}
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            target = node.targets[0]
            if isinstance(target, ast.Name):
                literal = is_plain_literal(node.value)
                growing = (
                    isinstance(node.value, ast.BinOp)
                    and not isinstance(node.value.op, ast.Mult)
                    and is_name(node.value.left, target.id)
                )
                values.setdefault(target.id, []).append(literal)
                allowed[target.id] = allowed.get(target.id, 0) + (literal or growing)
        elif (
            isinstance(node, ast.AugAssign)
            and isinstance(node.target, ast.Name)
            and not isinstance(node.op, ast.Mult)
        ):
            allowed[node.target.id] = allowed.get(node.target.id, 0) + 1
    return {
        name
        for name, literals in values.items()
        if any(literals)
        and allowed[name] == count_stores([function], name)
        and name not in declared
        and name not in {entry.arg for entry in function.args.args}
    }


def only_read(function: ast.FunctionDef, name: str) -> bool:
    """Whether a sequence is only iterated, indexed, measured or searched in the whole function."""
    safe = 0
    for node in ast.walk(function):
        if isinstance(node, ast.arg) and node.arg == name and node not in function.args.args:
            return False  # an inner function has a parameter of that name
        if isinstance(node, ast.For | ast.comprehension):
            safe += is_name(node.iter, name)
        elif isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load):
            safe += is_name(node.value, name)
        elif isinstance(node, ast.Compare):
            safe += sum(is_name(part, name) for part in [node.left, *node.comparators])
        elif (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in _READERS
        ):
            safe += sum(is_name(part, name) for part in node.args)
    return safe == sum(node.id == name for node in name_nodes(function))


def sum_operands(value: ast.expr) -> list[ast.expr]:
    """Return the operands of a chain of `+`, from left to right."""
    if isinstance(value, ast.BinOp) and isinstance(value.op, ast.Add):
        return [*sum_operands(value.left), value.right]
    return [value]


def text_of(operand: ast.expr) -> str | None:
    """Return the text of a string literal."""
    if isinstance(operand, ast.Constant) and isinstance(operand.value, str):
        return operand.value
    return None


def unwrapped(operand: ast.expr) -> ast.expr:
    """Return y of `str(y)`, else the operand."""
    if (
        isinstance(operand, ast.Call)
        and is_name(operand.func, "str")
        and len(operand.args) == 1
        and not operand.keywords
        and not isinstance(operand.args[0], ast.Starred)
    ):
        return operand.args[0]
    return operand


def range_ends(loop: ast.For) -> tuple[ast.expr, ast.expr] | None:
    """Return a and b of `for ... in range(a, b)` (a is 0 in `range(b)`)."""
    call = loop.iter
    if isinstance(call, ast.Call) and is_name(call.func, "range") and not call.keywords:
        if len(call.args) == 1:
            return ast.Constant(0), call.args[0]
        if len(call.args) == 2:
            return call.args[0], call.args[1]
    return None


def range_bound(loop: ast.For) -> ast.expr | None:
    """Return the end of a `range` that begins at 0."""
    ends = range_ends(loop)
    if ends is None or not isinstance(loop.target, ast.Name):
        return None
    start = ends[0]
    return ends[1] if isinstance(start, ast.Constant) and start.value == 0 else None


def length_of(bound: ast.expr | None) -> str | None:
    """Return xs of `len(xs)`."""
    if isinstance(bound, ast.Call) and is_name(bound.func, "len") and len(bound.args) == 1:
        argument = bound.args[0]
        return argument.id if isinstance(argument, ast.Name) else None
    return None


def is_entry(node: ast.AST, sequence: str, index: str) -> bool:
    """Whether a node reads `xs[i]`."""
    return (
        isinstance(node, ast.Subscript)
        and isinstance(node.ctx, ast.Load)
        and is_name(node.value, sequence)
        and is_name(node.slice, index)
    )


def is_step(statement: ast.stmt, index: str) -> bool:
    """Whether a statement is `i += 1` or `i = i + 1`."""
    if isinstance(statement, ast.AugAssign):
        grows = isinstance(statement.op, ast.Add) and is_name(statement.target, index)
        return grows and _is_one(statement.value)
    if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.BinOp):
        total = statement.value
        grows = isinstance(total.op, ast.Add) and is_name(total.left, index)
        return grows and is_name(statement.targets[0], index) and _is_one(total.right)
    return False


def _is_one(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and type(value.value) is int and value.value == 1


def is_plain_literal(value: ast.expr) -> bool:
    """Whether an expression is a number or a text, as it stands."""
    return isinstance(value, ast.Constant) and isinstance(value.value, int | float | str)


def is_name(node: ast.AST, name: str) -> bool:
    """Whether a node is the given name."""
    return isinstance(node, ast.Name) and node.id == name


def expressions(node: ast.AST) -> Iterator[ast.expr]:
    """Yield all expressions within a node, itself included."""
    return (part for part in ast.walk(node) if isinstance(part, ast.expr))


def name_nodes(node: ast.AST) -> Iterator[ast.Name]:
    """Yield all names within a node, itself included."""
    return (part for part in ast.walk(node) if isinstance(part, ast.Name))


def count_name(node: ast.AST, name: str) -> int:
    """Count where a name stands, read or stored."""
    return sum(part.id == name for part in name_nodes(node))


def count_stores(body: Sequence[ast.AST], name: str) -> int:
    """Count where a name is stored or deleted."""
    return sum(
        part.id == name and not isinstance(part.ctx, ast.Load)
        for statement in body
        for part in name_nodes(statement)
    )


def has_continue(body: Sequence[ast.stmt]) -> bool:
    """Whether a `continue` in the body belongs to the loop around it."""
    for statement in body:
        if isinstance(statement, ast.Continue):
            return True
        if isinstance(statement, ast.For | ast.While):
            if has_continue(statement.orelse):
                return True
            continue
        for field in ("body", "orelse", "finalbody", "handlers", "cases"):
            inner = getattr(statement, field, [])
            if inner and has_continue(inner):
                return True
    return False


def load(name: str) -> ast.Name:
    """Return the name, read."""
    return ast.Name(name, ast.Load())


def call_to(function: str, *arguments: ast.expr) -> ast.Call:
    """Return a call of a function by name."""
    return ast.Call(load(function), [copy.deepcopy(entry) for entry in arguments], [])
