import decimal
import math
from pathlib import Path
from typing import Any

import pytest

from hydraopt.common.errors import UserError
from hydraopt.optimizing.codec import Made, Named
from hydraopt.optimizing.inputs.doctests import read_doctests
from hydraopt.optimizing.inputs.examples import JsonAnswer, read_examples
from hydraopt.optimizing.inputs.given import NOTHING, Found, Given
from hydraopt.optimizing.inputs.pytests import pytest_available, read_pytests
from hydraopt.optimizing.target import Target, find_target

SOURCE = '''\
"""Shop.

>>> slow([5, 6], k=2)
11
"""
import enum
from dataclasses import dataclass


class Color(enum.Enum):
    RED = 1


@dataclass
class Point:
    x: int
    y: int = 0


def slow(xs, k=1, *, flag=False):
    """Sum.

    >>> slow([1, 2])
    3
    >>> xs = [4]
    >>> slow(xs, 3, flag=True)   # doctest: +SKIP
    99
    >>> slow(xs)
    4
    >>> y = slow([7]); y
    7
    >>> slow([])
    >>> slow([x for x in range(3)])
    3
    >>> sorted(slow([9]))
    [9]
    >>> slow(open("x"))
    1
    >>> slow(["..."])
    [1, ...]
    >>> slow("no")
    Traceback (most recent call last):
        ...
    TypeError: no
    >>> slow([Point(1, y=2), Color.RED])
    Point(x=1, y=2)
    """
    return sum(xs)


def loud(x):
    """
    >>> loud(3)
    3
    """
    print(x)


class Stack:
    """Holds.

    >>> s = Stack([1], limit=3)
    >>> s.push(2)
    >>> s.pop()
    2
    >>> len(s)
    1
    >>> Stack().pop() is None
    True
    """

    def __init__(self, items=(), limit=9):
        self.items = list(items)

    def push(self, x):
        self.items.append(x)

    def pop(self):
        """
        >>> Stack([5]).pop()
        5
        """
        return self.items.pop() if self.items else None

    def __len__(self):
        return len(self.items)

    @staticmethod
    def of(x):
        return Stack([x])
'''


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "shop.py"
    file.write_text(SOURCE)
    return file


def plain(found: Found) -> list[tuple[Any, ...]]:
    return [(given.args, given.kwargs, given.expected) for given in found.givens]


def test_doctests_of_a_function_become_inputs_with_answers(path: Path) -> None:
    found = read_doctests(find_target(path, "slow"))
    assert plain(found) == [
        ([[5, 6]], {"k": 2}, 11),
        ([[1, 2]], {}, 3),
        ([[4]], {}, 4),
        ([[7]], {}, NOTHING),
        ([[]], {}, None),
        ([[0, 1, 2]], {}, 3),
        ([[9]], {}, NOTHING),
        ([["..."]], {}, NOTHING),
        (["no"], {}, NOTHING),
        ([[Made("Point", [1], {"y": 2}), Named("Color.RED")]], {}, NOTHING),
    ]
    assert {given.origin for given in found.givens} == {"doctest"}
    line = SOURCE.split("\n").index('    >>> slow(open("x"))') + 1
    assert found.unread == [f"{path}:{line}: `open('x')` calls what is not known here"]


def test_what_a_printing_function_shows_is_no_answer(path: Path) -> None:
    assert plain(read_doctests(find_target(path, "loud"))) == [([3], {}, NOTHING)]


def test_doctests_of_a_class_become_steps_of_its_objects(path: Path) -> None:
    found = read_doctests(find_target(path, "Stack"))
    first, second, third = found.givens
    assert first.init == Given(args=[[1]], kwargs={"limit": 3}, origin="doctest")
    assert first.steps == [("push", [2], {}), ("pop", [], {}), ("__len__", [], {})]
    assert first.expected == [None, 2, 1]
    assert (second.init, second.steps, second.expected) == (
        Given(origin="doctest"),
        [("pop", [], {})],
        NOTHING,
    )
    assert third.expected == [5]


def test_a_method_is_called_on_objects_as_they_were_made_and_used(path: Path) -> None:
    found = read_doctests(find_target(path, "Stack.pop"))
    assert [
        (given.init.args, given.steps, given.expected) for given in found.givens if given.init
    ] == [
        ([[1]], [("push", [2], {})], 2),
        ([], [], NOTHING),
        ([[5]], [], 5),
    ]


