"""Runs one Python program in a process that is already locked down, and reports how it ended.

Standard library only; runs inside the sandbox. The report is data that a program could forge (it
shares the process): it tells of the program's own answer and failure and nothing else, and it is
read outside as JSON, with its size bounded. What a run used is read by the parent.

The report is one line of JSON after the answer's line. Without it the program ended the
interpreter early.
"""

from __future__ import annotations

import _io
import _tracemalloc
import builtins
import errno
import importlib.machinery
import json
import marshal
import os
import sys
import types
from _sitebuiltins import Quitter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

FILE = "<program>"
_RECURSION = 1000
_DETAIL = 500
_GOOD = '{"outcome": "ok"}'
_RESERVE_BYTES = 2**20


def provide_builtins() -> None:
    """Add `exit` and `quit`, which the interpreter lacks without its site module."""
    for name in ("exit", "quit"):
        setattr(builtins, name, Quitter(name, "Ctrl-D"))


def provide_random() -> None:
    """Load `random` for the programs that import it; it is seeded then.

    The module would seed itself in every fork, also for programs without it, which takes 5 % of a
    trivial run. A seed of our own would make figures steadier, but hide that answers are random.
    """
    register, os.register_at_fork = os.register_at_fork, lambda **_: None
    try:
        import random
    finally:
        os.register_at_fork = register
    del sys.modules["random"]
    sys.meta_path.insert(0, _Random(random))


class _Random:
    """Finder and loader of a module that waits."""

    def __init__(self, module: Any) -> None:
        self._module = module

    def find_spec(self, name: str, *_: object) -> Any:
        if name == "random":
            loader: Any = self
            return importlib.machinery.ModuleSpec(name, loader, origin=self._module.__file__)
        return None

    def create_module(self, _: object) -> Any:
        return self._module

    def exec_module(self, module: Any) -> None:
        module.seed()


def compile_program(request: dict[str, Any]) -> types.CodeType:
    """Compile the source; whatever the compiler raises is the program's failure."""
    return compile(request["source"], FILE, "exec", dont_inherit=True)


def open_streams() -> None:
    """Make standard streams like those of a fresh interpreter, before there is any program.

    They name descriptors: in the child, these lead to the program's own files.
    """
    _stream("stdin", 0, "r", -1, "surrogateescape")
    _stream("stdout", 1, "w", -1, "surrogateescape")
    _stream("stderr", 2, "w", 1, "backslashreplace")


def _stream(name: str, descriptor: int, mode: str, buffering: int, errors: str) -> None:
    stream = os.fdopen(descriptor, mode, buffering, "utf-8", errors, closefd=False)
    setattr(sys, name, stream)
    setattr(sys, f"__{name}__", stream)


def run(request: dict[str, Any], descriptor: int, start: Callable[[], None]) -> None:
    """Run a program to its end and leave the interpreter. Never returns.

    Args:
        request: `source`, `entry_point`, `args` (marshalled), `repeats`, `trace_memory`,
            `output_bytes`.
        descriptor: Where the report goes.
        start: Tells the parent that the program's first instruction comes next.
    """
    reserve = [bytes(_RESERVE_BYTES)]  # address space only: its pages are never touched
    report: dict[str, Any] = {"outcome": "ok"}
    status = 0
    answer = ""
    try:
        answer, status = _run(request, start, report)
    except BaseException as error:
        reserve.clear()  # so that there is room for the message
        status = 1
        report["outcome"], report["detail"] = failure(error)
        _print_traceback(error)
        error.__traceback__ = None
    try:
        _flush(report)
        text = _GOOD if report == {"outcome": "ok"} else json.dumps(report)
        _write(descriptor, f"{answer}\n{text}\n".encode())
    finally:
        os._exit(status)


