"""One fork server's process: how it is started, asked and ended."""

from __future__ import annotations

import contextlib
import glob
import itertools
import marshal
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hydraopt.profiling.records import Limits
from hydraopt.profiling.sandbox.command import (
    FLAGS,
    FOLDER_BYTES,
    INSIDE,
    LINKER_FILES,
    WORK,
    bubblewrap_command,
    environment,
    without_aslr,
)
from hydraopt.profiling.sandbox.contract import Language
from hydraopt.profiling.sandbox.users import own_user, task_limit

COMPILED = -1
"""In place of a hash seed: the server of compiled programs, which imports next to nothing."""

PRELOADED = [
    *("array", "bisect", "collections", "copy", "datetime", "decimal", "fractions", "functools"),
    *("heapq", "itertools", "json", "math", "operator", "re", "string", "time", "typing"),
]
"""Modules that most programs import: loaded once, before any program, and shared by the fork
(`random` too: see `inside/harness.py`)."""

_MODULES = Path(__file__).with_name("inside")
_DEVICES = ("/dev/null", "/dev/zero", "/dev/urandom", "/dev/random")
_LOADERS = ("/lib/ld-*.so*", "/lib64/ld-*.so*", "/lib/*-linux-gnu*/ld-*.so*")
"""What the kernel itself executes to start a compiled program, and all that it may execute."""
_START_S = 30.0
_GRACE_S = 15.0
"""Seconds past a run's wall limit after which the server itself counts as stuck."""
_REPLY = 2**16
_LOG = 2**16
_numbers = itertools.count()


class ServerDied(Exception):
    """The fork server ended, or does not answer: our own failure, never a program's."""


@dataclass(frozen=True)
class Plan:
    """How a worker's servers are started.

    Attributes:
        python: Path of the interpreter.
        bubblewrap: Path of bwrap; empty: without.
        isolate: Put the lockdown on every run; False is for trusted programs.
        filters: Profile to BPF program.
        aslr_off: Start with equal addresses.
        folders: What programs may read, with those of `packages`.
        packages: Folders of packages that Python programs may import.
        compilers: Language to compiler (path) and flags.
        static: Compiled programs need no loader, so nothing that lies in a file is executable.
        compile_limits: What a compilation may use.
        one_core: Each worker, its servers and programs keep to a core of their own.
    """

    python: str
    bubblewrap: str
    isolate: bool
    filters: dict[str, bytes]
    aslr_off: bool
    folders: list[str]
    compilers: dict[Language, list[str]]
    static: bool
    compile_limits: Limits
    packages: list[str] = field(default_factory=list)
    one_core: bool = True


class ForkServer:
    """One server process, for one hash seed."""

    def __init__(self, plan: Plan, hash_seed: int) -> None:
        """Start it.

        Raises:
            ServerDied: It does not come up; the message says why.
        """
        self._closing = contextlib.ExitStack()
        try:
            self._start(plan, hash_seed)
        except BaseException:
            self.close()
            raise

    def _start(self, plan: Plan, hash_seed: int) -> None:
        user = own_user(next(_numbers)) if plan.isolate else None
        inside, work = self._folders(user)
        self._log = self._closing.enter_context(os.fdopen(os.memfd_create("log"), "rb"))
        folder = WORK if plan.bubblewrap else str(work)
        variables = environment(folder, max(0, hash_seed), plan.packages)
        command = without_aslr() if plan.aslr_off else []
        if plan.bubblewrap:
            command += bubblewrap_command(plan.bubblewrap, inside, plan.folders, variables)
        place = INSIDE if plan.bubblewrap else str(inside)
        command += [plan.python, *FLAGS, f"{place}/server.py"]
        here, there = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._channel = self._closing.enter_context(here)
        with there:
            self._process = subprocess.Popen(
                command,
                stdin=there.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=self._log.fileno(),
                env={} if plan.bubblewrap else variables,
                cwd="/",
                start_new_session=True,  # Ctrl-C is for us
                user=user,
                group=user,
                extra_groups=None if user is None else [],
            )
        self._closing.callback(self._end)
        self._configure(plan, folder, hash_seed, user)

    def _folders(self, user: int | None) -> tuple[Path, Path]:
        """Make the folder of the server's modules and that of its runs, for a user to reach.

        The package itself may lie below a private folder.
        """
        base = Path(tempfile.mkdtemp(prefix="hydraopt-sandbox-", dir="/tmp" if user else None))
        self._closing.callback(shutil.rmtree, base, ignore_errors=True)
        inside, work = base / "inside", base / "work"
        base.chmod(0o711)
        inside.mkdir(mode=0o755)
        work.mkdir(mode=0o700)
        for module in _MODULES.glob("*.py"):
            (inside / module.name).write_bytes(module.read_bytes())
        if user is not None:
            os.chown(work, user, user)
        return inside, work

    def _configure(self, plan: Plan, folder: str, hash_seed: int, user: int | None) -> None:
        patterns = () if plan.static else _LOADERS
        loaders = [path for pattern in patterns for path in glob.glob(pattern)]
        config = {
            "isolate": plan.isolate,
            "folder": folder,
            "folder_bytes": FOLDER_BYTES,
            "tasks": task_limit(user, bool(plan.bubblewrap)) if plan.isolate else 0,
            "preload": [] if hash_seed == COMPILED else PRELOADED,
            "filters": plan.filters,
            "readable": [*plan.folders, *_DEVICES, *LINKER_FILES],
            "removable": bool(plan.bubblewrap),  # there the folder's size is the kernel's business
            "executable": {"python": [], "binary": loaders, "compile": ["/usr"]},
        }
        answer = self._ask(marshal.dumps(config, 2), [], _START_S)
        if answer != b"ready":
            raise ServerDied(answer.decode(errors="replace"))

    def request(self, request: dict[str, Any], descriptors: Sequence[int], wall_s: float) -> bytes:
        """Hand a request over and return the reply.

        Raises:
            ServerDied: There is none.
        """
        return self._ask(marshal.dumps(request, 2), descriptors, wall_s + _GRACE_S)

    def _ask(self, message: bytes, descriptors: Sequence[int], seconds: float) -> bytes:
        self._channel.settimeout(seconds)
        try:
            if descriptors:
                socket.send_fds(self._channel, [message], list(descriptors))
            else:
                self._channel.send(message)
            answer = self._channel.recv(_REPLY)
        except OSError as error:
            raise ServerDied(f"the fork server does not answer: {error}. {self._said()}") from error
        if not answer:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(1)
            raise ServerDied(
                f"the fork server ended (status {self._process.returncode}). {self._said()}"
            )
        return answer

    def _said(self) -> str:
        text = os.pread(self._log.fileno(), 2**16, 0).decode(errors="replace")
        return " ".join(text.split())[-400:]

    def _end(self) -> None:
        self._channel.close()
        try:
            self._process.wait(0.5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def close(self) -> None:
        """End the server, what it runs, and its folders."""
        self._closing.close()
