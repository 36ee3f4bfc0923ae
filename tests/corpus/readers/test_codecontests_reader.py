import json

import pytest
from trusted_worker import Opener

from hydraopt.corpus.dataset import DatasetSpec, read_public
from hydraopt.corpus.readers.verifying import Verifier

DOUBLE = "print(int(input()) * 2)\n"
ADD = "n = int(input())\nprint(n + n)\n"
ONLY_SMALL = "n = int(input())\nprint(n * 2 if n < 1000 else 0)\n"
LARGE = "import random\nrandom.seed(7)\ndef generate_input():\n    return f'{10 ** 6}\\n'\n"


def problem(**changes):
    return {
        "problem_id": "cc-1",
        "statement": "Double it.",
        "solutions": [DOUBLE, ADD, DOUBLE],
        "tests": [{"input": ["3\n"], "output": ["6\n"]}, {"input": ["20\n"], "output": ["40\n"]}],
        "stress_input_generators": [LARGE],
        **changes,
    }


@pytest.fixture
def read(tmp_path):
    def read_records(*records, verify=True, **settings):
        path = tmp_path / "problems.jsonl"
        path.write_text("".join(json.dumps(record) + "\n" for record in records))
        spec = DatasetSpec(name="codecontests", path=str(path), **settings)
        if not verify:
            return read_public(spec)
        with Verifier(Opener(), tmp_path / "kept") as verifier:
            return read_public(spec, verifier, warnings.append)

    warnings = read_records.warnings = []
    return read_records


def test_a_problem_has_its_different_programs_and_a_large_input(read):
    (made,) = read(problem()).problems

    assert made.problem == "codecontests/cc-1"
    assert made.statement == "Double it."
    assert [(program.name, program.source) for program in made.programs] == [
        ("solution_0", DOUBLE),
        ("solution_1", ADD),
    ]
    assert [(test.call.stdin, test.expected) for test in made.inputs] == [
        ("3\n", "6\n"),
        ("20\n", "40\n"),
        ("1000000\n", "2000000\n"),
    ]
    assert len(made.tests) == 2


def test_an_input_on_which_verified_programs_disagree_is_dropped(read):
    reading = read(problem(solutions=[DOUBLE, ONLY_SMALL]))

    assert len(reading.problems[0].inputs) == 2
    assert reading.report.dropped["input"] == {"programs disagree or fail": ["cc-1:input_0"]}


def test_generators_that_fail_or_give_no_text_are_dropped(read):
    generators = [
        "def generate_input():\n    return 1 / 0\n",
        "def generate_input():\n    return [3]\n",
        "def generate_input():\n    return '  '\n",
        "def generate_input():\n    return '\\ud800'\n",
        LARGE,
    ]

    reading = read(problem(stress_input_generators=generators))

    assert reading.report.dropped["input"] == {
        "generator: error": ["cc-1:generator_0"],
        "generator: no text": [f"cc-1:generator_{number}" for number in (1, 2, 3)],
    }
    assert len(reading.problems[0].inputs) == 3


def test_wrong_programs_are_dropped_and_none_left_drops_the_problem(read):
    reading = read(
        problem(solutions=[DOUBLE, "print(6)\n"]),
        problem(problem_id="cc-2", solutions=["print(6)\n"]),
        problem(problem_id="cc-3", tests=[]),
    )

    assert [made.problem for made in reading.problems] == ["codecontests/cc-1"]
    assert reading.report.dropped["program"] == {
        "wrong_answer": ["cc-1/solution_1", "cc-2/solution_0"]
    }
    assert reading.report.dropped["problem"] == {
        "no program is left": ["cc-2"],
        "no tests": ["cc-3"],
    }


def test_evaluation_is_taken_for_the_authors_own(read):
    (made,) = read(problem(solutions=["print(eval(input()) * 2)\n"]), verify=False).problems

    assert made.programs[0].source == "print(eval(input()) * 2)\n"


def test_fewer_programs_and_tests_are_spread_evenly(read):
    tests = [{"input": [f"{n}\n"], "output": [f"{2 * n}\n"]} for n in range(10)]
    solutions = [f"# {n}\n{DOUBLE}" for n in range(9)]

    (made,) = read(
        problem(solutions=solutions, tests=tests), verify=False, max_programs=3, max_tests=4
    ).problems

    assert [program.name for program in made.programs] == ["solution_0", "solution_4", "solution_8"]
    assert [test.call.stdin for test in made.tests] == ["0\n", "3\n", "6\n", "9\n"]
    assert len(made.inputs) == 5


def test_malformed_records_are_named_and_the_rest_is_kept(read):
    reading = read(
        problem(solutions="print()"),
        problem(solutions=[]),
        problem(tests=3),
        problem(tests=[3]),
        problem(problem_id="a/b"),
        problem(statement=None),
        problem(),
        problem(),
    )

    assert [warning.split(": ")[0].rpartition(":")[2] for warning in read.warnings] == list(
        "1234568"
    )
    assert reading.report.problems == 1


def test_a_test_with_several_right_outputs_is_dropped(read):
    tests = [{"input": ["3\n"], "output": ["6\n", "six\n"]}, {"input": ["4\n"], "output": ["8\n"]}]

    reading = read(problem(tests=tests))

    assert len(reading.problems[0].tests) == 1
    assert reading.report.dropped["test"] == {"not one input and one output": ["cc-1:0"]}
