"""Inputs from a pytest file: read as text, never run."""

from __future__ import annotations

from pathlib import Path

from hydraopt.optimizing.inputs.given import Found
from hydraopt.optimizing.target import Target


def read_pytests(target: Target, path: Path) -> Found:
    """Return the calls of the target in a test file's asserts, `raises` and parametrisations.

    Raises:
        UserError: The file cannot be read, or is no Python.
    """
    raise NotImplementedError


def pytest_available(path: Path) -> str:
    """Return why pytest cannot run a file here; empty where it can."""
    raise NotImplementedError
