"""Shapes: what is known of a kind of value, and the Hypothesis strategy that makes such values.

A shape comes from a type hint, from values that were seen, or from a guess; all three say the same
few things: a kind, the shapes of its parts, and a range. A strategy can be asked for a *size*, so
that several arguments fit each other: lists of one length, matrices that can be multiplied, an
index that lies within.
"""

from __future__ import annotations

import collections
import datetime
import decimal
import fractions
import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from hydraopt.optimizing.codec import Made, Named

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

_LONGEST = 12
"""Entries of a container that is drawn; larger ones are grown from these."""
_LEAST_STEPS = 64
"""Different floats that a range has at least."""
_LONGEST_SIDE = 6
"""Rows and columns of a matrix that is drawn."""
_LONGEST_TEXT = 24
_LETTERS = "abcdeiorst"
_PRINTABLE = "".join(map(chr, range(32, 127)))
_WIDE = "\t\n\xa0\u2028äßéÅİıſǆñ中文\u0301\U0001f600"
"""What is often got wrong: blanks, letters that change their length with their case, marks."""
_CONTAINERS = frozenset({"list", "set", "frozenset", "deque", "iterator"})
SIZED = _CONTAINERS | {
    "dict",
    "graph",
    "str",
    "bytes",
    "bytearray",
    "counter",
    "defaultdict",
    "ordereddict",
}


@dataclass(frozen=True)
class Shape:
    """What is known of a kind of value.

    Attributes:
        kind: Such as `int`, `list`, `dict`, `tuple`, `union`, `made` (a call of an own class).
        parts: Shapes of entries: of a list one, of a dict key and value, of a tuple each.
        low: Least number, or least length.
        high: Greatest number, or greatest length; None: that of the kind.
        choices: The values themselves, where there are few (`Literal`, members of an enum).
        name: Of an own class.
        names: Of its arguments, in the order of `parts`; empty: they are given by position.
        letters: What a text is made of; empty: anything.
        ordered: Whether entries (of a tuple, its parts) stand in ascending order.
        unique: Whether no entry stands twice.
        even: Whether entries that are lists all have one length.
        square: Whether there are as many of them as each is long.
    """

    kind: str
    parts: tuple[Shape, ...] = ()
    low: float | None = None
    high: float | None = None
    choices: tuple[Any, ...] = ()
    name: str = ""
    names: tuple[str, ...] = ()
    letters: str = ""
    ordered: bool = False
    unique: bool = False
    even: bool = False
    square: bool = False

    def __str__(self) -> str:
        if self.kind == "made":
            return self.name
        if self.kind == "choice":
            return f"one of {', '.join(map(repr, self.choices[:4]))}"
        if self.kind == "union":
            return " | ".join(map(str, self.parts))
        if self.kind == "record":
            return "{" + ", ".join(f"{n!r}: {p}" for n, p in zip(self.names, self.parts)) + "}"  # noqa: B905
        inner = ", ".join(map(str, self.parts))
        return f"{self.kind}[{inner}]" if inner else self.kind

    def strategy(self, size: int | None = None, top: bool = True) -> SearchStrategy[Any]:
        """Return what makes values of this shape.

        Args:
            size: Length of containers and texts, and bound of numbers; None: each as it likes.
            top: Whether the value is an argument itself, not a part of one.
        """
        return _MAKERS[self.kind](self, size, top)


def union(shapes: list[Shape]) -> Shape:
    """Return the shape of values of any of some shapes."""
    flat = [
        part for shape in shapes for part in (shape.parts if shape.kind == "union" else [shape])
    ]
    once = tuple(dict.fromkeys(flat))
    return once[0] if len(once) == 1 else Shape("union", once)


