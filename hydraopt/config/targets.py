"""From a node with `_target_` to its object: only from modules that are allowed."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Mapping, Sequence
from typing import Any

from hydraopt.common.errors import UserError


def locate(key: str, target: str, allow_targets: Sequence[str]) -> type:
    """Return the class that a dotted path names.

    The class must be defined in `hydraopt` or in one of the allowed modules (or below them), so
    that a configuration file from elsewhere cannot call just anything.

    Args:
        key: Full key of the node, for messages.
        target: Dotted path, such as `hydraopt.preference.labels.hard.HardLabel`.
        allow_targets: Modules of the user's own.

    Raises:
        UserError: It is not allowed, or there is no such class.
    """
    allowed = ("hydraopt", *allow_targets)
    module_name, _, name = target.rpartition(".")
    if not _is_below(module_name, allowed):
        raise UserError(
            f"{key}._target_={target}: a class must come from {' or '.join(allowed)}. If you trust "
            f"this one, allow its module: allow_targets=[{module_name or target}]"
        )
    try:
        found = getattr(importlib.import_module(module_name), name, None)
    except ModuleNotFoundError as error:
        raise UserError(
            f"{key}._target_={target}: there is no module {error.name!r} to import. Put the folder "
            "of its file on PYTHONPATH."
        ) from error
    if not inspect.isclass(found) or not _is_below(found.__module__, allowed):
        raise UserError(
            f"{key}._target_={target}: {module_name} defines no class {name!r}. Check the name."
        )
    return found


def _is_below(module: str, allowed: Sequence[str]) -> bool:
    return any(module == prefix or module.startswith(prefix + ".") for prefix in allowed)


def make(key: str, node: Mapping[str, Any], allow_targets: Sequence[str], **known: Any) -> Any:
    """Make the object that a node describes.

    Args:
        key: Full key of the node, for messages.
        node: `_target_` and the arguments of the class.
        allow_targets: Modules of the user's own.
        **known: Further arguments, which no YAML knows.

    Raises:
        UserError: The class is not allowed, is not there, or does not take these arguments.
    """
    found = _class_of(key, node, allow_targets)
    arguments = {name: value for name, value in node.items() if name != "_target_"} | known
    try:
        inspect.signature(found).bind(**arguments)
    except TypeError as error:
        raise UserError(
            f"{key}: {found.__name__} does not take these arguments ({error}). It takes "
            f"{', '.join(inspect.signature(found).parameters) or 'none'}."
        ) from error
    return found(**arguments)


def takes(key: str, node: Mapping[str, Any], allow_targets: Sequence[str], name: str) -> bool:
    """Return whether the class of a node takes an argument of this name.

    Args:
        key: Full key of the node, for messages.
        node: `_target_` and the arguments of the class.
        allow_targets: Modules of the user's own.
        name: The argument.

    Raises:
        UserError: The class is not allowed or not there.
    """
    return name in inspect.signature(_class_of(key, node, allow_targets)).parameters


def _class_of(key: str, node: Mapping[str, Any], allow_targets: Sequence[str]) -> type:
    if not isinstance(node, Mapping) or "_target_" not in node:
        raise UserError(
            f"{key}={node}: a mapping with `_target_` (the class) and its arguments is needed."
        )
    return locate(key, node["_target_"], allow_targets)
