"""Gather what run.sh left: results.json and plane.svg, and Table II in Markdown on standard output.

Usage: python experiments/prompting/collect.py RUN OUTPUT  (RUN: a folder with prompting.json)
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib import pyplot

METRICS = {"latency": ("ms", 1.0), "memory": ("MiB", 1 / 1024)}


def draw(rows: list[dict[str, Any]], path: Path) -> None:
    """Draw mean runtime against mean peak memory, one plane for each level of detail."""
    mpl.rcParams["svg.hashsalt"] = "prompting"  # the same figures give the same file
    details = list(dict.fromkeys(row["detail"] for row in rows))
    figure, planes = pyplot.subplots(1, len(details), figsize=(9.0, 3.6), layout="constrained")
    policies = list(dict.fromkeys(row["policy"] for row in rows))
    objectives = list(dict.fromkeys(row["objective"] for row in rows))
    for detail, axes in zip(details, planes, strict=True):
        for row in rows:
            if row["detail"] != detail or not row["sides"]:
                continue
            for when, fill in (("before", "none"), ("after", "full")):
                axes.plot(
                    row["sides"]["memory"][when] / 1024,
                    row["sides"]["latency"][when],
                    "os^Dv"[objectives.index(row["objective"])],
                    color=f"C{policies.index(row['policy'])}",
                    fillstyle=fill,
                    label=f"{row['policy']}: {row['objective']}" if when == "after" else None,
                )
        axes.set_title(f"{detail} instructions", fontsize=10)
        axes.set_xlabel("mean peak memory, MiB (hollow: before)")
        axes.set_ylabel("mean latency, ms")
        axes.margins(0.15)
        axes.legend(fontsize=7)
    figure.savefig(path, metadata={"Date": None})


def main(run: Path, output: Path) -> None:
    """Write results.json and plane.svg, and print the table."""
    found = json.loads((run / "prompting.json").read_text())
    (output / "results.json").write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n")
    draw(found["rows"], output / "plane.svg")
    head = ["objective", "policy", "detail", "correct", "N"]
    for metric, (unit, _) in METRICS.items():
        head += [f"{metric} before, {unit}", "after", "ratio", "geometric mean"]
    print("| " + " | ".join(head) + " |")
    print("|---" * len(head) + "|")
    for row in found["rows"]:
        cells = [row["objective"], row["policy"], row["detail"]]
        cells += [f"{row['correct']} of {row['total']}", str(row["common"])]
        for metric, (_, scale) in METRICS.items():
            side = row["sides"].get(metric)
            if side is None:
                cells += ["-"] * 4
                continue
            cells += [f"{side[when] * scale:.4g}" for when in ("before", "after")]
            cells += [
                f"{side['ratio']:.3f}",
                f"{side['geometric']:.3f} ({side['low']:.3f} to {side['high']:.3f})",
            ]
        print("| " + " | ".join(cells) + " |")
    print()
    print("\n".join(f"- {line}" for line in found["findings"]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
