"""Evaluation: candidates are generated, verified, measured against the original, and reported."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hydraopt.common.errors import UserError
from hydraopt.common.files import canonical_json, sha256_text, write_atomic
from hydraopt.corpus.prompts import extract_code
from hydraopt.corpus.records import Problem, make_call
from hydraopt.evaluation.generate import generate
from hydraopt.evaluation.improvement import (
    is_improvement,
    objectives_by_metric,
    ratios,
    score,
    summary_over,
)
from hydraopt.evaluation.spec import DecodingSpec, SuiteSpec
from hydraopt.evaluation.verify import Verdict, Verifier, is_unchanged
from hydraopt.preference.objectives import Objective
from hydraopt.profiling.host import host
from hydraopt.profiling.profilers.base import Profiler
from hydraopt.profiling.records import Limits, Measurement, Outcome
from hydraopt.profiling.sandbox.contract import Program, Sandbox
from hydraopt.profiling.statistics import instability_warning, median

if TYPE_CHECKING:
    from hydraopt.models.policy import Policy

FORMAT = 1
"""Version of `evaluation.json`. 1: first version."""

Progress = Callable[[str, int, int], None]
"""Told (stage, done, total); the stages are `generate`, `verify` and `measure`."""

_LOG = logging.getLogger(__name__)


def evaluate(
    *,
    policy: Policy | None,
    problems: Sequence[Problem],
    decoding: DecodingSpec,
    suite: SuiteSpec,
    profiler: Profiler,
    sandbox: Sandbox,
    limits: Limits,
    output_dir: Path,
    weights: Mapping[str, float] | None = None,
    objectives: Sequence[Objective] = (),
    adapter: str = "",
    texts: Mapping[str, list[str]] | None = None,
    on_progress: Progress | None = None,
) -> dict[str, Any]:
    """Let a policy improve each program; verify, measure and write `evaluation.json`.

    Generated texts are kept in `candidates.jsonl` at once. A rerun with nothing changed returns
    what `evaluation.json` holds.

    Args:
        policy: Writes the candidates; None where `texts` are given instead.
        problems: Programs to be improved.
        decoding: How candidates are written.
        suite: Its name, rounds of measuring, and the ratio from which a gain counts.
        profiler: Measures original and candidate side by side.
        sandbox: Where candidates are verified.
        limits: What each run of a program may use.
        output_dir: Where the files go.
        weights: Objective to weight: shown in the prompt, and picks among verified candidates.
        objectives: The run's objectives; their directions go over those of the paper's metrics.
        adapter: Where the adapter lies, for the record.
        texts: Problem to ready-made replies, such as the human rewrites (a ceiling).
        on_progress: Told how far each stage is.

    Raises:
        UserError: An original fails its own tests, the host cannot isolate what a model wrote, or a
            file cannot be read or written.
    """
    tell = on_progress or (lambda stage, done, total: None)
    path = output_dir / "evaluation.json"
    header = _header(
        policy, decoding, suite, profiler, sandbox, objectives, weights, adapter, texts
    )
    key = sha256_text(
        canonical_json([header, [p.to_json() for p in problems], dict(texts or {}), asdict(limits)])
    )
    finished = _finished(path, key)
    if finished is not None:
        _LOG.info("%s is finished already; it is taken as it stands.", path)
        return finished
    with sandbox.open() as worker:
        # Before anything is generated: what fails here fails at once.
        verifiers = [Verifier(problem, limits, worker) for problem in problems]
        replies = _replies(policy, problems, decoding, weights, output_dir, texts, tell)
        entries = []
        for done, (problem, verifier, written) in enumerate(
            zip(problems, verifiers, replies, strict=True)
        ):
            tell("measure", done, len(problems))
            candidates = [_verified(problem, verifier, text) for text in written]
            judge = _Judge(problem, profiler, limits, suite, objectives, weights)
            entries.append(judge.entry(candidates))
    tell("measure", len(problems), len(problems))
    evaluation = {**header, "key": key, "programs": entries, "summary": summary_over(entries)}
    write_atomic(path, json.dumps(evaluation, indent=1, ensure_ascii=False) + "\n")
    return evaluation


class _Judge:
    """Measures the verified candidates of one problem and picks the best."""

    def __init__(
        self,
        problem: Problem,
        profiler: Profiler,
        limits: Limits,
        suite: SuiteSpec,
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
        self._scaled = problem.scaled[-1]
        self._call = make_call(problem.generator, self._scaled.size, self._scaled.seed)

    def entry(self, candidates: list[dict[str, Any]]) -> dict[str, Any]:
        """Return the program's entry of `evaluation.json`; `candidates` get their speed-ups."""
        pairs: dict[str, tuple[Measurement, Measurement]] = {}
        for candidate in candidates:
            if candidate["outcome"] == Outcome.OK and not candidate["unchanged"]:
                self._measure(candidate, pairs)
        measured = [
            (self._score(pairs[candidate["source"]]), index)
            for index, candidate in enumerate(candidates)
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
        unchanged = [i for i, entry in enumerate(candidates) if entry["outcome"] == Outcome.OK]
        before = self._original()
        if unchanged:
            return self._record(candidates, unchanged[0], "unchanged", before, None, {})
        return self._record(candidates, None, "rejected", before, None, {})

    def _measure(
        self, candidate: dict[str, Any], pairs: dict[str, tuple[Measurement, Measurement]]
    ) -> None:
        """Measure a candidate beside the original, once per source; a failure rejects it."""
        source = candidate["source"]
        if source not in pairs:
            pairs[source] = self._profiler.measure_pair(
                self._program(self._problem.programs[0].source),
                self._program(source),
                self._call,
                self._limits,
                self._suite.repeats,
                self._scaled.expected_sha256,
                size=self._scaled.size,
            )
        before, after = pairs[source]
        for who, side in (("while it was measured", after), ("the original", before)):
            if side.outcome is not Outcome.OK:
                candidate["outcome"] = str(side.outcome)
                candidate["detail"] = f"{who}: {side.detail}"
                return
        candidate["warnings"] = _warnings(before, after)
        candidate["speedup"] = ratios(before, after, self._directions)["latency"]["value"]

    def _score(self, pair: tuple[Measurement, Measurement]) -> float:
        return score(ratios(*pair, self._directions), self._weights, self._objectives)

    def _program(self, source: str) -> Program:
        return Program(source, self._problem.entry_point)

    def _original(self) -> Measurement:
        return self._profiler.measure(
            self._program(self._problem.programs[0].source),
            self._call,
            self._limits,
            self._scaled.expected_sha256,
            size=self._scaled.size,
        )

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
            "size": self._scaled.size,
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


def _header(
    policy: Policy | None,
    decoding: DecodingSpec,
    suite: SuiteSpec,
    profiler: Profiler,
    sandbox: Sandbox,
    objectives: Sequence[Objective],
    weights: Mapping[str, float] | None,
    adapter: str,
    texts: Mapping[str, list[str]] | None,
) -> dict[str, Any]:
    if policy is None and texts is None:
        raise ValueError("either a policy or ready-made texts are needed")
    return {
        "format": FORMAT,
        "suite": suite.name,
        "policy": policy.spec.name if policy is not None else "given texts",
        "policy_fingerprint": policy.fingerprint if policy is not None else "",
        "adapter": adapter,
        "decoding": asdict(decoding),
        "metrics": list(objectives_by_metric(objectives)),
        "weights": dict(weights) if weights is not None else None,
        "repeats": suite.repeats,
        "min_speedup": suite.min_speedup,
        "sandbox": sandbox.name,
        "profiler": profiler.name,
        "machine": profiler.machine,
        "host": host(),
    }


def _finished(path: Path, key: str) -> dict[str, Any] | None:
    """Return an evaluation that was brought to its end with the very same arguments."""
    try:
        found = json.loads(path.read_text())
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) and found.get("key") == key else None


