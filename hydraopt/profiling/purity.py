"""Whether a program can carry something over from one call to the next."""

from __future__ import annotations

import ast

_MUTABLE = (
    ast.List,
    ast.Dict,
    ast.Set,
    ast.ListComp,
    ast.DictComp,
    ast.SetComp,
    ast.GeneratorExp,
    ast.Call,
)
_REACHING_OUT = frozenset({"globals", "setattr", "vars", "__dict__", "__defaults__"})


def keeps_state(source: str) -> bool:
    """Return whether a second call could find what the first one left behind (such as a cache).

    Timing repeats a call, so a program that remembers its answers would look faster than it is.
    Only programs that plainly keep nothing are said not to: nothing at module level but imports,
    plain functions (no decorator, no mutable default) and constants, no `global`, no class, no
    attribute that is set.
    """
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError):
        return True
    return not all(map(_is_plain, tree.body)) or any(map(_reaches_out, ast.walk(tree)))


def _is_plain(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.FunctionDef):
        defaults = [*statement.args.defaults, *filter(None, statement.args.kw_defaults)]
        return not statement.decorator_list and not any(map(_holds_mutable, defaults))
    if isinstance(statement, ast.Assign | ast.Expr):
        return not _holds_mutable(statement.value)
    return isinstance(statement, ast.Import | ast.ImportFrom)


def _holds_mutable(expression: ast.expr) -> bool:
    return any(isinstance(node, _MUTABLE) for node in ast.walk(expression))


def _reaches_out(node: ast.AST) -> bool:
    if isinstance(node, ast.Attribute):
        return not isinstance(node.ctx, ast.Load) or node.attr in _REACHING_OUT
    if isinstance(node, ast.Name):
        return node.id in _REACHING_OUT
    return isinstance(node, ast.Global | ast.ClassDef)
