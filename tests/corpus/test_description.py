from __future__ import annotations

import json
import math

import numpy as np
import pytest

from hydraopt.corpus.description import CLIP, EDGES, LEVELS, STEPS, describe, speedups
from hydraopt.corpus.records import Problem, Program
from hydraopt.preference.objectives import named_objectives
from hydraopt.profiling.records import Measurement, MetricValues, Outcome, Provenance

BOTH = named_objectives(["latency", "memory"])


def problem(name: str, programs: int = 2, split: str = "train") -> Problem:
    sources = [Program(f"p{k}", f"# {name} {k}\n") for k in range(programs)]
    return Problem(f"family/{name}", "family", "", "f", sources, [], "", [], split=split)


def measured(program: Program, latency: float, memory: float | None = 8.0) -> Measurement:
    metrics = {
        "latency": MetricValues("ms", [latency] * 3, Provenance.MEASURED, "clock"),
        "throughput": MetricValues("calls/s", [1e3 / latency] * 3, Provenance.DERIVED, "1/latency"),
    }
    if memory is not None:
        metrics["memory"] = MetricValues("KiB", [memory], Provenance.MEASURED, "tracemalloc")
    return Measurement(program.program, "input", "rusage", "m", Outcome.OK, metrics)


def runs_of(one: Problem, *values: tuple) -> list[Measurement]:
    return [measured(p, *entry) for p, entry in zip(one.programs, values, strict=True)]


@pytest.fixture
def found():
    a, b, c = problem("a"), problem("b", 3, "validation"), problem("c")
    runs = [
        *runs_of(a, (8.0, 10.0), (2.0, 20.0)),  # faster and fatter: the metrics disagree
        *runs_of(b, (3.0, 10.0), (3.0, 10.0), (1.5, 10.2)),  # equal; faster, and a memory tie
        *runs_of(c, (1.0, 10.0), (1.01, None)),  # a tie; memory of one is unknown
        measured(Program("stranger", "# elsewhere\n"), 1.0),
    ]
    return describe([a, b, c], runs, BOTH, min_ratio=1.03, tie_ratio=1.03)


def test_problems_programs_and_pairs_are_counted(found):
    assert (found.problems, found.programs, found.pairs) == (3, 7, 5)
    # Beyond 3 %: the pair of a, and the two of b's third program.
    assert (found.kept_pairs, found.holding_pairs) == (3, 3)
    rows = [(r.family, r.split, r.problems, r.programs, r.pairs) for r in found.families]
    assert rows == [("family", "train", 2, 4, 2), ("family", "validation", 1, 3, 3)]
    assert found.foreign == 1


def test_coverage_ties_and_holding_pairs_are_told_per_objective(found):
    latency, memory = found.objectives
    assert (latency.pairs, latency.coverage) == (5, 1.0)
    assert (memory.pairs, memory.coverage) == (4, 0.8)
    assert (latency.exact_ties, latency.ties) == (1 / 5, 2 / 5)
    assert (memory.exact_ties, memory.ties) == (1 / 4, 3 / 4)
    assert (latency.hold, latency.unrepeated) == (3, 0)
    assert (memory.hold, memory.unrepeated) == (1, 1)


def test_preference_rates_are_those_of_the_other_program_over_the_original(found):
    latency, memory = (row.speedups for row in found.objectives)
    # a: 4 and 1/2; b: 1 and 2, 1 and 10/10.2; c: 1/1.01.
    assert latency.pairs == 4
    assert latency.better == latency.better_beyond == 2 / 4
    assert latency.equal == 1 / 4
    assert latency.worse_beyond == 0.0
    assert latency.geometric_mean == pytest.approx((4 * 2 / 1.01) ** (1 / 4))
    assert (memory.better, memory.equal, memory.worse_beyond) == (0.0, 1 / 3, 1 / 3)


