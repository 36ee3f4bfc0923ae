"""The inputs that are measured: grown until a call takes long enough to be told from noise.

A measured program makes its arguments while it is loaded, and a profiler subtracts what loading
costs, so a ratio is that of the calls alone. A function that is too quick even on grown inputs is
called several times in a run; a method, a class or a program, and a function whose file keeps
something between calls, are called once, so that no cache is measured.
"""

from __future__ import annotations

import math
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from hydraopt.optimizing.differential import Differential, Seen
from hydraopt.optimizing.driver import Driver, encoded_given, key_of
from hydraopt.optimizing.inputs.given import Given
from hydraopt.optimizing.inputs.growing import grow
from hydraopt.profiling.profilers.base import Profiler
from hydraopt.profiling.records import Limits, Measurement, MetricValues
from hydraopt.profiling.statistics import median

_ENOUGH_S = 0.02
"""A call from which on the clock and the cost of loading disturb little: a run's resolution
(`_RESOLUTION_MS`) is half a per cent of it."""
_TOO_LONG_S = 1.0
"""A call that is longer makes a comparison of several candidates take minutes."""
_PATIENCE_S = 1.0
"""An input that takes longer to hand over and look at is large enough, however quick its call."""
_STEPS = 16
"""Larger inputs tried at most from one start."""
_FACTOR, _LEAST_FACTOR = 4.0, 1.15
_NEAR = (
    (200, (0.81, 0.85, 0.88, 0.91, 0.94, 0.97, 1.0, 1.03, 1.06, 1.11)),
    (10_000, (0.9, 1.0, 1.1)),
)
"""Of inputs of up to so many characters some beside the one aimed at are tried, and the heaviest is
taken. It is for functions whose cost follows the arithmetic of a number and not its size (four
times a prime is none): near 10^4 one number in ln(10^4) = 9 is a prime, so of ten neighbours two
times in three one is. Such inputs are a few numbers, hence short; long ones have many entries, of
which some are hard anyway. No time enters here."""
_RISE_OVER, _RISE = 5, 1.5
"""A call that takes not even 1.5 times as long five steps later (1,000 times the input) is flat. A
cost that grows as the logarithm of the input alone is three to four times as long by then, and a
slow spell of the host can hide a factor of 1.6 (see experiments/decisions)."""
_LARGEST = 2**18
"""Characters of an input, or of all copies of it in one run. Loading so many takes 0.1 ms (one
text) to 16 ms (small dictionaries) of CPU time, which a profiler subtracts; at a robust CV of 2.5 %
of CPU times that leaves an error of up to 0.4 ms, 2 % of a call of `_ENOUGH_S`, which is within the
tie band of 3 %."""
_MID = (1 / 30, 1 / 3)
"""Share of the heavy input's seconds within which a second input is taken from its growth."""
_STARTS = 2
"""Inputs from which growth starts: one alone may reach one branch of the program only."""
_MOST_REPEATS = 10_000


@dataclass(frozen=True)
class Measured:
    """One input that is measured.

    Attributes:
        seen: What the original does on it.
        label: What it is called in messages.
        start: Key of the input that it was grown from.
        factor: By how much.
    """

    seen: Seen
    label: str
    start: str
    factor: float


def choose_inputs(trial: Differential, seen: Sequence[Seen]) -> list[Measured]:
    """Return the inputs to be measured, the heaviest first; empty where the original never returns.

    Args:
        trial: Runs the original.
        seen: Inputs on which it returns or raises.
    """
    returning = sorted((entry for entry in seen if entry.returned), key=lambda e: -e.seconds)
    found: list[Measured] = []
    for entry in returning[:_STARTS]:
        grown = _grown(trial, entry)
        found.append(grown[-1])
        low, high = (share * grown[-1].seen.seconds for share in _MID)
        between = [step for step in grown[:-1] if low <= step.seen.seconds <= high]
        found.extend(between[-1:])
    distinct = {key_of(entry.seen.given): entry for entry in reversed(found)}
    found = sorted(distinct.values(), key=lambda entry: -entry.seen.seconds)
    # What is far lighter than the heaviest says little and disturbs much.
    least = found[0].seen.seconds * _MID[0] if found else 0.0
    return [entry for entry in found if entry.seen.seconds >= least]


def again(trial: Differential, seen: Sequence[Seen], start: str, factor: float) -> Measured | None:
    """Return a measured input of an earlier run; None where it is not to be had any more."""
    known = next((entry for entry in seen if key_of(entry.given) == start), None)
    if known is None:
        return None
    looked = known if factor == 1 else trial.look(grow(known.given, factor))
    return _measured(trial, looked, start, factor) if isinstance(looked, Seen) else None


