from __future__ import annotations

import sys
from pathlib import Path

import pytest

from hydraopt.sweeps.queue import ask, job_states

SQUEUE = """\
12_0|COMPLETED
12_1|RUNNING
12_4|PENDING
13|CANCELLED
"""


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Puts commands on PATH that print something, note how they were called, and end."""
    monkeypatch.setenv("PATH", str(tmp_path))

    def put(name: str, prints: str = "", says: str = "", status: int = 0) -> Path:
        path, calls = tmp_path / name, tmp_path / f"{name}.calls"
        path.write_text(
            f"#!{sys.executable}\nimport sys\n"
            f"open({str(calls)!r}, 'a').write(' '.join(sys.argv[1:]) + '\\n')\n"
            f"sys.stdout.write({prints!r})\nsys.stderr.write({says!r})\nsys.exit({status})\n"
        )
        path.chmod(0o755)
        return calls

    return put


def test_one_call_gives_the_states_of_many_jobs(command):
    calls = command("squeue", SQUEUE)
    states = job_states(["12_0", "12_1", "12_4", "13"])
    assert states == {
        "12_0": "COMPLETED",
        "12_1": "RUNNING",
        "12_4": "PENDING",
        "13": "CANCELLED",
    }
    (call,) = calls.read_text().splitlines()
    assert call.endswith("--jobs=12,13")


def test_jobs_that_nobody_asked_for_are_left_out(command):
    command("squeue", SQUEUE)
    command("sacct")
    assert job_states(["12_1"]) == {"12_1": "RUNNING"}


def test_what_the_queue_has_forgotten_the_accounts_know(command):
    command("squeue", SQUEUE)
    calls = command("sacct", "11_0|TIMEOUT\n11_1|CANCELLED by 1000\n11_2|FAILED\n")
    assert job_states(["12_1", "11_0", "11_1"]) == {
        "12_1": "RUNNING",
        "11_0": "TIMEOUT",
        "11_1": "CANCELLED",
    }
    assert calls.read_text().split()[-1] == "11"


def test_a_cluster_without_accounts_knows_what_is_in_its_queue(command):
    command("squeue", SQUEUE)
    command("sacct", says="Slurm accounting storage is disabled\n", status=1)
    assert job_states(["12_1", "11_0"]) == {"12_1": "RUNNING"}


def test_a_job_that_is_too_old_is_an_answer(command):
    command("squeue", says="slurm_load_jobs error: Invalid job id specified\n", status=1)
    assert ask(["9"]) == {}


def test_no_slurm_and_a_silent_controller_are_told_from_no_jobs(command):
    assert ask(["12"]) is None
    assert job_states(["12"]) == {}
    command("squeue", says="Unable to contact slurm controller\n", status=1)
    assert ask(["12"]) is None
    assert job_states(["12"]) == {}
    assert ask([]) == {}
