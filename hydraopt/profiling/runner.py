"""Running one program in a fresh interpreter, under limits.

This runner is for trusted programs and for our own policy's candidates: it stops accidents (endless
loops, floods, memory bombs), not attacks. The narrow interface (`Runner.run`) is what an isolating
sandbox replaces.

What the program may see: its source, its calls, an empty folder of its own, an environment of four
variables. What comes back is data (JSON), compared outside: expected answers never go in.
"""

from __future__ import annotations

import contextlib
import json
import marshal
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

from hydraopt.profiling.purity import keeps_state
from hydraopt.profiling.records import Call, Limits, Outcome

_CHILD = Path(__file__).with_name("child.py")
_FLAGS = ("-S", "-s", "-P", "-B")
"""No site packages, no user packages, no script folder on the path, no bytecode files (not -I or
-E: they would ignore PYTHONHASHSEED)."""
_DETAIL = 500
"""Characters of a message that are kept."""


@dataclass(frozen=True)
class MeasurePlan:
    """How the first call is timed.

    Attributes:
        values: Timed values.
        min_value_s: Shortest duration of one value in seconds; a faster function is called
            several times within one value.
    """

    values: int = 5
    min_value_s: float = 0.002


@dataclass(frozen=True)
class CallReport:
    """What one call came to.

    Attributes:
        outcome: `ok` where there is an answer.
        answer: JSON value.
        detail: For a failed call, its message.
    """

    outcome: Outcome
    answer: Any = None
    detail: str = ""


@dataclass(frozen=True)
class Timing:
    """What was timed, per call of the function.

    Attributes:
        latency_ms: Wall time less the time spent waiting for a core (where Linux tells it), one
            figure a value.
        cpu_ms: CPU time (user and system), one figure a value.
        memory_kib: Peak of traced memory in one more, untimed call, without the arguments.
        warmups_ms: Discarded wall times: the first call, the probes of calibration, then values
            during which the scheduler took the core away.
        inner_calls: Calls within one value.
    """

    latency_ms: list[float]
    cpu_ms: list[float]
    memory_kib: list[float]
    warmups_ms: list[float]
    inner_calls: int


@dataclass(frozen=True)
class RunReport:
    """How a run ended.

    Attributes:
        outcome: `ok`, or the first failure. Never `wrong_answer`: the runner knows no answers.
        detail: For a failed run, its message.
        calls: One report a call; those that were not reached bear the outcome that ended the run.
        timing: Where it was asked for and the run is `ok`.
    """

    outcome: Outcome
    detail: str = ""
    calls: list[CallReport] = field(default_factory=list)
    timing: Timing | None = None


@dataclass(frozen=True)
class _End:
    """How the process ended and what it left."""

    ended: bool
    status: int
    lines: list[dict[str, Any]]
    torn: bool
    printed: int
    errors: str


class Runner:
    """Runs each program in a fresh interpreter of its own, with an own folder and limits."""

    def __init__(self, python: str = sys.executable) -> None:
        """Take the interpreter (path) that runs the programs."""
        self._python = python

    def run(
        self,
        source: str,
        entry_point: str,
        calls: list[Call],
        limits: Limits,
        *,
        measure: MeasurePlan | None = None,
        hash_seed: int = 0,
    ) -> RunReport:
        """Call a program's function on each input, in order, in one process; time the first.

        Args:
            source: Program that defines `entry_point`.
            entry_point: Name of the function.
            calls: At least one input.
            limits: What the process may use, all calls and timing together.
            measure: How to time the first call; None: answers only.
            hash_seed: PYTHONHASHSEED of the process, so that sets keep one order.

        Returns:
            The report; a failure of the program, or of the runner itself (`sandbox_error`), is
            never raised.
        """
        request = {
            "source": source,
            "entry_point": entry_point,
            "calls": [{"args": call.args, "files": call.files} for call in calls],
            "limits": asdict(limits),
            "plan": asdict(measure) if measure else None,
            "keeps_state": measure is not None and keeps_state(source),
        }
        try:
            # Version 2 writes an object that stands twice twice, as JSON does.
            end = self._execute(marshal.dumps(request, 2), limits, hash_seed)
        except OSError as error:
            detail = f"the runner could not start the program: {error}"
            return _report(Outcome.SANDBOX_ERROR, detail, [], len(calls))
        return _judge(end, len(calls), limits)

    def _execute(self, request: bytes, limits: Limits, hash_seed: int) -> _End:
        with contextlib.ExitStack() as stack:
            folder = stack.enter_context(_working_folder())
            given, answers, printed, errors = (
                stack.enter_context(tempfile.TemporaryFile()) for _ in range(4)
            )
            given.write(request)
            given.seek(0)
            process = subprocess.Popen(
                [self._python, *_FLAGS, str(_CHILD), str(answers.fileno())],
                stdin=given,
                stdout=printed,
                stderr=errors,
                cwd=folder,
                env={
                    "HOME": folder,
                    "LC_ALL": "C.UTF-8",
                    "PATH": "/usr/bin:/bin",
                    "PYTHONHASHSEED": str(hash_seed),
                },
                pass_fds=[answers.fileno()],
                start_new_session=True,
            )
            try:
                ended = _wait(process, limits.wall_s)
            finally:
                # The whole group, and before the leader is reaped: nothing survives its run.
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.killpg(process.pid, signal.SIGKILL)
                status = process.wait()
            lines, torn = _read_reports(answers)
            size = printed.seek(0, os.SEEK_END)
            return _End(ended, status, lines, torn, size, _tail(errors))


