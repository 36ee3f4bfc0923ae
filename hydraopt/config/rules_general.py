"""Rules about everything else: paths, counts, words, decoding, hardware."""

from __future__ import annotations

import importlib.util
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from hydraopt.config.leaves import TRUSTED_SANDBOX
from hydraopt.config.problems import Problem, did_you_mean
from hydraopt.config.targets import takes
from hydraopt.corpus.dataset import EVALUATION_ONLY, PUBLIC
from hydraopt.models.shipped import shipped_adapter, shipped_models

NEWEST = "newest"
"""In place of an adapter's folder: that of the newest finished run, or else the shipped one."""

SHIPPED = "shipped"
"""In place of an adapter's folder: the one that travels with the package."""


def check_measurements(config: Any) -> Iterator[Problem]:
    """`shipped`, `measure`, or a file that is there; `corpus report` measures nothing itself."""
    value = config.measurements
    action = getattr(config, "action", None)
    if action not in (None, "report"):
        return
    measure = "Add measurements=measure to measure on this machine, or give a file."
    if action == "report":
        measure = "Run `hydraopt profile` first, and give its file: measurements=FILE."
    if action == "report" and value == "measure":
        yield Problem("measurements", value, "a report measures nothing itself.", measure)
    elif value == "shipped" and config.dataset.name != "starter":
        if not config.dataset.measurements_path:
            yield Problem(
                "measurements",
                value,
                f"only the starter corpus ships measurements; dataset={config.dataset.name} names "
                "none (dataset.measurements_path).",
                measure,
            )
    elif value not in ("shipped", "measure") and not Path(value).is_file():
        yield Problem(
            "measurements",
            value,
            "it is shipped, measure, or the path of a measurements.jsonl that is there.",
            did_you_mean(value, ["shipped", "measure"]) or "Check the path.",
        )


def check_needed(config: Any) -> Iterator[Problem]:
    """What a choice cannot do without."""
    for section, choice, name, key, example in (
        ("dataset", "name", "jsonl", "path", "problems.jsonl"),
        ("dataset", "name", "pie", "path", "pairs.jsonl.gz"),
        ("dataset", "name", "pie", "tests", "sample_io.json.gz"),
        ("dataset", "name", "codecontests", "path", "problems.jsonl.gz"),
        ("dataset", "name", "humaneval", "path", "HumanEval.jsonl.gz"),
        ("dataset", "name", "mbpp", "path", "mbpp.jsonl.gz"),
        ("suite", "name", "jsonl", "path", "problems.jsonl"),
        ("suite", "name", "humaneval", "path", "HumanEval.jsonl.gz"),
        ("suite", "name", "mbpp", "path", "mbpp.jsonl.gz"),
        ("suite", "name", "pie", "path", "pairs.jsonl.gz"),
        ("suite", "name", "pie", "tests", "sample_io.json.gz"),
        ("suite", "name", "codecontests", "path", "problems.jsonl.gz"),
        ("warm_start", "kind", "adapter", "adapter", "runs/NAME/adapter"),
        ("model", "source", "hub", "location", "Qwen/Qwen2.5-Coder-0.5B-Instruct"),
    ):
        node = getattr(config, section, None)
        if node is not None and getattr(node, choice) == name and not getattr(node, key):
            yield Problem(
                f"{section}.{key}",
                "",
                f"{section}.{choice}={name} needs it.",
                f"Give one: {section}.{key}={example}",
            )


def check_paths(config: Any) -> Iterator[Problem]:
    """Files and folders that are read must be there."""
    files = (
        *("dataset.path", "dataset.measurements_path", "suite.path"),
        *("file", "tests", "recorded"),
    )
    folders = ["run", "sources"]
    if _value(config, "adapter") not in (NEWEST, SHIPPED):
        folders.append("adapter")
    if _value(config, "warm_start.adapter") != SHIPPED:
        folders.append("warm_start.adapter")
    if str(_value(config, "model.location") or "").startswith((".", "/", "~")):
        folders.append("model.location")
    for key in files:
        path = _value(config, key)
        if path and not Path(path).is_file():
            yield Problem(key, path, "a file must be there.", "Check the path.")
    for key in ("dataset.tests", "suite.tests", "examples"):
        tests = _value(config, key)
        if tests and not Path(tests).exists():
            yield Problem(key, tests, "a file or folder must be there.", "Check the path.")
    for key in folders:
        path = _value(config, key)
        if path and not Path(path).is_dir():
            yield Problem(key, path, "a folder must be there.", "Check the path.")


def check_adapter(config: Any) -> Iterator[Problem]:
    """An adapter fits the model that it was trained on, which its run's config.yaml names."""
    yield from _fits_model("adapter", config.adapter, config.model.name)


