"""The paper's Base Framework: one w per pair, drawn once and kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from hydraopt.common.errors import UserError
from hydraopt.preference.arrays import FloatArray, IntArray
from hydraopt.preference.concentration import initial_alpha
from hydraopt.preference.objectives import check_names
from hydraopt.preference.simplex import draw_dirichlet
from hydraopt.preference.weighting.base import Feedback, check_state


class Static:
    """Weights that "sample[...] once at dataset construction time and keep[...] fixed".

    w_i ~ Dir(alpha), once for each pair i                         (Hydra paper, Sec. V-B)

    The draw depends on (seed, position of the pair) alone, so every epoch, every restart and every
    batch size sees the same w for a pair.

    Args:
        objectives: Names of the M objectives.
        alpha: Concentration, one number for all or one for each objective.
        seed: Seed of the draws, at least 0.
    """

    def __init__(
        self, objectives: Sequence[str], alpha: float | Sequence[float] = 1.0, seed: int = 0
    ) -> None:
        self.names = check_names(objectives)
        self.alpha: FloatArray = initial_alpha(alpha, self.names)
        self.seed = seed

    def draw(self, indices: IntArray) -> FloatArray:
        """Return the pairs' own weights, shape (n, M)."""
        rows = [
            draw_dirichlet(self.alpha, 1, np.random.default_rng([self.seed, int(index)]))[0]
            for index in indices
        ]
        return np.array(rows).reshape(len(rows), len(self.names))

    def update(self, feedback: Feedback) -> None:
        """Learn nothing: the weights are kept."""

    def state_dict(self) -> dict[str, Any]:
        """Return what the draws depend on."""
        return {
            "kind": "static",
            "names": list(self.names),
            "alpha": self.alpha.tolist(),
            "seed": self.seed,
        }

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Check that the draws go on unchanged.

        Raises:
            UserError: They would change.
        """
        check_state(state, "static", self.names)
        before, now = (state["alpha"], state["seed"]), (self.alpha.tolist(), self.seed)
        if before != now:
            raise UserError(
                f"The checkpoint's weights were drawn with alpha, seed = {before}, this run has "
                f"{now}; a pair keeps the weights it was given first. Use the same arguments as "
                "before, or start a new run."
            )
