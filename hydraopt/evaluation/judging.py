"""Judging a problem's candidates: verified, measured beside the original, and the best picked."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from hydraopt.corpus.prompts import extract_code
from hydraopt.corpus.records import Problem, input_size, make_call
from hydraopt.evaluation.improvement import is_improvement, objectives_by_metric, ratios, score
from hydraopt.evaluation.policies.base import Reply
from hydraopt.evaluation.spec import DecodingSpec, SuiteSpec
from hydraopt.evaluation.verify import Verdict, Verifier, is_unchanged
from hydraopt.preference.objectives import Objective
from hydraopt.profiling.answers import answer_sha256
from hydraopt.profiling.profilers.base import Profiler
from hydraopt.profiling.records import Call, Limits, Measurement, Outcome
from hydraopt.profiling.sandbox.contract import Language, Program, Worker
from hydraopt.profiling.statistics import instability_warning, median

SourcePairs = dict[str, tuple[Measurement, Measurement]]
"""A candidate's source to the measurements of the original and of itself, made in turn."""


@dataclass
class Findings:
    """What evaluations in one process have found about a problem's programs.

    Attributes:
        left_behind: What the original leaves of its arguments, call by call, as
            `Verifier.left_behind`; empty until it was run.
        verdicts: Source to what came of its verification.
        original: Measurement of the original alone.
        pairs: What was measured side by side.
    """

    left_behind: list[str] = field(default_factory=list)
    verdicts: dict[str, Verdict] = field(default_factory=dict)
    original: Measurement | None = None
    pairs: SourcePairs = field(default_factory=dict)


_LOG = logging.getLogger(__name__)


def opened_verifier(
    problem: Problem, limits: Limits, worker: Worker, findings: Findings
) -> Verifier:
    """Return a problem's verifier; the original is run where that has not been done before.

    Raises:
        UserError: The original itself fails.
    """
    verifier = Verifier(problem, limits, worker, findings.left_behind)
    findings.left_behind = verifier.left_behind
    return verifier


@dataclass(frozen=True)
class MeasuringInput:
    """The input on which a problem's programs are compared.

    Attributes:
        call: The input.
        size: Size parameter of the generator, or the characters of an input that is given.
        expected: `answer_sha256` of a function's right answer, or the right text of a program that
            prints.
    """

    call: Call
    size: int
    expected: str


def measuring_input(problem: Problem) -> MeasuringInput:
    """Return a problem's largest input: the generator's, or else the largest that is given."""
    if problem.scaled:
        scaled = problem.scaled[-1]
        call = make_call(problem.generator, scaled.size, scaled.seed)
        return MeasuringInput(call, scaled.size, scaled.expected_sha256)
    test = problem.inputs[-1] if problem.inputs else max(problem.tests, key=input_size)
    expected = answer_sha256(test.expected) if problem.entry_point else str(test.expected)
    return MeasuringInput(test.call, input_size(test), expected)


