"""Rules for a whole function, whose statements change together."""

from __future__ import annotations

import ast
import copy
import itertools
from collections.abc import Callable, Iterator, Sequence

from hydraopt.corpus.slowing.parts import (
    LOOPS,
    Names,
    assign,
    assigned_once,
    bodies,
    plain_call,
    store,
)
from hydraopt.corpus.syntax import call_to, count_name, count_stores, is_name, load, name_nodes

Function = Callable[[ast.FunctionDef, Names], bool]
"""Changes a function in place; False where the rule does not fit."""


def set_as_list(function: ast.FunctionDef, _names: Names) -> bool:
    """A set that is only asked for membership, and added to, becomes a list."""
    for body, place, name, kept in assigned_once(function):
        value = _as_list(kept)
        uses = list(_uses(function, name))
        if value is None or not uses:
            continue
        adds = [use for use in uses if isinstance(use, ast.Attribute) and use.attr == "add"]
        if not all(use in adds or isinstance(use, ast.Compare) for use in uses):
            continue
        if not any(isinstance(use, ast.Compare) for use in uses):
            continue
        body[place] = assign(name, value)
        for use in adds:
            use.attr = "append"
        return True
    return False


def _as_list(value: ast.expr) -> ast.expr | None:
    """Return the list with a set's entries, repeated ones among them."""
    call = plain_call(value, {"set", "frozenset"})
    if call is not None:
        return call_to("list", *call.args) if call.args else ast.List([], ast.Load())
    if isinstance(value, ast.SetComp):
        return ast.ListComp(value.elt, value.generators)
    return ast.List(value.elts, ast.Load()) if isinstance(value, ast.Set) else None


def _uses(function: ast.FunctionDef, name: str) -> Iterator[ast.AST]:
    """Yield what is done with a name: the attribute, the comparison, else the name itself."""
    told: set[int] = set()
    for node in ast.walk(function):
        if isinstance(node, ast.Attribute) and is_name(node.value, name):
            told.add(id(node.value))
            yield node
        elif isinstance(node, ast.Compare) and len(node.ops) == 1:
            right = node.comparators[0]
            if is_name(right, name) and isinstance(node.ops[0], ast.In | ast.NotIn):
                told.add(id(right))
                yield node
    for name_node in name_nodes(function):
        read = name_node.id == name and isinstance(name_node.ctx, ast.Load)
        if read and id(name_node) not in told:
            yield name_node


def computed_again(function: ast.FunctionDef, _names: Names) -> bool:
    """A value that was kept under a name is computed wherever the name is read.

    Where that costs: the name is read twice, or in a loop that the assignment stands before.
    """
    for body, place, name, value in assigned_once(function):
        if not isinstance(value, ast.Call | ast.BinOp | ast.Subscript):
            continue
        later = body[place + 1 :]
        reads = sum(count_name(part, name) for part in later)
        if reads != count_name(function, name) - 1 or not reads:
            continue
        if reads < 2 and not _read_in_loop(later, name):
            continue
        if any(count_stores(later, part.id) for part in name_nodes(value)):
            continue
        if any(_changes(part, name) for part in later):
            continue
        replacement = _Inlined(name, value)
        body[place:] = [replacement.visit(part) for part in later]
        return True
    return False


def _read_in_loop(body: Sequence[ast.stmt], name: str) -> bool:
    return any(
        count_name(node, name)
        for statement in body
        for node in ast.walk(statement)
        if isinstance(node, LOOPS)
    )


def _changes(statement: ast.stmt, name: str) -> bool:
    """Whether a statement may change the value of a name in place: `v[i] = x`, `v.append(x)`."""
    for node in ast.walk(statement):
        if isinstance(node, ast.Subscript | ast.Attribute):
            stored = not isinstance(node.ctx, ast.Load)
            if stored and is_name(node.value, name):
                return True
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            function = node.value.func
            if isinstance(function, ast.Attribute) and is_name(function.value, name):
                return True
    return False


class _Inlined(ast.NodeTransformer):
    """Replaces a name by the expression that it held."""

    def __init__(self, name: str, value: ast.expr) -> None:
        self._name, self._value = name, value

    def visit_Name(self, node: ast.Name) -> ast.AST:
        """Replace one reading."""
        return copy.deepcopy(self._value) if node.id == self._name else node


def text_grown(function: ast.FunctionDef, _names: Names) -> bool:
    """`parts.append(s)` and `"".join(parts)` to `parts += s`, a text."""
    for statement in ast.walk(function):
        if not isinstance(statement, ast.Assign) or not isinstance(statement.value, ast.List):
            continue
        target = statement.targets[0]
        if statement.value.elts or not isinstance(target, ast.Name):
            continue
        name = target.id
        joins = [node for node in ast.walk(function) if _joins(node, name)]
        appends = [
            part
            for part in ast.walk(function)
            if isinstance(part, ast.Expr)
            and (call := plain_call(part.value, {"append"})) is not None
            and isinstance(call.func, ast.Attribute)
            and is_name(call.func.value, name)
        ]
        if len(joins) != 1 or not appends:
            continue
        if len(appends) + 2 != count_name(function, name):
            continue
        statement.value = ast.Constant("")
        _TextGrown(name).visit(function)
        return True
    return False