def _replies(
    policy: Policy | None,
    problems: Sequence[Problem],
    decoding: DecodingSpec,
    weights: Mapping[str, float] | None,
    output_dir: Path,
    texts: Mapping[str, list[str]] | None,
    tell: Progress,
) -> list[list[str]]:
    if texts is not None:
        missing = [problem.problem for problem in problems if not texts.get(problem.problem)]
        if missing:
            raise UserError(
                f"No text is given for {', '.join(missing)}; give one for each problem."
            )
        return [texts[problem.problem] for problem in problems]
    assert policy is not None  # see _header
    return generate(
        policy,
        problems,
        decoding,
        weights,
        store=output_dir / "candidates.jsonl",
        on_progress=lambda done, total: tell("generate", done, total),
    )


def _verified(problem: Problem, verifier: Verifier, text: str) -> dict[str, Any]:
    """Return a candidate's entry: its text, its code and what came of running it."""
    source = extract_code(text)
    if source is None:
        verdict = Verdict(Outcome.ERROR, "there is no program in the text")
    else:
        verdict = verifier.check(source)
    unchanged = source is not None and is_unchanged(source, problem.programs[0].source)
    return {
        "text": text,
        "source": source,
        "outcome": str(verdict.outcome),
        "detail": verdict.detail,
        "unchanged": unchanged and verdict.outcome is Outcome.OK,
        "speedup": None,
        "warnings": [],
    }


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
