"""What is to be improved: a function, a method, a class or a whole program of a user's file.

The file is read and parsed; nothing of it is ever run in this process.
"""

from __future__ import annotations

import ast
import codecs
import difflib
import enum
import io
import tokenize
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from hydraopt.common.errors import UserError
from hydraopt.optimizing.layout import (
    BROKEN,
    dedented,
    first_line,
    last_line,
    leading,
    parse,
    split_lines,
    unix,
)

WHOLE = "__main__"
"""The name that means the whole program."""
_MARK = codecs.BOM_UTF8.decode()
_SHOWN = 12
"""Names that a message lists."""
_PROPERTIES = frozenset({"property", "cached_property", "abstractproperty"})
_ACCESSORS = frozenset({"setter", "getter", "deleter"})
_STDIN_MODULES = frozenset({"fileinput"})

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


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


@dataclass(frozen=True)
class _Place:
    """A definition and where it stands.

    Attributes:
        qualname: Dotted name, through functions too.
        node: The definition.
        outer: The class or function around it, if any.
        nested: Whether a function stands around it.
    """

    qualname: str
    node: Definition
    outer: Definition | None
    nested: bool

    @property
    def fault(self) -> str:
        """Why it cannot be improved here, and what could; empty where it can."""
        if self.nested:
            around = self.qualname.rpartition(".")[0]
            return f"is nested in {around}(); name {around.partition('.')[0]} itself"
        if isinstance(self.node, ast.AsyncFunctionDef):
            return (
                "is an asynchronous function, which is not supported; move its computation into "
                "a plain function and name that"
            )
        if isinstance(self.outer, ast.ClassDef) and is_property(self.node):
            return f"is a property, which is not supported; name its class {self.outer.name}"
        return ""


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
    text, mark = read_text(path)
    tree = parse_file(path, text)
    if name == WHOLE or (not name and _is_program(tree)):
        if not text.strip():
            raise UserError(f"{path} is empty; name a file that holds the slow code.")
        count = len(split_lines(text))
        return Target(path, text, Kind.PROGRAM, "", unix(text), 1, count, "", mark=mark)
    places = list(_places(tree.body))
    place = _only_function(path, places) if not name else _named(path, tree, places, name)
    return _target(path, text, mark, place)


def read_text(path: Path) -> tuple[str, str]:
    """Return a Python file's text as it stands, and its byte order mark.

    Raises:
        UserError: It cannot be read, or is not in UTF-8.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        reason = "it is a folder" if path.is_dir() else error.strerror
        raise UserError(
            f"file={path} cannot be read ({reason}). Give the path of a Python file."
        ) from error
    remedy = "Save the file in UTF-8, then run the same command again."
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise UserError(
            f"{path}:{line}: byte {raw[error.start]:#04x} is not UTF-8. {remedy}"
        ) from error
    try:
        declared = tokenize.detect_encoding(io.BytesIO(raw).readline)[0]
    except SyntaxError as error:
        raise UserError(f"{path}: {error.msg}. {remedy}") from error
    if declared not in ("utf-8", "utf-8-sig"):
        raise UserError(f"{path} declares the encoding {declared}, not UTF-8. {remedy}")
    return text.removeprefix(_MARK), _MARK if text.startswith(_MARK) else ""


def parse_file(path: Path, text: str) -> ast.Module:
    """Parse a user's file.

    Raises:
        UserError: It is no Python; the message names the line and shows it.
    """
    try:
        return parse(text)
    except SyntaxError as error:
        line = (error.text or "").strip()
        where = f"{path}:{error.lineno}" if error.lineno else str(path)
        raise UserError(
            f"{where}: {error.msg}" + (f": `{line}`" if line else "") + ". The file must be valid "
            "Python; mend the line, then run the same command again."
        ) from error
    except BROKEN as error:
        reason = "nested too deeply" if isinstance(error, RecursionError | MemoryError) else error
        raise UserError(
            f"{path} cannot be parsed ({reason}). The file must be valid Python."
        ) from error


def definition(target: Target) -> ast.FunctionDef | ast.ClassDef:
    """Return the target's own node, from a fresh parse of its whole file (not for a program)."""
    for place in _places(parse(target.source).body):
        if place.qualname == target.qualname and first_line(place.node) == target.start:
            assert isinstance(place.node, ast.FunctionDef | ast.ClassDef)
            return place.node
    raise LookupError(f"{target.qualname} does not stand on line {target.start}")


