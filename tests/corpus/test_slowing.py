import ast
import random

import pytest

from hydraopt.corpus.slowing import program
from hydraopt.corpus.slowing.parts import Names
from hydraopt.corpus.slowing.program import ALGORITHMIC, LOCAL, laid_out, slow

RULES = {rule.__name__: rule for rule in (*LOCAL, *ALGORITHMIC)}


def changed(rule, source):
    """Apply one rule at the first place that it fits, as `slow` does."""
    tree = ast.parse(source)
    rng = random.Random(0)
    assert program._apply(rule, tree, Names(source, rng), rng)
    return laid_out(program._without_idle_imports(tree))


def function(*lines, parameters="xs"):
    return f"def f({parameters}):\n" + "".join(f"    {line}\n" for line in lines)


@pytest.mark.parametrize(
    ("rule", "before", "after"),
    [
        ("list_in_call", "sum(x for x in xs)", "sum([x for x in xs])"),
        ("copied", "sorted(xs)", "sorted(list(xs))"),
        ("sorted_end", "min(xs)", "sorted(xs)[0]"),
        ("sorted_end", "max(xs)", "sorted(xs)[-1]"),
        ("get_by_hand", "xs.get(1, 0)", "xs[1] if 1 in xs else 0"),
        ("power", "xs * xs", "xs ** 2"),
        ("power", "pow(2, xs, 7)", "2 ** xs % 7"),
        ("power", "divmod(xs, 7)", "xs // 7, xs % 7"),
        ("last_by_length", "xs[-1]", "xs[len(xs) - 1]"),
        ("text_by_sum", 'f"{xs}: {len(xs)}"', 'str(xs) + ": " + str(len(xs))'),
        ("prefix_by_slice", 'xs.startswith("ab")', 'xs[:2] == "ab"'),
        ("smallest_by_sorting", "nsmallest(3, xs)", "sorted(xs)[:3]"),
        ("smallest_by_sorting", "heapq.nlargest(3, xs)", "sorted(xs, reverse=True)[:3]"),
        ("reversed_copy", "list(reversed(xs))", "list(xs[::-1])"),
        ("every_candidate", "range(2, isqrt(xs))", "range(2, xs)"),
        ("every_candidate", "int(xs ** 0.5)", "xs"),
        ("series_by_sum", "xs * (xs + 1) // 2", "sum(range(xs + 1))"),
        ("series_by_sum", "(xs - 1) * xs // 2", "sum(range(xs))"),
        ("extreme_by_sorting", "max(xs, key=len)", "sorted(xs, key=len)[-1]"),
    ],
)
def test_an_expression_is_changed(rule, before, after):
    assert changed(RULES[rule], function(f"return {before}")) == function(f"return {after}")


@pytest.mark.parametrize(
    ("rule", "before"),
    [
        ("place_by_counting", "bisect_left(sorted(xs), 2)"),
        ("place_by_counting", "bisect.bisect_right(sorted(xs), 2)"),
        ("member_by_scan", "2 in xs"),
        ("member_by_scan", "2 not in xs"),
        ("count_by_list", "xs.count(2)"),
        ("map_as_list", "list(map(str, xs))"),
        ("chain_as_list", "list(chain.from_iterable([xs, xs]))"),
        ("sums_again", "list(accumulate(xs))"),
        ("counts_again", "Counter(xs)"),
        ("literal_as_comprehension", "sorted(set(xs))"),
        ("literal_as_comprehension", "list(xs)"),
    ],
)
def test_an_expression_keeps_its_value(rule, before):
    imports = (
        "import bisect\nfrom bisect import bisect_left\nfrom collections import Counter\n"
        "from itertools import accumulate, chain\n"
    )
    source = imports + function(f"return {before}")

    made = changed(RULES[rule], source)

    assert made != laid_out(source)
    for xs in ([], [1, 2, 2, 3], [3, 1]):
        assert answer(made, xs) == answer(source, xs)


def answer(source, *arguments):
    scope = {}
    exec(source, scope)
    return scope["f"](*arguments)


