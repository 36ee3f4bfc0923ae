"""Writes down the calls of a function while a real program runs, as inputs for `optimize`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def record(
    path: str | Path, *, calls: int = 1000, call_kib: int = 256, file_mib: int = 16
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Decorate a function so that its arguments are appended to a JSONL file at each call.

    Args:
        path: The file; later runs append to it.
        calls: At most so many calls a process are written.
        call_kib: A call whose record is longer is not written.
        file_mib: Nothing is written where the file would grow beyond.
    """
    raise NotImplementedError
