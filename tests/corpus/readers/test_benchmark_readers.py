import json

import pytest
from trusted_worker import Opener

from hydraopt.corpus.dataset import DatasetSpec, profile_items, read_public
from hydraopt.corpus.readers.assertions import Asserted
from hydraopt.corpus.readers.benchmarks import Task, make_problem
from hydraopt.corpus.readers.mbpp import _task as mbpp_task
from hydraopt.corpus.readers.reading import ReadingReport
from hydraopt.corpus.readers.verifying import Verifier
from hydraopt.profiling.answers import answer_sha256
from hydraopt.profiling.records import Call

HUMANEVAL = {
    "task_id": "HumanEval/7",
    "prompt": 'def half(xs):\n    """ Halve each. """\n',
    "entry_point": "half",
    "canonical_solution": "    return [x / 2 for x in xs]\n",
    "test": "def check(candidate):\n    assert candidate([1, 4]) == [0.5, 2]\n"
    "    assert candidate((3,)) == [1.5]\n    assert sum(candidate([1])) == 0.5\n",
}
MBPP = {
    "task_id": 5,
    "text": "Write a function to count.",
    "code": "def helper(x):\r\n\treturn x\r\ndef count(x):\r\n\treturn {x: helper(1)}",
    "test_setup_code": "",
    "test_list": ["assert count(3) == {3: 1}", "assert count(4) == {4: True}"],
    "challenge_test_list": [],
}
MBPP_PLUS = {
    "task_id": "Mbpp/6",
    "prompt": '"""\nWrite a function to join.\n"""\n',
    "entry_point": "join",
    "canonical_solution": "\ndef join(a, b):\n    return a + b\n",
    "assertion": "\nassert join((1,), (2,)) == (1, 2)\n",
    "base_input": [[[1], [2]]],
    "plus_input": [[[], []], [[1], 3], [[5, 6, 7], [8]]],
}


def deep():
    value = 0
    for _ in range(5000):
        value = [value]
    return value


@pytest.fixture
def read(tmp_path):
    def read_records(name, *records, verify=True, **settings):
        path = tmp_path / "problems.jsonl"
        path.write_text("".join(json.dumps(record) + "\n" for record in records))
        spec = DatasetSpec(name=name, path=str(path), **settings)
        if not verify:
            return read_public(spec, None, warnings.append)
        with Verifier(Opener(), tmp_path / "kept") as verifier:
            return read_public(spec, verifier, warnings.append)

    warnings = read_records.warnings = []
    return read_records


def cases(problem):
    return [(test.call.args, test.expected) for test in problem.tests]


@pytest.mark.parametrize("verify", [True, False])
def test_humaneval_becomes_calls_with_answers_for_evaluation(read, verify):
    reading = read("humaneval", HUMANEVAL, verify=verify)

    (problem,) = reading.problems
    assert problem.problem == "humaneval/7"
    assert problem.split == "test"
    assert problem.entry_point == "half"
    assert problem.programs[0].source == HUMANEVAL["prompt"] + HUMANEVAL["canonical_solution"]
    assert cases(problem) == [([[1, 4]], [0.5, 2]), ([[3]], [1.5])]
    assert reading.report.dropped["test"] == {
        "assertion: the call's answer is changed before it is compared": ["humaneval/7"]
    }


def test_the_reference_solution_answers_the_inputs_of_humaneval_plus(read):
    record = {**HUMANEVAL, "base_input": [[[1, 4]]], "plus_input": [[[7]], [["a"]], [["\ud800"]]]}

    reading = read("humaneval", record)

    assert cases(reading.problems[0])[2:] == [([[7]], [3.5])]
    assert reading.report.dropped["test"]["reference solution: error"] == ["humaneval/7"]
    assert reading.report.dropped["test"]["input: no text of UTF-8"] == ["humaneval/7"]


def test_a_reference_solution_that_contradicts_an_assertion_drops_the_problem(read):
    wrong = {**HUMANEVAL, "canonical_solution": "    return [x for x in xs]\n"}

    reading = read("humaneval", wrong)

    assert reading.problems == []
    assert reading.report.dropped["problem"] == {
        "the reference solution contradicts an assertion": ["humaneval/7"]
    }


def test_mbpp_finds_its_function_and_takes_the_answers_type_from_the_program(read):
    reading = read("mbpp", MBPP)

    (problem,) = reading.problems
    assert (problem.problem, problem.entry_point, problem.split) == ("mbpp/5", "count", "test")
    assert cases(problem) == [([3], {"3": 1}), ([4], {"4": 1})]
    assert "\r" not in problem.programs[0].source
    assert reading.report.repaired == {"line_endings": ["mbpp/5"]}


