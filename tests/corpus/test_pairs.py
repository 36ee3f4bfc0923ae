from __future__ import annotations

import dataclasses
import itertools
import json

import numpy as np
import pytest
from made_problems import NAMES, all_ok, measurement, preferences, problem

from hydraopt.common.errors import UserError
from hydraopt.corpus.pairs import Pair, make_pairs
from hydraopt.profiling.records import Outcome


def names(pair: Pair) -> set[str]:
    return {pair.first.name, pair.second.name}


def test_all_combinations_carry_their_own_values():
    base = problem()
    pairs = make_pairs([base], all_ok(base))
    assert [names(pair) for pair in pairs] == [set(c) for c in itertools.combinations(NAMES, 2)]
    latency = dict(zip(NAMES, (9.0, 1.0, 3.0), strict=True))
    for pair in pairs:
        assert pair.original == base.programs[0].source
        assert pair.first_metrics["latency"][0][0] == latency[pair.first.name]
        assert pair.second_metrics["latency"][0][0] == latency[pair.second.name]
        assert pair.second_metrics["memory"] in ([[50.0]], [[90.0]], [[10.0]])
    assert len({pair.pair for pair in pairs}) == 3


def test_only_pairs_with_the_original_can_be_asked_for():
    base = problem()
    pairs = make_pairs([base], all_ok(base), combinations="original")
    assert all("original" in names(pair) for pair in pairs)
    assert len(pairs) == 2


def test_pairs_that_the_data_set_gives_show_the_slower_program():
    base = dataclasses.replace(
        problem(programs=(*NAMES, "alone")), given_pairs=[("quick", "lean"), ("lean", "original")]
    )
    left_out: list[str] = []

    pairs = make_pairs([base], all_ok(problem()), combinations="given", on_left_out=left_out.append)

    assert [names(pair) for pair in pairs] == [{"quick", "lean"}, {"lean", "original"}]
    assert [pair.original for pair in pairs] == [base.programs[1].source, base.programs[2].source]
    assert left_out == []  # nobody asked for a pair with `alone`


def test_the_order_is_decided_by_hash_evenly_and_repeatably():
    bases = [problem(f"family/p{i}") for i in range(100)]
    measurements = [m for base in bases for m in all_ok(base)]
    pairs = make_pairs(bases, measurements, combinations="original")
    original_first = sum(pair.first.name == "original" for pair in pairs)
    assert 70 <= original_first <= 130  # 200 fair coins: 100 +- 2 x 14
    again = make_pairs(bases[::-1], measurements[::-1], combinations="original")
    assert {p.pair: p.first.name for p in again} == {p.pair: p.first.name for p in pairs}
    other = make_pairs(bases, measurements, combinations="original", seed=1)
    assert {p.pair for p in other} == {p.pair for p in pairs}
    assert [p.first.name for p in other] != [p.first.name for p in pairs]


def test_programs_are_compared_on_their_common_inputs_smallest_first():
    base = problem(programs=("original", "quick"))
    slow, quick = base.programs
    pairs = make_pairs(
        [base],
        [
            measurement(slow, 40.0, inputs="b", size=20),
            measurement(slow, 4.0, inputs="z", size=3),
            measurement(quick, 2.0, inputs="b", size=20),
            measurement(quick, 1.0, inputs="z", size=3),
            measurement(quick, 8.0, inputs="c", size=900),
            measurement(slow, inputs="c", size=900, outcome=Outcome.TIMEOUT),
        ],
    )
    (pair,) = pairs
    values = {pair.first.name: pair.first_metrics, pair.second.name: pair.second_metrics}
    assert [row[0] for row in values["original"]["latency"]] == [4.0, 40.0]
    assert [row[0] for row in values["quick"]["latency"]] == [1.0, 2.0]


def test_programs_without_a_usable_measurement_are_left_out_with_the_reason():
    base = problem(programs=("original", "quick", "unmeasured", "hangs", "wrong", "elsewhere"))
    by_name = {program.name: program for program in base.programs}
    messages: list[str] = []
    pairs = make_pairs(
        [base],
        [
            measurement(by_name["original"]),
            measurement(by_name["quick"]),
            measurement(by_name["hangs"], outcome=Outcome.TIMEOUT),
            measurement(by_name["wrong"]),
            measurement(
                by_name["wrong"], inputs="b", outcome=Outcome.WRONG_ANSWER, detail="3 is not 4"
            ),
            measurement(by_name["elsewhere"], inputs="c"),
        ],
        on_left_out=messages.append,
    )
    assert [names(pair) for pair in pairs] == [{"original", "quick"}]
    assert len(messages) == 4
    for message, (name, reason) in zip(
        messages,
        [
            ("unmeasured", "not measured"),
            ("hangs", "ended timeout on every input"),
            ("wrong", "`wrong_answer` (3 is not 4)"),
            ("elsewhere", "no other program ended `ok`"),
        ],
        strict=True,
    ):
        assert message.startswith(f"family/sum: program '{name}' is left out: ")
        assert reason in message


