"""Problems and their equivalent programs: the records that every later stage reads."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from hydraopt.common.files import sha256_text
from hydraopt.profiling.records import Call

Split = Literal["train", "validation", "test"]


@dataclass(frozen=True)
class Program:
    """One correct implementation of a problem.

    Attributes:
        name: Short name within the problem, such as `hash_set`.
        source: Python source that defines the problem's entry point.
    """

    name: str
    source: str

    @property
    def program(self) -> str:
        """The program's identity: the SHA-256 of its source."""
        return sha256_text(self.source)


@dataclass(frozen=True)
class Test:
    """A call and the answer that every program must give (JSON values; floats to 1e-9 relative)."""

    __test__ = False  # not a pytest class

    call: Call
    expected: Any


@dataclass(frozen=True)
class ScaledInput:
    """An input for measuring: made by the problem's generator from (size, seed).

    Attributes:
        size: Size parameter handed to the generator.
        seed: Seed of the generator's `random.Random`.
        expected_sha256: SHA-256 of the canonical JSON of the answer.
    """

    size: int
    seed: int
    expected_sha256: str


@dataclass(frozen=True)
class Problem:
    """A task with equivalent programs, tests and a generator of inputs at several sizes.

    Attributes:
        problem: Identity, `family/name`.
        family: Family of inefficiency.
        statement: What the function must do.
        entry_point: Name of the function.
        programs: Equivalent programs; the first is the `original`, shown in prompts.
        tests: Calls with their answers.
        generator: Source of `make_input(rng, size)`, which returns the argument list or a dict
            with `args` and `files`.
        scaled: Inputs for measuring, smallest first.
        constants: Literal in the sources to the literals that may replace it in all programs at
            once (for variants).
        split: `train`, `validation` or `test`; a problem lies in one split only.
    """

    problem: str
    family: str
    statement: str
    entry_point: str
    programs: list[Program]
    tests: list[Test]
    generator: str
    scaled: list[ScaledInput]
    constants: dict[str, list[str]] = field(default_factory=dict)
    split: Split = "train"

    def to_json(self) -> dict[str, Any]:
        """Return the record as plain JSON values."""
        record = asdict(self)
        for entry, program in zip(record["programs"], self.programs, strict=True):
            entry["program"] = program.program
        return record

    @classmethod
    def from_json(cls, record: dict[str, Any]) -> Problem:
        """Read a record.

        Raises:
            ValueError: A program's stated SHA-256 is not that of its source, or no program stands.
            KeyError: A field is missing.
        """
        programs = [Program(entry["name"], entry["source"]) for entry in record["programs"]]
        if not programs:
            raise ValueError("a problem needs at least one program")
        for entry, program in zip(record["programs"], programs, strict=True):
            if entry.get("program", program.program) != program.program:
                raise ValueError(f"program {program.name!r}: its SHA-256 is not that of its source")
        return cls(
            problem=record["problem"],
            family=record["family"],
            statement=record["statement"],
            entry_point=record["entry_point"],
            programs=programs,
            tests=[Test(Call(**entry["call"]), entry["expected"]) for entry in record["tests"]],
            generator=record["generator"],
            scaled=[ScaledInput(**entry) for entry in record["scaled"]],
            constants=record.get("constants", {}),
            split=record.get("split", "train"),
        )


def make_call(generator: str, size: int, seed: int) -> Call:
    """Run a problem's generator: the same (size, seed) gives the same input on every machine.

    The generator is trusted code of the corpus, not of its programs.
    """
    import random

    scope: dict[str, Any] = {}
    exec(compile(generator, "<generator>", "exec"), scope)
    made = scope["make_input"](random.Random(f"{size}:{seed}"), size)
    if isinstance(made, dict):
        return Call(args=made["args"], files=made.get("files", {}))
    return Call(args=made)
