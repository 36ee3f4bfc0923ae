"""SIGKILL at 20 random moments, some of them inside a save: the run ends as if nothing had been."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from killing import Killed, kill_and_finish, straight
from safetensors.torch import load_file

from hydraopt.training.checkpoint import checkpoint_path, load_checkpoint
from hydraopt.training.metrics import OF_THE_MACHINE

KILLS = 20
STEPS = 100  # so many that the run does not end before the last kill


def records(path: Path) -> list[dict[str, Any]]:
    found = [json.loads(line) for line in path.read_text().splitlines()]
    return [{k: v for k, v in record.items() if k not in OF_THE_MACHINE} for record in found]


def assert_same_run(one: Killed, other: Killed, ranks: int = 1) -> None:
    """Weights, optimiser, alpha, every drawn weight, the order of pairs, every generator."""
    adapters = [
        load_file(k.run_dir / "adapter" / "adapter_model.safetensors") for k in (one, other)
    ]
    assert adapters[0].keys() == adapters[1].keys()
    assert all(adapters[0][name].equal(adapters[1][name]) for name in adapters[0])
    for stage in ("", "warm_start"):
        found = [records(k.run_dir / stage / "metrics.jsonl") for k in (one, other)]
        assert found[0] == found[1]
    ends = [
        load_checkpoint(checkpoint_path(k.run_dir / "checkpoints", k.steps)) for k in (one, other)
    ]
    assert ends[0].work == ends[1].work
    assert ends[0].sampler == ends[1].sampler
    assert [len(end.random) for end in ends] == [ranks, ranks]
    for first, second in zip(*(end.random for end in ends), strict=True):
        assert (first["python"], first["numpy"]) == (second["python"], second["numpy"])
        assert first["torch"].equal(second["torch"])
    states = [end.optimizer["state"] for end in ends]
    for place, state in states[0].items():
        assert all(value.equal(states[1][place][name]) for name, value in state.items())


@pytest.mark.slow
@pytest.mark.parametrize("num_workers", [0, 2])
@pytest.mark.parametrize("weighting", ["static", "adaptive", "adaptive_region"])
def test_a_run_that_is_killed_20_times_ends_bit_for_bit_like_one_that_was_not(
    tmp_path: Path, weighting: str, num_workers: int
) -> None:
    killed = Killed(tmp_path, weighting, num_workers, "wandb", STEPS)
    whole = straight(killed)
    killer = kill_and_finish(killed, KILLS, seed=len(weighting) + num_workers)
    assert sum(killer.kills.values()) == KILLS, killer.kills
    assert killer.kills["save"] >= 3
    assert len(set(killer.deaths)) >= 5, "the kills have to lie apart"
    assert_same_run(whole, killed)
    steps = [record["step"] for record in records(killed.run_dir / "metrics.jsonl")]
    assert Counter(steps) == Counter(range(1, killed.steps + 1))
    runs = {path.name.split("-")[3] for path in killed.run_dir.glob("wandb/offline-run-*")}
    assert runs == {(killed.run_dir / "wandb_id").read_text().strip()}
    left = [p for p in killed.run_dir.rglob(".*") if p.is_file() and p.name != ".lock"]
    assert left == [], "what killed processes left behind is cleared away"
