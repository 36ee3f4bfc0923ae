"""The paper's literal normaliser, for the ablation."""

from __future__ import annotations

from typing import Any

from hydraopt.preference.arrays import FloatArray
from hydraopt.preference.sigmoid import sigmoid


class RawSigmoid:
    """sigma of the raw value, element-wise.

    v~_i = sigma(v_i) = 1 / (1 + exp(-v_i))                       (Hydra paper, Sec. IV-C)

    Not the default, for three reasons that hold for the equation as it is printed:

    - It saturates: sigma(37) is 1.0 in float64, so two programs of 40 ms and 400 ms, or of any two
      cycle counts, are equal, and the pair abstains.
    - It depends on the unit: the same latency in seconds or in milliseconds has another value.
    - No sign is flipped: for latency, memory, cycles and energy, where lower is better, the slower
      and larger program has the higher value and becomes the winner.
    """

    @property
    def fitted(self) -> bool:
        """Always: nothing is learned."""
        return True

    def fit(self, first: FloatArray, second: FloatArray, signs: FloatArray) -> None:
        """Learn nothing; the equation has no scale and no sign."""

    def __call__(self, first: FloatArray, second: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Return (sigma(v_first), sigma(v_second)), shape (..., M)."""
        return sigmoid(first), sigmoid(second)

    def state_dict(self) -> dict[str, Any]:
        """Return nothing: there is no state."""
        return {}

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Take over nothing."""
