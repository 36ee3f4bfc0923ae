import pytest

from hydraopt.common.errors import UserError
from hydraopt.common.files import sha256_text
from hydraopt.profiling.answers import answer_sha256
from hydraopt.profiling.host import host
from hydraopt.profiling.profilers.rusage import RusageProfiler, metrics_of
from hydraopt.profiling.records import Call, Limits, Measurement, Outcome, Provenance
from hydraopt.profiling.runner import CallReport, RunReport, Timing
from hydraopt.profiling.sandbox.contract import Language, Program

LIMITS = Limits(wall_s=10.0, memory_mib=256, output_mib=1)
DOUBLE = Program("def f(n):\n    return 2 * n\n", "f")
ADD = Program("def f(n):\n    return n + n\n", "f")
WRONG = Program("def f(n):\n    return 2 * n + 1\n", "f")
UNITS = {
    "latency": "ms",
    "memory": "KiB",
    "cycles": "cycles",
    "throughput": "calls/s",
    "energy": "J",
}


class ScriptedRunner:
    """Gives each program a fixed answer and figure, and keeps the order of the runs."""

    def __init__(self, answers, failing=()):
        self.answers = {program.source: answer for program, answer in answers.items()}
        self.failing = {program.source: turn for program, turn in dict(failing).items()}
        self.runs = []

    def run(self, source, entry_point, calls, limits, *, measure=None, hash_seed=0):
        self.runs.append((source, hash_seed))
        turn = sum(source == name for name, _ in self.runs)
        if self.failing.get(source) == turn:
            return RunReport(Outcome.TIMEOUT, "late", [CallReport(Outcome.TIMEOUT)])
        timing = Timing([1.0, 9.0, float(turn)], [1.0, 2.0, 3.0], [5.0], [7.0], 10)
        answer = CallReport(Outcome.OK, self.answers[source])
        return RunReport(Outcome.OK, "", [answer], timing)


def test_a_right_program_gets_five_metrics_with_units_and_provenance():
    measurement = RusageProfiler().measure(DOUBLE, Call([21]), LIMITS, answer_sha256(42), size=21)

    assert measurement.outcome is Outcome.OK
    assert {name: entry.unit for name, entry in measurement.metrics.items()} == UNITS
    assert {name: entry.provenance for name, entry in measurement.metrics.items()} == {
        "latency": Provenance.MEASURED,
        "memory": Provenance.MEASURED,
        "cycles": Provenance.ESTIMATED,
        "throughput": Provenance.DERIVED,
        "energy": Provenance.ESTIMATED,
    }
    assert len(measurement.metrics["latency"].values) == 5
    assert all(value > 0 for entry in measurement.metrics.values() for value in entry.values)
    assert measurement.warmups
    assert (measurement.program, measurement.inputs, measurement.size) == (
        sha256_text(DOUBLE.source),
        Call([21]).key(),
        21,
    )
    assert measurement.host == host()
    kept = Measurement.from_json(measurement.to_json())
    assert kept.key() == measurement.key()
    for name, entry in measurement.metrics.items():
        assert kept.metrics[name].values == pytest.approx(entry.values, rel=1e-5)
    assert Measurement.from_json(kept.to_json()) == kept


def test_a_wrong_answer_carries_no_speed():
    measurement = RusageProfiler().measure(WRONG, Call([21]), LIMITS, answer_sha256(42))

    assert measurement.outcome is Outcome.WRONG_ANSWER
    assert measurement.metrics == {}
    assert measurement.warmups == []


def test_a_failed_program_keeps_its_outcome_and_message():
    failing = Program("def f(n): return 1 / 0", "f")

    measurement = RusageProfiler().measure(failing, Call([1]), LIMITS)

    assert measurement.outcome is Outcome.ERROR
    assert "ZeroDivisionError" in measurement.detail
    assert measurement.metrics == {}


