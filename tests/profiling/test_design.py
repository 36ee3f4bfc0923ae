import importlib.util
import itertools
import json
import math
from pathlib import Path

import numpy as np
import pytest

from hydraopt.common.errors import UserError
from hydraopt.profiling.design import (
    Decision,
    Failure,
    PairPlan,
    bootstrap_interval_of_quads,
    compare,
    decide,
    is_clear,
    is_large,
    is_settled,
    log_figures,
    log_ratios,
    measure_in,
    replay,
)
from hydraopt.profiling.records import Call, Limits, Outcome
from hydraopt.profiling.sandbox.contract import Program, Run, Usage

SIMULATION = Path(__file__).parents[2] / "experiments" / "decisions" / "simulate.py"


def used(seconds, kib=100.0):
    return Usage(seconds, seconds, kib, 0, 0)


class Scripted:
    """Makes runs of given seconds for each side; remembers what was asked."""

    def __init__(self, first, second):
        self.seconds = (first, second)
        self.asked = []

    def __call__(self, side, hash_seed):
        self.asked.append((side, hash_seed))
        found = self.seconds[side]
        return found(len(self.asked)) if callable(found) else found


def simulation():
    spec = importlib.util.spec_from_file_location("simulate", SIMULATION)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_runs_are_interleaved_and_each_quad_has_its_own_hash_seed():
    measure = Scripted(used(1.0), used(1.0))

    found = compare(measure, PairPlan(max_runs=8, hash_seeds=(7, 8, 9), warmups=1))

    assert measure.asked[:2] == [(0, 7), (1, 7)]
    assert [side for side, _ in measure.asked[2:]] == [0, 1, 1, 0, 1, 0, 0, 1] * 2
    assert [seed for _, seed in measure.asked[2:]] == [7] * 4 + [8] * 4 + [9] * 4 + [7] * 4
    assert found.runs == 18
    assert [(value.side, value.quad) for value in found.warmups] == [(0, -1), (1, -1)]
    assert [(value.side, value.hash_seed) for value in found.values] == measure.asked[2:]


def test_a_large_difference_is_decided_after_two_quads():
    found = compare(Scripted(used(1.2), used(1.0)), PairPlan(warmups=0))

    assert found.decision is Decision.SECOND
    assert found.ratio == pytest.approx(1.2)
    assert found.interval == pytest.approx((1.2, 1.2))
    assert found.runs == 8
    assert found.outcomes == (Outcome.OK, Outcome.OK)


@pytest.mark.parametrize(
    ("second", "decision"), [(1.0, "tie"), (1.029, "tie"), (1.05, "first"), (0.95, "second")]
)
def test_a_small_difference_takes_all_runs_and_is_a_tie_within_the_band(second, decision):
    found = compare(Scripted(used(1.0), used(second)), PairPlan(max_runs=8, warmups=0))

    assert found.decision == decision
    assert found.runs == 16
    assert found.figures(1) == [second] * 8


def test_a_disturbed_run_and_a_drift_change_no_decision():
    def slower_and_slower(disturbed):
        return lambda run: used((1.0 + 0.002 * run) * (3.0 if run == disturbed else 1.0))

    found = compare(Scripted(slower_and_slower(4), slower_and_slower(0)), PairPlan(warmups=0))

    assert found.decision is Decision.TIE
    assert found.ratio == pytest.approx(1.0, abs=0.005)


def test_a_hash_seed_that_slows_both_programs_cancels():
    def by_seed(factor):
        return lambda side, seed: used(factor[side] * (1.0, 1.4, 0.7, 1.1)[seed])

    assert compare(by_seed((1.0, 1.0))).ratio == pytest.approx(1.0)
    assert compare(by_seed((1.0, 1.05))).decision is Decision.FIRST


def test_a_large_difference_is_one_that_every_quad_shows():
    plan = PairPlan()

    assert is_large([0.2, 0.3], plan)
    assert not is_large([0.5, 0.0], plan)
    assert not is_large([0.5, -0.1], plan)
    assert not is_large([0.08, 0.09], plan)


def quads_of(*quads):
    """Return logarithms of runs from seconds: for each quad ((first, first), (second, second))."""
    return np.log(np.array(quads, dtype=float))


def test_a_large_difference_ends_nothing_while_the_host_changes_its_speed():
    plan = PairPlan()
    same = ((1.0, 1.0), (1.0, 1.0))
    met_two_speeds = ((1.6, 1.6), (1.0, 1.0))

    assert is_clear(quads_of(((1.2, 1.2), (1.0, 1.0)), ((1.2, 1.2), (1.0, 1.0))), plan)
    # The quads say 1.6 and 1.2; no run against a run is within 15 % of the middle, 1.39.
    assert is_large([math.log(1.6), math.log(1.2)], plan)
    assert not is_clear(quads_of(met_two_speeds, ((1.2, 1.9), (1.0, 1.0))), plan)
    assert not is_settled(quads_of(met_two_speeds, met_two_speeds, same, same), plan)
    assert is_settled(quads_of(*[met_two_speeds] * 3, *[same] * 3), plan)
    assert not is_clear(quads_of()[:0].reshape(0, 2, 2), plan)


