import io
import json

from rating_examples import LOOP, REDUCE, SUM, write_run
from rich.console import Console

from hydraopt.evaluation.maintainability.reviewer import CRITERIA, Reviewer
from hydraopt.evaluation.maintainability.reviewing import review_runs, review_table


def second_is_better(text):
    return json.dumps({"A": dict.fromkeys(CRITERIA, 2), "B": dict.fromkeys(CRITERIA, 4)})


def test_every_program_of_every_run_is_in_the_record(tmp_path):
    asked = []

    def ask(text):
        asked.append(text)
        return second_is_better(text)

    runs = [
        write_run(tmp_path / "one", "p", {"s/a": (LOOP, SUM), "s/b": (LOOP, LOOP)}),
        write_run(tmp_path / "two", "q", {"s/a": (LOOP, SUM), "s/b": (LOOP, None)}),
        write_run(tmp_path / "three", "r", {"s/a": (LOOP, REDUCE)}),
    ]
    told = []

    record = review_runs(
        runs, Reviewer(ask, tmp_path / "v.jsonl", "m"), "m", lambda *found: told.append(found)
    )

    assert len(asked) == 4  # what p and q wrote alike is asked about once
    assert set(record["policies"]) == {"p", "q", "r"}
    for policy in ("p", "q"):
        first, second = record["policies"][policy]["programs"]
        assert first["result"]["difference"]["overall"] == 0
        assert second == {"problem": "s/b", "result": None}
    assert record["policies"]["r"]["summary"]["flipped"] == 1
    assert told[:2] == [("p", 0, 1), ("p", 1, 1)]
    assert json.loads(json.dumps(record)) == record


def test_the_table_says_what_the_orders_differ_by(tmp_path):
    run = write_run(tmp_path / "one", "p", {"s/a": (LOOP, SUM)})
    reviewer = Reviewer(second_is_better, tmp_path / "v.jsonl", "m")
    stream = io.StringIO()

    Console(file=stream, width=110).print(review_table(review_runs([run], reviewer, "judge")))

    [row] = [line for line in stream.getvalue().splitlines() if "overall" in line]
    assert row.split()[-4:] == ["3.00", "3.00", "+0.00", "2.00"]
    assert "p: readable verdicts on 1 of 1 pairs; the winner of 100% depends on the order." in (
        stream.getvalue()
    )
    assert "by judge" in stream.getvalue()


def test_a_run_of_which_no_verdict_can_be_read_has_a_table(tmp_path):
    run = write_run(tmp_path / "one", "p", {"s/a": (LOOP, SUM)})
    record = review_runs([run], Reviewer(lambda text: "no", tmp_path / "v.jsonl", "m"), "m")
    stream = io.StringIO()
    Console(file=stream, width=110).print(review_table(record))
    assert "p: readable verdicts on 0 of 1 pairs." in stream.getvalue()
