"""A small problem with candidates, and a profiler that reads its figures off a list."""

import contextlib
from collections import Counter

from hydraopt.common.files import sha256_text
from hydraopt.corpus.records import Problem, Program, ScaledInput, Test, make_call
from hydraopt.profiling.answers import answer_sha256
from hydraopt.profiling.records import (
    Call,
    Measurement,
    MetricValues,
    Outcome,
    Provenance,
)

ORIGINAL = """\
def double_all(values):
    result = []
    for value in values:
        result.append(value * 2)
    return result
"""
FAST = "def double_all(values):\n    return [value * 2 for value in values]\n"
SLOW = "def double_all(values):\n    return [value + value for value in list(values)]\n"
WRONG = "def double_all(values):\n    return [value * value for value in values]\n"
GENERATOR = "def make_input(rng, size):\n    return [[rng.randrange(9) for _ in range(size)]]\n"


def doubled(size):
    return answer_sha256([value * 2 for value in make_call(GENERATOR, size, 0).args[0]])


def make_problem(name="small/double_all", original=ORIGINAL):
    return Problem(
        problem=name,
        family="small",
        statement="Return the doubled values.",
        entry_point="double_all",
        programs=[Program("original", original)],
        tests=[Test(Call([[]]), []), Test(Call([[3, -1]]), [6, -2])],
        generator=GENERATOR,
        scaled=[ScaledInput(4, 0, doubled(4)), ScaledInput(12, 0, doubled(12))],
        split="test",
    )


class ListedProfiler:
    """Knows the latency in ms of every source; memory is always 8 KiB."""

    name = "listed"
    machine = "0" * 16

    def __init__(self, latency_ms, failing=()):
        self.latency_ms = latency_ms
        self.failing = failing
        self.pairs = 0
        self.alone = 0

    def measurement(self, source, call, size):
        if source in self.failing:
            return Measurement(
                sha256_text(source), call.key(), self.name, self.machine, Outcome.TIMEOUT,
                detail="not finished within 1 s",
            )  # fmt: skip
        latency = self.latency_ms[source]
        metrics = {
            "latency": MetricValues(
                "ms", [latency * 0.99, latency, latency * 1.01], Provenance.MEASURED, "list"
            ),
            "memory": MetricValues("KiB", [8.0, 8.0, 8.0], Provenance.MEASURED, "list"),
            "throughput": MetricValues("calls/s", [1e3 / latency] * 3, Provenance.DERIVED, "list"),
        }
        return Measurement(
            sha256_text(source), call.key(), self.name, self.machine, Outcome.OK, metrics, size=size
        )

    def measure(self, program, call, limits, expected=None, *, size=0):
        self.alone += 1
        return self.measurement(program.source, call, size)

    def measure_pair(self, first, second, call, limits, repeats, expected=None, *, size=0):
        self.pairs += 1
        return tuple(self.measurement(side.source, call, size) for side in (first, second))

    def close(self):
        pass


class CountingSandbox:
    """Counts how often each source is run in another sandbox."""

    def __init__(self, inner):
        self.inner = inner
        self.name = inner.name
        self.runs = Counter()

    @contextlib.contextmanager
    def open(self):
        with self.inner.open() as worker:
            yield CountingWorker(worker, self.runs)


class CountingWorker:
    """One worker of it."""

    def __init__(self, worker, runs):
        self.worker = worker
        self.runs = runs

    def run(self, program, call, limits):
        # Behind the source stands what looks at the arguments that are left.
        self.runs[program.source.split("\n\n\ndef _hydraopt")[0] + "\n"] += 1
        return self.worker.run(program, call, limits)
