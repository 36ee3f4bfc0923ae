import gzip
import json

import pytest
from trusted_worker import Opener

from hydraopt.common.errors import UserError
from hydraopt.corpus.dataset import DatasetSpec, load_problems, profile_items, read_public
from hydraopt.corpus.readers.reading import split_of
from hydraopt.corpus.readers.verifying import Verifier
from hydraopt.corpus.records import Problem
from hydraopt.profiling.records import Call

DOUBLE_SLOW = "n = int(eval(input()))\nprint(sum([n, n]))\n"
DOUBLE_FAST = "print(int(eval(input())) * 2)\n"
DOUBLE_WRONG = "print(int(eval(input())) + 2)\n"
NEEDS = "import no_such_module_at_all\nprint(4)\n"
MEANT = "n = eval(input())\nprint(n * 2)\n"
ECHO = "print(eval(input()))\n"
ECHO_TWICE = "x = eval(input())\nprint(x)\n"
SAMPLES = {
    "p1": [{"input": "1\n", "output": "2\n"}, {"input": "20\n", "output": "40\n"}],
    "p2": [{"input": "word\n", "output": "word\n"}],
}


def pair(problem, slow, fast, language="python", **others):
    (slow_name, slow_source), (fast_name, fast_source) = slow, fast
    return {
        "problem_id": problem,
        "language": language,
        "submission_id_v0": slow_name,
        "submission_id_v1": fast_name,
        "input": slow_source,
        "target": fast_source,
        "cpu_time_v0": 3,
        **others,
    }


@pytest.fixture
def spec(tmp_path):
    def make(*pairs, samples=SAMPLES, packed=False, **settings):
        lines = "".join(
            (line if isinstance(line, str) else json.dumps(line)) + "\n" for line in pairs
        )
        wrap = gzip.compress if packed else bytes
        (tmp_path / "pairs").write_bytes(wrap(lines.encode()))
        (tmp_path / "tests").write_bytes(wrap(json.dumps(samples).encode()))
        return DatasetSpec(
            name="pie",
            path=str(tmp_path / "pairs"),
            tests=str(tmp_path / "tests"),
            pairs="given",
            **settings,
        )

    return make


@pytest.fixture
def verified(tmp_path):
    def read(spec, on_warning=None):
        with Verifier(Opener(), tmp_path / "kept") as verifier:
            return read_public(spec, verifier, on_warning)

    return read


def test_pairs_of_one_problem_gather_in_one_record(spec, verified):
    reading = verified(
        spec(
            pair("p1", ("s1", DOUBLE_SLOW), ("s2", DOUBLE_FAST)),
            pair("p2", ("s5", ECHO_TWICE), ("s6", ECHO)),
            pair("p1", ("s3", MEANT), ("s2", DOUBLE_FAST)),
        )
    )

    doubling, echo = reading.problems
    assert doubling.problem == "pie/p1"
    assert (doubling.entry_point, doubling.language) == ("", "python")
    assert [program.name for program in doubling.programs] == ["s1", "s2", "s3"]
    assert doubling.given_pairs == [("s1", "s2"), ("s3", "s2")]
    assert [test.call for test in doubling.inputs] == [Call([], stdin=s) for s in ("1\n", "20\n")]
    assert doubling.split == split_of("p1", 0.1, 0.1)
    # On words, evaluation fails; of numbers, the second form of s3 is the one that passes.
    assert [program.source for program in echo.programs] == [
        "x = input()\nprint(x)\n",
        "print(input())\n",
    ]
    assert doubling.programs[2].source == MEANT
    report = reading.report
    assert (report.records, report.problems, report.programs, report.pairs) == (3, 2, 5, 3)
    assert report.repaired == {"eval_input": ["p1/s1", "p1/s2", "p2/s5", "p2/s6"]}
    assert report.dropped == {}
    assert report.verified


