"""Evaluation: candidates are generated, verified, measured against the original, and reported."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from hydraopt.common.files import append_line, canonical_json, read_lines, sha256_text, write_atomic
from hydraopt.corpus.prompts import extract_code
from hydraopt.corpus.records import Problem, input_size, make_call
from hydraopt.evaluation.generate import generate
from hydraopt.evaluation.improvement import (
    is_improvement,
    objectives_by_metric,
    ratios,
    score,
    summary_over,
)
from hydraopt.evaluation.policies.base import PolicyUnderTest, Reply
from hydraopt.evaluation.spec import DecodingSpec, SuiteSpec
from hydraopt.evaluation.verify import Verdict, Verifier, is_unchanged
from hydraopt.preference.objectives import Objective
from hydraopt.profiling.answers import answer_sha256
from hydraopt.profiling.host import host
from hydraopt.profiling.profilers.base import Profiler
from hydraopt.profiling.records import Call, Limits, Measurement, Outcome
from hydraopt.profiling.sandbox.contract import Language, Program, Sandbox
from hydraopt.profiling.statistics import instability_warning, median

FORMAT = 1
"""Version of `evaluation.json`. 1: first version; keys are added, none changes its meaning."""

SourcePairs = dict[str, tuple[Measurement, Measurement]]
"""A candidate's source to the measurements of the original and of itself, made in turn."""

MeasuredPairs = dict[str, SourcePairs]
"""Problem to what was measured of it."""

Progress = Callable[[str, int, int], None]
"""Told (stage, done, total); the stages are `generate`, `verify` and `measure`."""

_LOG = logging.getLogger(__name__)


def evaluate(
    *,
    policy: PolicyUnderTest,
    problems: Sequence[Problem],
    decoding: DecodingSpec,
    suite: SuiteSpec,
    profiler: Profiler,
    sandbox: Sandbox,
    limits: Limits,
    output_dir: Path,
    weights: Mapping[str, float] | None = None,
    objectives: Sequence[Objective] = (),
    instruction: str = "",
    adapter: str = "",
    shared: Path | None = None,
    measured: MeasuredPairs | None = None,
    on_progress: Progress | None = None,
) -> dict[str, Any]:
    """Let a policy improve each program; verify, measure and write `evaluation.json`.

    Generated texts are kept in `candidates.jsonl` at once, and a program's entry in
    `programs.jsonl` as soon as it is measured; a rerun takes from there what stands. A rerun with
    nothing changed returns what `evaluation.json` holds.

    Args:
        policy: Writes the candidates.
        problems: Programs to be improved.
        decoding: How candidates are written.
        suite: Its name, rounds of measuring, and the ratio from which a gain counts.
        profiler: Measures original and candidate side by side.
        sandbox: Where candidates are verified.
        limits: What each run of a program may use.
        output_dir: Where the files go.
        weights: Objective to weight: shown in the prompt, and picks among verified candidates.
        objectives: The run's objectives; their directions go over those of the paper's metrics.
        instruction: Stands in place of the task's sentence in the prompts; empty: the one that
            training uses.
        adapter: Where the adapter lies, for the record.
        shared: Folder of the candidates that any run wrote.
        measured: What earlier evaluations of the same problems measured in this process; taken
            from and added to, so that a program written twice is measured once.
        on_progress: Told how far each stage is.

    Raises:
        UserError: An original fails its own tests, the host cannot isolate what a model wrote, or a
            file cannot be read or written.
    """
    tell = on_progress or (lambda stage, done, total: None)
    path = output_dir / "evaluation.json"
    header = _header(
        policy, decoding, suite, profiler, sandbox, objectives, weights, instruction, adapter
    )
    key = sha256_text(canonical_json([header, [p.to_json() for p in problems], asdict(limits)]))
    finished = _finished(path, key)
    if finished is not None:
        _LOG.info("%s is finished already; it is taken as it stands.", path)
        return finished
    with sandbox.open() as worker:
        # Before anything is generated: what fails here fails at once.
        verifiers = [Verifier(problem, limits, worker) for problem in problems]
        replies = generate(
            policy,
            problems,
            decoding,
            weights,
            instruction=instruction,
            store=output_dir / "candidates.jsonl",
            shared=shared,
            on_progress=lambda done, total: tell("generate", done, total),
        )
        store = output_dir / "programs.jsonl"
        stood = _entries(store)
        entries = []
        for done, (problem, verifier, written) in enumerate(
            zip(problems, verifiers, replies, strict=True)
        ):
            tell("measure", done, len(problems))
            texts = [reply.text for reply in written]
            own = sha256_text(canonical_json([header, problem.to_json(), texts, asdict(limits)]))
            if own not in stood:
                candidates = _verified_all(problem, verifier, written)
                judge = _Judge(problem, profiler, limits, suite, decoding, objectives, weights)
                pairs = {} if measured is None else measured.setdefault(problem.problem, {})
                stood[own] = judge.entry(candidates, pairs)
                append_line(store, {"format": FORMAT, "key": own, "entry": stood[own]})
            entries.append(stood[own])
    tell("measure", len(problems), len(problems))
    evaluation = {
        **header,
        "key": key,
        "programs": entries,
        "summary": summary_over(entries),
        "usage": _usage(replies),
        # What an endpoint refused to be told, such as the temperature.
        "left_out": list(getattr(policy, "left_out", [])),
    }
    write_atomic(path, json.dumps(evaluation, indent=1, ensure_ascii=False) + "\n")
    return evaluation


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