def test_a_steady_pair_is_settled_after_the_runs_of_the_plan():
    plan = PairPlan()
    quad = ((1.0, 1.01), (1.02, 0.99))

    assert [is_settled(quads_of(*[quad] * count), plan) for count in range(1, 5)] == [
        False,
        False,
        False,
        True,
    ]


def test_decisions_follow_the_runs_of_one_speed():
    # The second is 5 % slower; half of the first's runs and half of the second's met a slow spell.
    slow = 1.6
    quad = ((1.0, slow), (1.05, 1.05 * slow))
    assert decide(quads_of(quad, quad), PairPlan()) is Decision.FIRST
    # In one quad the first met it alone, in the other the second.
    met = (((slow, slow), (1.0, 1.0)), ((1.0, 1.0), (slow, slow)))
    assert decide(quads_of(*met), PairPlan()) is Decision.TIE
    # Half the quads say 1.6 and half say 1: no difference is near the middle.
    torn = [((slow, slow), (1.0, 1.0))] * 2 + [((1.0, 1.0), (1.0, 1.0))] * 2
    assert decide(quads_of(*torn), PairPlan()) is Decision.TIE
    with pytest.raises(ValueError, match="at least one quad"):
        decide([], PairPlan())


def test_quads_may_be_given_by_their_ratios_alone():
    plan = PairPlan()

    assert decide([0.05, 0.04, 0.05, 0.06], plan) is Decision.SECOND
    assert decide([-0.05, -0.04, 0.0, -0.06], plan) is Decision.FIRST
    assert decide([0.02, -0.02, 0.01, 0.0], plan) is Decision.TIE


def test_a_restless_host_costs_more_runs():
    # In turn with the runs: each side meets the slow mode in every other of its runs.
    speeds = itertools.cycle([1.0, 1.6, 1.6, 1.0, 1.0, 1.0, 1.6, 1.6])

    found = compare(lambda side, seed: used(next(speeds)), PairPlan(warmups=0))

    assert found.runs == 24
    assert found.decision is Decision.TIE


def test_replay_stops_where_the_comparison_would_have():
    plan = PairPlan()

    assert replay([0.2, 0.2, 0.0, 0.0], plan) == (Decision.SECOND, 2)
    assert replay([0.2, 0.0, 0.0, 0.0], plan) == (Decision.TIE, 4)
    measured = compare(Scripted(used(1.0), used(1.04)), PairPlan(warmups=0))
    assert replay(log_figures(measured.values), plan) == (Decision.FIRST, 4)


def test_a_wrong_answer_carries_no_speed_and_ends_the_comparison():
    def wrong_at_run(count):
        return lambda run: Failure(Outcome.WRONG_ANSWER, "line 3") if run >= count else used(0.001)

    found = compare(Scripted(wrong_at_run(7), used(1.0)), PairPlan(warmups=1))

    assert (found.decision, found.ratio, found.interval) == (None, None, None)
    assert found.outcomes == (Outcome.WRONG_ANSWER, Outcome.OK)
    assert found.details == ("line 3", "")
    assert found.figures(0) == []
    assert {value.side for value in (*found.values, *found.warmups)} == {1}
    assert len(found.values) + len(found.warmups) + 4 == found.runs


@pytest.mark.parametrize("warmups", [0, 2])
def test_the_other_side_is_tried_even_if_the_first_fails_at_once(warmups):
    measure = Scripted(Failure(Outcome.TIMEOUT), used(1.0))

    found = compare(measure, PairPlan(warmups=warmups))

    assert found.outcomes == (Outcome.TIMEOUT, Outcome.OK)
    assert sum(side == 0 for side, _ in measure.asked) == 1
    assert sum(side == 1 for side, _ in measure.asked) == max(warmups, 1)
    assert found.values == ()


def test_both_sides_may_fail():
    found = compare(Scripted(Failure(Outcome.ERROR, "a"), Failure(Outcome.MEMORY_LIMIT, "b")))

    assert found.outcomes == (Outcome.ERROR, Outcome.MEMORY_LIMIT)
    assert found.decision is None
    assert found.runs == 2


def test_other_figures_are_read_from_the_same_values():
    found = compare(Scripted(used(1.0, kib=400.0), used(1.0, kib=8.0)), PairPlan(warmups=0))

    ratios = log_ratios(found.values, "memory_kib", resolution=32.0)
    assert ratios == pytest.approx([math.log(400 / 32)] * 4)
    assert decide(ratios, PairPlan()) is Decision.SECOND


def test_a_program_that_takes_no_time_at_all_is_no_division_by_zero():
    found = compare(Scripted(used(0.0), used(0.0)), PairPlan(warmups=0))

    assert (found.decision, found.ratio) == (Decision.TIE, 1.0)


def test_the_record_is_json_and_keeps_the_raw_values_with_their_seeds():
    found = compare(Scripted(used(1.5), used(1.0)), PairPlan(hash_seeds=(3, 5)))

    record = json.loads(json.dumps(found.to_json()))
    assert record["decision"] == "second"
    assert [value["hash_seed"] for value in record["values"]] == [3] * 4 + [5] * 4
    assert record["values"][0]["usage"]["cpu_s"] == 1.5
    assert [value["quad"] for value in record["warmups"]] == [-1, -1]


