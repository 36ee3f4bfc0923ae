from dataclasses import replace

import pytest
from evaluation_examples import FAST, ORIGINAL, SLOW, make_problem

from hydraopt.common.errors import UserError
from hydraopt.corpus.records import Program
from hydraopt.evaluation.spec import SuiteSpec
from hydraopt.evaluation.suite import load_suite


def load(problems, **spec):
    asked = []

    def public(dataset):
        asked.append(dataset)
        return problems

    found = load_suite(SuiteSpec(**{"path": "file", **spec}), public=public)
    return (*found, asked[0])


def test_a_public_data_set_is_read_with_the_suites_limits():
    problems, rewrites, dataset = load([make_problem()], name="humaneval", max_tests=7)

    assert (dataset.name, dataset.path, dataset.max_tests) == ("humaneval", "file", 7)
    assert [entry.problem for entry in problems] == ["small/double_all"]
    assert rewrites == {}


def test_each_pair_that_a_data_set_names_is_a_problem_with_its_fast_one_beside():
    problem = replace(
        make_problem(),
        programs=[Program("a", ORIGINAL), Program("b", FAST), Program("c", SLOW)],
        given_pairs=[("a", "b"), ("c", "a")],
    )

    problems, rewrites, _ = load([problem], name="pie", tests="tests.json")

    assert [entry.problem for entry in problems] == ["small/double_all/a", "small/double_all/c"]
    assert [entry.programs[0].source for entry in problems] == [ORIGINAL, SLOW]
    assert all(len(entry.programs) == 1 for entry in problems)
    assert rewrites == {"small/double_all/a": FAST, "small/double_all/c": ORIGINAL}


def test_a_split_and_a_limit_choose_among_the_problems():
    entries = [replace(make_problem(f"small/p{k}"), split="test") for k in range(5)]
    entries.append(replace(make_problem("small/learnt"), split="train"))

    problems, _, _ = load(entries, name="codecontests", split="test", limit=3)

    assert [entry.problem for entry in problems] == ["small/p0", "small/p2", "small/p4"]


def test_a_split_without_a_problem_is_told():
    with pytest.raises(UserError, match=r"suite\.split=validation"):
        load([make_problem()], name="mbpp", split="validation")
