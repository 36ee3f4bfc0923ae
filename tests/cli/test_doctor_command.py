from __future__ import annotations

import json
from dataclasses import replace

from hydraopt.cli.commands.doctor import lines_of
from hydraopt.profiling.backends import BackendChoice, BackendFinding
from hydraopt.profiling.design import PairPlan
from hydraopt.profiling.diagnosis import Diagnosis
from hydraopt.profiling.noise import Gate, NullTest
from hydraopt.profiling.records import Provenance
from hydraopt.profiling.sandbox.probe import Feature, Isolation

FINE = Feature(True, "there")
FOUND = Diagnosis(
    host={"cpu": "Z80", "cores": "2", "system": "Linux", "kernel": "6.1", "python": "CPython 3.99"},
    isolation=Isolation(FINE, 7, FINE, Feature(False, "install bubblewrap"), FINE, FINE),
    backends=[
        BackendFinding("rusage", True, "", ("latency",)),
        BackendFinding("rapl", False, "no powercap"),
    ],
    choices=[BackendChoice("latency", "rusage", Provenance.MEASURED)],
    sandbox="zygote",
    isolates=True,
    refused="",
    # Every quad is off by 1 % to one side or the other, so identical programs stay within 1 % and
    # what differs by 2 % is always beyond it, however many runs are made.
    test=NullTest(PairPlan(), 10, 1, bias=1.002, p_value=0.25, median_s=0.0304, quads=(0.01,) * 40),
    gate=Gate(True, (), 0.0123, 0.0456, 8, 0.0),
    advice=["install bubblewrap"],
)


def test_what_was_found_is_told_line_by_line() -> None:
    assert lines_of(FOUND) == [
        "Host      Z80, 2 cores, Linux 6.1, CPython 3.99",
        "",
        "Isolation",
        "  yes Landlock   there",
        "  yes seccomp    there",
        "  no  bubblewrap install bubblewrap",
        "  yes own user   there",
        "  yes ASLR off   there",
        "  sandbox=zygote: programs of strangers may run",
        "",
        "Measuring",
        "  latency      measured by rusage",
        "  no rapl: no powercap",
        "",
        "Noise     A/A gate passed",
        "  1.2 % robust coefficient of variation of CPU time, 30 ms a run",
        "  1 of 10 comparisons of a program with itself called different; bias +0.20 % (p = 0.25)",
        "  4.6 % is the smallest difference told apart at 99 %, with 8 runs a program; with more: "
        "2.0 % with 16, 2.0 % with 32, 2.0 % with 64",
        "",
        "To change",
        "  - install bubblewrap",
    ]


def test_a_gate_that_fails_says_why_and_a_host_without_faults_needs_no_change() -> None:
    failed = replace(FOUND, gate=Gate(False, ("too restless",), 0.1, 0.2, 8, 0.3), advice=[])
    lines = lines_of(failed)
    assert "Noise     A/A gate FAILED" in lines
    assert lines[-1] == "  too restless"


def test_a_null_test_that_failed_has_a_reason_and_no_figures() -> None:
    test = NullTest(PairPlan(), 0, failure="it ended with error")
    gate = Gate(False, (test.failure,), 0.0, float("inf"), 8, 0.0)
    lines = lines_of(replace(FOUND, test=test, gate=gate, advice=[]))
    assert lines[-2:] == ["Noise     A/A gate FAILED", "  it ended with error"]


def test_a_sandbox_that_is_refused_says_why_in_place_of_a_verdict() -> None:
    refused = replace(FOUND, isolates=False, refused="no kernel for it", test=None, gate=None)
    lines = lines_of(refused)
    assert "  sandbox=zygote: no kernel for it" in lines
    assert "Noise     not measured: the sandbox does not start" in lines


def test_trusted_programs_only_where_nothing_isolates() -> None:
    lines = lines_of(replace(FOUND, sandbox="none", isolates=False))
    assert "  sandbox=none: only trusted programs" in lines


def test_the_command_prints_what_it_found_and_keeps_it(shell) -> None:
    done = shell("doctor", "sandbox=none", "rounds=1")
    assert done.returncode == 0, done.stderr
    assert "  sandbox=none: only trusted programs" in done.stdout
    assert "  1 rounds are too few to judge by, at least 8 are needed" in done.stdout
    path = shell.folder / done.stdout.rpartition("Kept in ")[2].strip()
    kept = json.loads(path.read_text())
    assert (kept["sandbox"], kept["isolates"], kept["healthy"]) == ("none", False, False)
    assert kept["null_test"]["rounds"] == 1
    assert len(kept["null_test"]["quads"]) == PairPlan().max_quads
    assert f"Host      {kept['host']['cpu']}, " in done.stdout
