"""Evaluating a suite: what `train` and `evaluate` have in common."""

from __future__ import annotations

import contextlib
import logging
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from hydraopt.cli.problems import public_problems
from hydraopt.common.files import write_atomic
from hydraopt.config import build
from hydraopt.config.schema import EvaluateConfig, RootConfig, TrainConfig

if TYPE_CHECKING:
    from rich.progress import TaskID

    from hydraopt.evaluation.policies.base import PolicyUnderTest
    from hydraopt.models.policy import Policy

log = logging.getLogger(__name__)


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
    from rich.console import Console

    from hydraopt.evaluation.evaluate import evaluate
    from hydraopt.evaluation.policies.local import LocalPolicy
    from hydraopt.evaluation.suite import load_suite
    from hydraopt.evaluation.table import evaluation_table

    def load() -> Policy:
        return model_of(config, adapter)

    problems, rewrites = load_suite(
        config.suite, log.warning, lambda dataset: public_problems(dataset, config)
    )
    if isinstance(config, TrainConfig):
        policy: PolicyUnderTest = LocalPolicy(load())
    else:
        policy = build.policy_under_test(config, problems, rewrites, load)
    sandbox = build.sandbox(config)
    with stages() as on_progress, contextlib.closing(build.profiler(config, sandbox)) as profiler:
        evaluation = evaluate(
            policy=policy,
            problems=problems,
            decoding=config.decoding,
            suite=config.suite,
            profiler=profiler,
            sandbox=sandbox,
            limits=build.limits(config),
            output_dir=run_dir / "evaluation",
            weights=weights,
            objectives=build.objectives(config),
            instruction=getattr(config, "instruction", ""),
            adapter=str(adapter or ""),
            shared=Path(config.paths.cache) / "candidates",
            on_progress=on_progress,
        )
    # A log file has no width of its own; the table needs this much.
    width = None if sys.stdout.isatty() else 110
    Console(width=width).print(evaluation_table(evaluation))


def model_of(config: TrainConfig | EvaluateConfig, adapter: Path | None) -> Policy:
    """Load a run's model with an adapter, to write with it."""
    from hydraopt.models.memory import stop_keeping_freed_memory
    from hydraopt.models.policy import load_policy

    stop_keeping_freed_memory()  # what was right for training is wrong for generation
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
    """Show one bar per stage of the evaluation, with the remaining time."""
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
