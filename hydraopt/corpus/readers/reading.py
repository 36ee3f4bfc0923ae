"""What the readers share: the report, the split, and the choice of tests and inputs."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from hydraopt.common.files import sha256_text
from hydraopt.corpus.records import Problem, Split, Test, input_size

Warn = Callable[[str], None]

Wanted = Callable[[str], bool]
"""Whether a problem, by its name, is to be read; the others are left alone and not verified."""

NAME = re.compile(r"\w[\w.-]{0,99}", re.ASCII)
"""What a problem may be called in a file: it becomes part of names and paths."""

_SHOWN = 5
"""Ids of each kind in the short text."""


@dataclass
class ReadingReport:
    """What a reader found, mended and dropped, by id.

    Attributes:
        dataset: Name of the data set.
        records: Well-formed records in its file.
        problems: Problems that are left.
        programs: Programs that are left, over all problems.
        pairs: Pairs that the data set names and that are left.
        verified: Whether programs were run on their tests; without, none was dropped for what it
            answers, and doubtful repairs were made on their looks.
        repaired: Repair to the programs that it was made in.
        dropped: Kind (`pair`, `program`, `problem`, `test`, `input`, `record`) to reason to what
            was dropped for it.
    """

    dataset: str
    records: int = 0
    problems: int = 0
    programs: int = 0
    pairs: int = 0
    verified: bool = False
    repaired: dict[str, list[str]] = field(default_factory=dict)
    dropped: dict[str, dict[str, list[str]]] = field(default_factory=dict)

    def repair(self, name: str, program: str) -> None:
        """Note a repair."""
        self.repaired.setdefault(name, []).append(program)

    def drop(self, kind: str, reason: str, what: str) -> None:
        """Note that something is left out."""
        self.dropped.setdefault(kind, {}).setdefault(reason, []).append(what)

    def count(self, problems: Sequence[Problem]) -> None:
        """Note what is left."""
        self.problems = len(problems)
        self.programs = sum(len(problem.programs) for problem in problems)
        self.pairs = sum(len(problem.given_pairs) for problem in problems)

    def to_json(self) -> dict[str, Any]:
        """Return the report as plain JSON values."""
        return {
            "dataset": self.dataset,
            "records": self.records,
            "problems": self.problems,
            "programs": self.programs,
            "pairs": self.pairs,
            "verified": self.verified,
            "repaired": _sorted(self.repaired),
            "dropped": {kind: _sorted(found) for kind, found in sorted(self.dropped.items())},
        }

    def text(self) -> str:
        """Return the report in a few lines: counts, and the first ids of each."""
        given = f", {self.pairs} pairs that it names" if self.pairs else ""
        unverified = "" if self.verified else " Nothing was run: programs are not verified."
        lines = [
            f"{self.dataset}: {self.records} records; left: {self.problems} problems, "
            f"{self.programs} programs{given}.{unverified}"
        ]
        lines += [_line("repaired", name, ids) for name, ids in _sorted(self.repaired).items()]
        lines += [
            _line(f"dropped {kind}", reason, ids)
            for kind, found in sorted(self.dropped.items())
            for reason, ids in _sorted(found).items()
        ]
        return "\n".join(lines)


def _sorted(table: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Return the table with its longest list first."""
    return dict(sorted(table.items(), key=lambda entry: (-len(entry[1]), entry[0])))


def _line(kind: str, name: str, ids: Sequence[str]) -> str:
    more = ", ..." if len(ids) > _SHOWN else ""
    return f"  {kind}: {name}: {len(ids)} ({', '.join(ids[:_SHOWN])}{more})"


@dataclass(frozen=True)
class Reading:
    """A data set as it was read: its problems, in the order of the file, and the report."""

    problems: list[Problem]
    report: ReadingReport


def text_of(record: Mapping[str, Any], name: str) -> str:
    """Return a field that must be text.

    Raises:
        KeyError: It is missing.
        ValueError: It is no text, or none that UTF-8 can hold (a lone surrogate).
    """
    value = record[name]
    if not isinstance(value, str):
        raise ValueError(f"{name} is {type(value).__name__}, not text")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise ValueError(f"{name} is no text of UTF-8 ({error.reason})") from None
    return value


def split_of(identity: str, validation_share: float, test_share: float) -> Split:
    """Return the split of a problem, which depends on nothing but its identity.

    So a problem lies in the same split in every file, language and run.

    Args:
        identity: Such as `p03013`.
        validation_share: Share of the problems in `validation`.
        test_share: Share of the problems in `test`.
    """
    place = int(sha256_text(f"split:{identity}")[:12], 16) / 16**12
    if place < test_share:
        return "test"
    return "validation" if place < test_share + validation_share else "train"


def largest(tests: Sequence[Test], count: int) -> list[Test]:
    """Return the `count` largest inputs, the smallest of them first."""
    ordered = sorted(tests, key=lambda test: (input_size(test), test.call.key()))
    return ordered[max(0, len(ordered) - count) :]


T = TypeVar("T")


def spread(entries: Sequence[T], count: int) -> list[T]:
    """Return up to `count` entries, evenly from the first to the last; 0 keeps all."""
    if count < 1 or len(entries) <= count:
        return list(entries)
    if count == 1:
        return [entries[0]]
    return [entries[round(i * (len(entries) - 1) / (count - 1))] for i in range(count)]