def test_more_runs_than_at_most_cannot_be_planned():
    with pytest.raises(UserError, match="most_runs=12 must be even and at least max_runs"):
        PairPlan(max_runs=16)


def test_every_broken_rule_of_a_plan_is_named_at_once():
    with pytest.raises(UserError, match=r"max_runs=5 must be even.*hash_seeds=\(\) must be"):
        PairPlan(max_runs=5, hash_seeds=())
    with pytest.raises(UserError, match="tie_band=3"):
        PairPlan(tie_band=3)


def test_an_interval_needs_a_quad():
    with pytest.raises(ValueError, match="at least one quad"):
        bootstrap_interval_of_quads([])


class OneAnswer:
    """A worker whose every run ends the same way."""

    def __init__(self, run):
        self.made = run
        self.asked = []

    def run(self, program, call, limits, options):
        self.asked.append((program.source, options.hash_seed))
        return self.made


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        (Run(Outcome.OK, answer="4", usage=used(1.0)), used(1.0)),
        (Run(Outcome.OK, answer="5", usage=used(1.0)), Outcome.WRONG_ANSWER),
        (Run(Outcome.KILLED, "signal 9"), Outcome.KILLED),
        (Run(Outcome.OK, answer="4"), Outcome.SANDBOX_ERROR),
    ],
)
def test_runs_in_a_worker_have_a_speed_only_where_the_answer_is_right(run, expected):
    worker = OneAnswer(run)
    programs = (Program("a"), Program("b"))
    measure = measure_in(worker, programs, Call([]), Limits(), lambda answer: answer == "4")

    found = measure(1, 9)

    assert worker.asked == [("b", 9)]
    assert (found.outcome if isinstance(found, Failure) else found) == expected


# The simulations below have fixed seeds; `experiments/decisions/README.md` states the figures of
# larger ones. The bounds leave room for two standard errors.


def shares(noise, host, plan, difference, pairs=400):
    """Return the share of right decisions and the mean of the runs a side."""
    quads = noise.quads_of(noise.log_times(np.random.default_rng(11), host, pairs))
    truth = Decision.FIRST if difference else Decision.TIE
    slower = quads + np.array([[0.0], [math.log1p(difference)]])
    found = [replay(pair, plan) for pair in slower]
    right = np.mean([decision is truth for decision, _ in found])
    return float(right), float(np.mean([2 * used for _, used in found]))


def test_in_simulation_equal_programs_are_ties_and_larger_differences_are_seen():
    noise = simulation()
    plan = PairPlan(tie_band=0.024)
    host = noise.Host("skewed", 0.016)

    ties, runs = shares(noise, host, plan, 0.0)
    five, _ = shares(noise, host, plan, 0.05)
    ten, runs_at_ten = shares(noise, host, plan, 0.10)

    assert ties >= 0.95
    assert five >= 0.97
    assert ten >= 0.99
    assert runs < 8.2
    assert runs_at_ten < 7


def test_in_simulation_the_wide_band_of_labels_calls_equal_programs_ties():
    noise = simulation()
    host = noise.Host("skewed", 0.016)

    assert shares(noise, host, PairPlan(), 0.0)[0] >= 0.97
    assert shares(noise, host, PairPlan(), 0.05)[0] >= 0.93


def test_in_simulation_a_restless_host_is_decided_where_the_quads_alone_fail():
    noise = simulation()
    host = noise.Host("normal", 0.016, fast=0.5)
    first, second = noise.sides(noise.log_times(np.random.default_rng(11), host, 400))
    of_quads = noise.STATISTICS["median of the quads' ratios of minima"](first, second)
    plan = PairPlan(tie_band=0.024)

    ties, runs = shares(noise, host, plan, 0.0)
    five, _ = shares(noise, host, plan, 0.05)

    assert np.mean(np.abs(of_quads) <= math.log1p(plan.tie_band)) < 0.87
    assert ties > 0.91
    assert five > 0.94
    assert runs < 11.9


def test_in_simulation_the_interval_holds_the_truth():
    noise = simulation()
    times = noise.log_times(np.random.default_rng(5), noise.Host("normal", 0.016), 200)
    found = noise.decisions(times, 0.05, PairPlan(warmups=0))

    held = [one.interval[0] <= 1 / 1.05 <= one.interval[1] for one in found]
    assert 0.88 <= np.mean(held) <= 0.995


def test_the_simulations_statistic_is_the_designs():
    noise = simulation()
    times = noise.log_times(np.random.default_rng(2), noise.Host("normal", 0.01), 5)
    first, second = noise.sides(times)
    ratios = noise.STATISTICS["median of the differences within 15 %"](first, second)

    never = PairPlan(warmups=0, stop_ratio=10.0, agreement=0.0)
    found = [one.ratio for one in noise.decisions(times, 0.0, never)]
    assert found == pytest.approx(np.exp(ratios))
