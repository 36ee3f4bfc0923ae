"""What every figure of the report shares: the chart, its lines, its legend and its words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from markupsafe import Markup

from hydraopt.reporting import series, svg

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_COLOUR_OF = {name: number for number, name in enumerate(series.METRICS)}
_NEUTRAL = len(svg.SERIES) - 1


@dataclass(frozen=True)
class Chart:
    """A figure of the report.

    Attributes:
        title: What is drawn.
        caption: How to read it.
        svg: Inline SVG, which carries the alternative text.
    """

    title: str
    caption: str
    svg: Markup


def draw_lines(axes: Axes, steps: np.ndarray, lines: Mapping[str, np.ndarray]) -> None:
    """Draw one line per name, each with its own colour and dashes, and the legend above.

    Each is thinner than the one before, so that lines which coincide (as those of latency and
    throughput do) all stay visible.
    """
    widths = np.linspace(3.4, 1.2, max(2, len(lines)))
    colours = colours_of(list(lines))
    for width, colour, (name, line) in zip(widths, colours, lines.items(), strict=False):
        axes.plot(
            *series.thin(steps, line),
            color=svg.SERIES[colour],
            lw=width,
            ls=svg.DASHES[colour % len(svg.DASHES)],
            label=plain(name),
        )
    draw_legend(axes, len(lines))


def draw_legend(axes: Axes, count: int) -> None:
    """Put the legend of `count` entries above the axes, where it hides nothing."""
    columns = min(3, count)
    axes.legend(loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=columns, columnspacing=1.2)


def plain(name: str) -> str:
    """Return a name for Matplotlib, which would take what stands between dollars for a formula."""
    return name.replace("$", r"\$")


def colours_of(names: Sequence[str]) -> list[int]:
    """Return the number of each name's colour in `svg.SERIES`.

    The paper's metrics keep theirs in every chart; other names take the colours that are left.
    """
    fixed = {**_COLOUR_OF, "balanced": _NEUTRAL}
    taken = {fixed[name] for name in names if name in fixed}
    left = [number for number in range(len(svg.SERIES)) if number not in taken] or [_NEUTRAL]
    others = [name for name in names if name not in fixed]
    own = {name: left[place % len(left)] for place, name in enumerate(others)}
    return [fixed.get(name, own.get(name, _NEUTRAL)) for name in names]


def make_chart(
    name: str,
    title: str,
    caption: str,
    alt: str,
    draw: Callable[[Axes], None],
    *,
    x_label: str = "step",
    size_in: tuple[float, float] = svg.SIZE_IN,
) -> Chart:
    """Return a chart of one pair of axes.

    Args:
        name: Prefix of the SVG's ids, unique on the page.
        title: What is drawn.
        caption: How to read it.
        alt: The figure in words, for those who do not see it.
        draw: Draws onto the axes.
        x_label: Label of the horizontal axis.
        size_in: Width and height in inches.
    """
    import matplotlib as mpl
    from matplotlib.ticker import MaxNLocator

    with mpl.rc_context(svg.style()):
        figure = svg.new_figure(size_in)
        axes = figure.add_subplot()
        draw(axes)
        axes.set_xlabel(x_label)
        if x_label == "step":
            axes.xaxis.set_major_locator(MaxNLocator(nbins=7, integer=True))
        return Chart(title, caption, svg.to_markup(figure, name, alt))


def smoothed(caption: str, window: int, thick: bool = True) -> str:
    """Return the caption with a word on the running mean, where there is one."""
    if window <= 1:
        return caption
    line = "Thin: each step; thick: mean" if thick else "Mean"
    return f"{caption} {line} over the last {window} steps."


def course(steps: np.ndarray, values: np.ndarray) -> str:
    """Return where a line begins and ends, in words; at least one value must be finite."""
    present = np.flatnonzero(np.isfinite(values))
    first, last = present[0], present[-1]
    return (
        f"{values[first]:.3g} at step {steps[first]:.0f}, "
        f"{values[last]:.3g} at step {steps[last]:.0f}"
    )
