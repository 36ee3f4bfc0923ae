"""What a host can tell apart: programs compared with themselves (an A/A null test), and its gate.

A host that calls identical programs different, or that cannot see a difference of 5 %, produces
labels of chance. The test costs a few seconds, and what it found stands in every record.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from hydraopt.profiling.answers import same_output
from hydraopt.profiling.design import (
    Decision,
    Failure,
    PairPlan,
    Value,
    centre,
    log_figures,
    log_ratios,
    measure_in,
    order,
    replay,
)
from hydraopt.profiling.records import Call, Limits
from hydraopt.profiling.sandbox.contract import Program, Usage, Worker
from hydraopt.profiling.statistics import robust_cv

MeasureOne = Callable[[int], Usage | Failure]
"""Runs the one program of the test: hash seed to what it used."""

_FEWEST_ROUNDS = 8
"""With fewer, the share of 5 % that the gate speaks of is guessed from too few quads."""
_SURE = 0.01
"""p-value below which the sides are taken to be treated differently."""
_LARGEST_BIAS = 0.01

# Integers, strings, a dictionary and a list, as in the programs that are compared; 30 ms or so.
NULL_PROGRAM = Program(
    """\
total = 0
counts = {}
for i in range(60000):
    total += i * i % 7
    word = "w" + str(i % 1009)
    counts[word] = counts.get(word, 0) + 1
numbers = sorted((i * 7919) % 100003 for i in range(30000))
print(total, len(counts), numbers[15000])
"""
)
_NULL_ANSWER = "119999 1009 50004\n"


@dataclass(frozen=True)
class NullTest:
    """One program compared with itself.

    Attributes:
        plan: How pairs are compared on this host.
        rounds: Comparisons, each of all the plan's quads.
        called_different: Rounds that were not called a tie.
        robust_cv: Of CPU time, within a hash seed.
        bias: Ratio of the first side to the second over all quads; 1 where they are treated alike.
        p_value: Exact two-sided sign test of the quads' ratios against 1.
        median_s: CPU time of a run.
        quads: Log ratio of each quad, in order.
        values: All runs, in order, warm-ups left out; the quads are counted through.
        failure: Why the test could not be made; then all figures are 0.
    """

    plan: PairPlan
    rounds: int
    called_different: int = 0
    robust_cv: float = 0.0
    bias: float = 1.0
    p_value: float = 1.0
    median_s: float = 0.0
    quads: tuple[float, ...] = ()
    values: tuple[Value, ...] = ()
    failure: str = ""

    @property
    def share_different(self) -> float:
        """Share of the rounds in which the program was called different from itself."""
        return self.called_different / self.rounds if self.rounds else 0.0

    def to_json(self) -> dict[str, Any]:
        """Return the figures and the quads' ratios as plain JSON; without the single runs."""
        return {
            "rounds": self.rounds,
            "called_different": self.called_different,
            "share_different": self.share_different,
            "robust_cv": self.robust_cv,
            "bias": self.bias,
            "p_value": self.p_value,
            "median_s": self.median_s,
            "quads": [round(ratio, 6) for ratio in self.quads],
            "failure": self.failure,
        }


@dataclass(frozen=True)
class Gate:
    """Whether figures of this host may become labels.

    Attributes:
        passes: Whether they may.
        reasons: Why not; empty where they may.
        robust_cv: Of CPU time.
        smallest_difference: Smallest relative difference that is told apart (0.021 is 2.1 %).
        runs: Runs of each side that this takes.
        null_share: Share of identical programs that the plan calls different, by resampling.
    """

    passes: bool
    reasons: tuple[str, ...]
    robust_cv: float
    smallest_difference: float
    runs: int
    null_share: float

    def short(self) -> str:
        """Return one line for the host's description in every record."""
        verdict = "passed" if self.passes else "failed (" + "; ".join(self.reasons) + ")"
        if not math.isfinite(self.smallest_difference):
            return verdict
        return (
            f"{verdict}, CV {100 * self.robust_cv:.1f} %, "
            f"{100 * self.smallest_difference:.1f} % at {self.runs} runs"
        )

    def to_json(self) -> dict[str, Any]:
        """Return the gate as plain JSON; a smallest difference that is not known is null."""
        known = math.isfinite(self.smallest_difference)
        return {
            "passes": self.passes,
            "reasons": list(self.reasons),
            "robust_cv": self.robust_cv,
            "smallest_difference": self.smallest_difference if known else None,
            "runs": self.runs,
            "null_share": self.null_share,
        }


