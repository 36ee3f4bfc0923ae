"""The figures of the corpus report, each a pure function from the description to a chart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from hydraopt.common.numbers import short
from hydraopt.corpus.description import CLIP, EDGES, Description, ObjectiveFigures, Speedups
from hydraopt.corpus.measured import LEVELS, NOISY
from hydraopt.reporting import svg
from hydraopt.reporting.charts import Chart, colours_of, draw_legend, draw_lines, make_chart, plain

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_WIDE = (4.6, 2.8)
"""Width and height in inches of a figure: two of them stand side by side on a wide page."""
_ALONE_IN = 6.5
"""Width of a figure that stands alone."""
_ROW_IN = 0.3
"""Height of a row of names."""
_LONGEST = 24
"""Letters of a name that are shown: a longer one would leave no room for the figure."""
_FAMILIES = 30
"""Families in the figure of the growth: the largest."""
_NOISE_FLOOR = 0.01
"""Least spread in % that the figure of the noise shows; its axis is logarithmic."""


def signal_charts(found: Description) -> list[Chart]:
    """Return the four parts of the paper's Fig. 7, as far as there are pairs for them."""
    made = (_coverage(found), _preference(found), _latency(found), _spread(found))
    return [chart for chart in made if chart is not None]


def agreement_charts(found: Description) -> list[Chart]:
    """Return the matrices of correlation and of disagreement."""
    names = found.agreement.names
    if len(names) < 2:
        return []
    return [
        _matrix(
            "correlation",
            "Correlation of the log-ratios",
            "r over pairs: 1 where two objectives always improve together and in proportion, 0 "
            "where one says nothing of the other, −1 where one improves as the other worsens.",
            names,
            found.agreement.correlation,
            "{:.2f}",
        ),
        _matrix(
            "disagreement",
            "Pairs in which two objectives disagree",
            f"Share of pairs (%) in which one program is better in one objective and the other "
            f"program in the other one, both by more than {_band(found)}.",
            names,
            [[None if v is None else 100 * v for v in row] for row in found.agreement.disagreement],
            "{:.0f}",
            full=100.0,
        ),
    ]


