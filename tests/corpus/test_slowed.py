import pytest

from hydraopt.common.errors import UserError
from hydraopt.corpus import dataset, slowed
from hydraopt.corpus.dataset import BASES, SLOWED_MEASUREMENTS, DatasetSpec, load_problems
from hydraopt.corpus.slowing.program import laid_out
from hydraopt.profiling.store import read_measurements


@pytest.fixture(scope="module")
def starter():
    return load_problems(DatasetSpec())


@pytest.fixture(scope="module")
def bases():
    return load_problems(DatasetSpec("jsonl", str(BASES)))


@pytest.fixture(scope="module")
def made():
    """The problems that `dataset.slowed=true` adds."""
    found = load_problems(DatasetSpec(slowed=True))
    assert len({problem.problem for problem in found}) == len(found)
    return [problem for problem in found if problem.family == slowed.FAMILY]


def test_each_slower_program_stands_before_the_one_it_was_made_of(starter, bases, made):
    splits = {problem.statement: problem.split for problem in (*starter, *bases)}

    assert len(made) > 2000
    for problem in made:
        worse, better = problem.programs
        assert worse.source != better.source
        assert len(problem.scaled) == 1
        assert splits[problem.statement] == problem.split
    for problem in made[::50]:
        assert problem.programs[1].source == laid_out(problem.programs[1].source)


def test_each_base_has_one_good_program_and_a_statement_of_its_own(starter, bases):
    assert len(bases) >= 700
    assert all(len(problem.programs) == 1 for problem in bases)
    assert len({problem.statement for problem in bases}) == len(bases)
    assert not {p.statement for p in bases} & {p.statement for p in starter}


def test_the_shipped_measurements_hold_every_slower_program(made):
    measured = {entry.program for entry in read_measurements(SLOWED_MEASUREMENTS)}

    assert measured == {program.program for problem in made for program in problem.programs}


def test_a_record_of_another_problem_is_left_out(starter):
    record = {"problem": "nobody/knows", "base": "it", "source": "", "size": 1}

    assert list(slowed.as_problems([record], starter[:1])) == []


def test_a_missing_file_is_named_with_the_command_that_makes_it(tmp_path, monkeypatch):
    monkeypatch.setattr(dataset, "SLOWED", tmp_path / "slowed.jsonl")

    with pytest.raises(UserError, match="hydraopt corpus slow"):
        load_problems(DatasetSpec(slowed=True))


@pytest.mark.sandbox
def test_what_is_made_gives_the_right_answers(worker, starter):
    problem = starter[0]

    made = list(slowed.make([problem], worker, of_written=1))

    assert {entry.base for entry in made} <= {program.name for program in problem.programs}
    assert made
    (first, *_) = slowed.as_problems([entry.to_json() for entry in made], [problem])
    from hydraopt.corpus.check import check

    assert check([first], worker) == []


@pytest.mark.sandbox
def test_a_program_that_only_takes_too_long_is_measured_on_a_smaller_input(worker, starter):
    problem = starter[0]
    slow = (
        "import time\n\ndef count_divisible(low, high, k):\n"
        "    if high - low > 2000:\n        time.sleep(9)\n"
        "    return high // k - (low - 1) // k\n"
    )

    assert slowed._largest(problem, slow, worker).size == 2000
    assert slowed._passes(problem, slow, worker)
    assert slowed._largest(problem, slow.replace("//", "%"), worker) is None
    assert not slowed._passes(problem, slow.replace("//", "%"), worker)
