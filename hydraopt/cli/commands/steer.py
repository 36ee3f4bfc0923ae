"""`steer`: does a policy follow the weights that its prompt shows?"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hydraopt.cli.adapters import adapter_of
from hydraopt.cli.console import shown
from hydraopt.cli.suite import Ask, arena, show, stages, write_candidates, write_config
from hydraopt.common.files import write_atomic
from hydraopt.config import build
from hydraopt.config.schema import SteerConfig

if TYPE_CHECKING:
    import numpy as np

    from hydraopt.reporting.charts import Chart
    from hydraopt.reporting.study import Section

log = logging.getLogger(__name__)

WAYS = {
    "told": "What the policy itself makes of the weights: mean over all its candidates, failures "
    "as no gain.",
    "picked": "What its user gets who verifies, measures, and takes the best candidate by the "
    "weights.",
}


def run(config: SteerConfig, run_dir: Path) -> None:
    """Evaluate the policy for each w of the grid; print, and write `steer.json` and a page.

    Raises:
        UserError: Something is missing that the user can supply; the message says what.
    """
    from hydraopt.evaluation.metrics.steerability import simplex_grid
    from hydraopt.evaluation.steering import steering

    write_config(config, run_dir)
    adapter = adapter_of(config)
    objectives = {entry.name: entry.metric or entry.name for entry in build.objectives(config)}
    grid = simplex_grid(len(objectives), config.steps)
    asks = [_ask(run_dir, dict(zip(objectives, row.tolist(), strict=True))) for row in grid]
    if not config.measure:
        return write_candidates(config, adapter, asks)
    evaluations = []
    with arena(config, adapter) as opened:
        for number, ask in enumerate(asks, start=1):
            said = ", ".join(f"{name} {weight:g}" for name, weight in (ask.weights or {}).items())
            log.info("Weights %d of %d: %s", number, len(asks), said)
            with stages() as on_progress:
                evaluations.append(opened.evaluate(ask, on_progress))
        label = opened.label
    found = {"policy": label, "adapter": str(adapter or "")} | steering(
        grid, evaluations, objectives
    )
    path = run_dir / "steer.json"
    write_atomic(path, json.dumps(found, indent=1) + "\n")
    show(_table(found))
    page = _page(run_dir / "steer.html", found, grid, evaluations[0])
    log.info("Results: %s\nPage:    %s", shown(path), shown(page))


def _ask(run_dir: Path, weights: Mapping[str, float]) -> Ask:
    return Ask(run_dir / "weights" / "-".join(f"{w:g}" for w in weights.values()), weights)


def _rows(found: Mapping[str, Any]) -> list[list[str]]:
    rows = []
    for way in WAYS:
        for name in found["objectives"]:
            rho, kept = found[way]["rho"][name], found[way]["monotonicity"][name]
            rows.append([way, name, _interval(rho), f"{rho['p']:.3f}", _interval(kept), "", ""])
        regret = found[way]["self_regret"]
        rows.append([way, "all", "", "", "", _interval(regret), f"{regret['by_chance']:.3f}"])
    return rows


def _interval(figure: Mapping[str, float]) -> str:
    return f"{figure['value']:.3f} [{figure['low']:.3f}, {figure['high']:.3f}]"


COLUMNS = (
    "gain",
    "objective",
    "rho of weight and gain",
    "p",
    "monotonicity",
    "self-regret",
    "a deaf policy's",
)


def _table(found: Mapping[str, Any]) -> Any:
    from rich import box
    from rich.console import Group
    from rich.table import Table

    title = f"{found['policy']}: {len(found['weights'])} weights, 95 % intervals over programs"
    table = Table(box=box.SIMPLE_HEAD, title=title, title_justify="left")
    for column in COLUMNS:
        table.add_column(column)
    for row in _rows(found):
        table.add_row(*row)
    return Group(table, *(f"{way}: {text}" for way, text in WAYS.items()))


def _page(
    path: Path, found: Mapping[str, Any], grid: np.ndarray, evaluation: Mapping[str, Any]
) -> Path:
    from hydraopt.reporting.compare_data import decoding_text
    from hydraopt.reporting.study import Section, write_study

    sections: list[Section] = [
        Section(
            "Figures",
            "rho, a rank correlation, is 1 where more weight always means more gain, and 0 for a "
            "policy that is deaf to its weights; p is how often a deaf policy would reach such a "
            "rho. Monotonicity is the share of neighbouring weights along which the gain does not "
            "fall. Self-regret, in nats, is what the policy's replies to other weights would have "
            "gained; noise alone gives it some. Intervals of rho lie towards 0: quote p.",
            columns=COLUMNS,
            rows=_rows(found),
        )
    ]
    for way, text in WAYS.items():
        sections.append(Section(f"Gain against weight, {way}", text, _charts(found, grid, way)))
    rho = ", ".join(
        f"{name} {_interval(found['told']['rho'][name])}" for name in found["objectives"]
    )
    settings = {
        "suite": evaluation["suite"],
        "decoding": decoding_text(evaluation),
        "policy": found["policy"],
        "adapter": found["adapter"] or "none",
        "host": ", ".join(f"{name} {value}" for name, value in evaluation["host"].items()),
    }
    return write_study(
        path, f"Does {found['policy']} follow its weights?", f"rho: {rho}.", sections, settings
    )


def _charts(found: Mapping[str, Any], grid: np.ndarray, way: str) -> Sequence[Chart]:
    """Return one chart for each weight: the gains in every metric against it."""
    import numpy as np

    from hydraopt.reporting.study import weight_chart

    names = found["objectives"]
    gains = np.array([[entry[name]["value"] for name in names] for entry in found[way]["gains"]])
    charts = []
    for k, name in enumerate(names):
        levels = np.unique(grid[:, k])
        # Several w of the grid share a w_k; their mean gain is drawn.
        means = np.array([gains[grid[:, k] == level].mean(axis=0) for level in levels])
        lines = {other: np.exp(means[:, j]) for j, other in enumerate(names)}
        caption = "Geometric mean gain over programs and over the weights of the grid that share "
        caption += "this one; dotted: no gain."
        charts.append(weight_chart(f"{way}-{k}", name, caption, levels, lines))
    return charts
