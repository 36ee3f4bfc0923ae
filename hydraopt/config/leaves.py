"""Schemas of the leaves: the choices that are one class each.

A schema owns keys, types and the class (`_target_`); the YAML in `conf/` owns the numbers.
`hydraopt.config.build` makes the object, handing over what no YAML knows (the objectives' names).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from omegaconf import MISSING

NO_CONDITIONING = "hydraopt.corpus.prompts.NoConditioning"
LOCAL_POLICY = "hydraopt.evaluation.policies.local.LocalPolicy"
TRUSTED_SANDBOX = "hydraopt.profiling.sandbox.trusted.TrustedSandbox"


@dataclass
class LeafSchema:
    """Anything that is one class: the dotted path of the class stands in `_target_`."""

    _target_: str = MISSING


@dataclass
class ObjectiveSchema(LeafSchema):
    """One objective: which metric it reads, in which unit, and which direction is better.

    Attributes:
        name: Name in tables, weights and α.
        unit: Such as ms, KiB, cycles, calls/s, J.
        higher_is_better: Direction.
        metric: Measured metric it reads; empty: the one of its own name.
        floor: Smallest value told apart from zero, in `unit`.
    """

    _target_: str = "hydraopt.preference.objectives.Objective"
    name: str = MISSING
    unit: str = MISSING
    higher_is_better: bool = MISSING
    metric: str = ""
    floor: float = MISSING


@dataclass
class StaticSchema(LeafSchema):
    """One weight vector per pair, drawn once."""

    _target_: str = "hydraopt.preference.weighting.static.Static"
    alpha: Any = MISSING
    seed: int = MISSING


@dataclass
class AdaptiveSchema(LeafSchema):
    """Weights drawn anew for every batch; α follows the advantage signal."""

    _target_: str = "hydraopt.preference.weighting.adaptive.Adaptive"
    alpha: Any = MISSING
    step_size: float = MISSING
    alpha_min: float = MISSING
    alpha_max: float = MISSING
    seed: int = MISSING


@dataclass
class AdaptiveRegionSchema(LeafSchema):
    """Weights drawn anew for every batch; α follows the loss of each region."""

    _target_: str = "hydraopt.preference.weighting.adaptive_region.AdaptiveRegion"
    alpha: Any = MISSING
    step_size: float = MISSING
    alpha_min: float = MISSING
    alpha_max: float = MISSING
    dominance_threshold: float = MISSING
    update_every: int = MISSING
    seed: int = MISSING


@dataclass
class FixedSchema(LeafSchema):
    """The user's own weights."""

    _target_: str = "hydraopt.preference.weighting.fixed.Fixed"
    weights: dict[str, float] = field(default_factory=dict)


@dataclass
class LogRatioSchema(LeafSchema):
    """Log-ratio to the pair's geometric mean, scaled per metric."""

    _target_: str = "hydraopt.preference.normalizers.log_ratio.LogRatio"
    min_scale: float = MISSING


@dataclass
class RawSigmoidSchema(LeafSchema):
    """The paper's literal σ(v)."""

    _target_: str = "hydraopt.preference.normalizers.raw_sigmoid.RawSigmoid"


@dataclass
class HardLabelSchema(LeafSchema):
    """Sign of the reward difference."""

    _target_: str = "hydraopt.preference.labels.hard.HardLabel"
    tie_band: float = MISSING


@dataclass
class SoftLabelSchema(LeafSchema):
    """Bootstrap probability that the first program is better."""

    _target_: str = "hydraopt.preference.labels.soft.SoftLabel"
    draws: int = MISSING
    confidence: float = MISSING


@dataclass
class NoConditioningSchema(LeafSchema):
    """The prompt does not show the weights."""

    _target_: str = NO_CONDITIONING


@dataclass
class PromptConditioningSchema(LeafSchema):
    """The prompt shows the weights, except for a dropped share."""

    _target_: str = "hydraopt.corpus.prompts.PromptConditioning"
    dropout: float = MISSING
    digits: int = MISSING


@dataclass
class RusageProfilerSchema(LeafSchema):
    """Plain subprocess with resource limits."""

    _target_: str = "hydraopt.profiling.profilers.rusage.RusageProfiler"
    values: int = MISSING
    min_value_ms: float = MISSING


@dataclass
class RepetitionSchema(LeafSchema):
    """How often a profiler runs a program in the sandbox."""

    values: int = MISSING
    min_run_ms: float = MISSING
    hash_seeds: int = MISSING


@dataclass
class AutoProfilerSchema(RepetitionSchema):
    """The best backend of the host for each metric."""

    _target_: str = "hydraopt.profiling.profilers.auto.AutoProfiler"


