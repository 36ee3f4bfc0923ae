"""What is to be improved: a function, a method, a class or a whole program of a user's file."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from pathlib import Path


class Kind(enum.StrEnum):
    """What of a file is improved."""

    FUNCTION = "function"
    METHOD = "method"
    CLASS = "class"
    PROGRAM = "program"


@dataclass(frozen=True)
class Target:
    """A piece of a user's file, as it was when it was read.

    Attributes:
        path: The file.
        source: Its whole text, line endings as they are, without a byte order mark.
        kind: Function, method (also static and class methods), class, or the whole program.
        qualname: Dotted name, such as `Stack.push`; empty for a program.
        segment: The piece's own text without the file's indentation, lines ended by `\\n`:
            decorators, header and body; for a program the whole file.
        start: First line of the piece (of its first decorator), counted from 1.
        end: Its last line.
        indent: The blanks that stand before its header.
        class_name: Dotted name of a method's class, or of the class itself; else empty.
        mark: The file's byte order mark, where it has one.
    """

    path: Path
    source: str
    kind: Kind
    qualname: str
    segment: str
    start: int
    end: int
    indent: str
    class_name: str = ""
    mark: str = ""

    @property
    def name(self) -> str:
        """The last part of the dotted name."""
        return self.qualname.rpartition(".")[2]


def find_target(path: Path, name: str) -> Target:
    """Read a file and find in it what a name means.

    Args:
        path: A Python file.
        name: Such as `f`, `Stack`, `Stack.push`; `__main__` is the whole program. Empty: the
            program where the file reads standard input or runs code when it is started, else its
            only public function.

    Raises:
        UserError: The file cannot be read or is no Python, or the name means nothing in it, more
            than one thing, or something that cannot be improved here (an asynchronous or nested
            function, a property).
    """
    raise NotImplementedError
