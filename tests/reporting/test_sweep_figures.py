import re

import pytest

from hydraopt.reporting import svg
from hydraopt.reporting.sweep_figures import Spread, save_sweep_figure

GROUPS = ["static", "costs $5 and $6"]
PANELS = {
    "validation loss": {
        "static": Spread(0.69, 0.68, 0.70, [0.685, 0.69, 0.695]),
        "costs $5 and $6": Spread(0.66, None, None, [0.66]),
    },
    "speed-up": {"static": Spread(40.0, 2.0, 800.0, [2.0, 800.0])},
    "improved": {"static": Spread(3.0, 3.0, 3.0, [3.0, 3.0])},
    "verified": {"static": Spread(5.0, None, None, [5.0])},
}


@pytest.fixture
def text(tmp_path):
    save_sweep_figure(PANELS, GROUPS, "weighting", tmp_path)
    assert (tmp_path / "table.png").read_bytes().startswith(b"\x89PNG")
    return (tmp_path / "table.svg").read_text()


def test_every_figure_and_group_is_named(text):
    words = re.findall(r"<text[^>]*>([^<]*)</text>", text)
    for name in (*PANELS, *GROUPS, "weighting"):
        assert name in words, name


def test_the_colours_are_those_of_the_light_page(text):
    placeholders = (svg.INK, svg.GRID, svg.PAPER, *svg.SERIES)
    assert not [colour for colour in placeholders if colour in text]
    assert svg.LIGHT[svg.SERIES[0]] in text


def test_the_light_colours_are_those_of_the_style_sheet():
    from importlib.resources import files

    css = (files("hydraopt.reporting") / "templates" / "report.css").read_text()
    light = css[: css.index("@media")]
    for number, colour in enumerate(svg.SERIES, start=1):
        assert f"--series-{number}: {svg.LIGHT[colour]};" in light
    assert f"--ink: {svg.LIGHT[svg.INK]};" in light
    assert f"--grid: {svg.LIGHT[svg.GRID]};" in light
    assert f"--card: {svg.LIGHT[svg.PAPER]};" in light


def test_the_same_figures_give_the_same_file(text, tmp_path):
    save_sweep_figure(PANELS, GROUPS, "weighting", tmp_path / "again")
    assert (tmp_path / "again" / "table.svg").read_text() == text
