"""The trials of a sweep, composed once for all who want them.

Our check of a sweep, Hydra's own and the launcher would each compose every trial from its files,
which takes longer than all else that is done with a trial before it runs
(`experiments/slurm_launch`).
"""

from __future__ import annotations

import functools
import pickle
from collections.abc import Sequence
from typing import Any, cast

from hydra._internal.config_loader_impl import get_overrides_dirname
from hydra.core.override_parser.overrides_parser import OverridesParser
from hydra.core.override_parser.types import Override, OverrideType
from omegaconf import DictConfig, OmegaConf

_chosen: dict[tuple[str, ...], bytes] = {}
"""Choices to what they make of the files, pickled: copies are made faster so."""

_composed: dict[tuple[str, ...], DictConfig] = {}


def compose_once(loader: Any) -> None:
    """Begin with a new sweep, and let Hydra's loader compose each of its trials once.

    Args:
        loader: Hydra's `ConfigLoader` of this process; its `load_sweep_config` is replaced.
    """
    _composed.clear()
    _chosen.clear()
    loader.load_sweep_config = functools.partial(_load, loader)


def composed() -> list[DictConfig]:
    """Return every trial that was composed in this process, in the order of the sweep."""
    return list(_composed.values())


def _load(loader: Any, master_config: DictConfig, sweep_overrides: Sequence[str]) -> DictConfig:
    """Return a trial's configuration; the arguments' names are Hydra's."""
    known = _composed.get(tuple(sweep_overrides))
    # A launcher writes the trial's number into it, and Hydra what it finds while it runs: what was
    # launched is nobody else's any more.
    if known is None or not OmegaConf.is_missing(known.hydra.job, "num"):
        known = _compose(loader, master_config, list(sweep_overrides))
        _composed[tuple(sweep_overrides)] = known
    return known


def _compose(loader: Any, master_config: DictConfig, overrides: list[str]) -> DictConfig:
    """Return what Hydra composes: choices from files once for all trials, then a trial's values.

    Hydra, too, applies values after all choices and in their order. Whatever is neither a choice
    nor a plain value of a key that is there (`+key=1`, `~key`) is left to Hydra itself.
    """
    whole = type(loader).load_sweep_config
    parsed = OverridesParser.create().parse_overrides(overrides)
    values = [entry for entry in parsed if not loader.repository.group_exists(entry.key_or_group)]
    if not values or not all(map(_is_plain, values)):
        return cast(DictConfig, whole(loader, master_config, overrides))
    chosen = tuple(str(entry.input_line) for entry in parsed if entry not in values)
    try:
        if chosen not in _chosen:
            _chosen[chosen] = pickle.dumps(whole(loader, master_config, list(chosen)))
        config: DictConfig = pickle.loads(_chosen[chosen])
        loader._apply_overrides_to_config(values, config)
    except Exception:
        return cast(DictConfig, whole(loader, master_config, overrides))  # it says what is wrong
    names = config.hydra.job.config.override_dirname
    config.hydra.overrides.task = [entry.input_line for entry in parsed]
    config.hydra.job.override_dirname = get_overrides_dirname(
        parsed, list(names.exclude_keys), names.item_sep, names.kv_sep
    )
    return config


def _is_plain(override: Override) -> bool:
    key = override.key_or_group
    plain = override.type == OverrideType.CHANGE and override.package is None
    return plain and not override.is_sweep_override() and key.split(".")[0] != "hydra"
