"""The place of a task among its job's, in the variables that `torchrun` would set."""

from __future__ import annotations

from collections.abc import MutableMapping

FIRST_PORT, PORTS = 10_000, 10_000
"""Below what systems give to outgoing connections (from 32768 on Linux)."""


def set_ranks(environment: MutableMapping[str, str]) -> None:
    """Set RANK, WORLD_SIZE, LOCAL_RANK, MASTER_ADDR and MASTER_PORT from SLURM's variables.

    A job of one task keeps its environment. The meeting place is the node of rank 0 by its
    address, because names of nodes need not resolve; the port follows from the job's id, so that
    jobs that share a node do not meet each other.
    """
    count = int(environment.get("SLURM_NTASKS") or 1)
    if count == 1:
        return
    environment["RANK"] = environment["SLURM_PROCID"]
    environment["WORLD_SIZE"] = str(count)
    environment["LOCAL_RANK"] = environment["SLURM_LOCALID"]
    environment["MASTER_ADDR"] = _address(environment)
    port = FIRST_PORT + int(environment["SLURM_JOB_ID"]) % PORTS
    environment["MASTER_PORT"] = str(port)


def _address(environment: MutableMapping[str, str]) -> str:
    if environment.get("SLURM_JOB_NUM_NODES", "1") == "1":
        return "127.0.0.1"
    # srun runs in the batch script, which runs on the job's first node, where rank 0 is.
    return environment["SLURM_LAUNCH_NODE_IPADDR"]
