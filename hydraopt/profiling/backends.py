"""What this host can measure: every backend with its reason, and the best one for each metric."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hydraopt.common.errors import UserError
from hydraopt.profiling.counters.callgrind import find_callgrind
from hydraopt.profiling.counters.perf_events import (
    HARDWARE_EVENTS,
    SOFTWARE_EVENTS,
    EventFinding,
    probe_events,
)
from hydraopt.profiling.counters.rapl import EnergyMeter, open_meter
from hydraopt.profiling.records import Provenance


@dataclass(frozen=True)
class BackendFinding:
    """Whether a backend works on this host.

    Attributes:
        name: `rusage`, `perf` (the processor's counters), `perf_software` (the kernel's), `rapl`,
            `callgrind` or `tracemalloc`.
        available: Whether it measures anything here.
        reason: Why not; for one that is available, what restricts it (often empty).
        provides: Metrics that it measures here.
    """

    name: str
    available: bool
    reason: str
    provides: tuple[str, ...] = ()


@dataclass(frozen=True)
class BackendChoice:
    """What a metric is taken from.

    Attributes:
        metric: Name of the metric.
        backend: Name of the backend.
        provenance: `measured`, `derived` or `estimated`.
        why_not_better: Why no better backend was taken; empty: this one is the best there is.
    """

    metric: str
    backend: str
    provenance: Provenance
    why_not_better: str = ""

    def __str__(self) -> str:
        text = f"{self.metric}: {self.provenance} by {self.backend}"
        return f"{text} ({self.why_not_better})" if self.why_not_better else text


_RUSAGE = ("latency", "cpu_time", "memory")
_BY_RANK: dict[str, tuple[tuple[str, Provenance], ...]] = {
    "latency": (("rusage", Provenance.MEASURED),),
    "cpu_time": (("rusage", Provenance.MEASURED),),
    # Exact to 8 KiB, where resident memory comes in pages and with the interpreter's own habits.
    "memory": (("tracemalloc", Provenance.MEASURED), ("rusage", Provenance.MEASURED)),
    "cycles": (("perf", Provenance.MEASURED), ("rusage", Provenance.ESTIMATED)),
    "throughput": (("rusage", Provenance.DERIVED),),
    "energy": (
        ("rapl", Provenance.MEASURED),
        ("perf", Provenance.ESTIMATED),
        ("rusage", Provenance.ESTIMATED),
    ),
    "instructions": (("perf", Provenance.MEASURED), ("callgrind", Provenance.MEASURED)),
}
"""Metric to its backends, best first. Estimated energy is cycles x 2.5e-10 J (Hydra paper)."""

METRICS = tuple(_BY_RANK)
"""Metrics that `best_backend` knows."""


def metric_of(event: str) -> str:
    """Return the metric's name of an event of `perf` (`cache-misses`, `cycles:u`)."""
    return event.removesuffix(":u").replace("-", "_")


def probe_backends(
    *,
    events: Callable[[Sequence[str]], list[EventFinding]] = probe_events,
    meter: Callable[[], tuple[EnergyMeter | None, str]] = open_meter,
    callgrind: Callable[[], tuple[bool, str]] = find_callgrind,
) -> list[BackendFinding]:
    """Try every backend once, in a few milliseconds.

    Args:
        events: Probes events of `perf`.
        meter: Opens a meter of energy.
        callgrind: Looks for callgrind.
    """
    found_meter, reason = meter()
    if found_meter is not None:
        reason = f"{found_meter.backend}; of the whole package, with idle power and neighbours"
        found_meter.close()
    has_callgrind, about_callgrind = callgrind()
    return [
        BackendFinding("rusage", True, "", _RUSAGE),
        _events_finding("perf", events(HARDWARE_EVENTS)),
        _events_finding("perf_software", events(SOFTWARE_EVENTS)),
        BackendFinding("rapl", found_meter is not None, reason, ("energy",) * bool(found_meter)),
        BackendFinding(
            "callgrind", has_callgrind, about_callgrind, ("instructions",) * has_callgrind
        ),
        BackendFinding("tracemalloc", True, "Python only; a second, untimed run", ("memory",)),
    ]


def best_backend(
    metric: str, findings: Sequence[BackendFinding] | None = None, *, costly: bool = False
) -> BackendChoice:
    """Return the best backend of this host for a metric, and why no better one is taken.

    Args:
        metric: One of `METRICS`.
        findings: What `probe_backends` found; None: probe now.
        costly: Also take callgrind, which runs 55 to 130 times slower.

    Raises:
        UserError: The metric is unknown, or nothing on this host provides it.
    """
    if metric not in _BY_RANK:
        raise UserError(f"metric {metric!r} is unknown. Choose from {', '.join(METRICS)}.")
    by_name = {found.name: found for found in findings or probe_backends()}
    missed: list[str] = []
    for name, provenance in _BY_RANK[metric]:
        found = by_name.get(name)
        if name == "callgrind" and not costly:
            missed.append("callgrind: only on request, being 55 to 130 times slower")
        elif found is not None and found.available and _serves(found, metric, provenance):
            return BackendChoice(metric, name, provenance, "; ".join(missed))
        else:
            missed.append(f"{name}: {found.reason if found else 'not probed'}")
    raise UserError(
        f"{metric} cannot be measured on this host: {'; '.join(missed)}. Leave the metric out, or "
        "measure on another host."
    )


def _serves(found: BackendFinding, metric: str, provenance: Provenance) -> bool:
    """A measured metric must be provided; an estimate stands on the backend's time or cycles."""
    if provenance is Provenance.MEASURED:
        return metric in found.provides
    return "cycles" in found.provides or "latency" in found.provides


def _events_finding(name: str, events: Sequence[EventFinding]) -> BackendFinding:
    provides = tuple(metric_of(event.name) for event in events if event.available)
    by_reason: dict[str, list[str]] = {}
    for event in events:
        if event.reason:
            by_reason.setdefault(event.reason, []).append(event.name)
    reason = "; ".join(f"{', '.join(names)}: {why}" for why, names in by_reason.items())
    return BackendFinding(name, bool(provides), reason, provides)
