"""Mends programs that were right once: conversion artefacts, and names that Python has since moved.

Some repairs are certain: `fractions.gcd` is `math.gcd`, and `print((*xs))` never was Python. Others
are guesses. A converter from Python 2 to 3 (lib2to3) that is handed Python 3 turns `input()` into
`eval(input())` and `print(a, b)` into `print((a, b))`, but a person may have written the same and
meant it. So a program has *forms*, the most repaired first, and its tests decide between them.

Text that is not repaired stays as its author laid it out.
"""

from __future__ import annotations

import ast
import io
import itertools
import re
import tokenize
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeGuard

from hydraopt.corpus.readers.edits import Edit, Places, apply, bound_names, parse
from hydraopt.corpus.readers.moved import moved_edits

LINE_ENDINGS = "line_endings"
DOUBLED_LINES = "doubled_lines"
PRINT_STAR = "print_star"
PRINT_TUPLE = "print_tuple"
EVAL_INPUT = "eval_input"

LONGEST = 1 << 20
"""Characters of a program; nobody writes a longer one, and a parser may choke on it."""

_FEWEST_DOUBLED = 3
"""Line breaks that must all be doubled before they count as an artefact."""


@dataclass(frozen=True)
class Form:
    """One way to read a program.

    Attributes:
        source: Its text.
        repairs: What was mended, sorted; empty for the text as it stood.
    """

    source: str
    repairs: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Site:
    """A pair of deletions around something that may have been wrapped by a converter.

    Attributes:
        opening: Deletes what stands before.
        closing: Deletes what stands behind.
    """

    opening: Edit
    closing: Edit

    @property
    def repair(self) -> str:
        return self.opening.repair


def mend_lines(source: str) -> tuple[str, set[str]]:
    """Return a text of any language with plain line ends, and the names of the repairs.

    A carriage return and newline that was read as two line ends leaves every line break doubled,
    which tears lines apart that end in a backslash.
    """
    repairs = set()
    text = source.replace("\r\n", "\n").replace("\r", "\n")
    if text != source:
        repairs.add(LINE_ENDINGS)
    breaks = re.findall(r"\n+", text.strip("\n"))
    if len(breaks) >= _FEWEST_DOUBLED and all(len(found) % 2 == 0 for found in breaks):
        text = text.replace("\n\n", "\n")
        repairs.add(DOUBLED_LINES)
    return text, repairs


def forms(source: str, *, converted: bool = True) -> list[Form]:
    """Return the forms of a Python program that may be what its author wrote, likeliest first.

    Every form has the certain repairs. They differ in the doubtful ones: first all of them, then
    those of one kind, at last none. (Mixtures of the same kind were tried on PIE, and none was
    ever needed.)

    Args:
        source: The program.
        converted: Whether a converter may have changed `input()` and `print(a, b)`.

    Raises:
        ValueError: It is no program of this Python version, repaired or not, or is longer than
            `LONGEST`; the message says where.
    """
    if len(source) > LONGEST:
        raise ValueError(f"longer than {LONGEST} characters")
    text, certain = mend_lines(source)
    starred = [site for site in _print_sites(text) if site.repair == PRINT_STAR]
    if starred:
        text = apply(text, _edits(starred))
        certain.add(PRINT_STAR)
    tree = parse(text)
    always = moved_edits(tree, Places(text))
    doubtful = [*_eval_sites(tree, text), *_print_sites(text)] if converted else []
    found: dict[str, Form] = {}
    for chosen in _choices(doubtful):
        edits = [*always, *_edits(chosen)]
        form = apply(text, edits)
        try:
            parse(form)
        except ValueError:
            continue  # an edit met a layout that it does not know
        repairs = certain | {edit.repair for edit in edits}
        found.setdefault(form, Form(form, tuple(sorted(repairs))))
    return list(found.values()) or [Form(text, tuple(sorted(certain)))]


def _edits(sites: Sequence[_Site]) -> list[Edit]:
    return [edit for site in sites for edit in (site.opening, site.closing)]


def _choices(sites: Sequence[_Site]) -> Iterator[list[_Site]]:
    """Yield which doubtful sites are mended: all, then those of fewer kinds, at last none."""
    kinds = sorted({site.repair for site in sites})
    for size in range(len(kinds), -1, -1):
        for some in itertools.combinations(kinds, size):
            yield [site for site in sites if site.repair in some]


