"""Other standard inputs of a program, made from a known one: only what can hardly break it.

Numbers that count something (lines, or the words of a line) stay; other numbers change within
their digits, letters within their case.
"""

from __future__ import annotations

import random
import re
import string
from collections.abc import Iterator
from dataclasses import replace

from hydraopt.optimizing.inputs.given import NOTHING, Given

_VERSIONS = 12
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_TOKEN = re.compile(r"\S+")


def changed_stdin(given: Given, seed: int) -> list[Given]:
    """Return versions of an input of a program, without the input itself."""
    rng = random.Random(f"{seed} {given.stdin}")
    found = {given.stdin}
    versions = []
    for _ in range(_VERSIONS):
        text = _changed(given.stdin, rng)
        if text not in found:
            found.add(text)
            versions.append(replace(given, stdin=text, expected=NOTHING, origin="generated"))
    return versions


def grown_stdin(text: str, factor: float) -> str:
    """Return a larger version of a standard input; the text itself where its form is not known.

    Known are: one number; a count, and as many lines behind it; a count, and a line of as many
    words; and lines that are all of one form.
    """
    lines = text.split("\n")
    end = "\n" if lines[-1] == "" else ""
    lines = lines[:-1] if end else lines
    words = [line.split() for line in lines]
    if len(lines) == 1 and len(words[0]) == 1 and _is_count(words[0][0]):
        return f"{round(int(words[0][0]) * factor)}{end}"
    if lines and len(words[0]) == 1 and _is_count(words[0][0]):
        count = int(words[0][0])
        more = max(1, round(count * factor))
        if count == len(lines) - 1:
            return "\n".join([str(more), *_cycled(lines[1:], more)]) + end
        if len(lines) > 1 and count == len(words[1]):
            rest = [" ".join(_cycled(words[1], more)), *lines[2:]]
            return "\n".join([str(more), *rest]) + end
        return text
    if len(lines) > 2 and len({tuple(map(_form, row)) for row in words}) == 1:
        return "\n".join(_cycled(lines, round(len(lines) * factor))) + end
    return text


def _is_count(word: str) -> bool:
    return word.isascii() and word.isdigit()


def _form(word: str) -> str:
    return "number" if _NUMBER.fullmatch(word) else "word"


def _cycled(parts: list[str], count: int) -> list[str]:
    """Return parts again and again, with other numbers and letters from the second time on."""
    rng = random.Random(len(parts) * 1_000_003 + count)
    return [
        parts[at % len(parts)]
        if at < len(parts)
        else _TOKEN.sub(lambda found: _other(found[0], rng), parts[at % len(parts)])
        for at in range(count)
    ]


def _changed(text: str, rng: random.Random) -> str:
    counts = set(_counts(text))
    return _TOKEN.sub(lambda found: found[0] if found[0] in counts else _other(found[0], rng), text)


def _counts(text: str) -> Iterator[str]:
    """Yield the numbers that may count something: lines, words of a line, letters of a word."""
    lines = text.split("\n")
    for number in (len(lines), len(lines) - 1, len(lines) - 2):
        yield str(number)
    for line in lines:
        words = line.split()
        yield str(len(words))
        yield from (str(len(word)) for word in words if not _NUMBER.fullmatch(word))
    yield from ((lines[0].split() or [""])[:2])


def _other(word: str, rng: random.Random) -> str:
    """Return another word of the same form."""
    if _NUMBER.fullmatch(word):
        return _other_number(word, rng)
    return "".join(_other_letter(letter, rng) for letter in word)


def _other_number(word: str, rng: random.Random) -> str:
    sign = "-" if word.startswith("-") else ""
    digits = word.lstrip("-")
    whole = digits.partition(".")[0]
    made = "".join(letter if letter == "." else rng.choice(string.digits) for letter in digits)
    if len(whole) > 1 and made[0] == "0":
        made = rng.choice(string.digits[1:]) + made[1:]
    if digits.strip("0.") and not made.strip("0."):
        return word  # what is not zero stays so
    return sign + made


def _other_letter(letter: str, rng: random.Random) -> str:
    for letters in (string.ascii_lowercase, string.ascii_uppercase, string.digits):
        if letter in letters:
            return rng.choice(letters)
    return letter
