"""One program's runs on one input in a worker: checked, calibrated, and kept as figures."""

from __future__ import annotations

import contextlib
import marshal
import threading

from hydraopt.profiling.answers import answer_sha256, same_output
from hydraopt.profiling.counters.callgrind import Callgrind, InstructionCount
from hydraopt.profiling.counters.rapl import EnergyMeter
from hydraopt.profiling.profilers.figures import Figures, figures_of, per_call
from hydraopt.profiling.purity import keeps_state
from hydraopt.profiling.records import Call, Limits, Outcome
from hydraopt.profiling.sandbox.contract import Language, Program, Run, RunOptions, Worker

_MAX_PROBES = 12
"""Runs that look for the number of calls; from a microsecond to 20 ms takes five."""
_MAX_GROWTH = 16
"""A probe makes at most this many times the calls of the one before: its first call was cold."""
_LIMIT_SHARE = 0.25
"""Share of the wall limit that a run of several calls may take, so that it is never the cause of
a time-out; and of the memory limit that the arguments may."""
_OBJECT_BYTES_PER_MARSHALLED = 8
"""A list of small numbers takes up to this many times its marshalled size."""
_FITTING = (Outcome.TIMEOUT, Outcome.MEMORY_LIMIT, Outcome.OUTPUT_LIMIT)
"""Failures that several calls in one run may cause although one call is right."""


class RunFailed(Exception):
    """A run without figures; says how the whole measurement ends."""

    def __init__(self, outcome: Outcome, detail: str) -> None:
        super().__init__(detail)
        self.outcome = outcome
        self.detail = detail


class Metering:
    """What is read around every run: the events inside it, the energy of the machine."""

    def __init__(self, counters: tuple[str, ...] = (), meter: EnergyMeter | None = None) -> None:
        """Take the events' names (of `perf`) and an open meter, if there is one."""
        self.counters = counters
        self.meter = meter
        # A package's energy holds everybody's work: metered runs go one at a time.
        self._turn = threading.Lock() if meter is not None else contextlib.nullcontext()

    def run(
        self, worker: Worker, program: Program, call: Call, limits: Limits, options: RunOptions
    ) -> tuple[Run, float | None]:
        """Run once; return the run and the joules meanwhile."""
        with self._turn:
            before = self.meter.joules() if self.meter else None
            run = worker.run(program, call, limits, options)
            used = self.meter.joules() - before if self.meter and before is not None else None
        return run, used


