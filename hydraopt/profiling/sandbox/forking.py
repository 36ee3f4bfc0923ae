"""What the sandboxes with a fork server share: interpreter, packages, compilers."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
from collections.abc import Sequence

from hydraopt.profiling.records import Limits
from hydraopt.profiling.sandbox.command import (
    find_python,
    package_folders,
    readable_folders,
    version_of,
)
from hydraopt.profiling.sandbox.contract import Language
from hydraopt.profiling.sandbox.forkserver import Plan
from hydraopt.profiling.sandbox.worker import ForkWorker

C_FLAGS = ("-O2", "-std=c11")
CPP_FLAGS = ("-O2", "-std=c++17")
COMPILE_LIMITS = Limits(wall_s=60.0, memory_mib=2048, output_mib=64)


class ForkSandbox:
    """Starts workers with one interpreter; how much they isolate is its heirs' business."""

    def __init__(
        self,
        python: str = "",
        packages: Sequence[str] = (),
        c_flags: Sequence[str] = C_FLAGS,
        cpp_flags: Sequence[str] = CPP_FLAGS,
        compile_limits: Limits = COMPILE_LIMITS,
        one_core: bool = True,
    ) -> None:
        """Say how programs are run.

        Args:
            python: Interpreter; empty: the system's.
            packages: Folders of packages that Python programs may import, such as
                /usr/lib/python3/dist-packages for NumPy.
            c_flags: Of the C compiler.
            cpp_flags: Of the C++ compiler.
            compile_limits: What a compilation may use.
            one_core: Keep each worker, its servers, its programs and, during a run, the calling
                thread to one core that no other worker on the host has, as far as there are such
                cores. No wake-up then crosses cores, which takes a third off a short run
                (`experiments/sandbox_throughput`). A program of several threads gets one core for
                all of them, so its wall time is not what it would be elsewhere.
        """
        self._python = python
        self._packages = tuple(packages)
        self._flags = {Language.C: tuple(c_flags), Language.CPP: tuple(cpp_flags)}
        self._compile_limits = compile_limits
        self._one_core = one_core

    @property
    def interpreter(self) -> str:
        """What Python programs run on, such as `CPython 3.11.2`.

        Raises:
            UserError: There is none.
        """
        return version_of(find_python(self._python))

    def _worker(
        self, *, bubblewrap: str, isolate: bool, filters: dict[str, bytes], aslr_off: bool
    ) -> ForkWorker:
        """Start a worker; the arguments are those of `Plan`.

        Raises:
            UserError: It does not start.
        """
        python = find_python(self._python)
        packages = package_folders(self._packages)
        found, static = compilers(self._flags)
        return ForkWorker(
            Plan(
                python=python,
                bubblewrap=bubblewrap,
                isolate=isolate,
                filters=filters,
                aslr_off=aslr_off,
                folders=readable_folders(python, packages),
                packages=packages,
                compilers=found,
                static=static,
                compile_limits=self._compile_limits,
                one_core=self._one_core,
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
