"""Inputs from calls that `hydraopt.recording.record` wrote down while a real program ran."""

from __future__ import annotations

from pathlib import Path

from hydraopt.common.errors import UserError
from hydraopt.common.files import read_lines
from hydraopt.optimizing.codec import Instance, Undecodable, decode
from hydraopt.optimizing.inputs.given import Found, Given
from hydraopt.optimizing.target import Kind, Target, binding, definition

FORMAT = 1
"""Version of a line of a recording. 1: first version."""


def read_recorded(target: Target, path: Path) -> Found:
    """Return the recorded calls of the target.

    Raises:
        UserError: The file cannot be read, or holds no call of the target.
    """
    if target.kind not in (Kind.FUNCTION, Kind.METHOD):
        raise UserError(
            f"recorded={path}: calls are recorded of functions and methods, and the target is a "
            f"{target.kind}. Name a function, or leave recorded out."
        )
    on_object = target.kind is Kind.METHOD and binding(definition(target)) == "self"
    givens: list[Given] = []
    unread: list[str] = []
    others: set[str] = set()
    for number, record in read_lines(path, unread.append):
        name = record.get("function")
        if record.get("format") != FORMAT or name != target.qualname:
            others.add(str(name))
            continue
        try:
            args, kwargs = decode(record["args"], None), decode(record["kwargs"], None)
            if on_object and not isinstance(args[0], Instance):
                raise Undecodable(f"it was not called on an object of {target.class_name}")
        except (Undecodable, KeyError, IndexError, TypeError) as error:
            unread.append(f"{path}:{number}: {error}; the call is skipped")
            continue
        givens.append(Given(args=args, kwargs=kwargs, origin="recorded"))
    if not givens:
        found = f" (of {', '.join(sorted(others))})" if others else ""
        raise UserError(
            f"recorded={path} holds no call of {target.qualname} that can be read{found}. Put "
            "`@hydraopt.recording.record(...)` on it and run the program."
        )
    return Found(givens, unread)
