"""What SLURM says of jobs, many of them in one call.

`squeue` knows what waits, runs or ended a few minutes ago (`MinJobAge`); `sacct` knows older jobs
where the cluster keeps accounts. Neither is needed: a cluster without accounts, a machine without
SLURM and a controller that does not answer all give what is known and no error.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Sequence

ENDED = frozenset(
    {
        "BOOT_FAIL",
        "CANCELLED",
        "COMPLETED",
        "DEADLINE",
        "FAILED",
        "NODE_FAIL",
        "OUT_OF_MEMORY",
        "PREEMPTED",
        "REVOKED",
        "TIMEOUT",
    }
)
"""States of a job that SLURM will not run again by itself."""

TIMEOUT_S = 20.0
"""How long a busy controller may take to answer."""


def job_states(jobs: Sequence[str]) -> dict[str, str]:
    """Return job id to SLURM's word for its state, such as PENDING, RUNNING or TIMEOUT.

    Args:
        jobs: Such as `12` or, of an array, `12_3`.

    Returns:
        Jobs that SLURM no longer knows are left out; so are all where there is no SLURM.
    """
    return ask(jobs) or {}


def ask(jobs: Sequence[str]) -> dict[str, str] | None:
    """Like `job_states`, but None where SLURM is not there or does not answer."""
    if not jobs:
        return {}
    wanted = set(jobs)
    whole = ",".join(sorted({job.split("_")[0] for job in wanted}))
    listed = _lines(
        # --array: an element a line, also those that wait and would stand together as 12_[4-7].
        ["squeue", "--noheader", "--array", "--states=all", "--format=%i|%T", f"--jobs={whole}"]
    )
    if listed is None:
        return None
    found = _read(listed, wanted)
    older = wanted - found.keys()
    if older:
        whole = ",".join(sorted({job.split("_")[0] for job in older}))
        accounts = _lines(
            # (an element that has ended has a line of its own; sacct of 22.05 has no --array)
            ["sacct", "-X", "--noheader", "--parsable2", "--format=JobID,State", "-j", whole]
        )
        found |= _read(accounts or [], older)
    return found


def _read(lines: Iterable[str], wanted: set[str]) -> dict[str, str]:
    pairs = (line.strip().partition("|") for line in lines)
    # `CANCELLED by 1000`, `RUNNING+`: the first word counts.
    return {job: state.split()[0].rstrip("+") for job, _, state in pairs if job in wanted and state}


def _lines(command: list[str]) -> list[str] | None:
    """Return what a command prints; None where it is not there, hangs, or has nobody to ask."""
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=TIMEOUT_S, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    if done.returncode and "Invalid job id" not in done.stderr:
        return None
    return done.stdout.splitlines()  # a job that is too old to be known is an answer, too
