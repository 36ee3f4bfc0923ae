from __future__ import annotations

import re

import pytest

from hydraopt.common.errors import UserError
from hydraopt.config import rules_general
from hydraopt.config.validate import validate


def keys_of(error: UserError) -> list[str]:
    """Return the keys that an error lists, in order."""
    return re.findall(r"^  ([\w.]+)(?:=.*)?\n    rule:", str(error), re.MULTILINE)


def broken(adjusted, command: str, *overrides: str) -> list[str]:
    with pytest.raises(UserError) as caught:
        validate(adjusted(command, *overrides))
    return keys_of(caught.value)


@pytest.mark.parametrize("command", ["train", "profile", "evaluate", "corpus", "pairs"])
def test_the_defaults_of_every_command_are_sound(adjusted, command):
    validate(adjusted(command))


@pytest.mark.parametrize(
    "overrides",
    [
        ["experiment=smoke"],
        ["weighting=static"],
        ["weighting=adaptive_region"],
        ["weighting=fixed", "weights.latency=0.7", "weights.memory=0.3"],
        ["weighting=fixed", "weights={latency: 1}"],
        ["normalizer=raw_sigmoid"],
        ["label=soft"],
        ["trainer.tokens_per_step=4000", "trainer.devices=5"],
        ["conditioning=prompt"],
        ["decoding=greedy"],
        ["decoding=sample", "decoding.n=8"],
        ["model=hub", "model.location=Qwen/Qwen2.5-Coder-0.5B-Instruct"],
        ["weighting.alpha=[1,1,1,1,1]"],
        ["weighting=adaptive_region", "weighting.alpha=[1,1,1,1,1,2]"],
        ["alpha_bounds.min=1", "alpha_bounds.max=1"],
    ],
    ids=" ".join,
)
def test_sound_configurations_pass(adjusted, overrides):
    validate(adjusted("train", *overrides))


RULES = [
    (["beta=0"], ["beta"]),
    (["beta=-0.1"], ["beta"]),
    (["beta=.inf"], ["beta"]),
    (["beta=.nan"], ["beta"]),
    (["objective=[]"], ["objective"]),
    (["alpha_bounds.min=0"], ["alpha_bounds.min"]),
    (["alpha_bounds.min=2"], ["alpha_bounds.max"]),
    (["weighting.alpha_min=2", "weighting.alpha_max=1.5"], ["weighting.alpha_max"]),
    (["alpha_bounds.max=.inf"], ["alpha_bounds.max"]),
    (["weighting.alpha=2"], ["weighting.alpha"]),
    (["weighting.alpha=0.5"], ["weighting.alpha"]),
    (["weighting=static", "weighting.alpha=-1"], ["weighting.alpha"]),
    (["weighting.alpha=many"], ["weighting.alpha"]),
    (["weighting.alpha=[1,1]"], ["weighting.alpha"]),
    (["weighting=adaptive_region", "weighting.alpha=[1,1,1,1,1]"], ["weighting.alpha"]),
    (["weighting.step_size=-1"], ["weighting.step_size"]),
    (["weighting=adaptive_region", "weighting.update_every=0"], ["weighting.update_every"]),
    (
        ["weighting=adaptive_region", "weighting.dominance_threshold=0.19"],
        ["weighting.dominance_threshold"],
    ),
    (
        ["weighting=adaptive_region", "weighting.dominance_threshold=1"],
        ["weighting.dominance_threshold"],
    ),
    (["weights.latency=1"], ["weights"]),
    (["weighting=fixed"], ["weights"]),
    (["weighting=fixed", "weights.latency=0.7"], ["weights"]),
    (["weighting=fixed", "weights.latency=1.5", "weights.memory=-0.5"], ["weights.memory"]),
    (["weighting=fixed", "weights.latency=0.7", "weights.memry=0.3"], ["weights.memry"]),
    (["weighting=fixed", "weights.latency=.nan"], ["weights.latency", "weights"]),
    (["label=soft", "measurements=measure", "profiler.values=1"], ["profiler.values"]),
    (["label=soft", "label.draws=0"], ["label.draws"]),
    (["conditioning=prompt", "conditioning.dropout=1.5"], ["conditioning.dropout"]),
    (["measurements=shiped"], ["measurements"]),
    (["measurements=/no/such/file"], ["measurements"]),
    (["dataset=jsonl"], ["measurements", "dataset.path"]),
    (["dataset=jsonl", "dataset.path=/no", "measurements=measure"], ["dataset.path"]),
    (["dataset.min_ratio=0.9"], ["dataset.min_ratio"]),
    (["dataset.variants=-1"], ["dataset.variants"]),
    (["dataset.pairs=some"], ["dataset.pairs"]),
    (["suite=jsonl"], ["suite.path"]),
    (["suite.name=eight"], ["suite.name"]),
    (["suite.repeats=0"], ["suite.repeats"]),
    (["warm_start=adapter"], ["warm_start.adapter"]),
    (["warm_start=adapter", "warm_start.adapter=/no"], ["warm_start.adapter"]),
    (["model=hub"], ["model.location"]),
    (["model=hub", "model.location=./no"], ["model.location"]),
    (["model.dtype=float8"], ["model.dtype"]),
    (["trainer.max_steps=0"], ["trainer.max_steps"]),
    (["trainer.batch_size=-1"], ["trainer.batch_size"]),
    (["trainer.learning_rate=0"], ["trainer.learning_rate"]),
    (["trainer.devices=0"], ["trainer.devices"]),
    (["trainer.devices=5"], ["trainer.devices"]),
    (["trainer.tokens_per_step=-1"], ["trainer.tokens_per_step"]),
    (["trainer.strategy=fsdp"], ["trainer.strategy"]),
    (["trainer.strategy=zero"], ["trainer.strategy"]),
    (["model.lora.dtype=float16"], ["model.lora.dtype"]),
    (["trainer.schedule=cosin"], ["trainer.schedule"]),
    (["limits.memory_mib=0"], ["limits.memory_mib"]),
    (["workers=0"], ["workers"]),
    (["seed=-1"], ["seed"]),
    (["decoding=greedy", "decoding.n=4"], ["decoding.n"]),
    (["decoding=sample", "decoding.temperature=0"], ["decoding.temperature"]),
    (["decoding=sample", "decoding.top_p=1.1"], ["decoding.top_p"]),
]


