"""When two answers are the same: the rule by which programs count as equivalent.

An answer is a JSON value. `True` is not `1` and `1` is not `1.0` (a program that changes the type
changes what its caller prints), tuples count as lists, NaN equals NaN, and floats are compared to 9
significant digits, because a different order of summation is no different answer. What a program
printed is text, and is compared as text (`same_output`).
"""

from __future__ import annotations

import hashlib
import json
import math
import re
from typing import Any

from hydraopt.common.files import canonical_json

_FRACTION = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?", re.ASCII)
_DIGITS = 9
"""Significant digits of a float that count."""


def canonical(answer: Any) -> Any:
    """Return the answer in the form in which equal answers are equal JSON.

    Raises:
        TypeError: The answer is not made of JSON values (a set, bytes, an object ...).
    """
    if answer is None or isinstance(answer, bool | str):
        return answer
    if isinstance(answer, float):
        return float(f"{answer:.{_DIGITS}g}") + 0.0  # -0.0 + 0.0 is 0.0
    if isinstance(answer, int):
        return answer
    if isinstance(answer, list | tuple):
        return [canonical(entry) for entry in answer]
    if isinstance(answer, dict):
        return {_key(key): canonical(value) for key, value in answer.items()}
    raise TypeError(f"an answer of type {type(answer).__name__} is not a JSON value")


def answer_sha256(answer: Any) -> str:
    """Return the SHA-256 of the answer's canonical JSON, as 64 hexadecimal digits.

    Raises:
        TypeError: The answer is not made of JSON values.
    """
    text = canonical_json(canonical(answer))
    # A lone surrogate is a legal character of a Python string, but not of UTF-8.
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def same_answer(first: Any, second: Any) -> bool:
    """Return whether two answers are the same.

    Beside equal canonical forms, floats within 1e-9 of each other (relative) count as the same, so
    that no answer fails because it lies at the edge of a rounding step.

    Raises:
        TypeError: An answer is not made of JSON values.
    """
    return _same(canonical(first), canonical(second), first, second)


def same_output(found: str, expected: str) -> bool:
    """Return whether two printed answers are the same, as judges of programming contests take it.

    Blanks at the ends of lines and empty lines at the end do not count. Lines are compared token by
    token; two tokens that both are decimal fractions (a point or an exponent in at least one, both
    finite) are the same within 1e-6, absolute or relative.
    """
    lines = [[line.split() for line in text.rstrip().split("\n")] for text in (found, expected)]
    return len(lines[0]) == len(lines[1]) and all(
        len(one) == len(other) and all(map(_same_token, one, other))
        for one, other in zip(*lines, strict=True)
    )


def _same_token(found: str, expected: str) -> bool:
    if found == expected:
        return True
    fraction = _FRACTION.fullmatch(found), _FRACTION.fullmatch(expected)
    if not all(fraction) or not set(".eE") & set(found + expected):
        return False
    return math.isclose(float(found), float(expected), rel_tol=1e-6, abs_tol=1e-6)


def _same(first: Any, second: Any, exact_first: Any, exact_second: Any) -> bool:
    if type(first) is not type(second):
        return False
    if isinstance(first, float):
        if math.isnan(first) or math.isnan(second):
            return math.isnan(first) and math.isnan(second)
        return first == second or math.isclose(exact_first, exact_second, rel_tol=1e-9)
    if isinstance(first, list):
        return len(first) == len(second) and all(
            map(_same, first, second, exact_first, exact_second)
        )
    if isinstance(first, dict):
        exact_first = {_key(key): value for key, value in exact_first.items()}
        exact_second = {_key(key): value for key, value in exact_second.items()}
        return first.keys() == second.keys() and all(
            _same(first[key], second[key], exact_first[key], exact_second[key]) for key in first
        )
    return bool(first == second)


def _key(key: Any) -> str:
    """Return a dictionary key as JSON writes it (`1` becomes `"1"`, `True` becomes `"true"`)."""
    if isinstance(key, str):
        return key
    if key is None or isinstance(key, bool | int | float):
        return json.dumps(key)
    raise TypeError(f"a key of type {type(key).__name__} is not a JSON key")
