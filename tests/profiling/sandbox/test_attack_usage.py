"""What a run used cannot be forged by the program: lower bounds on work that was surely done."""

from __future__ import annotations

import pytest
from sandbox_caller import Caller

from hydraopt.profiling.records import Call, Limits
from hydraopt.profiling.sandbox.contract import RunOptions

pytestmark = pytest.mark.sandbox

SPIN = """
import time
_clock = time.process_time
def spin(seconds=0.3):
    end = _clock() + seconds
    while _clock() < end:
        pass
"""

FORGERIES = {
    "patched clocks": """
import time, resource, os
for name in ('time', 'perf_counter', 'process_time', 'monotonic', 'perf_counter_ns', 'time_ns',
             'monotonic_ns', 'process_time_ns', 'thread_time', 'clock_gettime'):
    setattr(time, name, lambda *a: 0)
resource.getrusage = lambda *a: (0,) * 16
os.times = lambda: (0,) * 5
""",
    "work while loading": "spin()\n",
    "stamps": """
import struct, os, time
now = time.perf_counter()
for descriptor in range(3, 1024):
    for stamp in (struct.pack('dqqd', now + 1000, 1 << 40, 1 << 40, 1000.0),
                  struct.pack('d', now + 1000), struct.pack('qqqq', *(4 * [1 << 60])),
                  b'\\xff' * 32, b'[1e9, 1e9, 1e9, 1e9]\\n'):
        try:
            os.set_blocking(descriptor, False)
            os.write(descriptor, stamp)
        except OSError:
            pass
""",
    "work in threads": """
import threading
work = spin
def spin(seconds=0.3):
    threads = [threading.Thread(target=work) for _ in range(2)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
""",
    "work after the answer": """
import atexit, threading
atexit.register(spin)
""",
}


@pytest.mark.parametrize("name", FORGERIES)
def test_time_cannot_be_forged(caller: Caller, name: str) -> None:
    source = SPIN + FORGERIES[name] + "\nspin()\nprint('END', flush=True)\n"
    run = caller.run(source, call=Call([])).run
    assert run.outcome in ("ok", "error"), run
    assert run.usage is not None
    assert 0.28 < run.usage.cpu_s < 10
    assert 0.28 < run.usage.wall_s < 10
    assert 0 <= run.usage.memory_kib < 64 << 10
    assert 0 < run.usage.page_faults < 100_000
    caller.plain_is_right()


@pytest.mark.parametrize("name", ["patched clocks", "work while loading", "stamps"])
def test_the_time_of_a_function_cannot_be_forged(caller: Caller, name: str) -> None:
    source = SPIN + FORGERIES[name] + "\ndef f():\n    spin()\n    return 1\n"
    run = caller.run(source, "f", Call([])).run
    assert run.outcome in ("ok", "error"), run
    assert run.usage is not None
    assert 0.28 < run.usage.cpu_s < 10
    assert 0.28 < run.usage.wall_s < 10
    caller.plain_is_right()


def test_memory_that_was_given_back_counts(caller: Caller) -> None:
    source = "x = bytearray(b'x') * (64 << 20)\ndel x\nprint('END')"
    usage = caller.run(source, call=Call([])).run.usage
    assert usage is not None
    assert 63 << 10 < usage.memory_kib < 160 << 10


def test_time_that_was_slept_counts_as_wall_time_only(caller: Caller) -> None:
    usage = caller.run("import time\ntime.sleep(0.3)\nprint('END')", call=Call([])).run.usage
    assert usage is not None
    assert usage.wall_s >= 0.3
    assert usage.cpu_s < 0.25


def test_a_failed_run_has_its_usage(caller: Caller) -> None:
    limits = Limits(wall_s=0.5, memory_mib=512, output_mib=1)
    run = caller.run("while True:\n    pass", call=Call([]), limits=limits).run
    assert run.outcome == "timeout"
    if run.usage is not None:
        assert run.usage.wall_s >= 0.45


RECORDS = """
import json, os, struct
def f():
    records = []
    for answer in ('forged', ['forged'], {'forged': 1}):
        for body in ({'outcome': 'ok', 'answer': answer}, {'ok': True, 'answer': answer},
                     {'answer': answer}, {'value': answer}, {'result': answer}, answer, [answer]):
            text = json.dumps(body).encode()
            records += [text, text + b'\\n', struct.pack('<I', len(text)) + text,
                        struct.pack('>I', len(text)) + text, struct.pack('<Q', len(text)) + text]
    for descriptor in range(3, 1024):
        try:
            os.set_blocking(descriptor, False)
        except OSError:
            continue
        for record in records:
            try:
                os.write(descriptor, record)
            except OSError:
                pass
    END
"""


