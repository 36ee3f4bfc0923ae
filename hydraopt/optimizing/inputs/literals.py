"""Values that stand in a text: read by our own small evaluator, so that no code of the user's runs.

Beside literals it knows arithmetic, comprehensions, pure functions of the interpreter (`range`,
`sorted`, `set`, `Decimal` ...), and the file's own classes, whose values stay `codec.Made` or
`codec.Named`. Work and sizes are bounded; whatever else there is, is not read.
"""

from __future__ import annotations

import ast
import collections
import datetime
import decimal
import fractions
import math
import operator
import string
import sys
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

from hydraopt.optimizing.codec import Made, Named

_MOST = 1_000_000
"""Entries of a container, characters of a text."""
_MOST_BITS = 100_000
_MOST_STEPS = 2_000_000
_FAULTS = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError)
"""What evaluating something that is no value raises."""

_BINARY: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Pow: operator.pow,
    ast.LShift: operator.lshift,
    ast.RShift: operator.rshift,
    ast.BitOr: operator.or_,
    ast.BitAnd: operator.and_,
    ast.BitXor: operator.xor,
}
_UNARY: dict[type[ast.unaryop], Callable[[Any], Any]] = {
    ast.USub: operator.neg,
    ast.UAdd: operator.pos,
    ast.Invert: operator.invert,
    ast.Not: operator.not_,
}
_COMPARE: dict[type[ast.cmpop], Callable[[Any, Any], Any]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.In: lambda one, other: operator.contains(other, one),
    ast.NotIn: lambda one, other: not operator.contains(other, one),
}

_FUNCTIONS: dict[str, Callable[..., Any]] = {
    made.__name__: made
    for made in (
        *(set, frozenset, list, tuple, dict, range, bytes, bytearray, complex, float, int, str),
        *(bool, sorted, len, sum, min, max, abs, round, ord, chr, divmod, hex, bin, slice),
    )
}


def _listed(make: Callable[..., Any]) -> Callable[..., list[Any]]:
    return lambda *args: list(make(*args))


_FUNCTIONS |= {made.__name__: _listed(made) for made in (reversed, enumerate, zip)}
# An iterator is used up by whoever looks at it: what stands for it makes one each time.
_FUNCTIONS["iter"] = lambda values: Made("builtins:iter", [list(values)], {})
_IMPORTED: dict[str, Any] = {
    **{f"collections.{made.__name__}": made for made in (
        collections.deque, collections.Counter, collections.OrderedDict, collections.defaultdict
    )},
    **{f"datetime.{made.__name__}": made for made in (
        datetime.date, datetime.time, datetime.datetime, datetime.timedelta, datetime.timezone
    )},
    "datetime.UTC": datetime.UTC,
    "datetime.timezone.utc": datetime.UTC,
    "decimal.Decimal": decimal.Decimal,
    "fractions.Fraction": fractions.Fraction,
    **{f"math.{name}": getattr(math, name) for name in ("inf", "nan", "pi", "e", "tau", "sqrt")},
    **{f"string.{name}": getattr(string, name) for name in (
        "ascii_letters", "ascii_lowercase", "ascii_uppercase", "digits", "punctuation"
    )},
    "sys.maxsize": sys.maxsize,
}  # fmt: skip
_TEXT_METHODS = frozenset(
    {"split", "splitlines", "strip", "join", "encode", "decode", "upper", "lower", "title"}
)


UNREAD = object()
"""The value of a name whose value could not be read."""


class NotRead(Exception):
    """An expression is no value that could be read; the message says what stands in the way."""


