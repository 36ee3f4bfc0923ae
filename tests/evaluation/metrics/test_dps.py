import pytest
from hypothesis import given
from hypothesis import strategies as st

from hydraopt.evaluation.metrics.dps import Level, dps, levels

REFERENCES = [Level(100.0, 5), Level(40.0, 3), Level(10.0, 2)]


@pytest.mark.parametrize(
    ("cost", "score", "norm"),
    [
        (120.0, 0.0, 0.0),
        (100.0, 0.5, 1 / 3),
        (41.0, 0.5, 1 / 3),
        (40.0, 0.8, 2 / 3),
        (10.0, 1.0, 1.0),
        (1.0, 1.0, 1.0),
        (None, 0.0, 0.0),
    ],
)
def test_by_hand(cost, score, norm):
    assert dps(cost, REFERENCES) == (score, norm)


def test_a_level_begins_where_the_cost_falls_by_more_than_the_gap():
    # 100 -> 95 -> 91 fall by less than 10 %, 91 -> 40 by more, 40 -> 38 by less.
    assert levels([40.0, 91.0, 100.0, 38.0, 95.0]) == [Level(100.0, 3), Level(40.0, 2)]
    assert levels([1.0, 2.0], gap=0.5) == [Level(2.0, 2)]
    assert levels([2.0, 2.0, 1.0], gap=0.0) == [Level(2.0, 2), Level(1.0, 1)]


@given(st.floats(0.01, 1e3), st.lists(st.floats(0.01, 1e3), min_size=1, max_size=20))
def test_without_a_gap_it_is_the_share_of_solutions_matched(cost, costs):
    found = dps(cost, levels(costs, gap=0.0))
    assert found.score == sum(cost <= other for other in costs) / len(costs)
    assert found.norm == sum(cost <= other for other in set(costs)) / len(set(costs))


@pytest.mark.parametrize(
    ("cost", "references", "said"),
    [
        (1.0, [], "no value"),
        (0.0, REFERENCES, "0 is given"),
        (1.0, [Level(-1.0)], "-1 is given"),
        (float("inf"), REFERENCES, "inf"),
        (None, [], "no value"),
    ],
)
def test_what_is_no_cost_is_said(cost, references, said):
    with pytest.raises(ValueError, match=said):
        dps(cost, references)


def test_a_negative_gap_is_refused():
    with pytest.raises(ValueError, match=r"gap=-0\.1"):
        levels([1.0], gap=-0.1)
