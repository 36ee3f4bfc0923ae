"""The page that compares evaluated runs: one self-contained HTML, and the same figures as JSON.

Everything statistical is computed by who calls (`hydraopt.cli.compare`); here it is shown.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from hydraopt.common.numbers import short
from hydraopt.reporting.charts import Chart
from hydraopt.reporting.compare_data import Group, candidate_ratios, decoding_text, short_names
from hydraopt.reporting.compare_figures import (
    SPACE,
    Bar,
    Point,
    pareto_chart,
    ratio_charts,
    reach,
    swatch,
)
from hydraopt.reporting.compare_maintainability import maintainability_note, maintainability_rows
from hydraopt.reporting.compare_programs import compare_program
from hydraopt.reporting.pages import render_page
from hydraopt.reporting.programs import MetricView, metric_views
from hydraopt.reporting.suite_tables import MAIN_FIGURES, MAINTAINABILITY

FORMAT = 1
"""Version of the JSON. 1: first version."""

COUNTS = ("improved", "verified")
SHARES = ("unverified_pass_rate", "pass@1", "pass@n")
HYPERVOLUME = "hypervolume"
"""Names of the summary's figures beside `METRIC/clipped` and `METRIC/unclipped`."""

_MEASURED = "measured"
_LONG = 12
"""Rows from which a table is folded."""

_READING = (
    "A <b>ratio</b> above 1 is better in every metric: before ÷ after where lower is better, "
    "after ÷ before where higher is. Original and candidate were measured in turns on one host.",
    "<b>Clipped</b>: a program that became worse counts as 1, since its user keeps the original. "
    "<b>Unclipped</b>: it counts as it came out. A program without a verified candidate, or with "
    "an unchanged copy, counts as 1 in both.",
    "<b>pass@1</b>: chance that one candidate passes every test, mean over programs; "
    "<b>pass@n</b>: share of programs with a passing candidate among the n that were written. A "
    "candidate that fails one test is never used and never counted as an improvement.",
    "<b>Interval over programs</b>: 95 % percentile bootstrap, programs resampled; it says how "
    "far the figure would move with other programs of the kind, and with few programs it is "
    "narrower than its level says. <b>Interval over seeds</b>: 95 % t interval of the seeds' "
    "figures; it says how far it would move with another seed.",
    "<b>Differences</b> are paired by program. p is of the sign-flip test on the differences of "
    "log-ratios (of the shares of seeds that improved, where it is McNemar's exact test for one "
    "seed); Holm's correction holds the chance of any false finding on this page at 5 %.",
    "<b>Hypervolume</b>: area that the verified candidates dominate in ln(latency ratio) × "
    "ln(memory ratio), with the original as reference; mean over programs, failures 0.",
    "<b>Maintainability</b> figures are read off the text of each original and the rewrite that "
    "the run chose; unchanged copies and programs without a verified candidate do not count. Runs "
    "that rewrote other programs are not compared on equal terms: see how many they are.",
    "<b>measured</b> values were read off a clock or a counter; <b>derived</b> and "
    "<b>estimated</b> ones follow from them and say nothing more, so they are not tested.",
)


@dataclass(frozen=True)
class Figure:
    """One figure of a run, or of the runs of a group.

    Attributes:
        value: Mean over the seeds (geometric for ratios).
        programs: 95 % interval over programs.
        seeds: 95 % interval over seeds; None with one seed.
    """

    value: float
    programs: tuple[float, float] | None = None
    seeds: tuple[float, float] | None = None


@dataclass(frozen=True)
class Difference:
    """One paired test between two groups.

    Attributes:
        first: Letter of the group that is compared with.
        second: Letter of the group that is compared.
        figure: A metric, or `improved`.
        value: Geometric mean of the second's ratio over the first's; for `improved`, share of the
            second less share of the first.
        low: Lower end of its 95 % interval over programs.
        high: Upper end.
        p: Two-sided p-value.
        p_holm: The same, adjusted for all tests of the page.
        better: Programs in which the second is better.
        worse: Programs in which it is worse.
    """

    first: str
    second: str
    figure: str
    value: float
    low: float
    high: float
    p: float
    p_holm: float
    better: int
    worse: int


