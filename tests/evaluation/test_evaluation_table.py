import io
from dataclasses import replace

from evaluation_examples import FAST, ORIGINAL, WRONG, ListedProfiler, make_problem
from rich.console import Console

from hydraopt.corpus.prompts import completion
from hydraopt.evaluation.evaluate import evaluate
from hydraopt.evaluation.policies.given import GivenTexts
from hydraopt.evaluation.spec import DecodingSpec, SuiteSpec
from hydraopt.evaluation.table import evaluation_table


def drawn(evaluation, width=100):
    stream = io.StringIO()
    Console(file=stream, width=width).print(evaluation_table(evaluation))
    return stream.getvalue()


def test_the_table_shows_before_after_ratio_and_outcome(tmp_path, limits, trusted):
    problems = [make_problem("small/fast"), make_problem("small/wrong")]
    evaluation = evaluate(
        problems=problems,
        decoding=DecodingSpec(),
        suite=SuiteSpec(name="small"),
        profiler=ListedProfiler({ORIGINAL: 10.0, FAST: 2.0}),
        sandbox=trusted,
        limits=limits,
        output_dir=tmp_path,
        policy=GivenTexts(
            "given", {"small/fast": [completion(FAST)], "small/wrong": [completion(WRONG)]}
        ),
    )

    text = drawn(evaluation)

    assert "10 → 2" in text
    assert "5×" in text
    assert "throughput†" in text
    assert "improved" in text
    assert "wrong_answer" in text
    assert "1 of 2 programs improved, 1 verified; unverified pass rate 50% of 2 candidates." in text


def test_the_seven_programs_fit_into_a_hundred_columns_unshortened():
    figure = {"unit": "ms", "provenance": "measured"}
    units = {
        "latency": ("ms", "measured", 33.4),
        "memory": ("KiB", "measured", 23812.0),
        "cycles": ("cycles", "estimated", 56_512_345.0),
        "throughput": ("calls/s", "derived", 29.94),
        "energy": ("J", "estimated", 0.0141),
    }
    before = {
        name: {**figure, "unit": unit, "provenance": provenance, "value": value}
        for name, (unit, provenance, value) in units.items()
    }
    program = {
        "problem": "seven/string_concatenation",
        "outcome": "ok",
        "verdict": "improved",
        "before": before,
        "after": before,
        "ratio": {name: {"value": 1.234} for name in units},
    }
    summary = {
        "improved": 1,
        "programs": 1,
        "verified": 1,
        "unverified_pass_rate": 1.0,
        "candidates": 1,
        "geometric_mean_speedup_clipped": 1.0,
        "geometric_mean_speedup_unclipped": 1.0,
    }

    lines = drawn({"suite": "seven", "programs": [program], "summary": summary}).splitlines()

    assert max(map(len, lines)) <= 100
    row = next(line for line in lines if "string_concatenation" in line)
    assert row.count("→") == 5
    assert "…" not in "".join(lines)
    assert "14.1 → 14.1" in row  # mJ


def test_only_metrics_with_an_objective_have_a_column(tmp_path, limits, trusted):
    class Counting(ListedProfiler):
        def measurement(self, source, call, size):
            found = super().measurement(source, call, size)
            faults = found.metrics["latency"]
            return replace(found, metrics={"page_faults": faults, **found.metrics})

    evaluation = evaluate(
        problems=[make_problem("small/fast")],
        decoding=DecodingSpec(),
        suite=SuiteSpec(name="small"),
        profiler=Counting({ORIGINAL: 10.0, FAST: 2.0}),
        sandbox=trusted,
        limits=limits,
        output_dir=tmp_path,
        policy=GivenTexts("given", {"small/fast": [completion(FAST)]}),
    )

    assert "page_faults" in evaluation["programs"][0]["before"]
    assert "page_faults" not in drawn(evaluation)
