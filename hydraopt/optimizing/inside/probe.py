"""Runs a user's function, method, class or program on one input and tells all that was seen of it.

Standard library only; this text runs inside the sandbox (see `hydraopt.optimizing.driver`), behind
those of `beside.py` and `reach.py`, whose names it uses. After it comes `_start(JOB)`, which loads
the codec and the user's file, each in a module of its own: the user's code finds none of the names
here.
"""

from __future__ import annotations

import _tracemalloc
import contextlib
import itertools
import json
import os
import sys
import time
import types
import warnings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from hydraopt.optimizing.inside.beside import Beside
    from hydraopt.optimizing.inside.reach import Reach

    def _code(name: str, text: str, magic: str, made: str) -> types.CodeType:
        """Stands above this text."""
        ...


_ITEMS = 100_000
"""How many items of an iterator or generator are taken."""
_TEXT = 2**18
"""Characters of printed text that are told; of a longer one the hash is told, too."""
_BLOCK = 2**20
_STATELESS = {"re:Pattern", "_struct:Struct", "builtins:object", "logging:Logger", "_thread:lock",
              "_thread:RLock", "string:Template", "operator:itemgetter"}  # fmt: skip
"""Types without data form of which no call changes anything that counts."""

_job: dict[str, Any] = {}
_codec: dict[str, Any] = {}
_module = types.ModuleType("program")
_calls: list[Callable[[], Any]] = []
_reach: list[Reach] = []


def _start(job: str) -> None:
    """Load everything; for a measurement, also make the arguments of every call."""
    _job.update(json.loads(job))
    warnings.simplefilter("ignore")  # they name lines, and a rewrite has others
    exec(_code(*_job["codec"]), _codec)
    sys.meta_path.insert(0, Beside(_job["beside"]))
    if "given" not in _job:
        _reach.append(Reach())
        _reach[0].start(reads_stdin=_job["kind"] == "program")
    if _job["kind"] != "program":
        # The codec tells the file's own classes from the library's by their module.
        if _job["module"].partition(".")[0] not in sys.stdlib_module_names:
            _module.__name__ = _job["module"]
        _module.__package__ = _job["module"].rpartition(".")[0]
        sys.modules[_module.__name__] = _module
        exec(_compiled(), _module.__dict__)
    if "given" in _job:
        given = json.loads(_job["given"])
        _calls.extend(_prepared(given)[0] for _ in range(_job["repeats"]))


def _compiled() -> types.CodeType:
    # The harness names lines of this file where something ends a run.
    return compile(_job["source"], "<program>", "exec", dont_inherit=True)


def measure() -> None:
    """Make the prepared calls; what made their arguments is over, and its memory forgotten."""
    _tracemalloc.clear_traces()
    for call in _calls:
        answer = call()
        if hasattr(answer, "__next__"):
            for _ in itertools.islice(answer, _ITEMS):
                pass


def observe(text: str) -> dict[str, Any]:
    """Make one call, and return what was seen of it.

    Args:
        text: JSON of the input: `args`, `kwargs`, `init`, `steps`, encoded by the codec.

    Returns:
        `answer` (encoded) or `raised` (name of the type) with `message`; of a class `steps`, each
        with one of these; `args`, the arguments after the call; `state`, the object after it;
        `stdout`, `stderr`; `files`, name to hash; `writes`, how files were opened for writing;
        `reaches`, what it did beyond all this (see `reach.py`); `changed`, name of a global to its
        encoded value; `names`, globals before the call; `unseen`, globals that cannot be looked
        into; `seconds` that the call took. Or `undecodable`, why the input cannot be made.
    """
    try:
        call, seen = _prepared(json.loads(text))
    except _codec["Undecodable"] as error:
        return {"undecodable": str(error)}
    modules = [_module, *(sys.modules[name] for name in _job["beside"] if name in sys.modules)]
    before = dict(_globals(modules))
    found: dict[str, Any] = {"unseen": _unseen()}
    began = time.perf_counter()
    end = None
    _reach[0].watching = True
    try:
        answer = call()
        if not hasattr(answer, "__next__"):
            end = time.perf_counter()
        if _job["kind"] == "class":
            found["steps"] = answer
        else:
            found["answer"] = _encode(answer)
    except BaseException as error:
        # SystemExit, too: it is what the caller would see.
        found["raised"] = _name_of(type(error))
        found["message"] = _message_of(error)
    _reach[0].watching = False
    found["seconds"] = (end or time.perf_counter()) - began
    found["args"] = _encode(seen["args"])
    found["state"] = _encode(seen["object"]) if "object" in seen else None
    after = dict(_globals(modules))
    found["changed"] = {
        name: after.get(name) for name in {**before, **after} if before.get(name) != after.get(name)
    }
    found["names"] = list(before)
    for stream in (sys.stdout, sys.stderr, sys.__stdout__, sys.__stderr__):
        if stream is not None and not stream.closed:
            stream.flush()
    found["stdout"], found["stderr"] = _written(1), _written(2)
    found["files"] = {name: _hash_of_file(name) for name in _files()}
    found["writes"] = _reach[0].modes(found["files"])
    found["reaches"] = _reach[0].acts
    return found


