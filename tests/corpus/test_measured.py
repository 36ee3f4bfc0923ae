from __future__ import annotations

import pytest

from hydraopt.corpus import measured
from hydraopt.corpus.records import Problem, Program
from hydraopt.profiling.records import Measurement, MetricValues, Outcome, Provenance


def measurement(
    metrics: dict[str, list[float]] | None = None,
    *,
    program: str = "p",
    size: int = 0,
    machine: str = "m",
    outcome: Outcome = Outcome.OK,
    detail: str = "",
    backend: str = "clock",
) -> Measurement:
    found = {
        name: MetricValues("ms", values, Provenance.MEASURED, backend)
        for name, values in (metrics or {}).items()
    }
    return Measurement(
        program=program,
        inputs=f"{size}",
        profiler="rusage",
        machine=machine,
        outcome=outcome,
        metrics=found,
        detail=detail,
        size=size,
        host={"cpu": f"CPU of {machine}"},
    )


def problem(name: str, *sources: str) -> Problem:
    programs = [Program(source, source) for source in sources]
    return Problem(name, "family", "", "f", programs, [], "", [])


def test_noise_is_the_robust_cv_of_repeated_values():
    found = measured.noise_of(
        [
            measurement({"latency": [10.0, 10.0, 10.0]}),  # 0
            measurement({"latency": [9.0, 10.0, 12.0]}),  # MAD 1: 1.4826 / 10
            measurement({"latency": [10.0]}),
            measurement(outcome=Outcome.ERROR),
        ],
        "latency",
    )
    assert (found.measurements, found.single, found.above) == (2, 1, 0.5)
    assert found.quantiles[0] == 0.0
    assert found.quantiles[-1] == pytest.approx(0.14826)
    assert found.quantiles[10] == pytest.approx(0.07413)


def test_a_metric_measured_once_has_no_noise_to_tell():
    found = measured.noise_of([measurement({"memory": [4.0]})], "memory")
    assert (found.measurements, found.single, found.above, found.quantiles) == (0, 1, None, [])


def test_sources_and_sites_are_counted():
    runs = [
        measurement({"latency": [1.0, 2.0, 3.0]}),
        measurement({"latency": [1.0]}),
        measurement({"latency": [1.0, 2.0]}, machine="n", backend="counter"),
    ]
    assert [(s.backend, s.measurements, s.values) for s in measured.sources(runs)] == [
        ("clock", 2, 2.0),
        ("counter", 1, 2.0),
    ]
    assert [(s.machine, s.measurements, s.host["cpu"]) for s in measured.sites(runs)] == [
        ("m", 2, "CPU of m"),
        ("n", 1, "CPU of n"),
    ]


def test_a_metric_that_follows_from_another_in_every_value_is_found():
    runs = [
        measurement(
            {
                "latency": [latency, 2 * latency],
                "memory": [memory],
                "cycles": [latency * drift, 2 * latency],
                "throughput": [1000 / latency, 500 / latency],
                "energy": [latency * drift * 2.5e-10, 2 * latency * 2.5e-10],
            }
        )
        for latency, memory, drift in ((1.0, 3.0, 1.0), (7.0, 5.0, 1.01), (9.0, 1.0, 1.0))
    ]
    names = ["latency", "memory", "cycles", "throughput", "energy"]
    found = {(i.metric, i.other, i.power): i.constant for i in measured.identities(runs, names)}
    assert found == {
        ("throughput", "latency", -1): pytest.approx(1000.0),
        ("energy", "cycles", 1): pytest.approx(2.5e-10),
    }


def test_values_that_never_vary_tie_no_metrics():
    runs = [measurement({"latency": [1.0, 1.0], "memory": [4.0, 4.0]})]
    assert measured.identities(runs, ["latency", "memory"]) == []


@pytest.mark.parametrize(("factor", "fastest"), [(3e-6, 2.0), (3e-3, 1.0)])
def test_growth_is_the_exponent_of_latency_over_size(factor, fastest):
    # At the largest size the linear program takes 500 ms, the quadratic one 3 ms or 3000 ms.
    runs = []
    for size in (10, 100, 1000):
        runs.append(measurement({"latency": [factor * size**2]}, program=sha("slow"), size=size))
        runs.append(measurement({"latency": [0.5 * size]}, program=sha("fast"), size=size))
    # Another host's figure does not mix in.
    runs.append(measurement({"latency": [1e-9]}, program=sha("fast"), size=1000, machine="n"))
    (row,) = measured.growth([problem("family/p", "slow", "fast")], runs)
    assert row.original == pytest.approx(2.0)
    assert row.fastest == pytest.approx(fastest)


def test_quartiles_are_over_a_familys_problems():
    problems = [problem(f"family/{power}", f"{power}") for power in (0, 1, 2, 3, 4)]
    runs = [
        measurement({"latency": [float(size**power)]}, program=sha(f"{power}"), size=size)
        for power in (0, 1, 2, 3, 4)
        for size in (2, 4, 8)
    ]
    (row,) = measured.growth(problems, runs)
    assert row.problems == 5
    assert row.original == pytest.approx(2.0)
    assert row.original_range == pytest.approx((1.0, 3.0))


def test_problems_of_one_size_or_without_an_original_tell_no_growth():
    problems = [problem("family/a", "one"), problem("family/b", "unmeasured", "rival")]
    runs = [measurement({"latency": [1.0]}, program=sha("one"), size=10)]
    runs += [measurement({"latency": [1.0]}, program=sha("rival"), size=s) for s in (1, 2)]
    assert measured.growth(problems, runs) == []


def sha(source: str) -> str:
    return Program("", source).program
