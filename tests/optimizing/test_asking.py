from __future__ import annotations

import pytest

from hydraopt.optimizing.asking import plain, problem_of
from hydraopt.optimizing.target import find_target

FILE = '''\
"""A file."""


class Stack:
    """Holds things."""

    def push(self, thing: int, *more: int, last: bool = False) -> None:
        """Put one more on top."""
        height: int = len(self.things)  # before
        self.things.append(thing)
'''


def test_a_model_of_ours_is_shown_the_code_without_what_explains_it(tmp_path):
    (tmp_path / "shop.py").write_text(FILE)
    problem = problem_of(find_target(tmp_path / "shop.py", "Stack.push"), as_trained=True)
    assert (problem.problem, problem.entry_point) == ("shop/Stack.push", "push")
    assert problem.programs[0].source == (
        "def push(self, thing, *more, last=False):\n"
        "    height = len(self.things)\n"
        "    self.things.append(thing)\n"
    )


def test_any_other_policy_is_shown_the_text_as_it_stands(tmp_path):
    (tmp_path / "shop.py").write_text(FILE)
    source = problem_of(find_target(tmp_path / "shop.py", "Stack.push")).programs[0].source
    assert source.startswith("def push(self, thing: int, *more: int, last: bool = False) -> None:")
    assert "# before" in source


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('def f():\n    """Nothing."""\n', "def f():\n    pass\n"),
        ("class P:\n    'A point.'\n    x: int\n    y: int = 0\n",
         "class P:\n    x: int\n    y: int = 0\n"),
        ("'Adds.'\nimport sys\nLIMIT: int = 3\nprint('it\\'s', ('a', LIMIT))\n",
         'import sys\nLIMIT = 3\nprint("it\'s", ("a", LIMIT))\n'),
        ("async def f(a: str) -> str:\n    'Doc.'\n    return (a, a)\n",
         "async def f(a):\n    return a, a\n"),
        ("def f(x):\n    y: int\n    return x\n", "def f(x):\n    y: int\n    return x\n"),
    ],
)  # fmt: skip
def test_what_is_left_out(source, expected):
    assert plain(source) == expected
