"""The paper's region control: alpha follows the loss of the regions of the simplex."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from hydraopt.common.errors import UserError
from hydraopt.preference.arrays import FloatArray, IntArray
from hydraopt.preference.concentration import check_bounds, initial_alpha, region_update
from hydraopt.preference.objectives import check_names
from hydraopt.preference.regions import BALANCED, check_threshold, region_means, region_of
from hydraopt.preference.simplex import draw_dirichlet, region_weights
from hydraopt.preference.weighting.base import (
    Feedback,
    check_state,
    generator_state,
    restored_generator,
)


class AdaptiveRegion:
    """Weights drawn over M+1 regions, whose alpha rises where the DPO loss is high.

    u ~ Dir(alpha_1, ..., alpha_{M+1}),  w_k = u_k + u_{M+1} / M;  every `update_every` steps alpha
    moves by `region_update` with the losses collected since (Hydra paper, Sec. IV-E).

    Args:
        objectives: Names of the M objectives.
        alpha: Initial concentration, one number for all or one for each of the M+1 regions.
        step_size: eta of the update.
        alpha_min: Lower bound of every entry.
        alpha_max: Upper bound of every entry.
        dominance_threshold: w_k above it puts w into region k.
        update_every: Steps from one update to the next (an epoch in the paper).
        seed: Seed of the draws, at least 0.

    Attributes:
        region_losses: Lbar_r of the last update, shape (M+1,), nan where a region had no samples.
    """

    def __init__(
        self,
        objectives: Sequence[str],
        alpha: float | Sequence[float] = 1.0,
        step_size: float = 0.1,
        alpha_min: float = 0.1,
        alpha_max: float = 10.0,
        dominance_threshold: float = 0.5,
        update_every: int = 50,
        seed: int = 0,
    ) -> None:
        self.names = (*check_names(objectives), BALANCED)
        if BALANCED in objectives:
            raise UserError(
                f"Objective {BALANCED!r} has the name of the region in which none dominates; give "
                "it another name."
            )
        self.alpha: FloatArray = initial_alpha(alpha, self.names)
        check_bounds(self.alpha, alpha_min, alpha_max, step_size)
        if update_every < 1:
            raise UserError(
                f"weighting.update_every={update_every} must be at least 1 step; the paper updates "
                "once an epoch."
            )
        self.step_size = step_size
        self.alpha_min = alpha_min
        self.alpha_max = alpha_max
        self.dominance_threshold = check_threshold(dominance_threshold)
        self.update_every = update_every
        self.region_losses: FloatArray = np.full(len(self.names), np.nan)
        self._rng = np.random.default_rng(seed)
        self._start_collecting()

    def _start_collecting(self) -> None:
        self._total = np.zeros(len(self.names))
        self._count = np.zeros(len(self.names), dtype=np.int64)
        self._steps = 0

    def draw(self, indices: IntArray) -> FloatArray:
        """Draw fresh weights for each pair, shape (n, M)."""
        return region_weights(draw_dirichlet(self.alpha, len(indices), self._rng))

    def update(self, feedback: Feedback) -> None:
        """Collect the step's losses by region; every `update_every` steps move alpha."""
        kept = ~feedback.abstain
        regions = region_of(feedback.weights[kept], self.dominance_threshold)
        np.add.at(self._total, regions, feedback.losses[kept])
        np.add.at(self._count, regions, 1)
        self._steps += 1
        if self._steps < self.update_every:
            return
        self.region_losses = region_means(self._total, self._count)
        self.alpha = region_update(
            self.alpha, self.region_losses, self.step_size, self.alpha_min, self.alpha_max
        )
        self._start_collecting()

    def state_dict(self) -> dict[str, Any]:
        """Return alpha, the generator's state and what is being collected, as JSON values."""
        return {
            "kind": "adaptive_region",
            "names": list(self.names),
            "alpha": self.alpha.tolist(),
            "generator": generator_state(self._rng),
            "total": self._total.tolist(),
            "count": self._count.tolist(),
            "steps": self._steps,
            # JSON has no nan.
            "region_losses": [None if np.isnan(x) else float(x) for x in self.region_losses],
        }

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Continue from an earlier state.

        Raises:
            UserError: The state belongs to another weighting or other objectives.
        """
        check_state(state, "adaptive_region", self.names)
        self.alpha = initial_alpha(state["alpha"], self.names)
        self._rng = restored_generator(state["generator"])
        self._total = np.asarray(state["total"], dtype=np.float64)
        self._count = np.asarray(state["count"], dtype=np.int64)
        self._steps = int(state["steps"])
        self.region_losses = np.array(
            [np.nan if loss is None else loss for loss in state["region_losses"]], dtype=np.float64
        )
