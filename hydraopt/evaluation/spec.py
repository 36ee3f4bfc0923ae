"""How candidates are generated and measured, as plain data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class DecodingSpec:
    """How a policy writes candidates.

    Attributes:
        strategy: `greedy`, or `sample` (n candidates per program).
        n: Candidates per program (1 for greedy).
        pick: Which candidate stands for the policy: the `best` verified and measured one, or the
            `first`, whatever came of it.
        temperature: Softmax temperature of sampling.
        top_p: Nucleus of sampling.
        max_new_tokens: Longest completion in tokens.
        batch_size: Programs generated at once.
        seed: Seed of sampling.
        lookup_tokens: Tokens that a local model drafts at once by looking the last ones up in its
            prompt, one program at a time (Saxena, prompt lookup decoding, 2023); 0: no look-up.
        copy_bonus: Nats that a local model's logits gain for the token which goes on with what it
            is copying from its prompt (`hydraopt.models.copying`); 0: none.
    """

    strategy: str = "greedy"
    n: int = 1
    pick: str = "best"
    temperature: float = 0.7
    top_p: float = 0.95
    max_new_tokens: int = 256
    batch_size: int = 8
    seed: int = 0
    lookup_tokens: int = 0
    copy_bonus: float = 0.0


@dataclass
class SuiteSpec:
    """Programs to be improved.

    Attributes:
        name: `seven`, `fifty`; `humaneval`, `mbpp`, `pie`, `codecontests` or `jsonl` (the user's
            own problems), from a file.
        path: That file, gzip or not.
        tests: Tests of `pie` (see `hydraopt.corpus.dataset.DatasetSpec`).
        split: Which of the file's problems: `train`, `validation`, `test`, or `all`.
        limit: At most so many problems, spread evenly over the file; 0: all.
        max_tests: Tests of a public data set's problem that candidates are verified on; 0: all.
        repeats: Timed interleaved rounds of before and after per program.
        min_speedup: A verified candidate counts as an improvement from this latency ratio on.
    """

    name: str = "seven"
    path: str = ""
    tests: str = ""
    split: str = "all"
    limit: int = 0
    max_tests: int = 0
    repeats: int = 7
    min_speedup: float = 1.1


@dataclass
class InstructionSpec:
    """One way to ask.

    Attributes:
        objective: What it asks for, such as `runtime`.
        detail: Such as `minimal` or `detailed`.
        text: Stands in the prompt in place of the task's sentence.
    """

    objective: str = ""
    detail: str = ""
    text: str = ""
