"""Larger inputs of the same shape, for measuring."""

from __future__ import annotations

import collections
import itertools
import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from hydraopt.optimizing.codec import Instance, Made, encode
from hydraopt.optimizing.inputs.given import NOTHING, Given, Step
from hydraopt.optimizing.inputs.stdin import grown_stdin

_MOST = 10_000_000
"""Entries that an input is grown to at most."""
_SEQUENCES = (list, tuple, set, frozenset, collections.deque)
_SIZED = (*_SEQUENCES, dict, str, bytes, bytearray)


def grow(given: Given, factor: float) -> Given:
    """Return an input whose containers, texts and numbers are `factor` times as large.

    Where there are containers or texts these grow, and with them the numbers that are their
    length; else the numbers do. New entries are like the old ones: what is sorted stays sorted,
    what is without repetition stays so, rows of one length grow to one length (a matrix by the
    root of the factor in each direction). Of an object, the steps are made again and again.

    The same input and factor give the same result. What cannot grow (a flag, None, an object of
    the file's own classes) stays as it is, so the result may equal the input: then there is no
    larger one. Its `expected` is `NOTHING` unless it equals the input; `origin` stays.
    """
    values = [*given.args, *given.kwargs.values()]
    lengths = {len(value) for value in values if _has_entries(value)}
    lengths |= {len(value.args[0]) for value in values if _is_iterator(value)}
    sized = bool(lengths)
    larger = _Growth(factor, lengths, sized)
    made = replace(
        given,
        args=[larger.argument(value) for value in given.args],
        kwargs={name: larger.argument(value) for name, value in given.kwargs.items()},
        init=None if given.init is None else grow(given.init, factor),
        steps=_cycled_steps(given.steps, factor),
        stdin=grown_stdin(given.stdin, factor) if given.stdin else "",
    )
    return given if _told(made) == _told(given) else replace(made, expected=NOTHING)


def _told(given: Given) -> list[Any]:
    init = None if given.init is None else _told(given.init)
    return [encode([given.args, given.kwargs, given.steps]), init, given.stdin]


