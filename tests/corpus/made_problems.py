"""Problems of three programs, and measurements of them, for tests of pairs and examples."""

from __future__ import annotations

from hydraopt.corpus.pairs import preferences_of
from hydraopt.corpus.records import Problem, Program
from hydraopt.preference.labels.hard import HardLabel
from hydraopt.preference.normalizers.log_ratio import LogRatio
from hydraopt.preference.objectives import named_objectives
from hydraopt.profiling.records import Measurement, MetricValues, Outcome, Provenance

NAMES = ("original", "quick", "lean")


def problem(name: str = "family/sum", programs: tuple[str, ...] = NAMES, tag: str = "") -> Problem:
    return Problem(
        problem=name,
        family="family",
        statement="",
        entry_point="f",
        programs=[Program(p, f"def f(n):\n    return n  # {name} {p}{tag}\n") for p in programs],
        tests=[],
        generator="",
        scaled=[],
    )


def measurement(
    program: Program,
    latency: float = 1.0,
    memory: float = 10.0,
    *,
    inputs: str = "a",
    size: int = 1,
    outcome: Outcome = Outcome.OK,
    machine: str = "m",
    detail: str = "",
) -> Measurement:
    metrics = {
        "latency": MetricValues("ms", [latency, latency * 1.1], Provenance.MEASURED, "clock"),
        "memory": MetricValues("KiB", [memory], Provenance.MEASURED, "tracemalloc"),
    }
    return Measurement(
        program=program.program,
        inputs=inputs,
        profiler="rusage",
        machine=machine,
        outcome=outcome,
        metrics=metrics if outcome == Outcome.OK else {},
        detail=detail,
        size=size,
    )


def all_ok(one: Problem, latencies=(9.0, 1.0, 3.0), memories=(50.0, 90.0, 10.0)):
    return [
        measurement(program, latency, memory)
        for program, latency, memory in zip(one.programs, latencies, memories, strict=True)
    ]


def preferences(pairs, objectives=("latency", "memory")):
    return preferences_of(pairs, named_objectives(objectives), LogRatio(), HardLabel())
