"""`doctor`: what this host can isolate, measure and tell apart."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from hydraopt.cli.console import shown
from hydraopt.config import build
from hydraopt.config.schema import DoctorConfig

if TYPE_CHECKING:
    from hydraopt.profiling.diagnosis import Diagnosis
    from hydraopt.profiling.sandbox.probe import Feature

FILE = "doctor.json"


def run(config: DoctorConfig, run_dir: Path) -> None:
    """Find out, print it, and keep it in the run's folder.

    Raises:
        UserError: The file cannot be written.
    """
    from rich.console import Console
    from rich.progress import Progress

    from hydraopt.common.files import write_atomic
    from hydraopt.profiling.diagnosis import diagnose, runs_of_null_test

    sandbox = build.sandbox(config)
    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("null test", total=runs_of_null_test(config.rounds))
        found = diagnose(sandbox, config.rounds, lambda: progress.advance(task))
    for line in lines_of(found):
        print(line)
    path = run_dir / FILE
    write_atomic(path, json.dumps(found.to_json(), indent=1) + "\n")
    print(f"\nKept in {shown(path)}")


def lines_of(found: Diagnosis) -> list[str]:
    """Return what the user reads, line by line."""
    host = found.host
    lines = [
        f"Host      {host['cpu']}, {host['cores']} cores, {host['system']} {host['kernel']}, "
        f"{host['python']}",
        "",
        "Isolation",
    ]
    isolation = found.isolation
    features = {
        "Landlock": isolation.landlock,
        "seccomp": isolation.seccomp,
        "bubblewrap": isolation.bubblewrap,
        "own user": isolation.own_user,
        "ASLR off": isolation.aslr_off,
    }
    lines += [_feature(name, feature) for name, feature in features.items()]
    verdict = "programs of strangers may run" if found.isolates else "only trusted programs"
    lines += [f"  sandbox={found.sandbox}: {found.refused or verdict}", "", "Measuring"]
    lines += [
        f"  {choice.metric:<13}{choice.provenance} by {choice.backend}" for choice in found.choices
    ]
    lines += [
        f"  no {finding.name}: {finding.reason}"
        for finding in found.backends
        if not finding.available
    ]
    return [*lines, "", *_noise(found), *_advice(found)]


def _feature(name: str, feature: Feature) -> str:
    return f"  {'yes' if feature.present else 'no ':<4}{name:<11}{feature.detail}"


def _noise(found: Diagnosis) -> list[str]:
    test, judged = found.test, found.gate
    if test is None or judged is None:
        return ["Noise     not measured: the sandbox does not start"]
    lines = [f"Noise     A/A gate {'passed' if judged.passes else 'FAILED'}"]
    if not test.failure:
        lines += [
            f"  {100 * judged.robust_cv:.1f} % robust coefficient of variation of CPU time, "
            f"{1e3 * test.median_s:.0f} ms a run",
            f"  {test.called_different} of {test.rounds} comparisons of a program with itself "
            f"called different; bias {100 * (test.bias - 1):+.2f} % (p = {test.p_value:.2g})",
            f"  {100 * judged.smallest_difference:.1f} % is the smallest difference told apart at "
            f"99 %, with {judged.runs} runs a program; with more: "
            + ", ".join(f"{100 * share:.1f} % with {runs}" for runs, share in with_more(found)),
        ]
    return lines + [f"  {reason}" for reason in judged.reasons]


def with_more(found: Diagnosis) -> list[tuple[int, float]]:
    """Return (runs of each program, smallest difference) for twice as many runs and more."""
    from hydraopt.profiling.noise import smallest_difference

    assert found.test is not None
    counts = [found.test.plan.max_runs * factor for factor in (2, 4, 8)]
    return [(runs, smallest_difference(found.test.quads, runs)) for runs in counts]


def _advice(found: Diagnosis) -> list[str]:
    if not found.advice:
        return []
    return ["", "To change", *(f"  - {text}" for text in found.advice)]