def _cycled_steps(steps: Sequence[Any], factor: float) -> list[Any]:
    count = min(round(len(steps) * factor), _MOST)
    return [
        steps[at] if at < len(steps) else _in_turn(steps[at % len(steps)], at // len(steps))
        for at in range(max(count, len(steps) and 1))
    ]


def _in_turn(step: Step, turn: int) -> Step:
    """Return a step with texts of its own, so that what is kept by name grows; numbers stay."""
    name, args, kwargs = step

    def renamed(value: Any) -> Any:
        return f"{value}{turn}" if isinstance(value, str) else value

    return name, [renamed(e) for e in args], {key: renamed(e) for key, e in kwargs.items()}


def _is_iterator(value: Any) -> bool:
    return isinstance(value, Made) and value.name == "builtins:iter"


def _has_entries(value: Any) -> bool:
    return isinstance(value, _SIZED) and len(value) > 0


class _Growth:
    """One growth: the factor, and what is known of the arguments together."""

    def __init__(self, factor: float, lengths: set[int], sized: bool) -> None:
        self._factor = factor
        self._lengths = lengths
        self._sized = sized
        self._rng = random.Random(0)

    def argument(self, value: Any) -> Any:
        """Return a larger argument."""
        self._rng = random.Random(repr(value)[:10_000])
        if _is_iterator(value):
            return Made(value.name, [self.argument(value.args[0])], {})
        if isinstance(value, Made):
            return self._made(value)
        if isinstance(value, Instance) and isinstance(value.base, list | dict):
            return Instance(value.name, value.attributes, self.argument(value.base))
        if isinstance(value, _SIZED):
            return self._container(value) if value else value
        if isinstance(value, bool) or not isinstance(value, int | float):
            return value
        if self._sized:
            # A number that is a length stays one; any other is a value and not a size.
            if isinstance(value, int) and value > 1 and value in self._lengths:
                return self._count(value)
            return value
        return self._scaled(value)

    def _made(self, value: Made) -> Made:
        """Grow what an own object is made from, where that is a container."""
        args = [self.argument(e) if isinstance(e, _SIZED) else e for e in value.args]
        kwargs = {k: self.argument(e) if isinstance(e, _SIZED) else e
                  for k, e in value.kwargs.items()}  # fmt: skip
        return Made(value.name, args, kwargs)

    def _count(self, length: int) -> int:
        return max(1, min(round(length * self._factor), _MOST))

    def _scaled(self, value: int | float) -> int | float:
        if isinstance(value, int):
            return round(value * self._factor) if abs(value) < 2**53 else int(value * self._factor)
        return value * self._factor if value - value == 0 else value

    def _container(self, value: Any) -> Any:
        if isinstance(value, str):
            return self._text(value)
        if isinstance(value, bytes | bytearray):
            return type(value)(value[at % len(value)] for at in range(self._count(len(value))))
        if isinstance(value, dict):
            return self._dict(value)
        if isinstance(value, tuple) and not _alike(value):
            # A record: its parts grow, and their number does not.
            return tuple(self.argument(e) if isinstance(e, _SIZED) else e for e in value)
        entries = list(value)
        if all(isinstance(entry, list | tuple) and entry for entry in entries):
            lengths = {len(entry) for entry in entries}
            if len(lengths) == 1 and isinstance(entries[0], list) and len(entries) > 1:
                return type(value)(self._matrix(entries))
        if (
            len(entries) == 1
            and isinstance(entries[0], _SIZED)
            and not isinstance(entries[0], tuple)
        ):
            return type(value)([self.argument(entries[0])])
        grown = self._entries(
            entries, self._count(len(entries)), isinstance(value, set | frozenset)
        )
        if isinstance(value, collections.deque):
            longest = None if value.maxlen is None else self._count(value.maxlen)
            return collections.deque(grown, longest)
        return type(value)(grown)

    def _matrix(self, rows: list[list[Any]]) -> list[list[Any]]:
        root = self._factor**0.5
        height, width = (max(1, round(side * root)) for side in (len(rows), len(rows[0])))
        wide = [self._entries(row, width, False) for row in rows]
        while len(wide) < height:
            row = wide[len(wide) % len(rows)]
            wide.append([self._varied(entry) for entry in row])
        return wide[:height]

    def _entries(self, entries: list[Any], count: int, unique: bool) -> list[Any]:
        """Return `count` entries like the ones given, which come first."""
        if count <= len(entries):
            return entries[:count]
        ordered, once = _is_sorted(entries), unique or _is_unique(entries)
        fresh = _numbered(entries, count) if once else None
        if fresh is None:
            fresh = [*entries]
            while len(fresh) < count:
                fresh.append(self._varied(entries[len(fresh) % len(entries)]))
        return sorted(fresh) if ordered else fresh

    def _varied(self, entry: Any) -> Any:
        """Return another entry of the same kind, that may well meet an old one."""
        if isinstance(entry, bool) or entry is None:
            return entry
        if isinstance(entry, int):
            spread = max(1, abs(entry))
            low, high = (0 if entry >= 0 else -2 * spread), (2 * spread if entry > 0 else 0)
            return self._rng.randint(low, high) or entry
        if isinstance(entry, float) and entry - entry == 0:
            return entry * self._rng.randint(1, 16) / 8
        if isinstance(entry, str) and len(entry) > 1:
            letters = list(entry)
            self._rng.shuffle(letters)
            return "".join(letters)
        if isinstance(entry, list | tuple):
            return type(entry)(map(self._varied, entry))
        if isinstance(entry, dict):
            return {key: self._varied(value) for key, value in entry.items()}
        return entry

    def _text(self, value: str) -> str:
        count = self._count(len(value))
        if " " not in value.strip():
            return (value * (count // len(value) + 1))[:count]
        words = value.split(" ")
        # Words of their own, so that a larger text has more different ones.
        parts = [value]
        length = len(value)
        while length < count:
            word = self._varied(words[len(parts) % len(words)])
            parts.append(word)
            length += len(word) + 1
        return " ".join(parts)[:count]

    def _dict(self, value: dict[Any, Any]) -> dict[Any, Any]:
        keys = _numbered(list(value), self._count(len(value)))
        contents = list(value.values())
        if keys is not None and len(keys) > len(value) and _is_graph(value):
            return _grown_graph(value, keys)
        if keys is None or not _alike(contents):
            return {k: self.argument(e) if isinstance(e, _SIZED) else e for k, e in value.items()}
        made = dict(value) if type(value) is dict else value.copy()
        for at, key in enumerate(keys[len(value) :]):
            made[key] = self._varied(contents[at % len(contents)])
        return made if len(keys) >= len(value) else dict(list(value.items())[: len(keys)])


def _is_graph(value: dict[Any, Any]) -> bool:
    """Whether all values are lists or sets of keys."""
    try:
        return any(value.values()) and all(
            isinstance(near, list | set | tuple) and set(near) <= value.keys()
            for near in value.values()
        )
    except TypeError:
        return False


def _grown_graph(value: dict[Any, Any], keys: list[Any]) -> dict[Any, Any]:
    """Return a graph once and again with other nodes, each copy reached from the one before."""
    size = len(value)
    places = {key: at for at, key in enumerate(value)}
    made: dict[Any, Any] = {}
    for at, key in enumerate(keys):
        near = value[keys[at % size]]
        copies = [at - at % size + places[other] for other in near]
        nodes = [keys[copy] for copy in copies if copy < len(keys)]
        if at + size < len(keys):
            nodes.append(keys[at + size])
        made[key] = type(near)(nodes)
    return made


def _alike(values: Sequence[Any]) -> bool:
    return len({type(value) for value in values}) == 1


def _is_sorted(entries: list[Any]) -> bool:
    try:
        return len(entries) > 2 and all(one <= other for one, other in itertools.pairwise(entries))
    except TypeError:
        return False


def _is_unique(entries: list[Any]) -> bool:
    try:
        return len(entries) > 3 and len(set(entries)) == len(entries)
    except TypeError:
        return False


def _numbered(entries: list[Any], count: int) -> list[Any] | None:
    """Return `count` different entries, the given ones first; None where none can be made."""
    makers: dict[type, Callable[[Any, int], Any]] = {
        int: lambda entry, turn: entry + turn * span,
        float: lambda entry, turn: entry + turn * span,
        str: lambda entry, turn: f"{entry}{turn}",
        bytes: lambda entry, turn: entry + str(turn).encode(),
    }
    if count <= len(entries):
        return entries[:count]
    numbers = [e for e in entries if isinstance(e, int | float) and e - e == 0]
    span = round(max(numbers) - min(numbers)) + 1 if numbers else 1
    kinds = {type(entry) for entry in entries}
    if len(kinds) == 1 and tuple in kinds:
        columns = [_numbered_column(list(column), count) for column in zip(*entries, strict=False)]
        if len({len(entry) for entry in entries}) != 1 or None in columns:
            return None
        return list(zip(*(column for column in columns if column is not None), strict=True))
    if not kinds <= makers.keys():
        return None
    return [
        entries[at % len(entries)]
        if at < len(entries)
        else makers[type(entries[at % len(entries)])](
            entries[at % len(entries)], at // len(entries)
        )
        for at in range(count)
    ]


def _numbered_column(column: list[Any], count: int) -> list[Any] | None:
    """Return a column of new tuples: its values go on where they are all different."""
    return _numbered(column, count) or [column[at % len(column)] for at in range(count)]