def test_measurements_of_different_machines_are_never_compared():
    base = problem(programs=("original", "quick"))
    slow, quick = base.programs
    messages: list[str] = []
    apart = [measurement(slow, machine="m"), measurement(quick, machine="n")]
    assert make_pairs([base], apart, on_left_out=messages.append) == []
    assert len(messages) == 2
    both = [*apart, measurement(slow, 70.0, machine="n")]
    (pair,) = make_pairs([base], both)
    assert 70.0 in (pair.first_metrics["latency"][0][0], pair.second_metrics["latency"][0][0])


def test_the_machine_that_measured_most_programs_serves_a_problem():
    base = problem(programs=("original", "quick"))
    slow, quick = base.programs
    alone = [measurement(quick, machine="m", inputs=key) for key in "abc"]
    (pair,) = make_pairs(
        [base], [*alone, measurement(slow, 70.0, machine="n"), measurement(quick, machine="n")]
    )
    assert 70.0 in (pair.first_metrics["latency"][0][0], pair.second_metrics["latency"][0][0])


def test_the_last_of_a_measurement_that_stands_twice_counts():
    base = problem(programs=("original", "quick"))
    slow, quick = base.programs
    failed = measurement(slow, outcome=Outcome.SANDBOX_ERROR)
    (pair,) = make_pairs([base], [failed, measurement(slow), measurement(quick)])
    assert pair.problem == "family/sum"


def test_variants_inherit_the_values_by_position():
    base, variant = problem(), problem(tag=" renamed")
    variant = dataclasses.replace(variant, problem="family/sum#1", entry_point="g")
    pairs = make_pairs([base], all_ok(base), variant_sets={"family/sum": [variant, base]})
    assert len(pairs) == 6  # the base among its own variants is not paired twice
    ours = [pair for pair in pairs if "renamed" in pair.original]
    assert len(ours) == 3
    for pair in ours:
        (twin,) = [p for p in pairs if names(p) == names(pair) and p not in ours]
        sides = {pair.first.name: pair.first_metrics, pair.second.name: pair.second_metrics}
        assert sides[twin.first.name] == twin.first_metrics
        assert "renamed" in pair.first.source
        assert (pair.problem, pair.entry_point) == ("family/sum", "g")
        assert pair.pair != twin.pair


def test_a_variant_with_another_number_of_programs_is_refused():
    base = problem()
    with pytest.raises(UserError, match="2 programs and the problem 3"):
        make_pairs([base], all_ok(base), variant_sets={base.problem: [problem(programs=NAMES[:2])]})


def test_pairs_that_hardly_differ_can_be_left_out():
    base = problem(programs=("original", "same", "leaner"))
    measurements = all_ok(base, (1.0, 1.02, 1.0), (100.0, 100.0, 80.0))
    pairs = make_pairs([base], measurements, min_ratio=1.1)
    assert [names(pair) for pair in pairs] == [{"original", "leaner"}, {"same", "leaner"}]


@pytest.mark.parametrize("options", [{"combinations": "some"}, {"min_ratio": 0.5}])
def test_options_out_of_range_are_refused(options):
    with pytest.raises(UserError, match=r"dataset\."):
        make_pairs([], [], **options)


def test_a_pair_survives_json():
    base = problem()
    for pair in make_pairs([base], all_ok(base)):
        assert Pair.from_json(json.loads(json.dumps(pair.to_json()))) == pair


def test_preferences_stand_position_by_position_with_the_pairs():
    base = problem()
    pairs = make_pairs([base], all_ok(base))
    judged = preferences(pairs).judge(np.arange(3), np.array([1.0, 0.0]))
    rank = {"quick": 0, "lean": 1, "original": 2}
    faster_first = [float(rank[p.first.name] < rank[p.second.name]) for p in pairs]
    assert judged.target.tolist() == faster_first


def test_pairs_of_a_program_on_the_same_inputs_share_its_values():
    base = problem()
    pairs = make_pairs([base], all_ok(base))
    of_quick = [
        metrics
        for pair in pairs
        for program, metrics in (
            (pair.first, pair.first_metrics),
            (pair.second, pair.second_metrics),
        )
        if program.name == "quick"
    ]
    assert len(of_quick) == 2
    assert of_quick[0] is of_quick[1]
