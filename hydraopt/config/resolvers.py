"""Values that YAML computes: the cache folder, the name of a run, the help text."""

from __future__ import annotations

import copy
import re
from typing import Any

from omegaconf import DictConfig, OmegaConf, SCMode, open_dict, read_write

from hydraopt.common.files import canonical_json, sha256_text
from hydraopt.models.cache import cache_folder

WITHOUT_EFFECT = (
    "hydra",
    "paths",
    "logger",
    "allow_targets",
    "workers",
    "output",
    "cluster",
    "sweep_figure",
    "against",
    "references",
    "apply",
)
"""Parts of a configuration that change no result, and so no run's name."""

NAMED_BY: dict[str, tuple[str, ...]] = {
    "train": ("model", "weighting"),
    "evaluate": ("policy", "model", "suite"),
    "optimize": ("policy", "model"),
    "prompting": ("policy", "model", "suite"),
    "steer": ("policy", "model", "suite"),
    "profile": ("dataset",),
    "corpus": ("dataset",),
    "pairs": ("dataset", "weighting"),
    "doctor": ("sandbox",),
}
"""Command to the groups whose choices stand in a run's name."""


def job_config(root: DictConfig) -> DictConfig:
    """Return a copy of a composed configuration without Hydra's own part."""
    job = copy.deepcopy(root)
    with read_write(job), open_dict(job):
        job.pop("hydra", None)
    return job


def config_hash(root: DictConfig) -> str:
    """Return 8 hexadecimal digits of everything in the configuration that can change a result."""
    container: Any = OmegaConf.to_container(
        job_config(root), resolve=True, structured_config_mode=SCMode.DICT
    )
    kept = {key: value for key, value in container.items() if key not in WITHOUT_EFFECT}
    return sha256_text(canonical_json(kept))[:8]


def run_name(root: DictConfig) -> str:
    """Return a run's name, such as `smollm2_135m-adaptive-1f2e3d4c`.

    It is made from the configuration and not from the clock, so that the same command finds its
    own checkpoint again.
    """
    command = root.hydra.job.config_name
    choices = root.hydra.runtime.choices
    parts = [] if command == "train" else [command]
    groups = [group for group in NAMED_BY.get(command, ()) if group in choices]
    if choices.get("policy", "local") != "local":
        groups = [group for group in groups if group != "model"]  # no model runs here
    parts += [str(choices[group]) for group in groups]
    readable = [re.sub(r"[^A-Za-z0-9_.]+", "_", part) for part in parts]
    return "-".join([*readable, config_hash(root)])


def register() -> None:
    """Make the resolvers known to OmegaConf; calling it again changes nothing."""

    def name(*, _root_: DictConfig) -> str:
        return run_name(_root_)

    def help_text(*, _root_: DictConfig) -> str:
        from hydraopt.config.help import help_text as text

        return text(_root_)

    OmegaConf.register_new_resolver("hydraopt.cache", lambda: str(cache_folder()), replace=True)
    OmegaConf.register_new_resolver("hydraopt.run_name", name, replace=True)
    OmegaConf.register_new_resolver("hydraopt.help", help_text, replace=True)