def is_property(node: Definition) -> bool:
    """Whether a method is read or written as an attribute."""
    return any(
        _last_name(entry) in _PROPERTIES
        or (isinstance(entry, ast.Attribute) and entry.attr in _ACCESSORS)
        for entry in node.decorator_list
    )


def is_overload(node: Definition) -> bool:
    """Whether a definition only declares types (`typing.overload`)."""
    return any(_last_name(entry) == "overload" for entry in node.decorator_list)


def binding(node: ast.AST) -> str:
    """Return how a method is bound: `static`, `class`, or `self`."""
    for entry in getattr(node, "decorator_list", []):
        if isinstance(entry, ast.Name) and entry.id in ("staticmethod", "classmethod"):
            return entry.id.removesuffix("method")
    # The interpreter makes these so by their names alone.
    name = getattr(node, "name", "")
    return {"__new__": "static", "__init_subclass__": "class", "__class_getitem__": "class"}.get(
        name, "self"
    )


def _last_name(expression: ast.expr) -> str:
    if isinstance(expression, ast.Call):
        expression = expression.func
    return getattr(expression, "attr", getattr(expression, "id", ""))


def _places(
    body: Sequence[ast.AST], prefix: str = "", outer: Definition | None = None, nested: bool = False
) -> Iterator[_Place]:
    """Yield every definition in statements, those within blocks, classes and functions too."""
    for node in body:
        if isinstance(node, Definition):
            place = _Place(prefix + node.name, node, outer, nested)
            yield place
            inside = nested or not isinstance(node, ast.ClassDef)
            yield from _places(node.body, place.qualname + ".", node, inside)
        elif isinstance(node, ast.stmt | ast.ExceptHandler | ast.match_case):
            for part in ("body", "orelse", "handlers", "finalbody", "cases"):
                yield from _places(getattr(node, part, []), prefix, outer, nested)


def _named(path: Path, tree: ast.Module, places: list[_Place], name: str) -> _Place:
    plain = name.replace("<locals>.", "")
    found = [place for place in places if place.qualname == plain and not is_overload(place.node)]
    if len(found) > 1 and not all(is_property(place.node) for place in found):
        lines = " and ".join(str(place.node.lineno) for place in found)
        raise UserError(
            f"{name!r} is defined {len(found)} times in {path} (lines {lines}), so it is not clear "
            "which one is meant. Remove or rename all but one."
        )
    if not found:
        raise UserError(_unknown(path, tree, places, plain))
    if found[0].fault:
        raise UserError(f"{name!r} in {path} {found[0].fault}.")
    return found[0]


def _unknown(path: Path, tree: ast.Module, places: list[_Place], name: str) -> str:
    """Return the message for a name that no definition has."""
    inner = [p for p in places if p.nested and p.node.name == name]
    if inner:
        return f"{name!r} in {path} {inner[0].fault}."
    named = _nameable(places)
    near = [entry for entry in named if entry.rpartition(".")[2] == name]
    near = near or difflib.get_close_matches(name, named, n=1)
    for statement in tree.body:
        if name in _assigned(statement):
            what = "imported" if isinstance(statement, ast.Import | ast.ImportFrom) else "a value"
            start = f"{name!r} in {path} is {what} (line {statement.lineno}), not a def or class"
            break
    else:
        start = f"{path} defines no {name!r}"
    guess = f"; did you mean {near[0]!r}?" if near else "."
    return f"{start}{guess} {_listed(path, named)}"


def _only_function(path: Path, places: list[_Place]) -> _Place:
    public = [
        place
        for place in places
        if isinstance(place.node, ast.FunctionDef)
        and place.outer is None
        and not place.node.name.startswith("_")
        and not is_overload(place.node)
    ]
    if len({place.qualname for place in public}) == 1 and len(public) == 1:
        return public[0]
    raise UserError(
        f"function='' does not say what to improve: {path} is not a program that reads standard "
        f"input, and has {len(public)} public functions. {_listed(path, _nameable(places))}"
    )


