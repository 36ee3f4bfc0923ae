import dataclasses
import fcntl
import json
import os
import re
import resource
import signal
import subprocess
import sys
import threading
import time

import pytest

from hydraopt.common.errors import UserError
from hydraopt.common.files import sha256_text
from hydraopt.profiling.answers import answer_sha256
from hydraopt.profiling.pipeline import MOST_TOGETHER, ProfileItem, pace, profile
from hydraopt.profiling.profilers.rusage import RusageProfiler
from hydraopt.profiling.records import Call, Limits, Measurement, MetricValues, Outcome, Provenance
from hydraopt.profiling.sandbox.contract import Language, Program
from hydraopt.profiling.store import read_measurements


class CountingProfiler:
    """Measures nothing, and keeps what it was asked to measure."""

    name = "counting"
    machine = "here"

    def __init__(self, outcome=Outcome.OK):
        self.outcome = outcome
        self.measured = []
        self._lock = threading.Lock()

    def measure(self, program, call, limits, expected=None, *, size=0):
        with self._lock:
            self.measured.append((program.source, call.args[0]))
        key = sha256_text(program.source)
        return Measurement(
            key, call.key(), self.name, self.machine, self.outcome, detail="why", size=size
        )

    def measure_together(self, programs, *arguments, **options):
        return [self.measure(program, *arguments, **options) for program in programs]


def item(source, size=1, expected=None):
    return ProfileItem(
        source=source,
        entry_point="f",
        make_call=lambda: Call([size]),
        size=size,
        expected_sha256=expected,
        label=f"{source}@{size}",
    )


def items(count):
    return [item(f"program {index // 2}", size=index % 2) for index in range(count)]


def keys(path):
    return [measurement.key() for measurement in read_measurements(path)]


def test_every_item_becomes_one_record(tmp_path):
    path = tmp_path / "folder" / "measurements.jsonl"

    summary = profile(items(7), CountingProfiler(), path)

    assert (summary.done, summary.reused, dict(summary.outcomes)) == (7, 0, {"ok": 7})
    assert len(path.read_text().splitlines()) == len(set(keys(path))) == 7


def test_what_is_on_disk_is_not_measured_again(tmp_path):
    path = tmp_path / "measurements.jsonl"
    profile(items(4), CountingProfiler(), path)
    again = CountingProfiler()

    summary = profile(items(6), again, path, workers=2)

    assert (summary.done, summary.reused, dict(summary.outcomes)) == (2, 4, {"ok": 6})
    assert sorted(again.measured) == [("program 2", 0), ("program 2", 1)]


def test_another_machine_or_profiler_measures_for_itself(tmp_path):
    path = tmp_path / "measurements.jsonl"
    profile(items(2), CountingProfiler(), path)
    elsewhere = CountingProfiler()
    elsewhere.machine = "there"

    assert profile(items(2), elsewhere, path).done == 2
    assert len(set(keys(path))) == 4


def test_equal_items_are_measured_once(tmp_path):
    path = tmp_path / "measurements.jsonl"
    profiler = CountingProfiler()

    summary = profile([item("p"), item("p"), item("q"), item("p")], profiler, path, workers=3)

    assert sorted(profiler.measured) == [("p", 1), ("q", 1)]
    assert (summary.done, summary.reused) == (2, 2)


def test_a_torn_last_line_costs_only_itself(tmp_path):
    path = tmp_path / "measurements.jsonl"
    profile(items(4), CountingProfiler(), path)
    lines = path.read_text().splitlines(keepends=True)
    path.write_text("".join(lines[:3]) + lines[3][:40])
    warnings = []
    again = CountingProfiler()

    summary = profile(items(5), again, path, on_warning=warnings.append)

    assert (summary.done, summary.reused) == (2, 3)
    assert len(warnings) == 1
    assert warnings[0].startswith(f"{path}:4:")
    assert len(set(keys(path))) == len(keys(path)) == 5


def test_a_failure_is_kept_and_not_run_again(tmp_path):
    path = tmp_path / "measurements.jsonl"
    first = profile(items(2), CountingProfiler(Outcome.TIMEOUT), path)
    again = CountingProfiler()

    second = profile(items(2), again, path)

    assert again.measured == []
    assert first.outcomes == second.outcomes == {"timeout": 2}
    assert [row.text() for row in second.failures()] == [
        "2 x timeout: why (programs: 1); such as program 0@0: why"
    ]


