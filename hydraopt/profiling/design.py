"""How two programs are compared: interleaved quads, staged stopping, a tie band.

One *quad* is four runs on one hash seed, in the order first, second, second, first (or its mirror
image, in every other quad), so that a drift of the machine's speed falls on both alike.

A large difference is seen from the quads: each gives one ratio, minimum of the first over minimum
of the second (disturbances only ever add time, and both minima saw the same hash seed, which may
favour one program by itself), and all point past the tie band the same way. A small one is told
from the runs: the median of the differences between runs that met the same speed of the machine
(`hydraopt.profiling.statistics.ratio_of_quads`). Where few of the differences are of one speed, the
comparison is not ended early, and gets more runs. `experiments/decisions` shows by simulation and
by measurement how this rule and other statistics fare.

`compare` does all of this for one pair, on CPU time: it is for experiments and for hosts that are
to be judged. The pipeline (`hydraopt profile`) measures any number of programs on one input
together, every metric at once and with a number of runs that is the same for all
(`SandboxProfiler.measure_together`); `SandboxProfiler.measure_pair` takes order and stopping rule
from here.

Nothing here starts a process: `measure` is whatever makes one run.
"""

from __future__ import annotations

import enum
import math
import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from hydraopt.common.errors import UserError
from hydraopt.profiling.records import Call, Limits, Outcome
from hydraopt.profiling.sandbox.contract import Program, RunOptions, Usage, Worker
from hydraopt.profiling.statistics import bootstrap_of_quads, ratio_of_quads

_ORDERS = ((0, 1, 1, 0), (1, 0, 0, 1))
_SIDES = 2
_PER_QUAD = 2
"""Runs of one side in a quad."""


class Decision(enum.StrEnum):
    """Which program of a pair needs less."""

    FIRST = "first"
    SECOND = "second"
    TIE = "tie"


@dataclass(frozen=True)
class Failure:
    """A run without figures: the program failed, or its answer was wrong.

    Attributes:
        outcome: Anything but `ok`.
        detail: One line that says why.
    """

    outcome: Outcome
    detail: str = ""


Quads = np.ndarray | Sequence[float]
"""Logarithms of a figure, shape (quads, 2 sides, 2 runs); or the quads' log ratios alone, each of
which then stands for two equal runs of each side."""

Measure = Callable[[int, int], Usage | Failure]
"""Makes one run: (side, 0 or 1; hash seed) to what it used, or how it failed."""


@dataclass(frozen=True)
class PairPlan:
    """How many runs a pair may cost, and when two programs count as equal.

    Attributes:
        max_runs: Timed runs of each side that settle a pair on a steady host; even, at least 4.
        most_runs: Timed runs of each side at most, where the host changes its speed; even.
        stage_quads: The stopping rule looks after every so many quads.
        stop_ratio: A difference past this share ends the comparison at a look, if every quad
            points the same way past the tie band.
        tie_band: A difference up to this share is a tie. Equal work in other words differs by up
            to 3 % in CPython, for reasons of memory layout (Mytkowicz et al., Producing Wrong Data
            Without Doing Anything Obviously Wrong!, 2009).
        agreement: Share of the differences between runs that must lie within 15 % of the ratio,
            else the host has changed its speed: nothing is settled before `most_runs`.
        hash_seeds: One a quad, in turn.
        warmups: Untimed runs of each side before the first quad, on the first hash seed.
    """

    max_runs: int = 8
    most_runs: int = 12
    stage_quads: int = 2
    stop_ratio: float = 0.10
    tie_band: float = 0.03
    agreement: float = 0.7
    hash_seeds: tuple[int, ...] = (0, 1, 2, 3)
    warmups: int = 1

    def __post_init__(self) -> None:
        rules = (
            ("max_runs", self.max_runs >= 4 and self.max_runs % 2 == 0, "even and at least 4"),
            (
                "most_runs",
                self.most_runs >= self.max_runs and self.most_runs % 2 == 0,
                "even and at least max_runs",
            ),
            ("stage_quads", self.stage_quads >= 1, "at least 1"),
            ("stop_ratio", self.stop_ratio > 0, "above 0; 0.1 stops past 10 %"),
            ("tie_band", 0 <= self.tie_band < 1, "at least 0 and below 1; 0.03 is 3 %"),
            ("agreement", 0 <= self.agreement <= 1, "between 0 and 1"),
            ("hash_seeds", len(self.hash_seeds) > 0, "not empty"),
            ("warmups", self.warmups >= 0, "at least 0"),
        )
        broken = [
            f"{name}={getattr(self, name)!r} must be {rule}"
            for name, holds, rule in rules
            if not holds
        ]
        if broken:
            raise UserError("The plan of a comparison cannot be followed: " + "; ".join(broken))

    @property
    def max_quads(self) -> int:
        """Quads that settle a pair on a steady host."""
        return self.max_runs // _PER_QUAD

    @property
    def most_quads(self) -> int:
        """Quads at most."""
        return self.most_runs // _PER_QUAD

    def hash_seed(self, quad: int) -> int:
        """Return the hash seed of a quad, counted from 0."""
        return self.hash_seeds[quad % len(self.hash_seeds)]

    def looks(self, quads: int) -> bool:
        """Return whether the stopping rule looks after so many quads."""
        return quads % self.stage_quads == 0


