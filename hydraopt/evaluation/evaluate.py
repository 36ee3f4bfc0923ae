"""Evaluation: candidates are generated, verified, measured against the original, and reported."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from hydraopt.common.files import append_line, canonical_json, read_lines, sha256_text, write_atomic
from hydraopt.corpus.records import Problem
from hydraopt.evaluation.generate import generate
from hydraopt.evaluation.improvement import objectives_by_metric, summary_over
from hydraopt.evaluation.judging import Findings, Judge, opened_verifier
from hydraopt.evaluation.maintainability.evaluated import add_maintainability
from hydraopt.evaluation.policies.base import PolicyUnderTest, Reply
from hydraopt.evaluation.spec import DecodingSpec, SuiteSpec
from hydraopt.preference.objectives import Objective
from hydraopt.profiling.host import host
from hydraopt.profiling.profilers.base import Profiler
from hydraopt.profiling.records import Limits
from hydraopt.profiling.sandbox.contract import Language, Sandbox

FORMAT = 1
"""Version of `evaluation.json`. 1: first version; keys are added, none changes its meaning."""

Progress = Callable[[str, int, int], None]
"""Told (stage, done, total); the stages are `generate` and `measure`."""

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
    known: dict[str, Findings] | None = None,
    on_progress: Progress | None = None,
) -> dict[str, Any]:
    """Let a policy improve each program; verify, measure and write `evaluation.json`.

    Generated texts are kept in `candidates.jsonl` at once, and a program's entry in
    `programs.jsonl` as soon as it is measured; a rerun takes from there what stands. A rerun with
    nothing changed returns what `evaluation.json` holds, with maintainability figures where those
    could not be had before.

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
        known: Problem to what earlier evaluations found about it in this process, under the same
            limits; taken from and added to, so that a program is verified and measured once.
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
    python = {entry.problem for entry in problems if entry.language == Language.PYTHON}
    finished = _finished(path, key)
    if finished is not None:
        _LOG.info("%s is finished already; it is taken as it stands.", path)
        if add_maintainability(finished, python):
            _write(path, finished)
        return finished
    found = {} if known is None else known
    for problem in problems:
        found.setdefault(problem.problem, Findings())
    with sandbox.open() as worker:
        # Before anything is generated: what fails here fails at once.
        verifiers = [
            opened_verifier(problem, limits, worker, found[problem.problem]) for problem in problems
        ]
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
                judge = Judge(problem, profiler, limits, suite, decoding, objectives, weights)
                stood[own] = judge.entry(written, verifier, found[problem.problem])
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
        "left_out": list(policy.left_out),
    }
    add_maintainability(evaluation, python)
    _write(path, evaluation)
    return evaluation


def _write(path: Path, evaluation: Mapping[str, Any]) -> None:
    write_atomic(path, json.dumps(evaluation, indent=1, ensure_ascii=False) + "\n")


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


def _usage(replies: Sequence[Sequence[Reply]]) -> dict[str, float]:
    """Return the tokens read and written, and what they cost."""
    written = [reply for group in replies for reply in group]
    return {
        "prompt_tokens": sum(reply.prompt_tokens for reply in written),
        "completion_tokens": sum(reply.completion_tokens for reply in written),
        "cost_usd": sum(reply.cost_usd for reply in written),
    }
