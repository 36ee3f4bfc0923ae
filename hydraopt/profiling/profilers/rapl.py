"""Profiler with measured energy: RAPL, where the host has it and allows it."""

from __future__ import annotations

from typing import Unpack

from hydraopt.common.errors import UserError
from hydraopt.profiling.counters.rapl import open_meter
from hydraopt.profiling.profilers.sandboxed import Repetition, SandboxProfiler
from hydraopt.profiling.sandbox.contract import Sandbox


class RaplProfiler(SandboxProfiler):
    """Reads the energy of the processor's packages before and after each run, one at a time.

    Idle power and whatever else the machine does are in the figure: measure on a quiet machine.
    """

    def __init__(
        self, sandbox: Sandbox, *, trace_memory: bool = True, **options: Unpack[Repetition]
    ) -> None:
        """Open the meter.

        Args:
            sandbox: Where programs run.
            trace_memory: See `SandboxProfiler`.
            **options: See `SandboxProfiler`.

        Raises:
            UserError: The host has no RAPL, or does not let this user read it.
        """
        meter, reason = open_meter()
        if meter is None:
            raise UserError(
                f"profiler=rapl: energy cannot be measured here ({reason}). Take profiler=auto, "
                "which estimates it from cycles."
            )
        super().__init__(sandbox, meter=meter, trace_memory=trace_memory, **options)