def _nameable(places: list[_Place]) -> list[str]:
    """Return what may be named: functions first, then classes each with its methods."""
    names = [
        place.qualname
        for place in places
        if not place.fault and not is_overload(place.node) and not _is_dunder(place.node.name)
    ]
    return list(dict.fromkeys(sorted(names, key=lambda entry: entry.split(".")[0][:1].isupper())))


def _is_dunder(name: str) -> bool:
    return name.startswith("__") and name.endswith("__")


def _listed(path: Path, names: list[str]) -> str:
    if not names:
        return "Nothing in it can be named; only functions, methods and classes can."
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return f"Choose one of: {', '.join(names[:_SHOWN])}{more}."


def _assigned(statement: ast.stmt) -> set[str]:
    """Return the names that a statement of the top level binds, other than by def or class."""
    if isinstance(statement, ast.Import | ast.ImportFrom):
        return {(entry.asname or entry.name).partition(".")[0] for entry in statement.names}
    if isinstance(statement, Definition):
        return set()
    return {
        node.id
        for node in ast.walk(statement)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }


def _target(path: Path, text: str, mark: str, place: _Place) -> Target:
    node = place.node
    start, end = first_line(node), last_line(node)
    indent = leading(split_lines(text)[node.lineno - 1])
    if isinstance(node, ast.ClassDef):
        kind, class_name = Kind.CLASS, place.qualname
    elif isinstance(place.outer, ast.ClassDef):
        kind, class_name = Kind.METHOD, place.qualname.rpartition(".")[0]
    else:
        kind, class_name = Kind.FUNCTION, ""
    segment = dedented(text, start, end, indent)
    return Target(path, text, kind, place.qualname, segment, start, end, indent, class_name, mark)


def _is_program(tree: ast.Module) -> bool:
    """Whether a file is meant to be started rather than imported."""
    if any(_runs(statement, tree) for statement in tree.body):
        return True
    if not any(_is_guard(statement) for statement in tree.body):
        return False
    functions = [
        node
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    ]
    # Behind `if __name__ == "__main__"` often stands a mere example of the only function.
    return _reads_stdin(tree) or len(functions) != 1


def _runs(statement: ast.stmt, tree: ast.Module) -> bool:
    """Whether a statement of the top level does more than define and set up."""
    if isinstance(statement, Definition | ast.Import | ast.ImportFrom | ast.Pass):
        return False
    if isinstance(statement, ast.Expr):
        return not isinstance(statement.value, ast.Constant) and not _sets_up(statement, tree)
    if isinstance(statement, ast.Assign | ast.AnnAssign | ast.AugAssign):
        return _reads_stdin(statement)
    if isinstance(statement, ast.If | ast.Try):
        if _is_guard(statement):
            return False
        parts = [*statement.body, *statement.orelse]
        if isinstance(statement, ast.Try):
            parts += [entry for handler in statement.handlers for entry in handler.body]
            parts += statement.finalbody
        return any(_runs(part, tree) for part in parts)
    return True


def _sets_up(statement: ast.Expr, tree: ast.Module) -> bool:
    """Whether an expression is a call such as `sys.setrecursionlimit(...)`."""
    call = statement.value
    if not isinstance(call, ast.Call) or _reads_stdin(call):
        return False
    modules = {
        (entry.asname or entry.name).partition(".")[0]
        for node in tree.body
        if isinstance(node, ast.Import)
        for entry in node.names
    }
    written = ast.unparse(call.func)
    return written.partition(".")[0] in modules and ".stdout." not in written


def _is_guard(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.If) and "__name__" in {
        node.id for node in ast.walk(statement.test) if isinstance(node, ast.Name)
    }


def _reads_stdin(tree: ast.AST) -> bool:
    """Whether standard input is read somewhere within."""
    own = {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
    own |= {
        node.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id in {"input", "stdin"} - own:
            return True
        if isinstance(node, ast.Attribute) and node.attr == "stdin":
            return True
        if isinstance(node, ast.Import) and _STDIN_MODULES & {entry.name for entry in node.names}:
            return True
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == "open"
            and node.args
            and isinstance(node.args[0], ast.Constant)
            and node.args[0].value in (0, "/dev/stdin")
        ):
            return True
    return False
