import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hydraopt.reporting.compare_figures import (
    MARKERS,
    Bar,
    Point,
    colour_of,
    front,
    pareto_chart,
    ratio_charts,
    reach,
    swatch,
)
from hydraopt.reporting.compare_figures import _marks as marks


def test_the_front_is_what_no_other_point_beats():
    points = [(1, 1), (4, 0.5), (2, 2), (2, 1), (4, 0.4), (0.5, 2), (4, 0.5)]

    assert front(points) == [(2, 2), (4, 0.5)]


@given(st.lists(st.tuples(st.integers(1, 6), st.integers(1, 6)), min_size=1))
def test_the_front_agrees_with_the_definition(points):
    def beaten(point):
        return any(
            other != point and other[0] >= point[0] and other[1] >= point[1] for other in points
        )

    assert front(points) == sorted({point for point in points if not beaten(point)})


def test_choosing_by_weights_goes_from_the_leanest_to_the_fastest():
    # In logs to base 2: the first program may choose (2, -1) or (1, 1), the second keeps (0, 0).
    found = reach([[(4.0, 0.5), (2.0, 2.0)], []])

    # All on memory: (1, 1); all on latency: (2, -1), each halved by the second program.
    assert found[0] == pytest.approx((math.sqrt(2), math.sqrt(2)))
    assert found[-1] == pytest.approx((2.0, math.sqrt(0.5)))
    assert len(found) == 2


def test_a_candidate_that_is_worse_in_both_is_never_chosen():
    assert reach([[(0.5, 0.5)]]) == [(1.0, 1.0)]


def test_equal_memory_goes_to_the_faster_one():
    assert reach([[(3.0, 1.0)]]) == [(pytest.approx(3.0), 1.0)]


def test_twelve_runs_have_twelve_markers_and_no_two_the_same_look():
    assert len(set(MARKERS)) == 12
    assert len({(MARKERS[place], colour_of(place)) for place in range(12)}) == 12
    assert len({str(swatch(place)) for place in range(12)}) == 12


@pytest.mark.parametrize("place", range(13))
def test_a_swatch_stays_within_its_box(place):
    (points,) = re.findall(r'points="([^"]+)"', str(swatch(place)))
    numbers = [float(number) for number in re.split("[ ,]", points)]

    assert 0 <= min(numbers) < max(numbers) <= 16
    assert f"var(--series-{place % 6 + 1})" in str(swatch(place))


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0.5, 20000, [1, 10, 100, 1000, 10000]),
        (0.9, 40, [1, 3, 10, 30]),
        (0.9, 6, [1, 2, 5]),
        (0.97, 1.06, [0.98, 1.0, 1.02, 1.04, 1.06]),
        (1e-3, 1e13, [1e-3, 1, 1e3, 1e6, 1e9, 1e12]),
    ],
)
def test_marks_are_few_and_round(low, high, expected):
    assert marks(low, high) == pytest.approx(expected)


def some_rows(count):
    return {f"p{number}": [Bar(2.0, 1.5, 2.5), None] for number in range(count)}


def test_many_programs_are_spread_evenly_over_figures():
    charts = ratio_charts("latency", ["A", "B"], some_rows(41), [Bar(2, 1, 3), Bar(1, 1, 1)])

    assert [chart.title for chart in charts] == [
        "Latency, times better: programs 1 to 14",
        "Latency, times better: programs 15 to 27",
        "Latency, times better: programs 28 to 41",
    ]
    assert all(">geometric mean<" in chart.svg for chart in charts)


def test_a_figure_of_ratios_states_its_figures_in_words():
    rows = {"alpha": [Bar(2.0, 1.5, 2.5), Bar(1, 1, 1, real=False)], "beta": [None, Bar(3, 2, 4)]}

    (chart,) = ratio_charts("latency", ["A", "B"], rows, [Bar(1.4, 1, 2), Bar(1.7, 1, 3)])

    assert "alpha: A 2, B 1; beta: B 3; geometric mean: A 1.4, B 1.7" in chart.svg
    assert chart.title == "Latency, times better"


def test_a_pareto_plot_draws_and_states_its_front():
    points = [Point(0, 4.0, 0.5, chosen=True), Point(1, 2.0, 2.0), Point(1, 1.0, 0.5)]

    chart = pareto_chart("pareto-1", "Candidates", "", ["A", "B"], points)

    assert 'id="pareto-1-front"' in chart.svg
    assert "A 4 and 0.5; B 2 and 2; B 1 and 0.5. Front: 2 and 2; 4 and 0.5" in chart.svg


def test_runs_are_drawn_without_a_front_of_runs():
    points = [Point(0, 4.0, 0.5, True, (3.0, 5.0), (0.4, 0.6), [(1.0, 1.0), (4.0, 0.5)])]

    chart = pareto_chart("pareto-runs", "Runs", "", ["A"], points, dominance=False)

    assert "front" not in chart.svg
    assert "Front" not in chart.svg


def test_names_with_dollars_are_no_formula():
    (chart,) = ratio_charts("latency", ["A"], {"$x^$": [Bar(1, 1, 1)]}, [Bar(1, 1, 1)])

    assert "$x^$" in chart.svg
