"""What is run, under which limits, and what came out: the terms of every measurement.

One vocabulary: a *call* is one input of a program; a *value* is one repetition's figure; *warmups*
are measured and discarded; an *outcome* says how a run ended. Values are kept raw, with unit,
provenance and host; summaries are computed later.
"""

from __future__ import annotations

import enum
import functools
import sys
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from hydraopt.common.files import canonical_json, sha256_text

FORMAT = 1
"""Version of the measurement record. 1: first version."""

Key = tuple[str, str, str, str]
"""`Measurement.key()`."""

_DIGITS = 6
"""Significant digits that are kept of a value: no clock or counter here is good for more."""


def _rounded(value: float) -> float:
    return float(f"{value:.{_DIGITS}g}")


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"a text is expected, not {type(value).__name__}")
    # One object for equal texts: units, backends and hosts stand in every record.
    return sys.intern(value)


@functools.lru_cache(maxsize=16)
def _host(items: tuple[tuple[str, Any], ...]) -> dict[str, str]:
    """Return a host's description, one object for all records of that host."""
    return {name: _text(value) for name, value in items}


def _numbers(values: Any) -> list[float]:
    if not isinstance(values, list):
        raise TypeError(f"a list of numbers is expected, not {type(values).__name__}")
    return list(map(float, values))


class Outcome(enum.StrEnum):
    """How a run ended. Only `SANDBOX_ERROR` is our own fault, and it never becomes a label."""

    OK = "ok"
    WRONG_ANSWER = "wrong_answer"
    ERROR = "error"
    TIMEOUT = "timeout"
    MEMORY_LIMIT = "memory_limit"
    OUTPUT_LIMIT = "output_limit"
    KILLED = "killed"
    SANDBOX_ERROR = "sandbox_error"


class Provenance(enum.StrEnum):
    """Where a figure comes from: read off, computed from a read figure, or guessed by a model."""

    MEASURED = "measured"
    DERIVED = "derived"
    ESTIMATED = "estimated"


@dataclass(frozen=True)
class Limits:
    """What a run may use.

    Attributes:
        wall_s: Wall-clock seconds for the whole run; past it the outcome is `timeout`.
        memory_mib: Address space in MiB; past it the outcome is `memory_limit`.
        output_mib: Size in MiB of the answers together, of what is printed, and of each file
            written; past it the outcome is `output_limit`.
    """

    wall_s: float = 20.0
    memory_mib: int = 2048
    output_mib: int = 16

    def of(self, outcome: Outcome) -> float | None:
        """Return the limit that an outcome speaks of; None where it speaks of none."""
        limits = {
            Outcome.TIMEOUT: self.wall_s,
            Outcome.MEMORY_LIMIT: self.memory_mib,
            Outcome.OUTPUT_LIMIT: self.output_mib,
        }
        return limits.get(outcome)


@dataclass(frozen=True)
class Call:
    """One input of a program: its function's arguments or its standard input, and its files.

    Attributes:
        args: JSON values (no tuples, sets or bytes).
        files: File name to text; they lie in the working folder when the program runs.
        stdin: Standard input of a program that reads it.
    """

    args: list[Any]
    files: dict[str, str] = field(default_factory=dict)
    stdin: str = ""

    def key(self) -> str:
        """Return the SHA-256 of the input, part of a measurement's key."""
        # Not `asdict`: it copies every entry of a large input.
        parts: dict[str, Any] = {"args": self.args, "files": self.files}
        if self.stdin:
            parts["stdin"] = self.stdin
        return sha256_text(canonical_json(parts))


@dataclass(frozen=True, slots=True)
class MetricValues:
    """Repeated values of one metric.

    Attributes:
        unit: Such as ms, KiB, cycles, calls/s, J.
        values: One figure per repetition.
        provenance: `measured`, `derived` or `estimated`.
        backend: What produced it, such as `perf_counter`, `process_time`, `tracemalloc`.
    """

    unit: str
    values: list[float]
    provenance: Provenance
    backend: str


@dataclass(frozen=True, slots=True)
class Measurement:
    """One program on one input on one machine.

    Attributes:
        program: SHA-256 of the source.
        inputs: `Call.key()` of the input.
        profiler: Name of the profiler that measured.
        machine: Fingerprint of the host (see `hydraopt.profiling.host`).
        outcome: How the run ended; `metrics` is empty unless it is `ok`.
        metrics: Metric name to its repeated values.
        warmups: Discarded latencies in ms.
        detail: For a failed run, the end of its message.
        size: Size parameter of the input (0 where it has none).
        host: Description of the host (CPU, Python, system), for the reader.
        limit: The limit that ended the run, in its unit (see `Limits`); 0 where none did, and in
            records of before it was kept.
    """

    program: str
    inputs: str
    profiler: str
    machine: str
    outcome: Outcome
    metrics: dict[str, MetricValues] = field(default_factory=dict)
    warmups: list[float] = field(default_factory=list)
    detail: str = ""
    size: int = 0
    host: dict[str, str] = field(default_factory=dict)
    limit: float = 0.0

    def key(self) -> Key:
        """Return what identifies the measurement: while it `stands`, it is not made again."""
        return (self.program, self.inputs, self.profiler, self.machine)

    def under(self, limits: Limits) -> Measurement:
        """Return the measurement with the limit that ended it, of those that it was made under."""
        return replace(self, limit=float(limits.of(self.outcome) or 0.0))

    def stands(self, limits: Limits) -> bool:
        """Return whether the measurement need not be made again under these limits.

        An answer and a failure of the program's own do not depend on the limits, so they stand. A
        run that a limit ended stands until that limit is raised; where it is not known which (a
        record of before it was kept), the run is made once more. Our own failure never stands.
        """
        if self.outcome is Outcome.SANDBOX_ERROR:
            return False
        limit = limits.of(self.outcome)
        return limit is None or limit <= self.limit

    def to_json(self) -> dict[str, Any]:
        """Return the record as plain JSON values, with its format version."""
        record = {"format": FORMAT, **asdict(self)}
        if not self.limit:
            del record["limit"]  # most records have none
        for entry in record["metrics"].values():
            entry["values"] = [_rounded(value) for value in entry["values"]]
        record["warmups"] = [_rounded(value) for value in self.warmups]
        return record

    @classmethod
    def from_json(cls, record: dict[str, Any]) -> Measurement:
        """Read a record.

        Raises:
            ValueError: The format version is unknown.
            KeyError: A field is missing.
            TypeError: A field is of another type.
        """
        if record.get("format") != FORMAT:
            raise ValueError(f"format {record.get('format')!r} is not {FORMAT}")
        metrics = {
            name: MetricValues(
                unit=_text(entry["unit"]),
                values=_numbers(entry["values"]),
                provenance=Provenance(entry["provenance"]),
                backend=_text(entry["backend"]),
            )
            for name, entry in record["metrics"].items()
        }
        return cls(
            program=_text(record["program"]),
            inputs=_text(record["inputs"]),
            profiler=_text(record["profiler"]),
            machine=_text(record["machine"]),
            outcome=Outcome(record["outcome"]),
            metrics=metrics,
            warmups=_numbers(record.get("warmups", [])),
            detail=_text(record.get("detail", "")),
            size=int(record.get("size", 0)),
            host=_host(tuple(record.get("host", {}).items())),
            limit=float(record.get("limit", 0.0)),
        )
