"""Profiler on what every host has: clocks, `getrusage` and tracemalloc.

Latency and CPU time are read off; cycles, energy and throughput follow from them, so these five
metrics are about three. Every figure says so in its provenance.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence

from hydraopt.common.errors import UserError
from hydraopt.profiling.answers import answer_sha256
from hydraopt.profiling.host import host, machine_fingerprint
from hydraopt.profiling.records import (
    Call,
    Limits,
    Measurement,
    MetricValues,
    Outcome,
    Provenance,
)
from hydraopt.profiling.runner import MeasurePlan, Runner, RunReport, Timing
from hydraopt.profiling.sandbox.contract import Language, Program

JOULES_PER_CYCLE = 2.5e-10
"""Energy model of the Hydra paper: energy = cycles x 2.5e-10 J."""

LEAST_MEMORY_KIB = 1.0
"""Peaks below this are the interpreter's own odds and ends; programs that stay below it tie."""

_PAIR_PLAN = MeasurePlan(values=3)
"""Values within one run of a pair; their median is the round's figure."""


class RusageProfiler:
    """Measures with `perf_counter`, `getrusage` and tracemalloc in a fresh process per run."""

    name = "rusage"

    def __init__(
        self, runner: Runner | None = None, *, values: int = 5, min_value_ms: float = 2.0
    ) -> None:
        """Build the profiler.

        Args:
            runner: What runs the programs.
            values: Timed values of a measurement.
            min_value_ms: Shortest duration of one value; faster functions are called repeatedly.
        """
        self._runner = runner or Runner()
        self._plan = MeasurePlan(values=values, min_value_s=min_value_ms / 1e3)
        self._host = host()

    @property
    def machine(self) -> str:
        """Fingerprint of this machine."""
        return machine_fingerprint(self._host)

    def measure(
        self,
        program: Program,
        call: Call,
        limits: Limits,
        expected: str | None = None,
        *,
        size: int = 0,
    ) -> Measurement:
        """Measure one program on one input: latency, memory, cycles, throughput, energy.

        Args:
            program: Python program with an entry point.
            call: Input.
            limits: What the whole run may use.
            expected: `answer_sha256` of the right answer; None: any answer will do.
            size: Size parameter of the input, for the record.

        Returns:
            The measurement; a wrong or failed run has an outcome and no metrics.

        Raises:
            UserError: The program reads standard input, or is not written in Python.
        """
        _only_functions(program)
        report = self._runner.run(
            program.source, program.entry_point, [call], limits, measure=self._plan
        )
        outcome, detail = _verdict(report, expected)
        timings = [report.timing] if outcome is Outcome.OK and report.timing else []
        return self._measurement(program, call, size, outcome, detail, timings)

    def measure_together(
        self,
        programs: Sequence[Program],
        call: Call,
        limits: Limits,
        expected: str | None = None,
        *,
        size: int = 0,
    ) -> list[Measurement]:
        """Measure programs one after the other: each takes all its values in one process."""
        return [self.measure(program, call, limits, expected, size=size) for program in programs]

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
        """Measure two programs side by side, so that a drift of the machine meets both alike.

        The rounds are interleaved A B, B A, A B, ... and each run has a fresh process; the hash
        seed changes after each A B B A, because the order of a set may favour one program. One
        round gives each program one figure: the median of the run's values.

        Args:
            first: Program whose answer is the reference when `expected` is None.
            second: Program to compare with it.
            call: Input.
            limits: What each run may use.
            repeats: Rounds.
            expected: `answer_sha256` of the right answer.
            size: Size parameter of the input, for the record.

        Returns:
            One measurement each, with `repeats` values a metric; a program that gave a wrong
            answer or failed in any round has an outcome and no metrics.

        Raises:
            ValueError: `repeats` is not positive.
            UserError: A program reads standard input, or is not written in Python.
        """
        if repeats < 1:
            raise ValueError(f"repeats is {repeats}; at least one round is needed")
        programs = (first, second)
        for program in programs:
            _only_functions(program)
        timings: tuple[list[Timing], list[Timing]] = ([], [])
        failed: dict[int, tuple[Outcome, str]] = {}
        for index in range(repeats):
            # The first program leads the first round, so its answer stands before the second's.
            for side in (0, 1) if index % 2 == 0 else (1, 0):
                if side in failed:
                    continue
                report = self._runner.run(
                    programs[side].source,
                    programs[side].entry_point,
                    [call],
                    limits,
                    measure=_PAIR_PLAN,
                    hash_seed=index // 2,
                )
                outcome, detail = _verdict(report, expected)
                if outcome is not Outcome.OK or report.timing is None:
                    failed[side] = (outcome, detail)
                    continue
                if expected is None:
                    expected = answer_sha256(report.calls[0].answer)
                timings[side].append(report.timing)
        first_side, second_side = (
            self._measurement(
                programs[side],
                call,
                size,
                *failed.get(side, (Outcome.OK, "")),
                [] if side in failed else [_middle(timing) for timing in timings[side]],
            )
            for side in (0, 1)
        )
        return first_side, second_side

    def close(self) -> None:
        """Do nothing: each run's process has ended with it."""

    def _measurement(
        self,
        program: Program,
        call: Call,
        size: int,
        outcome: Outcome,
        detail: str,
        timings: Sequence[Timing],
    ) -> Measurement:
        return Measurement(
            program=program.key,
            inputs=call.key(),
            profiler=self.name,
            machine=self.machine,
            outcome=outcome,
            metrics=metrics_of(timings, float(self._host["clock_ghz"])) if timings else {},
            warmups=[value for timing in timings for value in timing.warmups_ms],
            detail=detail,
            size=size,
            host=dict(self._host),
        )


