"""How many objectives there really are: correlation, effective rank, and where metrics disagree."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import numpy as np

from hydraopt.preference.arrays import BoolArray, FloatArray


def correlation(log_ratios: FloatArray) -> FloatArray:
    """Return the correlation of the metrics' log-ratios over pairs, shape (M, M).

        r_kl = sum_i l_ik l_il / sqrt( sum_i l_ik^2 * sum_i l_il^2 )

    About zero and not about the mean, because which program stands first is arbitrary: it is
    Pearson's coefficient of the pairs taken in both orders, and exchanging the programs of a pair
    changes nothing. Each entry takes the pairs that have both metrics.

    Args:
        log_ratios: Improvements, shape (N, M); nan where a metric was not measured.

    Returns:
        nan in the row and column of a metric that never differs or was never measured.
    """
    count = log_ratios.shape[1]
    matrix = np.full((count, count), np.nan)
    for k in range(count):
        for m in range(k, count):
            both = np.isfinite(log_ratios[:, k]) & np.isfinite(log_ratios[:, m])
            one, other = log_ratios[both, k], log_ratios[both, m]
            scale = np.sqrt((one @ one) * (other @ other))
            if scale > 0.0:
                matrix[k, m] = matrix[m, k] = np.clip(one @ other / scale, -1.0, 1.0)
    return matrix


def effective_rank(matrix: FloatArray) -> float:
    """Return the participation ratio of a correlation matrix: how many metrics speak on their own.

        PR = (sum_k lambda_k)^2 / sum_k lambda_k^2 = M^2 / sum_kl r_kl^2

    The lambda_k are the eigenvalues; their sum is the trace M, the sum of their squares that of
    the entries. M uncorrelated metrics give M, M copies of one metric give 1. Metrics without a
    coefficient (nan) are left out.

    Source: Gao et al., A theory of multineuronal dimensionality, dynamics and measurement (2017),
    who count the dimensions of many correlated signals by it.

    Returns:
        Between 1 and M; 0 without any metric.
    """
    there = np.isfinite(np.diag(matrix))
    kept = matrix[np.ix_(there, there)]
    if kept.size == 0:
        return 0.0
    return float(len(kept) ** 2 / np.nansum(kept**2))


def alike(matrix: FloatArray, names: Sequence[str], above: float) -> list[list[str]]:
    """Return the groups of metrics that are linked by |r| > `above`, each of at least two."""
    groups: list[set[int]] = []
    for k in range(len(names)):
        linked = {m for m in range(len(names)) if m == k or abs(matrix[k, m]) > above}
        touched = [group for group in groups if group & linked]
        groups = [group for group in groups if not group & linked]
        groups.append(linked.union(*touched))
    return [[names[k] for k in sorted(group)] for group in groups if len(group) > 1]


def disagreement(log_ratios: FloatArray, tie_ratio: float) -> FloatArray:
    """Return the share of pairs in which two metrics point to different programs, shape (M, M).

    Both differences must be beyond the tie band; the share is of the pairs that have both metrics
    (nan without any).
    """
    side = _side(log_ratios, tie_ratio)
    there = np.isfinite(log_ratios).astype(float)
    # Without ties in between, a product of sides of -1 is a disagreement: |a b| - a b = 2 there.
    opposed = 0.5 * (np.abs(side).T @ np.abs(side) - side.T @ side)
    both = there.T @ there
    return np.divide(opposed, both, out=np.full_like(opposed, np.nan), where=both > 0)


def disagrees(log_ratios: FloatArray, tie_ratio: float) -> BoolArray:
    """Return the pairs in which any metric is better and another worse beyond the band, (N,)."""
    side = _side(log_ratios, tie_ratio)
    return np.asarray((side > 0).any(axis=1) & (side < 0).any(axis=1))


def torn_problems(
    problems: Sequence[Hashable],
    sides: Sequence[tuple[Hashable, Hashable]],
    log_ratios: FloatArray,
    tie_ratio: float,
) -> tuple[int, int]:
    """Count the problems in which the fastest program is not the leanest.

    A program is among a metric's best of its problem if no pair shows it to be worse beyond the
    tie band. The two metrics are torn apart if no program is among the best of both.

    Args:
        problems: Each pair's problem, (N,); each program must be paired with each of its problem.
        sides: Each pair's first and second program.
        log_ratios: Improvements in two metrics, shape (N, 2).
        tie_ratio: Edge of the tie band.

    Returns:
        Torn problems, and problems with a pair that has both metrics.
    """
    programs: dict[Hashable, set[Hashable]] = {}
    beaten: dict[Hashable, tuple[set[Hashable], set[Hashable]]] = {}
    side = _side(log_ratios, tie_ratio)
    for i in np.flatnonzero(np.isfinite(log_ratios).all(axis=1)).tolist():
        programs.setdefault(problems[i], set()).update(sides[i])
        worse = beaten.setdefault(problems[i], (set(), set()))
        for k in (0, 1):
            if side[i, k] != 0:
                worse[k].add(sides[i][1] if side[i, k] > 0 else sides[i][0])
    torn = sum(
        not ((found - beaten[problem][0]) & (found - beaten[problem][1]))
        for problem, found in programs.items()
    )
    return torn, len(programs)


def _side(log_ratios: FloatArray, tie_ratio: float) -> FloatArray:
    """Return +1 where the first program is better beyond the band, -1 where worse, else 0."""
    known = np.nan_to_num(log_ratios, nan=0.0)
    return np.where(np.abs(known) > np.log(tie_ratio), np.sign(known), 0.0)
