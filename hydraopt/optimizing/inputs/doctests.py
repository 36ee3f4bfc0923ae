"""Inputs from the examples in docstrings."""

from __future__ import annotations

import ast
import doctest
from typing import Any

from hydraopt.optimizing.inputs.calls import CallFinder, imported_names, own_names, simple_values
from hydraopt.optimizing.inputs.given import NOTHING, Found
from hydraopt.optimizing.inputs.literals import NotRead, Reader
from hydraopt.optimizing.layout import BROKEN, parse, unix
from hydraopt.optimizing.scope import used
from hydraopt.optimizing.target import Kind, Target, definition


def read_doctests(target: Target) -> Found:
    """Return the calls of the target in the docstrings of its file.

    An answer is expected where the example is the call alone and what it shows is a literal (not
    of a target that prints, as its output would look the same).
    """
    if target.kind is Kind.PROGRAM:
        return Found([])
    tree = parse(unix(target.source))
    own = own_names(tree)
    names = {name: f".{name}" for name in own if "." not in name}
    reader = Reader(
        simple_values(tree.body), names | imported_names(tree, target.path.stem, own), own
    )
    finder = CallFinder(target, reader, "doctest")
    prints = bool({"print", "stdout"} & used([definition(target)]))
    unread: list[str] = []
    for first, text in _docstrings(tree):
        try:
            examples = doctest.DocTestParser().get_examples(text)
        except ValueError as error:
            unread.append(f"{target.path}:{first}: {error}")
            continue
        finder.begin({})
        for example in examples:
            if doctest.SKIP in example.options:
                continue
            try:
                statements = parse(example.source).body
            except BROKEN:
                continue  # the example shows a syntax error, or is none
            before = len(finder.unread)
            wanted = NOTHING if prints else _wanted(example, reader)
            if len(statements) == 1 and isinstance(statements[0], ast.Expr):
                finder.simple(statements[0], wanted)
            else:
                finder.follow(statements)
            line = first + example.lineno
            unread += [f"{target.path}:{line}: {why}" for _, why in finder.unread[before:]]
        finder.end()
    return Found(finder.givens, unread)


def _docstrings(tree: ast.Module) -> list[tuple[int, str]]:
    """Return (first line, text) of every docstring of a file."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            text = ast.get_docstring(node, clean=False)
            if text and ">>>" in text:
                found.append((node.body[0].lineno, text))
    return found


def _wanted(example: doctest.Example, reader: Reader) -> Any:
    """Return the value that an example shows; `NOTHING` where it is no literal."""
    if example.exc_msg is not None or "..." in example.want:
        return NOTHING
    if not example.want.strip():
        return None  # the interpreter shows every other value
    try:
        return reader.value(ast.parse(example.want.strip(), mode="eval").body)
    except (NotRead, *BROKEN):
        return NOTHING
