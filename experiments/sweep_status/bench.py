"""Time `hydraopt sweep status` on a made sweep, a fresh process each time.

Usage: python experiments/sweep_status/bench.py [TRIALS] [STEPS]
"""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from hydraopt.sweeps.ledger import Trial, write_trial

ROUNDS = 10
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


def main(trials: int = 1000, steps: int = 300) -> None:
    """Print the median and the longest of ten calls."""
    with tempfile.TemporaryDirectory() as folder:
        sweep = Path(folder) / "sweep"
        make(sweep, trials, steps)
        command = [str(Path(sys.executable).with_name("hydraopt")), "sweep", "status", str(sweep)]
        for what in ([], ["--json"]):
            seconds = []
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            for _ in range(ROUNDS):
                started = time.perf_counter()
                subprocess.run([*command, *what], check=True, stdout=subprocess.DEVNULL)
                seconds.append(time.perf_counter() - started)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            cpu_s = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            print(
                f"{trials} trials of {steps} steps, {' '.join(what) or 'table'}: median "
                f"{statistics.median(seconds):.2f} s, longest of {ROUNDS} {max(seconds):.2f} s; "
                f"CPU time {cpu_s / ROUNDS:.2f} s each"
            )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
