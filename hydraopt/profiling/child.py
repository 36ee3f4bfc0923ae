"""What the fresh interpreter runs: one program on its calls, and the timing of the first one.

Started by path (`python child.py FD`), never imported by the package: it uses the standard library
only, and of that as little as it can: each import is paid for in every run (`json`, `signal` and
`typing` would double the time to start). The request on standard input is our own (`marshal`) and
never holds expected answers. The reports are data from outside, so they are JSON: they go to
descriptor FD, one object a line, in this order:

* `{"ready": true}`: limits are set; whatever goes wrong after it is the program's doing;
* `{"call": k, "outcome": ..., "answer": ..., "detail": ...}`: one a call;
* `{"timing": {...}}`: if values were asked for;
* `{"done": true}`: without this line the program ended the interpreter.
"""

from __future__ import annotations

import _signal  # without the enumerations of `signal`
import _tracemalloc
import errno
import gc
import itertools
import marshal
import os
import resource
import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Timed = tuple[float, float]
    Clock = Callable[["Subject", int], Timed]

_MIB = 2**20
_SLACK_S = 2
"""Seconds past the wall limit after which the interpreter ends itself, if its parent is gone."""
_VALUE_ELAPSED_S = 0.05
"""Longest that one value may take with the copying of its arguments, which is not timed."""
_RETRY_S = 0.15
"""Time spent on values before disturbed ones are taken as they are."""
_OWN_FAILURES = (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS)
"""A file of the input could not be written: not the program's doing."""


def to_json(value: Any) -> str:
    """Return what `json.dumps` gives, by the C encoder beneath it where there is one.

    Raises:
        TypeError: The value is not made of JSON values.
        ValueError: The value holds itself, or a number too long to be written.
    """
    try:
        from _json import encode_basestring_ascii, make_encoder

        encode = make_encoder(
            {}, refuse, encode_basestring_ascii, None, ": ", ", ", False, False, True
        )
    except (ImportError, TypeError):  # another implementation or version of Python
        import json

        return json.dumps(value)
    return "".join(encode(value, 0))


def refuse(value: object) -> object:
    """Say that a value has no place in JSON (in the words of `json.dumps`)."""
    raise TypeError(f"Object of type {type(value).__name__} is not JSON serializable")


class OwnFailure(Exception):
    """The input could not be provided: the runner's failure, not the program's."""


class Report:
    """The way out: one JSON line a report, within the size limit."""

    def __init__(self, descriptor: int, limit: int) -> None:
        self._stream = os.fdopen(descriptor, "w", encoding="ascii")
        self._left = limit

    def write(self, **entries: Any) -> None:
        """Write one report."""
        self._stream.write(to_json(entries) + "\n")
        self._stream.flush()

    def answer(self, call: int, answer: Any) -> bool:
        """Report a call's answer, or why it cannot be one; return whether it was taken."""
        try:
            text = to_json(answer)
        except (TypeError, ValueError, RecursionError) as error:
            self.write(call=call, outcome="error", detail=f"the answer is not JSON: {error}")
            return False
        self._left -= len(text)
        if self._left < 0:
            self.write(call=call, outcome="output_limit", detail="the answer is too long")
            return False
        self._stream.write(f'{{"call": {call}, "outcome": "ok", "answer": {text}}}\n')
        self._stream.flush()
        return True


def bound(kind: int, limit: int) -> None:
    """Lower one resource limit of this process for good; a lower one of the host stays."""
    hard = resource.getrlimit(kind)[1]
    limit = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
    resource.setrlimit(kind, (limit, limit))


def set_limits(request: dict[str, Any]) -> None:
    """Bound address space, CPU time, file size and core dumps of this process."""
    limits = request["limits"]
    inputs = [len(text) * 4 for call in request["calls"] for text in call["files"].values()]
    bound(resource.RLIMIT_CORE, 0)
    bound(resource.RLIMIT_CPU, int(limits["wall_s"]) + _SLACK_S)
    bound(resource.RLIMIT_AS, limits["memory_mib"] * _MIB)
    bound(resource.RLIMIT_FSIZE, max([limits["output_mib"] * _MIB, *inputs]) + 65536)
    _signal.setitimer(_signal.ITIMER_REAL, limits["wall_s"] + _SLACK_S)


def failure(error: BaseException) -> tuple[str, str]:
    """Return the outcome and the message of what a program raised."""
    if isinstance(error, OwnFailure):
        return "sandbox_error", str(error)
    if isinstance(error, MemoryError):
        return "memory_limit", "MemoryError"
    if isinstance(error, OSError) and error.errno == errno.EFBIG:
        return "output_limit", "a file grew too large"
    line = error.__traceback__
    while line is not None and line.tb_next is not None:
        line = line.tb_next
    place = f" (line {line.tb_lineno})" if line is not None else ""
    return "error", f"{type(error).__name__}: {error}"[:500] + place


