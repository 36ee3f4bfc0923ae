"""A worker: keeps fork servers and compiled binaries, and runs one program at a time."""

from __future__ import annotations

import contextlib
import marshal
import os
import socket
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from hydraopt.common.closing import Closing
from hydraopt.common.errors import UserError
from hydraopt.profiling.records import Call, Limits, Outcome
from hydraopt.profiling.sandbox.contract import Language, Program, Run, RunOptions
from hydraopt.profiling.sandbox.exchange import Exchange
from hydraopt.profiling.sandbox.forkserver import COMPILED, ForkServer, Plan, ServerDied
from hydraopt.profiling.sandbox.verdict import judge, judge_compilation, plain

SERVERS = 4
"""Fork servers that a worker keeps, one for each hash seed."""
BINARIES = 128
"""Compiled programs that a worker keeps."""
_MIB = 2**20
CLAIM = "hydraopt-core"
"""Name of the claims on cores."""
_DEFAULT = RunOptions()
_LAUNCHER = Program(
    (Path(__file__).parent / "inside" / "launcher.c").read_text(), language=Language.C
)


class ForkWorker(Closing):
    """Runs one program at a time, each in a process forked from a server that never ran any.

    A worker belongs to the thread that opened it: with that thread its servers end.
    """

    def __init__(self, plan: Plan) -> None:
        """Start the server of hash seed 0.

        Raises:
            UserError: It does not come up.
        """
        self._plan = plan
        self._servers: OrderedDict[int, ForkServer] = OrderedDict()
        self._binaries: OrderedDict[tuple[Language, str], int | Run] = OrderedDict()
        self._closed = False
        self._core, self._claim = _free_core() if plan.one_core else (None, None)
        try:
            with _kept_to(self._core):
                self._server(0)
        except ServerDied as error:
            self.close()
            raise UserError(
                f"the sandbox does not start with {plan.python}: {error} The interpreter must be "
                "readable for ordinary users: install the system's python3, or name another one."
            ) from error

    def run(
        self,
        program: Program,
        call: Call,
        limits: Limits,
        options: RunOptions = _DEFAULT,
    ) -> Run:
        """Run a program on an input under limits; nothing that it does is raised.

        Raises:
            UserError: The language needs a compiler that is not there, or has no functions.
            ValueError: The worker is closed.
        """
        if self._closed:
            raise ValueError("the worker is closed")
        for name in call.files:
            if name in ("", ".", "..") or "/" in name or "\0" in name:
                return Run(Outcome.SANDBOX_ERROR, f"{name!r} is not a plain file name")
        with _kept_to(self._core):
            return self._run_in_language(program, call, limits, options)

    def _run_in_language(
        self, program: Program, call: Call, limits: Limits, options: RunOptions
    ) -> Run:
        if program.language is Language.PYTHON:
            return self._run(program, call, limits, options)
        if program.entry_point:
            raise UserError(
                f"a {program.language} program reads standard input; it has no entry point "
                f"({program.entry_point!r}). Leave entry_point empty."
            )
        launcher = self._binary(_LAUNCHER)
        binary = self._binary(program) if isinstance(launcher, int) else None
        if isinstance(launcher, int) and isinstance(binary, int):
            return self._run(program, call, limits, options, (binary, launcher))
        if isinstance(binary, Run):
            return binary
        detail = launcher.detail if isinstance(launcher, Run) else ""
        return Run(Outcome.SANDBOX_ERROR, plain(f"the launcher: {detail}"))

    def _run(
        self,
        program: Program,
        call: Call,
        limits: Limits,
        options: RunOptions,
        executed: Sequence[int] = (),
    ) -> Run:
        python = not executed
        request: dict[str, Any] = {
            "profile": "python" if python else "binary",
            "wall_s": limits.wall_s,
            "memory_mib": limits.memory_mib,
            "output_bytes": limits.output_mib * _MIB,
            "counters": list(options.counters),
            "repeats": options.repeats,
            "trace_memory": options.trace_memory and python,
            "entry_point": program.entry_point,
        }
        # Version 2 writes an object that stands twice twice, as JSON does.
        data: dict[str, Any] = {"files": call.files}
        if python:
            data |= {"source": program.source, "args": marshal.dumps(call.args, 2)}
        seed = options.hash_seed if python else COMPILED
        with Exchange(marshal.dumps(data, 2), call.stdin.encode(errors="replace")) as exchange:
            descriptors = exchange.descriptors + list(executed)
            try:
                reply = self._ask(seed, request, descriptors, limits)
            except ServerDied as error:
                return Run(Outcome.SANDBOX_ERROR, plain(str(error)))
            return judge(reply, exchange.traces(request["output_bytes"]), limits, program)

    def _ask(
        self, seed: int, request: dict[str, Any], descriptors: Sequence[int], limits: Limits
    ) -> bytes:
        try:
            return self._server(seed).request(request, descriptors, limits.wall_s)
        except ServerDied:
            broken = self._servers.pop(seed, None)  # the next run starts another
            if broken is not None:
                broken.close()
            raise

    def _server(self, seed: int) -> ForkServer:
        if seed not in self._servers:
            if len(self._servers) >= SERVERS + (COMPILED in self._servers):
                self._drop_oldest()
            self._servers[seed] = ForkServer(self._plan, seed)
        self._servers.move_to_end(seed)
        return self._servers[seed]

    def _drop_oldest(self) -> None:
        oldest = next(seed for seed in self._servers if seed != COMPILED)
        self._servers.pop(oldest).close()

    def _binary(self, program: Program) -> int | Run:
        """Return the descriptor of a program's binary, or how its compilation failed."""
        # Not `program.key`: a source may hold half a surrogate pair.
        key = (program.language, program.source)
        if key not in self._binaries:
            made = self._compile(program)
            if isinstance(made, Run) and made.outcome is Outcome.SANDBOX_ERROR:
                return made
            self._binaries[key] = made
            if len(self._binaries) > BINARIES:
                _forget(self._binaries.popitem(last=False)[1])
        self._binaries.move_to_end(key)
        return self._binaries[key]

    def _compile(self, program: Program) -> int | Run:
        command = self._plan.compilers.get(program.language)
        if command is None:
            raise UserError(
                f"there is no compiler for {program.language} below /usr. Install one (packages "
                "gcc and g++), or leave these programs out."
            )
        limits = self._plan.compile_limits
        request = {
            "profile": "compile",
            "wall_s": limits.wall_s,
            "memory_mib": limits.memory_mib,
            "output_bytes": limits.output_mib * _MIB,
            "counters": [],
            "command": command,
        }
        source = program.source.encode(errors="replace")
        with Exchange(marshal.dumps({"files": {}}, 2), source) as exchange:
            try:
                reply = self._ask(COMPILED, request, exchange.descriptors, limits)
            except ServerDied as error:
                return Run(Outcome.SANDBOX_ERROR, plain(str(error)))
            run = judge_compilation(reply, exchange.traces(0), limits)
            if run.outcome is not Outcome.OK:
                return run
            return exchange.take_result()

    def close(self) -> None:
        """End the worker and all that it started; calling it again does nothing."""
        self._closed = True
        while self._servers:
            self._servers.popitem()[1].close()
        while self._binaries:
            _forget(self._binaries.popitem()[1])
        if self._claim is not None:
            self._claim.close()
            self._claim = None


def _free_core() -> tuple[int | None, socket.socket | None]:
    """Claim a core that no other worker on this host has; none where all are taken.

    The claim is a name in the kernel, which goes with whoever holds it, however that ends.
    """
    for core in sorted(os.sched_getaffinity(0), reverse=True):  # interrupts come to the first
        claim = socket.socket(socket.AF_UNIX)
        try:
            claim.bind(f"\0{CLAIM}-{core}")
        except OSError:
            claim.close()
        else:
            return core, claim
    return None, None


@contextlib.contextmanager
def _kept_to(core: int | None) -> Iterator[None]:
    """Keep the calling thread, and the servers that it starts, to a core; None: do nothing."""
    if core is None:
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {core})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def _forget(binary: int | Run) -> None:
    if isinstance(binary, int):
        os.close(binary)
