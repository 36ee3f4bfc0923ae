import copy
import json
import math

import pytest
from evaluation_examples import FAST, ORIGINAL, SLOW, WRONG, ListedProfiler

from hydraopt.evaluation.metrics.collect import (
    compare_all,
    compare_policies,
    log_gains,
    suite_metrics,
)


def figure(values, unit, provenance="measured"):
    middle = sorted(values)[len(values) // 2]
    return {
        "value": middle,
        "unit": unit,
        "provenance": provenance,
        "backend": "hand",
        "values": values,
    }


def figures(latency, memory):
    return {
        "latency": figure([latency] * 3, "ms"),
        "memory": figure([memory] * 3, "KiB"),
        "throughput": figure([1e3 / latency] * 3, "calls/s", "derived"),
    }


def ratio(latency, memory):
    values = {"latency": latency, "memory": memory, "throughput": latency}
    return {name: {"value": v, "low": v, "high": v} for name, v in values.items()}


def candidate(speedup=None, memory=1.0, outcome="ok", unchanged=False):
    return {
        "outcome": outcome,
        "unchanged": unchanged,
        "speedup": speedup,
        "ratio": {} if speedup is None else ratio(speedup, memory),
    }


def program(name, candidates, chosen=None, latency=10.0, memory=100.0):
    """An entry of `evaluation.json`; `chosen` counts."""
    best = candidates[chosen] if chosen is not None else None
    changed = best is not None and best["speedup"] is not None
    after = (
        figures(latency / best["speedup"], memory / best["ratio"]["memory"]["value"])
        if (changed)
        else {}
    )
    return {
        "problem": name,
        "candidates": candidates,
        "chosen": chosen,
        "improved": changed and best["speedup"] >= 1.1,
        "before": figures(latency, memory),
        "after": after,
        "ratio": best["ratio"] if changed else {},
    }


FAILED = candidate(outcome="wrong_answer")
COPY = candidate(unchanged=True)


@pytest.fixture
def evaluation():
    rows = [
        program("a", [candidate(4.0, 2.0), candidate(2.0, 4.0), FAILED, COPY], chosen=0),
        program("b", [FAILED, FAILED, FAILED, FAILED]),
        program("c", [COPY, COPY, candidate(0.5, 1.0), FAILED], chosen=2),
    ]
    # As from a file: no entry is shared.
    return json.loads(json.dumps({"machine": "a", "programs": rows}))


def test_every_metric_by_hand(evaluation):
    found = suite_metrics(evaluation)
    value = {name: entry["value"] for name, entry in found.items()}

    assert value["pass@1"] == pytest.approx((3 / 4 + 0 + 3 / 4) / 3)
    assert value["pass@4"] == pytest.approx(2 / 3)
    assert value["speedup@1"] == pytest.approx(((4 + 2 + 1 + 1) / 4 + 1 + 1) / 3)
    assert value["speedup@4"] == pytest.approx((4 + 1 + 1) / 3)
    assert value["optimised@1"] == pytest.approx((2 / 4 + 0 + 0) / 3)
    assert value["optimised@4"] == pytest.approx(1 / 3)
    # After the policy: 10 / 4, 10 (failed) and 10 / 0.5 ms; memory halves in the first alone.
    assert value["ET"] == pytest.approx((2.5 + 10 + 20) / 3)
    assert value["MU"] == pytest.approx((50 + 100 + 100) / 3)
    assert value["TMU"] == pytest.approx((2.5 * 50 + 10 * 100 + 20 * 100) / 3)
    assert value["NET"] == pytest.approx((0.25 + 1 + 2) / 3)
    assert value["NMU"] == pytest.approx((0.5 + 1 + 1) / 3)
    assert value["NTMU"] == pytest.approx((0.125 + 1 + 2) / 3)
    assert value["latency/geometric_mean_unclipped"] == pytest.approx((4 * 1 * 0.5) ** (1 / 3))
    assert value["latency/geometric_mean_clipped"] == pytest.approx(4 ** (1 / 3))
    assert value["latency/mean_reduction_unclipped"] == pytest.approx((0.75 + 0 - 1) / 3)
    assert value["throughput/geometric_mean_unclipped"] == pytest.approx(2 ** (1 / 3))
    assert value["memory/mean_reduction_clipped"] == pytest.approx(0.5 / 3)
    # (ln 4, ln 2) and (ln 2, ln 4) cover 2 * 2 - 1 squares of side ln 2; the others nothing.
    assert value["hypervolume"] == pytest.approx(3 * math.log(2) ** 2 / 3)
    assert found["ET"]["unit"] == "ms"
    assert found["TMU"]["unit"] == "KiB ms"


def test_every_metric_has_a_definition_and_means_have_intervals(evaluation):
    found = suite_metrics(evaluation, {name: {"human": 2.0} for name in "abc"})

    assert json.loads(json.dumps(found, allow_nan=False)) == found
    assert all("\n" not in entry["definition"] and entry["definition"] for entry in found.values())
    bounded = {name for name, entry in found.items() if "low" in entry}
    assert set(found) - bounded == {"ET", "MU", "TMU", "NET", "NMU", "NTMU", "NET_reference"}
    assert all(found[n]["low"] <= found[n]["value"] <= found[n]["high"] for n in bounded)


def test_human_rewrites_bring_beyond_dps_and_eff(evaluation):
    # The human is 4, 2 and 1.5 times as fast. Times of the original: 1/4, 1/2, 2/3.
    humans = {"a": {"human": 4.0}, "b": {"human": 2.0}, "c": {"human": 1.5}}
    value = {name: entry["value"] for name, entry in suite_metrics(evaluation, humans).items()}

    # a: times 1/4, 1/2, failed, 1 in the range 1/4 to 1; c: a copy is at the slow end.
    assert value["beyond"] == pytest.approx(((1 + 2 / 3 + 0 + 0) / 4 + 0 + 0) / 3)
    # Two known solutions, two levels: a copy matches the original's, half of each.
    dps = ((1 + 0.5 + 0 + 0.5) / 4 + 0 + (0.5 + 0.5 + 0 + 0) / 4) / 3
    assert value["dps"] == value["dps_norm"] == pytest.approx(dps)
    # The limit is twice the human's time: 1/2 in a, where 1/4 scores 1 and 1/2 or 1 score 0;
    # 4/3 in c, where a copy (1) scores (4/3 - 1) / (2/3) = 1/2 and twice as slow 0.
    assert value["eff@1"] == pytest.approx((1 / 4 + 0 + (0.5 + 0.5) / 4) / 3)
    assert value["eff@4"] == pytest.approx((1 + 0 + 0.5) / 3)
    # 2.5, 10 and 20 ms after the policy against the humans' 2.5, 5 and 20 / 3.
    assert value["NET_reference"] == pytest.approx((1 + 2 + 3) / 3)


def test_the_original_is_the_reference_where_a_human_is_slower(evaluation):
    slower = {name: {"human": 0.5} for name in "abc"}
    value = {name: entry["value"] for name, entry in suite_metrics(evaluation, slower).items()}

    # Times of a: 1/4, 1/2, failed, 1; limit 2: 1.75, 1.5, 0, 1. In c: 1, 1, 2, failed.
    assert value["eff@1"] == pytest.approx(((1.75 + 1.5 + 0 + 1) / 4 + 0 + (1 + 1 + 0 + 0) / 4) / 3)


def test_a_metric_below_its_resolution_counts_as_its_resolution():
    # 1.5 KiB before and 0.75 after: what is below 1 KiB cannot be told from it.
    small = program("a", [candidate(2.0, 2.0)], chosen=0, memory=1.5)
    found = suite_metrics({"programs": [small]})
    assert found["MU"]["value"] == 1.0
    assert found["memory/geometric_mean_unclipped"]["value"] == pytest.approx(1.5)


def test_k_goes_as_far_as_every_program_has_candidates():
    few, many = program("a", [COPY, FAILED]), program("b", [COPY] * 7)
    found = suite_metrics({"programs": [few, many]})
    assert [name for name in found if name.startswith("pass@")] == ["pass@1", "pass@2"]
    assert found["pass@1"]["value"] == pytest.approx((0.5 + 1) / 2)


def test_without_memory_there_is_no_usage_and_no_hypervolume(evaluation):
    for row in evaluation["programs"]:
        for side in (row["before"], row["after"], row["ratio"]):
            side.pop("memory", None)
    found = suite_metrics(evaluation)
    assert not {"ET", "MU", "hypervolume", "memory/geometric_mean_clipped"} & found.keys()
    assert "latency/geometric_mean_clipped" in found


def test_an_evaluation_without_ratios_of_candidates_has_those_of_the_chosen(evaluation):
    for row in evaluation["programs"]:
        for entry in row["candidates"]:
            del entry["ratio"]
    value = suite_metrics(evaluation)["hypervolume"]["value"]
    assert value == pytest.approx(math.log(4) * math.log(2) / 3)


def test_an_objective_of_ones_own_has_the_interval_of_its_ratios(evaluation):
    for row in evaluation["programs"]:
        if row["ratio"]:
            row["ratio"]["elegance"] = {"value": 9.0, "low": 1.0, "high": 10.0}
    found = suite_metrics(evaluation)
    assert found["elegance/geometric_mean_clipped"]["value"] == pytest.approx(9 ** (2 / 3))


def test_what_evaluate_writes_is_read(problem, limits, profiler, trusted, tmp_path):
    from hydraopt.evaluation.evaluate import evaluate
    from hydraopt.evaluation.policies.given import GivenTexts
    from hydraopt.evaluation.spec import DecodingSpec, SuiteSpec

    texts = [f"```python\n{source}```" for source in (FAST, WRONG, ORIGINAL, SLOW)]
    written = evaluate(
        policy=GivenTexts("given", {problem.problem: texts}),
        problems=[problem],
        decoding=DecodingSpec(),
        suite=SuiteSpec(),
        profiler=ListedProfiler({ORIGINAL: 10.0, FAST: 2.0, SLOW: 30.0}),
        sandbox=trusted,
        limits=limits,
        output_dir=tmp_path,
    )
    value = {name: entry["value"] for name, entry in suite_metrics(written).items()}

    assert value["pass@1"] == 0.75
    assert value["speedup@4"] == pytest.approx(5.0)
    assert value["ET"] == pytest.approx(2.0)
    assert value["hypervolume"] == 0.0  # memory is the same


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda e: e["programs"].clear(), "no program"),
        (lambda e: e["programs"][0]["candidates"].clear(), "a has no candidate"),
        (lambda e: e["programs"][0]["candidates"][0].update(speedup=None), "no speedup"),
        (lambda e: e["programs"][0]["candidates"][0].update(speedup=0.0), "0 is given"),
    ],
)
def test_what_is_no_evaluation_is_said(evaluation, change, said):
    change(evaluation)
    with pytest.raises(ValueError, match=said):
        suite_metrics(evaluation)


