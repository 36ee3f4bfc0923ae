"""From what a run left to how it ended. All that comes from a program is taken as data."""

from __future__ import annotations

import json
import signal
import struct
from dataclasses import dataclass
from typing import Any

from hydraopt.profiling.records import Limits, Outcome
from hydraopt.profiling.sandbox.contract import Program, Run, Usage
from hydraopt.profiling.sandbox.exchange import Traces

REPLY = struct.Struct("=iBBddqqq")
"""As in `inside/server.py`: exit status (negative: signal), why the server ended it, how far it
came, wall s, CPU s, KiB, page faults, involuntary switches. A short text follows."""

_TIMEOUT, _OUTPUT = 1, 2
_NOTHING, _STARTED = 0, 2
_DETAIL = 500
_OUT_OF_MEMORY = ("MemoryError", "bad_alloc", "virtual memory exhausted", "out of memory")
"""What interpreters, C++ programs and compilers say last when an allocation fails."""
_REPORTED = (Outcome.OK, Outcome.ERROR, Outcome.MEMORY_LIMIT, Outcome.OUTPUT_LIMIT)


@dataclass(frozen=True)
class Reply:
    """The server's answer, field by field as in `REPLY`."""

    status: int
    why: int
    stage: int
    usage: Usage
    text: str

    @classmethod
    def read(cls, message: bytes) -> Reply:
        """Read a reply.

        Raises:
            struct.error: It is too short.
        """
        status, why, stage, wall, cpu, memory, faults, switches = REPLY.unpack_from(message)
        usage = Usage(wall, cpu, float(memory), faults, switches)
        return cls(status, why, stage, usage, message[REPLY.size :].decode(errors="replace"))


def judge(message: bytes, traces: Traces, limits: Limits, program: Program) -> Run:
    """Return how a run ended.

    Args:
        message: The server's reply.
        traces: What the program left.
        limits: What it was allowed to use.
        program: Python or executed; with an entry point or without.
    """
    reply = Reply.read(message)
    usage = reply.usage if reply.stage == _STARTED else None
    counts = _counts(reply)
    if reply.stage == _NOTHING:
        detail = reply.text or f"the run did not start (status {reply.status})"
        return Run(Outcome.SANDBOX_ERROR, plain(detail), stderr=traces.stderr)
    answer, report = _report(traces.report)
    outcome, detail = _how_it_ended(reply, traces, limits, program, report)
    if outcome is Outcome.OK and program.entry_point:
        outcome, detail, value = _answer(answer)
    else:
        value = traces.stdout.decode(errors="replace") if outcome is Outcome.OK else None
    return Run(
        outcome=outcome,
        detail=plain(detail),
        answer=value,
        stderr=traces.stderr,
        usage=usage,
        traced_kib=_traced(report.get("traced_kib"), limits),
        counts=counts,
    )


def _how_it_ended(
    reply: Reply, traces: Traces, limits: Limits, program: Program, report: dict[str, Any]
) -> tuple[Outcome, str]:
    limit = limits.output_mib * 2**20
    if reply.why == _TIMEOUT:
        return Outcome.TIMEOUT, f"not finished within {limits.wall_s} s"
    if reply.why == _OUTPUT:
        return Outcome.OUTPUT_LIMIT, f"wrote on past {limits.output_mib} MiB"
    if reply.status < 0:
        return _how_it_died(-reply.status, reply, traces, limits)
    if len(traces.stdout) > limit:
        return Outcome.OUTPUT_LIMIT, f"more than {limits.output_mib} MiB were printed"
    outcome = report.get("outcome")
    if outcome in _REPORTED and outcome != Outcome.OK:
        return Outcome(outcome), str(report.get("detail", ""))
    if reply.status != 0:
        return _failed(reply.status, traces, limits)
    if program.entry_point and outcome != Outcome.OK:
        return Outcome.ERROR, "the program ended the interpreter before it answered"
    return Outcome.OK, ""


