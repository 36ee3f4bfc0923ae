"""Which system calls a run may make: allow-lists, compiled to BPF by libseccomp.

All else fails with EPERM, as on a host that has no such thing; a program that only tries whether
something is possible goes on. A call that glibc falls back from fails with ENOSYS.

Sources: seccomp(2), seccomp_rule_add(3), clone(2), fcntl(2).
"""

from __future__ import annotations

import contextlib
import errno
import functools
import os
from types import ModuleType

from hydraopt.common.errors import UserError
from hydraopt.profiling.sandbox.inside.lockdown import SELF

_FILES = """
read readv pread64 preadv preadv2 write writev pwrite64 pwritev pwritev2 close close_range lseek
fstat newfstatat stat lstat statx access faccessat faccessat2 readlink readlinkat
getdents64 getcwd chdir dup dup2 dup3 pipe pipe2 poll ppoll select pselect6 epoll_create1 epoll_ctl
epoll_wait epoll_pwait eventfd2 ftruncate fsync fdatasync statfs fstatfs umask unlink unlinkat
rename renameat renameat2 fadvise64
"""
_MEMORY = "brk mmap munmap mremap mprotect madvise mincore msync membarrier"
_SIGNALS = """
rt_sigaction rt_sigprocmask rt_sigreturn sigaltstack rt_sigpending rt_sigtimedwait rt_sigsuspend
pause setitimer getitimer alarm timer_create timer_settime timer_gettime timer_delete
"""
_THREADS = """
futex futex_waitv set_robust_list get_robust_list set_tid_address rseq sched_yield
sched_getaffinity sched_getparam sched_getscheduler getcpu arch_prctl exit exit_group
restart_syscall
"""
_CLOCKS = """
clock_gettime clock_getres clock_nanosleep nanosleep gettimeofday time times getrusage
"""
_IDENTITY = """
getpid gettid getppid getuid geteuid getgid getegid getgroups getresuid getresgid getpgrp getpgid
getsid uname sysinfo getrlimit getrandom
"""
ALLOWED = " ".join((_FILES, _MEMORY, _SIGNALS, _THREADS, _CLOCKS, _IDENTITY)).split()
"""For every profile. None of them reaches another process, the network or another user's rights."""

COMPILER = [
    *("fork", "vfork", "execve", "wait4", "waitid"),
    *("chmod", "fchmod", "fchmodat", "copy_file_range", "fallocate"),
]
"""A compiler driver starts helpers. setsid and setpgid stay forbidden: all of them stay in the
group that is ended after the run."""

FCNTL = (0, 1, 2, 3, 4, 5, 6, 7, 1030)
"""Duplicate, flags, locks; not F_SETOWN and F_SETSIG, which send signals to others."""
IOCTL = (0x5401, 0x541B, 0x5451, 0x5450, 0x5421, 0x5413)
"""TCGETS, FIONREAD, FIOCLEX, FIONCLEX, FIONBIO, TIOCGWINSZ: questions about a descriptor."""
PRCTL = (15, 16, 0x53564D41)
"""Names of threads and of memory; not the death signal, capabilities or the counting of events."""

_O_TMPFILE = 0x400000
"""Of open: a file without a name, which fills a disk unseen."""
_CLONE_THREAD = 0x10900  # CLONE_VM | CLONE_SIGHAND | CLONE_THREAD
_CLONE_NAMESPACES = 0x7E020080
_EMPTY_PATH = 0x1000
_BINARY, _LAUNCHER = 103, 105
"""Descriptors of a compiled program's binary and launcher, as in `inside/server.py`."""
_DEATH_SIGNAL, _DUMPABLE, _ADD_FILTER = 1, 4, 22
"""Of prctl, for the launcher."""
_BINARY_TREE = 2


def _library() -> ModuleType:
    try:
        import pyseccomp
    except (ImportError, RuntimeError) as error:
        raise UserError(
            f"the filter of system calls cannot be made ({error}), so programs of strangers are "
            "refused. Install it (pip install pyseccomp; the library libseccomp2 from your "
            "distribution), or use sandbox=none for programs that you trust."
        ) from error
    module: ModuleType = pyseccomp
    return module


