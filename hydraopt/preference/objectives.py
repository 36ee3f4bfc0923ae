"""Objectives: what is to become better, in which unit, and in which direction.

A new objective is one frozen dataclass that derives from `Objective` and overrides `values`; it may
compute its figure from the program's source instead of reading a measured metric.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hydraopt.common.errors import UserError


@dataclass(frozen=True)
class Objective:
    """One entry of the weights w (Hydra paper, Table I).

    Attributes:
        name: Name of the objective, unique among a run's objectives.
        unit: Unit of its values.
        higher_is_better: Direction.
        metric: Name of the measured metric; empty: the objective's own name.
        floor: Smallest value told apart from zero, in `unit`; a summary below it is raised to it,
            so that its logarithm is finite and differences below the resolution count as none.
    """

    name: str
    unit: str
    higher_is_better: bool
    metric: str = ""
    floor: float = 1e-12

    @property
    def sign(self) -> int:
        """s_k: +1 where higher is better, -1 where lower is."""
        return 1 if self.higher_is_better else -1

    def values(
        self, metrics: Mapping[str, list[list[float]]], source: str
    ) -> Sequence[Sequence[float]]:
        """Return this objective's raw values of one program, shape (inputs, repeats), in `unit`.

        Args:
            metrics: Metric name to its values, (inputs, repeats), repeats may differ by input.
            source: The program's source.

        Raises:
            UserError: The metric was not measured.
        """
        metric = self.metric or self.name
        if metric not in metrics:
            raise UserError(
                f"Objective {self.name!r} reads the metric {metric!r}, which was not measured "
                f"(measured: {', '.join(sorted(metrics)) or 'none'}). Drop the objective, or "
                "measure again with a profiler that gives this metric."
            )
        return metrics[metric]


PAPER_OBJECTIVES: Mapping[str, Objective] = {
    objective.name: objective
    for objective in (
        # 0.1 us is below the time of one call of an empty Python function.
        Objective("latency", "ms", higher_is_better=False, floor=1e-4),
        # tracemalloc sees the interpreter's own few hundred bytes; Table III reads "< 1" here, too.
        Objective("memory", "KiB", higher_is_better=False, floor=1.0),
        Objective("cycles", "cycles", higher_is_better=False, floor=1.0),
        Objective("throughput", "calls/s", higher_is_better=True, floor=1e-6),
        # One cycle at 2.5e-10 J (Sec. V-A).
        Objective("energy", "J", higher_is_better=False, floor=2.5e-10),
    )
}
"""The five metrics of the Hydra paper (Sec. V-A), by name."""


def named_objectives(names: Sequence[str]) -> list[Objective]:
    """Return the paper's objectives of these names, in this order.

    Raises:
        UserError: A name is unknown or stands twice, or none is given.
    """
    check_names(names)
    for name in names:
        if name not in PAPER_OBJECTIVES:
            raise UserError(
                f"Objective {name!r} is unknown; known are {', '.join(PAPER_OBJECTIVES)}. Choose "
                "among these, or build an Objective of your own."
            )
    return [PAPER_OBJECTIVES[name] for name in names]


def check_names(names: Sequence[str]) -> tuple[str, ...]:
    """Return the objectives' names as a tuple.

    Raises:
        UserError: None is given, or one stands twice.
    """
    if not names:
        raise UserError("No objective is given; at least one is needed, such as [latency, memory].")
    doubles = sorted({name for name in names if list(names).count(name) > 1})
    if doubles:
        raise UserError(
            f"Objectives {doubles} stand more than once in {list(names)}; each may stand once."
        )
    return tuple(names)
