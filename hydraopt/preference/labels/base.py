"""What every labelling rule is: weights and normalised values in, a target for the loss out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from hydraopt.preference.arrays import BoolArray, FloatArray


@dataclass(frozen=True)
class Label:
    """Which program of each pair is chosen, and how surely.

    Attributes:
        target: P(the first is chosen), shape (N,), in [0, 1]; 1 and 0 are hard labels.
        abstain: Pairs that say nothing under these weights and carry no loss, shape (N,).
    """

    target: FloatArray
    abstain: BoolArray


class Labeler(Protocol):
    """Labels pairs; it holds no state, so labels can be recomputed at every step."""

    @property
    def draws(self) -> int:
        """How many bootstrap draws B it needs; 0: none."""
        ...

    def __call__(
        self,
        weights: FloatArray,
        v_first: FloatArray,
        v_second: FloatArray,
        draws_first: FloatArray | None,
        draws_second: FloatArray | None,
    ) -> Label:
        """Label N pairs.

        Args:
            weights: w, shape (N, M).
            v_first: Normalised values of the first programs, shape (N, M).
            v_second: Normalised values of the second programs, shape (N, M).
            draws_first: The same from resampled repeats, shape (N, B, M), or None where B is 0.
            draws_second: The same of the second programs.
        """
        ...
