"""Inputs from a file or folder of examples."""

from __future__ import annotations

from pathlib import Path

from hydraopt.optimizing.inputs.given import Found
from hydraopt.optimizing.target import Target


def read_examples(target: Target, path: Path) -> Found:
    """Return the inputs of an examples file (JSON, JSONL, literal Python) or folder (*.in, *.out).

    Raises:
        UserError: Nothing there can be read, or an example does not fit the target.
    """
    raise NotImplementedError
