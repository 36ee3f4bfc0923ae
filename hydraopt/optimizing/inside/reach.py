"""Notes what a call does that cannot be compared afterwards, such as a message to another machine.

Standard library only; runs in the sandbox before `probe.py`. Python announces such acts by audit
events (PEP 578) before they are done, so that they are seen where the sandbox forbids them and the
program takes no notice of that.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_ACTS = {
    "urllib.Request": "opens a connection",
    "socket.": "opens a connection",
    "subprocess.Popen": "starts a program",
    "os.system": "starts a program",
    "os.exec": "starts a program",
    "os.posix_spawn": "starts a program",
    "os.kill": "sends a signal",
    "signal.pthread_kill": "sends a signal",
    "os.putenv": "changes the environment",
    "os.unsetenv": "changes the environment",
    "os.chdir": "changes the working folder",
    "os.fchdir": "changes the working folder",
    "time.sleep": "waits (time.sleep)",
    "syslog.": "writes into the system's log",
    "ctypes.dlopen": "loads a library of machine code (ctypes)",
}
"""Event, or the beginning of its name, to what a reader is told."""
_CHANGES = ("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink",
            "os.truncate", "os.chmod", "os.chown", "os.utime")  # fmt: skip
"""Events whose first argument (of some the second, too) is a path that is changed."""
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_HOW = os.O_TRUNC | os.O_APPEND | os.O_EXCL
_MOST = 5


class Reach:
    """What was noted while it was watching.

    Attributes:
        watching: Whether acts are noted.
        acts: What reaches beyond the working folder and this process, in words.
        writes: Absolute path of a file of the working folder to how it was opened for writing.
    """

    def __init__(self) -> None:
        self.watching = False
        self.acts: list[str] = []
        self.writes: dict[str, set[int]] = {}
        self._system = tuple(
            os.path.realpath(place)
            for place in (sys.prefix, sys.base_prefix, *sys.path, "/usr", "/etc", "/dev", "/proc",
                          "/sys")
            if place
        )  # fmt: skip

    def start(self, reads_stdin: bool) -> None:
        """Note acts from now on, while `watching` is set.

        Args:
            reads_stdin: Whether to read standard input is what it is there for.
        """
        import time

        slept = time.sleep

        def sleep(seconds: Any) -> None:  # it has an audit event since Python 3.13 only
            self._see("time.sleep", ())
            slept(seconds)

        time.sleep = sleep
        if not reads_stdin:
            _ACTS["builtins.input"] = "reads standard input"
        sys.addaudithook(self._see)

    def modes(self, names: dict[str, str]) -> list[list[Any]]:
        """Return [name, ways in which it was opened for writing] of each file that is there."""
        made = [[name, sorted(self.writes.get(os.path.realpath(name), ()))] for name in names]
        return [entry for entry in made if entry[1]]

    def _see(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.watching:
            return
        self.watching = False  # what follows makes events of its own
        try:
            if event == "open":
                self._opened(arguments[0], arguments[2])
            elif event in _CHANGES:
                for path in arguments[: 2 if event in ("os.rename", "os.link") else 1]:
                    self._changed(path)
            elif event in ("os.listdir", "os.scandir"):
                self._read(arguments[0] or ".")
            elif event == "sqlite3.connect" and arguments[0] != ":memory:":
                self._changed(arguments[0])
            else:
                told = next((_ACTS[start] for start in _ACTS if event.startswith(start)), "")
                self._note(told)
        finally:
            self.watching = True

    def _note(self, act: str) -> None:
        if act and act not in self.acts and len(self.acts) < _MOST:
            self.acts.append(act)

    def _opened(self, path: Any, flags: Any) -> None:
        if not isinstance(flags, int) or not flags & _WRITES:
            self._read(path)
        elif self._changed(path):
            self.writes.setdefault(_real(path), set()).add(flags & _HOW)

    def _read(self, path: Any) -> None:
        if isinstance(path, int):
            return
        real = _real(path)
        if _within(real, (os.getcwd(),)):
            if not os.path.exists(real):
                self._note(f"reads {os.fsdecode(path)}, which is not in the sandbox")
        elif not _within(real, self._system):
            self._note(f"reads {os.fsdecode(path)}")

    def _changed(self, path: Any) -> bool:
        """Note a change outside of the working folder; return whether it is within."""
        if isinstance(path, int):
            return False
        real = _real(path)
        if _within(real, (os.getcwd(),)):
            return True
        # Compiled modules are kept by the interpreter itself.
        if not _within(real, ("/dev",)) and "__pycache__" not in real:
            self._note(f"writes {os.fsdecode(path)}")
        return False


def _real(path: Any) -> str:
    return os.path.realpath(os.fsdecode(path))


def _within(path: str, folders: tuple[str, ...]) -> bool:
    return any(path == folder or path.startswith(folder.rstrip("/") + "/") for folder in folders)
