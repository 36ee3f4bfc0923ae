"""Profiler with exact instruction counts, 55 to 130 times slower than the program."""

from __future__ import annotations

from typing import Unpack

from hydraopt.common.errors import UserError
from hydraopt.profiling.counters.callgrind import Callgrind, find_callgrind
from hydraopt.profiling.profilers.sandboxed import Repetition, SandboxProfiler
from hydraopt.profiling.sandbox.contract import Sandbox


class CallgrindProfiler(SandboxProfiler):
    """Counts instructions in a further run, after the answer was right in the sandbox.

    That run is isolated by bubblewrap alone (see `hydraopt.profiling.counters.callgrind`), and its
    count is the one figure that a program which means to can forge.
    """

    def __init__(
        self,
        sandbox: Sandbox,
        *,
        trusted: bool = False,
        trace_memory: bool = True,
        **options: Unpack[Repetition],
    ) -> None:
        """Look for callgrind.

        Args:
            sandbox: Where the timed runs are made.
            trusted: Count without bubblewrap.
            trace_memory: See `SandboxProfiler`.
            **options: See `SandboxProfiler`.

        Raises:
            UserError: Valgrind is missing, or bubblewrap is and the programs are not trusted.
        """
        available, about = find_callgrind()
        if not available:
            raise UserError(f"profiler=callgrind: {about}. Or take profiler=auto.")
        if "bubblewrap not found" in about and not trusted:
            raise UserError(
                f"profiler=callgrind: {about}. Install bubblewrap, or, if you trust every program, "
                "add profiler.trusted=true"
            )
        super().__init__(
            sandbox, instructions=Callgrind(trusted=trusted), trace_memory=trace_memory, **options
        )
