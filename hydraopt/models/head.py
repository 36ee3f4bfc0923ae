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
    plain = type(head) is torch.nn.Linear and _bending(causal) == (None, 1.0)
    frozen = not any(parameter.requires_grad for parameter in head.parameters())
    if plain and frozen:
        found: torch.Tensor = _FrozenHead.apply(states, head.weight, head.bias, targets)
        return found
    from torch.utils.checkpoint import checkpoint

    # Logits of a chunk are computed again in the backward pass.
    size = _rows_per_chunk(causal.config.get_text_config().vocab_size, bytes_per_logit=20)
    chunks = [
        checkpoint(_through_head, causal, part, target, use_reentrant=False)
        if torch.is_grad_enabled()
        else _through_head(causal, part, target)
        for part, target in zip(states.split(size), targets.split(size), strict=True)
    ]
    return torch.cat(chunks)


def _rows_per_chunk(vocabulary: int, bytes_per_logit: int) -> int:
    """Return how many positions' logits may exist at once, where each takes up so many bytes."""
    return max(1, LOGITS_MIB * 2**20 // (bytes_per_logit * vocabulary))


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
        # The same two buffers for every chunk: fresh memory costs a CPU more than the arithmetic.
        each = weight.element_size() + 4 * (weight.dtype != torch.float32)
        size = min(len(states), _rows_per_chunk(len(weight), each))
        logits = weight.new_empty(size, len(weight))
        table = logits if logits.dtype == torch.float32 else logits.float()
        for part in _parts(len(states), size):
            chunk, target = states[part].to(weight.dtype), targets[part, None]
            z, p = logits[: len(chunk)], table[: len(chunk)]
            torch.mm(chunk, weight.t(), out=z)
            if bias is not None:
                z += bias
            chosen, top = z.gather(1, target).float(), z.amax(dim=-1, keepdim=True).float()
            # Not log_softmax: over a wide vocabulary it errs by several 1e-6 on a CPU, to one side.
            torch.sub(z, top, out=p).exp_()
            total = p.sum(dim=-1, keepdim=True)
            logps[part] = (chosen - top - total.log())[:, 0]
            if gradient is not None:
                # e_c and p apart: their difference in half precision would round p near 1.
                gradient[part] = weight[target[:, 0]] - torch.mm(z.copy_(p), weight) / total
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


def _bending(causal: Any) -> tuple[float | None, float]:
    """Return what an architecture does to logits after the head: a soft cap, and a factor.

    Gemma and RecurrentGemma cap them, Cohere multiplies them by `logit_scale`, FalconH1 by
    `lm_head_multiplier`, Granite divides them by `logits_scaling`, HyperCLOVAX multiplies them by
    it; most do nothing. `sharing.check_logps` refuses what is not known here.
    """
    config = causal.config.get_text_config()
    cap = getattr(config, "final_logit_softcapping", None)
    factor = getattr(config, "logit_scale", None) or getattr(config, "lm_head_multiplier", None)
    if divisor := getattr(config, "logits_scaling", None):
        factor = divisor if config.model_type == "hyperclovax" else 1 / divisor
    return cap or getattr(config, "logits_soft_cap", None), factor or 1.0


def _bent(causal: Any, logits: torch.Tensor) -> torch.Tensor:
    """Apply what some architectures do to logits after the head."""
    cap, factor = _bending(causal)
    if cap is not None:
        logits = (logits / cap).tanh() * cap
    return logits * factor if factor != 1.0 else logits
