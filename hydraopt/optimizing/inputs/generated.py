"""Inputs made by Hypothesis, from type hints, defaults, known inputs and names of parameters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from hydraopt.optimizing.inputs.given import Given
from hydraopt.optimizing.target import Target


@dataclass(frozen=True)
class Choice:
    """One way to make inputs of a target.

    Attributes:
        label: One line for the user, such as `values: list[int] (hint)`.
        basis: What it rests on; `hints` and `examples` are better evidence than `guess`.
        strategy: Hypothesis strategy of `Given`.
    """

    label: str
    basis: Literal["hints", "examples", "defaults", "guess"]
    strategy: Any


@dataclass(frozen=True)
class Proposal:
    """The ways to make inputs of a target, best first.

    Where a parameter has a hint there is one way. Where nothing stands, several are proposed, and
    the original decides: keep those whose inputs it accepts (most of its calls return).

    Attributes:
        choices: Empty where no input can be made; then `reason` says why.
        reason: One line.
    """

    choices: list[Choice]
    reason: str = ""


def propose(target: Target, givens: Sequence[Given], seed: int = 0) -> Proposal:
    """Return the ways to make inputs of a target, given the inputs that are known already."""
    raise NotImplementedError


def draw(choice: Choice, count: int, seed: int) -> list[Given]:
    """Return up to `count` different inputs, the same for the same seed; no example database.

    Fewer come back where the choice has no more different ones (a function without parameters
    has one input).
    """
    raise NotImplementedError