class Series:
    """The runs of one program on one input, in one worker.

    Attributes:
        expected: `answer_sha256` of a function's right answer, or the right text of a program that
            prints; None: any answer will do.
        answer: The last one that it gave.
        warmups_ms: Discarded latencies of the probes, per call.
        repeats: Calls of a timed run.
    """

    def __init__(
        self,
        worker: Worker,
        program: Program,
        call: Call,
        limits: Limits,
        *,
        metering: Metering,
    ) -> None:
        """Prepare a series.

        Args:
            worker: What runs the program.
            program: What is measured.
            call: Its input.
            limits: What each run may use.
            metering: What is read.
        """
        self.program = program
        self.expected: str | None = None
        self.answer: object = None
        self.warmups_ms: list[float] = []
        self.repeats = 1
        self._worker = worker
        self._call = call
        self._limits = limits
        self._metering = metering
        self._used: list[Figures] = []
        self._empty: list[Figures] = []

    def calibrate(self, min_run_s: float, *, single: bool = False) -> None:
        """Find how many calls make a run of at least `min_run_s` of CPU time; warm up meanwhile.

        The number at least doubles from probe to probe. A program that could carry something over
        from one call to the next is called once a run, else its cache would be measured.

        Args:
            min_run_s: Seconds above an empty run.
            single: Keep to one call a run, for a program that keeps no state too.

        Raises:
            RunFailed: The program failed, or its answer is wrong.
        """
        empty = [self._figures(0)] if self.program.entry_point else []
        single = single or not empty or keeps_state(self.program.source)
        repeats, most = 1, self._affordable()
        for _ in range(1 if single else _MAX_PROBES):
            try:
                used = per_call(self._figures(repeats), empty, repeats)
            except RunFailed as failure:
                if repeats > 1 and failure.outcome in _FITTING:
                    return
                raise
            self.warmups_ms.append(used["wall_s"] * 1e3)
            self.repeats = repeats
            wanted = int(1.2 * min_run_s / used["cpu_s"]) + 1
            longest = int(_LIMIT_SHARE * self._limits.wall_s / max(used["wall_s"], used["cpu_s"]))
            following = min(max(wanted, 2 * repeats), _MAX_GROWTH * repeats, longest, most)
            if used["cpu_s"] * repeats >= min_run_s or following <= repeats:
                return
            repeats = following

    def take(self, hash_seed: int) -> None:
        """Make one timed run, and for a function an empty run beside it.

        Raises:
            RunFailed: The program failed, or its answer is wrong.
        """
        empty_first = len(self._used) % 2 == 0
        if self.program.entry_point and empty_first:
            self._empty.append(self._figures(0, hash_seed))
        self._used.append(self._figures(self.repeats, hash_seed))
        if self.program.entry_point and not empty_first:
            self._empty.append(self._figures(0, hash_seed))

    def values(self) -> list[dict[str, float]]:
        """Return the figures per call, one entry a timed run."""
        return [per_call(used, self._empty, self.repeats) for used in self._used]

    def traced_kib(self, hash_seed: int) -> float | None:
        """Return the traced peak of an untimed run; None where there is none to be had.

        Tracing takes memory and time: a program at the edge of its limits fails only here.

        Raises:
            RunFailed: Its answer is wrong.
        """
        if self.program.language is not Language.PYTHON:
            return None
        options = RunOptions(hash_seed=hash_seed, trace_memory=True)
        run = self._worker.run(self.program, self._call, self._limits, options)
        if run.outcome in _FITTING:
            return None
        self._check(run, 1)
        return run.traced_kib

    def resident_kib(self, hash_seed: int) -> float:
        """Return the resident peak of one call, or of a program that reads standard input.

        Raises:
            RunFailed: The program failed, or its answer is wrong.
        """
        used = self._memory(1, hash_seed)
        return used - self._memory(0, hash_seed) if self.program.entry_point else used

    def instructions(self, counter: Callgrind) -> InstructionCount:
        """Count the instructions of one call, or of the whole program."""
        return counter.count(self.program, self._call, self._limits)

    def _memory(self, repeats: int, hash_seed: int) -> float:
        options = RunOptions(hash_seed=hash_seed, repeats=repeats)
        run = self._worker.run(self.program, self._call, self._limits, options)
        self._check(run, repeats)
        assert run.usage is not None
        return run.usage.memory_kib

    def _figures(self, repeats: int, hash_seed: int = 0) -> dict[str, float]:
        options = RunOptions(hash_seed=hash_seed, repeats=repeats, counters=self._metering.counters)
        run, joules = self._metering.run(
            self._worker, self.program, self._call, self._limits, options
        )
        self._check(run, repeats)
        return figures_of(run, joules)

    def _check(self, run: Run, repeats: int) -> None:
        """See to it that the run has figures and the right answer."""
        if run.outcome is not Outcome.OK:
            raise RunFailed(run.outcome, run.detail)
        if run.usage is None:
            raise RunFailed(Outcome.SANDBOX_ERROR, "the run came back without what it used")
        if not repeats:
            return
        self.answer = run.answer
        if self.expected is None:
            return
        try:
            right = self._is_right(run.answer, self.expected)
        except TypeError as error:
            raise RunFailed(Outcome.ERROR, str(error)) from error
        if not right:
            raise RunFailed(Outcome.WRONG_ANSWER, "the answer is not the expected one")

    def _is_right(self, answer: object, expected: str) -> bool:
        if self.program.entry_point:
            return answer_sha256(answer) == expected
        return same_output(str(answer), expected)

    def reference(self) -> str | None:
        """Return this program's own answer in the form of `expected`."""
        if not self.program.entry_point:
            return str(self.answer)
        try:
            return answer_sha256(self.answer)
        except TypeError:
            return None

    def _affordable(self) -> int:
        """Return how many sets of arguments fit into the memory limit's share."""
        size = len(marshal.dumps(self._call.args, 2)) * _OBJECT_BYTES_PER_MARSHALLED
        return max(1, int(_LIMIT_SHARE * self._limits.memory_mib * 2**20 / size))
