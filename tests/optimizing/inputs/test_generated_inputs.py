import ast
import collections
import math
from pathlib import Path
from typing import Any

import pytest

from hydraopt.optimizing.codec import Instance, Made, Named, encode
from hydraopt.optimizing.inputs.generated import Choice, draw, propose
from hydraopt.optimizing.inputs.given import Given
from hydraopt.optimizing.inputs.guesses import guesses
from hydraopt.optimizing.inputs.hints import hints_of
from hydraopt.optimizing.inputs.shapes import shape_of
from hydraopt.optimizing.inputs.stdin import changed_stdin, grown_stdin
from hydraopt.optimizing.target import Target, find_target

HINTED = """\
from __future__ import annotations
import collections.abc as abc
import datetime as dt
import enum
import typing as t
from collections import Counter, deque
from dataclasses import dataclass, field
from typing import Any, Dict, List, Literal, NamedTuple, NewType, Optional, TypeVar, Union

Vector = list[float]
UserId = NewType("UserId", int)
T = TypeVar("T", bound=str)

class Color(enum.Enum):
    RED = 1
    BLUE = 2

@dataclass
class Point:
    x: int
    y: float = 0.0
    cache: dict = field(init=False)

@dataclass
class Point3(Point):
    z: int = 1

class Row(NamedTuple):
    name: str
    size: int

class Movie(t.TypedDict):
    title: str
    year: int

class Node:
    def __init__(self, value: int, left: Optional["Node"] = None):
        self.value = value

class Weird:
    def __init__(self, socket):
        pass
"""

HINTS = [
    ("int", "int"),
    ("'list[int]'", "list[int]"),
    ("List[List[float]]", "list[list[float]]"),
    ("t.Sequence[str]", "list[str]"),
    ("abc.Iterator[int]", "iterator[int]"),
    ("Optional[int]", "int | none"),
    ("int | str | None", "int | str | none"),
    ("Union[int, List[int]]", "int | list[int]"),
    ("tuple[int, str]", "tuple[int, str]"),
    ("tuple[int, ...]", "tuples[int]"),
    ("tuple[()]", "tuple"),
    ("Dict[str, List[int]]", "dict[str, list[int]]"),
    ("Counter[str]", "counter[str, int]"),
    ("deque[int]", "deque[int]"),
    ("t.FrozenSet[int]", "frozenset[int]"),
    ("Literal['a', 2]", "one of 'a', 2"),
    ("t.Annotated[int, 'x']", "int"),
    ("dt.date", "date"),
    ("Vector", "list[float]"),
    ("UserId", "int"),
    ("T", "str"),
    ("Color", "one of Color.RED, Color.BLUE"),
    ("list[Point]", "list[Point]"),
    ("Row", "Row"),
    ("Movie", "{'title': str, 'year': int}"),
    ("Node", "Node"),
    ("Any", "any"),
    ("Weird", None),
    ("np.ndarray", None),
    ("Callable[[int], int]", None),
    ("list[np.ndarray]", None),
    ("'not python('", None),
]


@pytest.mark.parametrize(("hint", "shape"), HINTS)
def test_hints_are_read_by_our_own_table(hint: str, shape: str | None) -> None:
    found = hints_of(HINTED, "slow").shape(ast.parse(hint, mode="eval").body)
    assert (None if found is None else str(found)) == shape


def target_of(tmp_path: Path, text: str, name: str = "f") -> Target:
    file = tmp_path / "slow.py"
    file.write_text(text)
    return find_target(file, name)


def only(target: Target, *givens: Given) -> Choice:
    (choice,) = propose(target, list(givens)).choices
    return choice


def test_hinted_arguments_have_their_types(tmp_path: Path) -> None:
    text = HINTED + (
        "def f(p: Point3, row: Row, c: Color, node: Node, m: Movie, *, when: dt.date,"
        " k: int = 3, mode='fast', many: set[int] | None = None): pass\n"
    )
    choice = only(target_of(tmp_path, text))
    assert choice.basis == "hints"
    drawn = draw(choice, 30, 1)
    assert len(drawn) == 30
    for given in drawn:
        point, row, color, node, movie = given.args
        assert isinstance(point, Made)
        assert set(point.kwargs) == {"x", "y", "z"}
        assert (type(point.kwargs["x"]), type(point.kwargs["y"])) == (int, float)
        assert set(row.kwargs) == {"name", "size"}
        assert color in (Named("Color.RED"), Named("Color.BLUE"))
        assert node.name == "Node"
        assert set(movie) == {"title", "year"}
        assert given.kwargs.keys() <= {"when", "k", "many"}
        assert given.origin == "generated"
    assert any("k" in given.kwargs for given in drawn)
    assert any("k" not in given.kwargs for given in drawn)


