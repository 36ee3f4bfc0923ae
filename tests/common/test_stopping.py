from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time

import pytest

from hydraopt.common.stopping import SIGNALS, StopGuard, Stopped, stop_guard


def send(number: signal.Signals) -> None:
    os.kill(os.getpid(), number)


@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGUSR2, 140)]
)
def test_outside_of_training_a_signal_leaves_at_once(number: signal.Signals, status: int) -> None:
    with StopGuard(), pytest.raises(Stopped) as stop:
        send(number)
        time.sleep(1)
    assert stop.value.exit_status == status
    assert stop.value.requeue == (number == signal.SIGUSR2)
    assert not isinstance(stop.value, Exception)


def test_while_deferring_the_block_decides_when_to_leave() -> None:
    with StopGuard() as guard:
        with guard.deferring():
            send(signal.SIGTERM)
            assert guard.requested == signal.SIGTERM
        with pytest.raises(Stopped):
            guard.leave_if_asked()


def test_a_second_ctrl_c_does_not_wait() -> None:
    with StopGuard() as guard, guard.deferring(), pytest.raises(KeyboardInterrupt):
        send(signal.SIGINT)
        send(signal.SIGINT)


def test_after_the_grace_time_the_block_is_broken_off() -> None:
    with StopGuard(grace_s=0.01) as guard, guard.deferring(), pytest.raises(Stopped):
        send(signal.SIGTERM)
        time.sleep(10)


def test_what_cannot_be_divided_is_brought_to_its_end_first() -> None:
    done = []
    with StopGuard(grace_s=0.01) as guard, guard.deferring(), pytest.raises(Stopped):
        send(signal.SIGTERM)
        with guard.indivisible():
            time.sleep(0.1)
            done.append(True)
    assert done == [True]


def test_afterwards_the_handlers_are_those_of_before() -> None:
    before = [signal.getsignal(number) for number in SIGNALS]
    with StopGuard():
        assert [signal.getsignal(number) for number in SIGNALS] != before
    assert [signal.getsignal(number) for number in SIGNALS] == before


def test_a_forked_child_leaves_the_signals_to_its_parent() -> None:
    with StopGuard():
        child = os.fork()
        if child == 0:
            for number in SIGNALS:
                send(number)
            os._exit(7)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7


def test_the_guard_that_is_there_is_used() -> None:
    with StopGuard() as outer, stop_guard() as inner:
        assert inner is outer


def test_in_another_thread_nothing_is_taken() -> None:
    before = signal.getsignal(signal.SIGTERM)
    seen = []

    def work() -> None:
        with stop_guard() as guard, guard.deferring():
            seen.append(signal.getsignal(signal.SIGTERM))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [before]


def test_a_signal_that_came_before_the_handlers_is_not_lost() -> None:
    code = (
        "import os, signal\n"
        "signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR2})\n"
        "os.kill(os.getpid(), signal.SIGUSR2)\n"
        "from hydraopt.common.stopping import StopGuard, Stopped\n"
        "try:\n"
        "    with StopGuard(): raise SystemExit(1)\n"
        "except Stopped as stop: raise SystemExit(stop.exit_status)\n"
    )
    assert subprocess.run([sys.executable, "-c", code]).returncode == 140
