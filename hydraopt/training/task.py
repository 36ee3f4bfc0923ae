"""Training from pairs to an adapter: warm start, reference, DPO, export; resumable anywhere."""

from __future__ import annotations

import gc
import hashlib
import logging
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from hydraopt.common.errors import UserError
from hydraopt.common.files import (
    canonical_json,
    clear_unfinished,
    sha256_text,
    sole_holder,
    write_atomic,
)
from hydraopt.models.cache import cache_folder
from hydraopt.models.layers import compile_layers
from hydraopt.models.memory import keep_freed_memory, release_freed_memory
from hydraopt.models.policy import load_policy, recompute_activations, resolve_device
from hydraopt.models.reference_store import ReferenceStore
from hydraopt.models.spec import PolicySpec
from hydraopt.training.batches import Encoder
from hydraopt.training.card import CardFacts, model_card
from hydraopt.training.dpo_work import DpoWork, PairSet
from hydraopt.training.export import save_adapter
from hydraopt.training.metrics import last_record
from hydraopt.training.pair_sets import (
    check_not_empty,
    evenly_spread,
    fill_reference,
    fitting,
    warm_start_examples,
)
from hydraopt.training.plan import plan_of
from hydraopt.training.ranks import Ranks, by_first, join_ranks
from hydraopt.training.spec import LoggerSpec, TrainerSpec, WarmStartSpec
from hydraopt.training.stage import Stage, find_checkpoint, run_stage
from hydraopt.training.tracking import NoTracker, Tracker, make_tracker
from hydraopt.training.validation import validate
from hydraopt.training.warm_start import train_warm_start

if TYPE_CHECKING:
    import lightning

    from hydraopt.corpus.examples import SftExample
    from hydraopt.corpus.pairs import Pair
    from hydraopt.corpus.prompts import Conditioning
    from hydraopt.models.policy import Policy
    from hydraopt.preference.arrays import FloatArray, IntArray
    from hydraopt.preference.preferences import Preferences
    from hydraopt.preference.weighting.base import Weighting

log = logging.getLogger(__name__)

PATIENCE_S = 10.0
"""A loader's worker looks every 5 s whether its parent still lives."""

FINISHED = "DONE"
"""Marks a run folder whose adapter is trained and exported."""


@dataclass(frozen=True)
class TrainResult:
    """What `train` did.

    Attributes:
        adapter_dir: Folder of the trained PEFT adapter.
        finished_before: Whether the run was finished already, and nothing was done.
        resumed_from: DPO step that training was continued after; None: it began at the beginning.
        steps: DPO steps of the whole run.
    """

    adapter_dir: Path
    finished_before: bool
    resumed_from: int | None
    steps: int


@dataclass
class TrainJob:
    """All that a training run is made of; `train` describes each part.

    Attributes are those of `train`.
    """

    run_dir: Path
    policy: PolicySpec
    pairs: Sequence[Pair]
    preferences: Preferences
    validation_pairs: Sequence[Pair]
    validation_preferences: Preferences | None
    weighting: Weighting
    conditioning: Conditioning
    beta: float
    trainer: TrainerSpec
    warm_start: WarmStartSpec
    logger: LoggerSpec
    seed: int
    config: dict[str, Any]
    cache_dir: Path
    examples: Sequence[SftExample] | None = None
    callbacks: list[lightning.Callback] = field(default_factory=list)
    ranks: Ranks = field(default_factory=Ranks)

    _encoder: Encoder | None = None

    @property
    def adapter_dir(self) -> Path:
        """Where the trained adapter goes."""
        return self.run_dir / "adapter"

    def encoder(self, policy: Policy) -> Encoder:
        """Return the one encoder of all stages, whose policies have the same tokenizer."""
        if self._encoder is None:
            self._encoder = Encoder(policy.tokenizer, self.policy.max_length)
        return self._encoder


