import random

import pytest
from hypothesis import HealthCheck, given, settings

from hydraopt.corpus.authoring import call_function, parse_source, properties_of
from hydraopt.evaluation import suite as suites
from hydraopt.evaluation.spec import SuiteSpec
from hydraopt.evaluation.suite import load_suite
from hydraopt.evaluation.verify import Verifier
from hydraopt.profiling.answers import same_answer
from hydraopt.profiling.records import Limits, Outcome

SOURCES = sorted((suites._FOLDER / "fifty").glob("*/*.py"))
NAMES = ["/".join((path.parent.name, path.stem)) for path in SOURCES]


@pytest.fixture(scope="module")
def fifty():
    return load_suite(SuiteSpec(name="fifty"))


def test_the_suite_has_fifty_problems_in_ten_categories(fifty):
    problems, rewrites = fifty

    assert [problem.problem for problem in problems] == NAMES
    assert len(problems) == 50
    assert len({problem.family for problem in problems}) == 10
    assert rewrites.keys() == {problem.problem for problem in problems}
    for problem in problems:
        assert [program.name for program in problem.programs] == ["original"]
        assert problem.split == "test"
        assert len(problem.tests) >= 20
        assert len({scaled.size for scaled in problem.scaled}) == 3


@pytest.mark.parametrize("path", random.Random(0).sample(SOURCES, 3) if SOURCES else [])
def test_what_is_shipped_is_what_the_sources_say(fifty, path):
    """Three of the fifty, since each runs a slow program on its largest input."""
    problem = parse_source(path, least_programs=2)

    shipped = {entry.problem: entry for entry in fifty[0]}[problem.problem]

    assert shipped.statement == problem.statement
    assert shipped.programs == problem.programs[:1]
    assert shipped.scaled == problem.scaled
    assert fifty[1][problem.problem] == problem.programs[1].source


@pytest.mark.parametrize("path", SOURCES, ids=NAMES)
def test_properties_hold_of_the_original_and_of_the_human_rewrite(fifty, path):
    properties = properties_of(path)
    name = "/".join((path.parent.name, path.stem))
    problem = {entry.problem: entry for entry in fifty[0]}[name]
    sources = (problem.programs[0].source, fifty[1][name])

    @settings(
        max_examples=30, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(properties.strategy())
    def holds(call):
        first, second = (call_function(source, problem.entry_point, call) for source in sources)
        assert same_answer(first, second)
        properties.check(first, call)

    holds()


@pytest.mark.slow
@pytest.mark.sandbox
def test_every_human_rewrite_passes_every_test(fifty, worker):
    problems, rewrites = fifty
    for problem in problems:
        verdict = Verifier(problem, Limits(), worker).check(rewrites[problem.problem])

        assert verdict.outcome is Outcome.OK, (problem.problem, verdict.detail)