def _how_it_died(number: int, reply: Reply, traces: Traces, limits: Limits) -> tuple[Outcome, str]:
    if number == signal.SIGXCPU or (
        number == signal.SIGKILL and reply.usage.cpu_s >= limits.wall_s
    ):
        return Outcome.TIMEOUT, f"more than {limits.wall_s} s of CPU time"
    if number == signal.SIGXFSZ:
        return Outcome.OUTPUT_LIMIT, f"a file grew past {limits.output_mib} MiB"
    if any(words in traces.stderr for words in _OUT_OF_MEMORY):
        return Outcome.MEMORY_LIMIT, f"more than {limits.memory_mib} MiB were asked for"
    try:
        name = signal.Signals(number).name
    except ValueError:
        name = f"signal {number}"
    return Outcome.KILLED, f"ended by {name}. {_last_line(traces.stderr)}".strip()


def _failed(status: int, traces: Traces, limits: Limits) -> tuple[Outcome, str]:
    last = _last_line(traces.stderr)
    if any(words in last for words in _OUT_OF_MEMORY):
        return Outcome.MEMORY_LIMIT, f"more than {limits.memory_mib} MiB were asked for"
    return Outcome.ERROR, f"exit status {status}. {last}".strip()


def judge_compilation(message: bytes, traces: Traces, limits: Limits) -> Run:
    """Return how a compilation ended; `ok`: the result is the binary."""
    reply = Reply.read(message)
    if reply.stage == _NOTHING:
        detail = reply.text or f"the compiler did not start (status {reply.status})"
        return Run(Outcome.SANDBOX_ERROR, plain(detail), stderr=traces.stderr)
    if reply.why == _TIMEOUT:
        detail = f"not compiled within {limits.wall_s} s"
        return Run(Outcome.TIMEOUT, detail, stderr=traces.stderr)
    if reply.why == _OUTPUT:
        detail = "its compilation filled the working folder"
        return Run(Outcome.OUTPUT_LIMIT, detail, stderr=traces.stderr)
    if reply.status == 0:
        return Run(Outcome.OK)
    if reply.status < 0:
        outcome, detail = _how_it_died(-reply.status, reply, traces, limits)
    elif any(words in traces.stderr for words in _OUT_OF_MEMORY):
        outcome, detail = Outcome.MEMORY_LIMIT, "the compiler ran out of memory"
    else:
        outcome, detail = Outcome.ERROR, _compiler_message(traces.stderr)
    return Run(outcome, plain(f"it does not compile: {detail}"), stderr=traces.stderr)


def _compiler_message(stderr: str) -> str:
    """Return the first line that names an error, else the last one."""
    lines = [line.strip() for line in stderr.splitlines() if "error" in line]
    return lines[0] if lines else _last_line(stderr)


def _report(data: bytes) -> tuple[bytes, dict[str, Any]]:
    """Split what the program's process reported into answer and report; ({}: there is none)."""
    parts = data.rsplit(b"\n", 2)
    if len(parts) != 3 or parts[2]:
        return b"", {}
    try:
        report = json.loads(parts[1])
    except (ValueError, RecursionError):
        return b"", {}
    return parts[0], report if isinstance(report, dict) else {}


def _answer(text: bytes) -> tuple[Outcome, str, Any]:
    try:
        return Outcome.OK, "", json.loads(text)
    except (ValueError, RecursionError) as error:
        return Outcome.ERROR, f"the answer is not JSON: {error}", None


def _traced(value: Any, limits: Limits) -> float | None:
    """Return a figure that a program could have forged, if it can be one at all."""
    if type(value) not in (int, float) or not 0 <= value <= limits.memory_mib * 1024:
        return None
    return float(value)


def plain(text: str) -> str:
    """Return one line of printable characters: what a program says may steer a terminal."""
    line = " ".join(text[: 4 * _DETAIL].split())
    return "".join(x if x.isprintable() else "\N{REPLACEMENT CHARACTER}" for x in line)[:_DETAIL]


def _counts(reply: Reply) -> dict[str, int] | None:
    if reply.stage != _STARTED or not reply.text:
        return None
    return {str(name): int(count) for name, count in json.loads(reply.text).items()}


def _last_line(text: str) -> str:
    return text.splitlines()[-1] if text else ""
