"""Fuzz the readers of records and a sandbox's worker; count crashes, hangs and lost records.

    python experiments/fuzzing/fuzz.py --count 2000 --seed 0

A crash is an exception that is not for the user (readers) or any exception (worker); a hang is a
case that takes longer than it may; a lost record is a good one between bad ones that is not read.
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from cases import hostile_line, hostile_program, measurement, problem

from hydraopt.common.files import read_lines, write_atomic
from hydraopt.corpus.dataset import DatasetSpec, load_problems
from hydraopt.profiling.host import host
from hydraopt.profiling.records import Call, Limits
from hydraopt.profiling.sandbox.contract import Language, Program, Worker
from hydraopt.profiling.store import read_measurements

HANG_S = 20.0
"""A case that takes longer hangs; the slowest honest one takes its wall limit and a moment."""

LIMITS = Limits(wall_s=1.0, memory_mib=512, output_mib=1)
COMPILE_ROOM_S = 30.0
EVERY = 10
"""A plain program runs after so many hostile ones."""


@dataclass
class Counts:
    """What came of the cases; the failures' texts name the case, so that it can be made again."""

    cases: int = 0
    crashes: int = 0
    hangs: int = 0
    lost_records: int = 0
    good_records: int = 0
    bad_lines_named: int = 0
    wrong_plain_runs: int = 0
    outcomes: dict[str, int] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)

    def fail(self, case: int, text: str) -> None:
        """Note a failure; the first 50 with their texts."""
        if len(self.failures) < 50:
            self.failures.append(f"case {case}: {text[:300]}")


class Hang(Exception):
    """A case took too long."""


@contextmanager
def no_longer_than(seconds: float) -> Iterator[None]:
    """Raise `Hang` in the block when it takes longer (main thread only)."""

    def ring(number: int, frame: FrameType | None) -> None:
        raise Hang

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _hostile_file(rng: random.Random, make: Callable[[str], dict[str, Any]]) -> tuple[bytes, list]:
    """Return a file of good records between hostile lines, and the good ones."""
    good, lines = [], []
    for number in range(rng.randrange(1, 6)):
        for _ in range(rng.randrange(3)):
            lines.append(hostile_line(rng, make("hostile")))
        good.append(make(f"good {number}"))
        lines.append(json.dumps(good[-1]).encode())
    torn = hostile_line(rng, make("hostile")) if rng.random() < 0.5 else b""
    return b"\n".join(lines) + b"\n" + torn, good


def _read_all(path: Path, kind: str, named: list[str]) -> list[dict[str, Any]]:
    if kind == "lines":
        return [record for _, record in read_lines(path, named.append)]
    if kind == "measurements":
        return [found.to_json() for found in read_measurements(path, named.append)]
    spec = DatasetSpec(name="jsonl", path=str(path))
    return [{"problem": found.problem} for found in load_problems(spec, named.append)]


def _identity(kind: str, record: dict[str, Any]) -> str:
    kept = {"problem": record.get("problem")} if kind == "problems" else record
    return json.dumps(kept, sort_keys=True)


def fuzz_readers(count: int, seed: int, folder: Path) -> Counts:
    """Read `count` hostile files, each by the reader that it is for."""
    counts = Counts()
    path = folder / "hostile.jsonl"
    for case in range(count):
        rng = random.Random(f"{seed}:reader:{case}")
        kind = ("lines", "measurements", "problems")[case % 3]
        data, good = _hostile_file(rng, problem if kind == "problems" else measurement)
        path.write_bytes(data)
        counts.cases += 1
        counts.good_records += len(good)
        named: list[str] = []
        try:
            with no_longer_than(HANG_S):
                found = {_identity(kind, record) for record in _read_all(path, kind, named)}
        except Hang:
            counts.hangs += 1
            counts.fail(case, f"{kind}: hangs")
            continue
        except Exception as error:  # whatever it is, it is what is counted
            counts.crashes += 1
            counts.fail(case, f"{kind}: {type(error).__name__}: {error}")
            continue
        lost = [record for record in good if _identity(kind, record) not in found]
        counts.lost_records += len(lost)
        counts.bad_lines_named += len(named)
        if lost:
            counts.fail(case, f"{kind}: {len(lost)} good records lost")
    return counts


def fuzz_worker(worker: Worker, count: int, seed: int) -> Counts:
    """Run `count` hostile programs in one worker, and a plain one after every few."""
    counts = Counts()
    outcomes: Counter[str] = Counter()
    for case in range(count):
        rng = random.Random(f"{seed}:program:{case}")
        source, entry_point, language = hostile_program(rng)
        call = Call([rng.randrange(1000)], stdin=f"{rng.randrange(1000)}\n")
        counts.cases += 1
        start = time.monotonic()
        try:
            with no_longer_than(LIMITS.wall_s + COMPILE_ROOM_S):
                program = Program(source, entry_point, Language(language))
                run = worker.run(program, call, LIMITS)
                outcomes[run.outcome] += 1
                if run.outcome == "sandbox_error":
                    counts.fail(case, f"sandbox_error: {run.detail}")
                if time.monotonic() - start > HANG_S:
                    raise Hang
        except Hang:
            counts.hangs += 1
            counts.fail(case, "hangs")
        except Exception as error:
            counts.crashes += 1
            counts.fail(case, f"{type(error).__name__}: {error}")
        if case % EVERY == EVERY - 1 or case == count - 1:
            _run_plain(worker, case, counts)
    counts.outcomes = dict(sorted(outcomes.items()))
    return counts


def _run_plain(worker: Worker, case: int, counts: Counts) -> None:
    """The worker must still do its work after what came before."""
    program = Program("def f(n):\n    return {'n': [n, 'é', n / 2]}\n", "f")
    try:
        with no_longer_than(HANG_S):
            run = worker.run(program, Call([case]), LIMITS)
    except Exception as error:
        run = error
    if getattr(run, "answer", None) != {"n": [case, "é", case / 2]}:
        counts.wrong_plain_runs += 1
        counts.fail(case, f"the plain program after it: {run}")


def main() -> int:
    """Fuzz both; 1 where anything crashed, hung, was lost or came out wrong."""
    from hydraopt.profiling.sandbox.zygote import ZygoteSandbox

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=2000, help="files, and again programs")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "results.json")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        readers = fuzz_readers(options.count, options.seed, Path(folder))
    with ZygoteSandbox(bubblewrap=None).open() as worker:
        programs = fuzz_worker(worker, options.count, options.seed)
    results = {
        "count": options.count,
        "seed": options.seed,
        "host": host(),
        "readers": asdict(readers),
        "programs": asdict(programs),
    }
    write_atomic(options.out, json.dumps(results, indent=2, ensure_ascii=True) + "\n")
    bad = 0
    for name, counts in (("readers", readers), ("programs", programs)):
        failed = counts.crashes + counts.hangs + counts.lost_records + counts.wrong_plain_runs
        failed += counts.outcomes.get("sandbox_error", 0)
        bad += failed
        print(f"{name}: {counts.cases} cases, {failed} failures {counts.outcomes or ''}")
        print(*counts.failures, sep="\n")
    return min(bad, 1)


if __name__ == "__main__":
    sys.exit(main())
