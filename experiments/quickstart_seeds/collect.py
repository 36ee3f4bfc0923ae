"""Gather the evaluations of a folder of runs: results.json, and a table on standard output.

Usage: python experiments/quickstart_seeds/collect.py RUNS_FOLDER
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent


def row_of(run: Path) -> dict[str, Any] | None:
    """Return the figures of one run folder, or None where nothing was evaluated."""
    path = run / "evaluation" / "evaluation.json"
    if not path.is_file():
        return None
    evaluation = json.loads(path.read_text())
    config = yaml.safe_load((run / "config.yaml").read_text())
    programs = {
        program["problem"]: {
            "verdict": program["verdict"],
            "speedup": program["ratio"]["latency"]["value"] if program["ratio"] else None,
            "passed": sum(entry["outcome"] == "ok" for entry in program["candidates"]),
        }
        for program in evaluation["programs"]
    }
    peaks = [
        json.loads(line).get("peak_memory_mib", 0.0)
        for name in ("warm_start/metrics.jsonl", "metrics.jsonl")
        if (run / name).is_file()
        for line in (run / name).read_text().splitlines()
    ]
    return {
        "seed": config["seed"],
        "policy": "trained" if "weighting" in config else "untrained",
        "warm_start_steps": config.get("warm_start", {}).get("max_steps", 0),
        "decoding": evaluation["decoding"],
        "summary": evaluation["summary"],
        "programs": programs,
        "peak_memory_mib": max(peaks) if peaks else None,
        "host": evaluation["host"],
    }


def main(runs: Path) -> None:
    """Write results.json and print the table."""
    rows = [row for run in sorted(runs.iterdir()) if (row := row_of(run)) is not None]
    rows.sort(key=lambda row: (row["policy"] == "untrained", row["seed"]))
    (HERE / "results.json").write_text(json.dumps(rows, indent=1) + "\n")
    print("| policy | warm start | seed | improved | pass rate | latency ratio of the improved |")
    print("|---|---|---|---|---|---|")
    for row in rows:
        improved = [
            f"{name.split('/')[-1]} {entry['speedup']:.3g}x"
            for name, entry in row["programs"].items()
            if entry["verdict"] == "improved"
        ]
        print(
            f"| {row['policy']} | {row['warm_start_steps']} steps | {row['seed']} "
            f"| {len(improved)} of {len(row['programs'])} "
            f"| {row['summary']['unverified_pass_rate']:.0%} | {', '.join(improved)} |"
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
