"""Counting events of a run with `perf_event_open`: standard library only, for the locked-down side.

A run is counted by its trusted parent, like its time. The two sides:

    # in the forked child, before lockdown
    events = open_events(names)             # {} where the host counts nothing
    send_events(channel, events)            # a socket of its own to the parent, then closed
    ...lockdown...
    start = read_events(events)             # the last trusted act; goes out with the start's time
    close_events(events)

    # in the parent
    events = receive_events(channel)        # after the child has sent them
    ...wait4...
    counts = counted(start, read_events(events))
    close_events(events)

A program that is executed (C, C++) opens with `on_exec=True`: counting begins with its first
instruction, and `start` is `{}`. Threads are counted too. The child's filter of system calls must
refuse `perf_event_open`, and `prctl` other than the harmless options: PR_TASK_PERF_EVENTS_DISABLE
would stop the counting.

Source: perf_event_open(2), linux/perf_event.h.
"""

from __future__ import annotations

import ctypes
import errno
import json
import os
import socket
import struct

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    System = Callable[[bytes, int, int], int]
    Reading = tuple[int, int, int]

_HARDWARE, _SOFTWARE = 0, 1
EVENTS: dict[str, tuple[int, int]] = {
    "cycles": (_HARDWARE, 0),
    "instructions": (_HARDWARE, 1),
    "cache-references": (_HARDWARE, 2),
    "cache-misses": (_HARDWARE, 3),
    "branches": (_HARDWARE, 4),
    "branch-misses": (_HARDWARE, 5),
    "task-clock": (_SOFTWARE, 1),
    "page-faults": (_SOFTWARE, 2),
    "context-switches": (_SOFTWARE, 3),
    "cpu-migrations": (_SOFTWARE, 4),
}
"""Name, as `perf list` has it, to (type, config). task-clock counts nanoseconds."""

KERNEL_ONLY = frozenset({"context-switches", "cpu-migrations"})
"""Events that happen in the kernel: counted in user space alone they would always be 0."""

_ENABLED_RUNNING = 0b11
"""read_format: the value, the time it was enabled, the time it was counted (ns)."""
_INHERIT, _EXCLUDE_KERNEL, _EXCLUDE_HV, _ON_EXEC, _DISABLED = 1 << 1, 1 << 5, 1 << 6, 1 << 12, 1
_CLOEXEC = 8
_WHOLE = 0.99
"""A count that was taken for less than this share of the time would be an extrapolation."""
_SYSCALLS = {
    "x86_64": 298,
    "aarch64": 241,
    "riscv64": 241,
    "ppc64le": 319,
    "s390x": 331,
}
_MESSAGE = 4096
"""Bytes that hold the names of all events."""


def attributes(
    kind: int, config: int, *, user_only: bool = False, on_exec: bool = False, inherit: bool = True
) -> bytes:
    """Return the 64 bytes of a `perf_event_attr` of the first version.

    Args:
        kind: Type of the event: 0 hardware, 1 software, else a PMU of its own.
        config: Which event.
        user_only: Leave out what happens in the kernel.
        on_exec: Begin at the next `execve`.
        inherit: Count threads and processes that are started later too.
    """
    flags = _INHERIT if inherit else 0
    if user_only:
        flags |= _EXCLUDE_KERNEL | _EXCLUDE_HV
    if on_exec:
        flags |= _ON_EXEC | _DISABLED
    # type, size, config, sample_period, sample_type, read_format, flags, wakeup, bp_type, config1
    return struct.pack("=IIQQQQQIIQ", kind, 64, config, 0, 0, _ENABLED_RUNNING, flags, 0, 0, 0)


