"""From rows to what goes through a model: packed without padding, or one completion to a line."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hydraopt.models.rows import Row

if TYPE_CHECKING:
    import torch

_LENGTH_STEP = 32
"""Batches are padded to a multiple of this many tokens. On a CPU, oneDNN keeps a compiled kernel of
every shape it meets: with lengths of all kinds 36 MiB stayed behind in every step of DPO, scattered
over the heap so that training's gigabytes could not be used again; with few lengths 8 MiB."""


@dataclass(frozen=True)
class Part:
    """A stretch of a packed line: a prompt, or a completion that attends to its prompt and itself.

    Attributes:
        start: Its first token's place in the line.
        end: The place behind its last token.
        prompt: (start, end) of the prompt that it answers; None: it is a prompt.
    """

    start: int
    end: int
    prompt: tuple[int, int] | None = None


@dataclass(frozen=True)
class Batch:
    """Tokens for one pass, and where the completions in them are predicted.

    Attributes:
        input_ids: Shape (N, T); N is 1 where rows are packed.
        sources: Positions, in the batch as one line of N T tokens, whose hidden states predict the
            completions' tokens, shape (P,).
        targets: The predicted tokens, shape (P,).
        owners: Number of the completion that each of them belongs to, shape (P,).
        completions: How many completions there are: all of the first row, all of the second, ...
        position_ids: Shape (N, T); None: from 0 on in every line.
        parts: Of the packed line; None: the batch is not packed.
    """

    input_ids: torch.Tensor
    sources: torch.Tensor
    targets: torch.Tensor
    owners: torch.Tensor
    completions: int
    position_ids: torch.Tensor | None
    parts: tuple[Part, ...] | None

    @property
    def tokens(self) -> int:
        """N T: what goes through the model, padding included."""
        return self.input_ids.numel()


def pack(rows: Sequence[Row], pad: int, device: Any = None) -> Batch:
    """Put rows one behind another into one line, each prompt once, followed by its completions.

    Every completion's positions go on from its prompt's end, as if it stood there alone. What each
    token may attend to is told by `parts`; the padding at the line's end is a part of its own.
    """
    ids: list[int] = []
    positions: list[int] = []
    parts: list[Part] = []
    sources: list[int] = []
    owners: list[int] = []
    targets: list[int] = []
    number = 0
    for row in rows:
        start, length = len(ids), len(row.prompt)
        prompt = (start, start + length)
        ids += row.prompt
        positions += range(length)
        parts.append(Part(*prompt))
        for completion in row.completions:
            first = len(ids)
            ids += completion
            positions += range(length, length + len(completion))
            parts.append(Part(first, len(ids), prompt))
            # The prompt's last token predicts the first, and so on.
            sources += [prompt[1] - 1, *range(first, len(ids) - 1)]
            targets += completion
            owners += [number] * len(completion)
            number += 1
    real = len(ids)
    padding = _rounded(real) - real
    if padding:
        parts.append(Part(real, real + padding))
        ids += [pad] * padding
        positions += range(padding)
    return _batch([ids], sources, targets, owners, number, device, [positions], tuple(parts))


def unrolled(rows: Sequence[Row], pad: int, device: Any = None) -> Batch:
    """Give every completion a line of its own with its prompt, padded on the right.

    For models that do not take positions or masks. There is no attention mask: attention is causal,
    so no token of a line sees the padding behind it, and padding carries no loss.
    """
    lines = [(row.prompt, completion) for row in rows for completion in row.completions]
    width = _rounded(max(len(prompt) + len(completion) for prompt, completion in lines))
    ids = []
    sources: list[int] = []
    owners: list[int] = []
    targets: list[int] = []
    for number, (prompt, completion) in enumerate(lines):
        length = len(prompt) + len(completion)
        ids.append([*prompt, *completion, *[pad] * (width - length)])
        first = number * width + len(prompt)
        sources += range(first - 1, first - 1 + len(completion))
        targets += completion
        owners += [number] * len(completion)
    return _batch(ids, sources, targets, owners, len(lines), device)


def _rounded(tokens: int) -> int:
    return math.ceil(tokens / _LENGTH_STEP) * _LENGTH_STEP


def _batch(
    ids: list[list[int]],
    sources: list[int],
    targets: list[int],
    owners: list[int],
    completions: int,
    device: Any,
    positions: list[list[int]] | None = None,
    parts: tuple[Part, ...] | None = None,
) -> Batch:
    import torch

    def tensor(values: Any) -> torch.Tensor:
        return torch.tensor(values, dtype=torch.long, device=device)

    return Batch(
        input_ids=tensor(ids),
        sources=tensor(sources),
        targets=tensor(targets),
        owners=tensor(owners),
        completions=completions,
        position_ids=None if positions is None else tensor(positions),
        parts=parts,
    )
