from __future__ import annotations

import pytest

from hydraopt.cli.launching.place import set_ranks


def job(**more: str) -> dict[str, str]:
    """SLURM's variables of the second task of a job of two."""
    return {
        "SLURM_NTASKS": "2",
        "SLURM_PROCID": "1",
        "SLURM_LOCALID": "1",
        "SLURM_JOB_ID": "123456",
        "SLURM_JOB_NUM_NODES": "1",
    } | more


def test_a_job_of_one_task_keeps_its_environment():
    environment = {"SLURM_NTASKS": "1", "SLURM_PROCID": "0"}
    set_ranks(environment)
    assert environment == {"SLURM_NTASKS": "1", "SLURM_PROCID": "0"}


def test_tasks_of_one_node_meet_on_it():
    environment = job()
    set_ranks(environment)
    assert environment["RANK"] == environment["LOCAL_RANK"] == "1"
    assert environment["WORLD_SIZE"] == "2"
    assert environment["MASTER_ADDR"] == "127.0.0.1"
    assert environment["MASTER_PORT"] == "13456"


def test_tasks_of_several_nodes_meet_at_the_address_of_the_first():
    environment = job(SLURM_JOB_NUM_NODES="2", SLURM_LOCALID="0")
    environment["SLURM_LAUNCH_NODE_IPADDR"] = "10.0.0.7"
    set_ranks(environment)
    assert environment["MASTER_ADDR"] == "10.0.0.7"


@pytest.mark.parametrize("number", [1, 9_999, 10_000, 4_000_000_000])
def test_the_port_can_be_listened_on_and_is_none_of_the_systems_own(number):
    environment = job(SLURM_JOB_ID=str(number))
    set_ranks(environment)
    assert 1024 < int(environment["MASTER_PORT"]) < 32_768
