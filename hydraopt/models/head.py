"""The output head: log-probabilities of tokens, in chunks, without a table of logits to keep."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import torch

if TYPE_CHECKING:
    from collections.abc import Iterator

LOGITS_MIB = 64
"""Logits, in all the copies of them that exist at once, take at most so many MiB."""


def token_logps(causal: Any, states: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    """Return log softmax(logits)[target] of every position, in nats.

    Args:
        causal: A causal language model.
        states: Its last hidden states, shape (P, H).
        targets: Tokens, shape (P,).

    Returns:
        Shape (P,), float32.
    """
    head = causal.get_output_embeddings()
    plain = type(head) is torch.nn.Linear and not _bends_logits(causal)
    frozen = not any(parameter.requires_grad for parameter in head.parameters())
    if plain and frozen:
        found: torch.Tensor = _FrozenHead.apply(states, head.weight, head.bias, targets)
        return found
    from torch.utils.checkpoint import checkpoint

    # Logits of a chunk are computed again in the backward pass.
    size = _rows_per_chunk(causal.config.get_text_config().vocab_size)
    chunks = [
        checkpoint(_through_head, causal, part, target, use_reentrant=False)
        if torch.is_grad_enabled()
        else _through_head(causal, part, target)
        for part, target in zip(states.split(size), targets.split(size), strict=True)
    ]
    return torch.cat(chunks)


def _rows_per_chunk(vocabulary: int) -> int:
    """Return how many positions' logits exist at once: in float32, and in the weights' type."""
    return max(1, LOGITS_MIB * 2**20 // (8 * vocabulary))


class _FrozenHead(torch.autograd.Function):
    """Log-probabilities under a head that is not trained; gradients are ready with the values.

    With z = W h + b and p = softmax(z):  log p_c = z_c - log sum exp z,  and
    d log p_c / d h = W^T (e_c - p)

    so nothing of the logits has to be kept or computed again, whatever the loss makes of log p_c.
    (Fused kernels of libraries take the loss to be a mean of cross-entropies; DPO's is not.)
    """

    @staticmethod
    def forward(
        ctx: Any,
        states: torch.Tensor,
        weight: torch.Tensor,
        bias: torch.Tensor | None,
        targets: torch.Tensor,
    ) -> torch.Tensor:
        """(P, H), (V, H), (V,) and (P,) to (P,)."""
        gradient = torch.empty_like(states) if ctx.needs_input_grad[0] else None
        logps = torch.empty(len(states), dtype=torch.float32, device=states.device)
        size = min(len(states), _rows_per_chunk(len(weight)))
        # The same two buffers for every chunk: fresh memory costs a CPU more than the arithmetic.
        logits = weight.new_empty(size, len(weight))
        table = logits if logits.dtype == torch.float32 else logits.float()
        for part in _parts(len(states), size):
            chunk, target = states[part].to(weight.dtype), targets[part, None]
            z, p = logits[: len(chunk)], table[: len(chunk)]
            torch.mm(chunk, weight.t(), out=z)
            if bias is not None:
                z += bias
            chosen, top = z.gather(1, target).float(), z.amax(dim=-1, keepdim=True).float()
            torch.softmax(p.copy_(z), dim=-1, out=p)
            # log p_c = z_c - z_top + log p_top, for p_c itself may be 0 in float32.
            logps[part] = (chosen - top + p.amax(dim=-1, keepdim=True).log())[:, 0]
            if gradient is not None:
                # e_c and p apart: their difference in half precision would round p near 1.
                gradient[part] = weight[target[:, 0]] - torch.mm(z.copy_(p), weight)
        ctx.gradient = gradient
        return logps

    @staticmethod
    def backward(ctx: Any, *gradients: torch.Tensor) -> Any:
        """Scale what was kept by each position's outer gradient."""
        (outer,) = gradients  # (P,)
        return ctx.gradient * outer[:, None].to(ctx.gradient.dtype), None, None, None


def _parts(count: int, size: int) -> Iterator[slice]:
    for start in range(0, count, size):
        yield slice(start, start + size)


def _through_head(causal: Any, states: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    """Return log softmax(logits)[target] for each position, (P, H) and (P,) to (P,), float32."""
    logits = _bent(causal, causal.get_output_embeddings()(states).float())
    chosen: torch.Tensor = logits.gather(1, targets[:, None])[:, 0]
    return chosen - logits.logsumexp(dim=-1)


_BENDING = ("final_logit_softcapping", "logit_scale", "logits_scaling")


def _bends_logits(causal: Any) -> bool:
    config = causal.config.get_text_config()
    return any(getattr(config, name, None) for name in _BENDING)


def _bent(causal: Any, logits: torch.Tensor) -> torch.Tensor:
    """Apply what some architectures do to logits after the head.

    Gemma caps them softly, Cohere multiplies them by `logit_scale`, Granite divides them by
    `logits_scaling`; most do nothing.
    """
    config = causal.config.get_text_config()
    if cap := getattr(config, "final_logit_softcapping", None):
        return (logits / cap).tanh() * cap
    if scale := getattr(config, "logit_scale", None):
        return logits * scale
    if divisor := getattr(config, "logits_scaling", None):
        return logits / divisor
    return logits