def test_what_a_limit_ended_is_measured_again_once_that_limit_is_raised(tmp_path):
    path = tmp_path / "measurements.jsonl"
    base = Limits(wall_s=10.0, memory_mib=256, output_mib=1)

    def measured_again(outcome, limits):
        return profile(items(2), CountingProfiler(outcome), path, limits=limits).done

    assert measured_again(Outcome.TIMEOUT, base) == 2
    assert measured_again(Outcome.OK, dataclasses.replace(base, memory_mib=512)) == 0
    assert measured_again(Outcome.OK, dataclasses.replace(base, wall_s=9.0)) == 0
    assert measured_again(Outcome.MEMORY_LIMIT, dataclasses.replace(base, wall_s=11.0)) == 2
    assert measured_again(Outcome.OUTPUT_LIMIT, dataclasses.replace(base, memory_mib=257)) == 2
    assert measured_again(Outcome.OK, dataclasses.replace(base, output_mib=2)) == 2
    assert measured_again(Outcome.TIMEOUT, Limits(99.0, 9999, 99)) == 0
    assert [entry.outcome for entry in read_measurements(path)] == [Outcome.OK, Outcome.OK]


@pytest.mark.parametrize("outcome", [Outcome.ERROR, Outcome.WRONG_ANSWER, Outcome.KILLED])
def test_what_no_limit_ended_is_not_measured_again_under_higher_ones(tmp_path, outcome):
    path = tmp_path / "measurements.jsonl"
    profile(items(1), CountingProfiler(outcome), path, limits=Limits(1.0, 64, 1))

    assert profile(items(1), CountingProfiler(), path, limits=Limits(9.0, 99, 9)).done == 0


def test_a_record_of_before_limits_were_kept_is_read_and_made_once_more(tmp_path):
    path = tmp_path / "measurements.jsonl"
    profile(items(2), CountingProfiler(Outcome.TIMEOUT), path)
    records = [json.loads(line) for line in path.read_text().splitlines()]
    assert [record.pop("limit") for record in records] == [20.0, 20.0]
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    assert [entry.outcome for entry in read_measurements(path)] == [Outcome.TIMEOUT] * 2

    runs = [profile(items(2), CountingProfiler(Outcome.TIMEOUT), path).done for _ in range(2)]

    assert runs == [2, 0]


def test_our_own_failure_is_tried_again_and_replaced(tmp_path):
    path = tmp_path / "measurements.jsonl"
    profile(items(2), CountingProfiler(Outcome.SANDBOX_ERROR), path)

    summary = profile(items(2), CountingProfiler(), path)

    assert (summary.done, dict(summary.outcomes)) == (2, {"ok": 2})
    assert [entry.outcome for entry in read_measurements(path)] == [Outcome.OK, Outcome.OK]


def test_a_full_disk_is_said_and_the_records_before_it_stay(tmp_path):
    path = tmp_path / "measurements.jsonl"
    profile(items(1), CountingProfiler(), path)
    record = path.stat().st_size
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(2.5 * record), hard))  # room for two and a half
    try:
        with pytest.raises(UserError, match=r"measurements\.jsonl.*earlier records are kept"):
            profile(items(6), CountingProfiler(), path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)
    assert len(keys(path)) == 2

    summary = profile(items(6), CountingProfiler(), path)

    assert (summary.done, summary.reused) == (4, 2)
    assert len(set(keys(path))) == len(keys(path)) == 6


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "file").write_text("")

    with pytest.raises(UserError, match="cannot be written"):
        profile(items(1), CountingProfiler(), tmp_path / "file" / "measurements.jsonl")


def test_two_processes_do_not_measure_into_one_file(tmp_path):
    path = tmp_path / "measurements.jsonl"
    with path.open("ab") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(UserError, match="another process"):
            profile(items(1), CountingProfiler(), path)

    assert profile(items(1), CountingProfiler(), path).done == 1


def test_no_worker_is_an_error(tmp_path):
    with pytest.raises(UserError, match="workers=0"):
        profile(items(1), CountingProfiler(), tmp_path / "m.jsonl", workers=0)


def test_a_bug_in_a_profiler_is_raised_and_what_was_measured_stays(tmp_path):
    path = tmp_path / "measurements.jsonl"

    class Broken(CountingProfiler):
        def measure(self, program, *arguments, **options):
            if program.source == "program 1":
                raise RuntimeError("bug")
            return super().measure(program, *arguments, **options)

    with pytest.raises(RuntimeError, match="bug"):
        profile(items(8), Broken(), path)

    assert profile(items(2), CountingProfiler(), path).reused == 2


def test_the_bar_is_shown_only_when_asked_for(tmp_path, capsys):
    profile(items(2), CountingProfiler(), tmp_path / "quiet.jsonl")
    assert capsys.readouterr() == ("", "")

    profile(items(2), CountingProfiler(), tmp_path / "shown.jsonl", progress=True)
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "2/2" in shown.err
    assert "ok 2" in shown.err
    assert re.search(r"\d/s, 0:00:00 left", shown.err)


@pytest.mark.parametrize(
    ("done", "left", "seconds", "shown"),
    [
        (0, 5, 3.0, ""),  # nothing measured yet, or all of it found on disk
        (30, 600, 20.0, "1.5/s, 0:06:40 left"),
        (5, 100, 60.0, "5.0/min, 0:20:00 left"),
        (1, 3000, 40.0, "1.5/min, 1 day, 9:20:00 left"),
        (4, 0, 2.0, "2.0/s, 0:00:00 left"),
    ],
)
def test_the_pace_is_that_of_what_was_measured_now(done, left, seconds, shown):
    assert pace(done, left, seconds) == shown


