import contextlib
import importlib.util
import json
import logging
import sys
from dataclasses import replace

import pytest
from evaluation_examples import (
    FAST,
    ORIGINAL,
    SLOW,
    WRONG,
    CountingSandbox,
    ListedProfiler,
    make_problem,
)

from hydraopt.common.errors import UserError
from hydraopt.corpus.prompts import completion
from hydraopt.evaluation.evaluate import evaluate
from hydraopt.evaluation.maintainability.evaluated import add_maintainability
from hydraopt.evaluation.policies.base import Reply
from hydraopt.evaluation.policies.given import GivenTexts
from hydraopt.evaluation.spec import DecodingSpec, SuiteSpec
from hydraopt.profiling.records import Outcome

needs_quality = pytest.mark.skipif(
    any(importlib.util.find_spec(name) is None for name in ("radon", "complexipy")),
    reason="the extra `quality` is not installed",
)

HANG = "def double_all(values):\n    while True:\n        pass\n"
RAISES = "def double_all(values):\n    raise KeyError(0)\n"


@pytest.fixture
def judge(problem, profiler, trusted, limits, tmp_path):
    """Return how sources are evaluated as the replies to one problem."""

    def run(*sources, texts=None, **changes):
        texts = [completion(source) for source in sources] if texts is None else texts
        arguments = {
            "policy": GivenTexts("given", {problem.problem: texts}),
            "problems": [problem],
            "decoding": DecodingSpec(),
            "suite": SuiteSpec(name="small", repeats=3),
            "profiler": profiler,
            "sandbox": trusted,
            "limits": limits,
            "output_dir": tmp_path / "evaluation",
        }
        return evaluate(**{**arguments, **changes})

    return run


def test_a_right_and_faster_candidate_is_an_improvement(judge, tmp_path):
    found = judge(FAST)

    (program,) = found["programs"]
    assert program["verdict"] == "improved"
    assert program["improved"]
    assert program["source"] == FAST
    assert program["ratio"]["latency"]["value"] == pytest.approx(5.0)
    assert program["before"]["latency"]["value"] == 10.0
    assert program["after"]["latency"]["value"] == 2.0
    assert program["before"]["latency"]["provenance"] == "measured"
    assert json.loads((tmp_path / "evaluation" / "evaluation.json").read_text()) == found


@pytest.mark.parametrize(
    ("source", "outcome"),
    [(WRONG, "wrong_answer"), (RAISES, "error"), ("def double_all(:\n", "error")],
)
def test_a_candidate_that_fails_is_never_an_improvement(judge, profiler, source, outcome):
    found = judge(source)

    (program,) = found["programs"]
    assert program["verdict"] == "rejected"
    assert program["outcome"] == outcome
    assert program["chosen"] is program["source"] is None
    assert program["after"] == program["ratio"] == {}
    assert not program["improved"]
    assert profiler.pairs == 0
    assert found["summary"]["verified"] == found["summary"]["improved"] == 0
    assert found["summary"]["unverified_pass_rate"] == 0


def test_a_candidate_that_hangs_is_rejected(judge, limits):
    found = judge(HANG, limits=replace(limits, wall_s=1.5))

    assert found["programs"][0]["outcome"] == "timeout"
    assert found["programs"][0]["verdict"] == "rejected"


def test_a_text_without_a_program_is_rejected(judge):
    found = judge(texts=["I cannot help with that."])

    assert found["programs"][0]["candidates"][0]["source"] is None
    assert found["programs"][0]["candidates"][0]["detail"] == "there is no program in the text"


def test_a_right_but_slower_candidate_is_verified_and_no_improvement(judge):
    found = judge(SLOW)

    assert found["programs"][0]["verdict"] == "not_improved"
    assert found["summary"]["verified"] == 1
    assert found["summary"]["improved"] == 0
    assert found["summary"]["geometric_mean_speedup_clipped"] == 1.0
    assert found["summary"]["geometric_mean_speedup_unclipped"] == pytest.approx(1 / 3)


def test_an_unchanged_copy_is_verified_and_not_measured_as_a_rival(judge, profiler):
    found = judge("# the same\n" + ORIGINAL)

    assert found["programs"][0]["verdict"] == "unchanged"
    assert found["summary"]["verified"] == 1
    assert found["summary"]["improved"] == 0
    assert profiler.pairs == 0


def test_the_fastest_verified_candidate_is_picked(judge):
    found = judge(WRONG, SLOW, ORIGINAL, FAST)

    (program,) = found["programs"]
    assert program["chosen"] == 3
    assert [entry["outcome"] for entry in program["candidates"]] == ["wrong_answer", *["ok"] * 3]
    assert found["summary"]["unverified_pass_rate"] == pytest.approx(3 / 4)


