"""The supervised warm start: trained once, then found in the run's folder or in the cache."""

from __future__ import annotations

import contextlib
import logging
import shutil
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from hydraopt.common.errors import UserError
from hydraopt.common.files import canonical_json, sha256_text
from hydraopt.training.batches import Encoder, ExampleRows
from hydraopt.training.export import save_adapter, write_folder
from hydraopt.training.plan import plan_of
from hydraopt.training.ranks import Ranks
from hydraopt.training.sft_work import SftWork
from hydraopt.training.stage import Stage, find_checkpoint, run_stage

if TYPE_CHECKING:
    from hydraopt.corpus.examples import SftExample
    from hydraopt.models.policy import Policy
    from hydraopt.preference.arrays import IntArray
    from hydraopt.training.spec import TrainerSpec, WarmStartSpec
    from hydraopt.training.tracking import Tracker

log = logging.getLogger(__name__)


def trainer_of(warm_start: WarmStartSpec, trainer: TrainerSpec) -> TrainerSpec:
    """Return how the warm start trains: its own numbers, the run's optimiser and checkpoints."""
    return replace(
        trainer,
        max_steps=warm_start.max_steps,
        batch_size=warm_start.batch_size,
        accumulate=1,
        learning_rate=warm_start.learning_rate,
        warmup_steps=warm_start.warmup_steps,
        schedule="cosine",
        validate_every=0,
    )


def identity_of(
    policy: Policy,
    examples: Sequence[SftExample],
    warm_start: WarmStartSpec,
    trainer: TrainerSpec,
    seed: int,
) -> dict[str, Any]:
    """Return what a warm start is, part by part: equal parts give an equal adapter."""
    return {
        "model": [policy.base, policy.vocabulary, policy.spec.max_length],
        "lora": asdict(policy.spec.lora),
        "examples": sha256_text(canonical_json([_contents(example) for example in examples])),
        # Of an adapter that is taught further counts what it is, not where it lies.
        "warm_start": {**asdict(warm_start), "adapter": ""},
        **({"begun_with": policy.fingerprint} if warm_start.adapter else {}),
        "optimizer": [trainer.optimizer, trainer.weight_decay, trainer.max_grad_norm],
        "group_by_length": trainer.group_by_length,
        **({"tokens_per_step": trainer.tokens_per_step} if trainer.tokens_per_step else {}),
        "seed": seed,
    }


def train_warm_start(
    policy: Policy,
    examples: Sequence[SftExample],
    warm_start: WarmStartSpec,
    trainer: TrainerSpec,
    *,
    folder: Path,
    shared: Path,
    seed: int,
    config: dict[str, Any],
    tracker: Tracker,
    device: str,
    ranks: Ranks,
    encoder: Encoder | None = None,
) -> Path:
    """Train the policy's adapter on examples, and return the folder of the finished adapter.

    The policy's model is trained in place, unless an earlier run with the same model, examples,
    settings and seed left its adapter in the cache: then that one is copied, and the model is not
    touched.

    Args:
        policy: With a trainable adapter, a fresh one or the one that is taught further.
        examples: What it is taught.
        warm_start: Steps and learning rate.
        trainer: Optimiser and checkpoints.
        folder: `run_dir/warm_start`.
        shared: Where finished warm starts of all runs lie.
        seed: Of the order of examples.
        config: The run's configuration.
        tracker: Gets each step's record.
        device: Such as `cpu`.
        ranks: The processes that share each step; the first one writes.
        encoder: Makes the rows, and keeps their tokens for what comes after; None: its own.

    Raises:
        UserError: No example fits, the folder holds another warm start, or the disk is full.
    """
    adapter = folder / "adapter"
    identity = identity_of(policy, examples, warm_start, trainer, seed)
    kept = shared / sha256_text(canonical_json(identity))[:24]
    stage = Stage(
        name="warm_start",
        title="Warm start",
        folder=folder,
        trainer=trainer_of(warm_start, trainer),
        seed=seed,
        identity=identity,
        config=config,
        tracker=tracker,
        device=device,
        ranks=ranks,
    )
    resume = find_checkpoint(stage)
    if ranks.of_first(resume is None and (kept / "adapter").is_dir()):
        log.info("Warm start: an earlier run's adapter is used (%s).", kept)
        if ranks.first:
            write_folder(folder, lambda made: _copy(kept, made))
        ranks.wait()
        return adapter
    if resume is not None:
        log.info("Continuing the warm start after step %d.", resume.step)
    encoder = encoder or Encoder(policy.tokenizer, policy.spec.max_length)
    rows, tokens = _rows(encoder, examples)
    work = SftWork(policy, rows, per_pass=warm_start.batch_size, ranks=ranks)
    plan = plan_of(tokens, tokens, stage.trainer, seed)
    run_stage(policy.model, work, plan, stage, resume)
    if ranks.first:
        card = _card(policy, len(rows), warm_start)
        save_adapter(policy.model, policy.tokenizer, adapter, card)
        if not kept.exists():
            # Another run may share the same warm start at this moment, and this one needs it not.
            with contextlib.suppress(UserError):
                write_folder(kept, lambda made: _copy(folder, made))
        shutil.rmtree(stage.checkpoints, ignore_errors=True)
    ranks.wait()
    return adapter


def _rows(encoder: Encoder, examples: Sequence[SftExample]) -> tuple[ExampleRows, IntArray]:
    """Return the rows of the examples that are not too long, and their tokens, shape (n,)."""
    encoder.prepare(
        (example.original for example in examples), (example.target for example in examples)
    )
    sizes = np.array([_tokens(encoder, example) for example in examples])
    found = np.flatnonzero(sizes <= encoder.max_length)
    if len(found) < len(examples):
        log.warning(
            "%d of %d examples of the warm start are longer than model.max_length=%d tokens and "
            "are left out.",
            len(examples) - len(found),
            len(examples),
            encoder.max_length,
        )
    if not len(found):
        raise UserError(
            f"warm_start.kind=sft: none of the {len(examples)} examples can be trained on (model."
            f"max_length={encoder.max_length} tokens). Give a higher model.max_length, another "
            "data set, or warm_start=none."
        )
    return ExampleRows(encoder, [examples[int(place)] for place in found]), sizes[found]


def _tokens(encoder: Encoder, example: SftExample) -> int:
    """Return the tokens of an example's row, one more than fit where it is too long."""
    if example.weights is None:
        return encoder.sizes(example.original, [example.target])[0]
    row = encoder.row(example.original, [example.target], example.weights)
    return row.tokens if row is not None else encoder.max_length + 1


def _contents(example: SftExample) -> list[Any]:
    """Return what an example is made of, in an order that stays."""
    shown = [] if example.weights is None else [dict(example.weights)]
    return [example.original, example.target, *shown]


def _copy(source: Path, target: Path) -> None:
    """Copy a finished warm start: its adapter and its figures."""
    shutil.copytree(source / "adapter", target / "adapter")
    if (source / "metrics.jsonl").is_file():
        shutil.copy2(source / "metrics.jsonl", target / "metrics.jsonl")


def _card(policy: Policy, examples: int, warm_start: WarmStartSpec) -> str:
    begun = ", begun with an adapter of earlier" if warm_start.adapter else ""
    return (
        f"# Warm start of {policy.spec.name}\n\n"
        f"Supervised on {examples} examples (original to best program){begun}, "
        f"{warm_start.max_steps} steps of {warm_start.batch_size}, peak learning rate "
        f"{warm_start.learning_rate:g}. It is "
        "the reference of the DPO stage that followed.\n"
    )
