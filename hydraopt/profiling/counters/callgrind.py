"""Exact instruction counts by `valgrind --tool=callgrind`, 55 to 130 times slower than the program.

Counts are the same from run to run for one hash seed, but 3 % between two programs is not a real
difference for CPython: hash seed and memory layout bias them. A count is that of the run less that
of an empty one, so the interpreter's start is not in it.

Isolation: bubblewrap, which keeps the program from files, network and other processes, but without
the sandbox's filter of system calls (valgrind needs more than it allows). The program shares its
process with valgrind, so one that means to can forge its count: for programs whose answers were
verified, beside the timed runs. Without bubblewrap: trusted programs only.
"""

from __future__ import annotations

import marshal
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from hydraopt.profiling.records import Call, Limits, Outcome
from hydraopt.profiling.sandbox.contract import Language, Program

SLOWDOWN = 130
"""Largest slowdown that was seen; a run may take this many times the limit."""

_DRIVER = Path(__file__).with_name("callgrind_driver.py")
_PYTHON = ["/usr/bin/python3", "-S", "-s", "-P", "-B"]
"""The sandbox's interpreter and flags (not -I or -E: they would ignore PYTHONHASHSEED)."""
_NEEDED = ("valgrind", "prlimit", "setarch")
_COMPILERS = {Language.C: ("gcc", "program.c"), Language.CPP: ("g++", "program.cpp")}
_EMPTY = {Language.PYTHON: "", Language.C: "int main(void){return 0;}\n"}
_TOTAL = re.compile(r"^(?:totals|summary): (\d+)", re.MULTILINE)
_EVENTS = re.compile(r"^events: (\S+)", re.MULTILINE)
_COMPILE_S = 60.0
_DETAIL = 500


@dataclass(frozen=True)
class InstructionCount:
    """What a counted run came to.

    Attributes:
        outcome: `ok` where there is a count.
        instructions: Of one call, or of the whole program less an empty one.
        detail: For a failed run, one line that says why.
    """

    outcome: Outcome
    instructions: int = 0
    detail: str = ""


class _Failed(Exception):
    def __init__(self, outcome: Outcome, detail: str) -> None:
        super().__init__(detail)
        self.outcome = outcome
        self.detail = detail


def parse_instructions(text: str) -> int:
    """Return the total of instructions (event `Ir`) of a callgrind file.

    Raises:
        ValueError: It holds no total, or another event.
    """
    events, totals = _EVENTS.search(text), _TOTAL.findall(text)
    if events is None or events.group(1) != "Ir" or not totals:
        raise ValueError("the callgrind file holds no total of instructions")
    return int(totals[-1])


def find_callgrind() -> tuple[bool, str]:
    """Return (whether callgrind can be used, what isolates it or what is missing)."""
    missing = [name for name in _NEEDED if shutil.which(name) is None]
    if missing:
        return False, f"{', '.join(missing)} not found; to have it: apt install valgrind util-linux"
    if not Path(_PYTHON[0]).exists():
        return False, f"{_PYTHON[0]} not found"
    if shutil.which("bwrap") is None:
        return True, "bubblewrap not found: for trusted programs only"
    return True, "in bubblewrap, without a filter of system calls"


class Callgrind:
    """Counts the instructions of programs."""

    def __init__(self, *, trusted: bool = False) -> None:
        """Choose the isolation.

        Args:
            trusted: Run the programs as they are, without bubblewrap.
        """
        self._isolated = not trusted

    @property
    def backend(self) -> str:
        """Name for the records; it says which isolation the runs had."""
        return "callgrind in bubblewrap" if self._isolated else "callgrind, not isolated"

    def count(
        self, program: Program, call: Call, limits: Limits, *, hash_seed: int = 0
    ) -> InstructionCount:
        """Count one call of a function, or one run of a program that reads standard input.

        Args:
            program: What is counted.
            call: Its input.
            limits: Wall-clock seconds count `SLOWDOWN` times; memory is left to the host.
            hash_seed: PYTHONHASHSEED.

        Returns:
            The count; a failure is an outcome, never raised.
        """
        try:
            with tempfile.TemporaryDirectory(prefix="hydraopt-callgrind-") as folder:
                job = _Job(Path(folder), limits, hash_seed, self._isolated)
                full = job.count(program, call, calls=1)
                if program.entry_point:
                    empty = job.count(program, call, calls=0)
                else:
                    source = _EMPTY.get(program.language, _EMPTY[Language.C])
                    empty = job.count(Program(source, language=program.language), call, calls=1)
        except _Failed as failure:
            return InstructionCount(failure.outcome, detail=failure.detail)
        except OSError as error:
            detail = f"callgrind could not be run: {error}"
            return InstructionCount(Outcome.SANDBOX_ERROR, detail=detail)
        return InstructionCount(Outcome.OK, max(full - empty, 0))


