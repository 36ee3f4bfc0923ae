"""A measuring job cut into shards, each with a file of its own, and the files put together again.

No two shards write into one file, so that shards on many hosts are safe on a network file system
without any lock between them. All programs of one problem are measured by one shard: figures are
compared within a problem, and only those of one machine may be.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hydraopt.common.errors import UserError
from hydraopt.common.files import canonical_json, sha256_text, write_atomic
from hydraopt.profiling.records import Key, Limits, Measurement, Outcome
from hydraopt.profiling.store import read_measurements


@dataclass(frozen=True)
class Shard:
    """One of `count` parts of a measuring job.

    Attributes:
        index: From 0 to count - 1.
        count: How many parts there are; 1: the job is not cut.

    Raises:
        UserError: `count` is not positive, or `index` is not in [0, count).
    """

    index: int = 0
    count: int = 1

    def __post_init__(self) -> None:
        if self.count < 1:
            raise UserError(f"shard.count={self.count}: there is at least one shard.")
        if not 0 <= self.index < self.count:
            raise UserError(
                f"shard.index={self.index}: it runs from 0 to shard.count - 1 = {self.count - 1}."
            )

    def holds(self, group: str) -> bool:
        """Return whether a group of items (a problem) is measured by this shard.

        The group's hash decides, so it does not depend on what else is measured.
        """
        return int(sha256_text(group)[:8], 16) % self.count == self.index

    @property
    def name(self) -> str:
        """Such as `shard-0003-of-0016`."""
        return f"shard-{self.index:04d}-of-{self.count:04d}"

    def path(self, whole: Path) -> Path:
        """Return the shard's own file beside the whole job's."""
        if self.count == 1:
            return whole
        return whole.with_name(f"{whole.stem}.{self.name}{whole.suffix}")


@dataclass(frozen=True)
class Merged:
    """What came of putting shards together.

    Attributes:
        files: Shards' files that were read.
        missing: Shards without a file, such as `0003 of 0016`.
        records: Records in the whole file now, one a key.
        repeated: Records whose key stood in several files.
        outcomes: Outcome to the number of records.
    """

    files: list[Path]
    missing: list[str]
    records: int
    repeated: int
    outcomes: Counter[str]


def merge(whole: Path, on_warning: Callable[[str], None] | None = None) -> Merged:
    """Put the shards' records into the whole job's file, each key once; shards' files stay.

    What stands in the whole file already is kept. Of two records with one key the later counts,
    but a run that failed by our own fault (`sandbox_error`) never replaces another, nor one that a
    limit ended a run that went on to its end or to a higher limit.

    Args:
        whole: The whole job's file; it is written whole or not at all.
        on_warning: Told of malformed lines.

    Raises:
        UserError: There is no shard, or a file cannot be read or written.
    """
    files = shard_files(whole)
    if not files:
        raise UserError(
            f"There is no shard of {whole} to merge (looked for "
            f"{whole.stem}.shard-*-of-*{whole.suffix}). Measure with shard.index=0 shard.count=N "
            "first, or check output=."
        )
    found: dict[Key, Measurement] = {}
    repeated = 0
    for path in ([whole] if whole.is_file() else []) + files:
        for measurement in read_measurements(path, on_warning):
            known = found.get(measurement.key())
            repeated += known is not None
            if known is None or _replaces(measurement, known):
                found[measurement.key()] = measurement
    lines = [canonical_json(measurement.to_json()) + "\n" for measurement in found.values()]
    write_atomic(whole, "".join(lines))
    outcomes = Counter(measurement.outcome.value for measurement in found.values())
    return Merged(files, _missing(files), len(found), repeated, outcomes)


def _replaces(later: Measurement, known: Measurement) -> bool:
    lower = later.outcome is known.outcome and later.limit < known.limit
    return _worth(later.outcome) >= _worth(known.outcome) and not lower


def _worth(outcome: Outcome) -> int:
    """Return how much a run says of its program: nothing, that it was cut short, or how it ends."""
    if outcome is Outcome.SANDBOX_ERROR:
        return 0
    return 2 if Limits().of(outcome) is None else 1


def shard_files(whole: Path) -> list[Path]:
    """Return the files of a job's shards that are there, by name."""
    pattern = _name_pattern(whole)
    if not whole.parent.is_dir():
        return []
    return sorted(path for path in whole.parent.iterdir() if pattern.fullmatch(path.name))


def _name_pattern(whole: Path) -> re.Pattern[str]:
    return re.compile(rf"{re.escape(whole.stem)}\.shard-(\d+)-of-(\d+){re.escape(whole.suffix)}")


def _missing(files: list[Path]) -> list[str]:
    """Return the shards that have no file, of every count that occurs."""
    parts = [re.search(r"\.shard-(\d+)-of-(\d+)", path.name) for path in files]
    there = {(int(part[1]), int(part[2])) for part in parts if part}
    return [
        f"{index:04d} of {count:04d}"
        for count in sorted({count for _, count in there})
        for index in range(count)
        if (index, count) not in there
    ]
