from __future__ import annotations

import pytest

from hydraopt.common.errors import UserError
from hydraopt.config.validate import validate


@pytest.mark.parametrize(
    ("override", "key"),
    [
        ("cluster.tasks_per_node=0", "cluster.tasks_per_node"),
        ("cluster.max_restarts=-1", "cluster.max_restarts"),
        ("cluster.time_min=2", "cluster.signal_delay_s"),
        ("cluster.grace_s=121", "cluster.grace_s"),
        ("cluster.sbatch.array=1-3", "cluster.sbatch.array"),
        ("cluster.sbatch.open_mode=truncate", "cluster.sbatch.open_mode"),
    ],
)
def test_what_no_job_can_be_asked_for_is_refused_by_its_key(configure, override, key):
    with pytest.raises(UserError, match=rf"{key}="):
        validate(configure("profile", override))


@pytest.mark.parametrize("choice", ["default", "cpu", "gpu_a100"])
def test_every_choice_can_be_asked_for(configure, choice):
    validate(configure("profile", f"cluster={choice}"))


def test_any_option_of_sbatch_can_be_added(configure):
    config = configure(
        "profile", "cluster.sbatch.constraint=a100", "cluster.sbatch.contiguous=true"
    )
    assert config.cluster.sbatch == {"constraint": "a100", "contiguous": True}


def test_what_is_asked_of_a_cluster_changes_no_name(compose):
    asked = compose("train", "cluster=gpu_a100", "cluster.mem=8G")
    assert asked.hydra.sweep.subdir == compose("train").hydra.sweep.subdir
