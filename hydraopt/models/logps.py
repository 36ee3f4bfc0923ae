"""Log-probabilities of completions given their prompts."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import torch

    from hydraopt.models.packing import Batch


def completion_logps(model: Any, batch: Batch) -> torch.Tensor:
    """Return each completion's log-probability given its prompt, in nats, float32.

    log pi(C | x) = sum over t of log softmax(logits_{t-1})[C_t]      (Hydra paper, Sec. IV-D)

    The output head is applied at the completions' positions only.

    Args:
        model: A `PeftModel` or a plain causal language model; for a packed batch one that
            `share_prompts` has prepared.
        batch: Of `pack` or `unrolled`.

    Returns:
        Shape (batch.completions,): all of the first row, all of the second, ...
    """
    import torch

    from hydraopt.models.head import token_logps

    causal = causal_of(model)
    with half_precision(causal):
        hidden = causal.base_model(
            input_ids=batch.input_ids, use_cache=False, **_told(batch)
        ).last_hidden_state
        states = hidden.reshape(-1, hidden.shape[-1])[batch.sources]  # (P, H)
        found = token_logps(causal, states, batch.targets)
    summed = torch.zeros(batch.completions, dtype=torch.float32, device=hidden.device)
    return summed.index_add(0, batch.owners, found)


def causal_of(model: Any) -> Any:
    """Return a `PeftModel`'s causal language model, its adapter in it; any other model itself."""
    return model.get_base_model() if hasattr(model, "get_base_model") else model


def _told(batch: Batch) -> dict[str, Any]:
    """Return what a model has to be told of a packed batch."""
    if batch.parts is None:
        return {}
    import torch

    from hydraopt.models.attention import block_mask

    device = batch.input_ids.device
    # Four dimensions: Transformers hands such a mask on as it is, and makes none of its own.
    mask: Any = torch.zeros(1, 1, 1, 1)
    if device.type == "cuda":
        mask = block_mask(batch.parts, batch.input_ids.shape[1], device)
    return {"position_ids": batch.position_ids, "attention_mask": mask, "parts": batch.parts}


@contextlib.contextmanager
def half_precision(model: Any) -> Iterator[None]:
    """Compute in bfloat16 where the frozen weights are; the adapter's float32 weights are cast.

    Without it PEFT computes the adapter's products in float32, which takes a fifth more time on a
    CPU and more on a GPU, and keeps a float32 copy of every layer's input for the backward pass.
    With gradient checkpointing the backward pass has to run inside it too, for it computes the
    forward pass again.
    """
    import torch
    from peft.helpers import disable_input_dtype_casting

    half = model.dtype == torch.bfloat16
    with (
        torch.autocast(model.device.type, torch.bfloat16, enabled=half),
        disable_input_dtype_casting(model, active=half),
    ):
        yield
