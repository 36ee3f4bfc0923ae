from __future__ import annotations

import json

import numpy as np
import pytest

from hydraopt.common.errors import UserError
from hydraopt.preference.weighting.adaptive import Adaptive
from hydraopt.preference.weighting.adaptive_region import AdaptiveRegion
from hydraopt.preference.weighting.base import Feedback
from hydraopt.preference.weighting.fixed import Fixed
from hydraopt.preference.weighting.static import Static

NAMES = ["latency", "memory", "energy"]


def feedback(weights, advantage=None, losses=None, abstain=None) -> Feedback:
    weights = np.asarray(weights, dtype=float)
    n = len(weights)
    return Feedback(
        weights=weights,
        advantage=np.zeros_like(weights) if advantage is None else np.asarray(advantage),
        losses=np.zeros(n) if losses is None else np.asarray(losses, dtype=float),
        abstain=np.zeros(n, dtype=bool) if abstain is None else np.asarray(abstain),
    )


def test_static_gives_a_pair_the_same_weights_in_every_batch_and_run():
    one, other = Static(NAMES, 1.0, seed=3), Static(NAMES, 1.0, seed=3)
    whole = one.draw(np.arange(6))
    assert whole.shape == (6, 3)
    assert np.allclose(whole.sum(axis=1), 1.0)
    assert other.draw(np.array([4, 2])).tolist() == whole[[4, 2]].tolist()
    one.update(feedback(whole, advantage=whole))
    assert one.draw(np.arange(6)).tolist() == whole.tolist()
    assert len(np.unique(whole[:, 0])) == 6
    assert Static(NAMES, 1.0, seed=4).draw(np.arange(6)).tolist() != whole.tolist()


def test_static_draws_are_dirichlet_over_the_data_set():
    draws = Static(NAMES, [2.0, 1.0, 1.0], seed=0).draw(np.arange(4000))
    assert np.allclose(draws.mean(axis=0), [0.5, 0.25, 0.25], atol=0.015)


def test_fixed_gives_every_pair_the_users_weights():
    fixed = Fixed(NAMES, {"latency": 0.7, "memory": 0.3})
    assert fixed.draw(np.array([5, 9])).tolist() == [[0.7, 0.3, 0.0]] * 2
    assert fixed.alpha is None


def test_adaptive_moves_alpha_by_the_equation_and_leaves_abstaining_pairs_out():
    adaptive = Adaptive(NAMES, step_size=0.5, alpha_min=0.1, alpha_max=10.0)
    adaptive.update(
        feedback(
            np.full((2, 3), 1 / 3),
            advantage=[[0.3, 0.0, 0.0], [5.0, -5.0, 0.0]],
            abstain=[False, True],
        )
    )
    assert adaptive.alpha == pytest.approx(np.exp([0.1, -0.05, -0.05]))


def test_adaptive_without_any_label_moves_nothing():
    adaptive = Adaptive(NAMES)
    adaptive.update(feedback([[0.2, 0.3, 0.5]], advantage=[[1.0, 0.0, 0.0]], abstain=[True]))
    assert adaptive.alpha.tolist() == [1.0, 1.0, 1.0]


def test_adaptive_draws_afresh_each_time_from_the_current_alpha():
    adaptive = Adaptive(NAMES, alpha=[8.0, 1.0, 1.0], alpha_max=10.0, alpha_min=0.1)
    draws = adaptive.draw(np.zeros(4000, dtype=int))
    assert np.allclose(draws.mean(axis=0), [0.8, 0.1, 0.1], atol=0.01)
    assert adaptive.draw(np.array([0])).tolist() != adaptive.draw(np.array([0])).tolist()


def test_region_control_has_one_entry_more_and_draws_on_the_simplex():
    weighting = AdaptiveRegion(NAMES)
    assert weighting.names == ("latency", "memory", "energy", "balanced")
    assert weighting.alpha.tolist() == [1.0] * 4
    draws = weighting.draw(np.arange(100))
    assert draws.shape == (100, 3)
    assert np.allclose(draws.sum(axis=1), 1.0)


def test_region_control_updates_only_every_so_many_steps_with_all_losses_since():
    weighting = AdaptiveRegion(NAMES, step_size=1.0, update_every=2)
    latency, balanced = [0.8, 0.1, 0.1], [0.4, 0.3, 0.3]
    weighting.update(feedback([latency, balanced], losses=[0.9, 0.2]))
    assert weighting.alpha.tolist() == [1.0] * 4
    weighting.update(feedback([latency, latency], losses=[0.5, 99.0], abstain=[False, True]))
    # latency (0.9 + 0.5) / 2 = 0.7, balanced 0.2, mean 0.45; the other two regions are absent
    assert weighting.alpha == pytest.approx([np.exp(0.25), 1.0, 1.0, np.exp(-0.25)])
    assert weighting.region_losses[[0, 3]] == pytest.approx([0.7, 0.2])
    assert np.isnan(weighting.region_losses[[1, 2]]).all()


