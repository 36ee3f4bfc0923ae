"""What `perf_event_open` can count on this host, and why not the rest.

The system call itself and its descriptors are in
`hydraopt.profiling.sandbox.inside.perf_events`, which the sandbox's side uses too.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from hydraopt.profiling.sandbox.inside.perf_events import EVENTS, open_event, perf_event_open

HARDWARE_EVENTS = ("cycles", "instructions", "cache-misses", "branch-misses")
"""Events of the processor's own counters, as the profiler asks for them."""
SOFTWARE_EVENTS = ("task-clock", "page-faults", "context-switches")
"""Events that the kernel counts on every processor."""

_PARANOID = Path("/proc/sys/kernel/perf_event_paranoid")


@dataclass(frozen=True)
class EventFinding:
    """Whether the host counts an event.

    Attributes:
        name: By the name of `perf`.
        counted_as: The name under which it is counted (`cycles:u`: in user space only); empty:
            not at all.
        reason: Why not, or why in user space only; empty where there is nothing to say.
    """

    name: str
    counted_as: str
    reason: str = ""

    @property
    def available(self) -> bool:
        """Whether it is counted at all."""
        return bool(self.counted_as)


def probe_events(
    names: Iterable[str],
    *,
    system: Callable[[bytes, int, int], int] = perf_event_open,
    paranoid: Path = _PARANOID,
) -> list[EventFinding]:
    """Open and close each event once.

    Args:
        names: Keys of `EVENTS`.
        system: The system call.
        paranoid: Where the kernel says what ordinary users may count.

    Raises:
        KeyError: An event is unknown.
    """
    return [_probe(name, system, paranoid) for name in names]


def count_of(counts: Mapping[str, int], name: str) -> tuple[str, int] | None:
    """Return (name as counted, count) of an event, in user space only if need be; None: absent."""
    for counted_as in (name, f"{name}:u"):
        if counted_as in counts:
            return counted_as, counts[counted_as]
    return None


def is_event(name: str) -> bool:
    """Return whether there is an event of this name."""
    return name in EVENTS


def _probe(name: str, system: Callable[[bytes, int, int], int], paranoid: Path) -> EventFinding:
    try:
        counted_as, descriptor = open_event(name, system=system)
    except OSError as error:
        return EventFinding(name, "", refusal(error, paranoid))
    os.close(descriptor)
    if counted_as == name:
        return EventFinding(name, counted_as)
    return EventFinding(name, counted_as, f"in user space only: {_permission(paranoid)}")


def refusal(error: OSError, paranoid: Path = _PARANOID) -> str:
    """Return in a few words why the kernel refused an event, and what to do about it."""
    if error.errno in (errno.ENOENT, errno.ENODEV, errno.EOPNOTSUPP):
        return "this processor shows no such counter (virtual machines often hide them)"
    if error.errno in (errno.EACCES, errno.EPERM):
        return _permission(paranoid)
    if error.errno == errno.ENOSYS:
        return "the kernel, or a container's filter, has no perf_event_open"
    if error.errno == errno.EMFILE:
        return "too many open files (ulimit -n)"
    return f"perf_event_open failed: {error.strerror}"


def _permission(paranoid: Path) -> str:
    try:
        level = int(paranoid.read_text())
    except (OSError, ValueError):
        return "perf_event_open is not allowed here (a container's filter may forbid it)"
    return (
        f"kernel.perf_event_paranoid is {level}; to allow it: "
        "sudo sysctl kernel.perf_event_paranoid=1"
    )
