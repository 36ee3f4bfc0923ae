"""Python programs in the sandbox: answers, outcomes, limits, usage; with and without bubblewrap."""

from __future__ import annotations

import contextlib
import logging
import os
import random
import select
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from hydraopt.common.errors import UserError
from hydraopt.profiling.records import Call, Limits, Outcome
from hydraopt.profiling.sandbox import worker as worker_module
from hydraopt.profiling.sandbox.contract import Program, Run, RunOptions
from hydraopt.profiling.sandbox.probe import probe
from hydraopt.profiling.sandbox.trusted import TrustedSandbox
from hydraopt.profiling.sandbox.worker import ForkWorker
from hydraopt.profiling.sandbox.zygote import ZygoteSandbox

pytestmark = pytest.mark.sandbox

QUICK = Limits(wall_s=20.0, memory_mib=512, output_mib=1)
SHORT = Limits(wall_s=1.0, memory_mib=512, output_mib=1)


@pytest.fixture(scope="module", params=["bubblewrap", "bare", "none"])
def worker(request: pytest.FixtureRequest) -> Iterator[ForkWorker]:
    if request.param == "none":
        made = TrustedSandbox().open()
    else:
        inside = request.param == "bubblewrap"
        if inside and not probe().bubblewrap.present:
            pytest.skip(probe().bubblewrap.detail)
        made = ZygoteSandbox(bubblewrap=inside).open()
    with made:
        yield made


def prints(worker: ForkWorker, source: str, stdin: str = "", limits: Limits = QUICK) -> Run:
    return worker.run(Program(source), Call([], stdin=stdin), limits)


def calls(worker: ForkWorker, source: str, *args: object, **options: object) -> Run:
    call = Call(list(args))
    return worker.run(Program(source, "f"), call, QUICK, RunOptions(**options))  # type: ignore[arg-type]


def test_function_answers_with_json_values(worker: ForkWorker) -> None:
    run = calls(worker, "def f(a, b):\n    return {'a': a, 'b': (b, None)}", [1, 2.5], "ü")
    assert run.outcome == Outcome.OK
    assert run.answer == {"a": [1, 2.5], "b": ["ü", None]}
    assert run.usage is not None
    assert run.counts is None


def test_program_reads_standard_input_and_prints(worker: ForkWorker) -> None:
    source = "import sys\nn = int(input())\nprint(n + sum(map(int, sys.stdin.read().split())))"
    assert prints(worker, source, "1\n2 3\n4\n").answer == "10\n"


@pytest.mark.parametrize(
    "source",
    [
        "print(sum(map(int, open(0).read().split())))",
        "import sys\nprint(sum(int(line) for line in sys.stdin))",
        "import os\nprint(sum(map(int, os.read(0, 100).split())))",
        "import sys\nsys.stdout.write(str(sum(map(int, sys.stdin.buffer.read().split()))) + '\\n')",
        "import fileinput\nprint(sum(map(int, fileinput.input())))",
        "import os, sys\nout = os.fdopen(1, 'w')\nprint(sum(map(int, sys.stdin)), file=out)",
    ],
)
def test_every_way_to_read_and_print_works(worker: ForkWorker, source: str) -> None:
    run = prints(worker, source, "1\n2\n39\n")
    assert (run.outcome, run.answer) == (Outcome.OK, "42\n"), run


def test_main_guard_runs_for_a_program_and_not_for_a_function(worker: ForkWorker) -> None:
    source = "def f():\n    return __name__\nif __name__ == '__main__':\n    print('main')\n"
    assert prints(worker, source).answer == "main\n"
    assert calls(worker, source).answer == "program"


def test_classes_find_their_module(worker: ForkWorker) -> None:
    source = (
        "from __future__ import annotations\nfrom dataclasses import dataclass\n"
        "@dataclass\nclass P:\n    x: int\n"
        "def f():\n    return P(3).x\n"
        "if __name__ == '__main__':\n    print(P(3))\n"
    )
    assert prints(worker, source).answer == "P(x=3)\n"
    assert calls(worker, source).answer == 3


