"""From a user's slow function to a verified, measured, better one, or to why there is none."""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from hydraopt.common.files import sha256_text
from hydraopt.corpus.prompts import extract_code
from hydraopt.corpus.records import Problem
from hydraopt.evaluation.generate import generate
from hydraopt.evaluation.improvement import objectives_by_metric
from hydraopt.evaluation.policies.base import PolicyUnderTest, Reply
from hydraopt.evaluation.spec import DecodingSpec
from hydraopt.evaluation.verify import Verdict, is_unchanged
from hydraopt.optimizing.applying import unified_diff
from hydraopt.optimizing.asking import problem_of
from hydraopt.optimizing.choosing import Pair, Rated, by_metric, objection, preferred, rate
from hydraopt.optimizing.differential import Differential, Probed, Refused, Seen
from hydraopt.optimizing.driver import Driver, key_of, make_driver
from hydraopt.optimizing.inputs.doctests import read_doctests
from hydraopt.optimizing.inputs.evidence import strength
from hydraopt.optimizing.inputs.examples import read_examples
from hydraopt.optimizing.inputs.given import Given
from hydraopt.optimizing.inputs.pytests import read_pytests
from hydraopt.optimizing.inputs.recorded import read_recorded
from hydraopt.optimizing.keeping import Kept
from hydraopt.optimizing.measuring import Measured, again, choose_inputs, measure_pair
from hydraopt.optimizing.pytesting import PytestFile
from hydraopt.optimizing.result import Attempt, Result, Row, write_result
from hydraopt.optimizing.spec import InputsSpec
from hydraopt.optimizing.splicing import NotSpliced, splice
from hydraopt.optimizing.target import Target, find_target
from hydraopt.preference.objectives import Objective
from hydraopt.profiling.profilers.base import Profiler
from hydraopt.profiling.records import Limits, Measurement, Outcome
from hydraopt.profiling.sandbox.contract import Sandbox, Worker
from hydraopt.profiling.statistics import median

Progress = Callable[[str, int, int], None]
"""Told (stage, done, total), such as ("verify", 3, 32)."""

_LEAST_PER_TOKEN = 2
"""Characters of code that a token holds at least, over a whole text; mostly three to four."""
_MOST_LISTED = 6
"""Effects, or globals, that a sentence names."""

_LOG = logging.getLogger(__name__)


def optimize(
    *,
    file: Path,
    function: str,
    make_policy: Callable[[Problem], PolicyUnderTest],
    decoding: DecodingSpec,
    profiler: Profiler,
    sandbox: Sandbox,
    limits: Limits,
    output_dir: Path,
    weights: Mapping[str, float] | None = None,
    objectives: Sequence[Objective] = (),
    tests: Path | None = None,
    examples: Path | None = None,
    recorded: Path | None = None,
    inputs: InputsSpec | None = None,
    min_gain: float = 1.05,
    as_trained: bool = False,
    show_weights: bool = False,
    instruction: str = "",
    shared: Path | None = None,
    on_progress: Progress | None = None,
) -> Result:
    """Look for something that does the same as a user's function and is better by the weights.

    The user's file is read and never written or imported; what runs, runs in the sandbox. What a
    policy wrote, what came of verifying and of measuring is kept in the folder at once, so that a
    rerun goes on where it stopped. `result.json` is written in any case; `optimized.diff` and
    `optimized/NAME.py` where something was found.

    Args:
        file: A Python file.
        function: Function, method (`Class.method`) or class; empty or `__main__`: see
            `hydraopt.optimizing.target.find_target`.
        make_policy: Returns what writes candidates for a problem; called when the original was
            found fit to be compared with.
        decoding: How candidates are written; for a long original `max_new_tokens` is raised, so
            that a rewrite of its length is not cut off.
        profiler: Measures original and candidate side by side.
        sandbox: Where programs run.
        limits: What each run may use.
        output_dir: Where the files go.
        weights: Objective to weight; None or empty: latency alone counts.
        objectives: The run's objectives; their directions go over those of the paper's metrics.
        tests: A pytest file; its asserts are read, and it is run where pytest can be had.
        examples: File or folder of examples.
        recorded: File of recorded calls.
        inputs: On how many inputs candidates are compared.
        min_gain: What the gain's whole interval has to reach, such as 1.05.
        as_trained: Whether the prompt shows the code as training's prompts do: without docstrings,
            comments and type hints.
        show_weights: Whether the prompt shows the weights.
        instruction: Stands in place of the task's sentence in the prompt.
        shared: Folder of what any run wrote; None: only this run's own is known.
        on_progress: Told how far each stage is.

    Returns:
        The result; `not_found` with the reason where nothing better was found, or nothing can be
        said of any candidate.

    Raises:
        UserError: The file cannot be read, loaded or understood, the original fails its own tests,
            a metric with a weight is not measured, or the host cannot isolate programs.
    """
    target = find_target(file, function)
    tell = on_progress or (lambda stage, done, total: None)

    def write(problem: Problem) -> tuple[str, list[Reply]]:
        policy = make_policy(problem)
        room = len(problem.programs[0].source) // _LEAST_PER_TOKEN
        replies = generate(
            policy,
            [problem],
            replace(decoding, max_new_tokens=max(decoding.max_new_tokens, room)),
            dict(weights) if weights and show_weights else None,
            instruction=instruction,
            store=output_dir / "candidates.jsonl",
            shared=shared,
            on_progress=lambda done, total: tell("generate", done, total),
        )
        return policy.name, replies[0]

    with sandbox.open() as worker:
        search = _Search(
            target=target,
            driver=make_driver(target, worker),
            worker=worker,
            runs_in=f"{sandbox.name} {sandbox.interpreter}",
            profiler=profiler,
            limits=limits,
            kept=Kept(output_dir / "kept.jsonl"),
            weights=by_metric(weights or {}, objectives),
            objectives=objectives_by_metric(objectives),
            tests=tests,
            examples=examples,
            recorded=recorded,
            inputs=inputs or InputsSpec(),
            min_gain=min_gain,
            as_trained=as_trained,
            tell=tell,
        )
        result = search.run(write)
    write_result(result, target, output_dir)
    return result


