"""Gather what run.sh left: results.json, and a table in Markdown on standard output.

Usage: python experiments/steering/collect.py FOLDER OUTPUT  (FOLDER: ARM/SEED/RUN/steer.json)
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

ARMS = ("conditioned", "unconditioned", "prompting")


def cell(figure: dict[str, float]) -> str:
    """Return `0.12 [-0.03, 0.25]`."""
    return f"{figure['value']:+.2f} [{figure['low']:+.2f}, {figure['high']:+.2f}]"


def main(folder: Path, output: Path) -> None:
    """Write results.json and print the table."""
    found: dict[str, dict[str, Any]] = {}
    for arm in ARMS:
        for path in sorted(folder.glob(f"{arm}/*/*/steer.json")):
            steer = json.loads(path.read_text())
            steer["adapter"] = bool(steer["adapter"])  # where it lay says nothing to a reader
            found.setdefault(arm, {})[path.parts[-3]] = steer
    output.write_text(json.dumps(found, indent=1) + "\n")
    print("| policy | seed | gain | rho latency | p | rho memory | p | self-regret | by chance |")
    print("|---|---|---|---|---|---|---|---|---|")
    for arm, seeds in found.items():
        for seed, steer in seeds.items():
            for way in ("told", "picked"):
                cells = [arm, seed, way]
                for name in ("latency", "memory"):
                    rho = steer[way]["rho"][name]
                    cells += [cell(rho), f"{rho['p']:.2f}"]
                regret = steer[way]["self_regret"]
                cells += [f"{regret['value']:.3f}", f"{regret['by_chance']:.3f}"]
                print("| " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
