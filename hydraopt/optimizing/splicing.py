"""Puts a candidate in the target's place, so that the rest of the file stays as it is.

Of a function the candidate gives the body alone: decorators, header (with its annotations and
comments) and docstring stay the user's own, letter by letter. What else it needs goes where a
programmer would put it: imports beside the file's imports, helpers directly before the target.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence
from dataclasses import dataclass

from hydraopt.optimizing.layout import (
    BROKEN,
    check_compiles,
    dedented,
    first_line,
    header_colon,
    last_line,
    leading,
    line_end,
    parse,
    reindented,
    split_lines,
    unix,
)
from hydraopt.optimizing.scope import (
    Import,
    body_dump,
    bound,
    class_names,
    has_docstring,
    imports_of,
    is_generator,
    module_imports,
    module_names,
    signature,
    used,
)
from hydraopt.optimizing.target import Kind, Target, definition, is_overload

_UNIT = "    "
_CODING = re.compile(r"#.*coding[:=]")
_BINDERS = frozenset({"staticmethod", "classmethod", "property", "cached_property"})
_Function = ast.FunctionDef | ast.AsyncFunctionDef
_Block = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


class NotSpliced(Exception):
    """A candidate cannot stand in the target's place; the message says why, in one line."""


def splice(target: Target, candidate: str) -> str:
    """Return the whole file with the candidate in the target's place.

    The candidate of a method may be a bare function, or stand in its class. Of a class, methods
    whose body is unchanged keep the user's own text. Definitions that the target does not need,
    and calls beside them (`print(f(3))`), are left out. For a program the candidate is the file;
    only its first line (`#!`) and docstring come back where the candidate dropped them.

    Raises:
        NotSpliced: The candidate is no Python, does not define the target, changes its signature,
            makes a generator or a coroutine of it, or shadows a name of the file.
    """
    try:
        code = _tidy(candidate)
        tree = parse(code)
        whole = target.kind is Kind.PROGRAM
        new = _program(target, code, tree) if whole else _Splicing(target, code, tree).result()
        check_compiles(new)
    except BROKEN as error:
        reason = getattr(error, "msg", "") or str(error) or type(error).__name__
        raise NotSpliced(f"it is not Python: {reason}") from error
    end = line_end(target.source)
    return new if end == "\n" else unix(new).replace("\n", end)


def _tidy(candidate: str) -> str:
    """Return the candidate at the left edge, lines ended by `\\n`."""
    plain = unix(candidate).strip("\n") + "\n"
    indent = leading(plain)
    return dedented(plain, 1, plain.count("\n"), indent) if indent else plain


@dataclass(frozen=True)
class _Text:
    """A text of Python and its lines, ended by `\\n`."""

    plain: str
    lines: list[str]

    @classmethod
    def of(cls, plain: str) -> _Text:
        return cls(plain, split_lines(plain))

    def between(self, start: int, end: int) -> str:
        """Return lines `start` to `end`, ended by `\\n`."""
        text = "".join(self.lines[start - 1 : end])
        return text if text.endswith("\n") or not text else text + "\n"

    def top(self, node: ast.stmt, floor: int = 0) -> int:
        """Return the first line of a statement with the comments directly above it.

        Only lines behind `floor` count. A comment at the top of the file speaks of the file.
        """
        start = first_line(node)
        top = start
        while top - 1 > floor and self.lines[top - 2].lstrip().startswith("#"):
            top -= 1
        return start if top == 1 else top


