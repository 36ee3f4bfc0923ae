"""A policy under test: whatever writes candidates. One kind of policy, one file.

`hydraopt.evaluation.generate` decides what is written, keeps it and never asks for it twice; a
policy only writes what it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from hydraopt.corpus.records import Problem
from hydraopt.evaluation.spec import DecodingSpec


@dataclass(frozen=True)
class Order:
    """One candidate to be written.

    Attributes:
        problem: Whose program is to be improved.
        text: The prompt: the user's turn.
        index: Number of the candidate among those of the same prompt.
        key: SHA-256 of policy, prompt, decoding and index; sampling takes its seed from it.
    """

    problem: Problem
    text: str
    index: int
    key: str


@dataclass(frozen=True)
class Reply:
    """What was written, and what it took.

    Attributes:
        text: The assistant's turn; empty where the policy refused to answer.
        prompt_tokens: Tokens read; 0 where nobody counted.
        completion_tokens: Tokens written; 0 where nobody counted.
        cost_usd: What an endpoint charges for it; 0.0 where nothing is charged.
    """

    text: str
    prompt_tokens: int = 0
    completion_tokens: int = 0
    cost_usd: float = 0.0


class PolicyUnderTest(Protocol):
    """Writes candidates."""

    @property
    def name(self) -> str:
        """Short name for tables, such as `smollm2_135m` or `identity`."""
        ...

    @property
    def fingerprint(self) -> str:
        """Identity of all that decides what is written beside prompt, decoding and index."""
        ...

    @property
    def reads_prompts(self) -> bool:
        """Whether the prompt decides what is written.

        Where it does not, two problems that show the same program have candidates of their own.
        """
        ...

    @property
    def left_out(self) -> Sequence[str]:
        """What of a decoding it could not heed so far, such as `temperature`."""
        ...

    def count(self, problem: Problem, decoding: DecodingSpec) -> int:
        """Return how many candidates it writes for a prompt of this problem."""
        ...

    def write(
        self, orders: Sequence[Order], decoding: DecodingSpec
    ) -> Iterator[tuple[Order, Reply]]:
        """Write the candidates, and yield each as soon as it is there, in any order.

        Raises:
            UserError: It cannot go on; what was yielded before is kept.
        """
        ...

    def close(self) -> None:
        """Give back what it holds; calling it again does nothing."""
        ...
