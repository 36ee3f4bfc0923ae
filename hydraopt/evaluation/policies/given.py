"""Policies whose candidates are there before anybody asks: a floor, a ceiling, a file."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from hydraopt.common.errors import UserError
from hydraopt.common.files import canonical_json, read_lines, sha256_text
from hydraopt.corpus.prompts import completion
from hydraopt.corpus.records import Problem
from hydraopt.evaluation.policies.base import Order, Reply
from hydraopt.evaluation.spec import DecodingSpec

_LOG = logging.getLogger(__name__)


class GivenTexts:
    """Hands out the texts that are given for each problem; decoding has no say."""

    reads_prompts = False
    """Two problems may show the same program and have different texts."""
    left_out = ()
    """Decoding has no say, so nothing of it is refused."""

    def __init__(self, name: str, texts: Mapping[str, Sequence[str]]) -> None:
        """Keep the texts.

        Args:
            name: For tables.
            texts: Problem to its candidates; a problem without one gets an empty candidate, which
                counts as a failure.
        """
        self._name = name
        self._texts = {problem: list(found) for problem, found in texts.items()}

    @property
    def name(self) -> str:
        """What it was called."""
        return self._name

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the texts."""
        return sha256_text(canonical_json([self._name, self._texts]))

    def count(self, problem: Problem, decoding: DecodingSpec) -> int:
        """As many as are given."""
        return max(1, len(self._texts.get(problem.problem, [])))

    def write(
        self, orders: Sequence[Order], decoding: DecodingSpec
    ) -> Iterator[tuple[Order, Reply]]:
        """Yield what is given."""
        for order in orders:
            found = self._texts.get(order.problem.problem, [])
            yield order, Reply(found[order.index] if order.index < len(found) else "")

    def close(self) -> None:
        """Nothing is held open."""


class Identity(GivenTexts):
    """The floor: every program comes back as it is."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        texts = {entry.problem: [completion(entry.programs[0].source)] for entry in problems}
        super().__init__("identity", texts)


class Human(GivenTexts):
    """The ceiling: what a person made of each program."""

    def __init__(self, problems: Sequence[Problem], rewrites: Mapping[str, str]) -> None:
        """Take the rewrites.

        Args:
            problems: The suite's.
            rewrites: Problem to the source of its human rewrite.

        Raises:
            UserError: The suite has none at all.
        """
        known = {entry.problem for entry in problems} & rewrites.keys()
        if not known:
            raise UserError(
                "policy=human: the suite has no human rewrites. Choose suite=seven or suite=fifty, "
                "or give the problems of your own suite a program named `human`."
            )
        super().__init__("human", {name: [completion(rewrites[name])] for name in sorted(known)})


class Completions(GivenTexts):
    """Ready-made candidates: JSONL of `{"problem": ..., "text": ...}`, several a problem.

    `text` is a reply in any form that `extract_code` reads; `source` instead of it is bare code.
    The `candidates.jsonl` of an earlier run is such a file.
    """

    def __init__(self, path: str) -> None:
        """Read the file.

        Raises:
            UserError: It cannot be read, or no line of it is a candidate.
        """
        super().__init__(Path(path).name, _read(Path(path), _LOG.warning))


def _read(path: Path, on_bad: Callable[[str], None]) -> dict[str, list[str]]:
    texts: dict[str, list[str]] = {}
    for number, record in read_lines(path, on_bad):
        found = record.get("text")
        if found is None and isinstance(record.get("source"), str):
            found = completion(record["source"])
        if isinstance(record.get("problem"), str) and isinstance(found, str):
            texts.setdefault(record["problem"], []).append(found)
        else:
            on_bad(f"{path}:{number}: not a candidate (`problem` and `text`); the line is skipped")
    if not texts:
        raise UserError(
            f"{path} holds no candidate. Each line must be one JSON record with `problem` and "
            "`text` (or `source`)."
        )
    return texts
