"""Loss and accuracy on pairs of problems that training does not see."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from hydraopt.models.resting import resting
from hydraopt.preference.simplex import draw_dirichlet
from hydraopt.training.dpo_work import PairFigures, PairSet, score_pairs, summary

if TYPE_CHECKING:
    from hydraopt.corpus.prompts import Conditioning
    from hydraopt.models.policy import Policy
    from hydraopt.preference.weighting.base import Weighting
    from hydraopt.training.batches import Encoder

SEED = 20_000
"""Seed of the weights that validation pairs are labelled with: the same in every run."""

PASS_TOKENS = 2048
"""Tokens that go through the model at once, padding included."""


def validate(
    policy: Policy,
    data: PairSet,
    encoder: Encoder,
    weighting: Weighting,
    conditioning: Conditioning,
    beta: float,
) -> dict[str, float]:
    """Return `validation_loss` and `validation_accuracy`; nothing where no pair carries a label.

    The pairs' weights are drawn once, uniformly on the simplex with a fixed seed, so that figures
    of different steps and runs compare; with a user's own weights (`weighting=fixed`) those count.
    No generator that training uses is touched.
    """
    names = data.preferences.names
    rng = np.random.default_rng(SEED)
    weights = draw_dirichlet(np.ones(len(names)), len(data.positions), rng)
    if weighting.alpha is None:
        weights = weighting.draw(data.positions)
    judgement = data.preferences.judge(data.positions, weights)
    shown = conditioning.choose(weights, names, rng)
    kept = np.flatnonzero(~judgement.abstain)
    if len(kept) == 0:
        return {}
    figures = PairFigures.zeros(len(data.positions))
    with resting(policy.model):
        encoded = [encoder.pair_row(data.pairs[data.positions[i]], shown[i]) for i in kept]
        rows = [row for row in encoded if row is not None]  # all: they were found to fit
        for places in policy.passes(rows, PASS_TOKENS):
            part = kept[places]
            _, found = score_pairs(
                policy,
                [rows[place] for place in places],
                data.reference[data.positions[part]],
                judgement.target[part],
                beta,
            )
            for name in vars(figures):
                getattr(figures, name)[part] = getattr(found, name)
    means = summary(judgement, figures)
    return {
        "validation_loss": means["loss"],
        "validation_accuracy": means["implicit_reward_accuracy"],
    }