class _Splicing:
    """One candidate put in the place of a function, method or class."""

    def __init__(self, target: Target, code: str, tree: ast.Module) -> None:
        self._target = target
        self._file = _Text.of(unix(target.source))
        self._tree = parse(self._file.plain)
        self._old = definition(target)
        self._code = _Text.of(code)
        self._new_tree = tree
        self._unit = self._find_unit()

    def result(self) -> str:
        """Return the new file, lines ended by `\\n`."""
        new, siblings = self._locate()
        base = self._target.indent
        piece = self._merged(self._old, new, base)
        placed = parse(dedented(piece, 1, piece.count("\n"), base))
        inside = self._needed(siblings, [placed], self._class_taken()) if siblings else []
        rest = [
            statement
            for statement in self._new_tree.body
            if not isinstance(statement, ast.Import | ast.ImportFrom)
            and new not in ast.walk(statement)
        ]
        helpers = self._needed(rest, [placed, *inside], self._module_taken())
        if inside:
            piece = self._blocks(inside, base) + "\n" + piece
        fresh = [*inside, *helpers]
        annotated = [*fresh, new] if isinstance(new, ast.ClassDef) else fresh
        future, imports = self._imports([placed, *fresh], any(map(_has_annotations, annotated)))
        anchor = self._anchor()
        edits = [(self._target.start, self._target.end + 1, piece)]
        if helpers:
            at = self._file.top(anchor)
            indent = leading(self._file.lines[anchor.lineno - 1])
            blank = "\n" if indent else "\n\n"
            edits.append((at, at, self._blocks(helpers, indent) + blank))
        edits += self._import_edits(anchor, future, imports)
        text = self._edited(edits)
        self._check(text, new)
        return text

    # What the candidate defines

    def _locate(self) -> tuple[ast.FunctionDef | ast.ClassDef, list[ast.stmt]]:
        """Return the candidate's definition of the target, and what stands beside it in a class."""
        name, kind = self._target.name, self._target.kind
        if kind is not Kind.METHOD:
            wanted = ast.ClassDef if kind is Kind.CLASS else ast.FunctionDef
            return self._one(self._new_tree.body, name, wanted), []
        body = self._class_body()
        if body is None:
            return self._one(self._new_tree.body, name, ast.FunctionDef), []
        new = self._one(body, name, ast.FunctionDef)
        doc = isinstance(body[0], ast.Expr)
        return new, [s for s in body[doc:] if s is not new and not isinstance(s, ast.Pass)]

    def _class_body(self) -> list[ast.stmt] | None:
        """Return the body of the candidate's version of the method's class, if it has one."""
        path = self._target.class_name.split(".")
        for names in (path, path[-1:]):
            body: list[ast.stmt] | None = self._new_tree.body
            for name in names:
                classes = [s for s in body or [] if isinstance(s, ast.ClassDef) and s.name == name]
                body = classes[0].body if len(classes) == 1 else None
            if body is not None:
                return body
        return None

    def _one(
        self, body: Sequence[ast.stmt], name: str, wanted: type
    ) -> ast.FunctionDef | ast.ClassDef:
        found = [s for s in body if isinstance(s, _Block) and s.name == name and not is_overload(s)]
        if not found:
            raise NotSpliced(f"it does not define {self._target.qualname}")
        if len(found) > 1:
            raise NotSpliced(f"it defines {self._target.qualname} {len(found)} times")
        if isinstance(found[0], ast.AsyncFunctionDef):
            raise NotSpliced(f"it makes {self._target.qualname} asynchronous")
        if not isinstance(found[0], wanted):
            what = "class" if isinstance(found[0], ast.ClassDef) else "function"
            raise NotSpliced(f"it makes {self._target.qualname} a {what}")
        self._check_header(self._old, found[0])
        assert isinstance(found[0], ast.FunctionDef | ast.ClassDef)
        return found[0]

    def _needed(
        self, statements: Sequence[ast.stmt], roots: Sequence[ast.AST], taken: dict[str, str]
    ) -> list[ast.stmt]:
        """Return the definitions among statements that the roots need, directly or not.

        Args:
            statements: The candidate's, of one scope.
            roots: What is put into the file.
            taken: Names of that scope in the file, each with the dump of its definition where it
                has exactly one.

        Raises:
            NotSpliced: One that is needed has a name of the file and is another than the file's,
                or a statement does more than define a name.
        """
        chosen: list[ast.stmt] = []
        wanted = used(roots)
        waiting = list(statements)
        while True:
            reached = [s for s in waiting if bound(s) & wanted]
            if not reached:
                break
            waiting = [s for s in waiting if not any(s is entry for entry in reached)]
            for statement in reached:
                clash = sorted(bound(statement) & taken.keys())
                if clash and not all(taken[name] == ast.dump(statement) for name in clash):
                    raise NotSpliced(f"it redefines {clash[0]}, a name of the file")
                if not clash:
                    chosen.append(statement)
                    wanted |= used([statement])
        for statement in waiting:
            if not bound(statement) and not _is_idle(statement) and used([statement]) & wanted:
                raise NotSpliced(
                    f"it runs code beside its definitions (line {statement.lineno} of it)"
                )
        return sorted(chosen, key=lambda entry: entry.lineno)

    def _module_taken(self) -> dict[str, str]:
        taken = dict.fromkeys(module_names(self._file.plain), "")
        return taken | _single_definitions(self._tree.body)

    def _class_taken(self) -> dict[str, str]:
        node = self._enclosing()[-1]
        assert isinstance(node, ast.ClassDef)
        return dict.fromkeys(class_names(node), "") | _single_definitions(node.body)

    # Checks

    def _check_header(self, old: ast.AST, new: ast.AST, name: str = "") -> None:
        """Refuse a definition that is called, or behaves as a type, otherwise than the old one."""
        name = name or self._target.qualname
        if isinstance(old, _Function) and isinstance(new, _Function):
            if signature(old) != signature(new):
                raise NotSpliced(f"it changes the signature of {name} to ({ast.unparse(new.args)})")
            if is_generator(old) != is_generator(new):
                raise NotSpliced(
                    f"it makes {name} "
                    + ("a generator" if is_generator(new) else "a function that is no generator")
                )
        elif isinstance(old, ast.ClassDef) and isinstance(new, ast.ClassDef):
            if _bases(old) != _bases(new):
                raise NotSpliced(f"it changes the bases of {name}")
            self._check_members(old, new, name)
        for entry in self._added_decorators(old, new):
            if isinstance(entry, ast.Name | ast.Attribute) and _name_of(entry) in _BINDERS:
                raise NotSpliced(f"it makes {name} a {_name_of(entry)}")

    def _check_members(self, old: ast.ClassDef, new: ast.ClassDef, name: str) -> None:
        before, after = _members(old), _members(new)
        elsewhere = self._file.between(1, self._target.start - 1) + self._file.between(
            self._target.end + 1, len(self._file.lines)
        )
        for member, versions in before.items():
            if member not in after:
                private = member.startswith("_") and not member.endswith("__")
                if not private or re.search(rf"\.{re.escape(member)}\b", elsewhere):
                    raise NotSpliced(f"it drops {name}.{member}")
                continue
            if [type(v) for v in versions] != [type(v) for v in after[member]]:
                raise NotSpliced(f"it makes something else of {name}.{member}")
            for one, other in zip(versions, after[member], strict=True):
                self._check_header(one, other, f"{name}.{member}")
        if _fields(old) != _fields(new):
            raise NotSpliced(f"it changes the fields of {name}")
        fresh = sorted(
            member for member in after.keys() - before.keys() if not member.startswith("_")
        )
        if fresh and _bases(old):
            raise NotSpliced(f"it adds {name}.{fresh[0]}, which could hide a name of its bases")

    def _check(self, text: str, new: ast.FunctionDef | ast.ClassDef) -> None:
        """Make sure that the new file holds the candidate and is otherwise the old one."""
        tree = parse(text)
        placed = _find(tree, self._target.qualname)
        whole = isinstance(new, ast.ClassDef)
        if placed is None or (not whole and body_dump(placed) != body_dump(new)):
            raise NotSpliced("it cannot be laid out in the file")
        if self._target.kind is Kind.METHOD or self._target.indent:
            return  # what is added stands within a statement of the file
        before = _frame(parse(self._file.plain), self._target.qualname)
        after = iter(_frame(tree, self._target.qualname))
        if not all(entry in after for entry in before):
            raise NotSpliced("the file around it would change")

    # Where things stand in the file

    def _find_unit(self) -> str:
        """Return the blanks that one level adds: in the target, else in its file."""
        around = reversed(self._enclosing())
        for node in (*ast.walk(self._old), *around, *ast.walk(self._tree)):
            body = getattr(node, "body", None)
            if isinstance(node, ast.stmt) and isinstance(body, list) and body:
                own = leading(self._file.lines[node.lineno - 1])
                inner = leading(self._file.lines[first_line(body[0]) - 1])
                if first_line(body[0]) > node.lineno and inner.startswith(own) and inner != own:
                    return inner[len(own) :]
        return _UNIT

    def _enclosing(self) -> list[ast.stmt]:
        """Return the classes around the target, outermost first."""
        return [
            node
            for node in ast.walk(self._tree)
            if isinstance(node, ast.ClassDef)
            and first_line(node) < self._target.start
            and last_line(node) >= self._target.end
        ]

    def _anchor(self) -> ast.stmt:
        """Return the statement that helpers are put before: the target, or its outermost class."""
        around = self._enclosing()
        return around[0] if around else self._old

    def _imports(self, parts: Sequence[ast.AST], annotated: bool) -> tuple[bool, list[str]]:
        """Return whether `annotations` must be a future feature, and the import lines to add."""
        names = used(parts)
        there = module_imports(self._tree)
        taken = module_names(self._file.plain)
        future = False
        lines = []
        for statement in self._new_tree.body:
            if not isinstance(statement, ast.Import | ast.ImportFrom):
                continue
            for entry, alias in zip(imports_of(statement), statement.names, strict=True):
                if entry[0] == "__future__":
                    future |= entry[2] == "annotations" and entry not in there
                elif alias.name == "*":
                    raise NotSpliced(f"it imports * from {entry[0]}, which could hide any name")
                elif entry[3] in names and entry not in there:
                    if entry[3] in taken and not _same_root(entry, there):
                        raise NotSpliced(f"it imports {entry[3]}, a name of the file")
                    lines.append(_import_line(statement, alias))
        return future and annotated, list(dict.fromkeys(lines))

    def _import_edits(
        self, anchor: ast.stmt, future: bool, imports: list[str]
    ) -> list[tuple[int, int, str]]:
        """Return the edits (line, line behind, text) that add imports."""
        body = self._tree.body
        before = [s for s in body if last_line(s) < first_line(anchor)]
        end = next((i for i, s in enumerate(before) if isinstance(s, _Block)), len(before))
        found = [s for s in before[:end] if isinstance(s, ast.Import | ast.ImportFrom)]
        futures = [s for s in found if isinstance(s, ast.ImportFrom) and s.module == "__future__"]
        line = ["from __future__ import annotations"] if future else []
        if line and futures:
            at = self._behind(futures[-1])
            edits = [(at, at, line[0] + "\n")]
        elif line:
            edits = [self._opening(line)]
            if not found:
                return [self._opening(line + ([""] if imports else []) + imports)]
        else:
            edits = []
        if imports and found:
            at = self._behind(found[-1])
            only_future = len(futures) == len(found)
            text = ("\n" if only_future else "") + "\n".join(imports) + "\n"
            edits.append((at, at, text + self._gap(at, only_future)))
        elif imports:
            edits.append(self._opening(imports))
        return edits

    def _gap(self, at: int, wanted: bool) -> str:
        """Return an empty line where one is wanted before what stands on a line."""
        blank = at > len(self._file.lines) or not self._file.lines[at - 1].strip()
        return "\n" if wanted and not blank else ""

    def _behind(self, statement: ast.stmt) -> int:
        """Return the line behind a statement and all that shares its lines."""
        end = last_line(statement)
        for other in self._tree.body:
            if first_line(other) <= end:
                end = max(end, last_line(other))
        return end + 1

    def _opening(self, lines: list[str]) -> tuple[int, int, str]:
        """Return the edit that puts import lines at the top of a file that begins otherwise."""
        text = "\n".join(lines) + "\n"
        first = self._tree.body[0]
        if has_docstring(self._tree):
            at = self._behind(first)
            rest = self._file.lines[at - 1 :]
            blank = "" if rest and not rest[0].strip() else "\n"
            return at, at, "\n" + text + blank
        at = self._file.top(first)
        if at > 1 and self._file.lines[at - 2].startswith("#"):
            # The comments reach the top of the file; the interpreter's own stay above all.
            at = 1
            while self._file.lines[at - 1].startswith("#!") or _CODING.match(
                self._file.lines[at - 1]
            ):
                at += 1
        blank = "\n\n" if isinstance(first, _Block) else "\n"
        return at, at, text + blank

    def _edited(self, edits: list[tuple[int, int, str]]) -> str:
        """Return the file with lines replaced; a missing last newline stays missing."""
        lines = list(self._file.lines)
        bare = not lines[-1].endswith("\n")
        if bare:
            lines[-1] += "\n"
        # From the end, so that earlier line numbers stay true; of two edits of one place, the one
        # that replaces lines first, then in the order given.
        for start, end, text in sorted(edits, key=lambda entry: entry[:2], reverse=True):
            lines[start - 1 : end - 1] = [text]
        text = "".join(lines)
        return text.removesuffix("\n") if bare else text

    # Laying out

    def _blocks(self, statements: Sequence[ast.stmt], base: str) -> str:
        """Return definitions of the candidate as they go into the file, with their comments."""
        blank = "\n" if base else "\n\n"
        text = ""
        previous: ast.stmt | None = None
        for statement in statements:
            floor = max(
                (last_line(s) for s in self._flat() if last_line(s) < first_line(statement)),
                default=0,
            )
            start = self._code.top(statement, floor)
            block = _moved(self._code, start, last_line(statement), statement, base, self._unit)
            plain = not isinstance(statement, _Block) and not isinstance(previous, _Block)
            text += ("" if previous is None or plain else blank) + block
            previous = statement
        return text

    def _flat(self) -> list[ast.stmt]:
        """Return the candidate's statements of the top level and of its classes."""
        found: list[ast.stmt] = []
        waiting = list(self._new_tree.body)
        while waiting:
            statement = waiting.pop()
            found.append(statement)
            if isinstance(statement, ast.ClassDef):
                waiting += statement.body
        # A class that surrounds a statement does not stand before it.
        return found

    def _merged(
        self,
        old: ast.FunctionDef | ast.ClassDef,
        new: ast.FunctionDef | ast.ClassDef,
        base: str,
    ) -> str:
        """Return a definition with the file's frame and the candidate's body."""
        text = self._frame_text(old, new, base)
        inner = base + self._unit
        if has_docstring(old):
            text += self._docstring(old, inner)
        if isinstance(old, ast.ClassDef) and isinstance(new, ast.ClassDef):
            return text + self._class_text(old, new, inner)
        return text + self._body_text(new, inner, skip_docstring=has_docstring(old))

    def _frame_text(
        self,
        old: ast.FunctionDef | ast.ClassDef,
        new: ast.FunctionDef | ast.ClassDef,
        base: str,
    ) -> str:
        """Return the file's decorators and header, with the decorators that the candidate adds."""
        line, column = header_colon(self._file.plain, old)
        text = self._file.between(first_line(old), old.lineno - 1)
        for entry in self._added_decorators(old, new):
            text += f"{base}@{ast.get_source_segment(self._code.plain, entry)}\n"
        if first_line(old.body[0]) > line:
            text += self._file.between(old.lineno, line)
            comment = self._file.lines[line] if line < len(self._file.lines) else ""
            return text + (comment if comment.lstrip().startswith("# type:") else "")
        header = self._file.between(old.lineno, line - 1)
        return text + header + self._file.lines[line - 1][:column] + "\n"

    def _added_decorators(self, old: ast.AST, new: ast.AST) -> list[ast.expr]:
        there = {ast.dump(entry) for entry in getattr(old, "decorator_list", [])}
        given: list[ast.expr] = getattr(new, "decorator_list", [])
        return [entry for entry in given if ast.dump(entry) not in there]

    def _docstring(self, old: ast.FunctionDef | ast.ClassDef, inner: str) -> str:
        """Return the file's own docstring, as it stands where it has lines of its own."""
        statement = old.body[0]
        alone = first_line(statement) > header_colon(self._file.plain, old)[0] and (
            len(old.body) == 1 or first_line(old.body[1]) > last_line(statement)
        )
        if alone:
            return self._file.between(first_line(statement), last_line(statement))
        return f"{inner}{ast.get_source_segment(self._file.plain, statement)}\n"

    def _body_text(
        self, new: ast.FunctionDef | ast.ClassDef, inner: str, skip_docstring: bool
    ) -> str:
        """Return the candidate's body at an indentation."""
        line, column = header_colon(self._code.plain, new)
        first = new.body[0]
        if first_line(first) == line:  # `def f(x): return x`
            end = last_line(new)
            rest = self._code.lines[line - 1][column:].lstrip()
            block = _Text.of(rest + self._code.between(line + 1, end))
            return reindented(block.plain, inner, self._unit)
        start = line + 1
        if skip_docstring and has_docstring(new):
            if len(new.body) == 1:
                raise NotSpliced(f"it gives {new.name} no body")
            if first_line(new.body[1]) > last_line(first):
                start, first = last_line(first) + 1, new.body[1]
        return _moved(self._code, start, last_line(new), first, inner, self._unit)

    def _class_text(self, old: ast.ClassDef, new: ast.ClassDef, inner: str) -> str:
        """Return the members of a class: the file's own text where they are unchanged."""
        line, _ = header_colon(self._code.plain, new)
        if first_line(new.body[0]) == line:
            return self._body_text(new, inner, skip_docstring=True)
        members = _members(old)
        statements = new.body[has_docstring(old) and has_docstring(new) :]
        if not statements:
            if len(old.body) > 1:
                raise NotSpliced(f"it gives {new.name} no body")
            return ""
        seen: dict[str, int] = {}
        text = ""
        floor = line if statements is new.body else last_line(new.body[0])
        for number, statement in enumerate(statements):
            start = self._code.top(statement, floor)
            gap = sum(not entry.strip() for entry in self._code.lines[floor : start - 1])
            name = getattr(statement, "name", "")
            versions = members.get(name, []) if isinstance(statement, _Block) else []
            version = seen.get(name, 0)
            seen[name] = version + 1
            own = versions[version] if version < len(versions) else None
            if number == 0 and has_docstring(old) and len(old.body) > 1:
                gap = self._gap_above(old.body[1])
            elif own is not None:
                gap = self._gap_above(own)
            elif isinstance(statement, _Block):
                gap = max(gap, 1)
            if number or has_docstring(old):
                text += "\n" * gap
            if own is not None:
                text += self._member_text(own, statement, inner)
            else:
                text += _moved(
                    self._code, start, last_line(statement), statement, inner, self._unit
                )
            floor = last_line(statement)
        return text

    def _gap_above(self, own: ast.stmt) -> int:
        """Return the number of empty lines above a statement of the file and its comments."""
        end = self._file.top(own) - 1
        start = end
        while start and not self._file.lines[start - 1].strip():
            start -= 1
        return end - start

    def _member_text(self, own: ast.stmt, statement: ast.stmt, inner: str) -> str:
        top = self._file.top(own)
        if not isinstance(own, ast.FunctionDef) or not isinstance(statement, ast.FunctionDef):
            if ast.dump(own) == ast.dump(statement):
                return self._file.between(top, last_line(own))
            return _moved(
                self._code,
                first_line(statement),
                last_line(statement),
                statement,
                inner,
                self._unit,
            )
        if body_dump(own) == body_dump(statement) and not self._added_decorators(own, statement):
            return self._file.between(top, last_line(own))
        return self._file.between(top, first_line(own) - 1) + self._merged(own, statement, inner)


