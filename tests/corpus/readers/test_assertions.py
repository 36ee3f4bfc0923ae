import pytest

from hydraopt.corpus.readers.assertions import Asserted, asserted_calls, called_names


def calls(code, name="f"):
    found, reasons = asserted_calls(code, name)
    assert reasons == []
    return found


@pytest.mark.parametrize(
    ("code", "asserted"),
    [
        ("assert f([1, 2], 'a') == True", Asserted([[1, 2], "a"], True)),
        ("assert 3 == f(-1)", Asserted([-1], 3)),
        ("assert f(None) is None, 'message'", Asserted([None], None)),
        ("assert f(1)", Asserted([1], True)),
        ("assert not f(1)", Asserted([1], False)),
        ("assert f((1, (2,))) == (3, 4)", Asserted([[1, [2]]], [3, 4])),
        ("assert f({'a': 1}) == {1: 'x', True: 'y'}", Asserted([{"a": 1}], {"1": "y"})),
        ("assert abs(f(1.33) - 0.33) < 1e-6", Asserted([1.33], 0.33, 1e-6)),
        ("assert abs(2.0 / 4 - f(1)) <= 0.1", Asserted([1], 0.5, 0.1)),
        ("assert f(10 ** 9, -(2 + 3)) == 3 * 5", Asserted([10**9, -5], 15)),
    ],
)
def test_an_assertion_on_literals_is_read(code, asserted):
    assert calls(code) == [asserted]


def test_assertions_are_found_inside_a_check_function():
    code = (
        "METADATA = {}\ndef check(candidate):\n"
        "    assert True, 'fine'\n    assert candidate(1) == 2\n"
    )

    assert calls(code, "candidate") == [Asserted([1], 2)]


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("assert f(x) == 1", "not a literal"),
        ("assert f(2 ** 10000) == 1", "not a literal"),
        ("assert f(1 / 0) == 1", "not a literal"),
        ("assert f([i for i in range(3)]) == 1", "not a literal"),
        ("assert f({1, 2}) == 1", "a literal of type set"),
        ("assert f({1: 2}) == 1", "a dictionary with keys that are not text"),
        ("assert f(a=1) == 1", "arguments by name"),
        ("assert sorted(f(1)) == [1]", "the call's answer is changed before it is compared"),
        ("assert 0 < f(1) < 2", "not one comparison of a call"),
        ("assert f(1) != 2", "not one comparison of a call"),
        ("assert len(f(1)) < 2", "not one comparison of a call"),
    ],
)
def test_an_assertion_that_is_no_data_gives_its_reason(code, reason):
    assert asserted_calls(code, "f") == ([], [reason])


def test_nothing_of_an_assertion_is_executed(tmp_path):
    trace = tmp_path / "trace"

    asserted_calls(f"open({str(trace)!r}, 'w')\nassert f(open({str(trace)!r}, 'w')) == 1", "f")

    assert not trace.exists()


@pytest.mark.parametrize(
    ("asserted", "found", "holds"),
    [
        (Asserted([], 1), True, True),
        (Asserted([], [1, 2.0]), [1.0, 2], True),
        (Asserted([], "1"), 1, False),
        (Asserted([], 0.33, 0.01), 0.335, True),
        (Asserted([], 0.33, 0.01), 0.35, False),
        (Asserted([], 0.33, 0.01), "0.33", False),
        (Asserted([], 0.33, 0.01), float("nan"), False),
    ],
)
def test_an_assertion_is_judged_as_python_would(asserted, found, holds):
    assert asserted.holds(found) is holds


def test_called_names_are_those_inside_assertions():
    assert called_names("g(1)\nassert f(1) == h(2)") == {"f", "h"}