def _integers(shape: Shape, size: int | None, top: bool) -> SearchStrategy[int]:
    from hypothesis import strategies as st

    if shape.low is not None or shape.high is not None:
        low = None if shape.low is None else int(shape.low)
        high = None if shape.high is None else int(shape.high)
        return st.integers(low, high)
    if size is not None and top:
        return st.integers(0, size)
    # Small ones, so that values meet again; an argument of its own is often a count or a size,
    # for which a large one may never come to an end.
    small = st.integers(0, 9)
    if top:
        return st.one_of(small, st.integers(-3, 15), st.integers(0, 28))
    return st.one_of(small, st.integers(-20, 20), st.integers(-1000, 1000))


def _floats(shape: Shape, size: int | None, top: bool) -> SearchStrategy[float]:
    from hypothesis import strategies as st

    low = -1000.0 if shape.low is None else shape.low
    high = 1000.0 if shape.high is None else shape.high
    # Multiples of a power of two: their sums do not depend on the order of the terms, in which a
    # rewrite may well differ; no answer is called wrong for its last digits.
    scale = 8
    while (high - low) * scale < _LEAST_STEPS and scale < 2**40:
        scale *= 2
    steps = st.integers(math.ceil(low * scale), math.floor(high * scale))
    fine = steps.map(lambda number: number / scale)
    if high - low < 2:
        return fine
    return st.one_of(st.integers(math.ceil(low), math.floor(high)).map(float), fine)


def _texts(shape: Shape, size: int | None, top: bool) -> SearchStrategy[str]:
    from hypothesis import strategies as st

    low = int(shape.low or 0) if size is None else size
    high = size if size is not None else int(shape.high or _LONGEST_TEXT)
    if shape.letters:
        return st.text(shape.letters, min_size=low, max_size=high)
    words = st.text(_LETTERS + " ", min_size=low, max_size=high)
    few = st.text("ab", min_size=low, max_size=high)
    printable = st.text(_PRINTABLE, min_size=low, max_size=high)
    if not top:
        return st.one_of(st.text(_LETTERS, min_size=low, max_size=min(high, 8)), few, printable)
    anything = st.text(_PRINTABLE[:8] + _WIDE, min_size=low, max_size=high)
    return st.one_of(words, words, few, printable, anything)


def _bytes(shape: Shape, size: int | None, top: bool) -> SearchStrategy[Any]:
    from hypothesis import strategies as st

    low, high = (0, _LONGEST_TEXT) if size is None else (size, size)
    drawn = st.binary(min_size=low, max_size=high)
    return drawn if shape.kind == "bytes" else drawn.map(bytearray)


def _lists(shape: Shape, size: int | None, top: bool) -> SearchStrategy[Any]:
    from hypothesis import strategies as st

    part = shape.parts[0]
    low = int(shape.low or 0) if size is None else size
    high = size if size is not None else int(shape.high or _LONGEST)
    unique_by = _comparable if shape.unique else None
    entries: SearchStrategy[list[Any]]
    if part.kind in _CONTAINERS and (shape.even or size is not None):
        # A matrix: rows of one length, as many as that where the size is asked for.
        def rows(lengths: tuple[int, int]) -> SearchStrategy[list[Any]]:
            row = replace(part, low=lengths[1], high=lengths[1]).strategy(None, False)
            return st.lists(row, min_size=lengths[0], max_size=lengths[0])

        low, high = min(low, _LONGEST_SIDE), min(high, _LONGEST_SIDE)
        if shape.square or size is not None:
            sides = st.integers(low, high).map(lambda side: (side, side))
        else:
            sides = st.tuples(st.integers(low, high), st.integers(1, _LONGEST_SIDE))
        entries = sides.flatmap(rows)
    else:
        inner = part.strategy(None, False)
        entries = st.lists(inner, min_size=low, max_size=high, unique_by=unique_by)
        if top and not shape.unique and not shape.ordered and size is None and _orders(part):
            # Much code behaves otherwise on what is sorted, or has one value again and again.
            entries = st.one_of(
                entries, entries, entries.map(_sorted), _repeating(inner, low, high)
            )
    return entries.map(_sorted) if shape.ordered else entries


