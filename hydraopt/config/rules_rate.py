"""Rules about a command's action, and about what raters and reviewers are given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from hydraopt.config.actions import ACTIONS
from hydraopt.config.problems import Problem, did_you_mean
from hydraopt.config.schema import ROOTS
from hydraopt.config.targets import locate


def check_action(config: Any) -> Iterator[Problem]:
    """The action is one of the command's."""
    words = next(words for command, words in ACTIONS.items() if isinstance(config, ROOTS[command]))
    if config.action not in words:
        yield Problem(
            "action",
            config.action,
            f"it is one of {', '.join(words)}.",
            did_you_mean(config.action, words) or f"Take action={words[0]}.",
        )


def check_rate(config: Any) -> Iterator[Problem]:
    """A sheet is made from runs, and read back with its key."""
    if config.action == "sheet":
        yield from _check_runs(config)
    if config.action == "read":
        keys = [config.key] if config.key else []
        yield from _check_files("sheets", config.sheets, "[anne.csv,ben.csv]")
        yield from _check_files("key", keys, "DIR/key.json")


def check_review(config: Any) -> Iterator[Problem]:
    """A reviewer reads runs, and is a policy that answers questions."""
    yield from _check_runs(config)
    found = locate("policy", config.policy["_target_"], config.allow_targets)
    if not hasattr(found, "ask"):
        yield Problem(
            "policy",
            found.__name__,
            "it answers no questions (it has no method `ask`).",
            "Take policy=openai, for any endpoint with OpenAI's chat interface.",
        )


def _check_runs(config: Any) -> Iterator[Problem]:
    yield from _check_given("runs", config.runs, "[runs/NAME]")
    for run in config.runs:
        if not Path(run).expanduser().is_dir():
            yield Problem("runs", run, "a run's folder must be there.", "Check the path.")


def _check_files(key: str, paths: Sequence[str], example: str) -> Iterator[Problem]:
    yield from _check_given(key, paths, example)
    for path in paths:
        if not Path(path).expanduser().is_file():
            yield Problem(key, path, "a file must be there.", "Check the path.")


def _check_given(key: str, given: Sequence[str], example: str) -> Iterator[Problem]:
    if not given:
        yield Problem(key, "", "the command needs it.", f"Give it: {key}={example}")
