"""The sandbox's contract in three verbs: open a worker, run a program on an input, close.

    with sandbox.open() as worker:
        run = worker.run(Program(source), Call(args=[], stdin="3\\n"), Limits())

A worker survives whatever a program does; a failure of the program is an outcome, never an
exception. What a run used is read by its trusted parent, before the program's first instruction and
after its end, so the program cannot forge it. Its answer is data, compared outside: expected
answers never go in.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Protocol, Self

from hydraopt.common.files import sha256_text
from hydraopt.profiling.records import Call, Limits, Outcome


class Language(enum.StrEnum):
    """What a program is written in."""

    PYTHON = "python"
    C = "c"
    CPP = "cpp"


@dataclass(frozen=True)
class Program:
    """What is run.

    Attributes:
        source: Its text.
        entry_point: Name of the function that is called with the input's arguments (Python only);
            empty: the program reads standard input and prints its answer.
        language: C and C++ are compiled inside the sandbox, once a worker.
    """

    source: str
    entry_point: str = ""
    language: Language = Language.PYTHON

    @property
    def key(self) -> str:
        """SHA-256 of the source."""
        return sha256_text(self.source)


@dataclass(frozen=True)
class RunOptions:
    """How a run is made.

    Attributes:
        hash_seed: PYTHONHASHSEED of the interpreter; the order of a set may favour one program.
        repeats: Calls of the function in this run, each with arguments of its own; 0: the program
            is loaded and the arguments are made, but nothing is called (what the calls cost is
            the difference). A program that reads standard input runs once.
        trace_memory: Trace the interpreter's allocations (Python only). The run is slower, and
            the program could forge the figure: never a timed run.
        counters: Hardware or software events to count, by the names of `perf`; those that the
            host does not have are left out of the result.
    """

    hash_seed: int = 0
    repeats: int = 1
    trace_memory: bool = False
    counters: tuple[str, ...] = ()


@dataclass(frozen=True)
class Usage:
    """What a run used, from the program's first instruction to its end, as its parent saw it.

    Attributes:
        wall_s: Elapsed seconds.
        cpu_s: User and system seconds of all its threads.
        memory_kib: Peak resident memory above that at the start.
        page_faults: Without I/O.
        involuntary_switches: How often the scheduler took the core away.
    """

    wall_s: float
    cpu_s: float
    memory_kib: float
    page_faults: int
    involuntary_switches: int


@dataclass(frozen=True)
class Run:
    """How a run ended.

    Attributes:
        outcome: `ok` where there is an answer. Never `wrong_answer`: the sandbox knows no answers.
        detail: For a failed run, one line that says why.
        answer: JSON value that the function returned; for a program that reads standard input,
            what it printed, as text.
        stderr: End of what it wrote to standard error.
        usage: What it used; None where it did not start.
        traced_kib: Peak of traced allocations above that at the start, where asked for.
        counts: Event to count, where asked for and known to the host.
    """

    outcome: Outcome
    detail: str = ""
    answer: Any = None
    stderr: str = ""
    usage: Usage | None = None
    traced_kib: float | None = None
    counts: dict[str, int] | None = None


class Worker(Protocol):
    """One worker: runs one program at a time, each in a process of its own."""

    def run(self, program: Program, call: Call, limits: Limits, options: RunOptions = ...) -> Run:
        """Run a program on an input under limits; nothing that it does is raised."""
        ...

    def close(self) -> None:
        """End the worker and all that it started; calling it again does nothing."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None: ...


class Sandbox(Protocol):
    """A way to isolate programs. One sandbox, one file."""

    @property
    def name(self) -> str:
        """Such as `zygote`; stands in the records."""
        ...

    @property
    def isolates(self) -> bool:
        """Whether programs of strangers may run in it."""
        ...

    @property
    def interpreter(self) -> str:
        """What Python programs run on, such as `CPython 3.11.2`; stands in the records.

        Raises:
            UserError: There is none.
        """
        ...

    def open(self) -> Worker:
        """Start a worker.

        Raises:
            UserError: The host lacks what the isolation needs; the message says what, and what to
                do about it.
        """
        ...