@functools.cache
def filters() -> dict[str, bytes]:
    """Return the BPF program of each profile (see `inside/lockdown.py`).

    Raises:
        UserError: libseccomp or its binding is missing.
    """
    return {profile: build(profile) for profile in ("python", "binary", "launcher", "compile")}


def build(profile: str) -> bytes:
    """Return one profile's BPF program for this machine's architecture.

    Raises:
        UserError: libseccomp or its binding is missing.
    """
    sc = _library()
    made = sc.SyscallFilter(sc.ERRNO(errno.EPERM))
    with contextlib.suppress(OSError):  # libseccomp before 2.5
        # Each load walks all calls through the program: a tree makes that ten times shorter.
        made.set_attr(sc.Attr.CTL_OPTIMIZE, _BINARY_TREE)
    for name in ALLOWED + (COMPILER if profile == "compile" else []):
        _add(sc, made, sc.ALLOW, name)
    for name, position, values in (("fcntl", 1, FCNTL), ("ioctl", 1, IOCTL), ("prctl", 0, PRCTL)):
        for value in values:
            _add(sc, made, sc.ALLOW, name, sc.Arg(position, sc.EQ, value))
    # Limits may be read, not set.
    _add(sc, made, sc.ALLOW, "prlimit64", sc.Arg(0, sc.EQ, 0), sc.Arg(2, sc.EQ, 0))
    for name, position in (("open", 1), ("openat", 2)):
        _add(sc, made, sc.ALLOW, name, sc.Arg(position, sc.MASKED_EQ, _O_TMPFILE, 0))
    # Flags of clone3 lie in memory, which a filter cannot see; glibc falls back to clone.
    for name in ("clone3", "memfd_create", "openat2", "io_uring_setup"):
        _add(sc, made, sc.ERRNO(errno.ENOSYS), name)
    wanted = 0 if profile in ("launcher", "compile") else _CLONE_THREAD
    mask = _CLONE_NAMESPACES | wanted
    _add(sc, made, sc.ALLOW, "clone", sc.Arg(0, sc.MASKED_EQ, mask, wanted))
    executed = {"binary": (_BINARY,), "launcher": (_BINARY, _LAUNCHER)}
    for descriptor in executed.get(profile, ()):
        which = sc.Arg(0, sc.EQ, descriptor)
        _add(sc, made, sc.ALLOW, "execveat", which, sc.Arg(4, sc.EQ, _EMPTY_PATH))
    _signals(sc, made, profile)
    return _export(made)


def _signals(sc: ModuleType, made: object, profile: str) -> None:
    if profile != "launcher":
        # abort() signals its own process; the number is filled in after the fork.
        _add(sc, made, sc.ALLOW, "tgkill", sc.Arg(0, sc.EQ, SELF))
        return
    # Our own code: it closes itself to its program, waits for it, ends it, and puts the program's
    # filter on it, which forbids again what stands here.
    for name in ("wait4", "kill", "tgkill"):
        _add(sc, made, sc.ALLOW, name)
    for option in (_DEATH_SIGNAL, _DUMPABLE, _ADD_FILTER):
        _add(sc, made, sc.ALLOW, "prctl", sc.Arg(0, sc.EQ, option))


def _add(sc: ModuleType, made: object, action: int, name: str, *arguments: object) -> None:
    try:
        number = sc.resolve_syscall(sc.Arch.NATIVE, name)
    except OSError:
        return  # unknown to this libseccomp: refused with all the rest
    if number >= 0:  # below: not on this architecture
        made.add_rule(action, name, *arguments)  # type: ignore[attr-defined]


def _export(made: object) -> bytes:
    descriptor = os.memfd_create("filter")
    with os.fdopen(descriptor, "rb") as stream:
        made.export_bpf(stream)  # type: ignore[attr-defined]
        stream.seek(0)
        return stream.read()
