"""Problems and their equivalent programs: the records that every later stage reads."""

from __future__ import annotations

import json
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
    """A call and the answer that every program must give.

    Attributes:
        call: The input.
        expected: JSON value (floats to 1e-9 relative); for a program that reads standard input,
            the text it must print (`hydraopt.profiling.answers.same_output`).
    """

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
    """A task with equivalent programs, tests and inputs for measuring.

    Attributes:
        problem: Identity, `family/name`.
        family: Family of inefficiency.
        statement: What the program must do.
        entry_point: Name of the function; empty: the programs read standard input and print.
        programs: Equivalent programs; the first is the `original`, shown in prompts.
        tests: Calls with their answers.
        generator: Source of `make_input(rng, size)`, which returns the argument list or a dict
            with `args` and `files`; empty where there is none.
        scaled: Inputs for measuring that the generator makes, smallest first.
        constants: Literal in the sources to the literals that may replace it in all programs at
            once (for variants).
        split: `train`, `validation` or `test`; a problem lies in one split only.
        language: What all its programs are written in: `python`, `c` or `cpp`.
        inputs: Inputs for measuring that are given as data, smallest first.
        given_pairs: Pairs that the data set itself names: names of a slower and a faster program.
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
    language: str = "python"
    inputs: list[Test] = field(default_factory=list)
    given_pairs: list[tuple[str, str]] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        """Return the record as plain JSON values; what most problems lack is left out."""
        record = asdict(self)
        for entry, program in zip(record["programs"], self.programs, strict=True):
            entry["program"] = program.program
        for entry in (*record["tests"], *record["inputs"]):
            if not entry["call"]["stdin"]:
                del entry["call"]["stdin"]
        if self.language == "python":
            del record["language"]
        for name in ("inputs", "given_pairs"):
            if not record[name]:
                del record[name]
        return record

    @classmethod
    def from_json(cls, record: dict[str, Any]) -> Problem:
        """Read a record.

        Raises:
            ValueError: A program's stated SHA-256 is not that of its source, no program stands, or
                a given pair names one that does not stand.
            KeyError: A field is missing.
            TypeError: A field is of another type.
        """
        for name in ("problem", "family", "statement", "entry_point", "generator"):
            if not isinstance(record[name], str):
                raise TypeError(f"{name} must be a text, not {type(record[name]).__name__}")
        programs = [Program(entry["name"], entry["source"]) for entry in record["programs"]]
        if not programs:
            raise ValueError("a problem needs at least one program")
        for entry, program in zip(record["programs"], programs, strict=True):
            if entry.get("program", program.program) != program.program:
                raise ValueError(f"program {program.name!r}: its SHA-256 is not that of its source")
        given = [(str(slow), str(fast)) for slow, fast in record.get("given_pairs", [])]
        missing = {name for pair in given for name in pair} - {entry.name for entry in programs}
        if missing:
            raise ValueError(f"given_pairs names {min(missing)!r}, which is no program here")
        return cls(
            problem=record["problem"],
            family=record["family"],
            statement=record["statement"],
            entry_point=record["entry_point"],
            programs=programs,
            tests=[_test(entry) for entry in record["tests"]],
            generator=record["generator"],
            scaled=[ScaledInput(**entry) for entry in record["scaled"]],
            constants=record.get("constants", {}),
            split=record.get("split", "train"),
            language=record.get("language", "python"),
            inputs=[_test(entry) for entry in record.get("inputs", [])],
            given_pairs=given,
        )


def input_size(test: Test) -> int:
    """Return the characters of an input's standard input, or of its arguments' JSON."""
    return len(test.call.stdin) if test.call.stdin else len(json.dumps(test.call.args))


def _test(entry: dict[str, Any]) -> Test:
    return Test(Call(**entry["call"]), entry["expected"])


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
