"""Hydra callback: a configuration is checked before anything is run, a sweep as a whole."""

from __future__ import annotations

import sys
from typing import Any

from hydra.core.global_hydra import GlobalHydra
from hydra.core.override_parser.overrides_parser import OverridesParser
from hydra.experimental.callback import Callback
from hydra.utils import get_class
from omegaconf import DictConfig, OmegaConf

from hydraopt.common.errors import UserError
from hydraopt.config.choices import config_folders, read_choices
from hydraopt.config.convert import to_config
from hydraopt.config.explain import REFUSALS, explain
from hydraopt.config.trials import compose_once
from hydraopt.config.validate import validate


class CheckBeforeStart(Callback):
    """Ends the process with status 2 and a clean message where the configuration cannot be used.

    Hydra turns a callback's exceptions into warnings, so the message is printed here. The job
    checks again, for launchers that start it elsewhere.
    """

    def on_run_start(self, config: DictConfig, **kwargs: Any) -> None:
        """Check the one configuration, before its folder is made."""
        try:
            validate(to_config(config))
        except UserError as error:
            _leave(str(error))

    def on_multirun_start(self, config: DictConfig, **kwargs: Any) -> None:
        """Check every trial of a grid, before the first one starts."""
        loader = GlobalHydra.instance().config_loader()
        choices = read_choices(config_folders(config))
        compose_once(loader)

        def load(overrides: list[str]) -> DictConfig:
            return loader.load_sweep_config(config, overrides)

        refusals: dict[str, list[str]] = {}
        for overrides in _trials(config):
            try:
                validate(to_config(load(overrides)))
            except UserError as error:
                refusals.setdefault(str(error), []).append(" ".join(overrides))
            except REFUSALS as error:
                text = str(explain(error, load, overrides, choices))
                refusals.setdefault(text, []).append(" ".join(overrides))
        if refusals:
            _leave("\n\n".join(_told(text, trials) for text, trials in refusals.items()))


def _trials(config: DictConfig) -> list[list[str]]:
    """Return the overrides of each trial of a grid; none for a sweeper that searches."""
    sweeper = get_class(config.hydra.sweeper._target_)
    if not hasattr(sweeper, "split_arguments"):
        return []
    given = [f"{key}={value}" for key, value in (config.hydra.sweeper.params or {}).items()]
    given += OmegaConf.to_container(config.hydra.overrides.task)  # type: ignore[arg-type]
    parsed = OverridesParser.create().parse_overrides(given)
    return [list(trial) for batch in sweeper.split_arguments(parsed, None) for trial in batch]


def _told(text: str, trials: list[str]) -> str:
    more = f" and {len(trials) - 1} more trials" if len(trials) > 1 else ""
    return f"Trial {trials[0]}{more}: {text}"


def _leave(message: str) -> None:
    print(message, file=sys.stderr)
    raise SystemExit(2)