def _run(
    request: dict[str, Any], start: Callable[[], None], report: dict[str, Any]
) -> tuple[str, int]:
    """Return the answer as JSON text (empty for a program that prints) and the exit status."""
    code = compile_program(request)
    entry_point = request["entry_point"]
    module = types.ModuleType("program" if entry_point else "__main__")
    module.__builtins__ = builtins  # type: ignore[attr-defined]
    sys.modules[module.__name__] = module
    sys.argv = ["program.py"]
    calls = [marshal.loads(request["args"]) for _ in range(max(1, request["repeats"]))]
    # The frames below the program are ours: it finds as many free as in a fresh interpreter.
    sys.setrecursionlimit(_RECURSION + _depth())
    if request["trace_memory"]:
        _tracemalloc.start(1)
    start()
    if not entry_point:
        status = _run_script(code, module)
        _note_peak(request, report)
        return "", status
    exec(code, module.__dict__)
    function = module.__dict__.get(entry_point)
    if not callable(function):
        raise NameError(f"the program defines no function {entry_point}()")
    if not request["repeats"]:
        return "null", 0
    for arguments in calls:
        answer = function(*arguments)
    _note_peak(request, report)
    return _answer_text(answer, request["output_bytes"], report), 0


def _note_peak(request: dict[str, Any], report: dict[str, Any]) -> None:
    if request["trace_memory"]:
        report["traced_kib"] = _tracemalloc.get_traced_memory()[1] / 1024
        _tracemalloc.stop()


def _depth() -> int:
    depth, frame = 0, sys._getframe(1)
    while frame is not None:
        depth, frame = depth + 1, frame.f_back  # type: ignore[assignment]
    return depth


def _run_script(code: types.CodeType, module: types.ModuleType) -> int:
    """Run a program as `python program.py` would; return its exit status."""
    status = 0
    try:
        exec(code, module.__dict__)
    except SystemExit as end:
        if isinstance(end.code, int):
            status = end.code & 0xFF
        elif end.code is not None:
            print(end.code, file=sys.stderr)
            status = 1
    # A fresh interpreter waits for the program's threads, then calls what `atexit` holds.
    if "threading" in sys.modules:
        sys.modules["threading"]._shutdown()
    if "atexit" in sys.modules:
        sys.modules["atexit"]._run_exitfuncs()
    return status


def _answer_text(answer: Any, limit: int, report: dict[str, Any]) -> str:
    try:
        text = json.dumps(answer)
    except (TypeError, ValueError, RecursionError) as error:
        report["outcome"] = "error"
        report["detail"] = f"the answer is not JSON: {error}"[:_DETAIL]
        return ""
    if len(text) > limit:
        report["outcome"] = "output_limit"
        report["detail"] = "the answer is too long"
        return ""
    return text


def failure(error: BaseException) -> tuple[str, str]:
    """Return the outcome and one line for what a program raised."""
    if isinstance(error, MemoryError):
        return "memory_limit", "MemoryError"
    if isinstance(error, OSError) and error.errno == errno.EFBIG:
        return "output_limit", "a file or what was printed grew too large"
    name = type(error).__name__
    try:
        message = " ".join(str(error).split())[:_DETAIL]
    except BaseException:  # the program's own __str__
        message = "(its message could not be made)"
    line, entry = 0, error.__traceback__
    while entry is not None:
        if entry.tb_frame.f_code.co_filename == FILE:
            line = entry.tb_lineno
        entry = entry.tb_next
    return "error", f"{name}: {message}" + (f" (line {line})" if line else "")


def _print_traceback(error: BaseException) -> None:
    entry = error.__traceback__
    while entry is not None and entry.tb_frame.f_code.co_filename != FILE:
        entry = entry.tb_next
    try:
        sys.__excepthook__(type(error), error.with_traceback(entry), entry)
    except BaseException:  # out of memory or file size: the report says it
        return


def _flush(report: dict[str, Any]) -> None:
    """Write out what was printed; a failure to do so is the program's.

    An interpreter's end would also write what the program's own streams still hold.
    """
    streams: list[Any] = [sys.stdout, sys.__stdout__]
    for name in ("program", "__main__"):
        if name in sys.modules:
            streams += [x for x in vars(sys.modules[name]).values() if isinstance(x, _io._IOBase)]
    for stream in streams:
        try:
            if not stream.closed:
                stream.flush()
        except BaseException as error:
            if report["outcome"] == "ok":
                report["outcome"], report["detail"] = failure(error)


def _write(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]
