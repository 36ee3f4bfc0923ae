from __future__ import annotations

import pytest

from hydraopt.profiling.outcomes import outcome_rows, reason_of
from hydraopt.profiling.records import Measurement, Outcome


def ended(outcome: Outcome, detail: str = "", program: str = "p", inputs: str = "") -> Measurement:
    return Measurement(program, inputs, "auto", "here", outcome, detail=detail)


@pytest.mark.parametrize(
    ("detail", "reason"),
    [
        ("", "no message"),
        ("Traceback\n  File\nValueError: bad 17 (line 3)", "ValueError"),
        ("the answer is not JSON: TypeError: set", "TypeError"),
        ("more than 16 MiB were printed", "more than N MiB were printed"),
        ("wrote 0x7f3aB9 to -1.5e-07 and 12", "wrote N to -N and N"),
        ("the answer 'abc' is wrong (expected 'abd')", "the answer '...' is wrong"),
    ],
)
def test_like_messages_have_one_reason(detail, reason):
    assert reason_of(detail) == reason


def test_outcomes_are_counted_by_reason_the_most_frequent_first():
    rows = outcome_rows(
        [
            ended(Outcome.TIMEOUT, "more than 20 s", "a"),
            ended(Outcome.ERROR, "KeyError: 1", "a"),
            ended(Outcome.TIMEOUT, "more than 30 s", "a"),
            ended(Outcome.ERROR, "KeyError: 2", "b"),
            ended(Outcome.ERROR, "KeyError: 3", "b"),
        ]
    )
    assert [(r.outcome, r.reason, r.measurements, r.programs) for r in rows] == [
        ("error", "KeyError", 3, 2),
        ("timeout", "more than N s", 2, 1),
    ]
    assert rows[0].example == "KeyError: 1"


def test_a_row_in_one_line_says_how_many_of_what_and_gives_a_labelled_example():
    slow = ended(Outcome.TIMEOUT, "over 20 s\n", inputs="large")
    slower = ended(Outcome.TIMEOUT, "over 30 s\n", inputs="larger")

    (row,) = outcome_rows([slow, slower], {slow.key(): "p1:a@7", slower.key(): "p1:a@9"})

    assert row.text() == "2 x timeout: over N s (programs: 1); such as p1:a@7: over 20 s"


def test_a_message_of_many_lines_is_an_example_in_one():
    (row,) = outcome_rows([ended(Outcome.ERROR, "Traceback:\n  line 3\nKeyError: 7")])

    assert row.text() == "1 x error: KeyError (programs: 1); such as Traceback: line 3 KeyError: 7"
