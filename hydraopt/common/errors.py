"""The errors by which a command ends in order: the one that a user is to read among them."""

from __future__ import annotations


class NothingFound(Exception):
    """What was asked for was looked for and not found, and the user has been told so.

    The command line ends with exit status 1.
    """


class UserError(Exception):
    """Something the user can mend: the message names the value, the rule and the remedy.

    The command line prints the message alone (no traceback) and ends with exit status 2.
    """
