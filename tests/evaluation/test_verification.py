from dataclasses import replace

import pytest
from evaluation_examples import FAST, ORIGINAL, WRONG, make_problem

from hydraopt.common.errors import UserError
from hydraopt.corpus.records import Problem, Program, Test
from hydraopt.evaluation.verify import Verifier, is_unchanged
from hydraopt.profiling.records import Call, Outcome


@pytest.fixture
def verifier(problem, limits, worker):
    return Verifier(problem, limits, worker)


def test_a_right_candidate_passes(verifier):
    assert verifier.check(FAST).outcome is Outcome.OK


def test_a_wrong_answer_is_told_with_input_and_answer(verifier):
    verdict = verifier.check(WRONG)

    assert verdict.outcome is Outcome.WRONG_ANSWER
    assert verdict.detail == "test 2 of 2 ([[3, -1]]): it returns [9, 1], not [6, -2]"


def test_a_candidate_right_on_the_tests_and_wrong_at_scale_is_rejected(verifier):
    source = FAST.replace("values]", "values[:10]]")

    verdict = verifier.check(source)

    assert verdict.outcome is Outcome.WRONG_ANSWER
    assert verdict.detail.startswith("scaled input of size 12: it returns [")


def test_a_candidate_that_raises_is_an_error(verifier):
    verdict = verifier.check("def double_all(values):\n    return [undefined for _ in values]\n")

    assert verdict.outcome is Outcome.ERROR
    assert "NameError" in verdict.detail


def test_a_candidate_that_hangs_is_timed_out(problem, limits, worker):
    verifier = Verifier(problem, limits, worker)
    verifier._limits = replace(limits, wall_s=1.0)

    verdict = verifier.check("def double_all(values):\n    while True:\n        pass\n")

    assert verdict.outcome is Outcome.TIMEOUT


def test_a_candidate_that_ends_the_interpreter_does_not_pass(verifier):
    verdict = verifier.check("import os\ndef double_all(values):\n    os._exit(0)\n")

    assert verdict.outcome is Outcome.ERROR


def test_a_candidate_that_changes_its_arguments_is_wrong(verifier):
    source = (
        "def double_all(values):\n    for i in range(len(values)):\n        values[i] *= 2\n"
        "    return values\n"
    )

    verdict = verifier.check(source)

    assert verdict.outcome is Outcome.WRONG_ANSWER
    assert "changes its arguments" in verdict.detail


def test_a_candidate_may_change_arguments_as_the_original_does(limits, worker):
    in_place = (
        "def double_all(values):\n    for i in range(len(values)):\n"
        "        values[i] = values[i] * 2\n    return values\n"
    )
    slices = (
        "def double_all(values):\n    values[:] = [value + value for value in values]\n"
        "    return values\n"
    )
    verifier = Verifier(make_problem(original=in_place), limits, worker)

    assert verifier.check(slices).outcome is Outcome.OK
    assert verifier.check(FAST).outcome is Outcome.WRONG_ANSWER


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("def double_all(values)\n    return 1\n", "not Python"),
        ("def other(values):\n    return 1\n", "does not define double_all()"),
        ("double_all\x00", "not Python"),
        ("x = 'double_all'\n", "NameError"),
    ],
)
def test_what_is_not_the_program_is_an_error(verifier, source, reason):
    verdict = verifier.check(source)

    assert verdict.outcome is Outcome.ERROR
    assert reason in verdict.detail


def test_a_problem_whose_original_fails_is_refused(limits, worker):
    with pytest.raises(UserError, match="small/double_all fails its own tests"):
        Verifier(make_problem(original=WRONG), limits, worker)


@pytest.mark.parametrize(
    ("source", "unchanged"),
    [
        (ORIGINAL, True),
        ("# a note\n" + ORIGINAL.replace("value * 2", "(value*2)"), True),
        (FAST, False),
        (ORIGINAL.replace("result", "doubled"), False),
        ("def f(:", False),
    ],
)
def test_a_copy_is_told_in_spite_of_comments_and_spaces(source, unchanged):
    assert is_unchanged(source, ORIGINAL) is unchanged


def _printing(tests, inputs=()):
    source = "print(sum(map(int, input().split())))\n"
    return Problem(
        problem="contest/sum",
        family="contest",
        statement="Print the sum.",
        entry_point="",
        programs=[Program("original", source)],
        tests=[Test(Call([], stdin=text), expected) for text, expected in tests],
        generator="",
        scaled=[],
        split="test",
        inputs=[Test(Call([], stdin=text), expected) for text, expected in inputs],
    )


def test_a_program_that_prints_is_judged_by_its_output(worker, limits):
    problem = _printing([("1 2\n", "3\n")], inputs=[("1 2\n", "3\n"), ("4 5 6\n", "15\n")])
    verifier = Verifier(problem, limits, worker)

    right = "numbers = input().split()\nprint(sum(int(x) for x in numbers), end='')\n"
    assert verifier.check(right).outcome is Outcome.OK
    wrong = verifier.check("a, b = map(int, input().split()[:2])\nprint(a + b)\n")
    assert wrong.outcome is Outcome.WRONG_ANSWER
    assert wrong.detail.startswith('test 2 of 2 (["4 5 6\\n"]): it prints "9\\n", not "15')
    assert verifier.check("print(").outcome is Outcome.ERROR


def test_an_original_that_prints_something_else_is_refused(worker, limits):
    with pytest.raises(UserError, match="fails its own tests"):
        Verifier(_printing([("1 2\n", "4\n")]), limits, worker)