class _Job:
    """One folder with a program, its input, and what valgrind writes."""

    def __init__(self, folder: Path, limits: Limits, hash_seed: int, isolated: bool) -> None:
        self._given, self._made = folder / "given", folder / "made"
        self._given.mkdir()
        self._made.mkdir()
        self._limits = limits
        self._hash_seed = hash_seed
        self._isolated = isolated

    def count(self, program: Program, call: Call, *, calls: int) -> int:
        """Run valgrind once and return its total."""
        (self._given / "stdin").write_text(call.stdin, encoding="utf-8")
        for name, text in call.files.items():
            (self._made / name).write_text(text, encoding="utf-8", newline="")
        command = self._command(program, call, calls)
        found = self._made / "callgrind.out"
        found.unlink(missing_ok=True)
        valgrind = [
            *("setarch", "-R", "prlimit", "--core=0", f"--cpu={int(self._seconds)}"),
            f"--fsize={(self._limits.output_mib + 64) * 2**20}",
            *("valgrind", "-q", "--tool=callgrind", "--vgdb=no"),
            f"--callgrind-out-file={found}",
            *command,
        ]
        self._run(valgrind, self._seconds)
        try:
            return parse_instructions(found.read_text(errors="replace"))
        except (OSError, ValueError) as error:
            raise _Failed(Outcome.ERROR, f"the program left no count: {error}") from error

    @property
    def _seconds(self) -> float:
        return self._limits.wall_s * SLOWDOWN

    def _command(self, program: Program, call: Call, calls: int) -> list[str]:
        if program.language is not Language.PYTHON:
            compiler, name = _COMPILERS[program.language]
            (self._given / name).write_text(program.source, encoding="utf-8")
            binary = str(self._made / "program")
            self._run([compiler, "-O2", "-o", binary, str(self._given / name), "-lm"], _COMPILE_S)
            return [binary]
        path, given = self._given / "program.py", self._given / "input"
        path.write_text(program.source, encoding="utf-8")
        if not program.entry_point:
            return [*_PYTHON, str(path)]
        # Version 2 writes an object that stands twice twice, as JSON does.
        given.write_bytes(marshal.dumps(call.args, 2))
        shutil.copy(_DRIVER, self._given / "driver.py")
        driver = str(self._given / "driver.py")
        return [*_PYTHON, driver, str(path), str(given), program.entry_point, str(calls)]

    def _run(self, command: list[str], seconds: float) -> None:
        prefix = self._bubblewrap() if self._isolated else []
        environment = {
            "HOME": str(self._made),
            "LC_ALL": "C.UTF-8",
            "PATH": "/usr/bin:/bin",
            "PYTHONHASHSEED": str(self._hash_seed),
        }
        with (self._given / "stdin").open("rb") as stdin, tempfile.TemporaryFile() as errors:
            try:
                done = subprocess.run(
                    [*prefix, *command],
                    stdin=stdin,
                    stdout=subprocess.DEVNULL,
                    stderr=errors,
                    cwd=self._made,
                    env=environment,
                    timeout=seconds,
                    start_new_session=True,
                    check=False,
                )
            except subprocess.TimeoutExpired as error:
                detail = f"not finished under callgrind within {seconds:g} s"
                raise _Failed(Outcome.TIMEOUT, detail) from error
            if done.returncode:
                size = errors.seek(0, 2)
                errors.seek(max(0, size - _DETAIL))
                text = errors.read().decode(errors="replace").strip()
                detail = f"exit status {done.returncode} under {command[0]}: {text}"
                raise _Failed(Outcome.ERROR, detail[:_DETAIL])

    def _bubblewrap(self) -> list[str]:
        # The paths inside are those outside, so that a count does not depend on the isolation.
        return [
            *("bwrap", "--unshare-all", "--die-with-parent", "--new-session"),
            *("--cap-drop", "ALL", "--ro-bind", "/usr", "/usr"),
            *("--symlink", "usr/bin", "/bin", "--symlink", "usr/lib", "/lib"),
            *("--symlink", "usr/lib64", "/lib64", "--dev", "/dev", "--tmpfs", "/tmp"),
            *("--ro-bind", str(self._given), str(self._given)),
            *("--bind", str(self._made), str(self._made)),
            *("--proc", "/proc", "--remount-ro", "/proc", "--chdir", str(self._made)),
        ]
