import pytest

from hydraopt.common.errors import UserError
from hydraopt.corpus.authoring import build, call_function, parse_source, split_of
from hydraopt.corpus.records import Problem, Program, make_call
from hydraopt.profiling.answers import answer_sha256
from hydraopt.profiling.records import Call

SOURCE = """# %% statement
# Return the values
# without repeats.
# %% inputs
SIZES = (4, 8)
EDGE_CASES = [[[]], [[2, 2]]]
CONSTANTS = {"0": ["1"]}
def make_input(rng, size):
    return [[rng.randrange(size) for _ in range(size)]]
# %% program: nested loop
def keep(kept, value):
    if value not in kept:
        kept.append(value)

def drop(values):
    kept = []
    for value in values:
        keep(kept, value)
    return kept
# %% program: dict
def drop(values):
    return list(dict.fromkeys(values))
# %% program: set
def drop(values):
    seen = set()
    return [v for v in values if not (v in seen or seen.add(v))]
"""


def write(folder, text=SOURCE, family="membership", name="drop_repeats"):
    path = folder / family / f"{name}.py"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    return path


def test_a_source_file_becomes_a_problem(tmp_path):
    problem = parse_source(write(tmp_path))

    assert (problem.problem, problem.family) == ("membership/drop_repeats", "membership")
    assert problem.statement == "Return the values without repeats."
    assert problem.entry_point == "drop"
    assert [program.name for program in problem.programs] == ["nested loop", "dict", "set"]
    assert problem.constants == {"0": ["1"]}
    assert [(test.call.args, test.expected) for test in problem.tests[:2]] == [
        ([[]], []),
        ([[2, 2]], [2]),
    ]
    assert len(problem.tests) == 5
    for scaled, size in zip(problem.scaled, (4, 8), strict=True):
        values = make_call(problem.generator, size, 0).args[0]
        assert scaled.expected_sha256 == answer_sha256(list(dict.fromkeys(values)))
    assert Problem.from_json(problem.to_json()) == problem


def test_the_generator_gives_the_same_input_each_time(tmp_path):
    generator = parse_source(write(tmp_path)).generator

    assert make_call(generator, 50, 3) == make_call(generator, 50, 3)
    assert make_call(generator, 50, 3) != make_call(generator, 50, 4)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (SOURCE.replace("# %% statement", "# %% task"), "`statement`"),
        (SOURCE.replace("# %% program: set", "# %% rest"), "at least 3"),
        (SOURCE.replace("def drop(values):\n    return", "def other(values):\n    return"), "drop"),
        (SOURCE.replace("def drop(values):\n    return list", "drop = list  #"), "no function"),
    ],
)
def test_a_source_file_that_lacks_something_is_said(tmp_path, text, message):
    path = write(tmp_path, text)

    with pytest.raises(UserError, match=message) as caught:
        parse_source(path)
    assert str(path) in str(caught.value)


def test_problems_are_built_in_the_order_of_their_names(tmp_path):
    write(tmp_path, family="b", name="x")
    write(tmp_path, family="a", name="z")
    write(tmp_path, family="a", name="y")

    assert [problem.problem for problem in build(tmp_path)] == ["a/y", "a/z", "b/x"]


def test_the_split_follows_from_the_name_alone():
    splits = [split_of(f"family/{number}") for number in range(2000)]

    assert splits == [split_of(f"family/{number}") for number in range(2000)]
    assert 0.07 < splits.count("validation") / 2000 < 0.13
    assert set(splits) == {"train", "validation"}


def test_a_program_reads_its_files_and_leaves_arguments_and_folder_as_they_were(tmp_path):
    program = Program(
        "p",
        "def f(name, xs):\n    xs.append(1)\n    print('noise')\n"
        "    with open(name) as lines:\n        return (lines.read(), xs)\n",
    )
    call = Call(["a.txt", [0]], {"a.txt": "text"})

    assert call_function(program.source, "f", call) == ["text", [0, 1]]
    assert call.args == ["a.txt", [0]]
