import json

import pytest
from trusted_worker import Opener

from hydraopt.common.errors import UserError
from hydraopt.corpus.readers.verifying import Answer, Verdict, Verifier
from hydraopt.corpus.records import Test
from hydraopt.profiling.records import Call, Limits, Outcome
from hydraopt.profiling.sandbox.contract import Program, Run, Usage

DOUBLE = Program("print(int(input()) * 2)\n")
TESTS = [Test(Call([], stdin=f"{n}\n"), f"{2 * n}") for n in (1, 4)]


@pytest.fixture
def opener():
    return Opener()


@pytest.fixture
def verifier(opener, tmp_path):
    with Verifier(opener, tmp_path) as made:
        yield made


def test_a_program_that_passes_is_told_from_those_that_do_not(verifier):
    wrong = Program("n = int(input())\nprint(n + 1)\n")
    broken = Program("import no_such_module_at_all\n")
    function = Program("def f(x):\n    return [x, x]\n", "f")

    verdicts = verifier.verdicts(
        [
            (DOUBLE, TESTS),
            (wrong, TESTS),
            (broken, TESTS),
            (function, [Test(Call([3]), [3, 3]), Test(Call([3]), [3, 4])]),
        ]
    )

    assert [verdict.reason for verdict in verdicts] == [
        "ok",
        "wrong_answer",
        "needs no_such_module_at_all",
        "wrong_answer",
    ]
    assert [verdict.test for verdict in verdicts] == [-1, 1, 0, 1]
    assert "'5" in verdicts[1].detail
    assert "'8'" in verdicts[1].detail


def test_expected_answers_never_reach_the_worker(opener, verifier):
    verifier.verdicts([(DOUBLE, TESTS)])

    assert opener.ran == [(DOUBLE.source, "1\n"), (DOUBLE.source, "4\n")]


def test_verdicts_on_disk_need_no_worker(opener, tmp_path):
    tasks = [(DOUBLE, TESTS), (Program("1 / 0"), TESTS)]
    with Verifier(opener, tmp_path, workers=2) as first:
        found = first.verdicts(tasks)

    def refuse():
        raise AssertionError("nothing has to run")

    with Verifier(refuse, tmp_path) as second:
        assert second.verdicts(tasks) == found
        assert second.runs == 0
        assert second.judged == 2
    assert all(worker.closed for worker in opener.workers)


def test_other_tests_limits_or_environments_are_judged_anew(opener, tmp_path):
    tasks = [(DOUBLE, TESTS)]
    for changes in (
        {},
        {"environment": "numpy 2.0"},
        {"limits": Limits(wall_s=3.0)},
    ):
        with Verifier(opener, tmp_path, **changes) as made:
            made.verdicts(tasks)
            assert made.runs == 2, changes
    with Verifier(opener, tmp_path) as made:
        made.verdicts([(DOUBLE, TESTS[:1])])
        assert made.runs == 1


def test_a_torn_or_foreign_line_on_disk_is_passed_over(opener, tmp_path):
    with Verifier(opener, tmp_path) as made:
        made.verdicts([(DOUBLE, TESTS)])
    path = tmp_path / "verdicts.jsonl"
    path.write_text('{"key": 3}\n{"outcome": "of kings"}\n' + path.read_text() + '{"key": "to')

    with Verifier(opener, tmp_path) as made:
        assert made.verdicts([(DOUBLE, TESTS)]) == [Verdict(Outcome.OK)]
        assert made.runs == 0
        made.verdicts([(Program("print(2)"), TESTS[:1])])
    assert len([line for line in path.read_text().splitlines() if line.startswith("{")]) == 5


@pytest.mark.parametrize(
    ("failure", "kept"),
    [
        (Run(Outcome.SANDBOX_ERROR, "the server died"), False),
        (Run(Outcome.TIMEOUT, usage=Usage(10.0, 0.3, 0.0, 0, 9000)), False),
        (Run(Outcome.TIMEOUT, usage=Usage(10.0, 9.7, 0.0, 0, 3)), True),
        (Run(Outcome.MEMORY_LIMIT), True),
    ],
)
def test_only_what_speaks_of_the_program_is_kept(opener, tmp_path, failure, kept):
    def open_failing():
        worker = opener()
        worker.failure = failure
        return worker

    with Verifier(open_failing, tmp_path) as made:
        assert made.verdicts([(DOUBLE, TESTS)])[0].outcome is failure.outcome
        made.answers([(DOUBLE, [TESTS[0].call])])
    with Verifier(opener, tmp_path) as made:
        made.verdicts([(DOUBLE, TESTS)])
        made.answers([(DOUBLE, [TESTS[0].call])])
        assert made.runs == (0 if kept else 3)


def test_an_answer_that_is_nested_too_deeply_to_be_kept_is_given_all_the_same(tmp_path):
    nested = 0
    for _ in range(5000):
        nested = [nested]

    def open_nesting():
        worker = Opener()()
        worker.failure = Run(Outcome.OK, answer=nested)
        return worker

    with Verifier(open_nesting, tmp_path) as made:
        ((answer,),) = made.answers([(DOUBLE, [TESTS[0].call])])
    assert answer.value is nested


def test_answers_are_kept_too(opener, tmp_path):
    halves = Program("def f(x):\n    return {'half': x / 2}\n", "f")
    calls = [Call([3]), Call(["a"])]
    with Verifier(opener, tmp_path) as made:
        ((good, bad),) = made.answers([(halves, calls)])
    with Verifier(opener, tmp_path) as made:
        assert made.answers([(halves, calls)]) == [[good, bad]]
        assert made.runs == 0
    assert good == Answer(Outcome.OK, {"half": 1.5})
    assert bad.outcome is Outcome.ERROR


def test_a_damaged_file_of_answers_is_made_anew(opener, tmp_path):
    halves = Program("def f(x):\n    return x / 2\n", "f")
    with Verifier(opener, tmp_path) as made:
        found = made.answers([(halves, [Call([3])])])
    (path,) = (tmp_path / "answers").rglob("*.json")
    path.write_text('[["ok"')

    with Verifier(opener, tmp_path) as made:
        assert made.answers([(halves, [Call([3])])]) == found
    assert json.loads(path.read_text()) == [["ok", 1.5, ""]]


def test_no_worker_at_all_is_refused(opener, tmp_path):
    with pytest.raises(UserError, match="workers=0"):
        Verifier(opener, tmp_path, workers=0)
