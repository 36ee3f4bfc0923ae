"""The figure of a sweep: each group's mean with its interval, and the single seeds as dots."""

from __future__ import annotations

import io
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hydraopt.common.files import write_atomic
from hydraopt.reporting import svg
from hydraopt.reporting.charts import plain

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_COLUMNS = 3
_PANEL_IN = 2.7
_ROW_IN = 0.42
_AROUND_IN = 0.9
_INCH_PER_LETTER = 0.075
_CAPTION = "disc: mean; bar: its 95 % interval; dots: seeds; dotted: mean of"
_LOG_FROM = 10.0
"""Factors that span more than this are drawn on a logarithmic axis."""
_DPI = 160


@dataclass(frozen=True)
class Spread:
    """One group's values of one figure.

    Attributes:
        mean: Over the seeds.
        low: Lower end of its interval; None: there is none.
        high: Upper end.
        values: The single seeds.
    """

    mean: float
    low: float | None
    high: float | None
    values: Sequence[float]


def save_sweep_figure(
    panels: Mapping[str, Mapping[str, Spread]], groups: Sequence[str], title: str, folder: Path
) -> None:
    """Write `table.svg` and `table.png` into a folder.

    Args:
        panels: Name of the figure to group to its values; a group without the figure is left out.
        groups: All groups, from top to bottom; a dotted line marks the mean of the first.
        title: What the groups are, such as `weighting`.
        folder: Where the files go.

    Raises:
        UserError: A file cannot be written.
    """
    import matplotlib as mpl

    with mpl.rc_context(svg.light_style()):
        figure = _draw(panels, groups, title)
        for ending, nothing in (("svg", ("Creator", "Date", "Format", "Type")), ("png", ())):
            stream = io.BytesIO()
            metadata: dict[str, None] = dict.fromkeys(nothing)
            figure.savefig(stream, format=ending, dpi=_DPI, metadata=metadata)
            write_atomic(folder / f"table.{ending}", stream.getvalue())


def _draw(panels: Mapping[str, Mapping[str, Spread]], groups: Sequence[str], title: str) -> Figure:
    from matplotlib.figure import Figure

    columns = min(_COLUMNS, len(panels))
    rows = math.ceil(len(panels) / columns)
    names_in = _INCH_PER_LETTER * max(len(group) for group in groups)
    size = (names_in + _PANEL_IN * columns, (_AROUND_IN + _ROW_IN * len(groups)) * rows)
    figure = Figure(figsize=size, layout="constrained")
    all_axes = figure.subplots(rows, columns, sharey=True, squeeze=False)
    for number, (name, spreads) in enumerate(panels.items()):
        axes = all_axes[number // columns, number % columns]
        _draw_panel(axes, spreads, groups)
        axes.set_title(plain(name), fontsize=9)
        if number % columns == 0:
            axes.set_ylabel(plain(title))
    for number in range(len(panels), rows * columns):
        all_axes[number // columns, number % columns].set_visible(False)
    figure.supxlabel(f"{_CAPTION} {plain(groups[0])}", fontsize=8)
    return figure


def _draw_panel(axes: Axes, spreads: Mapping[str, Spread], groups: Sequence[str]) -> None:
    from matplotlib.ticker import MaxNLocator

    colour = svg.LIGHT[svg.SERIES[0]]
    for place, group in enumerate(groups):
        found = spreads.get(group)
        if found is None:
            continue
        if found.low is not None and found.high is not None:
            axes.plot([found.low, found.high], [place, place], color=colour, lw=3, alpha=0.45)
        axes.plot(found.mean, place, "o", color=colour, ms=6)
        below = [place + 0.27] * len(found.values)
        axes.plot(found.values, below, "o", color=svg.LIGHT[svg.INK], ms=3, alpha=0.5, mew=0)
    if groups[0] in spreads:
        axes.axvline(spreads[groups[0]].mean, color=svg.LIGHT[svg.INK], lw=0.8, ls=":")
    values = [value for found in spreads.values() for value in found.values]
    if min(values) > 0 and max(values) > _LOG_FROM * min(values):
        axes.set_xscale("log")
    else:
        axes.xaxis.set_major_locator(MaxNLocator(nbins=4))
        axes.ticklabel_format(axis="x", useOffset=False)
    axes.set_yticks(range(len(groups)), [plain(group) for group in groups])
    axes.set_ylim(len(groups) - 0.4, -0.5)
    axes.grid(visible=False, axis="y")
    axes.grid(visible=False, which="minor")