def check_begun_with(config: Any) -> Iterator[Problem]:
    """So does the one that a training begins with."""
    yield from _fits_model("warm_start.adapter", config.warm_start.adapter, config.model.name)


def _fits_model(key: str, adapter: str, model: str) -> Iterator[Problem]:
    if adapter == SHIPPED and shipped_adapter(model) is None:
        others = ", ".join(shipped_models())
        yield Problem(
            key,
            SHIPPED,
            f"none of model={model} travels with the package"
            + (f" (there is one of {others})." if others else "."),
            f"Train one (hydraopt train) and name its folder: {key}=DIR",
        )
    named = adapter not in ("", NEWEST, SHIPPED)
    trained_on = _model_of_run(Path(adapter).parent) if named else None
    if trained_on not in (None, model):
        yield Problem(
            "model", model, f"{adapter} was trained on {trained_on}.", f"Take model={trained_on}."
        )


def _model_of_run(run: Path) -> str | None:
    try:
        saved = yaml.safe_load((run / "config.yaml").read_text(encoding="utf-8"))
        return str(saved["model"]["name"])
    except (OSError, yaml.YAMLError, KeyError, TypeError):
        return None


POSITIVE = (
    "workers",
    "steps",
    "dataset.inputs",
    "rounds",
    "limits.wall_s",
    "limits.memory_mib",
    "limits.output_mib",
    "profiler.values",
    "profiler.min_value_ms",
    "profiler.min_run_ms",
    "profiler.hash_seeds",
    "model.max_length",
    "model.lora.r",
    "model.lora.alpha",
    "warm_start.max_steps",
    "warm_start.batch_size",
    "warm_start.learning_rate",
    "trainer.max_steps",
    "trainer.batch_size",
    "trainer.accumulate",
    "trainer.learning_rate",
    "trainer.max_grad_norm",
    "trainer.checkpoint_every",
    "trainer.keep_checkpoints",
    "suite.repeats",
    "suite.min_speedup",
    "inputs.count",
    "inputs.rounds",
    "decoding.n",
    "decoding.max_new_tokens",
    "decoding.batch_size",
    "cluster.nodes",
    "cluster.tasks_per_node",
    "cluster.cpus",
    "cluster.time_min",
    "cluster.max_parallel",
    "cluster.grace_s",
)
"""Full keys of numbers that must be greater than 0."""

NOT_NEGATIVE = (
    "suite.limit",
    "suite.max_tests",
    "problems",
    "decoding.lookup_tokens",
    "decoding.copy_bonus",
    "seed",
    "inputs.seed",
    "dataset.variants",
    "dataset.max_tests",
    "dataset.max_programs",
    "model.lora.dropout",
    "warm_start.warmup_steps",
    "trainer.tokens_per_step",
    "trainer.warmup_steps",
    "trainer.weight_decay",
    "trainer.validate_every",
    "trainer.threads",
    "trainer.num_workers",
    "trainer.validation_pairs",
    "cluster.gpus",
    "cluster.max_restarts",
    "cluster.signal_delay_s",
)
"""Full keys of numbers that must be at least 0."""


def check_counts(config: Any) -> Iterator[Problem]:
    """Steps, batch sizes, limits and rates are positive; pauses and warm-ups are not negative."""
    for table, rule in ((POSITIVE, "above 0"), (NOT_NEGATIVE, "of at least 0")):
        for key in table:
            value = _value(config, key)
            if not isinstance(value, (int, float)):
                continue
            if not math.isfinite(value) or value < 0 or (value == 0 and table is POSITIVE):
                yield Problem(
                    key,
                    str(value),
                    f"it must be a finite number {rule}.",
                    "Give one, or leave the setting out to take the choice's own.",
                )


def _value(config: Any, key: str) -> Any:
    """Return what stands at a full key, or None where the command has no such key."""
    for part in key.split("."):
        config = config.get(part) if isinstance(config, dict) else getattr(config, part, None)
    return config


ONE_OF = {
    "model.source": ("gguf_package", "hub", "tiny"),
    "model.dtype": ("bfloat16", "float32"),
    "model.quantization": ("none", "nf4"),
    "model.lora.dtype": ("float32", "bfloat16"),
    "model.attention": ("sdpa", "eager", "flash_attention_2"),
    "trainer.schedule": ("constant", "linear", "cosine"),
    "trainer.optimizer": ("adamw", "paged_adamw_8bit"),
    "trainer.accelerator": ("auto", "cpu", "cuda"),
    "trainer.strategy": ("ddp", "fsdp"),
    "warm_start.kind": ("sft", "adapter", "none"),
    "warm_start.targets": ("best", "better"),
    "logger.kind": ("wandb", "local"),
    "logger.mode": ("offline", "online"),
    "dataset.name": ("starter", "jsonl", "pie", "codecontests", "humaneval", "mbpp"),
    "dataset.pairs": ("all", "original", "given"),
    "decoding.strategy": ("greedy", "sample"),
    "decoding.pick": ("best", "first"),
    "suite.split": ("all", "train", "validation", "test"),
}
"""Full key to the words it may be."""


