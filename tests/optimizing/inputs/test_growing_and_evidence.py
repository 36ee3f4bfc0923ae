import collections
from typing import Any

import pytest

from hydraopt.optimizing.codec import Instance, Made
from hydraopt.optimizing.inputs.evidence import strength
from hydraopt.optimizing.inputs.given import NOTHING, Given, Origin
from hydraopt.optimizing.inputs.growing import grow


def grown(*args: Any, factor: float = 3) -> list[Any]:
    return grow(Given(list(args)), factor).args


def test_a_list_grows_and_keeps_what_it_is() -> None:
    (values,) = grown([5, 3, 3, 9])
    assert len(values) == 12
    assert values[:4] == [5, 3, 3, 9]
    assert all(type(value) is int and value >= 0 for value in values)
    (ordered,) = grown([1, 2, 2, 9])
    assert (len(ordered), ordered) == (12, sorted(ordered))
    (unique,) = grown([4, 1, 3, 2])
    assert len(set(unique)) == 12
    (both,) = grown([1, 3, 5, 9])
    assert (both, len(set(both))) == (sorted(both), 12)


@pytest.mark.parametrize(
    ("value", "size"),
    [
        ((1, 2, 3), 9),
        ({1, 2}, 6),
        (frozenset("ab"), 6),
        (collections.deque([1, 2]), 6),
        ({"a": 1, "b": 2}, 6),
        (collections.Counter("ab"), 6),
        ("abcd", 12),
        ("two words here", 42),
        (b"ab", 6),
        (bytearray(b"ab"), 6),
        ([True, False], 6),
        ([None], 3),
        (["aa", "bb"], 6),
        ([{"a": 1}, {"a": 2}], 6),
        ([(1, 2), (3, 4)], 6),
    ],
)
def test_every_container_grows_in_its_own_kind(value: Any, size: int) -> None:
    (larger,) = grown(value)
    assert type(larger) is type(value)
    assert len(larger) == size


def test_matrices_grow_in_both_directions() -> None:
    (larger,) = grown([[1, 2], [3, 4]], factor=9)
    assert [len(row) for row in larger] == [6] * 6
    one, other = grown([[1, 2, 3], [4, 5, 6]], [[1, 2], [3, 4], [5, 6]], factor=4)
    assert len(one[0]) == len(other)


def test_a_graph_stays_closed_and_connected() -> None:
    (larger,) = grown({"a": ["b"], "b": []})
    assert larger == {
        "a": ["b", "a1"],
        "b": ["b1"],
        "a1": ["b1", "a2"],
        "b1": ["b2"],
        "a2": ["b2"],
        "b2": [],
    }


def test_lengths_grow_with_their_lists_and_values_stay() -> None:
    values, length, value = grown([7, 7, 8, 9], 4, 50)
    assert (len(values), length, value) == (12, 12, 50)


def test_numbers_grow_alone_and_flags_never() -> None:
    assert grown(10, 2.5, True, None) == [30, 7.5, True, None]
    assert grown(-4) == [-12]
    assert grown(float("inf")) == [float("inf")]


def test_what_cannot_grow_is_the_input_itself() -> None:
    given = Given([True, Made("P", [1], {})], expected=3)
    assert grow(given, 5) is given
    assert grow(Given([[]], expected=0), 5).expected == 0
    assert grow(Given([[1]], expected=1), 5).expected is NOTHING


def test_growth_is_repeatable_and_follows_the_factor() -> None:
    given = Given([["b", "a", "b"], {"k": [1]}])
    assert grow(given, 7) == grow(given, 7)
    sizes = [len(grow(given, factor).args[0]) for factor in (1, 2, 10, 1000)]
    assert sizes == [3, 6, 30, 3000]


def test_the_own_contents_of_objects_and_iterators_grow() -> None:
    (iterator,) = grown(Made("builtins:iter", [[1, 2]], {}))
    assert len(iterator.args[0]) == 6
    (made,) = grown(Made("Stack", [[1, 2]], {"limit": 5}))
    assert (len(made.args[0]), made.kwargs) == (6, {"limit": 5})


def test_objects_that_are_containers_grow_by_their_content() -> None:
    (stack,) = grown(Instance("Stack", {"name": "s"}, [1, 2]))
    assert (len(stack.base), stack.attributes) == (6, {"name": "s"})


def test_steps_and_objects_and_standard_input_grow() -> None:
    given = Given(init=Given([[1, 2]]), steps=[("push", [1], {}), ("pop", [], {})])
    larger = grow(given, 2)
    assert larger.init is not None
    assert len(larger.init.args[0]) == 4
    assert [step[0] for step in larger.steps] == ["push", "pop"] * 2
    # What is kept by name would not grow by the same names.
    named = Given(init=Given(), steps=[("note", ["tea", 3], {"shop": "a"})])
    assert grow(named, 2).steps[1] == ("note", ["tea1", 3], {"shop": "a1"})
    assert grow(Given(stdin="5\n"), 4).stdin == "20\n"


def many(count: int, origin: Origin, expected: Any = NOTHING) -> list[Given]:
    return [Given([n], origin=origin, expected=expected) for n in range(count)]


@pytest.mark.parametrize(
    ("givens", "guessed", "level"),
    [
        ([], False, "weak"),
        (many(20, "generated"), False, "moderate"),
        (many(20, "generated"), True, "weak"),
        (many(19, "generated"), False, "weak"),
        (many(5, "examples") + many(40, "generated"), True, "moderate"),
        (many(4, "pytest", 1) + many(40, "generated"), True, "moderate"),
        (many(5, "pytest", 1) + many(15, "generated"), False, "strong"),
        (many(20, "recorded"), False, "moderate"),
        (many(3, "doctest", 1), False, "weak"),
    ],
)
def test_how_strong_evidence_is(givens: list[Given], guessed: bool, level: str) -> None:
    found = strength(givens, guessed)
    assert found.level == level
    assert found.text.startswith(level.capitalize())


def test_the_sentence_says_where_inputs_come_from_and_what_was_known() -> None:
    givens = many(2, "pytest", 1) + many(3, "generated")
    assert strength(givens, True).text == (
        "Weak evidence: 5 inputs (2 from the test file, 3 generated from a guess at the types); "
        "the right answer was given for 2 of them, and elsewhere only the original's behaviour "
        "was compared."
    )
    assert strength(many(1, "examples")).text == (
        "Weak evidence: 1 input (1 from the examples); no answers were given, so only the "
        "original's behaviour was compared."
    )
    assert "given for all of them" in strength(many(2, "examples", 1)).text
    steps = [Given(steps=[("a", [], {})], expected=[NOTHING])]
    assert "no answers were given" in strength(steps).text
