"""How far a sweep is: a bar on a terminal, elsewhere a line whenever something changes."""

from __future__ import annotations

import logging
from collections import Counter
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

from hydraopt.common.closing import Closing

log = logging.getLogger(__name__)

SHOWN_AS = {"PENDING": "pending", "UNKNOWN": "not known (SLURM does not answer)"}
"""SLURM's word to ours; all others are of jobs that run, or are about to start or end."""


class Progress(Closing):
    """Shows counts of trials.

    Args:
        total: All trials of the sweep.
    """

    def __init__(self, total: int) -> None:
        self._total = total
        self._last = ""
        console = Console(stderr=True)
        self._bar: Any = None
        if console.is_terminal:
            self._bar = Bar(
                TextColumn("{task.description}"),
                BarColumn(),
                TimeElapsedColumn(),
                console=console,
                transient=True,
            )
            self._task = self._bar.add_task("", total=total)
            self._bar.start()

    def show(self, done: int, failed: int, words: Counter[str]) -> None:
        """Show where the trials stand.

        Args:
            done: Trials that are done.
            failed: Trials that have failed.
            words: SLURM's word to the number of jobs, of the others.
        """
        counts = Counter({"done": done, "failed": failed})
        for word, count in words.items():
            counts[SHOWN_AS.get(word, "running")] += count
        parts = [f"{counts[name]} {name}" for name in ("done", "running", "pending", "failed")]
        rest = counts.keys() - {"done", "running", "pending", "failed"}
        text = f"{self._total} trials: " + ", ".join(
            [*parts, *(f"{counts[name]} {name}" for name in sorted(rest))]
        )
        if self._bar is not None:
            self._bar.update(self._task, completed=done + failed, description=text)
        elif text != self._last:
            log.info("%s", text)
        self._last = text

    def close(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()
