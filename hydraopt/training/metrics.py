"""`metrics.jsonl`: one record a step, each step once, also after a restart."""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hydraopt.common.files import append_line, canonical_json, read_lines, write_atomic

OF_THE_MACHINE = ("seconds", "tokens_per_second", "peak_memory_mib")
"""Figures of a record that say how it was computed, and differ where all else is equal."""


def append_record(path: Path, record: Mapping[str, Any]) -> None:
    """Append a step's record; a figure that is not finite becomes null, which JSON can say.

    Raises:
        UserError: The disk is full; the earlier records stay.
    """
    append_line(path, {name: _finite(value) for name, value in record.items()})


def keep_until(path: Path, step: int) -> None:
    """Drop the records of steps after `step`, which a continued run writes again.

    Raises:
        UserError: The file cannot be written; it stays as it was.
    """
    if not path.is_file():
        return
    records = [record for _, record in read_lines(path)]
    kept = {
        record["step"]: record
        for record in records
        if isinstance(record.get("step"), int) and record["step"] <= step
    }
    lines = [canonical_json(kept[number]) + "\n" for number in sorted(kept)]
    write_atomic(path, "".join(lines))


def last_record(path: Path) -> dict[str, Any]:
    """Return the last record; empty without any."""
    last: dict[str, Any] = {}
    if path.is_file():
        for _, record in read_lines(path):
            last = record
    return last


def _finite(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _finite(entry) for name, entry in value.items()}
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value
