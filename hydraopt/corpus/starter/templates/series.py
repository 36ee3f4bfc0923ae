"""Templates on sums over a counter that have a closed form."""

from __future__ import annotations

import random

from hydraopt.corpus.starter.templates.building import Draft
from hydraopt.corpus.starter.templates.vocabulary import function


def _inputs(edges: str, arguments: str) -> str:
    return "\n".join(
        [
            "SIZES = (500, 5000, 30000)",
            f"EDGE_CASES = [{edges}]",
            "",
            "",
            "def make_input(rng, size):",
            f"    return [{arguments}]",
        ]
    )


def linear_series(rng: random.Random) -> Draft:
    """Sum a*i + b over a counter, b not zero: loop, sum of a generator, formula."""
    a, b = rng.choice((2, 3, 4, 5, 6, 8, 10)), rng.choice((1, 2, 3, 5, 7, -1, -2))
    below = rng.random() < 0.5
    limit = rng.choice(("n", "count", "limit", "steps", "last"))
    counter, total = rng.choice("ijkx"), rng.choice(("total", "result", "s", "acc"))
    name = rng.choice(("series_sum", "linear_total", "add_terms", "sum_terms", "accumulated"))
    term = f"{a} * {counter} {'+' if b > 0 else '-'} {abs(b)}"
    span = f"range({limit})" if below else f"range(1, {limit} + 1)"
    # sum of a*i over i < n is a*n*(n-1)/2, over 1..n it is a*n*(n+1)/2.
    half = a // 2 if a % 2 == 0 else a
    product = f"{limit} * ({limit} {'-' if below else '+'} 1)"
    head = product if half == 1 else f"{half} * {product}"
    formula = f"{head}{'' if a % 2 == 0 else ' // 2'} {'+' if b > 0 else '-'} "
    formula += limit if abs(b) == 1 else f"{abs(b)} * {limit}"
    loops = (
        [f"{total} = 0", f"for {counter} in {span}:", f"    {total} = {total} + {term}"],
        [f"{total} = 0", f"for {counter} in {span}:", f"    {total} += {term}"],
        [
            f"{total} = 0",
            f"{counter} = {0 if below else 1}",
            f"while {counter} {'<' if below else '<='} {limit}:",
            f"    {total} = {total} + {term}",
            f"    {counter} = {counter} + 1",
        ],
    )
    guard = f"if {limit} <= 0:"
    return Draft(
        f"Return the sum of {a} i {b:+d} over i from "
        + ("0 to n - 1" if below else "1 to n")
        + " (0 if n is not positive).",
        _inputs("[0], [1], [2], [7], [-3]", "size + rng.randrange(10)"),
        [
            ("loop", function(name, limit, [*rng.choice(loops), f"return {total}"])),
            (
                "sum_generator",
                function(name, limit, [f"return sum({term} for {counter} in {span})"]),
            ),
            ("formula", function(name, limit, [guard, "    return 0", f"return {formula}"])),
        ],
    )


def span_series(rng: random.Random) -> Draft:
    """Sum or count the multiples of a number in a range: loop with a test, range, formula."""
    step = rng.choice((2, 3, 4, 5, 6, 8, 9, 11, 12))
    counted = rng.random() < 0.4
    limit = rng.choice(("n", "limit", "top", "end"))
    counter, total = rng.choice(("i", "k", "number", "x")), rng.choice(("total", "result", "s"))
    name = rng.choice(("multiples", "steps_total", "sum_every", "divisible_total"))
    gain = "1" if counted else counter
    last = rng.choice((f"range({limit})", f"range(1, {limit})", f"range({limit} - 1, 0, -1)"))
    loop = [
        f"{total} = 0",
        f"for {counter} in {last}:",
        f"    if {counter} % {step} == 0:",
        f"        {total} = {total} + {gain}",
        f"return {total}",
    ]
    if counted and last == f"range({limit})":  # zero counts as a multiple there
        exact, quick = f"({limit} + {step - 1}) // {step}", f"len(range(0, {limit}, {step}))"
    elif counted:
        exact, quick = f"({limit} - 1) // {step}", f"len(range({step}, {limit}, {step}))"
    else:
        exact, quick = "", f"sum(range(0, {limit}, {step}))"
    formula = (
        [f"return max(0, {exact})"]
        if counted
        else [f"m = max(0, ({limit} - 1) // {step})", f"return {step} * m * (m + 1) // 2"]
    )
    return Draft(
        f"Return the {'count' if counted else 'sum'} of the multiples of {step} in {last} of n.",
        _inputs("[0], [1], [2], [13], [-4]", "size + rng.randrange(10)"),
        [
            ("loop", function(name, limit, loop)),
            ("range", function(name, limit, [f"return {quick}"])),
            ("formula", function(name, limit, formula)),
        ],
    )


def between_series(rng: random.Random) -> Draft:
    """Sum a progression between two ends given by the caller: loop, range, formula."""
    step = rng.choice((2, 3, 4, 5, 7))
    names = rng.choice((("a", "b"), ("low", "high"), ("first", "last"), ("start", "end")))
    counter, total = rng.choice(("i", "k", "value", "x")), rng.choice(("total", "result", "s"))
    name = rng.choice(("range_total", "sum_between", "progression", "ladder_sum"))
    scale = rng.choice((1, 2, 3, 5))
    term = counter if scale == 1 else f"{scale} * {counter}"
    head = "" if scale == 1 else f"{scale} * "
    low, high = names
    return Draft(
        f"Return the sum of {scale} times i over {low}, {low} + {step}, ... up to {high}.",
        _inputs("[0, 0], [3, 2], [-4, 9], [5, 6], [1, 30]", "rng.randrange(50), size"),
        [
            (
                "loop",
                function(
                    name,
                    f"{low}, {high}",
                    [
                        f"{total} = 0",
                        f"{counter} = {low}",
                        f"while {counter} <= {high}:",
                        f"    {total} += {term}",
                        f"    {counter} += {step}",
                        f"return {total}",
                    ],
                ),
            ),
            (
                "range",
                function(
                    name, f"{low}, {high}", [f"return {head}sum(range({low}, {high} + 1, {step}))"]
                ),
            ),
            (
                "formula",
                function(
                    name,
                    f"{low}, {high}",
                    [
                        f"if {high} < {low}:",
                        "    return 0",
                        f"terms = ({high} - {low}) // {step} + 1",
                        f"return {head}(terms * {low} + {step} * terms * (terms - 1) // 2)",
                    ],
                ),
            ),
        ],
    )
