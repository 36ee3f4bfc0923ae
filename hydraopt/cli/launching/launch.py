"""The trials of a sweep on a SLURM cluster: what is missing is submitted, all of it waited for."""

from __future__ import annotations

import contextlib
import logging
import signal
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from hydra.core.config_loader import ConfigLoader
from hydra.core.utils import JobReturn, JobStatus
from hydra.types import TaskFunction
from omegaconf import DictConfig, open_dict

from hydraopt.cli.console import shown
from hydraopt.cli.launching.failed import TrialFailed
from hydraopt.cli.launching.progress import Progress
from hydraopt.cli.launching.submitting import FOLDER, submit
from hydraopt.cli.launching.trials import Submitted
from hydraopt.cli.launching.waiting import Outcomes, wait
from hydraopt.common.errors import UserError
from hydraopt.common.files import sole_holder
from hydraopt.common.stopping import SIGNALS, Stopped, stop_guard
from hydraopt.sweeps.ledger import read_trial
from hydraopt.sweeps.queue import ENDED, ask

log = logging.getLogger(__name__)

SHOWN = 20
"""Failed trials that are listed."""


def launch(
    loader: ConfigLoader,
    task_function: TaskFunction,
    sweep: DictConfig,
    job_overrides: Sequence[Sequence[str]],
    first: int,
) -> list[JobReturn]:
    """Run trials on the cluster and return what came of each, in the order given.

    Trials that are done are not run again, and trials whose job waits or runs are not submitted
    again, whoever submitted them: the same command can be run at any time, in any shell. Ctrl-C
    cancels the jobs that this call has submitted; every other end of this process leaves them.

    Args:
        loader: Hydra's, which composes the trials.
        task_function: What Hydra runs with a trial's configuration.
        sweep: The sweep's own configuration.
        job_overrides: Of each trial, as the sweeper made them.
        first: Number of the first of them.

    Raises:
        UserError: There is no SLURM here, or it refuses the job.
        Stopped: A signal came.
    """
    wanted = [
        _composed(loader, sweep, overrides, first + number)
        for number, overrides in enumerate(job_overrides)
    ]
    # Two trials may differ in nothing that changes a result; they are one.
    trials = {trial.name: trial for trial in wanted}
    folder = Path(sweep.hydra.sweep.dir).absolute()
    outcomes = Outcomes()
    missing: list[Submitted] = []
    with stop_guard(), Progress(len(trials)) as progress:
        try:
            # What is decided by looking must hold until it is done.
            with sole_holder(folder / FOLDER / "launch.lock", _busy(folder)), _undisturbed():
                missing, under_way = _sorted_out(list(trials.values()), outcomes)
                if missing:
                    submit(missing, task_function, folder)
            _tell_start(folder, len(missing), len(under_way), len(outcomes.done))
            wait([*missing, *under_way], outcomes, progress)
        except (Stopped, KeyboardInterrupt) as stop:
            if isinstance(stop, KeyboardInterrupt) or stop.signum == signal.SIGINT:
                _cancel([t for t in missing if t.job and t.name not in _ended(outcomes)])
            raise
    _tell_end(trials, outcomes)
    return [_returned(trial, trials[trial.name], outcomes) for trial in wanted]


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Let signals wait while the block runs, so that there is no job that nobody knows of.

    Also for sbatch, which a terminal's Ctrl-C would reach.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _composed(
    loader: ConfigLoader, sweep: DictConfig, overrides: Sequence[str], number: int
) -> Submitted:
    config = loader.load_sweep_config(sweep, list(overrides))
    folder = Path(config.hydra.sweep.dir).absolute() / config.hydra.sweep.subdir
    with open_dict(config.hydra):
        # Decided here and now, whatever the node's code or working directory would make of it.
        config.hydra.sweep.dir, config.hydra.sweep.subdir = str(folder.parent), folder.name
        config.hydra.job.num = number
    return Submitted(list(overrides), config, str(config.hydra.job.config_name), folder)


def _sorted_out(
    trials: Sequence[Submitted], outcomes: Outcomes
) -> tuple[list[Submitted], list[Submitted]]:
    """Return the trials that have to be submitted, and those whose job waits or runs.

    Raises:
        UserError: SLURM does not answer.
    """
    left: list[Submitted] = []
    for trial in trials:
        state = trial.state()
        if trial.is_done(state):
            outcomes.done[trial.name] = trial.figure(state)
            continue
        known = read_trial(trial.folder)
        if known is not None and known.job:
            trial.job, trial.log = known.job, Path(known.log)
        left.append(trial)
    states = ask([trial.job for trial in left if trial.job])
    if states is None:
        raise UserError(
            "SLURM does not answer (squeue), so nobody knows whether trials that were submitted "
            "before still wait or run. Launch on a login node of the cluster, or try again later."
        )
    under_way = [trial for trial in left if states.get(trial.job, "GONE") not in {*ENDED, "GONE"}]
    missing = [trial for trial in left if trial not in under_way]
    for trial in missing:
        trial.job = ""
    return missing, under_way


def _busy(folder: Path) -> str:
    return (
        f"Another launch is submitting trials into {shown(folder)}. Run the same command again "
        "when it has."
    )


def _tell_start(folder: Path, submitted: int, under_way: int, done: int) -> None:
    parts = [
        f"{submitted} submitted",
        f"{under_way} waiting or running already",
        f"{done} done before",
    ]
    log.info(
        "%s. Logs lie in %s. Ctrl-C cancels what was submitted here; if this shell is lost the "
        "jobs go on, and the same command waits for them again.",
        ", ".join(part for part in parts if not part.startswith("0 ")),
        shown(folder / FOLDER),
    )


def _ended(outcomes: Outcomes) -> set[str]:
    return outcomes.done.keys() | outcomes.failed.keys()


def _cancel(trials: Sequence[Submitted]) -> None:
    """Cancel the jobs of trials that this launch has submitted."""
    if not trials:
        return
    done = subprocess.run(
        ["scancel", *(trial.job for trial in trials)], capture_output=True, text=True
    )
    if done.returncode:
        log.error("scancel failed: %s", done.stderr.strip())
    else:
        log.warning(
            "Cancelled the %d jobs that this launch had submitted and that had not ended.",
            len(trials),
        )


def _tell_end(trials: dict[str, Submitted], outcomes: Outcomes) -> None:
    if not outcomes.failed:
        log.info("All %d trials are done.", len(trials))
        return
    lines = [f"{len(outcomes.failed)} of {len(trials)} trials failed:"]
    for name in list(outcomes.failed)[:SHOWN]:
        trial = trials[name]
        lines += [
            f"  {name}: {outcomes.failed[name]}",
            f"    {' '.join(trial.overrides)}",
            f"    log: {shown(trial.log)}",
        ]
    if len(outcomes.failed) > SHOWN:
        lines.append(f"  ... and {len(outcomes.failed) - SHOWN} more.")
    lines.append("The others are done and kept: the same command runs only these again.")
    log.error("%s", "\n".join(lines))


def _returned(trial: Submitted, done_as: Submitted, outcomes: Outcomes) -> JobReturn:
    returned = JobReturn(overrides=trial.overrides)
    if trial.name in outcomes.done:
        returned.status = JobStatus.COMPLETED
        returned.return_value = outcomes.done[trial.name]
    else:
        returned.status = JobStatus.FAILED
        message = f"{trial.name}: {outcomes.failed[trial.name]} (log: {done_as.log})"
        returned.return_value = TrialFailed(message)
    return returned
