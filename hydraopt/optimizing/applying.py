"""The way back into the user's file: a diff, and on request the file itself."""

from __future__ import annotations

from pathlib import Path

from hydraopt.optimizing.target import Target


def unified_diff(target: Target, new_source: str) -> str:
    """Return the change as a diff for `git apply` or `patch -p1`; empty where nothing changes.

    Names are relative to the top of the Git work tree that the file lies in, else to the working
    folder, else the bare file name. Line endings are the file's own: write the text as bytes.
    """
    raise NotImplementedError


def apply(target: Target, new_source: str) -> Path | None:
    """Write the new text into the user's file, whole or not at all, with its mode kept.

    Returns:
        The backup `NAME.orig` that was made beside a file outside Git; None within a work tree.

    Raises:
        UserError: The file has changed since it was read; it lies in a Git work tree and is not
            tracked, or has uncommitted changes; outside Git a backup exists already; or it cannot
            be written.
    """
    raise NotImplementedError
