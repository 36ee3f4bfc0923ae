"""From a checked configuration to the objects that do the work, one function each.

Only leaves (`_target_`) are instantiated; how they belong together stands in plain Python here and
in `hydraopt.cli.commands`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from hydraopt.config.leaves import shows_weights
from hydraopt.config.targets import make, takes

if TYPE_CHECKING:
    from hydraopt.config.schema import (
        CorpusConfig,
        DoctorConfig,
        EvaluateConfig,
        MeasuringConfig,
        OptimizeConfig,
        PolicyConfig,
        PreferenceConfig,
    )
    from hydraopt.corpus.prompts import Conditioning
    from hydraopt.corpus.records import Problem
    from hydraopt.evaluation.policies.base import PolicyUnderTest
    from hydraopt.models.policy import Policy
    from hydraopt.preference.labels.base import Labeler
    from hydraopt.preference.normalizers.base import Normalizer
    from hydraopt.preference.objectives import Objective
    from hydraopt.preference.weighting.base import Weighting
    from hydraopt.profiling.profilers.base import Profiler
    from hydraopt.profiling.records import Limits
    from hydraopt.profiling.sandbox.contract import Sandbox


def objectives(
    config: PreferenceConfig | PolicyConfig | OptimizeConfig | CorpusConfig,
) -> list[Objective]:
    """Return the objectives, in the order of the weights."""
    return [
        make(f"objectives.{name}", node, config.allow_targets)
        for name, node in config.objectives.items()
    ]


def weighting(config: PreferenceConfig) -> Weighting:
    """Return what draws the weights; it is told the objectives' names."""
    made: Weighting = make(
        "weighting", config.weighting, config.allow_targets, objectives=list(config.objectives)
    )
    return made


def normalizer(config: PreferenceConfig) -> Normalizer:
    """Return a normaliser that is not fitted yet."""
    made: Normalizer = make("normalizer", config.normalizer, config.allow_targets)
    return made


def label(config: PreferenceConfig) -> Labeler:
    """Return the labelling rule."""
    made: Labeler = make("label", config.label, config.allow_targets)
    return made


def conditioning(config: PreferenceConfig | EvaluateConfig) -> Conditioning:
    """Return what decides whether a prompt shows its weights."""
    made: Conditioning = make("conditioning", config.conditioning, config.allow_targets)
    return made


def profiler(config: MeasuringConfig, within: Sandbox | None = None) -> Profiler:
    """Return what measures programs; if it takes a sandbox it is told `within`, or a new one."""
    known = {}
    if takes("profiler", config.profiler, config.allow_targets, "sandbox"):
        known["sandbox"] = within or sandbox(config)
    made: Profiler = make("profiler", config.profiler, config.allow_targets, **known)
    return made


def sandbox(config: MeasuringConfig | CorpusConfig | DoctorConfig) -> Sandbox:
    """Return where programs are run."""
    made: Sandbox = make("sandbox", config.sandbox, config.allow_targets)
    return made


def limits(config: MeasuringConfig | CorpusConfig) -> Limits:
    """Return what a measured program may use."""
    from hydraopt.profiling.records import Limits

    return Limits(**asdict(config.limits))


def shown_weights(
    config: PreferenceConfig | EvaluateConfig, default: Mapping[str, float] | None
) -> Mapping[str, float] | None:
    """Return the weights that a prompt shows at evaluation.

    Args:
        config: Its `weights` count, where it has any.
        default: What counts otherwise.

    Returns:
        Objective to weight, or None where prompts show no weights.
    """
    if not shows_weights(config.conditioning):
        return None
    if config.weights:
        return {name: config.weights.get(name, 0.0) for name in config.objectives}
    return default


def policy_under_test(
    config: PolicyConfig | OptimizeConfig,
    problems: Sequence[Problem],
    rewrites: Mapping[str, str],
    load: Callable[[], Policy],
) -> PolicyUnderTest:
    """Return what writes the candidates.

    Args:
        config: Its `policy`.
        problems: The suite's.
        rewrites: Problem to the source of its human rewrite.
        load: Loads the model; called if the policy takes one.
    """
    known: dict[str, Any] = {"problems": problems, "rewrites": rewrites}
    known = {name: value for name, value in known.items() if _takes(config, name)}
    if _takes(config, "policy"):
        known["policy"] = load()
    made: PolicyUnderTest = make("policy", config.policy, config.allow_targets, **known)
    return made


def _takes(config: PolicyConfig | OptimizeConfig, name: str) -> bool:
    return takes("policy", config.policy, config.allow_targets, name)


def uniform(config: PreferenceConfig) -> dict[str, float]:
    """Return equal weights for all objectives."""
    return {name: 1 / len(config.objectives) for name in config.objectives}


def plain(config: Any) -> dict[str, Any]:
    """Return the configuration as plain values, for the run's record."""
    return asdict(config)