def noise_chart(found: Description) -> Chart | None:
    """Return the distribution of the noise of each metric's repeated values."""
    rows = {
        _clipped(row.metric): np.maximum(100 * np.array(row.quantiles), _NOISE_FLOOR)
        for row in found.noise
        if row.quantiles
    }
    if not rows:
        return None

    def draw(axes: Axes) -> None:
        from matplotlib.ticker import FuncFormatter

        draw_lines(axes, 100 * np.array(LEVELS), rows)
        axes.axhline(100 * NOISY, color=svg.INK, lw=0.9, ls=":")
        axes.set_yscale("log")
        axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
        axes.set_xlim(0, 100)
        axes.set_ylabel("robust CV (%), log scale")

    middle = {name: row[len(row) // 2] for name, row in rows.items()}
    caption = (
        "Robust coefficient of variation (1.4826 × median absolute deviation ÷ median) of the "
        "repeated values, below which the given share of measurements lies; those above the dotted "
        f"line, {100 * NOISY:g} %, count as unstable."
    )
    alt = "Median robust coefficient of variation: " + "; ".join(
        f"{name} {value:.2g} %" for name, value in middle.items()
    )
    return make_chart(
        "noise",
        "Noise of the repeated values",
        caption,
        alt,
        draw,
        x_label="measurements (%)",
        size_in=(_ALONE_IN, _WIDE[1]),
    )


def growth_chart(found: Description) -> Chart | None:
    """Return the growth of latency with the input, original against fastest, by family."""
    largest = sorted(found.growth, key=lambda row: -row.problems)[:_FAMILIES]
    rows = [row for row in found.growth if row in largest]
    if not rows:
        return None

    def draw(axes: Axes) -> None:
        for place, row in enumerate(rows):
            axes.plot([row.fastest, row.original], [place] * 2, color=svg.GRID, lw=3, zorder=1)
        for side, colour, marker in (("original", 1, "o"), ("fastest", 2, "D")):
            axes.plot(
                [getattr(row, side) for row in rows],
                range(len(rows)),
                marker,
                ms=6,
                color=svg.SERIES[colour],
                label=f"{side} program",
            )
        for exponent in (1, 2):
            axes.axvline(exponent, color=svg.INK, lw=0.8, ls=":")
        axes.set_yticks(
            range(len(rows)), [f"{_shown(row.family)} ({row.problems})" for row in rows]
        )
        axes.set_ylim(len(rows) - 0.5, -0.5)
        axes.grid(visible=False, axis="y")
        draw_legend(axes, 2)

    caption = (
        "Median exponent of latency ∼ size^exponent over a family's problems (their number in "
        "brackets): 1 is linear, 2 quadratic (dotted). Far apart: the fastest program has another "
        "complexity, not only a smaller constant."
    )
    if len(found.growth) > len(rows):
        caption += f" The {len(rows)} largest of {len(found.growth)} families are shown."
    alt = "Exponent of latency over size, original and fastest: " + "; ".join(
        f"{row.family} {row.original:.2f} and {row.fastest:.2f}" for row in rows
    )
    return make_chart(
        "growth",
        "Growth of latency with the input's size",
        caption,
        alt,
        draw,
        x_label="exponent of latency over input size (no unit)",
        size_in=(_ALONE_IN, 1.1 + 0.24 * len(rows)),
    )


def _coverage(found: Description) -> Chart | None:
    rows = found.objectives
    if not rows or not found.pairs:
        return None

    def draw(axes: Axes) -> None:
        bars = axes.barh(
            range(len(rows)),
            [100 * row.coverage for row in rows],
            color=[svg.SERIES[colour] for colour in colours_of([row.name for row in rows])],
            height=0.6,
        )
        axes.bar_label(bars, [f"{100 * row.coverage:.3g}" for row in rows], padding=4)
        axes.set_xlim(0, 112)
        axes.set_xticks(range(0, 101, 20))
        _name_rows(axes, [row.name for row in rows])

    return make_chart(
        "coverage",
        "(a) Coverage",
        f"Share of the {found.pairs} pairs in which both programs have values of the metric on the "
        "same inputs.",
        "Coverage: " + "; ".join(f"{row.name} {row.coverage:.1%}" for row in rows),
        draw,
        x_label="pairs that have the metric (%)",
        size_in=_height(len(rows)),
    )


def _preference(found: Description) -> Chart | None:
    rows = _with_speedups(found)
    if not rows:
        return None
    better = np.array([100 * gains.better_beyond for _, gains in rows])
    worse = np.array([100 * gains.worse_beyond for _, gains in rows])
    parts = (("better", better, 2), ("tie", 100 - better - worse, 5), ("worse", worse, 1))

    def draw(axes: Axes) -> None:
        left = np.zeros(len(rows))
        for label, widths, colour in parts:
            bars = axes.barh(
                range(len(rows)),
                widths,
                left=left,
                height=0.6,
                color=svg.SERIES[colour],
                alpha=0.5,
                label=label,
            )
            texts = [f"{width:.0f}" if width >= 6 else "" for width in widths]
            axes.bar_label(bars, texts, label_type="center")
            left = left + widths
        axes.set_xlim(0, 100)
        _name_rows(axes, [row.name for row, _ in rows])
        draw_legend(axes, 3)

    rates = ", ".join(f"{row.name} {gains.better:.1%}" for row, gains in rows)
    return make_chart(
        "preference",
        "(b) Preference rate",
        f"How the other program compares with the original in {rows[0][1].pairs} pairs; a tie is a "
        f"difference of at most {_band(found)}. By any difference, however small, as in the "
        f"paper: {rates}.",
        f"Better than the original: {rates}",
        draw,
        x_label="pairs with the original (%)",
        size_in=_height(len(rows), legend=True),
    )


def _latency(found: Description) -> Chart | None:
    gains = next((gains for row, gains in _with_speedups(found) if row.name == "latency"), None)
    if gains is None:
        return None
    shares = 100 * np.array(gains.histogram) / gains.pairs

    def draw(axes: Axes) -> None:
        axes.stairs(shares, EDGES, fill=True, color=svg.SERIES[0], alpha=0.7)
        axes.axvline(1, color=svg.INK, lw=0.9, ls=":")
        axes.axvline(gains.quantiles[2], color=svg.INK, lw=1.1)
        axes.set_xscale("log")
        axes.set_xlim(EDGES[0], EDGES[-1])
        _plain_log(axes, [0.1, 0.5, 1, 2, 5, 10, 100])
        axes.set_ylabel("pairs with the original (%)")

    return make_chart(
        "latency",
        "(c) Latency speed-up",
        f"Latency of the original ÷ latency of the other program; the line is the median, "
        f"{short(gains.quantiles[2])}×, the dotted line no change. "
        f"{gains.worse_beyond:.1%} are slower by more than {_band(found)}, "
        f"{gains.steps[-1]:.1%} at least 10 times as fast; the "
        "outermost bars take what lies beyond.",
        f"Latency speed-up: median {short(gains.quantiles[2])} times, geometric mean "
        f"{short(gains.geometric_mean)} times",
        draw,
        x_label="speed-up (×, log scale)",
        size_in=_WIDE,
    )


def _spread(found: Description) -> Chart | None:
    rows = _with_speedups(found)
    if not rows:
        return None

    def draw(axes: Axes) -> None:
        colours = colours_of([row.name for row, _ in rows])
        for place, (colour, (_, gains)) in enumerate(zip(colours, rows, strict=True)):
            far, low, middle, high, top = np.clip(gains.quantiles, *CLIP)
            axes.plot([far, top], [place, place], color=svg.SERIES[colour], lw=1.4)
            axes.plot(
                [low, high],
                [place, place],
                color=svg.SERIES[colour],
                lw=11,
                alpha=0.55,
                solid_capstyle="butt",
            )
            axes.plot(middle, place, "o", color=svg.INK, mec=svg.PAPER, ms=7)
        axes.axvline(1, color=svg.INK, lw=0.9, ls=":")
        axes.set_xscale("log")
        axes.set_xlim(CLIP[0] * 0.9, CLIP[1] * 1.1)
        _plain_log(axes, [0.1, 0.2, 0.5, 1, 2, 5, 10])
        _name_rows(axes, [row.name for row, _ in rows])

    beyond = ", ".join(f"{row.name} {gains.beyond_clip:.0%}" for row, gains in rows)
    return make_chart(
        "spread",
        "(d) Improvement per metric",
        f"Dot: median; bar: middle half; line: middle 90 %, clipped to {CLIP[0]:g}× to "
        f"{CLIP[1]:g}× as in the paper. Right of 1 the other program is better than the original. "
        f"Outside the clip: {beyond}.",
        "Median improvement: "
        + "; ".join(f"{row.name} {short(gains.quantiles[2])} times" for row, gains in rows),
        draw,
        x_label="improvement over the original (×, log scale)",
        size_in=_height(len(rows)),
    )


def _matrix(
    name: str,
    title: str,
    caption: str,
    names: Sequence[str],
    values: Sequence[Sequence[float | None]],
    form: str,
    full: float = 1.0,
) -> Chart:
    """Return a matrix of figures; the deeper a field's colour, the larger its figure."""

    def draw(axes: Axes) -> None:
        from matplotlib.patches import Rectangle

        for row, line in enumerate(values):
            for column, value in enumerate(line):
                if value is None:
                    text, depth = "–", 0.0
                else:
                    text, depth = form.format(value + 0.0), min(1.0, abs(value) / full)
                colour = svg.SERIES[0 if (value or 0) >= 0 else 1]
                corner = (column - 0.47, row - 0.45)
                field = Rectangle(corner, 0.94, 0.9, facecolor=colour, alpha=0.06 + 0.44 * depth)
                axes.add_patch(field)
                # "-0.00" would show a sign that the figure does not have.
                text = text.replace("-", "−") if float(text.replace("–", "0")) else text.lstrip("-")
                axes.text(column, row, text, ha="center", va="center", fontsize=10)
        axes.set_xlim(-0.5, len(names) - 0.5)
        axes.set_ylim(len(names) - 0.5, -0.5)
        axes.set_xticks(range(len(names)), [_shown(entry) for entry in names])
        axes.set_yticks(range(len(names)), [_shown(entry) for entry in names])
        axes.grid(visible=False)
        axes.tick_params(length=0)
        axes.spines[:].set_visible(False)

    alt = f"{title}: " + "; ".join(
        f"{names[k]} and {names[m]} {form.format(value)}"
        for k, line in enumerate(values)
        for m, value in enumerate(line)
        if m > k and value is not None
    )
    size_in = (_WIDE[0], 0.7 + 0.42 * len(names))
    return make_chart(name, title, caption, alt, draw, x_label="", size_in=size_in)


def _with_speedups(found: Description) -> list[tuple[ObjectiveFigures, Speedups]]:
    return [(row, row.speedups) for row in found.objectives if row.speedups is not None]


def _band(found: Description) -> str:
    return f"{100 * (found.tie_ratio - 1):.3g}\N{NO-BREAK SPACE}%"


def _shown(name: str) -> str:
    return plain(_clipped(name))


def _clipped(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"


def _height(rows: int, *, legend: bool = False) -> tuple[float, float]:
    return _WIDE[0], 0.75 + _ROW_IN * rows + (0.3 if legend else 0.0)


def _name_rows(axes: Axes, names: Sequence[str]) -> None:
    axes.set_yticks(range(len(names)), [_shown(name) for name in names])
    axes.set_ylim(len(names) - 0.5, -0.5)
    axes.grid(visible=False, axis="y")


def _plain_log(axes: Axes, ticks: Sequence[float]) -> None:
    """Label a logarithmic axis by plain numbers within its limits."""
    low, high = axes.get_xlim()
    shown = [tick for tick in ticks if low <= tick <= high]
    axes.set_xticks(shown, [f"{tick:g}" for tick in shown])
    axes.set_xticks([], minor=True)