@pytest.mark.parametrize("end", ["exit()", "quit(0)", "import sys; sys.exit()", "raise SystemExit"])
def test_program_may_end_itself(worker: ForkWorker, end: str) -> None:
    run = prints(worker, f"print('done')\n{end}\nprint('not reached')")
    assert (run.outcome, run.answer) == (Outcome.OK, "done\n")


def test_exit_status_is_an_error(worker: ForkWorker) -> None:
    assert prints(worker, "exit(3)").detail == "exit status 3."
    run = prints(worker, "import sys\nsys.exit('no way')")
    assert (run.outcome, run.stderr) == (Outcome.ERROR, "no way")


def test_threads_and_exit_handlers_finish_before_the_end(worker: ForkWorker) -> None:
    source = (
        "import atexit, threading, time\n"
        "atexit.register(print, 'last')\n"
        "def main():\n    time.sleep(0.05)\n    print('thread')\n"
        "threading.Thread(target=main).start()\nprint('first')\n"
    )
    assert prints(worker, source).answer == "first\nthread\nlast\n"


def test_recursion_in_a_thread_with_a_large_stack(worker: ForkWorker) -> None:
    source = (
        "import sys, threading\nsys.setrecursionlimit(10**6)\nthreading.stack_size(2**26)\n"
        "def f(n):\n    return n and 1 + f(n - 1)\n"
        "t = threading.Thread(target=lambda: print(f(50000)))\nt.start()\nt.join()\n"
    )
    assert prints(worker, source).answer == "50000\n"


def test_exception_is_told_with_its_type_message_and_line(worker: ForkWorker) -> None:
    run = calls(worker, "def g(x):\n    return 1 / x\n\ndef f(x):\n    return g(x)\n", 0)
    assert run.outcome == Outcome.ERROR
    assert run.detail == "ZeroDivisionError: division by zero (line 2)"
    assert run.stderr.endswith("ZeroDivisionError: division by zero")
    assert "harness" not in run.stderr
    assert run.answer is None


def test_syntax_error_is_an_error_without_usage(worker: ForkWorker) -> None:
    run = prints(worker, "def f(:\n")
    assert run.outcome == Outcome.ERROR
    assert run.detail.startswith("SyntaxError")
    assert run.usage is None


def test_missing_function_is_an_error(worker: ForkWorker) -> None:
    assert calls(worker, "g = 1").detail == "NameError: the program defines no function f()"


@pytest.mark.parametrize(
    "answer", ["{1, 2}", "object()", "b'x'", "(lambda a: a.append(a) or a)([])"]
)
def test_answer_that_is_no_json_value_is_an_error(worker: ForkWorker, answer: str) -> None:
    run = calls(worker, f"def f():\n    return {answer}")
    assert run.outcome == Outcome.ERROR
    assert run.detail.startswith("the answer is not JSON")


def test_early_end_of_a_function_is_an_error(worker: ForkWorker) -> None:
    run = calls(worker, "import os\ndef f():\n    os._exit(0)")
    assert (run.outcome, run.answer) == (Outcome.ERROR, None)


def test_time_runs_out(worker: ForkWorker) -> None:
    run = prints(worker, "while True: pass", limits=SHORT)
    assert (run.outcome, run.detail) == (Outcome.TIMEOUT, "not finished within 1.0 s")
    assert run.usage is not None
    assert run.usage.wall_s > 0.9


def test_memory_runs_out(worker: ForkWorker) -> None:
    assert prints(worker, "x = bytearray(10**9)").outcome == Outcome.MEMORY_LIMIT
    filling = "x = []\nwhile True:\n    x.append(' ' * 10**6)\n"
    assert prints(worker, filling).outcome == Outcome.MEMORY_LIMIT


