"""The optimiser and its learning rate."""

from __future__ import annotations

import importlib.util
import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from hydraopt.common.errors import UserError

if TYPE_CHECKING:
    import torch

    from hydraopt.training.spec import TrainerSpec


def learning_rate_factor(step: int, *, schedule: str, warmup_steps: int, max_steps: int) -> float:
    """Return what the peak learning rate is multiplied by at a step.

    A linear rise over the first `warmup_steps` steps; then constant, or falling to zero at
    `max_steps` as a line or as half a cosine.

    Args:
        step: From 0.
        schedule: `constant`, `linear` or `cosine`.
        warmup_steps: Steps of the rise.
        max_steps: Steps of the whole run.

    Raises:
        UserError: The schedule is unknown.
    """
    if schedule not in ("constant", "linear", "cosine"):
        raise UserError(
            f"trainer.schedule={schedule!r} is not known; choose constant, linear or cosine."
        )
    if step < warmup_steps:
        return (step + 1) / warmup_steps
    if schedule == "constant":
        return 1.0
    progress = min(1.0, (step - warmup_steps) / max(1, max_steps - warmup_steps))
    return 1.0 - progress if schedule == "linear" else 0.5 * (1.0 + math.cos(math.pi * progress))


def make_optimizer(
    parameters: Sequence[torch.nn.Parameter], trainer: TrainerSpec
) -> torch.optim.Optimizer:
    """Return AdamW, or its paged 8-bit form (QLoRA, arXiv:2305.14314).

    Raises:
        UserError: The optimiser is unknown, or what it needs is missing.
    """
    import torch

    way: dict[str, Any] = {"lr": trainer.learning_rate, "weight_decay": trainer.weight_decay}
    if trainer.optimizer == "adamw":
        return torch.optim.AdamW(parameters, **way)
    if trainer.optimizer != "paged_adamw_8bit":
        raise UserError(
            f"trainer.optimizer={trainer.optimizer!r} is not known; choose adamw or "
            "paged_adamw_8bit."
        )
    if importlib.util.find_spec("bitsandbytes") is None or not torch.cuda.is_available():
        raise UserError(
            "trainer.optimizer=paged_adamw_8bit needs a CUDA device and the package bitsandbytes "
            "(pip install 'bitsandbytes>=0.50', or hydraopt's extra `gpu`). Elsewhere use "
            "trainer.optimizer=adamw."
        )
    from bitsandbytes.optim import PagedAdamW8bit

    optimizer: torch.optim.Optimizer = PagedAdamW8bit(parameters, **way)
    return optimizer


def set_learning_rate(optimizer: torch.optim.Optimizer, learning_rate: float) -> None:
    """Set the learning rate of every group of parameters."""
    for group in optimizer.param_groups:
        group["lr"] = learning_rate
