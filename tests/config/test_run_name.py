from __future__ import annotations

import re

import pytest

from hydraopt.config.resolvers import run_name


def test_a_name_says_model_and_weighting_and_ends_in_a_hash(compose):
    name = run_name(compose("train", "model=tiny", "weighting=static"))
    assert re.fullmatch(r"tiny-static-[0-9a-f]{8}", name)


def test_the_same_configuration_has_the_same_name(compose):
    assert run_name(compose("train", "beta=0.1")) == run_name(compose("train", "beta=0.1"))


def test_saying_a_default_aloud_changes_no_name(compose):
    aloud = compose("train", "weighting=adaptive", "beta=0.015", "experiment=quickstart")
    assert run_name(aloud) == run_name(compose("train"))


@pytest.mark.parametrize(
    "override",
    ["beta=0.02", "seed=1", "objective=[latency,memory]", "trainer.max_steps=7", "label=soft"],
)
def test_what_changes_results_changes_the_name(compose, override):
    assert run_name(compose("train", override)) != run_name(compose("train"))


@pytest.mark.parametrize(
    "override",
    [
        "logger=local",
        "logger.tags=[a]",
        "paths.runs=elsewhere",
        "paths.cache=elsewhere",
        "workers=2",
        "allow_targets=[mine]",
        "hydra.verbose=true",
    ],
)
def test_what_changes_no_result_changes_no_name(compose, override):
    assert run_name(compose("train", override)) == run_name(compose("train"))


def test_the_folder_of_a_run_and_of_a_trial_have_the_same_name(compose):
    config = compose("train", "model=tiny", "paths.runs=here")
    assert config.hydra.run.dir == f"here/{run_name(config)}"
    assert config.hydra.sweep.subdir == run_name(config)
    assert config.hydra.sweep.dir == "multirun/train"


def test_the_cache_follows_the_environment(configure, monkeypatch):
    monkeypatch.setenv("HYDRAOPT_CACHE", "/mine")
    paths = configure("train").paths
    assert (paths.cache, paths.measurements) == ("/mine", "/mine/measurements")
