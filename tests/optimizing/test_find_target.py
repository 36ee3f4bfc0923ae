from pathlib import Path

import pytest

from hydraopt.common.errors import UserError
from hydraopt.optimizing.target import Kind, Target, find_target

SOURCE = '''\
"""A module."""

import functools
from typing import overload

LIMIT = 3


@functools.cache
@functools.wraps(print)
def slow(xs, k=LIMIT):
    """Doc.

    More.
    """
    text = """kept
  as it is
"""

    # a comment
    def inner(x):
        return x

    return [inner(x) for x in xs], text


class Stack:
    """A stack."""

    size: int = 0

    def push(self, x):
        """Push
        it."""
        self.items = """a
b"""

    @staticmethod
    def of(x): return x

    @property
    def top(self):
        return 1

    @top.setter
    def top(self, value):
        pass

    async def wait(self):
        pass

    class Node:
        def next(self):
            return None


if LIMIT > 2:
    def conditional():
        return 1


def twice(): return 1
def twice(): return 2


@overload
def many(x: int) -> int: ...
@overload
def many(x: str) -> str: ...
def many(x):
    return x


async def later():
    pass


f = lambda x: x


def größe(x): return x
'''


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "slow.py"
    file.write_text(SOURCE)
    return file


def written(tmp_path: Path, text: str | bytes) -> Path:
    file = tmp_path / "given.py"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return file


def refusal(path: Path, name: str) -> str:
    with pytest.raises(UserError) as caught:
        find_target(path, name)
    return str(caught.value)


def test_a_function_is_found_with_its_decorators_and_without_its_neighbours(path: Path) -> None:
    target = find_target(path, "slow")
    lines = SOURCE.splitlines(keepends=True)
    assert (target.kind, target.qualname, target.name) == (Kind.FUNCTION, "slow", "slow")
    assert (target.start, target.end, target.indent, target.class_name) == (9, 24, "", "")
    assert target.segment == "".join(lines[8:24])
    assert target.source == SOURCE


def test_a_method_is_cut_out_without_indentation_and_its_strings_stay(path: Path) -> None:
    target = find_target(path, "Stack.push")
    assert (target.kind, target.class_name, target.indent) == (Kind.METHOD, "Stack", "    ")
    assert target.segment == (
        'def push(self, x):\n    """Push\n    it."""\n    self.items = """a\nb"""\n'
    )


@pytest.mark.parametrize(
    ("name", "kind", "class_name", "first"),
    [
        ("Stack", Kind.CLASS, "Stack", "class Stack:"),
        ("Stack.of", Kind.METHOD, "Stack", "@staticmethod"),
        ("Stack.Node", Kind.CLASS, "Stack.Node", "class Node:"),
        ("Stack.Node.next", Kind.METHOD, "Stack.Node", "def next(self):"),
        ("conditional", Kind.FUNCTION, "", "def conditional():"),
        ("many", Kind.FUNCTION, "", "def many(x):"),
        ("größe", Kind.FUNCTION, "", "def größe(x): return x"),
    ],
)
def test_what_can_be_named(path: Path, name: str, kind: Kind, class_name: str, first: str) -> None:
    target = find_target(path, name)
    assert (target.kind, target.class_name) == (kind, class_name)
    assert target.segment.splitlines()[0] == first


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("slwo", "did you mean 'slow'?"),
        ("push", "did you mean 'Stack.push'?"),
        ("Stack.pusch", "did you mean 'Stack.push'?"),
        ("nothing_like_it", "Choose one of: slow, conditional, twice, many, größe, Stack, "),
        ("inner", "is nested in slow(); name slow itself"),
        ("slow.inner", "is nested in slow(); name slow itself"),
        ("slow.<locals>.inner", "is nested in slow(); name slow itself"),
        ("later", "is an asynchronous function, which is not supported"),
        ("Stack.wait", "is an asynchronous function, which is not supported"),
        ("Stack.top", "is a property, which is not supported; name its class Stack"),
        ("twice", "is defined 2 times in"),
        ("f", "is a value (line "),
        ("LIMIT", "is a value (line 6), not a def or class"),
        ("functools", "is imported (line 3), not a def or class"),
        ("", "does not say what to improve"),
    ],
)
def test_a_name_that_means_nothing_usable_is_refused_with_a_remedy(
    path: Path, name: str, said: str
) -> None:
    assert said in refusal(path, name)


def test_both_lines_of_an_ambiguous_name_are_told(path: Path) -> None:
    first = SOURCE.splitlines().index("def twice(): return 1") + 1
    assert f"(lines {first} and {first + 1})" in refusal(path, "twice")


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert "No such file" in refusal(tmp_path / "none.py", "f")
    assert "it is a folder" in refusal(tmp_path, "f")


def test_bytes_that_are_no_utf8_are_named_by_line(tmp_path: Path) -> None:
    said = refusal(written(tmp_path, b"x = 1\ns = '\xe9'\n"), "f")
    assert ":2: byte 0xe9 is not UTF-8" in said
    latin = refusal(written(tmp_path, "# -*- coding: latin-1 -*-\ndef f(): pass\n"), "f")
    assert "declares the encoding iso-8859-1" in latin
    assert "unknown encoding" in refusal(written(tmp_path, "# coding: nonsense\n"), "f")


