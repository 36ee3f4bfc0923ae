"""Puts a candidate in the target's place, so that the rest of the file stays as it is."""

from __future__ import annotations

from hydraopt.optimizing.target import Target


class NotSpliced(Exception):
    """A candidate cannot stand in the target's place; the message says why, in one line."""


def splice(target: Target, candidate: str) -> str:
    """Return the whole file with the candidate in the target's place.

    Raises:
        NotSpliced: The candidate is no Python, does not define the target, changes its signature,
            makes a generator or a coroutine of it, or shadows a name of the file.
    """
    raise NotImplementedError
