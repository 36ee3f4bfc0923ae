"""Runs programs of strangers on tests, once: what came out is kept on disk.

Programs run in a worker of the sandbox, and answers are compared out here. A verdict is keyed by
the program, its tests with their expected answers, the limits and the environment, and stands in
`verdicts.jsonl` (of a part of a job `verdicts.PART.jsonl`); answers that serve as expected ones lie
in `answers/`, a file for each program. What says nothing about the program is never kept: our own
failures (`sandbox_error`), and time-outs of a program that hardly got the processor.
"""

from __future__ import annotations

import contextlib
import json
import re
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hydraopt.common.closing import Closing
from hydraopt.common.errors import UserError
from hydraopt.common.files import append_line, canonical_json, read_lines, sha256_text, write_atomic
from hydraopt.corpus.records import Test
from hydraopt.profiling.answers import same_answer, same_output
from hydraopt.profiling.records import Call, Limits, Outcome
from hydraopt.profiling.sandbox.contract import Program, Run, Worker

LIMITS = Limits(wall_s=10.0, memory_mib=2048, output_mib=16)
"""For one program on one test."""

_FORMAT = 1
"""Part of every key; it changes with the rules by which answers are compared."""
_BUSY = 0.5
"""A program that ran out of time with less of it on the processor was kept waiting by others."""
_DETAIL = 300
"""Characters that are kept of a message."""


@dataclass(frozen=True)
class Verdict:
    """Whether a program passes its tests.

    Attributes:
        outcome: `ok` where it passes all; else what happened on the first test that it fails.
        detail: What went wrong, in one line.
        test: Position of that test; -1 where it passes all.
    """

    outcome: Outcome
    detail: str = ""
    test: int = -1

    @property
    def passed(self) -> bool:
        """Whether it passes every test."""
        return self.outcome is Outcome.OK

    @property
    def reason(self) -> str:
        """The kind of failure, short: `wrong_answer`, `error: NameError`, `needs numba`, ..."""
        if self.outcome is not Outcome.ERROR:
            return self.outcome.value
        kind, _, message = self.detail.partition(":")
        if kind in ("ModuleNotFoundError", "ImportError") and "No module named" in message:
            name = message.partition("No module named")[2].strip().strip("'")
            return f"needs {re.split(r'[^A-Za-z0-9_]', name)[0]}"
        return f"error: {kind.strip()}" if kind.strip().isidentifier() else "error"


@dataclass(frozen=True)
class Answer:
    """What a program gave for one input; `value` counts where the outcome is `ok`."""

    outcome: Outcome
    value: Any = None
    detail: str = ""


