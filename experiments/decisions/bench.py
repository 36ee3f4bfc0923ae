"""Right decisions on pairs of known difference, and what they cost: hydraopt, hyperfine, pyperf.

Usage: python experiments/decisions/bench.py [--pairs 100] [--others 20] [--quick]
       python experiments/decisions/bench.py --table

Of every pair all runs are made and kept, so that the table is what the rule decides today, and any
other rule can be tried on the same runs.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hydraopt.common.files import write_atomic
from hydraopt.profiling.design import (
    Decision,
    Failure,
    PairPlan,
    compare,
    log_figures,
    measure_in,
    replay,
)
from hydraopt.profiling.host import host
from hydraopt.profiling.noise import gate, null_test_in
from hydraopt.profiling.records import Call, Limits, Outcome
from hydraopt.profiling.sandbox.contract import Program, Usage, Worker
from hydraopt.profiling.sandbox.zygote import ZygoteSandbox

HERE = Path(__file__).parent
DIFFERENCES = (0.0, 0.02, 0.05, 0.10)
TIE_BANDS = (0.03, 0.024)
"""Of labels; and the one midway between equal and 5 %."""
PYTHON = "/usr/bin/python3"
OK = "True"

BODIES = {
    "integers": "total = 0\nfor i in range({loops}):\n    total += i * i % 7\n",
    "strings": (
        "total = 0\nfor i in range({loops}):\n"
        "    parts = []\n    for k in range(50):\n        parts.append(str(i + k))\n"
        "    total += len(','.join(parts))\n"
    ),
    "counting": (
        "total = 0\nfor i in range({loops}):\n"
        "    counts = {{}}\n    for word in WORDS:\n"
        "        counts[word] = counts.get(word, 0) + 1\n"
        "    total += len(counts)\n"
    ),
    "sorting": (
        "total = 0\nfor i in range({loops}):\n"
        "    numbers = [k * 7919 % 211 for k in range(100)]\n"
        "    numbers.sort()\n    total += numbers[3]\n"
    ),
}
HEAD = "import sys\ntext = sys.stdin.read()\nWORDS = ['w%d' % (k % 37) for k in range(200)]\n"
LOOPS = {"integers": 500_000, "strings": 5_000, "counting": 3_000, "sorting": 4_000}
"""About 40 ms; the script scales them to the host."""


@dataclass(frozen=True)
class Pair:
    """Two programs that differ in one number only.

    Attributes:
        kind: Of work.
        difference: Share by which one takes longer (0.05 is 5 %).
        sources: First and second.
        truth: The shorter one, or a tie.
    """

    kind: str
    difference: float
    sources: tuple[str, str]
    truth: Decision


@dataclass(frozen=True)
class Answer:
    """What another tool said of a pair, and at what cost.

    Attributes:
        decision: Its decision.
        runs: Runs of each side, on average.
        cpu_s: CPU seconds spent.
    """

    decision: Decision
    runs: float
    cpu_s: float


def source(kind: str, loops: int) -> str:
    """Return a program that reads standard input and prints `True`."""
    return HEAD + BODIES[kind].format(loops=loops) + "print(total > 0)\n"


def pairs_of(worker: Worker, count: int, seed: int) -> Iterator[Pair]:
    """Yield `count` pairs of each difference, of 30 to 60 ms; each side is the shorter in turn."""
    rng = random.Random(seed)
    per_ms = {kind: _loops_per_ms(worker, kind) for kind in BODIES}
    for number in range(count):
        kind = list(BODIES)[number % len(BODIES)]
        for position, difference in enumerate(DIFFERENCES):
            loops = round(per_ms[kind] * rng.uniform(30.0, 60.0) / (1.0 + difference))
            programs = (source(kind, loops), source(kind, round(loops * (1.0 + difference))))
            mirrored = (number + position) % 2 == 1
            truth = Decision.SECOND if mirrored else Decision.FIRST
            yield Pair(
                kind,
                difference,
                (programs[1], programs[0]) if mirrored else programs,
                truth if difference else Decision.TIE,
            )


def _loops_per_ms(worker: Worker, kind: str) -> float:
    """Return the loops that take a millisecond of CPU time here, by the fastest of three runs."""
    times = []
    for _ in range(3):
        run = worker.run(Program(source(kind, LOOPS[kind])), Call(args=[]), Limits())
        if run.outcome is not Outcome.OK or run.usage is None:
            sys.exit(f"the {kind} program ended with {run.outcome}: {run.detail}")
        times.append(run.usage.cpu_s * 1e3)
    return LOOPS[kind] / min(times)


def by_hydraopt(worker: Worker, pair: Pair) -> dict[str, Any]:
    """Make all runs of a pair that any rule may ask for; return them, and the time after each quad.

    Returns:
        `log_cpu_s`, shape (quads, 2 sides, 2 runs); `elapsed_s` after the warm-ups and after each
        quad.
    """
    most = PairPlan().most_runs
    plan = PairPlan(max_runs=most, most_runs=most, stop_ratio=1e9)  # never ends early
    programs = [Program(text) for text in pair.sources]
    measure = measure_in(
        worker, programs, Call(args=[]), Limits(), lambda answer: str(answer).strip() == OK
    )
    elapsed: list[float] = []
    started = time.perf_counter()

    def timed(side: int, hash_seed: int) -> Usage | Failure:
        found = measure(side, hash_seed)
        elapsed.append(round(time.perf_counter() - started, 4))
        return found

    found = compare(timed, plan)
    if found.decision is None:
        sys.exit(f"a program of kind {pair.kind} failed: {found.outcomes} {found.details}")
    return {
        "kind": pair.kind,
        "difference": pair.difference,
        "truth": pair.truth,
        "log_cpu_s": log_figures(found.values).round(5).tolist(),
        "elapsed_s": elapsed[2 * plan.warmups - 1 :: 4],
    }


def decided(pair: dict[str, Any], tie_band: float) -> dict[str, Any]:
    """Return the row of a measured pair: what the rule says today, and what it would have cost."""
    plan = PairPlan(tie_band=tie_band)
    decision, used = replay(pair["log_cpu_s"], plan)
    return {
        "tool": f"hydraopt, tie band {tie_band:.1%}",
        **{key: pair[key] for key in ("kind", "difference", "truth")},
        "decision": decision,
        "runs": 2 * used + plan.warmups,
        "cpu_s": pair["elapsed_s"][used],
    }


def by_hyperfine(pair: Pair, runs: int) -> Answer:
    """Decide as hyperfine reports: different if the ratio of the means is past its own ± from 1."""
    with tempfile.TemporaryDirectory() as folder:
        commands = _commands(pair, Path(folder))
        report = Path(folder) / "report.json"
        options = ["-N", "--warmup", "1", "--runs", str(runs), "--style", "none"]
        spent = _spend(
            ["hyperfine", *options, "--export-json", str(report)]
            + [" ".join(command) for command in commands]
        )[0]
        first, second = (
            (entry["mean"], entry["stddev"]) for entry in json.loads(report.read_text())["results"]
        )
    slower, faster = max(first, second), min(first, second)
    ratio = slower[0] / faster[0]
    error = ratio * ((slower[1] / slower[0]) ** 2 + (faster[1] / faster[0]) ** 2) ** 0.5
    smaller = Decision.FIRST if first < second else Decision.SECOND
    return Answer(smaller if ratio - error > 1.0 else Decision.TIE, runs + 1, spent)


def by_pyperf(pair: Pair, python: str, options: list[str]) -> Answer:
    """Decide as `pyperf compare_to` reports: t-test at 95 %, else not significant."""
    with tempfile.TemporaryDirectory() as folder:
        spent, runs = 0.0, 0
        reports = []
        for number, command in enumerate(_commands(pair, Path(folder))):
            reports.append(str(Path(folder) / f"{number}.json"))
            tool = [python, "-m", "pyperf", "command", "-q", "--name", "program", *options]
            spent += _spend([*tool, "-o", reports[-1], *command])[0]
            runs += _pyperf_runs(json.loads(Path(reports[-1]).read_text()))
        cpu, text = _spend([python, "-m", "pyperf", "compare_to", *reports])
    spent += cpu
    if "not significant" in text.lower():
        decision = Decision.TIE
    elif "slower" in text:
        decision = Decision.FIRST
    elif "faster" in text:
        decision = Decision.SECOND
    else:
        decision = Decision.TIE  # "no change"
    return Answer(decision, runs / 2, spent)


def _pyperf_runs(report: dict[str, Any]) -> int:
    """Return how often pyperf ran the program: loops of all values and warm-ups."""
    benchmark = report["benchmarks"][0]
    total = 0
    for run in benchmark["runs"]:
        metadata = {**report.get("metadata", {}), **run.get("metadata", {})}
        total += metadata.get("loops", 1) * len(run.get("values", []))
        total += sum(loops for loops, _ in run.get("warmups", []))
    return total


def _commands(pair: Pair, folder: Path) -> list[list[str]]:
    commands = []
    for number, text in enumerate(pair.sources):
        path = folder / f"program{number}.py"
        path.write_text(text)
        commands.append([PYTHON, str(path)])
    return commands


def _spend(command: list[str]) -> tuple[float, str]:
    """Run a command; return the CPU seconds of it and all it started, and what it printed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)} failed:\n{done.stderr}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, done.stdout


