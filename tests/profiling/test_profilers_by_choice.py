"""The profilers that a user chooses by name, on hosts of several kinds and on this one."""

import logging
import shutil

import pytest

from hydraopt.common.errors import UserError
from hydraopt.profiling.answers import answer_sha256
from hydraopt.profiling.backends import probe_backends
from hydraopt.profiling.counters.perf_events import EventFinding
from hydraopt.profiling.profilers import auto, callgrind, perf, rapl
from hydraopt.profiling.profilers.auto import AutoProfiler
from hydraopt.profiling.profilers.callgrind import CallgrindProfiler
from hydraopt.profiling.profilers.perf import PerfProfiler
from hydraopt.profiling.profilers.rapl import RaplProfiler
from hydraopt.profiling.profilers.sandboxed import SandboxProfiler
from hydraopt.profiling.profilers.traced import TracedProfiler
from hydraopt.profiling.records import Call, Limits, Outcome, Provenance
from hydraopt.profiling.sandbox.contract import Language, Program
from hydraopt.profiling.sandbox.probe import probe
from hydraopt.profiling.sandbox.zygote import ZygoteSandbox

NO_COUNTER = "this processor shows no such counter"
LIMITS = Limits(wall_s=20.0, memory_mib=512, output_mib=1)


class ClosedSandbox:
    name = "closed"
    isolates = True
    interpreter = "CPython 3.99"

    def open(self):
        raise AssertionError("nothing is run here")


class FakeMeter:
    backend = "rapl powercap package-0"

    def joules(self):
        return 0.0

    def close(self):
        pass


def counts_all(names):
    return [EventFinding(name, name) for name in names]


def counts_nothing(names):
    return [EventFinding(name, "", NO_COUNTER) for name in names]


def counts_software(names):
    software = ("task-clock", "page-faults")
    return [
        EventFinding(name, name) if name in software else EventFinding(name, "", NO_COUNTER)
        for name in names
    ]


def host_with(events, meter):
    return lambda: probe_backends(
        events=events, meter=lambda: (meter, "no powercap driver"), callgrind=lambda: (True, "")
    )


def test_auto_takes_counters_and_rapl_where_they_are():
    found = AutoProfiler(
        ClosedSandbox(),
        probe=host_with(counts_all, FakeMeter()),
        open_energy_meter=lambda: (FakeMeter(), ""),
    )

    assert found.name == "closed+perf+rapl+tracemalloc"
    assert {choice.metric: choice.backend for choice in found.choices} == {
        "latency": "rusage",
        "memory": "tracemalloc",
        "cycles": "perf",
        "throughput": "rusage",
        "energy": "rapl",
    }


def test_auto_estimates_elsewhere_and_says_why(caplog):
    with caplog.at_level(logging.INFO, auto.__name__):
        found = AutoProfiler(ClosedSandbox(), probe=host_with(counts_software, None))

    assert found.name == "closed+perf_software+tracemalloc"
    cycles = next(choice for choice in found.choices if choice.metric == "cycles")
    assert (cycles.backend, cycles.provenance) == ("rusage", Provenance.ESTIMATED)
    assert NO_COUNTER in cycles.why_not_better
    assert "latency measured by rusage; memory measured by tracemalloc" in caplog.text
    assert "cycles, energy estimated by rusage" in caplog.text


def test_perf_counts_what_there_is_and_names_the_rest(monkeypatch, caplog):
    monkeypatch.setattr(perf, "probe_events", counts_software)

    found = PerfProfiler(ClosedSandbox())

    assert found.name == "closed+perf_software+tracemalloc"
    assert f"cycles: {NO_COUNTER}" in caplog.text


def test_perf_without_any_event_is_refused(monkeypatch):
    monkeypatch.setattr(perf, "probe_events", counts_nothing)

    with pytest.raises(UserError, match=r"counts no event.*profiler=auto"):
        PerfProfiler(ClosedSandbox())


def test_an_unknown_event_lists_the_known_ones():
    with pytest.raises(UserError, match=r"beauty is unknown.*cycles"):
        PerfProfiler(ClosedSandbox(), events=["cycles", "beauty"])


def test_rapl_is_refused_with_the_reason(monkeypatch):
    monkeypatch.setattr(rapl, "open_meter", lambda: (None, "no powercap driver"))

    with pytest.raises(UserError, match="no powercap driver"):
        RaplProfiler(ClosedSandbox())


def test_rapl_is_taken_where_it_is(monkeypatch):
    monkeypatch.setattr(rapl, "open_meter", lambda: (FakeMeter(), ""))

    found = RaplProfiler(ClosedSandbox(), trace_memory=False, values=3)

    assert found.name == "closed+rapl"


