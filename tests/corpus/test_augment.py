import ast
import dataclasses
import keyword

import pytest

from hydraopt.corpus.augment import replace_literals, styled, variants
from hydraopt.corpus.authoring import call_function
from hydraopt.corpus.records import Problem, Program, ScaledInput, Test, make_call
from hydraopt.profiling.answers import answer_sha256
from hydraopt.profiling.records import Call, Limits

ORIGINAL = """def join_names(names, width):
    line = ""
    for name in names:
        if len(name) > width:
            if line != "":
                line = line + ", "
            line = line + name
    return line
"""
JOIN = """def join_names(names, width):
    return ", ".join(name for name in names if len(name) > width)
"""
HELPER = """from itertools import compress

def is_long(name, width):
    return len(name) > width

def join_names(names, width):
    chosen = compress(names, [is_long(name, width=width) for name in names])
    return ", ".join(chosen)
"""
GENERATOR = (
    "def make_input(rng, size):\n    return [['x' * rng.randrange(1, 9) for _ in range(size)], 4]\n"
)


def problem():
    calls = [Call([[], 2]), Call([["ab", "abc"], 2]), make_call(GENERATOR, 9, 1)]
    return Problem(
        problem="strings/join",
        family="strings",
        statement='Join the long names by ", ".',
        entry_point="join_names",
        programs=[Program("loop", ORIGINAL), Program("join", JOIN), Program("helper", HELPER)],
        tests=[Test(call, call_function(ORIGINAL, "join_names", call)) for call in calls],
        generator=GENERATOR,
        scaled=[
            ScaledInput(
                50,
                0,
                answer_sha256(call_function(ORIGINAL, "join_names", make_call(GENERATOR, 50, 0))),
            )
        ],
        constants={'", "': ['"; "', '" | "']},
    )


def names_of(source):
    return {node.id for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Name)}


def test_every_variant_answers_rightly_in_all_its_programs():
    made = variants(problem(), 12, seed=0)

    assert len(made) == 12
    for variant in made:
        assert [program.name for program in variant.programs] == ["loop", "join", "helper"]
        scaled = variant.scaled[0]
        for program in variant.programs:
            for test in variant.tests:
                answer = call_function(program.source, variant.entry_point, test.call)
                assert answer == test.expected
            call = make_call(variant.generator, scaled.size, scaled.seed)
            answer = call_function(program.source, variant.entry_point, call)
            assert answer_sha256(answer) == scaled.expected_sha256


def test_variants_are_all_different_and_name_their_base():
    made = variants(problem(), 8, seed=0)

    sources = {tuple(program.source for program in variant.programs) for variant in made}
    assert len(sources) == 8
    assert tuple(program.source for program in problem().programs) not in sources
    assert [variant.problem for variant in made] == [f"strings/join~{k}" for k in range(1, 9)]
    assert {(variant.family, variant.split) for variant in made} == {("strings", "train")}


def test_the_same_seed_gives_the_same_variants_and_fewer_are_a_beginning():
    assert variants(problem(), 6, seed=3) == variants(problem(), 6, seed=3)
    assert variants(problem(), 6, seed=3)[:2] == variants(problem(), 2, seed=3)
    assert variants(problem(), 6, seed=3) != variants(problem(), 6, seed=4)


def test_names_change_alike_in_all_programs():
    renamed = 0
    for variant in variants(problem(), 12, seed=1):
        definitions = [ast.parse(program.source).body[-1] for program in variant.programs]
        signatures = {
            (function.name, *(entry.arg for entry in function.args.args))
            for function in definitions
        }
        assert len(signatures) == 1
        assert signatures.pop()[0] == variant.entry_point
        renamed += variant.entry_point != "join_names"
        for program in variant.programs:
            assert not any(keyword.iskeyword(name) for name in names_of(program.source))
        assert "compress(" in variant.programs[2].source
    assert renamed > 4


