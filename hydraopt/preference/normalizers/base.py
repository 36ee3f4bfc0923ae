"""What every normaliser is: raw summaries of a pair in, values in [0, 1] out."""

from __future__ import annotations

from typing import Any, Protocol

from hydraopt.preference.arrays import FloatArray


class Normalizer(Protocol):
    """Maps the summaries of a pair's two programs to values that can be weighed and added.

    A normaliser is fitted once, on the training pairs; validation pairs use the same fit.
    """

    @property
    def fitted(self) -> bool:
        """Whether `fit` or `load_state_dict` has been called (or neither is needed)."""
        ...

    def fit(self, first: FloatArray, second: FloatArray, signs: FloatArray) -> None:
        """Learn the data set's scales.

        Args:
            first: Summaries of the first programs, shape (N, M), positive.
            second: Summaries of the second programs, shape (N, M), positive.
            signs: s_k, shape (M,): +1 where higher is better, -1 where lower is.
        """
        ...

    def __call__(self, first: FloatArray, second: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Return the normalised values of the first and the second programs, shape (..., M)."""
        ...

    def state_dict(self) -> dict[str, Any]:
        """Return what `fit` learned, as JSON values."""
        ...

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Take over what an earlier `fit` learned."""
        ...
