"""All metrics that an `evaluation.json` allows, and the paired tests between two of them.

Every candidate counts: one that fails has speed-up None (see `speedup_at_k`), and a program
without a verified candidate has the ratio 1 in every metric, since the user keeps the original.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from typing import Any

from hydraopt.evaluation.improvement import UNTIMED
from hydraopt.evaluation.metrics.beyond import beyond
from hydraopt.evaluation.metrics.bootstrap import Interval, mean_interval
from hydraopt.evaluation.metrics.checks import positive
from hydraopt.evaluation.metrics.dps import dps, levels
from hydraopt.evaluation.metrics.eff_at_k import eff_at_k, efficiency_score
from hydraopt.evaluation.metrics.effibench import mean_usage, normalised_usage
from hydraopt.evaluation.metrics.hypervolume import hypervolume
from hydraopt.evaluation.metrics.paired import holm, mcnemar, sign_flip_test
from hydraopt.evaluation.metrics.speedup_at_k import (
    OPTIMISED,
    correct_at_k,
    optimised_at_k,
    speedup_at_k,
)
from hydraopt.evaluation.metrics.suite_improvement import Gain, Repeats, suite_improvement
from hydraopt.preference.objectives import PAPER_OBJECTIVES
from hydraopt.profiling.records import Outcome, Provenance

KS = (1, 5, 10, 100)
"""Values of k that are reported as far as there are so many candidates, beside n itself."""
SPACE = ("latency", "memory")
"""Metrics that span the hypervolume (Hydra paper, Sec. V-D: runtime against memory)."""

DEFINITIONS = {
    "pass@k": "chance that one of k candidates passes every test (Chen et al. 2021, Eq. 1)",
    "speedup@k": "expected speed-up of the best of k candidates, failed or slower ones as 1; "
    "arithmetic mean over programs (PIE)",
    "optimised@k": f"chance that one of k candidates passes and is {OPTIMISED} times as fast or "
    "more (%Opt, PIE)",
    "beyond": "mean place of all candidates' run times in the range of the original and the "
    "reference solutions, 1 the fastest, failures 0 (Mercury)",
    "dps": "mean share of the original and the reference solutions that a candidate matches or "
    "beats in time, failures 0 (EvalPerf)",
    "dps_norm": "the same, of the levels of like run time they fall into",
    "eff@k": "expected efficiency of the best of k candidates: 1 as fast as the fastest known "
    "solution, 0 twice as slow, slower or failed; one level, the largest input (ENAMEL)",
    "ET": "mean execution time of the suite's programs after the policy, the original's where it "
    "failed (EffiBench)",
    "MU": "mean peak memory of the suite's programs after the policy, the original's where it "
    "failed (EffiBench)",
    "TMU": "mean of peak memory × execution time, likewise: the upper bound of the integral of "
    "memory over time (EffiBench), of which only the peak is measured",
    "NET": "mean ratio of execution time after to before: the original is the canonical solution",
    "NET_reference": "the same against the fastest known solution, the original or a reference",
    "NMU": "mean ratio of peak memory after to before",
    "NTMU": "mean ratio of total memory after to before",
    "geometric_mean_unclipped": "of the chosen candidates' improvement ratios, as they are; above "
    "1 is better, a program without a verified candidate counts as 1",
    "geometric_mean_clipped": "the same, a ratio below 1 counts as 1",
    "mean_reduction_unclipped": "arithmetic mean of 1 - 1/ratio, as it is",
    "mean_reduction_clipped": "the same, an increase counts as 0 (Hydra paper, Table III)",
    "hypervolume": f"mean over programs of the area that the verified candidates dominate in "
    f"log-ratios of {' and '.join(SPACE)}, the original as reference point, failures 0",
}
"""One line a metric, by the part of its name before the metric it is of."""


def suite_metrics(
    evaluation: Mapping[str, Any],
    references: Mapping[str, Mapping[str, float]] | None = None,
    *,
    seed: int = 0,
) -> dict[str, Any]:
    """Return every metric that an evaluation allows, as plain JSON.

    Args:
        evaluation: What `evaluation.json` holds.
        references: Problem to names of reference solutions and their latency ratios (time of the
            original / time of the solution), such as `{"fifty/sum": {"human": 3.2}}`; with them
            come Beyond, DPS, eff@k and NET_reference. The original is always a known solution, too.
        seed: Seed of the bootstraps.

    Returns:
        Name to `value`, `definition` and, for a mean over programs, its 95 % bootstrap interval
        over them, `low` and `high`; `unit` where it has one. Names are such as `pass@1` and
        `latency/geometric_mean_unclipped`.

    Raises:
        ValueError: There is no program or a program without candidates, a verified changed
            candidate has no speed-up, a reference is missing or not a ratio, or a figure is not
            finite or not above 0.
    """
    programs = evaluation["programs"]
    speedups = [_speedups(program) for program in programs]
    if not speedups:
        raise ValueError("the evaluation holds no program; at least one is needed")
    found: dict[str, Any] = {}

    def put(name: str, values: Sequence[float], kind: str) -> None:
        found[name] = _entry(mean_interval(values, seed=seed), kind)

    ks = _ks(min(map(len, speedups)))
    for k in ks:
        put(f"pass@{k}", [correct_at_k(row, k) for row in speedups], "pass@k")
        put(f"speedup@{k}", [speedup_at_k(row, k) for row in speedups], "speedup@k")
        put(f"optimised@{k}", [optimised_at_k(row, k) for row in speedups], "optimised@k")
    known = None if references is None else [_known(program, references) for program in programs]
    if known is not None:
        pairs = list(zip(speedups, known, strict=True))
        places = [[beyond(_time(s), times) for s in row] for row, times in pairs]
        matched = [[dps(_time(s), levels(times)) for s in row] for row, times in pairs]
        scores = [[_efficiency(s, times) for s in row] for row, times in pairs]
        put("beyond", list(map(_mean, places)), "beyond")
        put("dps", [_mean([entry.score for entry in row]) for row in matched], "dps")
        put("dps_norm", [_mean([entry.norm for entry in row]) for row in matched], "dps_norm")
        for k in ks:
            put(f"eff@{k}", [eff_at_k(row, k) for row in scores], "eff@k")
    found.update(_usage(programs, known))
    for metric in _metrics(programs):
        means = suite_improvement([_gain(program, metric) for program in programs], seed=seed)
        found.update({f"{metric}/{kind}": _entry(mean, kind) for kind, mean in means.items()})
    if set(SPACE) <= set(_metrics(programs)):
        put("hypervolume", [hypervolume(_points(program)) for program in programs], "hypervolume")
    return found


def log_gains(evaluation: Mapping[str, Any], metrics: Sequence[str]) -> list[list[float]]:
    """Return ln(ratio) of every program's chosen candidate in each metric, 0 where it failed.

    Shape (programs, metrics), in the evaluation's order; stacked, they are `steerability`'s gains.
    """
    return [
        [_log_gain(program, metric) for metric in metrics] for program in evaluation["programs"]
    ]


def compare_policies(
    first: Mapping[str, Any], second: Mapping[str, Any], *, seed: int = 0
) -> dict[str, Any]:
    """Return the paired tests between two policies, evaluated over the same programs.

    Per metric that was measured (not derived or estimated from another), the sign-flip test on the
    difference of log-ratios; and McNemar's exact test on which programs were improved. All are
    corrected together (Holm).

    Args:
        first: What one `evaluation.json` holds.
        second: What the other holds.
        seed: Seed of the bootstraps and of sampled signs.

    Returns:
        `metrics`: metric to `times_better` (geometric mean of the first's ratio over the second's,
        above 1: the first is better) with `low` and `high`, `p`, `p_holm` and `exact`; `improved`:
        `only_first`, `only_second`, `p`, `p_holm`; `programs`; `same_machine`, without which ratios
        compare but with more noise.

    Raises:
        ValueError: The programs are not the same, or there is none.
    """
    return compare_all({"first": first, "second": second}, seed=seed)[0]


def compare_all(
    evaluations: Mapping[str, Mapping[str, Any]], *, seed: int = 0
) -> list[dict[str, Any]]:
    """Return `compare_policies` of every pair, with `p_holm` over the tests of all pairs.

    Args:
        evaluations: Name of the policy to what its `evaluation.json` holds, two or more.
        seed: Seed of the bootstraps and of sampled signs.

    Raises:
        ValueError: The programs are not the same, or there is none.
    """
    compared = [
        {"first": first, "second": second, **_tests(evaluations[first], evaluations[second], seed)}
        for first, second in itertools.combinations(evaluations, 2)
    ]
    tests = {
        f"{index} {name}": test
        for index, pair in enumerate(compared)
        for name, test in [*pair["metrics"].items(), ("", pair["improved"])]
    }
    adjusted = holm({name: test["p"] for name, test in tests.items()})
    for name, test in tests.items():
        test["p_holm"] = adjusted[name]
    return compared


def _tests(first: Mapping[str, Any], second: Mapping[str, Any], seed: int) -> dict[str, Any]:
    """Return the tests of one pair, uncorrected."""
    rows = [
        {program["problem"]: program for program in side["programs"]} for side in (first, second)
    ]
    only = sorted(rows[0].keys() ^ rows[1].keys())
    if only or not rows[0]:
        raise ValueError(
            "paired tests need the same programs on both sides, one at least; on one side only: "
            f"{', '.join(only) or 'none'}"
        )
    pairs = [(program, rows[1][problem]) for problem, program in rows[0].items()]
    metrics = {}
    both = [program for pair in pairs for program in pair]
    for metric in _metrics(both):
        if not _is_measured(both, metric):
            continue
        differences = [_log_gain(a, metric) - _log_gain(b, metric) for a, b in pairs]
        test = sign_flip_test(differences, seed=seed)
        mean = mean_interval(differences, seed=seed)
        better = {
            "times_better": math.exp(mean.value),
            "low": math.exp(mean.low),
            "high": math.exp(mean.high),
        }
        metrics[metric] = {**better, "p": test.p, "exact": test.exact}
    improved = mcnemar([a["improved"] for a, _ in pairs], [b["improved"] for _, b in pairs])
    return {
        "programs": len(pairs),
        "same_machine": first.get("machine") == second.get("machine"),
        "metrics": metrics,
        "improved": improved._asdict(),
    }


def _speedups(program: Mapping[str, Any]) -> list[float | None]:
    """Return the speed-up of every candidate: 1 for an unchanged copy, None for a failed one."""
    if not program["candidates"]:
        raise ValueError(f"{program['problem']} has no candidate; at least one is needed")
    found: list[float | None] = []
    for candidate in program["candidates"]:
        if candidate["outcome"] != Outcome.OK:
            found.append(None)
        elif candidate["unchanged"]:
            found.append(1.0)
        elif candidate["speedup"] is None:
            raise ValueError(f"{program['problem']}: a verified, changed candidate has no speedup")
        else:
            found.append(candidate["speedup"])
    return found


def _known(
    program: Mapping[str, Any], references: Mapping[str, Mapping[str, float]]
) -> list[float]:
    """Return the run times of the known solutions, in times of the original."""
    own = references.get(program["problem"])
    if not own:
        raise ValueError(f"no reference solution of {program['problem']} is given; each needs one")
    return [1.0, *(1.0 / positive(list(own.values()), "latency ratios of the references"))]


def _time(speedup: float | None) -> float | None:
    """Return a candidate's run time, in times of the original."""
    return None if speedup is None else 1.0 / speedup