def table(results: dict[str, Any]) -> str:
    """Return the results as a Markdown table."""
    lines = [
        f"{results['host'].get('cpu', '')}, {results['host'].get('cores', '')} cores; "
        f"A/A gate: {results['gate_short']}",
        "",
        "| tool | true difference | pairs | right | tie | wrong side | runs a side "
        "| decisions per CPU-second | right ones per CPU-second |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    groups: dict[tuple[str, float], list[dict[str, Any]]] = {}
    ours = [decided(pair, band) for pair in results["pairs"] for band in TIE_BANDS]
    for row in ours + results["others"]:
        groups.setdefault((row["tool"], row["difference"]), []).append(row)
    for (tool, difference), rows in sorted(groups.items()):
        count = len(rows)
        right = sum(row["decision"] == row["truth"] for row in rows)
        ties = sum(row["decision"] == "tie" for row in rows)
        wrong = sum(row["decision"] not in ("tie", row["truth"]) for row in rows)
        cpu = sum(row["cpu_s"] for row in rows)
        runs = sum(row["runs"] for row in rows) / count
        lines.append(
            f"| {tool} | {difference:.0%} | {count} | {right / count:.1%} | {ties / count:.1%} "
            f"| {wrong / count:.1%} | {runs:.1f} | {count / cpu:.2f} | {right / cpu:.2f} |"
        )
    return "\n".join(lines)


def run(arguments: argparse.Namespace) -> dict[str, Any]:
    """Measure all pairs; return the results."""
    pairs: list[dict[str, Any]] = []
    others: list[dict[str, Any]] = []
    with ZygoteSandbox(python=PYTHON).open() as worker:
        test = null_test_in(worker, 8 if arguments.quick else 24)
        judged = gate(test)
        for number, pair in enumerate(pairs_of(worker, arguments.pairs, arguments.seed)):
            pairs.append(by_hydraopt(worker, pair))
            if number < arguments.others * len(DIFFERENCES):
                for tool, answer in _by_others(pair, arguments).items():
                    row = {"tool": tool, "kind": pair.kind, "difference": pair.difference}
                    row |= {"truth": pair.truth, "decision": answer.decision}
                    others.append(row | {"runs": answer.runs, "cpu_s": round(answer.cpu_s, 4)})
            print(f"{number + 1} of {arguments.pairs * len(DIFFERENCES)}", file=sys.stderr)
    return {
        "arguments": {key: value for key, value in vars(arguments).items() if key != "table"},
        "host": host(),
        "gate": judged.to_json(),
        "gate_short": judged.short(),
        "null_test": test.to_json(),
        "pairs": pairs,
        "others": others,
    }


def _by_others(pair: Pair, arguments: argparse.Namespace) -> dict[str, Answer]:
    """Return what the other tools say, of those that are installed."""
    answers = {}
    if shutil.which("hyperfine"):
        answers["hyperfine"] = by_hyperfine(pair, arguments.hyperfine_runs)
    if arguments.pyperf_python:
        options = ["--fast"] if arguments.quick else []
        answers["pyperf"] = by_pyperf(pair, arguments.pyperf_python, options)
    return answers


def main() -> None:
    """Measure and write results.json, or print the table of what stands there."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pairs", type=int, default=100, help="of each difference")
    parser.add_argument("--others", type=int, default=20, help="of these, given to other tools too")
    parser.add_argument("--quick", action="store_true", help="4 pairs, 1 for the others")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--hyperfine-runs", type=int, default=10, help="its own minimum is 10")
    parser.add_argument("--pyperf-python", default="", help="an interpreter that has pyperf")
    parser.add_argument("--output", type=Path, default=HERE / "results.json")
    parser.add_argument("--table", action="store_true", help="only print the table of the output")
    arguments = parser.parse_args()
    if not arguments.table:
        if arguments.quick:
            arguments.pairs, arguments.others = 4, 1
        arguments.output = Path(os.path.abspath(arguments.output))
        results = run(arguments)
        results["arguments"].pop("output")
        results["arguments"].pop("pyperf_python")
        write_atomic(arguments.output, json.dumps(results) + "\n")
    print(table(json.loads(arguments.output.read_text())))


if __name__ == "__main__":
    main()
