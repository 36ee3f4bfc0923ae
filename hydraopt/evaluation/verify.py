"""Verification: a candidate counts only after it has passed every test and every scaled input.

Beside a function's answer, the arguments after the call are compared with those that the original
leaves behind: a rewrite that sorts its caller's list in place gives the right answer and is still
wrong. Of a program that reads standard input, what it prints is compared.
"""

from __future__ import annotations

import ast
import json
import warnings
from collections.abc import Sequence
from dataclasses import dataclass

from hydraopt.common.errors import UserError
from hydraopt.corpus.records import Problem, make_call
from hydraopt.profiling.answers import answer_sha256, same_answer, same_output
from hydraopt.profiling.records import Call, Limits, Outcome
from hydraopt.profiling.sandbox.contract import Language, Program, Run, Worker

_PROBE = "_hydraopt_probe"
# The arguments come back as a hash, since they may be many times longer than the answer.
_PROBE_SOURCE = """

def {probe}(*args):
    answer = {entry_point}(*args)
    import hashlib, json
    left = json.dumps(args, sort_keys=True).encode()
    return [answer, hashlib.sha256(left).hexdigest()]
"""
_SHOWN = 80
"""Characters of an answer that a message shows."""


@dataclass(frozen=True)
class Verdict:
    """What a candidate came to.

    Attributes:
        outcome: `ok` when every answer is right and the arguments are left as the original does.
        detail: For a failed candidate, the first failure.
    """

    outcome: Outcome
    detail: str = ""


class Verifier:
    """Checks candidates of one problem against its tests and the original's effects."""

    def __init__(
        self, problem: Problem, limits: Limits, worker: Worker, left_behind: Sequence[str] = ()
    ) -> None:
        """Run the original once, for what it leaves behind of its arguments.

        Args:
            problem: Its first program is the original.
            limits: Of one call.
            worker: Runs the programs, each call in a process of its own.
            left_behind: What an earlier verifier of the same problem found; the original is then
                not run again.

        Raises:
            UserError: The original itself fails; no candidate could be judged.
        """
        self._problem = problem
        self._limits = limits
        self._worker = worker
        # Of a public data set, the inputs for measuring are tests, too.
        known = {test.call.key() for test in problem.tests}
        given = [test for test in problem.inputs if test.call.key() not in known]
        self._tests = [*problem.tests, *given]
        self._calls = [test.call for test in self._tests] + [
            make_call(problem.generator, scaled.size, scaled.seed) for scaled in problem.scaled
        ]
        self._left_behind = list(left_behind)
        if not self._left_behind:
            self._left_behind = self._of_original()

    @property
    def left_behind(self) -> list[str]:
        """SHA-256 of the arguments that the original leaves, one a call; empty texts of a program
        that prints."""
        return list(self._left_behind)

    def check(self, source: str) -> Verdict:
        """Run a candidate on one call after the other, up to the first that it fails."""
        if self._problem.language == Language.PYTHON:
            found = _fault_of(source, self._problem.entry_point)
            if found:
                return Verdict(Outcome.ERROR, found)
        return self._judge(source, [])

    def _of_original(self) -> list[str]:
        left: list[str] = []
        verdict = self._judge(self._problem.programs[0].source, left)
        if verdict.outcome is not Outcome.OK:
            raise UserError(
                f"The original program of {self._problem.problem} fails its own tests "
                f"({verdict.outcome}: {verdict.detail}), so no candidate can be judged. Mend the "
                "problem's record, or give the run wider limits."
            )
        return left

    def _judge(self, source: str, left: list[str]) -> Verdict:
        """Judge a program call by call; `left` gets the hash of what each leaves behind."""
        program = self._program(source)
        for number, call in enumerate(self._calls):
            run = self._worker.run(program, call, self._limits)
            verdict = self._judge_run(number, run)
            if verdict.outcome is not Outcome.OK:
                return verdict
            left.append(run.answer[1] if self._problem.entry_point else "")
            # Nothing is known yet while the original itself is judged.
            if self._left_behind and left[-1] != self._left_behind[number]:
                return Verdict(
                    Outcome.WRONG_ANSWER,
                    f"{self._label(number)}: it changes its arguments, which the original leaves "
                    "as they are or changes otherwise",
                )
        return Verdict(Outcome.OK)

    def _program(self, source: str) -> Program:
        entry_point = self._problem.entry_point
        if not entry_point:
            return Program(source, language=Language(self._problem.language))
        return Program(source + _PROBE_SOURCE.format(probe=_PROBE, entry_point=entry_point), _PROBE)

    def _judge_run(self, number: int, run: Run) -> Verdict:
        """Judge one call; a function's answer is [the answer, a hash of the arguments left]."""
        if run.outcome is not Outcome.OK:
            return Verdict(run.outcome, f"{self._label(number)}: {run.detail}")
        prints = not self._problem.entry_point
        if not prints and (not isinstance(run.answer, list) or len(run.answer) != 2):
            return Verdict(Outcome.ERROR, f"{self._label(number)}: its report is no answer")
        answer = run.answer if prints else run.answer[0]
        if number < len(self._tests):
            expected = self._tests[number].expected
            right = same_output(answer, expected) if prints else same_answer(answer, expected)
            wanted = f", not {_shown(expected)}"
        else:
            scaled = self._problem.scaled[number - len(self._tests)]
            right = answer_sha256(answer) == scaled.expected_sha256
            wanted = ", which is wrong"
        if not right:
            does = "prints" if prints else "returns"
            detail = f"{self._label(number)}: it {does} {_shown(answer)}{wanted}"
            return Verdict(Outcome.WRONG_ANSWER, detail)
        return Verdict(Outcome.OK)

    def _label(self, number: int) -> str:
        tests = self._tests
        if number >= len(tests):
            return f"scaled input of size {self._problem.scaled[number - len(tests)].size}"
        return f"test {number + 1} of {len(tests)} ({_shown(_inputs(tests[number].call))})"


def is_unchanged(source: str, original: str) -> bool:
    """Return whether two sources are the same program but for comments and formatting."""
    if source.strip() == original.strip():
        return True
    trees = [_parse(text) for text in (source, original)]
    if trees[0] is None or trees[1] is None:
        return False
    return ast.dump(trees[0]) == ast.dump(trees[1])


def _fault_of(source: str, entry_point: str) -> str:
    """Return why a source cannot be the program asked for; empty where it can."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a candidate's invalid escapes are not our warnings
            compile(source, "<candidate>", "exec")
    except (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError) as error:
        return f"it is not Python: {error}"
    if entry_point not in source:
        return f"it does not define {entry_point}()"
    return ""


def _parse(source: str) -> ast.Module | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _inputs(call: Call) -> list[object]:
    return [*call.args, *call.files.values(), *([call.stdin] if call.stdin else [])]


def _shown(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 3] + "..."
