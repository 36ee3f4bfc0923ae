import errno
import fcntl
import os

import pytest

from hydraopt.profiling.sandbox import exchange


def busy(times, monkeypatch):
    """Make the kernel say so many times that a file in memory is busy."""
    real, asked = fcntl.fcntl, []

    def answer(descriptor, command, argument=0):
        if command == fcntl.F_ADD_SEALS:
            asked.append(argument)
            if len(asked) <= times:
                raise OSError(errno.EBUSY, "Device or resource busy")
        return real(descriptor, command, argument)

    monkeypatch.setattr(fcntl, "fcntl", answer)
    return asked


def test_a_file_that_is_busy_for_a_moment_is_sealed_in_the_end(monkeypatch):
    asked = busy(3, monkeypatch)

    descriptor = exchange.memory_file(b"data")

    try:
        assert len(asked) == 4
        assert os.read(descriptor, 9) == b"data"
        with pytest.raises(PermissionError):
            os.pwrite(descriptor, b"x", 0)
    finally:
        os.close(descriptor)


def test_a_file_that_stays_busy_is_told(monkeypatch):
    asked = busy(10_000, monkeypatch)

    with pytest.raises(OSError, match="busy"):
        exchange.memory_file(b"data")
    assert len(asked) < 100
