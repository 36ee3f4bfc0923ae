"""Makes source from `ast.unparse` look as if a person had typed it."""

from __future__ import annotations

import ast
import io
import keyword
import tokenize
from collections.abc import Iterator

Place = tuple[int, int]
"""(line from 1, column from 0) of one character."""


def laid_out(tree: ast.AST, *, double_quotes: bool = True) -> str:
    """Return a tree's source as a person might have typed it; equal trees give equal texts.

    Args:
        tree: A whole program, or a part of one.
        double_quotes: Whether texts stand in double quotes where they can.
    """
    source = without_idle_parentheses(ast.unparse(tree) + "\n")
    return with_double_quotes(source) if double_quotes else source


def with_double_quotes(source: str) -> str:
    """Turn 'text' into "text" where nothing within has to be escaped."""
    lines = source.splitlines(keepends=True)
    for token in reversed(_tokens(source)):
        text = token.string
        quoted = token.type == tokenize.STRING and text.endswith("'")
        if not quoted or text.endswith("'''") or '"' in text or "\\" in text:
            continue
        prefix, _, body = text.partition("'")
        if "'" in body[:-1]:
            continue
        (row, begin), (_, end) = token.start, token.end
        line = lines[row - 1]
        lines[row - 1] = f'{line[:begin]}{prefix}"{body[:-1]}"{line[end:]}'
    return "".join(lines)


def without_idle_parentheses(source: str) -> str:
    """Remove the parentheses that change nothing: `sum((x for x in xs))`, `return (a, b)`.

    Those around `and` and `or` stay, since they help a reader.
    """
    meaning = ast.dump(ast.parse(source))
    # From the end, so that the places found stay right while later ones are removed.
    for begin, end in sorted(_groups(source), reverse=True):
        shorter = _without(source, begin, end)
        if shorter is not None and _meaning(shorter) == meaning:
            source = shorter
    return source


def _groups(source: str) -> Iterator[tuple[Place, Place]]:
    """Yield the parentheses that are not those of a call or a definition."""
    opened: list[tuple[Place, bool]] = []
    previous: tokenize.TokenInfo | None = None
    logical = False
    for token in _tokens(source):
        if token.string == "(" and token.type == tokenize.OP:
            opened.append((token.start, previous is None or not _is_callable_end(previous)))
            logical = False
        elif token.string == ")" and token.type == tokenize.OP:
            begin, grouping = opened.pop()
            if grouping and not logical:
                yield begin, token.start
        elif token.string in ("and", "or"):
            logical = True
        previous = token


def _is_callable_end(token: tokenize.TokenInfo) -> bool:
    if token.type == tokenize.NAME:
        return not keyword.iskeyword(token.string)
    return token.type == tokenize.STRING or token.string in (")", "]", "}")


def _without(source: str, begin: Place, end: Place) -> str | None:
    """Return the source without the two characters; None if they stand on different lines."""
    if begin[0] != end[0]:
        return None
    lines = source.splitlines(keepends=True)
    line = lines[begin[0] - 1]
    lines[begin[0] - 1] = line[: begin[1]] + line[begin[1] + 1 : end[1]] + line[end[1] + 1 :]
    return "".join(lines)


def _meaning(source: str) -> str | None:
    try:
        return ast.dump(ast.parse(source))
    except SyntaxError:
        return None


def _tokens(source: str) -> list[tokenize.TokenInfo]:
    return list(tokenize.generate_tokens(io.StringIO(source).readline))