def perf_event_open(attr: bytes, pid: int, cpu: int) -> int:
    """Open one event and return its descriptor (closed on exec).

    Args:
        attr: See `attributes`.
        pid: Process; 0: this one; -1: all, on one core.
        cpu: Core; -1: all.

    Raises:
        OSError: The host does not have the event, or does not allow it.
    """
    number = _SYSCALLS.get(os.uname().machine)
    if number is None:
        raise OSError(errno.ENOSYS, f"the system call is not known on {os.uname().machine}")
    buffer = ctypes.create_string_buffer(attr, len(attr))
    call = ctypes.CDLL(None, use_errno=True).syscall
    call.restype = ctypes.c_long
    found = call(
        ctypes.c_long(number),
        buffer,
        ctypes.c_int(pid),
        ctypes.c_int(cpu),
        ctypes.c_int(-1),
        ctypes.c_ulong(_CLOEXEC),
    )
    if found < 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))
    return int(found)


def open_event(
    name: str, *, on_exec: bool = False, system: System = perf_event_open
) -> tuple[str, int]:
    """Open one event on this process.

    Returns:
        (name, descriptor); the name ends in `:u`, as `perf` writes it, where the host lets
        ordinary users count in user space only.

    Raises:
        KeyError: There is no event of this name.
        OSError: The host does not have the event, or does not allow it.
    """
    kind, config = EVENTS[name]
    try:
        return name, system(attributes(kind, config, on_exec=on_exec), 0, -1)
    except PermissionError:
        if name in KERNEL_ONLY:
            raise
        attr = attributes(kind, config, user_only=True, on_exec=on_exec)
        return f"{name}:u", system(attr, 0, -1)


def open_events(
    names: Iterable[str], *, on_exec: bool = False, system: System = perf_event_open
) -> dict[str, int]:
    """Open the events that this host has, on this process; return name to descriptor."""
    found: dict[str, int] = {}
    for name in names:
        try:
            counted_name, descriptor = open_event(name, on_exec=on_exec, system=system)
        except (KeyError, OSError):
            continue
        found[counted_name] = descriptor
    return found


def read_events(descriptors: Mapping[str, int]) -> dict[str, Reading]:
    """Return name to (value, ns enabled, ns counted), so far; whole even after the run's end."""
    found: dict[str, Reading] = {}
    for name, descriptor in descriptors.items():
        raw = os.read(descriptor, 24)
        # An event that could not be scheduled at all reads as end of file.
        if len(raw) == 24:
            found[name] = struct.unpack("=QQQ", raw)
    return found


def counted(start: Mapping[str, Reading], end: Mapping[str, Reading]) -> dict[str, int]:
    """Return what was counted between two readings.

    Where more events are asked for than the processor has counters, the kernel takes turns; an
    event that was not counted nearly all of the time is left out.
    """
    found: dict[str, int] = {}
    for name, reading in end.items():
        # Start readings may come as JSON lists.
        value, enabled, running = (
            int(late) - int(early)
            for late, early in zip(reading, start.get(name, (0, 0, 0)), strict=True)
        )
        if running > 0 and running >= _WHOLE * enabled:
            found[name] = value
    return found


def close_events(descriptors: Mapping[str, int]) -> None:
    """Close the descriptors."""
    for descriptor in descriptors.values():
        os.close(descriptor)


def send_events(channel: socket.socket, descriptors: Mapping[str, int]) -> None:
    """Pass names and descriptors to the parent, in one message (also when there are none).

    Args:
        channel: UNIX socket, SEQPACKET or STREAM, used for nothing else before.
        descriptors: What `open_events` returned.
    """
    names = json.dumps(list(descriptors)).encode()
    if descriptors:
        socket.send_fds(channel, [names], list(descriptors.values()))
    else:
        channel.sendall(names)


def receive_events(channel: socket.socket) -> dict[str, int]:
    """Return name to descriptor, as the child sent them; `{}` where it ended before.

    Call it only on what a child sends before untrusted code runs in it.
    """
    message, descriptors, _, _ = socket.recv_fds(channel, _MESSAGE, len(EVENTS))
    if not message:
        return {}
    return dict(zip(json.loads(message), descriptors, strict=True))