def _prepared(given: dict[str, Any]) -> tuple[Callable[[], Any], dict[str, Any]]:
    """Return the call to be made, and what of it can be looked at afterwards."""
    kind = _job["kind"]
    if kind == "program":
        return _program(), {"args": []}
    args, kwargs = _decode(given["args"]), _decode(given["kwargs"])
    seen: dict[str, Any] = {"args": [args, kwargs]}
    if kind == "function":
        function = _resolved(_job["qualname"])
        return lambda: function(*args, **kwargs), seen
    owner = _resolved(_job["class_name"])
    made = given["init"] or {"args": _encode([]), "kwargs": _encode({})}
    init_args, init_kwargs = _decode(made["args"]), _decode(made["kwargs"])
    if kind == "method":
        if given["init"]:
            seen["object"] = owner(*init_args, **init_kwargs)
            for name, more, named in given["steps"]:
                with contextlib.suppress(Exception):  # its caller would have gone on, too
                    getattr(seen["object"], name)(*_decode(more), **_decode(named))
        # Static methods and class methods need no object; a recorded one is the first argument.
        method = getattr(seen.get("object", owner), _job["qualname"].rpartition(".")[2])
        return lambda: method(*args, **kwargs), seen
    steps = [(name, _decode(more), _decode(named)) for name, more, named in given["steps"]]
    seen["args"] = [init_args, init_kwargs, *[list(step[1:]) for step in steps]]

    def use() -> list[dict[str, Any]]:
        thing = seen["object"] = owner(*init_args, **init_kwargs)
        return [_step(thing, *step) for step in steps]

    return use, seen


def _step(thing: Any, name: str, args: list[Any], kwargs: dict[str, Any]) -> dict[str, Any]:
    """Return what a step of a class came to; the next one follows even if it raised."""
    try:
        answer = getattr(thing, name)(*args, **kwargs)
    except Exception as error:
        return {"raised": _name_of(type(error)), "message": _message_of(error)}
    # At once, since a later step may change what this one returned.
    return {} if _calls else {"answer": _encode(answer)}


def _program() -> Callable[[], Any]:
    code = _compiled()
    module = types.ModuleType("__main__")
    module.__dict__["__file__"] = f"{_job['module']}.py"
    sys.modules["__main__"] = module

    def start() -> int:
        status = 0
        try:
            exec(code, module.__dict__)
        except SystemExit as end:
            if isinstance(end.code, int):
                status = end.code
            elif end.code is not None:
                print(end.code, file=sys.stderr)
                status = 1
        # A fresh interpreter waits for the program's threads, then calls what `atexit` holds.
        if "threading" in sys.modules:
            sys.modules["threading"]._shutdown()
        if "atexit" in sys.modules:
            sys.modules["atexit"]._run_exitfuncs()
        return status

    return start


def _resolved(name: str) -> Any:
    found: Any = _module
    for part in name.split("."):
        found = getattr(found, part)
    return found


def _encode(value: Any) -> Any:
    return _codec["encode"](value, _ITEMS, _job["hidden"])


