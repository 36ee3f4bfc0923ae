"""Log-probabilities of completions: rows of prompt and completion, and what a model gives them."""

from __future__ import annotations

import contextlib
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import torch

_LOGITS_PER_CHUNK = 2**24
"""Most logits that exist at once: 64 MiB in float32."""
_LENGTH_STEP = 32
"""Batches are padded to a multiple of this many tokens. On a CPU, oneDNN keeps a compiled kernel of
every shape it meets: with lengths of all kinds 36 MiB stayed behind in every step of DPO, scattered
over the heap so that training's gigabytes could not be used again; with few lengths 8 MiB."""


@dataclass(frozen=True)
class Row:
    """A prompt and its completion in tokens.

    Attributes:
        input_ids: [prompt | completion | end].
        prompt_length: Tokens of the prompt, chat template included.
    """

    input_ids: tuple[int, ...]
    prompt_length: int

    @property
    def completion_length(self) -> int:
        """Tokens of the completion, its end token included."""
        return len(self.input_ids) - self.prompt_length


@dataclass(frozen=True)
class Batch:
    """Rows padded on the right.

    Attributes:
        input_ids: Shape (N, T).
        completion: True at the completion's tokens, shape (N, T).
    """

    input_ids: torch.Tensor
    completion: torch.Tensor


def prompt_ids(tokenizer: Any, prompt: str) -> list[int]:
    """Return a user turn in the chat template, up to where the answer begins, as tokens."""
    turns = [{"role": "user", "content": prompt}]
    text = tokenizer.apply_chat_template(turns, tokenize=False, add_generation_prompt=True)
    # The template writes the special tokens itself.
    return list(tokenizer(text, add_special_tokens=False)["input_ids"])


def completion_ids(tokenizer: Any, completion: str) -> list[int]:
    """Return an answer as tokens, with the token that ends it."""
    ids = list(tokenizer(completion, add_special_tokens=False)["input_ids"])
    return [*ids, end_token(tokenizer)]


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


def encode(tokenizer: Any, prompt: str, completion: str, max_length: int) -> Row | None:
    """Return the row of a user turn and its answer, or None where it is longer than `max_length`.

    Prompt and completion are tokenised apart, so that the tokens of one never depend on the other.
    """
    ids = prompt_ids(tokenizer, prompt)
    row = Row((*ids, *completion_ids(tokenizer, completion)), len(ids))
    return row if len(row.input_ids) <= max_length else None


def collate(rows: Sequence[Row], pad: int, device: Any = None) -> Batch:
    """Pad rows on the right to one length (the longest, rounded up) and stack them.

    There is no attention mask: attention is causal, so no token of a row sees the padding behind
    it, and padding carries no loss.
    """
    import torch

    longest = math.ceil(max(len(row.input_ids) for row in rows) / _LENGTH_STEP) * _LENGTH_STEP
    ids = torch.full((len(rows), longest), pad, dtype=torch.long)
    completion = torch.zeros((len(rows), longest), dtype=torch.bool)
    for place, row in enumerate(rows):
        ids[place, : len(row.input_ids)] = torch.tensor(row.input_ids, dtype=torch.long)
        completion[place, row.prompt_length : len(row.input_ids)] = True
    return Batch(ids.to(device), completion.to(device))


def batches_of(lengths: Sequence[int], tokens: int, most: int | None = None) -> list[list[int]]:
    """Cut items into batches of like length, shortest first.

    A row is padded to the longest of its batch, so one long row among short ones costs as much as
    if all were long: rows of like length waste neither work nor memory.

    Args:
        lengths: Tokens of each item.
        tokens: Items of a batch times its longest item are at most so many; one item may be more.
        most: Most items of a batch; None: any number.

    Returns:
        For each batch the positions of its items.
    """
    batches: list[list[int]] = []
    for place in sorted(range(len(lengths)), key=lambda place: (lengths[place], place)):
        grown = len(batches[-1]) + 1 if batches else 0
        fits = 0 < grown * lengths[place] <= tokens and (most is None or grown <= most)
        if fits:
            batches[-1].append(place)
        else:
            batches.append([place])
    return batches


def completion_logps(model: Any, batch: Batch) -> torch.Tensor:
    """Return each completion's log-probability given its prompt, in nats, shape (N,), float32.

    log pi(C | x) = sum over t of log softmax(logits_{t-1})[C_t]      (Hydra paper, Sec. IV-D)

    The output head is applied at the completion's positions only, and in chunks that are computed
    again in the backward pass: full logits of a batch would take gigabytes.

    Args:
        model: A `PeftModel` or a plain causal language model.
        batch: Rows padded on the right.
    """
    import torch
    from torch.utils.checkpoint import checkpoint

    causal = model.get_base_model() if hasattr(model, "get_base_model") else model
    with half_precision(causal):
        hidden = causal.base_model(input_ids=batch.input_ids, use_cache=False).last_hidden_state
        predicted = batch.completion[:, 1:]  # position t-1 predicts token t
        states = hidden[:, :-1][predicted]  # (P, H)
        targets = batch.input_ids[:, 1:][predicted]  # (P,)
        size = max(1, _LOGITS_PER_CHUNK // causal.config.get_text_config().vocab_size)
        chunks = [
            checkpoint(_token_logps, causal, part, target, use_reentrant=False)
            if torch.is_grad_enabled()
            else _token_logps(causal, part, target)
            for part, target in zip(states.split(size), targets.split(size), strict=True)
        ]
    rows = predicted.nonzero()[:, 0]
    summed = torch.zeros(len(predicted), dtype=torch.float32, device=hidden.device)
    return summed.index_add(0, rows, torch.cat(chunks))


def _token_logps(causal: Any, states: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    """Return log softmax(logits)[target] for each position, (P, H) and (P,) to (P,), float32."""
    logits = _scaled(causal, causal.get_output_embeddings()(states).float())
    chosen: torch.Tensor = logits.gather(1, targets[:, None])[:, 0]
    return chosen - logits.logsumexp(dim=-1)


def _scaled(causal: Any, logits: torch.Tensor) -> torch.Tensor:
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


@contextlib.contextmanager
def half_precision(model: Any) -> Iterator[None]:
    """Compute in bfloat16 where the frozen weights are; the adapter's float32 weights are cast.

    Without it PEFT computes the adapter's products in float32, which takes a fifth more time on a
    CPU and more on a GPU, and keeps a float32 copy of every layer's input for the backward pass.
    With gradient checkpointing the backward pass has to run inside it too, for it computes the
    forward pass again.
    """
    import torch
    from peft.helpers import disable_input_dtype_casting

    half = model.dtype == torch.bfloat16
    with (
        torch.autocast(model.device.type, torch.bfloat16, enabled=half),
        disable_input_dtype_casting(model, active=half),
    ):
        yield
