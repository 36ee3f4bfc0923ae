"""The layout of Python text: lines as Python counts them, and blocks moved to another indentation.

Python ends a line at `\\n`, `\\r\\n` or `\\r` and nowhere else (`str.splitlines` knows more ends).
The inside of a string that spans lines is content: no line that begins there is ever moved, but for
strings that stand alone as a statement, such as docstrings.
"""

from __future__ import annotations

import ast
import io
import re
import token
import tokenize
import warnings
from collections import Counter
from dataclasses import dataclass, field

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_END = re.compile(r"\r\n|\r|\n")
_SILENT = frozenset({tokenize.NL, tokenize.COMMENT, tokenize.INDENT, tokenize.DEDENT})

BROKEN = (SyntaxError, ValueError, RecursionError, MemoryError, tokenize.TokenError)
"""What parsing a text that is no Python, or is nested too deeply, raises."""


def parse(text: str) -> ast.Module:
    """Parse without a word about invalid escapes, which are not our warnings.

    Raises:
        SyntaxError: And the others of `BROKEN`.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ast.parse(text)


def check_compiles(text: str) -> None:
    """Compile, without running anything: some faults show after parsing only.

    Raises:
        SyntaxError: And the others of `BROKEN`.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        compile(text, "<text>", "exec", dont_inherit=True)


def split_lines(text: str) -> list[str]:
    """Return the lines as Python counts them, each with its end."""
    return _LINE.findall(text)


def unix(text: str) -> str:
    """Return the text with every line ended by `\\n`."""
    return _END.sub("\n", text)


def line_end(text: str) -> str:
    """Return the line end that stands most often in a text; `\\n` where there is none."""
    ends = Counter(_END.findall(text))
    return ends.most_common(1)[0][0] if ends else "\n"


def leading(line: str) -> str:
    """Return the blanks at the beginning of a line."""
    return line[: len(line) - len(line.lstrip(" \t\f"))]


@dataclass
class Layout:
    """What the tokens of a text say of its lines (numbers count from 1).

    Attributes:
        frozen: Lines that begin within a string.
        docs: Those of them whose string stands alone as a statement.
        head: Line to the first line of its statement, for all that hold part of a statement.
        level: First line of a statement to the number of blocks around it.
    """

    frozen: set[int] = field(default_factory=set)
    docs: set[int] = field(default_factory=set)
    head: dict[int, int] = field(default_factory=dict)
    level: dict[int, int] = field(default_factory=dict)


def layout(text: str) -> Layout:
    """Read the layout of a text whose lines end in `\\n`.

    Raises:
        SyntaxError: And the others of `BROKEN`.
    """
    found = Layout()
    depth = 0
    statement: list[tokenize.TokenInfo] = []
    opened: list[int] = []
    for part in tokenize.generate_tokens(io.StringIO(text).readline):
        name = token.tok_name[part.type]
        depth += (part.type == tokenize.INDENT) - (part.type == tokenize.DEDENT)
        if name.endswith("STRING_START"):  # f-strings are several tokens since Python 3.12
            opened.append(part.start[0])
        elif name.endswith("STRING_END"):
            found.frozen.update(range(opened.pop() + 1, part.end[0] + 1))
        elif part.type == tokenize.STRING:
            found.frozen.update(range(part.start[0] + 1, part.end[0] + 1))
        if part.type in (tokenize.NEWLINE, tokenize.ENDMARKER):
            _note_statement(found, statement, depth)
            statement = []
        elif part.type not in _SILENT:
            statement.append(part)
    return found


def _note_statement(found: Layout, statement: list[tokenize.TokenInfo], depth: int) -> None:
    if not statement:
        return
    first, last = statement[0].start[0], statement[-1].end[0]
    found.level[first] = depth
    found.head.update(dict.fromkeys(range(first, last + 1), first))
    if all(part.type == tokenize.STRING for part in statement):
        found.docs.update(range(first + 1, last + 1))


def dedented(text: str, start: int, end: int, indent: str) -> str:
    """Return lines `start` to `end` of a text without an indentation, ended by `\\n`.

    Raises:
        SyntaxError: And the others of `BROKEN`: the text is no Python.
    """
    plain = unix(text)
    found = layout(plain)
    lines = split_lines(plain)
    moved = []
    for number in range(start, end + 1):
        line = lines[number - 1]
        if number in found.frozen - found.docs:
            moved.append(line)
        elif line.startswith(indent):
            moved.append(line[len(indent) :])
        else:
            # Nothing but blanks, comments and continued lines may stand further left.
            moved.append(line if number in found.docs else line.lstrip(" \t\f"))
    return "".join(moved).rstrip("\n") + "\n"


def reindented(code: str, base: str, unit: str) -> str:
    """Return a text with its blocks indented by `base` and, for each level, `unit`.

    Args:
        code: Python, lines ended by `\\n`; its first level stands at the left edge.
        base: Blanks before the first level.
        unit: Blanks that one further level adds.

    Raises:
        SyntaxError: And the others of `BROKEN`: the text is no Python.
    """
    found = layout(code)
    lines = split_lines(code)
    moved = []
    for number, line in enumerate(lines, 1):
        if number in found.frozen - found.docs:
            moved.append(line)
        elif not line.strip():
            moved.append("\n")
        elif number in found.head:
            first = found.head[number]
            old, new = leading(lines[first - 1]), base + unit * found.level[first]
            if line.startswith(old):
                moved.append(new + line[len(old) :])
            else:
                moved.append(line if number in found.docs else new + line.lstrip(" \t\f"))
        else:
            level = _level_of_comment(found, lines, number)
            moved.append(base + unit * level + line.lstrip(" \t\f"))
    return "".join(moved)


def _level_of_comment(found: Layout, lines: list[str], number: int) -> int:
    """Return the level that a comment belongs to: that of a neighbour in the same column.

    Else that of the statement after it, as a comment mostly speaks of what follows.
    """
    column = len(leading(lines[number - 1]).expandtabs())
    after = next((n for n in range(number + 1, len(lines) + 1) if n in found.level), None)
    before = [n for n in found.level if n < number]
    neighbours = ([] if after is None else [after]) + sorted(before, reverse=True)
    for neighbour in neighbours:
        if len(leading(lines[neighbour - 1]).expandtabs()) == column:
            return found.level[neighbour]
    return found.level[neighbours[0]] if neighbours else 0


def first_line(node: ast.stmt) -> int:
    """Return the line on which a statement begins, its decorators included."""
    decorators = getattr(node, "decorator_list", [])
    return min([node.lineno, *(entry.lineno for entry in decorators)])


def last_line(node: ast.stmt) -> int:
    """Return the line on which a statement ends."""
    return node.end_lineno or node.lineno


def header_colon(text: str, node: ast.FunctionDef | ast.ClassDef) -> tuple[int, int]:
    """Return line (from 1) and column (from 0) behind the colon that ends a header.

    Args:
        text: The whole text, lines ended by `\\n`.
        node: A function or class of it.
    """
    nesting = lambdas = 0
    lines = split_lines(text)[node.lineno - 1 :]
    for part in tokenize.generate_tokens(iter([*lines, ""]).__next__):
        if part.string in ("(", "[", "{"):
            nesting += 1
        elif part.string in (")", "]", "}"):
            nesting -= 1
        elif nesting == 0 and part.string == "lambda":
            lambdas += 1
        elif nesting == 0 and part.string == ":":
            if not lambdas:
                return node.lineno - 1 + part.end[0], part.end[1]
            lambdas -= 1
    raise SyntaxError(f"the header of {node.name} has no end")
