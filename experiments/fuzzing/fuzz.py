"""Fuzz the readers of data sets and a sandbox's worker; count crashes, hangs and lost records.

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

from cases import (
    ODD_VALUES,
    codecontests,
    dumped,
    hostile_line,
    hostile_program,
    hostile_source,
    humaneval,
    mbpp,
    mbpp_plus,
    measurement,
    mutate_value,
    pie,
    problem,
)

from hydraopt.common.files import read_lines, write_atomic
from hydraopt.corpus.dataset import DatasetSpec, load_problems, read_public
from hydraopt.corpus.readers.edits import parse
from hydraopt.corpus.readers.repairs import forms
from hydraopt.corpus.readers.verifying import Verifier
from hydraopt.profiling.host import host
from hydraopt.profiling.records import Call, Limits, Outcome
from hydraopt.profiling.sandbox.contract import Language, Program, Run, Worker
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
    kinds: dict[str, int] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)

    def fail(self, case: int, text: str) -> None:
        """Note a failure; the first 50 with their texts."""
        if len(self.failures) < 50:
            self.failures.append(f"case {case}: {text[:300]}")


Tell = Callable[[str], None]


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


class OddWorker:
    """Runs nothing: it answers what programs of strangers may answer, and any outcome."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng

    def run(self, program: Program, call: Call, limits: Limits, options: object = None) -> Run:
        """Make an answer up."""
        outcome = self._rng.choice((Outcome.OK,) * 4 + tuple(Outcome))
        answer = self._rng.choice((*ODD_VALUES, 4, 4, "6\n", "6\n"))
        if not program.entry_point:
            answer = answer if isinstance(answer, str) else "6\n"  # what it printed is text
        elif answer == "DEEP":
            for _ in range(self._rng.randrange(600, 1100)):
                answer = [answer]
        detail = self._rng.choice(("", "\ud800", "ImportError: No module named ''", ":" * 999))
        return Run(outcome, detail, answer)

    def close(self) -> None:
        """Nothing was started."""

    def __enter__(self) -> OddWorker:
        return self

    def __exit__(self, *_: object) -> None:
        return None


def read_public_twice(
    name: str, path: Path, rng: random.Random, tell: Tell
) -> list[dict[str, Any]]:
    """Read a public data set as it stands, and once more as if its programs were run."""
    tests = path.with_suffix(".tests")
    samples = [{"input": "3\n", "output": "6\n"}]
    table: dict[str, Any] = {f"good_{number}": samples for number in range(5)}
    table |= {"hostile": mutate_value(rng, samples), "hostile_2": samples}
    tests.write_bytes(json.dumps(table).encode())
    spec = DatasetSpec(name=name, path=str(path), tests=str(tests))
    with (
        tempfile.TemporaryDirectory() as kept,
        Verifier(lambda: OddWorker(rng), Path(kept)) as verifier,
    ):
        reading = read_public(spec, verifier, tell)
    (reading.report.text() + json.dumps(reading.report.to_json())).encode()
    return [
        {"problem": found.problem, "programs": sorted(p.source for p in found.programs)}
        for found in read_public(spec, None, tell).problems
    ]


def read_problems(path: Path, rng: random.Random, tell: Tell) -> list[dict[str, Any]]:
    """Read problems of the user's own."""
    found = load_problems(DatasetSpec(name="jsonl", path=str(path)), tell)
    return [{"problem": one.problem} for one in found]


@dataclass(frozen=True)
class Kind:
    """A kind of file.

    Attributes:
        make: Makes a good record from its name.
        hostile: Makes a record with hostile parts.
        read: Reads a file; gives what it found, and tells of what it could not read.
        found_as: What a good record is found as.
    """

    make: Callable[[str], dict[str, Any]]
    hostile: Callable[[random.Random], dict[str, Any]]
    read: Callable[[Path, random.Random, Tell], list[dict[str, Any]]]
    found_as: Callable[[dict[str, Any]], dict[str, Any]] = lambda record: record


def public(
    name: str,
    make: Callable[..., dict[str, Any]],
    sources: Callable[[dict[str, Any]], list[str]],
) -> Kind:
    """Return the kind of a public data set's file; `sources` takes a record to its programs."""

    def found_as(record: dict[str, Any]) -> dict[str, Any]:
        number = str(record.get("problem_id", record.get("task_id"))).rpartition("/")[2]
        return {"problem": f"{name}/{number}", "programs": sorted(sources(record))}

    return Kind(
        make,
        lambda rng: make(rng.choice(("hostile", "hostile_2")), rng),
        lambda path, rng, tell: read_public_twice(name, path, rng, tell),
        found_as,
    )


