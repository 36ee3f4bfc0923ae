"""What one command holds over the evaluations that it makes."""

import pytest
from evaluation_examples import FAST, ORIGINAL, SLOW, CountingSandbox

from hydraopt.cli.suite import Arena, Ask
from hydraopt.config.schema import LimitsSpec, PathsSpec, PolicyConfig
from hydraopt.corpus.prompts import completion
from hydraopt.evaluation.policies.base import Reply
from hydraopt.evaluation.policies.given import GivenTexts
from hydraopt.evaluation.spec import DecodingSpec, SuiteSpec


class Obeying(GivenTexts):
    """Writes the fast program where it is asked for it, else the slow one."""

    reads_prompts = True

    def write(self, orders, decoding):
        for order in orders:
            yield order, Reply(completion(FAST if "fast" in order.text else SLOW))


@pytest.fixture
def sandbox(trusted):
    return CountingSandbox(trusted)


@pytest.fixture
def arena(problem, profiler, sandbox, tmp_path):
    config = PolicyConfig(
        limits=LimitsSpec(wall_s=20.0, memory_mib=512, output_mib=8),
        suite=SuiteSpec(name="small", repeats=3),
        decoding=DecodingSpec(),
        paths=PathsSpec(cache=str(tmp_path / "cache")),
    )
    return Arena(config, [problem], Obeying("obeying", {}), sandbox, profiler, adapter="")


def test_the_arms_of_a_study_run_each_program_once(arena, sandbox, profiler, tmp_path):
    asked = {"one": "Make it fast.", "two": "Make it slow.", "three": "Make it very fast."}

    found = {
        name: arena.evaluate(Ask(tmp_path / name, instruction=text), lambda *state: None)
        for name, text in asked.items()
    }

    calls = 4  # two tests and two scaled inputs
    assert sandbox.runs == {ORIGINAL: calls, FAST: calls, SLOW: calls}
    assert profiler.pairs == 2
    assert [own["programs"][0]["source"] for own in found.values()] == [FAST, SLOW, FAST]


def test_what_is_finished_runs_nothing_at_all(arena, sandbox, profiler, tmp_path):
    first = arena.evaluate(Ask(tmp_path / "one"), lambda *state: None)
    sandbox.runs.clear()
    arena.known.clear()

    assert arena.evaluate(Ask(tmp_path / "one"), lambda *state: None) == first
    assert sandbox.runs == {}
    assert profiler.pairs == 1
