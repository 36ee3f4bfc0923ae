"""Rules about what a job asks a SLURM cluster for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hydraopt.config.problems import Problem

OURS = ("array", "output", "error", "requeue", "signal", "open-mode")
"""Options of sbatch that the launcher sets: trials would be lost without them."""


def check_cluster(config: Any) -> Iterator[Problem]:
    """The warning before the time limit leaves time to save, and what is ours stays ours."""
    cluster = config.cluster
    if cluster.signal_delay_s >= 60 * cluster.time_min:
        yield Problem(
            "cluster.signal_delay_s",
            str(cluster.signal_delay_s),
            "the warning comes that many seconds before the end of cluster.time_min="
            f"{cluster.time_min} minutes, so it would come at once.",
            "Take a longer time_min or a shorter signal_delay_s.",
        )
    elif cluster.grace_s > cluster.signal_delay_s:
        yield Problem(
            "cluster.grace_s",
            str(cluster.grace_s),
            f"a step may not take longer than the {cluster.signal_delay_s} seconds between "
            "SLURM's warning and the end (cluster.signal_delay_s).",
            "Take a shorter grace_s or a longer signal_delay_s.",
        )
    for name in cluster.sbatch:
        if str(name).replace("_", "-") in OURS:
            yield Problem(
                f"cluster.sbatch.{name}",
                str(cluster.sbatch[name]),
                "the launcher sets it.",
                "Leave it out.",
            )
