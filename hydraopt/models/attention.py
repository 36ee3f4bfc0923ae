"""Attention over packed rows, in which the completions of one prompt share its keys and values.

A token attends to its own prompt and to what stands before it in its own completion; it sees
neither another completion nor another row. So the log-probabilities are those of separate rows,
while each prompt runs through the model once.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import torch

if TYPE_CHECKING:
    from torch.nn.attention.flex_attention import BlockMask

    from hydraopt.models.packing import Part

NAME = "shared_prompt"
"""Under which Transformers knows it."""

QUERIES = 256
"""Most queries whose scores exist at once; fewer leave out more of what causality masks."""

_BLOCK = 128
"""Tokens on a side of FlexAttention's blocks: its own choice."""

HARMLESS = {"is_causal", "position_ids", "cache_position", "use_cache", "output_attentions"}
"""What models hand on beside queries, keys and values that changes nothing here."""


class NotShared(Exception):
    """The model's attention does something that is not done here; the text says what."""


@dataclass(frozen=True)
class Block:
    """Some queries in a row, and all that they attend to.

    Attributes:
        start: The first query's place.
        end: The place behind the last query.
        own: The first place of their own prompt or completion: they see it up to themselves.
        prompt: (start, end) of the prompt, all of which they see; None: they are its tokens.
    """

    start: int
    end: int
    own: int
    prompt: tuple[int, int] | None

    def seen(self, states: torch.Tensor) -> torch.Tensor:
        """Return what the block's queries may see of keys or values, (K, T, D) to (K, S, D)."""
        own = states[:, self.own : self.end]
        if self.prompt is None:
            return own
        if self.prompt[1] == self.own:
            return states[:, self.prompt[0] : self.end]
        return torch.cat([states[:, self.prompt[0] : self.prompt[1]], own], dim=1)

    def add_seen(self, total: torch.Tensor, part: torch.Tensor) -> None:
        """Add gradients of what `seen` returned, (K, S, D), to those of all, (K, T, D)."""
        shared = 0
        if self.prompt is not None:
            shared = self.prompt[1] - self.prompt[0]
            total[:, self.prompt[0] : self.prompt[1]] += part[:, :shared]
        total[:, self.own : self.end] += part[:, shared:]


def blocks_of(parts: Sequence[Part]) -> Iterator[Block]:
    """Cut the parts of a packed line into blocks of at most `QUERIES` queries."""
    for part in parts:
        for start in range(part.start, part.end, QUERIES):
            yield Block(start, min(start + QUERIES, part.end), part.start, part.prompt)


def shared_prompt_attention(
    module: torch.nn.Module,
    query: torch.Tensor,
    key: torch.Tensor,
    value: torch.Tensor,
    attention_mask: Any,
    scaling: float | None = None,
    dropout: float = 0.0,
    parts: tuple[Part, ...] | None = None,
    **options: Any,
) -> tuple[torch.Tensor, None]:
    """Attend within each part and to its prompt; Transformers calls it for every layer.

    Without `parts` (in generation) it is PyTorch's own attention.

    Args:
        module: The layer's attention.
        query: Shape (1, H, T, D).
        key: Shape (1, K, T, D); H / K queries share one head of keys and values.
        value: Shape (1, K, T, E); mostly E = D.
        attention_mask: A `BlockMask` on CUDA (`block_mask`); elsewhere not looked at.
        scaling: What products of queries and keys are multiplied by; None: 1 / sqrt(D).
        dropout: Has to be 0.
        parts: Of the packed line.
        **options: What else the architecture's attention does.

    Returns:
        Shape (1, T, H, E), and no weights.

    Raises:
        NotShared: It does something that is not done here.
    """
    if parts is None:
        from transformers.integrations.sdpa_attention import sdpa_attention_forward

        return sdpa_attention_forward(
            module, query, key, value, attention_mask, dropout, scaling, **options
        )
    _check(parts, dropout, options)
    scale = query.shape[-1] ** -0.5 if scaling is None else scaling
    if _is_block_mask(attention_mask):
        found = _flex(query.device.type)(
            query, key, value, block_mask=attention_mask, scale=scale, enable_gqa=True
        )
        return found.transpose(1, 2).contiguous(), None
    found = _SharedPrompt.apply(query[0], key[0], value[0], tuple(blocks_of(parts)), scale)
    return found[None], None


