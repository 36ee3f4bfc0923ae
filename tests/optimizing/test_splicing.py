import ast
import textwrap
from pathlib import Path

import pytest

from hydraopt.optimizing.splicing import NotSpliced, splice
from hydraopt.optimizing.target import Target, find_target

FUNCTION = '''\
#!/usr/bin/env python3
"""A module."""

import os
from typing import List

LIMIT = 3


def helper(x):
    return x


# about slow
@decorate(1)
def slow(xs: List[int], k=LIMIT, *, flag: bool = False) -> int:  # note
    """Say it.

    >>> slow([1])
    1
    """
    total = 0
    for x in xs:
        total += helper(x)
    return total


def last():
    return slow([1])
'''

HEADER = "def slow(xs, k=LIMIT, *, flag=False):\n"


def target_of(tmp_path: Path, text: str, name: str) -> Target:
    file = tmp_path / "slow.py"
    file.write_bytes(text.encode())
    return find_target(file, name)


def spliced(tmp_path: Path, text: str, name: str, candidate: str) -> str:
    new = splice(target_of(tmp_path, text, name), textwrap.dedent(candidate))
    ast.parse(new)
    return new


def refused(tmp_path: Path, text: str, name: str, candidate: str) -> str:
    with pytest.raises(NotSpliced) as caught:
        splice(target_of(tmp_path, text, name), textwrap.dedent(candidate))
    return str(caught.value)


def test_only_the_body_changes_and_the_frame_stays_letter_by_letter(tmp_path: Path) -> None:
    new = spliced(tmp_path, FUNCTION, "slow", HEADER + "    # quick\n    return sum(xs)\n")
    old = "    total = 0\n    for x in xs:\n        total += helper(x)\n    return total\n"
    assert new == FUNCTION.replace(old, "    # quick\n    return sum(xs)\n")


def test_the_docstring_stays_where_the_candidate_writes_another(tmp_path: Path) -> None:
    new = spliced(tmp_path, FUNCTION, "slow", HEADER + '    """Other."""\n    return 0\n')
    assert '"""Say it.' in new
    assert "Other" not in new


def test_a_docstring_of_the_candidate_stands_where_the_file_has_none(tmp_path: Path) -> None:
    text = "def f(x):\n    return x\n"
    new = spliced(tmp_path, text, "f", 'def f(x):\n    """New."""\n    return +x\n')
    assert new == 'def f(x):\n    """New."""\n    return +x\n'


def test_imports_go_beside_the_files_and_helpers_before_the_target(tmp_path: Path) -> None:
    candidate = """
        from collections import Counter, deque
        import os
        import math as m
        from typing import List, Dict

        SIZES = [1,
                 2]
        # counts
        @staticmethod
        def count(xs):
            return Counter(xs)[SIZES[0]]

        def unused(): return deque()

        def slow(xs: List[int], k: int = LIMIT, *, flag=False) -> Dict:
            return m.floor(count(xs)) + os.getpid()

        print(slow([1]))
        assert slow([]) == 0
        if __name__ == "__main__":
            slow([2])
    """
    new = spliced(tmp_path, FUNCTION, "slow", candidate)
    assert "from typing import List\nfrom collections import Counter\nimport math as m\n\n" in new
    assert "deque" not in new
    assert "Dict" not in new
    assert "print" not in new
    assert (
        "\n\n\nSIZES = [1,\n         2]\n\n\n# counts\n@staticmethod\ndef count(xs):\n"
        "    return Counter(xs)[SIZES[0]]\n\n\n# about slow\n@decorate(1)\ndef slow("
    ) in new
    assert new.endswith("\n\n\ndef last():\n    return slow([1])\n")


def test_a_helper_of_the_file_that_the_candidate_repeats_is_not_doubled(tmp_path: Path) -> None:
    candidate = "def helper(x):\n    return x\n\n" + HEADER + "    return sum(map(helper, xs))\n"
    new = spliced(tmp_path, FUNCTION, "slow", candidate)
    assert new.count("def helper") == 1
    changed = candidate.replace("return x", "return -x")
    assert refused(tmp_path, FUNCTION, "slow", changed) == "it redefines helper, a name of the file"


