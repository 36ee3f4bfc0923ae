"""What the measurements of a data set say on their own: noise, sources, growth."""

from __future__ import annotations

import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from hydraopt.corpus.records import Problem
from hydraopt.profiling.records import Measurement
from hydraopt.profiling.statistics import robust_cv

NOISY = 0.05
"""Robust coefficient of variation above which repeated values count as unstable."""
LEVELS = (*(k / 20 for k in range(20)), 0.99, 1.0)
"""Shares of measurements at which the distribution of the noise is told."""
_CONSTANT = 5e-5
"""Values are kept to six digits: a ratio of two that spreads less than this is a constant."""


@dataclass(frozen=True)
class Noise:
    """Distribution of the robust coefficient of variation of one metric's repeated values.

    Attributes:
        metric: Name of the metric.
        measurements: Measurements with at least two values.
        single: Measurements with one value, whose noise is unknown.
        above: Share of `measurements` above `NOISY`; None without any.
        quantiles: Robust CV at the shares `LEVELS`; empty without any.
    """

    metric: str
    measurements: int
    single: int
    above: float | None
    quantiles: list[float]


@dataclass(frozen=True)
class Source:
    """Where a metric's values come from.

    Attributes:
        metric: Name of the metric.
        unit: Unit of its values.
        provenance: `measured`, `derived` or `estimated`.
        backend: What produced them.
        measurements: Number of measurements.
        values: Median number of values in one measurement.
    """

    metric: str
    unit: str
    provenance: str
    backend: str
    measurements: int
    values: float


@dataclass(frozen=True)
class Site:
    """One host and profiler.

    Attributes:
        machine: Fingerprint of the host.
        profiler: Name of the profiler.
        measurements: Number of measurements.
        host: The host's description.
    """

    machine: str
    profiler: str
    measurements: int
    host: dict[str, str]


@dataclass(frozen=True)
class Identity:
    """Two metrics of which one follows from the other in every single value.

    Attributes:
        metric: The metric that follows.
        other: The one it follows from.
        power: +1: metric = constant * other; -1: metric = constant / other.
        constant: The constant, in the metrics' units.
    """

    metric: str
    other: str
    power: int
    constant: float


@dataclass(frozen=True)
class Growth:
    """How a family's latency grows with the input: latency ~ size^exponent.

    Attributes:
        family: Family of inefficiency.
        problems: Problems with at least two sizes.
        original: Median exponent of the originals.
        original_range: Its quartiles.
        fastest: Median exponent of each problem's fastest program on the largest input.
        fastest_range: Its quartiles.
    """

    family: str
    problems: int
    original: float
    original_range: tuple[float, float]
    fastest: float
    fastest_range: tuple[float, float]


def noise_of(measurements: Sequence[Measurement], metric: str) -> Noise:
    """Return the distribution of the robust CV of a metric over its `ok` measurements."""
    rows = [found.metrics[metric].values for found in measurements if metric in found.metrics]
    spreads = [robust_cv(values) for values in rows if len(values) > 1]
    return Noise(
        metric=metric,
        measurements=len(spreads),
        single=sum(len(values) == 1 for values in rows),
        above=statistics.fmean(spread > NOISY for spread in spreads) if spreads else None,
        quantiles=np.quantile(spreads, LEVELS).tolist() if spreads else [],
    )


def sources(measurements: Iterable[Measurement]) -> list[Source]:
    """Return unit, provenance and backend of every metric, the most frequent first of each."""
    counts: dict[tuple[str, str, str, str], list[int]] = defaultdict(list)
    for found in measurements:
        for name, entry in found.metrics.items():
            key = (name, entry.unit, str(entry.provenance), entry.backend)
            counts[key].append(len(entry.values))
    rows = [Source(*key, len(found), statistics.median(found)) for key, found in counts.items()]
    return sorted(rows, key=lambda row: (row.metric, -row.measurements, row.backend))


def sites(measurements: Iterable[Measurement]) -> list[Site]:
    """Return the hosts and profilers, the most frequent first."""
    counts: Counter[tuple[str, str]] = Counter()
    hosts: dict[tuple[str, str], dict[str, str]] = {}
    for found in measurements:
        counts[found.machine, found.profiler] += 1
        hosts[found.machine, found.profiler] = found.host
    return [Site(*site, count, dict(hosts[site])) for site, count in counts.most_common()]