@dataclass(frozen=True)
class Value:
    """One run with its place in the design.

    Attributes:
        side: 0 (first) or 1 (second).
        quad: Counted from 0; -1 for a warm-up.
        hash_seed: PYTHONHASHSEED of the run.
        usage: What it used.
    """

    side: int
    quad: int
    hash_seed: int
    usage: Usage


@dataclass(frozen=True)
class PairDecision:
    """What came of comparing two programs.

    Attributes:
        decision: The program that needs less CPU time, or a tie; None where a side failed.
        ratio: First over second (2.0: the second needs half as much); None where a side failed.
        interval: 95 % bootstrap interval of the ratio; None where a side failed.
        outcomes: How the first and the second ended.
        details: For a failed side, one line that says why.
        runs: Runs that were made, warm-ups and failed ones among them.
        values: Timed runs, in order. None of a side that failed.
        warmups: Runs that no figure is taken from, in order. None of a side that failed.
    """

    decision: Decision | None
    ratio: float | None
    interval: tuple[float, float] | None
    outcomes: tuple[Outcome, Outcome]
    details: tuple[str, str]
    runs: int
    values: tuple[Value, ...]
    warmups: tuple[Value, ...]

    def figures(self, side: int, figure: str = "cpu_s") -> list[float]:
        """Return one figure of a side's timed runs (a field of `Usage`), in order."""
        return [float(getattr(value.usage, figure)) for value in self.values if value.side == side]

    def to_json(self) -> dict[str, Any]:
        """Return the decision and all raw values as plain JSON."""
        return {
            "decision": self.decision,
            "ratio": self.ratio,
            "interval": self.interval and list(self.interval),
            "outcomes": list(self.outcomes),
            "details": list(self.details),
            "runs": self.runs,
            "values": [asdict(value) for value in self.values],
            "warmups": [asdict(value) for value in self.warmups],
        }


def compare(measure: Measure, plan: PairPlan | None = None) -> PairDecision:
    """Run two programs in turn until it is clear which needs less CPU time, or the plan ends.

    A side that fails once carries no figures, and the comparison ends there; the other side keeps
    its own, and has been run at least once, so that its outcome is known.
    """
    plan = PairPlan() if plan is None else plan
    session = _Session(measure)
    for side in range(_SIDES):  # Both, even if the first fails.
        for _ in range(plan.warmups):
            session.run(side, -1, plan.hash_seed(0))
    for quad in range(plan.most_quads):
        if session.failed() or is_settled(session.log_times(), plan):
            break
        for side in order(quad):
            session.run(side, quad, plan.hash_seed(quad))
            if session.failed():
                break
    return session.result(plan)