def _efficiency(speedup: float | None, known: Sequence[float]) -> float:
    """Return ENAMEL's score against the fastest known solution, on one level with one case."""
    time = _time(speedup)
    return efficiency_score(None if time is None else [[time]], [[min(known)]], [1.0])


def _usage(
    programs: Sequence[Mapping[str, Any]], known: Sequence[Sequence[float]] | None
) -> dict[str, Any]:
    """Return EffiBench's six figures, where latency and memory of every original stand.

    Where run times of known solutions are given, also NET against the fastest.
    """
    if not all(set(SPACE) <= program["before"].keys() for program in programs):
        return {}
    units = {name: programs[0]["before"][name]["unit"] for name in SPACE}
    before = [_used(program["before"]) for program in programs]
    after = [
        _used(program["after"]) if set(SPACE) <= program["after"].keys() else None
        for program in programs
    ]
    found: dict[str, Any] = {}
    for letter, name, unit in (
        ("ET", "latency", units["latency"]),
        ("MU", "memory", units["memory"]),
        ("TMU", "total", f"{units['memory']} {units['latency']}"),
    ):
        original = [row[name] for row in before]
        used = [None if row is None else row[name] for row in after]
        found[letter] = {
            "value": mean_usage(used, original),
            "unit": unit,
            "definition": DEFINITIONS[letter],
        }
        found[f"N{letter}"] = {
            "value": normalised_usage(used, original, canonical=original),
            "definition": DEFINITIONS[f"N{letter}"],
        }
        if known is not None and name == "latency":
            canonical = [time * min(times) for time, times in zip(original, known, strict=True)]
            found["NET_reference"] = {
                "value": normalised_usage(used, original, canonical),
                "definition": DEFINITIONS["NET_reference"],
            }
    return found