@pytest.mark.parametrize(
    ("humans", "said"),
    [
        ({"a": {"human": 2.0}}, "no reference solution of b"),
        ({n: {"human": 0.0} for n in "abc"}, "0 is given"),
        ({n: {} for n in "abc"}, "no reference solution of a"),
    ],
)
def test_what_is_no_reference_is_said(evaluation, humans, said):
    with pytest.raises(ValueError, match=said):
        suite_metrics(evaluation, humans)


def test_log_gains_are_zero_for_failures(evaluation):
    assert log_gains(evaluation, ["memory", "latency"]) == [
        [math.log(2), math.log(4)],
        [0.0, 0.0],
        [0.0, math.log(0.5)],
    ]


def test_where_all_failed_every_metric_stands_at_no_gain():
    found = suite_metrics({"programs": [program("a", [FAILED]), program("b", [FAILED])]})
    value = {name: entry["value"] for name, entry in found.items()}

    assert value["pass@1"] == value["optimised@1"] == value["hypervolume"] == 0.0
    assert value["speedup@1"] == value["NET"] == value["NMU"] == 1.0
    for metric in ("latency", "memory", "throughput"):
        assert value[f"{metric}/geometric_mean_unclipped"] == 1.0
        assert value[f"{metric}/mean_reduction_clipped"] == 0.0


