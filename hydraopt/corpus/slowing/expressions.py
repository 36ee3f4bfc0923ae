"""Rules for one expression: it becomes one that costs more and has the same value."""

from __future__ import annotations

import ast
from collections.abc import Callable

from hydraopt.corpus.slowing.parts import (
    Names,
    called_name,
    comprehension_over,
    is_plain,
    item_of,
    plain_call,
    store,
)
from hydraopt.corpus.syntax import call_to, is_name, load

Expression = Callable[[ast.expr, Names], "ast.expr | None"]
"""Returns what stands in an expression's place; None where the rule does not fit."""

_ITERATED = frozenset({"sum", "any", "all", "min", "max", "sorted", "set", "tuple", "dict", "list"})
_COPYABLE = frozenset({"sum", "min", "max", "sorted", "set", "tuple", "enumerate", "reversed"})


def list_in_call(node: ast.expr, _names: Names) -> ast.expr | None:
    """`sum(x for ...)` to `sum([x for ...])`: all values are kept at once."""
    call = plain_call(node, _ITERATED | {"join"})
    if call is None or len(call.args) != 1 or not isinstance(call.args[0], ast.GeneratorExp):
        return None
    inner = call.args[0]
    return ast.Call(call.func, [ast.ListComp(inner.elt, inner.generators)], [])


def copied(node: ast.expr, _names: Names) -> ast.expr | None:
    """`sorted(xs)` to `sorted(list(xs))`."""
    call = plain_call(node, _COPYABLE)
    if call is None or len(call.args) != 1 or not isinstance(call.args[0], ast.Name):
        return None
    if not isinstance(call.func, ast.Name):
        return None
    return ast.Call(call.func, [call_to("list", call.args[0])], [])


def sorted_end(node: ast.expr, _names: Names) -> ast.expr | None:
    """`min(xs)` to `sorted(xs)[0]`, `max(xs)` to `sorted(xs)[-1]`."""
    call = plain_call(node, {"min", "max"})
    if call is None or len(call.args) != 1 or not isinstance(call.func, ast.Name):
        return None
    end = 0 if call.func.id == "min" else -1
    return item_of(call_to("sorted", call.args[0]), ast.Constant(end))


def get_by_hand(node: ast.expr, _names: Names) -> ast.expr | None:
    """`d.get(k, v)` to `d[k] if k in d else v`."""
    call = plain_call(node, {"get"})
    if call is None or len(call.args) != 2 or not isinstance(call.func, ast.Attribute):
        return None
    table, (key, default) = call.func.value, call.args
    if not isinstance(table, ast.Name):
        return None
    return ast.IfExp(ast.Compare(key, [ast.In()], [table]), item_of(table, key), default)


