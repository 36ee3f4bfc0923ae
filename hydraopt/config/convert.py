"""From a composed configuration to the plain data classes: once, in this one place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, fields, is_dataclass
from pathlib import Path
from typing import Any

from omegaconf import DictConfig, OmegaConf
from omegaconf.errors import OmegaConfBaseException

from hydraopt.config.problems import Problem, did_you_mean, refusal
from hydraopt.config.resolvers import job_config
from hydraopt.config.schema import RootConfig


def to_config(composed: DictConfig) -> RootConfig:
    """Return the command's root object, with every interpolation resolved.

    Nodes that describe one class (`weighting`, `label`, ...) become plain dictionaries.

    Raises:
        UserError: A value is missing, or an interpolation leads nowhere or to the wrong type.
    """
    job = job_config(composed)
    try:
        problems = [*_missing_keys(job), *_unknown_keys(job)]
        config: Any = None if problems else OmegaConf.to_object(job)
    except OmegaConfBaseException as error:
        raise refusal([problem_of(error)]) from error
    if problems:
        raise refusal(problems)
    if not isinstance(config, RootConfig):
        raise refusal(
            [
                Problem(
                    "defaults",
                    "",
                    "a root file of your own begins with the schema of its command.",
                    "Start its defaults list with train_schema, for example.",
                )
            ]
        )
    for field in fields(config):
        if field.type == "Any" and is_dataclass(value := getattr(config, field.name)):
            setattr(config, field.name, asdict(value))  # type: ignore[arg-type]
    if hasattr(config, "objectives"):
        config.objectives = {
            name: asdict(value) if is_dataclass(value) else value  # type: ignore[arg-type]
            for name, value in config.objectives.items()
        }
    _expand_home(config)
    return config


PATHS = (
    "paths.runs",
    "paths.multirun",
    "paths.cache",
    "paths.measurements",
    "dataset.path",
    "dataset.measurements_path",
    "suite.path",
    "warm_start.adapter",
    "model.location",
    "adapter",
    "measurements",
    "file",
    "tests",
    "examples",
    "recorded",
    "run",
    "sources",
    "key",
    "output",
)
"""Full keys of paths; a YAML file and a quoted override leave their `~` to us."""


def _expand_home(config: Any) -> None:
    for key in PATHS:
        *sections, last = key.split(".")
        node = config
        for section in sections:
            node = getattr(node, section, None)
        value = getattr(node, last, None)
        if isinstance(value, str) and value.startswith("~"):
            setattr(node, last, str(Path(value).expanduser()))


def _missing_keys(job: DictConfig) -> Iterator[Problem]:
    for key in sorted(OmegaConf.missing_keys(job)):
        yield Problem(key, "???", "a value is needed.", f"Give one: {key}=...")


def _unknown_keys(node: DictConfig, prefix: str = "") -> Iterator[Problem]:
    """Yield keys that were added with `+` to a typed node, where nothing reads them."""
    kind = node._metadata.object_type
    known = {field.name for field in fields(kind)} if is_dataclass(kind) else None
    for key, value in node.items_ex(resolve=False):
        if known is not None and key not in known:
            yield Problem(
                f"{prefix}{key!s}",
                str(value),
                "there is no such key, so nothing would read it.",
                did_you_mean(f"{prefix}{key!s}", [f"{prefix}{name}" for name in known])
                or "Leave it out.",
            )
        elif isinstance(value, DictConfig) and not value._is_none():
            yield from _unknown_keys(value, f"{prefix}{key!s}.")


def problem_of(error: OmegaConfBaseException) -> Problem:
    """Return what OmegaConf found wrong, in our form."""
    said = (getattr(error, "msg", None) or str(error)).splitlines()
    return Problem(
        key=error.full_key or "configuration",
        value="" if error.value is None else str(error.value),
        rule=said[0].strip() if said else type(error).__name__,
        remedy="Correct the value, or the YAML it comes from.",
    )