def check_words(config: Any) -> Iterator[Problem]:
    """Keys with a few allowed words."""
    for key, words in ONE_OF.items():
        value = _value(config, key)
        if value is not None and value not in words:
            yield Problem(
                key,
                str(value),
                f"it is one of {', '.join(words)}.",
                did_you_mean(str(value), words) or f"Take {key}={words[0]}.",
            )


def check_dataset(config: Any) -> Iterator[Problem]:
    """Which pairs are kept, which problems are in which split, and what may be learnt from."""
    dataset = config.dataset
    if not dataset.min_ratio >= 1:
        yield Problem(
            "dataset.min_ratio",
            str(dataset.min_ratio),
            "it must be at least 1, which keeps every pair.",
            "Take dataset.min_ratio=1.03.",
        )
    if dataset.slowed and dataset.name != "starter":
        yield Problem(
            "dataset.slowed",
            "true",
            f"dataset={dataset.name} has no slower programs; they travel with the starter corpus.",
            "Take dataset.slowed=false.",
        )
    if dataset.pairs == "given" and dataset.name not in ("pie", "jsonl"):
        yield Problem(
            "dataset.pairs",
            "given",
            f"dataset={dataset.name} names no pairs; only pie and your own problems do.",
            "Take dataset.pairs=all.",
        )
    for name in ("validation_share", "test_share"):
        share = getattr(dataset, name)
        if not 0 <= share < 1:
            yield Problem(
                f"dataset.{name}",
                str(share),
                "it is a share of the problems: at least 0, below 1.",
                f"Take dataset.{name}=0.1.",
            )
    shares = (dataset.validation_share, dataset.test_share)
    if max(shares) < 1 <= sum(shares):
        yield Problem(
            "dataset.test_share",
            str(dataset.test_share),
            "with dataset.validation_share it must leave problems to train on: below 1 together.",
            "Take dataset.validation_share=0.1 dataset.test_share=0.1.",
        )


def check_strangers(config: Any) -> Iterator[Problem]:
    """Programs of a public data set are measured in a sandbox only."""
    measures = getattr(config, "measurements", "measure") == "measure"
    if config.dataset.name in PUBLIC and measures and not _takes_sandbox(config):
        yield Problem(
            "profiler",
            config.profiler["_target_"].rpartition(".")[2],
            f"it runs programs without a sandbox, and those of dataset={config.dataset.name} were "
            "written by strangers.",
            "Take profiler=auto.",
        )


def check_candidates(config: Any) -> Iterator[Problem]:
    """What a model wrote is measured in a sandbox only, unless its user forgoes every sandbox."""
    evaluates = getattr(config, "evaluate", True)
    trusts = config.sandbox["_target_"] == TRUSTED_SANDBOX
    if evaluates and not trusts and not _takes_sandbox(config):
        yield Problem(
            "profiler",
            config.profiler["_target_"].rpartition(".")[2],
            "it runs programs without a sandbox, and a model writes those of an evaluation.",
            "Take profiler=auto, or sandbox=none for a model that you trust with all your rights.",
        )


def _takes_sandbox(config: Any) -> bool:
    return takes("profiler", config.profiler, config.allow_targets, "sandbox")


def check_learnable(config: Any) -> Iterator[Problem]:
    """No policy learns from what policies are evaluated on."""
    if config.dataset.name in EVALUATION_ONLY:
        yield Problem(
            "dataset",
            config.dataset.name,
            "it is for evaluation only: all its problems are in split `test`.",
            "Learn from another data set, such as dataset=pie or dataset=starter.",
        )


def check_shard(config: Any) -> Iterator[Problem]:
    """A shard is one of several, counted from 0."""
    index, count = config.shard.index, config.shard.count
    if count < 1:
        yield Problem("shard.count", str(count), "there is at least one.", "Take shard.count=1.")
    elif not 0 <= index < count:
        yield Problem(
            "shard.index",
            str(index),
            f"shards are counted from 0 to shard.count - 1 = {count - 1}.",
            f"Take shard.index=0 to shard.index={count - 1}.",
        )