def put_files(files: dict[str, str]) -> None:
    """Write the files of a call into the working folder.

    Raises:
        OwnFailure: The disk is full or broken.
    """
    try:
        for name, text in files.items():
            with open(name, "w", encoding="utf-8", newline="") as stream:
                stream.write(text)
    except OSError as error:
        if error.errno in _OWN_FAILURES:
            raise OwnFailure(f"{name} could not be written: {error.strerror}") from error
        raise


def files_unchanged(files: dict[str, str]) -> bool:
    """Return whether the files still hold what was put there."""

    def content(name: str) -> str:
        with open(name, encoding="utf-8", newline="") as stream:
            return stream.read()

    try:
        return all(content(name) == text for name, text in files.items())
    except (OSError, UnicodeDecodeError):
        return False


class Subject:
    """The program under test, able to stand fresh before every call."""

    def __init__(self, source: str, entry_point: str, call: dict[str, Any]) -> None:
        self._code = compile(source, "<program>", "exec")
        self._entry_point = entry_point
        self._call = call
        self._arguments = marshal.dumps(call["args"])
        self._files_spoilt = False
        self.reusable = False

    def load(self) -> Callable[..., Any]:
        """Run the program's module anew and return its function."""
        scope: dict[str, Any] = {"__name__": "program"}
        exec(self._code, scope)
        if not callable(scope.get(self._entry_point)):
            raise NameError(f"the program defines no function {self._entry_point}()")
        return scope[self._entry_point]

    def arguments(self) -> list[Any]:
        """Return a deep copy of the arguments, as no earlier call can have touched it."""
        return marshal.loads(self._arguments)

    def judge(self, arguments: list[Any], keeps_state: bool) -> None:
        """After the first call: may function and arguments be used again without renewal?"""
        self._files_spoilt = not files_unchanged(self._call["files"])
        unchanged = not self._files_spoilt and arguments == self.arguments()
        self.reusable = unchanged and not keeps_state

    def renew(self) -> tuple[Callable[..., Any], list[Any]]:
        """Return function and arguments as before the first call."""
        if self._files_spoilt:
            put_files(self._call["files"])
        return self.load(), self.arguments()


def cpu_seconds() -> float:
    """Return the user and system seconds of this process so far, to the microsecond.

    Not `time.process_time`: under RLIMIT_CPU, Linux advances that clock by whole ticks (4 ms).
    """
    return sum(resource.getrusage(resource.RUSAGE_SELF)[:2])


class Waiting:
    """The kernel's account of how long this thread was ready to run but had no core (Linux)."""

    def __init__(self) -> None:
        try:
            self._file: int | None = os.open("/proc/self/schedstat", os.O_RDONLY)
            self.seconds()
        except (OSError, IndexError, ValueError):
            self._file = None

    def seconds(self) -> float:
        """Return the seconds so far; always 0 where the kernel keeps no account."""
        if self._file is None:
            return 0.0
        return int(os.pread(self._file, 100, 0).split()[1]) / 1e9


WAITING = Waiting()


def own_wall(wall: float, cpu: float, waited: float) -> float:
    """Return a wall time without the waiting for a core, which is the neighbours' doing.

    It is never less than the CPU time, so that waiting just outside the timed region counts not.
    """
    return max(wall - waited, min(wall, cpu))


def time_batch(subject: Subject, inner: int) -> Timed:
    """Return the wall and CPU seconds of `inner` calls, which share function and arguments."""
    function, arguments = subject.renew()
    repeat = itertools.repeat(None, inner)
    waited = WAITING.seconds()
    cpu = cpu_seconds()
    wall = time.perf_counter()
    for _ in repeat:
        function(*arguments)
    wall = time.perf_counter() - wall
    cpu = cpu_seconds() - cpu
    return own_wall(wall, cpu, WAITING.seconds() - waited), cpu


def time_apart(subject: Subject, inner: int) -> Timed:
    """Return the wall and CPU seconds of `inner` calls, each with all its own; copies untimed."""
    walls = cpus = 0.0
    for _ in range(inner):
        function, arguments = subject.renew()
        waited = WAITING.seconds()
        cpu = cpu_seconds()
        wall = time.perf_counter()
        function(*arguments)
        wall = time.perf_counter() - wall
        cpu = cpu_seconds() - cpu
        walls += own_wall(wall, cpu, WAITING.seconds() - waited)
        cpus += cpu
    return walls, cpus