TESTS = '''\
import math
import unittest
from decimal import Decimal

import pytest
import shop
from shop import *
from shop import slow as s

CASES = [([1], 1), ([2, 3], 5)]
BIG = [0] * 4
rng = make_rng()


@pytest.fixture
def data():
    """Data."""
    return [3, 1]


@pytest.fixture
def odd(tmp_path):
    return tmp_path / "x"


def test_plain():
    assert slow([1, 2]) == 3
    assert 3 == shop.slow([1, 2], k=2)
    assert s(BIG) == 0 and True
    result = slow((4,))
    assert result == 4
    assert slow([math.inf]) == math.inf
    assert slow([Decimal("1.5")]) == Decimal("1.5")
    assert slow([float("-inf"), -1, +2, 2**10, "a" * 3]) is not None
    assert slow([0.1]) == pytest.approx(0.1)
    with pytest.raises(TypeError):
        slow(None)


@pytest.mark.parametrize(("xs", "want"), [([1], 1), pytest.param([2], 2, id="two"), (rng, 3)])
@pytest.mark.parametrize("k", range(2))
def test_parametrized(xs, want, k):
    assert slow(xs, k) == want


@pytest.mark.parametrize("xs,want", CASES)
def test_named(xs, want):
    assert slow(xs) == want


@pytest.mark.parametrize("xs", [[8]])
def test_single(xs):
    assert slow(xs) == 8


def test_loop():
    for xs, want in CASES:
        assert slow(xs, k=7) == want


def test_fixtures(data, odd, capsys):
    assert slow(data) == 4
    assert slow(odd) == 4


def test_known_fixture(data):
    assert slow(data, 5) == 4


def test_patched(monkeypatch):
    monkeypatch.setattr(shop, "LIMIT", 3)
    assert slow([6]) == 7


def test_changed_argument():
    xs = [2]
    slow(xs)
    assert slow(xs) == 2


def test_setting_up():
    shop.LIMIT = 4
    assert slow([11]) == 12


def test_with_patch():
    with patch("shop.x"):
        assert slow([12]) == 13


def test_branch(k=1):
    if k:
        assert slow([13]) == 14


@pytest.mark.xfail
def test_wrong():
    assert slow([14]) == 0


class TestMore(unittest.TestCase):
    def test_equal(self):
        self.assertEqual(slow([20]), 20)
        self.assertEqual(21, slow([21]))
        self.assertNotEqual(slow([22]), 3)
        with self.assertRaises(TypeError):
            slow(1)


class TestPrepared:
    def setup_method(self):
        shop.reset()

    def test_it(self):
        assert slow([30]) == 31


def helper():
    return slow([99])
'''


def test_calls_of_a_test_file_become_inputs(path: Path, tmp_path: Path) -> None:
    tests = tmp_path / "test_shop.py"
    tests.write_text(TESTS)
    found = read_pytests(find_target(path, "slow"), tests)
    told = [(given.args, given.kwargs, given.expected) for given in found.givens]
    big = 2**10
    assert told == [
        ([[1, 2]], {}, 3),
        ([[1, 2]], {"k": 2}, 3),
        ([[0, 0, 0, 0]], {}, NOTHING),
        ([(4,)], {}, 4),
        ([[math.inf]], {}, math.inf),
        ([[decimal.Decimal("1.5")]], {}, decimal.Decimal("1.5")),
        ([[-math.inf, -1, 2, big, "aaa"]], {}, NOTHING),
        ([[0.1]], {}, NOTHING),
        ([None], {}, NOTHING),
        *[([[x], k], {}, x) for x in (1, 2) for k in (0, 1)],
        ([[1]], {}, 1),
        ([[2, 3]], {}, 5),
        ([[8]], {}, 8),
        ([[1]], {"k": 7}, 1),
        ([[2, 3]], {"k": 7}, 5),
        ([[3, 1]], {}, NOTHING),
        ([[3, 1], 5], {}, 4),
        ([[6]], {}, NOTHING),
        ([[2]], {}, NOTHING),
        ([[2]], {}, NOTHING),
        ([[11]], {}, NOTHING),
        ([[12]], {}, NOTHING),
        ([[13]], {}, NOTHING),
        ([[14]], {}, NOTHING),
        ([[20]], {}, 20),
        ([[21]], {}, 21),
        ([[22]], {}, NOTHING),
        ([1], {}, NOTHING),
        ([[30]], {}, NOTHING),
    ]
    lines = TESTS.split("\n")
    bad = lines.index("    assert slow(odd) == 4") + 1
    row = next(at for at, line in enumerate(lines, 1) if "(rng, 3)" in line)
    assert [line.rpartition(": ")[0] for line in found.unread] == [
        f"{tests}:{row}",
        f"{tests}:{bad}",
    ]


