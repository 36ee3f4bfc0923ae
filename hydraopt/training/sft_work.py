"""Supervised warm start: cross-entropy of each problem's best program given its original."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from hydraopt.models.logps import completion_logps
from hydraopt.models.rows import Row
from hydraopt.training.batches import pass_tokens
from hydraopt.training.ranks import Ranks, keep_up

if TYPE_CHECKING:
    from hydraopt.models.policy import Policy
    from hydraopt.training.module import Backward


class SftWork:
    """Completion-only cross-entropy.

    L = - sum over examples log pi_theta(C | x) / sum over examples of completion tokens

    Args:
        policy: The policy; its model is trained.
        rows: One row per example.
        per_pass: Most examples of one forward and backward pass.
        ranks: The processes that share a step's examples.
    """

    def __init__(
        self, policy: Policy, rows: Sequence[Row], per_pass: int, ranks: Ranks | None = None
    ) -> None:
        self.policy = policy
        self.rows = rows
        self.per_pass = per_pass
        self.ranks = ranks or Ranks()
        self._figures: dict[str, Any] = {}

    def encode(self, items: Sequence[int]) -> list[Row]:
        """Return the examples' rows."""
        return [self.rows[item] for item in items]

    def backward_passes(
        self, step: int, items: Sequence[int], rows: Sequence[Row], backward: Backward
    ) -> float | None:
        """Go back through the examples, weighed by their tokens however they are cut."""
        completion_tokens = sum(row.completion_tokens for row in rows)
        mine = self.ranks.share(rows)
        passes = self.policy.passes(mine, pass_tokens(self.policy), self.per_pass)
        keep_up(self.ranks, self.policy, len(passes), backward)
        total, padded = np.zeros(1), np.zeros(1)
        for places in passes:
            batch = self.policy.batch([mine[place] for place in places])
            loss = -completion_logps(self.policy.model, batch).sum() / completion_tokens
            backward(loss)
            total += float(loss.detach())
            padded += batch.tokens
        self.ranks.add_up_arrays(total, padded)
        tokens = sum(row.tokens for row in rows)
        self._figures = {
            "loss": float(total[0]),
            "tokens": tokens,
            "pad_share": 1 - tokens / float(padded[0]),
        }
        return float(total[0])

    def finish(self) -> dict[str, Any]:
        """Return the step's figures; there is nothing else to learn."""
        return dict(self._figures)

    def state_dict(self) -> dict[str, Any]:
        """Return nothing: only the model's weights change."""
        return {}

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Restore nothing."""