@dataclass(frozen=True)
class Comparison:
    """All that the page shows.

    Attributes:
        groups: Runs that differ in the seed alone.
        programs: Problems that all runs have.
        warnings: Why figures are not, or only in part, comparable.
        summary: Letter to name of the figure to the figure of the group.
        seeds: Letter to seed to the same of each run, in groups of several.
        differences: Paired tests between the groups.
        settings: Dotted key to the groups' values, where their configurations differ.
        maintainability: Letter to seed to the summary of the run's maintainability figures over
            the programs, of the runs that have such figures.
    """

    groups: Sequence[Group]
    programs: Sequence[str]
    warnings: Sequence[str]
    summary: Mapping[str, Mapping[str, Figure]]
    seeds: Mapping[str, Mapping[str, Mapping[str, Figure]]]
    differences: Sequence[Difference]
    settings: Sequence[tuple[str, list[str]]]
    maintainability: Mapping[str, Mapping[str, Mapping[str, Any]]] = field(default_factory=dict)


def to_json(found: Comparison) -> str:
    """Return the comparison's figures as JSON; sources and candidates stay in the runs' files."""
    record = {
        "format": FORMAT,
        "groups": [
            {
                "letter": group.letter,
                "label": group.label,
                "runs": [
                    {
                        "folder": str(run.folder),
                        "seed": run.seed,
                        **{key: run.evaluation.get(key) for key in _IDENTITY},
                        MAINTAINABILITY: found.maintainability.get(group.letter, {}).get(run.seed),
                    }
                    for run in group.runs
                ],
                "figures": {k: asdict(v) for k, v in found.summary[group.letter].items()},
                "seeds": {
                    seed: {k: asdict(v) for k, v in figures.items()}
                    for seed, figures in found.seeds.get(group.letter, {}).items()
                },
            }
            for group in found.groups
        ],
        "warnings": list(found.warnings),
        "differences": [asdict(one) for one in found.differences],
        "programs": {
            problem: {
                group.letter: [
                    {
                        "seed": run.seed,
                        "verdict": run.programs[problem].get("verdict"),
                        "ratio": run.programs[problem].get("ratio") or {},
                    }
                    for run in group.runs
                ]
                for group in found.groups
            }
            for problem in found.programs
        },
    }
    return json.dumps(record, indent=1, ensure_ascii=False) + "\n"


_IDENTITY = (
    "policy",
    "adapter",
    "suite",
    "decoding",
    "weights",
    "machine",
    "host",
    "sandbox",
    "profiler",
    "usage",
)


def measured_metrics(found: Sequence[MetricView]) -> list[str]:
    """Return the metrics that were measured, not derived or estimated from another."""
    return [metric.name for metric in found if metric.provenance == _MEASURED]


def metrics_of(groups: Sequence[Group]) -> list[MetricView]:
    """Return the metrics that every run was measured in and any has a ratio of."""
    runs = [run for group in groups for run in group.runs]
    rated = {
        name for run in runs for entry in run.programs.values() for name in entry.get("ratio") or {}
    }
    shared = set.intersection(*(run.metrics for run in runs))
    found = []
    for metric in metric_views(runs[0].evaluation):
        if metric.name in rated & shared:
            kinds = {
                own.provenance
                for run in runs
                for own in metric_views(run.evaluation)
                if own.name == metric.name
            }
            found.append(replace(metric, provenance=" or ".join(sorted(kinds))))
    return found


def render(found: Comparison) -> str:
    """Return the page. Everything that a run or a model wrote is escaped.

    It grows with programs times runs: 6 programs of 7 runs make 0.4 MB; 200 programs of 12 runs,
    each with a figure and no two sources alike, 23 MB.
    """
    from markupsafe import Markup

    metrics = metrics_of(found.groups)
    names = short_names(found.programs)
    return render_page(
        "compare.html.j2",
        {
            "lead": _lead(found),
            "warnings": found.warnings,
            "swatches": [swatch(place) for place in range(len(found.groups))],
            "groups": found.groups,
            "runs": _run_rows(found),
            "settings": found.settings,
            "summary": _summary_rows(found),
            "has_usage": any(run.evaluation.get("usage") for g in found.groups for run in g.runs),
            "has_hypervolume": any(HYPERVOLUME in own for own in found.summary.values()),
            "maintainability": maintainability_rows(found.groups, found.maintainability),
            "maintainability_text": maintainability_note(found.groups, found.maintainability),
            "main_figures": list(MAIN_FIGURES.values()),
            "metrics": metrics,
            "means": _mean_rows(found, [metric.name for metric in metrics]),
            "tested": measured_metrics(metrics),
            "differences": _difference_rows(found),
            "difference_text": _difference_text(found),
            "long": _LONG,
            "ratios": [(metric, _ratio_charts(found, metric.name, names)) for metric in metrics],
            "pareto": _pareto(found),
            "programs": [
                compare_program(problem, name.replace("_", " "), number, found.groups, metrics)
                for number, (problem, name) in enumerate(names.items(), start=1)
            ],
            "reading": [Markup(line) for line in _READING],
        },
    )


