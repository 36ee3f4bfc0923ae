"""Can prompting alone steer a policy (Hydra paper, Sec. V-D)? Its Table II, from evaluations.

Each policy rewrites the same programs under several instructions: three objectives (runtime,
memory, balanced), each in a minimal and a detailed form. An instruction's row counts the programs
that every compared policy rewrote correctly, so that all stand on common ground.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from hydraopt.evaluation.metrics.bootstrap import mean_interval
from hydraopt.evaluation.spec import InstructionSpec

METRICS = ("latency", "memory")
"""The two that the study is about, in ms and KiB."""


@dataclass(frozen=True)
class Side:
    """One metric of a row, over the programs that count.

    Attributes:
        before: Mean of the original's medians, over programs and policies.
        after: Mean of the policy's medians.
        ratio: Mean of the programs' before / after, as the paper's Ratio; above 1 is better.
        geometric: Geometric mean of these ratios.
        low: Lower end of its 95 % bootstrap interval over programs.
        high: Upper end.
    """

    before: float
    after: float
    ratio: float
    geometric: float
    low: float
    high: float


@dataclass(frozen=True)
class Row:
    """A row of Table II.

    Attributes:
        objective: What was asked for.
        policy: Who was asked.
        detail: How it was asked.
        common: N: programs that every compared policy rewrote correctly under this instruction.
        correct: Programs that this policy rewrote correctly.
        total: Programs of the suite.
        sides: Metric to its figures; empty where no program is common to all.
    """

    objective: str
    policy: str
    detail: str
    common: int
    correct: int
    total: int
    sides: Mapping[str, Side]

    def to_json(self) -> dict[str, Any]:
        """Return the row as plain JSON values."""
        return asdict(self)


def table_two(
    instructions: Mapping[str, InstructionSpec],
    evaluations: Mapping[str, Mapping[str, Mapping[str, Any]]],
) -> list[Row]:
    """Return the rows, one for each instruction and policy.

    Args:
        instructions: Name to the way of asking, in the order of the table.
        evaluations: Policy to instruction's name to what `evaluation.json` holds.

    Raises:
        ValueError: A policy lacks an instruction, or the policies had different programs.
    """
    rows = []
    for name, instruction in instructions.items():
        found = {policy: _programs(own[name]) for policy, own in evaluations.items()}
        names = [tuple(programs) for programs in found.values()]
        if len(set(names)) > 1:
            raise ValueError(f"instruction {name}: the policies were given different programs")
        common = [
            problem
            for problem in names[0]
            if all(_is_correct(programs[problem]) for programs in found.values())
        ]
        for policy, programs in found.items():
            rows.append(
                Row(
                    objective=instruction.objective,
                    policy=policy,
                    detail=instruction.detail,
                    common=len(common),
                    correct=sum(map(_is_correct, programs.values())),
                    total=len(programs),
                    sides=_sides(policy, found, common),
                )
            )
    return rows


def _programs(evaluation: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    return {entry["problem"]: entry for entry in evaluation["programs"]}


def _is_correct(entry: Mapping[str, Any]) -> bool:
    """Whether a verified candidate stands for the policy; an unchanged copy is one, too."""
    return entry["chosen"] is not None


def _sides(
    policy: str,
    found: Mapping[str, Mapping[str, Mapping[str, Any]]],
    common: Sequence[str],
) -> dict[str, Side]:
    if not common:
        return {}
    sides = {}
    for metric in METRICS:
        # "Before values use a shared averaged baseline" (Table II): each policy's original was
        # measured beside its own rewrite.
        befores = [
            math.fsum(_value(programs[problem], metric)[0] for programs in found.values())
            / len(found)
            for problem in common
        ]
        afters = [_value(found[policy][problem], metric)[1] for problem in common]
        ratios = [_ratio(found[policy][problem], metric) for problem in common]
        geometric = mean_interval([math.log(ratio) for ratio in ratios])
        sides[metric] = Side(
            before=math.fsum(befores) / len(common),
            after=math.fsum(afters) / len(common),
            ratio=math.fsum(ratios) / len(common),
            geometric=math.exp(geometric.value),
            low=math.exp(geometric.low),
            high=math.exp(geometric.high),
        )
    return sides


def _value(entry: Mapping[str, Any], metric: str) -> tuple[float, float]:
    """Return before and after; an unchanged copy is as the original."""
    before = entry["before"][metric]["value"]
    after = entry["after"].get(metric)
    return before, before if after is None else after["value"]


def _ratio(entry: Mapping[str, Any], metric: str) -> float:
    return float(entry["ratio"].get(metric, {}).get("value", 1.0))


def steered(rows: Sequence[Row]) -> list[str]:
    """Return for each policy, detail and metric which objective's instruction did best.

    Prompting steers if asking for runtime gives the best runtime and asking for memory the best
    memory; the lines say whether it did.
    """
    said = []
    for policy, detail in dict.fromkeys((row.policy, row.detail) for row in rows):
        own = [row for row in rows if (row.policy, row.detail) == (policy, detail) and row.sides]
        for metric, objective in zip(METRICS, ("runtime", "memory"), strict=True):
            if not any(row.objective == objective for row in own) or len(own) < 2:
                continue
            best = max(own, key=lambda row: row.sides[metric].geometric)
            others = (row.sides[metric].high for row in own if row is not best)
            verdict = "as asked" if best.objective == objective else "not as asked"
            if best.sides[metric].low <= max(others):
                verdict = f"within the intervals of others, {verdict}"
            said.append(
                f"{policy}, {detail}: the best {metric} came of the {best.objective} instruction "
                f"({best.sides[metric].geometric:.3g} times), {verdict}."
            )
    return said
