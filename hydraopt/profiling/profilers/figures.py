"""From what runs used to the metrics of a measurement: pure functions.

A run of a function makes N calls; an empty run loads the program and its arguments and calls
nothing. The cost of one call is (used(N) - used(0)) / N, where used(0) is the median of the empty
runs beside it: one disturbed empty run must not make a program look fast.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hydraopt.profiling.backends import metric_of
from hydraopt.profiling.counters.perf_events import count_of
from hydraopt.profiling.records import MetricValues, Provenance
from hydraopt.profiling.sandbox.contract import Run
from hydraopt.profiling.statistics import median

Figures = Mapping[str, float]
"""What one run used: `wall_s`, `cpu_s`, `joules` where metered, and events under their names."""

JOULES_PER_CYCLE = 2.5e-10
"""Energy model of the Hydra paper: energy = cycles x 2.5e-10 J."""

LEAST_MEMORY_KIB = 1.0
"""Peaks below this are the interpreter's own odds and ends; programs that stay below it tie."""

_LEAST = {"wall_s": 1e-6, "cpu_s": 1e-6, "joules": 1e-4}
"""Resolution of a run's figure: a tick of the clock, a step of RAPL (61 microjoules, rounded up);
for a count it is 1. A smaller difference counts as this, so that every value is positive."""


def figures_of(run: Run, joules: float | None = None) -> dict[str, float]:
    """Return what a run used, by its parent's figures.

    Args:
        run: A run with `usage`.
        joules: Energy of the machine meanwhile.
    """
    assert run.usage is not None
    found = {"wall_s": run.usage.wall_s, "cpu_s": run.usage.cpu_s}
    found |= {name: float(count) for name, count in (run.counts or {}).items()}
    return found if joules is None else {**found, "joules": joules}


def per_call(used: Figures, empty: Sequence[Figures], calls: int) -> dict[str, float]:
    """Return what one call used.

    Args:
        used: Figures of a run of `calls` calls.
        empty: Figures of runs without a call; none: nothing is subtracted.
        calls: At least 1.

    Returns:
        Figures that the run and all empty runs have, at least the resolution / calls.
    """
    names = [name for name in used if all(name in other for other in empty)]
    return {
        name: max(
            used[name] - (median([other[name] for other in empty]) if empty else 0.0),
            _LEAST.get(name, 1.0),
        )
        / calls
        for name in names
    }


def metrics_of_runs(
    values: Sequence[Figures], clock_ghz: float, energy_backend: str = ""
) -> dict[str, MetricValues]:
    """Turn figures per call into metrics.

    Args:
        values: One entry a value, in order; an event must be in all of them to count.
        clock_ghz: Clock of the machine in GHz, for cycles that were not counted.
        energy_backend: Name of the meter behind `joules`.

    Returns:
        latency (ms), cpu_time (ms), throughput (calls/s, 1 / latency), cycles (counted, else CPU
        time x clock), energy (J, metered, else cycles x 2.5e-10, Hydra paper), and every other
        event that was counted.
    """
    latency = [entry["wall_s"] * 1e3 for entry in values]
    cpu_time = [entry["cpu_s"] * 1e3 for entry in values]
    common = set.intersection(*(set(entry) for entry in values))
    cycles = _cycles(values, common, clock_ghz)
    metrics = {
        "latency": MetricValues("ms", latency, Provenance.MEASURED, "parent's clock"),
        "cpu_time": MetricValues("ms", cpu_time, Provenance.MEASURED, "wait4 rusage"),
        "throughput": MetricValues(
            "calls/s", [1e3 / value for value in latency], Provenance.DERIVED, "1 / latency"
        ),
        "cycles": cycles,
        "energy": _energy(values, common, cycles, energy_backend),
    }
    for name in sorted(common - {"wall_s", "cpu_s", "joules", "cycles", "cycles:u"}):
        metrics[metric_of(name)] = _event(name, [entry[name] for entry in values])
    return metrics


def memory_of(kib: Sequence[float], backend: str) -> MetricValues:
    """Return the memory metric (KiB, at least 1)."""
    values = [max(value, LEAST_MEMORY_KIB) for value in kib]
    return MetricValues("KiB", values, Provenance.MEASURED, backend)


def _cycles(values: Sequence[Figures], common: set[str], clock_ghz: float) -> MetricValues:
    counted = count_of(dict.fromkeys(common, 0), "cycles")
    if counted is not None:
        found = [entry[counted[0]] for entry in values]
        return MetricValues("cycles", found, Provenance.MEASURED, f"perf {counted[0]}")
    estimated = [entry["cpu_s"] * clock_ghz * 1e9 for entry in values]
    backend = f"wait4 rusage x {clock_ghz:.2f} GHz"
    return MetricValues("cycles", estimated, Provenance.ESTIMATED, backend)


def _energy(
    values: Sequence[Figures], common: set[str], cycles: MetricValues, backend: str
) -> MetricValues:
    if "joules" in common:
        found = [entry["joules"] for entry in values]
        return MetricValues("J", found, Provenance.MEASURED, backend)
    return MetricValues(
        "J",
        [count * JOULES_PER_CYCLE for count in cycles.values],
        Provenance.ESTIMATED,
        f"{cycles.backend} x {JOULES_PER_CYCLE} J",
    )


def _event(name: str, values: list[float]) -> MetricValues:
    if metric_of(name) == "task_clock":
        in_ms = [value / 1e6 for value in values]
        return MetricValues("ms", in_ms, Provenance.MEASURED, f"perf {name}")
    return MetricValues(metric_of(name), values, Provenance.MEASURED, f"perf {name}")
