"""Reference log-probabilities on disk: computed once for a program, found by every later run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hydraopt.common.files import append_lines, read_lines, sha256_text
from hydraopt.models.cache import cache_folder
from hydraopt.models.logps import completion_logps
from hydraopt.models.resting import resting
from hydraopt.models.rows import Row, fill

if TYPE_CHECKING:
    from hydraopt.models.policy import Policy

FORMAT = 1
"""Version of a record. 1: first version."""

BATCH_TOKENS = 2048
"""Tokens (with padding) that go through the model at once when the store is filled."""


@dataclass(frozen=True)
class ReferenceKey:
    """What identifies a reference log-probability within one reference's file.

    Attributes:
        prompt: SHA-256 of the user turn.
        program: SHA-256 of the completion's text, that is of the program as the policy writes it.
    """

    prompt: str
    program: str

    @classmethod
    def of(cls, prompt: str, completion: str) -> ReferenceKey:
        """Return the key of a user turn and its answer."""
        return cls(sha256_text(prompt), sha256_text(completion))


class ReferenceStore:
    """Summed log-probabilities in nats under one frozen reference, in an append-only JSONL file.

    The file belongs to one reference: its name is the policy's fingerprint, which covers frozen
    weights, adapter, tokenizer and chat template. So the full key of a figure is (model, adapter,
    tokenizer, prompt, program). A kill tears at most the last line, which is computed again, and
    several runs may extend the file at once.

    Args:
        path: The file; it need not exist.
        on_warning: Told of malformed lines.
    """

    def __init__(self, path: Path, on_warning: Callable[[str], None] | None = None) -> None:
        self.path = path
        self._known: dict[ReferenceKey, float] = {}
        if path.is_file():
            for number, record in read_lines(path, on_warning):
                if record.get("format") != FORMAT:
                    continue
                try:
                    key = ReferenceKey(str(record["prompt"]), str(record["program"]))
                    self._known[key] = float(record["logps"])
                except (KeyError, TypeError, ValueError) as error:
                    if on_warning is not None:
                        on_warning(f"{path}:{number}: not a record ({error!r}); it is skipped")

    @classmethod
    def of(
        cls,
        policy: Policy,
        cache_dir: Path | str | None = None,
        on_warning: Callable[[str], None] | None = None,
    ) -> ReferenceStore:
        """Return the store of a policy as it was loaded, in the cache folder."""
        # A hub model's name is its id or folder; the last part is enough for the reader.
        name = f"{Path(policy.spec.name).name}-{policy.fingerprint[:24]}.jsonl"
        return cls(cache_folder(cache_dir) / "reference" / name, on_warning)

    def __len__(self) -> int:
        return len(self._known)

    def missing(self, keys: Iterable[ReferenceKey]) -> list[ReferenceKey]:
        """Return the keys that are not stored yet, each once, in order."""
        return [key for key in dict.fromkeys(keys) if key not in self._known]

    def get_many(self, keys: Sequence[ReferenceKey]) -> list[float]:
        """Return the log-probabilities of stored keys, in nats, in order.

        Raises:
            KeyError: A key is not stored.
        """
        return [self._known[key] for key in keys]

    def fill(
        self,
        policy: Policy,
        rows: Mapping[ReferenceKey, Row],
        progress: Callable[[int, int], None] | None = None,
    ) -> int:
        """Compute and store what is missing, and return how many that were.

        Each batch is written as soon as it is computed.

        Args:
            policy: The reference: the policy as it was loaded, before any training.
            rows: Key to its row, with one completion; for a prompt that shows weights, the row of
                the prompt without them (the reference never saw weights).
            progress: Told (done, of how many) before the first and after every batch.

        Raises:
            UserError: The disk is full; what was computed before is kept.
        """
        todo = self.missing(rows)
        done = 0
        if progress is not None and todo:
            progress(done, len(todo))
        with resting(policy.model):
            for batch in _batches(policy, rows, todo):
                # In one write: a fill that is killed goes on with the next batch, and as batches
                # are cut in order, they are the ones that it would have had. So every figure is
                # bit for bit what it would have been.
                found = _logps(policy, batch)
                append_lines(self.path, [_record(*entry) for entry in found.items()])
                self._known |= found
                done += len(found)
                if progress is not None:
                    progress(done, len(todo))
        return len(todo)


Shared = tuple[Row, list[ReferenceKey]]
"""A prompt with some of its completions, and their keys."""


def _batches(
    policy: Policy, rows: Mapping[ReferenceKey, Row], todo: Sequence[ReferenceKey]
) -> list[list[Shared]]:
    """Bring completions of one prompt together, and cut what comes of it into batches."""
    by_prompt: dict[tuple[int, ...], list[ReferenceKey]] = {}
    for key in todo:
        by_prompt.setdefault(rows[key].prompt, []).append(key)
    shared: list[Shared] = []
    for prompt, keys in by_prompt.items():
        completions = [rows[key].completions[0] for key in keys]
        # Not more of one prompt than fit into a batch.
        for places in fill([len(c) for c in completions], BATCH_TOKENS - len(prompt)):
            row = Row(prompt, tuple(completions[place] for place in places))
            shared.append((row, [keys[place] for place in places]))
    cut = policy.passes([row for row, _ in shared], BATCH_TOKENS)
    return [[shared[place] for place in places] for places in cut]


def _logps(policy: Policy, batch: Sequence[Shared]) -> dict[ReferenceKey, float]:
    found = completion_logps(policy.model, policy.batch([row for row, _ in batch]))
    keys = [key for _, keys in batch for key in keys]
    return dict(zip(keys, found.tolist(), strict=True))


def _record(key: ReferenceKey, logps: float) -> dict[str, Any]:
    return {"format": FORMAT, "prompt": key.prompt, "program": key.program, "logps": logps}
