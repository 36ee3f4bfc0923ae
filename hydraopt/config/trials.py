"""The trials of a sweep, composed once for all who want them.

Our check of a sweep, Hydra's own and the launcher compose each trial in turn. Composing takes longer
than all else that is done with a trial before it runs (`experiments/slurm_launch`).
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Any

from hydra.core.config_loader import ConfigLoader
from omegaconf import DictConfig, OmegaConf

_composed: dict[tuple[str, ...], DictConfig] = {}


def compose_once(loader: Any) -> None:
    """Begin with a new sweep, and let Hydra's loader compose each of its trials once.

    Args:
        loader: Hydra's `ConfigLoader` of this process; its `load_sweep_config` is replaced.
    """
    _composed.clear()
    loader.load_sweep_config = functools.partial(_load, loader)


def composed() -> list[DictConfig]:
    """Return every trial that was composed in this process, in the order of the sweep."""
    return list(_composed.values())


def _load(
    loader: ConfigLoader, master_config: DictConfig, sweep_overrides: Sequence[str]
) -> DictConfig:
    """Return a trial's configuration; the arguments' names are Hydra's."""
    known = _composed.get(tuple(sweep_overrides))
    # A launcher writes the trial's number into it, and Hydra what it finds while it runs: what was
    # launched is nobody else's any more.
    if known is None or not OmegaConf.is_missing(known.hydra.job, "num"):
        known = type(loader).load_sweep_config(loader, master_config, list(sweep_overrides))
        _composed[tuple(sweep_overrides)] = known
    return known
