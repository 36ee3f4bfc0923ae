"""How candidates are generated and measured, as plain data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class DecodingSpec:
    """How a policy writes candidates.

    Attributes:
        strategy: `greedy`, or `sample` (n candidates per program; the best verified one counts).
        n: Candidates per program (1 for greedy).
        temperature: Softmax temperature of sampling.
        top_p: Nucleus of sampling.
        max_new_tokens: Longest completion in tokens.
        batch_size: Programs generated at once.
        seed: Seed of sampling.
    """

    strategy: str = "greedy"
    n: int = 1
    temperature: float = 0.7
    top_p: float = 0.95
    max_new_tokens: int = 256
    batch_size: int = 8
    seed: int = 0


@dataclass
class SuiteSpec:
    """Programs to be improved.

    Attributes:
        name: `seven`, or `jsonl` for the user's own problems.
        path: JSONL of problem records, for `jsonl`.
        repeats: Timed interleaved rounds of before and after per program.
        min_speedup: A verified candidate counts as an improvement from this latency ratio on.
    """

    name: str = "seven"
    path: str = ""
    repeats: int = 7
    min_speedup: float = 1.1
