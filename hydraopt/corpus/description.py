"""The figures of a data set of pairs: what signal it holds for each objective.

Hydra paper, Fig. 7 (coverage, preference rate, speed-ups), and what the paper does not show:
noise, ties, correlation, disagreement and failures. `describe` is a pure function; the corpus
report shows what it returns.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from hydraopt.corpus import agreement, measured, ratios
from hydraopt.corpus.pairs import Combinations, Pair, make_pairs
from hydraopt.corpus.records import Problem
from hydraopt.preference.arrays import FloatArray, IntArray
from hydraopt.preference.objectives import Objective
from hydraopt.profiling.outcomes import OutcomeRow, outcome_rows
from hydraopt.profiling.records import Measurement

FORMAT = 1
"""Version of corpus_report.json. 1: first version."""
ALIKE = 0.99
"""Metrics whose |r| exceeds this are one objective."""
CLIP = (0.1, 10.0)
"""Speed-ups are shown within these bounds, as in Fig. 7(d)."""
LEVELS = (0.05, 0.25, 0.5, 0.75, 0.95)
"""Shares at which the distribution of speed-ups is told."""
STEPS = (0.0, 0.5, 1 / 1.03, 1.03, 1.5, 2.0, 5.0, 10.0, math.inf)
"""Edges of the table of speed-ups; the paper says that most of its pairs lie in 1 to 1.5."""
EDGES = tuple(float(f"{10 ** (k / 12):.4g}") for k in range(-12, 25))
"""Edges of the histogram of speed-ups, 0.1 to 100; its first and last bar take what lies beyond."""


@dataclass(frozen=True)
class Speedups:
    """Improvements of the other programs over the originals, as ratios (above 1 is better).

    Attributes:
        pairs: Pairs with the original that have the metric.
        better: Share in which the other program is better by any amount: the preference rate.
        equal: Share in which both are exactly equal.
        better_beyond: Share in which it is better beyond the tie band.
        worse_beyond: Share in which it is worse beyond the tie band.
        geometric_mean: Of the ratios.
        quantiles: Ratios at the shares `LEVELS`.
        beyond_clip: Share outside `CLIP`.
        steps: Share of pairs between neighbouring `STEPS`.
        histogram: Number of pairs between neighbouring `EDGES`.
    """

    pairs: int
    better: float
    equal: float
    better_beyond: float
    worse_beyond: float
    geometric_mean: float
    quantiles: list[float]
    beyond_clip: float
    steps: list[float]
    histogram: list[int]


@dataclass(frozen=True)
class ObjectiveFigures:
    """What the pairs say of one objective.

    Attributes:
        name: Name of the objective.
        unit: Unit of its values.
        higher_is_better: Direction.
        pairs: Pairs that have the metric.
        coverage: Their share of all pairs.
        exact_ties: Share of `pairs` whose two figures are equal.
        ties: Share of `pairs` within the tie band, exact ties among them.
        hold: Pairs beyond the tie band whose bootstrap interval excludes 1.
        unrepeated: Pairs among `hold` whose values were not repeated, so that no noise is known.
        speedups: Improvements over the originals; None where no pair has the original.
    """

    name: str
    unit: str
    higher_is_better: bool
    pairs: int
    coverage: float
    exact_ties: float | None
    ties: float | None
    hold: int
    unrepeated: int
    speedups: Speedups | None


@dataclass(frozen=True)
class Agreement:
    """How far the objectives are one.

    Attributes:
        names: Objectives that differ in some pair, in the order of the matrices.
        correlation: r of the log-ratios over pairs, about zero; None where undefined.
        effective_rank: Participation ratio of the correlation matrix.
        never_differ: Objectives without a difference, or without a value, in all pairs.
        alike: Groups of objectives with |r| above `ALIKE`.
        identities: Metrics that follow from another one, value by value.
        disagreement: Share of pairs in which two objectives point to different programs.
        disagreeing_pairs: Share of pairs in which any two do.
        torn_problems: Problems whose fastest program is not their leanest.
        torn_of: Problems in which that can be told; 0 unless all programs were paired.
    """

    names: list[str]
    correlation: list[list[float | None]]
    effective_rank: float
    never_differ: list[str]
    alike: list[list[str]]
    identities: list[measured.Identity]
    disagreement: list[list[float | None]]
    disagreeing_pairs: float | None
    torn_problems: int
    torn_of: int


@dataclass(frozen=True)
class FamilyRow:
    """What a family holds in one split."""

    family: str
    split: str
    problems: int
    programs: int
    pairs: int


@dataclass(frozen=True)
class Description:
    """The figures of a data set.

    Attributes:
        problems: Number of problems.
        programs: Number of programs.
        pairs: Pairs of programs that ended `ok` on a common input.
        kept_pairs: Pairs that differ by `min_ratio` in some metric, as training takes them.
        holding_pairs: Pairs that hold in at least one objective.
        min_ratio: `dataset.min_ratio`.
        tie_ratio: Edge of the tie band.
        families: Problems, programs and pairs by family and split.
        objectives: What the pairs say of each objective.
        agreement: How far the objectives are one.
        outcomes: How the measurements of the data set's programs ended.
        left_out: Programs that stand in no pair, by reason.
        foreign: Measurements of programs that the data set does not have.
        noise: Spread of the repeated values, by metric.
        sources: Unit, provenance and backend, by metric.
        sites: Hosts and profilers.
        growth: Latency over the input's size, by family.
    """

    problems: int
    programs: int
    pairs: int
    kept_pairs: int
    holding_pairs: int
    min_ratio: float
    tie_ratio: float
    families: list[FamilyRow]
    objectives: list[ObjectiveFigures]
    agreement: Agreement
    outcomes: list[OutcomeRow]
    left_out: dict[str, int]
    foreign: int
    noise: list[measured.Noise]
    sources: list[measured.Source]
    sites: list[measured.Site]
    growth: list[measured.Growth]

    def to_json(self) -> dict[str, Any]:
        """Return plain JSON values, with the format version and the levels of the distributions."""
        return {
            "format": FORMAT,
            "levels": {
                "speedup_quantiles": LEVELS,
                "speedup_steps": [*STEPS[:-1], None],
                "speedup_histogram": EDGES,
                "noise_quantiles": measured.LEVELS,
                "noisy": measured.NOISY,
                "alike": ALIKE,
                "interval": ratios.LEVEL,
            },
            **asdict(self),
        }


def describe(
    problems: Sequence[Problem],
    measurements: Sequence[Measurement],
    objectives: Sequence[Objective],
    *,
    combinations: Combinations = "all",
    min_ratio: float = 1.03,
    tie_ratio: float = 1.03,
) -> Description:
    """Return the figures of a data set.

    Args:
        problems: The base problems; variants inherit their values and would only repeat them.
        measurements: Measurements of their programs; those of other programs are counted and left
            out.
        objectives: What the pairs are compared in.
        combinations: Which pairs; see `make_pairs`. Only with `all` can be told whether a
            problem's fastest program is its leanest.
        min_ratio: Training keeps pairs that differ by this ratio in some metric.
        tie_ratio: Differences up to this ratio are ties.

    Raises:
        UserError: An argument is out of its range.
    """
    left_out: list[str] = []
    pairs = make_pairs(
        problems, measurements, combinations=combinations, on_left_out=left_out.append
    )
    kept = make_pairs(problems, measurements, combinations=combinations, min_ratio=min_ratio)
    known = {program.program for problem in problems for program in problem.programs}
    own = [found for found in measurements if found.program in known]
    compared = ratios.pair_ratios(pairs, objectives)
    metrics = sorted({name for found in own for name in found.metrics})
    metrics.sort(key=_rank([objective.metric or objective.name for objective in objectives]))
    return Description(
        problems=len(problems),
        programs=sum(len(problem.programs) for problem in problems),
        pairs=len(pairs),
        kept_pairs=len(kept),
        holding_pairs=int(ratios.holds(compared, tie_ratio).any(axis=1).sum()),
        min_ratio=min_ratio,
        tie_ratio=tie_ratio,
        families=_families(problems, pairs),
        objectives=_objective_figures(pairs, objectives, compared, tie_ratio),
        agreement=_agreement(
            pairs,
            compared,
            tie_ratio,
            measured.identities(own, metrics),
            complete=combinations == "all",
        ),
        outcomes=outcome_rows(own),
        left_out=_reasons(left_out),
        foreign=len(measurements) - len(own),
        noise=[measured.noise_of(own, metric) for metric in metrics],
        sources=measured.sources(own),
        sites=measured.sites(own),
        growth=measured.growth(problems, own),
    )


def speedups(log_ratios: FloatArray, over_original: IntArray, tie_ratio: float) -> Speedups | None:
    """Return the improvements over the originals in one objective; None without any.

    Args:
        log_ratios: Improvements of the first over the second programs, (N,); nan where missing.
        over_original: +1 where the second program is the original, -1 where the first is, else 0.
        tie_ratio: Edge of the tie band.
    """
    gains = (log_ratios * over_original)[over_original != 0]
    gains = gains[np.isfinite(gains)]
    if gains.size == 0:
        return None
    band = np.log(tie_ratio)
    found = np.exp(gains)
    shown = np.clip(found, EDGES[0], np.nextafter(EDGES[-1], 0))
    return Speedups(
        pairs=len(gains),
        better=float((gains > 0).mean()),
        equal=float((gains == 0).mean()),
        better_beyond=float((gains > band).mean()),
        worse_beyond=float((gains < -band).mean()),
        geometric_mean=float(np.exp(gains.mean())),
        quantiles=np.exp(np.quantile(gains, LEVELS)).tolist(),
        beyond_clip=float(((found < CLIP[0]) | (found > CLIP[1])).mean()),
        steps=(np.histogram(found, STEPS)[0] / len(found)).tolist(),
        histogram=np.histogram(shown, EDGES)[0].tolist(),
    )


def _objective_figures(
    pairs: Sequence[Pair],
    objectives: Sequence[Objective],
    compared: ratios.PairRatios,
    tie_ratio: float,
) -> list[ObjectiveFigures]:
    over_original = ratios.over_original(pairs)
    hold = ratios.holds(compared, tie_ratio)
    rows = []
    for k, objective in enumerate(objectives):
        values = compared.log_ratios[:, k]
        there = values[np.isfinite(values)]
        rows.append(
            ObjectiveFigures(
                name=objective.name,
                unit=objective.unit,
                higher_is_better=objective.higher_is_better,
                pairs=len(there),
                coverage=len(there) / len(pairs) if pairs else 0.0,
                exact_ties=_share(there == 0.0),
                ties=_share(np.abs(there) <= np.log(tie_ratio)),
                hold=int(hold[:, k].sum()),
                unrepeated=int((hold[:, k] & ~compared.repeated[:, k]).sum()),
                speedups=speedups(values, over_original, tie_ratio),
            )
        )
    return rows


def _agreement(
    pairs: Sequence[Pair],
    compared: ratios.PairRatios,
    tie_ratio: float,
    identities: list[measured.Identity],
    *,
    complete: bool,
) -> Agreement:
    matrix = agreement.correlation(compared.log_ratios)
    speaks = np.isfinite(np.diag(matrix))
    kept = np.ix_(speaks, speaks)
    names = [name for name, speaking in zip(compared.names, speaks, strict=True) if speaking]
    torn, torn_of = 0, 0
    # A problem's best programs are known only where each was compared with each.
    if complete and {"latency", "memory"} <= set(compared.names):
        columns = [compared.names.index(name) for name in ("latency", "memory")]
        torn, torn_of = agreement.torn_problems(
            [pair.problem for pair in pairs],
            [(pair.first.program, pair.second.program) for pair in pairs],
            compared.log_ratios[:, columns],
            tie_ratio,
        )
    return Agreement(
        names=names,
        correlation=_rows(matrix[kept]),
        effective_rank=agreement.effective_rank(matrix),
        never_differ=[name for name in compared.names if name not in names],
        alike=agreement.alike(matrix[kept], names, ALIKE),
        identities=identities,
        disagreement=_rows(agreement.disagreement(compared.log_ratios, tie_ratio)[kept]),
        disagreeing_pairs=_share(agreement.disagrees(compared.log_ratios, tie_ratio)),
        torn_problems=torn,
        torn_of=torn_of,
    )


def _families(problems: Sequence[Problem], pairs: Sequence[Pair]) -> list[FamilyRow]:
    counts: Counter[tuple[str, str]] = Counter()
    programs: Counter[tuple[str, str]] = Counter()
    for problem in problems:
        counts[problem.family, problem.split] += 1
        programs[problem.family, problem.split] += len(problem.programs)
    paired = Counter((pair.family, str(pair.split)) for pair in pairs)
    return [
        FamilyRow(family, split, count, programs[family, split], paired[family, split])
        for (family, split), count in sorted(counts.items())
    ]


def _reasons(messages: Sequence[str]) -> dict[str, int]:
    """Return why programs stand in no pair, without the programs' names and messages' ends."""
    found = Counter(
        message.partition("is left out: ")[2].partition(" (")[0] for message in messages
    )
    return dict(found.most_common())


def _rank(first: Sequence[str]) -> Any:
    """Return a sorting key: the names of `first` in their order, then the others by name."""
    places = {name: place for place, name in enumerate(first)}
    return lambda name: (places.get(name, len(places)), name)


def _share(flags: Any) -> float | None:
    return float(np.mean(flags)) if len(flags) else None


def _rows(matrix: FloatArray) -> list[list[float | None]]:
    return [[float(value) if np.isfinite(value) else None for value in row] for row in matrix]
