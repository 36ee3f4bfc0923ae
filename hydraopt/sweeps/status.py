"""The status of a sweep: a row for each trial, as a table for people or as JSON for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hydraopt.sweeps.ledger import STATES
from hydraopt.sweeps.progress import Progress, read_progress
from hydraopt.sweeps.trials import ENDED, Standing, corrected, find_trials, labels

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

_STYLES = {
    "done": "green",
    "running": "cyan",
    "waiting": "dim",
    "failed": "red",
    "lost": "red",
    "stopped": "yellow",
}
_TOLD_FIRST = ("running", "failed", "lost", "stopped", "waiting", "done")
"""Which trials are shown where not all find room."""
_MOST_MESSAGES = 5
"""Messages shown where room is short."""
_LINES_AROUND = 4
"""Lines that the summary, the head and the word on the rest take."""
_COLUMNS = ("trial", "state", "step", "restarts", "last figure", "job", "log")
_STATE = _COLUMNS.index("state")
_TO_THE_RIGHT = ("step", "restarts")


@dataclass(frozen=True)
class Row:
    """A trial as the status shows it.

    Attributes:
        label: The overrides that set it apart, or its folder's name.
        standing: The trial and its state.
        progress: How far it is.
    """

    label: str
    standing: Standing
    progress: Progress

    @property
    def outcome(self) -> str:
        """One of `STATES`."""
        return self.standing.state.outcome

    @property
    def restarts(self) -> int:
        """How often it was started again."""
        return max(0, self.standing.state.attempts - 1)


def read_status(sweep: Path) -> list[Row]:
    """Return a row for each trial in a sweep's folder.

    Raises:
        UserError: The folder is missing, or holds no trial.
    """
    found = find_trials(sweep)
    open_jobs = [each.job for each in found if each.job and each.state.outcome != "done"]
    if open_jobs:
        from hydraopt.sweeps.queue import ask

        found = corrected(found, ask(open_jobs))
    return [
        Row(label, each, read_progress(each.folder))
        for label, each in zip(labels(found), found, strict=True)
    ]


def all_ended(rows: Sequence[Row]) -> bool:
    """Return whether nothing goes on any more."""
    return all(row.outcome in ENDED for row in rows)


def summary(rows: Sequence[Row]) -> str:
    """Return how many trials are in which state, such as `3 trials: done 2, failed 1`."""
    counts = _counts(rows)
    trials = "1 trial" if len(rows) == 1 else f"{len(rows)} trials"
    return f"{trials}: " + ", ".join(f"{name} {n}" for name, n in counts.items())


def to_json(sweep: Path, rows: Sequence[Row]) -> dict[str, Any]:
    """Return everything that the table shows, and the overrides, as JSON values."""
    return {"folder": str(sweep), "counts": _counts(rows), "trials": [_record(row) for row in rows]}


def view(
    rows: Sequence[Row], shown: Callable[[Path], str] = str, room: int | None = None
) -> RenderableType:
    """Return the summary, the table, and what the failed trials said.

    Args:
        rows: One a trial.
        shown: How a path is written.
        room: Most lines that may be taken; None: as many as it takes. Where not all trials find
            room, those that run and those that failed go first, and each takes one line.
    """
    from rich.console import Group
    from rich.text import Text

    bad = [row for row in rows if row.outcome in ("failed", "lost")]
    told = bad if room is None else bad[:_MOST_MESSAGES]
    messages = [Text(_message(row, shown), style="red") for row in told]
    if len(bad) > len(told):
        messages.append(Text(f"... and {len(bad) - len(told)} more that failed or are lost"))
    kept = list(rows)
    if room is not None:
        places = max(1, room - len(messages) - _LINES_AROUND)
        first = sorted(range(len(rows)), key=lambda i: _TOLD_FIRST.index(rows[i].outcome))[:places]
        kept = [rows[i] for i in sorted(first)]
    if len(kept) < len(rows):
        messages.insert(0, Text(f"... and {len(rows) - len(kept)} more trials", style="dim"))
    table = _lines(kept, shown)
    if room is not None:
        for line in (table, *messages):
            line.no_wrap, line.overflow = True, "ellipsis"
    return Group(Text(summary(rows), style="bold"), Text(), table, *messages)


def _lines(rows: Sequence[Row], shown: Callable[[Path], str]) -> Text:
    """Return the table as one text: rich's own takes most of a second for a thousand rows."""
    from rich.cells import cell_len
    from rich.text import Text

    cells = [_COLUMNS, *(_cells(row, shown) for row in rows)]
    widths = [max(map(cell_len, column)) for column in zip(*cells, strict=True)]
    text = Text()
    for number, line in enumerate(cells):
        style = _STYLES.get(line[_STATE], "") if number else "bold"
        for place, (cell, width) in enumerate(zip(line, widths, strict=True)):
            gap = " " * (width - cell_len(cell))
            last = place == len(line) - 1
            padded = gap + cell if _COLUMNS[place] in _TO_THE_RIGHT else cell + gap * (not last)
            text.append(padded, style if number == 0 or place == _STATE else "")
            text.append("\n" if last else "  ")
    text.right_crop(1)
    return text


def _cells(row: Row, shown: Callable[[Path], str]) -> tuple[str, ...]:
    log = row.standing.log
    return (
        row.label,
        row.outcome,
        _step(row.progress),
        str(row.restarts or "-"),
        _figure(row.progress),
        row.standing.job or "-",
        shown(log) if log is not None else "-",
    )


def _step(progress: Progress) -> str:
    if not progress.stage:
        return "-"
    of = f"/{progress.steps}" if progress.steps else ""
    stage = "" if progress.stage == "train" else f"{progress.stage} "
    return f"{stage}{progress.step}{of}"


def _figure(progress: Progress) -> str:
    return "-" if progress.value is None else f"{progress.figure} {progress.value:.4g}"


def _message(row: Row, shown: Callable[[Path], str]) -> str:
    state, log = row.standing.state, row.standing.log
    where = f" on {state.host}" if state.host else ""
    text = state.message or f"its process{where} is gone without a word"
    return f"{row.label}: {row.outcome}: {text}" + (f" (log: {shown(log)})" if log else "")


def _counts(rows: Sequence[Row]) -> dict[str, int]:
    counts = Counter(row.outcome for row in rows)
    order = ("done", "running", *(name for name in STATES if name not in ("done", "running")))
    return {name: counts[name] for name in order if counts[name]}


def _record(row: Row) -> dict[str, Any]:
    standing, state = row.standing, row.standing.state
    return {
        "trial": row.label,
        "name": standing.name,
        "folder": str(standing.folder),
        "overrides": standing.overrides,
        "state": state.outcome,
        "message": state.message,
        "attempts": state.attempts,
        "restarts": row.restarts,
        "started": state.started,
        "ended": state.ended,
        "host": state.host,
        "job": standing.job,
        "log": str(standing.log or ""),
        "progress": asdict(row.progress),
        "figures": dict(state.figures),
    }
