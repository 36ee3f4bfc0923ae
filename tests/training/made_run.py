"""A small data set of pairs with made-up measurements, and a run on the tiny model."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from hydraopt.corpus.pairs import Pair, preferences_of
from hydraopt.corpus.prompts import NoConditioning
from hydraopt.corpus.records import Program
from hydraopt.models.spec import LoraSpec, PolicySpec
from hydraopt.preference.labels.hard import HardLabel
from hydraopt.preference.normalizers.log_ratio import LogRatio
from hydraopt.preference.objectives import Objective
from hydraopt.preference.preferences import Preferences
from hydraopt.preference.weighting.adaptive import Adaptive
from hydraopt.training.spec import LoggerSpec, TrainerSpec, WarmStartSpec
from hydraopt.training.task import TrainResult, train

OBJECTIVES = [
    Objective("latency", "ms", higher_is_better=False),
    Objective("memory", "KiB", higher_is_better=False),
]
NAMES = [objective.name for objective in OBJECTIVES]


def tiny_spec(**changes: Any) -> PolicySpec:
    values: dict[str, Any] = {
        "name": "tiny",
        "source": "tiny",
        "location": "",
        "file": "",
        "dtype": "float32",
        "lora": LoraSpec(r=4, alpha=8),
    }
    return PolicySpec(**{**values, **changes})


def source_of(problem: int, way: int) -> str:
    return f"def f{problem}(x):\n    return x + {way}\n"


def metrics_of(rng: np.random.Generator) -> dict[str, list[list[float]]]:
    """Two inputs, three repeats; programs differ far more than repeats do."""
    return {name: np.exp(rng.normal() + 0.05 * rng.normal(size=(2, 3))).tolist() for name in NAMES}


def made_pairs(problems: int, split: str = "train") -> list[Pair]:
    """Three pairs a problem: original with each of two others, and the others."""
    rng = np.random.default_rng(len(split))
    pairs = []
    for problem in range(problems):
        programs = [Program(f"p{way}", source_of(problem, way)) for way in range(3)]
        values = [metrics_of(rng) for _ in programs]
        for i, j in ((0, 1), (2, 0), (1, 2)):
            pairs.append(
                Pair(
                    pair=f"{split}-{problem}-{i}{j}",
                    problem=f"family/{split}{problem}",
                    family="family",
                    split=split,  # type: ignore[arg-type]
                    entry_point=f"f{problem}",
                    original=programs[0].source,
                    first=programs[i],
                    second=programs[j],
                    first_metrics=values[i],
                    second_metrics=values[j],
                )
            )
    return pairs


def made_preferences(pairs: list[Pair], label: Any = None) -> Preferences:
    return preferences_of(pairs, OBJECTIVES, LogRatio(), label or HardLabel())


@dataclass
class Run:
    """Arguments of `train` that a test changes; `start` calls it with fresh objects."""

    run_dir: Path
    cache_dir: Path
    policy: PolicySpec = field(default_factory=tiny_spec)
    pairs: list[Pair] = field(default_factory=lambda: made_pairs(4))
    label: Any = None
    weighting: Any = lambda: Adaptive(NAMES, step_size=0.05)
    conditioning: Any = field(default_factory=NoConditioning)
    beta: float = 0.1
    logger: LoggerSpec = field(default_factory=lambda: LoggerSpec(kind="local"))
    trainer: TrainerSpec = field(
        default_factory=lambda: TrainerSpec(
            max_steps=8,
            batch_size=2,
            accumulate=2,
            learning_rate=1e-2,
            warmup_steps=2,
            checkpoint_every=3,
            accelerator="cpu",
            threads=1,
        )
    )
    warm_start: WarmStartSpec = field(
        default_factory=lambda: WarmStartSpec(
            kind="sft", max_steps=4, batch_size=2, learning_rate=1e-2, warmup_steps=1
        )
    )
    config: dict[str, Any] = field(default_factory=lambda: {"dataset": {"name": "made"}})

    def start(self, **changes: Any) -> TrainResult:
        validation = made_pairs(2, "validation")
        return train(
            run_dir=self.run_dir,
            policy=self.policy,
            pairs=self.pairs,
            preferences=made_preferences(self.pairs, self.label),
            validation_pairs=validation,
            validation_preferences=made_preferences(validation, self.label),
            weighting=self.weighting(),
            conditioning=self.conditioning,
            beta=self.beta,
            trainer=self.trainer,
            warm_start=self.warm_start,
            logger=self.logger,
            seed=3,
            config=self.config,
            cache_dir=self.cache_dir,
            **changes,
        )