def test_weights_pick_among_verified_candidates(judge, problem, limits, tmp_path):
    lean = "def double_all(values):\n    return list(map(lambda value: value * 2, values))\n"

    class Profiler(ListedProfiler):
        def measurement(self, source, call, size):
            found = super().measurement(source, call, size)
            if source == lean:
                found.metrics["memory"].values[:] = [2.0, 2.0, 2.0]
            return found

    profiler = Profiler({ORIGINAL: 10.0, FAST: 2.0, lean: 5.0})

    by_latency = judge(FAST, lean, profiler=profiler)
    by_memory = judge(FAST, lean, profiler=profiler, weights={"latency": 0.1, "memory": 0.9})

    assert by_latency["programs"][0]["source"] == FAST
    assert by_memory["programs"][0]["source"] == lean


def test_equal_candidates_are_measured_once(judge, profiler):
    judge(FAST, FAST, "\n" + FAST)

    assert profiler.pairs == 1


def test_a_candidate_that_fails_while_measured_is_rejected(judge):
    found = judge(FAST, profiler=ListedProfiler({ORIGINAL: 10.0}, failing=[FAST]))

    (program,) = found["programs"]
    assert program["verdict"] == "rejected"
    assert program["outcome"] == "timeout"
    assert program["candidates"][0]["detail"] == "while it was measured: not finished within 1 s"


def test_a_finished_evaluation_is_taken_as_it_stands(judge, profiler):
    first = judge(FAST)
    profiler.latency_ms = {}  # anything measured again would fail

    assert judge(FAST) == first


def test_a_changed_suite_is_evaluated_anew(judge, problem):
    judge(FAST)

    again = judge(FAST, suite=SuiteSpec(name="small", repeats=3, min_speedup=6.0))

    assert again["programs"][0]["verdict"] == "not_improved"


def test_a_torn_result_is_made_anew(judge, tmp_path):
    (tmp_path / "evaluation").mkdir()
    (tmp_path / "evaluation" / "evaluation.json").write_text('{"key": "')

    assert judge(FAST)["summary"]["improved"] == 1


def test_a_broken_suite_is_refused_before_anything_is_written(judge, tmp_path):
    with pytest.raises(UserError, match="fails its own tests"):
        judge(FAST, problems=[make_problem(original=WRONG)])

    assert not (tmp_path / "evaluation").exists()


def test_a_problem_without_a_text_counts_as_a_failure(judge):
    found = judge(policy=GivenTexts("empty", {}))

    assert found["programs"][0]["verdict"] == "rejected"
    assert found["summary"]["candidates"] == 1


def test_what_a_policy_read_wrote_and_cost_is_added_up(judge, tmp_path):
    class Charging(GivenTexts):
        def write(self, orders, decoding):
            for order in orders:
                yield order, Reply(completion(FAST), 100, 20, 0.25)

    stages = []

    found = judge(
        policy=Charging("dear", {"small/double_all": ["", ""]}),
        on_progress=lambda *state: stages.append(state),
    )

    assert found["policy"] == "dear"
    assert found["summary"]["improved"] == 1
    assert found["usage"] == {"prompt_tokens": 200, "completion_tokens": 40, "cost_usd": 0.5}
    assert stages[:3] == [("generate", 0, 2), ("generate", 1, 2), ("generate", 2, 2)]
    assert stages[3:] == [("measure", 0, 1), ("measure", 1, 1)]
    again = judge(policy=Charging("dear", {"small/double_all": ["", ""]}))
    assert again["usage"] == found["usage"]


def test_the_first_candidate_can_be_the_one_that_counts(judge):
    found = judge(SLOW, FAST, decoding=DecodingSpec(strategy="sample", n=2, pick="first"))

    (program,) = found["programs"]
    assert program["chosen"] == 0
    assert program["verdict"] == "not_improved"
    assert program["candidates"][1]["speedup"] == pytest.approx(5.0)
    assert program["candidates"][1]["ratio"]["memory"]["value"] == 1.0


def test_a_first_candidate_that_fails_is_not_replaced_by_a_better_one(judge):
    found = judge(WRONG, FAST, decoding=DecodingSpec(strategy="sample", n=2, pick="first"))

    assert found["programs"][0]["verdict"] == "rejected"
    assert found["summary"]["candidates_passing"] == 1


def test_what_was_measured_is_not_measured_again(judge, problem, profiler, tmp_path):
    other = make_problem("small/other", original=SLOW)
    names = (problem.problem, "small/other")
    policy = GivenTexts("given", {name: [completion(FAST)] for name in names})
    judge(policy=policy, problems=[problem, other])
    (tmp_path / "evaluation" / "evaluation.json").unlink()
    lines = (tmp_path / "evaluation" / "programs.jsonl").read_text().splitlines(keepends=True)
    (tmp_path / "evaluation" / "programs.jsonl").write_text(lines[0] + lines[1][:40])
    measured = profiler.pairs

    found = judge(policy=policy, problems=[problem, other])

    assert profiler.pairs == measured + 1
    assert found["summary"]["improved"] == 2


