"""Time `hydraopt sweep status` on a made sweep, a fresh process each time."""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from hydraopt.common.files import write_atomic
from hydraopt.profiling.host import host
from hydraopt.sweeps.ledger import Trial, write_trial

RESULTS = Path(__file__).with_name("results.json")
GOAL_S = 1.0
CONFIG = (
    "\n".join(f"key_{number}:\n  value: {number}\n  other: text" for number in range(100))
    + "\ntrainer:\n  devices: 1\n  max_steps: 300\n"
)


def make(sweep: Path, trials: int, steps: int) -> None:
    """Make a sweep's folder: nine trials in ten are done, one in ten failed."""
    for number in range(trials):
        folder = sweep / f"tiny-static-{number:08x}"
        overrides = ["experiment=smoke", f"beta={number // 5}", f"seed={number % 5}"]
        trial = Trial(folder.name, "train", overrides, submitted=float(number))
        write_trial(folder, trial)
        outcome = "failed" if number % 10 == 9 else "done"
        start = {"event": "start", "time": 1.0, "host": "node", "pid": 1, "job": ""}
        end = {"event": "end", "time": 2.0, "outcome": outcome, "message": "", "figures": {}}
        (folder / "attempts.jsonl").write_text(f"{json.dumps(start)}\n{json.dumps(end)}\n")
        (folder / "config.yaml").write_text(CONFIG)
        weights = [[0.2] * 5] * 4
        records = [
            {"step": step, "loss": 0.69, "weights": weights, "validation_loss": 0.69}
            for step in range(1, steps + 1)
        ]
        lines = "".join(json.dumps(r, separators=(",", ":")) + "\n" for r in records)
        (folder / "metrics.jsonl").write_text(lines)


def timed(command: list[str], rounds: int) -> dict[str, object]:
    """Return the seconds of each call of a command, and those of processors."""
    seconds, processor_s, load = [], [], os.getloadavg()[0]
    for _ in range(rounds):
        started, before = time.perf_counter(), _processors_s()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        seconds.append(round(time.perf_counter() - started, 3))
        processor_s.append(round(_processors_s() - before, 3))
    return {
        "seconds": seconds,
        "median_s": statistics.median(seconds),
        "longest_s": max(seconds),
        "median_processor_s": statistics.median(processor_s),
        "load": round(load, 2),
        "reached": max(seconds) < GOAL_S,
    }


def _processors_s() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def main() -> None:
    """Measure, print and write the results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--trials", type=int, default=1000)
    parser.add_argument("--steps", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--output", type=Path, default=RESULTS)
    given = parser.parse_args()
    found: dict[str, object] = {"trials": given.trials, "steps": given.steps, "goal_s": GOAL_S}
    with tempfile.TemporaryDirectory() as folder:
        sweep = Path(folder) / "sweep"
        make(sweep, given.trials, given.steps)
        command = [str(Path(sys.executable).with_name("hydraopt")), "sweep", "status", str(sweep)]
        for what, more in (("table", []), ("json", ["--json"])):
            found[what] = timed([*command, *more], given.rounds)
            print(f"{given.trials} trials of {given.steps} steps, {what}: {found[what]}")
    found["host"] = host() | {"python": platform.python_version()}
    write_atomic(given.output, json.dumps(found, indent=1) + "\n")


if __name__ == "__main__":
    main()
