"""A command under Hydra: compose, run, and end with a clean message where the user can mend it."""

from __future__ import annotations

import importlib
import logging
import os
import sys
import time
import traceback
from collections.abc import Mapping
from pathlib import Path

import hydra
from hydra._internal.utils import get_args, get_args_parser
from hydra.core.global_hydra import GlobalHydra
from hydra.core.hydra_config import HydraConfig
from hydra.types import RunMode
from omegaconf import DictConfig

from hydraopt.cli.launching.failed import TrialFailed
from hydraopt.common.errors import NothingFound, UserError
from hydraopt.common.stopping import StopGuard, Stopped
from hydraopt.config import resolvers, schema
from hydraopt.config.choices import read_choices
from hydraopt.config.convert import to_config
from hydraopt.config.explain import REFUSALS, explain
from hydraopt.config.location import conf_dir
from hydraopt.config.schema import RootConfig
from hydraopt.config.validate import validate
from hydraopt.sweeps.ledger import Trial, attempt, read_trial, state_of, write_trial
from hydraopt.training.ranks import is_first_rank

log = logging.getLogger(__name__)

LEDGERED = ("train", "evaluate", "prompting", "steer", "profile")
"""Commands whose attempts are recorded in their folder."""

KEPT = ("train", "evaluate")
"""Commands that a sweep does not run again where their folder says that they are done."""

# At import, so that a process which unpickles `job` knows them too.
schema.register()
resolvers.register()


def run_command(command: str) -> int:
    """Run a command with the overrides of `sys.argv`; return the exit status.

    0: done; 1: trials of a sweep failed, or nothing better was found; 2: something that the user
    can mend, said on standard error without a traceback; 130: Ctrl-C; 143: SIGTERM; 140: SIGUSR2. A
    bug in our own code is not caught.
    """
    _gather_overrides()
    # Hydra otherwise prints errors in its own way and ends with status 1 for all of them alike.
    os.environ["HYDRA_FULL_ERROR"] = "1"
    try:
        start = hydra.main(version_base="1.3", config_path=str(conf_dir()), config_name=command)
        with StopGuard():
            start(job)()
    except UserError as error:
        return _say(error)
    except TrialFailed:
        return 1  # the launcher has said which, and why
    except Stopped as stop:
        print(f"\nStopped by {stop.signum.name}. The same command continues.", file=sys.stderr)
        return stop.exit_status
    except KeyboardInterrupt:
        print("\nStopped. The same command continues.", file=sys.stderr)
        return 130
    except REFUSALS as error:
        if not _is_of_composition(error):
            raise
        return _say(_explained(error, command))
    return 0


def job(composed: DictConfig) -> float | None:
    """Check a composed configuration, and hand it to its command; Hydra calls this for each trial.

    Returns:
        The figure that a sweeper minimises (`sweep_figure`); None where the command has none.

    Raises:
        UserError: In a sweep; the other trials go on.
        SystemExit: In a single run: with status 2 for an error that the user can mend, 1 where
            nothing better was found.
    """
    hydra_config = HydraConfig.get()
    run_dir = Path(hydra_config.runtime.output_dir)
    in_sweep = hydra_config.mode == RunMode.MULTIRUN
    if not is_first_rank():
        logging.disable(logging.WARNING)
    command = next(
        name for name, root in schema.ROOTS.items() if root is composed._metadata.object_type
    )
    try:
        config = to_config(composed)
        validate(config)
        if in_sweep and command in KEPT and (known := state_of(run_dir)).outcome == "done":
            log.info("Done before: %s", run_dir.name)
            figures: Mapping[str, float] = known.figures
        else:
            figures = _attempted(command, config, run_dir)
    except UserError as error:
        log.error("%s", error)
        if in_sweep:
            raise
        raise SystemExit(2) from None
    except NothingFound:
        if not in_sweep:
            raise SystemExit(1) from None
        figures = {}
    return figures.get(getattr(config, "sweep_figure", ""))


def _attempted(command: str, config: RootConfig, run_dir: Path) -> Mapping[str, float]:
    """Run a command, and record it in its folder's ledger."""
    module = importlib.import_module(f"hydraopt.cli.commands.{command}")
    if command not in LEDGERED or not is_first_rank():
        return module.run(config, run_dir) or {}
    if read_trial(run_dir) is None:
        overrides = list(HydraConfig.get().overrides.task)
        write_trial(run_dir, Trial(run_dir.name, command, overrides, submitted=time.time()))
    with attempt(run_dir) as figures:
        figures |= module.run(config, run_dir) or {}
    return figures


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
