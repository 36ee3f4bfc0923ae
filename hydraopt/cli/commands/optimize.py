"""`optimize`: look for something that does the same as a user's function and is better."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from hydraopt.cli.adapters import adapter_of, saved_config
from hydraopt.cli.console import shown
from hydraopt.cli.suite import model_of, show, stages, write_config
from hydraopt.common.errors import NothingFound
from hydraopt.config import build
from hydraopt.config.leaves import LOCAL_POLICY, shows_weights
from hydraopt.config.rules_general import NEWEST
from hydraopt.config.schema import OptimizeConfig

if TYPE_CHECKING:
    from hydraopt.corpus.records import Problem
    from hydraopt.evaluation.policies.base import PolicyUnderTest
    from hydraopt.optimizing.result import Result

log = logging.getLogger(__name__)


def run(config: OptimizeConfig, run_dir: Path) -> None:
    """Search, print the table, say where things lie, and on request write into the user's file.

    Raises:
        UserError: The file, its tests or its place cannot be used; the message says why.
        NothingFound: Nothing better was found, or nothing could be said; the user has been told.
    """
    from hydraopt.optimizing.optimize import optimize
    from hydraopt.optimizing.table import result_view
    from hydraopt.optimizing.target import find_target

    find_target(Path(config.file), config.function)  # its faults are told before anything starts
    write_config(config, run_dir)
    adapter = adapter_of(config)

    def make_policy(problem: Problem) -> PolicyUnderTest:
        _tell_policy(config, adapter)
        made = build.policy_under_test(config, [problem], {}, lambda: model_of(config, adapter))
        return stack.enter_context(contextlib.closing(made))

    sandbox = build.sandbox(config)
    with contextlib.ExitStack() as stack:
        on_progress = stack.enter_context(stages())
        profiler = stack.enter_context(contextlib.closing(build.profiler(config, sandbox)))
        result = optimize(
            file=Path(config.file),
            function=config.function,
            make_policy=make_policy,
            decoding=config.decoding,
            profiler=profiler,
            sandbox=sandbox,
            limits=build.limits(config),
            output_dir=run_dir,
            weights=config.weights,
            objectives=build.objectives(config),
            tests=_path(config.tests),
            examples=_path(config.examples),
            recorded=_path(config.recorded),
            inputs=config.inputs,
            min_gain=config.min_gain,
            # An endpoint's model has read explained code; ours has read the starter corpus last.
            as_trained=config.policy["_target_"] == LOCAL_POLICY,
            show_weights=_shows_weights(config, adapter),
            instruction=config.instruction,
            shared=Path(config.paths.cache) / "candidates",
            on_progress=on_progress,
        )
    show(result_view(result))
    log.info("Result: %s", shown(run_dir / "result.json"))
    if not result.found:
        raise NothingFound(result.reason)
    log.info("Diff:   %s (git apply, or patch -p1)", shown(run_dir / "optimized.diff"))
    if config.apply:
        _apply(config, result)


def _apply(config: OptimizeConfig, result: Result) -> None:
    from hydraopt.optimizing.applying import apply
    from hydraopt.optimizing.target import find_target

    target = find_target(Path(config.file), config.function)
    backup = apply(target, result.source)
    kept = f"; what stood there is {shown(backup)}" if backup is not None else ""
    log.info("Written into %s%s", shown(Path(config.file)), kept)


def _tell_policy(config: OptimizeConfig, adapter: Path | None) -> None:
    if config.policy["_target_"] != LOCAL_POLICY:
        return
    if adapter is not None:
        log.info("Policy: %s with %s", config.model.name, shown(adapter))
    elif config.adapter == NEWEST:
        log.info(
            "Policy: %s, untrained: no finished run of this model lies under %s, and no adapter of "
            "it travels with the package. Train one (hydraopt train), or name an adapter "
            "(adapter=DIR).",
            config.model.name,
            config.paths.runs,
        )
    else:
        log.info("Policy: %s, untrained", config.model.name)


def _shows_weights(config: OptimizeConfig, adapter: Path | None) -> bool:
    if config.show_weights is not None:
        return config.show_weights
    if config.policy["_target_"] != LOCAL_POLICY:
        return True
    conditioning = saved_config(adapter.parent).get("conditioning") if adapter else None
    return isinstance(conditioning, Mapping) and shows_weights(conditioning)


def _path(text: str) -> Path | None:
    return Path(text) if text else None
