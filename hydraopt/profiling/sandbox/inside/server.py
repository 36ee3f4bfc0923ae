"""The fork server: a trusted process that forks one locked-down child for each run.

Standard library only; started by path inside the sandbox, its descriptor 0 is a SEQPACKET socket
to the worker outside. The first message is the configuration (`marshal`, from our own side), the
answer `ready` or what is missing. Then each message is a request with descriptors: the program and
its data, standard input, output and error, the result, and for a compiled program its binary. The
server itself never reads what programs write; each answer is a fixed structure and a short text.
"""

from __future__ import annotations

import marshal
import os
import select
import signal
import socket
import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, NoReturn

    from hydraopt.profiling.sandbox.inside import lockdown, notes, perf_events
else:
    import lockdown
    import notes
    import perf_events

_MESSAGE = 2**16
"""Bytes of a request, which holds numbers and names; data travels in files."""
_CHUNK = 2**20
_NOTES = 4096
_SLACK_BYTES = 2**15
_TICK_S = 0.1
"""How often is looked at what a run has written."""
_END_S = 2.0
"""How long a launcher may take to end its program and to tell its usage."""
_MOST_FILES = 10_000
_RESULT, _START, _RULES, _BINARY, _FILTER, _LAUNCHER = 100, 101, 102, 103, 104, 105
"""Descriptors in the child, out of the way of those that a program opens: they lie above its limit
of open files, so it cannot put others into their place. The launcher has the same."""
_LAST = 4096
_PROGRAM = "program"


