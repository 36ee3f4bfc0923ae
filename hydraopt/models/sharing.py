"""Whether a model can run packed rows, found out by trying."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import torch

from hydraopt.models import attention
from hydraopt.models.logps import completion_logps
from hydraopt.models.packing import Batch, pack, unrolled
from hydraopt.models.resting import resting
from hydraopt.models.rows import Row, encode

if TYPE_CHECKING:
    from hydraopt.models.policy import Policy

PROMPT = "Give the sum of two and three."
TRIED = ["The sum is five.", "total = 2 + 3"]

PER_TOKEN = {"float32": 1e-4, "bfloat16": 0.5}
"""Nats per token by which packed rows may differ from separate ones, by what is rounded."""


def share_prompts(policy: Policy) -> str:
    """Let a policy's model take packed rows, if it can.

    Returns:
        Why it cannot; empty where it can.
    """
    from transformers import AttentionInterface, AttentionMaskInterface
    from transformers.masking_utils import sdpa_mask

    if not policy.spec.share_prompt:
        return "model.share_prompt=false was chosen"
    if policy.spec.attention != "sdpa":
        return f"model.attention={policy.spec.attention} was chosen"
    model, max_length = policy.model, policy.spec.max_length
    causal = model.get_base_model() if hasattr(model, "get_base_model") else model
    window = getattr(causal.config.get_text_config(), "sliding_window", None) or max_length
    if window < max_length:
        return f"its attention sees {window} tokens, and rows have up to {max_length}"
    # For generation it is PyTorch's, with the mask of that.
    AttentionInterface.register(attention.NAME, attention.shared_prompt_attention)
    AttentionMaskInterface.register(attention.NAME, sdpa_mask)
    before = causal.config._attn_implementation
    try:
        causal.set_attn_implementation(attention.NAME)
        with resting(model):
            reason = _tried(policy)
    except attention.NotShared as error:
        reason = str(error)
    except (TypeError, ValueError, RuntimeError, AttributeError, NotImplementedError) as error:
        reason = f"it takes no such masks or positions ({str(error).splitlines()[0]})"
    if reason:
        causal.set_attn_implementation(before)
    return reason


def _tried(policy: Policy) -> str:
    """Run rows packed and apart, and return what does not agree."""
    tokenizer, device = policy.tokenizer, policy.model.device
    pad = tokenizer.pad_token_id
    row = encode(tokenizer, PROMPT, TRIED)

    def run(batch: Batch) -> torch.Tensor:
        return completion_logps(policy.model, batch).cpu()

    packed = pack([row], pad, device)
    shared = run(packed)
    first, second = row.completions
    changed = run(pack([Row(row.prompt, (first[::-1], second))], pad, device))
    if not torch.equal(changed[1], shared[1]):
        return "it heeds no such masks"
    positions = packed.position_ids
    if positions is None or torch.equal(shared, run(replace(packed, position_ids=3 * positions))):
        return "it heeds no positions"
    apart = run(unrolled([row], pad, device))
    lengths = torch.tensor([len(completion) for completion in row.completions])
    difference = float(((apart - shared).abs() / lengths).max())
    if not difference <= PER_TOKEN[policy.spec.dtype]:
        return f"its log-probabilities differ by {difference:.2g} nats per token"
    return ""
