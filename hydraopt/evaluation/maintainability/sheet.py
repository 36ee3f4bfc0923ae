"""A sheet on which developers rate programs before and after, without knowing which is which.

Unified paper, section "Readability and maintainability assessment": "a group of experienced
developers is given code samples (baseline human, human-optimized, model-generated optimized) and
asked to rate readability, maintainability, and clarity on a Likert scale".

An item is one rewrite beside its original. Raters see neither policies nor names: items have random
ids and a random order, and a coin decides which program stands on the left. Where several policies
wrote the same text, it is rated once for all of them. `key.json` tells what is what, and is not for
raters. `hydraopt.evaluation.maintainability.ratings` reads the sheets back.
"""

from __future__ import annotations

import csv
import io
import json
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hydraopt.common.errors import UserError
from hydraopt.common.files import canonical_json, sha256_text, write_atomic

FORMAT = 1
"""Version of `key.json`. 1: first version."""

LOWEST, HIGHEST = 1, 5

CRITERIA = {
    "readability": "How easily do you understand what the code does?",
    "maintainability": "How safely could you change or extend the code?",
    "clarity": "How clearly do names, structure and comments say what is meant?",
}
"""What is rated, and what the rater is asked."""

SIDES = ("left", "right")

COLUMNS = ("item", "side", "task", "code", *CRITERIA, "comment")
"""Columns of `sheet.csv`; a row is one program. The page writes the same without task and code."""

EVALUATION = Path("evaluation") / "evaluation.json"
"""What an evaluated run leaves, from its folder."""

_LETTERS = "bcdfghjkmnpqrstvwxyz"
"""Of ids: without vowels no words, without digits nothing that spreadsheets take for a number."""
_ID_LENGTH = 6


@dataclass(frozen=True)
class Item:
    """One rewrite beside its original.

    Attributes:
        id: Random letters.
        problem: Name of the problem; raters do not see it.
        statement: The task, which they see.
        policies: Labels of those that wrote this very rewrite.
        left: Source on the left.
        right: Source on the right.
        after: Which of the two is the rewrite, `left` or `right`.
    """

    id: str
    problem: str
    statement: str
    policies: tuple[str, ...]
    left: str
    right: str
    after: str


@dataclass(frozen=True)
class Sheet:
    """All items, and what is not among them.

    Attributes:
        items: In the order in which they are shown.
        seed: Seed of ids, orders and the choice of problems.
        runs: Policy's label to its run's folder.
        left_out: Policy's label to reason to the programs that are no items.
    """

    items: tuple[Item, ...]
    seed: int
    runs: Mapping[str, str]
    left_out: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Identity of what is shown, in 12 hexadecimal digits."""
        shown = [[item.id, item.statement, item.left, item.right] for item in self.items]
        return sha256_text(canonical_json(shown))[:12]


def make_sheet(runs: Sequence[Path], *, seed: int, problems: int = 0) -> Sheet:
    """Return the sheet of one or several evaluated runs.

    Left out are programs without an accepted candidate and those whose candidate is the original's
    very text: there is nothing to compare.

    Args:
        runs: Folders of runs that hold `evaluation/evaluation.json`.
        seed: The same runs and seed give the same sheet.
        problems: Problems drawn at random, each with the rewrites of all policies; 0: all.

    Raises:
        UserError: A run is named twice, has no evaluation, or nothing can be compared.
    """
    evaluations = {run: read_evaluation(run) for run in runs}
    labels = labels_of(runs, evaluations)
    left_out: dict[str, Counter[str]] = {label: Counter() for label in labels.values()}
    # (problem, before, after) to (statement, policies)
    found: dict[tuple[str, str, str], tuple[str, list[str]]] = {}
    for run, label in labels.items():
        for program in evaluations[run]["programs"]:
            before, after = program["original"], program["source"]
            if after is None:
                left_out[label]["no accepted candidate"] += 1
            elif after.strip() == before.strip():
                left_out[label]["the original's text"] += 1
            else:
                key = (program["problem"], before, after)
                found.setdefault(key, (program["statement"], []))[1].append(label)
    if not found:
        raise UserError(
            f"runs={_listed(runs)}: no program has an accepted candidate that differs from its "
            "original, so there is nothing to rate. Name a run whose policy changed a program."
        )
    rng = random.Random(seed)
    chosen = _drawn(sorted({problem for problem, _, _ in found}), problems, rng)
    items = []
    ids: set[str] = set()
    # Sorted: the sheet does not depend on the order in which the runs are named.
    for (problem, before, after), (statement, policies) in sorted(found.items()):
        if problem in chosen:
            swapped = rng.random() < 0.5
            left, right = (after, before) if swapped else (before, after)
            after_side = "left" if swapped else "right"
            named = tuple(sorted(policies))
            items.append(
                Item(_new_id(rng, ids), problem, statement, named, left, right, after_side)
            )
    rng.shuffle(items)
    shown_runs = {label: str(run) for run, label in labels.items()}
    counts = {label: dict(counter) for label, counter in left_out.items() if counter}
    return Sheet(tuple(items), seed, shown_runs, counts)


def read_evaluation(run: Path) -> dict[str, Any]:
    """Return what `evaluation.json` of a run's folder holds.

    Raises:
        UserError: There is none, or it is not one that `hydraopt evaluate` wrote.
    """
    path = run / EVALUATION
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UserError(
            f"{path} cannot be read ({error.strerror}). Name the folder of a run that "
            "`hydraopt evaluate` or `hydraopt train` has finished."
        ) from error
    except (ValueError, RecursionError) as error:
        raise UserError(f"{path} is damaged ({error}). Evaluate the run again.") from error
    needed = {"problem", "statement", "original", "source"}
    sound = (
        isinstance(found, dict)
        and isinstance(found.get("policy"), str)
        and isinstance(found.get("programs"), list)
        and all(isinstance(p, dict) and needed <= p.keys() for p in found["programs"])
    )
    if not sound:
        raise UserError(
            f"{path} is no evaluation: it lacks the policy, or programs with "
            f"{', '.join(sorted(needed))}. Evaluate the run again."
        )
    return found


def write_sheet(sheet: Sheet, folder: Path) -> None:
    """Write `sheet.html` and `sheet.csv`, either of which raters fill in, and `key.json`.

    Raises:
        UserError: The folder cannot be written.
    """
    write_atomic(folder / "sheet.html", page(sheet))
    write_atomic(folder / "sheet.csv", table(sheet))
    key = json.dumps(key_of(sheet), indent=1, ensure_ascii=False)
    write_atomic(folder / "key.json", key + "\n")


def key_of(sheet: Sheet) -> dict[str, Any]:
    """Return what tells which program is which, as plain JSON."""
    return {
        "format": FORMAT,
        "sheet": sheet.id,
        "seed": sheet.seed,
        "scale": [LOWEST, HIGHEST],
        "criteria": dict(CRITERIA),
        "runs": dict(sheet.runs),
        "left_out": {label: dict(counts) for label, counts in sheet.left_out.items()},
        "items": {
            item.id: {
                "problem": item.problem,
                "policies": list(item.policies),
                **{s: "after" if s == item.after else "before" for s in SIDES},
                "sha256": {s: sha256_text(getattr(item, s)) for s in SIDES},
            }
            for item in sheet.items
        },
    }


def table(sheet: Sheet) -> str:
    """Return the sheet as CSV: one row a program, with empty cells for the scores."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    for item in sheet.items:
        for side in SIDES:
            code = getattr(item, side).strip("\r\n")
            cells = [item.id, side, _text_cell(item.statement), _text_cell(code)]
            writer.writerow([*cells, *("" for _ in CRITERIA), ""])
    # The mark makes spreadsheets read it as UTF-8.
    return "\ufeff" + stream.getvalue()