def null_test(measure_one: MeasureOne, rounds: int, plan: PairPlan | None = None) -> NullTest:
    """Compare a program with itself `rounds` times.

    Every round makes all quads, so that they can be resampled; the round's decision is the one at
    which the stopping rule would have arrived. A run that fails ends the test.
    """
    plan = PairPlan() if plan is None else plan
    values: list[Value] = []
    different = 0
    for seed in (plan.hash_seed(0),) * plan.warmups:
        found = measure_one(seed)
        if isinstance(found, Failure):
            return _failed(plan, found)
    for number in range(rounds):
        made = _round(measure_one, plan, number * plan.max_quads)
        if isinstance(made, Failure):
            return _failed(plan, made)
        values.extend(made)
        different += replay(log_figures(made), plan)[0] is not Decision.TIE
    if not values:
        return NullTest(plan, 0, failure="no round was made")
    quads = log_ratios(values)
    seconds = [value.usage.cpu_s for value in values]
    return NullTest(
        plan=plan,
        rounds=rounds,
        called_different=different,
        robust_cv=_cv_within_seeds(values),
        bias=math.exp(centre(quads)),
        p_value=sign_test(quads),
        median_s=float(np.median(seconds)),
        quads=tuple(quads),
        values=tuple(values),
    )


def _failed(plan: PairPlan, failure: Failure) -> NullTest:
    reason = f"the program of the null test ended with {failure.outcome}"
    return NullTest(plan, 0, failure=f"{reason}: {failure.detail}" if failure.detail else reason)


def _round(measure_one: MeasureOne, plan: PairPlan, first_quad: int) -> list[Value] | Failure:
    """Return the values of all quads of one comparison of a program with itself."""
    made: list[Value] = []
    for quad in range(plan.max_quads):
        seed = plan.hash_seed(quad)
        for side in order(quad):
            found = measure_one(seed)
            if isinstance(found, Failure):
                return found
            made.append(Value(side, first_quad + quad, seed, found))
    return made


def null_test_in(
    worker: Worker, rounds: int, plan: PairPlan | None = None, limits: Limits | None = None
) -> NullTest:
    """Make the null test with a program of our own, in a worker of the sandbox."""
    limits = Limits() if limits is None else limits
    measure = measure_in(
        worker,
        (NULL_PROGRAM, NULL_PROGRAM),
        Call(args=[]),
        limits,
        lambda answer: isinstance(answer, str) and same_output(answer, _NULL_ANSWER),
    )
    return null_test(lambda seed: measure(0, seed), rounds, plan)


def sign_test(ratios: Sequence[float]) -> float:
    """Return the exact two-sided p-value of as many signs to one side, were both as likely.

    Zeros count not (Dixon and Mood, The statistical sign test, 1946).
    """
    signs = [ratio > 0 for ratio in ratios if ratio != 0]
    rarer = min(sum(signs), len(signs) - sum(signs))
    tail = sum(math.comb(len(signs), count) for count in range(rarer + 1))
    return min(1.0, 2 * tail / 2 ** len(signs))