@pytest.mark.parametrize(
    ("candidate", "reason"),
    [
        ("def slow(xs:", "it is not Python"),
        ("return 3", "it does not define slow"),
        ("x = 1", "it does not define slow"),
        ("def quick(xs): return 1", "it does not define slow"),
        ("class Solution:\n    def slow(self, xs): return 1", "it does not define slow"),
        ("class slow: pass", "it makes slow a class"),
        ("async " + HEADER + "    return 1", "it makes slow asynchronous"),
        (HEADER + "    yield 1", "it makes slow a generator"),
        (HEADER + "    '''only words'''", "it gives slow no body"),
        (HEADER + "    return 1\n" + HEADER + "    return 2", "it defines slow 2 times"),
        ("def slow(ys, k=LIMIT, *, flag=False): return 1", "it changes the signature of slow"),
        ("def slow(xs, k=3, *, flag=False): return 1", "it changes the signature of slow"),
        ("def slow(xs, k=LIMIT, flag=False): return 1", "it changes the signature of slow"),
        ("def slow(xs, k=LIMIT): return 1", "it changes the signature of slow"),
        ("def slow(xs, /, k=LIMIT, *, flag=False): return 1", "it changes the signature of slow"),
        ("def slow(k=LIMIT, xs=1, *, flag=False): return 1", "it changes the signature of slow"),
        ("def slow(xs, k=LIMIT, *, flag=False, **more): return 1", "changes the signature"),
        ("from math import *\n" + HEADER + "    return pi", "it imports * from math"),
        ("import helper\n" + HEADER + "    return helper.x", "it imports helper, a name of"),
        ("import math as os\n" + HEADER + "    return os.pi", "it imports os, a name of the"),
        ("LIMIT = 4\n" + HEADER + "    return LIMIT", "it redefines LIMIT, a name of the file"),
        ("def len(x): return 1\n" + HEADER + "    return len(xs)", "it redefines len"),
        ("def decorate(x): return 1\n" + HEADER + "    return decorate(xs)", "redefines decorate"),
        ("t = {}\nfor i in range(9): t[i] = i\n" + HEADER + "    return t", "it runs code beside"),
        ("t = {}\nt[1] = 2\n" + HEADER + "    return t", "it runs code beside"),
        ("@property\n" + HEADER + "    return 1", "it makes slow a property"),
        (HEADER + "    nonlocal q\n    return 1", "it is not Python"),
    ],
)
def test_what_cannot_stand_there_is_refused(tmp_path: Path, candidate: str, reason: str) -> None:
    assert reason in refused(tmp_path, FUNCTION, "slow", candidate)


def test_a_generator_must_stay_one(tmp_path: Path) -> None:
    text = "def f(n):\n    for i in range(n):\n        yield i\n"
    said = refused(tmp_path, text, "f", "def f(n):\n    return iter(range(n))\n")
    assert said == "it makes f a function that is no generator"
    new = spliced(tmp_path, text, "f", "def f(n):\n    yield from range(n)\n")
    assert new == "def f(n):\n    yield from range(n)\n"
    # The yield of an inner function makes no generator of the outer one.
    plain = "def f(n):\n    return n\n"
    inner = "def f(n):\n    def g():\n        yield n\n    return next(g())\n"
    assert spliced(tmp_path, plain, "f", inner) == inner


def test_a_decorator_that_the_candidate_adds_goes_under_the_files_own(tmp_path: Path) -> None:
    candidate = (
        "from functools import lru_cache\n@lru_cache(maxsize=None)\n" + HEADER + "    pass\n"
    )
    new = spliced(tmp_path, FUNCTION, "slow", candidate)
    assert "from functools import lru_cache\n" in new
    assert "@decorate(1)\n@lru_cache(maxsize=None)\ndef slow(" in new


def test_a_name_that_the_file_only_looks_up_is_taken_too(tmp_path: Path) -> None:
    text = "from tools import *\n\ndef g(): return fast()\n\ndef f(x):\n    return x\n"
    candidate = "def fast(): return 1\ndef f(x): return fast()\n"
    assert refused(tmp_path, text, "f", candidate) == "it redefines fast, a name of the file"
    # A local name of another function is not.
    text = "def g():\n    fast = 1\n    return fast\n\n\ndef f(x):\n    return x\n"
    assert "def fast()" in spliced(tmp_path, text, "f", candidate)


