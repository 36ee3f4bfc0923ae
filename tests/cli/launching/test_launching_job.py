"""What a job does before and after its trial; tests/slurm has the trials themselves."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from hydraopt.sweeps.ledger import state_of

JOB = """
from pathlib import Path
from omegaconf import OmegaConf
from hydraopt.cli.launching.job import TrialJob

config = {"cluster": {"grace_s": 60, "max_restarts": 2}, "hydra": {"job": {"config_name": "train"}}}
TrialJob(OmegaConf.create(config), lambda config: None, Path("trial").absolute(), ".", None)()
"""


def test_a_job_that_slurm_starts_again_and_again_has_an_end(tmp_path: Path):
    (tmp_path / "trial").mkdir()
    place = {"SLURM_ARRAY_JOB_ID": "12", "SLURM_ARRAY_TASK_ID": "3", "SLURM_RESTART_COUNT": "3"}
    done = subprocess.run(
        [sys.executable, "-c", JOB],
        cwd=tmp_path,
        env=os.environ | place,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1, done.stderr
    assert "started again 3 times, and cluster.max_restarts=2" in done.stderr
    assert "Traceback" not in done.stderr
    state = state_of(tmp_path / "trial")
    assert (state.outcome, state.job, state.attempts) == ("failed", "12_3", 0)
    assert "The same command continues it" in state.message


def test_of_the_ranks_of_a_job_that_is_given_up_only_the_first_fails(tmp_path: Path):
    (tmp_path / "trial").mkdir()
    second = {"SLURM_NTASKS": "2", "SLURM_PROCID": "1", "SLURM_LOCALID": "1", "SLURM_JOB_ID": "12"}
    done = subprocess.run(
        [sys.executable, "-c", JOB],
        cwd=tmp_path,
        env=os.environ | second | {"SLURM_RESTART_COUNT": "3"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert state_of(tmp_path / "trial").outcome == "waiting"
