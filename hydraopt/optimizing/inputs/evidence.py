"""How strong the evidence of a set of inputs is, in an honest sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from hydraopt.optimizing.inputs.given import NOTHING, Given

_MANY = 20
"""Inputs from which on evidence can be called strong."""
_SOME = 5
"""Inputs of the user's own, or expected answers, from which on they count for more."""
_WORDS = {
    "pytest": "from the test file",
    "doctest": "from doctests",
    "examples": "from the examples",
    "recorded": "recorded from the running program",
    "generated": "generated",
}


@dataclass(frozen=True)
class Strength:
    """How much it says that a candidate agrees with the original on some inputs.

    Attributes:
        level: `strong`: many inputs, the user's own answers among them; `moderate`: the user's own
            inputs, or generated ones that rest on hints; `weak`: anything less.
        text: How many inputs, from where, and whether answers were given or only the original's
            behaviour was compared.
    """

    level: Literal["strong", "moderate", "weak"]
    text: str


def strength(givens: Sequence[Given], guessed: bool = False) -> Strength:
    """Return how strong the evidence is.

    Args:
        givens: The inputs on which the candidate was compared.
        guessed: Whether the generated ones rest on a `guess` (see `generated.Choice.basis`).
    """
    if not givens:
        return Strength("weak", "Weak evidence: there is no input on which to compare.")
    origins = Counter(given.origin for given in givens)
    own = len(givens) - origins["generated"]
    answers = sum(_has_answer(given.expected) for given in givens)
    level: Literal["strong", "moderate", "weak"] = "weak"
    if len(givens) >= _MANY and answers >= _SOME:
        level = "strong"
    elif own >= _SOME or (len(givens) >= _MANY and (not guessed or own > 0)):
        level = "moderate"
    parts = [f"{count} {_WORDS[origin]}" for origin, count in origins.items()]
    if guessed and origins["generated"]:
        parts = [part.replace("generated", "generated from a guess at the types") for part in parts]
    count = "1 input" if len(givens) == 1 else f"{len(givens)} inputs"
    told = (
        f"the right answer was given for {answers} of them, and elsewhere only the original's "
        "behaviour was compared"
        if 0 < answers < len(givens)
        else "the right answer was given for all of them"
        if answers
        else "no answers were given, so only the original's behaviour was compared"
    )
    return Strength(level, f"{level.capitalize()} evidence: {count} ({', '.join(parts)}); {told}.")


def _has_answer(expected: Any) -> bool:
    if isinstance(expected, list) and expected and all(entry is NOTHING for entry in expected):
        return False
    return expected is not NOTHING