def _joins(node: ast.AST, name: str) -> bool:
    call = plain_call(node, {"join"})
    return (
        call is not None
        and isinstance(call.func, ast.Attribute)
        and isinstance(call.func.value, ast.Constant)
        and call.func.value.value == ""
        and len(call.args) == 1
        and is_name(call.args[0], name)
    )


class _TextGrown(ast.NodeTransformer):
    def __init__(self, name: str) -> None:
        self._name = name

    def visit_Expr(self, node: ast.Expr) -> ast.AST:
        call = plain_call(node.value, {"append"})
        if call is None or not isinstance(call.func, ast.Attribute):
            return self.generic_visit(node)
        if not is_name(call.func.value, self._name):
            return self.generic_visit(node)
        return ast.AugAssign(store(self._name), ast.Add(), call.args[0])

    def visit_Call(self, node: ast.Call) -> ast.AST:
        return load(self._name) if _joins(node, self._name) else self.generic_visit(node)


def queue_as_list(function: ast.FunctionDef, _names: Names) -> bool:
    """`deque(xs)` to a list, `popleft()` to `pop(0)`, `appendleft(v)` to `insert(0, v)`."""
    changed = False
    for node in ast.walk(function):
        for field, part in ast.iter_fields(node):
            call = plain_call(part, {"deque"}) if isinstance(part, ast.expr) else None
            if call is not None and len(call.args) < 2:
                made: ast.expr = ast.List([], ast.Load())
                if call.args and isinstance(call.args[0], ast.List):
                    made = call.args[0]
                elif call.args:
                    made = call_to("list", *call.args)
                setattr(node, field, made)
                changed = True
    for node in ast.walk(function) if changed else ():
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr == "popleft":
                node.func.attr, node.args = "pop", [ast.Constant(0)]
            elif node.func.attr == "appendleft":
                node.func.attr, node.args = "insert", [ast.Constant(0), *node.args]
    return changed


def default_by_hand(function: ast.FunctionDef, _names: Names) -> bool:
    """`defaultdict(list)` or `(int)` to a dictionary that is asked before each change."""
    for statement in ast.walk(function):
        if not isinstance(statement, ast.Assign) or not isinstance(statement.value, ast.Call):
            continue
        target, call = statement.targets[0], plain_call(statement.value, {"defaultdict"})
        if call is None or len(call.args) != 1 or not isinstance(target, ast.Name):
            continue
        kinds: dict[str, ast.expr] = {
            "list": ast.List([], ast.Load()),
            "int": ast.Constant(0),
            "set": ast.Call(load("set"), [], []),
        }
        start = kinds.get(ast.unparse(call.args[0]))
        if start is None:
            continue
        changed = False
        for body in list(bodies(function)):
            for index in reversed(range(len(body))):
                entry = _changed_entry(body[index], target.id)
                if entry is None:
                    continue
                missing = ast.Compare(entry.slice, [ast.NotIn()], [load(target.id)])
                place = ast.Subscript(load(target.id), copy.deepcopy(entry.slice), ast.Store())
                body.insert(index, ast.If(missing, [ast.Assign([place], copy.deepcopy(start))], []))
                changed = True
        if changed:
            statement.value = ast.Dict([], [])
            return True
    return False


def _changed_entry(statement: ast.stmt, table: str) -> ast.Subscript | None:
    """Return `d[k]` of `d[k] += v` or `d[k].append(v)`."""
    place: ast.AST | None = None
    if isinstance(statement, ast.AugAssign):
        place = statement.target
    elif isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
        function = statement.value.func
        place = function.value if isinstance(function, ast.Attribute) else None
    if isinstance(place, ast.Subscript) and is_name(place.value, table):
        return place
    return None


def uncached(function: ast.FunctionDef, _names: Names) -> bool:
    """A function forgets what it has computed: no `cache`."""
    kept = [entry for entry in function.decorator_list if "cache" not in ast.unparse(entry)]
    changed = len(kept) < len(function.decorator_list)
    function.decorator_list = kept
    return changed


def to_the_end(function: ast.FunctionDef, names: Names) -> bool:
    """A loop that returns as soon as it knows goes on to the end, and its answer is kept."""
    for body in bodies(function):
        for loop, after in itertools.pairwise(body):
            if not isinstance(loop, ast.For) or not isinstance(after, ast.Return):
                continue
            if loop.orelse or len(loop.body) != 1 or not isinstance(loop.body[0], ast.If):
                continue
            test = loop.body[0]
            if test.orelse or len(test.body) != 1 or not isinstance(test.body[0], ast.Return):
                continue
            early, late = test.body[0].value, after.value
            if not isinstance(early, ast.Constant) or not isinstance(late, ast.Constant):
                continue
            name = names.fresh("answer", "result", "found", "flag")
            test.body = [assign(name, early)]
            place = body.index(loop)
            body[place : place + 2] = [assign(name, late), loop, ast.Return(load(name))]
            return True
    return False


FUNCTIONS: tuple[Function, ...] = (
    set_as_list,
    set_as_list,
    computed_again,
    computed_again,
    computed_again,
    text_grown,
    queue_as_list,
    default_by_hand,
    uncached,
    to_the_end,
)