def test_constants_change_alike_in_all_programs_and_in_the_expected_answers():
    by_separator = {}
    for variant in variants(problem(), 20, seed=2):
        found = {
            separator
            for separator in (", ", "; ", " | ")
            for program in variant.programs
            if separator in strings(program.source)
        }
        assert len(found) == 1
        by_separator.setdefault(found.pop(), variant)

    assert set(by_separator) == {", ", "; ", " | "}
    changed = by_separator["; "]
    assert changed.statement == 'Join the long names by "; ".'
    expected = problem().tests[-1].expected
    assert changed.tests[-1].expected == expected.replace(", ", "; ")
    assert changed.scaled[0].expected_sha256 != problem().scaled[0].expected_sha256
    assert by_separator[", "].scaled == problem().scaled


def strings(source):
    return {node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant)}


def test_the_original_takes_other_loop_forms():
    originals = [variant.programs[0].source for variant in variants(problem(), 16, seed=0)]

    assert any("for " in source and "range(len(" not in source for source in originals)
    assert any("range(len(" in source for source in originals)
    assert any("+=" in source for source in originals)


def test_a_literal_is_replaced_by_its_text_not_by_its_value():
    source = "def f(x):\n    return x - 1 + len('-') + len(\"-\") + (-1 if x else '-')\n"

    made = ast.unparse(replace_literals(source, {"'-'": "'__'", "-1": "None"}))

    assert made == ("def f(x):\n    return x - 1 + len('__') + len('-') + (None if x else '__')")


def test_constants_that_the_original_cannot_bear_are_left_alone():
    fragile = dataclasses.replace(problem(), constants={'", "': ["1 / 0"]})

    made = variants(fragile, 4, seed=0)

    assert made
    assert all(variant.tests == fragile.tests for variant in made)


def test_constants_that_break_the_equivalence_are_dropped():
    broken = JOIN.replace('", "', "', '")  # the literal stands in other quotes here
    uneven = dataclasses.replace(
        problem(), programs=[Program("loop", ORIGINAL), Program("join", broken)]
    )

    made = variants(uneven, 6, seed=0)

    assert made
    assert all(variant.scaled == uneven.scaled for variant in made)


def test_a_problem_that_cannot_be_verified_or_parsed_has_no_variants():
    unknown = dataclasses.replace(problem(), tests=[])
    foreign = dataclasses.replace(problem(), programs=[Program("old", "print 'python 2'\n")])

    assert variants(unknown, 3, seed=0) == []
    assert variants(foreign, 3, seed=0) == []


def test_a_problem_with_wrong_programs_has_no_variants():
    wrong = Program("wrong", "def join_names(names, width):\n    return ', '.join(names)\n")

    mistaken = dataclasses.replace(problem(), programs=[wrong], constants={})

    assert variants(mistaken, 3, seed=0) == []


def test_foreign_programs_are_verified_in_processes_of_their_own(worker):
    here = variants(problem(), 3, seed=0)

    assert variants(problem(), 3, seed=0, worker=worker) == here


def test_an_endless_foreign_program_only_costs_its_variants(worker):
    endless = Program("endless", "def join_names(names, width):\n    while True: pass\n")
    foreign = dataclasses.replace(problem(), programs=[endless], constants={})

    made = variants(foreign, 1, seed=0, worker=worker, limits=Limits(wall_s=0.3))

    assert made == []


def test_the_styled_problem_has_the_same_programs_in_the_variants_layout():
    made = styled(problem())

    for base, program in zip(problem().programs, made.programs, strict=True):
        assert ast.dump(ast.parse(base.source)) == ast.dump(ast.parse(program.source))
    assert made.programs[1].source == JOIN


@pytest.mark.slow
def test_the_whole_starter_corpus_varies():
    from hydraopt.corpus.authoring import build_starter
    from hydraopt.corpus.dataset import STARTER

    for base in list(build_starter(STARTER.parent / "sources"))[::3]:
        assert len(variants(base, 2, seed=0)) == 2, base.problem
