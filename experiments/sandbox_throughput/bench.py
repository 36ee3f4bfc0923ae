"""Sandboxed runs per second of a trivial program: ours, and what it is compared with.

The arms take turns within each round, every second round in reverse order, so that a neighbour's
load or a clock that changes meets all of them. Rates are those of each round; ratios are taken
within a round, and then their median.
"""

from __future__ import annotations

import argparse
import contextlib
import functools
import json
import os
import platform
import shutil
import statistics
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from hydraopt.common.files import write_atomic
from hydraopt.profiling.host import host
from hydraopt.profiling.records import Call, Limits
from hydraopt.profiling.sandbox.command import FLAGS, bubblewrap_command, environment, find_python
from hydraopt.profiling.sandbox.contract import Program
from hydraopt.profiling.sandbox.inside.lockdown import set_limits
from hydraopt.profiling.sandbox.probe import probe
from hydraopt.profiling.sandbox.seccomp import filters
from hydraopt.profiling.sandbox.users import as_user, own_user
from hydraopt.profiling.sandbox.worker import ForkWorker
from hydraopt.profiling.sandbox.zygote import ZygoteSandbox

SOURCE = "print(int(input()) + 1)"
STDIN, ANSWER = "41\n", "42\n"
RESULTS = Path(__file__).with_name("results.json")
GOALS = {"zygote_per_second": 300.0, "over_bubblewrap": 8.0, "two_over_one": 1.8}


def run_ours(worker: ForkWorker, runs: int) -> None:
    """Run the program in a worker."""
    program, call, limits = Program(SOURCE), Call([], stdin=STDIN), Limits()
    for _ in range(runs):
        answer = worker.run(program, call, limits).answer
        if answer != ANSWER:
            raise RuntimeError(f"{answer!r} is not {ANSWER!r}")


def run_command(
    command: list[str],
    variables: dict[str, str],
    runs: int,
    *,
    limit: Callable[[], None] | None = None,
    handed: int | None = None,
) -> None:
    """Start a process for each run, as the worker's user.

    Args:
        command: What is started.
        variables: Its environment.
        runs: How often.
        limit: Called in the process before the command.
        handed: Descriptor of a file that the command reads from its beginning.
    """
    for _ in range(runs):
        if handed is not None:
            os.lseek(handed, 0, os.SEEK_SET)
        done = subprocess.run(
            command,
            input=STDIN,
            capture_output=True,
            text=True,
            env=variables,
            cwd="/",
            check=True,
            preexec_fn=limit,
            pass_fds=() if handed is None else (handed,),
            **as_user(own_user(0)),
        )
        if done.stdout != ANSWER:
            raise RuntimeError(f"{done.stdout!r} is not {ANSWER!r}")