@pytest.mark.parametrize(
    ("rule", "before", "after"),
    [
        (
            "comprehension_as_loop",
            ["kept = [x for x in xs if x]", "return kept"],
            ["kept = []", "for x in xs:", "    if x:", "        kept.append(x)", "return kept"],
        ),
        (
            "comprehension_as_loop",
            ["n = sum((x * y for x in xs for y in xs))", "return n"],
            ["n = 0", "for x in xs:", "    for y in xs:", "        n += x * y", "return n"],
        ),
        (
            "comprehension_as_loop",
            ['text = "".join([str(x) for x in xs])', "return text"],
            ['text = ""', "for x in xs:", "    text += str(x)", "return text"],
        ),
        (
            "comprehension_as_loop",
            ["good = all((x < 3 for x in xs))", "return good"],
            [
                "good = True",
                "for x in xs:",
                "    if x >= 3:",
                "        good = False",
                "return good",
            ],
        ),
        (
            "comprehension_as_loop",
            ["table = {x: 2 for x in xs}", "return table"],
            ["table = {}", "for x in xs:", "    table[x] = 2", "return table"],
        ),
        (
            "by_index",
            ["for i, x in enumerate(xs):", "    print(i, x)"],
            ["for i in range(len(xs)):", "    x = xs[i]", "    print(i, x)"],
        ),
        (
            "by_index",
            ["for k, v in xs.items():", "    print(k, v)"],
            ["for k in xs:", "    v = xs[k]", "    print(k, v)"],
        ),
        (
            "while_loop",
            ["for i in range(2, len(xs)):", "    print(i)"],
            ["i = 2", "while i < len(xs):", "    print(i)", "    i += 1"],
        ),
        ("grown_by_copy", ["xs.append(3)"], ["xs = xs + [3]"]),
        (
            "lines_at_once",
            ["with open(xs) as file:", "    for line in file:", "        print(line)"],
            ["with open(xs) as file:", "    for line in file.readlines():", "        print(line)"],
        ),
        (
            "copied_first",
            ["for x in map(str, xs):", "    print(x)"],
            ["for x in list(map(str, xs)):", "    print(x)"],
        ),
        (
            "set_as_list",
            ["seen = set()", "for x in xs:", "    if x not in seen:", "        seen.add(x)"],
            ["seen = []", "for x in xs:", "    if x not in seen:", "        seen.append(x)"],
        ),
        (
            "computed_again",
            ["n = len(xs)", "for x in xs:", "    print(x / n)"],
            ["for x in xs:", "    print(x / len(xs))"],
        ),
        (
            "text_grown",
            ["parts = []", "for x in xs:", "    parts.append(x)", 'return "".join(parts)'],
            ['parts = ""', "for x in xs:", "    parts += x", "return parts"],
        ),
        (
            "queue_as_list",
            ["q = deque(xs)", "q.appendleft(3)", "return q.popleft()"],
            ["q = list(xs)", "q.insert(0, 3)", "return q.pop(0)"],
        ),
        (
            "default_by_hand",
            ["d = defaultdict(int)", "for x in xs:", "    d[x] += 1", "return d"],
            [
                "d = {}",
                "for x in xs:",
                "    if x not in d:",
                "        d[x] = 0",
                "    d[x] += 1",
                "return d",
            ],
        ),
        (
            "every_step",
            ["for i in range(0, len(xs), 3):", "    print(i)"],
            ["for i in range(0, len(xs)):", "    if i % 3 == 0:", "        print(i)"],
        ),
        (
            "pairs_by_index",
            ["for a, b in combinations(xs, 2):", "    print(a, b)"],
            [
                "for i in range(len(xs)):",
                "    for j in range(i + 1, len(xs)):",
                "        a = xs[i]",
                "        b = xs[j]",
                "        print(a, b)",
            ],
        ),
        (
            "neighbours_by_index",
            ["for a, b in zip(xs, xs[1:]):", "    print(a, b)"],
            [
                "for i in range(len(xs) - 1):",
                "    a = xs[i]",
                "    b = xs[i + 1]",
                "    print(a, b)",
            ],
        ),
        (
            "without_break",
            ["for x in xs:", "    if x:", "        found = True", "        break"],
            ["for x in xs:", "    if x:", "        found = True"],
        ),
        ("sorted_after_all", ["insort(xs, 3)"], ["xs.append(3)", "xs.sort()"]),
        (
            "unique_by_scan",
            ["return list(dict.fromkeys(xs))"],
            [
                "kept = []",
                "for item in xs:",
                "    if item not in kept:",
                "        kept.append(item)",
                "return kept",
            ],
        ),
        (
            "index_as_search",
            ["d = {x[0]: x[1] for x in xs}", "return d[3], d.get(4, 0), 5 in d"],
            [
                "return next((x[1] for x in xs if x[0] == 3)), "
                "next((x[1] for x in xs if x[0] == 4), 0), any((x[0] == 5 for x in xs))"
            ],
        ),
        (
            "count_as_search",
            ["counts = Counter(xs)", "return counts[3] + counts[4]"],
            ["return xs.count(3) + xs.count(4)"],
        ),
        (
            "sums_by_slice",
            ["prefix = [0] + list(accumulate(xs))", "return prefix[4] - prefix[1]"],
            ["return sum(xs[1:4])"],
        ),
        (
            "heap_as_list",
            ["heapq.heapify(xs)", "heapq.heappush(xs, 2)", "return heapq.heappop(xs) + xs[0]"],
            ["xs.append(2)", "return xs.pop(xs.index(min(xs))) + min(xs)"],
        ),
        (
            "forgetful",
            ["if xs in memo:", "    return memo[xs]", "memo[xs] = 3", "return 3"],
            ["memo[xs] = 3", "return 3"],
        ),
        (
            "to_the_end",
            ["for x in xs:", "    if x > 3:", "        return True", "return False"],
            [
                "answer = False",
                "for x in xs:",
                "    if x > 3:",
                "        answer = True",
                "return answer",
            ],
        ),
    ],
)
def test_statements_are_changed(rule, before, after, monkeypatch):
    monkeypatch.setattr(Names, "fresh", lambda self, *wished: wished[0])

    assert changed(RULES[rule], function(*before)) == laid_out(function(*after))


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize(
    "statement",
    [["return sorted(xs)"], ["ys = sorted(xs)", "return ys"], ["xs.sort()", "return xs"]],
)
def test_a_sort_by_hand_sorts(statement, seed):
    source = function(*statement)
    tree = ast.parse(source)
    rng = random.Random(seed)
    assert program._apply(RULES["sorted_by_hand"], tree, Names(source, rng), rng)

    for xs in ([], [1], [2, 1], [3, 1, 2, 3, 0]):
        assert answer(laid_out(tree), list(xs)) == sorted(xs)