def test_objectives_that_disagree_are_told(found):
    agreement = found.agreement
    assert agreement.names == ["latency", "memory"]
    assert agreement.disagreeing_pairs == 1 / 5
    assert agreement.disagreement[0][1] == 1 / 4
    assert (agreement.torn_problems, agreement.torn_of) == (1, 2)
    r = agreement.correlation[0][1]
    # Log-ratios of both metrics: a (4, 1/2), b (1, 1), (2, 1/1.02), (2, 1/1.02).
    one = np.log([4.0, 1.0, 2.0, 2.0])
    other = np.log([1 / 2, 1.0, 1 / 1.02, 1 / 1.02])
    assert r == pytest.approx(one @ other / np.sqrt(one @ one * (other @ other)))
    assert agreement.effective_rank == pytest.approx(4 / (2 + 2 * r**2))


def test_without_all_pairs_a_problems_best_programs_are_not_told():
    one = problem("a", 3)
    runs = runs_of(one, (8.0, 10.0), (2.0, 20.0), (1.0, 30.0))
    assert describe([one], runs, BOTH).agreement.torn_of == 1
    assert describe([one], runs, BOTH, combinations="original").agreement.torn_of == 0


def test_objectives_that_are_one_are_told_with_what_ties_them():
    one = problem("a", 3)
    runs = runs_of(one, (8.0, 10.0), (2.0, 10.0), (1.0, 10.0))
    found = describe([one], runs, named_objectives(["latency", "memory", "throughput"]))
    agreement = found.agreement
    assert agreement.alike == [["latency", "throughput"]]
    assert agreement.never_differ == ["memory"]
    assert agreement.effective_rank == pytest.approx(1.0)
    assert [(i.metric, i.other, i.power) for i in agreement.identities] == [
        ("throughput", "latency", -1)
    ]


def test_programs_in_no_pair_are_counted_by_reason():
    one = problem("a", 4)
    wrong = Measurement(
        one.programs[2].program, "input", "rusage", "m", Outcome.WRONG_ANSWER, detail="17 (not 18)"
    )
    found = describe([one], [*runs_of(problem("a"), (1.0,), (2.0,)), wrong], BOTH)
    assert found.left_out == {"it ended `wrong_answer`": 1, "it was not measured": 1}
    assert [(row.outcome, row.measurements) for row in found.outcomes] == [
        ("ok", 2),
        ("wrong_answer", 1),
    ]


def test_without_a_pair_every_figure_is_empty_and_none_fails():
    one = problem("a")
    found = describe([one], [measured(one.programs[0], 1.0)], BOTH)
    assert found.pairs == 0
    assert all(row.speedups is None and row.ties is None for row in found.objectives)
    assert found.agreement.effective_rank == 0.0
    assert found.agreement.disagreeing_pairs is None
    json.dumps(found.to_json(), allow_nan=False)


def test_the_record_is_json_without_nan(found):
    record = json.loads(json.dumps(found.to_json(), allow_nan=False))
    assert record["format"] == 1
    assert record["objectives"][1]["name"] == "memory"
    assert record["levels"]["noisy"] == 0.05


def test_speedups_are_binned_within_the_paper_s_clip():
    ratios = np.array([0.05, 0.7, 1.0, 1.2, 3.0, 1000.0])
    ones = np.ones(6, dtype=np.int64)
    found = speedups(np.log(ratios), ones, 1.03)
    assert found.steps == pytest.approx([1 / 6, 1 / 6, 1 / 6, 1 / 6, 0, 1 / 6, 0, 1 / 6])
    assert len(found.steps) == len(STEPS) - 1
    assert sum(found.histogram) == 6  # what lies beyond the edges is in the outermost bars
    assert found.histogram[0] == found.histogram[-1] == 1
    assert len(found.histogram) == len(EDGES) - 1
    assert CLIP == (0.1, 10.0)
    assert found.beyond_clip == pytest.approx(2 / 6)
    expected = np.quantile(np.log(ratios), LEVELS)
    assert np.log(found.quantiles) == pytest.approx(expected)


def test_pairs_are_turned_towards_the_original_and_others_left_out():
    ratios = np.array([math.log(2.0), math.log(2.0), math.log(4.0), math.nan])
    found = speedups(ratios, np.array([1, -1, 0, 1]), 1.03)
    assert found.pairs == 2
    assert found.better == found.worse_beyond == 0.5
    assert speedups(ratios, np.zeros(4, dtype=np.int64), 1.03) is None
