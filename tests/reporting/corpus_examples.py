"""A small data set's description, with figures made up by formula."""

from hydraopt.corpus.description import describe
from hydraopt.corpus.records import Problem, Program
from hydraopt.preference.objectives import PAPER_OBJECTIVES
from hydraopt.profiling.records import Measurement, MetricValues, Outcome, Provenance

HOSTILE = "</td><script>alert('x')</script><img src=x onerror=alert(1)>"


def problems(count=6, family="sorting", split="train"):
    return [
        Problem(
            problem=f"{family}/{k}",
            family=family,
            statement="",
            entry_point="f",
            programs=[Program(f"p{p}", f"# {family} {k} {p}\n") for p in range(3)],
            tests=[],
            generator="",
            scaled=[],
            split=split if k % 3 else "validation",
        )
        for k in range(count)
    ]


def measurement(program, size, latency, memory, **more):
    cycles = [2.6e6 * value for value in latency]
    metrics = {
        "latency": MetricValues("ms", latency, Provenance.MEASURED, "perf_counter"),
        "memory": MetricValues("KiB", [memory], Provenance.MEASURED, "tracemalloc"),
        "cycles": MetricValues("cycles", cycles, Provenance.ESTIMATED, "getrusage x 2.60 GHz"),
        "throughput": MetricValues(
            "calls/s", [1000 / value for value in latency], Provenance.DERIVED, "1 / latency"
        ),
        "energy": MetricValues(
            "J", [2.5e-10 * value for value in cycles], Provenance.ESTIMATED, "cycles x 2.5e-10 J"
        ),
    }
    record = {
        "program": program.program,
        "inputs": f"{size}",
        "profiler": "rusage",
        "machine": "0a1b",
        "outcome": Outcome.OK,
        "metrics": metrics,
        "size": size,
        "host": {"cpu": "Example CPU"},
    }
    return Measurement(**{**record, **more})


def measurements(found):
    made = []
    for k, problem in enumerate(found):
        for p, program in enumerate(problem.programs):
            for size in (10, 100):
                latency = [(1 + k) * size ** (2 - p / 2) * (1 + 0.02 * r) for r in range(3)]
                made.append(measurement(program, size, latency, 10.0 * (1 + p * k)))
    return made


def example(**options):
    found = problems()
    return describe(found, measurements(found), list(PAPER_OBJECTIVES.values()), **options)
