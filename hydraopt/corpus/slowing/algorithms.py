"""Rules that undo a better algorithm: an index becomes a search, a bound a longer loop."""

from __future__ import annotations

import ast
import copy

from hydraopt.corpus.slowing.expressions import Expression
from hydraopt.corpus.slowing.functions import Function
from hydraopt.corpus.slowing.parts import (
    Names,
    assign,
    assigned_once,
    bodies,
    item_of,
    plain_call,
    store,
)
from hydraopt.corpus.slowing.statements import Statement
from hydraopt.corpus.syntax import call_to, count_name, count_stores, is_name, load, name_nodes

# Expressions


def every_candidate(node: ast.expr, _names: Names) -> ast.expr | None:
    """`isqrt(n) + 1` or `isqrt(n)` to `n`: a search tries all numbers, not those up to the root."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        is_next = isinstance(node.right, ast.Constant) and node.right.value == 1
        return _root_of(node.left) if is_next else None
    return _root_of(node)


def _root_of(node: ast.expr) -> ast.expr | None:
    """Return n of `isqrt(n)` and of `int(n ** 0.5)`."""
    call = plain_call(node, {"isqrt", "int"})
    if call is None or len(call.args) != 1:
        return None
    inner = call.args[0]
    if plain_call(node, {"isqrt"}) is not None:
        return inner
    if isinstance(inner, ast.BinOp) and isinstance(inner.op, ast.Pow):
        return inner.left if ast.unparse(inner.right) == "0.5" else None
    return None


def series_by_sum(node: ast.expr, _names: Names) -> ast.expr | None:
    """`n * (n + 1) // 2` to `sum(range(n + 1))`, `n * (n - 1) // 2` to `sum(range(n))`."""
    if not isinstance(node, ast.BinOp) or not isinstance(node.op, ast.FloorDiv):
        return None
    product = node.left
    if ast.unparse(node.right) != "2" or not isinstance(product, ast.BinOp):
        return None
    if not isinstance(product.op, ast.Mult):
        return None
    for number, other in ((product.left, product.right), (product.right, product.left)):
        text = ast.unparse(number)
        if ast.unparse(other) == f"{text} + 1":
            return call_to("sum", call_to("range", other))
        if ast.unparse(other) == f"{text} - 1":
            return call_to("sum", call_to("range", number))
    return None


def extreme_by_sorting(node: ast.expr, _names: Names) -> ast.expr | None:
    """`min(xs, key=f)` to `sorted(xs, key=f)[0]`, `max` to `[-1]`."""
    if not isinstance(node, ast.Call) or len(node.args) != 1 or len(node.keywords) != 1:
        return None
    if not isinstance(node.func, ast.Name) or node.func.id not in ("min", "max"):
        return None
    if node.keywords[0].arg != "key":
        return None
    ordered = ast.Call(load("sorted"), node.args, node.keywords)
    return item_of(ordered, ast.Constant(0 if node.func.id == "min" else -1))


EXPRESSIONS: tuple[Expression, ...] = (every_candidate, series_by_sum, extreme_by_sorting)


# Statements


def every_step(statement: ast.stmt, _names: Names) -> list[ast.stmt] | None:
    """`for i in range(a, b, k)` to all of `range(a, b)`, of which most are passed over."""
    if not isinstance(statement, ast.For) or not isinstance(statement.target, ast.Name):
        return None
    call = plain_call(statement.iter, {"range"})
    if call is None or len(call.args) != 3 or statement.orelse:
        return None
    start, end, step = call.args
    index: ast.expr = load(statement.target.id)
    if ast.unparse(start) != "0":
        index = ast.BinOp(index, ast.Sub(), start)
    remainder = ast.BinOp(index, ast.Mod(), step)
    test = ast.Compare(remainder, [ast.Eq()], [ast.Constant(0)])
    over = call_to("range", start, end)
    return [ast.For(statement.target, over, [ast.If(test, statement.body, [])], [])]


def pairs_by_index(statement: ast.stmt, names: Names) -> list[ast.stmt] | None:
    """`for a, b in combinations(xs, 2)` to two loops over indexes."""
    found = _two_names(statement, {"combinations"})
    if found is None:
        return None
    loop, call, (left, right) = found
    if len(call.args) != 2 or ast.unparse(call.args[1]) != "2":
        return None
    sequence = call.args[0]
    if not isinstance(sequence, ast.Name):
        return None
    i, j = names.fresh("i", "first", "a"), names.fresh("j", "second", "b")
    length = call_to("len", sequence)
    after = ast.BinOp(load(i), ast.Add(), ast.Constant(1))
    inner = [
        assign(left, item_of(sequence, load(i))),
        assign(right, item_of(sequence, load(j))),
        *loop.body,
    ]
    return [
        ast.For(
            store(i),
            call_to("range", length),
            [ast.For(store(j), call_to("range", after, length), inner, [])],
            [],
        )
    ]


def neighbours_by_index(statement: ast.stmt, names: Names) -> list[ast.stmt] | None:
    """`for a, b in zip(xs, xs[1:])` or `pairwise(xs)` to a loop over indexes."""
    found = _two_names(statement, {"zip", "pairwise"})
    if found is None:
        return None
    loop, call, (left, right) = found
    sequence = call.args[0] if call.args else None
    if not isinstance(sequence, ast.Name):
        return None
    if len(call.args) == 2 and ast.unparse(call.args[1]) != f"{sequence.id}[1:]":
        return None
    i = names.fresh("i", "index", "k")
    after = ast.BinOp(load(i), ast.Add(), ast.Constant(1))
    first = [assign(left, item_of(sequence, load(i))), assign(right, item_of(sequence, after))]
    places = call_to("range", ast.BinOp(call_to("len", sequence), ast.Sub(), ast.Constant(1)))
    return [ast.For(store(i), places, [*first, *loop.body], [])]


def _two_names(
    statement: ast.stmt, functions: set[str]
) -> tuple[ast.For, ast.Call, tuple[str, str]] | None:
    """Return a loop `for a, b in f(...)`, its call, and both names."""
    if not isinstance(statement, ast.For) or not isinstance(statement.target, ast.Tuple):
        return None
    call = plain_call(statement.iter, functions)
    if call is None or statement.orelse or len(statement.target.elts) != 2:
        return None
    left, right = statement.target.elts
    if not isinstance(left, ast.Name) or not isinstance(right, ast.Name):
        return None
    return statement, call, (left.id, right.id)


def without_break(statement: ast.stmt, _names: Names) -> list[ast.stmt] | None:
    """A loop that ends when it has found what it seeks goes on."""
    if not isinstance(statement, ast.If) or len(statement.body) < 2:
        return None
    if not isinstance(statement.body[-1], ast.Break):
        return None
    statement.body = statement.body[:-1]
    return [statement]


def sorted_after_all(statement: ast.stmt, _names: Names) -> list[ast.stmt] | None:
    """`insort(xs, v)` to `xs.append(v)` and `xs.sort()`."""
    if not isinstance(statement, ast.Expr):
        return None
    call = plain_call(statement.value, {"insort", "insort_left", "insort_right"})
    if call is None or len(call.args) != 2 or not isinstance(call.args[0], ast.Name):
        return None
    return [
        ast.Expr(ast.Call(ast.Attribute(call.args[0], "append", ast.Load()), [call.args[1]], [])),
        ast.Expr(ast.Call(ast.Attribute(call.args[0], "sort", ast.Load()), [], [])),
    ]


def unique_by_scan(statement: ast.stmt, names: Names) -> list[ast.stmt] | None:
    """`list(dict.fromkeys(xs))` to a loop that looks each entry up in what it has kept."""
    if not isinstance(statement, ast.Return | ast.Assign) or statement.value is None:
        return None
    call = plain_call(statement.value, {"list"})
    inner = plain_call(call.args[0], {"fromkeys"}) if call is not None and call.args else None
    if inner is None or len(inner.args) != 1:
        return None
    kept, item = names.fresh("kept", "unique", "found"), names.fresh("item", "entry", "x")
    missing = ast.Compare(load(item), [ast.NotIn()], [load(kept)])
    grow = ast.Expr(ast.Call(ast.Attribute(load(kept), "append", ast.Load()), [load(item)], []))
    loop = ast.For(store(item), inner.args[0], [ast.If(missing, [grow], [])], [])
    statement.value = load(kept)
    return [assign(kept, ast.List([], ast.Load())), loop, statement]


STATEMENTS: tuple[Statement, ...] = (
    every_step,
    pairs_by_index,
    neighbours_by_index,
    without_break,
    sorted_after_all,
    unique_by_scan,
)


# Functions


def index_as_search(function: ast.FunctionDef, _names: Names) -> bool:
    """A dictionary made of a sequence, and only looked up, becomes a search of the sequence."""
    for body, place, name, value in assigned_once(function):
        if not isinstance(value, ast.DictComp) or len(value.generators) != 1:
            continue
        clause = value.generators[0]
        if clause.ifs or not isinstance(clause.iter, ast.Name):
            continue
        if count_stores(body[place + 1 :], clause.iter.id):
            continue
        searched = _Lookups(name, value)
        if not searched.fits(function):
            continue
        body[place : place + 1] = []
        searched.visit(function)
        return True
    return False


class _Lookups(ast.NodeTransformer):
    """Replaces `d[k]`, `d.get(k, v)` and `k in d` by searches of what d was made of."""

    def __init__(self, name: str, made: ast.DictComp) -> None:
        self._name = name
        self._made = made
        self._bound = {node.id for node in name_nodes(made.generators[0].target)}

    def fits(self, function: ast.FunctionDef) -> bool:
        """Whether every reading is a look-up whose key shares no name with the search."""
        keys = [key for key in map(self._key, ast.walk(function)) if key is not None]
        clear = not any(node.id in self._bound for key in keys for node in name_nodes(key))
        return clear and 0 < len(keys) == count_name(function, self._name) - 1

    def _key(self, node: ast.AST) -> ast.expr | None:
        if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load):
            return node.slice if is_name(node.value, self._name) else None
        if isinstance(node, ast.Compare) and len(node.ops) == 1:
            asked = isinstance(node.ops[0], ast.In | ast.NotIn)
            return node.left if asked and is_name(node.comparators[0], self._name) else None
        call = plain_call(node, {"get"})
        if call is not None and isinstance(call.func, ast.Attribute) and call.args:
            return call.args[0] if is_name(call.func.value, self._name) else None
        return None

    def visit(self, node: ast.AST) -> ast.AST:
        """Replace one look-up."""
        key = self._key(node)
        if key is None:
            return self.generic_visit(node)
        clause = copy.deepcopy(self._made.generators[0])
        equal = ast.Compare(copy.deepcopy(self._made.key), [ast.Eq()], [key])
        if isinstance(node, ast.Compare):
            found = call_to("any", ast.GeneratorExp(equal, [clause]))
            return found if isinstance(node.ops[0], ast.In) else ast.UnaryOp(ast.Not(), found)
        clause.ifs = [equal]
        values = ast.GeneratorExp(copy.deepcopy(self._made.value), [clause])
        if isinstance(node, ast.Call):
            default = node.args[1] if len(node.args) > 1 else ast.Constant(None)
            return call_to("next", values, default)
        return call_to("next", values)


def count_as_search(function: ast.FunctionDef, _names: Names) -> bool:
    """`counts = Counter(xs)`, only looked up, to `xs.count(k)` wherever it is."""
    for body, place, name, value in assigned_once(function):
        call = plain_call(value, {"Counter"})
        if call is None or len(call.args) != 1 or not isinstance(call.args[0], ast.Name):
            continue
        sequence = call.args[0].id
        counted = _Counts(name, sequence)
        if count_stores(body[place + 1 :], sequence):
            continue
        reads = [node for node in ast.walk(function) if counted.is_look_up(node)]
        if not reads or len(reads) != count_name(function, name) - 1:
            continue
        body[place : place + 1] = []
        counted.visit(function)
        return True
    return False


class _Counts(ast.NodeTransformer):
    def __init__(self, name: str, sequence: str) -> None:
        self._name, self._sequence = name, sequence

    def is_look_up(self, node: ast.AST) -> bool:
        """Whether a node is `counts[k]`, read."""
        return (
            isinstance(node, ast.Subscript)
            and isinstance(node.ctx, ast.Load)
            and is_name(node.value, self._name)
        )

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        self.generic_visit(node)
        if not self.is_look_up(node):
            return node
        count = ast.Attribute(load(self._sequence), "count", ast.Load())
        return ast.Call(count, [node.slice], [])


def sums_by_slice(function: ast.FunctionDef, _names: Names) -> bool:
    """Prefix sums, only used as `prefix[b] - prefix[a]`, to `sum(xs[a:b])`."""
    for body, place, name, value in assigned_once(function):
        sequence = _accumulated(value)
        if sequence is None or count_stores(body[place + 1 :], sequence):
            continue
        summed = _Differences(name, sequence)
        uses = [node for node in ast.walk(function) if summed.ends(node) is not None]
        if not uses or 2 * len(uses) != count_name(function, name) - 1:
            continue
        body[place : place + 1] = []
        summed.visit(function)
        return True
    return False


def _accumulated(value: ast.expr) -> str | None:
    """Return xs of `[0] + list(accumulate(xs))` and of `list(accumulate(xs, initial=0))`."""
    text = ast.unparse(value)
    for name in {node.id for node in name_nodes(value)}:
        forms = (f"[0] + list(accumulate({name}))", f"list(accumulate({name}, initial=0))")
        if text.replace("itertools.", "") in forms:
            return name
    return None


class _Differences(ast.NodeTransformer):
    def __init__(self, name: str, sequence: str) -> None:
        self._name, self._sequence = name, sequence

    def ends(self, node: ast.AST) -> tuple[ast.expr, ast.expr] | None:
        """Return a and b of `prefix[b] - prefix[a]`."""
        if not isinstance(node, ast.BinOp) or not isinstance(node.op, ast.Sub):
            return None
        last, first = node.left, node.right
        if not isinstance(last, ast.Subscript) or not isinstance(first, ast.Subscript):
            return None
        if not is_name(last.value, self._name) or not is_name(first.value, self._name):
            return None
        return first.slice, last.slice

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        ends = self.ends(node)
        if ends is None:
            return self.generic_visit(node)
        part = ast.Subscript(load(self._sequence), ast.Slice(*ends), ast.Load())
        return call_to("sum", part)


def heap_as_list(function: ast.FunctionDef, _names: Names) -> bool:
    """A heap becomes a list whose smallest entry is looked for each time."""
    pops = [
        call for node in ast.walk(function) if (call := plain_call(node, {"heappop"})) is not None
    ]
    heaps = {ast.unparse(call.args[0]) for call in pops if call.args}
    if len(heaps) != 1 or not (heap := heaps.pop()).isidentifier():
        return False
    _Heap(heap).visit(function)
    return True


class _Heap(ast.NodeTransformer):
    def __init__(self, heap: str) -> None:
        self._heap = heap

    def _of(self, node: ast.AST, functions: set[str]) -> ast.Call | None:
        call = plain_call(node, functions)
        ours = call is not None and bool(call.args) and is_name(call.args[0], self._heap)
        return call if ours else None

    def visit_Expr(self, node: ast.Expr) -> ast.AST | None:
        if self._of(node.value, {"heapify"}) is not None:
            return None
        return self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        push = self._of(node, {"heappush"})
        if push is not None and len(push.args) == 2:
            return ast.Call(self._method("append"), [push.args[1]], [])
        if self._of(node, {"heappop"}) is not None:
            place = ast.Call(self._method("index"), [call_to("min", load(self._heap))], [])
            return ast.Call(self._method("pop"), [place], [])
        return node

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        self.generic_visit(node)
        smallest = is_name(node.value, self._heap) and ast.unparse(node.slice) == "0"
        return call_to("min", node.value) if smallest else node

    def _method(self, name: str) -> ast.Attribute:
        return ast.Attribute(load(self._heap), name, ast.Load())


def forgetful(function: ast.FunctionDef, _names: Names) -> bool:
    """Kept answers are not looked up: no `if k in memo: return memo[k]`."""
    for body in bodies(function):
        for statement in body:
            if not isinstance(statement, ast.If) or statement.orelse or len(statement.body) != 1:
                continue
            returned, test = statement.body[0], statement.test
            if not isinstance(returned, ast.Return) or not isinstance(test, ast.Compare):
                continue
            if len(test.ops) != 1 or not isinstance(test.ops[0], ast.In) or len(body) < 2:
                continue
            kept = item_of(test.comparators[0], test.left)
            if returned.value is None or ast.dump(kept) != ast.dump(returned.value):
                continue
            body.remove(statement)
            return True
    return False


FUNCTIONS: tuple[Function, ...] = (
    index_as_search,
    count_as_search,
    sums_by_slice,
    heap_as_list,
    forgetful,
)
