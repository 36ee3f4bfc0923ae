"""What a process gives up for good before strangers' code runs in it: limits, files, system calls.

Standard library only; runs inside the sandbox. Three profiles: `python` (a program in this
interpreter), `binary` (one compiled program is executed) and `compile` (a compiler and its
helpers).

Sources: landlock(7), seccomp(2), setrlimit(2), prctl(2).
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import struct

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

PROFILES = ("python", "binary", "compile")

SELF = 0x7FFFFFFE
"""Stands in the filters for the process' own number, which is known after the fork only."""

_MIB = 2**20
_SLACK_S = 2
"""CPU seconds past the wall limit; the parent's clock normally comes first."""
_STACK_MIB = {"python": 64, "binary": 256, "compile": 64}
"""Recursive programs need more than the usual 8 MiB; threads of a binary get as much each."""
_OPEN_FILES = 64
_REPORT_BYTES = 65536
"""Room for our own report behind an answer of the greatest allowed size."""

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_REMOVE_FILE, _MAKE_FILE, _TRUNCATE = 1 << 5, 1 << 8, 1 << 14
_READ = _READ_FILE | _READ_DIR
_OWN_FOLDER = _READ | _WRITE_FILE | _REMOVE_FILE | _MAKE_FILE | _TRUNCATE
"""No folders, links, pipes or sockets: what lies there can be counted and removed at a glance."""
_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
"""Landlock ABI to the number of rights that it knows."""

_LIMITED = (
    *(resource.RLIMIT_CORE, resource.RLIMIT_MEMLOCK, resource.RLIMIT_MSGQUEUE),
    *(resource.RLIMIT_NOFILE, resource.RLIMIT_FSIZE, resource.RLIMIT_STACK),
    *(resource.RLIMIT_AS, resource.RLIMIT_NPROC, resource.RLIMIT_CPU),
)


def _top(kind: int) -> int:
    hard = resource.getrlimit(kind)[1]
    return 2**62 if hard == resource.RLIM_INFINITY else hard


_TOPS = {kind: _top(kind) for kind in _LIMITED}
"""What the host itself allows; read once, in the server."""

_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 1, 4, 22, 38
_FILTER_MODE = 2


class LockdownError(Exception):
    """A step failed, so nothing of strangers may run here."""


class _Filter(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("instructions", ctypes.c_void_p)]


_libc = ctypes.CDLL(None, use_errno=True)
_libc.syscall.restype = ctypes.c_long
# Bound once with their types: every run makes these calls before its program starts.
_restrict_self = ctypes.CFUNCTYPE(
    ctypes.c_long, ctypes.c_long, ctypes.c_int, ctypes.c_uint, use_errno=True
)(("syscall", _libc))
_prctl = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int, *(ctypes.c_ulong,) * 4, use_errno=True)(
    ("prctl", _libc)
)


def _check(result: int, what: str) -> int:
    if result < 0:
        raise LockdownError(f"{what}: {os.strerror(ctypes.get_errno())}")
    return result


def landlock_abi() -> int:
    """Return the kernel's Landlock version; 0 where it has none."""
    return max(0, int(_libc.syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint(1))))


def hide() -> None:
    """Close this process to debuggers and to readers of its memory, also those of its own user."""
    _check(_prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0), "PR_SET_DUMPABLE")


def give_up_privileges() -> None:
    """See to it that no program executed from here on gains rights (set-user-ID and the like).

    Landlock and seccomp ask for it; children inherit it.
    """
    _check(_prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "PR_SET_NO_NEW_PRIVS")


def die_with_parent(parent: int) -> None:
    """End this process when its parent does, so that no run outlives its server."""
    _check(_prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0), "PR_SET_PDEATHSIG")
    if os.getppid() != parent:  # it ended before the line above
        os._exit(1)


def set_limits(profile: str, wall_s: float, memory_mib: int, output_bytes: int, tasks: int) -> None:
    """Bound what this process may take from the host; a lower limit of the host stays.

    Args:
        profile: One of `PROFILES`.
        wall_s: Wall-clock seconds of the run.
        memory_mib: Address space in MiB.
        output_bytes: Size of each file (also those in memory).
        tasks: Processes and threads of this user; 0: leave it as it is.
    """
    seconds = int(wall_s) + _SLACK_S
    wanted = {
        resource.RLIMIT_CORE: 0,  # no dump of memory on the disk
        resource.RLIMIT_MEMLOCK: 0,
        resource.RLIMIT_MSGQUEUE: 0,
        resource.RLIMIT_NOFILE: _OPEN_FILES,
        resource.RLIMIT_FSIZE: output_bytes + _REPORT_BYTES,
        resource.RLIMIT_STACK: _STACK_MIB[profile] * _MIB,
        resource.RLIMIT_AS: memory_mib * _MIB,
    }
    if tasks:
        wanted[resource.RLIMIT_NPROC] = tasks
    for kind, limit in wanted.items():
        top = _TOPS[kind]
        resource.setrlimit(kind, (min(limit, top), min(limit, top)))
    top = _TOPS[resource.RLIMIT_CPU]  # SIGXCPU, then SIGKILL
    resource.setrlimit(resource.RLIMIT_CPU, (min(seconds, top), min(seconds + 1, top)))