def _moved(text: _Text, start: int, end: int, node: ast.stmt, base: str, unit: str) -> str:
    """Return lines of a text at another indentation; `node` is the first statement in them."""
    indent = leading(text.lines[node.lineno - 1])
    block = dedented(text.plain, start, end, indent).lstrip("\n")
    return reindented(block, base, unit)


def _program(target: Target, code: str, tree: ast.Module) -> str:
    """Return a program's new file."""
    old = _Text.of(unix(target.source))
    if not tree.body:
        raise NotSpliced("it is empty")
    old_tree = parse(old.plain)
    text = code
    if has_docstring(old_tree) and not has_docstring(tree):
        doc = old_tree.body[0]
        if len(old_tree.body) == 1 or first_line(old_tree.body[1]) > last_line(doc):
            lines = split_lines(text)
            at = next((i for i, e in enumerate(lines) if not e.startswith("#")), 0)
            block = old.between(first_line(doc), last_line(doc)) + "\n"
            text = "".join(lines[:at]) + block + "".join(lines[at:]).lstrip("\n")
    if old.lines[0].startswith("#!") and not text.startswith("#!"):
        text = old.lines[0] + text
    return text if old.lines[-1].endswith("\n") else text.rstrip("\n")


def _is_idle(statement: ast.stmt) -> bool:
    """Whether a statement can be left out: a text, a call, a check, or what a script starts."""
    return isinstance(statement, ast.Expr | ast.Assert | ast.Pass | ast.If) and (
        not isinstance(statement, ast.If) or "__name__" in used([statement.test])
    )


