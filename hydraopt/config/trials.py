"""The trials of a sweep as they were composed: checked, submitted and merged from one composition.

Composing a trial takes longer than all else that is done with it before it runs, so each is
composed once in a process, and everybody who needs it takes it from here.
"""

from __future__ import annotations

from collections.abc import Sequence

from hydra.core.config_loader import ConfigLoader
from omegaconf import DictConfig

_composed: dict[tuple[str, ...], DictConfig] = {}


def compose(loader: ConfigLoader, sweep: DictConfig, overrides: Sequence[str]) -> DictConfig:
    """Return the composed configuration of a trial, which is not to be changed.

    Args:
        loader: Hydra's loader of this process.
        sweep: The sweep's own configuration.
        overrides: The trial's overrides, as the sweeper made them.
    """
    key = tuple(overrides)
    if key not in _composed:
        _composed[key] = loader.load_sweep_config(sweep, list(overrides))
    return _composed[key]


def composed() -> list[DictConfig]:
    """Return every trial that was composed in this process, in the order of the sweep."""
    return list(_composed.values())


def forget() -> None:
    """Begin with a new sweep."""
    _composed.clear()
