import ast
import random

import pytest

from hydraopt.corpus.naming import identifiers
from hydraopt.corpus.rewrites import LoopForms

LISTS = [[[3, 1, 2], 2], [[], 0], [[5], 4]]
"""Argument lists of f(xs, n)."""


def forms(source, calls=LISTS, draws=60):
    """Return every form that some draw gives a program."""
    found = set()
    for seed in range(draws):
        tree = ast.parse(source)
        function = tree.body[-1]
        LoopForms(function, calls, identifiers(tree), random.Random(seed), share=0.7).rewrite()
        found.add(ast.unparse(tree))
    return found


def program(body):
    return ast.unparse(ast.parse("def f(xs, n):\n" + "".join(f"    {x}\n" for x in body)))


def answers(source, calls):
    scope = {}
    exec(source, scope)
    return [scope["f"](*(ast.literal_eval(repr(call)))) for call in calls]


@pytest.mark.parametrize(
    ("body", "other"),
    [
        (
            ["total = 0", "for x in xs:", "    total = total + x", "return total"],
            ["total = 0", "for x in xs:", "    total += x", "return total"],
        ),
        (
            ["total = 0", "for x in xs:", "    total -= x", "return total"],
            ["total = 0", "for x in xs:", "    total = total - x", "return total"],
        ),
        (
            ["t = 0", "for x in xs:", "    t += x", "return t"],
            ["t = 0", "for i in range(len(xs)):", "    x = xs[i]", "    t += x", "return t"],
        ),
        (
            ["t = 0", "for i in range(len(xs)):", "    t += xs[i] * xs[i]", "return t"],
            ["t = 0", "for item in xs:", "    t += item * item", "return t"],
        ),
        (
            ["t = 0", "for i in range(1, n):", "    t += i", "return t"],
            ["t = 0", "i = 1", "while i < n:", "    t += i", "    i += 1", "return t"],
        ),
        (
            ["t = 0", "for i in range(len(xs) - 1):", "    t += xs[i + 1]", "return t"],
            [
                "t = 0",
                "i = 0",
                "while i < len(xs) - 1:",
                "    t += xs[i + 1]",
                "    i += 1",
                "return t",
            ],
        ),
        (
            ["t = 0", "i = 0", "while i < n:", "    t += i", "    i = i + 1", "return t"],
            ["t = 0", "for i in range(n):", "    t += i", "return t"],
        ),
        (
            ["lines = []", "for x in xs:", "    line = '<' + str(x) + '>'", "return lines"],
            ["lines = []", "for x in xs:", "    line = f'<{x}>'", "return lines"],
        ),
        (
            ["t = ''", "for x in xs:", "    t += '<' + str(x) + '>'", "return t"],
            ["t = ''", "for x in xs:", "    t += f'<{x}>'", "return t"],
        ),
    ],
)
def test_a_loop_or_sum_takes_its_other_form(body, other):
    made = forms(program(body))

    assert program(other) in made
    for source in made:
        assert answers(source, LISTS) == answers(program(body), LISTS)


@pytest.mark.parametrize(
    "body",
    [
        # += on a list changes it in place: another name for it would show the difference.
        ["kept = []", "other = kept", "kept += [n]", "return other"],
        ["kept = xs", "kept = kept + [n]", "return xs"],
        # A number times a list is a list.
        ["many = 2", "many = many * [n]", "other = many", "many += [1]", "return other"],
        # The sequence grows, shrinks or is handed on while it is walked.
        ["for x in xs:", "    if x == n:", "        xs.remove(x)", "return xs"],
        ["for x in xs:", "    xs[0] = x", "return xs"],
        ["ys = xs", "for x in xs:", "    ys.append(1) if len(ys) < 9 else None", "return ys"],
        # The index is used otherwise, or afterwards.
        ["i = -1", "for i in range(len(xs)):", "    n += xs[i]", "return [i, n]"],
        # `continue` would skip the step of a while loop.
        ["out = []", "for i in range(n):", "    if i:", "        continue", "    out.append(i)"],
        # The bound moves within the loop.
        ["out = []", "for i in range(n):", "    n = n - 1", "    out.append(i)", "return out"],
        # The index is stored within the loop.
        ["out = []", "for i in range(n):", "    out.append(i)", "    i = 9", "return out"],
        # A function made in the loop keeps the variable, not its value.
        ["out = []", "for i in range(n):", "    out.append(lambda: i)", "return out[0:0]"],
        # A sum whose target stands in it builds a string: its cost is the point of the program.
        ["text = ''", "for _ in [1, 2]:", "    text = text + '<' + str(n) + '>'", "return text"],
        # Quotes within a field.
        ["row = {'k': 'v'}", "text = 'a' + row['k']", "return text"],
    ],
)
def test_what_might_change_the_meaning_stays(body):
    assert forms(program(body)) == {program(body)}


@pytest.mark.parametrize(
    "body",
    [
        ["i = 0", "while i < n:", "    i += 1", "    n -= 1", "return [i, n]"],
        ["i = 0", "while i < n:", "    n -= 1", "    i += 1", "return n"],
        ["i = 0", "while i < n:", "    xs += [i]", "    i += 2", "return xs"],
        ["i = 0", "while i < n:", "    xs += [i]", "    i += 1", "return [i, xs]"],
        ["i = n", "while i < 9:", "    xs += [i]", "    i += 1", "return xs"],
    ],
)
def test_a_while_loop_that_does_more_than_count_stays(body):
    assert not any("range(" in made for made in forms(program(body)))


def test_a_dict_or_an_unknown_argument_is_not_indexed():
    source = program(["t = 0", "for x in xs:", "    t += x", "return t"])

    for calls in ([], [[{3: 1}, 2]], [[[1], 2], [{3: 1}, 2]]):
        assert not any("len(xs)" in made for made in forms(source, calls))


def test_a_bound_that_is_no_whole_number_stays_in_its_while_loop():
    source = program(["t = 0", "i = 0", "while i < n:", "    t += i", "    i += 1", "return t"])

    assert any("range(n)" in made for made in forms(source))
    assert not any("range(n)" in made for made in forms(source, [[[1], 2.5], [[1], 2]]))


def test_a_new_name_is_none_that_stands_in_the_program():
    source = program(["i = 7", "t = 0", "for x in xs:", "    t += x * i", "return t"])

    made = forms(source)

    assert any("for j in range(len(xs))" in other for other in made)
    assert not any("for i in" in other for other in made)
