"""Inputs from the examples in docstrings."""

from __future__ import annotations

from hydraopt.optimizing.inputs.given import Found
from hydraopt.optimizing.target import Target


def read_doctests(target: Target) -> Found:
    """Return the calls of the target in the docstrings of its file."""
    raise NotImplementedError