def test_tabs_of_the_file_take_the_place_of_blanks(tmp_path: Path) -> None:
    text = (
        "class A:\n\tdef m(self, x):\n\t\t'''Doc\n\t\tmore.'''\n\t\treturn x\n\n"
        "\tdef n(self): return 1\n"
    )
    candidate = '''
        def m(self, x):
            if x:  # why
                s = """
          kept
        """
            # then
                # deeper
                return (x,
                        s)
            else:
                return 2
    '''
    expected = (
        "\t\tif x:  # why\n"
        '\t\t\ts = """\n  kept\n"""\n'
        "\t\t# then\n"
        "\t\t\t# deeper\n"
        "\t\t\treturn (x,\n\t\t\t        s)\n"
        "\t\telse:\n"
        "\t\t\treturn 2\n"
    )
    new = spliced(tmp_path, text, "A.m", candidate)
    # The comment in the column of a statement belongs to its level.
    assert new == text.replace("\t\treturn x\n", expected.replace("\t\t# then", "\t\t# then"))


def test_a_header_on_one_line_with_its_body_is_opened(tmp_path: Path) -> None:
    text = "class A:\n\tdef n(self): return 1\n"
    new = spliced(tmp_path, text, "A.n", "def n(self):\n  if self:\n     return 2\n  return 3\n")
    assert new == "class A:\n\tdef n(self):\n\t\tif self:\n\t\t\treturn 2\n\t\treturn 3\n"
    one = "def f(x): 'doc'; return x\n"
    assert spliced(tmp_path, one, "f", "def f(x): y = x; return y\n") == (
        "def f(x):\n    'doc'\n    y = x; return y\n"
    )


def test_a_long_header_stays_with_its_comments_and_lambdas(tmp_path: Path) -> None:
    text = (
        "def f(\n    a,  # first\n    b=lambda x: {1: x},\n    *rest: int,\n"
        ") -> 'dict[str: int]':  # end: of header\n    # type: (...) -> dict\n    return a\n"
    )
    new = spliced(tmp_path, text, "f", "def f(a, b=lambda x: {1: x}, *rest):\n    return b(a)\n")
    assert new == text.replace("return a", "return b(a)")
    arrow = "def f(a) -> lambda x: x: return a\n"
    assert spliced(tmp_path, arrow, "f", "def f(a): return -a") == (
        "def f(a) -> lambda x: x:\n    return -a\n"
    )


def test_line_ends_of_the_file_and_a_missing_last_one_stay(tmp_path: Path) -> None:
    text = "import os\r\n\r\ndef f(x):\r\n    return x"
    new = spliced(
        tmp_path, text, "f", "import re\ndef f(x):\n    '''a\n    b'''\n    return re.I\n"
    )
    assert new == (
        "import os\r\nimport re\r\n\r\ndef f(x):\r\n    '''a\r\n    b'''\r\n    return re.I"
    )
    old_mac = "def f(x):\r    return x\r"
    assert spliced(tmp_path, old_mac, "f", "def f(x):\r\n    return 1\r\n") == (
        "def f(x):\r    return 1\r"
    )


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("def f(x):\n    return x\n", "import re\n\n\ndef f(x):"),
        ("X = 1\n\n\ndef f(x):\n    return x\n", "import re\n\nX = 1\n\n\ndef f(x):"),
        ("#!/bin/python\n# coding: utf-8\ndef f(x):\n    return x\n",
         "#!/bin/python\n# coding: utf-8\nimport re\n\n\ndef f(x):"),
        ("#!/bin/python\n\n# about f\ndef f(x):\n    return x\n",
         "#!/bin/python\n\nimport re\n\n\n# about f\ndef f(x):"),
        ('"""Doc."""\ndef f(x):\n    return x\n', '"""Doc."""\n\nimport re\n\ndef f(x):'),
        ('"""Doc."""\n\n\ndef f(x):\n    return x\n', '"""Doc."""\n\nimport re\n\n\ndef f(x):'),
        ("import os; A = [\n 1]\ndef f(x):\n    return x\n",
         "import os; A = [\n 1]\nimport re\ndef f(x):"),
        ("from a import (\n  b,\n)\n\nX = 1\nimport c\n\ndef g(): pass\nimport d\ndef f(x): pass\n",
         "from a import (\n  b,\n)\n\nX = 1\nimport c\nimport re\n\ndef g(): pass\nimport d\n"),
        ("from __future__ import annotations\ndef f(x):\n    return x\n",
         "from __future__ import annotations\n\nimport re\n\ndef f(x):"),
    ],
)  # fmt: skip
def test_where_a_new_import_goes(tmp_path: Path, text: str, start: str) -> None:
    new = spliced(tmp_path, text, "f", "import re\ndef f(x):\n    return re.I\n")
    assert new.startswith(start)