@dataclass
class _Search:
    """One search, with all that it needs."""

    target: Target
    driver: Driver
    worker: Worker
    runs_in: str
    profiler: Profiler
    limits: Limits
    kept: Kept
    weights: dict[str, float]
    objectives: Mapping[str, Objective]
    tests: Path | None
    examples: Path | None
    recorded: Path | None
    inputs: InputsSpec
    min_gain: float
    as_trained: bool
    tell: Progress

    def run(self, write: Callable[[Problem], tuple[str, list[Reply]]]) -> Result:
        """Probe the original, have candidates written, verify, measure and choose."""
        name = self.target.qualname or "the whole program"
        result = Result(
            verdict="not_found",
            reason="",
            target=f"{self.target.path}: {name}",
            kind=str(self.target.kind),
            weights=self.weights,
        )
        givens, result.warnings = self._known_inputs()
        trial = Differential(self.driver, self.worker, self.limits)
        try:
            probed = trial.probe(givens, self.inputs.count, self.inputs.seed)
        except Refused as refusal:
            result.reason = str(refusal)
            return result
        self._tell_evidence(result, probed)
        result.policy, replies = write(problem_of(self.target, self.as_trained))
        result.tried = [self._attempt(reply.text) for reply in replies]
        _mark_copies(result.tried)
        self._verify("verify", trial, result.tried, probed.seen, self._test_file(result))
        verified = _right(result.tried)
        measured = self._measured_inputs(trial, probed.seen) if verified else []
        larger = [entry.seen for entry in measured]
        self._verify("verify on larger inputs", trial, verified, larger, None)
        result.measured = [entry.label for entry in measured]
        self._choose(result, _right(verified), measured)
        _settle_copies(result.tried)
        if not result.found:
            result.reason = _why_not(result.tried, self.min_gain)
        return result

    def _known_inputs(self) -> tuple[list[Given], list[str]]:
        """Return the inputs that stand somewhere, and what of it could not be read."""
        found = [read_doctests(self.target)]
        if self.tests:
            found.append(read_pytests(self.target, self.tests))
        if self.examples:
            found.append(read_examples(self.target, self.examples))
        if self.recorded:
            found.append(read_recorded(self.target, self.recorded))
        return (
            [given for source in found for given in source.givens],
            [line for source in found for line in source.unread],
        )

    def _tell_evidence(self, result: Result, probed: Probed) -> None:
        evidence = strength(probed.givens, probed.guessed)
        result.strength, result.evidence = evidence.level, evidence.text
        if probed.effects:
            result.evidence += (
                f" Beside answering it {_listed(probed.effects)}; candidates had to do that alike."
            )
        if probed.unseen:
            result.warnings.append(
                f"what it may do to {_listed(probed.unseen)} cannot be looked into and was not "
                "compared; read the change with that in mind."
            )
        origins: dict[str, int] = {}
        for given in probed.givens:
            origins[given.origin] = origins.get(given.origin, 0) + 1
        result.inputs = {"compared": origins, "set_aside": dict(probed.aside)}
        if probed.choice is not None:
            _LOG.info("Generated inputs: %s", probed.choice.label)

    def _test_file(self, result: Result) -> PytestFile | None:
        """Return the test file, if there is one that the original passes here."""
        if not self.tests:
            return None
        found = PytestFile(self.driver, self.worker, self.limits, self.tests)
        if found.not_run:
            result.evidence += (
                f" {self.tests} itself was not run ({found.not_run}); the calls that could "
                "be read from it were."
            )
            return None
        result.evidence += f" {self.tests} was run too ({found.passed} tests)."
        return found

    def _attempt(self, text: str) -> Attempt:
        """Put a candidate into the file."""
        attempt = Attempt(text)
        code = extract_code(text)
        if code is None:
            attempt.outcome, attempt.detail = "error", "there is no program in the text"
            return attempt
        try:
            attempt.source = splice(self.target, code)
        except NotSpliced as reason:
            attempt.outcome, attempt.detail = "error", str(reason)
            return attempt
        if is_unchanged(attempt.source, self.target.source):
            attempt.outcome = "unchanged"
        return attempt

    def _verify(
        self,
        stage: str,
        trial: Differential,
        attempts: Sequence[Attempt],
        seen: Sequence[Seen],
        tests: PytestFile | None,
    ) -> None:
        """Compare candidates with the original on some inputs; each program once, and once ever."""
        waiting = [
            attempt
            for attempt in attempts
            if attempt.same_as is None and attempt.outcome in ("", Outcome.OK)
        ]
        inputs = [key_of(entry.given) for entry in seen]

        def verdict_of(attempt: Attempt) -> dict[str, str]:
            verdict = trial.verify(attempt.source, seen)
            fault = tests.fault(attempt.source) if tests and verdict.outcome is Outcome.OK else ""
            if fault:
                verdict = Verdict(Outcome.WRONG_ANSWER, f"{self.tests}: {fault}")
            return {"outcome": str(verdict.outcome), "detail": verdict.detail}

        for done, attempt in enumerate(waiting):
            self.tell(stage, done, len(waiting))
            question = {
                "stage": "verify",
                **self._way(),
                "candidate": sha256_text(attempt.source),
                "inputs": inputs,
                "tests": tests.text if tests is not None else "",
            }
            verdict = self.kept.get(question, functools.partial(verdict_of, attempt))
            attempt.outcome, attempt.detail = verdict["outcome"], verdict["detail"]
        if waiting:
            self.tell(stage, len(waiting), len(waiting))

    def _way(self) -> dict[str, Any]:
        """Return what every answer about this target depends on."""
        return {
            "original": sha256_text(self.target.source),
            "target": self.target.qualname,
            "beside": {name: sha256_text(text) for name, (_, text) in self.driver.beside.items()},
            "probe": sha256_text(self.driver.probe[1] + self.driver.codec[1]),
            "limits": asdict(self.limits),
            "sandbox": self.runs_in,
        }

    def _measured_inputs(self, trial: Differential, seen: Sequence[Seen]) -> list[Measured]:
        """Return the inputs to be measured; of an earlier run, those that it took."""
        question = {
            "stage": "measured inputs",
            **self._way(),
            "inputs": [key_of(entry.given) for entry in seen],
        }

        def find() -> list[list[Any]]:
            found.extend(choose_inputs(trial, seen))
            return [[entry.start, entry.factor] for entry in found]

        found: list[Measured] = []
        known = self.kept.get(question, find)
        if not found:
            places = [again(trial, seen, start, factor) for start, factor in known]
            found = [place for place in places if place is not None]
        return found

    def _measure(
        self, attempt: Attempt, measured: Sequence[Measured], turn: str
    ) -> tuple[Rated, Pair] | None:
        """Rate a candidate; one that fails while it is measured becomes a failure.

        Returns:
            The rating, and the figures on the heaviest input.
        """
        pairs: list[Pair] = []
        for entry in measured:
            question = {
                "stage": "measure",
                **self._way(),
                "turn": turn,
                "candidate": sha256_text(attempt.source),
                "input": key_of(entry.seen.given),
                "profiler": self.profiler.name,
                "machine": self.profiler.machine,
                "rounds": self.inputs.rounds,
            }

            def find(entry: Measured = entry) -> list[dict[str, Any]]:
                pair = measure_pair(
                    self.driver, self.profiler, self.limits, attempt.source, entry,
                    self.inputs.rounds,
                )  # fmt: skip
                return [side.to_json() for side in pair]

            first, second = map(Measurement.from_json, self.kept.get(question, find))
            for who, side in (("the original", first), ("it", second)):
                if side.outcome is not Outcome.OK:
                    attempt.outcome = str(side.outcome)
                    attempt.detail = f"while it was measured on {entry.label}, {who}: {side.detail}"
                    return None
            pairs.append((first, second))
            labels = [m.label for m in measured[: len(pairs)]]
            rated = rate(pairs, self.weights, self.objectives, labels)
            if rated.slower:
                break
        attempt.gain = rated.score.exp().value
        attempt.detail = objection(rated, self.min_gain)
        return rated, pairs[0]

    def _choose(
        self, result: Result, verified: Sequence[Attempt], measured: Sequence[Measured]
    ) -> None:
        """Measure what passed and hand back the best, after measuring it a second time.

        The best of several noisy figures is partly the luckiest one, so the figures that are told
        are of a measurement made after the choice, and they must pass the same bar.
        """
        rated: list[tuple[Attempt, Rated]] = []
        for done, attempt in enumerate(verified):
            self.tell("measure", done, len(verified))
            figures = self._measure(attempt, measured, "first")
            if figures is not None and not attempt.detail:
                rated.append((attempt, figures[0]))
        if verified:
            self.tell("measure", len(verified), len(verified))
        lines = [_changed_lines(self.target, attempt.source) for attempt, _ in rated]
        for at in preferred([figures for _, figures in rated], lines):
            attempt = rated[at][0]
            confirmed = self._measure(attempt, measured, "second")
            if confirmed is None or attempt.detail:
                attempt.detail = f"when measured again: {attempt.detail}"
                continue
            attempt.chosen = True
            result.verdict = "found"
            result.source = attempt.source
            result.diff = unified_diff(self.target, attempt.source)
            result.rows = self._rows(*confirmed)
            gain = confirmed[0].score.exp()
            result.reason = (
                f"{gain.value:.2f} times as good by the weights (95 % interval {gain.low:.2f} to "
                f"{gain.high:.2f}), and it did the same as the original on every input tried."
            )
            return

    def _rows(self, rated: Rated, heaviest: Pair) -> list[Row]:
        before, after = heaviest
        return [
            Row(
                metric=name,
                unit=before.metrics[name].unit,
                weight=self.weights.get(name, 0.0),
                before=median(before.metrics[name].values),
                after=median(after.metrics[name].values),
                ratio=figure.value,
                low=figure.low,
                high=figure.high,
                provenance=str(before.metrics[name].provenance),
            )
            for name, figure in rated.ratios.items()
        ]


