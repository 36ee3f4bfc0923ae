"""Prompts that go through a model once, however many answers are sampled from each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import torch


def left_padded(
    rows: Sequence[Sequence[int]], pad: int, device: Any
) -> tuple[torch.Tensor, torch.Tensor]:
    """Return token ids and mask, both (rows, longest), with each row's last token last."""
    import torch

    longest = max(len(row) for row in rows)
    ids = torch.full((len(rows), longest), pad, dtype=torch.long)
    mask = torch.zeros((len(rows), longest), dtype=torch.long)
    for place, row in enumerate(rows):
        ids[place, longest - len(row) :] = torch.tensor(row, dtype=torch.long)
        mask[place, longest - len(row) :] = 1
    return ids.to(device), mask.to(device)


def prefilled(model: Any, rows: Sequence[Sequence[int]], pad: int) -> Any | None:
    """Return the keys and values of all tokens but the last of each row, for `generate`.

    Equal rows are computed once. The head is left out: of a prompt no logits are needed, and
    PyTorch would copy its weights once for each row of `generate`'s first step (a slice of the
    hidden states is not contiguous, so its product with a matrix becomes one for each row).

    Args:
        model: A causal language model of Transformers, with an adapter or without.
        rows: Token ids, one list a row.
        pad: Token id that fills the left.

    Returns:
        A cache for the rows as `left_padded` lays them out; None where the architecture keeps its
        past in another form, or there is nothing before the last token.
    """
    import torch
    from transformers import DynamicCache

    supported = getattr(model, "_supports_default_dynamic_cache", None)
    if supported is None or not supported() or max(map(len, rows)) < 2:
        return None
    unique = list(dict.fromkeys(tuple(row) for row in rows))
    ids, mask = left_padded(unique, pad, model.device)
    positions = (mask.cumsum(-1) - 1).clamp(min=0)
    cache = DynamicCache(config=model.config)
    model.get_decoder()(
        input_ids=ids[:, :-1],
        attention_mask=mask[:, :-1],
        position_ids=positions[:, :-1],
        past_key_values=cache,
        use_cache=True,
    )
    place = {row: number for number, row in enumerate(unique)}
    cache.batch_select_indices(torch.tensor([place[tuple(row)] for row in rows]).to(model.device))
    return cache
