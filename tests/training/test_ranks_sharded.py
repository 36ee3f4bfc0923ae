"""Two ranks do what one does with the doubled batch, whether each holds all weights or half."""

from __future__ import annotations

import os
import shutil
import signal
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from killing import Killed, attempts_context
from made_run import Run, tiny_spec
from safetensors.torch import load_file
from test_killed import assert_same_run, records
from test_ranks import finish_two, free_port, rank_of_two, set_place, start_two

from hydraopt.common.stopping import stop_guard
from hydraopt.models.layers import decoder_layers, idle_loss
from hydraopt.models.policy import load_policy
from hydraopt.training.checkpoint import load_latest
from hydraopt.training.dpo_work import DpoWork
from hydraopt.training.ranks import join_ranks, leave_ranks


@dataclass(frozen=True)
class Way(Killed):
    """A run in a certain way; it draws, validates and starts warm like every `Killed`."""

    strategy: str = "ddp"
    batch_size: int = 2
    accumulate: int = 2
    gradient_checkpointing: bool = False

    def run(self) -> Run:
        self.folder.mkdir(exist_ok=True)
        run = super().run()
        run.trainer = replace(
            run.trainer,
            strategy=self.strategy,
            batch_size=self.batch_size,
            accumulate=self.accumulate,
            learning_rate=1e-3,
            gradient_checkpointing=self.gradient_checkpointing,
        )
        # Of one example in a step, so that a rank has none.
        run.warm_start = replace(run.warm_start, batch_size=1)
        return run


def assert_close(one: Way, other: Way) -> None:
    """All figures but the padding's agree to 1e-6, and so does what was learnt."""
    for stage in ("", "warm_start"):
        found = [records(way.run_dir / stage / "metrics.jsonl") for way in (one, other)]
        assert len(found[0]) == len(found[1]) > 0
        for first, second in zip(*found, strict=True):
            assert first.keys() == second.keys()
            for name in first.keys() - {"pad_share"}:
                left, right = numbers(first[name]), numbers(second[name])
                np.testing.assert_allclose(left, right, rtol=0, atol=1e-6, err_msg=name)
    file = "adapter/adapter_model.safetensors"
    adapter, expected = (load_file(way.run_dir / file) for way in (other, one))
    torch.testing.assert_close(adapter, expected, rtol=0, atol=1e-6)


def numbers(figure: Any) -> list[float]:
    if isinstance(figure, dict):
        return [number for name in sorted(figure) for number in numbers(figure[name])]
    if isinstance(figure, list):
        return [number for entry in figure for number in numbers(entry)]
    return [float("nan") if figure is None else float(figure)]


@pytest.mark.slow
def test_two_ranks_are_one_with_the_doubled_batch(tmp_path: Path) -> None:
    two = Way(tmp_path / "two", "adaptive_region", steps=8, dropout=0.0)
    one = replace(two, folder=tmp_path / "one", batch_size=4, accumulate=1)
    finish_two(two)
    one.run().start()
    assert_close(one, two)


@pytest.mark.slow
def test_sharded_weights_give_the_figures_of_whole_ones(tmp_path: Path) -> None:
    # Three pairs a step, one a pass: the second rank always has a pass less to make.
    sharded = Way(
        tmp_path / "sharded", "adaptive", steps=8, dropout=0.0, strategy="fsdp", batch_size=1,
        accumulate=3,
    )  # fmt: skip
    whole = replace(sharded, folder=tmp_path / "whole", strategy="ddp")
    one = replace(whole, folder=tmp_path / "one")
    finish_two(sharded)
    finish_two(whole)
    one.run().start()
    assert_same_run(sharded, whole, ranks=2)
    assert_close(sharded, one)


@pytest.mark.slow
def test_sharded_weights_continue_bit_for_bit(tmp_path: Path) -> None:
    straight = Way(
        tmp_path / "straight", "adaptive", steps=12, strategy="fsdp", gradient_checkpointing=True
    )
    stopped = replace(straight, folder=tmp_path / "stopped")
    finish_two(straight)
    both = start_two(stopped)
    metrics = stopped.run_dir / "metrics.jsonl"
    while not metrics.is_file() or metrics.read_bytes().count(b"\n") < 3:
        assert all(process.is_alive() for process in both)
        time.sleep(0.005)
    os.kill(both[1].pid, signal.SIGUSR2)
    for process in both:
        process.join(60)
    assert [process.exitcode for process in both] == [140, 140]
    shutil.copytree(stopped.folder, tmp_path / "alone")
    finish_two(stopped)
    assert_same_run(straight, stopped, ranks=2)
    alone = replace(stopped, folder=tmp_path / "alone", strategy="ddp")
    resumed = alone.run().start().resumed_from
    assert resumed is not None
    assert resumed >= 3
    steps = [record["step"] for record in records(alone.run_dir / "metrics.jsonl")]
    assert steps == list(range(1, 13))


def takes_too_long(killed: Killed, rank: int, port: int, slow: tuple[int, ...]) -> None:
    passes = DpoWork.backward_passes

    def overlong(self: Any, step: int, *rest: Any) -> Any:
        if step == 6:
            os.kill(os.getpid(), signal.SIGUSR2)
            torch.rand(3)  # it has drawn already
            if rank in slow:
                time.sleep(60)
        return passes(self, step, *rest)

    DpoWork.backward_passes = overlong  # type: ignore[method-assign,assignment]
    with stop_guard(grace_s=0.2):
        rank_of_two(killed, rank, port)


@pytest.mark.slow
@pytest.mark.parametrize("strategy", ["ddp", "fsdp"])
@pytest.mark.parametrize("slow", [(0, 1), (1,)])
def test_a_step_of_two_ranks_that_outlasts_the_grace_time_is_given_up_and_nothing_is_lost(
    tmp_path: Path, strategy: str, slow: tuple[int, ...]
) -> None:
    straight = Way(tmp_path / "straight", "adaptive", steps=8, strategy=strategy)
    stopped = replace(straight, folder=tmp_path / "stopped")
    finish_two(straight)
    both = start_two(stopped, takes_too_long, slow)
    for process in both:
        process.join(60)
    assert [process.exitcode for process in both] == [140, 140]
    saved = load_latest(stopped.run_dir / "checkpoints", print)
    assert saved is not None
    assert saved.step == 5  # step 4 was due
    finish_two(stopped)
    assert_same_run(straight, stopped, ranks=2)


def holds_half(rank: int, port: int) -> None:
    set_place(rank, port)
    join_ranks(2, "cpu")
    policy = load_policy(tiny_spec(), trainable=True, device="cpu", seed=0, sharded=True)
    assert policy.packs
    frozen = [p for p in decoder_layers(policy.model).parameters() if not p.requires_grad]
    held = [parameter.to_local().numel() for parameter in frozen]  # type: ignore[attr-defined]
    assert held == [parameter.numel() // 2 for parameter in frozen]
    trained = [p for p in policy.model.parameters() if p.requires_grad]
    assert all(type(parameter) is torch.nn.Parameter for parameter in trained)
    loss = idle_loss(policy)
    loss.backward()
    assert loss.item() == 0.0
    assert all(p.grad is not None and not p.grad.any() for p in trained)
    leave_ranks()


def test_each_rank_holds_half_of_the_layers_and_the_whole_adapter() -> None:
    port = free_port()
    context = attempts_context()
    both = [context.Process(target=holds_half, args=(rank, port)) for rank in (0, 1)]
    for process in both:
        process.start()
    for process in both:
        process.join(120)
    assert [process.exitcode for process in both] == [0, 0]
