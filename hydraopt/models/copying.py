"""A lean towards what stands in the prompt: most of a program to be improved is to stay as it is.

A small model that rewrites a program loses its thread: a name of another program, a bracket too
many. The copy bonus raises the token that goes on with what was just copied; where the model is
sure of a change it still makes it.
"""

from __future__ import annotations

import torch
from transformers import LogitsProcessor

LEAST = 2
"""Tokens that must have been copied before the next one is favoured."""


class CopyBonus(LogitsProcessor):
    """Adds `bonus` to the logit of each token that continues the longest match in the prompt.

    A match is a place in the prompt whose last `LEAST` or more tokens are those written last; of
    all places the ones with the longest match count. The odds of copying, against any other token,
    are exp(bonus) times the model's.
    """

    def __init__(self, bonus: float, prompt_tokens: int) -> None:
        """Take the bonus in nats, and the width of the prompts' part of `input_ids`."""
        self._bonus = bonus
        self._width = prompt_tokens

    def __call__(self, input_ids: torch.LongTensor, scores: torch.Tensor) -> torch.Tensor:
        """Return the scores with the bonus, shape (rows, vocabulary)."""
        favoured = scores.clone()
        for row, tokens in enumerate(input_ids.tolist()):
            following = continuations(tokens[: self._width], tokens[self._width :])
            if following:
                favoured[row, following] += self._bonus
        return favoured


def continuations(prompt: list[int], written: list[int]) -> list[int]:
    """Return the tokens, each once, that follow the longest matches of the written in the prompt.

    Args:
        prompt: Token ids of the prompt.
        written: Token ids of the answer so far; its end is looked for.
    """
    longest, found = LEAST, set[int]()
    if len(written) < LEAST:
        return []
    last = written[-1]
    for place in range(len(prompt) - 1):
        if prompt[place] != last:
            continue
        length = 1
        most = min(place + 1, len(written))
        while length < most and prompt[place - length] == written[-1 - length]:
            length += 1
        if length > longest:
            longest, found = length, {prompt[place + 1]}
        elif length == longest:
            found.add(prompt[place + 1])
    return sorted(found)
