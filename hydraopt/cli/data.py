"""From a data set to labelled pairs: what `train` and `pairs` have in common."""

from __future__ import annotations

import contextlib
import functools
import logging
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hydraopt.cli.console import shown
from hydraopt.cli.problems import problems_of
from hydraopt.cli.variants import variant_sets
from hydraopt.common.errors import UserError
from hydraopt.common.files import write_atomic
from hydraopt.config import build
from hydraopt.config.schema import CorpusConfig, PreferenceConfig, ProfileConfig

if TYPE_CHECKING:
    from hydraopt.corpus.pairs import Pair
    from hydraopt.corpus.records import Problem
    from hydraopt.preference.preferences import Preferences
    from hydraopt.profiling.pipeline import ProfileSummary
    from hydraopt.profiling.profilers.base import Profiler
    from hydraopt.profiling.records import Measurement
    from hydraopt.profiling.shards import Shard

log = logging.getLogger(__name__)

NULL_TEST_ROUNDS = 12
"""Comparisons of a program with itself before a measuring job: 6 s or so."""


@dataclass
class Data:
    """Pairs and the preferences over them, position by position.

    Attributes:
        pairs: For training, variants among them.
        preferences: Over `pairs`; the normaliser is fitted on them.
        validation_pairs: Of problems that training does not see, without variants.
        validation_preferences: Over `validation_pairs`, with the same normaliser; None without any.
    """

    pairs: list[Pair]
    preferences: Preferences
    validation_pairs: list[Pair]
    validation_preferences: Preferences | None


def load_data(config: PreferenceConfig) -> Data:
    """Load problems and measurements, make variants and pairs, and get ready to label them.

    Raises:
        UserError: A file is missing or no pair can be made.
    """
    from hydraopt.corpus.pairs import make_pairs, preferences_of
    from hydraopt.corpus.slowed import FAMILY

    spec = config.dataset
    problems = problems_of(config)
    measurements = load_measurements(config, problems)
    left_out: list[str] = []

    def pairs_of(chosen: list[Problem], variants: dict[str, list[Problem]]) -> list[Pair]:
        return make_pairs(
            chosen,
            measurements,
            variant_sets=variants,
            combinations=spec.pairs,  # type: ignore[arg-type]  # checked by `validate`
            min_ratio=spec.min_ratio,
            seed=spec.seed,
            on_left_out=left_out.append,
        )

    training = [problem for problem in problems if problem.split == "train"]
    # The starter corpus' programs are our own; those of others run in the sandbox.
    sandbox = None if spec.name == "starter" else build.sandbox(config)
    cache = Path(config.paths.cache)
    # Slower forms are varied enough, and variants of them would crowd the whole rewrites out.
    varied = [problem for problem in training if problem.family != FAMILY]
    variants = variant_sets(varied, spec.variants, spec.seed, cache, sandbox)
    pairs = pairs_of(training, variants)
    validation_pairs = pairs_of([p for p in problems if p.split == "validation"], {})
    _tell_left_out(left_out)
    if not pairs:
        raise UserError(
            f"No pair can be made of dataset={spec.name}: its programs are not among the "
            f"measurements ({config.measurements}), or none differ by dataset.min_ratio="
            f"{spec.min_ratio}. Measure them: measurements=measure"
        )
    objectives, normalizer = build.objectives(config), build.normalizer(config)
    preferences = preferences_of(pairs, objectives, normalizer, build.label(config), config.seed)
    validation_preferences = (
        preferences_of(validation_pairs, objectives, normalizer, build.label(config), config.seed)
        if validation_pairs
        else None
    )
    log.info(
        "Pairs: %d for training, %d for validation, of %d problems.",
        len(pairs),
        len(validation_pairs),
        len(problems),
    )
    return Data(pairs, preferences, validation_pairs, validation_preferences)


def _tell_left_out(left_out: list[str]) -> None:
    """Put each program that stands in no pair into the run's log, and their number on screen."""
    for message in left_out:
        log.debug("%s", message)
    if left_out:
        log.warning("%d programs stand in no pair; the first: %s", len(left_out), left_out[0])