@dataclass
class SandboxProfilerSchema(RepetitionSchema):
    """Clocks and resident memory."""

    _target_: str = "hydraopt.profiling.profilers.sandboxed.SandboxProfiler"


@dataclass
class TracedProfilerSchema(RepetitionSchema):
    """Clocks and traced memory."""

    _target_: str = "hydraopt.profiling.profilers.traced.TracedProfiler"


@dataclass
class PerfProfilerSchema(RepetitionSchema):
    """Clocks and events of `perf`."""

    _target_: str = "hydraopt.profiling.profilers.perf.PerfProfiler"
    events: list[str] = field(default_factory=list)
    trace_memory: bool = MISSING


@dataclass
class RaplProfilerSchema(RepetitionSchema):
    """Clocks and metered energy."""

    _target_: str = "hydraopt.profiling.profilers.rapl.RaplProfiler"
    trace_memory: bool = MISSING


@dataclass
class CallgrindProfilerSchema(RepetitionSchema):
    """Clocks and exact instruction counts."""

    _target_: str = "hydraopt.profiling.profilers.callgrind.CallgrindProfiler"
    trusted: bool = MISSING
    trace_memory: bool = MISSING


@dataclass
class ZygoteSandboxSchema(LeafSchema):
    """Fork server whose runs are locked down."""

    _target_: str = "hydraopt.profiling.sandbox.zygote.ZygoteSandbox"
    python: str = MISSING
    packages: list[str] = field(default_factory=list)
    bubblewrap: bool | None = MISSING
    one_core: bool = MISSING


@dataclass
class TrustedSandboxSchema(LeafSchema):
    """Fork server without isolation."""

    _target_: str = TRUSTED_SANDBOX
    python: str = MISSING
    packages: list[str] = field(default_factory=list)
    one_core: bool = MISSING


@dataclass
class LocalPolicySchema(LeafSchema):
    """The model of `model=`, with `adapter=` or without."""

    _target_: str = LOCAL_POLICY


@dataclass
class IdentityPolicySchema(LeafSchema):
    """Every program comes back as it is."""

    _target_: str = "hydraopt.evaluation.policies.given.Identity"


@dataclass
class HumanPolicySchema(LeafSchema):
    """What a person made of each program."""

    _target_: str = "hydraopt.evaluation.policies.given.Human"


@dataclass
class CompletionsPolicySchema(LeafSchema):
    """Ready-made candidates from a file."""

    _target_: str = "hydraopt.evaluation.policies.given.Completions"
    path: str = MISSING


@dataclass
class OpenAIPolicySchema(LeafSchema):
    """An OpenAI-compatible endpoint."""

    _target_: str = "hydraopt.evaluation.policies.openai.OpenAIPolicy"
    model: str = MISSING
    base_url: str = MISSING
    key_variable: str = MISSING
    requests_per_minute: int = MISSING
    tokens_per_minute: int = MISSING
    concurrency: int = MISSING
    timeout_s: float = MISSING
    retries: int = MISSING
    input_usd_per_million: float = MISSING
    output_usd_per_million: float = MISSING
    budget_usd: float = MISSING


LEAVES: dict[str, dict[str, type]] = {
    "objective": {"objective_schema": ObjectiveSchema},
    "weighting": {
        "static_schema": StaticSchema,
        "adaptive_schema": AdaptiveSchema,
        "adaptive_region_schema": AdaptiveRegionSchema,
        "fixed_schema": FixedSchema,
    },
    "normalizer": {"log_ratio_schema": LogRatioSchema, "raw_sigmoid_schema": RawSigmoidSchema},
    "label": {"hard_schema": HardLabelSchema, "soft_schema": SoftLabelSchema},
    "conditioning": {
        "none_schema": NoConditioningSchema,
        "prompt_schema": PromptConditioningSchema,
    },
    "profiler": {
        "rusage_schema": RusageProfilerSchema,
        "auto_schema": AutoProfilerSchema,
        "sandboxed_schema": SandboxProfilerSchema,
        "tracemalloc_schema": TracedProfilerSchema,
        "perf_schema": PerfProfilerSchema,
        "rapl_schema": RaplProfilerSchema,
        "callgrind_schema": CallgrindProfilerSchema,
    },
    "policy": {
        "local_schema": LocalPolicySchema,
        "identity_schema": IdentityPolicySchema,
        "human_schema": HumanPolicySchema,
        "completions_schema": CompletionsPolicySchema,
        "openai_schema": OpenAIPolicySchema,
    },
    "sandbox": {"zygote_schema": ZygoteSandboxSchema, "none_schema": TrustedSandboxSchema},
}
"""Group to schema name to schema."""


def shows_weights(conditioning: Mapping[str, Any]) -> bool:
    """Whether prompts show their weights under this choice of `conditioning`."""
    return conditioning.get("_target_") != NO_CONDITIONING