def _used(figures: Mapping[str, Any]) -> dict[str, float]:
    """Return a program's latency, memory and their product, raised to what can be told apart."""
    used = {name: max(figures[name]["value"], PAPER_OBJECTIVES[name].floor) for name in SPACE}
    return {**used, "total": math.prod(used.values())}


def _metrics(programs: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return the metrics with a direction that stand in any program, though all may have failed."""
    found = dict.fromkeys(metric for program in programs for metric in program["ratio"])
    standing = dict.fromkeys(metric for program in programs for metric in program["before"])
    return list(found | {metric: None for metric in standing if metric in PAPER_OBJECTIVES})


def _gain(program: Mapping[str, Any], metric: str) -> Gain:
    """Return a program's repeated values, or its ratio where their direction is not known."""
    ratio = program["ratio"].get(metric)
    if ratio is None:
        return None
    objective = PAPER_OBJECTIVES.get(metric)
    if objective is None:
        return float(ratio["value"])
    before, after = (
        [max(value, objective.floor) for value in program[side][metric]["values"]]
        for side in ("before", "after")
    )
    if objective.higher_is_better:
        # As times, of which disturbances make more.
        before, after = ([1 / value for value in side] for side in (before, after))
    return Repeats(before, after, in_turn=metric not in UNTIMED)


def _points(program: Mapping[str, Any]) -> list[list[float]]:
    """Return the verified candidates' gains in the hypervolume's space, and the original's, 0.

    An evaluation that keeps no ratios per candidate gives those of the chosen one.
    """
    every = [candidate.get("ratio") or {} for candidate in program["candidates"]]
    return [[0.0] * len(SPACE)] + [
        [math.log(ratio[metric]["value"]) for metric in SPACE]
        for ratio in [*every, program["ratio"]]
        if set(SPACE) <= ratio.keys()
    ]


def _log_gain(program: Mapping[str, Any], metric: str) -> float:
    """Return ln(ratio) of the chosen candidate; 0 without one, and for an unchanged copy."""
    ratio = program["ratio"].get(metric)
    return 0.0 if ratio is None else math.log(ratio["value"])


def _is_measured(programs: Sequence[Mapping[str, Any]], metric: str) -> bool:
    """Return whether every figure of the metric was read off, not computed from another."""
    figures = [program["before"][metric] for program in programs if metric in program["before"]]
    return all(figure["provenance"] == Provenance.MEASURED for figure in figures)


def _ks(n: int) -> list[int]:
    return sorted({k for k in KS if k <= n} | {n})


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values)


def _entry(figure: Interval, kind: str) -> dict[str, Any]:
    return {**figure._asdict(), "definition": DEFINITIONS[kind]}