def test_mbpp_plus_crosses_with_lists_for_tuples(read):
    reading = read("mbpp", MBPP_PLUS, {**MBPP_PLUS, "task_id": "Mbpp/7", "plus_input": {}})

    first, second = reading.problems
    assert first.statement == "Write a function to join."
    assert cases(first) == [
        ([[1], [2]], [1, 2]),
        ([[], []], []),
        ([[5, 6, 7], [8]], [5, 6, 7, 8]),
    ]
    assert cases(second) == [([[1], [2]], [1, 2])]
    assert reading.report.dropped["test"] == {"reference solution: error": ["mbpp/6"]}


def test_tests_are_capped_assertions_first_and_the_largest_are_measured(read):
    record = {**MBPP_PLUS, "plus_input": [[[0] * n, []] for n in range(3, 13)]}

    (problem,) = read("mbpp", record, max_tests=4, inputs=2).problems

    assert [len(test.call.args[0]) for test in problem.tests] == [1, 3, 7, 12]
    assert [len(test.call.args[0]) for test in problem.inputs] == [7, 12]
    items = profile_items([problem])
    assert items[-1].expected_sha256 == answer_sha256([0] * 12)
    assert items[-1].make_call() == Call([[0] * 12, []])


def test_malformed_records_are_named_and_the_rest_is_kept(read):
    reading = read(
        "mbpp",
        {**MBPP, "code": "def other(): pass"},
        {**MBPP, "test_list": None},
        {**MBPP, "test_list": ["assert count("]},
        {**MBPP_PLUS, "plus_input": [3]},
        {**MBPP_PLUS, "entry_point": "a b"},
        MBPP,
        MBPP,
    )

    assert [warning.split(": ")[0].rpartition(":")[2] for warning in read.warnings] == list(
        "123457"
    )
    assert reading.report.problems == 1


@pytest.mark.parametrize("verify", [True, False])
@pytest.mark.parametrize(
    ("assertion", "reason"),
    [
        (r"assert half('\ud800') == 1", "text that UTF-8 cannot hold"),
        (r"assert half(1) == {'\ud800': 1}", "text that UTF-8 cannot hold"),
        ("assert half(1" + 400 * "0" + " + 1) == 2", "not a literal"),
        ("assert abs(half(1) - 2) < 1" + 400 * "0", "not one comparison of a call"),
        ("assert half" + ".a" * 900 + "(1) < 2", "not one comparison of a call"),
    ],
)
def test_an_assertion_that_cannot_be_data_is_dropped_alone(read, verify, assertion, reason):
    test = f"def check(candidate):\n    assert candidate([2]) == [1]\n    {assertion}\n"

    reading = read("humaneval", {**HUMANEVAL, "test": test.replace("half", "candidate")})

    assert cases(reading.problems[0]) == [([[2]], [1.0])]
    assert reading.report.dropped["test"] == {f"assertion: {reason}": ["humaneval/7"]}


def test_an_answer_beyond_all_floats_is_not_close_to_one():
    assert not Asserted([], 0.5, tolerance=1e-6).holds(10**400)
    assert Asserted([], 0.5, tolerance=1e-6).holds(0.5)


def test_an_input_that_is_nested_too_deeply_is_dropped_alone(tmp_path):
    task = Task("humaneval", "7", "", "f", "def f(n):\n    return n\n", [], [], [[deep()], [8]])
    report = ReadingReport("humaneval")
    with Verifier(Opener(), tmp_path) as verifier:
        problem = make_problem(task, DatasetSpec(), report, verifier)

    assert cases(problem) == [([8], 8)]
    assert report.dropped["test"] == {"input: nested too deeply": ["humaneval/7"]}


def test_a_problem_is_named_by_a_number_or_by_text():
    with pytest.raises(ValueError, match="task_id is list, not text"):
        mbpp_task({**MBPP, "task_id": deep()})
    assert mbpp_task({**MBPP, "task_id": 12}).name == "12"
    assert mbpp_task({**MBPP, "task_id": "Mbpp/12"}).name == "12"


def test_a_problem_without_a_test_that_is_data_is_dropped(read):
    reading = read("mbpp", {**MBPP, "test_list": ["assert count(open('x')) == 1"]})

    assert reading.report.dropped["problem"] == {"no test can be had as data": ["mbpp/5"]}


def test_a_solution_that_does_not_parse_is_dropped(read):
    reading = read("humaneval", {**HUMANEVAL, "canonical_solution": "    return (\n"})

    assert reading.report.dropped["problem"] == {"does not parse": ["humaneval/7"]}
