"""The evaluation's programs must be unseen: nothing in the starter corpus equals one of them."""

import ast
import builtins

import pytest

from hydraopt.corpus.dataset import DatasetSpec, load_problems
from hydraopt.evaluation.spec import SuiteSpec
from hydraopt.evaluation.suite import load_suite, packaged_suites


class _Anonymous(ast.NodeTransformer):
    """Numbers every name of a program's own in the order in which it appears."""

    def __init__(self):
        self.numbers = {}

    def _number(self, name):
        if name in dir(builtins):
            return name
        return f"name_{self.numbers.setdefault(name, len(self.numbers))}"

    def visit_FunctionDef(self, node):
        node.name = self._number(node.name)
        return self.generic_visit(node)

    def visit_arg(self, node):
        node.arg = self._number(node.arg)
        return node

    def visit_Name(self, node):
        node.id = self._number(node.id)
        return node


def anonymous(source):
    return ast.dump(_Anonymous().visit(ast.parse(source)))


def test_names_do_not_matter_and_structure_does():
    one = anonymous("def f(xs):\n    return [x for x in xs if x]\n")
    assert one == anonymous("def g(items):\n    return [item for item in items if item]\n")
    assert one != anonymous("def f(xs):\n    return [x for x in xs if not x]\n")


@pytest.fixture(scope="module")
def corpus():
    return {
        anonymous(program.source): f"{problem.problem}: {program.name}"
        for problem in load_problems(DatasetSpec(slowed=True))
        for program in problem.programs
    }


def test_no_program_of_the_corpus_is_an_evaluated_one_under_other_names(corpus):
    suites = [load_suite(SuiteSpec(name=name)) for name in packaged_suites()]
    sources = [problem.programs[0].source for problems, _ in suites for problem in problems]
    sources += [source for _, rewrites in suites for source in rewrites.values()]
    found = [corpus[key] for key in map(anonymous, sources) if key in corpus]
    assert found == []


def test_the_corpus_is_as_large_and_as_varied_as_it_says():
    problems = load_problems(DatasetSpec())
    assert len(problems) >= 120
    assert len({problem.family for problem in problems}) >= 15
    assert all(len(problem.programs) >= 3 for problem in problems)
    assert {problem.split for problem in problems} == {"train", "validation"}
    train = {problem.statement for problem in problems if problem.split == "train"}
    unseen = {problem.statement for problem in problems if problem.split == "validation"}
    assert not train & unseen
