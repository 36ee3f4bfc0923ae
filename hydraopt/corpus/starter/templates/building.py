"""Problems made from templates: common inefficiencies over many kinds of items and loop forms.

Each template draws its words from the vocabulary and returns a problem in the cell form of
`hydraopt.corpus.authoring`. The seed is the problem's name, so the corpus is the same everywhere.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from hydraopt.corpus.starter.templates.vocabulary import (
    COUNTED,
    KINDS,
    NUMBERS,
    ORDERS,
    PAIRS,
    WORDS,
    function,
    inputs,
    loop,
)

LINEAR = (200, 2000, 20000)
SQUARE = (20, 100, 500)


@dataclass(frozen=True)
class Draft:
    """A problem before it is written down.

    Attributes:
        statement: What the function must do.
        inputs: The inputs cell.
        programs: (name, source), the original first.
    """

    statement: str
    inputs: str
    programs: list[tuple[str, str]]

    def text(self) -> str:
        """Return the problem in cell form."""
        cells = ["# %% statement", f"# {self.statement}", "# %% inputs", self.inputs]
        for name, source in self.programs:
            cells += [f"# %% program: {name}", source.rstrip("\n")]
        return "\n".join(cells) + "\n"


def loop_total(rng: random.Random) -> Draft:
    """Sum a figure of the chosen items: accumulator loop, list in sum(), generator in sum()."""
    kind = rng.choice(KINDS)
    sequence, item = rng.choice(kind.sequences), rng.choice(kind.items)
    figure, condition = rng.choice(kind.integers), rng.choice(kind.conditions)
    name = rng.choice(("total_of", "add_up", "sum_selected", "weigh", "score_total"))
    total = rng.choice(("total", "result", "acc", "s"))
    body = [f"if {condition.code}:", f"    {total} = {total} + {figure.code}"]
    expression = f"{figure.of(item)} for {item} in {sequence} if {condition.of(item)}"
    two_steps = [
        "chosen = []",
        *loop(rng, sequence, item, [f"if {condition.code}:", f"    chosen.append({figure.code})"]),
        f"{total} = 0",
        "for part in chosen:",
        f"    {total} = {total} + part",
        f"return {total}",
    ]
    plain = [f"{total} = 0", *loop(rng, sequence, item, body), f"return {total}"]
    return Draft(
        f"Return the sum of {figure.says} over the {kind.says} that are or {condition.says}.",
        inputs(kind, LINEAR),
        [
            ("loop", function(name, sequence, rng.choice((two_steps, plain)))),
            ("sum_list", function(name, sequence, [f"return sum([{expression}])"])),
            ("sum_generator", function(name, sequence, [f"return sum({expression})"])),
        ],
    )


def mapped_list(rng: random.Random) -> Draft:
    """Build a list of figures by append: comprehension, generator through list()."""
    kind = rng.choice(KINDS)
    sequence, item = rng.choice(kind.sequences), rng.choice(kind.items)
    figure = rng.choice(kind.integers + kind.texts)
    condition = rng.choice(kind.conditions) if rng.random() < 0.5 else None
    name = rng.choice(("convert", "collect", "make_list", "pick", "transform"))
    out = rng.choice(("result", "out", "found", "collected", "new"))
    grow = rng.choice((f"{out}.append({figure.code})", f"{out} += [{figure.code}]"))
    body = [f"if {condition.code}:", f"    {grow}"] if condition else [grow]
    where = f" if {condition.of(item)}" if condition else ""
    generator = [
        f"def figures({sequence}):",
        f"    for {item} in {sequence}:",
        *(
            [f"        if {condition.of(item)}:", f"            yield {figure.of(item)}"]
            if condition
            else [f"        yield {figure.of(item)}"]
        ),
    ]
    return Draft(
        f"Return the list of {figure.says} of the {kind.says}"
        + (f" that are or {condition.says}." if condition else "."),
        inputs(kind, LINEAR),
        [
            (
                "loop",
                function(
                    name,
                    sequence,
                    [f"{out} = []", *loop(rng, sequence, item, body), f"return {out}"],
                ),
            ),
            (
                "comprehension",
                function(
                    name, sequence, [f"return [{figure.of(item)} for {item} in {sequence}{where}]"]
                ),
            ),
            (
                "generator",
                "\n".join(generator)
                + "\n\n\n"
                + function(name, sequence, [f"return list(figures({sequence}))"]),
            ),
        ],
    )


def counted_list(rng: random.Random) -> Draft:
    """Build a list over a counter, in one pass or with a needless list between."""
    figure = rng.choice(COUNTED)
    condition = rng.choice(NUMBERS.conditions[:3]) if rng.random() < 0.4 else None
    name = rng.choice(("build_table", "make_values", "series", "generate", "fill"))
    limit = rng.choice(("n", "count", "limit", "size"))
    out = rng.choice(("values", "result", "table", "out"))
    add = f"{out}.append({figure.of('k')})"
    inner = [f"if {condition.of('k')}:", f"    {add}"] if condition else [add]
    body = ["    " + line for line in inner]
    direct = [f"{out} = []", f"for k in range({limit}):", *body, f"return {out}"]
    between = [
        "steps = []",
        f"for j in range({limit}):",
        "    steps.append(j)",
        f"{out} = []",
        "for k in steps:",
        *body,
        f"return {out}",
    ]
    counting = [f"{out} = []", "k = 0", f"while k < {limit}:", *body, "    k += 1", f"return {out}"]
    where = f" if {condition.of('k')}" if condition else ""
    return Draft(
        f"Return {figure.says} for every i from 0 to n - 1"
        + (f" that is {condition.says}." if condition else "."),
        "\n".join(
            [
                "SIZES = (500, 5000, 30000)",
                "EDGE_CASES = [[0], [1], [2], [17]]",
                "",
                "",
                "def make_input(rng, size):",
                "    return [size + rng.randrange(10)]",
            ]
        ),
        [
            ("loop", function(name, limit, rng.choice((direct, between, between, counting)))),
            (
                "comprehension",
                function(
                    name, limit, [f"return [{figure.of('k')} for k in range({limit}){where}]"]
                ),
            ),
            (
                "generator",
                function(
                    name,
                    limit,
                    [
                        f"parts = ({figure.of('k')} for k in range({limit}){where})",
                        "return [*parts]",
                    ],
                ),
            ),
        ],
    )


def joined_text(rng: random.Random) -> Draft:
    """Build a text piece by piece: join over a generator, join over a list, one buffer."""
    kind = rng.choice((WORDS, ORDERS, PAIRS, NUMBERS))
    sequence, item = rng.choice(kind.sequences), rng.choice(kind.items)
    piece = rng.choice(kind.texts)
    mark = rng.choice(('"; "', '"|"', '" / "', '"\\n"', '"-"', '"."', '" "'))
    name = rng.choice(("render", "describe", "to_text", "format_all", "write_out"))
    text = rng.choice(("text", "out", "line", "s", "output"))
    loop_body = rng.choice(
        (
            [f"{text} = {text} + {piece.code} + {mark}"],
            [f"{text} += {piece.code}", f"{text} += {mark}"],
        )
    )
    plain = [f'{text} = ""', *loop(rng, sequence, item, loop_body), f"return {text}"]
    parts = f"{piece.of(item)} + {mark}"
    return Draft(
        f"Return one text: {piece.says} of each of the {kind.says}, followed by the mark {mark}.",
        inputs(kind, LINEAR),
        [
            ("loop", function(name, sequence, plain)),
            (
                "join_generator",
                function(name, sequence, [f'return "".join({parts} for {item} in {sequence})']),
            ),
            (
                "join_list",
                function(name, sequence, [f'return "".join([{parts} for {item} in {sequence}])']),
            ),
            (
                "buffer",
                function(
                    name,
                    sequence,
                    [
                        "buffer = StringIO()",
                        f"for {item} in {sequence}:",
                        f"    buffer.write({parts})",
                        "return buffer.getvalue()",
                    ],
                    "from io import StringIO",
                ),
            ),
        ],
    )


def counted_text(rng: random.Random) -> Draft:
    """Build a text from the figures of a counter (never from the plain counter)."""
    figure = rng.choice(COUNTED)
    mark = rng.choice(('";"', '" "', '"-"', '"/"'))
    name = rng.choice(("number_line", "code_text", "make_code", "spell"))
    limit, text = rng.choice(("n", "count", "limit")), rng.choice(("text", "code", "line", "s"))
    piece = f"str({figure.of('k')}) + {mark}"
    plain = [f'{text} = ""', f"for k in range({limit}):", f"    {text} = {text} + {piece}"]
    short = [f'{text} = ""', f"for k in range({limit}):", f"    {text} += {piece}"]
    return Draft(
        f"Return one text: {figure.says} for every i from 0 to n - 1, each followed by {mark}.",
        "\n".join(
            [
                "SIZES = (300, 3000, 20000)",
                "EDGE_CASES = [[0], [1], [2], [12]]",
                "",
                "",
                "def make_input(rng, size):",
                "    return [size + rng.randrange(10)]",
            ]
        ),
        [
            ("loop", function(name, limit, [*rng.choice((plain, short)), f"return {text}"])),
            (
                "join_generator",
                function(name, limit, [f'return "".join({piece} for k in range({limit}))']),
            ),
            (
                "join_list",
                function(name, limit, [f'return "".join([{piece} for k in range({limit})])']),
            ),
        ],
    )


def key_counts(rng: random.Random) -> Draft:
    """Count by a derived key with key-in-dict branches: Counter, get, defaultdict."""
    kind = rng.choice((WORDS, ORDERS))
    sequence, item = rng.choice(kind.sequences), rng.choice(kind.items)
    key = rng.choice([phrase for phrase in kind.texts if phrase.says != "name and price"])
    name = rng.choice(("tally", "histogram", "count_keys", "frequencies", "group_sizes"))
    counts = rng.choice(("counts", "tally_of", "seen", "table", "d"))
    branch = [
        f"key = {key.code}",
        f"if key in {counts}:",
        f"    {counts}[key] = {counts}[key] + 1",
        "else:",
        f"    {counts}[key] = 1",
    ]
    negated = [
        f"key = {key.code}",
        f"if key not in {counts}:",
        f"    {counts}[key] = 0",
        f"{counts}[key] += 1",
    ]
    body = rng.choice((branch, branch, negated))
    return Draft(
        f"Count the {kind.says} by {key.says}: a dict from it to how many there are.",
        inputs(kind, LINEAR),
        [
            (
                "branches",
                function(
                    name,
                    sequence,
                    [f"{counts} = {{}}", *loop(rng, sequence, item, body), f"return {counts}"],
                ),
            ),
            (
                "counter",
                function(
                    name,
                    sequence,
                    [f"return dict(Counter({key.of(item)} for {item} in {sequence}))"],
                    "from collections import Counter",
                ),
            ),
            (
                "counter_of_list",
                function(
                    name,
                    sequence,
                    [f"return dict(Counter([{key.of(item)} for {item} in {sequence}]))"],
                    "from collections import Counter",
                ),
            ),
            (
                "get",
                function(
                    name,
                    sequence,
                    [
                        f"{counts} = {{}}",
                        f"for {item} in {sequence}:",
                        f"    key = {key.of(item)}",
                        f"    {counts}[key] = {counts}.get(key, 0) + 1",
                        f"return {counts}",
                    ],
                ),
            ),
        ],
    )


@dataclass(frozen=True)
class Template:
    """A template and how many problems are made of it."""

    family: str
    make: Callable[[random.Random], Draft]
    count: int


def drafts(templates: tuple[Template, ...]) -> Iterator[tuple[str, str, Draft]]:
    """Yield (family, name, draft) of every problem, no original twice."""
    seen: set[str] = set()
    for template in templates:
        made, attempt = 0, 0
        while made < template.count:
            attempt += 1
            if attempt > 50 * template.count:
                raise ValueError(f"template {template.family} has no {template.count} problems")
            draft = template.make(random.Random(f"{template.family}:{attempt}"))
            if draft.programs[0][1] in seen:
                continue
            seen.add(draft.programs[0][1])
            made += 1
            yield template.family, f"{template.make.__name__}_{made:02d}", draft
