import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import pytest

from hydraopt.common.errors import UserError
from hydraopt.profiling.answers import answer_sha256
from hydraopt.profiling.counters.callgrind import InstructionCount
from hydraopt.profiling.host import host
from hydraopt.profiling.noise import NULL_PROGRAM
from hydraopt.profiling.profilers.figures import metrics_of_runs, per_call
from hydraopt.profiling.profilers.sandboxed import SandboxProfiler
from hydraopt.profiling.records import Call, Limits, Measurement, Outcome, Provenance
from hydraopt.profiling.sandbox.contract import Language, Program, Run, Usage

LIMITS = Limits(wall_s=10.0, memory_mib=256, output_mib=1)
DOUBLE = Program("def f(n):\n    return 2 * n\n", "f")
ADD = Program("def f(n):\n    return n + n\n", "f")
CACHED = Program("seen = {}\ndef f(n):\n    return seen.setdefault(n, 2 * n)\n", "f")
PRINTS = Program("print(2 * int(input()))\n")
COMPILED = Program("int main(){}", language=Language.C)
CALL = Call([21])
LINE = Call([], stdin="21\n")


@dataclass
class Cost:
    """What a program answers and uses: per call, and once a run."""

    answer: object = 42
    call_ms: float = 1.0
    run_ms: float = 5.0
    memory_kib: float = 64.0
    traced_kib: float | None = 3.5
    fails: dict = field(default_factory=dict)  # number of the run, from 1, to its outcome
    most_calls: int = 10**9
    slower: dict = field(default_factory=dict)  # number of the run to what multiplies its calls


class FakeWorker:
    """Uses exactly what the table says, and keeps what it was asked."""

    def __init__(self, costs, counts=None):
        self.costs = costs
        self.counts = counts
        self.runs = []
        self.closed = False

    def run(self, program, call, limits, options=None):
        assert not self.closed
        cost = self.costs[program]
        self.runs.append((program, options))
        turn = sum(asked is program for asked, _ in self.runs)
        if turn in cost.fails:
            return Run(cost.fails[turn], "as told")
        if options.repeats > cost.most_calls:
            return Run(Outcome.MEMORY_LIMIT, "too many arguments")
        calls = options.repeats if program.entry_point else 1
        seconds = (cost.run_ms + calls * cost.call_ms * cost.slower.get(turn, 1.0)) / 1e3
        usage = Usage(2 * seconds, seconds, 100.0 + cost.memory_kib * bool(calls), 0, 0)
        counts = {name: round(1e9 * seconds * k) for name, k in (self.counts or {}).items()}
        return Run(
            Outcome.OK,
            answer=cost.answer if calls else None,
            usage=usage,
            traced_kib=cost.traced_kib if options.trace_memory else None,
            counts=counts if options.counters else None,
        )

    def close(self):
        self.closed = True

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def timed(self, program):
        """Return the options of the runs of a program that neither warm up nor trace."""
        return [options for asked, options in self.runs if asked is program]


class FakeSandbox:
    name = "fake"
    isolates = True
    interpreter = "CPython 3.99"

    def __init__(self, costs, counts=None):
        self.costs = costs
        self.counts = counts
        self.workers = []

    def open(self):
        self.workers.append(FakeWorker(self.costs, self.counts))
        return self.workers[-1]


def profiler(costs, counts=None, **options):
    sandbox = FakeSandbox(costs, counts)
    return SandboxProfiler(sandbox, **options), sandbox


