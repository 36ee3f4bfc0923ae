"""Pairs of equivalent programs with their measured values (Hydra paper, Sec. IV-A)."""

from __future__ import annotations

import itertools
import statistics
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal, get_args

import numpy as np

from hydraopt.common.collector import collector_resting
from hydraopt.common.errors import UserError
from hydraopt.common.files import canonical_json, sha256_text
from hydraopt.corpus.records import Problem, Program, Split
from hydraopt.preference.labels.base import Labeler
from hydraopt.preference.normalizers.base import Normalizer
from hydraopt.preference.objectives import Objective
from hydraopt.preference.preferences import Preferences
from hydraopt.profiling.records import Measurement, Outcome

Combinations = Literal["all", "original", "given"]
COMBINATIONS: tuple[Combinations, ...] = get_args(Combinations)

_WRONG = (Outcome.WRONG_ANSWER, Outcome.ERROR)
"""A program that ended so on any input is not equivalent, and stands in no pair."""


@dataclass(frozen=True)
class Pair:
    """Two equivalent programs of one problem, neither chosen nor rejected yet.

    Attributes:
        pair: Identity: SHA-256 of the problem, the original and the two programs in any order.
        problem: The base problem's identity, `family/name`, also for a variant.
        family: Family of inefficiency.
        split: The problem's split.
        entry_point: Name of the function in this variant.
        original: Source of the program shown in the prompt: the problem's first one, or the slower
            of a pair that the data set gives.
        first: One program; which of the two stands first is decided by hash.
        second: The other program.
        first_metrics: Metric name to the first program's values, (inputs, repeats). Pairs share
            them, so they are never changed.
        second_metrics: The same of the second program, on the same inputs in the same order.
    """

    pair: str
    problem: str
    family: str
    split: Split
    entry_point: str
    original: str
    first: Program
    second: Program
    first_metrics: dict[str, list[list[float]]]
    second_metrics: dict[str, list[list[float]]]

    def to_json(self) -> dict[str, Any]:
        """Return the record as plain JSON values."""
        return asdict(self)

    @classmethod
    def from_json(cls, record: Mapping[str, Any]) -> Pair:
        """Read a record.

        Raises:
            KeyError: A field is missing.
        """
        values = {name: record[name] for name in cls.__dataclass_fields__}
        for side in ("first", "second"):
            values[side] = Program(record[side]["name"], record[side]["source"])
        return cls(**values)


Runs = dict[str, Measurement]
"""Measurements of one program by one profiler on one machine, by the input's key."""

Metrics = dict[str, list[list[float]]]
"""Metric name to one program's values, (inputs, repeats)."""


@collector_resting()
def make_pairs(
    problems: Iterable[Problem],
    measurements: Iterable[Measurement],
    *,
    variant_sets: Mapping[str, Sequence[Problem]] | None = None,
    combinations: Combinations = "all",
    min_ratio: float = 1.0,
    seed: int = 0,
    on_left_out: Callable[[str], None] | None = None,
) -> list[Pair]:
    """Pair the programs of each problem, and of each of its variants, with their measured values.

    Two programs are compared on the inputs on which both ended `ok`, measured by the same profiler
    on the same machine. A variant's programs inherit the values of the base programs at the same
    positions. A measurement that stands twice counts as it stood last.

    Args:
        problems: The base problems; their first program is the original.
        measurements: Measurements of the base programs, in any order.
        variant_sets: Base problem to its variants.
        combinations: `all` pairs of programs, only those with the `original`, or those `given` by
            the data set, whose original is the slower of the two.
        min_ratio: A pair stays if at least one metric's medians differ by this ratio (geometric
            mean over inputs); 1.0 keeps all.
        seed: Decides, with the pair's identity, which program stands first.
        on_left_out: Gets one message for each program that stands in no pair, with the reason.

    Raises:
        UserError: `combinations` or `min_ratio` is out of its range, or a variant does not have as
            many programs as its base.
    """
    if combinations not in COMBINATIONS:
        known = ", ".join(COMBINATIONS)
        raise UserError(f"dataset.pairs={combinations!r} is unknown; choose one of {known}.")
    if not min_ratio >= 1.0:
        raise UserError(f"dataset.min_ratio={min_ratio} must be at least 1.0, which keeps all.")
    table = _by_program(measurements)
    pairs: dict[str, Pair] = {}
    for problem in problems:
        runs, reasons = _usable_runs(problem, table)
        compared: set[int] = set()
        values = _Values(runs)
        for original, i, j in _combinations(problem, combinations):
            metrics = values.common(i, j)
            if metrics is None:
                continue
            compared |= {i, j}
            if not _differ(*metrics, min_ratio):
                continue
            for variant in (problem, *(variant_sets or {}).get(problem.problem, ())):
                _check_positions(problem, variant)
                if variant.programs[i].source == variant.programs[j].source:
                    continue  # the variant made them alike: nothing to prefer
                made = _pair(problem, variant, original, (i, j), metrics, seed)
                pairs.setdefault(made.pair, made)  # two variants may have come out alike
        if on_left_out is not None:
            for position in sorted(_wanted(problem, combinations) - compared):
                name = problem.programs[position].name
                reason = reasons[position] or "no other program ended `ok` on an input where it did"
                on_left_out(f"{problem.problem}: program {name!r} is left out: {reason}")
    return list(pairs.values())


