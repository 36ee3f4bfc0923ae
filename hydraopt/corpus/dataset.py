"""Where problems come from, and what of them is measured."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from hydraopt.common.errors import UserError
from hydraopt.common.files import read_lines
from hydraopt.corpus.records import Problem, ScaledInput, make_call
from hydraopt.profiling.pipeline import ProfileItem
from hydraopt.profiling.records import Call

STARTER = Path(__file__).parent / "starter" / "problems.jsonl"
"""The corpus inside the package."""


@dataclass
class DatasetSpec:
    """Which problems a policy learns from.

    Attributes:
        name: `starter` (the corpus inside the package) or `jsonl` (the user's own file).
        path: JSONL of problem records, for `jsonl`.
        measurements_path: JSONL of measurements; empty: the run's default place.
        variants: Semantics-keeping variants of each problem beside itself, in training.
        pairs: `all`: every combination of a problem's programs.
        min_ratio: A pair is kept if its programs differ by at least this ratio in some metric;
            3 % is what repeated measurements of equal programs differ by.
        seed: Seed of the variants and of the order within pairs.
    """

    name: str = "starter"
    path: str = ""
    measurements_path: str = ""
    variants: int = 4
    pairs: str = "all"
    min_ratio: float = 1.03
    seed: int = 0


def load_problems(
    spec: DatasetSpec, on_warning: Callable[[str], None] | None = None
) -> list[Problem]:
    """Return the problems of a data set in the order of its file.

    A malformed, incomplete or repeated record is named by file and line to `on_warning`, and the
    rest is kept.

    Raises:
        UserError: The data set is unknown, its file is missing, or no problem in it is usable.
    """
    path = _path_of(spec)
    problems: dict[str, Problem] = {}

    def warn(message: str) -> None:
        if on_warning is not None:
            on_warning(message)

    for number, record in read_lines(path, warn):
        try:
            problem = Problem.from_json(record)
        except KeyError as error:
            warn(f"{path}:{number}: the field {error} is missing; the problem is skipped")
        except (TypeError, ValueError, AttributeError) as error:
            warn(f"{path}:{number}: not a problem ({error}); it is skipped")
        else:
            if problem.problem in problems:
                warn(f"{path}:{number}: {problem.problem!r} stood before; the later one is skipped")
            else:
                problems[problem.problem] = problem
    if not problems:
        raise UserError(
            f"{path} holds no usable problem. Each line must be one JSON record of a problem; "
            "see hydraopt/corpus/records.py for its fields."
        )
    return list(problems.values())


def _path_of(spec: DatasetSpec) -> Path:
    if spec.name == "starter":
        if not STARTER.exists():
            raise UserError(
                f"The starter corpus {STARTER} is missing. Build it: hydraopt corpus build"
            )
        return STARTER
    if spec.name == "jsonl":
        if not spec.path:
            raise UserError(
                "dataset.path is empty: dataset=jsonl needs the file of your problems. "
                "Add dataset.path=FILE.jsonl"
            )
        return Path(spec.path)
    raise UserError(f"dataset.name={spec.name!r} is unknown. Choose starter or jsonl.")


@functools.lru_cache(maxsize=4)
def _shared_call(generator: str, size: int, seed: int) -> Call:
    """Make an input once for all programs of a problem; few stay in memory."""
    return make_call(generator, size, seed)


def scaled_call(problem: Problem, scaled: ScaledInput) -> Call:
    """Return one of a problem's inputs for measuring."""
    return _shared_call(problem.generator, scaled.size, scaled.seed)


def profile_items(problems: Sequence[Problem]) -> list[ProfileItem]:
    """Return what is measured: every program on every scaled input, input by input."""
    return [
        ProfileItem(
            source=program.source,
            entry_point=problem.entry_point,
            make_call=functools.partial(scaled_call, problem, scaled),
            size=scaled.size,
            expected_sha256=scaled.expected_sha256,
            label=f"{problem.problem}:{program.name}@{scaled.size}",
            group=problem.problem,
        )
        for problem in problems
        for scaled in problem.scaled
        for program in problem.programs
    ]
