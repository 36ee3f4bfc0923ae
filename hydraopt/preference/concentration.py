"""How the concentration alpha of the Dirichlet distribution adapts: the papers' two rules.

They are opposed. Sec. IV-E raises alpha where the policy's loss is above average, so that training
visits what it is bad at; Sec. V-B and VI-C raise alpha where the advantage signal is strong, so
that training follows what the data can teach.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from hydraopt.common.errors import UserError
from hydraopt.preference.arrays import BoolArray, FloatArray


def mean_advantage(advantage: FloatArray, abstain: BoolArray) -> FloatArray | None:
    """Return the batch's advantage per objective over the pairs that do not abstain.

    A_k = mean_i ( v~_chosen,ik - v~_rejected,ik )        (Delta_k of Hydra paper, Sec. V-B, Fig. 8)

    Args:
        advantage: Shape (n, M).
        abstain: Shape (n,).

    Returns:
        Shape (M,), or None where every pair abstains.
    """
    kept = ~abstain
    return advantage[kept].mean(axis=0) if kept.any() else None


def advantage_update(
    alpha: FloatArray, advantage: FloatArray, step_size: float, lo: float, hi: float
) -> FloatArray:
    """Raise alpha where the advantage signal is stronger than average.

    alpha_k <- clip( alpha_k * exp( eta * (A_k - mean_j A_j) ), alpha_min, alpha_max )

    The paper describes this rule in words: alpha is "updated online using per-metric advantage
    signals", so that "objectives with strong learning signals are emphasized, while weaker or
    noisier objectives are suppressed" (Hydra paper, Sec. V-B; VI-C, Figs. 5 and 8). It prints no
    equation; this one mirrors the one it prints for regions (Sec. IV-E), with the advantage A_k in
    place of the loss.

    Args:
        alpha: Concentration, shape (M,).
        advantage: A_k, shape (M,); positive where chosen programs are the better ones in metric k.
        step_size: eta (0.002 in Sec. V-B).
        lo: alpha_min (0.75 in Sec. V-B).
        hi: alpha_max (1.5 in Sec. V-B).

    Returns:
        The new concentration, shape (M,).
    """
    return np.clip(alpha * np.exp(step_size * (advantage - advantage.mean())), lo, hi)


def region_update(
    alpha: FloatArray, region_losses: FloatArray, step_size: float, lo: float, hi: float
) -> FloatArray:
    """Raise alpha where the region's loss is above the mean of the regions.

    Lbar_global = 1/R * sum_r Lbar_r
    alpha_r <- clip( alpha_r * exp( eta * (Lbar_r - Lbar_global) ), alpha_min, alpha_max )
                                                                  (Hydra paper, Sec. IV-E, Fig. 10)

    A region with no samples has no Lbar_r: it keeps its alpha and stays out of the mean.

    Args:
        alpha: Concentration, shape (M+1,): M objectives and the balanced region.
        region_losses: Lbar_r, shape (M+1,), nan where the region had no samples.
        step_size: eta.
        lo: alpha_min.
        hi: alpha_max (10 in Fig. 10).

    Returns:
        The new concentration, shape (M+1,).
    """
    present = ~np.isnan(region_losses)
    if not present.any():
        return alpha.copy()
    global_loss = region_losses[present].mean()
    moved = np.clip(alpha * np.exp(step_size * (region_losses - global_loss)), lo, hi)
    return np.where(present, moved, alpha)


def initial_alpha(alpha: float | Sequence[float], names: Sequence[str]) -> FloatArray:
    """Return the initial concentration, one entry a name; a single number stands for all.

    Raises:
        UserError: The number of entries does not match, or one is not a finite number above 0.
    """
    entries = np.asarray(alpha, dtype=np.float64)
    if entries.ndim == 0:
        entries = np.full(len(names), float(entries))
    if entries.shape != (len(names),):
        raise UserError(
            f"weighting.alpha={entries.tolist()} has {entries.size} entries, but {len(names)} are "
            f"needed, one for each of {', '.join(names)}. Give that many, or one number for all."
        )
    if not (np.isfinite(entries) & (entries > 0)).all():
        raise UserError(
            f"weighting.alpha={entries.tolist()}: every concentration must be a finite number "
            "above 0. 1.0 for all draws uniformly over the simplex."
        )
    return entries


def check_bounds(alpha: FloatArray, lo: float, hi: float, step_size: float) -> None:
    """Check the bounds and the step size of an adaptive concentration.

    Raises:
        UserError: The bounds are not 0 < lo <= hi, alpha starts outside them, or the step size is
            negative or not finite.
    """
    if not (np.isfinite([lo, hi]).all() and 0.0 < lo <= hi):
        raise UserError(
            f"alpha_bounds {lo} to {hi}: they must be finite, with 0 < alpha_min <= alpha_max. "
            "The paper's are 0.75 to 1.5."
        )
    if (alpha < lo).any() or (alpha > hi).any():
        raise UserError(
            f"weighting.alpha={alpha.tolist()} starts outside alpha_bounds {lo} to {hi}. Move the "
            "start inside, or widen the bounds."
        )
    if not (np.isfinite(step_size) and step_size >= 0.0):
        raise UserError(
            f"weighting.step_size={step_size} must be a finite number, at least 0. The paper's is "
            "0.002."
        )
