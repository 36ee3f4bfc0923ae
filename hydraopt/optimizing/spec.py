"""What a search compares candidates on, as plain data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class InputsSpec:
    """On what candidates are compared with the original.

    Attributes:
        count: Inputs altogether; what is not given is generated.
        seed: Of the generated ones.
        rounds: Timed runs of original and candidate on each measured input.
    """

    count: int = 60
    seed: int = 0
    rounds: int = 8