def other(evaluation, *speedups):
    changed = copy.deepcopy(evaluation)
    changed["programs"] = [
        program(name, [candidate(s) if s else FAILED], chosen=0 if s else None)
        for name, s in zip("abc", speedups, strict=True)
    ]
    return changed


def test_two_policies_are_compared_program_by_program(evaluation):
    found = compare_policies(evaluation, other(evaluation, 2.0, 8.0, None))

    latency = found["metrics"]["latency"]
    # ln 4 - ln 2, 0 - ln 8, ln 0.5 - 0: 1, -3, -1 times ln 2.
    assert latency["times_better"] == pytest.approx(2 ** (-3 / 3))
    assert latency["low"] <= latency["times_better"] <= latency["high"]
    # Of the 8 signs of 1, 3, 1 the sums 5, 3, 3, -5, -3, -3 are as far out as -3.
    assert latency["p"] == 6 / 8
    assert latency["exact"] is True
    # Improved: only a by the first; a and b by the second.
    assert {k: found["improved"][k] for k in ("only_first", "only_second", "p")} == {
        "only_first": 0,
        "only_second": 1,
        "p": 1.0,
    }
    assert (found["programs"], found["same_machine"]) == (3, True)
    assert json.loads(json.dumps(found, allow_nan=False)) == found