class Judge:
    """Measures the verified candidates of one problem and picks the best."""

    def __init__(
        self,
        problem: Problem,
        profiler: Profiler,
        limits: Limits,
        suite: SuiteSpec,
        decoding: DecodingSpec,
        objectives: Sequence[Objective],
        weights: Mapping[str, float] | None,
    ) -> None:
        self._problem = problem
        self._profiler = profiler
        self._limits = limits
        self._suite = suite
        self._objectives = objectives
        self._directions = objectives_by_metric(objectives)
        self._weights = weights
        self._first_counts = decoding.pick == "first"
        self._input = measuring_input(problem)

    def entry(
        self, written: Sequence[Reply], verifier: Verifier, findings: Findings
    ) -> dict[str, Any]:
        """Return the program's entry of `evaluation.json`.

        Args:
            written: Its candidates.
            verifier: The problem's.
            findings: What is known of its programs; extended.
        """
        candidates = _verified_all(self._problem, verifier, written, findings.verdicts)
        pairs = findings.pairs
        for candidate in candidates:
            if candidate["outcome"] == Outcome.OK and not candidate["unchanged"]:
                self._measure(candidate, pairs)
        eligible = candidates[:1] if self._first_counts else candidates
        measured = [
            (self._score(pairs[candidate["source"]]), index)
            for index, candidate in enumerate(eligible)
            if candidate["outcome"] == Outcome.OK and not candidate["unchanged"]
        ]
        if measured:
            chosen = max(measured, key=lambda entry: (entry[0], -entry[1]))[1]
            before, after = pairs[candidates[chosen]["source"]]
            for warning in candidates[chosen]["warnings"]:
                _LOG.warning("%s, %s", self._problem.problem, warning)
            ratio = ratios(before, after, self._directions)
            improved = is_improvement(ratio, self._suite.min_speedup)
            verdict = "improved" if improved else "not_improved"
            return self._record(candidates, chosen, verdict, before, after, ratio)
        unchanged = [i for i, entry in enumerate(eligible) if entry["outcome"] == Outcome.OK]
        before = self._original(findings)
        if unchanged:
            return self._record(candidates, unchanged[0], "unchanged", before, None, {})
        return self._record(candidates, None, "rejected", before, None, {})

    def _measure(self, candidate: dict[str, Any], pairs: SourcePairs) -> None:
        """Measure a candidate beside the original, once per source; a failure rejects it."""
        source = candidate["source"]
        if source not in pairs:
            pairs[source] = self._profiler.measure_pair(
                self._program(self._problem.programs[0].source),
                self._program(source),
                self._input.call,
                self._limits,
                self._suite.repeats,
                self._input.expected,
                size=self._input.size,
            )
        before, after = pairs[source]
        for who, side in (("while it was measured", after), ("the original", before)):
            if side.outcome is not Outcome.OK:
                candidate["outcome"] = str(side.outcome)
                candidate["detail"] = f"{who}: {side.detail}"
                return
        candidate["warnings"] = _warnings(before, after)
        candidate["ratio"] = ratios(before, after, self._directions)
        candidate["speedup"] = candidate["ratio"]["latency"]["value"]

    def _score(self, pair: tuple[Measurement, Measurement]) -> float:
        return score(ratios(*pair, self._directions), self._weights, self._objectives)

    def _program(self, source: str) -> Program:
        return Program(source, self._problem.entry_point, Language(self._problem.language))

    def _original(self, findings: Findings) -> Measurement:
        """Return the measurement of the original alone; one that failed is not kept."""
        if findings.original is not None:
            return findings.original
        made = self._profiler.measure(
            self._program(self._problem.programs[0].source),
            self._input.call,
            self._limits,
            self._input.expected,
            size=self._input.size,
        )
        if made.outcome is Outcome.OK:
            findings.original = made
        return made

    def _record(
        self,
        candidates: list[dict[str, Any]],
        chosen: int | None,
        verdict: str,
        before: Measurement,
        after: Measurement | None,
        ratio: dict[str, dict[str, float]],
    ) -> dict[str, Any]:
        best = candidates[chosen if chosen is not None else 0]
        return {
            "problem": self._problem.problem,
            "family": self._problem.family,
            "statement": self._problem.statement,
            "entry_point": self._problem.entry_point,
            "size": self._input.size,
            "original": self._problem.programs[0].source,
            "candidates": candidates,
            "chosen": chosen,
            "source": best["source"] if chosen is not None else None,
            "outcome": best["outcome"],
            "verdict": verdict,
            "improved": verdict == "improved",
            "before": _figures(before),
            "after": _figures(after) if after else {},
            "ratio": ratio,
        }


def _verified_all(
    problem: Problem, verifier: Verifier, written: Sequence[Reply], verdicts: dict[str, Verdict]
) -> list[dict[str, Any]]:
    """Return the entries of a problem's candidates; equal programs are run once.

    `verdicts` is extended, but not by a failure of our own, which tells nothing of the program.
    """
    sources = [extract_code(reply.text, problem.language) for reply in written]
    entries: list[dict[str, Any]] = []
    for reply, source in zip(written, sources, strict=True):
        if source is None:
            verdict = Verdict(Outcome.ERROR, "there is no program in the text")
        elif source in verdicts:
            verdict = verdicts[source]
        else:
            verdict = verifier.check(source)
            if verdict.outcome is not Outcome.SANDBOX_ERROR:
                verdicts[source] = verdict
        unchanged = source is not None and is_unchanged(source, problem.programs[0].source)
        entries.append(
            {
                "text": reply.text,
                "source": source,
                "outcome": str(verdict.outcome),
                "detail": verdict.detail,
                "unchanged": unchanged and verdict.outcome is Outcome.OK,
                "speedup": None,
                "ratio": {},
                "warnings": [],
            }
        )
    return entries


def _warnings(before: Measurement, after: Measurement) -> list[str]:
    """Return what is wrong with the spread of the latencies, one line a program."""
    found = []
    for name, side in (("original", before), ("candidate", after)):
        latency = side.metrics["latency"]
        warning = instability_warning(latency.values, "latency", latency.unit)
        if warning is not None:
            found.append(f"{name}: {warning}")
    return found


def _figures(measurement: Measurement) -> dict[str, dict[str, Any]]:
    """Return metric to its median, unit, provenance, backend and raw values."""
    return {
        name: {
            "value": median(metric.values),
            "unit": metric.unit,
            "provenance": str(metric.provenance),
            "backend": metric.backend,
            "values": metric.values,
        }
        for name, metric in measurement.metrics.items()
    }
