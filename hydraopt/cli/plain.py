"""Commands whose arguments are their own and not Hydra's."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence

from hydraopt.common.errors import UserError


def run_plain(
    parser: argparse.ArgumentParser,
    act: Callable[[argparse.Namespace], None],
    arguments: Sequence[str],
) -> int:
    """Run a command with its arguments and return the exit status.

    0: done; 2: something that the user can mend, said on standard error.
    """
    try:
        given = parser.parse_args(arguments)
    except SystemExit as end:  # argparse has said what is wrong, or given help
        return int(end.code or 0)
    try:
        act(given)
    except UserError as error:
        print(error, file=sys.stderr)
        return 2
    return 0
