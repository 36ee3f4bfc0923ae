"""Profiler for programs of strangers: every figure is the parent's, none the program's own.

Hardware counters and energy are the parent's too. Two figures that can be asked for beside them
come from inside the program's process, where it could forge them: traced memory and instruction
counts. Each is taken in a run of its own, and names its backend.
"""

from __future__ import annotations

import contextlib
import functools
import math
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import TypedDict

import numpy as np

from hydraopt.common.closing import Closing
from hydraopt.common.errors import UserError
from hydraopt.profiling.counters.callgrind import Callgrind
from hydraopt.profiling.counters.perf_events import HARDWARE_EVENTS
from hydraopt.profiling.counters.rapl import EnergyMeter
from hydraopt.profiling.design import PairPlan, is_clear, order
from hydraopt.profiling.host import host, machine_fingerprint
from hydraopt.profiling.noise import Gate, gate, null_test_in
from hydraopt.profiling.profilers.figures import memory_of, metrics_of_runs
from hydraopt.profiling.profilers.series import Metering, RunFailed, Series
from hydraopt.profiling.purity import keeps_state
from hydraopt.profiling.records import (
    Call,
    Limits,
    Measurement,
    MetricValues,
    Outcome,
    Provenance,
)
from hydraopt.profiling.sandbox.contract import Program, Sandbox, Worker
from hydraopt.profiling.statistics import interleaved_ratio

_PLAN = PairPlan()
_MOST_TIMES = 4
"""A pair that stays unsure on a restless host costs this many times the runs asked for at most."""


class Repetition(TypedDict, total=False):
    """How often a measurement runs a program: see `SandboxProfiler`."""

    values: int
    min_run_ms: float
    hash_seeds: int


class _Side:
    """One program of a measurement: its runs, and how they failed."""

    def __init__(self, series: Series) -> None:
        self.series = series
        self.metrics: dict[str, MetricValues] = {}
        self.outcome = Outcome.OK
        self.detail = ""

    def attempt(self, step: Callable[[Series], None]) -> None:
        """Take a step, unless one failed before."""
        if self.outcome is not Outcome.OK:
            return
        try:
            step(self.series)
        except RunFailed as failure:
            self.outcome, self.detail = failure.outcome, failure.detail


def _take(sides: Sequence[_Side], hash_seed: int) -> None:
    for side in sides:
        side.attempt(functools.partial(Series.take, hash_seed=hash_seed))


def _is_clear(sides: list[_Side]) -> bool:
    """Return whether a pair's whole quads leave no doubt about CPU time."""
    first, second = (
        [value["cpu_s"] for value in side.series.values()] if side.outcome is Outcome.OK else []
        for side in sides
    )
    whole = min(len(first), len(second)) // 2 * 2
    runs = np.log([first[:whole], second[:whole]])
    return is_clear(runs.reshape(2, -1, 2).swapaxes(0, 1), _PLAN)


def _is_unsure(sides: list[_Side]) -> bool:
    """Return whether latencies differ by more than the tie band and the interval holds 1."""
    if any(side.outcome is not Outcome.OK for side in sides):
        return False
    first, second = ([value["wall_s"] for value in side.series.values()] for side in sides)
    ratio, low, high = interleaved_ratio(first, second)
    return abs(math.log(ratio)) > math.log1p(_PLAN.tie_band) and low <= 1.0 <= high


