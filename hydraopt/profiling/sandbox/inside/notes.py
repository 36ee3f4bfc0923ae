"""What a run used, told by trusted code before and after it, and the reply that is made of it.

Standard library only; runs inside the sandbox. The child writes notes into a pipe of its own: `L`
once it is locked down, then its start. A program in Python starts in the child itself, and its end
is seen by the server; a compiled one has a launcher, which writes both notes (see `launcher.c`).
"""

from __future__ import annotations

import marshal
import os
import resource
import struct
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

REPLY = struct.Struct("=iBBddqqq")
"""Exit status (negative: signal), why we ended it, how far it came, wall s, CPU s, KiB, page
faults, involuntary switches; the other side has the same."""

ENDED, TIMEOUT, OUTPUT = 0, 1, 2
"""Why a run ended: by itself, by the clock, by what it wrote."""
NOTHING, LOCKED, STARTED = 0, 1, 2
"""How far the child came."""

LOCK = b"L"
_NOTE = struct.Struct("=ddqqqq")
"""Clock s, CPU s, KiB, page faults, involuntary switches, wait status."""


def note(used: resource.struct_rusage, status: int = 0, clock: float | None = None) -> bytes:
    """Return a note of a process' usage at a time (by default now)."""
    return _NOTE.pack(
        time.perf_counter() if clock is None else clock,
        used.ru_utime + used.ru_stime,
        used.ru_maxrss,
        used.ru_minflt,
        used.ru_nivcsw,
        status,
    )


def starter(pipe: int, read_counts: Callable[[], Any]) -> Callable[[], None]:
    """Return the last trusted act before a program's first instruction: its note, then closed."""

    def start() -> None:
        counts = marshal.dumps(read_counts(), 2)
        os.write(pipe, note(resource.getrusage(resource.RUSAGE_SELF)) + counts)
        os.close(pipe)

    return start


def failure(text: str) -> bytes:
    """Return the reply for a run that did not start: our own failure."""
    return REPLY.pack(0, ENDED, NOTHING, 0, 0, 0, 0, 0) + text.encode(errors="replace")


def reply(profile: str, notes: bytes, end: bytes, why: int) -> tuple[bytes, Any]:
    """Return the reply to a request, and the counts at the start.

    Args:
        profile: One of the lockdown's.
        notes: What the child, or its launcher, wrote.
        end: Note of the child's end, by the server.
        why: Why it ended.
    """
    if notes[:1] != LOCK:
        return failure(notes[1:].decode(errors="replace")), None
    notes = notes[1:]
    counts: Any = {}
    if profile == "binary":
        if len(notes) >= 2 * _NOTE.size:  # else the launcher itself was ended
            end = notes[_NOTE.size : 2 * _NOTE.size]
    elif len(notes) >= _NOTE.size:
        counts = marshal.loads(notes[_NOTE.size :])
    stop, cpu, memory, faults, switches, status = _NOTE.unpack(end)
    code = os.WEXITSTATUS(status) if os.WIFEXITED(status) else -os.WTERMSIG(status)
    if len(notes) < _NOTE.size:
        return REPLY.pack(code, why, LOCKED, 0, 0, 0, 0, 0), None
    start = _NOTE.unpack(notes[: _NOTE.size])
    # An executed program has none of the memory that its process had before.
    before = start[2] if profile == "python" else 0
    head = REPLY.pack(
        code,
        why,
        STARTED,
        stop - start[0],
        cpu - start[1],
        max(0, memory - before),
        faults - start[3],
        switches - start[4],
    )
    return head, counts
