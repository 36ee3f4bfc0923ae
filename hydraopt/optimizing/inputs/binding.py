"""The parameters of what is called on a target, and whether given arguments fit them."""

from __future__ import annotations

import ast
from collections.abc import Collection, Sequence

from hydraopt.optimizing.layout import parse, unix
from hydraopt.optimizing.target import Kind, Target, binding, definition

_Function = ast.FunctionDef | ast.AsyncFunctionDef


def parameters(node: _Function, bound: bool) -> ast.arguments:
    """Return a function's parameters as its caller sees them, without `self` or `cls`."""
    given = node.args
    if not bound:
        return given
    cut = ast.arguments(**{name: getattr(given, name) for name in given._fields})
    if given.posonlyargs:
        cut.posonlyargs = given.posonlyargs[1:]
    else:
        cut.args = given.args[1:]
    return cut


def called(target: Target) -> ast.arguments | None:
    """Return the parameters of the target itself (of a class: of making it); None: a program."""
    if target.kind is Kind.PROGRAM:
        return None
    node = definition(target)
    if isinstance(node, ast.ClassDef):
        return constructor(node)
    return parameters(node, target.kind is Kind.METHOD and binding(node) != "static")


def constructor(node: ast.ClassDef) -> ast.arguments | None:
    """Return the parameters of making a class' object.

    None where no `__init__` says: a dataclass, or a class that inherits its own.
    """
    for entry in node.body:
        if isinstance(entry, ast.FunctionDef) and entry.name == "__init__":
            return parameters(entry, True)
    if node.bases or node.decorator_list:
        return None
    return ast.arguments([], [], None, [], [], None, [])


def class_of(target: Target) -> ast.ClassDef | None:
    """Return the node of a method's class, or of the class itself."""
    body: Sequence[ast.stmt] = parse(unix(target.source)).body
    found: ast.ClassDef | None = None
    for name in target.class_name.split("."):
        nodes = [n for s in body for n in ast.walk(s) if isinstance(n, ast.ClassDef)]
        found = next((node for node in nodes if node.name == name), None)
        if found is None:
            return None
        body = found.body
    return found


def misfit(given: ast.arguments, args: Sequence[object], kwargs: Collection[str]) -> str:
    """Return why arguments do not fit parameters; empty where they do."""
    plain = [entry.arg for entry in (*given.posonlyargs, *given.args)]
    only = [entry.arg for entry in given.kwonlyargs]
    if len(args) > len(plain) and given.vararg is None:
        return f"{len(args)} arguments are given, and it takes {len(plain)}"
    by_name = {entry.arg for entry in given.args} | set(only)
    unknown = sorted(set(kwargs) - by_name)
    if unknown and given.kwarg is None:
        return f"it has no parameter {unknown[0]!r}"
    twice = sorted(set(plain[: len(args)]) & set(kwargs) & by_name)
    if twice:
        return f"{twice[0]!r} is given twice"
    needed = plain[: len(plain) - len(given.defaults)][len(args) :]
    needed += [name for name, value in zip(only, given.kw_defaults, strict=True) if value is None]
    missing = [name for name in needed if name not in kwargs]
    return f"{missing[0]!r} is missing" if missing else ""