def test_the_same_seed_draws_the_same_and_another_another(tmp_path: Path) -> None:
    choice = only(target_of(tmp_path, "def f(xs: list[int], s: str): pass\n"))
    first = [encode(given.args) for given in draw(choice, 20, 1)]
    assert first == [encode(given.args) for given in draw(choice, 20, 1)]
    assert first != [encode(given.args) for given in draw(choice, 20, 2)]
    assert len({str(entry) for entry in first}) == 20


def test_drawing_leaves_no_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = target_of(tmp_path, "def f(s: str): pass\n")
    folder = tmp_path / "empty"
    folder.mkdir()
    monkeypatch.chdir(folder)
    draw(only(target), 5, 0)
    assert list(folder.iterdir()) == []


def test_without_parameters_there_is_one_input(tmp_path: Path) -> None:
    assert draw(only(target_of(tmp_path, "def f(): pass\n")), 10, 0) == [Given(origin="generated")]


def test_arguments_sometimes_fit_each_other(tmp_path: Path) -> None:
    text = "def f(a: list[list[int]], b: list[list[int]]): pass\n"
    drawn = draw(only(target_of(tmp_path, text)), 60, 0)
    fitting = [
        given
        for given in drawn
        if len({len(m) for m in given.args} | {len(r) for m in given.args for r in m}) == 1
        and len(given.args[0]) > 1
    ]
    assert len(fitting) > 5
    drawn = draw(only(target_of(tmp_path, "def f(a: list[int], k: int): pass\n")), 60, 0)
    assert any(len(a) >= k > 0 for a, k in (given.args for given in drawn))


def test_positional_only_and_starred_parameters(tmp_path: Path) -> None:
    drawn = draw(only(target_of(tmp_path, "def f(a: int, b: int = 1, /): pass\n")), 20, 0)
    assert {len(given.args) for given in drawn} == {1, 2}
    assert all(not given.kwargs for given in drawn)
    drawn = draw(only(target_of(tmp_path, "def f(*values: int): pass\n")), 20, 0)
    assert {type(value) for given in drawn for value in given.args} == {int}


def test_known_inputs_give_types_ranges_and_forms(tmp_path: Path) -> None:
    target = target_of(tmp_path, "def f(xs, k, word, rows): pass\n")
    known = [
        Given([[1, 4, 9], 2, "abc", [{"id": 1, "tags": ["x"]}]]),
        Given([[2, 3, 5, 8], 3, "bcd", [{"id": 2, "tags": []}]]),
    ]
    choice = only(target, *known)
    assert choice.basis == "examples"
    for given in draw(choice, 40, 0):
        xs, k, word, rows = given.args
        assert xs == sorted(xs)
        assert all(type(x) is int and x >= 1 for x in xs)
        assert type(k) is int
        assert k >= 1
        assert word.isalpha() or not word
        assert all(row.keys() == {"id", "tags"} for row in rows)


def test_a_hint_takes_its_range_from_known_inputs(tmp_path: Path) -> None:
    target = target_of(tmp_path, "def f(n: int): pass\n")
    choice = only(target, Given([3]), Given([5]))
    assert choice.basis == "hints"
    assert all(1 <= given.args[0] <= 20 for given in draw(choice, 20, 0))


def test_sums_of_drawn_floats_do_not_depend_on_their_order(tmp_path: Path) -> None:
    for target, known in (
        (target_of(tmp_path, "def f(xs: list[float]): pass\n"), []),
        (target_of(tmp_path, "def f(xs): pass\n"), [Given([[0.01, 0.02]]), Given([[0.015]])]),
    ):
        drawn = [given.args[0] for given in draw(only(target, *known), 40, 0)]
        assert all(sum(xs) == sum(reversed(xs)) == math.fsum(xs) for xs in drawn)
        assert len({x for xs in drawn for x in xs}) > 20
        assert {type(x) for xs in drawn for x in xs} == {float}


def test_defaults_tell_types(tmp_path: Path) -> None:
    choice = only(target_of(tmp_path, "def f(k=3, flag=False, mode='x', low=-1, n=None): pass\n"))
    assert choice.basis == "defaults"
    drawn = draw(choice, 30, 0)
    assert {name for given in drawn for name in given.kwargs} == {"k", "flag"}


def test_guesses_are_several_and_marked(tmp_path: Path) -> None:
    text = "def f(text):\n    return [w.lower() for w in text.split()]\n"
    proposal = propose(target_of(tmp_path, text), [])
    assert len(proposal.choices) > 3
    assert {choice.basis for choice in proposal.choices} == {"guess"}
    assert proposal.choices[0].label == "text: str (guessed from name and use)"
    assert all(isinstance(given.args[0], str) for given in draw(proposal.choices[0], 9, 0))
    text = "def f(items, n):\n    return items[:n]\n"
    assert "items: list[int]" in propose(target_of(tmp_path, text), []).choices[0].label
    # A bare container in a hint leaves its entries to be guessed.
    text = "def f(words: list):\n    return ''.join(words)\n"
    (first, *_) = propose(target_of(tmp_path, text), []).choices
    assert (first.basis, first.label.partition(" (")[0]) == ("guess", "words: list[str]")


