import collections
import dataclasses
import datetime
import decimal
import enum
import fractions
import itertools
import json
import math
import pathlib
import types
import typing
import uuid
import zoneinfo
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hydraopt.optimizing.codec import (
    CODEC_SOURCE,
    Instance,
    Made,
    Named,
    Undecodable,
    decode,
    encode,
    opaque_types,
    same,
)

INSIDE = """
import collections, dataclasses, enum, functools, typing

class Color(enum.Enum):
    RED = 1
    BLUE = 2

class Permission(enum.Flag):
    READ = 1
    WRITE = 2

@dataclasses.dataclass(frozen=True)
class Point:
    x: int
    y: float = 0.0

class Row(typing.NamedTuple):
    name: str
    size: int

class Slotted:
    __slots__ = ("a", "__hidden", "unset")
    def __init__(self, a):
        self.a = a
        self.__hidden = a * 2
    def hidden(self):
        return self.__hidden

class Node:
    def __init__(self, value, following=None):
        self.value = value
        self.following = following

class Stack(list):
    def __init__(self, items=(), name="s"):
        super().__init__(items)
        self.name = name

class Table(dict):
    pass

class Celsius(float):
    pass

class Counting:
    def __init__(self, items):
        self.items = list(items)
        self._calls = 0
    @functools.cached_property
    def total(self):
        return sum(self.items)

class Boom(Exception):
    def __init__(self, code, hint):
        super().__init__(code, hint)

class Outer:
    class Inner:
        def __init__(self):
            self.k = 1

def helper(x):
    return x

def counting(n):
    for i in range(n):
        yield i
    raise ValueError("late")
"""


@pytest.fixture(scope="module")
def inside() -> dict[str, Any]:
    """What a user's module defines, made as the sandbox makes it."""
    module = types.ModuleType("program")
    import sys

    sys.modules["program"] = module  # dataclasses look their module up
    try:
        exec(INSIDE, module.__dict__)
        yield module.__dict__
    finally:
        del sys.modules["program"]


def crossed(value: Any, namespace: dict[str, Any] | None = None, **options: Any) -> Any:
    return decode(json.loads(json.dumps(encode(value, **options))), namespace or {})


ZONE = zoneinfo.ZoneInfo("UTC")
VALUES = [
    None,
    True,
    0,
    -(2**63) + 1,
    2**63,
    -(7**5000),
    1.5,
    -0.0,
    math.inf,
    -math.inf,
    1e-320,
    3 + 4j,
    complex(math.inf, -0.0),
    "",
    "naïve ☃",
    "\ud800 alone",
    "line\u2028end\0",
    b"",
    b"\x00\xff",
    bytearray(b"ab"),
    [],
    [[]],
    [1, 2.0, "3", None, True],
    (),
    (1, (2, [3])),
    set(),
    {1, "a", (2, 3)},
    frozenset({frozenset({1}), 2}),
    {},
    {1: "a", (1, 2): "b", None: [], 2.5: {}, True and "k": 1},
    range(3),
    range(10, 0, -(2**70)),
    slice(1, None, 2),
    decimal.Decimal("1.50"),
    decimal.Decimal("-Infinity"),
    fractions.Fraction(-3, 7),
    datetime.date(2024, 2, 29),
    datetime.time(23, 59, 1, 5, fold=1),
    datetime.datetime(2024, 1, 2, 3, 4, 5, 6, tzinfo=datetime.UTC),
    datetime.datetime(2024, 1, 2, tzinfo=datetime.timezone(datetime.timedelta(hours=-3), "X")),
    datetime.datetime(2024, 10, 27, 2, 30, fold=1, tzinfo=ZONE),
    datetime.timedelta(days=-1, seconds=3, microseconds=7),
    collections.deque([1, [2]], maxlen=5),
    collections.Counter("abca"),
    collections.OrderedDict([("b", 1), ("a", 2)]),
    collections.defaultdict(list, {"k": [1]}),
    pathlib.PurePosixPath("a/b"),
    uuid.UUID(int=5),
    len,
    str.upper,
    int,
    ...,
    NotImplemented,
]


