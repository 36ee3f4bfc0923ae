from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from hydraopt.common.errors import UserError
from hydraopt.common.stopping import Stopped
from hydraopt.sweeps import ledger
from hydraopt.sweeps.ledger import (
    ATTEMPTS,
    Trial,
    attempt,
    read_trial,
    slurm_job,
    state_of,
    write_trial,
)


def test_a_trial_comes_back_as_it_was_written(tmp_path: Path) -> None:
    trial = Trial("a-1", "train", ["seed=1", "beta=0.1"], job="12_3", log="x.log", submitted=5.0)
    write_trial(tmp_path, trial)
    assert read_trial(tmp_path) == trial
    (tmp_path / "trial.json").write_text("{")
    assert read_trial(tmp_path) is None
    assert read_trial(tmp_path / "nowhere") is None


def test_without_an_attempt_a_trial_waits(tmp_path: Path) -> None:
    assert state_of(tmp_path).outcome == "waiting"


def test_while_it_runs_it_is_running_and_afterwards_done_with_its_figures(tmp_path: Path) -> None:
    with attempt(tmp_path) as figures:
        during = state_of(tmp_path)
        figures["loss"] = 0.5
    assert (during.outcome, during.pid, during.attempts) == ("running", os.getpid(), 1)
    after = state_of(tmp_path)
    assert (after.outcome, after.figures, after.message) == ("done", {"loss": 0.5}, "")
    assert after.ended >= after.started > 0


def test_what_ended_an_attempt_is_kept_in_a_line_and_figures_are_not(tmp_path: Path) -> None:
    with pytest.raises(UserError), attempt(tmp_path) as figures:
        figures["loss"] = 0.5
        raise UserError("no such file\nmore of it")
    state = state_of(tmp_path)
    assert (state.outcome, state.message, dict(state.figures)) == ("failed", "no such file", {})
    with pytest.raises(Stopped), attempt(tmp_path):
        raise Stopped(15)
    state = state_of(tmp_path)
    assert (state.outcome, state.message, state.attempts) == ("stopped", "stopped by SIGTERM", 2)


def test_a_process_that_is_gone_without_a_word_is_lost(tmp_path: Path) -> None:
    code = (
        "import os, signal, sys; from pathlib import Path\n"
        "from hydraopt.sweeps.ledger import attempt\n"
        "with attempt(Path(sys.argv[1])): os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    assert subprocess.run([sys.executable, "-c", code, str(tmp_path)]).returncode == -9
    assert state_of(tmp_path).outcome == "lost"


def test_on_another_host_nothing_is_said_of_its_processes(tmp_path: Path) -> None:
    start = {"event": "start", "time": 1.0, "host": "elsewhere", "pid": 1 << 30, "job": "7_1"}
    (tmp_path / ATTEMPTS).write_text(json.dumps(start) + "\n")
    state = state_of(tmp_path)
    assert (state.outcome, state.job) == ("running", "7_1")


def test_a_torn_line_costs_nothing_but_itself(tmp_path: Path) -> None:
    with attempt(tmp_path):
        pass
    with (tmp_path / ATTEMPTS).open("a") as stream:
        stream.write('{"event": "sta')
    assert state_of(tmp_path).outcome == "done"
    with attempt(tmp_path) as figures:
        figures["loss"] = 1.0
    assert state_of(tmp_path).attempts == 2


def test_two_processes_are_never_at_the_same_trial(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger, "PATIENCE_S", 0.2)
    with attempt(tmp_path), pytest.raises(UserError, match="Another process"), attempt(tmp_path):
        pass
    assert state_of(tmp_path).attempts == 1


def test_the_job_is_named_as_slurm_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLURM_JOB_ID", "15")
    assert slurm_job() == "15"
    monkeypatch.setenv("SLURM_ARRAY_JOB_ID", "12")
    monkeypatch.setenv("SLURM_ARRAY_TASK_ID", "3")
    assert slurm_job() == "12_3"
