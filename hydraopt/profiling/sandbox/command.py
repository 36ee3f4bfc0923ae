"""The command line around the fork server: what it may see, and nothing of the caller's."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from hydraopt.common.errors import UserError

SYSTEM_PYTHON = "/usr/bin/python3"
FLAGS = ("-S", "-s", "-B")
"""No site packages, no user packages, no bytecode files. Not -I or -E: they would ignore
PYTHONHASHSEED. The server takes its own folder from the path itself (-P came with Python 3.11)."""

WORK = "/work"
"""The run's folder inside bubblewrap."""
INSIDE = "/inside"
FOLDER_BYTES = 256 * 2**20
"""Most that a run may keep in its folder, all files together."""

_TOP_FOLDERS = ("/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32")
LINKER_FILES = ("/etc/alternatives", "/etc/ld.so.cache")
"""Names of compilers and of libraries; links and names only."""


def find_python(wanted: str = "") -> str:
    """Return the interpreter that runs programs, with links resolved.

    The system's comes first: an interpreter below a private folder could not be read by the user
    that programs run as.

    Raises:
        UserError: There is no such program.
    """
    for candidate in (wanted,) if wanted else (SYSTEM_PYTHON, sys.executable):
        found = shutil.which(candidate)
        if found:
            return os.path.realpath(found)
    raise UserError(
        f"the interpreter {wanted or SYSTEM_PYTHON} is not there. Install python3, or name another "
        "interpreter (3.9 or newer) that ordinary users can read."
    )


def readable_folders(python: str) -> list[str]:
    """Return what a program may read: /usr, and of another interpreter itself and its library.

    Not the whole folder above it: that may be somebody's home.

    Raises:
        UserError: The interpreter's library does not lie beside it.
    """
    if python.startswith("/usr/"):
        return ["/usr"]
    beside = Path(python).parents[1]
    library = [
        str(path) for name in ("python3*", "libpython*") for path in beside.glob(f"lib/{name}")
    ]
    if not library:
        raise UserError(
            f"the interpreter {python} has no library at {beside / 'lib'}, so programs could not "
            "read it without seeing everything there. Name an interpreter below /usr, or one that "
            "was installed as a whole (bin and lib side by side)."
        )
    return ["/usr", python, *library]


def environment(folder: str, hash_seed: int) -> dict[str, str]:
    """Return the environment of the server and of every program."""
    return {
        "HOME": folder,
        "TMPDIR": folder,
        "LC_ALL": "C.UTF-8",
        "PATH": "/usr/bin:/bin",
        "PYTHONHASHSEED": str(hash_seed),
    }


def without_aslr() -> list[str]:
    """Return the start of a command line that gives its program the same addresses every time."""
    program = shutil.which("setarch")
    return [program, "-R"] if program else []


def bubblewrap_command(
    program: str, inside: Path, folders: list[str], variables: dict[str, str]
) -> list[str]:
    """Return the command line up to the program that runs inside bubblewrap.

    It is started with an empty environment: its own process shows in the sandbox's, and with it
    the environment that it was started with.

    Args:
        program: Path of bwrap.
        inside: Folder of the server's modules.
        folders: What programs may read beside /usr.
        variables: Environment of what runs inside.
    """
    command = [
        program,
        "--unshare-all",  # no network, no other processes, no shared memory
        "--die-with-parent",
        "--new-session",  # no terminal to type into
        "--clearenv",
        "--cap-drop",
        "ALL",
        "--ro-bind",
        "/usr",
        "/usr",
    ]
    for folder in _TOP_FOLDERS:
        if os.path.islink(folder):
            command += ["--symlink", os.readlink(folder), folder]
        elif os.path.isdir(folder):
            command += ["--ro-bind", folder, folder]
    for file in LINKER_FILES:
        command += ["--ro-bind-try", file, file]
    for folder in folders:
        if folder != "/usr":
            command += ["--ro-bind", folder, folder]
    # No --proc: it shows bubblewrap itself, and as root it can be written to.
    command += ["--dev", "/dev", "--remount-ro", "/dev"]
    command += ["--ro-bind", str(inside), INSIDE]
    command += ["--size", str(FOLDER_BYTES), "--tmpfs", WORK, "--chdir", WORK]
    for name, value in variables.items():
        command += ["--setenv", name, value]
    return [*command, "--remount-ro", "/", "--"]
