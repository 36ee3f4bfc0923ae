"""The words of the templates: kinds of sequences, what is computed of an item, loop forms."""

from __future__ import annotations

import random
from dataclasses import dataclass


@dataclass(frozen=True)
class Phrase:
    """A piece of code about one item, and how it is said.

    Attributes:
        says: English, for the statement.
        code: Python with `{x}` in place of the item.
    """

    says: str
    code: str

    def of(self, item: str) -> str:
        """Return the code for an item, such as `word` or `words[i]`."""
        return self.code.replace("{x}", item)


@dataclass(frozen=True)
class Kind:
    """A kind of sequence that a function may be given.

    Attributes:
        says: English plural of its items.
        sequences: Names for the parameter.
        items: Names for one item.
        make: Python expression of one random item, given `rng`.
        edges: Edge cases: values of the parameter.
        integers: Phrases whose value is a whole number.
        texts: Phrases whose value is a text.
        conditions: Phrases that are true or false.
    """

    says: str
    sequences: tuple[str, ...]
    items: tuple[str, ...]
    make: str
    edges: tuple[object, ...]
    integers: tuple[Phrase, ...]
    texts: tuple[Phrase, ...]
    conditions: tuple[Phrase, ...]


NUMBERS = Kind(
    says="numbers",
    sequences=("numbers", "values", "readings", "amounts", "levels", "points", "data"),
    items=("number", "value", "x", "amount", "n", "v"),
    make="rng.randrange(-500, 1000)",
    edges=([], [4], [12, 12, -3], [-5, 0, 7, 100, 33]),
    integers=(
        Phrase("three times the number", "{x} * 3"),
        Phrase("the square plus one", "{x} * {x} + 1"),
        Phrase("the remainder by 7", "{x} % 7"),
        Phrase("the absolute value", "abs({x})"),
        Phrase("the half, rounded down", "{x} // 2"),
        Phrase("the distance from 100", "abs({x} - 100)"),
        Phrase("the cube", "{x} ** 3"),
        Phrase("the number less 10", "{x} - 10"),
    ),
    texts=(
        Phrase("the decimal digits", "str({x})"),
        Phrase("the hexadecimal digits", "hex({x})"),
        Phrase("the number in brackets", '"[" + str({x}) + "]"'),
        Phrase("the number with a sign", 'format({x}, "+d")'),
        Phrase("the number with an x before it", '"x" + str({x})'),
    ),
    conditions=(
        Phrase("greater than 10", "{x} > 10"),
        Phrase("even", "{x} % 2 == 0"),
        Phrase("divisible by 3", "{x} % 3 == 0"),
        Phrase("negative", "{x} < 0"),
        Phrase("between 0 and 100", "0 <= {x} <= 100"),
        Phrase("not zero", "{x} != 0"),
    ),
)

WORDS = Kind(
    says="words",
    sequences=("words", "names", "tokens", "labels", "titles", "tags", "items"),
    items=("word", "name", "token", "w", "item"),
    make='"".join(rng.choice("abcdefgnorst") for _ in range(rng.randint(2, 8)))',
    edges=([], ["tea"], ["abba", "ton", "abba"], ["of", "generations", "the", "Start"]),
    integers=(
        Phrase("the length", "len({x})"),
        Phrase("twice the length", "len({x}) * 2"),
        Phrase("the number of times it holds an a", '{x}.count("a")'),
        Phrase("the code of the first letter", "ord({x}[0])"),
        Phrase("the place of the letter o", '{x}.find("o")'),
    ),
    texts=(
        Phrase("the word in upper case", "{x}.upper()"),
        Phrase("the word backwards", "{x}[::-1]"),
        Phrase("the first letter", "{x}[0]"),
        Phrase("the last two letters", "{x}[-2:]"),
        Phrase("the word with a capital", "{x}.title()"),
        Phrase("the word in quotes", '"\'" + {x} + "\'"'),
        Phrase("the word without a at its ends", '{x}.strip("a")'),
        Phrase("the word with e written as 3", '{x}.replace("e", "3")'),
    ),
    conditions=(
        Phrase("longer than 4 letters", "len({x}) > 4"),
        Phrase("begin with a", '{x}.startswith("a")'),
        Phrase("hold an e", '"e" in {x}'),
        Phrase("are not the word the", '{x} != "the"'),
        Phrase("end with t", '{x}.endswith("t")'),
        Phrase("begin with a vowel", '{x}[0] in "aeiou"'),
    ),
)

