"""What this host can isolate, found out by trying it, with a reason in words for what it cannot."""

from __future__ import annotations

import ctypes
import errno
import functools
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from hydraopt.common.errors import UserError
from hydraopt.profiling.sandbox.command import bubblewrap_command, without_aslr
from hydraopt.profiling.sandbox.inside.lockdown import landlock_abi
from hydraopt.profiling.sandbox.seccomp import filters
from hydraopt.profiling.sandbox.users import as_user, own_user

LEAST_ABI_BARE = 3
"""Before this Landlock version a file can be emptied without the right to write it. Inside
bubblewrap nothing writable is in sight, so there any version will do."""
_ABI_WITH_NETWORK = 4
_PR_SET_SECCOMP, _FILTER_MODE = 22, 2


@dataclass(frozen=True)
class Feature:
    """Something that isolation makes use of.

    Attributes:
        present: Whether it works here.
        detail: What was found; where it is missing, why, and what to do about it.
    """

    present: bool
    detail: str


@dataclass(frozen=True)
class Isolation:
    """What this host can isolate.

    Attributes:
        landlock: Files out of reach, by the kernel.
        landlock_abi: Its version; 0: none.
        seccomp: System calls out of reach.
        bubblewrap: Namespaces of its own for each worker.
        own_user: A user of its own for each worker.
        aslr_off: Equal addresses in every run, for steadier figures.
    """

    landlock: Feature
    landlock_abi: int
    seccomp: Feature
    bubblewrap: Feature
    own_user: Feature
    aslr_off: Feature


@functools.cache
def probe() -> Isolation:
    """Find out what this host can isolate (once a process; takes some tens of milliseconds)."""
    abi = landlock_abi()
    return Isolation(
        landlock=_landlock(abi),
        landlock_abi=abi,
        seccomp=_seccomp(),
        bubblewrap=_bubblewrap(),
        own_user=_own_user(),
        aslr_off=_aslr_off(),
    )


def _landlock(abi: int) -> Feature:
    if abi:
        network = "files and network" if abi >= _ABI_WITH_NETWORK else "files"
        return Feature(True, f"Landlock version {abi} ({network})")
    return Feature(
        False,
        "the kernel has no Landlock. It needs Linux 5.13 (6.2 without bubblewrap) with `landlock` "
        "in its list of security modules: add lsm=landlock,... to the boot parameters; inside a "
        "container, the container's filter must let the landlock system calls pass.",
    )


def _seccomp() -> Feature:
    libc = ctypes.CDLL(None, use_errno=True)
    # A filter that cannot be read is refused with EFAULT where filters exist, EINVAL elsewhere.
    libc.prctl(_PR_SET_SECCOMP, ctypes.c_ulong(_FILTER_MODE), None)
    if ctypes.get_errno() != errno.EFAULT:
        return Feature(
            False,
            "the kernel has no seccomp filters. It needs CONFIG_SECCOMP_FILTER, which every "
            "distribution's kernel has; inside gVisor and the like, use the host itself.",
        )
    try:
        size = len(filters()["python"]) // 8
    except UserError as error:
        return Feature(False, str(error))
    return Feature(True, f"filter of {size} instructions")


def _bubblewrap() -> Feature:
    program = shutil.which("bwrap")
    if program is None:
        return Feature(
            False, "bubblewrap is not installed (package `bubblewrap` of your distribution)."
        )
    command = [*bubblewrap_command(program, Path("/usr"), [], {}), "/usr/bin/env", "true"]
    found = _try(command)
    if found is None:
        return Feature(True, "bubblewrap with namespaces of its own")
    return Feature(
        False,
        f"bubblewrap does not start here ({found}). It needs user namespaces for ordinary users: "
        "sysctl kernel.unprivileged_userns_clone=1, user.max_user_namespaces above 0, and where "
        "AppArmor restricts them kernel.apparmor_restrict_unprivileged_userns=0.",
    )


def _own_user() -> Feature:
    if os.getuid() != 0:
        return Feature(
            False,
            "not root, so programs run as the calling user; files are kept from them by Landlock "
            "alone (and by namespaces, with bubblewrap).",
        )
    found = _try(["/usr/bin/env", "true"])
    if found is None:
        return Feature(True, f"user {own_user(0)}")
    return Feature(False, f"root, but another user cannot be taken on ({found}).")


def _aslr_off() -> Feature:
    command = without_aslr()
    if not command:
        return Feature(False, "`setarch` is not installed (package `util-linux`).")
    found = _try([*command, "/usr/bin/env", "true"])
    if found is None:
        return Feature(True, "setarch -R")
    return Feature(False, f"addresses stay random, which makes figures noisier ({found}).")


def _try(command: list[str]) -> str | None:
    """Return None where a command succeeds as the user that workers have, else why it fails."""
    try:
        done = subprocess.run(
            command,
            env={},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=20,
            **as_user(own_user(0)),
        )
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        return str(error)
    if done.returncode == 0:
        return None
    return " ".join(done.stderr.split())[-200:] or f"exit status {done.returncode}"
