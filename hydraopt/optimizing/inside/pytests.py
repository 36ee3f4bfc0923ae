"""Runs a test file by pytest against one version of the user's file.

Standard library and pytest only; runs inside the sandbox behind `beside.py`, whose name it uses;
below it stands `_JOB = ...`. The test file lies in the working folder;
the user's file and what lies beside it are found by name.
"""

from __future__ import annotations

import importlib.util
import json
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from hydraopt.optimizing.inside.beside import Beside

    _JOB = ""


class _Counter:
    """A plugin of pytest that counts what ran."""

    def __init__(self) -> None:
        self.passed = 0
        self.failed: list[str] = []

    def pytest_runtest_logreport(self, report: Any) -> None:
        if report.failed:
            self.failed.append(f"{report.nodeid}: {_first_error(report)}")
        elif report.when == "call" and report.passed:
            self.passed += 1

    def pytest_collectreport(self, report: Any) -> None:
        if report.failed:
            self.failed.append(f"{report.nodeid or 'collection'}: {_first_error(report)}")


def run() -> dict[str, Any]:
    """Return `missing` (pytest is not there), or how many tests `passed` and which `failed`."""
    job = json.loads(_JOB)
    if importlib.util.find_spec("pytest") is None:
        return {"missing": True}
    import pytest

    sys.meta_path.insert(0, Beside(job["sources"]))
    sys.path.insert(0, os.getcwd())
    counter = _Counter()
    options = ["-q", "-s", "-p", "no:cacheprovider", "-p", "no:faulthandler", "--rootdir=."]
    status = pytest.main([*options, job["tests"]], plugins=[counter])
    return {
        "missing": False,
        "status": int(status),
        "passed": counter.passed,
        "failed": counter.failed[:5],
    }


def _first_error(report: Any) -> str:
    text = str(report.longrepr).strip()
    lines = [line[2:] for line in text.splitlines() if line.startswith("E ")]
    return " ".join((lines or [text.rpartition("\n")[2]])[0].split())[:300]