def _repeating(inner: SearchStrategy[Any], low: int, high: int) -> SearchStrategy[list[Any]]:
    from hypothesis import strategies as st

    few = st.lists(inner, min_size=1, max_size=3)
    return few.flatmap(lambda pool: st.lists(st.sampled_from(pool), min_size=low, max_size=high))


def _orders(part: Shape) -> bool:
    return part.kind in ("int", "float", "str")


def _sorted(values: list[Any]) -> list[Any]:
    try:
        return sorted(values)
    except TypeError:
        return values


def _comparable(value: Any) -> Any:
    try:
        hash(value)
    except TypeError:
        return repr(value)
    return value


def _from_list(make: Callable[[list[Any]], Any]) -> Callable[..., SearchStrategy[Any]]:
    def maker(shape: Shape, size: int | None, top: bool) -> SearchStrategy[Any]:
        unique = shape.kind in ("set", "frozenset")
        return _lists(replace(shape, unique=unique or shape.unique), size, top).map(make)

    return maker


def _dicts(make: Callable[[dict[Any, Any]], Any]) -> Callable[..., SearchStrategy[Any]]:
    def maker(shape: Shape, size: int | None, top: bool) -> SearchStrategy[Any]:
        from hypothesis import strategies as st

        key, value = (part.strategy(None, False) for part in shape.parts)
        low = int(shape.low or 0) if size is None else size
        high = size if size is not None else int(shape.high or _LONGEST)
        return st.dictionaries(key, value, min_size=low, max_size=high).map(make)

    return maker


def _tuples(shape: Shape, size: int | None, top: bool) -> SearchStrategy[Any]:
    from hypothesis import strategies as st

    drawn = st.tuples(*(part.strategy(None, False) for part in shape.parts))
    return drawn.map(lambda values: tuple(_sorted(list(values)))) if shape.ordered else drawn


def _graphs(shape: Shape, size: int | None, top: bool) -> SearchStrategy[dict[int, list[int]]]:
    """Nodes from 0 on, each with its neighbours, all of which are nodes."""
    from hypothesis import strategies as st

    def edges(count: int) -> SearchStrategy[dict[int, list[int]]]:
        near = st.lists(st.integers(0, max(0, count - 1)), max_size=4, unique=True)
        return st.fixed_dictionaries(dict.fromkeys(range(count), near))

    # One node more than the size: an argument of its own may be any node from 0 to the size.
    counts = st.integers(1, _LONGEST) if size is None else st.just(size + 1)
    return counts.flatmap(edges)


def _records(shape: Shape, size: int | None, top: bool) -> SearchStrategy[Any]:
    from hypothesis import strategies as st

    return st.fixed_dictionaries(
        {n: part.strategy(None, False) for n, part in zip(shape.names, shape.parts, strict=True)}
    )


def _unions(shape: Shape, size: int | None, top: bool) -> SearchStrategy[Any]:
    from hypothesis import strategies as st

    # None last: what is simplest comes first, and shall not be nothing.
    parts = sorted(shape.parts, key=lambda part: part.kind == "none")
    return st.one_of(*(part.strategy(size, top) for part in parts))


def _calls(shape: Shape, size: int | None, top: bool) -> SearchStrategy[Any]:
    from hypothesis import strategies as st

    given = [part.strategy(None, False) for part in shape.parts]
    if shape.names:
        named = dict(zip(shape.names, given, strict=True))
        return st.fixed_dictionaries(named).map(lambda kwargs: Made(shape.name, [], kwargs))
    return st.tuples(*given).map(lambda args: Made(shape.name, list(args), {}))


def _choices(shape: Shape, size: int | None, top: bool) -> SearchStrategy[Any]:
    from hypothesis import strategies as st

    return st.sampled_from(shape.choices)


