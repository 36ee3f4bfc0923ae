"""What is wrong with a configuration, said all at once and in one form."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hydraopt.common.errors import UserError


@dataclass(frozen=True)
class Problem:
    """One setting that cannot be used.

    Attributes:
        key: Full key, such as `alpha_bounds.min`.
        value: What it is now, as the user would write it; empty where nothing was given.
        rule: What it must be.
        remedy: What to do.
    """

    key: str
    value: str
    rule: str
    remedy: str

    def __str__(self) -> str:
        setting = f"{self.key}={self.value}" if self.value else self.key
        return f"  {setting}\n    rule:   {self.rule}\n    remedy: {self.remedy}"


def refusal(problems: Sequence[Problem]) -> UserError:
    """Return the error that lists every problem."""
    count = "One setting" if len(problems) == 1 else f"{len(problems)} settings"
    return UserError(f"{count} cannot be used:\n\n" + "\n\n".join(map(str, problems)))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ` Did you mean ...?` with the closest known words, or nothing."""
    close = difflib.get_close_matches(word, set(known), n=3, cutoff=0.7)
    return f"Did you mean {' or '.join(close)}?" if close else ""