def test_the_cost_of_a_call_is_the_difference_to_an_empty_run():
    subject, sandbox = profiler({DOUBLE: Cost(call_ms=1.0, run_ms=5.0)}, values=3)

    found = subject.measure(DOUBLE, CALL, LIMITS, answer_sha256(42), size=21)

    assert (found.outcome, found.size) == (Outcome.OK, 21)
    assert found.host == host() | {"python": "CPython 3.99"}  # the programs', not ours
    assert found.metrics["cpu_time"].values == pytest.approx([1.0, 1.0, 1.0])
    assert found.metrics["latency"].values == pytest.approx([2.0, 2.0, 2.0])
    assert found.metrics["throughput"].values == pytest.approx([500.0, 500.0, 500.0])
    assert found.metrics["throughput"].provenance is Provenance.DERIVED
    # 1, then at most 16 times as many, then twice: 32 ms are past the 20 that a run shall take.
    assert [options.repeats for options in sandbox.workers[0].timed(DOUBLE)[:4]] == [0, 1, 16, 32]
    assert found.warmups == pytest.approx([2.0, 2.0, 2.0])
    assert Measurement.from_json(found.to_json()).key() == found.key()


def test_each_value_has_an_empty_run_beside_it_before_and_after_in_turn():
    subject, sandbox = profiler({DOUBLE: Cost(call_ms=30.0)}, values=4)

    subject.measure(DOUBLE, CALL, LIMITS)

    runs = [(options.repeats, options.hash_seed) for options in sandbox.workers[0].timed(DOUBLE)]
    assert runs[:2] == [(0, 0), (1, 0)]  # warm-ups
    assert runs[2:10] == [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0), (1, 0), (1, 1), (0, 1)]


def test_a_program_that_reads_its_input_gives_one_value_a_run():
    subject, sandbox = profiler({PRINTS: Cost(answer="42 \n\n", call_ms=30.0)}, values=3)

    found = subject.measure(PRINTS, LINE, LIMITS, "42")

    assert found.outcome is Outcome.OK
    assert found.metrics["cpu_time"].values == pytest.approx([35.0] * 3)
    assert len(found.warmups) == 1
    assert {options.repeats for options in sandbox.workers[0].timed(PRINTS)} == {1}


def test_a_disturbed_empty_run_makes_no_program_fast():
    used = {"wall_s": 0.025, "cpu_s": 0.025}
    empty = [{"wall_s": 0.005, "cpu_s": 0.005}] * 2 + [{"wall_s": 0.024, "cpu_s": 0.024}]

    assert per_call(used, empty, 10) == pytest.approx({"wall_s": 0.002, "cpu_s": 0.002})


def test_a_difference_below_the_clocks_resolution_counts_as_that():
    used = {"wall_s": 0.004, "cpu_s": 0.004, "cycles": 10.0}
    empty = [{"wall_s": 0.005, "cpu_s": 0.005, "cycles": 20.0, "other": 1.0}]

    assert per_call(used, empty, 4) == {"wall_s": 2.5e-7, "cpu_s": 2.5e-7, "cycles": 0.25}


@pytest.mark.parametrize(
    ("program", "call", "answer", "expected"),
    [(DOUBLE, CALL, 43, answer_sha256(42)), (PRINTS, LINE, "43\n", "42\n")],
)
def test_a_wrong_answer_carries_no_figures(program, call, answer, expected):
    subject, _ = profiler({program: Cost(answer)})

    found = subject.measure(program, call, LIMITS, expected)

    assert found.outcome is Outcome.WRONG_ANSWER
    assert (found.metrics, found.warmups) == ({}, [])


def test_an_answer_that_is_no_json_value_is_an_error():
    subject, _ = profiler({DOUBLE: Cost({1, 2})})

    found = subject.measure(DOUBLE, CALL, LIMITS, answer_sha256(42))

    assert (found.outcome, found.metrics) == (Outcome.ERROR, {})


@pytest.mark.parametrize("turn", [1, 2, 5, 8])
def test_a_run_that_fails_at_any_time_takes_all_figures_with_it(turn):
    subject, _ = profiler({DOUBLE: Cost(call_ms=30.0, fails={turn: Outcome.KILLED})})

    found = subject.measure(DOUBLE, CALL, LIMITS, answer_sha256(42))

    assert (found.outcome, found.detail) == (Outcome.KILLED, "as told")
    assert (found.metrics, found.warmups) == ({}, [])


