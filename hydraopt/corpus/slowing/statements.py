"""Rules for one statement: it becomes some that cost more and do the same."""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable

from hydraopt.corpus.slowing.parts import (
    LOOPS,
    Names,
    assign,
    called_name,
    item_of,
    plain_call,
    store,
)
from hydraopt.corpus.syntax import call_to, count_name, count_stores, is_name, load, range_ends

Statement = Callable[[ast.stmt, Names], "list[ast.stmt] | None"]
"""Returns what stands in a statement's place; None where the rule does not fit."""


def comprehension_as_loop(statement: ast.stmt, names: Names) -> list[ast.stmt] | None:
    """A comprehension, or a call of a generator expression, to a loop that stands before it."""
    if not isinstance(statement, ast.Return | ast.Assign | ast.AugAssign | ast.Expr):
        return None
    if statement.value is None:
        return None
    value = statement.value
    if _outermost(value) is None:
        for node in ast.walk(value):
            if isinstance(node, ast.Lambda | ast.IfExp | ast.BoolOp):
                return None
            for field, part in ast.iter_fields(node):
                parts = part if isinstance(part, list) else [part]
                for index, entry in enumerate(parts):
                    if isinstance(node, LOOPS) or not isinstance(entry, ast.expr):
                        continue
                    loop = _outermost(entry)
                    if loop is None:
                        continue
                    made, name = _loop(entry, loop, names, None)
                    if isinstance(part, list):
                        part[index] = load(name)
                    else:
                        setattr(node, field, load(name))
                    return [*made, statement]
        return None
    loop = _outermost(value)
    assert loop is not None
    target = None
    if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
        only = statement.targets[0]
        if isinstance(only, ast.Name) and not count_name(value, only.id):
            target = only.id
    made, name = _loop(value, loop, names, target)
    if target is not None:
        return made
    statement.value = load(name)
    return [*made, statement]


Comprehension = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp


def _outermost(value: ast.expr) -> Comprehension | None:
    """Return the comprehension that an expression is, or is a known function of."""
    if isinstance(value, ast.ListComp | ast.SetComp | ast.DictComp):
        return value
    call = plain_call(value, {"sum", "any", "all", "join", "min", "max"})
    if call is None or len(call.args) != 1:
        return None
    inner = call.args[0]
    if called_name(call) == "join":
        glue = call.func.value if isinstance(call.func, ast.Attribute) else None
        if not isinstance(glue, ast.Constant) or glue.value != "":
            return None
    return inner if isinstance(inner, ast.GeneratorExp | ast.ListComp) else None


def _loop(
    value: ast.expr, made_of: Comprehension, names: Names, target: str | None
) -> tuple[list[ast.stmt], str]:
    """Return the statements that compute a comprehension's value, and the name that holds it."""
    called = called_name(value) if isinstance(value, ast.Call) else ""
    wished = {
        "": ("result", "found", "items", "kept", "values"),
        "sum": ("total", "result", "amount"),
        "join": ("text", "result", "out"),
        "any": ("found", "hit", "seen_one"),
        "all": ("good", "fine", "holds"),
        "min": ("best", "smallest", "least"),
        "max": ("best", "largest", "most"),
    }[called]
    name = target or names.fresh(*wished)
    start: ast.expr
    step: ast.stmt
    if isinstance(made_of, ast.DictComp):
        start = ast.Dict([], [])
        step = ast.Assign([ast.Subscript(load(name), made_of.key, ast.Store())], made_of.value)
    elif called == "sum":
        start, step = ast.Constant(0), ast.AugAssign(store(name), ast.Add(), made_of.elt)
    elif called == "join":
        start, step = ast.Constant(""), ast.AugAssign(store(name), ast.Add(), made_of.elt)
    elif called in ("any", "all"):
        start = ast.Constant(called == "all")
        test = made_of.elt if called == "any" else _negated(made_of.elt)
        step = ast.If(test, [assign(name, ast.Constant(called == "any"))], [])
    elif called in ("min", "max"):
        start = ast.Constant(None)
        order = ast.Lt() if called == "min" else ast.Gt()
        better = ast.Compare(made_of.elt, [order], [load(name)])
        none = ast.Compare(load(name), [ast.Is()], [ast.Constant(None)])
        step = ast.If(
            ast.BoolOp(ast.Or(), [none, better]), [assign(name, copy.deepcopy(made_of.elt))], []
        )
    elif isinstance(made_of, ast.SetComp):
        start = ast.Call(load("set"), [], [])
        step = ast.Expr(ast.Call(ast.Attribute(load(name), "add", ast.Load()), [made_of.elt], []))
    else:
        start = ast.List([], ast.Load())
        step = ast.Expr(
            ast.Call(ast.Attribute(load(name), "append", ast.Load()), [made_of.elt], [])
        )
    body: ast.stmt = step
    for clause in reversed(made_of.generators):
        for condition in reversed(clause.ifs):
            body = ast.If(condition, [body], [])
        body = ast.For(clause.target, clause.iter, [body], [])
    return [assign(name, start), body], name


