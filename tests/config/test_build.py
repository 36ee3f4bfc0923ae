from __future__ import annotations

import inspect

import numpy as np
import pytest

from hydraopt.config import build
from hydraopt.config.targets import locate
from hydraopt.corpus.prompts import NoConditioning, PromptConditioning
from hydraopt.preference.labels.soft import SoftLabel
from hydraopt.preference.normalizers.raw_sigmoid import RawSigmoid
from hydraopt.preference.weighting.adaptive import Adaptive
from hydraopt.preference.weighting.adaptive_region import AdaptiveRegion
from hydraopt.preference.weighting.fixed import Fixed
from hydraopt.preference.weighting.static import Static
from hydraopt.profiling.profilers.auto import AutoProfiler
from hydraopt.profiling.profilers.sandboxed import Repetition
from hydraopt.profiling.records import Limits


@pytest.mark.parametrize(
    ("choice", "kind"),
    [("static", Static), ("adaptive", Adaptive), ("adaptive_region", AdaptiveRegion)],
)
def test_every_weighting_is_built_with_the_objectives_names(configure, choice, kind):
    made = build.weighting(configure("train", f"weighting={choice}", "objective=[latency,memory]"))
    assert type(made) is kind
    assert made.names[:2] == ("latency", "memory")


def test_fixed_weights_come_in_the_objectives_order_with_zeros_filled_in(configure):
    overrides = ["weighting=fixed", "weights.memory=0.3", "weights.latency=0.7"]
    made = build.weighting(configure("train", *overrides))
    assert type(made) is Fixed
    np.testing.assert_allclose(made.draw(np.arange(1)), [[0.7, 0.3, 0.0, 0.0, 0.0]])


def test_the_bounds_and_the_step_reach_the_adaptive_weighting(configure):
    made = build.weighting(configure("train", "alpha_bounds=tight", "weighting.step_size=0.5"))
    assert (made.alpha_min, made.alpha_max, made.step_size) == (0.9, 1.1, 0.5)


def test_the_other_leaves_are_built_with_their_arguments(configure):
    config = configure(
        "train",
        "normalizer=raw_sigmoid",
        "label=soft",
        "label.draws=7",
        "conditioning=prompt",
        "conditioning.dropout=0.25",
        "limits.wall_s=3",
    )
    assert type(build.normalizer(config)) is RawSigmoid
    label = build.label(config)
    assert type(label) is SoftLabel
    assert label.draws == 7
    conditioning = build.conditioning(config)
    assert type(conditioning) is PromptConditioning
    assert conditioning.dropout == 0.25
    assert type(build.profiler(config)) is AutoProfiler
    assert build.limits(config) == Limits(wall_s=3.0, memory_mib=2048, output_mib=16)


@pytest.mark.parametrize("choice", ["auto", "sandboxed", "tracemalloc"])
def test_a_profiler_that_takes_a_sandbox_is_given_the_chosen_one(configure, choice):
    made = build.profiler(configure("profile", f"profiler={choice}", "sandbox=none"))
    assert made.name.startswith("none")


def test_every_profiler_takes_the_arguments_of_its_file(configure):
    for choice in ("auto", "sandboxed", "tracemalloc", "perf", "rapl", "callgrind"):
        config = configure("profile", f"profiler={choice}")
        found = locate("profiler", config.profiler["_target_"], [])
        arguments = config.profiler.keys() - {"_target_"} - Repetition.__annotations__.keys()
        assert arguments <= set(inspect.signature(found).parameters), choice


def test_prompts_show_weights_only_where_they_are_conditioned(configure):
    plain = configure("train")
    assert type(build.conditioning(plain)) is NoConditioning
    assert build.shown_weights(plain, default={"latency": 1.0}) is None
    steered = configure("evaluate", "conditioning=prompt", "weights.memory=1")
    assert build.shown_weights(steered, default=None) == {
        "latency": 0.0,
        "memory": 1.0,
        "cycles": 0.0,
        "throughput": 0.0,
        "energy": 0.0,
    }
    unsteered = configure("train", "conditioning=prompt")
    assert build.shown_weights(unsteered, default=build.uniform(unsteered)) == dict.fromkeys(
        unsteered.objectives, 0.2
    )