class _Session:
    """The runs of one comparison so far."""

    def __init__(self, measure: Measure) -> None:
        self._measure = measure
        self._values: list[Value] = []
        self._failures: dict[int, Failure] = {}
        self._made = [0, 0]

    def run(self, side: int, quad: int, hash_seed: int) -> None:
        """Make one run, unless its side has failed."""
        if side in self._failures:
            return
        self._made[side] += 1
        found = self._measure(side, hash_seed)
        if isinstance(found, Failure):
            self._failures[side] = found
            self._values = [value for value in self._values if value.side != side]
        else:
            self._values.append(Value(side, quad, hash_seed, found))

    def failed(self) -> bool:
        """Return whether a side failed."""
        return bool(self._failures)

    def log_times(self) -> np.ndarray:
        """Return the logarithms of the quads' CPU times so far."""
        return log_figures(self._values)

    def result(self, plan: PairPlan) -> PairDecision:
        """Return what came of it."""
        for side in range(_SIDES):  # Without warm-ups, the first run may have ended it all.
            if not self._made[side]:
                self.run(side, -1, plan.hash_seed(0))
        sides = [self._failures.get(side, Failure(Outcome.OK)) for side in range(_SIDES)]
        timed = tuple(value for value in self._values if value.quad >= 0)
        quads = log_figures(() if self._failures else timed)
        return PairDecision(
            decision=decide(quads, plan) if len(quads) else None,
            ratio=math.exp(ratio_of_quads(quads)[0]) if len(quads) else None,
            interval=bootstrap_interval_of_quads(timed) if len(quads) else None,
            outcomes=(sides[0].outcome, sides[1].outcome),
            details=(sides[0].detail, sides[1].detail),
            runs=sum(self._made),
            values=timed,
            warmups=tuple(value for value in self._values if value.quad < 0),
        )


def order(quad: int) -> tuple[int, ...]:
    """Return the sides of a quad's runs, in order; every other quad mirrors the one before.

    The first run on another hash seed may be slower, and so falls on each side in turn.
    """
    return _ORDERS[quad % 2]


def log_ratios(
    values: Iterable[Value], figure: str = "cpu_s", resolution: float = 1e-6
) -> list[float]:
    """Return ln(minimum of the first / minimum of the second) of each quad, in order.

    Args:
        values: Timed runs; warm-ups are passed over.
        figure: Field of `Usage`.
        resolution: A smaller figure counts as this (a microsecond of CPU time; for memory the
            32 KiB that are resolved).
    """
    return _of_minima(log_figures(values, figure, resolution))


def _of_minima(quads: np.ndarray) -> list[float]:
    minima = quads.min(axis=-1)
    ratios: list[float] = (minima[:, 0] - minima[:, 1]).tolist()
    return ratios


def centre(ratios: Sequence[float]) -> float:
    """Return the median of the quads' log ratios."""
    return statistics.median(ratios)  # NumPy's is 30 times slower on four numbers.


def is_large(ratios: Sequence[float], plan: PairPlan) -> bool:
    """Return whether quads' log ratios leave no doubt that a difference is past the stopping ratio.

    The median past it is not enough: one disturbed quad of two would do, so every quad must point
    the same way past the tie band.
    """
    middle = centre(ratios)
    band = math.log1p(plan.tie_band)
    return abs(middle) > math.log1p(plan.stop_ratio) and all(
        ratio * math.copysign(1.0, middle) > band for ratio in ratios
    )


def is_clear(quads: Quads, plan: PairPlan) -> bool:
    """Return whether a difference is large, and the host kept its speed."""
    runs = _as_runs(quads)
    return (
        len(runs) > 0
        and is_large(_of_minima(runs), plan)
        and ratio_of_quads(runs)[1] >= plan.agreement
    )


def is_settled(quads: Quads, plan: PairPlan) -> bool:
    """Return whether more quads are not needed."""
    runs = _as_runs(quads)
    if len(runs) >= plan.most_quads:
        return True
    if len(runs) >= plan.max_quads:
        return ratio_of_quads(runs)[1] >= plan.agreement
    return plan.looks(len(runs)) and is_clear(runs, plan)


