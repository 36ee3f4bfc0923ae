import pytest
from hypothesis import given
from hypothesis import strategies as st

from hydraopt.evaluation.metrics.beyond import beyond

TIMES = st.floats(0.01, 1e4)


@pytest.mark.parametrize(
    ("runtime", "score"),
    [(10.0, 1.0), (20.0, 0.75), (50.0, 0.0), (5.0, 1.0), (80.0, 0.0), (None, 0.0)],
)
def test_by_hand(runtime, score):
    # The range is 10 to 50: 20 lies a quarter from its fast end.
    assert beyond(runtime, [50.0, 30.0, 10.0]) == score


@pytest.mark.parametrize(("runtime", "score"), [(2.0, 1.0), (3.0, 1.0), (3.1, 0.0), (None, 0.0)])
def test_solutions_that_all_tie_are_matched_or_not(runtime, score):
    assert beyond(runtime, [3.0, 3.0]) == score


@given(TIMES, TIMES, st.lists(TIMES, min_size=1), st.floats(0.1, 10.0))
def test_faster_is_never_worse_and_the_unit_is_of_no_account(first, second, solutions, unit):
    fast, slow = sorted([first, second])
    assert 0.0 <= beyond(slow, solutions) <= beyond(fast, solutions) <= 1.0
    if min(solutions) < 0.999 * max(solutions):
        scaled = beyond(fast * unit, [unit * time for time in solutions])
        assert scaled == pytest.approx(beyond(fast, solutions), abs=1e-9)


@pytest.mark.parametrize(
    ("runtime", "solutions", "said"),
    [
        (1.0, [], "no value"),
        (0.0, [1.0], "0 is given"),
        (1.0, [0.0], "0 is given"),
        (float("nan"), [1.0], "nan"),
        (1.0, [float("inf")], "inf"),
        (None, [], "no value"),
    ],
)
def test_what_is_no_runtime_is_said(runtime, solutions, said):
    with pytest.raises(ValueError, match=said):
        beyond(runtime, solutions)