def test_a_syntax_error_is_shown_with_line_and_text(tmp_path: Path) -> None:
    said = refusal(written(tmp_path, "def f():\n    return 1\n\ndef g(:\n    pass\n"), "f")
    assert "given.py:4: invalid syntax: `def g(:`" in said
    assert "Mend" not in said.partition(".")[0]


@pytest.mark.parametrize("text", ["x = 1\0\n", "x = " + "(" * 5000 + ")" * 5000 + "\n"])
def test_what_the_parser_cannot_take_is_a_message_too(tmp_path: Path, text: str) -> None:
    assert "must be valid Python" in refusal(written(tmp_path, text), "f")


def test_line_ends_and_a_mark_are_kept_apart_from_the_text(tmp_path: Path) -> None:
    raw = b"\xef\xbb\xbfclass A:\r\n\tdef m(self):\r\n\t\treturn 1"
    target = find_target(written(tmp_path, raw), "A.m")
    assert target.mark == "\ufeff"
    assert target.source == "class A:\r\n\tdef m(self):\r\n\t\treturn 1"
    assert target.segment == "def m(self):\n\treturn 1\n"
    assert (target.start, target.end, target.indent) == (2, 3, "\t")


def test_lines_are_counted_as_python_counts_them(tmp_path: Path) -> None:
    # A form feed, a line separator and a vertical tab end no line; a lone return does.
    text = "x = '\u2028\x0b'\n\x0cy = 1\rdef f():\n    return '\x85'\n"
    target = find_target(written(tmp_path, text), "f")
    assert (target.start, target.end) == (3, 4)
    assert target.segment == "def f():\n    return '\x85'\n"


def test_only_comments_of_less_indentation_move_to_the_edge(tmp_path: Path) -> None:
    text = "class A:\n    def m(self):\n  # odd\n        return (1 +\n 2)\n"
    target = find_target(written(tmp_path, text), "A.m")
    assert target.segment == "def m(self):\n# odd\n    return (1 +\n2)\n"


@pytest.mark.parametrize(
    "text",
    [
        "n = int(input())\nprint(n * 2)\n",
        "import sys\nfor line in sys.stdin:\n    print(line)\n",
        "def solve(n):\n    return n\n\nprint(solve(3))\n",
        "def solve():\n    n = input()\n\nif __name__ == '__main__':\n    solve()\n",
        "def a(): pass\ndef b(): pass\nif __name__ == '__main__':\n    a()\n",
        "import sys\nsys.stdout.write('hello')\n",
        "from sys import stdin\ndef solve(): return stdin.read()\n"
        "if '__main__' == __name__:\n    print(solve())\n",
        "try:\n    while True:\n        print(input())\nexcept EOFError:\n    pass\n",
    ],
)
def test_a_file_that_runs_is_a_program(tmp_path: Path, text: str) -> None:
    target = find_target(written(tmp_path, text), "")
    assert (target.kind, target.qualname, target.name) == (Kind.PROGRAM, "", "")
    assert (target.segment, target.start, target.end) == (text, 1, text.count("\n"))


@pytest.mark.parametrize(
    "text",
    [
        "def only(x):\n    return x\n",
        "import sys\nsys.setrecursionlimit(10000)\ndef only(x): return x\n",
        "def _helper(): pass\ndef only(input): return input\n",
        "def only(x): return x\nif __name__ == '__main__':\n    print(only(3))\n",
        "try:\n    import fast\nexcept ImportError:\n    fast = None\ndef only(x): return x\n",
        '"""Doc."""\nTABLE = [i for i in range(3)]\ndef only(x): return x\n',
    ],
)
def test_the_only_public_function_is_meant(tmp_path: Path, text: str) -> None:
    target = find_target(written(tmp_path, text), "")
    assert (target.kind, target.qualname) == (Kind.FUNCTION, "only")


def test_a_whole_program_can_be_named(tmp_path: Path) -> None:
    file = written(tmp_path, "def only(x):\r\n    return x\r\n")
    target = find_target(file, "__main__")
    assert target.kind is Kind.PROGRAM
    assert target.segment == "def only(x):\n    return x\n"
    assert "is empty" in refusal(written(tmp_path, " \n"), "__main__")


def test_a_file_without_anything_to_name_says_so(tmp_path: Path) -> None:
    assert "Nothing in it can be named" in refusal(written(tmp_path, "x = 1\n"), "")
    assert "defines no 'f'. Nothing in it" in refusal(written(tmp_path, "x = 1\n"), "f")


def test_a_long_list_of_names_is_cut(tmp_path: Path) -> None:
    file = written(tmp_path, "".join(f"def f{i}(): pass\n" for i in range(20)))
    assert "f11 and 8 more." in refusal(file, "")


def test_a_target_is_a_value() -> None:
    one = Target(Path("a.py"), "x", Kind.PROGRAM, "", "x", 1, 1, "")
    assert one == Target(Path("a.py"), "x", Kind.PROGRAM, "", "x", 1, 1, "")
