"""Inputs from a file or folder of examples.

A file holds one example a line (`.jsonl`, `.txt`), or a list of them (`.json`). An example is the
list of arguments, or an object with some of the keys `args`, `kwargs`, `expected`, `init` (the
arguments of the class), `steps` (of a class: `[["push", 1], ["pop"]]`), `stdin` and `files`; or
with the names of the parameters. In `.txt` values are written as in Python. For a program, a text
is its standard input, and a folder holds `NAME.in` beside `NAME.out`.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hydraopt.common.errors import UserError
from hydraopt.optimizing.inputs.binding import called, misfit
from hydraopt.optimizing.inputs.calls import imported_names, own_names
from hydraopt.optimizing.inputs.given import NOTHING, Found, Given
from hydraopt.optimizing.inputs.literals import NotRead, Reader, has_own
from hydraopt.optimizing.layout import parse, unix
from hydraopt.optimizing.target import Kind, Target

_KEYS = frozenset({"args", "kwargs", "expected", "init", "steps", "stdin", "files"})
_ANSWERS = (".out", ".ans")


class JsonAnswer:
    """An answer as JSON tells it: equal to a tuple where it is a list, to a key 1 where it is "1".

    Attributes:
        value: JSON value.
    """

    def __init__(self, value: Any) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        if isinstance(other, set | frozenset) and isinstance(self.value, list):
            other = sorted(other, key=repr)
            return _plain(other) == sorted(_plain(self.value), key=repr)
        return bool(_plain(other) == _plain(self.value))

    def __hash__(self) -> int:
        return hash(repr(_plain(self.value)))

    def __repr__(self) -> str:
        return repr(self.value)


def _plain(value: Any) -> Any:
    if isinstance(value, JsonAnswer):
        return _plain(value.value)
    if isinstance(value, list | tuple):
        return [_plain(entry) for entry in value]
    if isinstance(value, dict):
        return {_key(key): _plain(entry) for key, entry in value.items()}
    if isinstance(value, float) and not value.is_integer():
        return float(f"{value:.9g}")
    return value


def _key(key: Any) -> Any:
    return json.dumps(key) if key is None or isinstance(key, bool | int | float) else key


def read_examples(target: Target, path: Path) -> Found:
    """Return the inputs of an examples file (JSON, JSONL, literal Python) or folder (*.in, *.out).

    Raises:
        UserError: Nothing there can be read, or an example does not fit the target.
    """
    if path.is_dir():
        return Found(_folder(target, path))
    givens = []
    for place, example, loose in _file(target, path):
        try:
            givens.append(_given(target, example, loose))
        except _Unfit as unfit:
            raise UserError(
                f"{place}: {unfit}. Write the list of arguments, or an object with some of the "
                f"keys {', '.join(sorted(_KEYS))}."
            ) from unfit
    if not givens:
        raise UserError(f"examples={path} holds no example. Write one example a line.")
    return Found(givens)


class _Unfit(Exception):
    """An example does not fit the target."""


def _folder(target: Target, path: Path) -> list[Given]:
    if target.kind is not Kind.PROGRAM:
        raise UserError(
            f"examples={path} is a folder, which holds standard inputs; {target.qualname} takes "
            "arguments. Give a .jsonl, .json or .txt file of argument lists."
        )
    inputs = sorted(path.glob("*.in"))
    if not inputs:
        raise UserError(f"examples={path} holds no *.in. Write NAME.in, and NAME.out beside it.")
    givens = []
    for entry in inputs:
        answers = [entry.with_suffix(end) for end in _ANSWERS if entry.with_suffix(end).is_file()]
        expected = _read(answers[0]) if answers else NOTHING
        givens.append(Given(stdin=_read(entry), expected=expected))
    return givens


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8"
        raise UserError(
            f"examples: {path} cannot be read ({reason}). Check the path and save it in UTF-8."
        ) from error


def _file(target: Target, path: Path) -> Iterator[tuple[str, Any, bool]]:
    """Yield (place, example, whether JSON told it) of a file."""
    text = _read(path)
    if path.suffix == ".json":
        for number, entry in enumerate(_list_of(path, text), 1):
            yield f"{path}, example {number}", entry, True
    elif path.suffix in (".jsonl", ".txt"):
        reader = _reader(target)
        for number, line in enumerate(text.split("\n"), 1):
            if not line.strip() or (path.suffix == ".txt" and line.lstrip().startswith("#")):
                continue
            place = f"{path}:{number}"
            if path.suffix == ".jsonl":
                yield place, _json(place, line), True
            else:
                yield place, _literal(place, line.strip(), reader), False
    else:
        raise UserError(
            f"examples={path} ends in {path.suffix or 'nothing'!r}; .jsonl, .json, .txt and "
            "folders are known. Rename it by what it holds."
        )


def _reader(target: Target) -> Reader:
    tree = parse(unix(target.source))
    own = own_names(tree)
    names = {name: f".{name}" for name in own if "." not in name}
    return Reader(imported=names | imported_names(tree, target.path.stem, own), own=own)


def _list_of(path: Path, text: str) -> list[Any]:
    found = _json(str(path), text)
    if not isinstance(found, list):
        raise UserError(f"examples={path} must hold a list of examples; use .jsonl for one a line.")
    return found


def _json(place: str, text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UserError(f"{place}: not JSON ({error}). Mend the line.") from error


def _literal(place: str, text: str, reader: Reader) -> Any:
    try:
        return reader.value(ast.parse(text, mode="eval").body)
    except (SyntaxError, ValueError, RecursionError, NotRead) as error:
        raise UserError(f"{place}: not a Python value ({error}). Mend the line.") from error


def _given(target: Target, example: Any, loose: bool) -> Given:
    """Return an example as an input.

    Raises:
        _Unfit: It does not fit the target.
    """
    if target.kind is Kind.PROGRAM:
        return _program_input(example)
    parts = _parts(target, example)
    init = _call_of(parts["init"]) if "init" in parts else None
    expected = _answer(parts.get("expected", NOTHING), loose)
    if target.kind is Kind.CLASS:
        steps = [_step(entry) for entry in _sequence(parts.get("steps", []), "steps")]
        if isinstance(parts.get("expected"), list):
            expected = [_answer(entry, loose) for entry in parts["expected"]]
        made = init or Given(_sequence(parts.get("args", []), "args"), parts.get("kwargs", {}))
        _check_fit(target, made)
        return Given(init=made, steps=steps, expected=expected)
    made = Given(
        _sequence(parts.get("args", []), "args"), _mapping(parts), init=init, expected=expected
    )
    _check_fit(target, made)
    return made


def _answer(value: Any, loose: bool) -> Any:
    if value is NOTHING or has_own(value):
        return NOTHING
    return JsonAnswer(value) if loose else value


def _program_input(example: Any) -> Given:
    if isinstance(example, str):
        return Given(stdin=example)
    if isinstance(example, dict) and example and example.keys() <= {"stdin", "files", "expected"}:
        texts = [example.get("stdin", ""), *example.get("files", {}).values()]
        if all(isinstance(entry, str) for entry in texts):
            return Given(
                stdin=example.get("stdin", ""),
                files=example.get("files", {}),
                expected=example.get("expected", NOTHING),
            )
    raise _Unfit("a program takes its standard input, a text, or `stdin`, `files`, `expected`")


def _parts(target: Target, example: Any) -> dict[str, Any]:
    if isinstance(example, list | tuple):
        return {"args": list(example)}
    if not isinstance(example, dict):
        raise _Unfit(f"a single {type(example).__name__} is no list of arguments")
    given = called(target)
    names = set() if given is None else {e.arg for e in (*given.args, *given.kwonlyargs)}
    if example.keys() <= names and not example.keys() <= _KEYS:
        return {"kwargs": example}
    unknown = sorted(map(str, example.keys() - _KEYS))
    if unknown:
        raise _Unfit(f"the key {unknown[0]!r} is neither known nor a parameter")
    return example


def _sequence(value: Any, what: str) -> list[Any]:
    if not isinstance(value, list | tuple):
        raise _Unfit(f"{what} must be a list, not {type(value).__name__}")
    return list(value)


def _mapping(parts: dict[str, Any]) -> dict[str, Any]:
    value = parts.get("kwargs", {})
    if not isinstance(value, dict) or not all(isinstance(key, str) for key in value):
        raise _Unfit("kwargs must be an object")
    return value


def _call_of(value: Any) -> Given:
    if isinstance(value, dict) and value.keys() <= {"args", "kwargs"}:
        return Given(_sequence(value.get("args", []), "args"), _mapping(value))
    return Given(_sequence(value, "init"))


def _step(value: Any) -> tuple[str, list[Any], dict[str, Any]]:
    if isinstance(value, dict) and isinstance(value.get("method"), str):
        return value["method"], _sequence(value.get("args", []), "args"), _mapping(value)
    if isinstance(value, list | tuple) and value and isinstance(value[0], str):
        return value[0], list(value[1:]), {}
    raise _Unfit("a step is a list of the method's name and its arguments")


def _check_fit(target: Target, given: Given) -> None:
    known = called(target)
    why = "" if known is None else misfit(known, given.args, given.kwargs)
    if why:
        raise _Unfit(f"it does not fit {target.qualname}: {why}")
