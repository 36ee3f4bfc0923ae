"""How a run trains, as plain data (no torch here: the configuration imports it)."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class TrainerSpec:
    """Optimisation and checkpointing of the DPO stage.

    Attributes:
        max_steps: Optimiser steps.
        batch_size: Pairs per forward pass (on a CPU at most; long ones are split up further).
        accumulate: Forward passes per optimiser step.
        tokens_per_step: A step takes as many pairs (the warm start: examples) as have at most so
            many tokens together, each prompt counted once and without weights; a pair that has more
            is a step of its own. 0: `batch_size * accumulate` pairs a step.
        learning_rate: Peak learning rate.
        schedule: `constant`, `linear` or `cosine` (the last two decay to zero).
        warmup_steps: Steps of linear warm-up.
        weight_decay: Decoupled weight decay (AdamW).
        max_grad_norm: Gradient clipping norm.
        optimizer: `adamw` or `paged_adamw_8bit` (needs bitsandbytes and CUDA).
        checkpoint_every: Steps between checkpoints.
        keep_checkpoints: How many of the latest checkpoints stay on disk.
        validate_every: Steps between validations on the validation split; 0: only at the end.
        validation_pairs: Validation pairs at most, spread evenly over all of them; 0: all.
        accelerator: `auto`, `cpu` or `cuda`.
        devices: Number of devices, each with a process of its own (torchrun, or SLURM's tasks);
            they share the pairs of a step.
        strategy: What each of several devices holds: `ddp` (all weights), or `fsdp` (its part of
            the layers' frozen weights, for models that do not fit on one).
        gradient_checkpointing: Recompute activations in the backward pass to save memory.
        compile: Whether norms and feed-forward layers are compiled (torch.compile; on a CPU it
            needs a C++ compiler, and minutes at the start).
        threads: CPU threads of torch; 0: torch's default.
        num_workers: Processes that encode the next steps' pairs ahead; 0: none.
        group_by_length: Whether a step takes items of like length, which saves padding.
    """

    max_steps: int = 100
    batch_size: int = 4
    accumulate: int = 1
    tokens_per_step: int = 0
    learning_rate: float = 5e-5
    schedule: str = "cosine"
    warmup_steps: int = 5
    weight_decay: float = 0.0
    max_grad_norm: float = 1.0
    optimizer: str = "adamw"
    checkpoint_every: int = 25
    keep_checkpoints: int = 2
    validate_every: int = 0
    validation_pairs: int = 0
    accelerator: str = "auto"
    devices: int = 1
    strategy: str = "ddp"
    gradient_checkpointing: bool = False
    compile: bool = False
    threads: int = 0
    num_workers: int = 0
    group_by_length: bool = False


@dataclass
class WarmStartSpec:
    """Supervised warm start before DPO; the reference is the warm-started policy.

    Attributes:
        kind: `sft`, `adapter` (start from `adapter`) or `none`.
        adapter: Folder of a PEFT adapter: with `kind=adapter` the start itself, with `kind=sft`
            what is taught further; `shipped`: the one that travels with the package; empty: the
            untrained model.
        targets: What it is taught to write, for `kind=sft`: each problem's `best` program under
            uniform weights, or every one that is `better` than the original.
        max_steps: Optimiser steps.
        batch_size: Examples per step.
        learning_rate: Peak learning rate.
        warmup_steps: Steps of linear warm-up; the schedule is cosine.
    """

    kind: str = "sft"
    adapter: str = ""
    targets: str = "best"
    max_steps: int = 150
    batch_size: int = 4
    learning_rate: float = 1e-3
    warmup_steps: int = 10


@dataclass
class LoggerSpec:
    """Where figures of training go beside the run's own `metrics.jsonl`.

    Attributes:
        kind: `wandb` or `local` (the file alone).
        mode: W&B mode: `offline` (no account needed) or `online`.
        project: W&B project.
        entity: W&B entity; empty: the default.
        group: W&B group; empty: none.
        tags: W&B tags.
    """

    kind: str = "wandb"
    mode: str = "offline"
    project: str = "hydraopt"
    entity: str = ""
    group: str = ""
    tags: list[str] = field(default_factory=list)
