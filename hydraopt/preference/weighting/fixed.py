"""One w for all pairs, given by the user."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from hydraopt.common.errors import UserError
from hydraopt.preference.arrays import FloatArray, IntArray
from hydraopt.preference.objectives import check_names
from hydraopt.preference.simplex import weights_from_mapping
from hydraopt.preference.weighting.base import Feedback, check_state


class Fixed:
    """A user-specified preference vector w (Hydra paper, Sec. III-A).

    Args:
        objectives: Names of the M objectives.
        weights: Objective to its weight; one that is not named weighs 0. They add up to 1.
    """

    def __init__(self, objectives: Sequence[str], weights: Mapping[str, float]) -> None:
        self.names = check_names(objectives)
        self.weights = weights_from_mapping(weights, self.names)
        self.alpha = None

    def draw(self, indices: IntArray) -> FloatArray:
        """Return w once for each pair, shape (n, M)."""
        return np.tile(self.weights, (len(indices), 1))

    def update(self, feedback: Feedback) -> None:
        """Learn nothing: the weights are the user's."""

    def state_dict(self) -> dict[str, Any]:
        """Return the weights."""
        return {"kind": "fixed", "names": list(self.names), "weights": self.weights.tolist()}

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Check that the weights go on unchanged.

        Raises:
            UserError: They would change.
        """
        check_state(state, "fixed", self.names)
        if not np.allclose(state["weights"], self.weights):
            raise UserError(
                f"The checkpoint was trained with weights {state['weights']}, this run has "
                f"{self.weights.tolist()}. Use the same weights as before, or start a new run."
            )
