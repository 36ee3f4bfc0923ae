import pytest

from hydraopt.common.errors import UserError
from hydraopt.profiling.backends import METRICS, best_backend, metric_of, probe_backends
from hydraopt.profiling.counters.perf_events import EventFinding
from hydraopt.profiling.records import Provenance

NO_COUNTER = "this processor shows no such counter"


class FakeMeter:
    backend = "rapl powercap package-0"
    closed = False

    def joules(self):
        return 0.0

    def close(self):
        self.closed = True


def server_events(names):
    return [EventFinding(name, name) for name in names]


def virtual_events(names):
    return [
        EventFinding(name, name) if name in ("task-clock", "page-faults") else
        EventFinding(name, "", NO_COUNTER)
        for name in names
    ]  # fmt: skip


def server():
    return probe_backends(
        events=server_events, meter=lambda: (FakeMeter(), ""), callgrind=lambda: (True, "")
    )


def virtual_machine():
    return probe_backends(
        events=virtual_events,
        meter=lambda: (None, "no powercap driver"),
        callgrind=lambda: (False, "valgrind not found"),
    )


def by_name(findings):
    return {found.name: found for found in findings}


def test_a_server_provides_everything():
    found = by_name(server())

    assert all(entry.available for entry in found.values())
    assert found["perf"].provides == ("cycles", "instructions", "cache_misses", "branch_misses")
    assert found["rapl"].provides == ("energy",)
    assert "package" in found["rapl"].reason
    assert found["callgrind"].provides == ("instructions",)


def test_a_virtual_machine_names_what_is_missing():
    found = by_name(virtual_machine())

    assert not found["perf"].available
    assert found["perf"].reason == (
        f"cycles, instructions, cache-misses, branch-misses: {NO_COUNTER}"
    )
    assert found["perf_software"].provides == ("task_clock", "page_faults")
    assert found["perf_software"].reason == f"context-switches: {NO_COUNTER}"
    assert found["rapl"] == type(found["rapl"])("rapl", False, "no powercap driver", ())
    assert found["rusage"].available


def test_the_probe_gives_the_meter_back():
    meter = FakeMeter()

    probe_backends(events=server_events, meter=lambda: (meter, ""), callgrind=lambda: (True, ""))

    assert meter.closed


@pytest.mark.parametrize(
    ("metric", "backend", "provenance"),
    [
        ("latency", "rusage", Provenance.MEASURED),
        ("memory", "tracemalloc", Provenance.MEASURED),
        ("cycles", "perf", Provenance.MEASURED),
        ("throughput", "rusage", Provenance.DERIVED),
        ("energy", "rapl", Provenance.MEASURED),
        ("instructions", "perf", Provenance.MEASURED),
    ],
)
def test_a_server_takes_the_best_of_everything(metric, backend, provenance):
    choice = best_backend(metric, server())

    assert (choice.backend, choice.provenance, choice.why_not_better) == (backend, provenance, "")


def test_a_virtual_machine_estimates_and_says_why():
    cycles = best_backend("cycles", virtual_machine())
    energy = best_backend("energy", virtual_machine())

    assert (cycles.backend, cycles.provenance) == ("rusage", Provenance.ESTIMATED)
    assert NO_COUNTER in cycles.why_not_better
    assert (energy.backend, energy.provenance) == ("rusage", Provenance.ESTIMATED)
    assert "rapl: no powercap driver" in energy.why_not_better
    assert str(energy).startswith("energy: estimated by rusage (rapl: no powercap driver")


def test_counted_cycles_estimate_energy_where_rapl_is_missing():
    findings = probe_backends(
        events=server_events,
        meter=lambda: (None, "root only"),
        callgrind=lambda: (False, "absent"),
    )

    energy = best_backend("energy", findings)

    assert (energy.backend, energy.provenance) == ("perf", Provenance.ESTIMATED)
    assert energy.why_not_better == "rapl: root only"


def test_callgrind_is_taken_only_on_request():
    findings = probe_backends(
        events=virtual_events, meter=lambda: (None, ""), callgrind=lambda: (True, "")
    )

    assert best_backend("instructions", findings, costly=True).backend == "callgrind"
    with pytest.raises(UserError, match="only on request"):
        best_backend("instructions", findings)


def test_what_cannot_be_measured_names_every_reason():
    with pytest.raises(UserError, match=r"no such counter.*valgrind not found"):
        best_backend("instructions", virtual_machine(), costly=True)


def test_an_unknown_metric_lists_the_known_ones():
    with pytest.raises(UserError, match="latency"):
        best_backend("beauty", virtual_machine())


def test_events_become_names_of_metrics():
    assert metric_of("cache-misses") == "cache_misses"
    assert metric_of("cycles:u") == "cycles"


def test_this_host_has_a_backend_for_each_of_the_five_metrics():
    findings = probe_backends()

    for metric in set(METRICS) - {"instructions"}:
        assert best_backend(metric, findings).backend
    assert all(found.available or found.reason for found in findings)