def _single_definitions(body: Sequence[ast.stmt]) -> dict[str, str]:
    """Return name to the dump of its definition, for the names that have exactly one."""
    found: dict[str, list[str]] = {}
    for statement in body:
        for name in bound(statement):
            found.setdefault(name, []).append(ast.dump(statement))
    return {name: dumps[0] for name, dumps in found.items() if len(dumps) == 1}


def _find(tree: ast.Module, qualname: str) -> ast.FunctionDef | ast.ClassDef | None:
    """Return the definition that a dotted name means, through classes and blocks."""
    scopes: list[ast.AST] = [tree]
    found: list[ast.FunctionDef | ast.ClassDef] = []
    for name in qualname.split("."):
        found = []
        waiting = [child for scope in scopes for child in ast.iter_child_nodes(scope)]
        while waiting:
            node = waiting.pop(0)
            if isinstance(node, _Block):
                same = node.name == name and not is_overload(node)
                if same and not isinstance(node, ast.AsyncFunctionDef):
                    found.append(node)
            else:
                waiting += list(ast.iter_child_nodes(node))
        scopes = list(found)
    return found[0] if found else None


def _frame(tree: ast.Module, qualname: str) -> list[str]:
    """Return the dumps of a file's statements, with the target's body taken out."""
    node = _find(tree, qualname)
    if node is not None:
        node.body = [ast.Pass()]
        node.decorator_list = []
        if isinstance(node, ast.FunctionDef):
            node.type_comment = None
    return [ast.dump(entry) for entry in tree.body]