def _mark_copies(attempts: Sequence[Attempt]) -> None:
    """Point each attempt to the first one that is the same program but for formatting."""
    firsts: list[int] = []
    for at, attempt in enumerate(attempts):
        if not attempt.source:
            continue
        for first in firsts:
            if is_unchanged(attempt.source, attempts[first].source):
                attempt.same_as = first
                break
        else:
            firsts.append(at)


def _right(attempts: Sequence[Attempt]) -> list[Attempt]:
    """Return each program once that did the same as the original so far."""
    return [a for a in attempts if a.outcome == Outcome.OK and a.same_as is None]


def _settle_copies(attempts: Sequence[Attempt]) -> None:
    for attempt in attempts:
        if attempt.same_as is not None:
            first = attempts[attempt.same_as]
            attempt.outcome, attempt.gain = first.outcome, first.gain
            attempt.detail = first.detail


def _changed_lines(target: Target, source: str) -> int:
    diff = unified_diff(target, source).splitlines()
    return sum(line[:1] in "+-" and line[:3] not in ("+++", "---") for line in diff if line)


def _listed(parts: Sequence[str]) -> str:
    if len(parts) > _MOST_LISTED:
        parts = [*parts[:_MOST_LISTED], f"{len(parts) - _MOST_LISTED} more"]
    *most, last = parts
    return f"{', '.join(most)} and {last}" if most else last


def _why_not(tried: Sequence[Attempt], min_gain: float) -> str:
    """Return why none of the candidates was handed back, in one sentence."""
    if not tried:
        return "The policy wrote no candidate."
    groups = [
        ("the original unchanged", sum(a.outcome == "unchanged" for a in tried)),
        ("did not do the same", sum(a.outcome not in ("ok", "unchanged", "error") for a in tried)),
        ("could not be used", sum(a.outcome == "error" for a in tried)),
        (
            f"did the same, without a sure gain of {min_gain:g} or more",
            sum(a.outcome == "ok" for a in tried),
        ),
    ]
    parts = [f"{count} {what}" for what, count in groups if count]
    return f"Nothing better was found: of {len(tried)} candidates {', '.join(parts)}."
