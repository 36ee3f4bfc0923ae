"""What a job of a sweep does on the cluster, from its first line to its exit status.

Everything that it depends on was decided when it was submitted, so that an edit of `conf/` does not
change a job that waits or is run again. This module is the one owner of requeueing.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import traceback
from dataclasses import dataclass
from pathlib import Path

from hydra import version
from hydra._internal.callbacks import Callbacks
from hydra.core.utils import JobRuntime, run_job, setup_globals
from hydra.types import HydraContext, TaskFunction
from omegaconf import DictConfig, open_dict

from hydraopt.cli.app import KEPT
from hydraopt.cli.console import quiet_libraries, share_processors
from hydraopt.cli.launching.place import set_ranks
from hydraopt.common.errors import UserError
from hydraopt.common.files import append_line
from hydraopt.common.stopping import REQUEUE, SIGNALS, StopGuard, Stopped
from hydraopt.sweeps.ledger import ATTEMPTS, slurm_job, state_of
from hydraopt.training.ranks import is_first_rank

REQUEUE_TIMEOUT_S = 60.0


@dataclass
class TrialJob:
    """One trial; it is pickled when it is submitted and called on the cluster.

    Attributes:
        config: The trial's composed configuration, Hydra's own part with it.
        task_function: What Hydra runs with it.
        folder: Of the trial.
        working_dir: Folder that relative paths start from.
        python_path: The user's own `PYTHONPATH`; None: there was none.
    """

    config: DictConfig
    task_function: TaskFunction
    folder: Path
    working_dir: str
    python_path: str | None

    def __call__(self) -> None:
        """Run the trial, or what is left of it.

        Raises:
            SystemExit: With the status that SLURM is to see, if it is not 0.
        """
        self._settle()
        try:
            with StopGuard(self.config.cluster.grace_s):
                status = self._run()
                # A trial that is through must not go back into the queue.
                signal.pthread_sigmask(signal.SIG_BLOCK, [REQUEUE])
        except Stopped as stop:
            signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)  # a requeue begins with SIGTERM
            status = self._leave(stop)
        if status:
            raise SystemExit(status)

    def _settle(self) -> None:
        """Make the process what it would be if the user had started it."""
        os.chdir(self.working_dir)
        if self.python_path is None:
            os.environ.pop("PYTHONPATH", None)  # ours brought this process here, and no other
        else:
            os.environ["PYTHONPATH"] = self.python_path
        quiet_libraries()
        share_processors()
        set_ranks(os.environ)

    def _run(self) -> int:
        """Return the exit status of the run."""
        state = state_of(self.folder)
        command = self.config.hydra.job.config_name
        if state.outcome == "done" and (command in KEPT or state.job == slurm_job()):
            # It ended after a requeue that came from outside, within SLURM's KillWait.
            print(f"Done before: {self.folder.name}", flush=True)
            return 0
        restarts, most = _restarts(), self.config.cluster.max_restarts
        if restarts > most:
            # SLURM's own requeues count too, or a trial that takes its node down never ends.
            return self._give_up(f"started again {restarts} times, and cluster.max_restarts={most}")
        setup_globals()
        version.setbase(self.config.hydra.runtime.version_base)  # `hydra.main` did so where we were
        JobRuntime.instance().set("name", self.config.hydra.job.name)
        with open_dict(self.config.hydra.job):
            self.config.hydra.job.id = slurm_job()
        returned = run_job(
            # Nothing is composed here, so there is no loader.
            hydra_context=HydraContext(None, Callbacks(self.config)),  # type: ignore[arg-type]
            task_function=self.task_function,
            config=self.config,
            job_dir_key="hydra.sweep.dir",
            job_subdir_key="hydra.sweep.subdir",
            configure_logging=is_first_rank(),
        )
        error = returned._return_value
        if not isinstance(error, Exception):
            return 0
        if isinstance(error, UserError):
            return 2  # it was said
        traceback.print_exception(error)
        return 1

    def _leave(self, stop: Stopped) -> int:
        """Go back into the queue if the signal asks for it; return the exit status."""
        if not stop.requeue:
            return stop.exit_status
        if not is_first_rank():
            return 0  # the first rank acts for all; a failure of ours could end it before it has
        restarts, most = _restarts(), self.config.cluster.max_restarts
        if restarts >= most:
            self._give_up(
                f"asked to leave after {restarts} restarts, and cluster.max_restarts={most}"
            )
            return stop.exit_status
        print(f"{stop}; back into the queue (restart {restarts + 1} of {most})", flush=True)
        try:
            subprocess.run(
                ["scontrol", "requeue", slurm_job()],
                check=True,
                capture_output=True,
                text=True,
                timeout=REQUEUE_TIMEOUT_S,
            )
        except (OSError, subprocess.SubprocessError) as error:
            said = str(getattr(error, "stderr", "") or error).strip()
            self._give_up(f"scontrol requeue failed ({said})")
        return stop.exit_status

    def _give_up(self, message: str) -> int:
        """Record that this trial is not run again by itself; what it has is kept.

        Returns:
            The exit status. Of the ranks only the first fails: that of another could end it before
            it has recorded anything.
        """
        if not is_first_rank():
            return 0
        told = f"{message}. The same command continues it."
        print(told, file=sys.stderr, flush=True)
        end = {"event": "end", "time": time.time(), "outcome": "failed", "message": told}
        append_line(self.folder / ATTEMPTS, {**end, "job": slurm_job(), "figures": {}})
        return 1


def _restarts() -> int:
    """Return how often SLURM has started this job again."""
    return int(os.environ.get("SLURM_RESTART_COUNT") or 0)
