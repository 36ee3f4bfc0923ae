"""The sandbox for programs of strangers: a fork server inside namespaces, each run locked down.

Layers, from the outside in; each alone stops most of what the others stop:

* a user of the worker's own, where we are root;
* bubblewrap, where it works: no network, no other processes, /usr read-only and little else;
* Landlock: reads below /usr, writes in the run's own folder;
* seccomp: an allow-list of system calls, without processes, sockets, signals to others;
* resource limits, and the clock of the server.
"""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
from collections.abc import Sequence

from hydraopt.common.errors import UserError
from hydraopt.profiling.records import Limits
from hydraopt.profiling.sandbox.command import (
    find_python,
    package_folders,
    readable_folders,
    version_of,
)
from hydraopt.profiling.sandbox.contract import Language
from hydraopt.profiling.sandbox.forkserver import Plan
from hydraopt.profiling.sandbox.probe import LEAST_ABI_BARE, probe
from hydraopt.profiling.sandbox.seccomp import filters
from hydraopt.profiling.sandbox.worker import ForkWorker

C_FLAGS = ("-O2", "-std=c11")
CPP_FLAGS = ("-O2", "-std=c++17")
COMPILE_LIMITS = Limits(wall_s=60.0, memory_mib=2048, output_mib=64)


class ZygoteSandbox:
    """Isolates programs of strangers; refuses where the kernel cannot."""

    name = "zygote"
    isolates = True

    def __init__(
        self,
        python: str = "",
        bubblewrap: bool | None = None,
        packages: Sequence[str] = (),
        c_flags: Sequence[str] = C_FLAGS,
        cpp_flags: Sequence[str] = CPP_FLAGS,
        compile_limits: Limits = COMPILE_LIMITS,
    ) -> None:
        """Say how programs are run.

        Args:
            python: Interpreter; empty: the system's.
            bubblewrap: Put each worker into bubblewrap; None: where it works.
            packages: Folders of packages that Python programs may import, such as
                /usr/lib/python3/dist-packages for NumPy.
            c_flags: Of the C compiler.
            cpp_flags: Of the C++ compiler.
            compile_limits: What a compilation may use.
        """
        self._python = python
        self._packages = tuple(packages)
        self._bubblewrap = bubblewrap
        self._flags = {Language.C: tuple(c_flags), Language.CPP: tuple(cpp_flags)}
        self._compile_limits = compile_limits

    @property
    def interpreter(self) -> str:
        """What Python programs run on, such as `CPython 3.11.2`.

        Raises:
            UserError: There is none.
        """
        return version_of(find_python(self._python))

    def open(self) -> ForkWorker:
        """Start a worker.

        Raises:
            UserError: The host lacks what the isolation needs; the message says what, and what to
                do about it.
        """
        host = probe()
        for feature in (host.landlock, host.seccomp):
            if not feature.present:
                raise _refusal(feature.detail)
        if self._bubblewrap and not host.bubblewrap.present:
            raise _refusal(host.bubblewrap.detail)
        inside = host.bubblewrap.present if self._bubblewrap is None else self._bubblewrap
        if not inside and host.landlock_abi < LEAST_ABI_BARE:
            raise _refusal(
                f"without bubblewrap, Landlock version {LEAST_ABI_BARE} is needed (Linux 6.2), and "
                f"this kernel has version {host.landlock_abi}. {host.bubblewrap.detail}"
            )
        if os.getuid() == 0 and not host.own_user.present:
            raise _refusal(host.own_user.detail)
        python = find_python(self._python)
        packages = package_folders(self._packages)
        found, static = compilers(self._flags)
        return ForkWorker(
            Plan(
                python=python,
                bubblewrap=(shutil.which("bwrap") or "") if inside else "",
                isolate=True,
                filters=filters(),
                aslr_off=host.aslr_off.present,
                folders=readable_folders(python, packages),
                packages=packages,
                compilers=found,
                static=static,
                compile_limits=self._compile_limits,
            )
        )


def compilers(
    flags: dict[Language, tuple[str, ...]],
) -> tuple[dict[Language, list[str]], bool]:
    """Return each language's compiler below /usr with its flags, and whether it links statically.

    A static program needs no loader; so nothing but itself is executable for it.
    """
    paths: dict[Language, str] = {}
    for language, program in ((Language.C, "cc"), (Language.CPP, "c++")):
        path = os.path.realpath(shutil.which(program, path="/usr/bin:/usr/local/bin") or "")
        if path.startswith("/usr/"):
            paths[language] = path
    static = all(_links_statically(language, path) for language, path in paths.items())
    found: dict[Language, list[str]] = {}
    for language, path in paths.items():
        kind = "c" if language is Language.C else "c++"
        options = [*flags[language], *(["-static"] if static else [])]
        found[language] = [path, "-x", kind, *options, "-o", "program", "-", "-lm"]
    return found, static


@functools.cache
def _links_statically(language: Language, compiler: str) -> bool:
    """Return whether a compiler has the static libraries (it names them with their path)."""
    names = ["libc.a", "libm.a", *(["libstdc++.a"] if language is Language.CPP else [])]
    for name in names:
        try:
            asked = [compiler, f"-print-file-name={name}"]
            said = subprocess.run(asked, capture_output=True, text=True, env={}, timeout=20).stdout
        except (OSError, subprocess.SubprocessError):
            return False
        if not os.path.isabs(said.strip()):
            return False
    return True


def _refusal(reason: str) -> UserError:
    return UserError(
        f"programs of strangers cannot be isolated here: {reason} There is no weaker isolation to "
        "fall back to; for programs that you trust there is sandbox=none."
    )
