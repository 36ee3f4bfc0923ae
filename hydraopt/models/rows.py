"""Rows in tokens: a prompt and its completions, which share it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Row:
    """A prompt and its completions in tokens: one for supervised training, two for a pair.

    Attributes:
        prompt: Tokens of the prompt, chat template included; at least one.
        completions: Tokens of each completion, its end token included; each at least one.
    """

    prompt: tuple[int, ...]
    completions: tuple[tuple[int, ...], ...]

    @property
    def tokens(self) -> int:
        """Tokens of the prompt, once, and of all completions."""
        return len(self.prompt) + self.completion_tokens

    @property
    def completion_tokens(self) -> int:
        """Tokens of all completions."""
        return sum(len(completion) for completion in self.completions)

    @property
    def longest(self) -> int:
        """Tokens of the prompt with its longest completion: the positions that it takes up."""
        return len(self.prompt) + max(len(completion) for completion in self.completions)


def texts_ids(tokenizer: Any, texts: Sequence[str]) -> list[list[int]]:
    """Return the tokens of each text, as it stands."""
    # The chat template writes the special tokens itself.
    found = tokenizer(list(texts), add_special_tokens=False, return_attention_mask=False)
    ids: list[list[int]] = found["input_ids"]
    return ids


def prompts_ids(tokenizer: Any, prompts: Sequence[str]) -> list[list[int]]:
    """Return user turns in the chat template, up to where the answer begins, as tokens."""
    turns = [[{"role": "user", "content": prompt}] for prompt in prompts]
    texts = tokenizer.apply_chat_template(turns, tokenize=False, add_generation_prompt=True)
    return texts_ids(tokenizer, texts)


def prompt_ids(tokenizer: Any, prompt: str) -> list[int]:
    """Return a user turn in the chat template, up to where the answer begins, as tokens."""
    return prompts_ids(tokenizer, [prompt])[0]


def completion_ids(tokenizer: Any, completion: str) -> list[int]:
    """Return an answer as tokens, with the token that ends it."""
    return [*texts_ids(tokenizer, [completion])[0], end_token(tokenizer)]


def end_token(tokenizer: Any) -> int:
    """Return the token that ends an answer: the template's own, else the tokenizer's end of text.

    Where the two differ (some chat models end a turn with a token that is not their end of text),
    the template's is what the model learned to write and generation stops at.
    """
    mark = "answer"
    turns = [{"role": "user", "content": "question"}, {"role": "assistant", "content": mark}]
    text = tokenizer.apply_chat_template(turns, tokenize=False)
    tail = text[text.rfind(mark) + len(mark) :] if mark in text else ""
    ids = tokenizer(tail, add_special_tokens=False)["input_ids"]
    special = set(tokenizer.all_special_ids) | set(tokenizer.get_added_vocab().values())
    return int(ids[0]) if ids and ids[0] in special else int(tokenizer.eos_token_id)


def encode(tokenizer: Any, prompt: str, completions: Sequence[str]) -> Row:
    """Return the row of a user turn and its answers.

    Prompt and completions are tokenised apart, so that the tokens of one never depend on another.
    """
    answers = tuple(tuple(completion_ids(tokenizer, text)) for text in completions)
    return Row(tuple(prompt_ids(tokenizer, prompt)), answers)


def fill(tokens: Sequence[int], budget: int, most: int | None = None) -> list[list[int]]:
    """Cut items into batches under a token budget, in their order.

    Args:
        tokens: Of each item.
        budget: Items of a batch have at most so many tokens together; one item may have more.
        most: Most items of a batch; None: any number.

    Returns:
        For each batch the positions of its items.
    """
    batches: list[list[int]] = []
    filled = 0
    for place, size in enumerate(tokens):
        if not batches or filled + size > budget or len(batches[-1]) == most:
            batches.append([])
            filled = 0
        batches[-1].append(place)
        filled += size
    return batches


def fill_padded(widths: Sequence[int], budget: int, most: int | None = None) -> list[list[int]]:
    """Cut items that are padded to the longest of their batch into batches, shortest first.

    One long item among short ones costs as much as if all were long.

    Args:
        widths: Tokens of each item, its own padding included.
        budget: Items of a batch times its longest item are at most so many; one item may be more.
        most: Most items of a batch; None: any number.

    Returns:
        For each batch the positions of its items.
    """
    batches: list[list[int]] = []
    for place in sorted(range(len(widths)), key=lambda place: (widths[place], place)):
        grown = len(batches[-1]) + 1 if batches else 0
        fits = 0 < grown * widths[place] <= budget and (most is None or grown <= most)
        if fits:
            batches[-1].append(place)
        else:
            batches.append([place])
    return batches
