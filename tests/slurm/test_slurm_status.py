"""`hydraopt sweep status` of a sweep on a real SLURM."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from conftest import SHORT, asked

pytestmark = [pytest.mark.slurm, pytest.mark.timeout(240)]


def status(bench):
    """Return seed to (state, message) as the command tells them, and how many are in which."""
    code = "import sys; from hydraopt.cli.main import main; sys.exit(main())"
    command = [sys.executable, "-c", code, "sweep", "status", "multirun/train", "--json"]
    done = subprocess.run(command, cwd=bench.folder, env=bench.env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    trials = {trial["overrides"]["seed"]: trial for trial in told["trials"]}
    return trials, told["counts"]


def test_jobs_that_wait_run_and_were_cancelled_are_told_apart(on_slurm):
    cluster = on_slurm.cluster
    launch = on_slurm.start(*SHORT, "seed=0,1,2", "cluster.max_parallel=1", PAUSE_S="0.5")
    cluster.until(lambda: len(on_slurm.trials()) == 3, "three trials")
    (first,) = (f for f in on_slurm.trials().values() if "seed=0" in asked(f).overrides)
    on_slurm.until_step(first, 2)
    trials, counts = status(on_slurm)
    assert counts == {"running": 1, "waiting": 2}
    assert trials["0"]["state"] == "running"
    assert trials["0"]["job"] == asked(first).job
    assert trials["0"]["progress"]["steps"] == 12
    assert trials["0"]["progress"]["step"] >= 2

    cluster.tell("scancel", trials["2"]["job"])
    trials, counts = status(on_slurm)
    assert counts == {"running": 1, "waiting": 1, "lost": 1}
    # SLURM keeps no record of an element that was cancelled while it waited.
    assert f"job {trials['2']['job']} is gone" in trials["2"]["message"]

    on_slurm.end(launch, status=1)
    trials, counts = status(on_slurm)
    assert counts == {"done": 2, "lost": 1}
    assert trials["2"]["attempts"] == 0
