"""Rules that hold across a configuration's fields; every broken one is reported at once.

A rule is a function that yields what breaks it. Rules read plain values, so that a configuration
can be checked without torch; only where CUDA is asked for is it looked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from hydraopt.config import rules_cluster as cluster
from hydraopt.config import rules_general as general
from hydraopt.config import rules_preference as preference
from hydraopt.config import rules_rate as rate
from hydraopt.config.problems import Problem, refusal
from hydraopt.config.schema import RootConfig

Rule = Callable[[Any], Iterator[Problem]]
"""Takes the root object of a command that has the fields the rule reads."""

RULES: tuple[tuple[tuple[str, ...], Rule], ...] = (
    (("beta",), preference.check_beta),
    (("objectives",), preference.check_objectives),
    (("alpha_bounds", "weighting", "objectives"), preference.check_alpha),
    (("weighting", "objectives"), preference.check_weighting),
    (("weights", "objectives", "conditioning"), preference.check_weights),
    (("weights", "objectives", "min_gain"), preference.check_own_weights),
    (("label", "profiler", "measurements"), preference.check_label),
    (("conditioning",), preference.check_conditioning),
    (("measurements", "dataset"), general.check_measurements),
    ((), general.check_needed),
    ((), general.check_paths),
    (("adapter", "model"), general.check_adapter),
    (("warm_start", "model"), general.check_begun_with),
    ((), general.check_counts),
    ((), general.check_words),
    (("action",), rate.check_action),
    (("action", "sheets"), rate.check_rate),
    (("runs", "policy"), rate.check_review),
    (("dataset",), general.check_dataset),
    (("dataset", "label"), general.check_learnable),
    (("dataset", "profiler"), general.check_strangers),
    (("suite", "profiler"), general.check_candidates),
    (("min_gain", "profiler"), general.check_candidates),
    (("min_gain",), general.check_min_gain),
    (("tie_ratio",), general.check_tie_ratio),
    (("shard",), general.check_shard),
    (("suite",), general.check_suite),
    (("decoding",), general.check_decoding),
    (("trainer",), general.check_devices),
    (("model",), general.check_hardware),
    (("cluster",), cluster.check_cluster),
)
"""Fields that a command must have for a rule, and the rule."""


def validate(config: RootConfig) -> None:
    """Check every rule whose fields the command has.

    Raises:
        UserError: It lists every problem: full key, value, rule and remedy.
    """
    problems = [
        problem
        for names, rule in RULES
        if all(hasattr(config, name) for name in names)
        for problem in rule(config)
    ]
    if problems:
        raise refusal(problems)