def _members(node: ast.ClassDef) -> dict[str, list[ast.stmt]]:
    """Return name to the definitions in a class, in their order, assigned names included."""
    found: dict[str, list[ast.stmt]] = {}
    for statement in node.body:
        for name in bound(statement):
            found.setdefault(name, []).append(statement)
    return found


def _fields(node: ast.ClassDef) -> list[tuple[str, str]]:
    """Return (name, default) of a class' annotated attributes, in their order."""
    return [
        (ast.unparse(s.target), "" if s.value is None else ast.dump(s.value))
        for s in node.body
        if isinstance(s, ast.AnnAssign)
    ]


def _bases(node: ast.ClassDef) -> list[str]:
    plain = [entry for entry in node.bases if getattr(entry, "id", "") != "object"]
    return [ast.dump(entry) for entry in [*plain, *node.keywords]]


def _name_of(expression: ast.Name | ast.Attribute) -> str:
    return expression.id if isinstance(expression, ast.Name) else expression.attr


def _same_root(entry: Import, there: set[Import]) -> bool:
    """Whether the file has `import a` or `import a.c` where `import a.b` is wanted."""
    plain = not entry[0] and entry[2].partition(".")[0] == entry[3]
    return plain and any(not e[0] and e[3] == entry[3] == e[2].partition(".")[0] for e in there)


def _import_line(statement: ast.Import | ast.ImportFrom, alias: ast.alias) -> str:
    renamed = f" as {alias.asname}" if alias.asname else ""
    if isinstance(statement, ast.Import):
        return f"import {alias.name}{renamed}"
    module = "." * statement.level + (statement.module or "")
    return f"from {module} import {alias.name}{renamed}"


def _has_annotations(node: ast.AST) -> bool:
    return any(
        isinstance(part, ast.AnnAssign)
        or (isinstance(part, ast.arg) and part.annotation is not None)
        or (isinstance(part, ast.FunctionDef) and part.returns is not None)
        for part in ast.walk(node)
    )
