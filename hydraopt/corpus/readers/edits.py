"""Small changes of a source at known places, so that all other text stays as it was."""

from __future__ import annotations

import ast
import itertools
import warnings
from collections.abc import Iterable
from dataclasses import dataclass

_NAMED = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.ExceptHandler


@dataclass(frozen=True)
class Edit:
    """Replace the characters from `start` to `end` by a text.

    Attributes:
        start: Index of the first character.
        end: Index after the last one; equal to `start` for an insertion.
        text: What stands there afterwards.
        repair: Name of the repair that this is part of.
    """

    start: int
    end: int
    text: str
    repair: str


def apply(source: str, edits: Iterable[Edit]) -> str:
    """Return the source after the edits, which do not overlap."""
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end), reverse=True):
        source = source[: edit.start] + edit.text + source[edit.end :]
    return source


class Places:
    """Where the nodes of a tree stand in the text, in characters.

    The parser counts columns in bytes of UTF-8, and ends lines at newlines only (unlike
    `str.splitlines`).

    Args:
        source: The text that was parsed, without carriage returns.
    """

    def __init__(self, source: str) -> None:
        self._lines = source.split("\n")
        lengths = [len(line) + 1 for line in self._lines]
        self._starts = [0, *itertools.accumulate(lengths)]

    def span(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        """Return the index of the node's first character and the one after its last."""
        end_row, end_column = node.end_lineno, node.end_col_offset
        assert end_row is not None  # the parser sets both
        assert end_column is not None
        return self._index(node.lineno, node.col_offset), self._index(end_row, end_column)

    def at(self, row: int, column: int) -> int:
        """Return the index of a line (from 1) and a column in characters, as `tokenize` counts."""
        return self._starts[row - 1] + column

    def _index(self, row: int, column: int) -> int:
        line = self._lines[row - 1]
        if not line.isascii():
            column = len(line.encode()[:column].decode())
        return self._starts[row - 1] + column


def parse(source: str) -> ast.Module:
    """Return a program's tree.

    Raises:
        ValueError: It is no program of this Python version; the message says where.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a stranger's invalid escapes are not our warnings
            return ast.parse(source)
    except SyntaxError as error:
        raise ValueError(f"line {error.lineno}: {error.msg}") from None
    except (RecursionError, MemoryError):
        raise ValueError("nested too deeply") from None


def bound_names(tree: ast.Module) -> set[str]:
    """Return every name that the program binds in some scope, other than by an import."""
    bound: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            bound.add(node.id)
        elif isinstance(node, ast.arg):
            bound.add(node.arg)
        elif isinstance(node, _NAMED):
            bound.add(node.name or "")
    return bound