def decide(quads: Quads, plan: PairPlan) -> Decision:
    """Return the smaller program by all quads, or a tie.

    Raises:
        ValueError: There is no quad.
    """
    runs = _as_runs(quads)
    if len(runs) == 0:
        raise ValueError("a decision needs at least one quad")
    ratios = _of_minima(runs)
    if is_large(ratios, plan):
        return Decision.FIRST if centre(ratios) < 0 else Decision.SECOND
    middle, share = ratio_of_quads(runs)
    if not share or abs(middle) <= math.log1p(plan.tie_band):
        return Decision.TIE
    return Decision.FIRST if middle < 0 else Decision.SECOND


def replay(quads: Quads, plan: PairPlan) -> tuple[Decision, int]:
    """Decide from quads that were all measured, as `compare` would have; and name the quads used.

    Raises:
        ValueError: There is no quad.
    """
    for used in range(1, len(quads)):
        if is_settled(quads[:used], plan):
            return decide(quads[:used], plan), used
    return decide(quads, plan), len(quads)


def bootstrap_interval_of_quads(
    values: Iterable[Value],
    figure: str = "cpu_s",
    *,
    resolution: float = 1e-6,
    level: float = 0.95,
    draws: int = 1000,
    seed: int = 0,
) -> tuple[float, float]:
    """Return the percentile interval of the ratio first / second, drawing in two stages.

    Quads are drawn with replacement, then the runs of each side within a quad. Drawing quads alone
    would promise too much: with four of them no such interval holds the truth more than 87.5 % of
    the time (1 - 2 (1/2)^4), while in simulation this one, at 95 %, held it in 96 %
    (`experiments/decisions`).

    Raises:
        ValueError: There is no quad.
    """
    quads = log_figures(values, figure, resolution)
    if len(quads) == 0:
        raise ValueError("an interval needs at least one quad")
    ratios = bootstrap_of_quads(quads, draws, np.random.default_rng(seed))
    tail = (1.0 - level) / 2.0
    low, high = np.exp(np.quantile(ratios, [tail, 1.0 - tail]))
    return float(low), float(high)


def log_figures(
    values: Iterable[Value], figure: str = "cpu_s", resolution: float = 1e-6
) -> np.ndarray:
    """Return the logarithms of a figure, shape (quads, 2 sides, 2 runs); whole quads only.

    Args as in `log_ratios`.
    """
    quads: dict[int, tuple[list[float], list[float]]] = {}
    for value in values:
        if value.quad >= 0:
            found = max(float(getattr(value.usage, figure)), resolution)
            quads.setdefault(value.quad, ([], []))[value.side].append(math.log(found))
    whole = [quad for quad in quads.values() if all(len(side) == _PER_QUAD for side in quad)]
    return np.array(whole, dtype=float).reshape(len(whole), _SIDES, _PER_QUAD)


def _as_runs(quads: Quads) -> np.ndarray:
    found = np.asarray(quads, dtype=float)
    if found.ndim == 1:
        found = np.stack([found, np.zeros_like(found)], axis=1)[:, :, np.newaxis]
        found = found.repeat(_PER_QUAD, axis=2)
    return found


def measure_in(
    worker: Worker,
    programs: Sequence[Program],
    call: Call,
    limits: Limits,
    is_right: Callable[[Any], bool],
) -> Measure:
    """Return a `measure` that runs two programs on one input in a worker, and checks each answer.

    Args:
        worker: Runs them.
        programs: First and second.
        call: Input of both.
        limits: Of one run.
        is_right: Judges an answer, outside the sandbox.
    """

    def measure(side: int, hash_seed: int) -> Usage | Failure:
        run = worker.run(programs[side], call, limits, RunOptions(hash_seed=hash_seed))
        if run.outcome is not Outcome.OK:
            return Failure(run.outcome, run.detail)
        if not is_right(run.answer):
            return Failure(Outcome.WRONG_ANSWER, "the answer is not the expected one")
        if run.usage is None:
            return Failure(Outcome.SANDBOX_ERROR, "the run ended well, but its usage is missing")
        return run.usage

    return measure
