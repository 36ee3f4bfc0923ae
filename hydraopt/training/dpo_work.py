"""DPO on pairs whose labels are recomputed at every step from the weights drawn for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from hydraopt.models.logps import completion_logps
from hydraopt.models.rows import Row
from hydraopt.preference.arrays import FloatArray, IntArray
from hydraopt.preference.dpo import dpo_loss
from hydraopt.preference.regions import region_means, region_of
from hydraopt.preference.weighting.base import Feedback
from hydraopt.training.batches import Encoder, pass_tokens
from hydraopt.training.ranks import Ranks, keep_up

if TYPE_CHECKING:
    from hydraopt.corpus.pairs import Pair
    from hydraopt.corpus.prompts import Conditioning
    from hydraopt.models.policy import Policy
    from hydraopt.preference.preferences import Judgement, Preferences
    from hydraopt.preference.weighting.base import Weighting
    from hydraopt.training.module import Backward


@dataclass(frozen=True)
class PairSet:
    """Pairs that fit the policy, with what is needed to label and score them.

    Attributes:
        pairs: All pairs of the data set.
        preferences: Over `pairs`, position by position.
        positions: Positions of the pairs that fit, shape (n,).
        reference: Reference log-probabilities of first and second, nats, shape (len(pairs), 2);
            nan where they are not needed.
    """

    pairs: Sequence[Pair]
    preferences: Preferences
    positions: IntArray
    reference: FloatArray


@dataclass
class PairFigures:
    """What a forward pass over n labelled pairs found, in arrays of shape (n,).

    Attributes:
        losses: DPO loss in nats.
        reward_first: Implicit reward of the first program, beta * logratio.
        reward_second: The same of the second program.
        divergence: Mean of |logratio| / completion tokens over the pair's two programs.
        tokens: Tokens that went through the model.
        padded: The same with padding.
    """

    losses: FloatArray
    reward_first: FloatArray
    reward_second: FloatArray
    divergence: FloatArray
    tokens: IntArray
    padded: FloatArray

    @classmethod
    def zeros(cls, n: int) -> PairFigures:
        """Return the figures of pairs that nothing is known of."""
        return cls(
            losses=np.zeros(n),
            reward_first=np.zeros(n),
            reward_second=np.zeros(n),
            divergence=np.zeros(n),
            tokens=np.zeros(n, dtype=np.int64),
            padded=np.zeros(n),
        )


def score_pairs(
    policy: Policy,
    rows: Sequence[Row],
    reference: FloatArray,
    target: FloatArray,
    beta: float,
) -> tuple[torch.Tensor, PairFigures]:
    """Run the policy over pairs in one pass.

    Args:
        policy: The policy.
        rows: Of n pairs, with the first and the second program as completions.
        reference: Reference log-probabilities, nats, shape (n, 2).
        target: P(the first is chosen), shape (n,).
        beta: DPO's beta.

    Returns:
        Losses with their graph, shape (n,), and the figures.
    """
    batch = policy.batch(rows)
    logps = completion_logps(policy.model, batch).reshape(-1, 2)  # (n, 2)
    known = torch.tensor(reference, dtype=logps.dtype, device=logps.device)  # (n, 2)
    terms = dpo_loss(
        logps[:, 0],
        logps[:, 1],
        known[:, 0],
        known[:, 1],
        torch.tensor(target, dtype=logps.dtype, device=logps.device),
        beta,
    )
    lengths = np.array([[len(completion) for completion in row.completions] for row in rows])
    logratios = (logps.detach() - known).double().cpu().numpy()
    figures = PairFigures(
        losses=terms.losses.detach().double().cpu().numpy(),
        reward_first=terms.implicit_reward_first.detach().double().cpu().numpy(),
        reward_second=terms.implicit_reward_second.detach().double().cpu().numpy(),
        divergence=(np.abs(logratios) / lengths).mean(axis=1),
        tokens=np.array([policy.run_tokens(row) for row in rows]),
        padded=np.full(len(rows), batch.tokens / len(rows)),
    )
    return terms.losses, figures


class DpoWork:
    """Draws weights, labels the step's pairs by them, and lets the weighting learn from the loss.

    Args:
        policy: The policy; its model is trained.
        data: The pairs.
        encoder: Makes their rows.
        weighting: Draws the weights.
        conditioning: Decides what of the weights the prompt shows.
        beta: DPO's beta.
        per_pass: Most pairs of one forward and backward pass.
        seed: Seed of the conditioning's drop-out.
        ranks: The processes that share a step's pairs.
    """

    def __init__(
        self,
        policy: Policy,
        data: PairSet,
        encoder: Encoder,
        weighting: Weighting,
        conditioning: Conditioning,
        beta: float,
        per_pass: int,
        seed: int,
        ranks: Ranks | None = None,
    ) -> None:
        self.policy = policy
        self.data = data
        self.encoder = encoder
        self.weighting = weighting
        self.conditioning = conditioning
        self.beta = beta
        self.per_pass = per_pass
        self.seed = seed
        self.ranks = ranks or Ranks()
        self._step: tuple[IntArray, FloatArray, Judgement, PairFigures] | None = None

    def encode(self, items: Sequence[int]) -> list[Row]:
        """Return the pairs' rows, with prompts without weights."""
        return [self._row(position, None) for position in self.data.positions[np.asarray(items)]]

    def backward_passes(
        self,
        step: int,
        items: Sequence[int],
        rows: Sequence[Row],
        backward: Backward,
    ) -> float | None:
        """Label the pairs afresh and go back through those that do not abstain.

        Every rank labels all pairs, and goes back through its share of those that do not abstain.
        """
        positions = self.data.positions[np.asarray(items)]
        weights = self.weighting.draw(positions)
        judgement = self.data.preferences.judge(positions, weights)
        # From (seed, step) alone: nothing to keep, and a continued run shows the same prompts.
        rng = np.random.default_rng([self.seed, step])
        shown = self.conditioning.choose(weights, self.data.preferences.names, rng)
        kept = np.flatnonzero(~judgement.abstain)
        figures = PairFigures.zeros(len(items))
        mine = np.array(self.ranks.share(kept), dtype=np.int64)
        own = [rows[i] if not shown[i] else self._row(positions[i], shown[i]) for i in mine]
        passes = self.policy.passes(own, pass_tokens(self.policy), self.per_pass)
        keep_up(self.ranks, self.policy, len(passes), backward)
        for places in passes:
            part = mine[places]
            losses, found = score_pairs(
                self.policy,
                [own[place] for place in places],
                self.data.reference[positions[part]],
                judgement.target[part],
                self.beta,
            )
            # The mean over the step's pairs that carry a loss, however they are cut into passes.
            backward(losses.sum() / len(kept))
            for name in vars(figures):
                getattr(figures, name)[part] = getattr(found, name)
        self.ranks.add_up_arrays(*vars(figures).values())
        self._step = (positions, weights, judgement, figures)
        return float(figures.losses.sum() / len(kept)) if len(kept) else None

    def _row(self, position: int, shown: Any) -> Row:
        row = self.encoder.pair_row(self.data.pairs[position], shown)
        if row is None:
            raise ValueError(f"pair {position} does not fit; it should have been dropped")
        return row

    def finish(self) -> dict[str, Any]:
        """Let the weighting learn, and return the step's record."""
        if self._step is None:
            raise RuntimeError("finish() without backward_passes()")
        positions, weights, judgement, figures = self._step
        self._step = None
        self.weighting.update(
            Feedback(weights, judgement.advantage, figures.losses, judgement.abstain)
        )
        names = self.data.preferences.names
        kept = ~judgement.abstain
        record = {
            **summary(judgement, figures),
            "alpha": named(self.weighting.names, self.weighting.alpha),
            "pairs": positions.tolist(),
            "weights": weights.tolist(),
            "weights_mean": named(names, weights.mean(axis=0)),
            "advantage": named(names, mean(judgement.advantage[kept])),
            "preference_rate": named(names, mean(judgement.preference[kept])),
            "abstained": int(judgement.abstain.sum()),
            "tokens": int(figures.tokens.sum()),
            "pad_share": 1 - float(figures.tokens.sum() / max(1.0, figures.padded.sum())),
        }
        threshold = getattr(self.weighting, "dominance_threshold", None)
        if threshold is not None:
            regions = region_losses(weights[kept], figures.losses[kept], threshold)
            record["region_loss"] = named(self.weighting.names, regions)
        return record

    def state_dict(self) -> dict[str, Any]:
        """Return the weighting's state."""
        return {"weighting": self.weighting.state_dict()}

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Continue with the weighting's state.

        Raises:
            UserError: It belongs to another weighting.
        """
        self.weighting.load_state_dict(state["weighting"])


def summary(judgement: Judgement, figures: PairFigures) -> dict[str, float]:
    """Return the means over the pairs that do not abstain; nan where all do.

    `divergence` is the mean over completions of |log pi_theta(C|x) - log pi_ref(C|x)| divided by
    the completion's tokens, in nats per token ("how far the learned policy deviates", Hydra paper,
    Sec. V-B). The margin is the chosen program's implicit reward minus the rejected one's; the
    accuracy is the share of pairs whose margin is above 0.
    """
    kept = ~judgement.abstain
    side = np.where(judgement.target[kept] > 0.5, 1.0, -1.0)
    margins = side * (figures.reward_first[kept] - figures.reward_second[kept])
    return {
        "loss": float(mean(figures.losses[kept])),
        "divergence": float(mean(figures.divergence[kept])),
        "implicit_reward_margin": float(mean(margins)),
        "implicit_reward_accuracy": float(mean((margins > 0.0).astype(float))),
    }


def region_losses(weights: FloatArray, losses: FloatArray, threshold: float) -> FloatArray:
    """Return the mean loss of each region, shape (M+1,), nan where no pair fell."""
    regions = region_of(weights, threshold)
    total, count = np.zeros(weights.shape[1] + 1), np.zeros(weights.shape[1] + 1, dtype=np.int64)
    np.add.at(total, regions, losses)
    np.add.at(count, regions, 1)
    return region_means(total, count)


def named(names: Sequence[str], values: FloatArray | None) -> dict[str, float]:
    """Return values by name; nothing where there are none."""
    if values is None:
        return {}
    return dict(zip(names, np.asarray(values, dtype=float).tolist(), strict=True))


def mean(values: FloatArray) -> FloatArray:
    """Return the mean over the first axis, nan where it is empty."""
    if len(values) == 0:
        return np.full(values.shape[1:], np.nan)
    return np.asarray(values.mean(axis=0))
