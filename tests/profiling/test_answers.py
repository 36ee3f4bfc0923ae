import hashlib
import math

import pytest

from hydraopt.profiling.answers import answer_sha256, canonical, same_answer, same_output


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ((1, 2), [1, 2]),
        ({"a": (1,)}, {"a": [1]}),
        ({"b": 1, "a": 2}, {"a": 2, "b": 1}),
        ({1: "x"}, {"1": "x"}),
        ({True: 1, None: 2}, {"true": 1, "null": 2}),
        (float("nan"), float("nan")),
        ([float("nan")], [math.nan]),
        (math.inf, math.inf),
        (0.0, -0.0),
        (0.1 + 0.2, 0.3),
        (1e300 * 3, 3e300),
        (None, None),
    ],
)
def test_same_values_in_another_dress_are_the_same_answer(first, second):
    assert same_answer(first, second)
    assert answer_sha256(first) == answer_sha256(second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (True, 1),
        (False, 0),
        (1, 1.0),
        (None, False),
        ("1", 1),
        ([], {}),
        ([1, 2], [2, 1]),
        ([1], [1, 1]),
        ({"a": 1}, {"a": 1, "b": 1}),
        (math.nan, math.inf),
        (math.inf, -math.inf),
        (1.0, 1.00000002),
        ("a", "A"),
    ],
)
def test_different_values_are_different_answers(first, second):
    assert not same_answer(first, second)
    assert not same_answer(second, first)
    assert answer_sha256(first) != answer_sha256(second)


def test_the_edge_of_a_rounding_step_separates_hashes_but_not_answers():
    below, above = 0.12345678949999999, 0.12345678950000001

    assert canonical(below) != canonical(above)
    assert same_answer([below], [above])
    assert same_answer({"x": below}, {"x": above})


def test_the_hash_is_that_of_sorted_json_without_spaces():
    expected = hashlib.sha256(b'{"a":[1,true,null],"b":0.333333333}').hexdigest()

    assert answer_sha256({"b": 1 / 3, "a": (1, True, None)}) == expected


def test_a_lone_surrogate_can_be_hashed():
    assert answer_sha256("\ud800") != answer_sha256("\ud801")


@pytest.mark.parametrize("answer", [{1, 2}, b"x", object(), [1, {2}], {(1, 2): 3}])
def test_what_is_not_json_is_refused(answer):
    with pytest.raises(TypeError, match="JSON"):
        answer_sha256(answer)


@pytest.mark.parametrize(
    ("found", "expected", "same"),
    [
        ("3\n", "3", True),
        ("1 2 \n3\n\n", "1 2\n3\n", True),
        ("1  2\n", "1 2\n", True),
        ("1\n2\n", "1 2\n", False),
        ("", "\n", True),
        ("", "0\n", False),
        ("yes\n", "YES\n", False),
        ("0.3333333\n", "0.33333334\n", True),
        ("1e-7\n", "0\n", True),
        ("1000000.5\n", "1000001\n", True),
        ("1000001\n", "1000002\n", False),
        ("0.31\n", "0.33\n", False),
        ("nan\n", "nan\n", True),
        ("inf\n", "1e999\n", False),
        ("1_0.0\n", "10.0\n", False),
        ("\u0663.0\n", "3.0\n", False),
        ("\n3\n", "3\n", False),
    ],
)
def test_printed_answers_are_compared_as_judges_do(found: str, expected: str, same: bool) -> None:
    assert same_output(found, expected) is same
