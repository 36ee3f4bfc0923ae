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
from hydraopt.common.errors import UserError
from hydraopt.common.files import write_atomic
from hydraopt.config import build
from hydraopt.config.schema import SteerConfig

if TYPE_CHECKING:
    import numpy as np

    from hydraopt.reporting.charts import Chart
    from hydraopt.reporting.study import Section

log = logging.getLogger(__name__)

Steering = dict[str, Any]
"""What `steer.json` holds of one policy."""

_SAME = ("objectives", "weights", "problems")
"""What has to be the same for policies to be compared."""

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
    earlier = {folder: _earlier(folder) for folder in config.against}
    evaluations = []
    with arena(config, adapter) as opened:
        for number, ask in enumerate(asks, start=1):
            said = ", ".join(f"{name} {weight:g}" for name, weight in (ask.weights or {}).items())
            log.info("Weights %d of %d: %s", number, len(asks), said)
            with stages() as on_progress:
                evaluations.append(opened.evaluate(ask, on_progress))
        label = opened.label
    found: Steering = {
        "policy": label,
        "adapter": str(adapter or ""),
        "problems": [entry["problem"] for entry in evaluations[0]["programs"]],
    } | steering(grid, evaluations, objectives)
    path = run_dir / "steer.json"
    write_atomic(path, json.dumps(found, indent=1) + "\n")
    policies = _beside((label, found), earlier)
    show(_table(policies))
    page = _page(run_dir / "steer.html", policies, grid, evaluations[0])
    log.info("Results: %s\nPage:    %s", shown(path), shown(page))


def _ask(run_dir: Path, weights: Mapping[str, float]) -> Ask:
    return Ask(run_dir / "weights" / "-".join(f"{w:g}" for w in weights.values()), weights)


def _earlier(folder: str) -> Steering:
    """Return what an earlier run of this command found."""
    try:
        found: Steering = json.loads((Path(folder) / "steer.json").read_text())
        kept = {key: found[key] for key in ("policy", *_SAME, *WAYS)}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UserError(
            f"against={folder}: not a finished run of `hydraopt steer` ({error}). Run it first, "
            "and give its folder."
        ) from error
    return kept


def _beside(own: tuple[str, Steering], earlier: Mapping[str, Steering]) -> dict[str, Steering]:
    """Return all policies by name; of two with one name, the later has its folder's, too."""
    policies = dict([own])
    for folder, found in earlier.items():
        differ = [key for key in _SAME if found[key] != own[1][key]]
        if differ:
            raise UserError(
                f"against={folder}: it has other {', '.join(differ)}, and policies are compared on "
                "the same ones. Run it with the same suite, objective and steps."
            )
        label = found["policy"]
        policies[f"{label} ({Path(folder).name})" if label in policies else label] = found
    return policies


def _rows(policies: Mapping[str, Steering]) -> list[list[str]]:
    rows = []
    for label, found in policies.items():
        for way in WAYS:
            for name in found["objectives"]:
                rho, kept = found[way]["rho"][name], found[way]["monotonicity"][name]
                row = [way, name, _interval(rho), f"{rho['p']:.3f}", _interval(kept), "", ""]
                rows.append([label, *row])
            regret = found[way]["self_regret"]
            chance = f"{regret['by_chance']:.3f}"
            rows.append([label, way, "all", "", "", "", _interval(regret), chance])
    return rows


def _interval(figure: Mapping[str, float]) -> str:
    return f"{figure['value']:.3f} [{figure['low']:.3f}, {figure['high']:.3f}]"


COLUMNS = (
    "policy",
    "gain",
    "objective",
    "rho of weight and gain",
    "p",
    "monotonicity",
    "self-regret",
    "a deaf policy's",
)


def _table(policies: Mapping[str, Steering]) -> Any:
    from rich import box
    from rich.console import Group
    from rich.markup import escape
    from rich.table import Table

    grid = next(iter(policies.values()))["weights"]
    alone = len(policies) == 1  # then its name stands in the title
    title = f"{len(grid)} weights, 95 % intervals over programs"
    if alone:
        title = f"{next(iter(policies))}: {title}"
    table = Table(box=box.SIMPLE_HEAD, title=title, title_justify="left")
    for column in COLUMNS[alone:]:
        table.add_column(column)
    for row in _rows(policies):
        table.add_row(*map(escape, row[alone:]))
    return Group(table, *(f"{way}: {text}" for way, text in WAYS.items()))


def _page(
    path: Path,
    policies: Mapping[str, Steering],
    grid: np.ndarray,
    evaluation: Mapping[str, Any],
) -> Path:
    from hydraopt.reporting.compare_data import decoding_text
    from hydraopt.reporting.study import Section, write_study

    found = next(iter(policies.values()))
    sections: list[Section] = [
        Section(
            "Figures",
            "rho, a rank correlation, is 1 where more weight always means more gain, and 0 for a "
            "policy that is deaf to its weights; p is how often a deaf policy would reach such a "
            "rho. Monotonicity is the share of neighbouring weights along which the gain does not "
            "fall. Self-regret, in nats, is what the policy's replies to other weights would have "
            "gained; noise alone gives it some. Intervals of rho lie towards 0: quote p.",
            columns=COLUMNS,
            rows=_rows(policies),
        )
    ]
    if len(policies) > 1:
        for way, text in WAYS.items():
            title = f"Gain of each policy against the metric's own weight, {way}"
            sections.append(Section(title, text, _charts_beside(policies, grid, way)))
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


def _charts(found: Steering, grid: np.ndarray, way: str) -> Sequence[Chart]:
    """Return one chart for each weight: the gains in every metric against it."""
    from hydraopt.reporting.study import weight_chart

    names = found["objectives"]
    return [
        weight_chart(
            f"{way}-{k}",
            name,
            _CAPTION,
            *_along(grid[:, k], {other: _gains(found, way, other) for other in names}),
        )
        for k, name in enumerate(names)
    ]


def _charts_beside(policies: Mapping[str, Steering], grid: np.ndarray, way: str) -> Sequence[Chart]:
    """Return one chart for each metric: every policy's gain in it against its own weight."""
    from hydraopt.reporting.study import weight_chart

    names = next(iter(policies.values()))["objectives"]
    return [
        weight_chart(
            f"beside-{way}-{k}",
            name,
            f"Gain in {name}. {_CAPTION}",
            *_along(
                grid[:, k],
                {label: _gains(found, way, name) for label, found in policies.items()},
            ),
        )
        for k, name in enumerate(names)
    ]


_CAPTION = (
    "Geometric mean gain over programs and over the weights of the grid that share this one; "
    "dotted: no gain."
)


def _gains(found: Steering, way: str, name: str) -> np.ndarray:
    """Return the mean ln gain in a metric for each row of the grid, shape (W,)."""
    import numpy as np

    return np.array([entry[name]["value"] for entry in found[way]["gains"]])


def _along(
    weight: np.ndarray, gains: Mapping[str, np.ndarray]
) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """Return the levels of one weight, and the mean gains there as factors."""
    import numpy as np

    levels = np.unique(weight)
    return levels, {
        label: np.exp([gain[weight == level].mean() for level in levels])
        for label, gain in gains.items()
    }