def _check(parts: Sequence[Part], dropout: float, options: dict[str, Any]) -> None:
    if dropout:
        raise NotShared(f"its attention has drop-out ({dropout:g})")
    for name, setting in options.items():
        if name == "sliding_window" and setting is not None:
            # A window that holds each prompt with any of its completions hides nothing.
            longest = max(_length(part) for part in parts)
            if setting < longest:
                raise NotShared(f"its attention sees {setting} tokens of {longest}")
        elif setting is not None and setting is not False and name not in HARMLESS:
            raise NotShared(f"its attention uses {name}")


def _length(part: Part) -> int:
    """Return the tokens that a part's last token attends to."""
    shared = 0 if part.prompt is None else part.prompt[1] - part.prompt[0]
    return shared + part.end - part.start


class _SharedPrompt(torch.autograd.Function):
    """Softmax attention, block by block, in matrix products; scores are computed again backwards.

    PyTorch's own attention takes two to three times as long on a CPU in bfloat16 (see
    experiments/bench_training), and knows such a mask only as a matrix over all tokens.
    """

    @staticmethod
    def forward(
        ctx: Any,
        query: torch.Tensor,
        key: torch.Tensor,
        value: torch.Tensor,
        blocks: tuple[Block, ...],
        scale: float,
    ) -> torch.Tensor:
        """(H, T, D), (K, T, D) and (K, T, E) to (T, H, E)."""
        ctx.save_for_backward(query, key, value)
        ctx.blocks, ctx.scale = blocks, scale
        heads, tokens, _ = query.shape
        size = value.shape[-1]
        found = query.new_empty(tokens, heads, size)
        for block in blocks:
            weights = _weights(query, key, block, scale)
            part = torch.bmm(weights, block.seen(value))
            found[block.start : block.end] = part.view(heads, -1, size).transpose(0, 1)
        return found

    @staticmethod
    def backward(ctx: Any, *gradients: torch.Tensor) -> Any:
        """With P the weights, O = P V: dV = P^T dO, dP = dO V^T, dS = P (dP - sum(P dP)), and
        dQ = scale dS K, dK = scale dS^T Q."""
        query, key, value = ctx.saved_tensors
        (outer,) = gradients  # (T, H, E)
        outer = outer.transpose(0, 1)
        heads, _, size = query.shape
        d_query = torch.empty_like(query)
        # In float32: every block adds to its prompt's.
        d_key = torch.zeros(key.shape, dtype=torch.float32, device=key.device)
        d_value = torch.zeros(value.shape, dtype=torch.float32, device=value.device)
        for block in ctx.blocks:
            weights = _weights(query, key, block, ctx.scale)
            d_found = _grouped(outer, block, len(key))
            block.add_seen(d_value, torch.bmm(weights.transpose(1, 2), d_found))
            d_weights = torch.bmm(d_found, block.seen(value).transpose(1, 2))
            d_scores = torch._softmax_backward_data(d_weights, weights, -1, weights.dtype)
            part = torch.bmm(d_scores, block.seen(key)).mul_(ctx.scale)
            d_query[:, block.start : block.end] = part.view(heads, -1, size)
            queries = _grouped(query, block, len(key)).mul(ctx.scale)
            block.add_seen(d_key, torch.bmm(d_scores.transpose(1, 2), queries))
        return d_query, d_key.to(key.dtype), d_value.to(value.dtype), None, None


def _grouped(states: torch.Tensor, block: Block, groups: int) -> torch.Tensor:
    """Return a block's states by the head of keys that they go with: (H, T, D) to (K, H/K t, D)."""
    return states[:, block.start : block.end].reshape(groups, -1, states.shape[-1])


