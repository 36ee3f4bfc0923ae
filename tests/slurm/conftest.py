from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from slurm_cluster import VirtualCluster, lacking, lacking_accounts

from hydraopt.common.files import sha256_text
from hydraopt.corpus.dataset import STARTER
from hydraopt.sweeps.ledger import State, Trial, read_trial, state_of
from hydraopt.training.metrics import OF_THE_MACHINE

SHORT = (
    "train",
    "--multirun",
    "experiment=smoke",
    "dataset=jsonl",
    "dataset.min_ratio=1",
    "warm_start=none",
    "evaluate=false",
    "trainer.max_steps=12",
    "trainer.warmup_steps=1",
    "trainer.checkpoint_every=2",
    "weighting.step_size=0.5",  # so that α moves within a few steps
    "allow_targets=[slurm_choices]",
    "label._target_=slurm_choices.PausingLabel",
)
"""A training of a second or so, once PyTorch is loaded."""

ONE = (*SHORT, "seed=0")
"""A sweep of one trial."""


class Bench:
    """Runs sweeps, here and on the cluster, and looks at what they leave.

    Args:
        folder: Of this test; sweeps lie in its `multirun`.
        cluster: None: there is none, and sweeps run here.
        data: Overrides that name a data set.
    """

    def __init__(self, folder: Path, cluster: VirtualCluster | None, data: list[str]) -> None:
        self.folder = folder
        self.cluster = cluster
        self.data = data
        self.env = (cluster.env if cluster else os.environ.copy()) | {
            "HYDRAOPT_CACHE": str(folder.parent / "cache"),
            "PYTHONPATH": str(Path(__file__).parent),
            "PYTHONWARNINGS": "default",
        }
        self._started: list[subprocess.Popen[str]] = []

    def start(self, *arguments: str, ranks: int = 1, **env: str) -> subprocess.Popen[str]:
        """Start a command; on the cluster where there is one, or here as so many processes."""
        code = "import sys; from hydraopt.cli.main import main; sys.argv[0] = 'hydraopt'; "
        command = [sys.executable, "-c", f"{code}sys.exit(main())", *arguments, *self.data]
        if ranks > 1:
            (self.folder / "start.py").write_text(f"{code}sys.exit(main())")
            command = [sys.executable, "-m", "torch.distributed.run", f"--nproc-per-node={ranks}"]
            command += ["start.py", *arguments, *self.data]
        if self.cluster is not None:
            command += ["hydra/launcher=slurm", "cluster.cpus=1", "cluster.time_min=30"]
        process = subprocess.Popen(
            command,
            cwd=self.folder,
            env=self.env | env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._started.append(process)
        return process

    def run(self, *arguments: str, status: int = 0, ranks: int = 1, **env: str) -> str:
        """Run a command to its end, which is to have this exit status; return what it says."""
        return self.end(self.start(*arguments, ranks=ranks, **env), status)

    def end(self, process: subprocess.Popen[str], status: int = 0) -> str:
        """Wait for a command's end, which is to have this exit status; return what it says."""
        said, _ = process.communicate(timeout=180)
        assert process.returncode == status, said
        return said

    def trials(self, command: str = "train") -> dict[str, Path]:
        """Return name to folder of the trials that are there."""
        found = sorted((self.folder / "multirun" / command).glob("*/trial.json"))
        return {path.parent.name: path.parent for path in found}

    def trial(self) -> Path:
        """Wait until the one trial is submitted, and return its folder."""
        assert self.cluster is not None
        self.cluster.until(lambda: bool(self.trials()), "a trial")
        (folder,) = self.trials().values()
        return folder

    def until_step(self, folder: Path, step: int) -> None:
        """Wait until a trial has taken so many steps."""
        assert self.cluster is not None
        metrics = folder / "metrics.jsonl"
        self.cluster.until(
            lambda: metrics.is_file() and len(metrics.read_text().splitlines()) >= step,
            f"step {step}",
        )

    def stop(self) -> None:
        """End what a failed test has left running."""
        for process in self._started:
            if process.poll() is None:
                process.send_signal(signal.SIGKILL)
            process.communicate()


def asked(folder: Path) -> Trial:
    """Return what a trial is."""
    trial = read_trial(folder)
    assert trial is not None
    return trial


def state(folder: Path) -> State:
    """Return where a trial stands."""
    return state_of(folder)


def results(folder: Path) -> dict[str, Any]:
    """Return all that a trial has found, without what a clock has to do with."""
    lines = (folder / "metrics.jsonl").read_text().splitlines()
    records = [
        {key: value for key, value in json.loads(line).items() if key not in OF_THE_MACHINE}
        for line in lines
    ]
    weights = (folder / "adapter" / "adapter_model.safetensors").read_bytes()
    return {"records": records, "weights": weights}


def assert_same(found: Path, expected: Path) -> None:
    """Two trials have found the same, bit for bit."""
    ours, theirs = results(found), results(expected)
    assert ours["records"] == theirs["records"]
    assert ours["weights"] == theirs["weights"]


@pytest.fixture(scope="session")
def cluster() -> Iterator[VirtualCluster]:
    reason = lacking()
    if reason:
        pytest.skip(reason)
    with VirtualCluster(accounts=not lacking_accounts()) as running:
        yield running


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Overrides that name the first problems of the starter corpus, with their measurements."""
    folder = tmp_path_factory.mktemp("data")
    taken = []
    for split, count in (("train", 6), ("validation", 3)):
        lines = STARTER.read_text().splitlines()
        taken += [line for line in lines if json.loads(line)["split"] == split][:count]
    (folder / "problems.jsonl").write_text("\n".join(taken) + "\n")
    programs = {
        sha256_text(program["source"]) for line in taken for program in json.loads(line)["programs"]
    }
    lines = STARTER.with_name("measurements.jsonl").read_text().splitlines()
    measured = [line for line in lines if json.loads(line)["program"] in programs]
    (folder / "measurements.jsonl").write_text("\n".join(measured) + "\n")
    return [
        f"dataset.path={folder / 'problems.jsonl'}",
        f"measurements={folder / 'measurements.jsonl'}",
    ]


@pytest.fixture
def on_slurm(cluster: VirtualCluster, data: list[str], tmp_path: Path) -> Iterator[Bench]:
    """Runs sweeps on the cluster."""
    folder = tmp_path / "slurm"
    folder.mkdir()
    bench = Bench(folder, cluster, data)
    yield bench
    bench.stop()
    cluster.ask("scancel", "--user=root", "--full", "--signal=KILL")
    cluster.ask("scancel", "--user=root")
    cluster.until(lambda: not cluster.ask("squeue", "--noheader"), "an empty queue")


@pytest.fixture(scope="session")
def uninterrupted(data: list[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The one trial as a machine of its own finds it, without any interruption."""
    bench = Bench(tmp_path_factory.mktemp("reference"), None, data)
    bench.run(*ONE)
    (folder,) = bench.trials().values()
    return folder


@pytest.fixture
def here(data: list[str], tmp_path: Path) -> Iterator[Bench]:
    """Runs sweeps on this machine."""
    folder = tmp_path / "here"
    folder.mkdir()
    bench = Bench(folder, None, data)
    yield bench
    bench.stop()
