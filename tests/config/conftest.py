from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest
import yaml
from hydra import initialize_config_dir
from hydra.core.global_hydra import GlobalHydra
from hydra.types import RunMode
from omegaconf import DictConfig

from hydraopt.config import resolvers, schema
from hydraopt.config.convert import to_config
from hydraopt.config.help import GROUPS
from hydraopt.config.location import conf_dir

Compose = Callable[..., DictConfig]


@pytest.fixture
def compose() -> Any:
    """Compose a command as Hydra does on the command line, with Hydra's own node kept."""
    schema.register()
    resolvers.register()
    with initialize_config_dir(config_dir=str(conf_dir()), version_base="1.3"):
        loader = GlobalHydra.instance().config_loader()

        def composed(command: str, *overrides: str) -> DictConfig:
            return loader.load_configuration(command, list(overrides), RunMode.RUN)

        yield composed


_CONFIGURED: dict[tuple[str, ...], Any] = {}


@pytest.fixture
def adjusted(configure: Callable[..., Any]) -> Callable[..., Any]:
    """Like `configure`, but composed once per command and choices; keys are set afterwards."""

    def adjust(command: str, *overrides: str) -> Any:
        chosen = tuple(text for text in overrides if text.split("=")[0] in GROUPS)
        if (command, *chosen) not in _CONFIGURED:
            _CONFIGURED[command, *chosen] = configure(command, *chosen)
        config = copy.deepcopy(_CONFIGURED[command, *chosen])
        for text in overrides:
            if text not in chosen:
                _set(config, *text.split("=", maxsplit=1))
        return config

    return adjust


def _set(config: Any, key: str, value: str) -> None:
    *sections, last = key.split(".")
    for section in sections:
        config = config[section] if isinstance(config, dict) else getattr(config, section)
    parsed = yaml.safe_load(value)
    if isinstance(config, dict):
        config[last] = parsed
    else:
        setattr(config, last, parsed)


@pytest.fixture
def configure(compose: Compose) -> Callable[..., Any]:
    """Compose a command and convert it to its plain data classes."""
    return lambda command, *overrides: to_config(compose(command, *overrides))
