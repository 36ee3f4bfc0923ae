"""Profiler that takes the best backend of the host for each metric, and says which."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import Unpack

from hydraopt.profiling.backends import (
    BackendChoice,
    BackendFinding,
    best_backend,
    metric_of,
    probe_backends,
)
from hydraopt.profiling.counters.perf_events import HARDWARE_EVENTS, SOFTWARE_EVENTS
from hydraopt.profiling.counters.rapl import EnergyMeter, open_meter
from hydraopt.profiling.profilers.sandboxed import Repetition, SandboxProfiler
from hydraopt.profiling.sandbox.contract import Sandbox

_LOG = logging.getLogger(__name__)

METRICS = ("latency", "memory", "cycles", "throughput", "energy")
"""Metrics that `auto` answers for; what it counts beside them is kept too."""


class AutoProfiler(SandboxProfiler):
    """Hardware counters, RAPL and tracemalloc where they are; estimates elsewhere.

    Attributes:
        choices: The backend of each metric, and why no better one was taken.
    """

    def __init__(
        self,
        sandbox: Sandbox,
        *,
        probe: Callable[[], Sequence[BackendFinding]] = probe_backends,
        open_energy_meter: Callable[[], tuple[EnergyMeter | None, str]] = open_meter,
        **options: Unpack[Repetition],
    ) -> None:
        """Probe the host.

        Args:
            sandbox: Where programs run.
            probe: Finds the backends.
            open_energy_meter: Opens the meter of energy.
            **options: See `SandboxProfiler`.
        """
        findings = list(probe())
        counted = {
            name
            for found in findings
            if found.name in ("perf", "perf_software")
            for name in found.provides
        }
        self.choices = [best_backend(metric, findings) for metric in METRICS]
        _LOG.info("profiler=auto: %s", "; ".join(_in_short(self.choices)))
        for choice in self.choices:
            _LOG.debug("%s", choice)
        energy = next(choice for choice in self.choices if choice.metric == "energy")
        super().__init__(
            sandbox,
            counters=[
                event for event in HARDWARE_EVENTS + SOFTWARE_EVENTS if metric_of(event) in counted
            ],
            meter=open_energy_meter()[0] if energy.backend == "rapl" else None,
            trace_memory=True,
            **options,
        )


def _in_short(choices: Sequence[BackendChoice]) -> list[str]:
    """Return each way of measuring with its metrics; `hydraopt doctor` says why none is better."""
    ways = dict.fromkeys((choice.provenance, choice.backend) for choice in choices)
    return [
        ", ".join(c.metric for c in choices if (c.provenance, c.backend) == (provenance, backend))
        + f" {provenance} by {backend}"
        for provenance, backend in ways
    ]
