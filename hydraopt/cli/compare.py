"""`hydraopt compare RUN RUN ...`: one page that compares evaluated runs.

No configuration is composed and PyTorch is not loaded.
"""

from __future__ import annotations

import argparse
import itertools
import math
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from hydraopt.cli.console import shown
from hydraopt.cli.plain import run_plain
from hydraopt.common.errors import UserError
from hydraopt.common.files import write_atomic

if TYPE_CHECKING:
    from hydraopt.reporting.compare import Comparison, Difference, Figure
    from hydraopt.reporting.compare_data import EvaluatedRun

SIGNS = 20_000
"""Signs drawn by a test over many programs: p is known to 1/20,000."""

Columns = dict[str, list[float]]
"""Name of a figure to its value in each program."""


def run_compare(arguments: Sequence[str]) -> int:
    """Run `compare` with its arguments and return the exit status.

    0: the page is written; 2: something that the user can mend.
    """
    return run_plain(_parser(), _compare, arguments)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="hydraopt compare",
        description="Compare evaluated runs on one page. Runs whose configurations differ in the "
        "seed alone count as one, with its mean and interval over seeds.",
    )
    parser.add_argument(
        "runs",
        nargs="+",
        type=Path,
        metavar="RUN",
        help="folder of an evaluated run, such as runs/evaluate-smollm2_135m-seven-1f2e3d4c",
    )
    parser.add_argument(
        "--output",
        type=Path,
        default=Path("compare.html"),
        metavar="FILE",
        help="the page (default: %(default)s in this folder)",
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures as JSON, too")
    return parser


def _compare(given: argparse.Namespace) -> None:
    from hydraopt.evaluation.evaluate import FORMAT
    from hydraopt.reporting.compare import render, to_json
    from hydraopt.reporting.compare_data import read_evaluated

    _check_once(given.runs)
    for path in (given.output, given.json):
        if path is not None and path.is_dir():
            raise UserError(f"{path} is a folder. Give the name of a file in it.")
    found = compare([read_evaluated(folder, FORMAT) for folder in given.runs])
    write_atomic(given.output, render(found))
    if given.json is not None:
        write_atomic(given.json, to_json(found))
    for line in found.warnings:
        print(f"Warning: {line}", file=sys.stderr)
    for path in (given.output, given.json):
        if path is not None:
            print(f"Written: {shown(path)}")


def _check_once(folders: Sequence[Path]) -> None:
    seen: dict[Path, Path] = {}
    for folder in folders:
        other = seen.setdefault(folder.resolve(), folder)
        if other is not folder:
            raise UserError(f"{folder} is given twice; each run is compared once. Leave one out.")


def compare(runs: Sequence[EvaluatedRun]) -> Comparison:
    """Return what the page shows of runs.

    Raises:
        UserError: The runs have no program in common, or one says too little to be compared.
    """
    from hydraopt.config.resolvers import WITHOUT_EFFECT
    from hydraopt.evaluation.maintainability.evaluated import maintainability_summary
    from hydraopt.reporting.compare import Comparison, measured_metrics, metrics_of
    from hydraopt.reporting.compare_data import (
        common_programs,
        differing_settings,
        group_runs,
        warnings_of,
    )

    programs = common_programs(runs)
    groups = group_runs(runs, WITHOUT_EFFECT)
    metrics = metrics_of(groups)
    columns = {
        group.letter: {
            run.seed: _columns(run, programs, [metric.name for metric in metrics])
            for run in group.runs
        }
        for group in groups
    }
    measured = measured_metrics(metrics)
    return Comparison(
        groups=groups,
        programs=programs,
        warnings=warnings_of({group.letter: group.runs for group in groups}, programs),
        summary={letter: _figures(list(seeds.values())) for letter, seeds in columns.items()},
        seeds={
            letter: {seed: _figures([own]) for seed, own in seeds.items()}
            for letter, seeds in columns.items()
            if len(seeds) > 1
        },
        differences=_differences(
            {letter: _mean_columns(list(seeds.values())) for letter, seeds in columns.items()},
            measured,
        ),
        settings=differing_settings([group.runs[0].config for group in groups], WITHOUT_EFFECT),
        maintainability={
            group.letter: {
                run.seed: maintainability_summary([run.programs[name] for name in programs])
                for run in group.runs
                if "summary" in (run.evaluation.get("maintainability") or {})
            }
            for group in groups
        },
    )


def _columns(run: EvaluatedRun, programs: Sequence[str], metrics: Sequence[str]) -> Columns:
    """Return a run's figures in each program; ratios by their logarithm, 0 where it failed."""
    from hydraopt.evaluation.metrics.hypervolume import hypervolume
    from hydraopt.evaluation.metrics.pass_at_k import pass_at_k
    from hydraopt.reporting.compare import HYPERVOLUME
    from hydraopt.reporting.compare_data import candidate_ratios
    from hydraopt.reporting.compare_figures import SPACE

    entries = [run.programs[problem] for problem in programs]
    written = [len(entry["candidates"]) for entry in entries]
    passing = [sum(one["outcome"] == "ok" for one in entry["candidates"]) for entry in entries]
    counts = list(zip(written, passing, strict=True))
    found: Columns = {
        "improved": [float(bool(entry.get("improved"))) for entry in entries],
        "verified": [float(entry.get("chosen") is not None) for entry in entries],
        # Weighted by candidates, as in `evaluation.json`: its mean is passing over written.
        "unverified_pass_rate": [c * len(entries) / sum(written) for c in passing],
        "pass@1": [pass_at_k(n, c, 1) for n, c in counts],
        "pass@n": [pass_at_k(n, c, n) for n, c in counts],
    }
    for metric in metrics:
        ratios = [(entry.get("ratio") or {}).get(metric) for entry in entries]
        logs = [math.log(ratio["value"]) if ratio else 0.0 for ratio in ratios]
        found[f"{metric}/unclipped"] = logs
        found[f"{metric}/clipped"] = [max(0.0, value) for value in logs]
    if set(SPACE) <= set(metrics):
        found[HYPERVOLUME] = [
            hypervolume([[0.0, 0.0], *([math.log(x) for x in pair] for pair in pairs)])
            for pairs in (list(candidate_ratios(entry, SPACE).values()) for entry in entries)
        ]
    return found


def _mean_columns(seeds: Sequence[Columns]) -> Columns:
    """Return the mean over seeds in each program."""
    return {
        name: [
            math.fsum(values) / len(seeds)
            for values in zip(*(own[name] for own in seeds), strict=True)
        ]
        for name in seeds[0]
    }


def _figures(seeds: Sequence[Columns]) -> dict[str, Figure]:
    """Return each figure with its intervals over programs and over seeds."""
    from hydraopt.evaluation.metrics.bootstrap import mean_interval
    from hydraopt.reporting.compare import Figure
    from hydraopt.sweeps.intervals import estimate

    found = {}
    for name, values in _mean_columns(seeds).items():
        turn = _turned(name, len(values))
        programs = mean_interval(values)
        own = {str(place): math.fsum(one[name]) / len(values) for place, one in enumerate(seeds)}
        over_seeds = estimate(own)
        found[name] = Figure(
            turn(programs.value),
            (turn(programs.low), turn(programs.high)),
            None
            if over_seeds.low is None or over_seeds.high is None
            else (turn(over_seeds.low), turn(over_seeds.high)),
        )
    return found


def _turned(name: str, programs: int) -> Callable[[float], float]:
    """Return what turns a mean over programs into the figure that is shown."""
    from hydraopt.reporting.compare import COUNTS, SHARES

    if name in COUNTS:
        return lambda mean: programs * _share(mean)
    if name in SHARES:
        return _share
    return math.exp if "/" in name else float


def _share(mean: float) -> float:
    """Return a share; a t interval does not know that it lies between 0 and 1."""
    return min(1.0, max(0.0, mean))


def _differences(groups: Mapping[str, Columns], metrics: Sequence[str]) -> list[Difference]:
    """Return the paired tests of every pair of groups, adjusted together."""
    from hydraopt.evaluation.metrics.bootstrap import mean_interval
    from hydraopt.evaluation.metrics.paired import holm, sign_flip_test
    from hydraopt.reporting.compare import Difference

    figures = {metric: f"{metric}/unclipped" for metric in metrics} | {"improved": "improved"}
    found = {}
    for (first, one), (second, two) in itertools.combinations(groups.items(), 2):
        for figure, name in figures.items():
            values = [b - a for a, b in zip(one[name], two[name], strict=True)]
            mean = mean_interval(values)
            turn = float if figure == "improved" else math.exp
            found[f"{first} {second} {figure}"] = Difference(
                first=first,
                second=second,
                figure=figure,
                value=turn(mean.value),
                low=turn(mean.low),
                high=turn(mean.high),
                p=sign_flip_test(values, draws=SIGNS).p,
                p_holm=1.0,
                better=sum(value > 0 for value in values),
                worse=sum(value < 0 for value in values),
            )
    adjusted = holm({name: one.p for name, one in found.items()})
    return [replace(one, p_holm=adjusted[name]) for name, one in found.items()]