KINDS = {
    "lines": Kind(
        measurement,
        lambda rng: measurement("hostile"),
        lambda path, rng, tell: [record for _, record in read_lines(path, tell)],
    ),
    "measurements": Kind(
        measurement,
        lambda rng: measurement("hostile"),
        lambda path, rng, tell: [found.to_json() for found in read_measurements(path, tell)],
    ),
    "problems": Kind(
        problem,
        lambda rng: problem("hostile"),
        read_problems,
        lambda record: {"problem": record["problem"]},
    ),
    "pie": public("pie", pie, lambda r: [r["input"], r["target"]]),
    "codecontests": public("codecontests", codecontests, lambda r: r["solutions"]),
    "humaneval": public("humaneval", humaneval, lambda r: [r["prompt"] + r["canonical_solution"]]),
    "mbpp": public("mbpp", mbpp, lambda r: [r["code"]]),
    "mbpp_plus": public("mbpp", mbpp_plus, lambda r: [r["canonical_solution"]]),
}
REPAIRS = "repairs"
"""Beside the files: a program that is mended."""


def _hostile_file(rng: random.Random, kind: Kind) -> tuple[bytes, list[dict[str, Any]]]:
    """Return a file of good records between hostile lines, and the good ones."""
    good, lines = [], []
    for number in range(rng.randrange(1, 6)):
        for _ in range(rng.randrange(3)):
            lines.append(_hostile(rng, kind))
        good.append(kind.make(f"good_{number}"))
        lines.append(json.dumps(good[-1]).encode())
    torn = _hostile(rng, kind) if rng.random() < 0.5 else b""
    return b"\n".join(lines) + b"\n" + torn, good


def _hostile(rng: random.Random, kind: Kind) -> bytes:
    record = kind.hostile(rng)
    # Hostile parts come to be read where the record is well-formed.
    return dumped(rng, record) if rng.random() < 0.4 else hostile_line(rng, record)


def _mend(source: str) -> None:
    """Every form of a program that can be mended must be a program."""
    try:
        found = forms(source)
    except ValueError:
        return
    for form in found:
        parse(form.source)


def _identity(record: dict[str, Any]) -> str:
    return json.dumps(record, sort_keys=True)


def fuzz_readers(count: int, seed: int, folder: Path) -> Counts:
    """Read `count` hostile files, or mend programs, each by the reader that it is for."""
    counts = Counts()
    path = folder / "hostile.jsonl"
    names = [*KINDS, REPAIRS]
    for case in range(count):
        rng = random.Random(f"{seed}:reader:{case}")
        name = names[case % len(names)]
        counts.cases += 1
        counts.kinds[name] = counts.kinds.get(name, 0) + 1
        good: list[dict[str, Any]] = []
        found: set[str] = set()
        named: list[str] = []
        try:
            with no_longer_than(HANG_S):
                if name == REPAIRS:
                    _mend(hostile_source(rng))
                else:
                    data, good = _hostile_file(rng, KINDS[name])
                    path.write_bytes(data)
                    found = set(map(_identity, KINDS[name].read(path, rng, named.append)))
        except Hang:
            counts.hangs += 1
            counts.fail(case, f"{name}: hangs")
            continue
        except Exception as error:  # whatever it is, it is what is counted
            counts.crashes += 1
            counts.fail(case, f"{name}: {type(error).__name__}: {error}")
            continue
        wanted = map(_identity, map(KINDS[name].found_as, good)) if good else ()
        lost = sum(identity not in found for identity in wanted)
        counts.good_records += len(good)
        counts.lost_records += lost
        counts.bad_lines_named += len(named)
        if lost:
            counts.fail(case, f"{name}: {lost} good records lost")
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
    """Fuzz; 1 where anything crashed, hung, was lost or came out wrong."""
    from hydraopt.profiling.sandbox.zygote import ZygoteSandbox

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=2000, help="cases of each part")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--parts", nargs="*", default=["readers", "programs"])
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "results.json")
    options = parser.parse_args()
    results = json.loads(options.out.read_text()) if options.out.exists() else {}
    bad = 0
    for name in options.parts:
        if name == "readers":
            with tempfile.TemporaryDirectory() as folder:
                counts = fuzz_readers(options.count, options.seed, Path(folder))
        else:
            with ZygoteSandbox(bubblewrap=None).open() as worker:
                counts = fuzz_worker(worker, options.count, options.seed)
        results[name] = {"seed": options.seed, "host": host(), **asdict(counts)}
        write_atomic(options.out, json.dumps(results, indent=2, ensure_ascii=True) + "\n")
        failed = counts.crashes + counts.hangs + counts.lost_records + counts.wrong_plain_runs
        failed += counts.outcomes.get("sandbox_error", 0)
        bad += failed
        print(f"{name}: {counts.cases} cases, {failed} failures {counts.outcomes or counts.kinds}")
        print(*counts.failures, sep="\n")
    return min(bad, 1)


if __name__ == "__main__":
    sys.exit(main())
