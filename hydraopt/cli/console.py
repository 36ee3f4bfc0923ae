"""What reaches the terminal: our messages; what libraries say goes to the run's log."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path
from typing import Any

QUIET = {
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "TOKENIZERS_PARALLELISM": "false",
    "TQDM_DISABLE": "1",
    "TRANSFORMERS_VERBOSITY": "error",
    "WANDB_SILENT": "true",
}
"""Environment that keeps libraries from drawing bars and banners; what the user sets stays."""


SHORT_SPIN = "1000"
"""Rounds an OpenMP thread waits busily for the others before it sleeps (GNU's `GOMP_SPINCOUNT`).

Its default spins for milliseconds: where another process holds a core, the threads that wait keep
the one that works from it. Measured with 2 threads on 2 cores: two such processes beside each
other took 0.64 s a round, with this 0.33 s; one alone 0.19 and 0.18 s.
"""


def share_processors() -> None:
    """Let the threads of PyTorch wait asleep; to be called before PyTorch is imported."""
    os.environ.setdefault("GOMP_SPINCOUNT", SHORT_SPIN)


def quiet_libraries() -> None:
    """Keep libraries from writing to the terminal; to be called before they are imported."""
    for name, value in QUIET.items():
        os.environ.setdefault(name, value)


class ConsoleHandler(logging.StreamHandler):
    """Writes to whatever `sys.stderr` is at the moment.

    A live display of rich replaces `sys.stderr` while it is drawn; a handler that kept the stream
    it was made with would write through the display.
    """

    def __init__(self) -> None:
        logging.Handler.__init__(self)

    @property
    def stream(self) -> Any:
        """The current standard error."""
        return sys.stderr

    @stream.setter
    def stream(self, value: Any) -> None:
        pass


def shown(path: Path) -> str:
    """Return a path as short as it can be said from the current folder."""
    here = Path.cwd()
    absolute = path.absolute()
    return str(absolute.relative_to(here) if absolute.is_relative_to(here) else absolute)
