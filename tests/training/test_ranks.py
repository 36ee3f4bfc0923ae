"""Two processes share the steps of a run over gloo; together they do what one process does."""

from __future__ import annotations

import os
import random
import signal
import socket
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from killing import Killed, attempts_context
from safetensors.torch import load_file
from test_killed import assert_same_run, records

from hydraopt.common.errors import UserError
from hydraopt.common.stopping import Stopped
from hydraopt.training.ranks import Ranks, add_up_gradients, join_ranks


def test_a_share_is_every_nth_item() -> None:
    assert [Ranks(rank, 3).share(range(7)) for rank in range(3)] == [[0, 3, 6], [1, 4], [2, 5]]


def test_one_process_exchanges_nothing() -> None:
    alone = Ranks()
    parameter = torch.nn.Parameter(torch.ones(2))
    add_up_gradients(alone, [parameter])
    assert parameter.grad is None
    assert alone.gather("x") == ["x"]
    assert alone.of_first(3) == 3


def test_a_wrong_number_of_processes_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORLD_SIZE", "2")
    with pytest.raises(UserError, match="2 processes were started"):
        join_ranks(1, "cpu")
    monkeypatch.delenv("WORLD_SIZE")
    with pytest.raises(UserError, match="torchrun --nproc-per-node=4"):
        join_ranks(4, "cpu")


def set_place(rank: int, port: int) -> None:
    """Say where a process stands among two, as torchrun does."""
    os.environ |= {
        "RANK": str(rank),
        "LOCAL_RANK": str(rank),
        "WORLD_SIZE": "2",
        "MASTER_ADDR": "127.0.0.1",
        "MASTER_PORT": str(port),
    }
    torch.set_num_threads(1)


def free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


def rank_of_two(killed: Killed, rank: int, port: int) -> None:
    set_place(rank, port)
    run = killed.run()
    run.trainer = replace(run.trainer, devices=2)
    try:
        run.start()
    except Stopped as stop:
        sys.exit(stop.exit_status)


def start_two(killed: Killed, does: Any = rank_of_two, *more: Any) -> list[Any]:
    port = free_port()
    context = attempts_context()
    both = [context.Process(target=does, args=(killed, rank, port, *more)) for rank in (0, 1)]
    for process in both:
        process.start()
    return both


def finish_two(killed: Killed) -> None:
    both = start_two(killed)
    for process in both:
        process.join(240)
    assert [process.exitcode for process in both] == [0, 0]


@pytest.mark.slow
def test_two_ranks_draw_and_label_what_one_does_and_end_near_it(tmp_path: Path) -> None:
    one, two = (
        Killed(tmp_path / name, "adaptive_region", steps=8, dropout=0.0) for name in ("one", "two")
    )
    for killed in (one, two):
        killed.folder.mkdir()
    one.run().start()
    finish_two(two)
    first, second = (records(killed.run_dir / "metrics.jsonl") for killed in (one, two))
    for name in ("pairs", "weights", "abstained"):
        assert first[0][name] == second[0][name]
    np.testing.assert_allclose(
        [record["loss"] for record in first], [record["loss"] for record in second], rtol=1e-4
    )
    adapters = [load_file(k.run_dir / "adapter" / "adapter_model.safetensors") for k in (one, two)]
    for name, weight in adapters[0].items():
        torch.testing.assert_close(adapters[1][name], weight, rtol=1e-2, atol=1e-3)


@pytest.mark.slow
def test_two_ranks_that_are_killed_end_bit_for_bit_like_two_that_were_not(tmp_path: Path) -> None:
    whole, killed = (Killed(tmp_path / name, "adaptive", steps=20) for name in ("whole", "killed"))
    for each in (whole, killed):
        each.folder.mkdir()
    finish_two(whole)
    rng = random.Random(4)
    metrics = killed.run_dir / "metrics.jsonl"
    deaths = 0
    for target in (2, 7, 12, 17):
        both = start_two(killed)
        while any(process.is_alive() for process in both):
            if metrics.is_file() and metrics.read_bytes().count(b"\n") >= target:
                time.sleep(rng.uniform(0.0, 0.1))
                for process in both:
                    process.kill()
            time.sleep(0.005)
        for process in both:
            process.join()
        deaths += any(process.exitcode == -signal.SIGKILL for process in both)
    assert deaths == 4
    finish_two(killed)
    assert_same_run(whole, killed, ranks=2)


@pytest.mark.slow
def test_a_signal_to_one_rank_stops_both_at_the_same_step(tmp_path: Path) -> None:
    whole, stopped = (
        Killed(tmp_path / name, "adaptive", steps=20) for name in ("whole", "stopped")
    )
    for each in (whole, stopped):
        each.folder.mkdir()
    finish_two(whole)
    both = start_two(stopped)
    metrics = stopped.run_dir / "metrics.jsonl"
    while not metrics.is_file() or metrics.read_bytes().count(b"\n") < 5:
        time.sleep(0.005)
    os.kill(both[1].pid, signal.SIGUSR2)
    for process in both:
        process.join(60)
    assert [process.exitcode for process in both] == [140, 140]
    finish_two(stopped)
    assert_same_run(whole, stopped, ranks=2)