def train(
    *,
    run_dir: Path,
    policy: PolicySpec,
    pairs: Sequence[Pair],
    preferences: Preferences,
    validation_pairs: Sequence[Pair],
    validation_preferences: Preferences | None,
    weighting: Weighting,
    conditioning: Conditioning,
    beta: float,
    trainer: TrainerSpec,
    warm_start: WarmStartSpec,
    logger: LoggerSpec,
    seed: int,
    config: dict[str, Any],
    cache_dir: Path | str | None = None,
    warm_start_examples: Sequence[SftExample] | None = None,
    callbacks: Sequence[lightning.Callback] = (),
) -> TrainResult:
    """Train a policy by DPO, continuing what an earlier call left in the folder.

    Args:
        run_dir: Everything of the run goes here.
        policy: What the policy is made of.
        pairs: Training pairs.
        preferences: Over `pairs`, position by position.
        validation_pairs: Pairs of other problems; may be empty.
        validation_preferences: Over `validation_pairs`; None without any.
        weighting: Draws the weights; its state is continued from the checkpoint.
        conditioning: Whether prompts show the weights.
        beta: DPO's beta.
        trainer: Optimisation and checkpoints.
        warm_start: What comes before DPO; the reference is its result.
        logger: Where figures go beside `metrics.jsonl`.
        seed: Of the order of pairs, of fresh adapters, of drop-out.
        config: The run's configuration, for the records.
        cache_dir: Converted models, reference log-probabilities and warm starts of all runs.
        warm_start_examples: For `warm_start.kind=sft`; None: each problem's best program, under
            the weights that the prompt shows, or uniform ones.
        callbacks: Further callbacks of Lightning for the DPO stage.

    Raises:
        UserError: Something is missing or wrong that the user can mend; checkpoints stay.
    """
    job = TrainJob(
        Path(run_dir),
        policy,
        pairs,
        preferences,
        validation_pairs,
        validation_preferences,
        weighting,
        conditioning,
        beta,
        trainer,
        warm_start,
        logger,
        seed,
        config,
        cache_folder(cache_dir),
        warm_start_examples,
        list(callbacks),
        join_ranks(trainer.devices, trainer.accelerator),
    )
    if job.ranks.of_first((job.run_dir / FINISHED).is_file()):
        log.info("This run is finished; its adapter is %s.", job.adapter_dir)
        return TrainResult(job.adapter_dir, True, None, trainer.max_steps)
    if not job.ranks.first:
        return _train(job)
    busy = (
        f"Another process is training in {job.run_dir}. Wait for it, or stop it; then run the same "
        "command again."
    )
    with sole_holder(job.run_dir / ".lock", busy, PATIENCE_S):
        for part in ("", "checkpoints", "warm_start", "warm_start/checkpoints"):
            clear_unfinished(job.run_dir / part)
        return _train(job)


def _train(job: TrainJob) -> TrainResult:
    """Go through the stages; each finds what an earlier call left of it."""
    device = prepare_machine(job.trainer, job.ranks)
    tracker: Tracker = NoTracker()
    if job.ranks.first:
        tracker = make_tracker(job.logger, job.run_dir, job.config)
    failed = True
    try:
        policy, examples = warm_started(job, device, tracker)
        resumed_from = train_dpo(job, policy, device, tracker)
        if job.ranks.first:
            last = last_record(job.run_dir / "metrics.jsonl")
            card = model_card(_facts(job, policy, examples, last))
            save_adapter(policy.model, policy.tokenizer, job.adapter_dir, card)
            finished = canonical_json({"steps": job.trainer.max_steps}) + "\n"
            write_atomic(job.run_dir / FINISHED, finished)
        job.ranks.wait()
        failed = False
    finally:
        tracker.finish(failed)
    del policy
    gc.collect()  # the model, which what follows loads again
    return TrainResult(job.adapter_dir, False, resumed_from, job.trainer.max_steps)


def prepare_machine(trainer: TrainerSpec, ranks: Ranks) -> str:
    """Set threads and memory as training needs them, and return this rank's device.

    Raises:
        UserError: The device is not there.
    """
    import torch

    device = resolve_device(trainer.accelerator)
    if device.startswith("cuda") and ranks.count > 1:
        device = f"cuda:{ranks.local}"
    if device == "cpu":
        keep_freed_memory()
    if trainer.threads > 0:
        torch.set_num_threads(trainer.threads)
    return device


def warm_started(job: TrainJob, device: str, tracker: Tracker) -> tuple[Policy, int]:
    """Return the policy as DPO begins with it (it is its reference), and the number of examples.

    Raises:
        UserError: The warm start is unknown, or cannot be trained or found.
    """
    kind = job.warm_start.kind
    if kind not in ("sft", "adapter", "none"):
        raise UserError(f"warm_start.kind={kind!r} is not known; choose sft, adapter or none.")
    if kind == "adapter" and not job.warm_start.adapter:
        raise UserError("warm_start.kind=adapter needs its folder: warm_start.adapter=DIR")

    def load(adapter: Path | None) -> Policy:
        policy = load_policy(
            job.policy,
            adapter=adapter,
            trainable=True,
            device=device,
            seed=job.seed,
            cache_dir=job.cache_dir,
            sharded=job.trainer.strategy == "fsdp",
        )
        if job.trainer.compile:
            compile_layers(policy)
        return policy

    if kind == "none":
        return load(None), 0
    given = Path(job.warm_start.adapter).expanduser() if job.warm_start.adapter else None
    if kind == "adapter":
        return load(given), 0
    examples = job.examples
    if examples is None:
        examples = warm_start_examples(
            job.pairs, job.preferences, job.warm_start.targets, job.conditioning, job.seed
        )
    adapter = job.run_dir / "warm_start" / "adapter"
    if not job.ranks.of_first(adapter.is_dir()):
        policy = load(given)
        if job.trainer.gradient_checkpointing:
            recompute_activations(policy)
        train_warm_start(
            policy,
            examples,
            job.warm_start,
            job.trainer,
            folder=job.run_dir / "warm_start",
            shared=job.cache_dir / "warm_start",
            seed=job.seed,
            config=job.config,
            tracker=tracker,
            device=device,
            ranks=job.ranks,
            encoder=job.encoder(policy),
        )
        del policy
        gc.collect()  # two models at once may be too many, and Lightning's parts refer in circles
    return load(adapter), len(examples)


