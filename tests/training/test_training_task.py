"""What one call of `train` writes, and what its choices do."""

from __future__ import annotations

import json
import math
import warnings
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from made_run import NAMES, OBJECTIVES, made_pairs, made_preferences, tiny_spec

from hydraopt.common.errors import UserError
from hydraopt.corpus.examples import sft_examples
from hydraopt.corpus.pairs import preferences_of
from hydraopt.corpus.prompts import PromptConditioning
from hydraopt.models.policy import adapter_sha256
from hydraopt.preference.labels.hard import HardLabel
from hydraopt.preference.labels.soft import SoftLabel
from hydraopt.preference.normalizers.raw_sigmoid import RawSigmoid
from hydraopt.preference.weighting.adaptive_region import AdaptiveRegion
from hydraopt.preference.weighting.fixed import Fixed
from hydraopt.training.batches import Encoder
from hydraopt.training.pair_sets import evenly_spread, warm_start_examples
from hydraopt.training.spec import LoggerSpec, TrainerSpec, WarmStartSpec

NO_WARM_START = WarmStartSpec(kind="none")


def records(run: Any) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (run.run_dir / "metrics.jsonl").read_text().splitlines()]


def test_each_step_has_a_record_with_the_agreed_figures(make_run: Any) -> None:
    run = make_run()
    run.trainer = replace(run.trainer, validate_every=4, max_steps=6)
    result = run.start()
    assert result.steps == 6
    found = records(run)
    assert [record["step"] for record in found] == [1, 2, 3, 4, 5, 6]
    agreed = {
        "step", "loss", "divergence", "implicit_reward_margin", "implicit_reward_accuracy",
        "alpha", "pairs", "weights", "weights_mean", "advantage", "preference_rate", "abstained",
        "tokens_per_second", "pad_share", "learning_rate", "seconds",
        "peak_memory_mib",
    }  # fmt: skip
    validation = {"validation_loss", "validation_accuracy"}
    for record in found:
        due = record["step"] in (4, 6)
        assert set(record) == agreed | (validation if due else set())
        assert len(record["weights"]) == 4
        assert all(sum(row) == pytest.approx(1) for row in record["weights"])
        assert list(record["alpha"]) == NAMES
    # Against itself: -log sigmoid(0).
    assert found[0]["loss"] == pytest.approx(math.log(2), abs=1e-4)
    assert found[0]["divergence"] == pytest.approx(0, abs=1e-5)
    assert found[-1]["divergence"] > 1e-3
    assert found[0]["learning_rate"] == pytest.approx(0.005)


def test_training_raises_the_margin_of_preferred_programs(make_run: Any) -> None:
    run = make_run(
        weighting=lambda: Fixed(NAMES, {"latency": 1.0}),
        warm_start=NO_WARM_START,
        beta=1.0,
        pairs=made_pairs(1),
    )
    run.trainer = replace(run.trainer, max_steps=25, learning_rate=3e-2, batch_size=4)
    run.start()
    found = records(run)
    assert found[-1]["implicit_reward_accuracy"] == 1.0
    assert found[-1]["loss"] < found[0]["loss"] - 0.05


def test_the_warm_start_learns_and_is_the_reference(make_run: Any) -> None:
    run = make_run()
    run.start()
    lines = (run.run_dir / "warm_start" / "metrics.jsonl").read_text().splitlines()
    losses = [json.loads(line)["loss"] for line in lines]
    assert len(losses) == 4
    assert losses[-1] < losses[0]
    assert not (run.run_dir / "warm_start" / "checkpoints").exists()


def test_nothing_is_written_but_the_runs_own_files(
    make_run: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: Any
) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    with warnings.catch_warnings(record=True) as raised:
        warnings.simplefilter("always")
        run = make_run()
        run.start()
    assert list((tmp_path / "elsewhere").iterdir()) == []
    assert sorted(path.name for path in run.run_dir.iterdir()) == [
        ".lock", "DONE", "adapter", "checkpoints", "metrics.jsonl", "warm_start",
    ]  # fmt: skip
    assert [str(warning.message) for warning in raised] == []
    said = "".join(capfd.readouterr())
    assert "Tip" not in said
    assert "GPU" not in said


def test_a_warm_start_may_teach_an_adapter_further(make_run: Any) -> None:
    first = make_run("first")
    first.warm_start = replace(first.warm_start, max_steps=30, learning_rate=3e-2)
    adapter = first.start().adapter_dir.parent / "warm_start" / "adapter"

    def begun_with(name: str, adapter: str) -> Any:
        run = make_run(name)
        run.warm_start = replace(run.warm_start, adapter=adapter)
        run.start()
        lines = (run.run_dir / "warm_start" / "metrics.jsonl").read_text().splitlines()
        return json.loads(lines[0])["loss"]

    fresh, later = begun_with("fresh", ""), begun_with("later", str(adapter))
    assert later < fresh - 0.05  # it knows the examples already


def test_the_warm_start_sees_the_weights_that_prompts_show(
    make_run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Any] = []
    kept = Encoder.row

    def row(self: Any, original: str, sources: Any, weights: Any = None) -> Any:
        seen.append(weights)
        return kept(self, original, sources, weights)

    monkeypatch.setattr(Encoder, "row", row)
    run = make_run(conditioning=PromptConditioning(dropout=0.0))
    run.trainer = replace(run.trainer, max_steps=1)
    run.start()
    assert sum(weights is not None for weights in seen) >= 4 * 2  # steps of the warm start alone
    run = make_run("conditioned as before", conditioning=PromptConditioning(dropout=0.0))
    run.start()
    plain = make_run("plain").start()
    assert adapter_sha256(plain.adapter_dir.parent / "warm_start" / "adapter") != adapter_sha256(
        run.run_dir / "warm_start" / "adapter"
    )


