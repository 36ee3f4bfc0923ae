"""Reference log-probabilities are computed once for all runs, however many there are at once."""

from __future__ import annotations

import json
import logging
import signal
import time
from collections import Counter
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import pytest
import torch
from killing import attempts_context
from made_run import NAMES, Run, made_pairs, tiny_spec

from hydraopt.models import reference_store
from hydraopt.models.policy import load_policy
from hydraopt.models.reference_store import CHECKED, ReferenceStore
from hydraopt.preference.weighting.fixed import Fixed
from hydraopt.training.batches import Encoder
from hydraopt.training.pair_sets import fill_reference

PROGRAMS = 36  # 12 problems with three programs each


def store_of(run: Run) -> Path:
    (path,) = (run.cache_dir / "reference").glob("*.jsonl")
    return path


def test_the_second_trial_of_a_sweep_fills_nothing(
    make_run: Any, passes: list[int], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    first = make_run("one")
    first.start()
    programs = len(store_of(first).read_text().splitlines())
    assert programs == 12  # those of validation are among those of training
    assert sum(passes) == programs
    before = store_of(first).read_bytes()
    for name, changes in {
        "two": {"beta": 0.5},
        "three": {"weighting": lambda: Fixed(NAMES, {"memory": 1.0})},
    }.items():
        passes.clear()
        caplog.clear()
        run = make_run(name, **changes)
        run.start()
        assert (run.run_dir / "DONE").is_file()
        assert passes == [CHECKED], "one small pass, which looks whether the figures still hold"
        assert f"0 computed, {programs} found on disk" in caplog.text
        assert store_of(run).read_bytes() == before


@dataclass(frozen=True)
class Filling:
    """A process that fills the store, slowly.

    Attributes:
        folder: The cache.
        name: Of the process.
        pause_s: How long each pass takes, so that processes overlap.
    """

    folder: Path
    name: str
    pause_s: float

    @property
    def said(self) -> Path:
        return self.folder / f"{self.name}.json"

    def start(self, together: Any) -> BaseProcess:
        process = attempts_context().Process(target=run_filling, args=(self, together))
        process.start()
        return process


def run_filling(filling: Filling, together: Any) -> None:
    """Fill the store from the moment on at which all are ready, and write what was done."""
    torch.set_num_threads(1)
    messages: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: messages.append(record.getMessage())  # type: ignore[method-assign]
    logging.getLogger("hydraopt").addHandler(handler)
    logging.getLogger("hydraopt").setLevel(logging.INFO)
    computed: list[int] = []
    whole = reference_store.completion_logps

    def slow(model: Any, batch: Any) -> torch.Tensor:
        time.sleep(filling.pause_s)
        computed.append(batch.completions)
        return whole(model, batch)

    reference_store.completion_logps = slow
    reference_store.BATCH_TOKENS = 800  # a few programs
    reference_store.POLL_S = 0.05
    policy = load_policy(tiny_spec(), trainable=True, device="cpu", cache_dir=filling.folder)
    pairs = made_pairs(PROGRAMS // 3)
    together.wait()
    store = ReferenceStore.of(policy, filling.folder, messages.append)
    every = list(range(len(pairs)))
    (table,) = fill_reference(policy, store, Encoder(policy.tokenizer, 1024), [(pairs, every)])  # type: ignore[list-item]
    filling.said.write_text(
        json.dumps({"computed": computed, "said": messages, "table": table.tolist()})
    )


def programs_in(folder: Path) -> Counter[tuple[str, str]]:
    """How often each program's figure stands in the store."""
    found: Counter[tuple[str, str]] = Counter()
    for path in (folder / "reference").glob("*.jsonl"):
        for line in path.read_text().splitlines():
            record = json.loads(line)
            found[record["prompt"], record["program"]] += 1
    return found


@pytest.mark.slow
def test_two_processes_that_start_at_once_compute_each_figure_once(tmp_path: Path) -> None:
    together = attempts_context().Barrier(2)
    both = [Filling(tmp_path, name, pause_s=0.1) for name in ("one", "two")]
    processes = [filling.start(together) for filling in both]
    for process in processes:
        process.join(120)
    assert [process.exitcode for process in processes] == [0, 0]
    found = programs_in(tmp_path)
    assert (len(found), set(found.values())) == (PROGRAMS, {1})
    results = sorted(
        (json.loads(filling.said.read_text()) for filling in both),
        key=lambda result: sum(result["computed"]),
    )
    # The one that came second has only looked at some of what the other had computed.
    assert results[0]["computed"] == [CHECKED]
    assert sum(results[1]["computed"]) == PROGRAMS
    assert any("waiting for it" in line for line in results[0]["said"])
    assert results[0]["table"] == results[1]["table"]


@pytest.mark.slow
def test_what_a_killed_process_has_computed_is_kept_and_the_waiting_one_goes_on(
    tmp_path: Path,
) -> None:
    alone = attempts_context().Barrier(1)
    killed, waiting = (Filling(tmp_path, name, pause_s=0.2) for name in ("killed", "waiting"))
    first = killed.start(alone)
    while not programs_in(tmp_path):
        assert first.is_alive()
        time.sleep(0.01)
    second = waiting.start(alone)
    while sum(programs_in(tmp_path).values()) < PROGRAMS // 2:
        assert first.is_alive()
        time.sleep(0.01)
    first.kill()
    first.join()
    assert first.exitcode == -signal.SIGKILL
    kept = sum(programs_in(tmp_path).values())
    second.join(120)
    assert second.exitcode == 0
    found = programs_in(tmp_path)
    assert (len(found), set(found.values())) == (PROGRAMS, {1})
    result = json.loads(waiting.said.read_text())
    assert sum(result["computed"]) == CHECKED + PROGRAMS - kept
    assert 0 < kept < PROGRAMS
    whole = Filling(tmp_path / "whole", "whole", pause_s=0.0)
    whole.folder.mkdir()
    third = whole.start(alone)
    third.join(120)
    assert result["table"] == json.loads(whole.said.read_text())["table"], "bit for bit"