def _lead(found: Comparison) -> str:
    runs = sum(len(group.runs) for group in found.groups)
    suites = dict.fromkeys(
        str(run.evaluation.get("suite", "?")) for group in found.groups for run in group.runs
    )
    groups = len(found.groups)
    of_groups = f" in {groups} groups (same configuration, other seed)" if groups < runs else ""
    return (
        f"{runs} run{'s' if runs > 1 else ''}{of_groups} over {len(found.programs)} common "
        f"program{'s' if len(found.programs) > 1 else ''} of {', '.join(suites)}."
    )


def _run_rows(found: Comparison) -> list[dict[str, Any]]:
    rows = []
    for place, group in enumerate(found.groups):
        for run in group.runs:
            own = run.evaluation
            host = own.get("host") or {}
            rows.append(
                {
                    "place": place,
                    "letter": group.letter,
                    "label": group.label,
                    "seed": run.seed,
                    "policy": own.get("policy", "?"),
                    "adapter": own.get("adapter") or "none",
                    "decoding": decoding_text(own),
                    "suite": f"{own.get('suite', '?')}, {len(run.programs)} programs",
                    "host": ", ".join(
                        str(host[key]) for key in ("cpu", "cores", "python") if host.get(key)
                    ),
                    "sandbox": own.get("sandbox", "not said"),
                    "folder": str(run.folder),
                }
            )
    return rows


def _summary_rows(found: Comparison) -> list[dict[str, Any]]:
    """Return a row a group, and below it one a seed where it has several."""
    rows = []
    for place, group in enumerate(found.groups):
        usage = [run.evaluation.get("usage") or {} for run in group.runs]
        rows.append(_summary_row(place, group.letter, found.summary[group.letter], usage, found))
        for run in group.runs if len(group.runs) > 1 else ():
            figures = found.seeds[group.letter][run.seed]
            own = [run.evaluation.get("usage") or {}]
            row = _summary_row(place, f"{group.letter}, seed {run.seed}", figures, own, found)
            rows.append({**row, "part": True})
    return rows


def _summary_row(
    place: int,
    name: str,
    figures: Mapping[str, Figure],
    usage: Sequence[Mapping[str, float]],
    found: Comparison,
) -> dict[str, Any]:
    tokens = [use.get("prompt_tokens", 0) + use.get("completion_tokens", 0) for use in usage]
    cost = [use.get("cost_usd", 0.0) for use in usage]
    return {
        "place": place,
        "name": name,
        "part": False,
        "programs": len(found.programs),
        "counts": [_spread(figures[key], lambda value: f"{value:.3g}") for key in COUNTS],
        "shares": [_spread(figures[key], lambda value: f"{value:.0%}") for key in SHARES],
        "hypervolume": _spread(figures.get(HYPERVOLUME), short),
        "tokens": short(_mean(tokens)) if any(tokens) else "–",
        "cost": f"${_mean(cost):.2f}" if any(cost) else "–",
    }


def _mean_rows(found: Comparison, metrics: Sequence[str]) -> list[dict[str, Any]]:
    rows = []
    for place, group in enumerate(found.groups):
        figures = found.summary[group.letter]
        cells = [
            [_spread(figures.get(f"{metric}/{kind}"), _times) for kind in ("clipped", "unclipped")]
            for metric in metrics
        ]
        rows.append({"place": place, "letter": group.letter, "label": group.label, "cells": cells})
    return rows


def _spread(figure: Figure | None, form: Callable[[float], str]) -> dict[str, str]:
    """Return a figure and its intervals as text."""
    if figure is None:
        return {"value": "–", "programs": "", "seeds": ""}
    return {
        "value": form(figure.value),
        "programs": _ends(figure.programs, form),
        "seeds": _ends(figure.seeds, form),
    }


def _ends(ends: tuple[float, float] | None, form: Callable[[float], str]) -> str:
    return "" if ends is None else " to ".join(form(end).rstrip("×") for end in ends)


def _times(ratio: float) -> str:
    return f"{short(ratio)}×"


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values)


