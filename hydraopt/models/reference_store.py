"""Reference log-probabilities on disk: computed once for a program, found by every later run."""

from __future__ import annotations

import hashlib
import heapq
import json
import logging
import math
import os
import random
import shutil
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hydraopt.common.errors import UserError
from hydraopt.common.files import append_lines, canonical_json, lockable, sha256_text
from hydraopt.models.cache import cache_folder
from hydraopt.models.logps import completion_logps
from hydraopt.models.resting import resting
from hydraopt.models.rows import Row, encode, fill

if TYPE_CHECKING:
    from hydraopt.models.policy import Policy

log = logging.getLogger(__name__)

FORMAT = 2
"""Version of a record. 1: neither reference nor checksum, so it is not believed. 2: both."""

BATCH_TOKENS = 2048
"""Tokens (with padding) that go through the model at once when the store is filled."""

WINDOW = 1024
"""Programs whose rows are in memory at once when the store is filled."""

CHECKED = 3
"""How many stored figures are computed again before a run trusts the others."""

TOLERANCE = {"float32": 5e-4, "bfloat16": 0.4}
"""Nats per square root of a completion's tokens by which a figure may differ when it is computed
again, as root mean square over those that are; by what is rounded."""

POLL_S = 1.0
"""How often a waiting process looks at what another one has computed."""

STALLED_S = 1800.0
"""After so long without a new figure a waiting process no longer believes in the one that holds the
lock: its machine may be gone, which some network file systems never learn."""


@dataclass(frozen=True, slots=True)
class ReferenceKey:
    """What identifies a reference log-probability within one reference's file.

    Attributes:
        prompt: SHA-256 of the user turn, 32 bytes.
        program: SHA-256 of the completion's text, that is of the program as the policy writes it.
    """

    prompt: bytes
    program: bytes

    @classmethod
    def of(cls, prompt: str, completion: str) -> ReferenceKey:
        """Return the key of a user turn and its answer."""
        texts = (prompt, completion)
        return cls(*(hashlib.sha256(text.encode()).digest() for text in texts))


@dataclass(frozen=True)
class Filled:
    """What `ReferenceStore.fill` did.

    Attributes:
        computed: Figures that were computed and stored.
        checked: Stored figures that were computed again, to see whether they still hold.
    """

    computed: int
    checked: int


