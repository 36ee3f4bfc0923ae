import time
from pathlib import Path

import pytest

from hydraopt.profiling.records import Call, Limits, Outcome
from hydraopt.profiling.runner import MeasurePlan, Runner

LIMITS = Limits(wall_s=10.0, memory_mib=256, output_mib=1)


def run(body, args=(3,), limits=LIMITS, **options):
    source = "def f(n):\n" + "".join(f"    {line}\n" for line in body.splitlines())
    return Runner().run(source, "f", [Call(list(args))], limits, **options)


def is_alive(pid):
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
    return stat.rsplit(")", 1)[1].split()[0] not in "ZX"  # killed, but not collected yet


def test_an_answer_comes_back_as_json_values():
    report = run("return {'a': (n, 2.5, None, True), 4: 'é\\ud800'}")

    assert report.outcome is Outcome.OK
    assert report.calls[0].answer == {"a": [3, 2.5, None, True], "4": "é\ud800"}
    assert report.timing is None


def test_each_call_has_its_own_answer_or_failure():
    calls = [Call([1]), Call([0]), Call([4])]

    report = Runner().run("def f(n):\n    return 4 // n\n", "f", calls, LIMITS)

    assert [call.outcome for call in report.calls] == [Outcome.OK, Outcome.ERROR, Outcome.OK]
    assert [call.answer for call in report.calls] == [4, None, 1]
    assert report.outcome is Outcome.ERROR
    assert "ZeroDivisionError" in report.detail
    assert "line 2" in report.detail


@pytest.mark.parametrize(
    ("body", "outcome", "detail"),
    [
        ("while True: pass", Outcome.TIMEOUT, "0.5 s"),
        ("import time\ntime.sleep(60)", Outcome.TIMEOUT, "0.5 s"),
        (
            "import signal\nfor k in range(1, 65):\n    try: signal.signal(k, signal.SIG_IGN)\n"
            "    except (OSError, ValueError): pass\nwhile True: pass",
            Outcome.TIMEOUT,
            "0.5 s",
        ),
    ],
)
def test_an_endless_program_is_a_timeout(body, outcome, detail):
    report = run(body, limits=Limits(wall_s=0.5, memory_mib=256, output_mib=1))

    assert (report.outcome, report.calls[0].outcome) == (outcome, outcome)
    assert detail in report.detail


@pytest.mark.parametrize(
    "body",
    [
        "return len(bytearray(10 ** 10))",
        "hoard = []\nwhile True: hoard.append('x' * 10 ** 6)",
        "hoard = []\nwhile True: hoard.append([])",
    ],
)
def test_a_memory_bomb_meets_the_memory_limit(body):
    assert run(body, limits=Limits(10.0, 64, 1)).outcome is Outcome.MEMORY_LIMIT


@pytest.mark.parametrize(
    "body",
    [
        "return 'x' * 2 ** 21",
        "while True: print('x' * 1000)",
        "try:\n    while True: print('x' * 1000)\nexcept OSError:\n    return 1",
        "with open('out', 'w') as out:\n    while True: out.write('x' * 1000)",
    ],
)
def test_a_flood_meets_the_output_limit(body):
    report = run(body)

    assert report.outcome is Outcome.OUTPUT_LIMIT
    assert report.calls[0].outcome is Outcome.OUTPUT_LIMIT


@pytest.mark.parametrize(
    "body",
    [
        "raise ValueError('no')",
        "import sys\nsys.exit(0)",
        "import os\nos._exit(0)",
        "import os\nos._exit(1)",
        "raise KeyboardInterrupt",
        "return f(n)",
        "return {1, 2}",
        "return 10 ** 5000",
        "return input()",
    ],
)
def test_a_program_that_fails_or_leaves_early_is_an_error(body):
    report = run(body)

    assert report.outcome is Outcome.ERROR
    assert report.detail
    assert report.calls[0].answer is None


@pytest.mark.parametrize(
    "source", ["def f(n", "def g(n):\n    return n\n", "f = 3\n", "import nothing_like_it\n", ""]
)
def test_a_program_that_does_not_load_is_an_error(source):
    assert Runner().run(source, "f", [Call([1])], LIMITS).outcome is Outcome.ERROR


def test_a_program_that_dies_of_a_signal_was_killed():
    report = run("import os\nos.kill(os.getpid(), 11)")

    assert report.outcome is Outcome.KILLED
    assert "SIGSEGV" in report.detail


def test_calls_after_the_end_share_its_outcome():
    source = "import os\ndef f(n):\n    if n == 2: os._exit(0)\n    return n\n"

    report = Runner().run(source, "f", [Call([1]), Call([2]), Call([3])], LIMITS)

    outcomes = [call.outcome for call in report.calls]
    assert outcomes == [Outcome.OK, Outcome.ERROR, Outcome.ERROR]


@pytest.mark.parametrize("python", ["/nonexistent/python", "/bin/false"])
def test_the_runners_own_failure_has_a_code_of_its_own(python):
    report = Runner(python).run("def f(n):\n    return n\n", "f", [Call([1])], LIMITS)

    assert report.outcome is Outcome.SANDBOX_ERROR
    assert report.calls[0].outcome is Outcome.SANDBOX_ERROR
    assert report.detail


