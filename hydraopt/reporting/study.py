"""The page of a study: sections of text, figures and tables, made from plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from hydraopt.common.files import write_atomic
from hydraopt.reporting import svg
from hydraopt.reporting.charts import Chart, draw_legend, draw_lines, make_chart, plain
from hydraopt.reporting.compare_figures import MARKERS, front
from hydraopt.reporting.pages import render_page

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@dataclass(frozen=True)
class Section:
    """A part of the page.

    Attributes:
        title: Its heading.
        text: A paragraph below it.
        charts: Figures.
        columns: Headings of its table; none: no table.
        rows: The table's cells.
        lines: Findings below the table, one a line.
    """

    title: str
    text: str = ""
    charts: Sequence[Chart] = ()
    columns: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()
    lines: Sequence[str] = field(default_factory=list)


def write_study(
    path: Path,
    title: str,
    lead: str,
    sections: Sequence[Section],
    settings: Mapping[str, str],
) -> Path:
    """Write the self-contained page and return its path.

    Args:
        path: The page.
        title: What was studied.
        lead: The finding in a sentence or two.
        sections: From top to bottom.
        settings: What it was found with: policy, suite, decoding, host.

    Raises:
        UserError: The file cannot be written.
    """
    page = {"title": title, "lead": lead, "sections": sections, "settings": list(settings.items())}
    write_atomic(path, render_page("study.html.j2", page))
    return path


def plane_chart(
    name: str,
    title: str,
    caption: str,
    points: Mapping[str, tuple[float, float]],
    labels: tuple[str, str],
    before: tuple[float, float] | None = None,
) -> Chart:
    """Return points in the plane of memory and runtime, as in the Hydra paper's Figs. 2 and 3.

    Args:
        name: Prefix of the figure's ids, unique on the page.
        title: What is drawn.
        caption: How to read it.
        points: Name to (horizontal, vertical); lower and further left is better.
        labels: Of the two axes, with units.
        before: The originals' point.
    """
    # `front` takes what is higher in both for better.
    kept = [(-x, -y) for x, y in front((-x, -y) for x, y in points.values())]

    def draw(axes: Axes) -> None:
        if len(kept) > 1:
            axes.plot(*zip(*kept, strict=True), color=svg.SERIES[-1], lw=1.0, ls="--")
        for place, (label, (x, y)) in enumerate(points.items()):
            axes.plot(
                [x],
                [y],
                ls="none",
                marker=MARKERS[place % len(MARKERS)],
                ms=8,
                color=svg.SERIES[place % (len(svg.SERIES) - 1)],
                label=plain(label),
            )
        if before is not None:
            axes.plot(*[[value] for value in before], ls="none", marker="x", ms=8,
                      color=svg.SERIES[-1], label="before")  # fmt: skip
        axes.set_ylabel(labels[1])
        axes.margins(0.15)
        draw_legend(axes, len(points) + (before is not None))

    said = "; ".join(
        f"{label}: {x:.4g} {labels[0]}, {y:.4g} {labels[1]}" for label, (x, y) in points.items()
    )
    return make_chart(name, title, caption, f"{title}. {said}.", draw, x_label=labels[0])


def weight_chart(
    name: str, title: str, caption: str, weights: np.ndarray, lines: Mapping[str, np.ndarray]
) -> Chart:
    """Return gains against a weight, one line a metric.

    Args:
        name: Prefix of the figure's ids, unique on the page.
        title: What is drawn.
        caption: How to read it.
        weights: The weight, ascending, shape (W,).
        lines: Metric to its mean gain, a factor, shape (W,).
    """

    def draw(axes: Axes) -> None:
        axes.axhline(1.0, color=svg.SERIES[-1], lw=0.8, ls=":")
        draw_lines(axes, weights, lines)
        for line in lines.values():
            axes.plot(weights, line, ls="none", marker="o", ms=2.5, color=svg.INK)
        axes.set_yscale("log")
        axes.set_ylabel("gain, times")

    said = "; ".join(
        f"{label} from {line[0]:.3g} to {line[-1]:.3g} times" for label, line in lines.items()
    )
    return make_chart(name, title, caption, f"{title}: {said}.", draw, x_label=f"weight of {title}")
