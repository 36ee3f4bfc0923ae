"""The paper's label: the program with the higher reward wins."""

from __future__ import annotations

import numpy as np

from hydraopt.common.errors import UserError
from hydraopt.preference.arrays import FloatArray
from hydraopt.preference.labels.base import Label
from hydraopt.preference.reward import reward


class HardLabel:
    """The sign of the reward difference.

    C_w = argmax(R_i, R_j), C_l = argmin(R_i, R_j)                 (Hydra paper, Sec. IV-C)

    As a target: 1 where R_first > R_second, 0 where R_first < R_second. The paper does not say what
    a tie is; here it abstains (with target 1/2).

    Args:
        tie_band: Differences |R_first - R_second| up to this count as a tie; rewards lie in [0, 1].
    """

    def __init__(self, tie_band: float = 0.0) -> None:
        if not 0.0 <= tie_band < 1.0:
            raise UserError(
                f"label.tie_band={tie_band} must be at least 0 and below 1, the largest difference "
                "of two rewards; 0 lets exact ties alone abstain."
            )
        self.tie_band = tie_band

    @property
    def draws(self) -> int:
        """None needed."""
        return 0

    def __call__(
        self,
        weights: FloatArray,
        v_first: FloatArray,
        v_second: FloatArray,
        draws_first: FloatArray | None = None,
        draws_second: FloatArray | None = None,
    ) -> Label:
        """Label N pairs; shapes as in `Labeler`."""
        difference = reward(weights, v_first) - reward(weights, v_second)
        abstain = np.abs(difference) <= self.tie_band
        return Label(np.where(abstain, 0.5, (difference > 0).astype(np.float64)), abstain)