# The type alone: how a set is written changes from process to process.
@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_a_value_comes_back_as_it_was(value: Any) -> None:
    back = crossed(value)
    assert type(back) is type(value)
    assert repr(back) == repr(value) or back == value
    assert same(encode(value), encode(back))


def test_nan_comes_back_and_equals_itself() -> None:
    assert math.isnan(crossed(math.nan))
    assert same(encode([math.nan]), encode([math.nan]))


def test_zero_keeps_its_sign_and_a_zone_its_fold() -> None:
    assert math.copysign(1, crossed(-0.0)) == -1
    back = crossed(datetime.datetime(2024, 10, 27, 2, 30, fold=1))
    assert back.fold == 1


def test_a_deque_and_a_default_keep_what_they_do() -> None:
    assert crossed(collections.deque([1], maxlen=2)).maxlen == 2
    back = crossed(collections.defaultdict(list))
    assert back["new"] == []


def test_every_encoding_is_text_of_plain_ascii_json() -> None:
    text = json.dumps([encode(value) for value in VALUES], allow_nan=False)
    assert text.isascii()
    json.dumps([encode(value) for value in VALUES], ensure_ascii=False).encode()


PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary()
HASHABLE = st.recursive(
    PLAIN, lambda inner: st.tuples(inner, inner) | st.frozensets(inner, max_size=3), max_leaves=5
)
TREES = st.recursive(
    HASHABLE,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(HASHABLE, inner, max_size=4)
        | st.tuples(inner)
        | st.sets(HASHABLE, max_size=4)
    ),
    max_leaves=12,
)


@settings(max_examples=200, deadline=None, database=None, derandomize=True)
@given(TREES)
def test_any_tree_comes_back_the_same(tree: Any) -> None:
    data = json.loads(json.dumps(encode(tree)))
    back = decode(data, {})
    assert same(data, encode(back))
    assert type(back) is type(tree)


@settings(max_examples=300, deadline=None, database=None, derandomize=True)
@given(TREES, TREES)
def test_two_trees_without_floats_are_the_same_where_their_canonical_texts_are(
    one: Any, other: Any
) -> None:
    def canonical(value: Any) -> str:
        if isinstance(value, set | frozenset):
            return f"{type(value).__name__}{sorted(map(canonical, value))}"
        if isinstance(value, dict):
            return f"d{sorted((canonical(k), canonical(v)) for k, v in value.items())}"
        if isinstance(value, list | tuple):
            return f"{type(value).__name__}{[canonical(entry) for entry in value]}"
        if isinstance(value, float):
            return "float"  # left to the tests below
        return f"{type(value).__name__}{value!r}"

    if canonical(one) != canonical(other):
        assert not same(encode(one), encode(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (1, 1.0),
        (True, 1),
        (0, False),
        (1, "1"),
        ([1], (1,)),
        ({1}, frozenset({1})),
        ({1: 2}, {1: 3}),
        ({1: 2}, {True: 2}),
        ([1, True], [1, 1]),
        (b"a", bytearray(b"a")),
        (b"a", "a"),
        ({}, collections.OrderedDict()),
        (collections.OrderedDict(a=1, b=2), collections.OrderedDict(b=2, a=1)),
        (range(3), [0, 1, 2]),
        ([], None),
        (1.0, 1.0 + 1e-8),
        (0.0, 1e-300),
        (math.inf, 1e308),
        (math.inf, -math.inf),
        (math.nan, 0.0),
        (decimal.Decimal("1.0"), decimal.Decimal("1.00")),
        ({1.0, 2.0}, {1.0, 2.1}),
        (ValueError("a"), ValueError("b")),
        (ValueError("a"), KeyError("a")),
        (iter([1]), iter([1, 2])),
        (iter([1]), [1]),
        (2**63, 2**63 + 1),
        ({1: 1}.keys(), [1]),
    ],
)
def test_these_differ(one: Any, other: Any) -> None:
    first, second = encode(one), encode(other)
    assert not same(first, second)
    assert not same(second, first)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (1.0, 1.0 + 1e-10),
        (1e300, 1e300 * (1 + 1e-12)),
        (0.0, -0.0),
        ([0.1 + 0.2], [0.3]),
        ({0.1 + 0.2, 5.0}, {5.0, 0.3}),
        ({0.1 + 0.2: "a"}, {0.3: "a"}),
        ({(0.1 + 0.2, 1), "x"}, {"x", (0.3, 1)}),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        (1 + 0.3j, complex(1, 0.1 + 0.2)),
        (ValueError("a", 1), ValueError("a", 1)),
        (iter([1, 2]), (x for x in (1, 2))),
        ({1: 2, 3: 4}.keys(), {3: 0, 1: 0}.keys()),
        (collections.Counter("ab"), collections.Counter("ba")),
    ],
)
def test_these_are_the_same(one: Any, other: Any) -> None:
    assert same(encode(one), encode(other))