def calibrate(
    subject: Subject, clock: Clock, first_s: float, target_s: float
) -> tuple[int, list[float]]:
    """Find how many inner calls last `target_s`; return it and the warm-ups (ms per call).

    The first call counts as a probe too, and the faster of the first two decides: neither a cold
    start nor one disturbance makes a fast program look slow.
    """
    inner, warmups = 1, [first_s * 1e3]
    while True:
        began = time.perf_counter()
        seconds, _ = clock(subject, inner)
        elapsed = time.perf_counter() - began
        warmups.append(seconds / inner * 1e3)
        gc.collect()
        if inner == 1:
            seconds = min(seconds, first_s)
        if seconds >= target_s:
            return inner, warmups
        wanted = int(1.1 * target_s / max(seconds, 1e-9) * inner) + 1
        affordable = int(_VALUE_ELAPSED_S / elapsed * inner)
        following = min(wanted, affordable, 100 * inner)
        if following <= inner:
            return inner, warmups
        inner = following


def collect_values(
    subject: Subject, clock: Clock, inner: int, wanted: int
) -> tuple[list[Timed], list[Timed]]:
    """Return `wanted` values and those that were discarded, each (wall, CPU) in seconds.

    A value during which the scheduler gave the core to somebody else says more about the
    neighbours than about the program: it is discarded and made again, as long as that takes less
    than `_RETRY_S`. If undisturbed values do not suffice, the quickest disturbed ones fill up.
    """
    clean: list[Timed] = []
    disturbed: list[Timed] = []
    began = time.perf_counter()
    while len(clean) < wanted:
        enough = len(clean) + len(disturbed) >= wanted
        if enough and time.perf_counter() - began > _RETRY_S:
            break
        gc.collect()
        switches = resource.getrusage(resource.RUSAGE_SELF).ru_nivcsw
        value = clock(subject, inner)
        unmoved = resource.getrusage(resource.RUSAGE_SELF).ru_nivcsw == switches
        (clean if unmoved else disturbed).append(value)
    disturbed.sort()
    missing = wanted - len(clean)
    return clean + disturbed[:missing], disturbed[missing:]


def measure(subject: Subject, first_s: float, plan: dict[str, Any]) -> dict[str, Any]:
    """Time a program: warm-ups that also find the number of inner calls, then the values.

    The garbage collector rests inside the timed region (as in `timeit`) and runs before it, so
    that no program pays for another value's rubbish.

    Returns:
        `warmups_ms`, `latency_ms` and `cpu_ms` (each per call), `memory_kib`, `inner_calls`.
    """
    clock = time_batch if subject.reusable else time_apart
    gc.freeze()
    gc.disable()
    inner, warmups = calibrate(subject, clock, first_s, plan["min_value_s"])
    values, discarded = collect_values(subject, clock, inner, plan["values"])
    return {
        "warmups_ms": warmups + [wall / inner * 1e3 for wall, _ in discarded],
        "latency_ms": [wall / inner * 1e3 for wall, _ in values],
        "cpu_ms": [cpu / inner * 1e3 for _, cpu in values],
        "memory_kib": [peak_kib(subject)],
        "inner_calls": inner,
    }


def peak_kib(subject: Subject) -> float:
    """Return the peak of traced memory during one untimed call, without its arguments, in KiB."""
    function, arguments = subject.renew()
    gc.collect()
    _tracemalloc.start(1)
    before = _tracemalloc.get_traced_memory()[0]
    _tracemalloc.reset_peak()
    function(*arguments)
    peak = _tracemalloc.get_traced_memory()[1]
    _tracemalloc.stop()
    return (peak - before) / 1024


def run_calls(request: dict[str, Any], report: Report) -> None:
    """Answer every call; then time the first one, if asked."""
    subject = Subject(request["source"], request["entry_point"], request["calls"][0])
    function = subject.load()
    timeable, first_s = False, 0.0
    for number, call in enumerate(request["calls"]):
        put_files(call["files"])
        arguments = call["args"]
        try:
            began = time.perf_counter()
            answer = function(*arguments)
            seconds = time.perf_counter() - began
        except BaseException as error:
            outcome, detail = failure(error)
            error.__traceback__ = None
            report.write(call=number, outcome=outcome, detail=detail)
            continue
        taken = report.answer(number, answer)
        if number == 0:
            timeable, first_s = taken, seconds
            if taken and request["plan"]:
                subject.judge(arguments, request["keeps_state"])
    answer = arguments = None
    if timeable and request["plan"]:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        report.write(timing=measure(subject, first_s, request["plan"]))


def main() -> None:
    """Read the request, run it, and leave without the program's own exit handlers."""
    request = marshal.load(sys.stdin.buffer)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    set_limits(request)
    report = Report(int(sys.argv[1]), request["limits"]["output_mib"] * _MIB)
    reserve = [bytearray(_MIB)]
    report.write(ready=True)
    try:
        run_calls(request, report)
    except BaseException as error:
        reserve.clear()  # so that there is room for the message
        outcome, detail = failure(error)
        error.__traceback__ = None
        report.write(outcome=outcome, detail=detail)
    report.write(done=True)
    try:
        sys.stdout.flush()
    finally:
        os._exit(0)


if __name__ == "__main__":
    main()