def _combinations(problem: Problem, combinations: Combinations) -> Iterator[tuple[int, int, int]]:
    """Yield the positions of the original and of both programs of each pair."""
    count = len(problem.programs)
    if combinations == "given":
        positions = {program.name: index for index, program in enumerate(problem.programs)}
        for slow, fast in problem.given_pairs:
            yield positions[slow], positions[slow], positions[fast]
    elif combinations == "original":
        yield from ((0, 0, other) for other in range(1, count))
    else:
        yield from ((0, i, j) for i, j in itertools.combinations(range(count), 2))


def _wanted(problem: Problem, combinations: Combinations) -> set[int]:
    """Return the positions of the programs that should stand in a pair."""
    if combinations != "given":
        return set(range(len(problem.programs)))
    return {place for _, *pair in _combinations(problem, combinations) for place in pair}


def _by_program(
    measurements: Iterable[Measurement],
) -> dict[str, dict[tuple[str, str], Runs]]:
    """Return program -> (machine, profiler) -> input -> its last measurement."""
    table: dict[str, dict[tuple[str, str], Runs]] = defaultdict(lambda: defaultdict(dict))
    for measurement in measurements:
        site = (measurement.machine, measurement.profiler)
        table[measurement.program][site][measurement.inputs] = measurement
    return table


def _usable_runs(
    problem: Problem, table: Mapping[str, Mapping[tuple[str, str], Runs]]
) -> tuple[list[Runs], list[str]]:
    """Return each program's `ok` runs at the problem's best covered site, and why it has none.

    Figures of different machines or profilers are not comparable, so one site serves the whole
    problem: the one where most programs have an `ok` run, of equals the one with the most of them,
    of these the first by name.
    """
    sites = sorted({site for p in problem.programs for site in table.get(p.program, {})})
    per_site = {
        site: [table.get(p.program, {}).get(site, {}) for p in problem.programs] for site in sites
    }

    def covered(site: tuple[str, str]) -> tuple[int, int]:
        counts = [
            sum(run.outcome == Outcome.OK for run in runs.values()) for runs in per_site[site]
        ]
        return sum(map(bool, counts)), sum(counts)

    site = max(sites, key=covered, default=None)
    usable: list[Runs] = []
    reasons: list[str] = []
    for runs in per_site[site] if site is not None else [Runs() for _ in problem.programs]:
        wrong = [run for run in runs.values() if run.outcome in _WRONG]
        ok = {key: run for key, run in runs.items() if run.outcome == Outcome.OK}
        outcomes = sorted({str(run.outcome) for run in runs.values()})
        if not runs:
            reasons.append("it was not measured")
        elif wrong:
            reasons.append(f"it ended `{wrong[0].outcome}` ({wrong[0].detail.strip()[-200:]})")
        else:
            reasons.append("" if ok else f"it ended {', '.join(outcomes)} on every input")
        usable.append({} if wrong else ok)
    return usable, reasons


