"""Profiler with traced memory, exact to some KiB: tracemalloc in a second, untimed run."""

from __future__ import annotations

from typing import Unpack

from hydraopt.profiling.profilers.sandboxed import Repetition, SandboxProfiler
from hydraopt.profiling.sandbox.contract import Sandbox


class TracedProfiler(SandboxProfiler):
    """Takes the memory of Python programs from tracemalloc; the program could forge that figure.

    Programs in other languages keep their resident peak.
    """

    def __init__(self, sandbox: Sandbox, **options: Unpack[Repetition]) -> None:
        """Build the profiler.

        Args:
            sandbox: Where programs run.
            **options: See `SandboxProfiler`.
        """
        super().__init__(sandbox, trace_memory=True, **options)
