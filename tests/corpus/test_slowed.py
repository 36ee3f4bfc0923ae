import pytest

from hydraopt.common.errors import UserError
from hydraopt.corpus import dataset, slowed
from hydraopt.corpus.dataset import SLOWED, DatasetSpec, load_problems
from hydraopt.corpus.slowing.program import laid_out
from hydraopt.profiling.store import read_measurements


def test_each_slower_program_stands_before_the_one_it_was_made_of():
    problems = {problem.problem: problem for problem in load_problems(DatasetSpec())}
    both = load_problems(DatasetSpec(slowed=True))
    made = [problem for problem in both if problem.family == slowed.FAMILY]

    assert len(both) == len(problems) + len(made)
    assert len({problem.problem for problem in both}) == len(both)
    for problem in made:
        worse, better = problem.programs
        assert worse.source != better.source
        assert better.source == laid_out(better.source)
        assert len(problem.scaled) == 1
    bases = {problem.statement: problem.split for problem in problems.values()}
    assert all(bases[problem.statement] == problem.split for problem in made)


def test_the_shipped_measurements_hold_every_slower_program():
    measured = {
        entry.program for entry in read_measurements(SLOWED.with_name("slowed_measurements.jsonl"))
    }
    wanted = {
        program.program
        for problem in load_problems(DatasetSpec(slowed=True))
        if problem.family == slowed.FAMILY
        for program in problem.programs
    }

    assert measured == wanted


def test_a_record_of_another_problem_is_left_out():
    problems = load_problems(DatasetSpec())[:1]
    record = {"problem": "nobody/knows", "base": "it", "source": "", "size": 1}

    assert list(slowed.as_problems([record], problems)) == []


def test_a_missing_file_is_named_with_the_command_that_makes_it(tmp_path, monkeypatch):
    monkeypatch.setattr(dataset, "SLOWED", tmp_path / "slowed.jsonl")

    with pytest.raises(UserError, match="hydraopt corpus slow"):
        load_problems(DatasetSpec(slowed=True))


@pytest.mark.sandbox
def test_what_is_made_gives_the_right_answers(worker):
    problem = load_problems(DatasetSpec())[0]

    made = list(slowed.make([problem], worker, of_written=1))

    assert {entry.base for entry in made} <= {program.name for program in problem.programs}
    assert made
    (first, *_) = slowed.as_problems([entry.to_json() for entry in made], [problem])
    from hydraopt.corpus.check import check

    assert check([first], worker) == []


@pytest.mark.sandbox
def test_a_program_that_only_takes_too_long_is_measured_on_a_smaller_input(worker):
    problem = load_problems(DatasetSpec())[0]
    slow = (
        "import time\n\ndef count_divisible(low, high, k):\n"
        "    if high - low > 2000:\n        time.sleep(9)\n"
        "    return high // k - (low - 1) // k\n"
    )

    assert slowed._largest(problem, slow, worker).size == 2000
    assert slowed._passes(problem, slow, worker)
    assert slowed._largest(problem, slow.replace("//", "%"), worker) is None
    assert not slowed._passes(problem, slow.replace("//", "%"), worker)
