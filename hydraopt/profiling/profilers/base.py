"""What a profiler is."""

from __future__ import annotations

from typing import Protocol

from hydraopt.profiling.records import Call, Limits, Measurement


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
        source: str,
        entry_point: str,
        call: Call,
        limits: Limits,
        expected_sha256: str | None = None,
        *,
        size: int = 0,
    ) -> Measurement:
        """Measure one program on one input; a failed run comes back as its outcome."""

    def measure_pair(
        self,
        first: str,
        second: str,
        entry_point: str,
        call: Call,
        limits: Limits,
        repeats: int,
        expected_sha256: str | None = None,
        *,
        size: int = 0,
    ) -> tuple[Measurement, Measurement]:
        """Measure two programs side by side on one input, to compare them."""