def test_the_checkpoint_holds_the_adapter_and_not_the_frozen_model(make_run: Any) -> None:
    run = make_run()
    run.start()
    from hydraopt.training.checkpoint import checkpoint_path, load_checkpoint

    held = load_checkpoint(checkpoint_path(run.run_dir / "checkpoints", 8))
    assert all("lora_" in name for name in held.weights)
    assert held.sampler == {"seed": 3, "position": 32}
    assert held.config == run.config
    assert len(list((run.run_dir / "checkpoints").glob("*.ckpt"))) == 2


@pytest.mark.parametrize(
    "changes",
    [
        {"label": SoftLabel(draws=8)},
        {"conditioning": PromptConditioning(dropout=0.2)},
        {"weighting": lambda: AdaptiveRegion(NAMES, update_every=2)},
        {"policy": tiny_spec(dtype="bfloat16")},
        {"trainer": TrainerSpec(
            max_steps=2, batch_size=2, accelerator="cpu", threads=1, gradient_checkpointing=True
        )},
    ],
    ids=["soft label", "conditioning", "regions", "bfloat16", "gradient checkpointing"],
)  # fmt: skip
def test_every_choice_trains(make_run: Any, changes: dict[str, Any]) -> None:
    run = make_run(**{"warm_start": NO_WARM_START, **changes})
    run.start()
    found = records(run)
    assert len(found) == run.trainer.max_steps
    assert all(record["loss"] is None or math.isfinite(record["loss"]) for record in found)
    assert any(record["loss"] is not None for record in found)


def test_training_may_start_from_an_adapter(make_run: Any) -> None:
    first = make_run("first").start()
    later = make_run(
        "later", warm_start=WarmStartSpec(kind="adapter", adapter=str(first.adapter_dir))
    )
    later.trainer = replace(later.trainer, max_steps=2)
    later.start()
    assert records(later)[0]["loss"] == pytest.approx(math.log(2), abs=1e-4)
    assert adapter_sha256(later.run_dir / "adapter") != adapter_sha256(first.adapter_dir)


def test_pairs_that_are_too_long_are_left_out_and_said(
    make_run: Any, caplog: pytest.LogCaptureFixture
) -> None:
    pairs = made_pairs(4)
    long = "x = 0\n" * 300
    pairs[5] = replace(pairs[5], second=replace(pairs[5].second, source=long))
    run = make_run(pairs=pairs, warm_start=NO_WARM_START)
    run.trainer = replace(run.trainer, max_steps=1)
    run.start()
    assert "1 of 12 training pairs are longer than model.max_length=1024" in caplog.text
    run = make_run("none", policy=tiny_spec(max_length=10), warm_start=NO_WARM_START)
    with pytest.raises(UserError, match="None of the 12 pairs can be trained on"):
        run.start()


def test_a_loss_that_is_not_finite_stops_the_run_and_keeps_the_checkpoints(make_run: Any) -> None:
    import lightning

    class Break(lightning.Callback):
        def on_train_batch_start(self, trainer: Any, pl_module: Any, *_: Any) -> None:
            if pl_module.done == 4:
                with torch.no_grad():
                    next(iter(pl_module.trained.values())).fill_(float("nan"))

    run = make_run(warm_start=NO_WARM_START)
    with pytest.raises(UserError, match="The loss of step 5 is nan"):
        run.start(callbacks=[Break()])
    assert [path.name for path in (run.run_dir / "checkpoints").glob("*.ckpt")] == [
        "step-00000003.ckpt"
    ]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"warm_start": WarmStartSpec(kind="ppo")}, "choose sft, adapter or none"),
        ({"warm_start": WarmStartSpec(kind="adapter")}, "warm_start.adapter=DIR"),
        ({"trainer": TrainerSpec(devices=2)}, "torchrun --nproc-per-node=2"),
        ({"logger": LoggerSpec(kind="tensorboard")}, "choose wandb or local"),
    ],
)
def test_a_wrong_choice_is_said(make_run: Any, changes: dict[str, Any], message: str) -> None:
    with pytest.raises(UserError, match=message):
        make_run(**changes).start()


def test_the_warm_starts_targets_do_not_depend_on_the_labels_normaliser() -> None:
    pairs = made_pairs(6)
    usual = sft_examples(pairs, made_preferences(pairs))
    raw = preferences_of(pairs, OBJECTIVES, RawSigmoid(), HardLabel())
    assert (
        warm_start_examples(pairs, raw)
        == usual
        == warm_start_examples(pairs, made_preferences(pairs))
    )
    assert sft_examples(pairs, raw) != usual


def test_validation_pairs_are_spread_evenly() -> None:
    positions = np.array([1, 2, 4, 5, 7, 8, 9])
    assert evenly_spread(positions, 3).tolist() == [1, 4, 7]
    assert evenly_spread(positions, 0).tolist() == positions.tolist()
    assert evenly_spread(positions, 9).tolist() == positions.tolist()
