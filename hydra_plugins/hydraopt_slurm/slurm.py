"""`hydra/launcher=slurm`: the trials of a sweep as one job array of a SLURM cluster.

Hydra imports this file at every start of every command, so the work stands elsewhere
(`hydraopt.cli.launching`) and is imported when a sweep is launched.
"""

# Hydra's scan runs this module before it is in `sys.modules`, where a data class would look its
# annotations up if they were strings: so no `from __future__ import annotations` here.

from collections.abc import Sequence
from dataclasses import dataclass

from hydra.core.config_store import ConfigStore
from hydra.core.utils import JobReturn
from hydra.plugins.launcher import Launcher
from hydra.types import HydraContext, TaskFunction
from omegaconf import DictConfig


@dataclass
class SlurmConf:
    """What a job asks for stands in the group `cluster`, which each trial may choose for itself."""

    _target_: str = "hydra_plugins.hydraopt_slurm.slurm.SlurmLauncher"


ConfigStore.instance().store(
    group="hydra/launcher", name="slurm", node=SlurmConf, provider="hydraopt_slurm"
)


class SlurmLauncher(Launcher):
    """Submits what is missing of a sweep, and waits for all of it."""

    def setup(
        self, *, hydra_context: HydraContext, task_function: TaskFunction, config: DictConfig
    ) -> None:
        """Keep what `launch` needs; Hydra calls this before."""
        self._context = hydra_context
        self._task_function = task_function
        self._config = config

    def launch(
        self, job_overrides: Sequence[Sequence[str]], initial_job_idx: int
    ) -> Sequence[JobReturn]:
        """Return what came of each trial, in the order given; see `launching.launch`."""
        from hydraopt.cli.launching.launch import launch

        loader = self._context.config_loader
        return launch(loader, self._task_function, self._config, job_overrides, initial_job_idx)