@contextlib.contextmanager
def _working_folder() -> Iterator[str]:
    folder = tempfile.mkdtemp(prefix="hydraopt-run-")
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _wait(process: subprocess.Popen[bytes], seconds: float) -> bool:
    """Wait for the end without reaping; return whether it came in time.

    A descriptor of the process tells its end at once; `Popen.wait` with a limit polls in steps of
    up to 50 ms, which would double the cost of a run.
    """
    if not hasattr(os, "pidfd_open"):
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True
    descriptor = os.pidfd_open(process.pid)
    try:
        poll = select.poll()
        poll.register(descriptor, select.POLLIN)
        return bool(poll.poll(seconds * 1000))
    finally:
        os.close(descriptor)


def _read_reports(stream: IO[bytes]) -> tuple[list[dict[str, Any]], bool]:
    """Return the well-formed reports, and whether one was torn (by the end of the process)."""
    stream.seek(0)
    lines: list[dict[str, Any]] = []
    for raw in stream:
        try:
            line = json.loads(raw)
        except (ValueError, RecursionError):
            return lines, True
        if not isinstance(line, dict):
            return lines, True
        lines.append(line)
    return lines, False


def _tail(stream: IO[bytes]) -> str:
    size = stream.seek(0, os.SEEK_END)
    stream.seek(max(0, size - _DETAIL))
    return stream.read().decode(errors="replace").strip()


def _judge(end: _End, calls: int, limits: Limits) -> RunReport:
    """Turn what the process left into outcomes."""
    if not any("ready" in line for line in end.lines):
        detail = (
            f"the interpreter did not come up (exit status {end.status}): {end.errors}"
            if end.ended
            else f"the interpreter did not come up within {limits.wall_s} s"
        )
        return _report(Outcome.SANDBOX_ERROR, detail, [], calls)
    reports = [_call_report(line) for line in end.lines if "call" in line]
    overall = next((line for line in end.lines if "outcome" in line and "call" not in line), None)
    done = any("done" in line for line in end.lines)
    if overall is not None:
        return _report(Outcome(overall["outcome"]), overall["detail"][:_DETAIL], reports, calls)
    if not done:
        outcome, detail = _how_it_died(end, limits)
        return _report(outcome, detail, reports, calls)
    if end.printed > limits.output_mib * 2**20:
        detail = f"more than {limits.output_mib} MiB were printed"
        return _report(Outcome.OUTPUT_LIMIT, detail, reports, calls, spoilt=True)
    failed = next((report for report in reports if report.outcome is not Outcome.OK), None)
    if failed is not None:
        return RunReport(failed.outcome, failed.detail, reports)
    timing = next((Timing(**line["timing"]) for line in end.lines if "timing" in line), None)
    return RunReport(Outcome.OK, "", reports, timing)


def _how_it_died(end: _End, limits: Limits) -> tuple[Outcome, str]:
    if not end.ended or -end.status in (signal.SIGXCPU, signal.SIGALRM):
        return Outcome.TIMEOUT, f"not finished within {limits.wall_s} s"
    if "MemoryError" in end.errors[-100:]:
        return Outcome.MEMORY_LIMIT, f"more than {limits.memory_mib} MiB were asked for"
    if end.status < 0:
        name = signal.Signals(-end.status).name
        return Outcome.KILLED, f"ended by {name}. {end.errors}"[:_DETAIL]
    detail = f"the program ended the interpreter (exit status {end.status}). {end.errors}"
    return Outcome.ERROR, detail[:_DETAIL]


def _call_report(line: dict[str, Any]) -> CallReport:
    detail = str(line.get("detail", ""))[:_DETAIL]
    return CallReport(Outcome(line["outcome"]), line.get("answer"), detail)


def _report(
    outcome: Outcome, detail: str, reports: list[CallReport], calls: int, *, spoilt: bool = False
) -> RunReport:
    """Return a failed run; calls that were not reached (or all, if spoilt) share its outcome."""
    kept = [] if spoilt else reports
    rest = [CallReport(outcome, None, detail)] * (calls - len(kept))
    return RunReport(outcome, detail, kept + rest)