def test_what_fails_its_tests_is_dropped_with_its_pair_reason_and_id(spec, verified):
    reading = verified(
        spec(
            pair("p1", ("s1", DOUBLE_SLOW), ("s2", DOUBLE_FAST)),
            pair("p1", ("s1", DOUBLE_SLOW), ("s3", DOUBLE_WRONG)),
            pair("p1", ("s4", NEEDS), ("s2", DOUBLE_FAST)),
            pair("p1", ("s5", "print 'old'\n"), ("s2", DOUBLE_FAST)),
            pair("p1", ("s6", DOUBLE_FAST + "\n"), ("s7", DOUBLE_FAST + "\n")),
            pair("p2", ("t1", DOUBLE_SLOW), ("t2", ECHO)),
            pair("p3", ("u1", DOUBLE_SLOW), ("u2", DOUBLE_FAST)),
            pair("p1", ("s1", DOUBLE_SLOW), ("s2", DOUBLE_FAST)),
            pair("p1", ("v1", "x"), ("v2", "y"), language="Befunge"),
        )
    )

    (problem,) = reading.problems
    assert problem.given_pairs == [("s1", "s2")]
    assert reading.report.dropped == {
        "program": {
            "does not parse": ["p1/s5"],
            "wrong_answer": ["p1/s3"],
            "needs no_such_module_at_all": ["p1/s4"],
            "error: ValueError": ["p2/t1"],
        },
        "pair": {
            "both programs are the same": ["p1/s6>s7"],
            "stood before": ["p1/s1>s2"],
            "language befunge": ["p1/v1>v2"],
            "a program was dropped": ["p1/s1>s3", "p1/s4>s2", "p1/s5>s2", "p2/t1>t2"],
            "no tests": ["p3/u1>u2"],
        },
        "problem": {"fewer than two programs are left": ["p2"], "no tests": ["p3"]},
    }
    text = reading.report.text()
    assert "dropped program: needs no_such_module_at_all: 1 (p1/s4)" in text
    assert reading.report.to_json()["dropped"]["problem"]["no tests"] == ["p3"]
    json.dumps(reading.report.to_json())


def test_programs_that_become_one_by_repair_are_one(spec, verified):
    reading = verified(
        spec(
            pair("p1", ("s1", DOUBLE_SLOW), ("s2", DOUBLE_FAST)),
            pair(
                "p1", ("s3", DOUBLE_FAST.replace("eval(input())", "input()")), ("s2", DOUBLE_FAST)
            ),
        )
    )

    assert [program.name for program in reading.problems[0].programs] == ["s1", "s2"]
    assert reading.report.dropped["pair"] == {
        "both programs are the same once repaired": ["p1/s3>s2"]
    }


def test_malformed_lines_are_named_and_the_rest_is_kept(spec, verified):
    good = pair("p1", ("s1", DOUBLE_SLOW), ("s2", DOUBLE_FAST))
    made = spec(
        '{"problem_id": "torn',
        {key: value for key, value in good.items() if key != "target"},
        {**good, "input": 3},
        {**good, "input": "\ud800"},
        {**good, "problem_id": "../../etc/passwd"},
        {**good, "input": "print(1)"},
        good,
    )
    # A name that stood before with another source is malformed where it stands for the second time.
    warnings = []

    reading = verified(made, warnings.append)

    assert [warning.split(": ")[0] for warning in warnings] == [
        f"{made.path}:{number}" for number in (1, 2, 3, 4, 5, 7)
    ]
    assert "'target' is missing" in warnings[1]
    assert "stood before with another source" in warnings[5]
    assert reading.report.records == 1


@pytest.mark.parametrize("packed", [False, True])
def test_files_may_be_packed(spec, verified, packed):
    made = spec(pair("p1", ("s1", DOUBLE_SLOW), ("s2", DOUBLE_FAST)), packed=packed)

    assert verified(made).report.pairs == 1


