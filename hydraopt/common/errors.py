"""The one error that a user is meant to read."""

from __future__ import annotations


class UserError(Exception):
    """Something the user can mend: the message names the value, the rule and the remedy.

    The command line prints the message alone (no traceback) and ends with exit status 2.
    """