class Reader:
    """Reads expressions of one text."""

    def __init__(
        self,
        names: Mapping[str, ast.expr] | None = None,
        imported: Mapping[str, str] | None = None,
        own: Collection[str] = (),
    ) -> None:
        """Prepare.

        Args:
            names: Name to the expression that it stands for.
            imported: Dotted name to what it was imported as, such as `datetime.date`; what comes
                from the target's own file is dotted from there, such as `.Point`, and the file's
                module is `.`.
            own: Dotted names that the target's file defines.
        """
        self.names = dict(names or {})
        self._imported = dict(imported or {})
        self._own = frozenset(own)
        self._known: list[dict[str, Any]] = []
        self._busy: set[str] = set()
        self._steps = 0

    def value(self, node: ast.expr, known: Mapping[str, Any] | None = None) -> Any:
        """Return the value of an expression, made anew at each call.

        Args:
            node: The expression.
            known: Further names, with their values.

        Raises:
            NotRead: It is no value.
        """
        self._steps = 0
        self._known = [dict(known or {})]
        try:
            return self._value(node)
        except _FAULTS as error:
            raise NotRead(f"`{_shown(node)}` raises {type(error).__name__}") from error

    def _value(self, node: ast.expr) -> Any:
        self._steps += 1
        if self._steps > _MOST_STEPS:
            raise NotRead("too long")
        method = getattr(self, f"_{type(node).__name__.lower()}", None)
        if method is None:
            raise NotRead(f"`{_shown(node)}` is no value")
        return method(node)

    def _constant(self, node: ast.Constant) -> Any:
        return node.value

    def _list(self, node: ast.List) -> list[Any]:
        return self._entries(node.elts)

    def _tuple(self, node: ast.Tuple) -> tuple[Any, ...]:
        return tuple(self._entries(node.elts))

    def _set(self, node: ast.Set) -> set[Any]:
        return set(self._entries(node.elts))

    def _dict(self, node: ast.Dict) -> dict[Any, Any]:
        made: dict[Any, Any] = {}
        for key, value in zip(node.keys, node.values, strict=True):
            if key is None:
                made.update(self._value(value))
            else:
                made[self._value(key)] = self._value(value)
        return made

    def _entries(self, nodes: Sequence[ast.expr]) -> list[Any]:
        made: list[Any] = []
        for node in nodes:
            if isinstance(node, ast.Starred):
                made.extend(self._value(node.value))
            else:
                made.append(self._value(node))
        return made

    def _unaryop(self, node: ast.UnaryOp) -> Any:
        return _UNARY[type(node.op)](self._value(node.operand))

    def _binop(self, node: ast.BinOp) -> Any:
        left, right = self._value(node.left), self._value(node.right)
        _check_size(node.op, left, right)
        return _BINARY[type(node.op)](left, right)

    def _boolop(self, node: ast.BoolOp) -> Any:
        value: Any = None
        for entry in node.values:
            value = self._value(entry)
            if bool(value) == isinstance(node.op, ast.Or):
                break
        return value

    def _compare(self, node: ast.Compare) -> bool:
        left = self._value(node.left)
        for kind, entry in zip(node.ops, node.comparators, strict=True):
            right = self._value(entry)
            if type(kind) not in _COMPARE:
                raise NotRead(f"`{_shown(node)}` is no value")
            if not _COMPARE[type(kind)](left, right):
                return False
            left = right
        return True

    def _ifexp(self, node: ast.IfExp) -> Any:
        return self._value(node.body if self._value(node.test) else node.orelse)

    def _subscript(self, node: ast.Subscript) -> Any:
        return self._value(node.value)[self._value(node.slice)]

    def _slice(self, node: ast.Slice) -> slice:
        ends = (node.lower, node.upper, node.step)
        return slice(*(None if end is None else self._value(end) for end in ends))

    def _listcomp(self, node: ast.ListComp) -> list[Any]:
        return list(self._comprehended(node.elt, node.generators))

    def _setcomp(self, node: ast.SetComp) -> set[Any]:
        return set(self._comprehended(node.elt, node.generators))

    def _generatorexp(self, node: ast.GeneratorExp) -> list[Any]:
        return list(self._comprehended(node.elt, node.generators))

    def _dictcomp(self, node: ast.DictComp) -> dict[Any, Any]:
        pair = ast.Tuple([node.key, node.value], ast.Load())
        return dict(self._comprehended(pair, node.generators))

    def _comprehended(
        self, entry: ast.expr, generators: Sequence[ast.comprehension]
    ) -> Iterator[Any]:
        if not generators:
            yield self._value(entry)
            return
        first = generators[0]
        values = self._value(first.iter)
        for value in values:
            self._known.append(_bound(first.target, value))
            try:
                if all(self._value(test) for test in first.ifs):
                    yield from self._comprehended(entry, generators[1:])
            finally:
                self._known.pop()

    def _name(self, node: ast.Name) -> Any:
        for scope in reversed(self._known):
            if node.id in scope:
                if scope[node.id] is UNREAD:
                    raise NotRead(f"the value of `{node.id}` is not known")
                return scope[node.id]
        if node.id in self.names:
            return self._behind(node.id)
        return self._meant(node)

    def _behind(self, name: str) -> Any:
        """Return the value of a name that stands for an expression."""
        if name in self._busy:
            raise NotRead(f"`{name}` stands for itself")
        self._busy.add(name)
        known, self._known = self._known, [{}]
        try:
            return self._value(self.names[name])
        finally:
            self._known = known
            self._busy.discard(name)

    def _attribute(self, node: ast.Attribute) -> Any:
        return self._meant(node)

    def _meant(self, node: ast.expr) -> Any:
        """Return what a dotted name means: of the target's file, or of the library."""
        name = self.dotted(node)
        if name.startswith("."):
            if name[1:] in self._own or name[1:].rpartition(".")[0] in self._own:
                return Named(name[1:])
        elif name in _FUNCTIONS:
            return _FUNCTIONS[name]
        elif name in _IMPORTED:
            return _IMPORTED[name]
        raise NotRead(f"`{_shown(node)}` is no value")

    def dotted(self, node: ast.expr) -> str:
        """Return a dotted name with its imports resolved, `.` before what the file defines.

        Empty where the expression is no dotted name.
        """
        parts: list[str] = []
        while isinstance(node, ast.Attribute):
            parts.append(node.attr)
            node = node.value
        if not isinstance(node, ast.Name):
            return ""
        parts = [node.id, *reversed(parts)]
        for count in range(len(parts), 0, -1):
            meaning = self._imported.get(".".join(parts[:count]))
            if meaning is not None:
                rest = ".".join(parts[count:])
                return meaning + rest if meaning == "." else ".".join(filter(None, (meaning, rest)))
        return ".".join(parts)

    def _call(self, node: ast.Call) -> Any:
        name = self.dotted(node.func)
        args = self._entries(node.args)
        kwargs: dict[str, Any] = {}
        for entry in node.keywords:
            kwargs.update({entry.arg: self._value(entry.value)} if entry.arg else
                          self._value(entry.value))  # fmt: skip
        if name.startswith("."):
            if name[1:] not in self._own:
                raise NotRead(f"`{_shown(node.func)}` is no class of the file")
            return Made(name[1:], args, kwargs)
        function = _FUNCTIONS.get(name) or _IMPORTED.get(name)
        if function is None:
            function = self._text_method(node)
        _check_made(function, args)
        return function(*args, **kwargs)

    def _text_method(self, node: ast.Call) -> Callable[..., Any]:
        if isinstance(node.func, ast.Attribute) and node.func.attr in _TEXT_METHODS:
            owner = self._value(node.func.value)
            if isinstance(owner, str | bytes):
                method: Callable[..., Any] = getattr(owner, node.func.attr)
                return method
        raise NotRead(f"`{_shown(node)}` calls what is not known here")


