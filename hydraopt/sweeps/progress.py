"""How far a trial is: read off the ends of its files, so that a thousand trials take no second."""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_TAIL = 1 << 16
"""Bytes looked at first; a record of a step takes a few thousand."""
_LONGEST_TAIL = 1 << 24

_VALIDATION = b'"validation_loss":'


@dataclass(frozen=True)
class Progress:
    """How far a trial's training is.

    Attributes:
        stage: `train`, `warm start`, or empty where no step was recorded.
        step: The last recorded step of the stage.
        steps: All steps of the stage; 0: not known.
        figure: Name of the last figure: `validation_loss` where there is one, or `loss`.
        value: The last figure; None: no step has one.
    """

    stage: str = ""
    step: int = 0
    steps: int = 0
    figure: str = ""
    value: float | None = None


def read_progress(folder: Path) -> Progress:
    """Return how far the trial in a folder is; nothing where it records no steps."""
    for stage, path, part in (
        ("train", folder / "metrics.jsonl", "trainer"),
        ("warm start", folder / "warm_start" / "metrics.jsonl", "warm_start"),
    ):
        last, validated = _last_records(path)
        step = last.get("step")
        if not isinstance(step, int):
            continue
        record, figure = (validated, "validation_loss") if validated else (last, "loss")
        value = record.get(figure)
        return Progress(
            stage=stage,
            step=step,
            steps=max_steps(folder / "config.yaml", part),
            figure=figure if isinstance(value, int | float) else "",
            value=float(value) if isinstance(value, int | float) else None,
        )
    return Progress()


def max_steps(config: Path, part: str) -> int:
    """Return `PART.max_steps` of a run's `config.yaml`, or 0.

    Only this line is searched for: to read the whole file as YAML takes ten milliseconds, and
    there may be a thousand of them.
    """
    try:
        text = config.read_text(errors="replace")
    except OSError:
        return 0
    found = re.search(rf"^{part}:\n(?: .*\n)*?  max_steps: (\d+)$", text, re.MULTILINE)
    return int(found[1]) if found else 0


def _last_records(path: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the last whole record of a file, and the last near the end that was validated."""
    try:
        with path.open("rb") as stream:
            size = stream.seek(0, os.SEEK_END)
            length = _TAIL
            while True:
                stream.seek(max(0, size - length))
                tail = stream.read(length)
                # The first line of a tail is torn; that of the whole file is not.
                start = 0 if length >= size else tail.find(b"\n") + 1
                last = _last_of(tail, start)
                if last or length >= min(size, _LONGEST_TAIL):
                    return last, _last_of(tail, start, having=_VALIDATION)
                length *= 8
    except OSError:
        return {}, {}


def _last_of(tail: bytes, start: int, having: bytes = b"{") -> dict[str, Any]:
    """Return the last line with these bytes that is a record (a kill may have torn the very last).

    The lines are looked for from the end, since to split all of them takes longer than the rest.
    """
    end = len(tail)
    while (found := tail.rfind(having, start, end)) >= 0:
        line = max(start, tail.rfind(b"\n", start, found) + 1)
        stop = tail.find(b"\n", found)
        try:
            record = json.loads(tail[line : stop if stop >= 0 else len(tail)])
        except ValueError:
            record = None
        if isinstance(record, dict):
            return record
        end = line
    return {}