def test_an_unstable_measurement_is_told_with_its_number(judge, caplog):
    class Restless(ListedProfiler):
        def measurement(self, source, call, size):
            found = super().measurement(source, call, size)
            if source == ORIGINAL:
                found.metrics["latency"].values[:] = [9.0, 10.0, 11.0]
            return found

    with caplog.at_level(logging.WARNING):
        found = judge(FAST, profiler=Restless({ORIGINAL: 10.0, FAST: 2.0}))

    (warning,) = found["programs"][0]["candidates"][0]["warnings"]
    assert warning.startswith("original: latency is unstable: robust CV 14.8 %")
    assert warning in caplog.text


def test_a_second_evaluation_runs_only_what_is_new(judge, profiler, trusted, tmp_path):
    sandbox = CountingSandbox(trusted)
    calls = 4  # two tests and two scaled inputs
    known = {}

    judge(WRONG, FAST, sandbox=sandbox, known=known, output_dir=tmp_path / "one")
    assert (sandbox.runs[ORIGINAL], sandbox.runs[FAST], sandbox.runs[WRONG]) == (calls, calls, 2)
    sandbox.runs.clear()
    judge(FAST, SLOW, WRONG, sandbox=sandbox, known=known, output_dir=tmp_path / "two")

    assert sandbox.runs == {SLOW: calls}
    assert profiler.pairs == 2


def test_an_original_to_which_nothing_compares_is_measured_once(judge, profiler, tmp_path):
    known = {}

    first = judge(WRONG, known=known, output_dir=tmp_path / "one")
    second = judge(ORIGINAL, known=known, output_dir=tmp_path / "two")

    assert profiler.alone == 1
    assert first["programs"][0]["before"] == second["programs"][0]["before"]


def test_a_failure_of_the_sandbox_is_not_remembered(judge, trusted, tmp_path):
    class Failing(CountingSandbox):
        @contextlib.contextmanager
        def open(self):
            with super().open() as worker:
                run = worker.run

                def failing(program, call, limits):
                    found = run(program, call, limits)
                    if FAST.strip() not in program.source:
                        return found
                    return replace(found, outcome=Outcome.SANDBOX_ERROR, detail="the worker died")

                worker.run = failing
                yield worker

    known = {}
    failed = judge(FAST, sandbox=Failing(trusted), known=known, output_dir=tmp_path / "one")
    again = judge(FAST, known=known, output_dir=tmp_path / "two")

    assert failed["programs"][0]["outcome"] == "sandbox_error"
    assert again["programs"][0]["outcome"] == "ok"


@needs_quality
def test_the_chosen_text_is_assessed_beside_the_original(judge, problem):
    other = make_problem("small/unchanged")
    texts = {problem.problem: [completion(FAST)], other.problem: [completion(ORIGINAL)]}

    found = judge(policy=GivenTexts("given", texts), problems=[problem, other])

    rewritten, unchanged = (program["maintainability"] for program in found["programs"])
    # def, result, for, append, return; def, return.
    assert rewritten["before"]["figures"]["logical_lines"] == 5
    assert rewritten["after"]["figures"]["logical_lines"] == 2
    assert rewritten["difference"]["logical_lines"] == -3
    assert rewritten["after"]["lint"] == {}
    assert unchanged is None
    whole = found["maintainability"]
    assert (whole["summary"]["programs"], whole["summary"]["compared"]) == (2, 1)
    assert whole["summary"]["figures"]["logical_lines"]["difference"] == -3
    assert whole["other_languages"] == 0
    assert whole["tools"]["packages"].keys() == {"radon", "complexipy", "ruff"}


def test_without_the_extra_an_evaluation_is_whole_but_for_its_maintainability(
    judge, monkeypatch, caplog
):
    monkeypatch.setitem(sys.modules, "radon", None)
    with caplog.at_level(logging.INFO):
        found = judge(FAST)

    assert found["summary"]["improved"] == 1
    assert list(found["maintainability"]) == ["left_out"]
    assert "pip install 'hydraopt[quality]'" in found["maintainability"]["left_out"]
    assert "Maintainability figures are left out" in caplog.text


@needs_quality
def test_a_finished_evaluation_gets_what_it_lacks_and_nothing_else_changes(
    judge, profiler, monkeypatch, tmp_path
):
    with monkeypatch.context() as without:
        without.setitem(sys.modules, "radon", None)
        first = judge(FAST)
    profiler.latency_ms = {}  # anything measured again would fail

    again = judge(FAST)

    assert again["programs"][0].pop("maintainability")["difference"]["logical_lines"] == -3
    assert again.pop("maintainability")["summary"]["compared"] == 1
    del first["maintainability"]
    assert again == first
    written = json.loads((tmp_path / "evaluation" / "evaluation.json").read_text())
    assert written["programs"][0]["maintainability"]["difference"]["logical_lines"] == -3


@needs_quality
def test_a_program_in_another_language_has_no_figures(judge, problem):
    found = judge(FAST)
    for entry in (found, *found["programs"]):
        del entry["maintainability"]

    assert add_maintainability(found, python=())

    assert found["programs"][0]["maintainability"] is None
    assert found["maintainability"]["other_languages"] == 1
    assert found["maintainability"]["summary"]["figures"] == {}
