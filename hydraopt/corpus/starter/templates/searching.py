"""Templates on looking things up, sorting, passing over data more than once, and counting."""

from __future__ import annotations

import random
from dataclasses import dataclass

from hydraopt.corpus.starter.templates.building import LINEAR, SQUARE, Draft
from hydraopt.corpus.starter.templates.vocabulary import (
    KINDS,
    NUMBERS,
    ORDERS,
    WORDS,
    Kind,
    Phrase,
    function,
    inputs,
    loop,
)


def keyed_lookup(rng: random.Random) -> Draft:
    """Compare a key of every item with every entry of a second list: set or dict of the keys."""
    kind = rng.choice((ORDERS, WORDS, NUMBERS))
    sequence = rng.choice(kind.sequences)
    item = rng.choice(kind.items)
    other = rng.choice(("wanted", "known", "allowed", "blocked", "listed"))
    if kind is ORDERS:
        key = Phrase("the name", '{x}["name"]')
        rest = ', [rng.choice("abcdefgh") * rng.randint(1, 4) for _ in range(size)]'
        rest_edges = ", ['bb', 'c']"
    elif kind is WORDS:
        key = rng.choice((kind.texts[0], kind.texts[1], kind.texts[2], kind.texts[7]))
        rest = f", [{kind.make} for _ in range(size)]"
        rest_edges = ", ['TEA', 'abba', 't', 'not']"
    else:
        key = rng.choice(kind.integers)
        rest = ", [rng.randrange(-500, 3000) for _ in range(size)]"
        rest_edges = ", [12, 2, 3, 100]"
    keep = rng.random() < 0.5
    name = rng.choice(("select", "keep_known", "check_against", "sift", "screen"))
    out, inner = (
        rng.choice(("kept", "result", "found", "out")),
        rng.choice(("y", "e", "k", "candidate")),
    )
    flag = rng.choice(("hit", "match", "present", "exists"))
    start, test = ("False", flag) if keep else ("True", flag)
    inner_lines = [
        f"{flag} = {start}",
        f"for {inner} in {other}:",
        f"    if {key.of(item)} == {inner}:",
        f"        {flag} = {'True' if keep else 'False'}",
        "        break",
        f"if {test}:",
        f"    {out}.append({item})",
    ]
    membership = [
        f"if {key.of(item)} {'in' if keep else 'not in'} {other}:",
        f"    {out}.append({item})",
    ]
    body = ["    " + line for line in rng.choice((inner_lines, inner_lines, membership))]
    word = "in" if keep else "not in"
    return Draft(
        f"Return the {kind.says} for which {key.says} is {word} the second list, in their order.",
        inputs(kind, SQUARE, rest, rest_edges),
        [
            (
                "nested_loop",
                function(
                    name,
                    f"{sequence}, {other}",
                    [f"{out} = []", f"for {item} in {sequence}:", *body, f"return {out}"],
                ),
            ),
            (
                "set",
                function(
                    name,
                    f"{sequence}, {other}",
                    [
                        f"lookup = set({other})",
                        f"return [{item} for {item} in {sequence} if {key.of(item)} {word} lookup]",
                    ],
                ),
            ),
            (
                "list_scan",
                function(
                    name,
                    f"{sequence}, {other}",
                    [f"return [{item} for {item} in {sequence} if {key.of(item)} {word} {other}]"],
                ),
            ),
            (
                "sorted_search",
                function(
                    name,
                    f"{sequence}, {other}",
                    [
                        f"ordered = sorted({other})",
                        f"{out} = []",
                        f"for {item} in {sequence}:",
                        f"    place = bisect_left(ordered, {key.of(item)})",
                        f"    held = place < len(ordered) and ordered[place] == {key.of(item)}",
                        f"    if {'held' if keep else 'not held'}:",
                        f"        {out}.append({item})",
                        f"return {out}",
                    ],
                    "from bisect import bisect_left",
                ),
            ),
        ],
    )