def test_an_item_says_what_its_right_answer_is():
    call = Call([], stdin="1\n")
    prints = ProfileItem("int main(){}", "", lambda: call, expected_output="1", language="c")
    called = item("def f(n): return n", expected="ab12")

    assert prints.program == Program("int main(){}", language=Language.C)
    assert prints.expected == "1"
    assert called.program == Program("def f(n): return n", "f")
    assert called.expected == "ab12"


def test_real_programs_are_measured_by_two_workers(tmp_path):
    path = tmp_path / "measurements.jsonl"
    programs = {
        "right": "def f(n):\n    return n + 1\n",
        "wrong": "def f(n):\n    return n\n",
        "raising": "def f(n):\n    raise ValueError\n",
        "endless": "def f(n):\n    while True: pass\n",
    }
    todo = [item(source, 3, answer_sha256(4)) for source in programs.values()]

    summary = profile(todo, RusageProfiler(), path, limits=Limits(1.0, 256, 1), workers=2)

    assert summary.outcomes == {"ok": 1, "wrong_answer": 1, "error": 1, "timeout": 1}
    timed = [entry for entry in read_measurements(path) if entry.metrics]
    assert [entry.program for entry in timed] == [sha256_text(programs["right"])]


KILLED = """
import sys
from pathlib import Path
from hydraopt.profiling.pipeline import ProfileItem, profile
from hydraopt.profiling.profilers.rusage import RusageProfiler
from hydraopt.profiling.records import Call

def item(index):
    source = f"def f(n):\\n    return sum(range(20000)) + {index}\\n"
    return ProfileItem(source, "f", lambda: Call([1]), label=str(index))

summary = profile([item(k) for k in range(12)], RusageProfiler(), Path(sys.argv[1]), workers=2)
print(summary.done, summary.reused)
"""


def test_a_killed_profile_goes_on_where_it_stopped(tmp_path):
    path = tmp_path / "measurements.jsonl"
    command = [sys.executable, "-c", KILLED, str(path)]
    scratch = {**os.environ, "TMPDIR": str(tmp_path)}  # a killed run leaves its folder behind
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, env=scratch) as process:
        deadline = time.monotonic() + 60
        while not path.exists() or path.read_bytes().count(b"\n") < 3:
            assert process.poll() is None, "it ended before it could be killed"
            assert time.monotonic() < deadline
            time.sleep(0.01)
        os.kill(process.pid, signal.SIGKILL)
    kept = len(keys(path))
    assert 3 <= kept < 12

    ended = subprocess.run(command, capture_output=True, text=True, check=True)

    assert ended.stdout.split() == [str(12 - kept), str(kept)]
    records = [json.loads(line) for line in path.read_text().splitlines()]
    assert len(records) == len(set(keys(path))) == 12


def test_programs_that_share_an_input_are_measured_together(tmp_path):
    together = []

    class Noting(CountingProfiler):
        def measure_together(self, programs, call, *arguments, **options):
            together.append([program.source for program in programs])
            return super().measure_together(programs, call, *arguments, **options)

    first = [item(f"program {index}", size=1) for index in range(MOST_TOGETHER + 1)]
    other_answer = item("another", size=1, expected="0" * 64)

    profile([*first, other_answer, item("last", size=2)], Noting(), tmp_path / "m.jsonl")

    assert together == [
        [f"program {index}" for index in range(MOST_TOGETHER)],
        [f"program {MOST_TOGETHER}"],
        ["another"],
        ["last"],
    ]


def test_the_host_is_looked_at_only_before_something_is_measured(tmp_path):
    told = []
    path = tmp_path / "m.jsonl"

    for _ in range(2):
        profile(
            items(4), CountingProfiler(), path, on_start=lambda: told.append(path.stat().st_size)
        )

    assert told == [0]


def test_measurements_whose_latencies_spread_too_far_are_told_once(tmp_path):
    class Restless(CountingProfiler):
        def measure(self, program, *arguments, **options):
            found = super().measure(program, *arguments, **options)
            values = [8.0, 9.0, 10.0, 11.0, 12.0] if program.source == "program 1" else [10.0] * 5
            latency = MetricValues("ms", values, Provenance.MEASURED, "clock")
            return dataclasses.replace(found, metrics={"latency": latency})

    path = tmp_path / "m.jsonl"

    summary = profile(items(4), Restless(), path)

    assert [line.partition(":")[0] for line in summary.unstable] == ["program 1@0", "program 1@1"]
    assert "robust CV 14.8 %" in summary.unstable[0]
    assert profile(items(4), Restless(), path).unstable == []
