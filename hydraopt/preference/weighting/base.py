"""What every weighting is: the source of the weights w, and how it learns from training."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from hydraopt.common.errors import UserError
from hydraopt.preference.arrays import BoolArray, FloatArray, IntArray


@dataclass(frozen=True)
class Feedback:
    """What one training step tells the weighting.

    Attributes:
        weights: The weights the step's pairs were labelled with, shape (n, M).
        advantage: v~_chosen - v~_rejected, shape (n, M).
        losses: DPO loss of each pair in nats, shape (n,).
        abstain: Pairs that carried no loss, shape (n,); the rules leave them out.
    """

    weights: FloatArray
    advantage: FloatArray
    losses: FloatArray
    abstain: BoolArray


class Weighting(Protocol):
    """Draws weights for pairs and adapts to the step's outcome."""

    @property
    def names(self) -> tuple[str, ...]:
        """Names of alpha's entries: the objectives, and `balanced` where regions are used."""
        ...

    @property
    def alpha(self) -> FloatArray | None:
        """Concentration, shape (len(names),); None where the weights are not drawn."""
        ...

    def draw(self, indices: IntArray) -> FloatArray:
        """Return weights for the pairs of these positions in the data set, (n,) to (n, M)."""
        ...

    def update(self, feedback: Feedback) -> None:
        """Learn from one training step."""
        ...

    def state_dict(self) -> dict[str, Any]:
        """Return all that changes, as JSON values: alpha, generator, what is being collected."""
        ...

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Continue from an earlier `state_dict`: further draws are the same as without the stop.

        Raises:
            UserError: The state belongs to another weighting or other objectives.
        """
        ...


def check_state(state: dict[str, Any], kind: str, names: Sequence[str]) -> None:
    """Check that a state belongs to this weighting.

    Raises:
        UserError: Another kind of weighting, or other objectives, wrote it.
    """
    found = (state.get("kind"), list(state.get("names", [])))
    if found != (kind, list(names)):
        raise UserError(
            f"The checkpoint holds the state of weighting {found[0]!r} over {found[1]}, but this "
            f"run has {kind!r} over {list(names)}; a run continues only with its own weighting. "
            "Use the same arguments as before, or start a new run."
        )


def generator_state(rng: np.random.Generator) -> dict[str, Any]:
    """Return a generator's state as JSON values (its integers have more than 64 bits)."""
    return dict(rng.bit_generator.state)


def restored_generator(state: dict[str, Any]) -> np.random.Generator:
    """Return a generator that goes on from this state."""
    rng = np.random.default_rng(0)
    rng.bit_generator.state = state
    return rng
