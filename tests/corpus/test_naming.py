import ast
import builtins
import keyword
import random

from hydraopt.corpus.naming import bound_roles, choose_names, identifiers, rename

SOURCE = """import re
from math import sqrt as root

LIMIT = 3

def helper(text, step=1):
    return [char for char in text][::step]

def find(words, mapping, n):
    nonlocal_free = lambda key: mapping.get(key)
    total = 0
    found = {}
    try:
        for index, word in enumerate(words):
            total += len(helper(text=word, step=n)) + int(root(n))
            found[word] = sorted(words, key=nonlocal_free, reverse=True)
    except KeyError as error:
        found['error'] = str(error)
    with open(word) as stream:
        _, rest = stream.read(), re.sub('a', 'b', f'{total} {word!r:>{n}}')

    def count():
        nonlocal total
        total = total + LIMIT
        return total
    return [count(), found, rest]
"""


def roles():
    return bound_roles(ast.parse(SOURCE), "find", [["a"], {"k": 1}, 2])


def test_everything_that_the_program_binds_has_a_role():
    assert roles() == {
        "LIMIT": "count",
        "helper": "function",
        "text": "generic",
        "step": "generic",
        "char": "item",
        "find": "entry",
        "words": "strings",
        "mapping": "mapping",
        "n": "number",
        "nonlocal_free": "generic",
        "key": "item",
        "total": "count",
        "found": "table",
        "index": "generic",
        "word": "generic",
        "error": "generic",
        "stream": "file",
        "rest": "generic",
        "count": "function",
    }


def test_every_occurrence_is_renamed_and_nothing_else():
    names = {name: f"{name}_2" for name in roles()}

    made = ast.unparse(rename(ast.parse(SOURCE), names))

    # The oracle: the same by hand, on the text.
    expected = SOURCE
    for old, new in (
        ("LIMIT", "LIMIT_2"),
        ("helper(text, step=1)", "helper_2(text_2, step_2=1)"),
        ("[char for char in text][::step]", "[char_2 for char_2 in text_2][::step_2]"),
        ("def find(words, mapping, n)", "def find_2(words_2, mapping_2, n_2)"),
        (
            "nonlocal_free = lambda key: mapping.get(key)",
            "nonlocal_free_2 = lambda key_2: mapping_2.get(key_2)",
        ),
        ("total = 0", "total_2 = 0"),
        ("found = {}", "found_2 = {}"),
        ("for index, word in enumerate(words)", "for index_2, word_2 in enumerate(words_2)"),
        (
            "total += len(helper(text=word, step=n)) + int(root(n))",
            "total_2 += len(helper_2(text_2=word_2, step_2=n_2)) + int(root(n_2))",
        ),
        (
            "found[word] = sorted(words, key=nonlocal_free, reverse=True)",
            "found_2[word_2] = sorted(words_2, key=nonlocal_free_2, reverse=True)",
        ),
        ("as error", "as error_2"),
        ("found['error'] = str(error)", "found_2['error'] = str(error_2)"),
        ("open(word) as stream", "open(word_2) as stream_2"),
        ("_, rest = stream.read()", "_, rest_2 = stream_2.read()"),
        ("f'{total} {word!r:>{n}}'", "f'{total_2} {word_2!r:>{n_2}}'"),
        ("def count()", "def count_2()"),
        ("nonlocal total\n", "nonlocal total_2\n"),
        ("total = total + LIMIT_2", "total_2 = total_2 + LIMIT_2"),
        ("return total\n", "return total_2\n"),
        ("[count(), found, rest]", "[count_2(), found_2, rest_2]"),
    ):
        assert old in expected, old
        expected = expected.replace(old, new)
    assert made == ast.unparse(ast.parse(expected))


def test_classes_imports_builtins_and_placeholders_keep_their_names():
    source = (
        "import os.path as where\n"
        "class Box:\n    size = 1\n    def grow(self):\n        step = 2\n        return step\n"
        "def f(_):\n    sum = where\n    return sum, Box().size\n"
    )

    assert bound_roles(ast.parse(source), "f", [1]) == {"f": "entry"}


def test_a_counter_of_a_while_loop_is_an_index():
    source = "def f(xs):\n    p = 0\n    while p < len(xs):\n        p += 1\n    return p\n"

    assert bound_roles(ast.parse(source), "f", [[1]])["p"] == "index"


def test_the_letters_of_a_text_are_characters():
    source = "def f(t):\n    return [x for x in t]\n"

    assert bound_roles(ast.parse(source), "f", ["abc"]) == {
        "f": "entry",
        "t": "text",
        "x": "char",
    }


def test_new_names_collide_with_nothing():
    taken = identifiers(ast.parse(SOURCE)) | {"total", "values", "data"}
    for seed in range(200):
        made = choose_names(roles(), taken, random.Random(seed), share=1.0)

        assert len(set(made.values())) == len(made) > 8
        for name in made.values():
            assert name.isidentifier()
            assert name not in taken
            assert not keyword.iskeyword(name)
            assert not hasattr(builtins, name)


def test_the_share_decides_how_much_is_renamed():
    rng = random.Random(0)

    assert choose_names(roles(), set(), rng, share=0.0) == {}
    assert "find" in choose_names(roles(), set(), rng, share=1.0)
