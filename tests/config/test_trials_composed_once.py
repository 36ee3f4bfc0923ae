from __future__ import annotations

import pytest
from hydra.core.global_hydra import GlobalHydra
from hydra.types import RunMode
from omegaconf import open_dict

from hydraopt.config.trials import compose_once, composed


@pytest.fixture
def loads(compose, monkeypatch):
    """Composes trials of a sweep as Hydra does; `loads.count` is how many it has composed."""
    loader = GlobalHydra.instance().config_loader()
    sweep = loader.load_configuration("profile", ["workers=2"], RunMode.MULTIRUN)
    real = type(loader).load_sweep_config

    def counted(*args, **kwargs):
        load.count += 1
        return real(*args, **kwargs)

    def load(*overrides):
        return loader.load_sweep_config(master_config=sweep, sweep_overrides=list(overrides))

    load.count = 0
    monkeypatch.setattr(type(loader), "load_sweep_config", counted)
    compose_once(loader)
    return load


def test_each_trial_is_composed_once_for_all_who_want_it(loads):
    first = loads("seed=1")
    assert loads("seed=1") is first
    assert loads("seed=2").seed == 2
    assert loads.count == 2
    assert [trial.seed for trial in composed()] == [1, 2]


def test_what_was_launched_is_not_handed_out_again(loads):
    first = loads("seed=1")
    with open_dict(first.hydra.job):
        first.hydra.job.num = 0
    assert loads("seed=1") is not first
    assert loads.count == 2
