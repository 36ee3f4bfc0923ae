from __future__ import annotations

from hydraopt.training.changes import SAME, changes, consequence, differences


def test_every_changed_key_is_told_with_both_values_and_what_follows() -> None:
    then = {"beta": 0.1, "trainer": {"threads": 1, "max_steps": 8}, "paths": {"runs": "a"}}
    now = {"beta": 0.1, "trainer": {"threads": 2, "max_steps": 8}, "paths": {"runs": "b"}, "x": []}
    told = [str(change) for change in changes(then, now)]
    assert told[0] == 'paths.runs: "a" then, "b" now: changes no result; taken as it is now'
    assert told[1].startswith("trainer.threads: 1 then, 2 now: ")
    assert told[1].endswith("no longer bit for bit")
    assert told[2] == f"x: absent then, [] now: {SAME}"
    assert len(told) == 3


def test_a_key_is_matched_whole() -> None:
    assert consequence("workers") != SAME
    assert consequence("workers_of_mine") == SAME
    assert consequence("suite.repeats") == consequence("suite")


def test_differences_name_the_part_and_both_values() -> None:
    assert differences({"beta": 1, "seed": 2}, {"beta": 1, "seed": 3}) == ["seed: 2 then, 3 now"]
    assert differences({"a": 1}, {}) == ["a: 1 then, None now"]
    assert differences({"a": [1, 2]}, {"a": (1, 2)}) == []
