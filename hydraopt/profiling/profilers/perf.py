"""Profiler with hardware counters: cycles, instructions, cache misses, branch misses."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Unpack

from hydraopt.common.errors import UserError
from hydraopt.profiling.counters.perf_events import (
    HARDWARE_EVENTS,
    SOFTWARE_EVENTS,
    EventFinding,
    is_event,
    probe_events,
)
from hydraopt.profiling.profilers.sandboxed import Repetition, SandboxProfiler
from hydraopt.profiling.sandbox.contract import Sandbox

_LOG = logging.getLogger(__name__)


class PerfProfiler(SandboxProfiler):
    """Counts events of every run with `perf_event_open`, from the trusted side.

    Cycles that the processor counts are `measured`, and energy follows from them. Where it counts
    none, the kernel's own events are kept, and cycles are estimated from CPU time.
    """

    def __init__(
        self,
        sandbox: Sandbox,
        *,
        events: Sequence[str] = HARDWARE_EVENTS + SOFTWARE_EVENTS,
        trace_memory: bool = True,
        **options: Unpack[Repetition],
    ) -> None:
        """Probe the events.

        Args:
            sandbox: Where programs run.
            events: By the names of `perf`.
            trace_memory: See `SandboxProfiler`.
            **options: See `SandboxProfiler`.

        Raises:
            UserError: An event is unknown, or the host counts none of them.
        """
        super().__init__(sandbox, counters=countable(events), trace_memory=trace_memory, **options)


def countable(events: Sequence[str]) -> tuple[str, ...]:
    """Return the events that this host counts; those that it does not are logged with the reason.

    Raises:
        UserError: An event is unknown, or the host counts none of them.
    """
    unknown = [name for name in events if not is_event(name)]
    if unknown:
        raise UserError(
            f"profiler.events: {', '.join(unknown)} is unknown. Choose from "
            f"{', '.join(HARDWARE_EVENTS + SOFTWARE_EVENTS)}."
        )
    findings = probe_events(events)
    missing = "; ".join(_told(finding) for finding in findings if finding.reason)
    found = tuple(finding.name for finding in findings if finding.available)
    if not found:
        raise UserError(
            f"profiler=perf: this host counts no event ({missing}). Take profiler=auto, which "
            "estimates what it cannot count."
        )
    if missing:
        _LOG.warning("Not counted, or only in part: %s", missing)
    return found


def _told(finding: EventFinding) -> str:
    return f"{finding.name}: {finding.reason}"
