"""Templates on passing over data more often than needed: files read twice, lists sorted twice."""

from __future__ import annotations

import random
from dataclasses import dataclass

from hydraopt.corpus.starter.templates.building import Draft
from hydraopt.corpus.starter.templates.vocabulary import NUMBERS, WORDS, Kind, function, inputs


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