class Server:
    """Serves one worker."""

    def __init__(self, channel: socket.socket, config: dict[str, Any]) -> None:
        """Prepare everything that the children inherit.

        Args:
            channel: To the worker.
            config: `isolate`, `folder`, `folder_bytes`, `tasks`, `preload`, and what
                `lockdown.Lockdown` takes.

        Raises:
            LockdownError: The kernel lacks what isolation needs.
        """
        self._channel = channel
        self._isolate: bool = config["isolate"]
        self._folder: str = config["folder"]
        self._folder_bytes: int = config["folder_bytes"]
        self._tasks: int = config["tasks"]
        self._harness: Any = None
        self._lockdown = lockdown.Lockdown(config) if self._isolate else None
        self._filter = os.memfd_create("filter")
        os.write(self._filter, config["filters"].get("binary", b""))
        if self._isolate:
            lockdown.give_up_privileges()
            lockdown.hide()
        os.chdir(self._folder)
        self._preload(config["preload"])

    def _preload(self, names: list[str]) -> None:
        """Import what programs use, once; a child gets it by the fork and cannot touch ours."""
        if names:
            import harness

            self._harness = harness
            harness.provide_builtins()
            harness.provide_random()
            harness.open_streams()
        for name in names:
            __import__(name)
        # A program finds neither our modules nor their folder.
        sys.path.remove(os.path.dirname(os.path.abspath(__file__)))
        for name in ("harness", "lockdown", "notes", "perf_events"):
            sys.modules.pop(name, None)
        import ctypes
        import gc

        gc.collect()
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # glibc has it
        if trim:
            trim(0)  # what is free need not be copied by every fork
        gc.freeze()  # a collection in the child then copies none of these pages

    def serve(self) -> None:
        """Answer requests until the worker closes the channel."""
        while True:
            message, descriptors, _, _ = socket.recv_fds(self._channel, _MESSAGE, 8)
            if not message:
                return
            try:
                reply = self._run(marshal.loads(message), descriptors)
            except Exception as error:
                reply = notes.failure(repr(error)[:_NOTES])
            finally:
                for descriptor in descriptors:
                    os.close(descriptor)
            self._channel.send(reply)

    def _run(self, request: dict[str, Any], descriptors: list[int]) -> bytes:
        heard, told = os.pipe()
        events_here, events_there = _event_channel(request)
        server = os.getpid()
        child = os.fork()
        if child == 0:
            self._child(request, descriptors, told, events_there, server)
        began = time.perf_counter()
        os.close(told)
        if events_there:
            events_there.close()
        handle = os.pidfd_open(child)
        why = self._watch(handle, began + request["wall_s"], request, descriptors)
        end = time.perf_counter()
        # The whole group, and before its leader is reaped: nothing survives its run.
        _kill_group(child)
        _, status, usage = os.wait4(child, 0)
        os.close(handle)
        told_notes = os.read(heard, _NOTES)
        os.close(heard)
        if request["profile"] == "compile" and status == 0:
            _fetch_binary(descriptors[4], request["output_bytes"])
        empty(self._folder)
        final = notes.note(usage, status, end)
        reply, counts = notes.reply(request["profile"], told_notes, final, why)
        return reply + _counted(events_here, told_notes, counts)

    def _watch(
        self, handle: int, deadline: float, request: dict[str, Any], descriptors: list[int]
    ) -> int:
        """Wait for the end of a child; end it when its time is up or it has written too much."""
        poll = select.poll()
        poll.register(handle, select.POLLIN)
        poll.register(self._channel, 0)  # only hang-ups
        while True:
            left = deadline - time.perf_counter()
            for descriptor, _ in poll.poll(max(0, min(left, _TICK_S)) * 1000):
                if descriptor == handle:
                    return notes.ENDED
                signal.pidfd_send_signal(handle, signal.SIGKILL)  # the worker is gone
                os._exit(0)
            # A program may go on in spite of every EFBIG.
            printed = max(os.fstat(descriptor).st_size for descriptor in descriptors[2:5])
            full = printed > request["output_bytes"] + _SLACK_BYTES or not self._folder_fits()
            if full or left <= _TICK_S:
                _end(handle, request["profile"])
                return notes.OUTPUT if full else notes.TIMEOUT

    def _folder_fits(self) -> bool:
        total = number = 0
        with os.scandir(self._folder) as entries:
            for entry in entries:
                number += 1
                try:
                    total += entry.stat(follow_symlinks=False).st_blocks * 512
                except OSError:
                    continue
                if number > _MOST_FILES or total > self._folder_bytes:
                    return False
        return True

    def _child(
        self,
        request: dict[str, Any],
        descriptors: list[int],
        told: int,
        events: socket.socket | None,
        server: int,
    ) -> NoReturn:
        """Become the run. What goes wrong before the lockdown is complete is our own failure."""
        try:
            profile = request["profile"]
            os.setpgid(0, 0)
            data = marshal.loads(_read_all(descriptors[0]))
            for name, text in data["files"].items():
                with open(name, "w", encoding="utf-8", newline="") as stream:
                    stream.write(text)
            opened = _open_events(request, events)
            self._place(profile, descriptors, told, opened)
            self._lock(request, profile, server)
            os.write(_START, notes.LOCK)
        except BaseException as error:
            os.write(told, b"E" + repr(error).encode(errors="replace")[:_NOTES])
            os._exit(1)
        start = notes.starter(_START, lambda: _read_and_close(opened))
        try:
            if profile == "python":
                self._harness.run({**request, **data}, _RESULT, start)
            _execute(request, start)
        finally:
            os._exit(127)

    def _place(
        self, profile: str, descriptors: list[int], told: int, opened: dict[str, int]
    ) -> None:
        """Put the descriptors where they belong and close all others, the server's above all."""
        for number, descriptor in enumerate(descriptors[1:4]):
            os.dup2(descriptor, number)
        os.dup2(descriptors[4], _RESULT, inheritable=False)
        os.dup2(told, _START, inheritable=profile == "binary")
        if self._lockdown:
            os.dup2(self._lockdown.rulesets[profile], _RULES, inheritable=False)
        if profile == "binary":
            os.dup2(descriptors[5], _BINARY)
            os.dup2(self._filter, _FILTER)
            os.dup2(descriptors[6], _LAUNCHER, inheritable=False)
        number = _LAUNCHER + 1
        for name, descriptor in opened.items():
            os.dup2(descriptor, number, inheritable=False)
            opened[name] = number
            number += 1
        os.closerange(3, _RESULT)
        os.closerange(number, _LAST)

    def _lock(self, request: dict[str, Any], profile: str, server: int) -> None:
        lockdown.die_with_parent(server)
        lockdown.set_limits(
            profile,
            request["wall_s"],
            request["memory_mib"],
            request["output_bytes"],
            self._tasks,
        )
        if self._lockdown:
            self._lockdown.apply(profile, _RULES)
            os.close(_RULES)
        if profile != "python":
            os.close(_RESULT)


