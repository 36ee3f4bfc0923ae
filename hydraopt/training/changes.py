"""What changed in the configuration since a checkpoint, and what continuing does about each key."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

FREE = "changes no result; taken as it is now"
LATER = "concerns what comes after training; taken as it is now"
CUT = "how a step is cut into passes; equal up to rounding, no longer bit for bit"
MACHINE = "taken as it is now; equal up to rounding, no longer bit for bit"
SAME = "leads to the same run; taken as it is now"

CONSEQUENCES: tuple[tuple[str, str], ...] = (
    ("paths", FREE),
    ("logger", FREE),
    ("cluster", FREE),
    ("allow_targets", FREE),
    ("workers", FREE),
    ("sweep_figure", FREE),
    ("trainer.checkpoint_every", FREE),
    ("trainer.keep_checkpoints", FREE),
    ("trainer.num_workers", FREE),
    ("trainer.validate_every", "decides which records hold validation figures; taken as it is now"),
    ("trainer.validation_pairs", "decides which pairs validate; taken as it is now"),
    ("trainer.batch_size", CUT),
    ("trainer.accumulate", CUT),
    ("trainer.gradient_checkpointing", MACHINE),
    ("trainer.accelerator", MACHINE),
    ("trainer.compile", MACHINE),
    ("trainer.devices", MACHINE),
    ("trainer.strategy", MACHINE),
    ("trainer.threads", MACHINE),
    ("evaluate", LATER),
    ("suite", LATER),
    ("decoding", LATER),
    ("profiler", LATER),
    ("sandbox", LATER),
    ("limits", LATER),
)
"""Beginning of a key to what continuing does about a change there. Every other key is part of what
the run is: see `identity_of`."""


@dataclass(frozen=True)
class Change:
    """A key whose value is not what it was.

    Attributes:
        key: Such as `trainer.batch_size`.
        then: JSON of its value in the checkpoint; empty: it was not there.
        now: JSON of its value in this run; empty: it is not there.
        consequence: What continuing does about it.
    """

    key: str
    then: str
    now: str
    consequence: str

    def __str__(self) -> str:
        then, now = self.then or "absent", self.now or "absent"
        return f"{self.key}: {then} then, {now} now: {self.consequence}"


def changes(then: Mapping[str, Any], now: Mapping[str, Any]) -> list[Change]:
    """Return every key in which two resolved configurations differ, by name."""
    before, after = dict(_leaves(then)), dict(_leaves(now))
    return [
        Change(key, before.get(key, ""), after.get(key, ""), consequence(key))
        for key in sorted(before.keys() | after.keys())
        if before.get(key) != after.get(key)
    ]


def consequence(key: str) -> str:
    """Return what continuing does about a changed key."""
    for start, text in CONSEQUENCES:
        if key == start or key.startswith(start + "."):
            return text
    return SAME


def differences(then: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """Return the parts in which two identities differ, each with both values."""
    # As it comes back from JSON, where a tuple is a list.
    now = json.loads(json.dumps(now))
    return [
        f"{name}: {then.get(name)!r} then, {now.get(name)!r} now"
        for name in sorted(then.keys() | now.keys())
        if then.get(name) != now.get(name)
    ]


def _leaves(node: Any, prefix: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(node, Mapping) and node:
        for name, value in node.items():
            yield from _leaves(value, f"{prefix}.{name}" if prefix else str(name))
    else:
        yield prefix, json.dumps(node)
