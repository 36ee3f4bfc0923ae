"""Gather what evaluate.sh left: results.json, and tables in Markdown on standard output.

Usage: python experiments/table3/collect.py FOLDER OUTPUT

FOLDER holds ARM/SEED/RUN/evaluation/evaluation.json; each is packed into `evaluations/` beside
OUTPUT, and what stands there is what the figures are made of, so that seeds can be evaluated one
after the other, on machines that need not be the same: all ratios are taken within one run. With
`-` as FOLDER the figures are made again of what stands there.

Every figure is the mean over the seeds; its 95 % interval is a percentile bootstrap over programs
and seeds together, so it speaks of other programs of the kind and other seeds of the recipe. A
program without a verified candidate counts with ratio 1: its user keeps the original.
"""

from __future__ import annotations

import gzip
import json
import math
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from hydraopt.common.files import write_atomic
from hydraopt.evaluation.metrics.paired import holm, sign_flip_test

ARMS = (
    "identity",
    "untrained-greedy",
    "untrained-best",
    "trained-greedy",
    "trained-best",
    "human",
)
COMPARED = (
    ("trained-best", "untrained-best"),
    ("trained-greedy", "untrained-greedy"),
    ("trained-greedy", "untrained-best"),
    ("trained-best", "human"),
)
METRICS = ("latency", "cycles", "memory", "energy")
DRAWS = 4000

Figures = np.ndarray[Any, np.dtype[np.float64]]
"""One figure a program and seed, shape (programs, seeds)."""


def pack(folder: Path, kept: Path) -> None:
    """Put the evaluations of a folder of runs among those that are kept."""
    kept.mkdir(exist_ok=True)
    for path in folder.glob("*/*/*/evaluation/evaluation.json"):
        arm, seed = path.parts[-5:-3]
        evaluation = json.loads(path.read_text())
        evaluation["adapter"] = bool(evaluation["adapter"])  # where it lay says nothing to a reader
        text = json.dumps(evaluation, ensure_ascii=False)
        write_atomic(kept / f"{arm}.{seed}.json.gz", gzip.compress(text.encode(), mtime=0))


def read(kept: Path) -> dict[str, list[dict[str, Any]]]:
    """Return the evaluations of each arm, in the order of their seeds."""
    found: dict[str, list[dict[str, Any]]] = {}
    for arm in ARMS:
        paths = sorted(kept.glob(f"{arm}.*.json.gz"))
        if paths:
            found[arm] = [json.loads(gzip.decompress(path.read_bytes())) for path in paths]
    return found


def figures(arm: list[dict[str, Any]], of: Callable[[dict[str, Any]], float]) -> Figures:
    """Return a figure of every program and seed."""
    return np.array([[of(p) for p in one["programs"]] for one in arm], float).T


def reduction(metric: str) -> Callable[[dict[str, Any]], float]:
    """Return 1 - after / before, which is negative for an increase."""
    return lambda p: 1.0 - 1.0 / p["ratio"][metric]["value"] if p["ratio"] else 0.0


def clipped(metric: str) -> Callable[[dict[str, Any]], float]:
    """Return the reduction where there is one, as the Hydra paper's Table III averages it."""
    inner = reduction(metric)
    return lambda p: max(0.0, inner(p))


def log_ratio(metric: str) -> Callable[[dict[str, Any]], float]:
    """Return ln(before / after)."""
    return lambda p: math.log(p["ratio"][metric]["value"]) if p["ratio"] else 0.0


def with_interval(
    values: Figures, statistic: Callable[[Figures], float], then: Callable[[float], float] = float
) -> dict[str, float]:
    """Return a statistic of (programs, seeds) and its two-way bootstrap interval."""
    rng = np.random.default_rng(0)
    programs, seeds = values.shape
    drawn = [
        statistic(
            values[np.ix_(rng.integers(programs, size=programs), rng.integers(seeds, size=seeds))]
        )
        for _ in range(DRAWS)
    ]
    low, high = np.quantile(drawn, [0.025, 0.975])
    return {"value": then(statistic(values)), "low": then(float(low)), "high": then(float(high))}


def mean(values: Figures) -> float:
    """Return the mean over programs and seeds."""
    return float(values.mean())


def median(values: Figures) -> float:
    """Return the mean over seeds of the median over programs."""
    return float(np.median(values, axis=0).mean())