@pytest.mark.parametrize(
    "source",
    [
        "print('x' * (2**20 + 1))",
        "import sys\nwhile True: sys.stdout.write('x' * 1000)",
        "import os\nwhile True: os.write(1, b'x' * 1000)",
        "with open('file', 'w') as stream:\n    stream.write('x' * 2**21)",
    ],
)
def test_output_runs_over(worker: ForkWorker, source: str) -> None:
    assert prints(worker, source).outcome == Outcome.OUTPUT_LIMIT


def test_output_of_just_the_limit_is_taken(worker: ForkWorker) -> None:
    run = prints(worker, "import sys\nsys.stdout.write('x' * 2**20)")
    assert (run.outcome, len(run.answer)) == (Outcome.OK, 2**20)


def test_answer_runs_over(worker: ForkWorker) -> None:
    assert calls(worker, "def f():\n    return 'x' * 2**20").outcome == Outcome.OUTPUT_LIMIT
    assert calls(worker, "def f():\n    return 'x' * 2**23").outcome == Outcome.OUTPUT_LIMIT


def test_signal_is_named(worker: ForkWorker) -> None:
    run = prints(worker, "import ctypes\nctypes.string_at(1)")
    assert (run.outcome, run.detail) == (Outcome.KILLED, "ended by SIGSEGV.")
    run = prints(worker, "import os\nos.abort()")
    assert (run.outcome, run.detail) == (Outcome.KILLED, "ended by SIGABRT.")


@pytest.mark.parametrize(
    "source",
    [
        "def f(n):\n    return f(n + 1)\nf(0)",
        "import sys\nsys.setrecursionlimit(10**9)\nx, y = [], []\n"
        "for _ in range(10**6): x, y = [x], [y]\nx == y",
    ],
)
def test_deep_recursion_ends_the_run_alone(worker: ForkWorker, source: str) -> None:
    assert prints(worker, source).outcome in (Outcome.ERROR, Outcome.KILLED)
    assert prints(worker, "print(1)").answer == "1\n"


def test_recursion_reaches_as_deep_as_in_a_fresh_interpreter(worker: ForkWorker) -> None:
    source = "def g(n):\n    return n and 1 + g(n - 1)\ndef f(n):\n    return g(n)\n"
    assert calls(worker, source, 990).answer == 990
    assert "RecursionError" in calls(worker, source, 1000).detail


def test_only_the_end_of_standard_error_is_kept(worker: ForkWorker) -> None:
    run = prints(worker, "import sys\nsys.stderr.write('x' * 10000 + 'end')")
    assert run.outcome == Outcome.OK
    assert run.stderr == "x" * 497 + "end"


def test_files_of_the_input_lie_in_the_working_folder_of_this_run_only(worker: ForkWorker) -> None:
    source = "import os\ndef f():\n    return {n: open(n).read() for n in os.listdir('.')}"
    run = worker.run(Program(source, "f"), Call([], files={"a.txt": "ä\r\n"}), QUICK)
    assert run.outcome == Outcome.OK, run
    # Text mode reads line ends as \n.
    assert run.answer == {"a.txt": "ä\n"}
    assert calls(worker, "def f():\n    open('left', 'w').write('x')").outcome == Outcome.OK
    assert calls(worker, source).answer == {}


@pytest.mark.parametrize("name", ["../x", "/tmp/x", "", "..", "a/b", "a\0b"])
def test_file_names_that_lead_elsewhere_are_refused(worker: ForkWorker, name: str) -> None:
    run = worker.run(Program("def f(): pass", "f"), Call([], files={name: ""}), QUICK)
    assert run.outcome == Outcome.SANDBOX_ERROR
    assert run.usage is None


def test_each_repeat_has_arguments_of_its_own(worker: ForkWorker) -> None:
    source = "seen = []\ndef f(x):\n    x.append(1)\n    seen.append(len(x))\n    return seen"
    assert calls(worker, source, [], repeats=3).answer == [1, 1, 1]


