"""Variants of a data set's problems: made once, then read from the cache by every later run."""

from __future__ import annotations

import contextlib
import logging
from pathlib import Path
from typing import TYPE_CHECKING

from hydraopt.common.errors import UserError
from hydraopt.common.files import canonical_json, read_lines, sha256_text, write_atomic

if TYPE_CHECKING:
    from hydraopt.corpus.records import Problem
    from hydraopt.profiling.sandbox.contract import Sandbox

log = logging.getLogger(__name__)

SOURCES = ("augment.py", "authoring.py", "naming.py", "rewrites.py")
"""Code of the corpus that variants depend on; where it changes, they are made anew."""


def variant_sets(
    problems: list[Problem], count: int, seed: int, cache: Path, sandbox: Sandbox | None
) -> dict[str, list[Problem]]:
    """Return problem to its variants.

    Args:
        problems: Base problems.
        count: Variants wanted of each.
        seed: Seed of the variants.
        cache: The cache folder of all runs.
        sandbox: Where variants are checked; None: in this process, which is quicker, for programs
            that are trusted.
    """
    from hydraopt.corpus.augment import variants
    from hydraopt.corpus.records import Problem

    if count == 0:
        return {}
    path = cache / "variants" / f"{_key(problems, count, seed)}.jsonl"
    if path.is_file():
        # Whole or not at all: the file was written in one piece.
        made = [Problem.from_json(record) for _, record in read_lines(path)]
    else:
        log.info("Making %d variants of each of %d problems.", count, len(problems))
        with sandbox.open() if sandbox else contextlib.nullcontext() as worker:
            made = [v for p in problems for v in variants(p, count, seed, worker=worker)]
        try:
            write_atomic(path, "".join(canonical_json(v.to_json()) + "\n" for v in made))
        except UserError as error:
            log.warning("The variants are not kept: %s", error)
    sets: dict[str, list[Problem]] = {problem.problem: [] for problem in problems}
    for variant in made:
        sets[variant.problem.rpartition("~")[0]].append(variant)
    return sets


def _key(problems: list[Problem], count: int, seed: int) -> str:
    from hydraopt.corpus import augment

    folder = Path(augment.__file__).parent
    code = [sha256_text((folder / name).read_text(encoding="utf-8")) for name in SOURCES]
    return sha256_text(canonical_json([code, count, seed, [p.to_json() for p in problems]]))[:24]
