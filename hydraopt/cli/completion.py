"""Shell completion: Hydra's, extended to `hydraopt COMMAND ...`."""

from __future__ import annotations

import contextlib
import io
import os
import sys


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
        word, space, rest = rest.lstrip().partition(" ")
        if not space:
            print(" ".join(name for name in commands if name.startswith(word)))
            return 0
        if word not in commands:
            return 0
        command = word
        os.environ["COMP_LINE"] = f"{app} {rest}"
    from hydraopt.cli.app import run_command

    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        status = run_command(command or "train")
    text = printed.getvalue()
    if asks:
        # Schemas are registered beside the choices, but are none.
        words = [word for word in text.split() if not word.endswith("_schema")]
        text = " ".join(words) + "\n"
    sys.stdout.write(text)
    return status
