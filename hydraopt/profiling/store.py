"""Reading measurements back: one file of JSON lines, one record a program, input and machine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hydraopt.common.collector import collector_resting
from hydraopt.common.files import read_lines
from hydraopt.profiling.records import Key, Measurement


@collector_resting()
def read_measurements(path: Path, on_bad: Callable[[str], None] | None = None) -> list[Measurement]:
    """Return the measurements of a file in the order of their keys' first appearance.

    A torn, malformed or foreign line is named by file and line to `on_bad`, and the rest is kept.
    Where a key stands twice (a run that failed by our own fault was made again), the last counts.

    Raises:
        UserError: The file does not exist or cannot be read.
    """
    found: dict[Key, Measurement] = {}
    for number, record in read_lines(path, on_bad):
        try:
            measurement = Measurement.from_json(record)
        except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
            if on_bad is not None:
                reason = f"{type(error).__name__}: {error}"
                on_bad(f"{path}:{number}: not a measurement ({reason}); the line is skipped")
            continue
        found[measurement.key()] = measurement
    return list(found.values())
