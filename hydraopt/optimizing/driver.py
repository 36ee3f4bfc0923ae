"""From a whole file to the program that runs in the sandbox: the file, the codec and the probe.

The program runs the texts of `inside/` that end with `probe.py` and hands the job over as JSON.
Probe and codec are compiled once by the sandbox's own interpreter, since each call has a process of
its own that would do it again.
There are two entry points: `observe`, which makes one call and tells all that was seen of it, and
`measure`, which makes calls whose arguments were made when the program was loaded. A profiler
subtracts what loading costs, so decoding dilutes no ratio.
"""

from __future__ import annotations

import ast
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hydraopt.common.errors import UserError
from hydraopt.common.files import sha256_text
from hydraopt.optimizing.carried import carried
from hydraopt.optimizing.codec import CODEC_SOURCE, encode
from hydraopt.optimizing.inputs.given import Given
from hydraopt.optimizing.target import Kind, Target
from hydraopt.profiling.purity import keeps_state
from hydraopt.profiling.records import Call, Limits, Outcome
from hydraopt.profiling.sandbox.contract import Program, Worker

_PROBE = carried("beside", "reach", "probe")
_COMPILER = """\
import _frozen_importlib_external, binascii, marshal

def compiled(name, text):
    code = compile(text, name, "exec", dont_inherit=True)
    made = binascii.b2a_base64(marshal.dumps(code)).decode()
    return [_frozen_importlib_external.MAGIC_NUMBER.hex(), made]
"""
_PROGRAM = """\
import _frozen_importlib_external, binascii, marshal

def _code(name, text, magic, made):
    if magic == _frozen_importlib_external.MAGIC_NUMBER.hex():
        return marshal.loads(binascii.a2b_base64(made))
    return compile(text, name, "exec", dont_inherit=True)  # another interpreter made it

exec(_code(*{probe!r}))
_start({job!r})
"""
_LIMITS = Limits()
Code = tuple[str, str, str, str]
"""Name, text, the interpreter's mark of its bytecode, and that bytecode."""
_MOST_MODULES = 200
"""Modules beside the user's file that travel with it."""


@dataclass(frozen=True)
class Driver:
    """Makes the programs and calls of one target.

    Attributes:
        target: What is called.
        module: Dotted name that the file has for its neighbours, such as `shop.basket`.
        beside: Dotted name of each module beside the file to whether it is a package, and its
            source.
        probe: What makes the call.
        codec: What takes values in and out.
    """

    target: Target
    module: str
    beside: Mapping[str, tuple[bool, str]]
    probe: Code
    codec: Code

    def observing(self, source: str) -> Program:
        """Return the program whose `observe` makes one call, for the file with this text."""
        return self._program(source, "observe", {})

    def measuring(self, source: str, given: Given, repeats: int) -> Program:
        """Return the program whose `measure` makes `repeats` calls on one input."""
        more = {"given": encoded_given(given), "repeats": repeats}
        return self._program(source, "measure", more)

    def call(self, given: Given) -> Call:
        """Return the input as `observe` takes it."""
        return Call([encoded_given(given)], dict(given.files), given.stdin)

    def measured_call(self, given: Given) -> Call:
        """Return the input of `measure`, which has its arguments already."""
        return Call([], dict(given.files), given.stdin)

    def keeps_state(self, source: str) -> bool:
        """Return whether a second call could find what the first left behind.

        What a file does when it is started is not looked at: a function is not called by it.
        """
        if self.target.kind is not Kind.FUNCTION:
            return True
        tree = ast.parse(source)
        tree.body = [node for node in tree.body if not _is_main(node)]
        return bool(self.beside) or keeps_state(ast.unparse(tree))

    def _program(self, source: str, entry_point: str, more: Mapping[str, Any]) -> Program:
        target = self.target
        job = {
            "codec": self.codec,
            "kind": str(target.kind),
            "qualname": target.qualname,
            "class_name": target.class_name,
            # A class may get other insides; a method may not: its neighbours see them.
            "hidden": [target.class_name] if target.kind is Kind.CLASS else [],
            "module": self.module,
            "beside": self.beside,
            "source": source,
            **more,
        }
        text = _PROGRAM.format(probe=list(self.probe), job=json.dumps(job))
        return Program(text, entry_point)


