"""The evaluated runs that are to be compared: read strictly, grouped over seeds, checked.

`hydraopt.reporting.run_data` reads one run leniently, since a report shows what there is. Here a
figure that is missing or torn would stand beside figures of other runs, so it is refused.
"""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hydraopt.common.errors import UserError
from hydraopt.common.files import canonical_json
from hydraopt.reporting.run_data import CONFIG, EVALUATION
from hydraopt.reporting.suite_tables import MAINTAINABILITY, is_assessed

SEED = "seed"
_AGAIN = "Evaluate the run again: hydraopt evaluate suite=seven adapter=DIR"
_HEADER = ("suite", "policy", "weights", "instruction")
"""What of an evaluation's header belongs to a group's identity beside configuration and decoding.
"""
_FEW_SETTINGS = 2
_LONGEST_SETTINGS = 60
"""Settings, and their letters, that may stand in a group's name; beyond, its folder's name does."""
_MOST_TOLD = 5
"""Programs that a warning names."""
_SAME = ("machine", "sandbox", "profiler", "repeats", "min_speedup")
"""What of the header has to be equal where figures are to be compared."""


@dataclass(frozen=True)
class EvaluatedRun:
    """One evaluated run.

    Attributes:
        folder: As it was given.
        evaluation: Its `evaluation.json`.
        config: Its `config.yaml`; empty where there is none.
    """

    folder: Path
    evaluation: Mapping[str, Any]
    config: Mapping[str, Any]

    @property
    def name(self) -> str:
        """The folder's name."""
        return self.folder.resolve().name

    @property
    def seed(self) -> str:
        """The run's seed; without a configuration, that of sampling."""
        return str(self.config.get(SEED, (self.evaluation.get("decoding") or {}).get(SEED, "-")))

    @functools.cached_property
    def programs(self) -> dict[str, Mapping[str, Any]]:
        """The programs' entries by the problem's name."""
        return {entry["problem"]: entry for entry in self.evaluation["programs"]}

    @functools.cached_property
    def metrics(self) -> set[str]:
        """What the originals were measured in."""
        return {name for entry in self.programs.values() for name in entry.get("before") or {}}


@dataclass(frozen=True)
class Group:
    """Runs whose configurations differ in the seed alone.

    Attributes:
        letter: Short name on the page: A, B, ...
        label: What it is, such as `smollm2_135m + adapter, 32 samples`.
        runs: By seed.
    """

    letter: str
    label: str
    runs: Sequence[EvaluatedRun]


def read_evaluated(folder: Path, newest_format: int) -> EvaluatedRun:
    """Read a run's evaluation, from the run's folder or from the evaluation's own.

    Args:
        folder: Holds `evaluation/evaluation.json`, or `evaluation.json` itself.
        newest_format: Newest version of `evaluation.json` that is known.

    Raises:
        UserError: The folder holds no evaluation, or one that cannot be read.
    """
    if not folder.is_dir():
        raise UserError(
            f"{folder} is {'a file' if folder.exists() else 'not there'}. Give folders of "
            "evaluated runs, such as runs/smollm2_135m-adaptive-1f2e3d4c."
        )
    path = next(
        (path for path in (folder / EVALUATION, folder / "evaluation.json") if path.is_file()), None
    )
    if path is None:
        if (folder / CONFIG).is_file():
            raise UserError(f"{folder} has not been evaluated: {EVALUATION} is missing. {_AGAIN}")
        raise UserError(
            f"{folder} is not an evaluated run's folder: neither {EVALUATION} nor {CONFIG} is in "
            "it. Give the folder that train or evaluate wrote (it is printed at the end of a run)."
        )
    try:
        evaluation = json.loads(path.read_text())
    except OSError as error:
        raise UserError(f"{path} cannot be read ({error.strerror}). Check the path.") from error
    except (ValueError, RecursionError) as error:
        raise UserError(f"{path} is not JSON ({error}). {_AGAIN}") from error
    if not isinstance(evaluation, dict):
        raise UserError(f"{path} holds no JSON object. {_AGAIN}")
    _check_format(path, evaluation.get("format"), newest_format)
    problem = next(_problems(evaluation), None)
    if problem is not None:
        raise UserError(f"{path}: {problem}. {_AGAIN}")
    return EvaluatedRun(folder, evaluation, _read_config(folder / CONFIG))


def _check_format(path: Path, found: Any, newest: int) -> None:
    if not isinstance(found, int) or found < 1:
        raise UserError(f"{path} has format {found!r}; a whole number from 1 is expected. {_AGAIN}")
    if found > newest:
        raise UserError(
            f"{path} has format {found}; this hydraopt knows formats up to {newest}. Compare it "
            "with the version of hydraopt that wrote it, or a newer one."
        )