def test_a_program_that_may_keep_something_is_called_once_a_run():
    subject, sandbox = profiler({CACHED: Cost(call_ms=0.01)})

    assert subject.measure(CACHED, CALL, LIMITS).outcome is Outcome.OK
    assert {options.repeats for options in sandbox.workers[0].timed(CACHED)} == {0, 1}


def test_the_probes_are_bounded():
    subject, sandbox = profiler({DOUBLE: Cost(call_ms=0.0)}, values=1)

    found = subject.measure(DOUBLE, Call([list(range(10**4))]), LIMITS)

    most = max(options.repeats for options in sandbox.workers[0].timed(DOUBLE))
    assert found.outcome is Outcome.OK
    # 50 KB marshalled, taken as 400 KB each: a quarter of 256 MiB holds some 160 of them.
    assert 100 < most < 200


def test_arguments_that_do_not_fit_many_times_are_given_fewer_times():
    subject, sandbox = profiler({DOUBLE: Cost(call_ms=0.1, most_calls=20)})

    found = subject.measure(DOUBLE, CALL, LIMITS, answer_sha256(42))

    assert found.outcome is Outcome.OK
    assert sandbox.workers[0].timed(DOUBLE)[-1].repeats in (0, 1, 16)
    assert found.metrics["cpu_time"].values == pytest.approx([0.1] * 5)


def test_without_counters_cycles_and_energy_are_estimated():
    subject, _ = profiler({DOUBLE: Cost(call_ms=30.0)})

    found = subject.measure(DOUBLE, CALL, LIMITS).metrics

    clock_hz = float(host()["clock_ghz"]) * 1e9
    assert found["cycles"].values == pytest.approx([0.03 * clock_hz] * 5)
    assert found["cycles"].provenance is Provenance.ESTIMATED
    # Hydra paper: 2.5e-10 J a cycle.
    assert found["energy"].values == pytest.approx([0.03 * clock_hz * 2.5e-10] * 5)
    assert found["energy"].provenance is Provenance.ESTIMATED


def test_counted_cycles_are_measured_and_energy_follows_from_them():
    events = ("cycles", "instructions", "cache-misses", "branch-misses")
    counts = {"cycles:u": 3.0, "instructions": 6.0, "cache-misses": 0.5}  # the host lacks one
    subject, _ = profiler({DOUBLE: Cost(call_ms=30.0)}, counts, counters=events)

    found = subject.measure(DOUBLE, CALL, LIMITS).metrics

    assert found["cycles"].values == pytest.approx([9e7] * 5)  # 30 ms at 3 GHz
    assert (found["cycles"].provenance, found["cycles"].backend) == (
        Provenance.MEASURED,
        "perf cycles:u",
    )
    assert found["energy"].values == pytest.approx([9e7 * 2.5e-10] * 5)
    assert found["energy"].provenance is Provenance.ESTIMATED
    assert found["instructions"].values == pytest.approx([1.8e8] * 5)
    assert found["cache_misses"].unit == "cache_misses"
    assert "branch_misses" not in found


def test_an_event_that_one_run_lacks_is_left_out():
    values = [{"wall_s": 1.0, "cpu_s": 1.0, "cycles": 5.0}, {"wall_s": 1.0, "cpu_s": 1.0}]

    found = metrics_of_runs(values, clock_ghz=2.0)

    assert found["cycles"].values == [2e9, 2e9]
    assert found["cycles"].provenance is Provenance.ESTIMATED


def test_the_task_clock_is_told_in_ms():
    found = metrics_of_runs([{"wall_s": 1.0, "cpu_s": 1.0, "task-clock:u": 2.5e6}], 2.0)

    assert (found["task_clock"].unit, found["task_clock"].values) == ("ms", [2.5])


class FakeMeter:
    """One joule for each call of the function, and half a joule a run."""

    backend = "rapl powercap package-0"

    def __init__(self):
        self.total = 0.0
        self.closed = False

    def joules(self):
        return self.total

    def close(self):
        self.closed = True


