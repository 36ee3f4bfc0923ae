from __future__ import annotations

import pytest

from hydraopt.common.errors import UserError
from hydraopt.models.spec import LoraSpec, PolicySpec
from hydraopt.training.spec import TrainerSpec


def test_specs_arrive_as_the_rooms_own_data_classes(configure):
    config = configure("train")
    assert type(config.model) is PolicySpec
    assert type(config.model.lora) is LoraSpec
    assert type(config.trainer) is TrainerSpec


def test_leaves_arrive_as_plain_dictionaries(configure):
    config = configure("train")
    assert config.label == {
        "_target_": "hydraopt.preference.labels.hard.HardLabel",
        "tie_band": 0.0,
    }
    assert type(config.objectives["latency"]) is dict


def test_a_missing_value_is_named(configure):
    with pytest.raises(UserError, match=r"run=\?\?\?\n.*a value is needed"):
        configure("report")


def test_a_key_that_was_added_and_that_nothing_reads_is_refused(configure):
    with pytest.raises(UserError) as caught:
        configure("train", "+trainer.max_step=5", "+zeal=1")
    assert "2 settings" in str(caught.value)
    assert "Did you mean trainer.max_steps" in str(caught.value)


def test_an_interpolation_that_leads_nowhere_is_named(configure):
    with pytest.raises(UserError, match=r"beta.*\n.*'nowhere' not found"):
        configure("train", "beta=${nowhere}")


def test_an_interpolation_to_the_wrong_type_is_named(configure):
    with pytest.raises(UserError, match="beta"):
        configure("train", "beta=${measurements}")


def test_the_users_home_folder_is_expanded_wherever_a_path_stands(configure, monkeypatch):
    monkeypatch.setenv("HOME", "/home/me")
    given = {"paths.cache": "~/c", "measurements": "~/m.jsonl", "dataset.path": "~/p"}
    config = configure("train", *(f"{key}='{path}'" for key, path in given.items()))
    assert config.paths.cache == "/home/me/c"
    assert config.measurements == "/home/me/m.jsonl"
    assert config.dataset.path == "/home/me/p"