class _LoadedFilter:
    """A filter in the form that the kernel reads, made once; a child fills in its own number."""

    def __init__(self, program: bytes) -> None:
        own = struct.pack("<I", SELF)
        # The constant is the second half of an instruction of eight bytes.
        self._places = [at for at in range(4, len(program), 8) if program[at : at + 4] == own]
        self._buffer = ctypes.create_string_buffer(program, len(program))
        self._filter = _Filter(len(program) // 8, ctypes.addressof(self._buffer))
        self._address = ctypes.addressof(self._filter)

    def put_on(self, process: int) -> int:
        """Put it on this process, whose number is given; negative: refused."""
        for place in self._places:
            struct.pack_into("<I", self._buffer, place, process)
        return int(_prctl(_PR_SET_SECCOMP, _FILTER_MODE, self._address, 0, 0))


class Lockdown:
    """The rule sets of files and the filters of system calls, made once, put on in every child."""

    def __init__(self, config: dict[str, Any]) -> None:
        """Prepare both.

        Args:
            config: `filters` (profile to BPF program), `readable` (paths), `executable` (profile
                to paths), `folder` (the run's own), `removable` (whether a program may remove
                files there).

        Raises:
            LockdownError: The kernel has no Landlock.
        """
        self._filters = {
            name: _LoadedFilter(program) for name, program in config["filters"].items()
        }
        self.rulesets = {
            profile: _ruleset(
                config["readable"],
                config["executable"][profile],
                config["folder"],
                config["removable"] or profile == "compile",
            )
            for profile in PROFILES
        }

    def apply(self, profile: str, ruleset: int) -> None:
        """Put rule set and filter on this process and all that it starts.

        The server has given up privileges before, which both need.

        Args:
            profile: One of `PROFILES`.
            ruleset: Descriptor of the profile's rule set.

        Raises:
            LockdownError: The kernel refused.
        """
        _check(_restrict_self(_RESTRICT_SELF, ruleset, 0), "Landlock")
        # Signals only to itself: abort() must work, killing the server must not.
        loaded = self._filters["launcher" if profile == "binary" else profile]
        _check(loaded.put_on(os.getpid()), "seccomp")  # last: it forbids all of the above


def _ruleset(
    readable: Iterable[str], executable: Iterable[str], folder: str, removable: bool
) -> int:
    """Return a Landlock rule set: read here, execute there, write in the run's folder only."""
    abi = landlock_abi()
    known = (1 << _RIGHTS.get(abi, 16)) - 1
    # File rights, network (no TCP at all), scopes (no abstract sockets or signals to outside).
    fields = [known, 0b11 if abi >= 4 else 0, 0b11 if abi >= 6 else 0]
    size = 24 if abi >= 6 else 16 if abi >= 4 else 8
    attributes = ctypes.create_string_buffer(struct.pack("=QQQ", *fields), 24)
    created = _libc.syscall(_CREATE_RULESET, attributes, ctypes.c_size_t(size), ctypes.c_uint(0))
    ruleset = int(_check(created, "Landlock"))
    for path in readable:
        _allow(ruleset, path, _READ & known)
    for path in executable:
        _allow(ruleset, path, (_READ | _EXECUTE) & known)
    _allow(ruleset, "/dev/null", (_READ_FILE | _WRITE_FILE) & known)
    # A removed file that is still open or mapped fills a disk unseen.
    own = _OWN_FOLDER if removable else _OWN_FOLDER & ~_REMOVE_FILE
    _allow(ruleset, folder, own & known)
    return ruleset


def _allow(ruleset: int, path: str, rights: int) -> None:
    try:
        descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return  # what is not there needs no rule
    try:
        if not os.path.isdir(path):
            rights &= ~_READ_DIR
        rule = ctypes.create_string_buffer(struct.pack("=Qi", rights, descriptor), 12)
        added = _libc.syscall(
            _ADD_RULE, ctypes.c_int(ruleset), ctypes.c_int(1), rule, ctypes.c_uint(0)
        )
        _check(added, f"Landlock rule for {path}")
    finally:
        os.close(descriptor)
