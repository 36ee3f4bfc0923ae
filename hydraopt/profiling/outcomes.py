"""How measurements ended: counted by outcome and reason, so that a few lines tell of many."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hydraopt.profiling.records import Key, Measurement, Outcome

_EXCEPTION = re.compile(r"\b([A-Z]\w*(?:Error|Exception|Interrupt|Exit|Iteration|Warning))\b")
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
_NUMBER = re.compile(r"\b0[xX][0-9a-fA-F]+|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
_LONGEST = 200
"""Characters of an example."""


@dataclass(frozen=True)
class OutcomeRow:
    """Measurements that ended alike.

    Attributes:
        outcome: Such as `ok` or `timeout`.
        reason: What the message says, without its particulars; empty for `ok`.
        measurements: Their number.
        programs: Number of programs among them.
        example: One message as it stands, after its label where there is one.
    """

    outcome: str
    reason: str
    measurements: int
    programs: int
    example: str

    def text(self) -> str:
        """Return the row in one line."""
        return (
            f"{self.measurements} x {self.outcome}: {self.reason} (programs: {self.programs}); "
            f"such as {' '.join(self.example.split())}"
        )


def outcome_rows(
    measurements: Iterable[Measurement], labels: Mapping[Key, str] | None = None
) -> list[OutcomeRow]:
    """Return how the measurements ended, by outcome and reason, the most frequent first.

    Args:
        measurements: Of any programs.
        labels: Measurement's key to the name that its message is given as an example under.
    """
    groups: dict[tuple[str, str], list[Measurement]] = defaultdict(list)
    for found in measurements:
        reason = "" if found.outcome is Outcome.OK else reason_of(found.detail)
        groups[str(found.outcome), reason].append(found)
    rows = [
        OutcomeRow(
            outcome=outcome,
            reason=reason,
            measurements=len(group),
            programs=len({found.program for found in group}),
            example="" if outcome == Outcome.OK else _example(group[0], labels or {}),
        )
        for (outcome, reason), group in groups.items()
    ]
    return sorted(rows, key=lambda row: (-row.measurements, row.outcome, row.reason))


def _example(found: Measurement, labels: Mapping[Key, str]) -> str:
    told = (labels.get(found.key(), ""), found.detail.strip()[-_LONGEST:])
    return ": ".join(filter(None, told))


def reason_of(detail: str) -> str:
    """Return a message without its particulars, so that like failures count together.

    An exception's name where the last line has one; else that line up to its first bracket, with
    numbers, addresses and quoted parts replaced.
    """
    lines = [line.strip() for line in detail.splitlines() if line.strip()]
    if not lines:
        return "no message"
    if found := _EXCEPTION.search(lines[-1]):
        return found[1]
    return _NUMBER.sub("N", _QUOTED.sub("'...'", lines[-1].split(" (")[0]))[:100]