def _problems(evaluation: Mapping[str, Any]) -> Iterator[str]:
    """Yield what keeps an evaluation from being compared."""
    programs = evaluation.get("programs")
    if not isinstance(programs, list) or not programs:
        yield "it holds no list of programs"
        return
    seen = set()
    for number, entry in enumerate(programs, start=1):
        if not isinstance(entry, dict) or not isinstance(entry.get("problem"), str):
            yield f"program {number} names no problem"
            return
        where = f"program {entry['problem']}"
        if entry["problem"] in seen:
            yield f"{where} stands twice"
        seen.add(entry["problem"])
        candidates = entry.get("candidates")
        if not isinstance(entry.get("original"), str) or not isinstance(candidates, list):
            yield f"{where} has no original or no list of candidates"
            return
        if not candidates:
            yield f"{where} has no candidate"
        if not all(isinstance(one, dict) and "outcome" in one for one in candidates):
            yield f"{where} has a candidate without an outcome"
            return
        if not is_assessed(entry.get(MAINTAINABILITY)):
            yield f"{where} has maintainability figures that cannot be read"
        for ratio in (entry.get("ratio"), *(one.get("ratio") for one in candidates)):
            for metric, found in (ratio or {}).items():
                if not isinstance(found, dict) or not all(
                    _positive(found.get(end)) for end in ("value", "low", "high")
                ):
                    yield (
                        f"{where} has the {metric} ratio {found}, not a positive value, low and "
                        "high"
                    )


def _positive(value: Any) -> bool:
    return isinstance(value, int | float) and math.isfinite(value) and value > 0


def _read_config(path: Path) -> dict[str, Any]:
    """Return a configuration; empty where it is missing or no YAML."""
    import yaml

    try:
        config = yaml.safe_load(path.read_text(errors="replace"))
    except (OSError, yaml.YAMLError):
        return {}
    return config if isinstance(config, dict) else {}


def common_programs(runs: Sequence[EvaluatedRun]) -> list[str]:
    """Return the problems that all runs have with the same original, in the first run's order.

    Raises:
        UserError: There is none.
    """
    first, *others = [run.programs for run in runs]
    common = [
        name
        for name, entry in first.items()
        if all(name in own and own[name]["original"] == entry["original"] for own in others)
    ]
    if not common:
        told = "; ".join(
            f"{run.folder}: suite {run.evaluation.get('suite', '?')}, {len(run.programs)} programs"
            for run in runs
        )
        raise UserError(
            f"No program is common to all {len(runs)} runs ({told}). Only runs over the same "
            "programs can be compared: evaluate them with the same suite."
        )
    return common


def group_runs(runs: Sequence[EvaluatedRun], without_effect: Sequence[str]) -> list[Group]:
    """Group the runs that differ in the seed alone, in the order in which they were given.

    A second run of the same configuration and seed (say, on another host) is a group of its own.

    Args:
        runs: At least one.
        without_effect: Top-level keys of a configuration that change no result.
    """
    found: dict[str, list[list[EvaluatedRun]]] = {}
    for run in runs:
        sets = found.setdefault(_identity(run, without_effect), [])
        room = next((own for own in sets if run.seed not in {one.seed for one in own}), None)
        if room is None:
            sets.append([run])
        else:
            room.append(run)
    grouped = [own for sets in found.values() for own in sets]
    grouped.sort(key=lambda own: min(runs.index(run) for run in own))
    names = _labels([own[0] for own in grouped], without_effect)
    return [
        Group(_letter(place), name, sorted(own, key=lambda run: _by_number(run.seed)))
        for place, (name, own) in enumerate(zip(names, grouped, strict=True))
    ]


def _identity(run: EvaluatedRun, without_effect: Sequence[str]) -> str:
    """Return what is equal for runs that differ in the seed alone."""
    header = run.evaluation
    parts: list[Any] = [header.get(key) for key in _HEADER]
    parts.append(_unseeded(header.get("decoding")))
    if run.config:
        kept = {key: value for key, value in run.config.items() if key not in without_effect}
        if kept.get("adapter"):
            kept["adapter"] = _origin(Path(str(kept["adapter"])), without_effect)
        parts.append(_unseeded(kept))
    else:
        parts += [header.get("adapter"), header.get("policy_fingerprint")]
    return canonical_json(json.loads(json.dumps(parts, default=str)))


