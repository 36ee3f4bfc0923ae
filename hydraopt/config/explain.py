"""Composition errors in our form: every override that cannot be used, with its remedy.

Hydra stops at the first error. Here each override is tried again on its own, on top of the choices
that are sound, so that all of them are named at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import yaml
from hydra.core.override_parser.overrides_parser import OverridesParser
from hydra.core.override_parser.types import Override
from hydra.errors import HydraException, OverrideParseException
from omegaconf import DictConfig
from omegaconf.errors import ConfigAttributeError, ConfigKeyError, OmegaConfBaseException

from hydraopt.common.errors import UserError
from hydraopt.config.choices import Choices
from hydraopt.config.problems import Problem, did_you_mean, refusal

REFUSALS = (HydraException, OmegaConfBaseException, yaml.YAMLError, ValueError)
"""What Hydra, OmegaConf and YAML raise where a configuration cannot be composed."""

Load = Callable[[list[str]], DictConfig]
"""Composes a command's configuration from overrides."""


def explain(
    error: BaseException,
    load: Load,
    overrides: Sequence[str],
    choices: Choices,
    multirun: bool = False,
) -> UserError:
    """Return what is wrong with a command line that Hydra could not compose.

    Args:
        error: What Hydra raised; it is quoted where no single override is at fault.
        load: Composes the command's configuration from overrides.
        overrides: The command line's overrides.
        choices: What every group offers.
        multirun: Whether several values are a sweep.
    """
    parsed, problems = _parse(overrides)
    sound: list[str] = []
    unsound: set[str] = set()
    for entry in parsed:
        if entry.key_or_group in choices:
            found = _choice_problems(entry, choices, multirun)
            problems += found
            if found:
                unsound.add(entry.key_or_group)
            else:
                sound.append(next(_single_values(entry)))
    try:
        known = [*_keys(load(sound)), *choices]
    except REFUSALS as failure:
        return refusal(problems or [_file_problem(failure)])
    for entry in parsed:
        # The keys of a group depend on its choice, so nothing can be said where that is wrong.
        if entry.key_or_group not in choices and entry.key_or_group.split(".")[0] not in unsound:
            problems += _key_problems(entry, known, load, sound, multirun)
    return refusal(problems or [_file_problem(error)])


def _parse(overrides: Sequence[str]) -> tuple[list[Override], list[Problem]]:
    parser = OverridesParser.create()
    parsed: list[Override] = []
    problems: list[Problem] = []
    for text in overrides:
        try:
            entry = parser.parse_overrides([text])[0]
        except OverrideParseException:
            entry = None
        if entry is None or not entry.key_or_group:
            problems.append(
                Problem(
                    text,
                    "",
                    "an override has the form KEY=VALUE (Hydra's override grammar).",
                    "Check brackets and quotes; quote a value with spaces or special characters: "
                    "'key=\"a value\"'.",
                )
            )
        elif not entry.is_hydra_override():
            parsed.append(entry)
    return parsed, problems


def _single_values(entry: Override) -> Iterator[str]:
    """Yield the override once for each value of a sweep, or as it is."""
    if entry.is_discrete_sweep():
        for value in entry.sweep_string_iterator():
            yield f"{entry.get_key_element()}={value}"
    elif entry.input_line is not None:
        yield entry.input_line


def _sweep_problem(entry: Override) -> Problem:
    key, _, value = (entry.input_line or "").partition("=")
    return Problem(
        key,
        value,
        "several values are a sweep, which runs once for each.",
        f"Add --multirun to sweep, or write a list: {key}=[{value}].",
    )


def _choice_problems(entry: Override, choices: Choices, multirun: bool) -> list[Problem]:
    if entry.is_sweep_override() and not multirun:
        return [_sweep_problem(entry)]
    if entry.is_delete() or isinstance(entry.value(), dict):
        return []
    names: list[Any] = (
        list(entry.sweep_iterator()) if entry.is_discrete_sweep() else [entry.value()]
    )
    flat = [str(n) for name in names for n in (name if isinstance(name, list) else [name])]
    known = choices[entry.key_or_group]
    return [
        Problem(
            entry.key_or_group,
            name,
            f"the choices are {', '.join(known)}.",
            did_you_mean(name, known) or "Take one of them; --help says what each is.",
        )
        for name in flat
        if name not in known and name != "None"
    ]


def _key_problems(
    entry: Override, known: list[str], load: Load, sound: list[str], multirun: bool
) -> list[Problem]:
    if entry.is_sweep_override() and not multirun:
        return [_sweep_problem(entry)]
    problems = []
    for text in _single_values(entry):
        try:
            load([*sound, text])
        except REFUSALS as error:
            problems.append(_key_problem(text, error, known))
    return problems


def _key_problem(text: str, error: BaseException, known: list[str]) -> Problem:
    key, _, value = text.partition("=")
    key = key.lstrip("+~")
    cause = error.__cause__
    if isinstance(cause, (ConfigKeyError, ConfigAttributeError)):
        return Problem(
            key,
            value,
            "there is no such key and no such group.",
            did_you_mean(key, known) or "--cfg job lists every key, --help every group.",
        )
    said = str(cause or error).splitlines()[0]
    return Problem(key, value, said, "Give a value of the right type; --cfg job shows the default.")


def _keys(node: DictConfig, prefix: str = "") -> Iterator[str]:
    """Yield every full key of a configuration."""
    for key, value in node.items_ex(resolve=False):
        yield f"{prefix}{key!s}"
        if isinstance(value, DictConfig) and not value._is_missing() and not value._is_none():
            yield from _keys(value, f"{prefix}{key!s}.")


def _file_problem(error: BaseException) -> Problem:
    """Return an error that no override is to blame for: a file is wrong."""
    if isinstance(error, ValueError):
        return Problem("command line", "", str(error), "--help lists the options.")
    said = [str(part).strip() for part in (error, error.__cause__) if part is not None]
    return Problem(
        "configuration",
        "",
        " ".join(line.strip() for text in said for line in text.splitlines() if line.strip()),
        "Correct the file that is named, or leave its choice out.",
    )