ORDERS = Kind(
    says="orders (dicts with name, price and count)",
    sequences=("orders", "records", "rows", "entries", "sales", "products"),
    items=("order", "record", "row", "entry", "sale", "product"),
    make='{"name": rng.choice("abcdefgh") * rng.randint(1, 4), '
    '"price": rng.randrange(1, 200), "count": rng.randrange(0, 9)}',
    edges=(
        [],
        [{"name": "a", "price": 5, "count": 2}],
        [{"name": "bb", "price": 50, "count": 0}, {"name": "bb", "price": 70, "count": 4}],
    ),
    integers=(
        Phrase("the price", '{x}["price"]'),
        Phrase("price times count", '{x}["price"] * {x}["count"]'),
        Phrase("the count plus one", '{x}["count"] + 1'),
        Phrase("the length of the name", 'len({x}["name"])'),
    ),
    texts=(
        Phrase("the name", '{x}["name"]'),
        Phrase("the name in upper case", '{x}["name"].upper()'),
        Phrase("name and price", '{x}["name"] + ":" + str({x}["price"])'),
    ),
    conditions=(
        Phrase("have a count above 3", '{x}["count"] > 3'),
        Phrase("cost less than 50", '{x}["price"] < 50'),
        Phrase("have a name longer than one letter", 'len({x}["name"]) > 1'),
        Phrase("have an odd price", '{x}["price"] % 2 == 1'),
    ),
)

PAIRS = Kind(
    says="pairs of numbers",
    sequences=("pairs", "edges", "moves", "spans", "points", "rows"),
    items=("pair", "edge", "move", "span", "point", "p"),
    make="[rng.randrange(-50, 50), rng.randrange(0, 50)]",
    edges=([], [[3, 4]], [[0, 0], [-2, 5], [-2, 5]]),
    integers=(
        Phrase("the sum of both", "{x}[0] + {x}[1]"),
        Phrase("the product of both", "{x}[0] * {x}[1]"),
        Phrase("the distance between them", "abs({x}[0] - {x}[1])"),
        Phrase("the greater one", "max({x})"),
    ),
    texts=(
        Phrase("both with a colon between", 'str({x}[0]) + ":" + str({x}[1])'),
        Phrase("the first in brackets", '"(" + str({x}[0]) + ")"'),
    ),
    conditions=(
        Phrase("rise", "{x}[0] < {x}[1]"),
        Phrase("have an even first number", "{x}[0] % 2 == 0"),
        Phrase("begin below zero", "{x}[0] < 0"),
    ),
)

KINDS = (NUMBERS, WORDS, ORDERS, PAIRS)

COUNTED = (
    Phrase("5i + 2", "{x} * 5 + 2"),
    Phrase("i modulo 11", "{x} % 11"),
    Phrase("i cubed", "{x} ** 3"),
    Phrase("i times (i - 1)", "{x} * ({x} - 1)"),
    Phrase("half of i", "{x} // 2"),
    Phrase("100 - i", "100 - {x}"),
    Phrase("i squared plus i", "{x} * {x} + {x}"),
)
"""Figures of a counter i; neither i itself nor its square (programs of a suite build those)."""


def loop(rng: random.Random, sequence: str, item: str, body: list[str]) -> list[str]:
    """Return a loop over a sequence in one of four forms; `{x}` in the body is the item."""
    form = rng.randrange(4)

    def filled(name: str) -> list[str]:
        return ["    " + line.replace("{x}", name) for line in body]

    if form == 0:
        return [f"for {item} in {sequence}:", *filled(item)]
    if form == 1:
        return [f"for i in range(len({sequence})):", *filled(f"{sequence}[i]")]
    if form == 2:
        return [f"for i in range(len({sequence})):", f"    {item} = {sequence}[i]", *filled(item)]
    return [
        "i = 0",
        f"while i < len({sequence}):",
        f"    {item} = {sequence}[i]",
        *filled(item),
        "    i = i + 1",
    ]


def function(name: str, parameters: str, body: list[str], imports: str = "") -> str:
    """Return the source of a function."""
    head = f"{imports}\n\n\n" if imports else ""
    return head + f"def {name}({parameters}):\n" + "\n".join("    " + line for line in body) + "\n"


def inputs(kind: Kind, sizes: tuple[int, ...], rest: str = "", rest_edges: str = "") -> str:
    """Return the inputs cell of a function whose first argument is a sequence of this kind.

    `rest` and `rest_edges` are Python expressions of further arguments, each led by a comma.
    """
    edges = ", ".join(f"[{edge!r}{rest_edges}]" for edge in kind.edges)
    return "\n".join(
        [
            f"SIZES = {sizes}",
            f"EDGE_CASES = [{edges}]",
            "",
            "",
            "def make_input(rng, size):",
            f"    return [[{kind.make} for _ in range(size)]{rest}]",
        ]
    )