def _negated(test: ast.expr) -> ast.expr:
    opposite: dict[type[ast.cmpop], ast.cmpop] = {
        ast.Eq: ast.NotEq(),
        ast.NotEq: ast.Eq(),
        ast.Lt: ast.GtE(),
        ast.GtE: ast.Lt(),
        ast.Gt: ast.LtE(),
        ast.LtE: ast.Gt(),
        ast.In: ast.NotIn(),
        ast.NotIn: ast.In(),
    }
    if isinstance(test, ast.Compare) and len(test.ops) == 1 and type(test.ops[0]) in opposite:
        return ast.Compare(test.left, [opposite[type(test.ops[0])]], test.comparators)
    return ast.UnaryOp(ast.Not(), test)


def by_index(statement: ast.stmt, names: Names) -> list[ast.stmt] | None:
    """`for x in xs`, `enumerate(xs)`, `zip(xs, ys)` or `d.items()` to a loop over indexes or keys.

    Where xs is a name.
    """
    if not isinstance(statement, ast.For):
        return None
    iterated, target = statement.iter, statement.target
    first: list[ast.stmt]
    over: ast.expr
    if isinstance(iterated, ast.Name) and isinstance(target, ast.Name):
        index = names.fresh("i", "index", "k", "place")
        first = [assign(target.id, item_of(iterated, load(index)))]
        over = call_to("range", call_to("len", iterated))
        return [ast.For(store(index), over, [*first, *statement.body], statement.orelse)]
    if not isinstance(target, ast.Tuple) or len(target.elts) != 2:
        return None
    left, right = target.elts
    call = plain_call(iterated, {"enumerate", "zip", "items"})
    if call is None or not isinstance(left, ast.Name) or not isinstance(right, ast.Name):
        return None
    if called_name(call) == "items" and isinstance(call.func, ast.Attribute):
        table = call.func.value
        if not isinstance(table, ast.Name) or call.args:
            return None
        first = [assign(right.id, item_of(table, load(left.id)))]
        return [ast.For(store(left.id), table, [*first, *statement.body], statement.orelse)]
    if not all(isinstance(entry, ast.Name) for entry in call.args):
        return None
    if called_name(call) == "enumerate" and len(call.args) == 1:
        first = [assign(right.id, item_of(call.args[0], load(left.id)))]
        over = call_to("range", call_to("len", call.args[0]))
        return [ast.For(store(left.id), over, [*first, *statement.body], statement.orelse)]
    if called_name(call) == "zip" and len(call.args) == 2:
        index = names.fresh("i", "index", "k", "place")
        first = [
            assign(left.id, item_of(call.args[0], load(index))),
            assign(right.id, item_of(call.args[1], load(index))),
        ]
        lengths = [call_to("len", entry) for entry in call.args]
        over = call_to("range", call_to("min", *lengths))
        return [ast.For(store(index), over, [*first, *statement.body], statement.orelse)]
    return None


def while_loop(statement: ast.stmt, _names: Names) -> list[ast.stmt] | None:
    """`for i in range(a, b)` to a `while` that counts."""
    if not isinstance(statement, ast.For) or statement.orelse:
        return None
    ends = range_ends(statement)
    if ends is None or not isinstance(statement.target, ast.Name):
        return None
    index = statement.target.id
    if count_stores(statement.body, index):
        return None
    if any(isinstance(node, ast.Continue) for node in ast.walk(statement)):
        return None
    step = ast.AugAssign(store(index), ast.Add(), ast.Constant(1))
    test = ast.Compare(load(index), [ast.Lt()], [ends[1]])
    return [assign(index, ends[0]), ast.While(test, [*statement.body, step], [])]