def test_own_classes_cross_as_class_and_attributes(inside: dict[str, Any]) -> None:
    point = inside["Point"](1, 2.5)
    back = crossed(point, inside)
    assert type(back) is inside["Point"]
    assert back == point
    assert not same(encode(point), encode(inside["Point"](1, 2.6)))
    assert crossed(inside["Color"].RED, inside) is inside["Color"].RED
    both = inside["Permission"].READ | inside["Permission"].WRITE
    assert crossed(both, inside) == both
    row = crossed(inside["Row"]("a", 3), inside)
    assert (type(row), row.size) == (inside["Row"], 3)
    assert not same(encode(row), encode(("a", 3)))
    slotted = crossed(inside["Slotted"](3), inside)
    assert slotted.hidden() == 6
    assert not hasattr(slotted, "unset")
    assert crossed(inside["Outer"].Inner(), inside).k == 1
    assert crossed(inside["helper"], inside) is inside["helper"]


def test_own_classes_that_derive_from_builtins_keep_their_content(inside: dict[str, Any]) -> None:
    stack = crossed(inside["Stack"]([1, [2]], name="t"), inside)
    assert (type(stack), stack, stack.name) == (inside["Stack"], [1, [2]], "t")
    table = inside["Table"](a=1)
    table.extra = 5
    back = crossed(table, inside)
    assert (back, back.extra) == ({"a": 1}, 5)
    assert crossed(inside["Celsius"](1.5), inside) == 1.5
    assert not same(encode(inside["Stack"]([1])), encode(inside["Stack"]([2])))
    assert not same(encode(inside["Celsius"](1.5)), encode(1.5))


def test_a_linked_list_of_any_length_crosses_and_is_compared(inside: dict[str, Any]) -> None:
    def chain(length: int, last: int) -> Any:
        node = inside["Node"](last)
        for value in range(length):
            node = inside["Node"](value, node)
        return node

    data = json.loads(json.dumps(encode(chain(5000, 1))))
    node, count = decode(data, inside), 0
    while node is not None:
        node, count = node.following, count + 1
    assert count == 5001
    assert same(data, encode(chain(5000, 1)))
    assert not same(data, encode(chain(5000, 2)))


def test_cycles_cross_and_are_compared(inside: dict[str, Any]) -> None:
    def ring(*values: int) -> Any:
        nodes = [inside["Node"](value) for value in values]
        for node, following in zip(nodes, nodes[1:] + nodes[:1], strict=True):
            node.following = following
        return nodes[0]

    back = crossed(ring(1, 2), inside)
    assert back.following.following is back
    assert same(encode(ring(1, 2)), encode(ring(1, 2)))
    assert same(encode(ring(1, 2)), encode(ring(1, 2, 1, 2)))  # nothing but identity differs
    assert not same(encode(ring(1, 2)), encode(ring(1, 3)))
    loop: list[Any] = [1]
    loop.append(loop)
    assert crossed(loop)[1][1][0] == 1
    assert same(encode(loop), encode(loop))


