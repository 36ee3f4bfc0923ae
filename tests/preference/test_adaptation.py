"""The two adaptive rules on synthetic signals: what the paper's Figs. 5, 6, 8, 10 and 11 show."""

from __future__ import annotations

import numpy as np

from hydraopt.preference.labels.hard import HardLabel
from hydraopt.preference.normalizers.log_ratio import LogRatio
from hydraopt.preference.objectives import named_objectives
from hydraopt.preference.preferences import Preferences
from hydraopt.preference.regions import region_of
from hydraopt.preference.weighting.adaptive import Adaptive
from hydraopt.preference.weighting.adaptive_region import AdaptiveRegion
from hydraopt.preference.weighting.base import Feedback

METRICS = ["latency", "memory", "cycles", "throughput", "energy"]
MEMORY = METRICS.index("memory")


def pairs_like_the_papers(n: int, rng: np.random.Generator) -> Preferences:
    """Pairs in which four metrics agree on the better program and memory is unrelated (Fig. 7)."""
    log_speed = rng.normal(scale=0.5, size=n)

    def side(sign: int, memory: np.ndarray) -> list[dict[str, list[list[float]]]]:
        jitter = np.exp(rng.normal(scale=0.05, size=(n, 4)))
        latency = 10 * np.exp(sign * log_speed / 2)
        return [
            {
                "latency": [[latency[i] * jitter[i, 0]]],
                "memory": [[memory[i]]],
                "cycles": [[2.4e6 * latency[i] * jitter[i, 1]]],
                "throughput": [[1000 / latency[i] * jitter[i, 2]]],
                "energy": [[6e-4 * latency[i] * jitter[i, 3]]],
            }
            for i in range(n)
        ]

    return Preferences(
        first=side(1, 500 * np.exp(rng.normal(scale=0.3, size=n))),
        second=side(-1, 500 * np.exp(rng.normal(scale=0.3, size=n))),
        first_sources=[""] * n,
        second_sources=[""] * n,
        objectives=named_objectives(METRICS),
        normalizer=LogRatio(),
        label=HardLabel(),
    )


def test_the_advantage_rule_moves_alpha_away_from_the_weakest_metric():
    """Fig. 5 and Sec. VI-C, at the paper's step size and bounds: memory fades to the lower one."""
    rng = np.random.default_rng(0)
    pairs = pairs_like_the_papers(400, rng)
    weighting = Adaptive(METRICS, step_size=0.002, alpha_min=0.75, alpha_max=1.5, seed=1)
    trajectory, rates = [], []
    for _ in range(2000):
        batch = rng.integers(len(pairs), size=8)
        weights = weighting.draw(batch)
        judged = pairs.judge(batch, weights)
        weighting.update(Feedback(weights, judged.advantage, np.zeros(8), judged.abstain))
        trajectory.append(weighting.alpha)
        rates.append(judged.preference[~judged.abstain].mean(axis=0))
    final, others = trajectory[-1], [k for k in range(5) if k != MEMORY]
    assert final[MEMORY] < trajectory[500][MEMORY] < 1.0
    assert final[MEMORY] == 0.75
    assert (final[others] > 1.0).all()
    # Fig. 6: the preference rate of memory is the lowest, the others' are near one.
    rate = np.mean(rates, axis=0)
    assert rate.argmin() == MEMORY
    assert (rate[others] > 0.85).all()
    # The fading metric is drawn less, and what is drawn still spans the simplex.
    draws = weighting.draw(np.zeros(4000, dtype=int))
    assert draws[:, MEMORY].mean() < draws[:, others].mean() - 0.05
    assert draws.max() > 0.8


REGIONS = 6
HARD = [1, 2, 4]  # memory, cycles, energy start with a high loss, as in Fig. 11
EASY = [0, 3]  # latency, throughput with a low one


def test_the_region_rule_moves_alpha_towards_the_regions_with_the_highest_loss():
    """Figs. 10 and 11: 100 simulated epochs, bounds up to 10; training lowers a visited loss."""
    rng = np.random.default_rng(0)
    weighting = AdaptiveRegion(
        METRICS, step_size=0.2, alpha_min=0.1, alpha_max=10.0, update_every=10, seed=2
    )
    losses = np.array([0.3, 0.9, 0.8, 0.3, 0.9, 0.55])
    start = losses.copy()
    alphas = []
    for _ in range(100):  # epochs
        for _ in range(10):  # steps of 20 pairs
            weights = weighting.draw(np.arange(20))
            regions = region_of(weights, 0.5)
            noisy = np.clip(losses[regions] + rng.normal(scale=0.05, size=20), 0.0, None)
            weighting.update(
                Feedback(weights, np.zeros_like(weights), noisy, np.zeros(20, dtype=bool))
            )
            visits = np.bincount(regions, minlength=REGIONS)
            losses = losses * (1 - 2e-4) ** visits
        alphas.append(weighting.alpha)
    first, half, final = alphas[0], alphas[49], alphas[-1]
    assert np.abs(first - 1.0).max() < 0.1
    assert (half[HARD] > first[HARD]).all()
    assert (half[EASY] < first[EASY]).all()
    assert final[1] == final[4] == 10.0
    assert (final[EASY] < 1.0).all()
    assert (losses[HARD] < 0.95 * start[HARD]).all()


def test_the_two_rules_are_opposed_on_the_same_step():
    """A metric the policy is bad at because it carries no signal: one rule leaves, one stays."""
    weights = np.array([[0.9, 0.1], [0.1, 0.9]])
    step = Feedback(
        weights,
        advantage=np.array([[0.8, 0.0], [0.8, 0.0]]),
        losses=np.array([0.2, 0.9]),
        abstain=np.zeros(2, dtype=bool),
    )
    by_advantage = Adaptive(["latency", "memory"], step_size=0.1, alpha_min=0.1, alpha_max=10)
    by_region = AdaptiveRegion(["latency", "memory"], step_size=0.1, update_every=1)
    by_advantage.update(step)
    by_region.update(step)
    assert by_advantage.alpha[0] > 1.0 > by_advantage.alpha[1]
    assert by_region.alpha[0] < 1.0 < by_region.alpha[1]
