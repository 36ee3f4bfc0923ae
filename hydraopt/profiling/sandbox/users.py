"""Which user a worker's programs run as, and how many processes and threads it may have."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import Any

TASKS = 64
"""Threads of a run, with the server's own two or three processes."""
_SHARED_TASKS = 256
"""Room beside what the calling user runs already, where programs have no user of their own."""
_ALL_IDS = 2**32 - 1


def own_user(number: int) -> int | None:
    """Return a user number for this process' worker `number`, where we are root; else None.

    Two workers share a user number only by a rare chance (then they share the limit of threads).
    """
    if os.getuid() != 0:
        return None
    sequence = os.getpid() * 64 + number % 64
    if _mapped_ids() >= _ALL_IDS:
        return int(2**30 + sequence % 2**29)
    return 61184 + sequence % 4096  # free by convention, and mapped in containers


def as_user(user: int | None) -> dict[str, Any]:
    """Return the arguments of `subprocess` that start a program as a user; None: as the caller."""
    return {} if user is None else {"user": user, "group": user, "extra_groups": []}


def task_limit(user: int | None, bubblewrap: bool) -> int:
    """Return the limit of processes and threads (RLIMIT_NPROC) of a run's user.

    Args:
        user: The worker's own; None: the calling user.
        bubblewrap: Inside a user namespace the kernel counts that namespace's alone.
    """
    if bubblewrap or user is not None:
        return TASKS
    return _tasks_of(os.getuid()) + _SHARED_TASKS


def _tasks_of(user: int) -> int:
    total = 0
    for process in Path("/proc").iterdir():
        if process.name.isdigit():
            with contextlib.suppress(OSError):  # it ended meanwhile
                if process.stat().st_uid == user:
                    total += len(os.listdir(process / "task"))
    return total


def _mapped_ids() -> int:
    try:
        lines = Path("/proc/self/uid_map").read_text().splitlines()
    except OSError:
        return 0
    return max((int(line.split()[2]) for line in lines), default=0)
