from __future__ import annotations

import pytest

from hydraopt.optimizing import differential
from hydraopt.optimizing.inputs.generated import Choice, Proposal
from hydraopt.optimizing.inputs.given import Given


@pytest.fixture
def generated(monkeypatch):
    """Ways to make inputs: label to the inputs that it makes."""
    ways: dict[str, list[Given]] = {}

    def propose(target, givens, seed=0):
        choices = [Choice(label, "hints", found) for label, found in ways.items()]
        return Proposal(choices, "" if choices else "its arguments have no hints")

    monkeypatch.setattr(differential, "propose", propose)
    monkeypatch.setattr(differential, "draw", lambda choice, count, seed: choice.strategy[:count])
    return ways