def keyed_distinct(rng: random.Random) -> Draft:
    """Keep the first item of each key, remembering the keys in a list: a set, or a dict."""
    kind = rng.choice((ORDERS, WORDS, NUMBERS))
    sequence, item = rng.choice(kind.sequences), rng.choice(kind.items)
    key = rng.choice(kind.integers + kind.texts[:3])
    name = rng.choice(("distinct_by", "first_of_each", "thin_out", "unique_keys"))
    seen, out = rng.choice(("seen", "used", "keys", "done")), rng.choice(("kept", "result", "out"))
    body = [
        f"key = {key.code}",
        f"if key not in {seen}:",
        f"    {seen}.append(key)",
        f"    {out}.append({{x}})",
    ]
    return Draft(
        f"Return the first of the {kind.says} for every value of: {key.says}; in their order.",
        inputs(kind, SQUARE).replace("500)", "2500)"),
        [
            (
                "list",
                function(
                    name,
                    sequence,
                    [
                        f"{seen} = []",
                        f"{out} = []",
                        *loop(rng, sequence, item, body),
                        f"return {out}",
                    ],
                ),
            ),
            (
                "set",
                function(
                    name,
                    sequence,
                    [
                        f"{seen} = set()",
                        f"{out} = []",
                        f"for {item} in {sequence}:",
                        f"    key = {key.of(item)}",
                        f"    if key not in {seen}:",
                        f"        {seen}.add(key)",
                        f"        {out}.append({item})",
                        f"return {out}",
                    ],
                ),
            ),
            (
                "dict",
                function(
                    name,
                    sequence,
                    [
                        f"{seen} = {{}}",
                        f"for {item} in {sequence}:",
                        f"    {seen}.setdefault({key.of(item)}, {item})",
                        f"return list({seen}.values())",
                    ],
                ),
            ),
        ],
    )


@dataclass(frozen=True)
class Figure:
    """A figure of a text file that is found line by line.

    Attributes:
        says: English.
        step: What a line contributes.
        condition: Which lines count; empty: all.
        greatest: Whether the greatest contribution is asked for, instead of the sum.
    """

    says: str
    step: str
    condition: str = ""
    greatest: bool = False

    def loop_lines(self, name: str) -> list[str]:
        """Return the statements that take one line into the figure `name`."""
        if self.greatest:
            return [f"if {self.step} > {name}:", f"    {name} = {self.step}"]
        grow = f"{name} = {name} + {self.step}"
        return [f"if {self.condition}:", "    " + grow] if self.condition else [grow]

    def expression(self, lines: str) -> str:
        """Return the figure of all lines."""
        where = f" if {self.condition}" if self.condition else ""
        if self.greatest:
            return f"max(({self.step} for line in {lines}{where}), default=0)"
        return f"sum({self.step} for line in {lines}{where})"


_FIGURES = (
    Figure("the number of empty lines", "1", 'line == "\\n"'),
    Figure("the number of letters a", 'line.count("a")'),
    Figure("the number of words", "len(line.split())"),
    Figure("the number of lines that begin with #", "1", 'line.startswith("#")'),
    Figure("the number of lines with a comma", "1", '"," in line'),
    Figure("the number of characters in lines longer than 20", "len(line)", "len(line) > 20"),
    Figure("the greatest number of words in a line", "len(line.split())", greatest=True),
    Figure("the greatest number of commas in a line", 'line.count(",")', greatest=True),
)

_FILE_INPUTS = """\
SIZES = (100, 1000, 6000)
EDGE_CASES = [
    {"args": ["notes.txt"], "files": {"notes.txt": ""}},
    {"args": ["notes.txt"], "files": {"notes.txt": "\\n\\n# a, b\\n"}},
    {"args": ["notes.txt"], "files": {"notes.txt": "banana and more, much more than twenty"}},
]


def make_input(rng, size):
    lines = []
    for _ in range(size):
        words = ["".join(rng.choice("abc,#xyz") for _ in range(rng.randint(1, 6)))
                 for _ in range(rng.randrange(0, 8))]
        lines.append(" ".join(words))
    return {"args": ["notes.txt"], "files": {"notes.txt": "\\n".join(lines) + "\\n"}}"""


