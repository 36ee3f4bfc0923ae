"""Answers and ends of functions that lie about what they are."""

from __future__ import annotations

import textwrap

import pytest
from sandbox_caller import SECRET, Caller

from hydraopt.profiling.records import Call, Limits
from hydraopt.profiling.sandbox.contract import Language, RunOptions

pytestmark = pytest.mark.sandbox

EQUAL_TO_ALL = """
class Equal({base}):
    __eq__ = lambda self, other: True
    __ne__ = lambda self, other: False
    __hash__ = {base}.__hash__
    def __reduce__(self):
        import os
        return (os.system, ('touch /tmp/hydraopt_attack',))
"""

ANSWERS = {
    "equal text": (EQUAL_TO_ALL.format(base="str"), "Equal('x')", ["x"]),
    "equal number": (EQUAL_TO_ALL.format(base="int"), "Equal(3)", [3]),
    "equal list": (EQUAL_TO_ALL.format(base="list"), "Equal([1])", [[1]]),
    "equal dict": (EQUAL_TO_ALL.format(base="dict"), "Equal({'a': 1})", [{"a": 1}]),
    "equal key": (EQUAL_TO_ALL.format(base="str"), "{Equal('x'): 1}", [{"x": 1}]),
    "equal object": (EQUAL_TO_ALL.format(base="object"), "Equal()", []),
    "huge number": ("", "10 ** 5000", [10**5000]),
    "huger number": ("import sys; sys.set_int_max_str_digits(0)", "10 ** 400000", []),
    "not a number": ("", "[float('nan'), float('inf'), -float('inf')]", None),
    "itself": ("x = []; x.append(x)", "x", []),
    "generator": ("", "(i for i in range(3))", []),
    "bytes": ("", "b'x'", []),
    "set": ("", "{1, 2}", []),
    "complex": ("", "1j", []),
    "function": ("", "len", []),
    "number keys": ("", "{1: 2}", [{"1": 2}]),
    "odd keys": ("", "{(1, 2): 2}", []),
    "surrogate": ("", "'\\ud800'", ["\ud800"]),
    "zeros": ("", "'a\\0b\\n\\x1b[2J'", ["a\0b\n\x1b[2J"]),
    "nothing": ("", "None", [None]),
    "a record": ("", "{'outcome': 'ok', 'answer': 1, 'usage': None}", None),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_is_plain_data_or_an_error(caller: Caller, name: str) -> None:
    before, answer, allowed = ANSWERS[name]
    ended = caller.run(f"{before}\ndef f():\n    return {answer}\n", "f", Call([]))
    assert ended.odd_types == []
    assert ended.run.outcome in ("ok", "error"), ended
    if ended.run.outcome == "ok" and allowed is not None:
        assert ended.run.answer in allowed
    if ended.run.outcome == "error":
        assert ended.run.detail
    caller.check_nothing_happened()
    caller.plain_is_right()


@pytest.mark.parametrize("depth", [100, 2000, 100_000])
def test_a_deep_answer_is_an_answer_or_an_error(caller: Caller, depth: int) -> None:
    source = f"def f():\n    x = 1\n    for _ in range({depth}):\n        x = [x]\n    return x"
    run = caller.run(source, "f", Call([])).run
    assert run.outcome in ("ok", "error", "killed"), run.detail
    if depth == 100:
        assert run.outcome == "ok"
    caller.plain_is_right()


def test_a_huge_answer_passes_the_limit(caller: Caller) -> None:
    limits = Limits(wall_s=60.0, memory_mib=512, output_mib=1)
    run = caller.run("def f():\n    return 'x' * (64 << 20)", "f", Call([]), limits).run
    assert run.outcome == "output_limit"
    run = caller.run("def f():\n    return ['x' * 1000] * 100000", "f", Call([]), limits).run
    assert run.outcome == "output_limit"
    caller.plain_is_right()


ENDS = {
    "os._exit while loading": "import os\nos._exit(0)\ndef f(): return 1",
    "os._exit in the call": "import os\ndef f(): os._exit(0)",
    "sys.exit while loading": "import sys\nsys.exit(0)\ndef f(): return 1",
    "sys.exit in the call": "import sys\ndef f(): sys.exit(0)",
    "exit in a thread": "import os, threading, time\ndef f():\n"
    "    threading.Thread(target=os._exit, args=(0,)).start()\n    time.sleep(100)",
    "SystemExit with an answer": "def f(): raise SystemExit({'answer': 1})",
    "KeyboardInterrupt": "def f(): raise KeyboardInterrupt",
    "GeneratorExit": "def f(): raise GeneratorExit",
    "StopIteration": "def f(): raise StopIteration(1)",
    "closed descriptors": "import os\ndef f():\n    os.closerange(0, 4096)\n    os._exit(0)",
    "no function": "g = 1",
    "no callable": "f = 1",
    "wrong number of arguments": "def f(a): return 1",
    "coroutine": "async def f(): return 1",
    "endless string of an object": "class A:\n    def __repr__(self):\n        while True: pass\n"
    "def f():\n    raise ValueError(A())",
}


@pytest.mark.parametrize("name", ENDS)
def test_an_early_end_is_no_answer(caller: Caller, name: str) -> None:
    endless = name.startswith("endless")
    limits = Limits(wall_s=2.0 if endless else 60.0, memory_mib=512, output_mib=1)
    run = caller.run(ENDS[name], "f", Call([]), limits).run
    expected = ("error", "timeout") if endless else ("error",)
    assert run.outcome in expected, run
    assert run.answer is None
    assert run.detail
    assert run.detail.isprintable()
    caller.check_nothing_happened()
    caller.plain_is_right()


PATCHES = {
    "json": "import json, json.encoder\n"
    "json.dumps = json.dump = lambda *a, **k: '\"forged\"'\n"
    "json.encoder.c_make_encoder = None\njson.JSONEncoder.encode = lambda *a: '\"forged\"'",
    "builtins": "import builtins\nfor name in ('len', 'open', 'repr', 'str', 'isinstance', 'type',"
    " 'print', 'range', 'getattr', 'BaseException', 'list', 'dict', 'Exception'):\n"
    "    setattr(builtins, name, None)",
    "os": "import os\nfor name in ('write', '_exit', 'close', 'dup2', 'ftruncate', 'lseek'):\n"
    "    setattr(os, name, lambda *a: 0)",
    "tracing": "import sys, threading\ndef trace(*a):\n    raise ValueError\n"
    "threading.settrace(trace)\nsys.settrace(trace)\nsys.setprofile(trace)",
    "garbage": "import gc\ngc.callbacks.append(lambda *a: 1 / 0)\ngc.set_threshold(1)",
    "modules": "import sys\nsys.modules.clear()\nsys.path.clear()\nsys.meta_path.clear()",
    "streams": "import sys\nsys.stdout = sys.stderr = sys.__stdout__ = sys.__stderr__ = None",
    "limits": "import sys\nsys.setrecursionlimit(60)\nsys.set_int_max_str_digits(640)",
    "alarm": "import signal\nsignal.signal(signal.SIGALRM, lambda *a: 1 / 0)\n"
    "signal.setitimer(signal.ITIMER_REAL, 1e-4, 1e-4)",
    "globals": "import sys\nfor frame in (sys._getframe(n) for n in range(1, 9)):\n"
    "    try:\n        frame.f_globals.clear()\n    except BaseException:\n        pass\n",
}


@pytest.mark.parametrize("name", PATCHES)
def test_a_patched_interpreter_gives_the_right_answer_or_an_error(
    caller: Caller, name: str
) -> None:
    patch = textwrap.indent(PATCHES[name], "    ")
    source = "def f():\n    return [1, 'two']\n"
    source += f"try:\n{patch}\nexcept (ValueError, IndexError):\n    pass"
    limits = Limits(wall_s=3.0, memory_mib=512, output_mib=1)
    run = caller.run(source, "f", Call([]), limits).run
    assert run.outcome in ("ok", "error", "killed", "timeout"), run
    if run.outcome == "ok":
        # A program may answer what it likes, but not in a way that the harness misreads.
        assert run.answer in ([1, "two"], "forged")
    caller.check_nothing_happened()
    caller.plain_is_right()


SOURCES = {
    "zero bytes": "print(1)\0print(2)",
    "surrogate": "print('\ud800')",
    "no text": "",
    "other encoding": "# -*- coding: utf-7 -*-\nprint(1)",
    "unknown encoding": "# -*- coding: nonsense -*-\nprint(1)",
    "parentheses": "(" * 100_000,
    "minus": "-" * 200_000 + "1",
    "nested calls": "f(" * 5000 + ")" * 5000,
    "nested blocks": "".join(" " * n + "if 1:\n" for n in range(200)),
    "additions": "x = " + "1 + " * 50_000 + "1",
    "attributes": "x" + ".x" * 100_000,
    "folded constants": "x = " + "(" * 80 + "'a' * 4000" + " + 'a' * 4000)" * 80,
    "large": "x = 1\n" * 500_000,
    "one long line": "x = '" + "x" * (8 << 20) + "'",
    "escape in an error": "raise ValueError('\\x1b]0;t\\x07\\n\\r" + "x" * 100_000 + "')",
    "strange name": "class \u2069\u2066A(1): pass",
}


@pytest.mark.parametrize("name", SOURCES)
def test_a_strange_source_ends_in_a_typed_outcome(caller: Caller, name: str) -> None:
    limits = Limits(wall_s=10.0, memory_mib=512, output_mib=4)
    run = caller.run(SOURCES[name], call=Call([]), limits=limits).run
    assert run.outcome in ("ok", "error", "memory_limit", "timeout", "killed"), run
    assert run.detail.isprintable()
    assert len(run.detail) <= 2000
    caller.check_nothing_happened()
    caller.plain_is_right()


@pytest.mark.parametrize(
    "entry_point", ["__import__", "f.__call__", "f()", "f\n", "é", "\0", "x" * 10000, "__class__"]
)
def test_a_strange_entry_point_ends_in_a_typed_outcome(caller: Caller, entry_point: str) -> None:
    run = caller.run("def f():\n    return 1", entry_point, Call([])).run
    assert run.outcome in ("ok", "error"), run
    caller.plain_is_right()


def test_a_program_finds_no_secret_through_its_harness(caller: Caller) -> None:
    source = """
import gc, sys
def f():
    said = []
    frame = sys._getframe()
    while frame is not None:
        said.append(repr(frame.f_locals)[:20000])
        said.append(repr(list(frame.f_globals))[:2000])
        frame = frame.f_back
    for held in gc.get_objects():
        if isinstance(held, (dict, list, tuple)):
            try:
                text = repr(held)
            except Exception:
                continue
            if 'hydraopt-secret' in text or 'HYDRAOPT_SECRET' in text:
                said.append(text[:500])
    return said
"""
    ended = caller.run(source, "f", Call([]), options=RunOptions(repeats=2))
    assert ended.run.outcome == "ok", ended.run
    # The program's own source holds the word; the secret itself is nowhere.
    assert SECRET not in ended.text
    caller.plain_is_right()


@pytest.mark.parametrize("language", [Language.C, Language.CPP])
@pytest.mark.parametrize("source", ["", "\0", "\ud800", "int main( {", "#error \x1b[2J\ud800\n"])
def test_a_strange_source_to_compile_ends_in_an_error(
    caller: Caller, language: Language, source: str
) -> None:
    run = caller.run(source, call=Call([]), language=language).run
    assert run.outcome == "error", run
    assert run.detail.isprintable()
    caller.plain_is_right()


def test_what_an_error_says_can_be_written_down(caller: Caller) -> None:
    run = caller.run("def f():\n    raise ValueError('\\ud800\\x1b[2J\\n')", "f", Call([])).run
    assert run.outcome == "error"
    assert run.detail.isprintable()
    run.detail.encode()
    run.stderr.encode()
