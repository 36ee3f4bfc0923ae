"""A made-up data set of PIE's size: problems, programs that read standard input, measurements.

Programs are random lines under random names, about as long as PIE's; nothing of them is ever run.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import random
from pathlib import Path

from hydraopt.common.files import canonical_json, sha256_text
from hydraopt.corpus.records import Problem, Program, Test
from hydraopt.profiling.records import Call

PAIRS = 36_857
PROBLEMS = 3_000
PROGRAMS = 8
"""Of each problem; 28 pairs could be made of them, and about 12 are."""
INPUTS, REPEATS = 5, 5
CHARACTERS = 440
"""Of a program on average, which are about 160 tokens of SmolLM2."""

NAMES = [
    "n",
    "m",
    "k",
    "a",
    "b",
    "c",
    "x",
    "y",
    "i",
    "j",
    "total",
    "count",
    "best",
    "left",
    "right",
    "mid",
    "seen",
    "queue",
    "stack",
    "graph",
    "parent",
    "size",
    "answer",
    "values",
    "lines",
    "word",
    "letters",
    "table",
    "prefix",
    "score",
    "cost",
    "limit",
    "step",
    "index",
    "current",
    "previous",
    "result",
]
LINES = (
    "{0}, {1} = map(int, input().split())",
    "{0} = list(map(int, input().split()))",
    "{0} = sorted(set({1}), reverse=True)",
    "{0} = [0] * ({1} + {3})",
    "for {0} in range({1}):\n    {2} += {0} * {3}",
    "for {0} in {1}:\n    if {0} % {3} == 0:\n        {2}.append({0})",
    "while {0} > {3}:\n    {0} //= 2\n    {1} += 1",
    "if {0} < {1}:\n    {0}, {1} = {1}, {0}",
    "{0} = {{}}\nfor {1} in {2}:\n    {0}[{1}] = {0}.get({1}, 0) + {3}",
    "def f{0}({1}, {2}):\n    return ({1} * {3} + {2}) % 1000000007",
    "{0} = max({1}, min({2}, {3}))",
    "print({0}, {1} if {2} else -{3})",
)
HOST = {
    "architecture": "x86_64",
    "clock_ghz": "2.60",
    "clock_source": "cpuinfo",
    "cores": "2",
    "cpu": "AMD EPYC",
    "kernel": "6.1.0",
    "python": "CPython 3.11.7",
    "system": "Linux",
}
METRICS = {
    "latency": ("ms", "measured", "perf_counter"),
    "cycles": ("cycles", "estimated", "getrusage x 2.60 GHz"),
    "energy": ("J", "estimated", "getrusage x 2.60 GHz x 2.5e-10 J"),
    "memory": ("KiB", "measured", "tracemalloc"),
    "throughput": ("calls/s", "derived", "1 / latency"),
}


def make(folder: Path, pairs: int = PAIRS, problems: int = PROBLEMS) -> tuple[Path, Path]:
    """Write `problems.jsonl` and `measurements.jsonl`, and return both paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = folder / "problems.jsonl", folder / "measurements.jsonl"
    rng = random.Random(0)
    with paths[0].open("w") as corpus, paths[1].open("w") as measured:
        for number in range(problems):
            count = pairs * (number + 1) // problems - pairs * number // problems
            problem = _problem(rng, number, count)
            corpus.write(canonical_json(problem.to_json()) + "\n")
            for program in problem.programs:
                speed = rng.lognormvariate(0.0, 0.6)
                for test in problem.inputs:
                    record = _measurement(rng, program, test.call, speed)
                    measured.write(canonical_json(record) + "\n")
    return paths


def _problem(rng: random.Random, number: int, pairs: int) -> Problem:
    programs = [Program(f"s{number}_{way}", _source(rng)) for way in range(PROGRAMS)]
    given = rng.sample(list(itertools.combinations([p.name for p in programs], 2)), pairs)
    tests = [Test(Call([], stdin=f"{number} {size}\n"), "0\n") for size in range(1, INPUTS + 1)]
    return Problem(
        problem=f"pie/p{number:05d}",
        family="pie",
        statement="",
        entry_point="",
        programs=programs,
        tests=tests[:1],
        generator="",
        scaled=[],
        inputs=tests,
        given_pairs=given,
    )


def _source(rng: random.Random) -> str:
    length = rng.lognormvariate(0.0, 0.5) * CHARACTERS / 1.13
    lines: list[str] = []
    while sum(map(len, lines)) < length:
        names = rng.sample(NAMES, 3)
        lines.append(rng.choice(LINES).format(*names, rng.randrange(1, 1000)))
    return "\n".join(lines) + "\n"


def _measurement(
    rng: random.Random, program: Program, call: Call, speed: float
) -> dict[str, object]:
    base = {"latency": 40.0 * speed, "memory": 900.0 * speed**0.5}
    latency = [base["latency"] * rng.lognormvariate(0.0, 0.02) for _ in range(REPEATS)]
    values = {
        "latency": latency,
        "cycles": [2.6e6 * value for value in latency],
        "energy": [6.5e-4 * value for value in latency],
        "memory": [base["memory"]],
        "throughput": [1000.0 / value for value in latency],
    }
    return {
        "format": 1,
        "program": program.program,
        "inputs": call.key(),
        "profiler": "rusage",
        "machine": hashlib.sha256(canonical_json(HOST).encode()).hexdigest()[:16],
        "outcome": "ok",
        "metrics": {
            name: {
                "unit": unit,
                "provenance": provenance,
                "backend": backend,
                "values": [float(f"{value:.6g}") for value in values[name]],
            }
            for name, (unit, provenance, backend) in METRICS.items()
        },
        "warmups": [float(f"{value:.6g}") for value in latency[:2]],
        "detail": "",
        "size": len(call.stdin),
        "host": HOST,
    }


def facts(paths: tuple[Path, Path]) -> dict[str, object]:
    """Return what was written: the files' sizes in MiB, programs, characters of the median."""
    sources = [
        program["source"] for line in paths[0].open() for program in json.loads(line)["programs"]
    ]
    return {
        "problems_mib": round(paths[0].stat().st_size / 2**20, 1),
        "measurements_mib": round(paths[1].stat().st_size / 2**20, 1),
        "programs": len(set(map(sha256_text, sources))),
        "median_characters": sorted(map(len, sources))[len(sources) // 2],
    }