def page(sheet: Sheet) -> str:
    """Return the sheet as a page that works offline and loads nothing."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("hydraopt.evaluation.maintainability", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    text = environment.get_template("sheet.html.j2").render(
        sheet=sheet,
        items=[
            {"id": item.id, "statement": item.statement.strip(), "sides": list(_sides(item))}
            for item in sheet.items
        ],
        criteria=CRITERIA,
        scores=range(LOWEST, HIGHEST + 1),
        columns=[name for name in COLUMNS if name not in ("task", "code")],
    )
    return text + "\n"


def _sides(item: Item) -> Iterator[dict[str, str]]:
    for side in SIDES:
        yield {"side": side, "code": getattr(item, side).strip("\r\n").expandtabs(4)}


def _text_cell(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula, as it would `@cache` or `-x`."""
    return f"\n{text}" if text.startswith(("=", "+", "-", "@", "\t")) else text


def labels_of(
    runs: Sequence[Path], evaluations: Mapping[Path, Mapping[str, Any]]
) -> dict[Path, str]:
    """Return each run's label: its policy's name, with the folder's where two have the same.

    Raises:
        UserError: A run is named twice.
    """
    folders = Counter(run.resolve() for run in runs)
    twice = [run for run, count in folders.items() if count > 1]
    if twice:
        raise UserError(f"runs={_listed(runs)} names {twice[0]} twice. Name every run once.")
    names = Counter(evaluation["policy"] for evaluation in evaluations.values())
    labels = {}
    for run in runs:
        policy = evaluations[run]["policy"]
        labels[run] = policy if names[policy] == 1 else f"{policy} ({run.resolve().name})"
    if len(set(labels.values())) < len(labels):
        labels = {run: f"{evaluations[run]['policy']} ({run})" for run in runs}
    return labels


def _drawn(names: Sequence[str], count: int, rng: random.Random) -> set[str]:
    return set(names if count == 0 else rng.sample(names, min(count, len(names))))


def _new_id(rng: random.Random, taken: set[str]) -> str:
    while True:
        made = "".join(rng.choices(_LETTERS, k=_ID_LENGTH))
        if made not in taken:
            taken.add(made)
            return made


def _listed(runs: Sequence[Path]) -> str:
    return f"[{','.join(map(str, runs))}]"