def test_metered_energy_is_measured_and_the_meter_is_closed():
    meter = FakeMeter()
    subject, sandbox = profiler({DOUBLE: Cost(call_ms=30.0)}, meter=meter)
    opened = sandbox.open()
    run = opened.run

    def metered(program, call, limits, options):
        meter.total += 0.5 + options.repeats
        return run(program, call, limits, options)

    opened.run = metered
    sandbox.open = lambda: opened
    with subject:
        found = subject.measure(DOUBLE, CALL, LIMITS).metrics["energy"]

    assert found.values == pytest.approx([1.0] * 5)
    assert (found.provenance, found.backend) == (Provenance.MEASURED, meter.backend)
    assert meter.closed
    assert opened.closed


def test_metered_runs_go_one_at_a_time():
    subject, sandbox = profiler({DOUBLE: Cost(call_ms=30.0)}, meter=FakeMeter())
    busy = threading.Lock()
    both = threading.Barrier(2)
    opened = [sandbox.open(), sandbox.open()]

    def guarded(run):
        def alone(*arguments):
            assert busy.acquire(blocking=False)
            try:
                return run(*arguments)
            finally:
                busy.release()

        return alone

    for worker in opened:
        worker.run = guarded(worker.run)
    waiting = list(opened)

    def open_together():
        both.wait(10)
        return waiting.pop()

    sandbox.open = open_together
    with ThreadPoolExecutor(2) as pool:
        done = [pool.submit(subject.measure, DOUBLE, CALL, LIMITS) for _ in range(2)]
        assert [future.result().outcome for future in done] == [Outcome.OK] * 2


def test_memory_is_resident_unless_tracing_is_asked_for():
    costs = {DOUBLE: Cost(memory_kib=64.0, traced_kib=3.5)}

    resident = profiler(costs)[0].measure(DOUBLE, CALL, LIMITS).metrics["memory"]
    traced = profiler(costs, trace_memory=True)[0].measure(DOUBLE, CALL, LIMITS).metrics["memory"]

    assert (resident.values, resident.backend) == ([64.0, 64.0], "wait4 resident peak")
    assert (traced.values, traced.backend) == ([3.5, 3.5], "tracemalloc, a second run")


def test_memory_of_a_whole_program_and_of_a_compiled_one_is_resident():
    costs = {COMPILED: Cost("42", memory_kib=64.0, call_ms=30.0)}

    found = profiler(costs, trace_memory=True)[0].measure(COMPILED, LINE, LIMITS, "42")

    assert found.metrics["memory"].values == [164.0, 164.0]


def test_tracing_that_does_not_fit_the_limits_leaves_resident_memory():
    cost = Cost(call_ms=30.0)
    subject, sandbox = profiler({DOUBLE: cost}, trace_memory=True)
    subject.measure(DOUBLE, CALL, LIMITS)
    runs = sandbox.workers[0].timed(DOUBLE)
    first = next(k for k, options in enumerate(runs, start=1) if options.trace_memory)
    cost.fails = {first: Outcome.TIMEOUT, first + 1: Outcome.TIMEOUT}
    again, _ = profiler({DOUBLE: cost}, trace_memory=True)

    found = again.measure(DOUBLE, CALL, LIMITS)

    assert found.metrics["memory"].backend == "wait4 resident peak"


class FakeCallgrind:
    backend = "callgrind in bubblewrap"

    def __init__(self, found):
        self.found = found
        self.asked = 0

    def count(self, program, call, limits):
        self.asked += 1
        return self.found


def test_instructions_are_counted_once_beside_the_timed_runs():
    counter = FakeCallgrind(InstructionCount(Outcome.OK, 1234))
    subject, _ = profiler({DOUBLE: Cost()}, instructions=counter)

    found = subject.measure(DOUBLE, CALL, LIMITS).metrics["instructions"]

    assert (found.values, found.backend, counter.asked) == ([1234.0], counter.backend, 1)


def test_instructions_that_cannot_be_counted_leave_the_rest():
    counter = FakeCallgrind(InstructionCount(Outcome.TIMEOUT, detail="too slow"))
    subject, _ = profiler({DOUBLE: Cost()}, instructions=counter)

    found = subject.measure(DOUBLE, CALL, LIMITS)

    assert found.outcome is Outcome.OK
    assert "instructions" not in found.metrics
    assert found.detail == "no instructions (timeout): too slow"