def test_the_order_of_sets_is_that_of_pytests_product(path: Path, tmp_path: Path) -> None:
    tests = tmp_path / "test_shop.py"
    tests.write_text(TESTS)
    found = read_pytests(find_target(path, "slow"), tests)
    assert all(given.origin == "pytest" for given in found.givens)


def test_objects_of_tests_are_followed(path: Path, tmp_path: Path) -> None:
    tests = tmp_path / "test_shop.py"
    tests.write_text(
        "from pkg import shop\n"
        "def test_it():\n"
        "    s = shop.Stack([1, 2])\n"
        "    assert s.pop() == 2\n"
        "    s.push(5)\n"
        "    assert s.items == [1, 5]\n"
        "    use(s)\n"
        "    s.push(6)\n"
        "    assert shop.Stack.of(3).pop() == 3\n"
    )
    (given,) = read_pytests(find_target(path, "Stack"), tests).givens
    assert given.steps == [("pop", [], {}), ("push", [5], {})]
    assert given.expected == [2, NOTHING]
    (pop,) = read_pytests(find_target(path, "Stack.pop"), tests).givens
    assert (pop.init, pop.expected) == (Given(args=[[1, 2]], origin="pytest"), 2)
    (of,) = read_pytests(find_target(path, "Stack.of"), tests).givens
    assert (of.args, of.init, of.expected) == ([3], None, NOTHING)


def test_a_test_file_that_is_none_is_refused(path: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be read"):
        read_pytests(find_target(path, "slow"), tmp_path / "none.py")
    bad = tmp_path / "bad.py"
    bad.write_text("def f(:\n")
    with pytest.raises(UserError, match=r"bad.py:1: "):
        read_pytests(find_target(path, "slow"), bad)
    assert pytest_available(bad) == ""
    assert "is no file" in pytest_available(tmp_path / "none.py")


def test_nothing_of_a_test_file_runs_and_large_values_are_not_made(
    path: Path, tmp_path: Path
) -> None:
    tests = tmp_path / "test_shop.py"
    ran = tmp_path / "ran"
    tests.write_text(
        f"open({str(ran)!r}, 'w')\n"
        "def test_it():\n"
        "    slow([0] * 10**9)\n"
        "    slow(list(range(10**12)))\n"
        "    slow(10 ** 10 ** 10)\n"
        "    slow('%1000000000d' % 1)\n"
        "    slow(bytes(10**12))\n"
        "    slow(1 / 0)\n"
        "    slow(__import__('os').getpid())\n"
        "    slow([x for x in range(10**6) for y in range(10**6)])\n"
    )
    tests.write_text("from shop import slow\n" + tests.read_text())
    found = read_pytests(find_target(path, "slow"), tests)
    assert found.givens == []
    assert len(found.unread) == 8
    assert not ran.exists()


def examples(tmp_path: Path, name: str, text: str) -> Path:
    file = tmp_path / name
    file.write_text(text)
    return file


def test_examples_as_json_lines(path: Path, tmp_path: Path) -> None:
    file = examples(
        tmp_path,
        "e.jsonl",
        '[[1, 2]]\n\n{"args": [[3]], "kwargs": {"k": 2}, "expected": 3}\n'
        '{"xs": [4], "flag": true}\n',
    )
    found = read_examples(find_target(path, "slow"), file)
    assert plain(found) == [
        ([[1, 2]], {}, NOTHING),
        ([[3]], {"k": 2}, JsonAnswer(3)),
        ([], {"xs": [4], "flag": True}, NOTHING),
    ]


def test_examples_as_python_and_as_one_list(path: Path, tmp_path: Path) -> None:
    target = find_target(path, "slow")
    text = "# cases\n([1, (2, 3)],)\n{'args': [{1, 2}], 'expected': (1,)}\n[[Point(1)]]\n"
    assert plain(read_examples(target, examples(tmp_path, "e.txt", text))) == [
        ([[1, (2, 3)]], {}, NOTHING),
        ([{1, 2}], {}, (1,)),
        ([[Made("Point", [1], {})]], {}, NOTHING),
    ]
    found = read_examples(target, examples(tmp_path, "e.json", "[[[1]], [[2], 3]]"))
    assert [given.args for given in found.givens] == [[[1]], [[2], 3]]


def test_an_answer_in_json_equals_what_json_cannot_tell_from_it() -> None:
    assert JsonAnswer([1, [2]]) == (1, (2,))
    assert JsonAnswer({"1": "a"}) == {1: "a"}
    assert JsonAnswer([2, 1]) == {1, 2}
    assert JsonAnswer(0.3) == 0.1 + 0.2
    assert JsonAnswer([1]) != [2]
    assert JsonAnswer(None) != 0


def test_examples_of_a_class_and_a_method(path: Path, tmp_path: Path) -> None:
    text = '{"init": [[1]], "steps": [["push", 3], {"method": "pop"}], "expected": [null, 3]}\n'
    (given,) = read_examples(find_target(path, "Stack"), examples(tmp_path, "e.jsonl", text)).givens
    assert given.init == Given(args=[[1]])
    assert given.steps == [("push", [3], {}), ("pop", [], {})]
    assert given.expected == [None, 3]
    text = '{"init": {"kwargs": {"limit": 2}}, "args": [5]}\n'
    (given,) = read_examples(
        find_target(path, "Stack.push"), examples(tmp_path, "m.jsonl", text)
    ).givens
    assert (given.init, given.args) == (Given(kwargs={"limit": 2}), [5])


def test_examples_of_a_program(tmp_path: Path) -> None:
    program = examples(tmp_path, "p.py", "print(input())\n")
    target = find_target(program, "")
    folder = tmp_path / "cases"
    folder.mkdir()
    (folder / "b.in").write_text("2\n")
    (folder / "a.in").write_text("1\n")
    (folder / "a.out").write_text("one\n")
    found = read_examples(target, folder)
    assert [(given.stdin, given.expected) for given in found.givens] == [
        ("1\n", "one\n"),
        ("2\n", NOTHING),
    ]
    lines = '"x\\n"\n{"stdin": "y", "files": {"a.txt": "t"}, "expected": "y"}\n'
    found = read_examples(target, examples(tmp_path, "p.jsonl", lines))
    assert [(g.stdin, g.files, g.expected) for g in found.givens] == [
        ("x\n", {}, NOTHING),
        ("y", {"a.txt": "t"}, "y"),
    ]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("e.jsonl", "[1\n", "e.jsonl:1: not JSON"),
        ("e.jsonl", "5\n", "a single int is no list of arguments"),
        ("e.jsonl", "[]\n", "it does not fit slow: 'xs' is missing"),
        ("e.jsonl", "[1, 2, 3]\n", "3 arguments are given, and it takes 2"),
        ("e.jsonl", '{"args": [1], "kwargs": {"xs": 2}}\n', "'xs' is given twice"),
        ("e.jsonl", '{"args": [1], "kwargs": {"z": 2}}\n', "it has no parameter 'z'"),
        ("e.jsonl", '{"argz": [1]}\n', "the key 'argz' is neither known nor a parameter"),
        ("e.jsonl", '{"args": 1}\n', "args must be a list, not int"),
        ("e.jsonl", "", "holds no example"),
        ("e.txt", "open('x')\n", "e.txt:1: not a Python value"),
        ("e.json", '{"args": []}', "must hold a list of examples"),
        ("e.csv", "1", ".jsonl, .json, .txt and folders are known"),
    ],
)
def test_examples_that_do_not_fit_are_refused_with_their_place(
    path: Path, tmp_path: Path, name: str, text: str, said: str
) -> None:
    with pytest.raises(UserError) as caught:
        read_examples(find_target(path, "slow"), examples(tmp_path, name, text))
    assert said in str(caught.value)