def smallest_difference(
    quads: Sequence[float],
    runs: int = 8,
    *,
    share: float = 0.99,
    null_share: float = 0.95,
    draws: int = 20000,
    seed: int = 0,
) -> float:
    """Return the smallest relative difference that this host can tell apart.

    Comparisons of `runs` runs a side are drawn from the quads of a null test. The threshold t is
    where identical programs stay below it in `null_share` of the draws; a difference d shifts every
    log ratio by ln(1 + d), so `share` of the draws pass t where ln(1 + d) = t - q, with q the
    (1 - share) quantile of the null's draws (the detection limit of Currie, Limits for qualitative
    detection and quantitative determination, 1968). It holds with the threshold that fits the
    host; a wider tie band needs a larger difference.

    Returns:
        0.021 for 2.1 %.

    Raises:
        ValueError: There is no quad.
    """
    drawn = _resample(quads, max(runs // 2, 1), draws, seed)
    centres = np.median(drawn, axis=1)
    threshold = float(np.quantile(np.abs(centres), null_share))
    return math.expm1(threshold - float(np.quantile(centres, 1.0 - share)))


def share_different(
    quads: Sequence[float], plan: PairPlan, *, draws: int = 4000, seed: int = 0
) -> float:
    """Return the share of identical programs that the plan calls different, by resampling.

    Raises:
        ValueError: There is no quad.
    """
    return 1.0 - _share_of(Decision.TIE, quads, plan, 0.0, draws, seed)


def share_right(
    quads: Sequence[float],
    plan: PairPlan,
    difference: float,
    *,
    draws: int = 4000,
    seed: int = 0,
) -> float:
    """Return the share of pairs with a true difference (0.05 is 5 %) that the plan decides right.

    Raises:
        ValueError: There is no quad.
    """
    return _share_of(Decision.SECOND, quads, plan, math.log1p(difference), draws, seed)


def _share_of(
    decision: Decision,
    quads: Sequence[float],
    plan: PairPlan,
    shift: float,
    draws: int,
    seed: int,
) -> float:
    drawn = _resample(quads, plan.max_quads, draws, seed) + shift
    return sum(replay(row, plan)[0] is decision for row in drawn.tolist()) / draws


def _resample(quads: Sequence[float], length: int, draws: int, seed: int) -> np.ndarray:
    """Return comparisons drawn from the quads of a null test, shape (draws, length).

    Neighbours are drawn together, two by two, because a slow spell of the host outlasts a quad
    (moving blocks, Kuensch 1989). Each comparison gets a random sign: which side is called the
    first says nothing, and a bias between the sides is tested for itself.
    """
    if not quads:
        raise ValueError("a comparison cannot be drawn from no quad")
    sample = np.asarray(quads, dtype=float)
    rng = np.random.default_rng(seed)
    starts = rng.integers(0, sample.size, (draws, (length + 1) // 2, 1))
    blocks = (starts + np.arange(2)) % sample.size
    drawn: np.ndarray = sample[blocks.reshape(draws, -1)[:, :length]]
    return drawn * rng.choice((-1.0, 1.0), (draws, 1))


def gate(
    test: NullTest, *, largest_difference: float = 0.05, largest_null_share: float = 0.05
) -> Gate:
    """Return whether a host may label pairs, by its null test.

    Args:
        test: Made on the host.
        largest_difference: The host must tell apart a difference as small as this.
        largest_null_share: Of identical programs, at most this share may be called different.
    """
    runs = test.plan.max_runs
    if test.failure:
        return Gate(False, (test.failure,), 0.0, math.inf, runs, 0.0)
    smallest = smallest_difference(test.quads, runs)
    different = share_different(test.quads, test.plan)
    bias = abs(math.log(test.bias))
    rules = (
        (
            test.rounds < _FEWEST_ROUNDS,
            f"{test.rounds} rounds are too few to judge by, at least {_FEWEST_ROUNDS} are needed",
        ),
        (
            different > largest_null_share,
            f"{100 * different:.0f} % of identical programs are called different, "
            f"at most {100 * largest_null_share:.0f} % may be",
        ),
        (
            smallest > largest_difference,
            f"differences below {100 * smallest:.1f} % are lost in noise, "
            f"{100 * largest_difference:.0f} % must be seen",
        ),
        (
            test.p_value < _SURE and bias > math.log1p(_LARGEST_BIAS),
            f"one side is favoured by {100 * math.expm1(bias):.1f} % (p = {test.p_value:.2g})",
        ),
    )
    reasons = tuple(reason for broken, reason in rules if broken)
    return Gate(not reasons, reasons, test.robust_cv, smallest, runs, different)


def _cv_within_seeds(values: Sequence[Value]) -> float:
    """Return the robust CV of CPU time, each run relative to the median of its hash seed."""
    of_seed: dict[int, list[float]] = {}
    for value in values:
        of_seed.setdefault(value.hash_seed, []).append(max(value.usage.cpu_s, 1e-6))
    relative = [
        seconds / float(np.median(group)) for group in of_seed.values() for seconds in group
    ]
    return robust_cv(relative)
