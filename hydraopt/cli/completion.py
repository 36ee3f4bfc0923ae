"""Shell completion: Hydra's, extended to `hydraopt COMMAND ...`."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Iterable

from hydraopt.config.actions import ACTIONS

SWEEP_OPTIONS = {"status": ("--watch", "--json"), "table": ("--figure", "--against", "--out")}
"""What `hydraopt sweep` does, with the options of each."""

COMPARE_OPTIONS = ("--output", "--json")
"""Options of `hydraopt compare`."""


def complete(command: str | None, commands: tuple[str, ...]) -> int:
    """Answer `-sc install=SHELL`, `-sc uninstall=SHELL` or the shell's own `-sc query=SHELL`.

    Args:
        command: The command that the script stands for (`train.py`); None: the first word of the
            line being completed names it.
        commands: Names of all commands.
    """
    asks = any(argument.startswith("query=") for argument in sys.argv)
    if asks and command is None:
        app, _, rest = os.environ.get("COMP_LINE", "").lstrip().partition(" ")
        command, space, rest = rest.lstrip().partition(" ")
        if not space:
            return _offer(commands, command)
        if command not in commands:
            return 0
        if command in ACTIONS:
            action, space, after = rest.lstrip().partition(" ")
            if not space and "=" not in action:
                return _offer(ACTIONS[command], action)
            rest = after if action in ACTIONS[command] else rest
        os.environ["COMP_LINE"] = f"{app} {rest}"
    if asks and command == "sweep":
        return _offer_sweep(rest)
    if asks and command == "compare":
        return _offer_folders(rest, COMPARE_OPTIONS)
    from hydraopt.cli.app import run_command

    if not asks:
        return run_command(command or "train")
    printed = io.StringIO()
    # A line that is half written cannot always be composed; the shell is no place to say so.
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(io.StringIO()):
        run_command(command or "train")
    # Schemas are registered beside the choices, but are none.
    words = [word for word in printed.getvalue().split() if not word.endswith("_schema")]
    return _offer(words, "")


def _offer_sweep(rest: str) -> int:
    """Offer what may follow `hydraopt sweep`: an action, its options, a folder."""
    action, space, after = rest.lstrip().partition(" ")
    if not space:
        return _offer(SWEEP_OPTIONS, action)
    return _offer_folders(after, SWEEP_OPTIONS[action]) if action in SWEEP_OPTIONS else 0


def _offer_folders(rest: str, options: Iterable[str]) -> int:
    """Offer the options where a hyphen begins the last word, else the folders it may become."""
    word = rest.rpartition(" ")[2]
    if word.startswith("-"):
        return _offer(options, word)
    parent = os.path.dirname(word)
    with contextlib.suppress(OSError), os.scandir(parent or ".") as entries:
        folders = [os.path.join(parent, entry.name, "") for entry in entries if entry.is_dir()]
        return _offer(sorted(folders), word)
    return 0


def _offer(words: Iterable[str], start: str) -> int:
    print(" ".join(word for word in words if word.startswith(start)))
    return 0
