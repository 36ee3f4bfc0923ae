"""Measuring many programs: append-only, stopped anywhere, started again, nothing measured twice."""

from __future__ import annotations

import contextlib
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Protocol

from hydraopt.common.errors import UserError
from hydraopt.common.files import append_line, sha256_text, sole_holder
from hydraopt.profiling.outcomes import OutcomeRow, outcome_rows
from hydraopt.profiling.profilers.base import Profiler
from hydraopt.profiling.records import Call, Key, Limits, Measurement, Outcome
from hydraopt.profiling.sandbox.contract import Language, Program
from hydraopt.profiling.statistics import instability_warning
from hydraopt.profiling.store import read_measurements

MOST_TOGETHER = 8
"""Programs measured in turn at most: what an interruption may cost, and one worker's memory."""


@dataclass(frozen=True)
class ProfileItem:
    """One program on one input, to be measured.

    Attributes:
        source: Program.
        entry_point: Name of its function.
        make_call: Returns the input; called when the item's turn comes, so that large inputs do
            not wait in memory.
        size: Size parameter of the input.
        expected_sha256: `answer_sha256` of the right answer.
        expected_output: What a program that reads standard input must print (`same_output`).
        language: What it is written in: `python`, `c` or `cpp`.
        label: Name for messages, such as `strings/join:builder@4000`.
        group: What has to be measured on one machine (a problem); decides the item's shard.
    """

    source: str
    entry_point: str
    make_call: Callable[[], Call]
    size: int = 0
    expected_sha256: str | None = None
    label: str = ""
    group: str = ""
    expected_output: str | None = None
    language: str = "python"

    @property
    def program(self) -> Program:
        """What is measured."""
        return Program(self.source, self.entry_point, Language(self.language))

    @property
    def expected(self) -> str | None:
        """The right answer in the form that a profiler takes."""
        return self.expected_sha256 if self.entry_point else self.expected_output


@dataclass
class ProfileSummary:
    """What came out of a run of the pipeline.

    Attributes:
        done: Items measured now.
        reused: Items whose measurement was on disk already.
        outcomes: Outcome to the number of items, of both kinds.
        failed: Measurements of items whose outcome is not `ok`.
        labels: Key of each of these to an item's label.
        unstable: One line for each item measured now whose latencies spread too far: label, number,
            remedy.
    """

    done: int = 0
    reused: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    failed: list[Measurement] = field(default_factory=list)
    labels: dict[Key, str] = field(default_factory=dict)
    unstable: list[str] = field(default_factory=list)

    def add(self, item: ProfileItem, measurement: Measurement, *, fresh: bool) -> None:
        """Count one item's measurement, made now (`fresh`) or found on disk."""
        if fresh:
            self.done += 1
            latency = measurement.metrics.get("latency")
            if latency is not None and latency.values:
                warning = instability_warning(latency.values, "latency", latency.unit)
                if warning is not None:
                    self.unstable.append(f"{item.label}: {warning}")
        else:
            self.reused += 1
        self.outcomes[measurement.outcome.value] += 1
        if measurement.outcome is not Outcome.OK:
            self.failed.append(measurement)
            self.labels.setdefault(measurement.key(), item.label)

    def failures(self) -> list[OutcomeRow]:
        """Return the items that failed, by outcome and reason, the most frequent first."""
        return outcome_rows(self.failed, self.labels)


class _Bar(Protocol):
    def start(self) -> None: ...

    def advance(self, summary: ProfileSummary) -> None: ...


def profile(
    items: Sequence[ProfileItem],
    profiler: Profiler,
    path: Path,
    *,
    limits: Limits | None = None,
    workers: int = 1,
    progress: bool = False,
    on_warning: Callable[[str], None] | None = None,
    on_start: Callable[[], None] | None = None,
) -> ProfileSummary:
    """Measure every item that the file does not hold yet, one record a line.

    Programs that share an input are measured together, up to `MOST_TOGETHER` of them. Started again
    after an interruption of any kind, it goes on at the first missing record. A failed program is a
    record too and is not run again, unless a limit ended it that is higher now, or we failed
    ourselves (`Measurement.stands`); then the later record counts.

    Args:
        items: What to measure, in this order.
        profiler: How.
        path: The measurements file; it is created or extended.
        limits: What each run may use.
        workers: Programs measured at the same time (at most one a core).
        progress: Show a bar with rate and remaining time on standard error.
        on_warning: Told of malformed lines in the file.
        on_start: Called before the first program is measured, and not where all are on disk.

    Raises:
        UserError: `workers` is not positive, the file cannot be written, or another process is
            measuring into it.
    """
    if workers < 1:
        raise UserError(f"workers={workers}: at least one worker is needed. Use workers=1.")
    limits = limits or Limits()
    summary = ProfileSummary()
    busy = (
        f"{path}: another process is measuring into this file. Wait for it to end, or choose "
        "another file."
    )
    with sole_holder(path, busy):
        known = {
            measurement.key(): measurement
            for measurement in read_measurements(path, on_warning)
            if measurement.stands(limits)
        }
        with _bar(len(items), progress) as bar, ThreadPoolExecutor(workers) as pool:

            def begin() -> None:
                if on_start is not None:
                    on_start()
                bar.start()

            try:
                for item, measurement, fresh in _measured(
                    items, known, profiler, limits, pool, workers, begin
                ):
                    if fresh:
                        append_line(path, measurement.under(limits).to_json())
                    summary.add(item, measurement, fresh=fresh)
                    bar.advance(summary)
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise
    return summary