class ReferenceStore:
    """Summed log-probabilities in nats under one frozen reference, in an append-only JSONL file.

    The file belongs to one reference (`reference_of`), which every record names in full. That
    covers the frozen weights, their type and quantisation, the adapter with its scaling, the
    tokenizer, the chat template and what the two make of a turn; the record's own key covers the
    texts. Not part of it is what changes a figure by its rounding only: device, attention, whether
    prompts are shared, batches, versions of libraries; nor the longest row, which decides what is
    asked for; nor a fresh adapter, which changes nothing before it is trained.

    Nothing of the file is taken on trust. Each record carries a checksum; a line that is torn,
    altered or of another reference is told, left out, and its figure computed again. And a few
    stored figures are computed again by every run (`fill`), for weights may change in a way that
    their identity does not show, and so may the libraries that compute with them.

    Several processes may share the file: one fills it under its lock, and the others wait.

    Args:
        path: The file; it need not exist.
        reference: Identity of the reference.
        on_warning: Told of lines that do not count, and of figures that no longer hold.
    """

    def __init__(
        self, path: Path, reference: str, on_warning: Callable[[str], None] | None = None
    ) -> None:
        self.path = path
        self.reference = reference
        self._warn = on_warning or (lambda message: None)
        self._known: dict[ReferenceKey, float] = {}
        self._forget()
        self.refresh()

    @classmethod
    def of(
        cls,
        policy: Policy,
        cache_dir: Path | str | None = None,
        on_warning: Callable[[str], None] | None = None,
    ) -> ReferenceStore:
        """Return the store of a policy as it was loaded, in the cache folder."""
        reference = reference_of(policy)
        # A hub model's name is its id or folder; the last part is enough for the reader.
        name = f"{Path(policy.spec.name).name}-{reference[:24]}.jsonl"
        return cls(cache_folder(cache_dir) / "reference" / name, reference, on_warning)

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

    def refresh(self) -> int:
        """Read what has been appended since the last look, and return how many records that is.

        Of a key's records the first holds, so that every run has the same figure. A last line
        without its end is left for later: it is being written, or it was torn and the next record
        closes it.

        Raises:
            UserError: The file cannot be read.
        """
        read = 0
        bad: Counter[str] = Counter()
        first: dict[str, int] = {}
        try:
            with self.path.open("rb") as stream:
                if os.fstat(stream.fileno()).st_size < self._offset:
                    self._forget()  # it was begun anew
                stream.seek(self._offset)
                for line in stream:
                    if not line.endswith(b"\n"):
                        break
                    self._offset += len(line)
                    self._lines += 1
                    try:
                        key, logps = _parsed(line, self.reference)
                    except ValueError as error:
                        bad[str(error)] += 1
                        first.setdefault(str(error), self._lines)
                        continue
                    self._known.setdefault(key, logps)
                    read += 1
        except FileNotFoundError:
            return 0
        except OSError as error:
            raise UserError(
                f"{self.path} cannot be read ({error.strerror}). Check its permissions, or remove "
                "it: its figures are then computed again."
            ) from error
        for reason, count in bad.items():
            more = f", and {count - 1} more like it" if count > 1 else ""
            self._warn(
                f"{self.path}:{first[reason]}: {reason}{more}. It does not count; what is needed "
                "of it is computed again."
            )
        return read

    def fill(
        self,
        policy: Policy,
        keys: Iterable[ReferenceKey],
        row_of: Callable[[ReferenceKey], Row],
        progress: Callable[[int, int], None] | None = None,
    ) -> Filled:
        """Compute and store what is missing, after a look whether what is there still holds.

        Each batch is written as soon as it is computed, so a fill that is killed goes on where it
        stopped. While another process fills the same file, this one waits and then computes what is
        left. Where the file system has no locks, they compute in different orders and leave out
        what they find.

        `CHECKED` stored figures, always the same, are computed again. Where they differ by more
        than rounding (`TOLERANCE`) the whole file is set aside with a warning, as *.stale, and
        filled anew: no run trains on figures that are not its own model's.

        Packed rows gave the same bits whatever they were packed with. One completion to a line
        instead of packed, figures differed, as root mean square (and at most), by 3e-6 (1e-5) in
        float32 and 0.05 (0.14) in bfloat16, in nats per square root of the tokens, which is how
        rounding adds up: SmolLM2-135M on a CPU, completions of 27 to 378 tokens. `TOLERANCE` leaves
        room for other models and devices.

        Args:
            policy: The reference: the policy as it was loaded, before any training.
            keys: What is wanted, in the order in which it is computed.
            row_of: Returns a key's row, with one completion; for a prompt that shows weights, the
                row of the prompt without them (the reference never saw weights).
            progress: Told (done, of how many) while this or another process computes.

        Raises:
            UserError: The disk is full, or the model gives a figure that is none; what was computed
                before is kept.
        """
        keys = dict.fromkeys(keys)
        tell = progress or (lambda done, total: None)
        self.refresh()
        checked = self._sample(keys)
        if not self.missing(keys) and not self._differs(policy, checked, row_of):
            return Filled(0, len(checked))
        with lockable(self.path) as locked:
            self._wait_for_turn(locked, keys, tell)
            checked = self._sample(keys)
            if self._differs(policy, checked, row_of):
                self._forget()  # another process may have found so too, and filled it anew
                self.refresh()
                checked = self._sample(keys)
                if difference := self._differs(policy, checked, row_of):
                    self._set_aside(difference)
            computed = self._compute(policy, keys, row_of, tell)
        return Filled(computed, len(checked))

    def _sample(self, keys: Collection[ReferenceKey]) -> list[ReferenceKey]:
        """Return the stored keys whose figures are computed again, by what is as good as chance."""
        stored = (key for key in keys if key in self._known)
        return heapq.nsmallest(CHECKED, stored, key=lambda key: (key.program, key.prompt))

    def _differs(
        self,
        policy: Policy,
        keys: Sequence[ReferenceKey],
        row_of: Callable[[ReferenceKey], Row],
    ) -> str:
        """Compute stored figures again; return how they differ, empty where they do not."""
        if not keys:
            return ""
        rows = [row_of(key) for key in keys]
        again: dict[ReferenceKey, float] = {}
        with resting(policy.model):
            for places in policy.passes(rows, BATCH_TOKENS):
                again |= _logps(policy, [(rows[place], [keys[place]]) for place in places])
        scaled = [
            (again[key] - self._known[key]) / math.sqrt(row.completion_tokens)
            for key, row in zip(keys, rows, strict=True)
        ]
        difference = math.sqrt(sum(value**2 for value in scaled) / len(scaled))
        rounded = policy.spec.dtype if policy.spec.quantization == "none" else "bfloat16"
        if difference <= TOLERANCE[rounded]:
            return ""
        pairs = ", ".join(f"{self._known[key]:.6g} is now {again[key]:.6g}" for key in keys)
        return (
            f"of {len(keys)} figures that were computed again, {pairs} nats, which is "
            f"{difference:.2g} per square root of the tokens, and rounding in {rounded} is at most "
            f"{TOLERANCE[rounded]:g}"
        )

    def _wait_for_turn(
        self,
        locked: Callable[[], bool],
        keys: Collection[ReferenceKey],
        tell: Callable[[int, int], None],
    ) -> None:
        """Wait until no other process fills the file, and read what it has left."""
        since = 0.0
        while not locked():
            left = self.missing(keys)
            if not since:
                log.info(
                    "Another process computes reference log-probabilities of the same policy: "
                    "waiting for it (%d of %d are there). They go to %s.",
                    len(keys) - len(left),
                    len(keys),
                    self.path,
                )
                since = time.monotonic()
            if left:  # else it computes what others want
                tell(len(keys) - len(left), len(keys))
            time.sleep(POLL_S)
            if self.refresh():
                since = time.monotonic()
            elif time.monotonic() - since > STALLED_S:
                self._warn(
                    f"{self.path}: the process that holds it has added nothing for "
                    f"{STALLED_S / 60:g} minutes; this one computes what is missing itself."
                )
                break
        self.refresh()

    def _compute(
        self,
        policy: Policy,
        keys: Collection[ReferenceKey],
        row_of: Callable[[ReferenceKey], Row],
        tell: Callable[[int, int], None],
    ) -> int:
        todo = self.missing(keys)
        if not todo:
            return 0
        done = len(keys) - len(todo)
        tell(done, len(keys))
        computed = 0
        windows = _windows(keys)[::-1]
        with resting(policy.model):
            while windows:
                rows = {key: row_of(key) for key in self.missing(windows.pop())}
                batches = _batches(policy, rows)[::-1] if rows else []
                while batches:
                    # In one write: a fill that is killed goes on with the next batch, and as
                    # batches are cut in order, they are the ones that it would have had. So every
                    # figure is bit for bit what it would have been.
                    found = _logps(policy, batches.pop())
                    append_lines(
                        self.path, [_record(self.reference, *each) for each in found.items()]
                    )
                    computed += len(found)
                    done += len(found)
                    if self.refresh() > len(found):
                        # Others write too, so there are no locks. Lest all compute the same:
                        batches = [batch for batch in batches if self.missing(_keys_of(batch))]
                        for order in (windows, batches):
                            random.Random(os.urandom(8)).shuffle(order)
                        done = len(keys) - len(self.missing(keys))
                    for key, logps in found.items():  # without locks a line may be written over
                        self._known.setdefault(key, logps)
                    tell(done, len(keys))
        return computed

    def _set_aside(self, difference: str) -> None:
        """Empty the file and keep a copy; the file itself stays, for the lock is on it."""
        aside = self.path.with_suffix(".stale")
        self._warn(
            f"{self.path} no longer holds what the model gives: {difference}. The model's files or "
            f"the libraries have changed since. It is set aside as {aside.name}, and its figures "
            "are computed again."
        )
        try:
            shutil.copyfile(self.path, aside)
            os.truncate(self.path, 0)
        except OSError as error:
            raise UserError(
                f"{self.path} could not be set aside ({error.strerror}). Remove it, and run the "
                "same command again."
            ) from error
        self._forget()

    def _forget(self) -> None:
        self._known.clear()
        self._offset = 0  # bytes read so far
        self._lines = 0