def test_a_wrong_program_is_not_run_under_callgrind():
    counter = FakeCallgrind(InstructionCount(Outcome.OK, 1234))
    subject, _ = profiler({DOUBLE: Cost(43)}, instructions=counter)

    subject.measure(DOUBLE, CALL, LIMITS, answer_sha256(42))

    assert counter.asked == 0


def test_a_pair_runs_in_the_order_abba_and_changes_the_hash_seed_after_it():
    costs = {DOUBLE: Cost(call_ms=30.0), ADD: Cost(call_ms=40.0)}
    subject, sandbox = profiler(costs)

    first, second = subject.measure_pair(DOUBLE, ADD, CALL, LIMITS, 3, size=21)

    runs = sandbox.workers[0].runs
    rounds = [(program, options.hash_seed) for program, options in runs[4:] if options.repeats][:6]
    assert rounds == [(DOUBLE, 0), (ADD, 0), (ADD, 0), (DOUBLE, 0), (ADD, 1), (DOUBLE, 1)]
    assert first.metrics["cpu_time"].values == pytest.approx([30.0] * 4)
    assert second.metrics["cpu_time"].values == pytest.approx([40.0] * 4)
    assert first.size == second.size == 21


def test_a_pair_that_is_clear_after_two_quads_costs_no_more():
    subject, _ = profiler({DOUBLE: Cost(call_ms=30.0), ADD: Cost(call_ms=40.0)})

    first, second = subject.measure_pair(DOUBLE, ADD, CALL, LIMITS, 8)

    assert [len(side.metrics["cpu_time"].values) for side in (first, second)] == [4, 4]


def test_a_pair_that_may_be_a_tie_is_run_to_the_end():
    subject, _ = profiler({DOUBLE: Cost(call_ms=30.0), ADD: Cost(call_ms=31.5)})

    first, second = subject.measure_pair(DOUBLE, ADD, CALL, LIMITS, 8)

    assert [len(side.metrics["cpu_time"].values) for side in (first, second)] == [8, 8]


def test_a_pair_whose_difference_drowns_in_noise_gets_more_runs():
    restless = Cost(call_ms=30.0, slower={9: 1.6, 12: 1.6, 13: 1.6})
    subject, _ = profiler({DOUBLE: restless, ADD: Cost(call_ms=31.5, slower={8: 0.6, 11: 0.6})})

    first, second = subject.measure_pair(DOUBLE, ADD, CALL, LIMITS, 4)

    made = {len(side.metrics["cpu_time"].values) for side in (first, second)}
    assert len(made) == 1
    assert 4 < made.pop() <= 16


def test_programs_measured_together_run_there_and_back():
    costs = {DOUBLE: Cost(call_ms=30.0), ADD: Cost(call_ms=40.0), CACHED: Cost(call_ms=50.0)}
    subject, sandbox = profiler(costs, values=3)

    found = subject.measure_together([DOUBLE, ADD, CACHED], CALL, LIMITS, answer_sha256(42))

    runs = sandbox.workers[0].runs
    rounds = [(program, options.hash_seed) for program, options in runs[6:] if options.repeats][:9]
    there = [DOUBLE, ADD, CACHED]
    assert [program for program, _ in rounds] == [*there, *there[::-1], *there]
    assert [seed for _, seed in rounds] == [0] * 6 + [1] * 3
    assert [side.metrics["cpu_time"].values[0] for side in found] == pytest.approx([30, 40, 50])


def test_one_of_several_that_fails_spoils_only_its_own_figures():
    costs = {DOUBLE: Cost(call_ms=30.0), ADD: Cost(answer=43)}
    subject, _ = profiler(costs)

    found = subject.measure_together([ADD, DOUBLE], CALL, LIMITS, answer_sha256(42))

    assert [side.outcome for side in found] == [Outcome.WRONG_ANSWER, Outcome.OK]
    assert found[0].metrics == {}


