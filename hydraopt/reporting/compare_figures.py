"""The figures of a comparison: ratios per program and run, and runtime against memory.

A run is told by its letter, its colour and the shape of its marker, never by its colour alone.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from markupsafe import Markup

from hydraopt.common.numbers import short
from hydraopt.reporting import svg
from hydraopt.reporting.charts import Chart, make_chart, plain

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MARKERS = ("o", "s", "^", "D", "v", "P", "X", "p", "<", "*", ">", "h")
ROWS = 20
"""Most programs in one figure of ratios."""
SPACE = ("latency", "memory")
"""What the Pareto plots show (Hydra paper, Figs. 2 and 3: runtime against memory)."""
_MIXES = 40
"""Steps between all weight on memory and all weight on latency."""
_ALT_ROWS = 12
"""Programs up to which the alternative text states each ratio; beyond, the tables do."""
_MOST_TICKS = 7
_STEPS = (1, 2, 2.5, 5, 10)
"""Mantissas of equal steps between marks: 1, where nothing changes, is a multiple of each."""
_ROW_IN = 0.11
_LEAST_ROW_IN = 0.27


@dataclass(frozen=True)
class Bar:
    """One ratio in a figure.

    Attributes:
        value: Above 1 is better.
        low: Lower end of its interval.
        high: Upper end.
        real: Whether it was measured; else a failure or an unchanged copy, which counts as 1.
    """

    value: float
    low: float
    high: float
    real: bool = True


@dataclass(frozen=True)
class Point:
    """One candidate, or one run, between latency and memory.

    Attributes:
        place: Number of its run, which decides marker and colour.
        latency: Ratio, above 1 is faster.
        memory: Ratio, above 1 is leaner.
        chosen: Whether it stands for its run.
        latency_range: Ends of its interval.
        memory_range: Ends of its interval.
        reach: What choosing by weights reaches, as (latency, memory), for a run.
    """

    place: int
    latency: float
    memory: float
    chosen: bool = False
    latency_range: tuple[float, float] | None = None
    memory_range: tuple[float, float] | None = None
    reach: Sequence[tuple[float, float]] = field(default_factory=tuple)


def colour_of(place: int) -> str:
    """Return the colour of a run, as a placeholder of `svg.SERIES`."""
    return svg.SERIES[place % len(svg.SERIES)]


def swatch(place: int) -> Markup:
    """Return a run's marker as a small inline SVG, for tables."""
    from matplotlib.markers import MarkerStyle

    marker = MarkerStyle(MARKERS[place % len(MARKERS)])
    (outline,) = marker.get_path().transformed(marker.get_transform()).to_polygons()
    outline = np.asarray(outline, dtype=float)
    size = np.abs(outline).max()
    points = " ".join(f"{8 + 6 * x / size:.1f},{8 - 6 * y / size:.1f}" for x, y in outline)
    number = place % len(svg.SERIES) + 1
    return Markup(
        '<svg class="swatch" viewBox="0 0 16 16" aria-hidden="true">'
        '<polygon points="{}" style="fill:var(--series-{})"/></svg>'
    ).format(points, number)