def load_measurements(config: PreferenceConfig, problems: list[Problem]) -> list[Measurement]:
    """Return the measurements that `measurements=` asks for, measuring first where it says so.

    Raises:
        UserError: The file is missing, or holds no measurement.
    """
    from hydraopt.profiling.store import read_measurements

    if config.measurements == "measure":
        paths = [measured_here(config)]
        with contextlib.closing(build.profiler(config)) as profiler:
            measure(config, problems, profiler, paths[0])
            machine, name = profiler.machine, profiler.name
    else:
        paths = measurement_files(config)
    found = [entry for path in paths for entry in read_measurements(path, log.warning)]
    if config.measurements == "measure":
        # The file may hold what other machines and profilers measured before.
        found = [entry for entry in found if (entry.machine, entry.profiler) == (machine, name)]
    names = " and ".join(str(shown(path)) for path in paths)
    if not found:
        raise UserError(f"{names} holds no measurement. Measure: measurements=measure")
    hosts = sorted({describe_host(measurement) for measurement in found})
    log.info("Measurements: %d from %s, of %s.", len(found), names, "; ".join(hosts))
    return found


def measured_here(config: PreferenceConfig) -> Path:
    """Return the file of this machine's own measurements of a data set."""
    return Path(config.paths.measurements) / f"{config.dataset.name}.jsonl"


def measurement_files(config: PreferenceConfig | CorpusConfig) -> list[Path]:
    """Return the file that `measurements=` names, or those that travel with the data set.

    Raises:
        UserError: One that should travel is not there.
    """
    from hydraopt.corpus.dataset import SLOWED_MEASUREMENTS, STARTER

    if config.measurements != "shipped":
        return [Path(config.measurements)]
    named = config.dataset.measurements_path
    paths = [Path(named) if named else STARTER.with_name("measurements.jsonl")]
    if config.dataset.slowed and not named:
        paths.append(SLOWED_MEASUREMENTS)
    for path in paths:
        if not path.is_file():
            raise UserError(
                f"measurements=shipped: there is no {path}. Measure on this machine: "
                "measurements=measure"
            )
    return paths


def describe_host(measurement: Measurement) -> str:
    """Return the host that a measurement was made on, for the reader."""
    host = measurement.host
    return f"{host.get('cpu', 'an unknown CPU')}, {host.get('python', 'unknown Python')}"


def measure(
    config: PreferenceConfig | ProfileConfig,
    problems: list[Problem],
    profiler: Profiler,
    path: Path,
    shard: Shard | None = None,
) -> ProfileSummary:
    """Measure every program that `path` does not hold yet, and say what came of it.

    Args:
        config: Limits and the number of workers.
        problems: Their programs are measured.
        profiler: How.
        path: Where the measurements go.
        shard: `problems` are its own, and go to its own file beside `path`; None: they are all.

    Raises:
        UserError: `path` cannot be written.
    """
    from hydraopt.corpus.dataset import profile_items
    from hydraopt.profiling.pipeline import profile

    items = profile_items(problems)
    if shard is not None:
        path = shard.path(path)
        if not path.exists():
            write_atomic(path, "")  # a shard without a problem is not one that is missing
    summary = profile(
        items,
        profiler,
        path,
        limits=build.limits(config),
        workers=config.workers,
        progress=True,
        on_warning=log.warning,
        on_start=functools.partial(_assess, profiler),
    )
    log.info(
        "Measured %d, found %d measured before; outcomes: %s. They lie in %s",
        summary.done,
        summary.reused,
        ", ".join(f"{name} {count}" for name, count in summary.outcomes.most_common()),
        shown(path),
    )
    for message in summary.unstable:
        log.debug("%s", message)
    if summary.unstable:
        log.warning(
            "%d of %d new measurements are unstable. The first: %s",
            len(summary.unstable),
            summary.done,
            summary.unstable[0],
        )
    return summary


def _assess(profiler: Profiler) -> None:
    """Say how well this host tells programs apart; each record says so too."""
    from hydraopt.profiling.profilers.sandboxed import SandboxProfiler

    if not isinstance(profiler, SandboxProfiler):
        return
    found = profiler.assess(NULL_TEST_ROUNDS)
    log.log(
        logging.INFO if found.passes else logging.WARNING,
        "A/A gate: %s%s",
        found.short(),
        "" if found.passes else ". Every record says so. hydraopt doctor says what to change.",
    )