def test_cycles_energy_and_throughput_follow_from_the_clocks():
    timing = Timing([2.0, 4.0], [1.0, 3.0], [0.25], [9.0], 1)

    metrics = metrics_of([timing], clock_ghz=2.0)

    assert metrics["latency"].values == [2.0, 4.0]
    assert metrics["throughput"].values == [500.0, 250.0]
    # 1 ms at 2 GHz is 2e6 cycles; at 2.5e-10 J each that is 5e-4 J.
    assert metrics["cycles"].values == pytest.approx([2e6, 6e6])
    assert metrics["energy"].values == pytest.approx([5e-4, 1.5e-3])
    assert metrics["memory"].values == [1.0]  # below 1 KiB programs tie


def test_a_pair_runs_in_the_order_abba_and_changes_the_hash_seed_after_it():
    runner = ScriptedRunner({DOUBLE: 42, ADD: 42})

    RusageProfiler(runner).measure_pair(DOUBLE, ADD, Call([21]), LIMITS, repeats=3)

    a, b = DOUBLE.source, ADD.source
    assert runner.runs == [(a, 0), (b, 0), (b, 0), (a, 0), (a, 1), (b, 1)]


def test_a_pair_keeps_one_median_per_round():
    runner = ScriptedRunner({DOUBLE: 42, ADD: 42})

    first, second = RusageProfiler(runner).measure_pair(DOUBLE, ADD, Call([21]), LIMITS, repeats=3)

    # The values of round k are 1, 9 and k: their medians are 1, 2 and 3.
    assert first.metrics["latency"].values == [1.0, 2.0, 3.0]
    assert second.metrics["latency"].values == [1.0, 2.0, 3.0]
    assert first.metrics["memory"].values == [5.0, 5.0, 5.0]
    assert first.warmups == [7.0, 7.0, 7.0]


def test_the_first_programs_answer_is_the_reference_of_a_pair():
    runner = ScriptedRunner({DOUBLE: 42, WRONG: 43})

    first, second = RusageProfiler(runner).measure_pair(
        DOUBLE, WRONG, Call([21]), LIMITS, repeats=2
    )

    assert first.outcome is Outcome.OK
    assert len(first.metrics["latency"].values) == 2
    assert second.outcome is Outcome.WRONG_ANSWER
    assert second.metrics == {}
    assert [source for source, _ in runner.runs].count(WRONG.source) == 1


def test_a_given_answer_judges_both_programs_of_a_pair():
    runner = ScriptedRunner({DOUBLE: 42, WRONG: 43})

    first, second = RusageProfiler(runner).measure_pair(
        WRONG, DOUBLE, Call([21]), LIMITS, 2, answer_sha256(42)
    )

    assert (first.outcome, second.outcome) == (Outcome.WRONG_ANSWER, Outcome.OK)


def test_a_program_that_fails_in_a_later_round_has_no_figures():
    runner = ScriptedRunner({DOUBLE: 42, ADD: 42}, failing={ADD: 3})

    first, second = RusageProfiler(runner).measure_pair(DOUBLE, ADD, Call([21]), LIMITS, repeats=4)

    assert len(first.metrics["latency"].values) == 4
    assert (second.outcome, second.detail, second.metrics) == (Outcome.TIMEOUT, "late", {})


def test_a_real_pair_is_measured():
    first, second = RusageProfiler().measure_pair(
        DOUBLE, ADD, Call([21]), LIMITS, repeats=2, size=21
    )

    assert first.outcome is second.outcome is Outcome.OK
    assert len(second.metrics["energy"].values) == 2
    assert first.key() != second.key()
    assert first.size == 21


def test_a_pair_needs_a_round():
    with pytest.raises(ValueError, match="repeats"):
        RusageProfiler().measure_pair(DOUBLE, ADD, Call([1]), LIMITS, repeats=0)


@pytest.mark.parametrize(
    "program", [Program("print(1)"), Program("int main(){}", language=Language.C)]
)
def test_only_functions_are_called(program):
    with pytest.raises(UserError, match="profiler=auto"):
        RusageProfiler().measure(program, Call([]), LIMITS)