def test_a_folder_of_texts_is_for_programs(path: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="takes arguments"):
        read_examples(find_target(path, "slow"), tmp_path)
    program: Target = find_target(examples(tmp_path, "p.py", "print(input())\n"), "")
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(UserError, match=r"holds no \*\.in"):
        read_examples(program, empty)
    with pytest.raises(UserError, match="cannot be read"):
        read_examples(program, tmp_path / "none.jsonl")


def test_what_a_test_calls_on_an_object_before_a_method_belongs_to_the_input(
    tmp_path: Path,
) -> None:
    (tmp_path / "book.py").write_text(
        "class Book:\n    def __init__(self):\n        self.notes = {}\n"
        "    def note(self, name, cents):\n        self.notes[name] = cents\n"
        "    def cheapest(self):\n        return min(self.notes, key=self.notes.get)\n"
    )
    (tmp_path / "test_book.py").write_text(
        "from book import Book\ndef test_it():\n    book = Book()\n"
        "    book.note('tea', 3)\n    book.note('salt', 2)\n    assert book.cheapest() == 'salt'\n"
        "    book.note('air', open('air').read())\n    assert book.cheapest() == 'air'\n"
    )
    found = read_pytests(
        find_target(tmp_path / "book.py", "Book.cheapest"), tmp_path / "test_book.py"
    )
    steps = [("note", ["tea", 3], {}), ("note", ["salt", 2], {})]
    first, second = found.givens
    assert (first.init, first.steps, first.expected) == (Given(origin="pytest"), steps, "salt")
    # What stands in the file is not known; so nothing is expected of what follows.
    assert second.expected is NOTHING