class _Values:
    """Values of a problem's programs, each put together once for all pairs on the same inputs.

    Args:
        runs: The `ok` runs of each program.
    """

    def __init__(self, runs: Sequence[Runs]) -> None:
        self._runs = runs
        self._made: dict[tuple[int, tuple[str, ...], tuple[str, ...]], Metrics] = {}

    def common(self, i: int, j: int) -> tuple[Metrics, Metrics] | None:
        """Return both programs' values on their common inputs, smallest first; None without any."""
        one, other = self._runs[i], self._runs[j]
        inputs = tuple(sorted(one.keys() & other.keys(), key=lambda key: (one[key].size, key)))
        if not inputs:
            return None
        names = set.intersection(
            *(set(runs[key].metrics) for runs in (one, other) for key in inputs)
        )
        ordered = tuple(sorted(names))
        return self._of(i, inputs, ordered), self._of(j, inputs, ordered)

    def _of(self, place: int, inputs: tuple[str, ...], names: tuple[str, ...]) -> Metrics:
        key = (place, inputs, names)
        if key not in self._made:
            runs = self._runs[place]
            self._made[key] = {
                name: [runs[key].metrics[name].values for key in inputs] for name in names
            }
        return self._made[key]


def _differ(
    one: Mapping[str, list[list[float]]], other: Mapping[str, list[list[float]]], min_ratio: float
) -> bool:
    if min_ratio <= 1.0:
        return True
    for name in one:
        medians = [[statistics.median(row) for row in side[name]] for side in (one, other)]
        if min(min(medians[0]), min(medians[1])) <= 0.0:
            if medians[0] != medians[1]:
                return True
            continue
        log_ratios = np.log(medians[0]) - np.log(medians[1])
        if abs(float(log_ratios.mean())) >= np.log(min_ratio):
            return True
    return False


def _check_positions(problem: Problem, variant: Problem) -> None:
    if len(variant.programs) != len(problem.programs):
        raise UserError(
            f"{problem.problem}: a variant has {len(variant.programs)} programs and the problem "
            f"{len(problem.programs)}, but values are inherited by position. Make variants of all "
            "programs, in the same order."
        )


def _pair(
    problem: Problem,
    variant: Problem,
    original_position: int,
    positions: tuple[int, int],
    metrics: tuple[Metrics, Metrics],
    seed: int,
) -> Pair:
    original = variant.programs[original_position]
    sides = [(variant.programs[positions[s]], metrics[s]) for s in (0, 1)]
    identity = sha256_text(
        canonical_json(
            [problem.problem, original.program, *sorted(program.program for program, _ in sides)]
        )
    )
    # The order says nothing about quality, so that a policy cannot learn from it.
    sides.sort(key=lambda side: side[0].program)
    if int(sha256_text(f"{seed}:{identity}")[:8], 16) % 2:
        sides.reverse()
    (first, first_metrics), (second, second_metrics) = sides
    return Pair(
        pair=identity,
        problem=problem.problem,
        family=problem.family,
        split=problem.split,
        entry_point=variant.entry_point,
        original=original.source,
        first=first,
        second=second,
        first_metrics=first_metrics,
        second_metrics=second_metrics,
    )


@collector_resting()
def preferences_of(
    pairs: Sequence[Pair],
    objectives: Sequence[Objective],
    normalizer: Normalizer,
    label: Labeler,
    seed: int = 0,
) -> Preferences:
    """Return the preferences over pairs, position by position.

    Raises:
        UserError: See `Preferences`.
    """
    return Preferences(
        first=[pair.first_metrics for pair in pairs],
        second=[pair.second_metrics for pair in pairs],
        first_sources=[pair.first.source for pair in pairs],
        second_sources=[pair.second.source for pair in pairs],
        objectives=objectives,
        normalizer=normalizer,
        label=label,
        seed=seed,
    )