def _execute(request: dict[str, Any], start: Callable[[], None]) -> None:
    """Become the compiler, or the launcher of a compiled program."""
    for number in (signal.SIGXFSZ, signal.SIGPIPE):  # this interpreter ignores them
        signal.signal(number, signal.SIG_DFL)
    if request["profile"] == "binary":
        os.execve(_LAUNCHER, ["launcher"], os.environ)
    start()
    os.execve(request["command"][0], request["command"], os.environ)


def _end(handle: int, profile: str) -> None:
    """End a child; a launcher first gets the chance to tell what its program used."""
    if profile == "binary":
        signal.pidfd_send_signal(handle, signal.SIGTERM)
        if select.select([handle], [], [], _END_S)[0]:
            return
    signal.pidfd_send_signal(handle, signal.SIGKILL)
    select.select([handle], [], [])


def _counted(channel: socket.socket | None, told: bytes, start: Any) -> bytes:
    """Return what the run's events have counted, as JSON; empty where nothing was asked for."""
    if channel is None:
        return b""
    # Only what was sent before a stranger's code ran.
    opened = perf_events.receive_events(channel) if told[:1] == notes.LOCK else {}
    channel.close()
    if not opened or start is None:
        return b""
    import json

    counts = perf_events.counted(start, perf_events.read_events(opened))
    perf_events.close_events(opened)
    return json.dumps(counts).encode()


def _read_and_close(opened: dict[str, int]) -> dict[str, Any]:
    counts = perf_events.read_events(opened)
    perf_events.close_events(opened)
    return counts


def _event_channel(
    request: dict[str, Any],
) -> tuple[socket.socket, socket.socket] | tuple[None, None]:
    if not request["counters"]:
        return None, None
    return socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)


def _open_events(request: dict[str, Any], channel: socket.socket | None) -> dict[str, int]:
    if channel is None:
        return {}
    on_exec = request["profile"] != "python"
    opened = perf_events.open_events(request["counters"], on_exec=on_exec)
    perf_events.send_events(channel, opened)
    return {} if on_exec else opened


def _read_all(descriptor: int) -> bytes:
    return os.pread(descriptor, os.fstat(descriptor).st_size, 0)


def _kill_group(leader: int) -> None:
    try:
        os.killpg(leader, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return


def _fetch_binary(target: int, limit: int) -> None:
    """Copy what the compiler made into the result."""
    source = os.open(_PROGRAM, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        left = min(os.fstat(source).st_size, limit)
        while left > 0:
            chunk = os.read(source, min(left, _CHUNK))
            if not chunk:
                return
            left -= os.write(target, chunk)
    finally:
        os.close(source)


def empty(folder: str) -> None:
    """Remove all that a folder holds."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                empty(entry.path)
                os.rmdir(entry.path)
            else:
                os.unlink(entry.path)


def main() -> None:
    """Take the configuration, say whether it can be kept, and serve."""
    channel = socket.socket(fileno=os.dup(0))
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    try:
        server = Server(channel, marshal.loads(channel.recv(_CHUNK)))
    except Exception as error:
        channel.send(f"{type(error).__name__}: {error}".encode())
        return
    channel.send(b"ready")
    server.serve()


if __name__ == "__main__":
    main()
