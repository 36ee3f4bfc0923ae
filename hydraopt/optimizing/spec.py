"""What a search compares candidates on, as plain data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class InputsSpec:
    """Where the inputs come from on which candidates are compared with the original.

    Attributes:
        tests: A pytest file; its asserts are read, and it is run where pytest can be had.
        examples: File or folder of examples.
        recorded: File of recorded calls.
        count: Inputs altogether; what is not given is generated.
        seed: Of the generated ones.
        rounds: Timed runs of original and candidate on each measured input.
    """

    tests: str = ""
    examples: str = ""
    recorded: str = ""
    count: int = 60
    seed: int = 0
    rounds: int = 8
