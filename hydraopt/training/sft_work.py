"""Supervised warm start: cross-entropy of each problem's best program given its original."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from hydraopt.models.logps import Row, batches_of, collate, completion_logps
from hydraopt.training.batches import pass_tokens

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
    """

    def __init__(self, policy: Policy, rows: Sequence[Row], per_pass: int) -> None:
        self.policy = policy
        self.rows = rows
        self.per_pass = per_pass
        self._figures: dict[str, Any] = {}

    def backward_passes(self, step: int, items: Sequence[int], backward: Backward) -> float | None:
        """Go back through the examples, weighed by their tokens however they are cut."""
        rows = [self.rows[item] for item in items]
        completion_tokens = sum(row.completion_length for row in rows)
        total = 0.0
        lengths = [len(row.input_ids) for row in rows]
        for places in batches_of(lengths, pass_tokens(self.policy), self.per_pass):
            part = [rows[place] for place in places]
            batch = collate(part, self.policy.tokenizer.pad_token_id, self.policy.model.device)
            loss = -completion_logps(self.policy.model, batch).sum() / completion_tokens
            backward(loss)
            total += float(loss.detach())
        self._figures = {"loss": total, "tokens": sum(len(row.input_ids) for row in rows)}
        return total

    def finish(self) -> dict[str, Any]:
        """Return the step's figures; there is nothing else to learn."""
        return dict(self._figures)

    def state_dict(self) -> dict[str, Any]:
        """Return nothing: only the model's weights change."""
        return {}

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Restore nothing."""