def test_a_future_import_goes_first_and_only_where_it_is_needed(tmp_path: Path) -> None:
    candidate = "from __future__ import annotations\n{}def f(x): return {}\n"
    needed = candidate.format("import re\ndef g(x: Later): return re.I\n", "g(x)")
    new = spliced(tmp_path, "import os\ndef f(x): return x\n", "f", needed)
    assert new.startswith(
        "from __future__ import annotations\n\nimport os\nimport re\n\n\ndef g(x: Later)"
    ) or new.startswith(
        "from __future__ import annotations\n\nimport os\nimport re\ndef g(x: Later)"
    )
    new = spliced(tmp_path, '"""Doc."""\n\ndef f(x): return x\n', "f", needed)
    assert new.startswith('"""Doc."""\n\nfrom __future__ import annotations\n\nimport re\n')
    idle = candidate.format("", "-x")
    assert spliced(tmp_path, "def f(x): return x\n", "f", idle) == "def f(x):\n    return -x\n"
    there = "from __future__ import annotations\nimport os\ndef f(x): return x\n"
    assert spliced(tmp_path, there, "f", needed).count("__future__") == 1


def test_imports_in_a_try_count_as_the_files_and_roots_are_shared(tmp_path: Path) -> None:
    text = (
        "try:\n    import json\nexcept ImportError:\n    json = None\nimport os\ndef f(x): pass\n"
    )
    new = spliced(tmp_path, text, "f", "import json, os.path\ndef f(x): return json, os.path\n")
    assert new.count("import json") == 1
    assert "import os\nimport os.path\n" in new


METHODS = '''\
class Base:
    def other(self):
        return 1


@decorated
class Stack(Base):
    """A stack."""

    kind = "s"

    def __init__(self, items=()):
        self.items = list(items)

    # about push
    def push(self, x):
        """Push."""
        self.items = self.items + [x]
        return self

    @staticmethod
    def of(x):
        return Stack([x])

    class Node:
        def next(self):
            return self.other_node
'''


def test_a_method_may_come_bare_with_helpers_before_its_class(tmp_path: Path) -> None:
    candidate = """
        import bisect
        def place(xs, x):
            return bisect.bisect(xs, x)
        def push(self, x):
            place(self.items, x)
            self.items.append(x)
            return self
    """
    new = spliced(tmp_path, METHODS, "Stack.push", candidate)
    assert new.startswith("import bisect\n\n\nclass Base:")
    assert "\n\n\ndef place(xs, x):\n    return bisect.bisect(xs, x)\n\n\n@decorated\nclass" in new
    assert (
        "    # about push\n    def push(self, x):\n"
        '        """Push."""\n        place(self.items, x)\n        self.items.append(x)\n'
        "        return self\n\n    @staticmethod\n"
    ) in new


def test_a_method_may_come_in_its_class_with_private_help(tmp_path: Path) -> None:
    candidate = """
        class Stack:
            '''Words.'''
            BITS = 3

            def __init__(self, items=()):
                self.items = list(items)

            def _add(self, x):
                self.items.append(x * self.BITS)

            def push(self, x):
                self._add(x)
                return self

            def unused(self): pass
    """
    new = spliced(tmp_path, METHODS, "Stack.push", candidate)
    assert (
        "        self.items = list(items)\n\n    BITS = 3\n\n    def _add(self, x):\n"
        "        self.items.append(x * self.BITS)\n\n    # about push\n    def push"
    ) in new or ("    # about push\n    BITS = 3\n\n    def _add(self, x):\n" in new)
    assert "unused" not in new
    assert new.count("def __init__") == 1


def test_a_method_of_a_nested_class_is_found_in_either_form(tmp_path: Path) -> None:
    body = "def next(self):\n    return help_next(self)\n"
    help_next = "def help_next(x): return x.other_node\n"
    nested = "class Stack:\n    class Node:\n" + textwrap.indent(body, " " * 8)
    inner = "class Node:\n" + textwrap.indent(body, " " * 4)
    results = {
        spliced(tmp_path, METHODS, "Stack.Node.next", help_next + form)
        for form in (body, nested, inner)
    }
    assert len(results) == 1
    (new,) = results
    assert "def help_next(x): return x.other_node\n\n\n@decorated\nclass Stack(Base):" in new
    assert "        def next(self):\n            return help_next(self)\n" in new