def _library(name: str) -> Callable[..., SearchStrategy[Any]]:
    """Return the maker of a kind that Hypothesis has a strategy for."""

    def maker(shape: Shape, size: int | None, top: bool) -> SearchStrategy[Any]:
        from hypothesis import strategies as st

        first, last = datetime.datetime(1970, 1, 1), datetime.datetime(2100, 1, 1)
        day = datetime.timedelta(days=1)
        made: dict[str, Callable[[], SearchStrategy[Any]]] = {
            "bool": st.booleans,
            "none": st.none,
            "complex": lambda: st.tuples(*[_floats(Shape("float"), None, False)] * 2).map(
                lambda parts: complex(*parts)
            ),
            "Decimal": lambda: st.decimals(-1000, 1000, allow_nan=False, places=2),
            "Fraction": lambda: st.fractions(-100, 100, max_denominator=20),
            "date": lambda: st.dates(first.date(), last.date()),
            "datetime": lambda: st.datetimes(first, last),
            "time": st.times,
            "timedelta": lambda: st.timedeltas(-1000 * day, 1000 * day),
            "uuid": st.uuids,
            "any": lambda: st.one_of(
                st.integers(-20, 20), st.text(_LETTERS, max_size=6), st.booleans()
            ),
        }
        return made[name]()

    return maker


_MAKERS: dict[str, Callable[[Shape, int | None, bool], Any]] = {
    "int": _integers,
    "float": _floats,
    "str": _texts,
    "bytes": _bytes,
    "bytearray": _bytes,
    "list": _lists,
    "set": _from_list(set),
    "frozenset": _from_list(frozenset),
    "deque": _from_list(collections.deque),
    "iterator": _from_list(lambda values: Made("builtins:iter", [values], {})),
    "tuples": _from_list(tuple),
    "tuple": _tuples,
    "dict": _dicts(dict),
    "graph": _graphs,
    "counter": _dicts(collections.Counter),
    "ordereddict": _dicts(collections.OrderedDict),
    "record": _records,
    "union": _unions,
    "made": _calls,
    "choice": _choices,
    **{
        kind: _library(kind)
        for kind in (
            *("bool", "none", "complex", "Decimal", "Fraction", "date", "datetime", "time"),
            *("timedelta", "uuid", "any"),
        )
    },
}

_SCALARS: dict[type, str] = {
    bool: "bool",
    type(None): "none",
    complex: "complex",
    bytes: "bytes",
    bytearray: "bytearray",
    decimal.Decimal: "Decimal",
    fractions.Fraction: "Fraction",
    datetime.date: "date",
    datetime.datetime: "datetime",
    datetime.time: "time",
    datetime.timedelta: "timedelta",
}
_SEQUENCES: dict[type, str] = {
    list: "list",
    set: "set",
    frozenset: "frozenset",
    collections.deque: "deque",
}
_MAPPINGS: dict[type, str] = {
    dict: "dict",
    collections.Counter: "counter",
    collections.OrderedDict: "ordereddict",
}


def shape_of(values: list[Any]) -> Shape | None:
    """Return the shape of some values that were seen; None where it cannot be told."""
    groups: dict[type, list[Any]] = {}
    for value in values:
        groups.setdefault(type(value), []).append(value)
    found = [_shape_of_type(kind, group) for kind, group in groups.items()]
    known = [shape for shape in found if shape is not None]
    return union(known) if known and len(known) == len(found) else None


def _shape_of_type(kind: type, values: list[Any]) -> Shape | None:
    if kind in _SCALARS:
        return Shape(_SCALARS[kind])
    if kind in (int, float):
        return _number_shape(kind, values)
    if kind is str:
        return _text_shape(values)
    if kind in _SEQUENCES:
        return _list_shape(_SEQUENCES[kind], values)
    if kind in _MAPPINGS:
        return _dict_shape(_MAPPINGS[kind], values)
    if kind is tuple:
        return _tuple_shape(values)
    if kind is Named or not hasattr(kind, "__eq__"):
        return Shape("choice", choices=tuple(dict.fromkeys(values)))
    if kind is Made:
        return _made_shape(values)
    return None