def metrics_of(timings: Sequence[Timing], clock_ghz: float) -> dict[str, MetricValues]:
    """Turn timings into the five metrics.

    Args:
        timings: One or more runs of one program on one input.
        clock_ghz: Clock of the machine in GHz.

    Returns:
        latency (ms, wall), memory (KiB, at least 1), cycles (CPU time x clock), throughput
        (calls/s, 1 / latency), energy (J, cycles x 2.5e-10, Hydra paper).
    """
    latency = [value for timing in timings for value in timing.latency_ms]
    memory = [max(value, LEAST_MEMORY_KIB) for timing in timings for value in timing.memory_kib]
    # CPU time comes in microseconds: a value shorter than that counts as one tick of the clock.
    cpu_s = [
        max(value / 1e3, 1e-6 / timing.inner_calls) for timing in timings for value in timing.cpu_ms
    ]
    cycles = [seconds * clock_ghz * 1e9 for seconds in cpu_s]
    estimated = f"getrusage x {clock_ghz:.2f} GHz"
    return {
        "latency": MetricValues("ms", latency, Provenance.MEASURED, "perf_counter"),
        "memory": MetricValues("KiB", memory, Provenance.MEASURED, "tracemalloc"),
        "cycles": MetricValues("cycles", cycles, Provenance.ESTIMATED, estimated),
        "throughput": MetricValues(
            "calls/s", [1e3 / value for value in latency], Provenance.DERIVED, "1 / latency"
        ),
        "energy": MetricValues(
            "J",
            [count * JOULES_PER_CYCLE for count in cycles],
            Provenance.ESTIMATED,
            f"{estimated} x {JOULES_PER_CYCLE} J",
        ),
    }


def _only_functions(program: Program) -> None:
    if not program.entry_point or program.language is not Language.PYTHON:
        kind = program.language if program.entry_point else f"{program.language}, reading input"
        raise UserError(
            f"profiler=rusage calls functions of Python programs; this one is {kind}. Take "
            "profiler=auto."
        )


def _middle(timing: Timing) -> Timing:
    """Return the timing with one figure per quantity: the median of its values."""
    return Timing(
        latency_ms=[statistics.median(timing.latency_ms)],
        cpu_ms=[statistics.median(timing.cpu_ms)],
        memory_kib=timing.memory_kib,
        warmups_ms=timing.warmups_ms,
        inner_calls=timing.inner_calls,
    )


def _verdict(report: RunReport, expected_sha256: str | None) -> tuple[Outcome, str]:
    """Return the outcome of a run once its answer is compared; a wrong answer carries no speed."""
    if report.outcome is not Outcome.OK:
        return report.outcome, report.detail
    if report.timing is None:
        return Outcome.SANDBOX_ERROR, "the run gave no timing"
    try:
        found = answer_sha256(report.calls[0].answer)
    except TypeError as error:
        return Outcome.ERROR, str(error)
    if expected_sha256 is not None and found != expected_sha256:
        return Outcome.WRONG_ANSWER, "the answer is not the expected one"
    return Outcome.OK, ""
