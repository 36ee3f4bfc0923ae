"""The paper's Enhanced Framework: fresh w for every batch, alpha follows the advantage signal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from hydraopt.preference.arrays import FloatArray, IntArray
from hydraopt.preference.concentration import (
    advantage_update,
    check_bounds,
    initial_alpha,
    mean_advantage,
)
from hydraopt.preference.objectives import check_names
from hydraopt.preference.simplex import draw_dirichlet
from hydraopt.preference.weighting.base import (
    Feedback,
    check_state,
    generator_state,
    restored_generator,
)


class Adaptive:
    """Weights "per batch from a Dirichlet distribution" whose alpha is "updated online".

    w_i ~ Dir(alpha) afresh for each pair i of each batch; then alpha moves by `advantage_update`
    (Hydra paper, Sec. V-B and VI-C).

    Args:
        objectives: Names of the M objectives.
        alpha: Initial concentration, one number for all or one for each objective.
        step_size: eta of the update; 0 draws afresh without adapting.
        alpha_min: Lower bound of every entry.
        alpha_max: Upper bound of every entry.
        seed: Seed of the draws, at least 0.
    """

    def __init__(
        self,
        objectives: Sequence[str],
        alpha: float | Sequence[float] = 1.0,
        step_size: float = 0.002,
        alpha_min: float = 0.75,
        alpha_max: float = 1.5,
        seed: int = 0,
    ) -> None:
        self.names = check_names(objectives)
        self.alpha: FloatArray = initial_alpha(alpha, self.names)
        check_bounds(self.alpha, alpha_min, alpha_max, step_size)
        self.step_size = step_size
        self.alpha_min = alpha_min
        self.alpha_max = alpha_max
        self._rng = np.random.default_rng(seed)

    def draw(self, indices: IntArray) -> FloatArray:
        """Draw fresh weights for each pair, shape (n, M)."""
        return draw_dirichlet(self.alpha, len(indices), self._rng)

    def update(self, feedback: Feedback) -> None:
        """Move alpha by the batch's advantage; where every pair abstains, nothing moves."""
        advantage = mean_advantage(feedback.advantage, feedback.abstain)
        if advantage is not None:
            self.alpha = advantage_update(
                self.alpha, advantage, self.step_size, self.alpha_min, self.alpha_max
            )

    def state_dict(self) -> dict[str, Any]:
        """Return alpha and the generator's state as JSON values."""
        return {
            "kind": "adaptive",
            "names": list(self.names),
            "alpha": self.alpha.tolist(),
            "generator": generator_state(self._rng),
        }

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Continue from an earlier state.

        Raises:
            UserError: The state belongs to another weighting or other objectives.
        """
        check_state(state, "adaptive", self.names)
        self.alpha = initial_alpha(state["alpha"], self.names)
        self._rng = restored_generator(state["generator"])
