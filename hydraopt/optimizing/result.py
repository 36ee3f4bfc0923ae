"""What comes of a search, and the files that it is written to."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from hydraopt.common.files import write_atomic
from hydraopt.optimizing.target import Target

FORMAT = 1
"""Version of `result.json`. 1: first version."""


@dataclass(frozen=True)
class Row:
    """One metric before and after.

    Attributes:
        metric: Its name.
        unit: Of `before` and `after`.
        weight: What the user gave it.
        before: Median of the original, on the heaviest measured input.
        after: Median of the candidate there.
        ratio: Improvement over all measured inputs (geometric mean); above 1 is better.
        low: Lower end of the ratio's 95 % bootstrap interval.
        high: Its upper end.
        provenance: `measured`, `derived` or `estimated`.
    """

    metric: str
    unit: str
    weight: float
    before: float
    after: float
    ratio: float
    low: float
    high: float
    provenance: str


@dataclass
class Attempt:
    """One candidate, and what came of it.

    Attributes:
        text: What the policy wrote.
        source: The whole file with it; empty where it could not be put in.
        outcome: `ok` where it does the same as the original; `unchanged` for the original itself.
        detail: Why it failed, or was not handed back.
        gain: exp of its score by the weights, where it was measured.
        same_as: Position of an earlier attempt with the same program.
        chosen: Whether it was handed back.
    """

    text: str
    source: str = ""
    outcome: str = ""
    detail: str = ""
    gain: float | None = None
    same_as: int | None = None
    chosen: bool = False


@dataclass
class Result:
    """What came of it.

    Attributes:
        verdict: `found` or `not_found`.
        reason: Why; one sentence or two.
        target: What was to be improved, such as `slow.py: f`.
        kind: Function, method, class or program.
        policy: Name of what wrote the candidates; empty where none was asked.
        weights: Metric to weight.
        strength: `strong`, `moderate` or `weak`: how much it says that a candidate agreed.
        evidence: The same in a sentence, with what else was checked or not.
        inputs: On how many inputs candidates were compared, by origin; and those set aside, by why.
        measured: The measured inputs.
        rows: Before and after of the candidate that was handed back.
        tried: Every candidate.
        diff: The change, for `git apply`; empty where nothing was found.
        source: The whole new file; empty where nothing was found.
        warnings: What the reader should know.
    """

    verdict: str
    reason: str
    target: str
    kind: str
    policy: str = ""
    weights: dict[str, float] = field(default_factory=dict)
    strength: str = ""
    evidence: str = ""
    inputs: dict[str, dict[str, int]] = field(default_factory=dict)
    measured: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    tried: list[Attempt] = field(default_factory=list)
    diff: str = ""
    source: str = ""
    warnings: list[str] = field(default_factory=list)

    @property
    def found(self) -> bool:
        """Whether something better was found."""
        return self.verdict == "found"

    def to_json(self) -> dict[str, Any]:
        """Return the record as plain JSON values."""
        return {"format": FORMAT, **asdict(self)}


def write_result(result: Result, target: Target, folder: Path) -> None:
    """Write `result.json`, and where something was found `optimized.diff` and `optimized/NAME.py`.

    Raises:
        UserError: A file cannot be written.
    """
    text = json.dumps(result.to_json(), indent=1, ensure_ascii=False) + "\n"
    write_atomic(folder / "result.json", text.encode("utf-8", "surrogatepass"))
    new = folder / "optimized" / target.path.name
    if result.found:
        write_atomic(folder / "optimized.diff", result.diff)
        write_atomic(new, target.mark + result.source)
        return
    for path in (folder / "optimized.diff", new):
        path.unlink(missing_ok=True)  # of an earlier run that found something
