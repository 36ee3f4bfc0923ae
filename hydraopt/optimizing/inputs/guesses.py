"""Shapes guessed from how a function uses a parameter, and from the parameter's name.

The last resort: several are proposed for a parameter, likeliest first, and the original decides
which it accepts.
"""

from __future__ import annotations

import ast
import re

from hydraopt.optimizing.inputs.shapes import Shape

INTEGER, NUMBER, TEXT, FLAG = Shape("int"), Shape("float"), Shape("str"), Shape("bool")
NUMBERS = Shape("list", (INTEGER,))
TEXTS = Shape("list", (TEXT,))
MATRIX = Shape("list", (Shape("list", (INTEGER,), low=1),), low=1, even=True)
PAIRS = Shape("list", (Shape("tuple", (INTEGER, INTEGER)),))
TABLE = Shape("dict", (TEXT, INTEGER))
INTERVALS = Shape("list", (Shape("tuple", (INTEGER, INTEGER), ordered=True),))
GRAPH = Shape("graph")
FLOATS = Shape("list", (NUMBER,))
SET = Shape("set", (INTEGER,))

_PRIOR = {NUMBERS: 1.0, INTEGER: 0.9, TEXT: 0.8, TEXTS: 0.5, MATRIX: 0.3, TABLE: 0.3, PAIRS: 0.25,
          INTERVALS: 0.2, NUMBER: 0.2, FLOATS: 0.2, GRAPH: 0.1, FLAG: 0.1, SET: 0.1}  # fmt: skip

_NAMES: list[tuple[str, Shape]] = [
    (r"n|k|m|i|j|x|y|z|a|b|c|p|q|num|number|count|size|limit|index|pos|start|stop|begin|end|lo|hi"
     r"|low|high|left|right|step|depth|width|height|length|amount|target|total|capacity|year|month"
     r"|day|degree|base|exponent|power|steps|times|rounds|level|goal|node|root|src|dst|dest|value|val|item|element|elem|query|seed|max_\w+|min_\w+|num_\w+|n_\w+",
     INTEGER),
    (r"s|t|st|text|string|str\d?|s\d|word|sentence|line|pattern|name|content|message|prefix"
     r"|suffix|char|ch|sep|separator|delimiter|needle|haystack|phrase|dna|sequence_text|key"
     r"|expression|expr|paragraph|document|password|url|email", TEXT),
    (r"words|names|strings|lines|tokens|texts|labels|keys|sentences|strs|documents|tags", TEXTS),
    (r"xs|ys|nums|numbers|items|values|list\w*|lst|arr\w*|array|data|seq|sequence|elements|scores"
     r"|prices|heights|weights|ints|samples|points_list|l\d?|entries|a\d|collection|iterable|vals"
     r"|coins|costs|sizes|sorted_\w+|ids", NUMBERS),
    (r"matrix\w*|mat\w*|grid|board|image|maze|rows|cells|table_rows|m\d", MATRIX),
    (r"d|dict\w*|mapping|map|counts|lookup|config|table|inventory|freq\w*|scores_by\w*", TABLE),
    (r"pairs|edges|points|coordinates|coords", PAIRS),
    (r"intervals|ranges|segments|meetings|spans|bookings", INTERVALS),
    (r"graph|adj\w*|neighbo\w+|tree", GRAPH),
    (r"flag|is_\w+|has_\w+|reverse|verbose|ascending|descending|strict|inclusive|case_\w+", FLAG),
    (r"ratio|rate|eps\w*|tol\w*|prob\w*|alpha|beta|factor|scale|threshold|angle|radius|price"
     r"|weight|temperature|interest\w*|mean|std\w*", NUMBER),
    (r"seen|visited|unique\w*", SET),
]  # fmt: skip

_TEXT_METHODS = frozenset(
    {"split", "lower", "upper", "strip", "replace", "startswith", "endswith", "isalpha", "isdigit",
     "isalnum", "encode", "find", "join", "lstrip", "rstrip", "title", "splitlines", "casefold",
     "isspace", "isupper", "islower", "swapcase", "capitalize", "zfill", "partition"}
)  # fmt: skip
_LIST_METHODS = frozenset({"append", "extend", "sort", "insert", "reverse"})
_DICT_METHODS = frozenset({"items", "keys", "values", "get", "setdefault"})
_SET_METHODS = frozenset({"add", "discard", "union", "intersection", "issubset", "difference"})
_OVER_NUMBERS = frozenset(
    {"sum", "max", "min", "sorted", "mean", "median", "heapify", "accumulate"}
)
_OVER_ENTRIES = frozenset(
    {"enumerate", "list", "set", "tuple", "reversed", "iter", "zip", "Counter"}
)
_OF_NUMBER = frozenset(
    {"range", "abs", "sqrt", "factorial", "divmod", "bin", "isqrt", "gcd", "pow"}
)
_NAME_WEIGHT, _STRONG, _USUAL, _SLIGHT = 2.5, 4.0, 2.0, 1.0


def guesses(node: ast.FunctionDef | ast.AsyncFunctionDef, parameter: str) -> list[Shape]:
    """Return the shapes that a parameter of a function may have, likeliest first."""
    scores = dict(_PRIOR)
    meant = _meant(parameter)
    if meant is not None:
        scores[meant] += _NAME_WEIGHT
    elif parameter.endswith("s") and not parameter.endswith("ss"):
        scores[NUMBERS] += _SLIGHT
        scores[TEXTS] += _SLIGHT / 2
    use = _Use(parameter, scores)
    use.read(node)
    # Keys that are looked up by name tell a record.
    known = [_record(use.keys)] if use.keys else []
    known += [Shape("list", (_record(use.entry_keys),))] if use.entry_keys else []
    return [*known, *sorted(scores, key=lambda shape: -scores[shape])]