def _weights(query: torch.Tensor, key: torch.Tensor, block: Block, scale: float) -> torch.Tensor:
    """Return softmax(scale Q K^T + mask) of a block, shape (K, H/K t, S)."""
    scores = torch.bmm(_grouped(query, block, len(key)).mul(scale), block.seen(key).transpose(1, 2))
    length = block.end - block.start
    masked = scores.view(len(key), -1, length, scores.shape[-1])[..., -length:]
    masked += _mask(length, scores.dtype, scores.device)
    return torch.softmax(scores, dim=-1)


@functools.lru_cache(maxsize=64)
def _mask(length: int, dtype: torch.dtype, device: torch.device) -> torch.Tensor:
    return torch.full((length, length), -math.inf, dtype=dtype, device=device).triu(1)


def block_mask(parts: Sequence[Part], tokens: int, device: Any) -> BlockMask:
    """Return for FlexAttention which of a packed line's tokens see which, T x T in blocks.

    `create_block_mask` would first make it token by token: gigabytes for the line of a large batch.
    """
    from torch.nn.attention.flex_attention import BlockMask

    row = torch.empty(tokens, dtype=torch.long)
    part = torch.empty(tokens, dtype=torch.long)
    rows: dict[tuple[int, int], int] = {}
    for number, stretch in enumerate(parts):
        prompt = stretch.prompt or (stretch.start, stretch.end)
        row[stretch.start : stretch.end] = rows.setdefault(prompt, len(rows))
        part[stretch.start : stretch.end] = 0 if stretch.prompt is None else number + 1
    row, part = row.to(device), part.to(device)

    def sees(_b: Any, _h: Any, q: torch.Tensor, k: torch.Tensor) -> torch.Tensor:
        return (q >= k) & (row[q] == row[k]) & ((part[k] == 0) | (part[q] == part[k]))

    pairs = _pairs_that_see(parts, tokens)
    whole = pairs == _BLOCK**2
    return BlockMask.from_kv_blocks(
        *_listed((pairs > 0) & ~whole, device),
        *_listed(whole, device),
        BLOCK_SIZE=_BLOCK,
        mask_mod=sees,
        seq_lengths=(tokens, tokens),
    )


def _pairs_that_see(parts: Sequence[Part], tokens: int) -> torch.Tensor:
    """Count (query, key) with the query seeing the key in each block of the mask, (n, n)."""
    starts = _BLOCK * torch.arange(math.ceil(tokens / _BLOCK))

    def within(start: int, end: int) -> torch.Tensor:
        """Return how many places of each block lie between these, (n,)."""
        return ((starts + _BLOCK).clamp(max=end) - starts.clamp(min=start)).clamp(min=0)

    pairs = torch.zeros(len(starts), len(starts), dtype=torch.long)
    for part in parts:
        own = within(part.start, part.end)
        pairs += torch.outer(own, own).tril(-1) + torch.diag(own * (own + 1) // 2)
        if part.prompt is not None:
            pairs += torch.outer(own, within(*part.prompt))
    return pairs


def _listed(table: torch.Tensor, device: Any) -> tuple[torch.Tensor, torch.Tensor]:
    """Return of each row how many entries are true and where, these first, in int32."""
    places = table.int().argsort(dim=-1, descending=True, stable=True)
    return table.sum(-1).int().to(device)[None, None], places.int().to(device)[None, None]


def _is_block_mask(mask: Any) -> bool:
    from torch.nn.attention.flex_attention import BlockMask

    return isinstance(mask, BlockMask)


@functools.cache
def _flex(device: str) -> Any:
    from torch.nn.attention.flex_attention import flex_attention

    # Only compiled is it one kernel; a CPU has no such kernel for the way back.
    return torch.compile(flex_attention, dynamic=True) if device == "cuda" else flex_attention