def test_a_packed_file_that_is_cut_off_gives_what_stands_before_the_cut(spec, verified, tmp_path):
    lines = [pair(f"p{n}", (f"a{n}", "print(1)"), (f"b{n}", "print( 1)")) for n in range(4000)]
    made = spec(*lines, packed=True)
    data = (tmp_path / "pairs").read_bytes()
    (tmp_path / "pairs").write_bytes(data[: len(data) // 2])
    warnings = []

    reading = verified(made, warnings.append)

    assert 500 < reading.report.records < 4000
    assert "damaged from here on" in warnings[-1]


def test_tests_may_lie_in_a_folder(spec, verified, tmp_path):
    folder = tmp_path / "cases" / "p1"
    folder.mkdir(parents=True)
    for number, value in ((0, 1), (1, 20), (10, 300), (2, 4000)):
        (folder / f"input.{number}.txt").write_text(f"{value}\n")
        (folder / f"output.{number}.txt").write_text(f"{2 * value}\n")
    (folder / "input.3.txt").write_text("5\n")
    made = spec(pair("p1", ("s1", DOUBLE_SLOW), ("s2", DOUBLE_FAST)), inputs=2)
    made.tests = str(folder.parent)
    warnings = []

    (problem,) = verified(made, warnings.append).problems

    assert [test.expected for test in problem.tests] == ["2\n", "40\n", "8000\n", "600\n"]
    assert [test.call.stdin for test in problem.inputs] == ["300\n", "4000\n"]
    assert len(warnings) == 1
    assert "output.3.txt" in warnings[0]


@pytest.mark.parametrize("text", ["", "[]", '{"p1"', "[" * 100_000])
def test_a_file_that_holds_no_tests_is_said(spec, verified, tmp_path, text):
    made = spec(pair("p1", ("s1", DOUBLE_SLOW), ("s2", DOUBLE_FAST)))
    (tmp_path / "tests").write_text(text)

    with pytest.raises(UserError, match=r"dataset.tests=.*input"):
        verified(made)


def test_malformed_samples_are_passed_over_and_twins_count_once(spec, verified):
    samples = {"p1": [{"input": "1"}, 3, "ab", None, {"input": "1\n", "output": "2\n"}] * 2}
    warnings = []

    made = spec(pair("p1", ("s1", DOUBLE_SLOW), ("s2", DOUBLE_FAST)), samples=samples)
    (problem,) = verified(made, warnings.append).problems

    assert len(problem.tests) == 1
    assert len(warnings) == 8


def test_other_languages_are_problems_of_their_own(spec):
    made = spec(
        pair("p1", ("s1", DOUBLE_SLOW), ("s2", DOUBLE_FAST)),
        pair("p1", ("c1", "int main(){\r\n}\r\n"), ("c2", "int main(){}\n"), language="C++"),
    )

    reading = read_public(made)

    python, cpp = reading.problems
    assert (cpp.problem, cpp.language, cpp.split) == ("pie_cpp/p1", "cpp", python.split)
    assert cpp.programs[0].source == "int main(){\n}\n"
    assert not reading.report.verified
    assert "Nothing was run" in reading.report.text()


def test_the_records_survive_a_file_and_name_what_is_measured(spec, verified):
    made = spec(pair("p1", ("s1", DOUBLE_SLOW), ("s2", DOUBLE_FAST)))
    (problem,) = verified(made).problems

    assert Problem.from_json(json.loads(json.dumps(problem.to_json()))) == problem
    items = profile_items([problem])
    assert [(item.label, item.expected_output) for item in items] == [
        ("pie/p1:s1@2", "2\n"),
        ("pie/p1:s2@2", "2\n"),
        ("pie/p1:s1@3", "40\n"),
        ("pie/p1:s2@3", "40\n"),
    ]
    assert items[2].make_call() == Call([], stdin="20\n")
    assert {item.expected_sha256 for item in items} == {None}


def test_loading_tells_what_was_mended(spec):
    warnings = []

    load_problems(spec(pair("p1", ("s1", DOUBLE_SLOW), ("s2", DOUBLE_FAST))), warnings.append)

    assert "repaired: eval_input: 2 (p1/s1, p1/s2)" in warnings[-1]


def test_a_file_without_a_usable_problem_is_said(spec):
    with pytest.raises(UserError, match="no usable problem"):
        load_problems(spec("{}"))


def test_tests_must_be_named(spec):
    made = spec(pair("p1", ("s1", DOUBLE_SLOW), ("s2", DOUBLE_FAST)))
    made.tests = ""

    with pytest.raises(UserError, match=r"dataset.tests is empty"):
        load_problems(made)


def test_shares_of_the_splits_are_those_asked_for():
    splits = [split_of(f"p{n:05}", 0.1, 0.2) for n in range(4000)]

    assert splits.count("validation") == pytest.approx(400, abs=80)
    assert splits.count("test") == pytest.approx(800, abs=110)
    assert {split_of("p1", 0.0, 0.0), split_of("p2", 0.0, 0.0)} == {"train"}
