"""Rows of pairs and examples: encoded once, dropped where they are too long."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from hydraopt.corpus.prompts import completion, prompt
from hydraopt.models.reference_store import ReferenceKey
from hydraopt.models.rows import Row, completion_ids, prompt_ids

if TYPE_CHECKING:
    from hydraopt.corpus.pairs import Pair
    from hydraopt.models.policy import Policy


CPU_PASS_TOKENS = 1536


class Encoder:
    """Encodes prompts and completions, each text once.

    Args:
        tokenizer: With a chat template.
        max_length: Most tokens of a prompt with one of its completions.
    """

    def __init__(self, tokenizer: Any, max_length: int) -> None:
        self._tokenizer = tokenizer
        self._max_length = max_length
        self._prompts: dict[str, tuple[int, ...]] = {}
        self._completions: dict[str, tuple[int, ...]] = {}

    def row(
        self, original: str, sources: Sequence[str], weights: Mapping[str, float] | None = None
    ) -> Row | None:
        """Return the row of an original and programs, or None where one is too long.

        Args:
            original: The program that the prompt shows.
            sources: The programs that are the answers.
            weights: What the prompt shows of the weights; None: nothing.
        """
        text = prompt(original, weights)
        # Prompts with weights are too many to keep.
        ids = self._prompts.get(text) if weights is None else None
        if ids is None:
            ids = tuple(prompt_ids(self._tokenizer, text))
            if weights is None:
                self._prompts[text] = ids
        for source in sources:
            if source not in self._completions:
                answer = completion_ids(self._tokenizer, completion(source))
                self._completions[source] = tuple(answer)
        row = Row(ids, tuple(self._completions[source] for source in sources))
        return row if row.longest <= self._max_length else None

    def pair_row(self, pair: Pair, weights: Mapping[str, float] | None = None) -> Row | None:
        """Return the row of a pair's first and second program, or None where one is too long.

        Where only the shown weights make a row too long they are left out, as in a prompt that
        drop-out leaves without them.

        Args:
            pair: Its original stands in the prompt.
            weights: What the prompt shows of the weights; None: nothing.
        """
        row = self.row(pair.original, [pair.first.source, pair.second.source], weights)
        return self.pair_row(pair) if row is None and weights is not None else row


def pass_tokens(policy: Policy) -> int:
    """Return how many tokens, with padding, one forward and backward pass may hold.

    On a CPU memory is shared with everything else and larger passes are no faster, so they are
    bounded, however many pairs `trainer.batch_size` would allow: about 40 KiB of activations per
    token and layer make 1.8 GiB of SmolLM2-135M's 30 layers. On a GPU the batch size alone counts.
    """
    return CPU_PASS_TOKENS if policy.model.device.type == "cpu" else sys.maxsize


def reference_key(original: str, source: str) -> ReferenceKey:
    """Return the key of a program's reference log-probability.

    The prompt is the one without weights, also where `conditioning=prompt` shows them to the
    policy. The reference was trained before any w was drawn, so what it would make of a prompt
    with weights is arbitrary: pi_ref(y | x) stands as the reference of pi(y | x, w) for every w,
    which is a legitimate reference in DPO (any fixed distribution over completions is), and one
    figure per program serves all weights.
    """
    return ReferenceKey.of(prompt(original), completion(source))
