"""Signals that ask a process to stop: training saves what it has and leaves, exactly resumable.

| signal | what it means here |
|---|---|
| SIGINT (Ctrl-C) | save and leave; a second one leaves at once |
| SIGTERM | save and leave |
| SIGUSR2 | save and leave, and run again (a cluster's warning of the end) |

A handler only sets a flag while training is under way; the end of the step sees it, saves and
leaves. Where a step takes longer than `grace_s`, the step is given up instead and what stood before
it is saved. Everywhere else nothing is half done that the same command would not take up again, so
the signal leaves at once.
"""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from collections.abc import Iterator
from types import FrameType
from typing import Any

from hydraopt.common.closing import Closing

REQUEUE = signal.SIGUSR2
"""What a cluster sends before the end; `SIGUSR1` is left to others (Lightning takes it)."""

SIGNALS = (signal.SIGINT, signal.SIGTERM, REQUEUE)


class Stopped(BaseException):
    """The process was asked to stop; all that it had is on disk, and the same command continues.

    No `Exception`, so that nothing on the way takes it for a failure of its own.

    Args:
        signum: The signal that asked.
    """

    def __init__(self, signum: int) -> None:
        super().__init__(f"stopped by {signal.Signals(signum).name}")
        self.signum = signal.Signals(signum)

    @property
    def requeue(self) -> bool:
        """Whether the process is to be run again."""
        return self.signum == REQUEUE

    @property
    def exit_status(self) -> int:
        """As a shell would have it: 130 for Ctrl-C, 143 for SIGTERM, 140 for SIGUSR2."""
        return 128 + int(self.signum)


class StopGuard(Closing):
    """Takes the signals of this process, from its first line to its last.

    Only the process that made it answers: workers that were forked from it get the same signals
    from a cluster, and leave them alone. Handlers need the main thread; in another one the guard
    does nothing.

    Args:
        grace_s: Seconds that a step under way may still take.

    Attributes:
        requested: The signal that asked to stop; None: none has.
    """

    def __init__(self, grace_s: float = 60.0) -> None:
        self.grace_s = grace_s
        self.requested: signal.Signals | None = None
        self._pid = os.getpid()
        self._deferring = 0
        self._indivisible = 0
        self._overdue = False
        self._before: dict[int, Any] = {}
        if threading.current_thread() is threading.main_thread():
            self._before = {number: signal.getsignal(number) for number in SIGNALS}
            self._before[signal.SIGALRM] = signal.getsignal(signal.SIGALRM)
            self.take_signals()
        _guards.append(self)

    def take_signals(self) -> None:
        """Set the handlers (again, where a library has set its own), and let the signals through.

        A launcher may have started the process with a signal blocked, so that one that came before
        any handler was there is not lost: it arrives now.
        """
        if self._before and os.getpid() == self._pid:
            for number in SIGNALS:
                signal.signal(number, self._on_signal)
            signal.signal(signal.SIGALRM, self._on_alarm)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)

    def close(self) -> None:
        """Put back the handlers that were there before."""
        if self in _guards:
            _guards.remove(self)
        if self._before and os.getpid() == self._pid:
            signal.setitimer(signal.ITIMER_REAL, 0)
            for number, handler in self._before.items():
                signal.signal(number, handler if handler is not None else signal.SIG_DFL)
            self._before = {}

    @contextlib.contextmanager
    def deferring(self) -> Iterator[None]:
        """Let signals wait for `leave_if_asked` while the block runs."""
        self._deferring += 1
        try:
            yield
        finally:
            self._deferring -= 1
            signal.setitimer(signal.ITIMER_REAL, 0)

    @contextlib.contextmanager
    def indivisible(self) -> Iterator[None]:
        """Let not even the end of the grace time break into the block."""
        self._indivisible += 1
        try:
            yield
        finally:
            self._indivisible -= 1
        if self._overdue and not self._indivisible and self.requested is not None:
            raise Stopped(self.requested)

    def leave_if_asked(self, at_once: bool = False) -> None:
        """Leave if a signal has asked to.

        Args:
            at_once: The user does not want to wait, nor anything to be saved.

        Raises:
            Stopped: One has.
            KeyboardInterrupt: One has, and a second one would not wait.
        """
        if self.requested is not None:
            if at_once and self.requested == signal.SIGINT:
                raise KeyboardInterrupt
            raise Stopped(self.requested)

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        if os.getpid() != self._pid:
            return
        if self.requested is not None and number == signal.SIGINT:
            raise KeyboardInterrupt
        first = self.requested is None
        self.requested = self.requested or signal.Signals(number)
        if not self._deferring:
            raise Stopped(self.requested)
        if first:
            signal.setitimer(signal.ITIMER_REAL, self.grace_s)

    def _on_alarm(self, number: int, frame: FrameType | None) -> None:
        if os.getpid() != self._pid or self.requested is None:
            return
        if self._indivisible:
            self._overdue = True
        else:
            raise Stopped(self.requested)


_guards: list[StopGuard] = []


def _current() -> StopGuard | None:
    return _guards[-1] if _guards else None


@contextlib.contextmanager
def stop_guard(grace_s: float = 60.0) -> Iterator[StopGuard]:
    """Use the guard that is there already, or one of our own while the block runs."""
    there = _current()
    if there is not None:
        yield there
        return
    with StopGuard(grace_s) as made:
        yield made
