"""Templates on looking things up, counting, and computing the same thing again."""

from __future__ import annotations

import random

from hydraopt.corpus.starter.templates.building import LINEAR, SQUARE, Draft
from hydraopt.corpus.starter.templates.vocabulary import (
    KINDS,
    NUMBERS,
    ORDERS,
    WORDS,
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
