"""From trials to jobs: one array for all trials that ask the cluster for the same."""

from __future__ import annotations

import os
import shlex
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hydra.types import TaskFunction
from omegaconf import DictConfig, OmegaConf

from hydraopt.cli.launching.job import TrialJob
from hydraopt.cli.launching.trials import Submitted
from hydraopt.common.errors import UserError
from hydraopt.common.files import canonical_json
from hydraopt.common.stopping import REQUEUE
from hydraopt.sweeps.ledger import Trial, write_trial

FOLDER = ".slurm"
"""Below the sweep's folder: what is submitted, and what jobs print."""

BLOCKING = (
    "import os, signal, sys; "
    f"signal.pthread_sigmask(signal.SIG_BLOCK, [signal.{REQUEUE.name}]); "
    "os.execv(sys.argv[1], sys.argv[1:])"
)
"""Python that starts a command with the signal blocked. `env --block-signal` came with coreutils
8.31 (2019, its NEWS), and RHEL 8 has 8.30."""


def submit(trials: Sequence[Submitted], task_function: TaskFunction, sweep: Path) -> None:
    """Submit trials and note each one's job in its folder.

    Args:
        trials: They get their job's id and the file of its output.
        task_function: What Hydra runs with a trial's configuration.
        sweep: The sweep's folder.

    Raises:
        UserError: There is no SLURM here, or it refuses the job.
    """
    alike: dict[str, list[Submitted]] = {}
    for trial in trials:
        wanted = canonical_json(OmegaConf.to_container(trial.config.cluster, resolve=True))
        alike.setdefault(wanted, []).append(trial)
    for together in alike.values():
        _submit_array(together, task_function, sweep / FOLDER)


def _submit_array(trials: Sequence[Submitted], task_function: TaskFunction, folder: Path) -> None:
    from submitit import SlurmExecutor
    from submitit.core.utils import FailedJobError, FailedSubmissionError

    cluster = trials[0].config.cluster
    folder.mkdir(parents=True, exist_ok=True)
    try:
        executor = SlurmExecutor(folder, python=python_command())
    except RuntimeError:
        raise UserError(
            "hydra/launcher=slurm: there is no SLURM here (no srun on PATH). Launch on a login "
            "node of the cluster, or leave hydra/launcher out to run the trials here."
        ) from None
    executor.update_parameters(**parameters(cluster, f"hydraopt-{trials[0].command}"))
    here, python_path = os.getcwd(), os.environ.get("PYTHONPATH")
    calls = [TrialJob(t.config, task_function, t.folder, here, python_path) for t in trials]
    try:
        jobs = executor.submit_array(calls)
    except (FailedJobError, FailedSubmissionError) as error:
        lines = str(error).splitlines()
        said = [line.removeprefix("sbatch: ") for line in lines if line.startswith("sbatch: ")]
        raise UserError(
            f"SLURM refused the job ({'; '.join(said) or error}). Correct the group cluster: "
            "--cfg job --package cluster shows it."
        ) from error
    now = time.time()
    for trial, job in zip(trials, jobs, strict=True):
        trial.job, trial.log = job.job_id, Path(job.paths.stdout)
        write_trial(
            trial.folder,
            Trial(trial.name, trial.command, trial.overrides, trial.job, str(trial.log), now),
        )


def python_command() -> str:
    """Return the command that starts Python on the node, as a shell takes it.

    The signal that asks to leave is blocked until our handler is there: without one it would kill
    the process while it imports. What can be imported here can be imported there.
    """
    found = [str(Path(entry or ".").absolute()) for entry in sys.path]
    path = f"PYTHONPATH={os.pathsep.join(found)}"
    # -I -S: it imports nothing of ours, so that it is there within milliseconds.
    blocking = [sys.executable, "-I", "-S", "-c", BLOCKING]
    return shlex.join(["env", path, *blocking, sys.executable])


def parameters(cluster: DictConfig, name: str) -> dict[str, Any]:
    """Return what submitit is to ask sbatch for.

    Args:
        cluster: The group `cluster` of a trial.
        name: Of the jobs.
    """
    wanted: dict[str, Any] = {
        "job_name": name,
        "partition": cluster.partition or None,
        "account": cluster.account or None,
        "qos": cluster.qos or None,
        "nodes": cluster.nodes,
        "ntasks_per_node": cluster.tasks_per_node,
        "gpus_per_node": cluster.gpus or None,
        "cpus_per_task": cluster.cpus,
        "mem": cluster.mem or None,
        "time": cluster.time_min,
        "exclusive": cluster.exclusive or None,
        "setup": list(cluster.setup) or None,
        "signal_delay_s": cluster.signal_delay_s,
        "array_parallelism": cluster.max_parallel,
        "stderr_to_stdout": True,
        # Where a rank fails the others would wait for it.
        # (srun does not take over the cores that sbatch was asked for)
        "srun_args": ["--kill-on-bad-exit=1", f"--cpus-per-task={cluster.cpus}"],
        # Of jobs that SLURM itself takes from a node (preemption, a crash), ours go on.
        "additional_parameters": {**cluster.sbatch, "requeue": True},
    }
    return {key: value for key, value in wanted.items() if value is not None}
