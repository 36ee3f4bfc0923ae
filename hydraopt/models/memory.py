"""The process's memory on a CPU: keep what was freed for the next step, and know the peak."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path
from typing import Any

_M_TRIM_THRESHOLD = -1
_M_MMAP_MAX = -4
"""Parameters of glibc's `mallopt`, from <malloc.h>; their defaults are 65536 and 128 KiB."""


def keep_freed_memory() -> bool:
    """Let glibc keep freed memory instead of giving it back to the system.

    A training step frees and takes the same gigabytes again and again. By default glibc maps every
    large block anew and gives the top of the heap back, so each step pays a page fault for every
    4 KiB it touches; on virtual machines whose host takes memory back, a step ran four times as
    long. From here on the process keeps its peak until it ends.

    Returns:
        Whether it took effect; False where the C library is not glibc (nothing is changed then).
    """
    return _set_keeping(mmap_max=0, trim_threshold=-1)


def release_freed_memory() -> bool:
    """Give freed memory back to the system once, where `keep_freed_memory` has gathered too much.

    Rows of ever new lengths fragment what is kept, so that it grows from step to step; giving it
    back now and then starts afresh, and costs one step's page faults each time.

    Returns:
        Whether memory was given back (glibc only).
    """
    malloc_trim = _glibc("malloc_trim")
    return malloc_trim is not None and bool(malloc_trim(0))


class KeptMemory:
    """Bounds what `keep_freed_memory` gathers: gives it back once it has grown by half.

    Attributes:
        resident_mib: Most resident memory after the first step since it was last given back, in
            MiB: what the largest of such steps needs. (A short step's alone would be passed by the
            next long one, and memory given back again and again: each time costs a page fault for
            every 4 KiB.)
    """

    GROWTH = 1.5

    def __init__(self) -> None:
        self.resident_mib = 0.0
        self._fresh = True

    def bound(self) -> bool:
        """Call between two steps. Return whether freed memory was given back.

        Where the resident memory is not known (no Linux) nothing is done.
        """
        resident = resident_memory_mib()
        if self._fresh:
            self.resident_mib = max(self.resident_mib, resident)
            self._fresh = False
        if not resident > self.GROWTH * self.resident_mib:
            return False
        self._fresh = True
        return release_freed_memory()


def stop_keeping_freed_memory() -> bool:
    """Take back `keep_freed_memory`, and give back what it kept.

    Generation lengthens its key-value cache by a copy for every token: blocks of ever new sizes,
    which pile up to many times the cache where freed memory is kept.

    Returns:
        Whether it took effect (glibc only).
    """
    taken = _set_keeping(mmap_max=65536, trim_threshold=128 * 1024)
    release_freed_memory()
    return taken


def _set_keeping(mmap_max: int, trim_threshold: int) -> bool:
    mallopt = _glibc("mallopt")
    if mallopt is None:
        return False
    return bool(mallopt(_M_MMAP_MAX, mmap_max)) and bool(mallopt(_M_TRIM_THRESHOLD, trim_threshold))


def _glibc(name: str) -> Any:
    """Return a function of the C library; None where it has none of this name (musl, macOS)."""
    return getattr(ctypes.CDLL(None), name, None) if sys.platform.startswith("linux") else None


def peak_memory_mib(device: str = "cpu") -> float:
    """Return the most memory that this process has had so far, in MiB (nan where unknown).

    Args:
        device: `cpu`: resident memory; `cuda:N`: what torch has had allocated there at once.
    """
    if device.startswith("cuda"):
        import torch

        return torch.cuda.max_memory_allocated(device) / 2**20
    try:
        # The system's own account of a process begins with the peak of the one that started it.
        for line in Path("/proc/self/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 2**10
    except OSError:  # no Linux
        pass
    try:
        import resource
    except ImportError:  # Windows
        return float("nan")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 2**20 if sys.platform == "darwin" else peak / 2**10


def resident_memory_mib() -> float:
    """Return the resident memory of this process now, in MiB (nan where unknown)."""
    try:
        pages = Path("/proc/self/statm").read_text().split()[1]
    except OSError:
        return float("nan")
    return int(pages) * os.sysconf("SC_PAGE_SIZE") / 2**20


def page_faults() -> int:
    """Return how many page faults without I/O this process has had."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt
