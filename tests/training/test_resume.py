"""A run that is stopped and started again ends as one that never was."""

from __future__ import annotations

import contextlib
import fcntl
import json
import logging
import multiprocessing
import os
import signal
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import lightning
import pytest
from made_run import NAMES, Run, made_pairs, made_preferences, tiny_spec
from safetensors.torch import load_file

from hydraopt.common.errors import UserError
from hydraopt.common.stopping import Stopped, stop_guard
from hydraopt.corpus.prompts import PromptConditioning
from hydraopt.models.spec import LoraSpec
from hydraopt.preference.labels.soft import SoftLabel
from hydraopt.preference.weighting.adaptive import Adaptive
from hydraopt.preference.weighting.adaptive_region import AdaptiveRegion
from hydraopt.preference.weighting.fixed import Fixed
from hydraopt.preference.weighting.static import Static
from hydraopt.training import task
from hydraopt.training.checkpoint import checkpoint_path, load_checkpoint
from hydraopt.training.dpo_work import DpoWork
from hydraopt.training.metrics import OF_THE_MACHINE
from hydraopt.training.sft_work import SftWork
from hydraopt.training.spec import WarmStartSpec

WEIGHTINGS = {
    "static": lambda: Static(NAMES, seed=5),
    "adaptive": lambda: Adaptive(NAMES, step_size=0.05, seed=5),
    "adaptive_region": lambda: AdaptiveRegion(NAMES, step_size=0.5, update_every=2, seed=5),
    "fixed": lambda: Fixed(NAMES, {"latency": 0.7, "memory": 0.3}),
}


class Stop(lightning.Callback):
    """Stops training between two steps, as the end of a job's time does."""

    def __init__(self, step: int, error: BaseException) -> None:
        self.step = step
        self.error = error

    def on_train_batch_start(self, trainer: Any, pl_module: Any, *_: Any) -> None:
        if pl_module.done == self.step:
            raise self.error


@contextlib.contextmanager
def power_cut(work: type, step: int) -> Iterator[None]:
    """Break off within a step, when the weights have moved and the weighting has not learnt yet."""
    finish = work.finish  # type: ignore[attr-defined]
    calls: list[int] = []

    def cut(self: Any) -> Any:
        calls.append(1)
        if len(calls) == step:
            raise RuntimeError("power cut")
        return finish(self)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(work, "finish", cut)
        with pytest.raises(RuntimeError, match="power cut"):
            yield


def records(path: Path) -> list[dict[str, Any]]:
    found = [json.loads(line) for line in path.read_text().splitlines()]
    return [{k: v for k, v in r.items() if k not in OF_THE_MACHINE} for r in found]


def assert_same_end(one: Run, other: Run) -> None:
    adapters = [
        load_file(r.run_dir / "adapter" / "adapter_model.safetensors") for r in (one, other)
    ]
    assert adapters[0].keys() == adapters[1].keys()
    assert all(adapters[0][name].equal(adapters[1][name]) for name in adapters[0])
    assert records(one.run_dir / "metrics.jsonl") == records(other.run_dir / "metrics.jsonl")
    last = [load_checkpoint(checkpoint_path(r.run_dir / "checkpoints", 8)) for r in (one, other)]
    assert last[0].work == last[1].work  # alpha, the generator, what a region rule has collected
    ((first,), (second,)) = (checkpoint.random for checkpoint in last)
    assert first["python"] == second["python"]
    assert first["numpy"] == second["numpy"]
    assert first["torch"].equal(second["torch"])


@pytest.fixture(scope="module")
def straight(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The run that `make_run` makes, never stopped; those that are share its cache."""
    folder = tmp_path_factory.mktemp("straight")
    run = Run(folder / "run", folder / "cache")
    run.start()
    return run


@pytest.mark.parametrize("weighting", ["static", "adaptive", "adaptive_region"])
def test_a_stopped_run_ends_bit_for_bit_like_one_that_was_not(
    make_run: Any, weighting: str
) -> None:
    # Drop-out draws from torch's generator; soft labels and shown weights have their own.
    dropout = tiny_spec(lora=LoraSpec(r=4, alpha=8, dropout=0.1))
    how: dict[str, Any] = {
        "policy": dropout,
        "weighting": WEIGHTINGS[weighting],
        "label": SoftLabel(draws=16),
        "conditioning": PromptConditioning(dropout=0.5),
    }
    straight = make_run("straight", **how)
    assert straight.start().resumed_from is None
    assert [r["step"] for r in records(straight.run_dir / "metrics.jsonl")] == list(range(1, 9))

    stopped = make_run("stopped", **how)
    # In the middle of step 6: steps 4 and 5 stand in the metrics, the last checkpoint is step 3.
    with power_cut(DpoWork, 6):
        stopped.start()
    assert len(records(stopped.run_dir / "metrics.jsonl")) == 5
    assert not (stopped.run_dir / "adapter").exists()
    assert stopped.start().resumed_from == 3
    assert_same_end(straight, stopped)


def test_a_run_stopped_between_steps_saves_what_it_has(make_run: Any, straight: Run) -> None:
    stopped = make_run("stopped", straight.cache_dir)
    for step in (2, 7):  # twice, and neither where a checkpoint was due
        with pytest.raises(RuntimeError, match="time is up"):
            stopped.start(callbacks=[Stop(step, RuntimeError("time is up"))])
    assert stopped.start().resumed_from == 7
    assert_same_end(straight, stopped)


class Signal(lightning.Callback):
    """Sends this process signals before the passes of a step."""

    def __init__(self, step: int, *numbers: signal.Signals) -> None:
        self.step = step
        self.numbers = numbers

    def on_train_batch_start(self, trainer: Any, pl_module: Any, *_: Any) -> None:
        if pl_module.done == self.step:
            for number in self.numbers:
                os.kill(os.getpid(), number)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGUSR2])
def test_a_signal_brings_the_step_to_its_end_and_loses_nothing(
    make_run: Any, straight: Run, number: signal.Signals
) -> None:
    stopped = make_run("stopped", straight.cache_dir)
    with pytest.raises(Stopped) as stop:
        stopped.start(callbacks=[Signal(4, number)])
    assert stop.value.signum == number
    assert stop.value.requeue == (number == signal.SIGUSR2)
    assert stopped.start().resumed_from == 5
    assert_same_end(straight, stopped)


def test_a_second_ctrl_c_leaves_at_once(make_run: Any, straight: Run) -> None:
    stopped = make_run("stopped", straight.cache_dir)
    with pytest.raises(KeyboardInterrupt):
        stopped.start(callbacks=[Signal(4, signal.SIGINT, signal.SIGINT)])
    assert stopped.start().resumed_from == 3  # the last checkpoint that was due
    assert_same_end(straight, stopped)


def test_a_step_that_outlasts_the_grace_time_is_given_up_and_what_stood_before_is_saved(
    make_run: Any, straight: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped = make_run("stopped", straight.cache_dir)
    passes = DpoWork.backward_passes

    def slow(self: Any, step: int, *rest: Any) -> Any:
        found = passes(self, step, *rest)  # it has drawn weights and gone back already
        if step == 5:
            os.kill(os.getpid(), signal.SIGTERM)
            time.sleep(60)
        return found

    with monkeypatch.context() as patch, stop_guard(grace_s=0.05), pytest.raises(Stopped):
        patch.setattr(DpoWork, "backward_passes", slow)
        stopped.start()
    assert stopped.start().resumed_from == 4
    assert_same_end(straight, stopped)


def test_the_end_of_the_grace_time_does_not_break_into_a_steps_update(
    make_run: Any, straight: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped = make_run("stopped", straight.cache_dir)
    finish = DpoWork.finish
    calls: list[int] = []

    def slow(self: Any) -> Any:
        calls.append(1)
        if len(calls) == 5:
            os.kill(os.getpid(), signal.SIGTERM)
            time.sleep(0.2)  # the alarm comes in here, when the weights have moved
        return finish(self)

    with monkeypatch.context() as patch, stop_guard(grace_s=0.05), pytest.raises(Stopped):
        patch.setattr(DpoWork, "finish", slow)
        stopped.start()
    assert stopped.start().resumed_from == 5
    assert_same_end(straight, stopped)


def test_with_loader_workers_a_stop_changes_nothing_either(make_run: Any, straight: Run) -> None:
    ahead = replace(straight.trainer, num_workers=2)
    stopped = make_run("stopped", straight.cache_dir, trainer=ahead)
    with pytest.raises(Stopped):
        stopped.start(callbacks=[Signal(3, signal.SIGTERM)])
    assert stopped.start().resumed_from == 4
    assert_same_end(straight, stopped)


def test_a_worker_that_a_group_wide_signal_takes_costs_no_step(
    make_run: Any, straight: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped = make_run(
        "stopped", straight.cache_dir, trainer=replace(straight.trainer, num_workers=1)
    )
    passes = DpoWork.backward_passes

    def struck(self: Any, step: int, *rest: Any) -> Any:
        if step == 5:
            for child in multiprocessing.active_children():
                os.kill(child.pid or 0, signal.SIGKILL)
            os.kill(os.getpid(), signal.SIGTERM)
            time.sleep(0.5)
        return passes(self, step, *rest)

    with monkeypatch.context() as patch, pytest.raises(Stopped):
        patch.setattr(DpoWork, "backward_passes", struck)
        stopped.start()
    assert stopped.start().resumed_from in (4, 5)
    assert_same_end(straight, stopped)


def test_a_changed_configuration_is_told_key_by_key(
    make_run: Any, caplog: pytest.LogCaptureFixture
) -> None:
    run = make_run(config={"trainer": {"checkpoint_every": 3}, "suite": {"repeats": 8}})
    with pytest.raises(Stopped):
        run.start(callbacks=[Signal(4, signal.SIGTERM)])
    run.config = {"trainer": {"checkpoint_every": 2}, "suite": {"repeats": 9}}
    run.trainer = replace(run.trainer, checkpoint_every=2)
    assert run.start().resumed_from == 5
    assert (
        "Changed since step 5: trainer.checkpoint_every: 3 then, 2 now: changes no result"
        in caplog.text
    )
    assert "suite.repeats: 8 then, 9 now: concerns what comes after training" in caplog.text


def test_a_change_of_what_the_run_is_is_refused_with_the_keys(make_run: Any) -> None:
    run = make_run(config={"beta": 0.1})
    with pytest.raises(Stopped):
        run.start(callbacks=[Signal(4, signal.SIGTERM)])
    run.config, run.beta = {"beta": 0.2}, 0.2
    with pytest.raises(UserError, match=r"other settings \(beta: 0.1 then, 0.2 now\)") as refusal:
        run.start()
    assert "Keys that changed:\n  beta: 0.1 then, 0.2 now" in str(refusal.value)


def test_a_damaged_newest_checkpoint_is_said_and_the_end_is_the_same(
    make_run: Any, straight: Run, caplog: pytest.LogCaptureFixture
) -> None:
    stopped = make_run("stopped", straight.cache_dir)
    with pytest.raises(RuntimeError):
        stopped.start(callbacks=[Stop(7, RuntimeError())])
    newest = checkpoint_path(stopped.run_dir / "checkpoints", 7)
    newest.write_bytes(newest.read_bytes()[:1000])
    assert stopped.start().resumed_from == 6
    assert "step-00000007.ckpt cannot be used" in caplog.text
    assert_same_end(straight, stopped)


def test_a_warm_start_that_was_stopped_continues_too(make_run: Any) -> None:
    long = WarmStartSpec(max_steps=7, batch_size=2, learning_rate=1e-2, warmup_steps=1)
    straight = make_run("straight", "cache 1", warm_start=long)
    straight.start()
    stopped = make_run("stopped", "cache 2", warm_start=long)
    with power_cut(SftWork, 6):
        stopped.start()
    assert not (stopped.run_dir / "metrics.jsonl").exists()
    assert stopped.start().resumed_from is None
    assert records(stopped.run_dir / "warm_start" / "metrics.jsonl") == records(
        straight.run_dir / "warm_start" / "metrics.jsonl"
    )
    assert_same_end(straight, stopped)


def test_a_finished_run_is_said_to_be_finished_and_nothing_is_touched(
    make_run: Any, caplog: pytest.LogCaptureFixture
) -> None:
    run = make_run()
    done = run.start()
    assert not done.finished_before
    before = {p: p.stat().st_mtime_ns for p in run.run_dir.rglob("*") if p.is_file()}
    caplog.set_level(logging.INFO)
    again = run.start()
    assert again.finished_before
    assert again.adapter_dir == done.adapter_dir
    assert "This run is finished" in caplog.text
    assert {p: p.stat().st_mtime_ns for p in run.run_dir.rglob("*") if p.is_file()} == before


def test_a_run_killed_before_its_export_only_exports(make_run: Any) -> None:
    run = make_run()
    run.start()
    weights = (run.run_dir / "adapter" / "adapter_model.safetensors").read_bytes()
    (run.run_dir / "DONE").unlink()
    again = run.start()
    assert again.resumed_from == 8
    assert (run.run_dir / "adapter" / "adapter_model.safetensors").read_bytes() == weights
    assert len(records(run.run_dir / "metrics.jsonl")) == 8


def test_a_run_continues_only_as_what_it_was(make_run: Any) -> None:
    run = make_run()
    with pytest.raises(RuntimeError):
        run.start(callbacks=[Stop(3, RuntimeError())])
    run.beta = 0.2
    run.trainer = replace(run.trainer, max_steps=9)
    with pytest.raises(UserError) as caught:
        run.start()
    assert "beta: 0.1 then, 0.2 now" in str(caught.value)
    assert "trainer.max_steps: 8 then, 9 now" in str(caught.value)
    # How a step is cut into passes and how often it is saved change no result.
    run.beta = 0.1
    run.trainer = replace(run.trainer, max_steps=8, batch_size=4, accumulate=1, checkpoint_every=2)
    assert run.start().resumed_from == 3


def test_a_full_disk_keeps_the_earlier_checkpoints(
    make_run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = make_run()
    real = os.replace

    def full(source: Any, target: Any) -> None:
        if str(target).endswith("step-00000006.ckpt"):
            raise OSError(28, "No space left on device")
        real(source, target)

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(UserError, match="No space left on device"):
        run.start()
    monkeypatch.undo()
    assert run.start().resumed_from == 3


def test_two_processes_do_not_train_in_one_folder(
    make_run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(task, "PATIENCE_S", 0.2)
    run = make_run()
    run.run_dir.mkdir()
    with (run.run_dir / ".lock").open("w") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        with pytest.raises(UserError, match="Another process is training"):
            run.start()


def test_reference_and_warm_start_are_computed_once_for_all_runs(
    make_run: Any, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    make_run("one").start()
    rows = len(next((make_run().cache_dir / "reference").iterdir()).read_text().splitlines())
    assert f"{rows} computed, 0 found on disk" in caplog.text
    other = make_run("other", weighting=WEIGHTINGS["fixed"])
    other.start()
    assert f"0 computed, {rows} found on disk" in caplog.text
    assert "an earlier run's adapter is used" in caplog.text
    assert (other.run_dir / "warm_start" / "metrics.jsonl").is_file()


def test_the_order_of_first_and_second_needs_no_new_reference(make_run: Any) -> None:
    """A flipped label costs nothing: figures are kept by program, not by pair."""
    run = make_run()
    run.start()
    path = next((run.cache_dir / "reference").iterdir())
    before = path.read_text()
    flipped = make_run("flipped")
    flipped.pairs = [
        replace(
            pair,
            first=pair.second,
            second=pair.first,
            first_metrics=pair.second_metrics,
            second_metrics=pair.first_metrics,
        )
        for pair in made_pairs(4)
    ]
    assert len(made_preferences(flipped.pairs)) == 12
    flipped.start(warm_start_examples=None)
    assert path.read_text() == before
