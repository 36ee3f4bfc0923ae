"""Sweeps on this machine, signals, and a run of two processes, as a user starts them."""

from __future__ import annotations

import importlib.util
import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hydraopt.sweeps.ledger import read_trial, state_of

pytestmark = pytest.mark.slow


def trials(shell) -> list[Path]:
    return sorted(path.parent for path in shell.folder.glob("multirun/*/*/trial.json"))


def test_the_same_sweep_runs_only_what_is_missing(shell, short):
    warnings = {"PYTHONWARNINGS": "default"}
    first = shell(*short, "--multirun", "seed=0,1", **warnings)
    assert first.returncode == 0, first.stderr
    assert [state_of(folder).outcome for folder in trials(shell)] == ["done", "done"]
    for folder in trials(shell):
        last = json.loads((folder / "metrics.jsonl").read_text().splitlines()[-1])
        assert state_of(folder).figures["loss"] == last["loss"]
        trial = read_trial(folder)
        assert trial is not None
        assert trial.overrides[-1] in ("seed=0", "seed=1")
    again = shell(*short, "--multirun", "seed=0,1,2", **warnings)
    assert again.returncode == 0, again.stderr
    assert again.stderr.count("Done before: tiny-adaptive-") == 2
    assert [state_of(folder).attempts for folder in trials(shell)] == [1, 1, 1]


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGUSR2, 140)])
def test_a_signal_saves_and_leaves_with_its_status(shell, short, number, status):
    long = [*short, "trainer.max_steps=3000", "trainer.checkpoint_every=1000"]
    running = subprocess.Popen(
        shell.command(*long), cwd=shell.folder, env=shell.env | {"PYTHONWARNINGS": "default"},
        stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    while not any(shell.folder.glob("runs/*/metrics.jsonl")):
        assert running.poll() is None
        time.sleep(0.05)
    running.send_signal(number)
    _, said = running.communicate(timeout=60)
    assert running.returncode == status, said
    assert f"Stopped by {number.name}. The same command continues." in said
    assert "Traceback" not in said
    (run,) = (shell.folder / "runs").iterdir()
    steps = len((run / "metrics.jsonl").read_text().splitlines())
    assert [path.name for path in (run / "checkpoints").glob("*.ckpt")] == [
        f"step-{steps:08d}.ckpt"
    ]
    assert state_of(run).outcome == "stopped"


def test_two_processes_share_a_run(shell, short):
    command = [sys.executable, "-m", "torch.distributed.run", "--nproc-per-node=2"]
    done = subprocess.run(
        [*command, *shell.command(*short, "trainer.devices=2")[1:]],
        cwd=shell.folder,
        env=shell.env | {"PYTHONWARNINGS": "default", "OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        timeout=240,
    )
    assert done.returncode == 0, done.stderr
    (run,) = (shell.folder / "runs").iterdir()
    assert len((run / "metrics.jsonl").read_text().splitlines()) == 4
    assert state_of(run).outcome == "done"
    assert state_of(run).attempts == 1
    assert (run / "report.html").is_file()


def test_a_wrong_number_of_processes_is_a_users_error(shell, short):
    done = shell(*short, "trainer.devices=2", PYTHONWARNINGS="default")
    assert done.returncode == 2
    assert "torchrun --nproc-per-node=2" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(
    importlib.util.find_spec("hydra_plugins.hydra_optuna_sweeper") is None,
    reason="the Optuna sweeper is not installed (pip install hydra-optuna-sweeper)",
)
def test_optuna_searches_by_a_validation_figure(shell, short):
    done = shell(
        *short,
        "--multirun",
        "hydra/sweeper=optuna",
        "hydra/sweeper/sampler=random",
        "hydra.sweeper.n_trials=3",
        "hydra.sweeper.n_jobs=1",
        "beta=interval(0.01,0.5)",
        "sweep_figure=loss",
        PYTHONWARNINGS="ignore",
    )
    assert done.returncode == 0, done.stderr
    found = [state_of(folder) for folder in trials(shell)]
    assert [state.outcome for state in found] == ["done"] * 3
    best = min(found, key=lambda state: state.figures["loss"])
    results = (shell.folder / "multirun" / "train" / "optimization_results.yaml").read_text()
    assert f"best_value: {best.figures['loss']}" in results
