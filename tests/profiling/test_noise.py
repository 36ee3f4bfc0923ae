import itertools
import json
import math

import numpy as np
import pytest
from scipy import stats

from hydraopt.profiling.design import Failure, PairPlan
from hydraopt.profiling.noise import (
    NULL_PROGRAM,
    NullTest,
    gate,
    null_test,
    null_test_in,
    share_different,
    share_right,
    sign_test,
    smallest_difference,
)
from hydraopt.profiling.records import Outcome
from hydraopt.profiling.sandbox.contract import Run, Usage


def used(seconds):
    return Usage(seconds, seconds, 0.0, 0, 0)


def host(cv, seed=0, disturbed=0.0):
    """Return a `measure_one` with noise of a coefficient of variation."""
    rng = np.random.default_rng(seed)

    def measure(hash_seed):
        factor = 2.0 if rng.random() < disturbed else 1.0
        return used(0.04 * factor * math.exp(rng.normal(0.0, cv)))

    return measure


def test_a_quiet_host_passes_and_its_line_states_the_figures():
    test = null_test(host(0.01), rounds=12)
    found = gate(test)

    assert found.passes
    assert found.reasons == ()
    assert test.called_different == 0
    assert test.robust_cv == pytest.approx(0.01, rel=0.2)
    assert test.bias == pytest.approx(1.0, abs=0.005)
    assert 0.01 < found.smallest_difference < 0.05
    assert found.short() == (
        f"passed, CV {100 * test.robust_cv:.1f} %, "
        f"{100 * found.smallest_difference:.1f} % at 8 runs"
    )


def test_a_restless_host_fails_and_the_reasons_state_the_figures():
    test = null_test(host(0.06), rounds=12)
    found = gate(test)

    assert not found.passes
    assert any("of identical programs are called different" in reason for reason in found.reasons)
    assert any("are lost in noise" in reason for reason in found.reasons)
    assert found.short().startswith("failed (")
    assert test.called_different > 1
    assert test.share_different == test.called_different / 12


def test_a_host_that_favours_one_side_is_caught():
    position = itertools.count()

    def favours_the_second(hash_seed):  # sides of the runs: ABBA BAAB ...
        side = (0, 1, 1, 0, 1, 0, 0, 1)[next(position) % 8]
        return used(1.0 if side else 1.02)

    test = null_test(favours_the_second, 8, PairPlan(warmups=0))

    assert test.bias == pytest.approx(1.02)
    assert test.p_value == pytest.approx(2 / 2**32)
    assert any("one side is favoured by 2.0 %" in reason for reason in gate(test).reasons)


def test_rounds_that_are_too_few_pass_nothing():
    found = gate(null_test(host(0.005), rounds=3))

    assert not found.passes
    assert "3 rounds are too few" in found.reasons[0]


def test_a_hash_seed_that_changes_the_speed_is_no_noise():
    test = null_test(lambda hash_seed: used(1.0 + hash_seed), rounds=8)

    assert test.robust_cv == 0.0
    assert test.p_value == 1.0
    assert gate(test).passes
    assert gate(test).smallest_difference == 0.0


@pytest.mark.parametrize("good_runs", [0, 5])
def test_a_run_that_fails_fails_the_gate_with_the_reason(good_runs):
    runs = itertools.count()

    def measure(hash_seed):
        if next(runs) < good_runs:
            return used(1.0)
        return Failure(Outcome.SANDBOX_ERROR, "no space left")

    test = null_test(measure, rounds=8)
    found = gate(test)

    assert not found.passes
    assert "sandbox_error: no space left" in found.short()
    assert json.loads(json.dumps(found.to_json()))["smallest_difference"] is None
    assert test.share_different == 0.0


def test_no_round_is_no_test():
    assert gate(null_test(host(0.01), rounds=0)).reasons == ("no round was made",)


@pytest.mark.parametrize("ratios", [[1, 1, 1, -1, 1, 1, 1, 0], [-1] * 9, [1, -1], [1, 1, -1]])
def test_the_sign_test_is_scipys_binomial_test(ratios):
    above, signs = sum(ratio > 0 for ratio in ratios), sum(ratio != 0 for ratio in ratios)

    assert sign_test(ratios) == pytest.approx(stats.binomtest(above, signs).pvalue)


def test_the_smallest_difference_is_that_of_normal_theory_for_normal_quads():
    # The middle two of four normal quads: sd 0.546 of a quad's (mean of the 2nd and 3rd order
    # statistics of four). Two-sided 5 % and one-sided 1 %: 1.960 + 2.326 standard deviations.
    quads = np.random.default_rng(3).normal(0.0, 0.01, 4000)

    found = smallest_difference(quads.tolist(), runs=8, draws=50_000)

    assert found == pytest.approx(math.expm1(0.01 * 0.546 * (1.960 + 2.326)), rel=0.05)
    assert smallest_difference(quads.tolist(), runs=16) < found


def test_neighbouring_quads_are_drawn_together():
    calm_then_wild = [0.0] * 150 + [0.1, -0.1] * 25

    # Each drawn block of a wild spell holds one quad of each sign, and its median is 0; quads
    # drawn one by one would differ.
    assert smallest_difference(calm_then_wild, runs=4) == pytest.approx(0.0, abs=1e-9)


def test_shares_of_the_plan_are_those_of_the_shifted_quads():
    quads = [0.001, -0.002, 0.0, 0.002, -0.001, 0.003]
    plan = PairPlan()

    assert share_different(quads, plan, draws=200) == 0.0
    assert share_right(quads, plan, 0.05, draws=200) == 1.0
    assert share_right(quads, plan, 0.02, draws=200) == 0.0
    assert share_right(quads, PairPlan(tie_band=0.01), 0.02, draws=200) == 1.0


@pytest.mark.parametrize(
    "function", [smallest_difference, lambda quads: share_different(quads, PairPlan())]
)
def test_nothing_is_drawn_from_nothing(function):
    with pytest.raises(ValueError, match="no quad"):
        function([])


def test_the_records_are_json():
    test = null_test(host(0.01), rounds=8)

    record = json.loads(json.dumps(test.to_json()))
    assert record["rounds"] == 8
    assert len(record["quads"]) == 32
    assert json.loads(json.dumps(gate(test).to_json()))["passes"] is True


class InThisProcess:
    """A worker that runs the (trusted) program here."""

    def run(self, program, call, limits, options):
        printed = []
        exec(program.source, {"print": lambda *values: printed.append(" ".join(map(str, values)))})
        return Run(Outcome.OK, answer="\n".join(printed) + "\n", usage=used(0.03))


def test_the_null_program_prints_the_answer_that_is_expected_of_it():
    test = null_test_in(InThisProcess(), 1, PairPlan(max_runs=4))

    assert test.failure == ""
    assert test.rounds == 1
    assert len(test.values) == 8
    assert NULL_PROGRAM.entry_point == ""


def test_a_null_program_with_another_answer_fails_the_test():
    class Wrong:
        def run(self, program, call, limits, options):
            return Run(Outcome.OK, answer="1 2 3", usage=used(0.03))

    assert "wrong_answer" in null_test_in(Wrong(), 1).failure


def test_an_empty_test_has_no_share():
    assert NullTest(PairPlan(), 0).share_different == 0.0