def _meant(name: str) -> Shape | None:
    """Return the shape that a name stands for by custom."""
    plain = name.lower().strip("_")
    return next((shape for pattern, shape in _NAMES if re.fullmatch(pattern, plain)), None)


def _record(keys: dict[str, None]) -> Shape:
    return Shape("record", tuple(_meant(key) or INTEGER for key in keys), names=tuple(keys))


class _Use:
    """Adds to scores what a function does with one parameter."""

    def __init__(self, name: str, scores: dict[Shape, float]) -> None:
        self._name = name
        self._scores = scores
        self._entries: set[str] = set()
        self.keys: dict[str, None] = {}
        self.entry_keys: dict[str, None] = {}

    def read(self, node: ast.AST) -> None:
        """Look at every use within a function."""
        for part in ast.walk(node):
            if isinstance(part, ast.For | ast.comprehension):
                self._loop(part)
        for part in ast.walk(node):
            if isinstance(part, ast.Call):
                self._call(part)
            elif isinstance(part, ast.Subscript):
                self._subscript(part)
            elif isinstance(part, ast.BinOp | ast.Compare | ast.UnaryOp):
                self._arithmetic(part)

    def _add(self, weight: float, *shapes: Shape) -> None:
        for shape in shapes:
            self._scores[shape] += weight

    def _is(self, node: ast.AST) -> bool:
        return isinstance(node, ast.Name) and node.id == self._name

    def _is_entry(self, node: ast.AST) -> bool:
        if isinstance(node, ast.Subscript):
            return self._is(node.value)
        return isinstance(node, ast.Name) and node.id in self._entries

    def _loop(self, loop: ast.For | ast.comprehension) -> None:
        values, target = loop.iter, loop.target
        if isinstance(values, ast.Call) and _name(values.func) == "enumerate" and values.args:
            values = values.args[0]
            if isinstance(target, ast.Tuple) and len(target.elts) == 2:
                target = target.elts[1]
        if self._is(values):
            self._add(_SLIGHT, NUMBERS, TEXT, TEXTS)
            if isinstance(target, ast.Tuple) and len(target.elts) == 2:
                self._add(_STRONG, PAIRS)
            elif isinstance(target, ast.Name):
                self._entries.add(target.id)
        elif self._is_entry(values):
            self._add(_STRONG, MATRIX)
            self._add(_SLIGHT, TEXTS, PAIRS, GRAPH)

    def _call(self, call: ast.Call) -> None:
        name = _name(call.func)
        if isinstance(call.func, ast.Attribute):
            owner = call.func.value
            if self._is(owner):
                self._method(name)
            elif self._is_entry(owner) and name in _TEXT_METHODS:
                self._add(_STRONG, TEXTS)
                self._add(_USUAL, TEXT)  # whose entries are texts as well
        for argument in call.args:
            if self._is(argument):
                if name == "join":
                    self._add(_STRONG, TEXTS)
                elif name in _OVER_NUMBERS:
                    self._add(_USUAL, NUMBERS)
                elif name in _OVER_ENTRIES or name == "len":
                    self._add(_SLIGHT, NUMBERS, TEXT)
                elif name in _OF_NUMBER:
                    self._add(_STRONG, INTEGER)
                elif name in ("int", "float"):
                    self._add(_SLIGHT, TEXT, INTEGER)
            elif self._is_entry(argument):
                if name == "ord":
                    self._add(_STRONG, TEXT)
                elif name in ("len", "sum", "sorted", "max"):
                    self._add(_USUAL, MATRIX, TEXTS)

    def _method(self, name: str) -> None:
        for methods, shape in (
            (_TEXT_METHODS, TEXT),
            (_LIST_METHODS, NUMBERS),
            (_DICT_METHODS, TABLE),
            (_SET_METHODS, SET),
        ):
            if name in methods:
                self._add(_STRONG, shape)

    def _subscript(self, node: ast.Subscript) -> None:
        key = node.slice.value if isinstance(node.slice, ast.Constant) else None
        if self._is(node.value):
            if isinstance(key, str):
                self.keys[key] = None
            else:
                self._add(_SLIGHT, NUMBERS, TEXT)
        elif self._is_entry(node.value) and isinstance(key, str):
            self.entry_keys[key] = None
        elif isinstance(node.value, ast.Subscript) and self._is(node.value.value):
            self._add(_STRONG, MATRIX)
            self._add(_SLIGHT, PAIRS, TEXTS)

    def _arithmetic(self, node: ast.BinOp | ast.Compare | ast.UnaryOp) -> None:
        if isinstance(node, ast.BinOp):
            sides, whole = [node.left, node.right], isinstance(node.op, ast.Mod | ast.FloorDiv)
        elif isinstance(node, ast.Compare):
            ordered = isinstance(node.ops[0], ast.Lt | ast.LtE | ast.Gt | ast.GtE)
            if isinstance(node.ops[0], ast.In | ast.NotIn) and self._is(node.comparators[0]):
                self._add(_SLIGHT, NUMBERS, TEXT, TABLE)
            if not ordered:
                return
            sides, whole = [node.left, *node.comparators], False
        else:
            sides, whole = [node.operand], False
        if any(self._is(side) for side in sides):
            self._add(_STRONG if whole else _USUAL, INTEGER)
            self._add(_SLIGHT, NUMBER)
        elif any(self._is_entry(side) for side in sides):
            self._add(_USUAL, NUMBERS)


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""
