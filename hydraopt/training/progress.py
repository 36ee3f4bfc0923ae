"""Progress on the terminal: a live bar where there is one, a line now and then where not."""

from __future__ import annotations

import contextlib
import logging
import math
import time
from collections.abc import Iterator, Mapping
from typing import Any

log = logging.getLogger(__name__)

_SECONDS_BETWEEN_LINES = 30.0


class Progress:
    """Shows how far a stage is, its ETA and its figures.

    Args:
        title: Of the stage.
        total: Steps or rows of the whole stage.
        done: How many are done already.
        bar: A running `rich.progress.Progress`; None: lines of the log.
    """

    def __init__(self, title: str, total: int, done: int, bar: Any = None) -> None:
        self._title = title
        self._total = total
        self._first = self._done = done
        self._bar = bar
        self._started = self._told = time.monotonic()
        if bar is not None:
            self._task = bar.add_task(title, total=total, completed=done, figures="")

    def update(self, done: int, figures: str = "") -> None:
        """Show that `done` are done, with figures such as the loss and the live alpha."""
        self._done = done
        if self._bar is not None:
            self._bar.update(self._task, completed=done, figures=figures)
            return
        now = time.monotonic()
        if now - self._told < _SECONDS_BETWEEN_LINES and done < self._total:
            return
        self._told = now
        each = (now - self._started) / max(1, done - self._first)
        left = each * (self._total - done)
        log.info("%s %d/%d, %s left  %s", self._title, done, self._total, duration(left), figures)


@contextlib.contextmanager
def showing(title: str, total: int, done: int = 0) -> Iterator[Progress]:
    """Show progress while the block runs."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )
    from rich.progress import Progress as Bar

    console = Console(stderr=True)
    if not console.is_terminal:
        yield Progress(title, total, done)
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(bar_width=20),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[figures]}"),
    )
    with Bar(*columns, console=console) as bar:
        yield Progress(title, total, done, bar)


def figures_line(record: Mapping[str, Any]) -> str:
    """Return a step's loss and live alpha, such as `loss 0.69  α latency 1.02 memory 0.98`."""
    loss = record.get("loss")
    shown = "-" if loss is None or not math.isfinite(loss) else f"{loss:.3f}"
    parts = [f"loss {shown}"]
    if alpha := record.get("alpha"):
        parts.append("α " + " ".join(f"{name} {value:.2f}" for name, value in alpha.items()))
    return "  ".join(parts)


def duration(seconds: float) -> str:
    """Return a time as h:mm:ss."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}"
