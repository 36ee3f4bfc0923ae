"""Two sources side by side: aligned rows, with what was removed, added or kept."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import Literal

Kind = Literal["same", "removed", "added", "gap"]


@dataclass(frozen=True)
class Line:
    """One line of one side.

    Attributes:
        number: Line number from 1; 0 for a gap that only keeps the two sides aligned.
        text: The line, without its newline.
        kind: `same`, `removed` (left only), `added` (right only) or `gap`.
    """

    number: int
    text: str
    kind: Kind


def side_by_side(before: str, after: str) -> tuple[list[Line], list[Line]]:
    """Return the lines of both sources, of equal count, aligned by their longest common runs."""
    first, second = before.splitlines(), after.splitlines()
    left: list[Line] = []
    right: list[Line] = []
    matcher = difflib.SequenceMatcher(a=first, b=second, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        same = tag == "equal"
        left += [Line(i + 1, first[i], "same" if same else "removed") for i in range(i1, i2)]
        right += [Line(j + 1, second[j], "same" if same else "added") for j in range(j1, j2)]
        height = max(len(left), len(right))
        left += [Line(0, "", "gap")] * (height - len(left))
        right += [Line(0, "", "gap")] * (height - len(right))
    return left, right
