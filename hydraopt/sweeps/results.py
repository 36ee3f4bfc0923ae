"""What the trials of a sweep found, by group: the same overrides but for the seed."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hydraopt.common.errors import UserError
from hydraopt.common.files import read_lines
from hydraopt.sweeps.intervals import Estimate, estimate, paired_difference
from hydraopt.sweeps.trials import Standing, differing, labels

SEED = "seed"
UNSEEDED = "default"
"""Stands for the seed of a trial that was asked for without one."""

UNCHANGED = "default"
"""Stands for the choice of a group that was asked for without the overrides of the others."""

FIGURES = (
    "validation_loss",
    "validation_accuracy",
    "implicit_reward_margin",
    "verified",
    "improved",
    "geometric_mean_speedup_clipped",
)
"""The figures of a table, where the trials have them and the user names none."""

_MOST_TOLD = 10
"""Lines of what is not done, within an error."""
_AT_THE_END = ("validation_", "alpha.", "learning_rate", "peak_memory_mib")
_NO_FIGURES = ("step", "weights")


@dataclass(frozen=True)
class Group:
    """The trials that differ in their seed alone.

    Attributes:
        choice: The overrides that set the group apart from the others, by key.
        trials: Seed to the trial's folder.
        figures: Name to the mean over the seeds that have the figure.
        differences: Name to the paired difference from the first group.
    """

    choice: Mapping[str, str]
    trials: Mapping[str, Path]
    figures: Mapping[str, Estimate]
    differences: Mapping[str, Estimate] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """The group in one line, such as `weighting=static`."""
        return " ".join(f"{key}={value}" for key, value in self.choice.items()) or UNCHANGED


@dataclass(frozen=True)
class Results:
    """What a sweep found.

    Attributes:
        keys: The overrides by which groups differ.
        names: The figures.
        groups: In the order of asking; differences are from the first.
        left_out: What is not among the groups, one line each.
    """

    keys: Sequence[str]
    names: Sequence[str]
    groups: Sequence[Group]
    left_out: Sequence[str]


def gather(
    found: Sequence[Standing], wanted: Sequence[str] = (), against: str | None = None
) -> Results:
    """Return the figures of the trials that are done, group by group.

    Args:
        found: All trials of the sweep.
        wanted: Names of figures; empty: those of `FIGURES` that any trial has.
        against: Label of the group that the others are compared with; None: the first.

    Raises:
        UserError: No trial is done, or none has a figure of that name, or no group that label.
    """
    keys = [key for key in differing(found) if key != SEED]
    chosen: dict[tuple[tuple[str, str], ...], dict[str, Standing]] = {}
    left_out = []
    for label, each in zip(labels(found), found, strict=True):
        if each.trial is None or each.state.outcome != "done":
            left_out.append(_why_left_out(label, each))
            continue
        own = each.overrides
        seeds = chosen.setdefault(tuple((key, own[key]) for key in keys if key in own), {})
        seed = own.get(SEED, UNSEEDED)
        if seed in seeds:
            old, each = sorted((seeds[seed], each), key=lambda one: one.state.ended)
            left_out.append(
                f"{old.name}: same overrides as {each.name}, which ended later and counts (the "
                "configuration was changed between them)"
            )
        seeds[seed] = each
    if not chosen:
        raise UserError(
            f"No trial is done yet (of {len(found)}). See them all: hydraopt sweep status DIR"
            + "".join(f"\n  {line}" for line in left_out[:_MOST_TOLD])
        )
    read = {
        seeds[seed].folder: figures_of(seeds[seed]) for seeds in chosen.values() for seed in seeds
    }
    names = _names(list(read.values()), wanted)
    groups = [_group(dict(choice), seeds, names, read) for choice, seeds in chosen.items()]
    groups = _first(groups, against)
    return Results(keys, names, _compared(groups), left_out)


def figures_of(each: Standing) -> dict[str, float]:
    """Return the final figures of a trial, by name (`alpha.latency` within a mapping).

    What every step records is its mean over the last twentieth of the steps, since single batches
    scatter; validation figures, α and what the ledger and the evaluation hold are the last.
    """
    figures = {name: float(value) for name, value in each.state.figures.items() if _real(value)}
    figures.update(_of_steps(each.folder / "metrics.jsonl"))
    try:
        summary = json.loads((each.folder / "evaluation" / "evaluation.json").read_text())[
            "summary"
        ]
        figures.update({name: float(v) for name, v in summary.items() if _real(v)})
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        pass  # not evaluated; that the figure is missing shows in its n
    return figures


def is_ratio(name: str) -> bool:
    """Return whether a figure is a factor, to be averaged by its logarithm."""
    return name.startswith("geometric_mean_")


def _of_steps(path: Path) -> dict[str, float]:
    if not path.is_file():
        return {}
    records = {
        record["step"]: record for _, record in read_lines(path) if _real(record.get("step"))
    }
    columns: dict[str, list[float]] = {}
    last = [dict(_flat(records[step])) for step in sorted(records)]
    window = max(1, round(len(last) / 20))
    for number, record in enumerate(last):
        for name, value in record.items():
            if name.startswith(_AT_THE_END):
                columns[name] = [value]
            elif number >= len(last) - window:
                columns.setdefault(name, []).append(value)
    return {name: math.fsum(values) / len(values) for name, values in columns.items()}


def _flat(record: Mapping[str, Any]) -> Iterator[tuple[str, float]]:
    for name, value in record.items():
        if name in _NO_FIGURES:
            continue
        if isinstance(value, Mapping):
            yield from ((f"{name}.{part}", float(v)) for part, v in value.items() if _real(v))
        elif _real(value):
            yield name, float(value)


def _real(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _names(read: Sequence[Mapping[str, float]], wanted: Sequence[str]) -> list[str]:
    there: dict[str, None] = {}
    for figures in read:
        there.update(dict.fromkeys(figures))
    for name in wanted:
        if name not in there:
            raise UserError(
                f"--figure {name}: no trial that is done has it. There are: "
                f"{', '.join(sorted(there)) or 'none'}."
            )
    return list(dict.fromkeys(wanted)) or [name for name in FIGURES if name in there]


def _group(
    choice: Mapping[str, str],
    seeds: Mapping[str, Standing],
    names: Sequence[str],
    read: Mapping[Path, Mapping[str, float]],
) -> Group:
    trials = {seed: seeds[seed].folder for seed in sorted(seeds, key=_by_number)}
    figures = {}
    for name in names:
        values = {seed: read[path][name] for seed, path in trials.items() if name in read[path]}
        if values and not (is_ratio(name) and min(values.values()) <= 0):
            figures[name] = estimate(values, is_ratio(name))
    return Group(choice, trials, figures)


def _first(groups: list[Group], label: str | None) -> list[Group]:
    if label is None:
        return groups
    first = [group for group in groups if group.label == label]
    if not first:
        raise UserError(
            f"--against {label!r}: no group with a trial that is done is called so. There are: "
            f"{', '.join(repr(group.label) for group in groups)}."
        )
    return [*first, *(group for group in groups if group.label != label)]


def _compared(groups: Sequence[Group]) -> list[Group]:
    base = groups[0]
    compared = [base]
    for group in groups[1:]:
        differences = {}
        for name, own in group.figures.items():
            if name in base.figures:
                found = paired_difference(base.figures[name].values, own.values, is_ratio(name))
                if found is not None:
                    differences[name] = found
        compared.append(Group(group.choice, group.trials, group.figures, differences))
    return compared


def _why_left_out(label: str, each: Standing) -> str:
    if each.trial is None:
        return f"{label}: its trial.json is missing or cannot be read ({each.state.outcome})"
    message = f": {each.state.message}" if each.state.message else ""
    log = f" ({each.log})" if each.log is not None and each.state.outcome != "waiting" else ""
    return f"{label}: {each.state.outcome}{message}{log}"


def _by_number(seed: str) -> tuple[int, int, str]:
    return (0, int(seed), seed) if seed.lstrip("-").isdigit() else (1, 0, seed)
