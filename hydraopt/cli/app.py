"""A command under Hydra: compose, run, and end with a clean message where the user can mend it."""

from __future__ import annotations

import importlib
import logging
import os
import sys
import traceback
from pathlib import Path

import hydra
from hydra._internal.utils import get_args, get_args_parser
from hydra.core.global_hydra import GlobalHydra
from hydra.core.hydra_config import HydraConfig
from hydra.types import RunMode
from omegaconf import DictConfig

from hydraopt.common.errors import UserError
from hydraopt.config import resolvers, schema
from hydraopt.config.choices import read_choices
from hydraopt.config.convert import to_config
from hydraopt.config.explain import REFUSALS, explain
from hydraopt.config.location import conf_dir
from hydraopt.config.validate import validate

log = logging.getLogger(__name__)


def run_command(command: str) -> int:
    """Run a command with the overrides of `sys.argv`; return the exit status.

    0: done; 2: something that the user can mend, said on standard error without a traceback;
    130: Ctrl-C. A bug in our own code is not caught.
    """
    _gather_overrides()
    schema.register()
    resolvers.register()
    # Hydra otherwise prints errors in its own way and ends with status 1 for all of them alike.
    os.environ["HYDRA_FULL_ERROR"] = "1"
    try:
        start = hydra.main(version_base="1.3", config_path=str(conf_dir()), config_name=command)
        start(job)()
    except UserError as error:
        return _say(error)
    except KeyboardInterrupt:
        print("\nStopped. The same command continues.", file=sys.stderr)
        return 130
    except REFUSALS as error:
        if not _is_of_composition(error):
            raise
        return _say(_explained(error, command))
    return 0


def job(composed: DictConfig) -> None:
    """Check a composed configuration, and hand it to its command; Hydra calls this for each trial.

    Raises:
        UserError: In a sweep; the other trials go on.
        SystemExit: With status 2, in a single run, for an error that the user can mend.
    """
    hydra_config = HydraConfig.get()
    run_dir = Path(hydra_config.runtime.output_dir)
    command = next(
        name for name, root in schema.ROOTS.items() if root is composed._metadata.object_type
    )
    try:
        config = to_config(composed)
        validate(config)
        module = importlib.import_module(f"hydraopt.cli.commands.{command}")
        module.run(config, run_dir)
    except UserError as error:
        log.error("%s", error)
        if hydra_config.mode == RunMode.MULTIRUN:
            raise
        raise SystemExit(2) from None


def _gather_overrides() -> None:
    """Let overrides stand between options; Hydra's parser takes them in one piece only."""
    arguments = sys.argv[1:]
    overrides = get_args_parser().parse_intermixed_args(arguments).overrides
    for override in overrides:
        arguments.remove(override)
    sys.argv[1:] = [*overrides, *arguments]


def _is_of_composition(error: BaseException) -> bool:
    """Whether the error arose before the job began, out of Hydra's or OmegaConf's own code."""
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    if any(frame.f_code is job.__code__ for frame in frames):
        return False
    raised_in = str(frames[-1].f_globals.get("__name__", ""))
    return raised_in.split(".")[0] in {"hydra", "omegaconf", "yaml"}


def _explained(error: BaseException, command: str) -> UserError:
    arguments = get_args()
    folders = [Path(arguments.config_dir)] if arguments.config_dir else []
    if not all(folder.is_dir() for folder in folders):
        return UserError(f"--config-dir {folders[0]} is no folder. Check the path.")
    own = ",".join(f"'file://{folder.resolve()}'" for folder in folders)
    with hydra.initialize_config_dir(config_dir=str(conf_dir()), version_base="1.3"):
        loader = GlobalHydra.instance().config_loader()

        def load(overrides: list[str]) -> DictConfig:
            # Our own folders come by this way last instead of first, which is near enough here.
            searched = [*overrides, f"hydra.searchpath=[{own}]"] if own else overrides
            return loader.load_configuration(command, searched, RunMode.RUN)

        choices = read_choices([*folders, conf_dir()])
        return explain(error, load, arguments.overrides, choices, arguments.multirun)


def _say(error: UserError) -> int:
    print(error, file=sys.stderr)
    return 2