class Verifier(Closing):
    """Verifies programs in sandbox workers; closing it ends them.

    Args:
        open_worker: Starts a worker, such as `sandbox.open`; called only when a program must run,
            once for each of the workers.
        folder: Where verdicts and answers are kept, such as `CACHE/verification`.
        limits: For one program on one test.
        workers: Programs that run at the same time.
        environment: What the programs find (interpreter, packages), as part of the key: where it
            changes, programs are verified anew.
        on_progress: Told how many programs were judged so far, with each.
        part: Name of this process' part of a job that others share in; its verdicts go to a file of
            its own, and everybody reads all files. Empty: there are no others.
    """

    def __init__(
        self,
        open_worker: Callable[[], Worker],
        folder: Path,
        *,
        limits: Limits = LIMITS,
        workers: int = 1,
        environment: str = "",
        on_progress: Callable[[int], None] | None = None,
        part: str = "",
    ) -> None:
        if workers < 1:
            raise UserError(f"workers={workers}: at least one worker is needed. Use workers=1.")
        self._open_worker = open_worker
        self._folder = folder
        self._limits = limits
        self._environment = environment
        self._on_progress = on_progress
        self._own = f"verdicts.{part}.jsonl" if part else "verdicts.jsonl"
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="verify")
        self._local = threading.local()
        self._lock = threading.Lock()
        self._opened: list[Worker] = []
        self._known: dict[str, Verdict] | None = None
        self.runs = 0
        """Runs made so far: what was on disk does not count."""
        self.judged = 0
        """Verdicts given so far."""

    def close(self) -> None:
        """End all workers; a program that waits for its turn is not run any more."""
        self._pool.shutdown(cancel_futures=True)
        for worker in self._opened:
            worker.close()
        self._opened.clear()

    def verdicts(self, tasks: Sequence[tuple[Program, Sequence[Test]]]) -> list[Verdict]:
        """Return whether each program passes its tests, in the order given.

        Raises:
            UserError: A worker cannot be started, or the verdicts cannot be kept.
        """
        return list(self._pool.map(self._verdict, tasks))

    def answers(self, tasks: Sequence[tuple[Program, Sequence[Call]]]) -> list[list[Answer]]:
        """Return what each program answers on its inputs, in the order given.

        Raises:
            UserError: A worker cannot be started, or the answers cannot be kept.
        """
        return list(self._pool.map(self._answers, tasks))

    def _verdict(self, task: tuple[Program, Sequence[Test]]) -> Verdict:
        program, tests = task
        inputs = [[test.call.key(), _json_sha256(test.expected)] for test in tests]
        key = self._key("verdict", program, inputs)
        with self._lock:
            known = self._verdicts_on_disk()
            verdict = known.get(key)
        if verdict is None:
            verdict, telling = self._judge(program, tests)
            if telling:
                self._keep(key, program, verdict)
        with self._lock:
            self.judged += 1
            if self._on_progress is not None:
                self._on_progress(self.judged)
        return verdict

    def _judge(self, program: Program, tests: Sequence[Test]) -> tuple[Verdict, bool]:
        """Return the verdict, and whether it would be the same another time."""
        for position, test in enumerate(tests):
            run = self._run(program, test.call)
            if run.outcome is not Outcome.OK:
                return Verdict(run.outcome, run.detail[:_DETAIL], position), self._telling(run)
            if not agrees(program, run.answer, test.expected):
                detail = f"got {_short(run.answer)}, expected {_short(test.expected)}"
                return Verdict(Outcome.WRONG_ANSWER, detail[:_DETAIL], position), True
        return Verdict(Outcome.OK), True

    def _telling(self, run: Run) -> bool:
        if run.outcome is Outcome.TIMEOUT and run.usage is not None:
            return run.usage.cpu_s >= _BUSY * self._limits.wall_s
        return run.outcome is not Outcome.SANDBOX_ERROR

    def _answers(self, task: tuple[Program, Sequence[Call]]) -> list[Answer]:
        program, calls = task
        key = self._key("answers", program, [call.key() for call in calls])
        path = self._folder / "answers" / key[:2] / f"{key}.json"
        try:
            return [
                Answer(Outcome(outcome), value, detail)
                for outcome, value, detail in json.loads(path.read_text(encoding="utf-8"))
            ]
        except (OSError, ValueError, TypeError, RecursionError):
            pass  # not there, or not by us
        runs = [self._run(program, call) for call in calls]
        found = [Answer(run.outcome, run.answer, run.detail[:_DETAIL]) for run in runs]
        if all(map(self._telling, runs)):
            # An answer may be nested just so deeply that it cannot be written: it is asked anew.
            with contextlib.suppress(RecursionError):
                write_atomic(path, json.dumps([[a.outcome, a.value, a.detail] for a in found]))
        return found

    def _run(self, program: Program, call: Call) -> Run:
        worker: Worker | None = getattr(self._local, "worker", None)
        if worker is None:
            worker = self._local.worker = self._open_worker()
            with self._lock:
                self._opened.append(worker)
        with self._lock:
            self.runs += 1
        return worker.run(program, call, self._limits)

    def _key(self, kind: str, program: Program, inputs: Sequence[Any]) -> str:
        limits = [self._limits.wall_s, self._limits.memory_mib, self._limits.output_mib]
        what = [program.key, program.entry_point, program.language.value]
        return sha256_text(canonical_json([_FORMAT, kind, self._environment, limits, what, inputs]))

    def _verdicts_on_disk(self) -> dict[str, Verdict]:
        if self._known is None:
            self._known = {}
            # A torn line was the last one of a killed run; its program is judged again.
            for path in sorted(self._folder.glob("verdicts*.jsonl")):
                for _, record in read_lines(path):
                    try:
                        outcome = Outcome(record["outcome"])
                        verdict = Verdict(outcome, record["detail"], record["test"])
                        self._known[record["key"]] = verdict
                    except (KeyError, TypeError, ValueError):
                        continue
        return self._known

    def _keep(self, key: str, program: Program, verdict: Verdict) -> None:
        with self._lock:
            self._verdicts_on_disk()[key] = verdict
            append_line(
                self._folder / self._own,
                {
                    "key": key,
                    "program": program.key,
                    "outcome": verdict.outcome,
                    "detail": _plain(verdict.detail),
                    "test": verdict.test,
                },
            )


def agrees(program: Program, found: Any, expected: Any) -> bool:
    """Return whether an answer is the expected one, by the rule for this kind of program."""
    if not program.entry_point:
        return isinstance(found, str) and same_output(found, str(expected))
    try:
        return same_answer(found, expected)
    except TypeError:
        return False


def _json_sha256(value: Any) -> str:
    return sha256_text(json.dumps(value, sort_keys=True))


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 100 else f"{text[:100]}..."


def _plain(text: str) -> str:
    """Return text that UTF-8 can hold; a program's message may hold lone surrogates."""
    return text.encode(errors="replace").decode()