def test_deeply_nested_containers_cross() -> None:
    deep: Any = []
    for _ in range(3000):
        deep = [deep]
    data = json.loads(json.dumps(encode(deep)))
    assert same(data, encode(deep))
    assert not same(data, encode([deep]))
    back, levels = decode(data, {}), 0
    while back:
        back, levels = back[0], levels + 1
    assert levels == 3000
    pair: Any = ()
    for _ in range(100):
        pair = (pair, 1)
    assert crossed(pair) == pair


def test_objects_in_sets_and_keys_are_whole_before_they_are_hashed(inside: dict[str, Any]) -> None:
    points = {inside["Point"](1), inside["Point"](2)}
    assert crossed(points, inside) == points
    keyed = {inside["Point"](1): "a", inside["Row"]("b", 1): "b"}
    assert crossed(keyed, inside) == keyed
    assert same(encode(points), encode({inside["Point"](2), inside["Point"](1)}))
    assert not same(encode(points), encode({inside["Point"](2), inside["Point"](3)}))


def test_private_attributes_of_a_hidden_class_do_not_count(inside: dict[str, Any]) -> None:
    one, other = inside["Counting"]([1]), inside["Counting"]([1])
    other._calls = 9
    assert not same(encode(one), encode(other))
    assert same(encode(one, hidden=["Counting"]), encode(other, hidden=["Counting"]))
    other.items.append(2)
    assert not same(encode(one, hidden=["Counting"]), encode(other, hidden=["Counting"]))


def test_what_is_only_cached_does_not_count(inside: dict[str, Any]) -> None:
    one, other = inside["Counting"]([1]), inside["Counting"]([1])
    assert other.total == 1
    assert same(encode(one), encode(other))


def test_an_iterator_is_taken_up_to_its_end_an_error_or_the_limit(inside: dict[str, Any]) -> None:
    assert encode(iter([1, 2])) == {"iterator": [[1, 2], "end"]}
    assert encode(itertools.count(), items=3) == {"iterator": [[0, 1, 2], "more"]}
    late = encode(inside["counting"](2))
    assert late == {"iterator": [[0, 1], {"exception": ["builtins:ValueError", ["late"]]}]}
    assert list(crossed(iter("ab"))) == ["a", "b"]
    assert encode({1: 2}.items()) == {"view": ["dict_items", [{"tuple": [1, 2]}]]}


def test_exceptions_cross_without_their_constructors(inside: dict[str, Any]) -> None:
    back = crossed(inside["Boom"](3, "x"), inside)
    assert (type(back), back.args) == (inside["Boom"], (3, "x"))
    assert crossed(KeyError("k")).args == ("k",)


def test_what_has_no_data_form_is_named() -> None:
    with open(__file__) as stream:
        data = encode([lambda: 1, {"f": stream}, types, [].append])
    assert opaque_types(data) == [
        "_io:TextIOWrapper",
        "builtins:builtin_function_or_method",
        "builtins:function",
        "builtins:module",
    ]
    with pytest.raises(Undecodable, match="no data form"):
        decode(data, {})
    assert same(encode(lambda: 1), encode(lambda: 2))
    assert opaque_types(encode(VALUES)) == []
    assert opaque_types(encode({"opaque": 1})) == []  # a user's own key is no tag


def test_an_own_class_with_a_base_of_unknown_content_is_opaque() -> None:
    made = type("Moment", (datetime.datetime,), {})(2024, 1, 1)
    assert opaque_types(encode(made)) == ["Moment"]