def test_the_cache_of_a_function_goes_with_its_import():
    source = "from functools import cache\n\n@cache\n" + function("return xs", parameters="xs")

    assert changed(RULES["uncached"], source) == function("return xs")


@pytest.mark.parametrize(
    ("rule", "lines"),
    [
        ("set_as_list", ["seen = set(xs)", "return 3 in seen, len(seen)"]),
        ("computed_again", ["row = [0] * 3", "row[1] = 2", "return row + row"]),
        ("computed_again", ["n = len(xs)", "xs = xs[1:]", "return n + n + len(xs)"]),
        ("computed_again", ["n = len(xs)", "return n"]),
        ("text_grown", ["parts = []", "parts.append(1)", 'return "".join(parts), parts']),
        ("while_loop", ["for i in range(3):", "    if i:", "        continue", "    print(i)"]),
        ("to_the_end", ["for x in xs:", "    if x:", "        return x", "return None"]),
        ("index_as_search", ["d = {x: 1 for x in xs}", "return [d[x] for x in xs]"]),
        ("index_as_search", ["d = {x: 1 for x in xs}", "return d[3], len(d)"]),
        ("index_as_search", ["d = {x: 1 for x in xs}", "xs = [4]", "return d[3]"]),
        ("count_as_search", ["c = Counter(xs)", "return c[3], c.most_common()"]),
        ("sums_by_slice", ["p = [0] + list(accumulate(xs))", "return p[3] - p[1] + p[2]"]),
        ("forgetful", ["if xs in memo:", "    return memo[3]", "return 3"]),
    ],
)
def test_what_would_change_the_meaning_is_left_alone(rule, lines):
    source = function(*lines)
    tree = ast.parse(source)
    rng = random.Random(0)

    assert not program._apply(RULES[rule], tree, Names(source, rng), rng)
    assert ast.dump(tree) == ast.dump(ast.parse(source))


def test_the_same_generator_gives_the_same_program():
    source = function("return sum(x * x for x in sorted(xs))")

    made = [slow(source, random.Random(3), changes=2) for _ in range(2)]

    assert made[0] == made[1]
    assert made[0] != laid_out(source)
    assert answer(made[0], [3, 1]) == 10


def test_a_program_without_a_place_gives_none():
    assert slow("x = 1\n", random.Random(0)) is None


def test_every_rule_says_what_it_does():
    assert all(rule.__doc__ for rule in RULES.values())
