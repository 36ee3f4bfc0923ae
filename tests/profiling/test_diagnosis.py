from __future__ import annotations

import json
from typing import Any

from hydraopt.common.errors import UserError
from hydraopt.profiling.backends import BackendFinding
from hydraopt.profiling.diagnosis import advice_of, diagnose, runs_of_null_test
from hydraopt.profiling.noise import Gate
from hydraopt.profiling.records import Outcome
from hydraopt.profiling.sandbox.contract import Run, RunOptions, Usage
from hydraopt.profiling.sandbox.probe import Feature, Isolation

FINE = Feature(True, "there")
ANSWER = "119999 1009 50004\n"


class SteadyWorker:
    """Answers as the null test's program does, with CPU times that a rule gives."""

    def __init__(self, seconds: Any) -> None:
        self.seconds = seconds
        self.made = 0

    def run(self, program: Any, call: Any, limits: Any, options: RunOptions) -> Run:
        seconds = self.seconds(self.made)
        self.made += 1
        return Run(Outcome.OK, answer=ANSWER, usage=Usage(seconds, seconds, 100.0, 10, 0))

    def close(self) -> None:
        return None

    def __enter__(self) -> SteadyWorker:
        return self

    def __exit__(self, *_: object) -> None:
        return None


class FakeSandbox:
    name = "fake"
    isolates = True
    interpreter = "CPython 3.99"

    def __init__(self, worker: SteadyWorker | None) -> None:
        self.worker = worker

    def open(self) -> SteadyWorker:
        if self.worker is None:
            raise UserError("no kernel for it; take another host")
        return self.worker


def test_a_steady_host_passes_and_every_run_is_counted() -> None:
    worker = SteadyWorker(lambda made: 0.030 + 0.0001 * (made % 3))
    ticks: list[int] = []
    found = diagnose(FakeSandbox(worker), 10, lambda: ticks.append(1))
    assert found.healthy
    assert found.gate is not None
    assert found.gate.passes
    assert len(ticks) == worker.made == runs_of_null_test(10)
    assert json.loads(json.dumps(found.to_json()))["healthy"] is True


def test_a_noisy_host_fails_its_gate_and_is_told_what_to_change() -> None:
    worker = SteadyWorker(lambda made: 0.030 * (1 + (made * 7919 % 13) / 10))
    found = diagnose(FakeSandbox(worker), 10)
    assert not found.healthy
    assert any("Measure while nothing else runs" in text for text in found.advice)


def test_a_sandbox_that_does_not_start_is_a_finding_and_no_crash() -> None:
    found = diagnose(FakeSandbox(None), 10)
    assert found.test is None
    assert not found.isolates
    assert not found.healthy
    assert found.advice[0] == "no kernel for it; take another host"


def test_what_is_missing_is_advised_and_what_is_there_is_not() -> None:
    missing = Feature(False, "install bubblewrap")
    isolation = Isolation(FINE, 7, FINE, missing, FINE, Feature(False, "install setarch"))
    gate = Gate(True, (), 0.01, 0.02, 8, 0.0)
    backends = [
        BackendFinding("perf", True, "", ("cycles",)),
        BackendFinding("rapl", False, "no powercap"),
    ]
    advice = advice_of(isolation, backends, gate, "")
    assert advice == [
        "install bubblewrap",
        "install setarch",
        "For measured energy: rapl is not available here (no powercap).",
    ]
