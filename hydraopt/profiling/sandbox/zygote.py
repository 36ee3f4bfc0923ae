"""The sandbox for programs of strangers: a fork server inside namespaces, each run locked down.

Layers, from the outside in; each alone stops most of what the others stop:

* a user of the worker's own, where we are root;
* bubblewrap, where it works: no network, no other processes, /usr read-only and little else;
* Landlock: reads below /usr, writes in the run's own folder;
* seccomp: an allow-list of system calls, without processes, sockets, signals to others;
* resource limits, and the clock of the server.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence

from hydraopt.common.errors import UserError
from hydraopt.profiling.records import Limits
from hydraopt.profiling.sandbox.forking import C_FLAGS, COMPILE_LIMITS, CPP_FLAGS, ForkSandbox
from hydraopt.profiling.sandbox.probe import LEAST_ABI_BARE, probe
from hydraopt.profiling.sandbox.seccomp import filters
from hydraopt.profiling.sandbox.worker import ForkWorker


class ZygoteSandbox(ForkSandbox):
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
        one_core: bool = True,
    ) -> None:
        """Say how programs are run.

        Args:
            python: As in `ForkSandbox`, and so the rest.
            bubblewrap: Put each worker into bubblewrap; None: where it works.
            packages: Folders of packages that programs may import.
            c_flags: Of the C compiler.
            cpp_flags: Of the C++ compiler.
            compile_limits: What a compilation may use.
            one_core: Keep each worker to a core of its own.
        """
        super().__init__(python, packages, c_flags, cpp_flags, compile_limits, one_core)
        self._bubblewrap = bubblewrap

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
        return self._worker(
            bubblewrap=(shutil.which("bwrap") or "") if inside else "",
            isolate=True,
            filters=filters(),
            aslr_off=host.aslr_off.present,
        )


def _refusal(reason: str) -> UserError:
    return UserError(
        f"programs of strangers cannot be isolated here: {reason} There is no weaker isolation to "
        "fall back to; for programs that you trust there is sandbox=none."
    )
