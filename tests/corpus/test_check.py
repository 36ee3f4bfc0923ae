import dataclasses

from hydraopt.corpus.check import check
from hydraopt.corpus.records import Problem, Program, ScaledInput, Test
from hydraopt.profiling.answers import answer_sha256
from hydraopt.profiling.records import Call, Limits

RIGHT = "def add(xs):\n    return sum(xs)\n"
LOOP = "def add(xs):\n    total = 0\n    for x in xs:\n        total += x\n    return total\n"
PROBLEM = Problem(
    problem="sums/all",
    family="sums",
    statement="Return the sum.",
    entry_point="add",
    programs=[Program("loop", LOOP), Program("sum", RIGHT)],
    tests=[Test(Call([[1, 2]]), 3), Test(Call([[]]), 0)],
    generator="def make_input(rng, size):\n    return [[1] * size]\n",
    scaled=[ScaledInput(10, 0, answer_sha256(10)), ScaledInput(20, 0, answer_sha256(20))],
)


def with_program(source):
    return dataclasses.replace(PROBLEM, programs=[Program("loop", LOOP), Program("new", source)])


def test_a_right_corpus_has_nothing_wrong_and_tells_how_far_it_is(worker):
    told = []
    other = dataclasses.replace(PROBLEM, problem="sums/other")

    assert check([PROBLEM, other], worker, on_progress=lambda *counts: told.append(counts)) == []
    assert told == [(1, 2), (2, 2)]


def test_a_wrong_program_is_named_with_the_place_and_the_answers(worker):
    wrong = check([with_program("def add(xs):\n    return sum(xs[:15]) if xs else None\n")], worker)

    assert wrong == [
        "sums/all, program new, test 2 [[]]: wrong_answer: got None, expected 0",
        "sums/all, program new, size 20: wrong_answer: got 15",
    ]


def test_a_failing_program_is_named_with_its_outcome(worker):
    wrong = check([with_program("def add(xs):\n    return 1 // len(xs) * 0 + sum(xs)\n")], worker)

    assert len(wrong) == 1
    assert wrong[0].startswith("sums/all, program new, test 2 [[]]: error: ZeroDivisionError")


def test_an_endless_program_does_not_stop_the_check(worker):
    endless = with_program("def add(xs):\n    while True: pass\n")

    wrong = check([endless], worker, limits=Limits(wall_s=0.5))

    assert len(wrong) == 4
    assert all(": timeout: " in line for line in wrong)


def test_a_generator_that_fails_or_changes_its_mind_is_named(worker):
    failing = dataclasses.replace(PROBLEM, generator="def make_input(rng, size):\n    1 / 0\n")
    fickle = dataclasses.replace(
        PROBLEM,
        generator="import itertools\nC = itertools.count()\ndef make_input(rng, size):\n"
        "    import time\n    return [[0] * size + [time.perf_counter_ns()]]\n",
        scaled=PROBLEM.scaled[:1],
    )

    assert check([failing], worker) == [
        "sums/all: the generator failed: ZeroDivisionError: division by zero"
    ]
    assert "sums/all: the generator gives two inputs for one size and seed" in check(
        [fickle], worker
    )


def test_what_is_missing_or_doubled_is_named(worker):
    twins = dataclasses.replace(
        PROBLEM,
        programs=[Program("loop", LOOP), Program("loop", LOOP)],
        tests=[],
        scaled=[PROBLEM.scaled[1], PROBLEM.scaled[0]],
        constants={"7": ["8"]},
    )

    wrong = check([PROBLEM, twins, dataclasses.replace(PROBLEM, problem="x", scaled=[])], worker)

    assert wrong == [
        "sums/all: the name stands twice",
        "sums/all: there is no test",
        "sums/all: the sizes [20, 10] must grow",
        "sums/all: two programs have the same name",
        "sums/all: two programs have the same source",
        "sums/all: the constant 7 does not stand in loop, loop",
        "x: there is no input for measuring",
    ]
