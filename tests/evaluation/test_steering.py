import math

import numpy as np
import pytest

from hydraopt.evaluation.steering import gains_of, steering

OBJECTIVES = {"latency": "latency", "memory": "memory"}
GRID = np.array([[0.0, 1.0], [0.5, 0.5], [1.0, 0.0]])


def entry(candidates, chosen):
    """One program; candidates are (latency ratio, memory ratio) or None for a failure."""

    def ratio(pair):
        if pair is None:
            return {}
        return {k: {"value": v} for k, v in zip(("latency", "memory"), pair, strict=True)}

    return {
        "candidates": [{"ratio": ratio(pair)} for pair in candidates],
        "ratio": ratio(candidates[chosen]) if chosen is not None else {},
    }


def test_told_is_the_mean_over_all_candidates_and_picked_the_chosen_one():
    evaluation = {"programs": [entry([(4.0, 1.0), None], 0), entry([None, None], None)]}

    told = gains_of(evaluation, ["latency", "memory"], "told")
    picked = gains_of(evaluation, ["latency", "memory"], "picked")

    assert told == pytest.approx(np.array([[math.log(4.0) / 2, 0.0], [0.0, 0.0]]))
    assert picked == pytest.approx(np.array([[math.log(4.0), 0.0], [0.0, 0.0]]))


def test_a_policy_that_follows_its_weights_is_told_from_one_that_is_deaf():
    pairs = [(1.0, 4.0), (2.0, 2.0), (4.0, 1.0)]
    following = [{"programs": [entry([pair], 0), entry([pair], 0)]} for pair in pairs]
    deaf = [{"programs": [entry([(2.0, 2.0)], 0), entry([(2.0, 2.0)], 0)]} for _ in pairs]

    found = steering(GRID, following, OBJECTIVES)

    for way in ("told", "picked"):
        assert found[way]["rho"]["latency"]["value"] == pytest.approx(1.0)
        assert found[way]["rho"]["memory"]["value"] == pytest.approx(1.0)
        assert found[way]["self_regret"]["value"] == pytest.approx(0.0)
    assert found["told"]["gains"][2]["latency"]["value"] == pytest.approx(math.log(4.0))
    told = steering(GRID, deaf, OBJECTIVES)["told"]
    assert told["rho"]["latency"]["value"] == 0.0
    assert told["rho"]["latency"]["p"] == 1.0
    assert told["self_regret"]["by_chance"] == 0.0


def test_a_policy_that_does_the_opposite_is_seen_in_rho_and_in_its_regret():
    pairs = [(4.0, 1.0), (2.0, 2.0), (1.0, 4.0)]
    contrary = [{"programs": [entry([pair], 0)]} for pair in pairs]

    found = steering(GRID, contrary, OBJECTIVES)["told"]

    assert found["rho"]["latency"]["value"] == pytest.approx(-1.0)
    # At the corners the reply to the opposite corner would have gained ln 4 more; in the middle
    # all three are worth ln 2.
    assert found["self_regret"]["value"] == pytest.approx(2 / 3 * math.log(4.0))
