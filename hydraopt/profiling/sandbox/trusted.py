"""No isolation: for programs that you would run yourself."""

from __future__ import annotations

import logging

from hydraopt.profiling.sandbox.forking import ForkSandbox
from hydraopt.profiling.sandbox.probe import probe
from hydraopt.profiling.sandbox.worker import ForkWorker

_log = logging.getLogger(__name__)


class TrustedSandbox(ForkSandbox):
    """Runs programs as the zygote does, with limits on what they use and none on what they do."""

    name = "none"
    isolates = False

    _said = False

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
        return self._worker(
            bubblewrap="", isolate=False, filters={}, aslr_off=probe().aslr_off.present
        )