def test_outside_the_sandbox_own_values_stay_descriptions(inside: dict[str, Any]) -> None:
    data = encode([inside["Point"](1, 2.0), inside["Color"].BLUE, inside["Row"]("a", 1)])
    point, color, row = decode(data, None)
    assert isinstance(point, Instance)
    assert (point.name, point.attributes) == ("Point", {"x": 1, "y": 2.0})
    assert color == Named("Color.BLUE")
    assert row.base == ("a", 1)
    assert row == ("a", 1)
    assert (repr(point), repr(row)) == ("<Point x=1, y=2.0>", "<Row ('a', 1)>")
    node = inside["Node"]([1], inside["Node"](2))
    assert repr(decode(encode(node), None)) == "<Node following=..., value=...>"
    assert point != (1, 2.0)
    assert point == decode(encode(inside["Point"](1, 2.0)), None)
    # ... and go in again as what they describe.
    again = decode(json.loads(json.dumps(encode([point, color, row]))), inside)
    assert again == [inside["Point"](1, 2.0), inside["Color"].BLUE, inside["Row"]("a", 1)]


def test_a_call_is_made_inside(inside: dict[str, Any]) -> None:
    data = json.loads(json.dumps(encode([Made("Point", [1], {"y": Made("Celsius", [2.5], {})})])))
    (point,) = decode(data, inside)
    assert point == inside["Point"](1, 2.5)
    assert repr(decode(data, None)) == "[Point(1, y=Celsius(2.5))]"
    with pytest.raises(Undecodable, match="raised TypeError"):
        decode(encode(Made("Point", [], {})), inside)
    with pytest.raises(Undecodable, match="Missing is not defined"):
        decode(encode(Made("Missing", [], {})), inside)


@pytest.mark.parametrize(
    "data",
    [
        {"text": ["os:system", "true"]},
        {"name": "os:system"},
        {"call": ["builtins:eval", ["1"], []]},
        {"exception": ["builtins:print", ["x"]]},
        {"heap": [[{"object": ["subprocess:Popen", [], None]}], {"ref": 0}]},
        {"heap": [[], {"ref": 3}]},
        {"unknown": 1},
        {"int": 3},
        {"a": 1, "b": 2},
    ],
)
def test_data_of_strangers_makes_nothing_else(data: Any) -> None:
    with pytest.raises(Undecodable):
        decode(data, {})
    assert not same(data, encode(0))
    assert isinstance(opaque_types(data), list)


def test_forged_answers_are_no_answers() -> None:
    assert not same({"heap": [[], {"ref": 3}]}, {"heap": [[], {"ref": 3}]})
    assert not same({"set": 3}, {"set": [3]})
    assert opaque_types({"opaque": [1]}) == ["[1]"]


def test_the_source_runs_alone_and_gives_the_same_encodings() -> None:
    scope: dict[str, Any] = {"__name__": "elsewhere"}
    exec(CODEC_SOURCE, scope)
    assert "hydraopt" not in CODEC_SOURCE.replace("hydraopt's", "")
    assert "Path(__file__)" not in CODEC_SOURCE
    for value in VALUES:
        assert scope["encode"](value) == encode(value)
    assert scope["decode"](encode((1, {2})), {}) == (1, {2})


def test_a_dataclass_made_here_can_be_told_from_its_dictionary() -> None:
    @dataclasses.dataclass
    class Local:
        a: int

    data = encode(Local(1))
    assert not same(data, encode({"a": 1}))
    with pytest.raises(Undecodable):
        decode(data, {})


def test_enumerations_with_equal_values_differ() -> None:
    first = enum.Enum("First", "A")
    second = enum.Enum("Second", "A")
    assert not same(encode(first.A), encode(second.A))


def test_a_generic_own_class_is_an_object() -> None:
    kind = typing.TypeVar("kind")

    class Box(typing.Generic[kind]):
        def __init__(self, content: kind) -> None:
            self.content = content

    assert same(encode(Box(1)), encode(Box(1)))
    assert not same(encode(Box(1)), encode(Box(2)))
    assert opaque_types(encode(Box(1))) == []
