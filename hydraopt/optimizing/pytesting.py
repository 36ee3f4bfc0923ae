"""The user's own test file, run by pytest in the sandbox where pytest can be had there."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hydraopt.optimizing.carried import carried
from hydraopt.optimizing.driver import Driver, modules_beside
from hydraopt.profiling.records import Call, Limits, Outcome
from hydraopt.profiling.sandbox.contract import Program, Worker

_RUNNER = carried("beside", "pytests")
_MOST_S = 120.0
"""A whole test file may take longer than one call."""


class PytestFile:
    """A test file, and whether it can be run here.

    Attributes:
        text: What stands in it.
        not_run: Why it is not run; empty: the original passes it, and candidates have to.
        passed: How many of its tests the original passes.
    """

    def __init__(self, driver: Driver, worker: Worker, limits: Limits, path: Path) -> None:
        """Run it with the original.

        Args:
            driver: Of the target.
            worker: Runs it.
            limits: Of one call; the file has more time.
            path: The file.
        """
        self._driver = driver
        self._worker = worker
        self._limits = Limits(_MOST_S, limits.memory_mib, limits.output_mib)
        self._path = path
        self.text = path.read_text(encoding="utf-8-sig")
        found = self._run(driver.target.source)
        self.passed = found.passed
        self.not_run = found.fault

    def fault(self, source: str) -> str:
        """Return which test the file fails with this text in the original's place; else nothing."""
        return self._run(source).fault

    def _run(self, source: str) -> _Found:
        files = {self._path.name: self.text}
        conftest = self._path.with_name("conftest.py")
        if conftest.is_file():
            files["conftest.py"] = conftest.read_text(encoding="utf-8-sig")
        sources = {
            **modules_beside(self._path, self.text),
            **self._driver.beside,
            self._driver.module: (False, source),
        }
        job = json.dumps({"tests": self._path.name, "sources": sources})
        program = Program(f"{_RUNNER}\n\n_JOB = {job!r}\n", "run")
        run = self._worker.run(program, Call([], files), self._limits)
        if run.outcome is not Outcome.OK or not isinstance(run.answer, dict):
            return _Found(0, f"it ends with {run.outcome}: {run.detail}")
        return _judged(run.answer)


@dataclass(frozen=True)
class _Found:
    passed: int
    fault: str


def _judged(answer: dict[str, Any]) -> _Found:
    if answer["missing"]:
        return _Found(
            0,
            "pytest cannot be imported in the sandbox; name the folder that it lies in to have the "
            "file run: sandbox.packages=[...]",
        )
    if answer["failed"]:
        return _Found(int(answer["passed"]), f"it fails {answer['failed'][0]}")
    if answer["status"] or not answer["passed"]:
        return _Found(0, f"pytest ran no test of it (status {answer['status']})")
    return _Found(int(answer["passed"]), "")
