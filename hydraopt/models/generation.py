"""Many answers from one model: a prompt is computed once, an answer that has ended no further."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import torch

STRETCH = 32
"""Tokens after which the rows that have ended leave the batch."""


def write_tokens(
    model: Any,
    rows: Sequence[Sequence[int]],
    *,
    pad: int,
    ends: Sequence[int],
    max_new_tokens: int,
    whole: bool = False,
    **ways: Any,
) -> list[list[int]]:
    """Return what the model writes after each row, up to its first end token.

    Transformers' `generate` computes every row until the longest has ended. Here it is called
    again and again for a stretch of tokens, with the keys and values of the rows that go on.

    Args:
        model: A causal language model of Transformers, with an adapter or without.
        rows: Token ids of the prompts, one list a row.
        pad: Token id that fills up.
        ends: Token ids that end an answer; left out of what is returned.
        max_new_tokens: Most tokens of an answer.
        whole: One call of `generate` from the prompt to its end (prompt look-up has its own past).
        ways: Passed on to `generate`.
    """
    import torch

    ids, mask = left_padded(rows, pad, model.device)
    ways |= {"eos_token_id": list(ends), "pad_token_id": pad, "use_cache": True}
    cache = None if whole else prefilled(model, rows, pad)
    if cache is None:
        output = model.generate(
            input_ids=ids, attention_mask=mask, max_new_tokens=max_new_tokens, **ways
        )
        return [_until(row, ends) for row in output[:, ids.shape[1] :].tolist()]
    written: list[list[int]] = [[] for _ in rows]
    going = list(range(len(rows)))
    left = max_new_tokens
    while True:
        before = ids.shape[1]
        ids = model.generate(
            input_ids=ids,
            attention_mask=mask,
            past_key_values=cache,
            max_new_tokens=min(STRETCH, left),
            **ways,
        )
        fresh = ids[:, before:]
        left -= fresh.shape[1]
        for number, tokens in zip(going, fresh.tolist(), strict=True):
            written[number] += tokens
        on = [place for place, number in enumerate(going) if not set(ends) & set(written[number])]
        if left <= 0 or not on:
            return [_until(row, ends) for row in written]
        going = [going[place] for place in on]
        picked = torch.tensor(on).to(ids.device)
        ids = ids[picked]
        mask = torch.cat([mask, torch.ones_like(fresh)], dim=1)[picked]
        cache.batch_select_indices(picked)


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


def _until(row: Sequence[int], ends: Sequence[int]) -> list[int]:
    for place, token in enumerate(row):
        if token in ends:
            return list(row[:place])
    return list(row)