@pytest.mark.parametrize(
    ("source", "parameter", "shape"),
    [
        ("def f(n):\n    return [i for i in range(n)]", "n", "int"),
        ("def f(v):\n    t = 0\n    for x in v:\n        t += x\n    return t", "v", "list[int]"),
        ("def f(v):\n    return v.lower()", "v", "str"),
        ("def f(v):\n    return ' '.join(v)", "v", "list[str]"),
        ("def f(v):\n    return [x.strip() for x in v]", "v", "list[str]"),
        ("def f(v):\n    return {k: 1 for k in v.items()}", "v", "dict[str, int]"),
        ("def f(v):\n    return v[0][1] + v[1][0]", "v", "list[list[int]]"),
        ("def f(v):\n    return [a + b for a, b in v]", "v", "list[tuple[int, int]]"),
        ("def f(v):\n    return v % 2 == 0", "v", "int"),
        ("def f(matrix):\n    return len(matrix)", "matrix", "list[list[int]]"),
        ("def f(s):\n    return s[::-1]", "s", "str"),
        ("def f(nums):\n    return nums", "nums", "list[int]"),
        ("def f(words):\n    return len(words)", "words", "list[str]"),
        ("def f(graph):\n    return graph", "graph", "graph"),
        ("def f(v):\n    return v['a'] + v['name']", "v", "{'a': int, 'name': str}"),
        ("def f(v):\n    return sum(x['qty'] for x in v)", "v", "list[{'qty': int}]"),
    ],
)
def test_use_and_name_tell_what_a_parameter_is(source: str, parameter: str, shape: str) -> None:
    (node,) = ast.parse(source).body
    assert isinstance(node, ast.FunctionDef)
    assert str(guesses(node, parameter)[0]) == shape


def test_guessed_intervals_are_ordered_and_graphs_are_closed(tmp_path: Path) -> None:
    choice = propose(target_of(tmp_path, "def f(intervals): pass\n"), []).choices[0]
    drawn = draw(choice, 20, 0)
    assert all(start <= end for given in drawn for start, end in given.args[0])
    choice = propose(target_of(tmp_path, "def f(graph, start): pass\n"), []).choices[0]
    drawn = draw(choice, 40, 0)
    for given in drawn:
        graph = given.args[0]
        assert {other for near in graph.values() for other in near} <= graph.keys()
    assert sum(start in graph for graph, start in (given.args for given in drawn)) > 20


def test_what_cannot_be_made_is_said(tmp_path: Path) -> None:
    proposal = propose(target_of(tmp_path, "def f(a: np.ndarray): pass\n"), [])
    assert proposal.choices == []
    assert "no value of `a: np.ndarray` can be made" in proposal.reason
    text = "class A(Base):\n    def m(self, x: int): pass\n"
    proposal = propose(target_of(tmp_path, text, "A.m"), [])
    assert "how objects of A are made cannot be told" in proposal.reason


CLASS = """\
class Stack:
    def __init__(self, items: list[int] = ()):
        self.items = list(items)
    def push(self, x: int) -> None:
        self.items.append(x)
    def pop(self):
        return self.items.pop()
    def _hidden(self): pass
    @property
    def size(self): return 1
    @staticmethod
    def of(x: int): return Stack([x])
    @classmethod
    def both(cls, x: int): return cls([x])
"""


def test_a_class_is_used_in_steps(tmp_path: Path) -> None:
    choice = only(target_of(tmp_path, CLASS, "Stack"))
    assert choice.basis == "hints"
    drawn = draw(choice, 30, 0)
    names = {name for given in drawn for name, _, _ in given.steps}
    assert names == {"push", "pop", "of", "both"}
    assert all(given.init is not None and given.steps for given in drawn)


def test_a_method_gets_an_object(tmp_path: Path) -> None:
    drawn = draw(only(target_of(tmp_path, CLASS, "Stack.push")), 20, 0)
    assert all(given.init is not None and type(given.args[0]) is int for given in drawn)
    assert any(given.init and given.init.kwargs for given in drawn)
    for name in ("Stack.of", "Stack.both"):
        drawn = draw(only(target_of(tmp_path, CLASS, name)), 5, 0)
        assert all(given.init is None and len(given.args) == 1 for given in drawn)
    known = Given([1], init=Given([[5, 6]]))
    drawn = draw(only(target_of(tmp_path, CLASS, "Stack.push"), known), 5, 0)
    assert all(given.init == Given([[5, 6]]) for given in drawn)
    stack = Instance("Stack", {"items": [5]})
    drawn = draw(only(target_of(tmp_path, CLASS, "Stack.push"), Given([stack, 1])), 5, 0)
    assert all(given.init is None and given.args[0] is stack for given in drawn)
    assert all(type(given.args[1]) is int and len(given.args) == 2 for given in drawn)