def _origin(adapter: Path, without_effect: Sequence[str]) -> Any:
    """Return the configuration that trained an adapter, where it lies beside it; else its path.

    The adapters of two seeds lie in two folders, whose names say nothing else.
    """
    for folder in list(adapter.parents)[:2]:
        config = _read_config(folder / CONFIG)
        if config:
            own = {key: value for key, value in config.items() if key not in without_effect}
            return [str(adapter.relative_to(folder)), own]
    return str(adapter)


def _unseeded(value: Any) -> Any:
    """Return a configuration without its seeds, at any depth."""
    if isinstance(value, Mapping):
        return {str(key): _unseeded(own) for key, own in value.items() if key != SEED}
    return [_unseeded(own) for own in value] if isinstance(value, list) else value


def _labels(runs: Sequence[EvaluatedRun], without_effect: Sequence[str]) -> list[str]:
    """Return a name for each run; what tells them apart joins where two would be called alike."""
    names = [_label(run) for run in runs]
    alike = {name: [r for n, r in zip(names, runs, strict=True) if n == name] for name in names}
    told = []
    for name, run in zip(names, runs, strict=True):
        place = alike[name].index(run)
        rows = differing_settings([own.config for own in alike[name]], without_effect)
        own = ", ".join(f"{key}={values[place]}" for key, values in rows)
        if not own or len(rows) > _FEW_SETTINGS or len(own) > _LONGEST_SETTINGS:
            own = run.name
        told.append(name if len(alike[name]) == 1 else f"{name} ({own})")
    return told


def _label(run: EvaluatedRun) -> str:
    header = run.evaluation
    adapter = " + adapter" if header.get("adapter") else ""
    weights = header.get("weights")
    shown = " ".join(f"{name} {weight:g}" for name, weight in (weights or {}).items())
    return f"{header.get('policy', '?')}{adapter}, {decoding_text(header)}" + (
        f", weights {shown}" if shown else ""
    )


def decoding_text(evaluation: Mapping[str, Any]) -> str:
    """Return how candidates were written, such as `greedy` or `sample n=32 T=0.7`."""
    decoding = evaluation.get("decoding") or {}
    strategy = str(decoding.get("strategy", "?"))
    if strategy == "greedy":
        return strategy
    temperature = decoding.get("temperature")
    tail = f" T={temperature:g}" if isinstance(temperature, int | float) else ""
    return f"{strategy} n={decoding.get('n', '?')}{tail}"


def _letter(place: int) -> str:
    """Return A to Z, then AA, AB, ..."""
    head, tail = divmod(place, 26)
    return (_letter(head - 1) if head else "") + chr(ord("A") + tail)


def _by_number(seed: str) -> tuple[int, int, str]:
    return (0, int(seed), seed) if seed.lstrip("-").isdigit() else (1, 0, seed)


def warnings_of(letters: Mapping[str, Sequence[EvaluatedRun]], common: Sequence[str]) -> list[str]:
    """Return why figures of the runs are not, or only in part, comparable; empty: they are.

    Args:
        letters: A group's letter to its runs.
        common: Problems that all of them have.
    """
    found = [line for key in _SAME if (line := _differing(letters, key)) is not None]
    found += _of_suites(letters, common)
    found += _of_metrics(letters)
    sizes = {
        name: {run.programs[name].get("size") for own in letters.values() for run in own}
        for name in common
    }
    unequal = [name for name, own in sizes.items() if len(own) > 1]
    if unequal:
        example = ", ".join(sorted(str(size) for size in sizes[unequal[0]]))
        found.append(
            f"{len(unequal)} of {len(common)} programs were measured at different input sizes "
            f"({unequal[0]}: {example}): a better complexity gains more on larger inputs, "
            "so that their ratios are not comparable."
        )
    return found


def _differing(letters: Mapping[str, Sequence[EvaluatedRun]], key: str) -> str | None:
    values: dict[str, dict[str, None]] = {}
    for letter, runs in letters.items():
        for run in runs:
            own = _host_text(run) if key == "machine" else str(run.evaluation.get(key, "not said"))
            values.setdefault(own, {})[letter] = None
    if len(values) == 1:
        return None
    told = "; ".join(f"{', '.join(own)}: {value}" for value, own in values.items())
    return {
        "machine": f"The runs were measured on different hosts ({told}). Ratios of before and "
        "after are taken on one host each, but caches, memory and Python differ, so that a "
        "difference between runs may be the host's.",
        "sandbox": f"The sandboxes differ ({told}): start-up and isolation cost differently.",
        "profiler": f"The profilers differ ({told}): they do not read the same clock or counter.",
        "repeats": f"Rounds of measuring differ ({told}): the intervals differ in width.",
        "min_speedup": f"The ratio from which a gain counts differs ({told}): 'improved' does not "
        "mean the same.",
    }[key]


