import dataclasses
import gzip
import json

import pytest

from hydraopt.common.errors import UserError
from hydraopt.corpus import dataset
from hydraopt.corpus.dataset import DatasetSpec, load_problems, profile_items
from hydraopt.corpus.records import Problem, Program, ScaledInput, Test, make_call
from hydraopt.profiling.answers import answer_sha256
from hydraopt.profiling.records import Call, Limits, Outcome

GENERATOR = "def make_input(rng, size):\n    return [[rng.randrange(9) for _ in range(size)]]\n"


def problem(name="sums/all", programs=("    return sum(xs)\n", "    return sum(list(xs))\n")):
    return Problem(
        problem=name,
        family="sums",
        statement="Return the sum.",
        entry_point="add",
        programs=[
            Program(f"p{index}", f"def add(xs):\n{body}") for index, body in enumerate(programs)
        ],
        tests=[Test(Call([[1, 2]]), 3)],
        generator=GENERATOR,
        scaled=[
            ScaledInput(size, 0, answer_sha256(sum(make_call(GENERATOR, size, 0).args[0])))
            for size in (10, 100)
        ],
    )


def write(path, *lines):
    path.write_text("".join(f"{line}\n" for line in lines))
    return DatasetSpec(name="jsonl", path=str(path))


def test_problems_come_back_as_they_were_written(tmp_path):
    made = [problem("sums/b"), problem("sums/a")]
    spec = write(tmp_path / "mine.jsonl", *(json.dumps(entry.to_json()) for entry in made))

    assert load_problems(spec) == made


def test_bad_lines_are_named_by_file_and_line_and_the_rest_is_kept(tmp_path):
    path = tmp_path / "mine.jsonl"
    good = problem().to_json()
    other = problem("sums/other").to_json()
    nameless = {key: value for key, value in good.items() if key != "problem"}
    forged = json.loads(json.dumps(other))
    forged["programs"][0]["source"] += "# changed\n"
    spec = write(
        path,
        '{"problem": "torn',
        json.dumps(nameless),
        json.dumps({**other, "programs": []}),
        json.dumps({**other, "programs": 3}),
        json.dumps(forged),
        "[]",
        json.dumps(good),
        json.dumps(good),
        json.dumps(other),
    )
    warnings = []

    problems = load_problems(spec, warnings.append)

    assert [entry.problem for entry in problems] == ["sums/all", "sums/other"]
    assert [warning.split(": ")[0] for warning in warnings] == [
        f"{path}:{number}" for number in (1, 2, 3, 4, 5, 6, 8)
    ]
    assert "'problem' is missing" in warnings[1]
    assert "SHA-256" in warnings[4]
    assert "stood before" in warnings[6]


@pytest.mark.parametrize(
    ("spec", "message"),
    [
        (DatasetSpec(name="other"), "dataset.name='other'.*starter, jsonl, pie"),
        (DatasetSpec(name="jsonl"), "dataset.path is empty"),
        (DatasetSpec(name="jsonl", path="/nonexistent/mine.jsonl"), "cannot be read"),
    ],
)
def test_a_data_set_that_is_not_there_is_said(spec, message):
    with pytest.raises(UserError, match=message):
        load_problems(spec)


def test_a_file_without_a_usable_problem_is_an_error(tmp_path):
    with pytest.raises(UserError, match="no usable problem"):
        load_problems(write(tmp_path / "empty.jsonl", "{}"), lambda _: None)


def test_the_starter_corpus_lies_in_the_package(tmp_path, monkeypatch):
    path = tmp_path / "problems.jsonl"
    monkeypatch.setattr(dataset, "STARTER", path)
    with pytest.raises(UserError, match="hydraopt corpus build"):
        load_problems(DatasetSpec())

    write(path, json.dumps(problem().to_json()))

    assert load_problems(DatasetSpec()) == [problem()]


def test_every_program_is_measured_on_every_size():
    items = profile_items([problem()])

    assert [item.label for item in items] == [
        "sums/all:p0@10",
        "sums/all:p1@10",
        "sums/all:p0@100",
        "sums/all:p1@100",
    ]
    for item in items:
        call = item.make_call()
        assert len(call.args[0]) == item.size
        assert item.expected_sha256 == answer_sha256(sum(call.args[0]))


def test_the_programs_of_a_problem_share_their_input():
    first, second, *_ = profile_items([problem()])

    assert first.make_call() is second.make_call()


def test_a_program_answers_its_item_in_a_process_of_its_own(worker):
    item = profile_items([problem()])[-1]

    run = worker.run(item.program, item.make_call(), Limits())

    assert run.outcome is Outcome.OK
    assert answer_sha256(run.answer) == item.expected_sha256


def test_a_file_of_problems_may_be_packed(tmp_path):
    path = tmp_path / "mine.jsonl.gz"
    path.write_bytes(gzip.compress((json.dumps(problem().to_json()) + "\n").encode()))

    assert load_problems(DatasetSpec(name="jsonl", path=str(path))) == [problem()]


def test_inputs_that_are_given_as_data_are_measured_behind_the_scaled_ones():
    given = dataclasses.replace(problem(), inputs=[Test(Call([[5, 6]]), 11)])

    items = profile_items([given])

    assert [item.label for item in items][-2:] == ["sums/all:p0@8", "sums/all:p1@8"]
    assert items[-1].make_call() == Call([[5, 6]])
    assert items[-1].expected == answer_sha256(11)


def test_a_given_pair_must_name_programs_that_stand():
    record = {**problem().to_json(), "given_pairs": [["p0", "p9"]]}

    with pytest.raises(ValueError, match="'p9'"):
        Problem.from_json(record)


def test_records_without_the_rarer_fields_do_not_write_them():
    record = problem().to_json()

    assert not {"language", "inputs", "given_pairs"} & record.keys()
    assert record["tests"][0]["call"].keys() == {"args", "files"}
