import json
import sys
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hydraopt.common.errors import UserError
from hydraopt.optimizing.codec import Instance
from hydraopt.optimizing.inputs.given import NOTHING
from hydraopt.optimizing.inputs.recorded import read_recorded
from hydraopt.optimizing.target import find_target
from hydraopt.recording import record

SOURCE = """\
class Point:
    def __init__(self, x):
        self.x = x
    def moved(self, by):
        return Point(self.x + by)
    @staticmethod
    def of(x):
        return Point(x)

def slow(xs, k=1):
    return [(x, k) for x in xs]
"""


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Any]:
    """A user's module, in the user's own process."""
    (tmp_path / "shop.py").write_text(SOURCE)
    module = types.ModuleType("shop")
    sys.modules["shop"] = module
    try:
        exec(SOURCE, module.__dict__)
        yield module
    finally:
        del sys.modules["shop"]


def test_calls_are_written_and_read_again(shop: Any, tmp_path: Path) -> None:
    calls = tmp_path / "calls.jsonl"
    slow = record(calls)(shop.slow)
    assert slow([1, 2], k=2) == [(1, 2), (2, 2)]
    assert slow.__name__ == "slow"
    xs = [(1, {2})]
    slow(xs)
    xs.append((3, set()))  # later changes do not count
    slow([shop.Point(4)], k=1)
    slow([1, 2], k=2)  # known
    found = read_recorded(find_target(tmp_path / "shop.py", "slow"), calls)
    first, second, third = found.givens
    assert (first.args, first.kwargs, first.origin) == ([[1, 2]], {"k": 2}, "recorded")
    assert (second.args, second.expected) == ([[(1, {2})]], NOTHING)
    (point,) = third.args[0]
    assert isinstance(point, Instance)
    assert point.attributes == {"x": 4}
    assert found.unread == []


def test_a_method_is_recorded_with_its_object(shop: Any, tmp_path: Path) -> None:
    calls = tmp_path / "calls.jsonl"
    moved = record(calls)(shop.Point.moved)
    assert moved(shop.Point(3), 4).x == 7
    record(calls)(shop.Point.of)(5)
    (given,) = read_recorded(find_target(tmp_path / "shop.py", "Point.moved"), calls).givens
    point, by = given.args
    assert (point.attributes, by, given.init) == ({"x": 3}, 4, None)
    (given,) = read_recorded(find_target(tmp_path / "shop.py", "Point.of"), calls).givens
    assert given.args == [5]


def test_the_program_runs_as_without(shop: Any, tmp_path: Path) -> None:
    class Nasty:
        def __getattribute__(self, name: str) -> Any:
            raise RuntimeError(name)

    calls = tmp_path / "calls.jsonl"
    seen = []
    keep = record(calls)(lambda *args: seen.append(args))
    items = iter([1, 2])
    with open(__file__) as stream:
        for value in (Nasty(), items, {"deep": [items]}, stream, lambda: 1):
            keep(value)
    assert len(seen) == 5
    assert list(items) == [1, 2]
    assert not calls.exists()
    with pytest.raises(ZeroDivisionError):
        record(calls)(lambda x: 1 / x)(0)
    assert record(tmp_path / "no" / "folder" / "c.jsonl")(len)([1]) == 1


def test_what_is_written_is_bounded(shop: Any, tmp_path: Path) -> None:
    calls = tmp_path / "calls.jsonl"
    slow = record(calls, calls=2)(shop.slow)
    for n in range(5):
        slow([n])
    assert len(calls.read_text().splitlines()) == 2
    big = tmp_path / "big.jsonl"
    record(big, call_kib=1)(shop.slow)(list(range(1000)))
    assert not big.exists() or not big.read_text()
    full = tmp_path / "full.jsonl"
    slow = record(full, file_mib=1)(shop.slow)
    full.write_bytes(b"\n" * 2**20)
    slow([1])
    assert full.stat().st_size == 2**20


def test_a_recording_without_the_target_is_refused(shop: Any, tmp_path: Path) -> None:
    calls = tmp_path / "calls.jsonl"
    record(calls)(shop.Point.of)(5)
    with pytest.raises(UserError, match=r"holds no call of slow .*Point\.of"):
        read_recorded(find_target(tmp_path / "shop.py", "slow"), calls)
    with pytest.raises(UserError, match="the target is a class"):
        read_recorded(find_target(tmp_path / "shop.py", "Point"), calls)
    with pytest.raises(UserError, match="cannot be read"):
        read_recorded(find_target(tmp_path / "shop.py", "slow"), tmp_path / "none")


def test_damaged_lines_are_named_and_skipped(shop: Any, tmp_path: Path) -> None:
    calls = tmp_path / "calls.jsonl"
    record(calls)(shop.slow)([1])
    line = json.loads(calls.read_text())
    line["args"] = [{"opaque": "x"}]
    with calls.open("a") as stream:
        stream.write("{broken\n" + json.dumps(line) + "\n")
    found = read_recorded(find_target(tmp_path / "shop.py", "slow"), calls)
    assert [given.args for given in found.givens] == [[[1]]]
    assert [f"calls.jsonl:{n}:" in line for n, line in zip((2, 3), found.unread, strict=True)]
    assert len(found.unread) == 2