def _eval_sites(tree: ast.Module, text: str) -> list[_Site]:
    """Return the sites of `eval(input())` that lib2to3 may have made.

    Its rule takes a bare `input(...)` only, and leaves `input().split()` alone; so
    `eval(input())[0]` is a person's work. A program that defines `eval` means its own.
    """
    if "eval(" not in text or "eval" in bound_names(tree):
        return []
    places = Places(text)
    parents = {id(child): node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    sites = []
    for node in ast.walk(tree):
        if not _calls(node, "eval") or not node.args or not _calls(node.args[0], "input"):
            continue
        parent = parents[id(node)]
        if isinstance(parent, ast.Attribute | ast.Subscript) and parent.value is node:
            continue
        if isinstance(parent, ast.Call) and parent.func is node:
            continue
        (start, end), (inner_start, inner_end) = places.span(node), places.span(node.args[0])
        sites.append(
            _Site(
                Edit(start, inner_start, "", EVAL_INPUT),
                Edit(inner_end, end, "", EVAL_INPUT),
            )
        )
    return sites


def _calls(node: ast.AST, name: str) -> TypeGuard[ast.Call]:
    """Whether a node calls the name with plain arguments, one at most."""
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == name
        and not node.keywords
        and len(node.args) <= 1
        and not any(isinstance(argument, ast.Starred) for argument in node.args)
    )


def _print_sites(text: str) -> list[_Site]:
    """Return the inner parentheses of each `print((...))` that hold several arguments or a star.

    Tokens are read, because `print((*xs))` has no tree.
    """
    if "print" not in text:
        return []
    places = Places(text)
    tokens = _tokens(text)
    partners = _partners(tokens)
    sites = []
    for index in range(len(tokens) - 3):
        if [token.string for token in tokens[index : index + 3]] != ["print", "(", "("]:
            continue
        if index and tokens[index - 1].string in (".", "def"):
            continue
        close = partners.get(index + 2)
        if close is None or partners.get(index + 1) != close + 1:
            continue
        commas = _top_level_commas(tokens, index + 2, close)
        starred = tokens[index + 3].string == "*"
        if not commas and not starred:
            continue
        repair = PRINT_TUPLE if commas else PRINT_STAR
        opening, closing = (places.at(*tokens[place].start) for place in (index + 2, close))
        sites.append(
            _Site(Edit(opening, opening + 1, "", repair), Edit(closing, closing + 1, "", repair))
        )
    return sites


def _tokens(text: str) -> list[tokenize.TokenInfo]:
    """Return the tokens that mean something, up to the first that cannot be read."""
    idle = {tokenize.NL, tokenize.COMMENT, tokenize.INDENT, tokenize.DEDENT}
    found: list[tokenize.TokenInfo] = []
    try:
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if token.type not in idle:
                found.append(token)
    except (tokenize.TokenError, SyntaxError):
        pass  # the parser says what is wrong
    return found


def _partners(tokens: Sequence[tokenize.TokenInfo]) -> dict[int, int]:
    """Return the position of each opening bracket to that of its closing one."""
    partners: dict[int, int] = {}
    stack: list[int] = []
    for index, token in enumerate(tokens):
        if token.type != tokenize.OP:
            continue
        if token.string in ("(", "[", "{"):
            stack.append(index)
        elif token.string in (")", "]", "}") and stack:
            partners[stack.pop()] = index
    return partners


def _top_level_commas(tokens: Sequence[tokenize.TokenInfo], start: int, end: int) -> int:
    """Count the commas between two brackets that stand in no further bracket, nor in a lambda.

    `print((lambda a, b: a))` passes one function.
    """
    depth = commas = 0
    for token in tokens[start + 1 : end]:
        if token.type == tokenize.OP and token.string in ("(", "[", "{"):
            depth += 1
        elif token.type == tokenize.OP and token.string in (")", "]", "}"):
            depth -= 1
        elif depth == 0 and token.string == "lambda":
            return 0
        elif depth == 0 and token.string == ",":
            commas += 1
    return commas