def _grown(trial: Differential, start: Seen) -> list[Measured]:
    """Return an input and the larger ones of its shape, up to one that takes long enough.

    Where an input is too large, the next one lies between it and the last that was not.
    """
    key = key_of(start.given)
    grown = [_measured(trial, start, key, 1.0)]
    step = _FACTOR
    for _ in range(_STEPS):
        last = grown[-1]
        if last.seen.seconds >= _ENOUGH_S or step < _LEAST_FACTOR or _is_flat(grown):
            break
        began = time.monotonic()
        found: list[Measured] = []
        known = {key_of(entry.seen.given) for entry in grown}
        fresh = False
        size = _size(grow(start.given, last.factor * step))
        beside = next((near for most, near in _NEAR if size <= most), (1.0,))
        for factor in (last.factor * step * near for near in beside):
            larger = grow(start.given, factor)
            fresh |= key_of(larger) not in known
            if key_of(larger) in known or _size(larger) > _LARGEST:
                continue
            seen = trial.look(larger)
            if isinstance(seen, Seen) and seen.returned and seen.seconds <= _TOO_LONG_S:
                found.append(_measured(trial, seen, key, factor))
        if found:
            grown.append(max(found, key=lambda entry: entry.seen.seconds))
        elif fresh:
            step = math.sqrt(step)
        if not fresh or time.monotonic() - began > _PATIENCE_S:
            break
    return grown


def _is_flat(grown: Sequence[Measured]) -> bool:
    """Return whether several steps made a call no slower: its cost does not follow its input."""
    return len(grown) > _RISE_OVER and (
        grown[-1].seen.seconds < _RISE * grown[-1 - _RISE_OVER].seen.seconds
    )


def _size(given: Given) -> int:
    """Return the characters of an input."""
    return len(encoded_given(given)) + len(given.stdin)


def _measured(trial: Differential, seen: Seen, start: str, factor: float) -> Measured:
    label = trial.shown(seen.given)
    if factor != 1:
        label += f" (grown {factor:.3g} times)"
    return Measured(seen, label, start, factor)


def measure_pair(
    driver: Driver,
    profiler: Profiler,
    limits: Limits,
    source: str,
    measured: Measured,
    rounds: int,
) -> tuple[Measurement, Measurement]:
    """Measure the original and a candidate side by side on one input; figures are per call.

    Args:
        driver: Makes the programs.
        profiler: Measures them in turn.
        limits: Of each run.
        source: The whole file with the candidate.
        measured: The input.
        rounds: Timed runs of each.
    """
    given = measured.seen.given
    repeats = 1
    if not (driver.keeps_state(driver.target.source) or driver.keeps_state(source)):
        wanted = math.ceil(_ENOUGH_S / max(measured.seen.seconds, 1e-7))
        affordable = _LARGEST // (_size(given) + 1)
        repeats = max(1, min(wanted, affordable, _MOST_REPEATS))
    first, second = profiler.measure_pair(
        driver.measuring(driver.target.source, given, repeats),
        driver.measuring(source, given, repeats),
        driver.measured_call(given),
        limits,
        rounds,
    )
    bounds = _bounds(first)
    return _per_call(_bounded(first, bounds), repeats), _per_call(_bounded(second, bounds), repeats)


_RESOLUTION_MS = 0.1
"""Two runs of the same program differ by more than this; a run's figure below it says no more."""


def _bounds(original: Measurement) -> dict[str, float]:
    """Return what each metric comes to in `_RESOLUTION_MS` of the original's running.

    Beside an original of 200 ms, a candidate of a microsecond and one of 50 are the same.
    """
    latency = original.metrics.get("latency")
    if latency is None:
        return {}
    share = _RESOLUTION_MS / median(latency.values)
    return {
        name: median(metric.values) * (1 / share if name in _RATES else share)
        for name, metric in original.metrics.items()
        if name not in _OF_THE_PROCESS
    }


def _bounded(measurement: Measurement, bounds: Mapping[str, float]) -> Measurement:
    """Return the figures of a run, none finer than a run can be told from an empty one."""

    def bounded(name: str, metric: MetricValues) -> MetricValues:
        if name not in bounds:
            return metric
        nearer = min if name in _RATES else max
        return replace(metric, values=[nearer(value, bounds[name]) for value in metric.values])

    metrics = {name: bounded(name, metric) for name, metric in measurement.metrics.items()}
    return replace(measurement, metrics=metrics)


_OF_THE_PROCESS = ("memory",)
"""Metrics that calls one after the other do not add up in."""
_RATES = ("throughput",)


def _per_call(measurement: Measurement, repeats: int) -> Measurement:
    """Return the figures of one call, of figures of several calls in a run."""

    def scaled(name: str, metric: MetricValues) -> MetricValues:
        factor = 1.0 if name in _OF_THE_PROCESS else repeats if name in _RATES else 1 / repeats
        return replace(metric, values=[value * factor for value in metric.values])

    metrics = {name: scaled(name, metric) for name, metric in measurement.metrics.items()}
    return replace(measurement, metrics=metrics)
