"""The user's cache: converted models and reference log-probabilities, shared by all runs."""

from __future__ import annotations

import os
from pathlib import Path


def cache_folder(override: Path | str | None = None) -> Path:
    """Return the cache folder: `override`, else `HYDRAOPT_CACHE`, else the user's cache folder.

    That is `$XDG_CACHE_HOME/hydraopt`, or `~/.cache/hydraopt`; it need not exist.
    """
    if override:
        return Path(override).expanduser()
    if named := os.environ.get("HYDRAOPT_CACHE"):
        return Path(named).expanduser()
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base).expanduser() / "hydraopt"
