"""Which names a file, a class and a piece of code bind and use."""

from __future__ import annotations

import ast
import builtins
import symtable
import warnings
from collections.abc import Iterable, Iterator

BUILTINS = frozenset(dir(builtins))

Import = tuple[str, int, str, str]
"""Module (empty for `import x`), dots of a relative import, imported name, name it is bound to."""


def module_names(source: str) -> set[str]:
    """Return every name that means something at a file's top level, or is looked up there.

    A new definition of one of them could change what some line of the file does.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        top = symtable.symtable(source, "<file>", "exec")
    return {symbol.get_name() for symbol in top.get_symbols()} | set(_globals(top)) | BUILTINS


def _globals(table: symtable.SymbolTable) -> Iterator[str]:
    for child in table.get_children():
        yield from (symbol.get_name() for symbol in child.get_symbols() if symbol.is_global())
        yield from _globals(child)


def class_names(node: ast.ClassDef) -> set[str]:
    """Return every attribute that a class binds or that is looked up somewhere within it."""
    found = {name for statement in node.body for name in bound(statement)}
    return found | {part.attr for part in ast.walk(node) if isinstance(part, ast.Attribute)}


def used(nodes: Iterable[ast.AST]) -> set[str]:
    """Return the names that pieces of code mention, as variables or attributes."""
    found: set[str] = set()
    for node in nodes:
        for part in ast.walk(node):
            if isinstance(part, ast.Name):
                found.add(part.id)
            elif isinstance(part, ast.Attribute):
                found.add(part.attr)
            elif isinstance(part, ast.Global):
                found.update(part.names)
    return found


def bound(statement: ast.stmt) -> set[str]:
    """Return the names that a definition, an assignment or an import binds in its own scope."""
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return {statement.name}
    if isinstance(statement, ast.Import | ast.ImportFrom):
        return {entry[3] for entry in imports_of(statement)}
    if isinstance(statement, ast.Assign):
        parts: list[ast.expr] = statement.targets
    elif isinstance(statement, ast.AnnAssign | ast.AugAssign):
        parts = [statement.target]
    else:
        return set()
    return {
        node.id
        for part in parts
        for node in ast.walk(part)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }


def imports_of(statement: ast.Import | ast.ImportFrom) -> list[Import]:
    """Return what an import statement binds, one entry a name."""
    if isinstance(statement, ast.Import):
        return [("", 0, e.name, e.asname or e.name.partition(".")[0]) for e in statement.names]
    module, level = statement.module or "", statement.level
    return [(module, level, entry.name, entry.asname or entry.name) for entry in statement.names]


def module_imports(tree: ast.Module) -> set[Import]:
    """Return what a file imports at its top level, within `if` and `try` too."""
    found: set[Import] = set()
    waiting: list[ast.AST] = list(tree.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Import | ast.ImportFrom):
            found.update(imports_of(node))
        elif not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            waiting += list(ast.iter_child_nodes(node))
    return found


def is_generator(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether calling a function makes a generator."""
    waiting: list[ast.AST] = list(node.body)
    while waiting:
        part = waiting.pop()
        if isinstance(part, ast.Yield | ast.YieldFrom):
            return True
        if not isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.ClassDef):
            waiting += list(ast.iter_child_nodes(part))
    return False


def signature(node: ast.FunctionDef | ast.AsyncFunctionDef) -> list[tuple[str, str, str]]:
    """Return (kind, name, default as a dump of its syntax) of each parameter."""
    given = node.args
    plain = [("positional only", entry) for entry in given.posonlyargs]
    plain += [("plain", entry) for entry in given.args]
    defaults = [None] * (len(plain) - len(given.defaults)) + [*given.defaults]
    found = [
        (kind, entry.arg, _dump(value))
        for (kind, entry), value in zip(plain, defaults, strict=True)
    ]
    if given.vararg:
        found.append(("*", given.vararg.arg, ""))
    for entry, value in zip(given.kwonlyargs, given.kw_defaults, strict=True):
        found.append(("keyword only", entry.arg, _dump(value)))
    if given.kwarg:
        found.append(("**", given.kwarg.arg, ""))
    return found


def _dump(value: ast.expr | None) -> str:
    return "" if value is None else ast.dump(value)


def has_docstring(node: ast.AST) -> bool:
    """Whether a function, class or module begins with a docstring."""
    body = getattr(node, "body", [])
    return bool(
        body
        and isinstance(body[0], ast.Expr)
        and isinstance(body[0].value, ast.Constant)
        and isinstance(body[0].value.value, str)
    )


def body_dump(node: ast.FunctionDef | ast.ClassDef) -> list[str]:
    """Return a dump of the syntax of a body, but for its docstring."""
    return [ast.dump(entry) for entry in node.body[has_docstring(node) :]]
