"""A few cases of `experiments/fuzzing`, the same in every run."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

FUZZ = Path(__file__).resolve().parents[3] / "experiments" / "fuzzing" / "fuzz.py"


@pytest.fixture(scope="module")
def fuzz() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fuzz", FUZZ)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["fuzz"] = module  # its dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def test_readers_lose_no_good_record_between_bad_ones(fuzz: ModuleType, tmp_path: Path) -> None:
    counts = fuzz.fuzz_readers(90, 1, tmp_path)
    assert (counts.crashes, counts.hangs, counts.lost_records) == (0, 0, 0), counts.failures
    assert counts.good_records > 100
    assert counts.bad_lines_named > 50
    readers = ("pie", "codecontests", "humaneval", "mbpp", "mbpp_plus", "repairs")
    assert all(counts.kinds[name] == 10 for name in readers)


def test_a_lost_record_is_counted(
    fuzz: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fuzz, "read_lines", lambda *a: [])
    counts = fuzz.fuzz_readers(1, 1, tmp_path)
    assert counts.lost_records == counts.good_records >= 1
    assert counts.failures


@pytest.mark.sandbox
def test_hostile_programs_leave_the_worker_working(fuzz: ModuleType) -> None:
    from hydraopt.profiling.sandbox.zygote import ZygoteSandbox

    with ZygoteSandbox().open() as worker:
        counts = fuzz.fuzz_worker(worker, 40, 1)
    assert (counts.crashes, counts.hangs, counts.wrong_plain_runs) == (0, 0, 0), counts.failures
    assert "sandbox_error" not in counts.outcomes
    assert sum(counts.outcomes.values()) == 40