def file_passes(rng: random.Random) -> Draft:
    """Open and read a file once per figure: read it once, or stream it once."""
    chosen = rng.sample(_FIGURES, 2)
    path = rng.choice(("path", "filename", "name"))
    handle = rng.choice(("file", "f", "source", "handle"))
    name = rng.choice(("file_figures", "scan_file", "summarize_file", "inspect"))
    figures = rng.choice((("first", "second"), ("a", "b"), ("left", "right"), ("one", "two")))

    def add(position: int) -> list[str]:
        return chosen[position].loop_lines(figures[position])

    form = rng.randrange(3)
    original: list[str] = []
    for position in (0, 1):
        zero = f"{figures[position]} = 0"
        opened = f"with open({path}) as {handle}:"
        if form == 0:
            original += [
                opened,
                f"    lines = {handle}.readlines()",
                zero,
                "for line in lines:",
                *["    " + line for line in add(position)],
            ]
        elif form == 1:
            original += [
                zero,
                opened,
                f"    for line in {handle}:",
                *["        " + line for line in add(position)],
            ]
        else:
            original += [
                zero,
                f"{handle} = open({path})",
                f"for line in {handle}.readlines():",
                *["    " + line for line in add(position)],
                f"{handle}.close()",
            ]
    answer = f"return [{figures[0]}, {figures[1]}]"
    return Draft(
        f"Return [{chosen[0].says}, {chosen[1].says}] of a text file.",
        _FILE_INPUTS,
        [
            ("two_passes", function(name, path, [*original, answer])),
            (
                "read_once",
                function(
                    name,
                    path,
                    [
                        f"with open({path}) as {handle}:",
                        f"    lines = {handle}.readlines()",
                        f"return [{chosen[0].expression('lines')},",
                        f"        {chosen[1].expression('lines')}]",
                    ],
                ),
            ),
            (
                "stream_once",
                function(
                    name,
                    path,
                    [
                        f"{figures[0]} = {figures[1]} = 0",
                        f"with open({path}) as {handle}:",
                        f"    for line in {handle}:",
                        *["        " + line for line in add(0) + add(1)],
                        answer,
                    ],
                ),
            ),
        ],
    )


_SORT_KEYS: dict[str, tuple[tuple[str, str], ...]] = {
    "numbers": (
        ("abs(x)", "absolute value"),
        ("x % 10", "last digit"),
        ("x % 7", "remainder by 7"),
    ),
    "words": (("len(x)", "length"), ("x[-1]", "last letter"), ("x[::-1]", "reversed spelling")),
}


def needless_sorts(rng: random.Random) -> Draft:
    """Sort what is sorted anyway, or more than is needed, on the way to a keyed order."""
    kind: Kind = rng.choice((NUMBERS, WORDS))
    sequence, item = rng.choice(kind.sequences), rng.choice(kind.items)
    code, says = rng.choice(_SORT_KEYS[kind.says])
    name = rng.choice(("arrange", "in_order", "rank_items", "ordered_by", "line_up"))
    out = rng.choice(("ordered", "result", "arranged", "copy"))
    many = rng.choice((None, 3, 5, 10))
    key = f"key=lambda x: ({code}, x)"
    twice = [f"{out} = sorted({sequence}, {key})", f"{out} = sorted({out}, {key})"]
    copied = [
        f"{out} = []",
        f"for {item} in sorted({sequence}):",
        f"    {out}.append({item})",
        f"{out} = sorted({out}, {key})",
        f"{out}.sort({key})",
    ]
    cut = (
        [f"return {out}"]
        if many is None
        else [
            "first = []",
            f"for i in range(min({many}, len({out}))):",
            f"    first.append({out}[i])",
            "return first",
        ]
    )
    end = "" if many is None else f"[:{many}]"
    programs = [
        ("sorted_twice", function(name, sequence, [*rng.choice((twice, copied)), *cut])),
        ("sorted_once", function(name, sequence, [f"return sorted({sequence}, {key}){end}"])),
        (
            "in_place",
            function(
                name,
                sequence,
                [f"{out} = list({sequence})", f"{out}.sort({key})", f"return {out}{end}"],
            ),
        ),
    ]
    if many is not None:
        programs.append(
            (
                "heap",
                function(
                    name,
                    sequence,
                    [f"return nsmallest({many}, {sequence}, {key})"],
                    "from heapq import nsmallest",
                ),
            )
        )
    count = "" if many is None else f"the first {many} of "
    return Draft(
        f"Return {count}the {kind.says} ordered by {says}, equal ones by themselves.",
        inputs(kind, (100, 1000, 6000)),
        programs,
    )


