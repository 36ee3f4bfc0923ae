"""The command line around the fork server: what it may see, and nothing of the caller's."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from hydraopt.common.errors import UserError

SYSTEM_PYTHON = "/usr/bin/python3"
FLAGS = ("-S", "-s", "-B")
"""No site packages, no user packages, no bytecode files. Not -I or -E: they would ignore
PYTHONHASHSEED. The server takes its own folder from the path itself (-P came with Python 3.11)."""

_ONE_THREAD = {name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")}

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


@functools.cache
def version_of(python: str) -> str:
    """Return implementation and version of an interpreter, such as `CPython 3.11.2`.

    Raises:
        UserError: It does not start.
    """
    code = "import platform as p; print(p.python_implementation(), p.python_version())"
    try:
        done = subprocess.run(
            [python, *FLAGS, "-c", code], capture_output=True, text=True, env={}, timeout=60
        )
        done.check_returncode()
    except (OSError, subprocess.SubprocessError) as error:
        raise UserError(
            f"the interpreter {python} does not start ({error}). Name another one: "
            "sandbox.python=/usr/bin/python3"
        ) from error
    return done.stdout.strip()


def readable_folders(python: str, packages: Sequence[str] = ()) -> list[str]:
    """Return what a program may read: /usr, packages, of another interpreter it and its library.

    Not the whole folder above it: that may be somebody's home.

    Raises:
        UserError: The interpreter's library does not lie beside it.
    """
    beyond = [folder for folder in packages if not folder.startswith("/usr/")]
    if python.startswith("/usr/"):
        return ["/usr", *beyond]
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
    return ["/usr", *beyond, python, *library]


def package_folders(packages: Sequence[str]) -> list[str]:
    """Return the folders of packages that programs may import, with links resolved.

    Raises:
        UserError: One is not there.
    """
    for folder in packages:
        if not os.path.isdir(folder):
            raise UserError(
                f"sandbox.packages names {folder}, which is no folder. Name the folder in which "
                "the packages of the programs' interpreter lie, such as "
                "/usr/lib/python3/dist-packages."
            )
    return [os.path.realpath(folder) for folder in packages]


def environment(folder: str, hash_seed: int, packages: Sequence[str] = ()) -> dict[str, str]:
    """Return the environment of the server and of every program.

    Args:
        folder: The run's folder.
        hash_seed: PYTHONHASHSEED.
        packages: Folders of packages that programs may import; libraries of numbers are then told
            to keep to one thread.
    """
    known = {"PYTHONPATH": ":".join(packages), **_ONE_THREAD} if packages else {}
    return known | {
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