def test_callgrind_without_valgrind_is_refused(monkeypatch):
    monkeypatch.setattr(callgrind, "find_callgrind", lambda: (False, "valgrind not found"))

    with pytest.raises(UserError, match="valgrind not found"):
        CallgrindProfiler(ClosedSandbox())


def test_callgrind_without_bubblewrap_counts_trusted_programs_only(monkeypatch):
    about = "bubblewrap not found: for trusted programs only"
    monkeypatch.setattr(callgrind, "find_callgrind", lambda: (True, about))

    with pytest.raises(UserError, match=r"profiler\.trusted=true"):
        CallgrindProfiler(ClosedSandbox())
    assert "callgrind" in CallgrindProfiler(ClosedSandbox(), trusted=True).name


def isolates():
    host = probe()
    return host.landlock.present and host.seccomp.present


def really(test):
    test = pytest.mark.skipif(not isolates(), reason="Landlock or seccomp is missing")(test)
    return pytest.mark.sandbox(test)


SUM = Program("def f(values):\n    return sum(values)\n", "f")
LOOP = Program(
    "def f(values):\n    total = 0\n    for value in values:\n        total += value\n"
    "    return total\n",
    "f",
)


@really
def test_a_function_is_measured_in_the_sandbox():
    call = Call([list(range(20_000))])
    with AutoProfiler(ZygoteSandbox(), values=2, min_run_ms=10.0) as subject:
        first, second = subject.measure_pair(
            SUM, LOOP, call, LIMITS, 2, answer_sha256(199_990_000), size=20_000
        )

    assert first.outcome is second.outcome is Outcome.OK, (first.detail, second.detail)
    for name, unit in {
        "latency": "ms",
        "cpu_time": "ms",
        "memory": "KiB",
        "cycles": "cycles",
        "throughput": "calls/s",
        "energy": "J",
    }.items():
        assert first.metrics[name].unit == unit
        assert all(value > 0 for value in first.metrics[name].values)
    # A loop of bytecode takes several times what the C loop takes.
    assert min(second.metrics["cpu_time"].values) > min(first.metrics["cpu_time"].values)


@really
def test_software_events_of_a_sandboxed_program_are_counted():
    if not any(found.available for found in perf.probe_events(["page-faults"])):
        pytest.skip("this host does not allow perf_event_open")
    grows = Program("block = bytearray(8 * 2**20)\nblock[::4096] = bytes(2048)\nprint(input())\n")
    with PerfProfiler(ZygoteSandbox(), events=["page-faults"], values=2) as subject:
        found = subject.measure(grows, Call([], stdin="3\n"), LIMITS, "3")

    assert found.outcome is Outcome.OK, found.detail
    # 8 MiB are 2048 pages of 4 KiB, or 4 huge ones.
    assert all(value >= 4 for value in found.metrics["page_faults"].values)
    assert found.metrics["page_faults"].provenance is Provenance.MEASURED


@really
def test_traced_memory_of_a_function_is_that_of_its_own_objects():
    makes = Program("def f(n):\n    return len(bytearray(n))\n", "f")
    with TracedProfiler(ZygoteSandbox(), values=1, hash_seeds=1) as subject:
        found = subject.measure(makes, Call([2**20]), LIMITS, answer_sha256(2**20))

    assert found.metrics["memory"].values == [pytest.approx(1024, abs=16)]


@really
def test_a_wrong_and_a_failing_program_have_outcomes_and_no_figures():
    fails = Program("def f(values):\n    return 1 / 0\n", "f")
    with SandboxProfiler(ZygoteSandbox(), values=1) as subject:
        wrong = subject.measure(SUM, Call([[1, 2]]), LIMITS, answer_sha256(4))
        failed = subject.measure(fails, Call([[1, 2]]), LIMITS, answer_sha256(3))

    assert (wrong.outcome, wrong.metrics) == (Outcome.WRONG_ANSWER, {})
    assert (failed.outcome, failed.metrics) == (Outcome.ERROR, {})
    assert "ZeroDivisionError" in failed.detail


@really
@pytest.mark.skipif(shutil.which("gcc") is None, reason="gcc is missing")
def test_a_compiled_program_is_measured():
    source = (
        '#include <stdio.h>\nint main(void){volatile long s=0;long n;if(scanf("%ld",&n)!=1)'
        'return 1;for(long i=0;i<n;i++)s+=1;printf("%ld\\n",s);return 0;}\n'
    )
    program = Program(source, language=Language.C)
    with SandboxProfiler(ZygoteSandbox(), values=2) as subject:
        found = subject.measure(program, Call([], stdin="1000000\n"), LIMITS, "1000000")

    assert found.outcome is Outcome.OK, found.detail
    assert len(found.metrics["latency"].values) == 2