def test_a_full_disk_of_the_runner_is_not_the_programs_fault(monkeypatch):
    def full(*_args, **_options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("hydraopt.profiling.runner.tempfile.TemporaryFile", full)

    report = Runner().run("def f(n):\n    return n\n", "f", [Call([1])], LIMITS)

    assert report.outcome is Outcome.SANDBOX_ERROR
    assert "No space left" in report.detail


def test_files_lie_in_a_folder_of_the_runs_own():
    source = (
        "import os\ndef f(name):\n    with open(name, newline='') as lines:\n"
        "        return [lines.read(), sorted(os.listdir()), os.getcwd()]\n"
    )
    call = Call(["data.txt"], {"data.txt": "a\r\né\n"})

    answers = [Runner().run(source, "f", [call], LIMITS).calls[0].answer for _ in range(2)]

    assert answers[0][:2] == ["a\r\né\n", ["data.txt"]]
    assert answers[0][2] != answers[1][2]
    assert not Path(answers[0][2]).exists()


def test_an_input_file_may_be_larger_than_the_output_limit():
    call = Call([3], {"data.txt": "x" * (3 * 2**20)})

    report = Runner().run("def f(n):\n    return n\n", "f", [call], LIMITS)

    assert report.outcome is Outcome.OK


def test_the_program_sees_nothing_of_the_callers_environment(monkeypatch):
    monkeypatch.setenv("SECRET_OF_THE_CALLER", "1")

    report = run("import os, sys\nreturn [sorted(os.environ), sys.path, sys.stdin.read()]")

    names, path, given = report.calls[0].answer
    assert set(names) <= {"HOME", "LC_ALL", "PATH", "PYTHONHASHSEED"}
    assert not any("site-packages" in entry or "hydraopt" in entry for entry in path)
    assert given == ""


def test_a_set_keeps_one_order_under_one_hash_seed():
    body = "return list({'a', 'b', 'c', 'd', 'e', 'f', 'g'})"

    same = [run(body, hash_seed=1).calls[0].answer for _ in range(2)]
    other = [run(body, hash_seed=seed).calls[0].answer for seed in range(2, 6)]

    assert same[0] == same[1]
    assert any(order != same[0] for order in other)


def test_no_process_survives_its_run():
    body = "import os, time\npid = os.fork()\nif pid == 0:\n    time.sleep(600)\nreturn pid"

    pid = run(body).calls[0].answer

    deadline = time.monotonic() + 30
    while is_alive(pid) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not is_alive(pid)


def test_timing_gives_as_many_values_as_asked_for():
    report = run("return n + 1", measure=MeasurePlan(values=7))

    timing = report.timing
    assert timing is not None
    assert len(timing.latency_ms) == len(timing.cpu_ms) == 7
    assert len(timing.memory_kib) == 1
    assert len(timing.warmups_ms) >= 2
    assert timing.inner_calls > 100
    assert all(value > 0 for value in timing.latency_ms)


def test_memory_is_the_peak_of_one_call_without_its_arguments():
    report = run(
        "return len(bytearray(2 ** 20)) + len(n)",
        args=(list(range(50_000)),),
        measure=MeasurePlan(),
    )

    assert report.timing is not None
    assert report.timing.memory_kib[0] == pytest.approx(1024, rel=0.01)


def test_every_timed_call_finds_its_arguments_as_they_were():
    # It would fail on a list that an earlier call emptied.
    report = run(
        "while len(n) > 1: n.pop()\nreturn n.pop()", args=([7, 8, 9],), measure=MeasurePlan()
    )

    assert report.outcome is Outcome.OK
    assert report.calls[0].answer == 7


def test_every_timed_call_finds_its_files_as_they_were():
    source = (
        "def f(name):\n"
        "    with open(name, 'r+') as stream:\n"
        "        text = stream.read()\n"
        "        stream.write('b')\n"
        "    if text != 'a':\n"
        "        raise ValueError(text)\n"
        "    return text\n"
    )
    call = Call(["d"], {"d": "a"})

    report = Runner().run(source, "f", [call], LIMITS, measure=MeasurePlan())

    assert report.outcome is Outcome.OK, report.detail


def test_a_remembered_answer_is_computed_again_in_every_timed_call():
    source = (
        "from functools import cache\n@cache\ndef f(n):\n"
        "    return n if n < 2 else f(n - 1) + f(n - 2)\n"
    )

    report = Runner().run(source, "f", [Call([200])], LIMITS, measure=MeasurePlan())

    assert report.timing is not None
    # A remembered answer would allocate nothing.
    assert report.timing.memory_kib[0] > 10


def test_a_program_that_fails_only_when_called_again_has_no_timing():
    source = "CALLS = []\nimport os\ndef f(n):\n    open('mark', 'x').close()\n    return n\n"

    report = Runner().run(source, "f", [Call([1])], LIMITS, measure=MeasurePlan())

    assert report.outcome is Outcome.ERROR
    assert report.timing is None


def test_printing_while_timed_does_not_count_as_a_flood():
    report = run("print('x' * 1000)\nreturn n", measure=MeasurePlan())

    assert report.outcome is Outcome.OK
