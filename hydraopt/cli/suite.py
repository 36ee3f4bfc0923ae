"""Evaluating a suite: what `train` and `evaluate` have in common."""

from __future__ import annotations

import contextlib
import functools
import json
import logging
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from hydraopt.cli.problems import public_problems
from hydraopt.common.errors import UserError
from hydraopt.common.files import write_atomic
from hydraopt.config import build
from hydraopt.config.schema import (
    EvaluateConfig,
    OptimizeConfig,
    PolicyConfig,
    RootConfig,
    TrainConfig,
)

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.progress import TaskID

    from hydraopt.corpus.records import Problem
    from hydraopt.evaluation.judging import Findings
    from hydraopt.evaluation.policies.base import PolicyUnderTest
    from hydraopt.models.policy import Policy
    from hydraopt.profiling.profilers.base import Profiler
    from hydraopt.profiling.sandbox.contract import Sandbox

log = logging.getLogger(__name__)


class Ask(NamedTuple):
    """What one evaluation of a command asks its policy.

    Attributes:
        folder: The evaluation's.
        weights: What the prompts show; None: nothing.
        instruction: Stands in place of the task's sentence; empty: the one that training uses.
    """

    folder: Path
    weights: Mapping[str, float] | None = None
    instruction: str = ""


@dataclass
class Arena:
    """What stays the same over the evaluations of one command.

    Attributes:
        config: Of the command.
        problems: Programs to be improved.
        policy: Writes the candidates.
        sandbox: Where candidates are verified.
        profiler: Measures them.
        adapter: The policy's, for the record.
        known: What was found about the problems' programs so far.
    """

    config: TrainConfig | PolicyConfig
    problems: list[Problem]
    policy: PolicyUnderTest
    sandbox: Sandbox
    profiler: Profiler
    adapter: str
    known: dict[str, Findings] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """The policy's name in a study."""
        return self.policy.name + (" with adapter" if self.adapter else "")

    def evaluate(self, ask: Ask, on_progress: Callable[[str, int, int], None]) -> dict[str, Any]:
        """Evaluate into the ask's folder; see `hydraopt.evaluation.evaluate.evaluate`."""
        from hydraopt.evaluation.evaluate import evaluate

        return evaluate(
            policy=self.policy,
            problems=self.problems,
            decoding=self.config.decoding,
            suite=self.config.suite,
            profiler=self.profiler,
            sandbox=self.sandbox,
            limits=build.limits(self.config),
            output_dir=ask.folder,
            weights=ask.weights,
            objectives=build.objectives(self.config),
            instruction=ask.instruction,
            adapter=self.adapter,
            shared=Path(self.config.paths.cache) / "candidates",
            known=self.known,
            on_progress=on_progress,
        )


@contextlib.contextmanager
def arena(config: TrainConfig | PolicyConfig, adapter: Path | None) -> Iterator[Arena]:
    """Read the suite, load the policy, and hold what measures until the end.

    Args:
        config: Suite, policy, decoding, profiler and limits.
        adapter: The model's adapter; None: the untrained model.

    Raises:
        UserError: Something is missing that the user can supply; the message says what.
    """
    problems, policy = _suite_and_policy(config, adapter)
    sandbox = build.sandbox(config)
    with contextlib.ExitStack() as stack:
        profiler = stack.enter_context(contextlib.closing(build.profiler(config, sandbox)))
        stack.callback(policy.close)
        yield Arena(config, problems, policy, sandbox, profiler, str(adapter or ""))


def _suite_and_policy(
    config: TrainConfig | PolicyConfig, adapter: Path | None
) -> tuple[list[Problem], PolicyUnderTest]:
    from hydraopt.evaluation.policies.local import LocalPolicy
    from hydraopt.evaluation.suite import load_suite

    def load() -> Policy:
        return model_of(config, adapter)

    problems, rewrites = load_suite(
        config.suite, log.warning, lambda dataset: public_problems(dataset, config)
    )
    if isinstance(config, TrainConfig):
        return problems, LocalPolicy(load())
    return problems, build.policy_under_test(config, problems, rewrites, load)


def write_candidates(config: PolicyConfig, adapter: Path | None, asks: Sequence[Ask]) -> None:
    """Let the policy write its candidates, and neither run nor measure any; say how many.

    They are kept in the cache of all runs, where the evaluations find them.

    Args:
        config: Model, suite and decoding.
        adapter: The policy's adapter; None: the untrained model.
        asks: Of each evaluation.
    """
    from hydraopt.evaluation.generate import generate

    problems, policy = _suite_and_policy(config, adapter)
    count = 0
    with contextlib.closing(policy), stages() as on_progress:
        for number, ask in enumerate(asks, start=1):
            stage = "generate" if len(asks) == 1 else f"generate {number} of {len(asks)}"
            written = generate(
                policy,
                problems,
                config.decoding,
                ask.weights,
                instruction=ask.instruction,
                store=ask.folder / "candidates.jsonl",
                shared=Path(config.paths.cache) / "candidates",
                on_progress=functools.partial(on_progress, stage),
            )
            count += sum(map(len, written))
    log.info(
        "%d candidates are written and kept; the same command without measure=false verifies and "
        "measures them.",
        count,
    )