def power(node: ast.expr, _names: Names) -> ast.expr | None:
    """`x * x` to `x ** 2`, `pow(a, b, m)` to `a ** b % m`, `divmod(a, b)` to `(a // b, a % b)`."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):
        left, right = node.left, node.right
        squared = isinstance(left, ast.Name) and is_name(right, left.id)
        return ast.BinOp(left, ast.Pow(), ast.Constant(2)) if squared else None
    call = plain_call(node, {"pow", "divmod"})
    if call is None or not isinstance(call.func, ast.Name):
        return None
    if call.func.id == "pow" and len(call.args) == 3:
        base, exponent, modulus = call.args
        return ast.BinOp(ast.BinOp(base, ast.Pow(), exponent), ast.Mod(), modulus)
    if call.func.id == "divmod" and all(is_plain(entry) for entry in call.args):
        parts: list[ast.expr] = [
            ast.BinOp(call.args[0], ast.FloorDiv(), call.args[1]),
            ast.BinOp(call.args[0], ast.Mod(), call.args[1]),
        ]
        return ast.Tuple(parts, ast.Load())
    return None


def last_by_length(node: ast.expr, _names: Names) -> ast.expr | None:
    """`xs[-1]` to `xs[len(xs) - 1]`."""
    if not (isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load)):
        return None
    if not isinstance(node.value, ast.Name) or ast.unparse(node.slice) != "-1":
        return None
    place = ast.BinOp(call_to("len", node.value), ast.Sub(), ast.Constant(1))
    return item_of(node.value, place)


def text_by_sum(node: ast.expr, _names: Names) -> ast.expr | None:
    """`f"{a} {b}"` to `str(a) + " " + str(b)`."""
    if not isinstance(node, ast.JoinedStr) or len(node.values) < 2:
        return None
    parts: list[ast.expr] = []
    for value in node.values:
        if isinstance(value, ast.FormattedValue):
            if value.format_spec is not None or value.conversion != -1:
                return None
            parts.append(call_to("str", value.value))
        else:
            parts.append(value)
    total = parts[0]
    for part in parts[1:]:
        total = ast.BinOp(total, ast.Add(), part)
    return total


def prefix_by_slice(node: ast.expr, _names: Names) -> ast.expr | None:
    """`s.startswith("ab")` to `s[:2] == "ab"`."""
    call = plain_call(node, {"startswith"})
    if call is None or len(call.args) != 1 or not isinstance(call.func, ast.Attribute):
        return None
    wanted = call.args[0]
    if not isinstance(wanted, ast.Constant) or not isinstance(wanted.value, str):
        return None
    cut = ast.Slice(None, ast.Constant(len(wanted.value)))
    return ast.Compare(ast.Subscript(call.func.value, cut, ast.Load()), [ast.Eq()], [wanted])


def smallest_by_sorting(node: ast.expr, _names: Names) -> ast.expr | None:
    """`nsmallest(k, xs)` to `sorted(xs)[:k]`, `nlargest` with `reverse=True`."""
    call = plain_call(node, {"nsmallest", "nlargest"})
    if call is None or len(call.args) != 2:
        return None
    ordered = call_to("sorted", call.args[1])
    if called_name(call) == "nlargest":
        ordered.keywords = [ast.keyword("reverse", ast.Constant(True))]
    return ast.Subscript(ordered, ast.Slice(None, call.args[0]), ast.Load())


def place_by_counting(node: ast.expr, names: Names) -> ast.expr | None:
    """`bisect_left(xs, v)` to a count of the smaller entries."""
    call = plain_call(node, {"bisect_left", "bisect_right", "bisect"})
    if call is None or len(call.args) != 2:
        return None
    item = names.fresh("item", "entry", "value", "x")
    order = ast.Lt() if called_name(call) == "bisect_left" else ast.LtE()
    smaller = ast.Compare(load(item), [order], [call.args[1]])
    return call_to(
        "sum", comprehension_over(ast.GeneratorExp, ast.Constant(1), item, call.args[0], smaller)
    )


def member_by_scan(node: ast.expr, names: Names) -> ast.expr | None:
    """`v in xs` to `any(item == v for item in xs)`."""
    if not isinstance(node, ast.Compare) or len(node.ops) != 1 or not is_plain(node.left):
        return None
    sequence = node.comparators[0]
    if not isinstance(node.ops[0], ast.In | ast.NotIn) or not isinstance(sequence, ast.Name):
        return None
    item = names.fresh("item", "entry", "other", "x")
    equal = ast.Compare(load(item), [ast.Eq()], [node.left])
    found: ast.expr = call_to("any", comprehension_over(ast.GeneratorExp, equal, item, sequence))
    return found if isinstance(node.ops[0], ast.In) else ast.UnaryOp(ast.Not(), found)


def count_by_list(node: ast.expr, names: Names) -> ast.expr | None:
    """`xs.count(v)` to `len([item for item in xs if item == v])`."""
    call = plain_call(node, {"count"})
    if call is None or len(call.args) != 1 or not isinstance(call.func, ast.Attribute):
        return None
    item = names.fresh("item", "entry", "other", "x")
    equal = ast.Compare(load(item), [ast.Eq()], [call.args[0]])
    found = comprehension_over(ast.ListComp, load(item), item, call.func.value, equal)
    return call_to("len", found)


def map_as_list(node: ast.expr, names: Names) -> ast.expr | None:
    """`map(f, xs)` to `[f(item) for item in xs]`."""
    call = plain_call(node, {"map"})
    if call is None or len(call.args) != 2 or not isinstance(call.args[0], ast.Name):
        return None
    item = names.fresh("item", "entry", "value", "x")
    return comprehension_over(
        ast.ListComp, call_to(call.args[0].id, load(item)), item, call.args[1]
    )


def chain_as_list(node: ast.expr, names: Names) -> ast.expr | None:
    """`chain.from_iterable(groups)` to a list of all entries."""
    call = plain_call(node, {"from_iterable"})
    if call is None or len(call.args) != 1:
        return None
    group, item = names.fresh("group", "part", "row"), names.fresh("item", "entry", "x")
    clauses = [
        ast.comprehension(store(group), call.args[0], [], 0),
        ast.comprehension(store(item), load(group), [], 0),
    ]
    return ast.ListComp(load(item), clauses)


def sums_again(node: ast.expr, names: Names) -> ast.expr | None:
    """`accumulate(xs)` to a sum from the beginning for every entry."""
    call = plain_call(node, {"accumulate"})
    if call is None or len(call.args) != 1 or not isinstance(call.args[0], ast.Name):
        return None
    index = names.fresh("i", "index", "end")
    upper = ast.BinOp(load(index), ast.Add(), ast.Constant(1))
    part = ast.Subscript(call.args[0], ast.Slice(None, upper), ast.Load())
    places = call_to("range", call_to("len", call.args[0]))
    return comprehension_over(ast.ListComp, call_to("sum", part), index, places)


def counts_again(node: ast.expr, names: Names) -> ast.expr | None:
    """`Counter(xs)` to a dictionary that counts each entry anew."""
    call = plain_call(node, {"Counter"})
    if call is None or len(call.args) != 1 or not isinstance(call.args[0], ast.Name):
        return None
    item = names.fresh("item", "entry", "key", "x")
    count = ast.Call(ast.Attribute(call.args[0], "count", ast.Load()), [load(item)], [])
    return ast.DictComp(load(item), count, [ast.comprehension(store(item), call.args[0], [], 0)])


def reversed_copy(node: ast.expr, _names: Names) -> ast.expr | None:
    """`reversed(xs)` to `xs[::-1]`."""
    call = plain_call(node, {"reversed"})
    if call is None or not isinstance(call.args[0], ast.Name):
        return None
    back = ast.Slice(None, None, ast.UnaryOp(ast.USub(), ast.Constant(1)))
    return ast.Subscript(call.args[0], back, ast.Load())


def literal_as_comprehension(node: ast.expr, names: Names) -> ast.expr | None:
    """`set(xs)` or `list(xs)` to a comprehension over xs."""
    call = plain_call(node, {"set", "list"})
    if call is None or len(call.args) != 1 or not isinstance(call.args[0], ast.Name):
        return None
    item = names.fresh("item", "entry", "value", "x")
    clauses = [ast.comprehension(store(item), call.args[0], [], 0)]
    if called_name(call) == "set":
        return ast.SetComp(load(item), clauses)
    return ast.ListComp(load(item), clauses)


EXPRESSIONS: tuple[Expression, ...] = (
    list_in_call,
    copied,
    sorted_end,
    get_by_hand,
    power,
    last_by_length,
    text_by_sum,
    prefix_by_slice,
    smallest_by_sorting,
    place_by_counting,
    member_by_scan,
    count_by_list,
    map_as_list,
    chain_as_list,
    sums_again,
    counts_again,
    reversed_copy,
    literal_as_comprehension,
)