@pytest.mark.parametrize(
    ("candidate", "reason"),
    [
        ("class Stack:\n    def pop(self): pass", "it does not define Stack.push"),
        ("class Stack:\n    def __init__(self): pass\n    def push(self, x): self.__init__()",
         "it redefines __init__, a name of the file"),
        ("class Stack:\n    def other(self): pass\n    def push(self, x): self.items",
         ""),
        ("class Stack:\n    def other_node(self): pass\n    def push(self, x): self.other_node()",
         "it redefines other_node"),
        ("@staticmethod\ndef push(self, x): pass", "it makes Stack.push a staticmethod"),
        ("def push(this, x): pass", "it changes the signature of Stack.push to (this, x)"),
    ],
)  # fmt: skip
def test_what_a_method_may_not_bring(tmp_path: Path, candidate: str, reason: str) -> None:
    if not reason:  # not needed, so left out
        assert "def other" in spliced(tmp_path, METHODS, "Stack.push", candidate)
        assert spliced(tmp_path, METHODS, "Stack.push", candidate).count("def other(") == 1
    else:
        assert reason in refused(tmp_path, METHODS, "Stack.push", candidate)


def test_a_static_method_keeps_its_decorator(tmp_path: Path) -> None:
    new = spliced(tmp_path, METHODS, "Stack.of", "def of(x):\n    return Stack((x,))\n")
    assert "    @staticmethod\n    def of(x):\n        return Stack((x,))\n" in new


CLASS = '''\
import heapq


class Queue:
    """A queue.

    Words.
    """

    limit: int = 5
    kind = "q"

    def __init__(self, items=()):
        """Take items."""
        # kept comment
        self._items = sorted(items)

    @property
    def size(self):
        return len(self._items)

    @size.setter
    def size(self, value):
        self._items = self._items[:value]

    def push(self, x: int) -> None:
        """Push."""
        self._items.append(x)
        self._items.sort()

    def pop(self): return self._items.pop(0)

    def _old(self):
        return 1


def use():
    return Queue()
'''

BETTER = '''
import heapq
import itertools
from typing import Optional
class Queue:
    """Fast."""
    limit: int = 5
    kind = "q"
    __slots__ = ("_items", "_n")
    def __init__(self, items=()):
        self._items = sorted(items)
    @property
    def size(self):
        return len(self._items)
    @size.setter
    def size(self, value):
        del self._items[value:]
    def push(self, x) -> Optional[int]:
        heapq.heappush(self._items, x)
    def pop(self):
        return self._down()
    def _down(self):
        return next(itertools.chain([heapq.heappop(self._items)]))
'''


def test_a_class_keeps_the_text_of_what_is_unchanged(tmp_path: Path) -> None:
    new = spliced(tmp_path, CLASS, "Queue", BETTER)
    assert (
        new
        == '''\
import heapq
import itertools


class Queue:
    """A queue.

    Words.
    """

    limit: int = 5
    kind = "q"
    __slots__ = ("_items", "_n")

    def __init__(self, items=()):
        """Take items."""
        # kept comment
        self._items = sorted(items)

    @property
    def size(self):
        return len(self._items)

    @size.setter
    def size(self, value):
        del self._items[value:]

    def push(self, x: int) -> None:
        """Push."""
        heapq.heappush(self._items, x)

    def pop(self):
        return self._down()

    def _down(self):
        return next(itertools.chain([heapq.heappop(self._items)]))


def use():
    return Queue()
'''
    )


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (("    def pop(self):\n        return self._down()\n", ""), "it drops Queue.pop"),
        (('    kind = "q"\n', ""), "it drops Queue.kind"),
        (("limit: int = 5", "limit: int = 6"), "it changes the fields of Queue"),
        (("class Queue:", "class Queue(dict):"), "it changes the bases of Queue"),
        (("def pop(self):", "def pop(self, n=1):"), "it changes the signature of Queue.pop"),
        (("    @size.setter\n    def size(self, value):\n        del self._items[value:]\n", ""),
         "it makes something else of Queue.size"),
        (("        return self._down()", "        yield 1"), "it makes Queue.pop a generator"),
        (("    def pop(self):", "    @classmethod\n    def pop(self):"),
         "it makes Queue.pop a classmethod"),
    ],
)  # fmt: skip
def test_what_others_know_of_a_class_stays(
    tmp_path: Path, change: tuple[str, str], reason: str
) -> None:
    candidate = BETTER.replace(*change)
    assert candidate != BETTER
    assert reason in refused(tmp_path, CLASS, "Queue", candidate)