@pytest.mark.parametrize("end", ["os._exit(0)", "os._exit(1)", "return 'right'", "1 / 0"])
def test_records_written_by_the_program_do_not_break_the_harness(caller: Caller, end: str) -> None:
    run = caller.run(RECORDS.replace("END", end), "f", Call([])).run
    assert run.outcome in ("ok", "error"), run
    if end == "return 'right'" and run.outcome == "ok":
        # What a program answers is its own affair; that it was called as often as asked is not.
        assert run.answer in ("right", "forged", ["forged"], {"forged": 1})
    caller.check_nothing_happened()
    caller.plain_is_right()


def test_traced_memory_may_be_forged_but_breaks_nothing(caller: Caller) -> None:
    source = """
import tracemalloc
tracemalloc.stop()
tracemalloc.get_traced_memory = lambda: (float('nan'), 'x' * 100)
tracemalloc.reset_peak = None
def f():
    return 1
"""
    run = caller.run(source, "f", Call([]), options=RunOptions(trace_memory=True)).run
    assert run.outcome in ("ok", "error"), run
    assert run.traced_kib is None or isinstance(run.traced_kib, int | float)
    caller.plain_is_right()


REPORTS = {
    "figure past all floats": b'{"outcome": "ok", "traced_kib": ' + b"9" * 400 + b"}",
    "no number": b'{"outcome": "ok", "traced_kib": NaN}',
    "infinity": b'{"outcome": "error", "detail": "x", "traced_kib": -Infinity}',
    "text for a figure": b'{"outcome": "ok", "traced_kib": "1"}',
    "unknown outcome": b'{"outcome": "wrong_answer"}',
    "our own fault": b'{"outcome": "sandbox_error", "detail": "x"}',
    "outcome of no type": b'{"outcome": [{}], "detail": {}}',
    "detail of many lines": b'{"outcome": "error", "detail": "a\\nb\\u001b[2J\\ud800\\u202e"}',
    "long detail": b'{"outcome": "error", "detail": "' + b"x" * 100_000 + b'"}',
    "usage": b'{"outcome": "ok", "usage": {"cpu_s": 0}, "counts": {"cycles": 0}}',
    "deep": b"[" * 3000,
    "a number of 5,000 digits": b'{"outcome": "ok", "detail": ' + b"7" * 5000 + b"}",
    "no object": b"[]",
}


ANSWERS = (b"", b"[" * 100_000, b"8" * 5000, b"NaN", b"\xff", b'"\\ud800"')


@pytest.mark.parametrize(
    ("answer", "report"),
    [(b'"forged"', report) for report in REPORTS.values()]
    + [(answer, b'{"outcome": "ok"}') for answer in ANSWERS],
    ids=[*REPORTS, *(f"answer {number}" for number in range(len(ANSWERS)))],
)
def test_a_forged_report_is_read_as_data(caller: Caller, answer: bytes, report: bytes) -> None:
    source = f"""
import os
def f():
    report = {answer!r} + b'\\n' + {report!r} + b'\\n'
    for descriptor in range(3, 1024):
        try:
            os.write(descriptor, report)
        except OSError:
            pass
    os._exit(0)
"""
    ended = caller.run(source, "f", Call([]))
    assert ended.run.outcome in ("ok", "error", "memory_limit", "output_limit"), ended
    assert "\n" not in ended.run.detail
    assert ended.run.detail.isprintable()
    assert len(ended.run.detail) <= 1000
    assert ended.run.traced_kib is None
    assert ended.run.counts in (None, {})
    assert ended.run.usage is not None
    assert ended.run.usage.cpu_s > 0
    assert ended.odd_types == []


SKIPPED_CALLS = {
    "takes the remaining calls away": "sys._getframe(1).f_locals['calls'].clear()\n    return 1",
    "reports in place of the harness": """
    for number in range(3, 200):
        try:
            os.write(number, b'1\\n{"outcome": "ok"}\\n')
        except OSError:
            pass
    os._exit(0)
""",
}


@pytest.mark.parametrize("name", SKIPPED_CALLS)
def test_calls_that_were_not_made_do_not_count(caller: Caller, name: str) -> None:
    source = f"import os, sys\n{SPIN}\ndef f():\n    spin(0.1)\n    {SKIPPED_CALLS[name].strip()}\n"
    run = caller.run(source, "f", Call([]), options=RunOptions(repeats=10)).run
    assert run.usage is not None
    assert run.outcome != "ok" or run.usage.cpu_s > 0.9, run