def identities(measurements: Sequence[Measurement], metrics: Sequence[str]) -> list[Identity]:
    """Return which metrics are another one times, or under, a constant, value by value.

    Such a metric says nothing of its own. Each metric is named once, with the earliest that it
    follows from.
    """
    found = []
    for k, metric in enumerate(metrics):
        for other in metrics[:k]:
            identity = _identity(measurements, metric, other)
            if identity is not None:
                found.append(identity)
                break
    return found


def _identity(measurements: Sequence[Measurement], metric: str, other: str) -> Identity | None:
    pairs = [
        (one, two)
        for found in measurements
        if metric in found.metrics and other in found.metrics
        for ones, twos in [(found.metrics[metric].values, found.metrics[other].values)]
        if len(ones) == len(twos)
        for one, two in zip(ones, twos, strict=True)
        if one > 0 and two > 0
    ]
    if len(pairs) < 2:
        return None
    values = np.array(pairs)
    # Where neither varies, any two figures would be tied by a constant.
    if np.ptp(np.log(values[:, 1])) < _CONSTANT:
        return None
    for power in (1, -1):
        constants = values[:, 0] / values[:, 1] ** power
        middle = float(np.median(constants))
        if np.abs(constants / middle - 1).max() < _CONSTANT:
            return Identity(metric, other, power, float(f"{middle:.4g}"))
    return None


def growth(
    problems: Iterable[Problem], measurements: Iterable[Measurement], metric: str = "latency"
) -> list[Growth]:
    """Return how latency grows with the input's size, by family, the steepest originals first.

    A program's exponent is the slope of the least-squares line through (ln size, ln median
    latency): 1 is linear, 2 quadratic. Problems with fewer than two sizes are left out.
    """
    tables = _medians_by_size(measurements, metric)
    exponents: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for problem in problems:
        per_program = _at_one_site([tables.get(found.program, {}) for found in problem.programs])
        usable = [table for table in per_program if len(table) > 1]
        if not usable or usable[0] is not per_program[0]:
            continue
        largest = max(usable[0])
        rivals = [table for table in usable if largest in table]
        fastest = min(rivals, key=lambda table: table[largest])
        exponents[problem.family].append((_slope(usable[0]), _slope(fastest)))
    rows = []
    for family, slopes in exponents.items():
        low, middle, high = np.quantile(np.array(slopes), (0.25, 0.5, 0.75), axis=0).tolist()
        rows.append(
            Growth(family, len(slopes), middle[0], (low[0], high[0]), middle[1], (low[1], high[1]))
        )
    return sorted(rows, key=lambda row: (-row.original, row.family))


_Sizes = dict[int, float]
_Sites = dict[tuple[str, str], _Sizes]


def _medians_by_size(measurements: Iterable[Measurement], metric: str) -> dict[str, _Sites]:
    """Return program -> (machine, profiler) -> size -> median value, over the size's inputs."""
    values: dict[tuple[str, tuple[str, str], int], list[float]] = defaultdict(list)
    for found in measurements:
        if found.size > 0 and metric in found.metrics:
            middle = statistics.median(found.metrics[metric].values)
            if middle > 0:
                site = (found.machine, found.profiler)
                values[found.program, site, found.size].append(middle)
    tables: dict[str, _Sites] = defaultdict(lambda: defaultdict(dict))
    for (program, site, size), middles in values.items():
        tables[program][site][size] = statistics.median(middles)
    return tables


def _at_one_site(programs: Sequence[_Sites]) -> list[_Sizes]:
    """Return the tables of a problem's programs at the site that measured most of it.

    Figures of different hosts are not comparable.
    """
    counts: Counter[tuple[str, str]] = Counter()
    for by_site in programs:
        counts.update({site: len(table) for site, table in by_site.items()})
    best = counts.most_common(1)[0][0] if counts else ("", "")
    return [by_site.get(best, {}) for by_site in programs]


def _slope(table: Mapping[int, float]) -> float:
    sizes, values = np.log(list(table)), np.log(list(table.values()))
    return float(np.polyfit(sizes, values, 1)[0])
