"""Inputs from calls that `hydraopt.recording.record` wrote down while a real program ran."""

from __future__ import annotations

from pathlib import Path

from hydraopt.optimizing.inputs.given import Found
from hydraopt.optimizing.target import Target


def read_recorded(target: Target, path: Path) -> Found:
    """Return the recorded calls of the target.

    Raises:
        UserError: The file cannot be read, or holds no call of the target.
    """
    raise NotImplementedError
