"""Shell completion: Hydra's, extended to `hydraopt COMMAND ...`."""

from __future__ import annotations

import contextlib
import io
import os
import sys

ACTIONS = ("check", "build", "report")
"""What `hydraopt corpus` does."""


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
        if command == "corpus":
            action, space, after = rest.lstrip().partition(" ")
            if not space and "=" not in action:
                return _offer(ACTIONS, action)
            rest = after if action in ACTIONS else rest
        os.environ["COMP_LINE"] = f"{app} {rest}"
    from hydraopt.cli.app import run_command

    if not asks:
        return run_command(command or "train")
    printed = io.StringIO()
    # A line that is half written cannot always be composed; the shell is no place to say so.
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(io.StringIO()):
        run_command(command or "train")
    # Schemas are registered beside the choices, but are none.
    words = [word for word in printed.getvalue().split() if not word.endswith("_schema")]
    return _offer(tuple(words), "")


def _offer(words: tuple[str, ...], start: str) -> int:
    print(" ".join(word for word in words if word.startswith(start)))
    return 0