def grown_by_copy(statement: ast.stmt, _names: Names) -> list[ast.stmt] | None:
    """`xs.append(v)` to `xs = xs + [v]`: each step copies the list."""
    if not isinstance(statement, ast.Expr):
        return None
    call = plain_call(statement.value, {"append"})
    if call is None or len(call.args) != 1 or not isinstance(call.func, ast.Attribute):
        return None
    if not isinstance(call.func.value, ast.Name):
        return None
    name = call.func.value.id
    longer = ast.BinOp(load(name), ast.Add(), ast.List([call.args[0]], ast.Load()))
    return [assign(name, longer)]


def lines_at_once(statement: ast.stmt, _names: Names) -> list[ast.stmt] | None:
    """`for line in file` to `for line in file.readlines()`."""
    if not isinstance(statement, ast.With) or len(statement.items) != 1:
        return None
    file = statement.items[0].optional_vars
    if not isinstance(file, ast.Name):
        return None
    changed = False
    for node in ast.walk(statement):
        if isinstance(node, ast.For | ast.comprehension) and is_name(node.iter, file.id):
            node.iter = ast.Call(ast.Attribute(load(file.id), "readlines", ast.Load()), [], [])
            changed = True
    return [statement] if changed else None


def copied_first(statement: ast.stmt, _names: Names) -> list[ast.stmt] | None:
    """`for x in f(xs)` to `for x in list(f(xs))`: all at once, not one after the other."""
    if not isinstance(statement, ast.For):
        return None
    call = plain_call(statement.iter, {"map", "zip", "enumerate", "range", "reversed", "values"})
    if call is None:
        return None
    statement.iter = call_to("list", call)
    return [statement]


def sorted_by_hand(statement: ast.stmt, names: Names) -> list[ast.stmt] | None:
    """`ys = sorted(xs)`, `return sorted(xs)` or `xs.sort()` to loops that swap entries."""
    before: list[ast.stmt]
    after: list[ast.stmt] = []
    if isinstance(statement, ast.Expr):
        call = plain_call(statement.value, {"sort"})
        if call is None or call.args or not isinstance(call.func, ast.Attribute):
            return None
        if not isinstance(call.func.value, ast.Name):
            return None
        name, before = call.func.value.id, []
    else:
        if not isinstance(statement, ast.Return | ast.Assign) or statement.value is None:
            return None
        call = plain_call(statement.value, {"sorted"})
        if call is None or len(call.args) != 1:
            return None
        if isinstance(statement, ast.Assign):
            if not isinstance(statement.targets[0], ast.Name):
                return None
            name = statement.targets[0].id
        else:
            name = names.fresh("ordered", "result", "ranked", "out")
            after = [ast.Return(load(name))]
        before = [assign(name, call_to("list", call.args[0]))]
    i, j = names.fresh("i", "first", "a"), names.fresh("j", "second", "b")
    held = names.fresh("held", "temp", "kept", "swap")
    template = names.choice(_SORTS)
    loops = ast.parse(template.format(xs=name, i=i, j=j, held=held)).body
    return [*before, *loops, *after]


_SORTS = (
    """
for {i} in range(len({xs})):
    for {j} in range({i} + 1, len({xs})):
        if {xs}[{j}] < {xs}[{i}]:
            {held} = {xs}[{i}]
            {xs}[{i}] = {xs}[{j}]
            {xs}[{j}] = {held}
""",
    """
for {i} in range(len({xs})):
    for {j} in range(len({xs}) - 1 - {i}):
        if {xs}[{j}] > {xs}[{j} + 1]:
            {held} = {xs}[{j}]
            {xs}[{j}] = {xs}[{j} + 1]
            {xs}[{j} + 1] = {held}
""",
    """
for {i} in range(1, len({xs})):
    {held} = {xs}[{i}]
    {j} = {i}
    while {j} > 0 and {xs}[{j} - 1] > {held}:
        {xs}[{j}] = {xs}[{j} - 1]
        {j} = {j} - 1
    {xs}[{j}] = {held}
""",
)


STATEMENTS: tuple[Statement, ...] = (
    comprehension_as_loop,
    comprehension_as_loop,
    comprehension_as_loop,
    by_index,
    while_loop,
    grown_by_copy,
    lines_at_once,
    copied_first,
    sorted_by_hand,
)
"""A rule that fits most programs stands more than once, for it is drawn as often as it stands."""