def make_driver(target: Target, worker: Worker) -> Driver:
    """Return the driver of a target, with the modules beside its file.

    Args:
        target: What is called.
        worker: Compiles what the driver itself needs.

    Raises:
        UserError: The sandbox cannot even do that.
    """
    _, package = _top(target.path)
    module = ".".join([*package, target.path.stem])
    beside = modules_beside(target.path, target.source)
    probe = _compiled(worker, "probe.py", _PROBE)
    return Driver(target, module, beside, probe, _compiled(worker, "codec.py", CODEC_SOURCE))


def _compiled(worker: Worker, name: str, text: str) -> Code:
    run = worker.run(Program(_COMPILER, "compiled"), Call([name, text]), _LIMITS)
    if run.outcome is not Outcome.OK:
        raise UserError(
            f"The sandbox does not run our own code ({run.outcome}: {run.detail}). Run "
            "`hydraopt doctor`."
        )
    magic, made = run.answer
    return name, text, magic, made


def modules_beside(path: Path, source: str) -> dict[str, tuple[bool, str]]:
    """Return the modules that a file imports from where it lies, and those that they import.

    Returns:
        Dotted name to whether it is a package, and its source.
    """
    folder, package = _top(path)
    found: dict[str, tuple[bool, str]] = {}
    own = ".".join([*package, path.stem])
    _collect(folder, source, ".".join(package), found, {own})
    return found


def _top(path: Path) -> tuple[Path, list[str]]:
    """Return the folder that imports start from, and the packages between it and the file."""
    folder = path.resolve().parent
    package: list[str] = []
    while (folder / "__init__.py").is_file():
        package.insert(0, folder.name)
        folder = folder.parent
    return folder, package


def encoded_given(given: Given) -> str:
    """Return an input as the JSON that the probe decodes; equal inputs give equal text."""
    return json.dumps(_encoded(given), sort_keys=True)


def key_of(given: Given) -> str:
    """Return the SHA-256 of all that decides what a call does."""
    whole = [encoded_given(given), given.stdin, sorted(given.files.items())]
    return sha256_text(json.dumps(whole))


def _encoded(given: Given) -> dict[str, Any]:
    return {
        "args": encode(given.args),
        "kwargs": encode(given.kwargs),
        "init": None if given.init is None else _encoded(given.init),
        "steps": [[name, encode(args), encode(kwargs)] for name, args, kwargs in given.steps],
    }


def _is_main(node: ast.stmt) -> bool:
    return isinstance(node, ast.If) and any(
        isinstance(entry, ast.Name) and entry.id == "__name__" for entry in ast.walk(node.test)
    )


def _collect(
    folder: Path,
    source: str,
    package: str,
    found: dict[str, tuple[bool, str]],
    known: set[str],
) -> None:
    """Add the modules below a folder that a source imports, and what these import in turn."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):  # its import fails in the sandbox, as it does outside
        return
    for name in _imported(tree, package):
        parts = name.split(".")
        for length in range(1, len(parts) + 1):
            module = ".".join(parts[:length])
            if module in known or len(known) > _MOST_MODULES:
                continue
            known.add(module)
            read = _read(folder.joinpath(*parts[:length]))
            if read is not None:
                found[module] = read
                within = module if read[0] else module.rpartition(".")[0]
                _collect(folder, read[1], within, found, known)


def _read(place: Path) -> tuple[bool, str] | None:
    """Return whether a package or a module lies at a place, and its text."""
    package = place / "__init__.py"
    path = package if package.is_file() else place.with_suffix(".py")
    try:
        return path is package, path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        # A folder of modules is a package, too (PEP 420), unless something installed has its name.
        own = place.name not in sys.stdlib_module_names and any(place.glob("*.py"))
        return (True, "") if own else None


def _imported(tree: ast.Module, package: str) -> Iterator[str]:
    """Yield the dotted names that may be modules; names of functions among them find no file."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parts = package.split(".") if package else []
            start = parts[: len(parts) - node.level + 1] if node.level else []
            base = ".".join([*start, *([node.module] if node.module else [])])
            if base:
                yield base
            yield from (f"{base}.{alias.name}".lstrip(".") for alias in node.names)
