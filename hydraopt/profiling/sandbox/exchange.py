"""What crosses the border of the sandbox: files in memory, passed by descriptor.

In go a program, its data and standard input, sealed; out come what it printed, the end of what it
wrote to standard error, and its report. Their size is bounded by RLIMIT_FSIZE; they are read when
the run's process is gone, so nobody writes to them any more.
"""

from __future__ import annotations

import errno
import fcntl
import os
from dataclasses import dataclass

from hydraopt.common.closing import Closing

_SEALS = fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | fcntl.F_SEAL_WRITE | fcntl.F_SEAL_SEAL
_FLAGS = os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING
_SEALINGS = 20
"""Attempts to seal a file that the kernel says is busy."""
_MFD_EXEC = 0x10
"""Since Linux 6.3; asked for where the host would otherwise forbid executing such files."""
_STDERR_BYTES = 2000
_STDERR_CHARACTERS = 500
_REPORT_BYTES = 4096


@dataclass(frozen=True)
class Traces:
    """What a run left, as bytes of a stranger.

    Attributes:
        stdout: What it printed, up to one byte more than the limit.
        report: Its answer and report, up to `_REPORT_BYTES` more than the limit.
        stderr: The end of what it wrote to standard error.
    """

    stdout: bytes
    report: bytes
    stderr: str


def memory_file(content: bytes | None = None) -> int:
    """Return the descriptor of a file in memory: empty, or with a content that is sealed."""
    try:
        descriptor = os.memfd_create("hydraopt", _FLAGS | _MFD_EXEC)
    except OSError:
        descriptor = os.memfd_create("hydraopt", _FLAGS)
    if content is not None:
        view = memoryview(content)
        while view:
            view = view[os.write(descriptor, view) :]
        seal(descriptor)
    return descriptor


def seal(descriptor: int) -> None:
    """Make a file in memory unchangeable for good, and stand at its beginning."""
    os.lseek(descriptor, 0, os.SEEK_SET)
    for attempt in range(1, _SEALINGS + 1):
        try:
            fcntl.fcntl(descriptor, fcntl.F_ADD_SEALS, _SEALS)
            return
        except OSError as error:
            # A busy kernel may still hold a page of the file for a moment, which it takes for a
            # writer's; it has waited for 0.15 s itself.
            if error.errno != errno.EBUSY or attempt == _SEALINGS:
                raise


class Exchange(Closing):
    """The descriptors of one run: data, standard input, output and error, result."""

    def __init__(self, data: bytes, stdin: bytes) -> None:
        self.descriptors: list[int] = []
        try:
            for content in (data, stdin, None, None, None):
                self.descriptors.append(memory_file(content))
        except BaseException:
            self.close()
            raise

    def traces(self, limit: int) -> Traces:
        """Read what the run left, at most a little more than `limit` bytes each."""
        _, _, stdout, stderr, result = self.descriptors
        end = os.fstat(stderr).st_size
        tail = os.pread(stderr, _STDERR_BYTES, max(0, end - _STDERR_BYTES))
        return Traces(
            stdout=_read(stdout, limit + 1),
            report=_read(result, limit + _REPORT_BYTES),
            stderr=tail.decode(errors="replace")[-_STDERR_CHARACTERS:].strip(),
        )

    def take_result(self) -> int:
        """Return the result's descriptor, sealed; it is the caller's to close."""
        result = os.dup(self.descriptors[4])
        seal(result)
        return result

    def close(self) -> None:
        """Close them all."""
        while self.descriptors:
            os.close(self.descriptors.pop())


def _read(descriptor: int, limit: int) -> bytes:
    """Return the content, or its first `limit` bytes (a single read ends at 2 GiB)."""
    size = min(os.fstat(descriptor).st_size, limit)
    parts = []
    position = 0
    while position < size:
        part = os.pread(descriptor, size - position, position)
        if not part:
            break
        parts.append(part)
        position += len(part)
    return b"".join(parts)
