"""What a profiler is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from hydraopt.profiling.records import Call, Limits, Measurement
from hydraopt.profiling.sandbox.contract import Program


class Profiler(Protocol):
    """Measures a program on one input. One profiler, one file."""

    @property
    def name(self) -> str:
        """Part of a measurement's key: figures of two profilers are never compared."""

    @property
    def machine(self) -> str:
        """Fingerprint of the machine that the figures belong to."""

    def measure(
        self,
        program: Program,
        call: Call,
        limits: Limits,
        expected: str | None = None,
        *,
        size: int = 0,
    ) -> Measurement:
        """Measure one program on one input; a failed run comes back as its outcome.

        `expected` is `answer_sha256` of a function's right answer, or the right text of a program
        that prints; None: any answer will do.
        """

    def measure_together(
        self,
        programs: Sequence[Program],
        call: Call,
        limits: Limits,
        expected: str | None = None,
        *,
        size: int = 0,
    ) -> list[Measurement]:
        """Measure several programs on one input, in turn where that is possible.

        Their figures are compared later, so a drift of the machine should meet all alike.
        """

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
        """Measure two programs in turn on one input, up to `repeats` times, to compare them."""

    def close(self) -> None:
        """End what the profiler started; calling it again does nothing."""