def evaluate_suite(
    config: TrainConfig | EvaluateConfig,
    run_dir: Path,
    adapter: Path | None,
    weights: Mapping[str, float] | None,
) -> None:
    """Let the policy improve the suite's programs, write `evaluation/`, and print the table.

    Args:
        config: Model, suite, decoding, profiler and limits.
        run_dir: The run's folder.
        adapter: The policy's adapter; None: the untrained model.
        weights: What the prompts show; None: nothing.
    """
    from hydraopt.evaluation.metrics.collect import suite_metrics
    from hydraopt.evaluation.table import evaluation_table, metrics_table

    folder, instruction = "", ""
    if isinstance(config, EvaluateConfig):
        folder, instruction = config.references, config.instruction
    references = _references(folder) if folder else None
    with arena(config, adapter) as opened, stages() as on_progress:
        if references is not None:
            _check_covers(folder, references, opened.problems)
        ask = Ask(run_dir / "evaluation", weights, instruction)
        evaluation = opened.evaluate(ask, on_progress)
    show(evaluation_table(evaluation))
    metrics = suite_metrics(evaluation, references)
    write_atomic(run_dir / "evaluation" / "metrics.json", json.dumps(metrics, indent=1) + "\n")
    show(metrics_table(metrics))


def _references(folder: str) -> dict[str, dict[str, float]]:
    """Return problem to the latency ratio of what another run, such as policy=human, made of it."""
    from hydraopt.evaluation.metrics.checks import positive

    path = Path(folder) / "evaluation" / "evaluation.json"
    try:
        found = json.loads(path.read_text())
        name = str(found["policy"])
        ratios = {
            entry["problem"]: entry["ratio"]["latency"]["value"]
            for entry in found["programs"]
            if entry["ratio"]
        }
        positive(list(ratios.values()), "latency ratios")
        return {problem: {name: ratio} for problem, ratio in ratios.items()}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UserError(
            f"references={folder}: {path} is no evaluation ({error}). Give the folder "
            "of a finished run of `hydraopt evaluate policy=human`."
        ) from error


def _check_covers(
    folder: str, references: Mapping[str, Mapping[str, float]], problems: Sequence[Problem]
) -> None:
    """Check that every program of the suite has a reference, before anything is generated.

    Raises:
        UserError: Some have none; the message names them.
    """
    missing = [problem.problem for problem in problems if problem.problem not in references]
    if missing:
        raise UserError(
            f"references={folder} has no verified, changed rewrite of {len(missing)} of the "
            f"suite's {len(problems)} programs: {', '.join(missing)}. Each needs one, since the "
            "metrics compare with it: evaluate policy=human with the same suite, suite.path and "
            "suite.limit, or leave references away."
        )


def show(table: RenderableType) -> None:
    """Print a table."""
    from rich.console import Console

    # A log file has no width of its own; tables need this much.
    width = None if sys.stdout.isatty() else 110
    Console(width=width).print(table)


def model_of(config: TrainConfig | PolicyConfig | OptimizeConfig, adapter: Path | None) -> Policy:
    """Load a run's model with an adapter, to write with it."""
    from hydraopt.models.memory import stop_keeping_freed_memory
    from hydraopt.models.policy import load_policy

    stop_keeping_freed_memory()  # of a training before; generation bounds what it keeps
    return load_policy(
        config.model,
        adapter=adapter,
        trainable=False,
        device=config.trainer.accelerator if isinstance(config, TrainConfig) else "auto",
        seed=config.seed,
        cache_dir=config.paths.cache,
    )


@contextlib.contextmanager
def stages() -> Iterator[Callable[[str, int, int], None]]:
    """Show one bar per stage of a command, with the remaining time."""
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True)) as progress:
        tasks: dict[str, TaskID] = {}

        def tell(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = progress.add_task(stage, total=total)
            progress.update(tasks[stage], completed=done)

        yield tell


def write_config(config: RootConfig, run_dir: Path) -> None:
    """Write the resolved configuration into the run's folder."""
    text = yaml.safe_dump(build.plain(config), sort_keys=False, allow_unicode=True)
    write_atomic(run_dir / "config.yaml", text)