class _Judge:
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

    def entry(self, candidates: list[dict[str, Any]], pairs: SourcePairs) -> dict[str, Any]:
        """Return the program's entry of `evaluation.json`; `candidates` get their speed-ups.

        Args:
            candidates: Their entries.
            pairs: What is measured already; extended.
        """
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
        before = self._original()
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

    def _original(self) -> Measurement:
        return self._profiler.measure(
            self._program(self._problem.programs[0].source),
            self._input.call,
            self._limits,
            self._input.expected,
            size=self._input.size,
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


def _header(
    policy: PolicyUnderTest,
    decoding: DecodingSpec,
    suite: SuiteSpec,
    profiler: Profiler,
    sandbox: Sandbox,
    objectives: Sequence[Objective],
    weights: Mapping[str, float] | None,
    instruction: str,
    adapter: str,
) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "suite": suite.name,
        "policy": policy.name,
        "policy_fingerprint": policy.fingerprint,
        "adapter": adapter,
        "decoding": asdict(decoding),
        "instruction": instruction,
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


def _entries(store: Path) -> dict[str, dict[str, Any]]:
    """Return the programs' entries that stand, by the key of all that went into them."""
    if not store.is_file():
        return {}
    records = (record for _, record in read_lines(store))
    return {record["key"]: record["entry"] for record in records if record.get("format") == FORMAT}


def _verified_all(
    problem: Problem, verifier: Verifier, written: Sequence[Reply]
) -> list[dict[str, Any]]:
    """Return the entries of a problem's candidates; equal programs are run once."""
    sources = [extract_code(reply.text, problem.language) for reply in written]
    verdicts: dict[str, Verdict] = {}
    entries: list[dict[str, Any]] = []
    for reply, source in zip(written, sources, strict=True):
        if source is None:
            verdict = Verdict(Outcome.ERROR, "there is no program in the text")
        else:
            if source not in verdicts:
                verdicts[source] = verifier.check(source)
            verdict = verdicts[source]
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


def _usage(replies: Sequence[Sequence[Reply]]) -> dict[str, float]:
    """Return the tokens read and written, and what they cost."""
    written = [reply for group in replies for reply in group]
    return {
        "prompt_tokens": sum(reply.prompt_tokens for reply in written),
        "completion_tokens": sum(reply.completion_tokens for reply in written),
        "cost_usd": sum(reply.cost_usd for reply in written),
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
