import shutil

import pytest

from hydraopt.profiling.counters import callgrind
from hydraopt.profiling.counters.callgrind import Callgrind, find_callgrind, parse_instructions
from hydraopt.profiling.records import Call, Limits, Outcome
from hydraopt.profiling.sandbox.contract import Language, Program

RECORDED = """\
# callgrind format
version: 1
creator: callgrind-3.19.0
cmd:  /usr/bin/python3 -S -s -P -B program.py
desc: Trigger: Program termination

positions: line
events: Ir
summary: 20117932


ob=(1) /usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
fn=(1) 0x0000000000001000
0 12
totals: 20117932
"""
LIMITS = Limits(wall_s=2.0, memory_mib=256, output_mib=1)

needs_callgrind = [
    pytest.mark.sandbox,
    pytest.mark.slow,
    pytest.mark.skipif(
        not find_callgrind()[0] or shutil.which("bwrap") is None,
        reason="valgrind or bubblewrap is missing",
    ),
]


def sandboxed(test):
    for mark in needs_callgrind:
        test = mark(test)
    return test


def test_the_total_of_a_recorded_file_is_read():
    assert parse_instructions(RECORDED) == 20117932


def test_a_torn_file_still_has_its_summary():
    assert parse_instructions(RECORDED[: RECORDED.index("ob=")]) == 20117932


@pytest.mark.parametrize("text", ["", "events: Ir\n", "events: Dr\nsummary: 5\n", "summary: 5\n"])
def test_a_file_without_instructions_is_refused(text):
    with pytest.raises(ValueError, match="no total"):
        parse_instructions(text)


def test_what_is_missing_is_named(monkeypatch):
    monkeypatch.setattr(callgrind.shutil, "which", lambda name: None)

    available, reason = find_callgrind()

    assert not available
    assert "apt install valgrind" in reason


def test_without_bubblewrap_only_trusted_programs_are_counted(monkeypatch):
    monkeypatch.setattr(
        callgrind.shutil, "which", lambda name: None if name == "bwrap" else f"/usr/bin/{name}"
    )

    available, reason = find_callgrind()

    assert "trusted programs only" in reason or not available


def test_the_backend_says_how_the_program_was_isolated():
    assert Callgrind().backend == "callgrind in bubblewrap"
    assert Callgrind(trusted=True).backend == "callgrind, not isolated"


@sandboxed
def test_counts_of_a_function_repeat_exactly_and_grow_with_its_work():
    program = Program("def f(n):\n    return sum(range(n))\n", "f")
    counter = Callgrind()

    few = counter.count(program, Call([1000]), LIMITS)
    again = counter.count(program, Call([1000]), LIMITS)
    many = counter.count(program, Call([10000]), LIMITS)

    assert few.outcome is Outcome.OK, few.detail
    assert few == again
    assert many.instructions == pytest.approx(10 * few.instructions, rel=0.2)


@sandboxed
def test_a_program_that_reads_its_input_is_counted_without_the_interpreters_start():
    source = "n = int(input())\nfor _ in range(n): pass\n"

    few = Callgrind().count(Program(source), Call([], stdin="1000\n"), LIMITS)
    many = Callgrind().count(Program(source), Call([], stdin="101000\n"), LIMITS)

    assert few.outcome is many.outcome is Outcome.OK
    # Python's own start takes some 20 million instructions.
    assert few.instructions < 5_000_000
    assert many.instructions - few.instructions > 100_000


@sandboxed
@pytest.mark.skipif(shutil.which("gcc") is None, reason="gcc is missing")
def test_a_compiled_program_is_counted():
    source = (
        "#include <stdio.h>\n"
        'int main(void){volatile long s=0;long n;if(scanf("%ld",&n)!=1)return 1;'
        'for(long i=0;i<n;i++)s+=i;printf("%ld\\n",s);return 0;}\n'
    )
    program = Program(source, language=Language.C)

    few = Callgrind().count(program, Call([], stdin="1000\n"), LIMITS)
    many = Callgrind().count(program, Call([], stdin="101000\n"), LIMITS)

    assert few.outcome is many.outcome is Outcome.OK, few.detail
    per_turn = (many.instructions - few.instructions) / 100_000
    assert 3 <= per_turn <= 10  # load, add, store, count, compare, jump


@sandboxed
def test_a_program_sees_no_files_network_or_other_processes():
    source = """\
import os, socket
assert not os.path.exists("/root") and not os.path.exists("/home") and not os.path.exists("/etc")
try:
    socket.create_connection(("127.0.0.1", 22), 1)
except OSError as error:
    assert error.errno in (99, 101, 111), error
else:
    raise SystemExit("connected")
assert sum(name.isdigit() for name in os.listdir("/proc")) <= 3
try:
    open("/proc/sys/kernel/core_pattern", "w")
except OSError:
    pass
else:
    raise SystemExit("core_pattern is writable")
"""
    found = Callgrind().count(Program(source), Call([]), LIMITS)

    assert found.outcome is Outcome.OK, found.detail


@sandboxed
def test_a_failing_program_is_an_outcome():
    found = Callgrind().count(Program("def f():\n    return 1 / 0\n", "f"), Call([]), LIMITS)

    assert found.outcome is Outcome.ERROR
    assert "ZeroDivisionError" in found.detail


@sandboxed
def test_an_endless_program_ends_at_the_limit(monkeypatch):
    monkeypatch.setattr(callgrind, "SLOWDOWN", 1)
    program = Program("while True: pass\n")

    found = Callgrind().count(program, Call([]), LIMITS)

    assert found.outcome in (Outcome.TIMEOUT, Outcome.ERROR)  # by the clock or by CPU seconds
