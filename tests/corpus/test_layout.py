import ast

import pytest

from hydraopt.corpus.layout import with_double_quotes, without_idle_parentheses


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("x = sum((a for a in b))\n", "x = sum(a for a in b)\n"),
        ("def f():\n    return (a, b)\n", "def f():\n    return a, b\n"),
        ("a, b = (b, a + b)\n", "a, b = b, a + b\n"),
        ("x = a == 1 or a == 2 or (a == 3)\n", "x = a == 1 or a == 2 or a == 3\n"),
        ("x = d[(a, b)]\n", "x = d[a, b]\n"),
        ("x = f((a for a in b), 1)\n", "x = f((a for a in b), 1)\n"),
        ("x = (a + b) * (c + d)\n", "x = (a + b) * (c + d)\n"),
        ("x = f((a, b))\n", "x = f((a, b))\n"),
        ("x = (a and b) or c\n", "x = (a and b) or c\n"),
        ("x = lambda a: (a, 1)\n", "x = lambda a: (a, 1)\n"),
        ("x = ()\n", "x = ()\n"),
        ("x = ((a + b) * c, d)\n", "x = (a + b) * c, d\n"),
        ("x = 'é' + str((1))\n", "x = 'é' + str(1)\n"),
    ],
)
def test_only_parentheses_without_meaning_go(before, after):
    assert without_idle_parentheses(before) == after
    assert ast.dump(ast.parse(before)) == ast.dump(ast.parse(after))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("x = ['a', 'b']\n", 'x = ["a", "b"]\n'),
        ("x = ''\n", 'x = ""\n'),
        ("x = f'{a}, {b}'\n", 'x = f"{a}, {b}"\n'),
        ("x = 'é' + 'b'\n", 'x = "é" + "b"\n'),
        ("x = 'say \"a\"'\n", "x = 'say \"a\"'\n"),
        ("x = 'a\\n'\n", "x = 'a\\n'\n"),
        ('x = "it\'s"\n', 'x = "it\'s"\n'),
        ("x = f\"{d['a']}\"\n", "x = f\"{d['a']}\"\n"),
    ],
)
def test_quotes_change_where_nothing_has_to_be_escaped(before, after):
    assert with_double_quotes(before) == after
    assert ast.dump(ast.parse(before)) == ast.dump(ast.parse(after))
