"""What a host can isolate, measure and tell apart: the figures behind `hydraopt doctor`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from hydraopt.common.errors import UserError
from hydraopt.profiling.backends import (
    METRICS,
    BackendChoice,
    BackendFinding,
    best_backend,
    probe_backends,
)
from hydraopt.profiling.host import host, machine_fingerprint
from hydraopt.profiling.noise import Gate, NullTest, gate, null_test_in
from hydraopt.profiling.records import Call, Limits
from hydraopt.profiling.sandbox.contract import Program, Run, RunOptions, Sandbox, Worker
from hydraopt.profiling.sandbox.probe import Isolation, probe

_PLAIN = RunOptions()

FORMAT = 1
"""Version of the JSON form. 1: first version."""


@dataclass(frozen=True)
class Diagnosis:
    """What was found on this host.

    Attributes:
        host: Its description (`hydraopt.profiling.host`).
        isolation: What it can isolate.
        backends: What it can measure with.
        choices: What each metric is taken from.
        sandbox: Where the program of the null test ran.
        isolates: Whether programs of strangers may run there.
        refused: Why the sandbox did not start; empty where it did.
        test: The null test; None where the sandbox did not start.
        gate: Whether figures of this host may become labels.
        advice: What to change, most useful first.
    """

    host: dict[str, str]
    isolation: Isolation
    backends: list[BackendFinding]
    choices: list[BackendChoice]
    sandbox: str
    isolates: bool
    refused: str
    test: NullTest | None
    gate: Gate | None
    advice: list[str]

    @property
    def healthy(self) -> bool:
        """Whether strangers' programs can be run here and their figures told apart."""
        return self.gate is not None and self.gate.passes and self.isolates

    def to_json(self) -> dict[str, Any]:
        """Return everything as plain JSON."""
        return {
            "format": FORMAT,
            "machine": machine_fingerprint(self.host),
            "host": self.host,
            "isolation": asdict(self.isolation),
            "backends": [asdict(finding) for finding in self.backends],
            "choices": [asdict(choice) for choice in self.choices],
            "sandbox": self.sandbox,
            "isolates": self.isolates,
            "refused": self.refused,
            "null_test": self.test.to_json() if self.test else None,
            "gate": self.gate.to_json() if self.gate else None,
            "advice": self.advice,
            "healthy": self.healthy,
        }


def runs_of_null_test(rounds: int) -> int:
    """Return how many runs `diagnose` makes, for a progress bar."""
    from hydraopt.profiling.design import PairPlan

    plan = PairPlan()
    return plan.warmups + rounds * plan.max_quads * 4


def diagnose(sandbox: Sandbox, rounds: int, on_run: Callable[[], None] | None = None) -> Diagnosis:
    """Look at this host, and compare a program with itself on it.

    Args:
        sandbox: Where the program of the null test runs.
        rounds: Comparisons; each is 16 runs of 30 ms or so.
        on_run: Called after each run.
    """
    backends = probe_backends()
    isolation = probe()
    refused, test = "", None
    try:
        with sandbox.open() as worker:
            test = null_test_in(_Counted(worker, on_run) if on_run else worker, rounds)
    except UserError as error:
        refused = str(error)
    judged = gate(test) if test is not None else None
    return Diagnosis(
        host=host(),
        isolation=isolation,
        backends=backends,
        choices=[*_choices(backends)],
        sandbox=sandbox.name,
        isolates=sandbox.isolates and not refused,
        refused=refused,
        test=test,
        gate=judged,
        advice=advice_of(isolation, backends, judged, refused),
    )


def advice_of(
    isolation: Isolation, backends: list[BackendFinding], judged: Gate | None, refused: str
) -> list[str]:
    """Return what to change on the host, most useful first."""
    advice = [refused] if refused else []
    for feature in (isolation.landlock, isolation.seccomp, isolation.bubblewrap):
        if not feature.present and feature.detail not in refused:
            advice.append(feature.detail)
    if judged is not None and not judged.passes:
        advice.append(
            "Figures of this host are no labels: "
            + "; ".join(judged.reasons)
            + ". Measure while nothing else runs, with fewer workers than cores, and with a fixed "
            "clock (cpupower frequency-set -g performance), then run the doctor again. Or make "
            "more runs: profiler.values=32, suite.repeats=32."
        )
    if not isolation.aslr_off.present:
        advice.append(isolation.aslr_off.detail)
    by_name = {finding.name: finding for finding in backends}
    for name, gain in (("perf", "measured cycles"), ("rapl", "measured energy")):
        finding = by_name.get(name)
        if finding is not None and not finding.available:
            advice.append(f"For {gain}: {name} is not available here ({finding.reason}).")
    return advice


def _choices(backends: list[BackendFinding]) -> list[BackendChoice]:
    chosen = []
    for metric in METRICS:
        try:
            chosen.append(best_backend(metric, backends))
        except UserError:
            continue  # `backends` says why
    return chosen


class _Counted:
    """A worker that says when a run has ended."""

    def __init__(self, worker: Worker, on_run: Callable[[], None]) -> None:
        self._worker = worker
        self._on_run = on_run

    def run(
        self, program: Program, call: Call, limits: Limits, options: RunOptions = _PLAIN
    ) -> Run:
        """Run, and say so."""
        run = self._worker.run(program, call, limits, options)
        self._on_run()
        return run

    def close(self) -> None:
        """Leave the worker to who opened it."""

    def __enter__(self) -> _Counted:
        return self

    def __exit__(self, *_: object) -> None:
        return None