def _decode(data: Any) -> Any:
    return _codec["decode"](data, _module.__dict__)


def _globals(modules: list[types.ModuleType]) -> Iterator[tuple[str, Any]]:
    """Yield the data in names, in attributes of classes and functions, and in defaults."""
    for module in modules:
        prefix = "" if module is _module else f"{module.__name__}."
        for name, value in list(vars(module).items()):
            if isinstance(value, type | types.FunctionType):
                if value.__module__ == module.__name__:
                    yield from _held(f"{prefix}{name}", vars(value))
                if isinstance(value, types.FunctionType) and value.__defaults__:
                    yield f"{prefix}{name}.__defaults__", _encode(value.__defaults__)
            elif not name.startswith("__") and _is_data(value):
                yield f"{prefix}{name}", _encode(value)


def _held(owner: str, attributes: Any) -> Iterator[tuple[str, Any]]:
    for name, value in list(attributes.items()):
        if not name.startswith("__") and _is_data(value):
            yield f"{owner}.{name}", _encode(value)


def _unseen() -> list[str]:
    """Return the globals of the file that the target can reach and whose content is not known."""
    if _job["kind"] == "program":
        return []
    found = []
    waiting = [_job["qualname"].partition(".")[0]]
    for name in waiting:  # grows while it is read
        value = vars(_module).get(name)
        value = getattr(value, "__wrapped__", value)  # what `functools.cache` surrounds
        if isinstance(value, types.FunctionType | type) and value.__module__ == _module.__name__:
            waiting += [used for used in _names_in(value) if used not in waiting]
        elif not isinstance(value, types.ModuleType | type) and not _is_known(value):
            kind = type(value)
            found.append(f"{name} ({kind.__module__}.{kind.__qualname__})")
    return sorted(found)


def _names_in(value: Any) -> Iterator[str]:
    """Yield the names that a function, or the functions of a class, look up."""
    parts = vars(value).values() if isinstance(value, type) else [value]
    codes = [part.__code__ for part in parts if isinstance(part, types.FunctionType)]
    for code in codes:  # grows while it is read
        yield from code.co_names
        codes += [part for part in code.co_consts if isinstance(part, types.CodeType)]


def _is_known(value: Any) -> bool:
    """Whether nothing of a value stays out of sight: it is data, or has no state."""
    if hasattr(value, "__next__"):
        return False
    if callable(value) or hasattr(type(value), "__get__"):
        return True
    return set(_codec["opaque_types"](_encode(value))) <= _STATELESS


def _is_data(value: Any) -> bool:
    return not (
        callable(value)
        or isinstance(value, types.ModuleType)
        or hasattr(type(value), "__get__")
        or hasattr(value, "__next__")
    )


def _name_of(kind: type) -> str:
    return f"{kind.__module__}.{kind.__qualname__}".removeprefix("builtins.")


def _message_of(error: BaseException) -> str:
    try:
        return " ".join(str(error).split())[:500]
    except BaseException:  # the program's own __str__
        return ""


def _written(descriptor: int) -> list[str]:
    """Return what was written to a stream, and its hash where that is not all of it.

    The sandbox's streams are files in memory; reading at a position moves nothing.
    """
    data = os.pread(descriptor, os.fstat(descriptor).st_size, 0)
    text = data[:_TEXT].decode("utf-8", "replace")
    return [text] if len(data) <= _TEXT else [text, _sha256([data])]


def _files() -> list[str]:
    """Return what lies in the working folder and in those within; folders end with a slash."""
    found = []
    for folder, inner, names in os.walk("."):
        found += [os.path.relpath(os.path.join(folder, name)) for name in names]
        found += [os.path.relpath(os.path.join(folder, name)) + "/" for name in inner]
    return sorted(found)


def _hash_of_file(name: str) -> str:
    if not os.path.isfile(name):
        return ""
    with open(name, "rb") as stream:
        return _sha256(iter(lambda: stream.read(_BLOCK), b""))


def _sha256(parts: Any) -> str:
    import hashlib  # rarely needed, and slow to load

    made = hashlib.sha256()
    for part in parts:
        made.update(part)
    return made.hexdigest()
