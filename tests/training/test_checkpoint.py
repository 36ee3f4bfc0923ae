from __future__ import annotations

import os
import random
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from hydraopt.common.errors import UserError
from hydraopt.training.checkpoint import (
    Checkpoint,
    checkpoint_path,
    load_latest,
    save_checkpoint,
)
from hydraopt.training.randomness import random_state, restore_random_state, seed_everything


def made(step: int) -> Checkpoint:
    parameter = torch.nn.Parameter(torch.full((3,), float(step)))
    optimizer = torch.optim.AdamW([parameter], lr=0.1)
    parameter.grad = torch.ones(3)
    optimizer.step()
    return Checkpoint(
        step=step,
        weights={"lora": parameter.detach()},
        optimizer=optimizer.state_dict(),
        random=[random_state()],
        # A PCG64 state is larger than 64 bits.
        work={"weighting": {"generator": dict(np.random.default_rng(step).bit_generator.state)}},
        sampler={"seed": 1, "position": 4 * step},
        identity={"beta": 0.1, "pairs": "abc"},
        tracking="id",
        config={"a": [1, None]},
    )


def draw() -> list[float]:
    return [random.random(), float(np.random.random()), float(torch.rand(1))]


def test_everything_comes_back_as_it_was(tmp_path: Path) -> None:
    seed_everything(5)
    draw()
    saved = made(7)
    expected = draw()
    save_checkpoint(tmp_path, saved, keep=2)
    loaded = load_latest(tmp_path, pytest.fail)
    assert loaded is not None
    for name in ("step", "work", "sampler", "identity", "tracking", "config"):
        assert getattr(loaded, name) == getattr(saved, name)
    assert torch.equal(loaded.weights["lora"], saved.weights["lora"])
    state, before = loaded.optimizer["state"][0], saved.optimizer["state"][0]
    assert all(torch.equal(state[name], before[name]) for name in before)
    assert loaded.optimizer["param_groups"] == saved.optimizer["param_groups"]
    seed_everything(0)
    restore_random_state(loaded.random[0])
    assert draw() == expected


def test_the_newest_are_kept(tmp_path: Path) -> None:
    for step in (3, 6, 9, 12):
        save_checkpoint(tmp_path, made(step), keep=2)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "step-00000009.ckpt",
        "step-00000009.ckpt.sha256",
        "step-00000012.ckpt",
        "step-00000012.ckpt.sha256",
    ]
    line = (tmp_path / "step-00000012.ckpt.sha256").read_text()
    assert line.endswith("  step-00000012.ckpt\n")  # as `sha256sum --check` reads it


def damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def truncate(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def forget_checksum(path: Path) -> None:
    path.with_name(path.name + ".sha256").unlink()


@pytest.mark.parametrize("harm", [damage, truncate, forget_checksum])
def test_a_bad_newest_checkpoint_is_said_and_the_one_before_it_is_used(
    tmp_path: Path, harm: Any
) -> None:
    for step in (3, 6):
        save_checkpoint(tmp_path, made(step), keep=2)
    harm(checkpoint_path(tmp_path, 6))
    said: list[str] = []
    loaded = load_latest(tmp_path, said.append)
    assert loaded is not None
    assert loaded.step == 3
    assert len(said) == 1
    assert "step-00000006.ckpt cannot be used" in said[0]
    assert "The one before it is used: step 3." in said[0]
    # A bad one does not count among those that are kept.
    save_checkpoint(tmp_path, made(4), keep=1)
    assert [path.name for path in tmp_path.glob("*.ckpt")] == ["step-00000004.ckpt"]


def test_without_any_good_checkpoint_training_starts_from_the_beginning(tmp_path: Path) -> None:
    assert load_latest(tmp_path / "nowhere", pytest.fail) is None
    save_checkpoint(tmp_path, made(3), keep=1)
    truncate(checkpoint_path(tmp_path, 3))
    said: list[str] = []
    assert load_latest(tmp_path, said.append) is None
    assert "training starts from the beginning" in said[0]


def test_a_full_disk_is_said_and_loses_no_earlier_checkpoint(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_checkpoint(tmp_path, made(3), keep=1)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(UserError, match="No space left on device"):
            save_checkpoint(tmp_path, made(6), keep=1)
    loaded = load_latest(tmp_path, pytest.fail)
    assert loaded is not None
    assert loaded.step == 3


def test_a_checkpoint_runs_no_code_when_it_is_read(tmp_path: Path) -> None:
    checkpoint = made(1)
    checkpoint.weights = {"lora": os.system}
    save_checkpoint(tmp_path, checkpoint, keep=1)
    said: list[str] = []
    assert load_latest(tmp_path, said.append) is None
    assert len(said) == 1