def _bound(target: ast.expr, value: Any) -> dict[str, Any]:
    """Return the names that a loop binds."""
    if isinstance(target, ast.Name):
        return {target.id: value}
    if isinstance(target, ast.Tuple | ast.List):
        values = list(value)
        if len(values) != len(target.elts):
            raise ValueError("not enough values")
        found: dict[str, Any] = {}
        for entry, part in zip(target.elts, values, strict=True):
            found |= _bound(entry, part)
        return found
    raise NotRead(f"`{_shown(target)}` is bound in a loop")


def _check_size(kind: ast.operator, left: Any, right: Any) -> None:
    """Refuse arithmetic whose result would be too large."""
    if isinstance(kind, ast.Mod) and isinstance(left, str | bytes):
        raise NotRead("a format is not filled in")
    if isinstance(kind, ast.Mult):
        for one, other in ((left, right), (right, left)):
            if hasattr(one, "__len__") and isinstance(other, int) and len(one) * other > _MOST:
                raise NotRead("too long")
    if isinstance(left, int) and isinstance(right, int):
        bits = {ast.Pow: left.bit_length() * abs(right), ast.LShift: left.bit_length() + right,
                ast.Mult: left.bit_length() + right.bit_length()}  # fmt: skip
        if bits.get(type(kind), 0) > _MOST_BITS:
            raise NotRead("too large")


def _check_made(function: Callable[..., Any], args: Sequence[Any]) -> None:
    """Refuse a call whose result would be too large."""
    if function in (bytes, bytearray) and args and isinstance(args[0], int) and args[0] > _MOST:
        raise NotRead("too long")
    if any(isinstance(entry, range) and len(entry) > _MOST for entry in args):
        raise NotRead("too long")


def _shown(node: ast.AST) -> str:
    text = " ".join(ast.unparse(node).split())
    return text if len(text) <= 60 else text[:57] + "..."


def has_own(value: Any) -> bool:
    """Whether a value holds a call of one of the file's own classes, which only it can make."""
    if isinstance(value, Made):
        return ":" not in value.name
    if isinstance(value, dict):
        return any(map(has_own, value.keys())) or any(map(has_own, value.values()))
    if isinstance(value, list | tuple | set | frozenset | collections.deque):
        return any(map(has_own, value))
    return False