def test_a_dataclass_is_made_by_its_fields(tmp_path: Path) -> None:
    text = (
        "import dataclasses\n@dataclasses.dataclass\nclass P:\n    x: int\n"
        "    def moved(self, by: int): return P(self.x + by)\n"
    )
    drawn = draw(only(target_of(tmp_path, text, "P.moved")), 5, 0)
    assert all(given.init and type(given.init.kwargs["x"]) is int for given in drawn)


def test_a_program_has_only_changed_inputs(tmp_path: Path) -> None:
    target = target_of(tmp_path, "print(sum(map(int, input().split())))\n", "")
    assert propose(target, []).choices == []
    drawn = draw(only(target, Given(stdin="12 -7 x5\n")), 8, 0)
    assert len(drawn) == 8
    for given in drawn:
        first, second, third = given.stdin.split()
        assert len(first) == 2
        assert first.isdigit()
        assert second.startswith("-")
        assert third[0].isalpha()
        assert third[1].isdigit()
        assert given.origin == "generated"


def test_counts_of_a_standard_input_stay() -> None:
    given = Given(stdin="3\n10 20\n30 40\n50 60\n", expected="x")
    for changed in changed_stdin(given, 0):
        lines = changed.stdin.split("\n")
        assert (lines[0], len(lines), lines[-1]) == ("3", 5, "")
        assert all(len(line.split()) == 2 for line in lines[1:-1])


@pytest.mark.parametrize(
    ("text", "start", "lines"),
    [
        ("7\n", "21\n", 2),
        ("7", "21", 1),
        ("2\na b\nc d\n", "6\na b\nc d\n", 8),
        ("2\n5 6\n", "6\n5 6 ", 3),
        ("1 2\n3 4\n5 6\n", "1 2\n3 4\n5 6\n", 10),
        ("9\n5 6 7\nx\n", "9\n5 6 7\nx\n", 4),
        ("word", "word", 1),
        ("", "", 1),
    ],
)
def test_a_standard_input_grows_where_its_form_is_known(text: str, start: str, lines: int) -> None:
    grown = grown_stdin(text, 3)
    assert grown.startswith(start)
    assert len(grown.split("\n")) == lines
    assert grown_stdin(text, 3) == grown


VALUES: list[tuple[list[Any], str]] = [
    ([1, 2], "int"),
    ([1, 2.5], "int | float"),
    ([True, None], "bool | none"),
    ([[1], []], "list[int]"),
    ([(1, "a"), (2, "b")], "tuple[int, str]"),
    ([(1,), (1, 2)], "tuples[int]"),
    ([{"a": 1, "b": "x"}], "{'a': int, 'b': str}"),
    ([{"a": 1}, {"b": 2}], "dict[str, int]"),
    ([collections.deque([1])], "deque[int]"),
    ([Made("P", [1], {}), Made("P", [2], {})], "P"),
    ([Named("Color.RED")], "one of Color.RED"),
    ([Made("builtins:iter", [[1]], {})], "iterator[int]"),
]


@pytest.mark.parametrize(("values", "shape"), VALUES)
def test_values_tell_their_shape(values: list[Any], shape: str) -> None:
    assert str(shape_of(values)) == shape


def test_a_value_of_unknown_kind_has_no_shape() -> None:
    assert shape_of([object()]) is None
    assert shape_of([[1, object()]]) is None


def test_a_methods_object_has_been_used_before(tmp_path: Path) -> None:
    choice = only(target_of(tmp_path, CLASS, "Stack.pop"))
    used = "push(x: int (hint)), of(x: int (hint)), both(x: int (hint))"
    assert choice.label.endswith(f"; called before: {used}")
    drawn = draw(choice, 30, 0)
    assert {name for given in drawn for name, _, _ in given.steps} == {"push", "of", "both"}


def test_what_is_known_to_be_called_before_a_method_comes_first(tmp_path: Path) -> None:
    known = Given(init=Given([[7]]), steps=[("push", [3], {})])
    choice = only(target_of(tmp_path, CLASS, "Stack.pop"), known)
    drawn = draw(choice, 10, 0)
    assert all(given.steps[0] == ("push", [3], {}) for given in drawn)
    assert all(given.init == Given([[7]]) for given in drawn)