def test_without_repeats_nothing_is_called(worker: ForkWorker) -> None:
    run = calls(worker, "def f(x):\n    raise ValueError", 1, repeats=0)
    assert (run.outcome, run.answer) == (Outcome.OK, None)


def test_no_run_sees_an_earlier_one(worker: ForkWorker) -> None:
    change = "import math, builtins\ndef f():\n    math.x = 1\n    builtins.y = 2\n    return 1"
    look = (
        "import math, builtins\ndef f():\n    return hasattr(math, 'x') or hasattr(builtins, 'y')"
    )
    assert calls(worker, change).answer == 1
    assert calls(worker, look).answer is False


def test_hash_seed_decides_the_order_of_a_set(worker: ForkWorker) -> None:
    source = "def f():\n    return [list({str(i) for i in range(30)}), hash('x')]"
    first, again, other = (calls(worker, source, hash_seed=seed).answer for seed in (1, 1, 2))
    assert first == again
    assert first != other


@pytest.mark.parametrize(
    "source",
    [
        "import random\nprint(random.random())",
        "from random import *\nprint(random())",
        "import importlib\nprint(importlib.import_module('random').getrandbits(60))",
        "import tempfile\nprint(next(tempfile._get_candidate_names()))",
    ],
)
def test_what_is_random_differs_from_run_to_run(worker: ForkWorker, source: str) -> None:
    first, second = prints(worker, source), prints(worker, source)
    assert (first.outcome, second.outcome) == (Outcome.OK, Outcome.OK), first
    assert first.answer != second.answer


def test_a_seeded_generator_gives_what_it_gives_elsewhere(worker: ForkWorker) -> None:
    source = (
        "import random, sys\nrandom.seed(5)\nprint(random.random())\n"
        "print(random.Random(6).random())\nprint(sys.modules['random'] is random)\n"
    )
    first, second = random.Random(5).random(), random.Random(6).random()
    assert prints(worker, source).answer == f"{first}\n{second}\nTrue\n"


def test_many_hash_seeds_keep_few_servers(worker: ForkWorker) -> None:
    for seed in range(10, 16):
        assert calls(worker, "def f():\n    return 1", hash_seed=seed).answer == 1
    assert len(worker._servers) <= 5


def test_usage_tells_the_work(worker: ForkWorker) -> None:
    run = prints(worker, "x = bytearray(64 * 2**20)\nfor _ in range(10**6): pass\n")
    idle = prints(worker, "import time\ntime.sleep(0.3)")
    assert run.usage is not None
    assert idle.usage is not None
    assert 64 * 1024 <= run.usage.memory_kib < 66 * 1024
    assert idle.usage.memory_kib < 2048
    assert idle.usage.wall_s >= 0.3
    assert idle.usage.cpu_s < 0.2 < 0.3
    assert run.usage.page_faults >= 64 * 256


def test_traced_memory_is_that_of_the_program(worker: ForkWorker) -> None:
    run = calls(worker, "def f():\n    x = bytearray(2**20)\n    return 1", trace_memory=True)
    assert run.traced_kib is not None
    assert 1024 <= run.traced_kib < 1040
    assert calls(worker, "def f():\n    return 1").traced_kib is None


def test_events_are_counted_where_the_host_has_them(worker: ForkWorker) -> None:
    run = calls(
        worker, "def f():\n    return sum(range(10**5))", counters=("page-faults", "no-such-event")
    )
    assert run.counts is not None
    assert set(run.counts) <= {"page-faults", "page-faults:u"}


def test_server_that_ended_is_replaced_for_the_next_run() -> None:
    with ZygoteSandbox().open() as worker:
        server = worker._servers[0]
        server._process.kill()
        # With bubblewrap that is the outermost process; the server itself ends a moment later.
        assert select.select([server._channel], [], [], 20)[0]
        run = prints(worker, "print(1)")
        assert (run.outcome, run.usage) == (Outcome.SANDBOX_ERROR, None)
        assert "ended" in run.detail or "answer" in run.detail
        assert prints(worker, "print(1)").answer == "1\n"


