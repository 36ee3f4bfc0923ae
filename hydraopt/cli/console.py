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