def test_metrics_that_follow_from_others_are_not_tested(evaluation):
    found = compare_policies(evaluation, evaluation)
    assert list(found["metrics"]) == ["latency", "memory"]


def test_the_order_of_the_programs_is_of_no_account_and_exchange_turns_the_figures(evaluation):
    second = other(evaluation, 2.0, 8.0, None)
    forth = compare_policies(evaluation, second)
    second["programs"].reverse()
    back = compare_policies(second, evaluation)

    for metric, test in forth["metrics"].items():
        assert back["metrics"][metric]["p"] == test["p"]
        assert back["metrics"][metric]["times_better"] == pytest.approx(1 / test["times_better"])
    assert back["improved"]["only_first"] == forth["improved"]["only_second"]


def test_all_pairs_are_corrected_together(evaluation):
    runs = {
        "base": other(evaluation, 1.0, 1.0, 1.0),
        "one": other(evaluation, 2.0, 3.0, 4.0),
        "two": other(evaluation, 4.0, 9.0, 16.0),
    }
    found = compare_all(runs)

    assert [(pair["first"], pair["second"]) for pair in found] == [
        ("base", "one"),
        ("base", "two"),
        ("one", "two"),
    ]
    # Latency: all three differ one way, p = 2/8 each, the smallest of the 9 tests (latency,
    # memory and improved of 3 pairs): 9 * 0.25 is above 1.
    assert {pair["metrics"]["latency"]["p"] for pair in found} == {0.25}
    assert {pair["metrics"]["latency"]["p_holm"] for pair in found} == {1.0}
    # McNemar, 3 against 0: 2 / 8.
    assert found[0]["improved"]["p"] == 0.25


@pytest.mark.parametrize("programs", [[], ["a", "b"], ["a", "b", "c", "d"]])
def test_other_programs_are_not_compared(evaluation, programs):
    second = {"programs": [program(name, [FAILED]) for name in programs]}
    with pytest.raises(ValueError, match="same programs on both sides"):
        compare_policies(evaluation, second)
