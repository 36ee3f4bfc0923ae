"""What a model can do here, found out by trying: whether its log-probabilities are known, and
whether it can run packed rows."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import torch

from hydraopt.common.errors import UserError
from hydraopt.models import attention
from hydraopt.models.logps import causal_of, completion_logps
from hydraopt.models.packing import Batch, pack, unrolled
from hydraopt.models.resting import resting
from hydraopt.models.rows import Row, encode

if TYPE_CHECKING:
    from hydraopt.models.policy import Policy

PROMPT = "Give the sum of two and three."
TRIED = ["The sum is five.", "total = 2 + 3"]

PER_TOKEN = {"float32": 1e-4, "bfloat16": 0.5}
"""Nats per token by which ways that should agree may differ, by what is rounded."""

WINDOWS = (
    "sliding_window",
    "sliding_window_size",
    "attention_window_size",
    "attention_chunk_size",
    "local_attention",
    "window_size",
)
"""What architectures call the number of tokens that some of their layers see."""


def check_logps(policy: Policy) -> None:
    """Compare log-probabilities with those of the model's own logits.

    Raises:
        UserError: They differ: the architecture makes its logits in a way that is not known here.
    """
    row = encode(policy.tokenizer, PROMPT, TRIED[:1])
    (completion,) = row.completions
    ids = torch.tensor([row.prompt + completion], device=policy.model.device)
    first = len(row.prompt)
    with resting(policy.model):
        table = policy.model(input_ids=ids, use_cache=False).logits[0].float().log_softmax(-1)
        expected = table[range(first - 1, ids.shape[1] - 1), list(completion)].sum().cpu()
        try:
            batch = unrolled([row], policy.tokenizer.pad_token_id, policy.model.device)
            difference = abs(float(completion_logps(policy.model, batch).cpu() - expected))
        except (TypeError, RuntimeError, AttributeError):
            difference = math.inf
    if not difference <= PER_TOKEN[policy.spec.dtype] * len(completion):
        architecture = type(causal_of(policy.model)).__name__
        raise UserError(
            f"model.name={policy.spec.name}: {architecture} makes its logits in a way that is not "
            "known here, so it cannot be trained. Choose another architecture, such as Llama, "
            "Qwen, Mistral or Gemma."
        )


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
    causal = causal_of(model)
    config = causal.config.get_text_config()
    found = [getattr(config, name, None) for name in WINDOWS]
    window = min((size for size in found if isinstance(size, int)), default=max_length)
    if window < max_length:
        return f"its attention sees {window} tokens, and rows have up to {max_length}"
    # For generation it is PyTorch's, with the mask of that.
    AttentionInterface.register(attention.NAME, attention.shared_prompt_attention)
    AttentionMaskInterface.register(attention.NAME, sdpa_mask)
    before = causal.config._attn_implementation
    try:
        causal.set_attn_implementation(attention.NAME)
        _try_as_in_training(policy)
        with resting(model):
            reason = _tried(policy)
    except attention.NotShared as error:
        reason = str(error)
    except (TypeError, ValueError, LookupError, RuntimeError, AttributeError) as error:
        said = str(error).splitlines() or [type(error).__name__]
        reason = f"it takes no such masks or positions ({said[0]})"
    if reason:
        causal.set_attn_implementation(before)
    return reason


def _try_as_in_training(policy: Policy) -> None:
    """Run packed rows once in the mode that the model is in: drop-out shows in training only."""
    tokenizer, device = policy.tokenizer, policy.model.device
    batch = pack([encode(tokenizer, PROMPT, TRIED)], tokenizer.pad_token_id, device)
    drawn_on = [device] if device.type == "cuda" else []
    with torch.random.fork_rng(drawn_on), torch.no_grad():
        completion_logps(policy.model, batch)


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
    positions: Any = packed.position_ids
    # Backwards: others, within the range of learned positions, which may be short.
    if torch.equal(shared, run(replace(packed, position_ids=positions.flip(1)))):
        return "it heeds no positions"
    apart = run(unrolled([row], pad, device))
    lengths = torch.tensor([len(completion) for completion in row.completions])
    difference = float(((apart - shared).abs() / lengths).max())
    if not difference <= PER_TOKEN[policy.spec.dtype]:
        return f"its log-probabilities differ by {difference:.2g} nats per token"
    return ""