def _host_text(run: EvaluatedRun) -> str:
    """Return the host and its fingerprint: two machines of one make have the same description."""
    host = run.evaluation.get("host") or {}
    text = ", ".join(str(host[key]) for key in ("cpu", "cores", "python", "system") if key in host)
    machine = run.evaluation.get("machine")
    return f"{text or 'not described'}{f' [{machine}]' if machine else ''}"


def _of_suites(
    letters: Mapping[str, Sequence[EvaluatedRun]], common: Sequence[str]
) -> Iterator[str]:
    line = _differing_suites(letters)
    if line is not None:
        yield line
    every = dict.fromkeys(
        name for runs in letters.values() for run in runs for name in run.programs
    )
    left = [name for name in every if name not in common]
    if left:
        told = ", ".join(left[:_MOST_TOLD]) + (", ..." if len(left) > _MOST_TOLD else "")
        yield (
            f"{len(left)} of {len(every)} programs are not common to all runs, or have another "
            f"original in some, and are left out of everything on this page: {told}."
        )


def _of_metrics(letters: Mapping[str, Sequence[EvaluatedRun]]) -> Iterator[str]:
    """Yield the metrics in which some runs have ratios and others were not measured."""
    runs = [run for own in letters.values() for run in own]
    rated = dict.fromkeys(
        name for run in runs for entry in run.programs.values() for name in entry.get("ratio") or {}
    )
    for name in rated:
        without = [
            letter for letter, own in letters.items() if any(name not in run.metrics for run in own)
        ]
        if without:
            yield f"{name} was not measured in {', '.join(without)}; it is left out."


def _differing_suites(letters: Mapping[str, Sequence[EvaluatedRun]]) -> str | None:
    suites: dict[str, dict[str, None]] = {}
    for letter, runs in letters.items():
        for run in runs:
            suites.setdefault(str(run.evaluation.get("suite", "?")), {})[letter] = None
    if len(suites) == 1:
        return None
    told = "; ".join(f"{', '.join(own)}: {suite}" for suite, own in suites.items())
    return f"The suites differ ({told}); only their common programs are compared."


def differing_settings(
    configs: Sequence[Mapping[str, Any]], without_effect: Sequence[str]
) -> list[tuple[str, list[str]]]:
    """Return (dotted key, a value a configuration) for the keys in which they differ, seeds apart.

    Args:
        configs: Configurations of runs.
        without_effect: Top-level keys that change no result.
    """
    flat = [
        dict(_flat(_unseeded({k: v for k, v in own.items() if k not in without_effect})))
        for own in configs
    ]
    keys = dict.fromkeys(key for own in flat for key in own)
    known = [own for own in flat if own]  # a run without a configuration differs in nothing
    return [
        (key, [own.get(key, "") for own in flat])
        for key in keys
        if len({own.get(key, "") for own in known}) > 1
    ]


def _flat(config: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in config.items():
        if isinstance(value, Mapping) and value:
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", "" if value in (None, {}, "") else str(value)


def candidate_ratios(
    entry: Mapping[str, Any], metrics: Sequence[str]
) -> dict[str, tuple[float, ...]]:
    """Return source to its ratios, of a program's distinct verified candidates that have them all.

    Evaluations from before ratios were kept for each candidate have those of the chosen one alone.

    Args:
        entry: The program's entry of `evaluation.json`.
        metrics: Names of metrics.
    """
    found: dict[str, tuple[float, ...]] = {}
    for candidate in entry["candidates"]:
        source = candidate.get("source")
        if candidate["outcome"] != "ok" or candidate.get("unchanged"):
            continue
        chosen = entry.get("ratio") if source == entry.get("source") else None
        ratio = candidate.get("ratio") or chosen or {}
        if set(metrics) <= ratio.keys():
            found.setdefault(source, tuple(ratio[metric]["value"] for metric in metrics))
    return found


def short_names(problems: Sequence[str]) -> dict[str, str]:
    """Return problem to its last part, such as `seven/triangular_sum` to `triangular_sum`.

    Problems that would be called alike keep their whole name.
    """
    last = [problem.rsplit("/", 1)[-1] for problem in problems]
    return {
        problem: name if last.count(name) == 1 else problem
        for problem, name in zip(problems, last, strict=True)
    }
