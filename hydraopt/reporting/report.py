"""`report.html`: one self-contained page of a run (no script, nothing loaded from elsewhere)."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from hydraopt.common.files import write_atomic
from hydraopt.common.numbers import short
from hydraopt.reporting import figures, series
from hydraopt.reporting.pages import render_page
from hydraopt.reporting.programs import MEANS, mean_rows, metric_views, program_view
from hydraopt.reporting.run_data import RunData, concentration_bounds, read_run
from hydraopt.reporting.suite_tables import maintainability_view, metric_groups

_LOG = logging.getLogger(__name__)

_READING = (
    "<b>measured</b> values were read off a clock or a counter; <b>derived</b> ones were computed "
    "from them (throughput is one over latency); <b>estimated</b> ones follow from a model of the "
    "machine and say nothing that the measured ones do not.",
    "Energy is estimated as cycles × 2.5e-10 J (Hydra paper, Table III). Where the host has no "
    "cycle counter, cycles are estimated, too, as CPU time × clock frequency.",
    "Memory is the peak of the memory traced by Python during one separate, untimed call.",
    "Original and candidate were measured in turns on one machine, on the largest input; the "
    "table shows medians. Figures of different hosts are not to be compared.",
    "<b>Clipped</b>: a program that became worse, or has no verified candidate, counts as "
    "unchanged, since its user keeps the original. <b>Unclipped</b>: every verified candidate "
    "counts as it came out. The Hydra paper's mean memory reduction is a clipped one.",
    "The <b>unverified pass rate</b> is the share of all generated candidates that pass every "
    "test. A candidate that fails one test is never used and never counted as an improvement.",
)


def write_report(run_dir: Path) -> Path:
    """Write `report.html` into a run's folder and return its path.

    A part that the run does not have (no warm start, not evaluated yet) is said on the page.

    Raises:
        UserError: The folder is not a run's, or the page cannot be written.
    """
    run = read_run(run_dir)
    for note in run.notes:
        _LOG.warning("%s", note)
    path = run_dir / "report.html"
    write_atomic(path, render(run))
    return path


def render(run: RunData) -> str:
    """Return the page. Everything that a run or a model wrote is escaped."""
    return render_page("report.html.j2", _page(run))


def _page(run: RunData) -> dict[str, Any]:
    from markupsafe import Markup

    bounds = concentration_bounds(run.config)
    weighting = figures.weighting_charts(run.steps, bounds)
    has_alpha = bool(series.names(run.steps, "alpha"))
    return {
        "name": run.name,
        "notes": run.notes,
        "lead": _lead(run),
        "tiles": _tiles(run),
        **_evaluation_part(run),
        "trained": _is_trained(run),
        "training": figures.training_charts(run.steps),
        "training_text": _training_text(run),
        "weighting": weighting,
        "no_alpha": "" if has_alpha else "This weighting has no concentration α (fixed weights).",
        "warm_start": figures.warm_start_chart(run.warm_start),
        "settings": _settings(run.config),
        "config_text": run.config_text,
        "reading": [Markup(line) for line in _READING],
    }


def _evaluation_part(run: RunData) -> dict[str, Any]:
    from markupsafe import Markup

    evaluation = run.evaluation
    if evaluation is None:
        return {
            "programs": [],
            "host": [],
            "no_evaluation": Markup(
                "This run has not been evaluated yet; "
                "<code>hydraopt evaluate suite=seven adapter=DIR</code> does it."
            ),
        }
    metrics = metric_views(evaluation)
    summary = evaluation.get("summary", {})
    return {
        "programs": [program_view(program, metrics) for program in evaluation["programs"]],
        "no_evaluation": "The evaluation holds no program.",
        "metrics": metrics,
        "evaluation_text": _evaluation_text(evaluation, summary),
        "speedup": figures.speedup_chart(evaluation["programs"]),
        "mean_kinds": MEANS,
        "means": mean_rows(evaluation, run.metrics),
        "means_text": "Clipped: a worse figure, and a program without a verified candidate, count "
        "as unchanged. Unclipped: a worse figure counts as it is. Small: 95 % interval over the "
        "programs and their repeated values.",
        "suite_metrics": metric_groups(run.metrics),
        "maintainability": maintainability_view(evaluation),
        "host": sorted((evaluation.get("host") or {}).items()),
    }


def _lead(run: RunData) -> str:
    summary = (run.evaluation or {}).get("summary")
    state = "Finished run" if run.finished else "Unfinished run"
    steps = f"{len(run.steps)} recorded steps"
    if not summary:
        return f"{state}, {steps}, not evaluated yet."
    return (
        f"{f'{state}, {steps}' if _is_trained(run) else 'Evaluation'}: {summary['improved']} of "
        f"{summary['programs']} programs improved, {summary['verified']} verified."
    )


def _is_trained(run: RunData) -> bool:
    """Return whether the folder is of a training; `hydraopt evaluate` records no step."""
    return bool(run.steps or run.warm_start or run.evaluation is None)


def _tiles(run: RunData) -> list[dict[str, str]]:
    tiles = []
    summary = (run.evaluation or {}).get("summary")
    if summary:
        programs = summary["programs"]
        tiles += [
            _tile(f"{summary['improved']} of {programs}", "programs improved, verified"),
            _tile(f"{summary['verified']} of {programs}", "programs with a verified candidate"),
            _tile(f"{summary['unverified_pass_rate']:.0%}", "unverified pass rate of candidates"),
            _tile(
                f"{short(summary['geometric_mean_speedup_clipped'])}×",
                "speed-up, geometric mean, clipped at 1",
            ),
            _tile(
                f"{short(summary['geometric_mean_speedup_unclipped'])}×",
                "speed-up, geometric mean, unclipped",
            ),
        ]
    loss = series.column(run.steps, "loss")
    if np.isfinite(loss).any():
        mean = series.running_mean(loss, series.window_of(len(loss)))
        tiles.append(_tile(f"{mean[-1]:.3f}", f"DPO loss after {len(loss)} steps"))
    return tiles


def _tile(value: str, label: str) -> dict[str, str]:
    return {"value": value, "label": label}


def _evaluation_text(evaluation: Mapping[str, Any], summary: Mapping[str, Any]) -> str:
    decoding = evaluation.get("decoding") or {}
    way = decoding.get("strategy", "?")
    if way == "sample":
        way = f"sampling, {decoding.get('n')} candidates per program"
    return (
        f"Suite {evaluation.get('suite', '?')}, decoding {way}. "
        f"{summary.get('candidates_passing', '?')} of {summary.get('candidates', '?')} candidates "
        f"pass every test before anything is measured; programs that fail are never reported as "
        f"improved."
    )


def _training_text(run: RunData) -> str:
    parts = [f"{len(run.steps)} steps"]
    if run.steps:
        parts[0] += f", {run.steps[0]['step']} to {run.steps[-1]['step']}"
    speed = series.column(run.steps, "tokens_per_second")
    if np.isfinite(speed).any():
        parts.append(f"median {short(float(np.nanmedian(speed)))} tokens/s")
    seconds = series.column(run.steps, "seconds")
    if np.isfinite(seconds).any():
        parts.append(f"median {np.nanmedian(seconds):.2g} s a step")
    abstained = series.column(run.steps, "abstained")
    if np.nansum(abstained) > 0:
        parts.append(f"{np.nansum(abstained):.0f} pairs abstained")
    return "; ".join(parts) + "."


def _settings(config: Mapping[str, Any], prefix: str = "", depth: int = 2) -> list[tuple[str, str]]:
    """Return the configuration as (dotted key, value), down to `depth` levels."""
    rows: list[tuple[str, str]] = []
    for key, value in config.items():
        name = f"{prefix}{key}"
        if isinstance(value, Mapping) and depth > 1:
            rows += _settings(value, f"{name}.", depth - 1)
        elif isinstance(value, Mapping | list) and len(str(value)) > 160:
            continue
        else:
            rows.append((name, "" if value is None else str(value)))
    return rows