def flagged(rng: random.Random) -> Draft:
    """Ask whether any or all items fulfil a condition, or how many: any, all, sum."""
    kind = rng.choice(KINDS)
    sequence, item = rng.choice(kind.sequences), rng.choice(kind.items)
    condition, rare = rng.choice(kind.conditions), rng.choice(("count", "count", "share", "any"))
    name = rng.choice(("check", "how_many", "inspect_all", "survey", "examine"))
    result = rng.choice(("count", "hits", "answer", "number"))
    where = f"{item} in {sequence} if {condition.of(item)}"
    if rare == "any":
        chosen = [
            f"{result} = []",
            *loop(rng, sequence, item, [f"if {condition.code}:", f"    {result}.append({{x}})"]),
        ]
        original = [*chosen, f"return len({result}) > 0"]
        fast = [f"return any({condition.of(item)} for {item} in {sequence})"]
        lean = [
            f"for {item} in {sequence}:",
            f"    if {condition.of(item)}:",
            "        return True",
            "return False",
        ]
        says = f"Tell whether any of the {kind.says} is or does: {condition.says}."
    elif rare == "count":
        chosen = [
            f"{result} = 0",
            *loop(rng, sequence, item, [f"if {condition.code}:", f"    {result} = {result} + 1"]),
        ]
        original = [*chosen, f"return {result}"]
        fast = [f"return len([1 for {where}])"]
        lean = [f"return sum(1 for {where})"]
        says = f"Count the {kind.says} that are or {condition.says}."
    else:
        original = [
            f"{result} = []",
            *loop(rng, sequence, item, [f"if {condition.code}:", f"    {result}.append({{x}})"]),
            f"return [len({result}), len({sequence}) - len({result})]",
        ]
        fast = [
            f"{result} = len([1 for {where}])",
            f"return [{result}, len({sequence}) - {result}]",
        ]
        lean = [
            f"{result} = sum(1 for {where})",
            f"return [{result}, len({sequence}) - {result}]",
        ]
        says = f"Return how many of the {kind.says} are or {condition.says}, and how many not."
    return Draft(
        says,
        inputs(kind, LINEAR),
        [
            ("loop", function(name, sequence, original)),
            ("built_in", function(name, sequence, fast)),
            ("stream", function(name, sequence, lean)),
        ],
    )


def repeated_aggregate(rng: random.Random) -> Draft:
    """Compute the same aggregate again for every item: once before the loop."""
    kind = NUMBERS
    sequence, item = rng.choice(kind.sequences), rng.choice(kind.items)
    aggregate = rng.choice(("max", "min", "sum", "len"))
    call = f"{aggregate}({sequence})"
    form = rng.choice(("{x} - {a}", "{a} - {x}", "{x} + {a}", "{x} * 2 - {a}", "{a} + {x} // 2"))
    condition = rng.choice(("{x} * 2 > {a}", "{x} + 5 < {a}", "{x} % 3 == {a} % 3", None))
    name = rng.choice(("shift_all", "relative", "compare_all", "against_whole", "offsets"))
    out = rng.choice(("result", "out", "shifted", "answers"))
    grow = f"{out}.append({form})"
    lines = [f"if {condition}:", f"    {grow}"] if condition else [grow]
    body = [line.replace("{a}", call) for line in lines]
    held = rng.choice(("whole", "base", "level", "top"))
    where = f" if {condition}" if condition else ""

    def filled(text: str, value: str) -> str:
        return text.replace("{a}", value).replace("{x}", item)

    return Draft(
        f"With a = {aggregate} of the list, return "
        f"{filled(form, 'a')} for each number{filled(where, 'a')}.",
        inputs(kind, (20, 100, 700)),
        [
            (
                "again_and_again",
                function(
                    name,
                    sequence,
                    [f"{out} = []", *loop(rng, sequence, item, body), f"return {out}"],
                ),
            ),
            (
                "once",
                function(
                    name,
                    sequence,
                    [
                        f"if not {sequence}:",
                        "    return []",
                        f"{held} = {call}",
                        f"return [{filled(form, held)} for {item} in {sequence}"
                        f"{filled(where, held)}]",
                    ],
                ),
            ),
            (
                "once_loop",
                function(
                    name,
                    sequence,
                    [
                        f"if not {sequence}:",
                        "    return []",
                        f"{held} = {call}",
                        f"{out} = []",
                        f"for {item} in {sequence}:",
                        *["    " + filled(line, held) for line in lines],
                        f"return {out}",
                    ],
                ),
            ),
        ],
    )
