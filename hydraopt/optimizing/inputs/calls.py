"""Calls of a target in a text (a test, a docstring), read as inputs."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from hydraopt.optimizing.inputs.given import NOTHING, Given, Origin, Step
from hydraopt.optimizing.inputs.literals import UNREAD, NotRead, Reader, has_own
from hydraopt.optimizing.scope import imports_of
from hydraopt.optimizing.target import Kind, Target, binding, definition

_MOST_TURNS = 500
"""Turns of a loop, or sets of parameters, that are read."""
_RAISES = ("raises", "warns", "deprecated_call", "subTest", "assertRaises", "assertRaisesRegex")
"""What a `with` may do without changing an answer within it."""


def own_names(tree: ast.Module) -> list[str]:
    """Return the dotted names of the functions and classes that a file defines."""
    found: list[str] = []

    def visit(body: Sequence[ast.stmt], prefix: str) -> None:
        for node in body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                found.append(prefix + node.name)
                if isinstance(node, ast.ClassDef):
                    visit(node.body, f"{prefix}{node.name}.")

    visit(tree.body, "")
    return found


def imported_names(tree: ast.AST, module: str, own: Sequence[str] = ()) -> dict[str, str]:
    """Return dotted name to what it was imported as; `.` is the target's module.

    Args:
        tree: A text's syntax; imports anywhere in it count.
        module: Name of the target's file, without folders and ending.
        own: What that file defines: `from module import *` brings it in.
    """
    found: dict[str, str] = {}
    for statement in ast.walk(tree):
        if not isinstance(statement, ast.Import | ast.ImportFrom):
            continue
        for (source, _, name, bound), alias in zip(
            imports_of(statement), statement.names, strict=True
        ):
            if isinstance(statement, ast.Import):
                meaning = "." if name.rpartition(".")[2] == module else name
                found[bound if alias.asname else name] = meaning
            elif source.rpartition(".")[2] == module and name == "*":
                found.update({entry: f".{entry}" for entry in own})
            elif source.rpartition(".")[2] == module:
                found[bound] = f".{name}"
            else:
                found[bound] = "." if name == module else f"{source}.{name}"
    return found


def simple_values(body: Sequence[ast.stmt]) -> dict[str, ast.expr]:
    """Return name to expression, for the names that are assigned once and plainly."""
    found: dict[str, list[ast.expr]] = {}
    for statement in body:
        if isinstance(statement, ast.Assign):
            for target in statement.targets:
                if isinstance(target, ast.Name):
                    found.setdefault(target.id, []).append(statement.value)
        elif (
            isinstance(statement, ast.AnnAssign)
            and isinstance(statement.target, ast.Name)
            and statement.value is not None
        ):
            found.setdefault(statement.target.id, []).append(statement.value)
    return {name: values[0] for name, values in found.items() if len(values) == 1}


@dataclass
class _Thing:
    """An object of the target's class that a text makes and uses.

    Attributes:
        init: The call that made it; None where it could not be read.
        steps: What was called on it.
        answers: Of each step, the expected answer.
        used: Whether something that was not read has touched it: its state is not known then.
    """

    init: Given | None
    steps: list[Step] = field(default_factory=list)
    answers: list[Any] = field(default_factory=list)
    used: bool = False


class CallFinder:
    """Follows the statements of one text and reads the calls of a target in them."""

    def __init__(self, target: Target, reader: Reader, origin: Origin) -> None:
        self._target = target
        self._reader = reader
        self._origin = origin
        self._bare = target.kind is Kind.FUNCTION or (
            target.kind is Kind.METHOD and binding(definition(target)) != "self"
        )
        self._things: dict[str, _Thing] = {}
        self._made: dict[int, _Thing] = {}
        self._all: list[tuple[ast.Call, _Thing]] = []  # keeps the calls, whose ids are the keys
        self._results: dict[str, int] = {}
        self._shared: set[str] = set()
        self._known: dict[str, Any] = {}
        self._trusted = True
        self.givens: list[Given] = []
        self.unread: list[tuple[int, str]] = []

    def begin(self, known: Mapping[str, Any], trusted: bool = True) -> None:
        """Start a text whose objects and names are its own.

        Args:
            known: Values of names.
            trusted: Whether the answers that it expects hold for the calls alone.
        """
        self._known, self._trusted = dict(known), trusted
        self._things, self._made, self._results, self._shared = {}, {}, {}, set()
        self._all = []

    def follow(self, statements: Sequence[ast.stmt]) -> None:
        """Read the calls in statements, in their order."""
        for statement in statements:
            if isinstance(statement, ast.With):
                self._with(statement)
            elif isinstance(statement, ast.For):
                self._for(statement)
            elif isinstance(statement, ast.If | ast.While | ast.Try):
                self._trusted = False  # which way it goes is not known
                for part in ("body", "handlers", "orelse", "finalbody"):
                    for entry in getattr(statement, part, []):
                        self.follow(entry.body if isinstance(entry, ast.ExceptHandler) else [entry])
            elif not isinstance(statement, ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef):
                self.simple(statement)

    def simple(self, statement: ast.stmt, wanted: Any = NOTHING) -> None:
        """Read the calls in a simple statement.

        Args:
            statement: The statement.
            wanted: Value of the expression that the statement consists of, where it is known.
        """
        call, answer = _asserted(statement)
        if isinstance(statement, ast.Expr) and wanted is not NOTHING:
            call, value = statement.value, wanted
        else:
            value = NOTHING if answer is None else self._value_or_nothing(answer)
        if has_own(value) or not self._trusted:
            value = NOTHING
        if isinstance(call, ast.Name) and value is not NOTHING and call.id in self._results:
            place = self._results.pop(call.id)
            self.givens[place] = replace(self.givens[place], expected=value)
        before = len(self.givens)
        for entry in _calls_in(statement):
            self._call(entry, value if entry is call else NOTHING)
        self._touch(statement)
        self._assign(statement, before)

    def end(self) -> None:
        """Take up the objects of a class: each is one input."""
        if self._target.kind is Kind.CLASS:
            for _, thing in self._all:
                if thing.init is not None:
                    told = any(answer is not NOTHING for answer in thing.answers)
                    self.givens.append(
                        Given(
                            init=thing.init,
                            steps=thing.steps,
                            origin=self._origin,
                            expected=thing.answers if told else NOTHING,
                        )
                    )
        self.begin({})

    def _with(self, statement: ast.With) -> None:
        names = {
            self._reader.dotted(entry.context_expr.func).rpartition(".")[2]
            for entry in statement.items
            if isinstance(entry.context_expr, ast.Call)
        }
        harmless = len(names) == len(statement.items) and names <= set(_RAISES)
        before, self._trusted = self._trusted, self._trusted and harmless
        self.follow(statement.body)
        self._trusted = before

    def _for(self, statement: ast.For) -> None:
        try:
            turns = list(self._reader.value(statement.iter, self._known))[:_MOST_TURNS]
        except (NotRead, TypeError) as error:
            for call in _calls_in(statement):
                if self._is_call_of_target(call):
                    self.unread.append((call.lineno, str(error)))
            self._touch(statement)
            return
        for turn in turns:
            self._bind(statement.target, turn)
            self.follow(statement.body)

    def _bind(self, target: ast.expr, value: Any) -> None:
        if isinstance(target, ast.Name):
            self._known[target.id] = value
            self._results.pop(target.id, None)
            self._shared.discard(target.id)
        elif isinstance(target, ast.Tuple | ast.List):
            known = isinstance(value, list | tuple) and len(value) == len(target.elts)
            for number, entry in enumerate(target.elts):
                self._bind(entry, value[number] if known else UNREAD)

    def _assign(self, statement: ast.stmt, before: int) -> None:
        """Note what a statement binds: a value, an object, or the answer of a call."""
        if isinstance(statement, ast.Assign):
            targets, value = statement.targets, statement.value
        elif isinstance(statement, ast.AnnAssign) and statement.value is not None:
            targets, value = [statement.target], statement.value
        elif isinstance(statement, ast.AugAssign):
            self._bind(statement.target, UNREAD)
            return
        else:
            return
        found = self._value_or_nothing(value)
        for target in targets:
            self._bind(target, UNREAD if found is NOTHING else found)
            if isinstance(target, ast.Name):
                self._things.pop(target.id, None)
                if id(value) in self._made:
                    self._things[target.id] = self._made[id(value)]
                elif (
                    isinstance(value, ast.Call)
                    and self._is_call_of_target(value)
                    and len(self.givens) == before + 1
                ):
                    self._results[target.id] = before

    def _value_or_nothing(self, node: ast.expr) -> Any:
        try:
            return self._reader.value(node, self._known)
        except NotRead:
            return NOTHING

    def _is_call_of_target(self, call: ast.Call) -> bool:
        name = self._reader.dotted(call.func)
        if self._bare:
            return name == f".{self._target.qualname}"
        if self._target.kind is Kind.CLASS:
            return name == f".{self._target.class_name}"
        return isinstance(call.func, ast.Attribute) and call.func.attr == self._target.name

    def _call(self, call: ast.Call, answer: Any) -> None:
        name = self._reader.dotted(call.func)
        if self._bare:
            if name == f".{self._target.qualname}":
                self._add(call, answer, None, self._read(call))
            return
        if name == f".{self._target.class_name}":
            self._made[id(call)] = _Thing(self._read(call))
            self._all.append((call, self._made[id(call)]))
            return
        if name == "len" and self._target.kind is Kind.CLASS and len(call.args) == 1:
            owner = call.args[0]
            if isinstance(owner, ast.Name) and owner.id in self._things:
                self._step(self._things[owner.id], "__len__", Given(), answer)
            return
        if not isinstance(call.func, ast.Attribute):
            return
        owner = call.func.value
        thing = self._made.get(id(owner))
        if thing is None and isinstance(owner, ast.Name):
            thing = self._things.get(owner.id)
        if thing is None:
            return
        given = self._read(call)
        if self._target.kind is Kind.METHOD and call.func.attr == self._target.name:
            self._add(call, NOTHING if thing.used else answer, thing, given)
        # What was called before decides what an object answers.
        self._step(thing, call.func.attr, given, answer)

    def _step(self, thing: _Thing, method: str, given: Given | None, answer: Any) -> None:
        thing.used = thing.used or given is None
        if not thing.used and given is not None:
            thing.steps.append((method, given.args, given.kwargs))
            thing.answers.append(answer)

    def _add(self, call: ast.Call, answer: Any, thing: _Thing | None, given: Given | None) -> None:
        if given is None or (thing is not None and thing.init is None):
            return  # noted when it was read, or made
        names = {node.id for node in ast.walk(call) if isinstance(node, ast.Name)}
        known = {name for name, value in self._known.items() if _changeable(value)}
        names &= known | self._reader.names.keys()
        if names & self._shared:  # an earlier call may have changed the argument
            answer = NOTHING
        self._shared |= names
        init, steps = (None, []) if thing is None else (thing.init, [*thing.steps])
        self.givens.append(replace(given, init=init, steps=steps, expected=answer))

    def _read(self, call: ast.Call) -> Given | None:
        """Return the arguments of a call; None where they cannot be read, which is noted."""
        args: list[Any] = []
        kwargs: dict[str, Any] = {}
        try:
            for entry in call.args:
                if isinstance(entry, ast.Starred):
                    args.extend(self._reader.value(entry.value, self._known))
                else:
                    args.append(self._reader.value(entry, self._known))
            for word in call.keywords:
                value = self._reader.value(word.value, self._known)
                kwargs.update({word.arg: value} if word.arg is not None else value)
        except (NotRead, TypeError, ValueError) as error:
            self.unread.append((call.lineno, str(error)))
            return None
        return Given(args=args, kwargs=kwargs, origin=self._origin)

    def _touch(self, statement: ast.stmt) -> None:
        """Note the objects that a statement hands on or writes to."""
        plain = {
            id(node.value)
            for node in ast.walk(statement)
            if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load)
        }
        plain |= {
            id(call.args[0])
            for call in _calls_in(statement)
            if len(call.args) == 1 and self._reader.dotted(call.func) == "len"
        }
        for node in ast.walk(statement):
            if isinstance(node, ast.Name) and id(node) not in plain and node.id in self._things:
                self._things[node.id].used = True
        # What is set up beside the call may decide its answer.
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
            name = self._reader.dotted(statement.value.func)
            own = name.startswith(".") and not self._is_call_of_target(statement.value)
            if own and name != f".{self._target.class_name}":
                self._trusted = False
        if isinstance(statement, ast.Assign | ast.AugAssign | ast.Delete | ast.Global):
            written = [
                node
                for node in ast.walk(statement)
                if isinstance(node, ast.Attribute) and not isinstance(node.ctx, ast.Load)
            ]
            if any(self._reader.dotted(node).startswith(".") for node in written):
                self._trusted = False


def _changeable(value: Any) -> bool:
    return not isinstance(value, str | bytes | int | float | complex | bool | None)


def _calls_in(statement: ast.stmt) -> list[ast.Call]:
    """Return the calls of a statement in the order in which they are made."""
    return [node for node in _finished(statement) if isinstance(node, ast.Call)]


def _finished(node: ast.AST) -> Iterator[ast.AST]:
    """Yield a node behind all that lies within it."""
    for child in ast.iter_child_nodes(node):
        yield from _finished(child)
    yield node


def _asserted(statement: ast.stmt) -> tuple[ast.expr | None, ast.expr | None]:
    """Return what a statement compares with what: (found, expected), None where it does not.

    Of two sides, the one that is a call or a name is the found one.
    """
    sides: list[ast.expr] = []
    if isinstance(statement, ast.Assert) and isinstance(statement.test, ast.Compare):
        test = statement.test
        if len(test.ops) == 1 and isinstance(test.ops[0], ast.Eq | ast.Is):
            sides = [test.left, test.comparators[0]]
    elif isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
        function = statement.value.func
        name = function.attr if isinstance(function, ast.Attribute) else ""
        equal = name.startswith("assert") and name.endswith(("Equal", "Equals", "Is"))
        if equal and not any(word in name for word in ("Not", "Almost", "Count")):
            sides = list(statement.value.args[:2])
    if len(sides) != 2:
        return None, None
    if isinstance(sides[0], ast.Call | ast.Name):
        return sides[0], sides[1]
    return sides[1], sides[0]