def test_what_the_null_test_found_stands_in_every_record():
    costs = {DOUBLE: Cost(), NULL_PROGRAM: Cost(answer="119999 1009 50004\n")}
    subject, _ = profiler(costs)

    assert subject.assess(8).passes

    found = subject.measure(DOUBLE, CALL, LIMITS)
    assert found.host["aa_gate"].startswith("passed, CV 0.0 %")
    assert found.machine == subject.machine


def test_the_first_programs_answer_is_the_reference_of_a_pair():
    subject, _ = profiler({DOUBLE: Cost(42), ADD: Cost(43)})

    first, second = subject.measure_pair(DOUBLE, ADD, CALL, LIMITS, 2)

    assert (first.outcome, second.outcome) == (Outcome.OK, Outcome.WRONG_ANSWER)
    assert len(first.metrics["latency"].values) == 2
    assert second.metrics == {}


def test_a_pair_of_which_one_may_keep_something_is_called_once_a_run():
    subject, sandbox = profiler({DOUBLE: Cost(call_ms=0.1), CACHED: Cost(call_ms=0.1)})

    subject.measure_pair(DOUBLE, CACHED, CALL, LIMITS, 2)

    assert {options.repeats for options in sandbox.workers[0].timed(DOUBLE)} == {0, 1}


def test_a_pair_needs_a_round():
    with pytest.raises(ValueError, match="repeats"):
        profiler({})[0].measure_pair(DOUBLE, ADD, CALL, LIMITS, 0)


def test_a_worker_is_used_again_and_closed_at_the_end():
    subject, sandbox = profiler({DOUBLE: Cost(), ADD: Cost(43)})

    with subject:
        subject.measure(DOUBLE, CALL, LIMITS)
        subject.measure(ADD, CALL, LIMITS, answer_sha256(42))
        assert [worker.closed for worker in sandbox.workers] == [False]
    assert [worker.closed for worker in sandbox.workers] == [True]


def test_each_thread_has_a_worker_that_is_closed_after_the_threads_end():
    subject, sandbox = profiler({DOUBLE: Cost()})

    for _ in range(2):
        thread = threading.Thread(target=subject.measure, args=(DOUBLE, CALL, LIMITS))
        thread.start()
        thread.join()
    subject.measure(DOUBLE, CALL, LIMITS)

    assert [worker.closed for worker in sandbox.workers] == [True, True, False]


def test_a_worker_that_failed_by_itself_is_replaced():
    subject, sandbox = profiler({DOUBLE: Cost(fails={1: Outcome.SANDBOX_ERROR})})

    assert subject.measure(DOUBLE, CALL, LIMITS).outcome is Outcome.SANDBOX_ERROR
    assert sandbox.workers[0].closed
    subject.measure(DOUBLE, CALL, LIMITS)
    assert len(sandbox.workers) == 2


def test_a_run_without_usage_is_the_sandboxes_fault():
    subject, sandbox = profiler({DOUBLE: Cost()})
    opened = sandbox.open()
    opened.run = lambda *arguments: Run(Outcome.OK, answer=42)
    sandbox.open = lambda: opened

    assert subject.measure(DOUBLE, CALL, LIMITS).outcome is Outcome.SANDBOX_ERROR


def test_the_name_says_what_measures():
    costs = {}

    assert profiler(costs)[0].name == "fake"
    assert profiler(costs, counters=["page-faults"])[0].name == "fake+perf_software"
    full, _ = profiler(
        costs,
        counters=["cycles", "page-faults"],
        meter=FakeMeter(),
        instructions=FakeCallgrind(None),
        trace_memory=True,
    )
    assert full.name == "fake+perf+rapl+callgrind+tracemalloc"


@pytest.mark.parametrize("name", ["values", "min_run_ms", "hash_seeds"])
def test_numbers_must_be_positive(name):
    with pytest.raises(UserError, match=f"{name}=0"):
        profiler({}, **{name: 0})