def front(points: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return the points that no other is at least as good as in both, by the first coordinate.

    Args:
        points: Higher is better in both.
    """
    best = -math.inf
    kept = []
    for first, second in sorted(set(points), reverse=True):
        if second > best:
            kept.append((first, second))
            best = second
    return kept[::-1]


def reach(options: Sequence[Sequence[tuple[float, float]]]) -> list[tuple[float, float]]:
    """Return the geometric means over programs that choosing by weights reaches.

    For each w in [0, 1] every program takes the option that maximises
    w ln(latency ratio) + (1 - w) ln(memory ratio), the reward by which candidates are chosen; so
    the points are the convex part of the front that all choices together span.

    Args:
        options: A program's (latency ratio, memory ratio) to choose from, one sequence a program
            (and seed); the original's (1, 1) is always added.

    Returns:
        (latency, memory), from all weight on memory to all weight on latency, without repeats.
    """
    logs = [
        [(0.0, 0.0), *((math.log(first), math.log(second)) for first, second in own)]
        for own in options
    ]
    found: dict[tuple[float, float], None] = {}
    for step in range(_MIXES + 1):
        weight = step / _MIXES
        taken = [_best(own, weight) for own in logs]
        means = [math.fsum(each) / len(taken) for each in zip(*taken, strict=True)]
        found[math.exp(means[0]), math.exp(means[1])] = None
    return list(found)


def _best(options: Sequence[tuple[float, float]], weight: float) -> tuple[float, float]:
    """Return the option of the highest reward; of equal ones, the better in the other metric."""
    return max(
        options,
        key=lambda option: (weight * option[0] + (1 - weight) * option[1], option[0] + option[1]),
    )


def ratio_charts(
    metric: str,
    letters: Sequence[str],
    rows: Mapping[str, Sequence[Bar | None]],
    means: Sequence[Bar],
) -> list[Chart]:
    """Return figures of one metric's ratio per program and run, of at most `ROWS` programs each.

    Args:
        metric: Name of the metric.
        letters: The runs.
        rows: Program to a bar a run; None: the run has no such figure.
        means: The runs' geometric means over all programs, drawn at the foot of each figure.
    """
    names = list(rows)
    # Equal shares: 21 programs make 11 and 10, not 20 and 1.
    count = math.ceil(len(names) / ROWS)
    ends = [round(part * len(names) / count) for part in range(count + 1)]
    charts = []
    for part in range(count):
        own = {name: rows[name] for name in names[ends[part] : ends[part + 1]]}
        title = f"{metric.capitalize()}, times better"
        if count > 1:
            title += f": programs {ends[part] + 1} to {ends[part + 1]}"
        charts.append(_ratio_chart(f"ratio-{metric}-{part}", title, letters, own, means))
    return charts


def _ratio_chart(
    name: str,
    title: str,
    letters: Sequence[str],
    rows: Mapping[str, Sequence[Bar | None]],
    means: Sequence[Bar],
) -> Chart:
    lines = [*((label, bars) for label, bars in rows.items()), ("geometric mean", means)]
    height = max(_LEAST_ROW_IN, 0.1 + _ROW_IN * len(letters))

    def draw(axes: Axes) -> None:
        gap = 0.8 / len(letters)
        ends = [1.0]
        for place in range(len(letters)):
            shift = (place - (len(letters) - 1) / 2) * gap
            own = [(row + shift, bars[place]) for row, (_, bars) in enumerate(lines)]
            drawn = [(at, bar) for at, bar in own if bar is not None]
            ends += [end for _, bar in drawn for end in (bar.low, bar.high)]
            axes.hlines(
                [at for at, _ in drawn],
                [bar.low for _, bar in drawn],
                [bar.high for _, bar in drawn],
                color=colour_of(place),
                lw=2.4,
                alpha=0.45,
            )
            for real in (True, False):
                shown = [(bar.value, at) for at, bar in drawn if bar.real == real]
                axes.plot(*_columns(shown), **_marker(place, 5.5, hollow=not real))
        for row in range(len(lines)):
            axes.axhline(row + 0.5, color=svg.GRID, lw=0.6)
        axes.axhline(len(rows) - 0.5, color=svg.INK, lw=0.6)
        axes.axvline(1, color=svg.INK, lw=0.8, ls=":")
        _log_axis(axes, "x", min(ends), max(ends))
        axes.set_yticks(range(len(lines)), [plain(label) for label, _ in lines])
        axes.tick_params(axis="y", length=0)
        axes.set_ylim(len(lines) - 0.5, -0.5)
        axes.grid(visible=False, axis="y")
        _legend(axes, range(len(letters)), letters)

    stated = lines if len(rows) <= _ALT_ROWS else lines[-1:]
    alt = f"{title}. " + "; ".join(
        f"{label}: "
        + ", ".join(
            f"{letter} {short(bar.value)}"
            for letter, bar in zip(letters, bars, strict=True)
            if bar is not None
        )
        for label, bars in stated
    )
    size_in = (4.8, 1.0 + height * len(lines))
    return make_chart(name, title, "", alt, draw, x_label="times better", size_in=size_in)


def pareto_chart(
    name: str,
    title: str,
    caption: str,
    letters: Sequence[str],
    points: Sequence[Point],
    *,
    dominance: bool = True,
    size_in: tuple[float, float] = (4.3, 3.5),
) -> Chart:
    """Return points between memory (across) and latency (up), with the front of all of them.

    Args:
        name: Prefix of the SVG's ids.
        title: What is drawn.
        caption: How to read it.
        letters: All runs of the page.
        points: Candidates of a program, or runs.
        dominance: Whether to draw the front of the points and the original, which is (1, 1).
        size_in: Width and height in inches.
    """
    best = front([(1.0, 1.0), *((point.latency, point.memory) for point in points)])

    def draw(axes: Axes) -> None:
        axes.axvline(1, color=svg.INK, lw=0.8, ls=":")
        axes.axhline(1, color=svg.INK, lw=0.8, ls=":")
        xs, ys = [1.0], [1.0]
        if dominance:
            axes.step(
                [memory for _, memory in best],
                [latency for latency, _ in best],
                where="post",
                color=svg.INK,
                lw=1,
                ls=svg.DASHES[1],
                gid="front",
            )
        for point in points:
            colour = colour_of(point.place)
            if point.reach:
                across = [memory for _, memory in point.reach]
                up = [latency for latency, _ in point.reach]
                axes.plot(across, up, color=colour, lw=1.3, marker=".", ms=3)
                xs, ys = xs + across, ys + up
            for ends, fixed, flat in (
                (point.memory_range, point.latency, True),
                (point.latency_range, point.memory, False),
            ):
                if ends is not None:
                    both = [fixed, fixed]
                    axes.plot(*((ends, both) if flat else (both, ends)), color=colour, lw=1.2,
                              alpha=0.5)  # fmt: skip
                    xs, ys = (xs + list(ends), ys) if flat else (xs, ys + list(ends))
            xs, ys = [*xs, point.memory], [*ys, point.latency]
        for place, chosen in sorted({(point.place, point.chosen) for point in points}):
            own = [p for p in points if (p.place, p.chosen) == (place, chosen)]
            size = 7.5 if chosen else 4.5
            at = _columns([(point.memory, point.latency) for point in own])
            axes.plot(*at, **_marker(place, size))
        axes.plot(1, 1, "+", color=svg.INK, ms=9, mew=1.4)
        _log_axis(axes, "x", min(xs), max(xs))
        _log_axis(axes, "y", min(ys), max(ys))
        axes.set_ylabel("times faster (latency)")
        found = sorted({point.place for point in points})
        _legend(axes, found, [letters[place] for place in found])

    alt = f"{title}, as times faster and times leaner: " + "; ".join(
        f"{letters[point.place]} {short(point.latency)} and {short(point.memory)}"
        for point in points[: 2 * _ALT_ROWS]
    )
    if dominance:
        alt += ". Front: " + "; ".join(f"{short(one)} and {short(two)}" for one, two in best)
    return make_chart(
        name, title, caption, alt, draw, x_label="times leaner (memory)", size_in=size_in
    )


def _columns(points: Sequence[tuple[float, float]]) -> tuple[list[float], list[float]]:
    """Return the first and the second coordinates of points; one call draws them all."""
    return [first for first, _ in points], [second for _, second in points]


def _marker(place: int, size: float, hollow: bool = False) -> dict[str, Any]:
    """Return how a run's marker is drawn."""
    marker = MARKERS[place % len(MARKERS)]
    return {
        "marker": marker,
        "color": colour_of(place),
        "ls": "none",
        "ms": 1.5 * size if marker == "*" else size,  # a star fills little of its circle
        "mec": colour_of(place) if hollow else svg.PAPER,
        "mfc": svg.PAPER if hollow else colour_of(place),
        "mew": 1.1 if hollow else 0.5,
    }


def _legend(axes: Axes, places: Iterable[int], letters: Sequence[str]) -> None:
    """Put the runs' markers and letters above the axes."""
    from matplotlib.lines import Line2D

    shown = [Line2D([], [], **_marker(place, 6.5)) for place in places]
    axes.legend(
        shown,
        [plain(letter) for letter in letters],
        loc="lower center",
        bbox_to_anchor=(0.5, 1.0),
        ncols=min(6, max(1, len(shown))),
        columnspacing=1.4,
        handletextpad=0.2,
    )


def _log_axis(axes: Axes, which: str, low: float, high: float) -> None:
    """Make an axis of ratios logarithmic, with a little room and few, readable marks."""
    from matplotlib.ticker import FixedFormatter, FixedLocator, NullLocator

    room = max((high / low) ** 0.05, 1.01)
    low, high = low / room, high * room
    marks = _marks(low, high)
    axes.set(**{f"{which}scale": "log", f"{which}lim": (low, high)})
    axis = axes.xaxis if which == "x" else axes.yaxis
    axis.set_major_locator(FixedLocator(marks))
    axis.set_major_formatter(FixedFormatter([_times(mark) for mark in marks]))
    axis.set_minor_locator(NullLocator())


def _marks(low: float, high: float) -> list[float]:
    """Return round ratios within a range: decades, then 1-2-5, then equal steps, 3 to 7 of them."""
    from matplotlib.ticker import MaxNLocator

    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    for steps in ((1,), (1, 3), (1, 2, 5)):
        marks = [step * 10.0**power for power in range(first, last + 1) for step in steps]
        marks = [mark for mark in marks if low <= mark <= high]
        if len(marks) >= 3:
            return marks[:: math.ceil(len(marks) / _MOST_TICKS)]
    return [
        float(mark)
        for mark in MaxNLocator(nbins=5, steps=_STEPS).tick_values(low, high)
        if low <= mark <= high
    ]


def _times(mark: float) -> str:
    return f"{mark:g}" if mark < 1e4 else short(mark)
