"""Writes down the calls of a function while a real program runs, as inputs for `optimize`.

    from hydraopt.recording import record

    @record("calls.jsonl")
    def slow(values): ...

`hydraopt optimize file=... function=slow recorded=calls.jsonl` then compares candidates on these.
"""

from __future__ import annotations

import functools
import json
import logging
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from hydraopt.optimizing.codec import encode, opaque_types
from hydraopt.optimizing.inputs.recorded import FORMAT

P = ParamSpec("P")
R = TypeVar("R")

_LOG = logging.getLogger(__name__)


def record(
    path: str | Path, *, calls: int = 1000, call_kib: int = 256, file_mib: int = 16
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Decorate a function so that its arguments are appended to a JSONL file at each call.

    The program runs as it would without: nothing that goes wrong here is raised, equal calls are
    written once, and a call with an argument that cannot be written (an open file, a generator,
    which writing would use up) is left out. Of a method the object is written too; put `record`
    below `staticmethod` and `classmethod`.

    Args:
        path: The file; later runs append to it.
        calls: At most so many calls a process are written.
        call_kib: A call whose record is longer is not written.
        file_mib: Nothing is written where the file would grow beyond.
    """
    recorder = _Recorder(Path(path).absolute(), calls, call_kib * 1024, file_mib * 2**20)

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        name = getattr(function, "__qualname__", "")

        @functools.wraps(function)
        def recorded(*args: P.args, **kwargs: P.kwargs) -> R:
            recorder.note(name, args, kwargs)
            return function(*args, **kwargs)

        return recorded

    return decorate


class _Recorder:
    """Appends calls to one file, within its limits."""

    def __init__(self, path: Path, calls: int, call_bytes: int, file_bytes: int) -> None:
        self._path = path
        self._left = calls
        self._call_bytes = call_bytes
        self._file_bytes = file_bytes
        self._written: set[int] = set()
        self._lock = threading.Lock()
        self._inside = threading.local()

    def note(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Write a call down, if that can be done; never raises."""
        if self._left <= 0 or getattr(self._inside, "busy", False):
            return
        self._inside.busy = True  # an argument's own __str__ may call what is recorded
        try:
            self._note(name, args, kwargs)
        except Exception as error:  # whatever the user's objects do, the program goes on
            _LOG.debug("a call of %s is not recorded: %r", name, error)
        finally:
            self._inside.busy = False

    def _note(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        # No item of an iterator is taken: it is the program's.
        record = {
            "format": FORMAT,
            "function": name,
            "args": encode(list(args), items=0),
            "kwargs": encode(kwargs, items=0),
        }
        if opaque_types(record) or _has_iterator(record):
            return
        line = json.dumps(record, separators=(",", ":")).encode() + b"\n"
        with self._lock:
            if self._left <= 0 or len(line) > self._call_bytes or hash(line) in self._written:
                return
            with self._path.open("ab") as stream:
                if stream.tell() + len(line) > self._file_bytes:
                    self._left = 0
                    return
                stream.write(line)  # in one piece, so that processes do not mix their lines
            self._written.add(hash(line))
            self._left -= 1


def _has_iterator(data: Any) -> bool:
    waiting = [data]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            if "iterator" in node and isinstance(node["iterator"], list):
                return True
            waiting.extend(node.values())
        elif isinstance(node, list):
            waiting.extend(entry for entry in node if isinstance(entry, list | dict))
    return False