def check_min_gain(config: Any) -> Iterator[Problem]:
    """What is handed back is no worse than the original."""
    if not 1 <= config.min_gain < math.inf:
        yield Problem(
            "min_gain",
            str(config.min_gain),
            "it must be a finite number of at least 1, which asks for any sure gain.",
            "Take min_gain=1.05.",
        )


def check_tie_ratio(config: Any) -> Iterator[Problem]:
    """The edge of the tie band is a finite ratio of at least 1."""
    if not 1 <= config.tie_ratio < math.inf:
        yield Problem(
            "tie_ratio",
            str(config.tie_ratio),
            "it must be a finite number of at least 1, where only equal figures are ties.",
            "Take tie_ratio=1.03.",
        )


def check_devices(config: Any) -> Iterator[Problem]:
    """There is a device, a step of counted pairs has one for each, and weights can be sharded."""
    spec = config.trainer
    most = spec.devices if spec.tokens_per_step > 0 else spec.batch_size * spec.accumulate
    if not 1 <= spec.devices <= max(1, most):
        yield Problem(
            "trainer.devices",
            str(spec.devices),
            "devices share the trainer.batch_size * trainer.accumulate = "
            f"{spec.batch_size * spec.accumulate} pairs of a step.",
            "Take at least 1 and at most one for each pair.",
        )
    if spec.strategy == "fsdp":
        if spec.devices == 1:
            yield Problem(
                "trainer.strategy",
                "fsdp",
                "it shards weights over devices, and trainer.devices=1.",
                "Take trainer.strategy=ddp, or more devices.",
            )
        if config.model.quantization != "none":
            yield Problem(
                "trainer.strategy",
                "fsdp",
                f"model.quantization={config.model.quantization} is not sharded.",
                "Take trainer.strategy=ddp, or model.quantization=none.",
            )


def check_suite(config: Any) -> Iterator[Problem]:
    """The suite is one that comes with the package, a public data set, or the user's own file."""
    from hydraopt.evaluation.suite import packaged_suites

    known = [*packaged_suites(), *PUBLIC, "jsonl"]
    if config.suite.name not in known:
        yield Problem(
            "suite.name",
            config.suite.name,
            f"it is one of {', '.join(known)}.",
            did_you_mean(config.suite.name, known) or "Take suite=seven.",
        )


def check_decoding(config: Any) -> Iterator[Problem]:
    """Greedy decoding has one candidate; sampling a temperature and a nucleus."""
    decoding = config.decoding
    if decoding.strategy == "greedy" and decoding.n != 1:
        yield Problem(
            "decoding.n",
            str(decoding.n),
            "greedy decoding gives the same candidate every time, so it is 1.",
            f"Take decoding=sample decoding.n={decoding.n}, or decoding.n=1.",
        )
    if decoding.strategy == "sample":
        if not (math.isfinite(decoding.temperature) and decoding.temperature > 0):
            yield Problem(
                "decoding.temperature",
                str(decoding.temperature),
                "sampling needs a finite temperature greater than 0.",
                "Take decoding.temperature=0.7, or decoding=greedy.",
            )
        if not 0 < decoding.top_p <= 1:
            yield Problem(
                "decoding.top_p",
                str(decoding.top_p),
                "it is a share of the probability: above 0, at most 1.",
                "Take decoding.top_p=0.95.",
            )


def check_hardware(config: Any) -> Iterator[Problem]:
    """4-bit weights need bitsandbytes, and 8-bit optimisers CUDA besides."""
    wanted = {}
    if config.model.quantization == "nf4":
        wanted["model.quantization"] = (
            "nf4",
            "Install hydraopt[gpu], or take model.quantization=none.",
        )
    trainer = getattr(config, "trainer", None)
    if trainer is not None and trainer.optimizer == "paged_adamw_8bit":
        wanted["trainer.optimizer"] = (
            "paged_adamw_8bit",
            "Install hydraopt[gpu] on a machine with CUDA, or take trainer.optimizer=adamw.",
        )
    if trainer is not None and trainer.accelerator == "cuda":
        wanted["trainer.accelerator"] = ("cuda", "Take trainer.accelerator=auto.")
    if not wanted:
        return
    for key, (value, remedy) in wanted.items():
        lacks = ["a CUDA device"] if key != "model.quantization" and not _has_cuda() else []
        if key != "trainer.accelerator" and not _has_bitsandbytes():
            lacks.append("the package bitsandbytes")
        if lacks:
            yield Problem(key, value, f"it needs {' and '.join(lacks)}, not found here.", remedy)


def _has_cuda() -> bool:
    import torch

    return torch.cuda.is_available()


def _has_bitsandbytes() -> bool:
    return importlib.util.find_spec("bitsandbytes") is not None