CORES = "import os\nprint(sorted(os.sched_getaffinity(0)))"


def test_each_worker_has_a_core_of_its_own_and_leaves_the_caller_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mine = os.sched_getaffinity(0)
    sandbox = ZygoteSandbox()
    monkeypatch.setattr(
        worker_module, "CLAIM", f"hydraopt-test-{os.getpid()}"
    )  # as on a host of its own
    with contextlib.ExitStack() as stack:
        workers = [stack.enter_context(sandbox.open()) for _ in mine]
        seen = [prints(worker, CORES).answer for worker in workers]
        assert sorted(seen) == sorted(f"[{core}]\n" for core in mine)
        assert [prints(worker, CORES).answer for worker in workers] == seen
        other_seed = workers[0].run(Program(CORES), Call([]), QUICK, RunOptions(hash_seed=1))
        assert other_seed.answer == seen[0]
        assert os.sched_getaffinity(0) == mine
        # All cores are taken: one more worker is kept to none.
        with sandbox.open() as more:
            assert prints(more, CORES).answer == f"{sorted(mine)}\n"
    with sandbox.open() as again:
        assert prints(again, CORES).answer in seen


def test_programs_have_all_cores_where_they_are_asked_for() -> None:
    with ZygoteSandbox(one_core=False).open() as worker:
        assert prints(worker, CORES).answer == f"{sorted(os.sched_getaffinity(0))}\n"


@pytest.mark.skipif(not probe().aslr_off.present, reason="addresses stay random on this host")
def test_addresses_are_the_same_in_every_server() -> None:
    source = (
        "import ctypes\nlibc = ctypes.CDLL(None)\n"
        "print(ctypes.cast(libc.printf, ctypes.c_void_p).value)\n"  # of the mapped libraries
        "print(ctypes.cast(libc.environ, ctypes.c_void_p).value)\n"
    )
    answers = set()
    for _ in range(2):
        with ZygoteSandbox().open() as worker:
            answers.add(prints(worker, source).answer)
    assert len(answers) == 1, answers


def test_closed_worker_says_so_and_closing_twice_does_nothing() -> None:
    worker = ZygoteSandbox().open()
    worker.close()
    worker.close()
    with pytest.raises(ValueError, match="closed"):
        prints(worker, "print(1)")


def test_no_isolation_is_said_aloud_once(caplog: pytest.LogCaptureFixture) -> None:
    sandbox = TrustedSandbox()
    with caplog.at_level(logging.WARNING):
        for _ in range(2):
            with sandbox.open() as worker:
                assert prints(worker, "print(1)").answer == "1\n"
    assert [record.message.split(":")[0] for record in caplog.records] == ["sandbox=none"]
    assert not sandbox.isolates
    assert ZygoteSandbox.isolates


def test_packages_are_found_only_where_they_are_named() -> None:
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    try:
        (folder / "answer_of_mine.py").write_text(
            "import os\nVALUE = os.environ['OMP_NUM_THREADS']\n"
        )
        program = Program("import answer_of_mine\nprint(answer_of_mine.VALUE)\n")
        with ZygoteSandbox().open() as worker:
            assert "No module named" in worker.run(program, Call([]), Limits()).detail
        with ZygoteSandbox(packages=[str(folder)]).open() as worker:
            run = worker.run(program, Call([]), Limits())
            assert (run.outcome, run.answer) == (Outcome.OK, "1\n")
    finally:
        shutil.rmtree(folder)


def test_a_folder_of_packages_that_is_not_there_is_told() -> None:
    with pytest.raises(UserError, match=r"sandbox.packages names /nowhere"):
        ZygoteSandbox(packages=["/nowhere"]).open()