class SandboxProfiler(Closing):
    """Measures programs in a sandbox: a function by many calls a run, a program by whole runs."""

    def __init__(
        self,
        sandbox: Sandbox,
        *,
        counters: Sequence[str] = (),
        meter: EnergyMeter | None = None,
        instructions: Callgrind | None = None,
        trace_memory: bool = False,
        values: int = 5,
        min_run_ms: float = 20.0,
        hash_seeds: int = 2,
    ) -> None:
        """Build the profiler. It opens a worker for each thread that measures at the same time.

        Args:
            sandbox: Where programs run.
            counters: Events to count, by the names of `perf`.
            meter: Measures energy; runs are then made one at a time. Closed with the profiler.
            instructions: Counts instructions too, in a further run (55 to 130 times slower).
            trace_memory: Take the memory of Python programs from a second, traced run, which is
                finer and which the program could forge; else, and for others, the resident peak.
            values: Timed runs of a measurement.
            min_run_ms: CPU time of a run; a faster function is called several times within it.
            hash_seeds: Hash seeds that the values are spread over.

        Raises:
            UserError: A number is not positive.
        """
        for name, number in (
            ("values", values),
            ("min_run_ms", min_run_ms),
            ("hash_seeds", hash_seeds),
        ):
            if number <= 0:
                raise UserError(f"{name}={number}: it must be positive. Leave it out, or raise it.")
        self._sandbox = sandbox
        self._metering = Metering(tuple(counters), meter)
        self._instructions = instructions
        self._trace_memory = trace_memory
        self._values = values
        self._min_run_s = min_run_ms / 1e3
        self._hash_seeds = hash_seeds
        # The programs' interpreter, not ours.
        self._host = host() | {"python": sandbox.interpreter}
        # A worker ends with the thread that opened it, so each thread has its own.
        self._workers: dict[threading.Thread, Worker] = {}
        self._tidying = threading.Lock()

    @property
    def name(self) -> str:
        """The sandbox and what measures beside its clocks, such as `zygote+perf+tracemalloc`."""
        parts = [self._sandbox.name]
        if self._metering.counters:
            hardware = set(HARDWARE_EVENTS) & set(self._metering.counters)
            parts.append("perf" if hardware else "perf_software")
        if self._metering.meter is not None:
            parts.append("rapl")
        if self._instructions is not None:
            parts.append("callgrind")
        if self._trace_memory:
            parts.append("tracemalloc")
        return "+".join(parts)

    @property
    def machine(self) -> str:
        """Fingerprint of this machine."""
        return machine_fingerprint(self._host)

    def assess(self, rounds: int) -> Gate:
        """Compare a program with itself on this host; what comes out stands in every record.

        Args:
            rounds: Comparisons, each half a second or so.

        Raises:
            UserError: The host cannot isolate programs.
        """
        with self._sandbox.open() as worker:
            found = gate(null_test_in(worker, rounds))
        self._host["aa_gate"] = found.short()
        return found

    def measure(
        self,
        program: Program,
        call: Call,
        limits: Limits,
        expected: str | None = None,
        *,
        size: int = 0,
    ) -> Measurement:
        """Measure one program on one input.

        Args:
            program: What is measured.
            call: Its input.
            limits: What each run may use.
            expected: `answer_sha256` of a function's right answer, or the right text of a program
                that prints; None: any answer will do.
            size: Size parameter of the input, for the record.

        Returns:
            The measurement; a wrong or failed run has an outcome and no metrics.

        Raises:
            UserError: The host cannot isolate programs.
        """
        return self.measure_together([program], call, limits, expected, size=size)[0]

    def measure_together(
        self,
        programs: Sequence[Program],
        call: Call,
        limits: Limits,
        expected: str | None = None,
        *,
        size: int = 0,
    ) -> list[Measurement]:
        """Measure programs in turn (A B C, C B A, ...): a drift of the machine meets all alike.

        Args and errors as in `measure`; one measurement each, in the order given.
        """
        with self._sides(programs, call, limits) as sides:
            self._calibrate(sides, expected)
            rounds_a_seed = min(len(sides), 2)  # there and back
            for index in range(self._values):
                hash_seed = index // rounds_a_seed % self._hash_seeds
                _take(sides if index % 2 == 0 else sides[::-1], hash_seed)
            self._conclude_all(sides)
        return [self._measurement(side, call, size) for side in sides]

    def measure_pair(
        self,
        first: Program,
        second: Program,
        call: Call,
        limits: Limits,
        repeats: int,
        expected: str | None = None,
        *,
        size: int = 0,
    ) -> tuple[Measurement, Measurement]:
        """Compare two programs: quads A B B A, B A A B, ... until it is clear which needs less.

        Each quad has a hash seed of its own; the stopping rule is that of
        `hydraopt.profiling.design`. Where the latencies differ and the host was too restless to
        be sure of it, more quads are made than were asked for, up to four times as many.

        Args:
            first: Program whose answer is the reference when `expected` is None.
            second: Program to compare with it.
            call: Input.
            limits: What each run may use.
            repeats: Timed runs of each program, to be rounded up to whole quads.
            expected: As in `measure`.
            size: Size parameter of the input, for the record.

        Returns:
            One measurement each; a program that gave a wrong answer or failed in any run has an
            outcome and no metrics.

        Raises:
            ValueError: `repeats` is not positive.
            UserError: The host cannot isolate programs.
        """
        if repeats < 1:
            raise ValueError(f"repeats is {repeats}; at least one round is needed")
        with self._sides([first, second], call, limits) as sides:
            self._calibrate(sides, expected)
            self._take_quads(sides, repeats)
            self._conclude_all(sides)
        first_side, second_side = (self._measurement(side, call, size) for side in sides)
        return first_side, second_side

    def close(self) -> None:
        """End the workers and the meter, once no thread measures any more."""
        while self._workers:
            self._workers.popitem()[1].close()
        if self._metering.meter is not None:
            self._metering.meter.close()

    @contextlib.contextmanager
    def _sides(
        self, programs: Sequence[Program], call: Call, limits: Limits
    ) -> Iterator[list[_Side]]:
        """Yield the programs' sides in this thread's worker, which is dropped if it failed."""
        worker = self._worker()
        sides = [
            _Side(Series(worker, program, call, limits, metering=self._metering))
            for program in programs
        ]
        try:
            yield sides
        except BaseException:
            self._drop_worker()
            raise
        if any(side.outcome is Outcome.SANDBOX_ERROR for side in sides):
            self._drop_worker()

    def _worker(self) -> Worker:
        thread = threading.current_thread()
        if thread not in self._workers:
            with self._tidying:
                for ended in [other for other in list(self._workers) if not other.is_alive()]:
                    self._workers.pop(ended).close()
            self._workers[thread] = self._sandbox.open()
        return self._workers[thread]

    def _drop_worker(self) -> None:
        self._workers.pop(threading.current_thread()).close()

    def _calibrate(self, sides: list[_Side], expected: str | None) -> None:
        # Both cold or both warm: a program called once a run is compared with one called once.
        single = any(keeps_state(side.series.program.source) for side in sides)
        for side in sides:
            side.series.expected = expected
            side.attempt(lambda series: series.calibrate(self._min_run_s, single=single))
            if expected is None and len(sides) > 1 and side.outcome is Outcome.OK:
                expected = side.series.expected = side.series.reference()

    def _take_quads(self, sides: list[_Side], repeats: int) -> None:
        for index in range(_MOST_TIMES * repeats):
            quad, second_half = divmod(index, 2)
            if not second_half:
                enough = index >= repeats or (quad and _PLAN.looks(quad) and _is_clear(sides))
                if enough and not _is_unsure(sides):
                    return
            pair = order(quad)[2 * second_half :][:2]
            # The first leads the first quad, so its answer stands before the second's.
            _take([sides[side] for side in pair], quad % self._hash_seeds)

    def _conclude_all(self, sides: list[_Side]) -> None:
        for side in sides:
            side.attempt(functools.partial(self._conclude, side))

    def _conclude(self, side: _Side, series: Series) -> None:
        """Turn the runs into metrics, and make the untimed runs: memory and instructions."""
        meter = self._metering.meter
        side.metrics = metrics_of_runs(
            series.values(),
            float(self._host["clock_ghz"]),
            meter.backend if meter is not None else "",
        )
        side.metrics["memory"] = self._memory(series)
        if self._instructions is not None and "instructions" not in side.metrics:
            counted = series.instructions(self._instructions)
            if counted.outcome is Outcome.OK:
                side.metrics["instructions"] = MetricValues(
                    "instructions",
                    [float(max(counted.instructions, 1))],
                    Provenance.MEASURED,
                    self._instructions.backend,
                )
            else:
                side.detail = f"no instructions ({counted.outcome}): {counted.detail}"

    def _memory(self, series: Series) -> MetricValues:
        seeds = range(self._hash_seeds)
        traced = [series.traced_kib(seed) for seed in seeds] if self._trace_memory else []
        known = [value for value in traced if value is not None]
        if known:
            return memory_of(known, "tracemalloc, a second run")
        return memory_of([series.resident_kib(seed) for seed in seeds], "wait4 resident peak")

    def _measurement(self, side: _Side, call: Call, size: int) -> Measurement:
        right = side.outcome is Outcome.OK
        return Measurement(
            program=side.series.program.key,
            inputs=call.key(),
            profiler=self.name,
            machine=self.machine,
            outcome=side.outcome,
            metrics=side.metrics if right else {},
            warmups=side.series.warmups_ms if right else [],
            detail=side.detail,
            size=size,
            host=dict(self._host),
        )
