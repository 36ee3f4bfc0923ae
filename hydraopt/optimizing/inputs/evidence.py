"""How strong the evidence of a set of inputs is, in an honest sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from hydraopt.optimizing.inputs.given import Given


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
    raise NotImplementedError
