"""Calls with their answers out of assertions, read as data and never executed.

`assert candidate([1, 2], 3) == True` says that the call with `[[1, 2], 3]` answers `true`. Only
literals can be read so: an assertion with a helper, a loop or an object gives a reason instead.
A tuple becomes a list, because a call crosses into the sandbox as JSON.
"""

from __future__ import annotations

import ast
import json
import operator
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hydraopt.corpus.readers.edits import parse


@dataclass(frozen=True)
class Asserted:
    """What one assertion says.

    Attributes:
        args: The call's arguments.
        expected: The answer.
        tolerance: How far a number may be off, absolutely; 0 where it must be equal.
    """

    args: list[Any]
    expected: Any
    tolerance: float = 0.0

    def holds(self, found: Any) -> bool:
        """Return whether an answer fulfils the assertion, by Python's `==` (True equals 1)."""
        if self.tolerance:
            return _is_number(found) and abs(found - self.expected) < self.tolerance
        try:
            return bool(found == self.expected)
        except RecursionError:
            return False


def asserted_calls(code: str, name: str) -> tuple[list[Asserted], list[str]]:
    """Return what the assertions of a test say about calls of `name`, and why others say nothing.

    Args:
        code: Assertions, in a module or in functions.
        name: Name of the function as the assertions call it, such as `candidate`.

    Raises:
        ValueError: It is no Python.
    """
    found: list[Asserted] = []
    reasons: list[str] = []
    for node in ast.walk(parse(code)):
        if not isinstance(node, ast.Assert) or isinstance(node.test, ast.Constant):
            continue
        try:
            found.append(_read(node.test, name))
        except _Unreadable as error:
            reasons.append(str(error))
    return found, reasons


def called_names(code: str) -> set[str]:
    """Return the names that the assertions of a test call.

    Raises:
        ValueError: It is no Python.
    """
    return {
        call.func.id
        for node in ast.walk(parse(code))
        if isinstance(node, ast.Assert)
        for call in ast.walk(node)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name)
    }


class _Unreadable(Exception):
    """An assertion that cannot be turned into data; its text is the reason."""


def _read(test: ast.expr, name: str) -> Asserted:
    """Read one assertion's condition.

    Raises:
        _Unreadable: It does not compare one call with a literal.
    """
    if isinstance(test, ast.Call) and _is_call(test, name):
        return Asserted(_arguments(test), True)
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        return Asserted(_call(test.operand, name), False)
    if not isinstance(test, ast.Compare) or len(test.ops) != 1:
        raise _Unreadable("not one comparison of a call")
    left, comparison, right = test.left, test.ops[0], test.comparators[0]
    if isinstance(comparison, ast.Eq | ast.Is):
        if _is_call(right, name):
            left, right = right, left
        return Asserted(_call(left, name), _literal(right, any_keys=True))
    if isinstance(comparison, ast.Lt | ast.LtE):
        return _close(left, _literal(right), name)
    raise _Unreadable("not one comparison of a call")


def _close(left: ast.expr, tolerance: Any, name: str) -> Asserted:
    """Read `abs(f(x) - expected) < tolerance`."""
    if (
        isinstance(left, ast.Call)
        and _is_distance(left.func)
        and len(left.args) == 1
        and isinstance(left.args[0], ast.BinOp)
        and isinstance(left.args[0].op, ast.Sub)
        and _is_number(tolerance)
    ):
        first, second = left.args[0].left, left.args[0].right
        if _is_call(second, name):
            first, second = second, first
        expected = _literal(second)
        if _is_number(expected):
            return Asserted(_call(first, name), expected, float(tolerance))
    raise _Unreadable("not one comparison of a call")


def _is_distance(function: ast.expr) -> bool:
    """Whether a function is `abs` or `math.fabs`."""
    if isinstance(function, ast.Attribute) and function.attr == "fabs":
        return isinstance(function.value, ast.Name) and function.value.id == "math"
    return isinstance(function, ast.Name) and function.id == "abs"


def _is_call(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name


def _call(node: ast.expr, name: str) -> list[Any]:
    if not isinstance(node, ast.Call) or not _is_call(node, name):
        raise _Unreadable("the call's answer is changed before it is compared")
    return _arguments(node)


def _arguments(call: ast.Call) -> list[Any]:
    if call.keywords:
        raise _Unreadable("arguments by name")
    return [_literal(argument) for argument in call.args]


def _literal(node: ast.expr, *, any_keys: bool = False) -> Any:
    """Return a literal as JSON values.

    Raises:
        _Unreadable: It is no literal, or holds what JSON cannot hold.
    """
    try:
        value = ast.literal_eval(_Arithmetic().visit(node))
    except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError):
        raise _Unreadable("not a literal") from None
    return _as_json(value, any_keys)


class _Arithmetic(ast.NodeTransformer):
    """Works out what people write for a number: `3 * 5`, `2.0 / 3.0`, `-(10 ** 9)`."""

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        """Replace an operation on two small numbers by its result."""
        self.generic_visit(node)
        calculate = _OPERATIONS.get(type(node.op))
        left, right = (getattr(side, "value", None) for side in (node.left, node.right))
        if calculate is None or not (_is_small(left) and _is_small(right)):
            return node
        if isinstance(node.op, ast.Pow) and right not in range(_LARGEST_POWER):
            return node
        try:
            return ast.copy_location(ast.Constant(calculate(left, right)), node)
        except ArithmeticError:
            return node


def _is_small(value: Any) -> bool:
    return _is_number(value) and bool(abs(value) < _LARGE)


_LARGE = 10**18
_LARGEST_POWER = 64
_OPERATIONS: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}


def _as_json(value: Any, any_keys: bool) -> Any:
    """Return a literal with lists for its tuples, and text for keys if those may be anything.

    An answer's keys become text on its way out of the sandbox; an argument's must be text before.
    """
    if isinstance(value, dict):
        keys = {key: _key(key, any_keys) for key in value}
        return {keys[key]: _as_json(entry, any_keys) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [_as_json(entry, any_keys) for entry in value]
    if isinstance(value, str):
        return _text(value)
    if value is None or isinstance(value, bool | int | float):
        return value
    raise _Unreadable(f"a literal of type {type(value).__name__}")


def _key(key: Any, any_keys: bool) -> str:
    if isinstance(key, str):
        return _text(key)
    if any_keys and (key is None or isinstance(key, bool | int | float)):
        return json.dumps(key)
    raise _Unreadable("a dictionary with keys that are not text")


def _text(value: str) -> str:
    try:
        value.encode()
    except UnicodeEncodeError:  # a lone surrogate
        raise _Unreadable("text that UTF-8 cannot hold") from None
    return value


def _is_number(value: Any) -> bool:
    """Whether a value is a number that any other can be subtracted from."""
    return isinstance(value, int | float) and abs(value) <= sys.float_info.max
