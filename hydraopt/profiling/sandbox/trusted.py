"""No isolation: for programs that you would run yourself."""

from __future__ import annotations

import logging
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
from hydraopt.profiling.sandbox.probe import probe
from hydraopt.profiling.sandbox.worker import ForkWorker
from hydraopt.profiling.sandbox.zygote import C_FLAGS, COMPILE_LIMITS, CPP_FLAGS, compilers

_log = logging.getLogger(__name__)


class TrustedSandbox:
    """Runs programs as the zygote does, with limits on what they use and none on what they do."""

    name = "none"
    isolates = False

    def __init__(
        self,
        python: str = "",
        packages: Sequence[str] = (),
        c_flags: Sequence[str] = C_FLAGS,
        cpp_flags: Sequence[str] = CPP_FLAGS,
        compile_limits: Limits = COMPILE_LIMITS,
    ) -> None:
        """Say how programs are run.

        Args:
            python: Interpreter; empty: the system's.
            packages: Folders of packages that Python programs may import, such as
                /usr/lib/python3/dist-packages for NumPy.
            c_flags: Of the C compiler.
            cpp_flags: Of the C++ compiler.
            compile_limits: What a compilation may use.
        """
        self._python = python
        self._packages = tuple(packages)
        self._flags = {Language.C: tuple(c_flags), Language.CPP: tuple(cpp_flags)}
        self._compile_limits = compile_limits
        self._said = False

    @property
    def interpreter(self) -> str:
        """What Python programs run on, such as `CPython 3.11.2`.

        Raises:
            UserError: There is none.
        """
        return version_of(find_python(self._python))

    def open(self) -> ForkWorker:
        """Start a worker, and say aloud (once) what it does not do.

        Raises:
            UserError: It does not start.
        """
        if not self._said:
            _log.warning(
                "sandbox=none: programs run with all your rights. Only for programs that you "
                "trust; programs of strangers and of models belong into sandbox=zygote."
            )
            self._said = True
        python = find_python(self._python)
        packages = package_folders(self._packages)
        found, static = compilers(self._flags)
        return ForkWorker(
            Plan(
                python=python,
                bubblewrap="",
                isolate=False,
                filters={},
                aslr_off=probe().aslr_off.present,
                folders=readable_folders(python, packages),
                packages=packages,
                compilers=found,
                static=static,
                compile_limits=self._compile_limits,
            )
        )