def summary(arm: list[dict[str, Any]]) -> dict[str, Any]:
    """Return an arm's figures."""

    def share(of: Callable[[dict[str, Any]], float]) -> dict[str, float]:
        return with_interval(figures(arm, of), mean)

    found: dict[str, Any] = {
        "seeds": len(arm),
        "programs": len(arm[0]["programs"]),
        "candidates": len(arm[0]["programs"][0]["candidates"]),
        "pass_rate": share(
            lambda p: sum(c["outcome"] == "ok" for c in p["candidates"]) / len(p["candidates"])
        ),
        "verified": share(lambda p: float(p["outcome"] == "ok")),
        "improved": share(lambda p: float(p["improved"])),
        "improved_by_seed": [int(sum(p["improved"] for p in one["programs"])) for one in arm],
        "median_latency_reduction": with_interval(figures(arm, clipped("latency")), median),
    }
    for metric in METRICS:
        found[metric] = {
            "mean_reduction": with_interval(figures(arm, clipped(metric)), mean),
            "mean_reduction_unclipped": with_interval(figures(arm, reduction(metric)), mean),
            "geometric_mean": with_interval(figures(arm, log_ratio(metric)), mean, math.exp),
        }
    return found


def compared(arms: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    """Return the paired sign-flip tests on each program's log-ratio, its mean over the seeds."""
    found: dict[str, Any] = {}
    for first, second in COMPARED:
        if not {first, second} <= arms.keys():
            continue
        for metric in ("latency", "memory"):
            sides = [figures(arms[arm], log_ratio(metric)).mean(axis=1) for arm in (first, second)]
            differences = sides[0] - sides[1]
            test = sign_flip_test(differences)
            interval = with_interval(differences[:, None], mean, math.exp)
            found[f"{first} over {second}, {metric}"] = {
                "times_better": interval,
                "p": test.p,
            }
    adjusted = holm({name: entry["p"] for name, entry in found.items()})
    for name, entry in found.items():
        entry["p_holm"] = adjusted[name]
    return found


def programs(arms: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    """Return what became of each program: verdict and latency ratio of each seed."""
    found: dict[str, Any] = {}
    for arm, seeds in arms.items():
        for one in seeds:
            for p in one["programs"]:
                ratio = p["ratio"]["latency"]["value"] if p["ratio"] else None
                passed = sum(c["outcome"] == "ok" for c in p["candidates"])
                found.setdefault(p["problem"], {}).setdefault(arm, []).append(
                    {"verdict": p["verdict"], "latency_ratio": ratio, "passed": passed}
                )
    return found


def percent(entry: dict[str, float]) -> str:
    """Return `47 % (18 to 75)`."""
    return f"{entry['value'] * 100:.0f} % ({entry['low'] * 100:.0f} to {entry['high'] * 100:.0f})"


def main(folder: str, output: Path) -> None:
    """Write results.json and print the tables."""
    kept = output.parent / "evaluations"
    if folder != "-":
        pack(Path(folder), kept)
    arms = read(kept)
    hosts = [one["host"] for arm in arms.values() for one in arm]
    results = {
        "suite": next(iter(arms.values()))[0]["suite"],
        "hosts": [host for i, host in enumerate(hosts) if host not in hosts[:i]],
        "arms": {arm: summary(seeds) for arm, seeds in arms.items()},
        "compared": compared(arms),
        "programs": programs(arms),
    }
    output.write_text(json.dumps(results, indent=1) + "\n")
    print("| policy | candidates pass | verified | improved | latency | cycles | memory | median |")
    print("|---|---|---|---|---|---|---|---|")
    for arm, found in results["arms"].items():
        cells = [percent(found[name]) for name in ("pass_rate", "verified")]
        by_seed = ", ".join(map(str, found["improved_by_seed"]))
        cells.append(f"{by_seed} of {found['programs']}")
        cells += [
            percent(found[metric]["mean_reduction"]) for metric in ("latency", "cycles", "memory")
        ]
        cells.append(percent(found["median_latency_reduction"]))
        print(f"| {arm}, {found['candidates']} | " + " | ".join(cells) + " |")
    print()
    print("| compared | times better | p (Holm) |")
    print("|---|---|---|")
    for name, entry in results["compared"].items():
        value = entry["times_better"]
        print(
            f"| {name} | {value['value']:.3g} ({value['low']:.3g} to {value['high']:.3g}) "
            f"| {entry['p_holm']:.2g} |"
        )


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
