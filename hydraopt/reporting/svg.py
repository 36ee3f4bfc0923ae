"""From a Matplotlib figure to an SVG that lives inside a page and follows its light or dark theme.

Colours are drawn as placeholders and become CSS variables of the page; text stays text; ids are
made unique, since all figures share one document.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from matplotlib.figure import Figure

INK = "#010101"
"""Text and axes."""
GRID = "#010102"
"""Grid lines."""
PAPER = "#010103"
"""The page's own background, for outlines of markers."""
SERIES = ("#020201", "#020202", "#020203", "#020204", "#020205", "#020206")
"""Placeholders of the series' colours; the last is the neutral one."""
DASHES: tuple[str | tuple[int, tuple[float, ...]], ...] = (
    "solid",
    (0, (5, 1.5)),
    (0, (1.5, 1.2)),
    (0, (6, 1.5, 1.5, 1.5)),
    (0, (9, 2)),
    (0, (1, 2.5)),
)
"""Line styles beside the colours: a series is never told by its colour alone."""

SIZE_IN = (4.3, 2.75)
"""Width and height of a figure: at 4.3 in. its text stays readable on a phone."""

_VARIABLES = {
    INK: "currentColor",
    GRID: "var(--grid)",
    PAPER: "var(--card)",
    **{colour: f"var(--series-{number})" for number, colour in enumerate(SERIES, start=1)},
}
LIGHT = {
    INK: "#1c1e21",
    GRID: "#e3e3de",
    PAPER: "#ffffff",
    SERIES[0]: "#1f67b5",
    SERIES[1]: "#bf4a12",
    SERIES[2]: "#177a58",
    SERIES[3]: "#87479f",
    SERIES[4]: "#8a6a00",
    SERIES[5]: "#6b6f76",
}
"""Placeholder to the page's own colour in light theme, for figures that stand alone."""
_STYLE: dict[Any, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "hydraopt",
    "font.size": 9,
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.edgecolor": INK,
    "axes.linewidth": 0.6,
    "axes.facecolor": "none",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "axes.axisbelow": True,
    "grid.color": GRID,
    "grid.linewidth": 0.6,
    "xtick.color": INK,
    "ytick.color": INK,
    "figure.facecolor": "none",
    "lines.linewidth": 1.6,
    "legend.frameon": False,
    "legend.fontsize": 8.5,
    "legend.handlelength": 2.6,
}


def new_figure(size_in: tuple[float, float] = SIZE_IN) -> Figure:
    """Return an empty figure in the report's style (no global state of pyplot is touched)."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    with mpl.rc_context(_STYLE):
        return Figure(figsize=size_in, layout="constrained")


def style() -> dict[Any, Any]:
    """Return the settings under which axes are to be made and drawn."""
    return dict(_STYLE)


def light_style() -> dict[Any, Any]:
    """Return the settings for a figure that stands alone: light colours on a white ground."""
    own = {key: LIGHT.get(value, value) for key, value in _STYLE.items() if isinstance(value, str)}
    return {**_STYLE, **own, "figure.facecolor": LIGHT[PAPER]}


def to_markup(figure: Figure, name: str, description: str) -> Markup:
    """Return the figure as inline SVG; `name` prefixes its ids, `description` is its alt text."""
    import matplotlib as mpl

    stream = io.StringIO()
    nothing: dict[str, None] = dict.fromkeys(("Creator", "Date", "Format", "Type"))
    with mpl.rc_context(_STYLE):
        figure.savefig(stream, format="svg", metadata=nothing)
    text = stream.getvalue()
    text = text[text.index("<svg") :]
    text = re.sub(r"<metadata>.*?</metadata>", "", text, flags=re.DOTALL)
    text = re.sub(r'\bid="([^"]+)"', rf'id="{name}-\1"', text)
    text = re.sub(r'((?:xlink:)?href)="#', rf'\1="#{name}-', text)
    text = text.replace("url(#", f"url(#{name}-")
    text = re.sub(r"font: ([\d.]+px) [^;\"]+", r"font: \1 system-ui, sans-serif", text)
    text = re.sub(r"font-family: [^;\"]+", "font-family: system-ui, sans-serif", text)
    for colour, variable in _VARIABLES.items():
        text = text.replace(colour, variable)
    head = f'<svg role="img" aria-label="{escape(description)}"'
    text = re.sub(r'(<svg[^>]*?) width="[^"]*"', r"\1", text, count=1)
    text = re.sub(r'(<svg[^>]*?) height="[^"]*"', r"\1", text, count=1)
    return Markup(f"{head} {text[len('<svg') :].strip()}")
