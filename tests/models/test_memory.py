from __future__ import annotations

import mmap
import subprocess
import sys

import pytest

from hydraopt.models import memory
from hydraopt.models.memory import KeptMemory, peak_memory_mib

PROGRAM = """
import sys
from hydraopt.models.memory import keep_freed_memory, page_faults, stop_keeping_freed_memory
if sys.argv[1] != "give back":
    assert keep_freed_memory()
def step():
    block = bytearray(b"x") * (64 * 2**20)
step()
if sys.argv[1] == "keep, then stop":
    assert stop_keeping_freed_memory()
before = page_faults()
for _ in range(4):
    step()
print(page_faults() - before)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="glibc only")
def test_freed_memory_is_kept_so_that_later_steps_fault_no_pages() -> None:
    faults = [
        int(subprocess.run([sys.executable, "-c", PROGRAM, mode], stdout=-1, check=True).stdout)
        for mode in ("keep", "give back", "keep, then stop")
    ]
    # 4 steps of 64 MiB; with 4 KiB pages each costs 16,384 faults where memory was given back.
    assert faults[0] < 1000
    if faults[1] < 1000:
        pytest.skip("this C library keeps freed memory by itself")
    assert faults[2] > 1000


PEAKS = """
from hydraopt.models.memory import peak_memory_mib
print(peak_memory_mib())
block = bytearray(b"x") * (200 * 2**20)
del block
print(peak_memory_mib())
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere children inherit it")
def test_the_peak_is_that_of_this_process() -> None:
    block = bytearray(b"x") * (200 * 2**20)
    assert peak_memory_mib() > 200
    # Started from a process that has used this much, another one has not used it.
    lines = subprocess.run([sys.executable, "-c", PEAKS], stdout=-1, check=True).stdout.split()
    assert float(lines[0]) < 150
    assert 200 < float(lines[1]) < 350
    del block


def test_memory_is_given_back_only_once_it_has_grown_by_half(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # After a short step the longest one of before still says what is needed.
    resident = iter([1000.0, 1050.0, 1500.0, 1501.0, 900.0, 1500.0, 1501.0])
    given_back: list[float] = []
    monkeypatch.setattr(memory, "resident_memory_mib", lambda: next(resident))
    monkeypatch.setattr(memory, "release_freed_memory", lambda: given_back.append(1.0) or True)
    kept = KeptMemory()
    assert [kept.bound() for _ in range(7)] == [False, False, False, True, False, False, True]
    assert len(given_back) == 2


def test_nothing_is_given_back_where_the_resident_memory_is_unknown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(memory, "resident_memory_mib", lambda: float("nan"))
    monkeypatch.setattr(memory, "release_freed_memory", lambda: pytest.fail("given back"))
    kept = KeptMemory()
    assert [kept.bound() for _ in range(3)] == [False] * 3


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="read from /proc")
def test_the_resident_memory_follows_what_is_taken() -> None:
    before = memory.resident_memory_mib()
    # Mapped anew: a block of the heap may lie where a test of before has kept freed memory.
    with mmap.mmap(-1, 100 * 2**20) as block:
        block[:: mmap.PAGESIZE] = b"x" * (len(block) // mmap.PAGESIZE)
        assert memory.resident_memory_mib() > before + 90
