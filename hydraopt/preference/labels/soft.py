"""A label that knows how noisy the measurements are."""

from __future__ import annotations

import numpy as np

from hydraopt.common.errors import UserError
from hydraopt.preference.arrays import FloatArray
from hydraopt.preference.labels.base import Label
from hydraopt.preference.reward import reward


class SoftLabel:
    """The bootstrap probability that the first program's reward is the higher one.

    p = P(R_first > R_second | w) ~ 1/B * sum_b [ R_first,b > R_second,b ]   (a tie counts 1/2)

    R_b is the reward of repeats resampled with replacement. A pair abstains where the percentile
    intervals of R_first and R_second at level `confidence` overlap. With the log-ratio normaliser,
    whose two values add up to 1, a pair that does not abstain has p at least (1 + confidence) / 2
    or at most (1 - confidence) / 2. Not in the papers, which label from one measurement; it answers
    their limitation "nondeterminism ... can introduce variance into the reward signal" (Hydra
    paper, Sec. VIII).

    Args:
        draws: B.
        confidence: Level of the intervals, in [0, 1); 0 lets a pair abstain only if the medians of
            its rewards are equal.
    """

    def __init__(self, draws: int = 200, confidence: float = 0.8) -> None:
        if draws < 1:
            raise UserError(f"label.draws={draws} must be at least 1; 200 is a good number.")
        if not 0.0 <= confidence < 1.0:
            raise UserError(
                f"label.confidence={confidence} must be at least 0 and below 1; 0.8 lets a pair "
                "abstain whose 80 % intervals overlap."
            )
        self._draws = draws
        self.confidence = confidence

    @property
    def draws(self) -> int:
        """B, the number of bootstrap draws."""
        return self._draws

    def __call__(
        self,
        weights: FloatArray,
        v_first: FloatArray,
        v_second: FloatArray,
        draws_first: FloatArray | None,
        draws_second: FloatArray | None,
    ) -> Label:
        """Label N pairs; shapes as in `Labeler`.

        Raises:
            ValueError: The draws are missing.
        """
        if draws_first is None or draws_second is None:
            raise ValueError("SoftLabel needs the bootstrap draws of both programs")
        first = reward(weights, draws_first)  # (N, B)
        second = reward(weights, draws_second)
        target = ((first > second) + 0.5 * (first == second)).mean(axis=1)
        tails = [0.5 * (1.0 - self.confidence), 0.5 * (1.0 + self.confidence)]
        first_low, first_high = np.quantile(first, tails, axis=1)
        second_low, second_high = np.quantile(second, tails, axis=1)
        abstain = (first_low <= second_high) & (second_low <= first_high)
        return Label(target, abstain)
