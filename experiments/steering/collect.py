"""Gather what run.sh left: results.json and gains.svg, and a table in Markdown on standard output.

Usage: python experiments/steering/collect.py FOLDER OUTPUT  (FOLDER: ARM/SEED/RUN/steer.json)
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib import pyplot

ARMS = ("conditioned", "unconditioned", "prompting")
METRICS = ("latency", "memory")


def cell(figure: dict[str, float]) -> str:
    """Return `0.12 [-0.03, 0.25]`."""
    return f"{figure['value']:+.2f} [{figure['low']:+.2f}, {figure['high']:+.2f}]"


def draw(found: dict[str, dict[str, Any]], path: Path) -> None:
    """Draw each policy's own gain in each metric against the metric's weight; mean over seeds."""
    mpl.rcParams["svg.hashsalt"] = "steering"  # the same figures give the same file
    figure, planes = pyplot.subplots(1, len(METRICS), figsize=(9.0, 4.0), layout="constrained")
    for k, (metric, axes) in enumerate(zip(METRICS, planes, strict=True)):
        axes.axhline(1.0, color="0.6", lw=0.8, ls=":")
        for place, (arm, seeds) in enumerate(found.items()):
            any_seed = next(iter(seeds.values()))
            weights = np.array(any_seed["weights"])[:, k]
            order = np.argsort(weights)
            for style, way in (("-", "told"), ("--", "picked")):
                gains = np.mean(
                    [
                        [row[metric]["value"] for row in seed[way]["gains"]]
                        for seed in seeds.values()
                    ],
                    axis=0,
                )
                axes.plot(
                    weights[order],
                    np.exp(gains[order]),
                    style,
                    marker="osv"[place],
                    ms=5,
                    color=f"C{place}",
                    label=f"{arm}, {way}",
                )
        axes.set_xlabel(f"weight of {metric} in the prompt")
        axes.set_ylabel(f"gain in {metric}, times")
    handles, labels = planes[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower center", ncols=len(found), fontsize=8)
    figure.savefig(path, metadata={"Date": None})


def main(folder: Path, output: Path) -> None:
    """Write results.json and gains.svg, and print the table."""
    found: dict[str, dict[str, Any]] = {}
    for arm in ARMS:
        for path in sorted(folder.glob(f"{arm}/*/*/steer.json")):
            steer = json.loads(path.read_text())
            steer["adapter"] = bool(steer["adapter"])  # where it lay says nothing to a reader
            found.setdefault(arm, {})[path.parts[-3]] = steer
    (output / "results.json").write_text(json.dumps(found, indent=1) + "\n")
    draw(found, output / "gains.svg")
    print("| policy | seed | gain | rho latency | p | rho memory | p | self-regret | by chance |")
    print("|---|---|---|---|---|---|---|---|---|")
    for arm, seeds in found.items():
        for seed, steer in seeds.items():
            for way in ("told", "picked"):
                cells = [arm, seed, way]
                for name in METRICS:
                    rho = steer[way]["rho"][name]
                    cells += [cell(rho), f"{rho['p']:.2f}"]
                regret = steer[way]["self_regret"]
                cells += [f"{regret['value']:.3f}", f"{regret['by_chance']:.3f}"]
                print("| " + " | ".join(cells) + " |")
    print()
    weights = next(iter(next(iter(found.values())).values()))["weights"]
    head = [f"{row[0]:g} / {row[1]:g}" for row in weights]
    print("| policy | seed | gain in | " + " | ".join(head) + " |")
    print("|---|---|---" + "|---" * len(head) + "|")
    for arm, seeds in found.items():
        for seed, steer in seeds.items():
            for name in METRICS:
                gains = [np.exp(row[name]["value"]) for row in steer["told"]["gains"]]
                print(
                    f"| {arm} | {seed} | {name} | " + " | ".join(f"{g:.3f}" for g in gains) + " |"
                )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