def test_collecting_starts_again_after_an_update():
    weighting = AdaptiveRegion(NAMES, step_size=1.0, update_every=1)
    weighting.update(feedback([[0.8, 0.1, 0.1], [0.1, 0.8, 0.1]], losses=[1.0, 0.0]))
    weighting.update(feedback([[0.1, 0.8, 0.1]], losses=[0.4]))
    assert weighting.region_losses[1] == pytest.approx(0.4)
    assert np.isnan(weighting.region_losses[0])
    # A single region is its own mean: nothing moves.
    assert weighting.alpha == pytest.approx([np.exp(0.5), np.exp(-0.5), 1.0, 1.0])


def trained(weighting, steps):
    rng = np.random.default_rng(0)
    drawn = []
    for _ in range(steps):
        weights = weighting.draw(np.arange(4))
        drawn.append(weights)
        weighting.update(feedback(weights, advantage=rng.normal(size=(4, 3)), losses=rng.random(4)))
    return drawn


@pytest.mark.parametrize(
    "build",
    [
        lambda: Adaptive(NAMES, step_size=0.1, seed=5),
        lambda: AdaptiveRegion(NAMES, step_size=0.5, update_every=3, seed=5),
        lambda: Static(NAMES, 0.9, seed=5),
        lambda: Fixed(NAMES, {"memory": 1.0}),
    ],
)
def test_a_state_that_went_through_json_continues_as_without_the_stop(build):
    straight = build()
    trained(straight, 7)  # 7 is no multiple of update_every: losses are still being collected
    restored = build()
    restored.load_state_dict(json.loads(json.dumps(straight.state_dict(), allow_nan=False)))
    for one, other in zip(trained(straight, 5), trained(restored, 5), strict=True):
        assert one.tolist() == other.tolist()
    assert json.dumps(straight.state_dict()) == json.dumps(restored.state_dict())


@pytest.mark.parametrize(
    "build",
    [
        lambda names: Adaptive(names),
        lambda names: AdaptiveRegion(names),
        lambda names: Static(names),
        lambda names: Fixed(names, {"latency": 1.0}),
    ],
)
def test_the_state_of_other_objectives_or_another_weighting_is_refused(build):
    state = build(["latency", "memory"]).state_dict()
    with pytest.raises(UserError, match="new run"):
        build(["latency", "energy"]).load_state_dict(state)
    with pytest.raises(UserError, match="new run"):
        build(["latency", "memory"]).load_state_dict({**state, "kind": "other"})


def test_static_and_fixed_refuse_a_state_that_would_change_the_weights():
    with pytest.raises(UserError, match="keeps the weights"):
        Static(NAMES, seed=1).load_state_dict(Static(NAMES, seed=2).state_dict())
    with pytest.raises(UserError, match="same weights"):
        Fixed(NAMES, {"latency": 1.0}).load_state_dict(Fixed(NAMES, {"memory": 1.0}).state_dict())


@pytest.mark.parametrize(
    ("build", "message"),
    [
        (lambda: Fixed(NAMES, {"latency": 0.7, "speed": 0.3}), "speed"),
        (lambda: Fixed(NAMES, {"latency": 0.7, "memory": 0.4}), "off the simplex"),
        (lambda: Fixed(NAMES, {}), "off the simplex"),
        (lambda: Static(NAMES, alpha=-1.0), "above 0"),
        (lambda: Static(["latency", "latency"]), "more than once"),
        (lambda: Adaptive(NAMES, alpha_min=1.5, alpha_max=0.75), "alpha_bounds"),
        (lambda: Adaptive(NAMES, alpha=5.0), "starts outside"),
        (lambda: AdaptiveRegion(NAMES, alpha=[1.0, 1.0, 1.0]), "4 are needed"),
        (lambda: AdaptiveRegion(NAMES, update_every=0), "update_every=0"),
        (lambda: AdaptiveRegion(NAMES, dominance_threshold=1.2), "dominance_threshold=1.2"),
        (lambda: AdaptiveRegion(["latency", "balanced"]), "another name"),
    ],
)
def test_wrong_arguments_are_refused(build, message):
    with pytest.raises(UserError, match=message):
        build()
