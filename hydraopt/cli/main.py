"""The command `hydraopt`: picks the command, whose arguments are Hydra's or its own."""

from __future__ import annotations

import os
import sys

from hydraopt.cli.completion import complete
from hydraopt.cli.console import quiet_libraries, share_processors
from hydraopt.config.actions import ACTIONS

COMMANDS = {
    "train": "train a policy on weighted preferences, evaluate it and write a report",
    "profile": "measure every program of a data set",
    "evaluate": "let a policy improve a suite's programs; verify and measure them",
    "optimize": "look for something better than a function of your own: file=slow.py function=f",
    "prompting": "ask a policy for runtime, for memory and for both; what comes of each",
    "steer": "show a policy one weight vector after the other; does it follow?",
    "report": "write report.html again from a run's files",
    "compare": "compare evaluated runs on one page: compare RUN RUN ...",
    "rate": "let developers rate programs, blinded: rate sheet, rate read",
    "review": "let a language model review what evaluated runs made of programs",
    "sweep": "what became of a sweep's trials: sweep status DIR, sweep table DIR",
    "corpus": "check, build or describe a data set: corpus check, corpus build, corpus report",
    "pairs": "export labelled pairs as prompt, chosen and rejected",
    "doctor": "say what this host can isolate, measure and tell apart",
}

HELP = """\
Teach language models to optimise programs for several measured objectives at once.

Usage: hydraopt COMMAND [GROUP=CHOICE ...] [KEY=VALUE ...] [OPTIONS]

Commands
{commands}

`hydraopt COMMAND --help` explains a command's groups and keys.
Shell completion: eval "$(hydraopt -sc install=bash)"  (also zsh, fish)
"""


def main(command: str | None = None) -> int:
    """Run a command and return the exit status.

    Args:
        command: Its name; None: the first argument names it.
    """
    arguments = sys.argv[1:]
    quiet_libraries()
    share_processors()
    if "-sc" in arguments or "--shell-completion" in arguments:
        return complete(command, tuple(COMMANDS))
    if command is None:
        if not arguments or arguments[0] in ("--help", "-h", "help"):
            print(_help())
            return 0 if arguments else 2
        command, arguments = arguments[0], arguments[1:]
        if command not in COMMANDS:
            return _unknown(command, tuple(COMMANDS))
        if command in ACTIONS and arguments and arguments[0].isidentifier():
            if arguments[0] not in ACTIONS[command]:
                return _unknown(arguments[0], ACTIONS[command])
            arguments[0] = f"action={arguments[0]}"
        if command == "optimize":
            arguments = ["apply=true" if word == "--apply" else word for word in arguments]
        # The usage line and the job's name come from here.
        sys.argv = [f"{os.path.basename(sys.argv[0])} {command}", *arguments]
    try:
        if command == "sweep":
            from hydraopt.cli.sweep import run_sweep

            return run_sweep(arguments)
        if command == "compare":
            from hydraopt.cli.compare import run_compare

            return run_compare(arguments)
        from hydraopt.cli.app import run_command

        return run_command(command)
    except BrokenPipeError:
        # Who read our output (`| head`) has seen enough; silence the flush at exit, too.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141


def _help() -> str:
    commands = "\n".join(f"  {name:<10} {text}" for name, text in COMMANDS.items())
    return HELP.format(commands=commands)


def _unknown(word: str, known: tuple[str, ...]) -> int:
    from hydraopt.config.problems import did_you_mean

    close = did_you_mean(word, known)
    print(
        f"{word!r} is no command. Commands: {', '.join(known)}. {close}".rstrip(), file=sys.stderr
    )
    return 2