def run_together(workers: list[ForkWorker], runs: int) -> None:
    """Share the runs between workers, one thread each."""
    share = runs // len(workers)
    threads = [threading.Thread(target=run_ours, args=(worker, share)) for worker in workers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def locked(wrapped: list[str], runs: int, stack: contextlib.ExitStack) -> Callable[[], None]:
    """Return what runs bubblewrap with our limits and a filter of system calls.

    The filter is that of our compilers: the one of programs forbids to execute, and bubblewrap
    must start the interpreter under it.
    """
    limits = Limits()
    filter_file = stack.enter_context(os.fdopen(os.memfd_create("filter"), "wb"))
    filter_file.write(filters()["compile"])
    filter_file.flush()
    *before, end = wrapped[: wrapped.index("--") + 1]
    command = [*before, "--seccomp", str(filter_file.fileno()), end]
    command += wrapped[wrapped.index("--") + 1 :]
    limit = functools.partial(
        set_limits,
        "python",
        limits.wall_s,
        limits.memory_mib,
        limits.output_mib * 2**20,
        1 << 20,  # where nobody reaps them, bubblewrap's dead would use up any real limit
    )
    handed = filter_file.fileno()
    return lambda: run_command(command, {}, runs, limit=limit, handed=handed)


@contextlib.contextmanager
def arms(runs: int, slow_runs: int) -> Iterator[dict[str, tuple[Callable[[], None], int]]]:
    """Yield name to (what is timed, how many runs that is)."""
    python = find_python()
    fresh = [python, *FLAGS, "-c", SOURCE]
    variables = environment("/tmp", 0)
    with contextlib.ExitStack() as stack:
        sandbox = ZygoteSandbox()
        first, second = (stack.enter_context(sandbox.open()) for _ in range(2))
        free = stack.enter_context(ZygoteSandbox(one_core=False).open())
        found: dict[str, tuple[Callable[[], None], int]] = {
            "zygote": (lambda: run_ours(first, runs), runs),
            "zygote_any_core": (lambda: run_ours(free, runs), runs),
            "zygote_two_workers": (lambda: run_together([first, second], 2 * runs), 2 * runs),
            "fresh_interpreter": (lambda: run_command(fresh, variables, slow_runs), slow_runs),
        }
        if probe().bubblewrap.present:
            program = shutil.which("bwrap") or ""
            wrapped = [*bubblewrap_command(program, Path("/usr"), ["/usr"], variables), *fresh]
            found["bubblewrap_per_run"] = (lambda: run_command(wrapped, {}, slow_runs), slow_runs)
            found["bubblewrap_per_run_locked"] = (locked(wrapped, slow_runs, stack), slow_runs)
        for timed, _ in found.values():
            timed()  # the first run of each warms caches
        yield found


def measure(rounds: int, runs: int, slow_runs: int) -> dict[str, list[float]]:
    """Return runs per second of each arm, one figure a round."""
    rates: dict[str, list[float]] = {}
    with arms(runs, slow_runs) as found:
        for number in range(rounds):
            order = list(found) if number % 2 == 0 else list(reversed(found))
            for name in order:
                timed, count = found[name]
                began = time.perf_counter()
                timed()
                rates.setdefault(name, []).append(count / (time.perf_counter() - began))
    return rates


def ratio(rates: dict[str, list[float]], upper: str, lower: str) -> float | None:
    """Return the median of the rounds' ratios; None where an arm is missing."""
    if upper not in rates or lower not in rates:
        return None
    pairs = zip(rates[upper], rates[lower], strict=True)
    return round(statistics.median(a / b for a, b in pairs), 2)


def main() -> None:
    """Measure, print and write `results.json`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--runs", type=int, default=300, help="of the zygote, each round")
    parser.add_argument("--slow-runs", type=int, default=40, help="of the others, each round")
    parser.add_argument("--output", type=Path, default=RESULTS)
    options = parser.parse_args()
    rates = measure(options.rounds, options.runs, options.slow_runs)
    results = {
        "host": {**host(), "interpreter": find_python(), "kernel": platform.release()},
        "rounds": options.rounds,
        "runs": options.runs,
        "slow_runs": options.slow_runs,
        "runs_per_second": {name: [round(x, 1) for x in values] for name, values in rates.items()},
        "median_runs_per_second": {
            name: round(statistics.median(values), 1) for name, values in rates.items()
        },
        "over_bubblewrap": ratio(rates, "zygote", "bubblewrap_per_run"),
        "over_bubblewrap_locked": ratio(rates, "zygote", "bubblewrap_per_run_locked"),
        "one_core_over_any": ratio(rates, "zygote", "zygote_any_core"),
        "over_fresh_interpreter": ratio(rates, "zygote", "fresh_interpreter"),
        "two_over_one": ratio(rates, "zygote_two_workers", "zygote"),
        "goals": GOALS,
    }
    write_atomic(options.output, json.dumps(results, indent=2) + "\n")
    print(json.dumps(results, indent=2))


if __name__ == "__main__":
    main()
