"""Inputs from a pytest file: read as text, never run."""

from __future__ import annotations

import ast
import importlib.util
import itertools
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from hydraopt.optimizing.inputs.calls import CallFinder, imported_names, own_names, simple_values
from hydraopt.optimizing.inputs.given import Found
from hydraopt.optimizing.inputs.literals import UNREAD, NotRead, Reader
from hydraopt.optimizing.layout import parse, unix
from hydraopt.optimizing.scope import module_names
from hydraopt.optimizing.target import Kind, Target, parse_file, read_text

_HARMLESS = frozenset(
    {"self", "capsys", "capfd", "caplog", "recwarn", "request", "tmp_path", "tmpdir"}
)
"""Parameters of a test that change no answer."""
_SETUPS = frozenset({"setUp", "setup_method", "setup_class", "setUpClass", "setup_function",
                     "setup_module", "setUpModule"})  # fmt: skip
_MOST_SETS = 500
_Test = tuple[ast.FunctionDef, list[ast.expr], bool]
"""A test, the decorators of its class, and whether something is set up before it."""


def read_pytests(target: Target, path: Path) -> Found:
    """Return the calls of the target in a test file's asserts, `raises` and parametrisations.

    Calls in loops over literals, of objects that the test makes, and in `unittest` cases are read
    too. An answer is expected where a test compares the call's with a literal, and nothing that
    could change it stands before (a patch, a fixture that is not known, a call of the file).

    Raises:
        UserError: The file cannot be read, or is no Python.
    """
    text, _ = read_text(path)
    tree = parse_file(path, unix(text))
    own = own_names(parse(target.source))
    reader = Reader(simple_values(tree.body), imported_names(tree, target.path.stem, own), own)
    if target.kind is Kind.PROGRAM:
        return Found([], [f"{path}: a program's tests are run, but no input is read from them"])
    finder = CallFinder(target, reader, "pytest")
    fixtures = _fixtures(tree)
    for test, outer, prepared in _tests(tree):
        decorators = [*outer, *test.decorator_list]
        sets, unread = _parameter_sets(decorators, reader)
        finder.unread += unread
        for values in sets:
            known, trusted = _known(test, values, fixtures, reader)
            finder.begin(known, trusted and not prepared and not _patched(decorators))
            finder.follow(test.body)
            finder.end()
    lines = dict.fromkeys(f"{path}:{line}: {reason}" for line, reason in sorted(finder.unread))
    return Found(finder.givens, list(lines))


def pytest_available(path: Path) -> str:
    """Return why pytest cannot run a file here; empty where it can."""
    if not path.is_file():
        return f"{path} is no file"
    if importlib.util.find_spec("pytest") is None:
        return "pytest is not installed: pip install pytest"
    return ""


def _tests(tree: ast.Module) -> Iterator[_Test]:
    """Yield the test functions of a file and of its classes."""
    prepared = bool(_SETUPS & module_names(ast.unparse(tree))) or _has_autouse(tree.body)
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test"):
            yield node, [], prepared
        elif isinstance(node, ast.ClassDef):
            methods = [entry for entry in node.body if isinstance(entry, ast.FunctionDef)]
            setup = bool(_SETUPS & {entry.name for entry in methods}) or _has_autouse(node.body)
            for entry in methods:
                if entry.name.startswith("test"):
                    yield entry, node.decorator_list, prepared or setup


def _has_autouse(body: Sequence[ast.stmt]) -> bool:
    return any(
        keyword.arg == "autouse"
        for node in body
        if isinstance(node, ast.FunctionDef)
        for entry in node.decorator_list
        if isinstance(entry, ast.Call)
        for keyword in entry.keywords
    )


def _fixtures(tree: ast.Module) -> dict[str, ast.expr]:
    """Return name to expression, for fixtures that do nothing but return it."""
    return {
        node.name: node.body[-1].value
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
        and any("fixture" in ast.unparse(entry) for entry in node.decorator_list)
        and isinstance(node.body[-1], ast.Return)
        and node.body[-1].value is not None
        and all(isinstance(entry, ast.Expr) for entry in node.body[:-1])
    }


def _known(
    test: ast.FunctionDef, values: dict[str, Any], fixtures: dict[str, ast.expr], reader: Reader
) -> tuple[dict[str, Any], bool]:
    """Return the values of a test's parameters, and whether all of them are known."""
    known, trusted = dict(values), True
    given = test.args
    for entry in (*given.posonlyargs, *given.args, *given.kwonlyargs):
        if entry.arg in known or entry.arg in _HARMLESS:
            continue
        try:
            known[entry.arg] = reader.value(fixtures[entry.arg])
        except (NotRead, KeyError):
            known[entry.arg], trusted = UNREAD, False
    return known, trusted


def _patched(decorators: Sequence[ast.expr]) -> bool:
    """Whether a decorator may change what is called, or says that the test fails."""
    return any(
        any(word in ast.unparse(entry) for word in ("patch", "xfail", "freeze", "usefixtures"))
        for entry in decorators
        if "parametrize" not in ast.unparse(entry)
    )


def _parameter_sets(
    decorators: Sequence[ast.expr], reader: Reader
) -> tuple[list[dict[str, Any]], list[tuple[int, str]]]:
    """Return the sets of parameters that a test is run with, and what could not be read."""
    axes: list[list[dict[str, Any]]] = []
    unread: list[tuple[int, str]] = []
    for entry in decorators:
        if not isinstance(entry, ast.Call) or not reader.dotted(entry.func).endswith("parametrize"):
            continue
        words = {word.arg: word.value for word in entry.keywords}
        parts = [*entry.args, *(words[key] for key in ("argnames", "argvalues") if key in words)]
        try:
            names = reader.value(parts[0])
            rows = _rows(parts[1], reader)
        except (NotRead, IndexError) as error:
            unread.append((entry.lineno, str(error)))
            return [], unread
        split = names.replace(",", " ").split() if isinstance(names, str) else list(names)
        axis = []
        for line, row in rows:
            try:
                values = reader.value(row) if isinstance(row, ast.expr) else row
                if len(split) == 1:
                    axis.append({split[0]: values})
                elif len(values) == len(split):
                    axis.append(dict(zip(split, values, strict=True)))
            except (NotRead, TypeError) as error:
                unread.append((line, str(error)))
        axes.append(axis)
    combined = itertools.islice(itertools.product(*axes), _MOST_SETS)
    return [{k: v for part in parts for k, v in part.items()} for parts in combined], unread


def _rows(node: ast.expr, reader: Reader) -> list[tuple[int, Any]]:
    """Return (line, expression or value) of each set of a parametrisation."""
    if isinstance(node, ast.Name) and node.id in reader.names:
        node = reader.names[node.id]
    if not isinstance(node, ast.List | ast.Tuple):
        return [(node.lineno, value) for value in reader.value(node)]
    rows: list[tuple[int, Any]] = []
    for entry in node.elts:
        part: ast.expr = entry
        if isinstance(entry, ast.Call) and reader.dotted(entry.func).endswith("param"):
            single = len(entry.args) == 1
            part = entry.args[0] if single else ast.Tuple(entry.args, ast.Load())
            if any("xfail" in ast.unparse(word) for word in entry.keywords):
                continue
        rows.append((entry.lineno, part))
    return rows
