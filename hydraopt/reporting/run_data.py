"""What a run folder holds, read leniently: a missing or torn part is noted, never a crash."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hydraopt.common.errors import UserError
from hydraopt.common.files import read_lines

CONFIG = "config.yaml"
METRICS = "metrics.jsonl"
WARM_START = "warm_start/metrics.jsonl"
EVALUATION = "evaluation/evaluation.json"
SUITE_METRICS = "evaluation/metrics.json"
FINISHED = "DONE"


@dataclass
class RunData:
    """One run's files.

    Attributes:
        name: Name of the run's folder.
        finished: Whether the run was brought to its end.
        config_text: `config.yaml` as it stands; empty when missing.
        config: The same, parsed; empty when missing or malformed.
        steps: Records of the DPO stage, by step.
        warm_start: Records of the warm start, by step.
        evaluation: `evaluation.json`; None when missing or malformed.
        metrics: `metrics.json` of the evaluation: name to its figures; empty when missing.
        notes: What could not be read, for the reader.
    """

    name: str
    finished: bool = False
    config_text: str = ""
    config: dict[str, Any] = field(default_factory=dict)
    steps: list[dict[str, Any]] = field(default_factory=list)
    warm_start: list[dict[str, Any]] = field(default_factory=list)
    evaluation: dict[str, Any] | None = None
    metrics: dict[str, dict[str, Any]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def read_run(run_dir: Path) -> RunData:
    """Read a run folder.

    Raises:
        UserError: The folder is not there, or holds none of a run's files.
    """
    known = (CONFIG, METRICS, WARM_START, EVALUATION)
    if not any((run_dir / name).is_file() for name in known):
        raise UserError(
            f"{run_dir} is not a run's folder: none of {', '.join(known)} is in it. "
            "Give the folder that training wrote (it is printed at the start and the end of a run)."
        )
    run = RunData(name=run_dir.resolve().name, finished=(run_dir / FINISHED).exists())
    if (run_dir / CONFIG).is_file():
        run.config_text = (run_dir / CONFIG).read_text(errors="replace")
        run.config = _parse_config(run.config_text, run.notes)
    run.steps = _read_steps(run_dir / METRICS, run.notes)
    run.warm_start = _read_steps(run_dir / WARM_START, run.notes)
    run.evaluation = _read_evaluation(run_dir / EVALUATION, run.notes)
    run.metrics = _read_metrics(run_dir / SUITE_METRICS, run.notes)
    return run


def concentration_bounds(config: Mapping[str, Any]) -> tuple[float, float] | None:
    """Return the lowest and highest concentration, where the run's weighting has bounds."""
    weighting, bounds = config.get("weighting"), config.get("alpha_bounds")
    if not isinstance(weighting, Mapping) or "alpha_min" not in weighting:
        return None
    pairs = [(weighting.get("alpha_min"), weighting.get("alpha_max"))]
    if isinstance(bounds, Mapping):  # the weighting's own may be an unresolved ${alpha_bounds.min}
        pairs.append((bounds.get("min"), bounds.get("max")))
    for low, high in pairs:
        if isinstance(low, int | float) and isinstance(high, int | float):
            return float(low), float(high)
    return None


def _parse_config(text: str, notes: list[str]) -> dict[str, Any]:
    import yaml

    try:
        config = yaml.safe_load(text)
    except yaml.YAMLError as error:
        notes.append(f"{CONFIG} is not YAML ({error}); it is shown as it stands.")
        return {}
    return config if isinstance(config, dict) else {}


def _read_steps(path: Path, notes: list[str]) -> list[dict[str, Any]]:
    """Return the records by step; of a step that stands twice, the later record counts."""
    if not path.is_file():
        return []
    by_step: dict[int, dict[str, Any]] = {}
    bad: list[str] = []
    for number, record in read_lines(path, bad.append):
        step = record.get("step")
        if isinstance(step, int) and not isinstance(step, bool):
            by_step[step] = record
        else:
            bad.append(f"{path.name}:{number}: has no step; the line is skipped")
    notes.extend(bad)
    return [by_step[step] for step in sorted(by_step)]


def _read_evaluation(path: Path, notes: list[str]) -> dict[str, Any] | None:
    if not path.is_file():
        return None
    try:
        evaluation = json.loads(path.read_text())
    except ValueError as error:
        notes.append(f"{EVALUATION} is not JSON ({error}); evaluate the run again.")
        return None
    if not isinstance(evaluation, dict) or not isinstance(evaluation.get("programs"), list):
        notes.append(f"{EVALUATION} holds no list of programs; evaluate the run again.")
        return None
    return evaluation


def _read_metrics(path: Path, notes: list[str]) -> dict[str, dict[str, Any]]:
    """Return the metrics that have a figure; the others are noted."""
    if not path.is_file():
        return {}
    try:
        metrics = json.loads(path.read_text())
    except ValueError as error:
        notes.append(f"{SUITE_METRICS} is not JSON ({error}); evaluate the run again.")
        return {}
    if not isinstance(metrics, dict):
        notes.append(f"{SUITE_METRICS} holds no metrics; evaluate the run again.")
        return {}
    sound = {name: entry for name, entry in metrics.items() if _is_figure(entry)}
    lost = [name for name in metrics if name not in sound]
    if lost:
        notes.append(
            f"{SUITE_METRICS} has no figure for {', '.join(lost)}; evaluate the run again."
        )
    return sound


def _is_figure(entry: Any) -> bool:
    """Return whether an entry has a number as its value, and as its ends where it has those."""
    return isinstance(entry, dict) and all(
        isinstance(entry.get(key), int | float)
        for key in ("value", "low", "high")
        if key == "value" or key in entry
    )