def train_dpo(job: TrainJob, policy: Policy, device: str, tracker: Tracker) -> int | None:
    """Train the policy by DPO against itself as it is now; return the step continued after.

    Raises:
        UserError: No pair fits, the folder holds another run, or the disk is full.
    """
    spec = job.trainer
    encoder = job.encoder(policy)
    fits = fitting(job.pairs, encoder, "training")
    positions = fits.positions
    check_not_empty(positions, len(job.pairs), job.policy.max_length)
    checked = fitting(job.validation_pairs, encoder, "validation").positions
    checked = evenly_spread(checked, spec.validation_pairs)
    plan = plan_of(fits.tokens, fits.longest, spec, job.seed)
    wanted = [(job.pairs, positions[plan.used()]), (job.validation_pairs, checked)]

    def look_up() -> list[FloatArray]:
        store = ReferenceStore.of(policy, job.cache_dir, log.warning)
        return fill_reference(policy, store, encoder, wanted)

    reference, validation_reference = by_first(job.ranks, policy, look_up)
    release_freed_memory()  # the store's rows are longer than the steps'
    if spec.gradient_checkpointing:
        recompute_activations(policy)
    data = PairSet(job.pairs, job.preferences, positions, reference)
    work = DpoWork(
        policy,
        data,
        encoder,
        job.weighting,
        job.conditioning,
        job.beta,
        spec.batch_size,
        job.seed,
        job.ranks,
    )
    stage = Stage(
        name="train",
        title="DPO",
        folder=job.run_dir,
        trainer=spec,
        seed=job.seed,
        identity=identity_of(job, policy, positions),
        config=job.config,
        tracker=tracker,
        steps_before=job.warm_start.max_steps if job.warm_start.kind == "sft" else 0,
        device=device,
        callbacks=job.callbacks,
        ranks=job.ranks,
    )
    if job.validation_preferences is not None and len(checked):
        held = PairSet(
            job.validation_pairs, job.validation_preferences, checked, validation_reference
        )

        def look() -> dict[str, float]:
            return validate(policy, held, encoder, job.weighting, job.conditioning, job.beta)

        stage.validate = lambda: by_first(job.ranks, policy, look)
    resume = find_checkpoint(stage)
    if resume is not None:
        log.info("Continuing the unfinished run after step %d of %d.", resume.step, spec.max_steps)
    run_stage(policy.model, work, plan, stage, resume)
    return resume.step if resume is not None else None


def identity_of(job: TrainJob, policy: Policy, positions: IntArray) -> dict[str, Any]:
    """Return what a run is, part by part; an unfinished run continues only as what it was.

    What changes no result is not among them: how a step is cut into passes, how often checkpoints
    are written, where figures go.
    """
    spec = job.trainer
    parts = ("weighting", "normalizer", "label", "conditioning")
    return {
        "policy": policy.fingerprint,
        "lora": asdict(job.policy.lora),
        "pairs": sha256_text(canonical_json([job.pairs[int(i)].pair for i in positions])),
        "warm_start": job.warm_start.kind,  # its adapter is part of the policy's fingerprint
        "objectives": list(job.preferences.names),
        "measured": _measured(job.preferences),
        "weighting": list(job.weighting.names),
        "beta": job.beta,
        "seed": job.seed,
        "trainer.max_steps": spec.max_steps,
        **_step_size(spec),
        "trainer.group_by_length": spec.group_by_length,
        "trainer.learning_rate": spec.learning_rate,
        "trainer.schedule": [spec.schedule, spec.warmup_steps],
        "trainer.optimizer": [spec.optimizer, spec.weight_decay, spec.max_grad_norm],
        **{f"config.{part}": job.config[part] for part in parts if part in job.config},
    }


def _step_size(spec: TrainerSpec) -> dict[str, int]:
    if spec.tokens_per_step > 0:
        return {"trainer.tokens_per_step": spec.tokens_per_step}
    return {"trainer.pairs_per_step": spec.batch_size * spec.accumulate}


def _measured(preferences: Preferences) -> str:
    """Return the SHA-256 of the pairs' measured values, from which labels follow."""
    digest = hashlib.sha256()
    for values in (preferences.summary_first, preferences.summary_second):
        digest.update(np.ascontiguousarray(values).tobytes())
    return digest.hexdigest()


def _facts(job: TrainJob, policy: Policy, examples: int, last: dict[str, Any]) -> CardFacts:
    dataset = job.config.get("dataset")
    return CardFacts(
        policy=job.policy,
        location=policy.location,
        pairs=len(job.pairs),
        problems=len({pair.problem for pair in job.pairs}),
        examples=examples,
        warm_start=job.warm_start.kind,
        weighting=type(job.weighting).__name__,
        objectives=job.preferences.names,
        beta=job.beta,
        steps=job.trainer.max_steps,
        learning_rate=job.trainer.learning_rate,
        seed=job.seed,
        dataset=str(dataset.get("name", "")) if isinstance(dataset, dict) else "",
        last=last,
    )