def _difference_rows(found: Comparison) -> list[dict[str, Any]]:
    """Return a row a pair of groups, with a cell a figure."""
    places = {group.letter: place for place, group in enumerate(found.groups)}
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    for one in found.differences:
        row = rows.setdefault(
            (one.first, one.second),
            {
                "first": (places[one.first], one.first),
                "second": (places[one.second], one.second),
                "cells": {},
            },
        )
        row["cells"][one.figure] = _difference_cell(one)
    return list(rows.values())


def _difference_cell(one: Difference) -> dict[str, str]:
    shares = one.figure == "improved"
    form = _points if shares else _times
    nothing = 0.0 if shares else 1.0
    tone = ""
    if one.p_holm <= 0.05:
        tone = "better" if one.value > nothing else "worse"
    return {
        "value": form(one.value),
        "interval": f"{form(one.low).rstrip('×')} to {form(one.high).rstrip('×')}",
        "p": f"p {_p(one.p)}, Holm {_p(one.p_holm)}",
        "counts": f"{one.better} better, {one.worse} worse",
        "tone": tone,
        "sure": "✓ " if tone else "",
    }


def _points(share: float) -> str:
    return f"{100 * share:+.0f} pp".replace("-", "−")


def _p(p: float) -> str:
    return "< 0.001" if p < 0.001 else f"{p:.2g}" if p < 0.995 else "1"


def _difference_text(found: Comparison) -> str:
    if not found.differences:
        return "There is one group only, so that nothing is compared."
    tests = len(found.differences)
    kept = sum(one.p_holm <= 0.05 for one in found.differences)
    return (
        f"{kept} of {tests} differences hold at 5 % after Holm's correction (marked ✓). Above 1×, "
        "or above 0 percentage points (pp), the second of the two is better. With "
        f"{len(found.programs)} programs p cannot fall below {_p(2.0 ** (1 - len(found.programs)))}"
        ", before correction."
    )


def _ratio_charts(found: Comparison, metric: str, names: Mapping[str, str]) -> list[Chart]:
    letters = [group.letter for group in found.groups]
    rows = {
        name: [_bar(group, problem, metric) for group in found.groups]
        for problem, name in names.items()
    }
    means = [_mean_bar(found.summary[letter].get(f"{metric}/unclipped")) for letter in letters]
    return ratio_charts(metric, letters, rows, means)


def _bar(group: Group, problem: str, metric: str) -> Bar:
    """Return a group's ratio: one run's with its interval, several runs' with their range."""
    ratios = [(run.programs[problem].get("ratio") or {}).get(metric) for run in group.runs]
    if len(ratios) == 1 and ratios[0]:
        return Bar(ratios[0]["value"], ratios[0]["low"], ratios[0]["high"])
    values = [ratio["value"] if ratio else 1.0 for ratio in ratios]
    mean = math.exp(_mean([math.log(value) for value in values]))
    return Bar(mean, min(values), max(values), real=any(ratios))


def _mean_bar(figure: Figure | None) -> Bar:
    if figure is None:
        return Bar(1.0, 1.0, 1.0, real=False)
    low, high = figure.programs or (figure.value, figure.value)
    return Bar(figure.value, low, high)


def _pareto(found: Comparison) -> Chart | None:
    """Return the runs between latency and memory, geometric means over the programs."""
    points = []
    for place, group in enumerate(found.groups):
        figures = found.summary[group.letter]
        if not all(f"{metric}/unclipped" in figures for metric in SPACE):
            continue
        latency, memory = (figures[f"{metric}/unclipped"] for metric in SPACE)
        points.append(
            Point(
                place,
                latency.value,
                memory.value,
                chosen=True,
                latency_range=latency.programs,
                memory_range=memory.programs,
                reach=_reach(group, found.programs),
            )
        )
    if not points:
        return None
    return pareto_chart(
        "pareto-runs",
        "Runs, geometric means over the programs",
        "Large: the candidates that the run chose, with 95 % intervals over programs. Line of the "
        "same colour: what the run reaches where each program's candidate, or the original, is "
        "picked by weights from memory alone to latency alone. "
        "Right and up is better; the original is at (1, 1).",
        [group.letter for group in found.groups],
        points,
        dominance=False,
        size_in=(4.8, 3.7),
    )


def _reach(group: Group, programs: Sequence[str]) -> list[tuple[float, float]]:
    ratios = [
        candidate_ratios(run.programs[problem], SPACE).values()
        for run in group.runs
        for problem in programs
    ]
    return reach([[(latency, memory) for latency, memory in own] for own in ratios])
