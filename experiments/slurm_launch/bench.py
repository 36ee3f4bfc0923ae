"""What launching a sweep costs on the submit side: seconds from the command to jobs in the queue.

The jobs are told to begin in an hour, and are cancelled by Ctrl-C as soon as they are submitted, so
nothing runs. A sweep of one trial gives what the start of the command costs; the rest is divided by
the further trials.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import platform
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from hydraopt.common.files import write_atomic
from hydraopt.profiling.host import host

RESULTS = Path(__file__).with_name("results.json")
GOAL_S = 0.2
COMMAND = (
    *("-c", "import sys; from hydraopt.cli.main import main; sys.exit(main())"),
    *("train", "--multirun", "experiment=smoke", "hydra/launcher=slurm"),
    "cluster.sbatch.begin=now+1hour",
)


def launch_s(trials: int, env: dict[str, str]) -> tuple[float, float]:
    """Return the seconds until a sweep of so many trials is submitted, and those of processors."""
    with tempfile.TemporaryDirectory() as folder:
        started, used = time.perf_counter(), _processors_s()
        process = subprocess.Popen(
            [sys.executable, *COMMAND, f"seed=range({trials})"],
            cwd=folder,
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert process.stdout is not None
        said = ""
        for line in process.stdout:
            said += line
            if f"{trials} submitted" in line:
                break
        taken = time.perf_counter() - started
        process.send_signal(signal.SIGINT)
        rest, _ = process.communicate()
        if f"{trials} submitted" not in said or process.returncode != 130:
            raise RuntimeError(said + rest)
        return taken, _processors_s() - used


def _processors_s() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


@contextlib.contextmanager
def cluster(virtual: bool) -> Iterator[dict[str, str]]:
    """Give the environment in which a cluster is found."""
    if not virtual:
        yield dict(os.environ)
        return
    sys.path.insert(0, str(Path(__file__).parents[2] / "tests" / "slurm"))
    from slurm_cluster import VirtualCluster

    with VirtualCluster() as made:
        yield made.env


def main() -> None:
    """Measure, print and write the results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--trials", type=int, default=64)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--virtual", action="store_true", help="on a virtual cluster of our tests")
    parser.add_argument("--output", type=Path, default=RESULTS)
    given = parser.parse_args()
    rounds = []
    with cluster(given.virtual) as env:
        launch_s(1, env)
        for _ in range(given.rounds):
            load = os.getloadavg()[0]
            (one, one_used), (many, many_used) = launch_s(1, env), launch_s(given.trials, env)
            further = given.trials - 1
            each, used = (many - one) / further, (many_used - one_used) / further
            rounds.append(
                {"one_s": one, "many_s": many, "each_s": each, "processor_s": used, "load": load}
            )
            print(
                f"1 trial {one:.2f} s, {given.trials} trials {many:.2f} s: {each:.3f} s a trial, "
                f"{used:.3f} s of a processor (load {load:.1f})"
            )
    each = statistics.median(entry["each_s"] for entry in rounds)
    found = {
        "trials": given.trials,
        "rounds": rounds,
        "median_each_s": each,
        "median_processor_s": statistics.median(entry["processor_s"] for entry in rounds),
        "goal_s": GOAL_S,
        "reached": each < GOAL_S,
        "host": host() | {"python": platform.python_version()},
    }
    write_atomic(given.output, json.dumps(found, indent=1) + "\n")
    print(f"median {each:.3f} s a trial (goal: under {GOAL_S} s)")


if __name__ == "__main__":
    main()