def reference_of(policy: Policy) -> str:
    """Return the identity of a policy as a reference, as 64 hexadecimal digits.

    Beside the policy's fingerprint it holds the tokens of a question and its answer: a template
    may write special tokens that the tokenizer names elsewhere, or the day's date. (Then figures
    serve for that day; they would be another prompt's on the next.)
    """
    turn = encode(policy.tokenizer, "question", ["answer"])
    return sha256_text(canonical_json([policy.fingerprint, turn.prompt, turn.completions]))


Shared = tuple[Row, list[ReferenceKey]]
"""A prompt with some of its completions, and their keys."""


def _windows(keys: Iterable[ReferenceKey]) -> list[list[ReferenceKey]]:
    """Bring the keys of one prompt together, and cut what comes of it into windows."""
    by_prompt: dict[bytes, list[ReferenceKey]] = {}
    for key in keys:
        by_prompt.setdefault(key.prompt, []).append(key)
    windows: list[list[ReferenceKey]] = [[]]
    for together in by_prompt.values():
        if len(windows[-1]) >= WINDOW:
            windows.append([])
        windows[-1] += together
    return windows


def _batches(policy: Policy, rows: Mapping[ReferenceKey, Row]) -> list[list[Shared]]:
    """Bring completions of one prompt together, and cut what comes of it into batches."""
    by_prompt: dict[tuple[int, ...], list[ReferenceKey]] = {}
    for key, row in rows.items():
        by_prompt.setdefault(row.prompt, []).append(key)
    shared: list[Shared] = []
    for prompt, keys in by_prompt.items():
        completions = [rows[key].completions[0] for key in keys]
        # Not more of one prompt than fit into a batch.
        for places in fill([len(c) for c in completions], BATCH_TOKENS - len(prompt)):
            row = Row(prompt, tuple(completions[place] for place in places))
            shared.append((row, [keys[place] for place in places]))
    cut = policy.passes([row for row, _ in shared], BATCH_TOKENS)
    return [[shared[place] for place in places] for places in cut]


