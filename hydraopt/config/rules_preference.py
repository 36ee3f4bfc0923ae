"""Rules about preferences: β, objectives, α, weights, labels, conditioning."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from hydraopt.config.leaves import shows_weights
from hydraopt.config.problems import Problem, did_you_mean


def check_beta(config: Any) -> Iterator[Problem]:
    """β > 0 and finite."""
    if not (math.isfinite(config.beta) and config.beta > 0):
        yield Problem(
            "beta",
            str(config.beta),
            "it must be finite and above 0: at 0 the DPO loss does not depend on the policy.",
            "Take the paper's beta=0.015, or another positive number.",
        )


def check_objectives(config: Any) -> Iterator[Problem]:
    """At least one objective; its key is its name."""
    if not config.objectives:
        yield Problem(
            "objective", "[]", "at least one is needed.", "Give objective=[latency,memory]."
        )
    for key, node in config.objectives.items():
        name = node.get("name", key) if isinstance(node, dict) else key
        if name != key:
            yield Problem(
                f"objectives.{key}.name",
                str(name),
                "an objective's name is that of its package.",
                f"Write `# @package objectives.{name}` in its YAML, or name it {key}.",
            )


def check_alpha(config: Any) -> Iterator[Problem]:
    """0 < min <= α at the start <= max, and one α for each entry."""
    bounds = {"alpha_bounds.": (config.alpha_bounds.min, config.alpha_bounds.max)}
    if "alpha_min" in config.weighting:
        own = (config.weighting["alpha_min"], config.weighting["alpha_max"])
        if own != bounds["alpha_bounds."]:
            bounds["weighting.alpha_"] = own
    remedy = "Take alpha_bounds=paper (0.75 to 1.5), wide (0.1 to 10) or tight (0.9 to 1.1)."
    ordered = True
    for name, (low, high) in bounds.items():
        least, most = f"{name}min", f"{name}max"
        if not (math.isfinite(low) and low > 0):
            yield Problem(least, str(low), "it must be finite and greater than 0.", remedy)
        if not (math.isfinite(high) and high >= low):
            ordered = False
            yield Problem(most, str(high), f"it must be finite and at least {least}={low}.", remedy)
    alpha = config.weighting.get("alpha")
    if alpha is None:
        return
    entries = alpha if isinstance(alpha, list) else [alpha]
    if not all(isinstance(entry, (int, float)) for entry in entries):
        yield Problem(
            "weighting.alpha", str(alpha), "it is a number or a list of numbers.", "Take 1.0."
        )
        return
    bounded = "alpha_min" in config.weighting
    for entry in dict.fromkeys(entries):
        if not (math.isfinite(entry) and entry > 0):
            yield Problem(
                "weighting.alpha",
                str(entry),
                "it must be finite and greater than 0.",
                "Take weighting.alpha=1.0, which is uniform on the simplex.",
            )
        elif bounded and ordered and not low <= entry <= high:
            yield Problem(
                "weighting.alpha",
                str(entry),
                f"it starts within its bounds, here {low} to {high}.",
                "Move it inside, or take wider bounds: alpha_bounds=wide.",
            )
    if isinstance(alpha, list):
        regions = "dominance_threshold" in config.weighting
        needed = len(config.objectives) + regions
        if len(alpha) != needed:
            yield Problem(
                "weighting.alpha",
                str(alpha),
                f"a list has {needed} entries: one for each objective"
                + (", and one for the balanced region." if regions else "."),
                "Give that many, or one number for all.",
            )


def check_weighting(config: Any) -> Iterator[Problem]:
    """Step size, dominance threshold and update interval."""
    node = config.weighting
    step = node.get("step_size")
    if step is not None and not (math.isfinite(step) and step >= 0):
        yield Problem(
            "weighting.step_size",
            str(step),
            "it must be finite and at least 0 (0 draws afresh without adapting).",
            "Take the paper's weighting.step_size=0.002.",
        )
    threshold = node.get("dominance_threshold")
    count = max(1, len(config.objectives))
    if threshold is not None and not 1 / count <= threshold < 1:
        yield Problem(
            "weighting.dominance_threshold",
            str(threshold),
            f"it must be at least 1/{count} (the objectives' equal share) and below 1.",
            "Take weighting.dominance_threshold=0.5.",
        )
    every = node.get("update_every")
    if every is not None and every < 1:
        yield Problem(
            "weighting.update_every", str(every), "it must be at least 1 step.", "Take 10."
        )


def check_weights(config: Any) -> Iterator[Problem]:
    """Weights only where something reads them, there always, and on the simplex."""
    weighting = getattr(config, "weighting", None)
    if weighting is not None:
        reads = "weights" in weighting
        reader = "weighting=fixed"
    else:
        reads = bool(config.weights)
        reader = "conditioning=prompt"
        if config.weights and not shows_weights(config.conditioning):
            yield Problem(
                "weights",
                _mapping(config.weights),
                "only a prompt that shows weights can be steered by them.",
                "Add conditioning=prompt (with an adapter trained so), or leave the weights out.",
            )
    if config.weights and not reads:
        yield Problem(
            "weights",
            _mapping(config.weights),
            f"weights of your own need {reader}; this choice draws them itself.",
            f"Add {reader}, or leave the weights out.",
        )
    if not reads:
        return
    if not config.weights:
        yield Problem(
            "weights",
            "{}",
            f"{reader} needs weights.",
            "Give weights.latency=0.7 weights.memory=0.3, for example.",
        )
        return
    yield from _simplex_problems(config.weights, list(config.objectives))


def check_own_weights(config: Any) -> Iterator[Problem]:
    """Weights that decide what is better lie on the simplex; none at all is latency alone."""
    if config.weights:
        yield from _simplex_problems(config.weights, list(config.objectives))


def _simplex_problems(weights: dict[str, float], names: list[str]) -> Iterator[Problem]:
    for name, weight in weights.items():
        if name not in names:
            yield Problem(
                f"weights.{name}",
                str(weight),
                f"the objectives are {', '.join(names)}.",
                did_you_mean(name, names) or f"Leave it out, or add the objective {name}.",
            )
        if not (math.isfinite(weight) and weight >= 0):
            yield Problem(
                f"weights.{name}",
                str(weight),
                "a weight must be finite and at least 0.",
                "Give a number from 0 to 1.",
            )
    total = math.fsum(weight for weight in weights.values() if math.isfinite(weight))
    if abs(total - 1) > 1e-6:
        yield Problem(
            "weights",
            _mapping(weights),
            f"they must add up to 1; these add up to {total:g}. Objectives left out weigh 0.",
            "Divide each by the sum, for example.",
        )


def _mapping(weights: dict[str, float]) -> str:
    return "{" + ", ".join(f"{name}: {weight:g}" for name, weight in weights.items()) + "}"


def check_label(config: Any) -> Iterator[Problem]:
    """A soft label needs repeated values."""
    draws = config.label.get("draws")
    if draws is None:
        return
    if draws < 1:
        yield Problem("label.draws", str(draws), "it must be at least 1.", "Take label.draws=200.")
    repeats = config.profiler.get("values")
    if config.measurements == "measure" and repeats is not None and repeats < 2:
        yield Problem(
            "profiler.values",
            str(repeats),
            "label=soft resamples repeated values, so at least 2 are needed.",
            "Take profiler.values=5, or label=hard.",
        )


def check_conditioning(config: Any) -> Iterator[Problem]:
    """The dropped share lies in [0, 1]."""
    dropout = config.conditioning.get("dropout")
    if dropout is not None and not 0 <= dropout <= 1:
        yield Problem(
            "conditioning.dropout",
            str(dropout),
            "it is a share of prompts, from 0 to 1.",
            "Take conditioning.dropout=0.1.",
        )
