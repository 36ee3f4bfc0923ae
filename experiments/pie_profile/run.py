"""Profile PIE's pairs end to end, killed on the way, and say what came of it.

Usage: python experiments/pie_profile/run.py --pairs FILE --tests FILE [--packages FOLDER]

It starts `hydraopt profile dataset=pie`, kills it with SIGKILL (the whole process group) when the
measurements file holds as many records as `--kill-at` says, starts it again, and compares the file
with what it held when the process was killed. Then `hydraopt corpus report` counts the pairs that
hold. `results.json` and the table on standard output hold the figures.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
WHOLE_PIE = 36857
"""Pairs of PIE's training split (Hydra paper, Sec. V-A)."""
PROGRAM = (
    "import sys; from hydraopt.cli.main import main; sys.argv[0] = 'hydraopt'; sys.exit(main())"
)


def main() -> None:
    """Profile, kill, go on, check, report."""
    asked = arguments()
    work = asked.work
    work.mkdir(parents=True, exist_ok=True)
    output = work / "measurements.jsonl"
    data = [
        "dataset=pie",
        f"dataset.path={asked.pairs}",
        f"dataset.tests={asked.tests}",
        f"dataset.inputs={asked.inputs}",
        f"sandbox.packages=[{','.join(asked.packages)}]",
        f"workers={asked.workers}",
        f"paths.runs={work / 'runs'}",
        f"paths.cache={work / 'cache'}",
    ]
    profile = ["profile", *data, f"output={output}"]
    kills = [until(profile, output, count, work) for count in asked.kill_at]
    began = time.monotonic()
    subprocess.run(
        [sys.executable, "-c", PROGRAM, *profile],
        check=True,
        stderr=(work / "profile.log").open("ab"),
    )
    last_s = time.monotonic() - began
    found = checked(output, kills)
    found["busy_s"] = sum(kill["seconds"] for kill in kills) + last_s
    report = [*data, f"measurements={output}", f"output={work / 'report'}"]
    subprocess.run([sys.executable, "-c", PROGRAM, "corpus", "report", *report], check=True)
    described = json.loads((work / "report" / "corpus_report.json").read_text())
    reading = json.loads((work / "cache" / "verification" / "pie.report.json").read_text())
    reading["repaired"] = {name: len(ids) for name, ids in reading["repaired"].items()}
    found |= figures(described, reading, found, asked.workers)
    (HERE / "results.json").write_text(json.dumps(found, indent=1) + "\n")
    print(json.dumps(found, indent=1))


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--pairs", required=True, help="PIE's pairs, JSONL, packed or not")
    parser.add_argument("--tests", required=True, help="tests of its problems")
    parser.add_argument("--packages", nargs="*", default=[], help="folders with NumPy and others")
    parser.add_argument("--inputs", type=int, default=3, help="inputs measured of each problem")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--kill-at", type=int, nargs="*", default=[400, 1200], help="records")
    parser.add_argument("--work", type=Path, default=Path("pie-profile"), help="folder to work in")
    return parser.parse_args()


def records_in(output: Path) -> list[bytes]:
    """Return the whole lines of the file as they are."""
    lines = output.read_bytes().splitlines(keepends=True) if output.is_file() else []
    return [line for line in lines if line.endswith(b"\n")]


def until(profile: list[str], output: Path, count: int, work: Path) -> dict[str, Any]:
    """Profile until the file holds `count` records, then kill; return what the file held."""
    began = time.monotonic()
    with (work / "profile.log").open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, *profile],
            stderr=log,
            start_new_session=True,
        )
    while process.poll() is None and len(records_in(output)) < count:
        time.sleep(0.05)
    if process.poll() is not None:
        raise SystemExit(f"it ended by itself before {count} records; see {work / 'profile.log'}")
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    held = output.read_bytes()
    return {
        "asked_at": count,
        "records": held.count(b"\n"),
        "torn_end": not held.endswith(b"\n"),
        "seconds": time.monotonic() - began,
        "held": held,
    }


def checked(output: Path, kills: list[dict[str, Any]]) -> dict[str, Any]:
    """Compare the finished file with what it held at each kill, and read it line by line."""
    final = output.read_bytes()
    lost = []
    for kill in kills:
        held = kill.pop("held")
        whole = held[: held.rfind(b"\n") + 1]
        lost.append(not final.startswith(whole))
    keys: Counter[tuple[str, ...]] = Counter()
    torn = 0
    outcomes: Counter[str] = Counter()
    gates: Counter[str] = Counter()
    for line in final.splitlines():
        try:
            record = json.loads(line)
        except ValueError:
            torn += 1
            continue
        keys[tuple(record[name] for name in ("program", "inputs", "profiler", "machine"))] += 1
        outcomes[record["outcome"]] += 1
        gates[record["host"].get("aa_gate", "not tested").partition(",")[0]] += 1
    return {
        "kills": kills,
        "records": len(keys),
        "lost_after_a_kill": sum(lost),
        "doubled": sum(count > 1 for count in keys.values()),
        "torn_lines": torn,
        "outcomes": dict(outcomes.most_common()),
        "aa_gate": dict(gates),
    }


def figures(
    described: dict[str, Any], reading: dict[str, Any], found: dict[str, Any], workers: int
) -> dict[str, Any]:
    """Return what the corpus report says of the pairs, and what all of PIE would cost."""
    holds = {
        row["name"]: {"pairs": row["pairs"], "hold": row["hold"], "ties": row["ties"]}
        for row in described["objectives"]
    }
    hours = found["busy_s"] * workers / 3600
    pairs = described["pairs"]
    return {
        "reading": reading,
        "problems": described["problems"],
        "programs": described["programs"],
        "pairs": pairs,
        "pairs_that_hold": described["holding_pairs"],
        "hold_by_metric": holds,
        "left_out": described["left_out"],
        "core_hours": hours,
        "core_hours_of_all_pie": hours / pairs * WHOLE_PIE,
    }


if __name__ == "__main__":
    main()