def _keys_of(batch: Sequence[Shared]) -> list[ReferenceKey]:
    return [key for _, keys in batch for key in keys]


def _logps(policy: Policy, batch: Sequence[Shared]) -> dict[ReferenceKey, float]:
    """Return the log-probabilities of a batch's completions, in nats.

    Raises:
        UserError: One of them is no number.
    """
    found = completion_logps(policy.model, policy.batch([row for row, _ in batch])).tolist()
    if not all(math.isfinite(logps) for logps in found):
        raise UserError(
            f"The reference {policy.spec.name} ({policy.spec.dtype}) gives a log-probability that "
            "is not finite, so there is nothing to train against. Try model.dtype=float32; if that "
            "does not help, its weights or its adapter are damaged."
        )
    return dict(zip(_keys_of(batch), found, strict=True))


def _record(reference: str, key: ReferenceKey, logps: float) -> dict[str, Any]:
    record = {
        "format": FORMAT,
        "reference": reference,
        "prompt": key.prompt.hex(),
        "program": key.program.hex(),
        "logps": logps,
    }
    return record | {"check": _checksum(record)}


def _checksum(record: Mapping[str, Any]) -> str:
    return sha256_text(canonical_json(record))[:16]


def _parsed(line: bytes, reference: str) -> tuple[ReferenceKey, float]:
    """Return a record's key and its log-probability.

    Raises:
        ValueError: It does not count; the text says why.
    """
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        record = None
    if not isinstance(record, dict):
        raise ValueError("not a record (torn, or not of this file)")
    if record.get("format") != FORMAT:
        raise ValueError(f"a record of format {record.get('format')!r}, not {FORMAT}")
    if record.pop("check", None) != _checksum(record):
        raise ValueError("an altered record (its checksum does not fit)")
    if record["reference"] != reference:
        raise ValueError("a record of another reference")
    key = ReferenceKey(bytes.fromhex(record["prompt"]), bytes.fromhex(record["program"]))
    return key, record["logps"]
