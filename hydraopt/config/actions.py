"""Commands that do several things, named by a first word: `hydraopt corpus check`."""

from __future__ import annotations

ACTIONS = {
    "corpus": ("check", "build", "slow", "report"),
    "rate": ("sheet", "read"),
}
"""Command to the words that stand for `action=WORD`."""