def _number_shape(kind: type, values: list[Any]) -> Shape | None:
    """Return the shape of numbers: in and around their range, of the signs that were seen."""
    finite = [value for value in values if value - value == 0]
    if not finite:
        return Shape(kind.__name__)
    low, high = min(finite), max(finite)
    reach = max(high - low, abs(high), 8)
    wider_low = 0 if low >= 0 else low - reach
    if low > 0:
        wider_low = 1 if kind is int else min(low, 0.125)
    wider_high = high + reach if high > 0 or low >= 0 else (0 if high == 0 else -1)
    return Shape(kind.__name__, low=wider_low, high=wider_high)


def _text_shape(values: list[str]) -> Shape:
    seen = set("".join(values))
    letters = set(seen)
    for word in ("abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789"):
        if len(seen & set(word)) > 2:
            letters |= set(word)
    low = 0 if any(not value for value in values) else 1
    longest = max((len(value) for value in values), default=0)
    text = "".join(sorted(letters)) or _LETTERS
    return Shape("str", low=low, high=min(2 * longest + 4, 60), letters=text)


def _list_shape(kind: str, values: list[Any]) -> Shape | None:
    entries = [entry for value in values for entry in value]
    part = shape_of(entries) if entries else Shape("int")
    if part is None:
        return None
    long = [list(value) for value in values if len(value) > 2]
    told = kind == "list" and sum(map(len, long)) > 5
    rows = [value for value in values if part.kind == "list" and value]
    even = bool(rows) and all(len({len(row) for row in value}) == 1 for value in rows)
    return Shape(
        kind,
        (part,),
        low=0 if any(not value for value in values) else 1,
        high=max(_LONGEST, 2 * max((len(value) for value in values), default=0)),
        ordered=told and all(value == _sorted(value) for value in long) and _orders(part),
        unique=told and all(len(set(map(_comparable, value))) == len(value) for value in long),
        even=even,
        square=even and all(len(value) == len(value[0]) for value in rows),
    )


def _dict_shape(kind: str, values: list[Any]) -> Shape | None:
    keys = {tuple(sorted(map(repr, value))) for value in values}
    names = list(values[0])
    if kind == "dict" and len(keys) == 1 and names and all(isinstance(n, str) for n in names):
        contents = [shape_of([value[name] for value in values]) for name in names]
        kinds = {shape.kind for shape in contents if shape is not None}
        if None not in contents and (len(values) > 1 or len(kinds) > 1):
            parts = tuple(shape for shape in contents if shape is not None)
            return Shape("record", parts, names=tuple(names))
    key = shape_of([key for value in values for key in value]) if any(values) else Shape("str")
    content = shape_of([e for value in values for e in value.values()]) if any(values) else key
    if key is None or content is None:
        return None
    return Shape(kind, (key, content), low=0 if any(not value for value in values) else 1)


def _tuple_shape(values: list[Any]) -> Shape | None:
    lengths = {len(value) for value in values}
    if len(lengths) == 1:
        parts = [shape_of([value[at] for value in values]) for at in range(lengths.pop())]
        if None in parts:
            return None
        return Shape("tuple", tuple(part for part in parts if part is not None))
    found = _list_shape("list", values)
    return None if found is None else replace(found, kind="tuples")


def _made_shape(values: list[Made]) -> Shape | None:
    found: list[Shape] = []
    for name, count, words in dict.fromkeys(
        (value.name, len(value.args), tuple(value.kwargs)) for value in values
    ):
        same = [v for v in values if (v.name, len(v.args), tuple(v.kwargs)) == (name, count, words)]
        parts = [shape_of([value.args[at] for value in same]) for at in range(count)]
        parts += [shape_of([value.kwargs[word] for value in same]) for word in words]
        if None in parts or (count and words):
            return None
        known = tuple(part for part in parts if part is not None)
        if name == "builtins:iter":
            found.append(replace(known[0], kind="iterator"))
        else:
            found.append(Shape("made", known, name=name, names=words))
    return union(found)
