from __future__ import annotations

import pytest
from hydra.core.global_hydra import GlobalHydra
from hydra.errors import ConfigCompositionException
from hydra.types import RunMode
from omegaconf import OmegaConf, open_dict

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
    assert loads.count == 1  # what both have in common
    assert [trial.seed for trial in composed()] == [1, 2]


def test_what_was_launched_is_not_handed_out_again(loads):
    first = loads("seed=1")
    with open_dict(first.hydra.job):
        first.hydra.job.num = 0
    again = loads("seed=1")
    assert again is not first
    assert OmegaConf.is_missing(again.hydra.job, "num")


@pytest.mark.parametrize(
    "overrides",
    [
        ("seed=1",),
        ("limits.wall_s=1.5", "dataset=pie", "seed=2", "limits.wall_s=2.5"),
        ("profiler=rusage", "profiler.values=3"),
        ("allow_targets=[a,b]", "output='x y'"),
        ("+cluster.sbatch.constraint=a100", "seed=1"),
        ("cluster=cpu", "cluster.mem=8G", "cluster.sbatch={constraint: a100}"),
        ("sandbox=zygote", "profiler=auto"),
    ],
    ids=" ".join,
)
def test_what_is_composed_is_what_hydra_composes(compose, overrides):
    loader = GlobalHydra.instance().config_loader()
    sweep = loader.load_configuration("profile", ["workers=2"], RunMode.MULTIRUN)
    expected = type(loader).load_sweep_config(loader, sweep, list(overrides))
    compose_once(loader)
    for again in ("seed=99", "seed=98"):  # what other trials set does not stay
        loader.load_sweep_config(sweep, [*overrides, again])
    found = loader.load_sweep_config(sweep, list(overrides))
    assert found == expected
    assert OmegaConf.to_yaml(found) == OmegaConf.to_yaml(expected)
    assert found._metadata.object_type is expected._metadata.object_type
    assert OmegaConf.is_struct(found) == OmegaConf.is_struct(expected)


def test_an_unknown_key_is_refused_as_hydra_refuses_it(loads):
    with pytest.raises(ConfigCompositionException, match="nonsense"):
        loads("nonsense=1")
