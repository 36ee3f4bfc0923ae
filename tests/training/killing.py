"""A training run that is killed again and again, by SIGKILL and at random moments."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import random
import signal
import sys
import time
from dataclasses import dataclass, replace
from multiprocessing.context import ForkServerContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import torch
from made_run import NAMES, Run, made_pairs, tiny_spec

from hydraopt.corpus.prompts import PromptConditioning
from hydraopt.models.spec import LoraSpec
from hydraopt.preference.labels.soft import SoftLabel
from hydraopt.preference.weighting.adaptive import Adaptive
from hydraopt.preference.weighting.adaptive_region import AdaptiveRegion
from hydraopt.preference.weighting.static import Static
from hydraopt.training.spec import LoggerSpec, TrainerSpec, WarmStartSpec

WEIGHTINGS: dict[str, Any] = {
    "static": lambda: Static(NAMES, seed=5),
    "adaptive": lambda: Adaptive(NAMES, step_size=0.05, seed=5),
    "adaptive_region": lambda: AdaptiveRegion(NAMES, step_size=0.5, update_every=3, seed=5),
}


@dataclass(frozen=True)
class Killed:
    """What is trained, in words that reach another process.

    Attributes:
        folder: Run folder and cache lie in it.
        weighting: One of `WEIGHTINGS`.
        num_workers: Of the loader.
        logger: `local` or `wandb`.
        steps: Of DPO.
        dropout: Of the adapter.
    """

    folder: Path
    weighting: str
    num_workers: int = 0
    logger: str = "local"
    steps: int = 40
    dropout: float = 0.1

    @property
    def run_dir(self) -> Path:
        return self.folder / "run"

    def run(self) -> Run:
        """Everything that draws random numbers is switched on."""
        return Run(
            self.run_dir,
            self.folder / "cache",
            policy=tiny_spec(lora=LoraSpec(r=4, alpha=8, dropout=self.dropout)),
            pairs=made_pairs(5),  # 15 pairs, 4 a step: most epochs end within a step
            label=SoftLabel(draws=16),
            conditioning=PromptConditioning(dropout=0.5),
            weighting=WEIGHTINGS[self.weighting],
            logger=LoggerSpec(kind=self.logger),
            trainer=TrainerSpec(
                max_steps=self.steps,
                batch_size=2,
                accumulate=2,
                learning_rate=1e-2,
                warmup_steps=2,
                checkpoint_every=2,
                validate_every=7,
                accelerator="cpu",
                threads=1,
                num_workers=self.num_workers,
            ),
            warm_start=WarmStartSpec(
                kind="sft", max_steps=6, batch_size=2, learning_rate=1e-2, warmup_steps=1
            ),
        )


def attempt(killed: Killed, dies_at_sync: int = 0) -> None:
    """Train until the end, or until the n-th time that a file is put on the disk.

    That is inside a save: of a checksum, a checkpoint, an adapter, a folder's names.
    """
    os.setsid()
    torch.set_num_threads(1)
    syncs = 0
    sync = os.fsync

    def counted(handle: int) -> None:
        nonlocal syncs
        syncs += 1
        if syncs == dies_at_sync:
            os.killpg(0, signal.SIGKILL)
        sync(handle)

    if dies_at_sync:
        os.fsync = counted
    killed.run().start()


def attempts_context() -> ForkServerContext:
    """Return the way to start processes from one that has imported everything already."""
    # Before Python 3.13 the server does not look for modules where this process does, and says
    # nothing when it finds none.
    os.environ["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["killing_preload"])
    return context


class Killer:
    """Starts attempts from a process that has imported everything, and kills them.

    Args:
        killed: What is trained.
        seed: Of the moments.
    """

    def __init__(self, killed: Killed, seed: int) -> None:
        self.killed = killed
        self.rng = random.Random(seed)
        self.context = attempts_context()
        self.kills = {"start": 0, "save": 0, "step": 0}
        self.deaths: list[int] = []

    def kill(self, way: str) -> None:
        """Start an attempt and kill it: in its first second, inside a save, or among steps."""
        dies_at_sync = self.rng.randrange(1, 9) if way == "save" else 0
        process = self.start(dies_at_sync)
        if way == "start":
            process.join(self.rng.uniform(0.0, 0.8))
        elif way == "step":
            target = self.recorded() + self.rng.randrange(1, 4)
            while process.is_alive() and self.recorded() < target:
                time.sleep(0.002)
            time.sleep(self.rng.uniform(0.0, 0.06))
        if way != "save":
            self.end(process)
        process.join(60)
        if process.exitcode == -signal.SIGKILL:
            self.kills[way] += 1
            self.deaths.append(self.recorded())

    def start(self, dies_at_sync: int = 0) -> BaseProcess:
        process = self.context.Process(target=attempt, args=(self.killed, dies_at_sync))
        process.start()
        return process

    def finish(self) -> None:
        """Let the last attempt come to its end."""
        process = self.start()
        process.join(120)
        assert process.exitcode == 0

    def recorded(self) -> int:
        """Return how many steps stand in the metrics at this moment."""
        path = self.killed.run_dir / "metrics.jsonl"
        return path.read_bytes().count(b"\n") if path.is_file() else 0

    @staticmethod
    def end(process: BaseProcess) -> None:
        """Kill an attempt with everything that it has started."""
        assert process.pid is not None
        for pid in (-process.pid, process.pid):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(-pid, signal.SIGKILL) if pid < 0 else os.kill(pid, signal.SIGKILL)


def kill_and_finish(killed: Killed, kills: int, seed: int) -> Killer:
    """Kill a run so many times, at moments of every kind in a random order, and let it end."""
    killer = Killer(killed, seed)
    ways = ["start"] * (kills // 7) + ["save"] * (kills // 3)
    ways += ["step"] * (kills - len(ways))
    killer.rng.shuffle(ways)
    for way in ways:
        killer.kill(way)
    killer.finish()
    return killer


def straight(killed: Killed) -> Killed:
    """Train the same in another folder, in one piece; return it."""
    whole = replace(killed, folder=killed.folder / "straight", num_workers=0, logger="local")
    whole.folder.mkdir(parents=True)
    Killer(whole, 0).finish()
    return whole