def _measured(
    items: Sequence[ProfileItem],
    known: dict[Key, Measurement],
    profiler: Profiler,
    limits: Limits,
    pool: ThreadPoolExecutor,
    workers: int,
    begin: Callable[[], None],
) -> Iterator[tuple[ProfileItem, Measurement, bool]]:
    """Yield (item, measurement, whether it is new), each as soon as it is there.

    At most three inputs a worker are in memory. An item that equals one under way waits for it.
    """
    running: dict[Future[list[Measurement]], list[ProfileItem]] = {}
    claimed: set[Key] = set()
    twins: list[tuple[ProfileItem, Key]] = []
    batch: list[ProfileItem] = []
    call, inputs, begun = Call([]), "", False

    def start() -> None:
        nonlocal begun
        if not begun:
            begin()
            begun = True
        programs = [item.program for item in batch]
        first = batch[0]
        future = pool.submit(
            profiler.measure_together, programs, call, limits, first.expected, size=first.size
        )
        running[future] = list(batch)
        batch.clear()

    for item in items:
        following = item.make_call()
        following_inputs = following.key()
        key = (sha256_text(item.source), following_inputs, profiler.name, profiler.machine)
        if key in known:
            yield item, known[key], False
            continue
        if key in claimed:
            twins.append((item, key))
            continue
        claimed.add(key)
        if batch and not (inputs == following_inputs and _goes_with(batch, item)):
            start()
        while len(running) >= 2 * workers:
            yield from _finished(running, known)
        call, inputs = following, following_inputs
        batch.append(item)
    if batch:
        start()
    while running:
        yield from _finished(running, known)
    for item, key in twins:
        yield item, known[key], False


def _goes_with(batch: Sequence[ProfileItem], item: ProfileItem) -> bool:
    """Return whether an item of the same input is measured together with others."""
    same = item.group == batch[0].group and item.expected == batch[0].expected
    return same and len(batch) < MOST_TOGETHER


def _finished(
    running: dict[Future[list[Measurement]], list[ProfileItem]],
    known: dict[Key, Measurement],
) -> Iterator[tuple[ProfileItem, Measurement, bool]]:
    """Wait for at least one batch and yield all that have ended."""
    ended, _ = wait(running, return_when=FIRST_COMPLETED)
    # Those that failed by a bug come last: what was measured beside them is kept first.
    for future in sorted(ended, key=lambda future: future.exception() is not None):
        batch = running.pop(future)
        for item, measurement in zip(batch, future.result(), strict=True):
            known[measurement.key()] = measurement
            yield item, measurement, True


class _NoBar:
    def start(self) -> None:
        """Show nothing."""

    def advance(self, summary: ProfileSummary) -> None:
        """Show nothing."""


def pace(done: int, left: int, seconds: float) -> str:
    """Return the rate of what was measured, and the time that the rest takes at this rate.

    What was found on disk does not count as done: it says nothing about the rest.

    Args:
        done: Items measured now.
        left: Items still to come, measured before or not.
        seconds: Since the first of them was begun.
    """
    if not done or seconds <= 0:
        return ""
    rate = done / seconds
    shown = f"{rate:.1f}/s" if rate >= 1 else f"{60 * rate:.1f}/min"
    return f"{shown}, {timedelta(seconds=round(left / rate))} left"


@contextlib.contextmanager
def _bar(total: int, shown: bool) -> Iterator[_Bar]:
    if not shown:
        yield _NoBar()
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
    )

    columns = (
        TextColumn("measuring"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[pace]}"),
        TextColumn("{task.fields[outcomes]}"),
    )
    with Progress(*columns, console=Console(stderr=True)) as shown_bar:
        task = shown_bar.add_task("", total=total, pace="", outcomes="")

        class RichBar:
            began = 0.0

            def start(self) -> None:
                self.began = time.monotonic()

            def advance(self, summary: ProfileSummary) -> None:
                counts = summary.outcomes.most_common()
                left = total - summary.done - summary.reused
                shown_bar.update(
                    task,
                    advance=1,
                    pace=pace(summary.done, left, time.monotonic() - self.began),
                    outcomes=" ".join(f"{name} {count}" for name, count in counts),
                )

        yield RichBar()
