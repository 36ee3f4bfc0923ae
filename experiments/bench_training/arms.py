"""One arm of the benchmark in a process of its own: some training steps, timed, and their peak."""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

BETA = 0.1
RATE = 5e-5
SEED = 0
RANK = 16


@dataclass
class Measured:
    """What an arm found.

    Attributes:
        seconds: Of each step after the first, from the end of the step before to its own.
        losses: Of every step.
        peak_mib: Highest resident memory of the process.
        before_mib: Resident memory with the model loaded, before the first step.
        reference_seconds: Computing the reference before training; 0 where it is part of the steps.
    """

    seconds: list[float] = field(default_factory=list)
    losses: list[float] = field(default_factory=list)
    peak_mib: float = 0.0
    before_mib: float = 0.0
    reference_seconds: float = 0.0


def chosen_pairs(args: argparse.Namespace) -> list[Any]:
    """Return pairs of PIE that fit, spread evenly over the file; the faster program is `second`."""
    import gzip

    from hydraopt.corpus.pairs import Pair
    from hydraopt.corpus.records import Program
    from hydraopt.training.batches import Encoder

    path, count = args.data, args.pairs
    encoder = Encoder(tokenizer_of(args), args.max_length)
    found = []
    with gzip.open(path, "rt") as lines:
        for number, line in enumerate(lines):
            record = json.loads(line)
            slow, fast = record["input"], record["target"]
            pair = Pair(
                pair=str(number),
                problem=record["problem_id"],
                family=record["problem_id"],
                split="train",
                entry_point="",
                original=slow,
                first=Program("slow", slow),
                second=Program("fast", fast),
                first_metrics={"latency": [[2.0]]},
                second_metrics={"latency": [[1.0]]},
            )
            row = encoder.pair_row(pair)
            if row is None or row.longest < args.shortest:
                continue
            lengths = sorted(map(len, row.completions))
            if lengths[-1] >= args.unequal * lengths[0]:
                found.append(pair)
    if len(found) < count:
        raise SystemExit(f"{len(found)} pairs of {path} fit, {count} are wanted")
    return [found[place * len(found) // count] for place in range(count)]


def spec_of(args: argparse.Namespace, **changes: Any) -> Any:
    """Return the policy that both trainers start from."""
    from hydraopt.models.spec import LoraSpec, PolicySpec

    ways: dict[str, Any] = {"dtype": args.dtype, "quantization": args.quantization}
    if args.model:
        ways |= {"name": "shape", "source": "hub", "location": args.model, "file": ""}
    lora = LoraSpec(r=RANK, alpha=2 * RANK)
    return PolicySpec(max_length=args.max_length, lora=lora, **ways, **changes)


def tokenizer_of(args: argparse.Namespace) -> Any:
    """Return the policy's tokenizer without its weights, where that can be had."""
    from hydraopt.models.policy import load_policy, prepare_tokenizer

    if args.model:
        from hydraopt.models.hub import load_tokenizer

        tokenizer: Any = load_tokenizer(args.model, "")
    else:
        tokenizer = load_policy(spec_of(args), device="cpu").tokenizer
    prepare_tokenizer(tokenizer)
    return tokenizer


def peak_mib(device: str) -> float:
    """Return the highest memory so far: the process's, or what was taken of the GPU's."""
    import torch

    from hydraopt.models.memory import peak_memory_mib

    if device == "cpu":
        return peak_memory_mib()
    return torch.cuda.max_memory_allocated() / 2**20


def now_mib(device: str) -> float:
    """Return the memory in use now."""
    import torch

    from hydraopt.models.memory import resident_memory_mib

    return resident_memory_mib() if device == "cpu" else torch.cuda.memory_allocated() / 2**20


# ------------------------------------------------------------------------------------ hydraopt


def run_hydraopt(args: argparse.Namespace, pairs: list[Any]) -> Measured:
    """Train by hydraopt's own `train`."""
    import lightning
    import numpy as np

    from hydraopt.corpus.pairs import preferences_of
    from hydraopt.corpus.prompts import NoConditioning
    from hydraopt.preference.labels.hard import HardLabel
    from hydraopt.preference.normalizers.log_ratio import LogRatio
    from hydraopt.preference.objectives import Objective
    from hydraopt.preference.weighting.fixed import Fixed
    from hydraopt.training.spec import LoggerSpec, TrainerSpec, WarmStartSpec
    from hydraopt.training.task import train

    ends: list[float] = []
    found = Measured()

    class Clock(lightning.Callback):
        def on_train_start(self, *_: Any) -> None:
            found.before_mib = now_mib(args.device)

        def on_train_batch_end(self, *_: Any) -> None:
            ends.append(time.perf_counter())

    latency = Objective("latency", "ms", higher_is_better=False)
    trainer = TrainerSpec(
        max_steps=args.steps,
        batch_size=args.batch,
        learning_rate=RATE,
        schedule="constant",
        warmup_steps=0,
        checkpoint_every=10**6,
        accelerator=args.device,
        gradient_checkpointing="checkpointing" in args.on,
        compile="compile" in args.on,
    )
    with tempfile.TemporaryDirectory() as folder, changed(args.off):
        train(
            run_dir=Path(folder) / "run",
            policy=spec_of(args, share_prompt="sharing" not in args.off),
            pairs=pairs,
            preferences=preferences_of(pairs, [latency], LogRatio(), HardLabel()),
            validation_pairs=[],
            validation_preferences=None,
            weighting=Fixed(["latency"], {"latency": 1.0}),
            conditioning=NoConditioning(),
            beta=BETA,
            trainer=trainer,
            warm_start=WarmStartSpec(kind="none"),
            logger=LoggerSpec(kind="local"),
            seed=SEED,
            config={},
            cache_dir=folder,
            callbacks=[Clock()],
        )
        lines = (Path(folder) / "run" / "metrics.jsonl").read_text().splitlines()
    found.losses = [json.loads(line)["loss"] for line in lines]
    found.seconds = np.diff(ends).tolist()
    found.peak_mib = peak_mib(args.device)
    return found


@contextlib.contextmanager
def changed(what: list[str]) -> Iterator[None]:
    """Switch single measures off, by what a trainer without them would do."""
    import torch

    from hydraopt.models import attention, head, logps
    from hydraopt.training import dpo_work, stage, task

    kept: list[tuple[Any, str, Any]] = []

    def put(place: Any, name: str, new: Any) -> None:
        kept.append((place, name, getattr(place, name)))
        setattr(place, name, new)

    if "attention" in what:  # PyTorch's, with a mask over all tokens of the packed line

        def dense(query: Any, key: Any, value: Any, blocks: Any, scale: float) -> Any:
            tokens = query.shape[1]
            mask = torch.zeros(tokens, tokens, dtype=torch.bool)
            for block in blocks:
                rows = torch.arange(block.start, block.end)[:, None]
                mask[block.start : block.end, block.own : block.end] = (
                    torch.arange(block.own, block.end)[None] <= rows
                )
                if block.prompt is not None:
                    mask[block.start : block.end, block.prompt[0] : block.prompt[1]] = True
            out = torch.nn.functional.scaled_dot_product_attention(
                query[None], key[None], value[None], attn_mask=mask, scale=scale, enable_gqa=True
            )
            return out[0].transpose(0, 1)

        put(attention._SharedPrompt, "apply", dense)
    if "head" in what:  # logits of every token, prompts and padding too, kept for the way back

        def full(model: Any, batch: Any) -> Any:
            causal = model.get_base_model() if hasattr(model, "get_base_model") else model
            with logps.half_precision(causal):
                hidden = causal.base_model(
                    input_ids=batch.input_ids, use_cache=False, **logps._told(batch)
                ).last_hidden_state
                table = causal.get_output_embeddings()(hidden).float().log_softmax(dim=-1)
            flat = table.reshape(-1, table.shape[-1])[batch.sources]
            chosen = flat.gather(1, batch.targets[:, None])[:, 0]
            return torch.zeros(batch.completions, device=chosen.device).index_add(
                0, batch.owners, chosen
            )

        put(dpo_work, "completion_logps", full)
    if "fused_head" in what:  # chunks of logits computed again on the way back
        put(head, "_bending", lambda causal: [None, 1.0])  # as a list it equals no plain head
    if "store" in what:  # the reference passes come again in every step
        plain = dpo_work.score_pairs

        def twice(policy: Any, rows: Any, *rest: Any) -> Any:
            with torch.no_grad(), policy.model.disable_adapter():
                logps.completion_logps(policy.model, policy.batch(rows))
            return plain(policy, rows, *rest)

        put(dpo_work, "score_pairs", twice)
    if "reuse" in what:  # freed memory goes back to the system
        put(task, "keep_freed_memory", lambda: False)
        put(stage, "KeptMemory", type("No", (), {"bound": lambda self: False}))
    if "passes" in what:  # a step's pairs in one pass, however many tokens
        from hydraopt.training import batches

        put(batches, "CPU_PASS_TOKENS", 10**9)
    try:
        yield
    finally:
        for place, name, old in reversed(kept):
            setattr(place, name, old)


# ----------------------------------------------------------------------------------------- TRL


def run_trl(args: argparse.Namespace, pairs: list[Any]) -> Measured:
    """Train by TRL's DPOTrainer on the same tokens, pairs and order."""
    import numpy as np
    from datasets import Dataset
    from peft import LoraConfig
    from transformers import TrainerCallback
    from trl import DPOConfig, DPOTrainer

    from hydraopt.models.memory import keep_freed_memory
    from hydraopt.models.policy import load_policy, prepare_tokenizer
    from hydraopt.training.batches import Encoder
    from hydraopt.training.plan import plan_of
    from hydraopt.training.spec import TrainerSpec

    if args.device == "cpu":
        keep_freed_memory()  # allocations reused, as in hydraopt
    policy = load_policy(spec_of(args), device=args.device)
    model, tokenizer = policy.model, policy.tokenizer
    prepare_tokenizer(tokenizer)
    encoder = Encoder(tokenizer, args.max_length)
    steps = TrainerSpec(max_steps=args.steps, batch_size=args.batch)
    alike = np.ones(len(pairs), dtype=np.int64)
    plan = plan_of(alike, alike, steps, SEED)
    order = [place for step in range(args.steps) for place in plan.at(step)]
    rows = [encoder.pair_row(pairs[place]) for place in order]
    records = [
        {
            "prompt_ids": list(row.prompt),
            "chosen_ids": list(row.completions[1]),
            "rejected_ids": list(row.completions[0]),
        }
        for row in rows
        if row is not None
    ]
    ends: list[float] = []
    found = Measured()

    class Clock(TrainerCallback):
        def on_train_begin(self, *_: Any, **__: Any) -> None:
            found.before_mib = now_mib(args.device)

        def on_step_end(self, *_: Any, **__: Any) -> None:
            ends.append(time.perf_counter())

    class SameTokens(DPOTrainer):
        """Takes tokens as they are."""

        def _prepare_dataset(self, dataset: Any, *_: Any, **__: Any) -> Any:
            return dataset

    with tempfile.TemporaryDirectory() as folder:
        config = DPOConfig(
            output_dir=folder,
            per_device_train_batch_size=args.batch,
            max_steps=args.steps,
            learning_rate=RATE,
            lr_scheduler_type="constant",
            beta=BETA,
            max_length=args.max_length,
            precompute_ref_log_probs="precomputed" in args.arm,
            bf16=args.dtype == "bfloat16",
            use_cpu=args.device == "cpu",
            logging_steps=1,
            save_strategy="no",
            report_to="none",
            disable_tqdm=True,
            train_sampling_strategy="sequential",
            seed=SEED,
            **({} if args.arm.endswith("as_it_is") else {"gradient_checkpointing": False}),
        )
        lora = LoraConfig(
            r=RANK, lora_alpha=2 * RANK, target_modules="all-linear", task_type="CAUSAL_LM"
        )
        started = time.perf_counter()
        import torch

        torch.manual_seed(SEED)
        trainer = SameTokens(
            model=model,
            args=config,
            train_dataset=Dataset.from_list(records),
            processing_class=tokenizer,
            peft_config=lora,
            callbacks=[Clock()],
        )
        same_start(trainer.model, args)
        if "precomputed" in args.arm:
            found.reference_seconds = time.perf_counter() - started
        trainer.train()
    found.losses = [entry["loss"] for entry in trainer.state.log_history if "loss" in entry]
    found.seconds = np.diff(ends).tolist()
    found.peak_mib = peak_mib(args.device)
    return found


def same_start(model: Any, args: argparse.Namespace) -> None:
    """Give TRL's fresh adapter the numbers that hydraopt's begins with."""
    import gc

    import torch

    from hydraopt.models.policy import load_policy

    ours = load_policy(spec_of(args), trainable=True, device=args.device, seed=SEED).model
    theirs = dict(model.named_parameters())
    with torch.no_grad():
        for name, parameter in ours.named_parameters():
            if parameter.requires_grad:
                theirs[name].copy_(parameter)
    del ours
    gc.collect()


def main() -> None:
    """Run one arm and print what it found."""
    parser = argparse.ArgumentParser()
    parser.add_argument("arm")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--pairs", type=int, required=True)
    parser.add_argument("--unequal", type=float, default=1.0, help="longer over shorter completion")
    parser.add_argument("--steps", type=int, required=True)
    parser.add_argument("--batch", type=int, default=4)
    parser.add_argument("--dtype", default="bfloat16")
    parser.add_argument("--max-length", type=int, default=1024)
    parser.add_argument("--shortest", type=int, default=0)
    parser.add_argument("--model", default="", help="folder; SmolLM2-135M-Instruct without")
    parser.add_argument("--quantization", default="none")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--off", nargs="*", default=[])
    parser.add_argument("--on", nargs="*", default=[])
    args = parser.parse_args()
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    pairs = chosen_pairs(args)
    run = run_trl if args.arm.startswith("trl") else run_hydraopt
    print(json.dumps(vars(run(args, pairs))))


if __name__ == "__main__":
    main()