def test_a_private_member_that_is_used_elsewhere_stays(tmp_path: Path) -> None:
    text = CLASS.replace("return Queue()", "return Queue()._old()")
    assert refused(tmp_path, text, "Queue", BETTER) == "it drops Queue._old"


def test_a_derived_class_gets_no_public_names(tmp_path: Path) -> None:
    text = "class A(B):\n    def m(self): return 1\n"
    candidate = "class A(B):\n    def m(self): return 2\n    def n(self): return 3\n"
    assert refused(tmp_path, text, "A", candidate) == (
        "it adds A.n, which could hide a name of its bases"
    )


def test_a_class_on_one_line(tmp_path: Path) -> None:
    new = spliced(tmp_path, "class A(object): x = 1\n", "A", "class A: x = 2\n")
    assert new == "class A(object):\n    x = 2\n"


def test_a_target_within_a_block_keeps_its_place(tmp_path: Path) -> None:
    text = "import os\nif os.name:\n  # here\n  def f(x):\n    return x\nelse:\n  f = None\n"
    candidate = "T = [\n    1]\ndef f(x):\n    if x:\n        return T\n"
    assert spliced(tmp_path, text, "f", candidate) == (
        "import os\nif os.name:\n  T = [\n      1]\n\n  # here\n  def f(x):\n    if x:\n"
        "      return T\nelse:\n  f = None\n"
    )


def test_a_new_syntax_in_nasty_layout_stays_what_it_is(tmp_path: Path) -> None:
    candidate = '''\
def f(x):
  match x:
    case [1, *rest] if (n := len(rest)) > 2:
        return f"""{n}
  {rest!r:>{n}}
"""
    case {"größe": ß}:
              return lambda: (yield)
    case _: pass
  return \\
 x
'''
    new = spliced(tmp_path, "def f(x):\n    return x\n", "f", candidate)
    assert ast.dump(ast.parse(new)) == ast.dump(ast.parse(candidate))
    assert "    match x:\n        case [1, *rest]" in new
    assert '"""{n}\n  {rest!r:>{n}}\n"""' in new


def test_a_candidate_that_is_indented_as_a_whole(tmp_path: Path) -> None:
    new = splice(
        target_of(tmp_path, "def f(x):\n    return x\n", "f"),
        "\n    def f(x):\n        '''\ndoc'''\n        return 1\n",
    )
    assert new == "def f(x):\n    '''\n    doc'''\n    return 1\n"


def test_a_program_is_replaced_but_for_its_first_line_and_docstring(tmp_path: Path) -> None:
    text = '#!/usr/bin/python\n"""What it\ndoes."""\nprint(input())'
    new = spliced(tmp_path, text, "", "import sys\nprint(sys.stdin.readline().strip())\n")
    assert new == (
        '#!/usr/bin/python\n"""What it\ndoes."""\n\nimport sys\nprint(sys.stdin.readline().strip())'
    )
    own = '#!/usr/bin/pypy\n"""Mine."""\nprint(1)\n'
    assert spliced(tmp_path, text, "", own) == own.rstrip("\n")
    assert refused(tmp_path, text, "", "# nothing\n") == "it is empty"
    assert "it is not Python" in refused(tmp_path, text, "", "print(")


def test_the_same_body_changes_nothing(tmp_path: Path) -> None:
    for text, name in [(FUNCTION, "slow"), (METHODS, "Stack.push"), (CLASS, "Queue"),
                       (CLASS, "Queue.pop"), (METHODS, "Stack")]:  # fmt: skip
        target = target_of(tmp_path, text, name)
        new = splice(target, target.segment)
        assert ast.dump(ast.parse(new)) == ast.dump(ast.parse(text))
        if name not in ("Queue.pop",):  # its body moves to a line of its own
            assert new == text