@pytest.mark.parametrize(("overrides", "keys"), RULES, ids=lambda value: " ".join(value))
def test_a_broken_rule_is_named_by_its_key(adjusted, overrides, keys):
    assert broken(adjusted, "train", *overrides) == keys


@pytest.mark.parametrize(
    ("overrides", "keys"),
    [
        (["action=report", "measurements=measure"], ["measurements"]),
        (["action=report", "measurements=/no/such/file"], ["measurements"]),
        (["action=report", "tie_ratio=0.97"], ["tie_ratio"]),
        (["action=report", "tie_ratio=.nan"], ["tie_ratio"]),
        (["action=report", "objective=[]"], ["objective"]),
        (["action=describe"], ["action"]),
    ],
    ids=lambda value: " ".join(value),
)
def test_a_broken_rule_of_the_corpus_command_is_named_by_its_key(adjusted, overrides, keys):
    assert broken(adjusted, "corpus", *overrides) == keys


def test_checking_a_corpus_needs_no_measurements(adjusted, tmp_path):
    (tmp_path / "own.jsonl").write_text("")
    validate(adjusted("corpus", "dataset=jsonl", f"dataset.path={tmp_path / 'own.jsonl'}"))


def test_every_error_is_listed_at_once_with_value_rule_and_remedy(adjusted):
    with pytest.raises(UserError) as caught:
        validate(adjusted("train", "beta=-1", "alpha_bounds.min=2", "trainer.max_steps=0"))
    text = str(caught.value)
    assert text.startswith("3 settings cannot be used:")
    assert "  beta=-1\n    rule:   it must be finite and above 0" in text
    assert "  alpha_bounds.max=1.5\n    rule:   it must be finite and at least" in text
    assert "  trainer.max_steps=0\n" in text
    assert text.count("remedy: ") == 3


def test_quantised_weights_without_bitsandbytes_and_cuda_are_refused(adjusted, monkeypatch):
    monkeypatch.setattr(rules_general, "_has_cuda", lambda: False)
    monkeypatch.setattr(rules_general, "_has_bitsandbytes", lambda: False)
    assert broken(adjusted, "train", "experiment=hydra_paper") == [
        "model.quantization",
        "trainer.optimizer",
        "trainer.accelerator",
    ]


def test_quantised_weights_need_no_cuda_but_the_optimiser_of_eight_bits_does(adjusted, monkeypatch):
    monkeypatch.setattr(rules_general, "_has_cuda", lambda: False)
    monkeypatch.setattr(rules_general, "_has_bitsandbytes", lambda: True)
    validate(adjusted("train", "model.quantization=nf4"))
    assert broken(adjusted, "train", "trainer.optimizer=paged_adamw_8bit") == ["trainer.optimizer"]


def test_four_bits_are_not_sharded(adjusted, monkeypatch):
    monkeypatch.setattr(rules_general, "_has_bitsandbytes", lambda: True)
    sharded = ["trainer.devices=2", "trainer.strategy=fsdp"]
    validate(adjusted("train", *sharded))
    assert broken(adjusted, "train", *sharded, "model.quantization=nf4") == ["trainer.strategy"]


def test_quantised_weights_pass_where_bitsandbytes_and_cuda_are_there(adjusted, monkeypatch):
    monkeypatch.setattr(rules_general, "_has_cuda", lambda: True)
    monkeypatch.setattr(rules_general, "_has_bitsandbytes", lambda: True)
    validate(adjusted("train", "experiment=hydra_paper"))


def test_weights_at_evaluation_need_a_prompt_that_shows_them(adjusted):
    assert broken(adjusted, "evaluate", "weights.latency=1") == ["weights"]
    validate(adjusted("evaluate", "weights.latency=1", "conditioning=prompt"))


def test_an_adapter_is_refused_for_another_model(adjusted, tmp_path):
    (tmp_path / "adapter").mkdir()
    (tmp_path / "config.yaml").write_text("model:\n  name: tiny\n")
    adapter = f"adapter={tmp_path}/adapter"
    assert broken(adjusted, "evaluate", adapter) == ["model"]
    validate(adjusted("evaluate", adapter, "model=tiny"))


def test_an_objective_that_stands_under_another_name_is_refused(adjusted):
    keys = broken(adjusted, "train", "objectives.latency.name=speed")
    assert keys == ["objectives.latency.name"]
