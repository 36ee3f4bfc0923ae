"""Rows of pairs and examples: encoded once, dropped where they are too long."""

from __future__ import annotations

import os
import sys
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from hydraopt.corpus.prompts import completion, prompt
from hydraopt.models.reference_store import ReferenceKey
from hydraopt.models.rows import Row, end_token, prompt_ids, prompts_ids, texts_ids

if TYPE_CHECKING:
    from hydraopt.corpus.examples import SftExample
    from hydraopt.corpus.pairs import Pair
    from hydraopt.models.policy import Policy


CPU_PASS_TOKENS = 1536


TEXTS_AT_ONCE = 512
"""Texts that the tokenizer gets together: it returns Python integers, 36 bytes a token."""


MOST_THREADS = 8
"""Threads that encode side by side, where there are as many cores."""


class Encoder:
    """Encodes prompts and completions, each text once.

    What is kept of a text is four bytes a token; rows are made of it when they are asked for.

    Args:
        tokenizer: With a chat template.
        max_length: Most tokens of a prompt with one of its completions.
    """

    def __init__(self, tokenizer: Any, max_length: int) -> None:
        self.max_length = max_length
        self._tokenizer = tokenizer
        self._end = array("I", [end_token(tokenizer)])
        # By the program's source: the texts around it are always the same.
        self._prompts: dict[str, array[int]] = {}
        self._completions: dict[str, array[int]] = {}

    def prepare(self, originals: Iterable[str], sources: Iterable[str]) -> None:
        """Encode many prompts and completions, which is quicker than one by one.

        Args:
            originals: Programs that prompts (without weights) show.
            sources: Programs that are answers.
        """
        self._extend(self._prompts, self._prompt_arrays, originals)
        self._extend(self._completions, self._completion_arrays, sources)

    def _extend(
        self,
        known: dict[str, array[int]],
        encode: Callable[[Sequence[str]], list[array[int]]],
        texts: Iterable[str],
    ) -> None:
        new = [text for text in dict.fromkeys(texts) if text not in known]
        parts = [new[start : start + TEXTS_AT_ONCE] for start in range(0, len(new), TEXTS_AT_ONCE)]
        if len(parts) < 2:
            for part in parts:
                known |= zip(part, encode(part), strict=True)
            return
        # Threads of our own: the tokenizer's must not be there when a loader's worker is forked.
        with ThreadPoolExecutor(min(MOST_THREADS, os.cpu_count() or 1)) as pool:
            for part, found in zip(parts, pool.map(encode, parts), strict=True):
                known |= zip(part, found, strict=True)

    def _prompt_arrays(self, originals: Sequence[str]) -> list[array[int]]:
        found = prompts_ids(self._tokenizer, [prompt(original) for original in originals])
        return [array("I", ids) for ids in found]

    def _completion_arrays(self, sources: Sequence[str]) -> list[array[int]]:
        found = texts_ids(self._tokenizer, [completion(source) for source in sources])
        return [array("I", ids) + self._end for ids in found]

    def sizes(self, original: str, sources: Sequence[str]) -> tuple[int, int]:
        """Return the tokens of a row (without weights), and those of its longest line.

        See `Row.tokens` and `Row.longest`.
        """
        self.prepare([original], sources)
        shown = len(self._prompts[original])
        answers = [len(self._completions[source]) for source in sources]
        return shown + sum(answers), shown + max(answers)

    def row(
        self, original: str, sources: Sequence[str], weights: Mapping[str, float] | None = None
    ) -> Row | None:
        """Return the row of an original and programs, or None where one is too long.

        Args:
            original: The program that the prompt shows.
            sources: The programs that are the answers.
            weights: What the prompt shows of the weights; None: nothing.
        """
        # Prompts with weights are too many to keep.
        self.prepare([original] if weights is None else [], sources)
        ids = (
            tuple(self._prompts[original])
            if weights is None
            else tuple(prompt_ids(self._tokenizer, prompt(original, weights)))
        )
        row = Row(ids, tuple(tuple(self._completions[source]) for source in sources))
        return row if row.longest <= self.max_length else None

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


class ExampleRows(Sequence[Row]):
    """Rows of examples, each made when it is asked for.

    Args:
        encoder: Makes them.
        examples: None of them too long.
    """

    def __init__(self, encoder: Encoder, examples: Sequence[SftExample]) -> None:
        self._encoder = encoder
        self._examples = examples

    def __len__(self) -> int:
        return len(self._examples)

    def __getitem__(self, place: Any) -> Any:
        """Return the row of one example."""
        example: SftExample = self._examples[place]
        row = self._encoder.row(example.original, [example.target], example.weights)
        if row is None:
            raise ValueError(f"example {place} does not fit; it should have been dropped")
        return row


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
    policy: pi_ref(y | x) stands as the reference of pi(y | x, w) for every w, which is a
    legitimate reference in DPO (any fixed distribution over completions is), and one figure per
    program serves all weights. The warm start may have shown weights to the reference, too: then
    the policy begins with log-ratios that differ from 0, on the side that w asks for.
    """
    return ReferenceKey.of(prompt(original), completion(source))
