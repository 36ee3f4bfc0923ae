"""What developers rated, read back from their sheets and told by policy.

Of each program the mean over raters is taken, and of each policy the mean over its programs, so
that a program which more raters scored weighs no more than another.
"""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hydraopt.common.errors import UserError
from hydraopt.evaluation.maintainability.means import mean_record
from hydraopt.evaluation.maintainability.sheet import FORMAT, SIDES
from hydraopt.evaluation.metrics.krippendorff import krippendorff_alpha

if TYPE_CHECKING:
    from rich.console import RenderableType

ACCEPTABLE = 3
"""Unified paper: "none of the generated samples were rated below 3"."""

_SHOWN_FAULTS = 20
"""Faults of the sheets that one message lists."""


@dataclass(frozen=True)
class Key:
    """What `key.json` tells.

    Attributes:
        items: Id to the entry: `problem`, `policies`, and `left` and `right`, each before or after.
        criteria: What is rated.
        lowest: Lowest score.
        highest: Highest score.
    """

    items: Mapping[str, Mapping[str, Any]]
    criteria: tuple[str, ...]
    lowest: int
    highest: int


@dataclass
class RaterSheet:
    """What one rater filled in.

    Attributes:
        rater: Name of the file without its ending.
        path: The file.
        scores: (item, side, criterion) to score.
        comments: (item, side) to what the rater wrote.
    """

    rater: str
    path: Path
    scores: dict[tuple[str, str, str], int] = field(default_factory=dict)
    comments: dict[tuple[str, str], str] = field(default_factory=dict)


def read_key(path: Path) -> Key:
    """Return what tells which program is which.

    Raises:
        UserError: The file is not there, or not one that `hydraopt rate sheet` wrote.
    """
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        if found["format"] != FORMAT:
            raise ValueError(f"its format is {found['format']}, not {FORMAT}")
        items = {
            name: {
                "problem": str(entry["problem"]),
                "policies": [str(policy) for policy in entry["policies"]],
                **{side: str(entry[side]) for side in SIDES},
            }
            for name, entry in found["items"].items()
        }
        if any({entry[side] for side in SIDES} != {"before", "after"} for entry in items.values()):
            raise ValueError("an item is not one program before and one after")
        lowest, highest = map(int, found["scale"])
        return Key(items, tuple(found["criteria"]), lowest, highest)
    except OSError as error:
        raise UserError(f"{path} cannot be read ({error.strerror}). Check the path.") from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UserError(
            f"{path} is no key of a rating sheet ({type(error).__name__}: {error}). Name the "
            "key.json that `hydraopt rate sheet` wrote beside the sheet."
        ) from error


def read_sheets(paths: Sequence[Path], key: Key) -> list[RaterSheet]:
    """Return what each rater filled in; one file is one rater.

    Empty scores are missing ones, and so are rows that a rater removed.

    Raises:
        UserError: A file cannot be read or holds something else; every fault is listed with file,
            line and remedy.
    """
    twice = [str(path) for path, n in Counter(p.resolve() for p in paths).items() if n > 1]
    if twice:
        raise UserError(f"{twice[0]} is named twice. Name each rater's sheet once.")
    stems = Counter(path.stem for path in paths)
    sheets, faults = [], []
    for path in paths:
        sheet = RaterSheet(path.stem if stems[path.stem] == 1 else str(path), path)
        found = list(_fill(sheet, key))
        if not found and not sheet.scores:
            found = [f"{path}: no score is filled in. Leave the file out, or have it rated."]
        faults += found
        sheets.append(sheet)
    if faults:
        more = len(faults) - _SHOWN_FAULTS
        lines = faults[:_SHOWN_FAULTS] + ([f"and {more} more"] if more > 0 else [])
        raise UserError("The sheets cannot be read:\n  " + "\n  ".join(lines))
    return sheets


def _fill(sheet: RaterSheet, key: Key) -> Iterator[str]:
    """Fill a sheet from its file, and yield what is wrong with it."""
    path = sheet.path
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        yield f"{path}: it cannot be read ({error.strerror}). Check the path."
        return
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        yield f"{path}:{line}: it is not UTF-8. Save it again as `CSV UTF-8`."
        return
    header = text.partition("\n")[0]
    # Spreadsheets of many countries write semicolons where others write commas.
    delimiter = max(",;\t", key=header.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    needed = ["item", "side", *key.criteria]
    lines: dict[tuple[str, str], int] = {}
    try:
        columns = next(reader, [])
        missing = [name for name in needed if name not in columns]
        if missing:
            yield (
                f"{path}:1: there is no column {', '.join(missing)}. The first line names the "
                f"columns; it must have {', '.join(needed)}."
            )
            return
        line = reader.line_num + 1
        for cells in reader:
            row = dict(zip_longest(columns, cells[: len(columns)], fillvalue=""))
            yield from _fill_row(sheet, key, row, line, lines)
            line = reader.line_num + 1  # a cell may hold several lines
    except csv.Error as error:
        yield f"{path}:{reader.line_num}: it is no CSV ({error}). Save it again as `CSV UTF-8`."


def _fill_row(
    sheet: RaterSheet,
    key: Key,
    row: Mapping[str, str],
    line: int,
    lines: dict[tuple[str, str], int],
) -> Iterator[str]:
    """Take over one row, and yield what is wrong with it."""
    where = f"{sheet.path}:{line}"
    item, side = row["item"].strip(), row["side"].strip()
    if not any(cell.strip() for cell in row.values()):
        return  # spreadsheets leave empty rows at the end
    if item not in key.items:
        yield f"{where}: item {item!r} is not in the key. Take the key of this very sheet."
        return
    if side not in SIDES:
        yield f"{where}: side {side!r} is neither left nor right. Restore it from the sheet."
        return
    if (item, side) in lines:
        first = lines[item, side]
        yield f"{where}: item {item}, {side}, stands in line {first}, too. Leave one of them."
        return
    lines[item, side] = line
    comment = row.get("comment", "").strip()
    if comment:
        sheet.comments[item, side] = comment
    scale = [str(score) for score in range(key.lowest, key.highest + 1)]
    for criterion in key.criteria:
        given = row[criterion].strip()
        if given in scale:
            sheet.scores[item, side, criterion] = int(given)
        elif given:
            yield (
                f"{where}: {criterion} is {given!r}, no whole number from {key.lowest} to "
                f"{key.highest}. Correct it, or leave it empty."
            )


def summarise(sheets: Sequence[RaterSheet], key: Key) -> dict[str, Any]:
    """Return raters, agreement, programs and policies as plain JSON.

    A program's means are over raters, their 95 % percentile bootstrap intervals likewise; those of
    a policy are over its programs. A difference is after - before by the same rater.
    """
    programs = [_program(sheets, key, item) for item in key.items]
    expected = len(key.items) * len(SIDES) * len(key.criteria)
    return {
        "format": FORMAT,
        "scale": [key.lowest, key.highest],
        "criteria": list(key.criteria),
        "raters": {
            sheet.rater: {
                "file": str(sheet.path),
                "scores": len(sheet.scores),
                "missing": expected - len(sheet.scores),
            }
            for sheet in sheets
        },
        "agreement": {name: _agreement(sheets, key, name) for name in key.criteria},
        "policies": _policies(programs, key),
        "programs": programs,
    }


def _program(sheets: Sequence[RaterSheet], key: Key, item: str) -> dict[str, Any]:
    entry = key.items[item]
    side_of = {entry[side]: side for side in SIDES}
    criteria = {}
    for name in key.criteria:
        given = {
            part: {
                sheet.rater: sheet.scores[item, side_of[part], name]
                for sheet in sheets
                if (item, side_of[part], name) in sheet.scores
            }
            for part in ("before", "after")
        }
        before, after = given["before"], given["after"]
        both = [after[rater] - before[rater] for rater in after if rater in before]
        criteria[name] = {
            "before": mean_record(list(before.values())),
            "after": mean_record(list(after.values())),
            "difference": mean_record(both),
            "scores": given,
        }
    return {
        "item": item,
        "problem": entry["problem"],
        "policies": list(entry["policies"]),
        "criteria": criteria,
        "comments": [
            {"rater": sheet.rater, "program": part, "text": sheet.comments[item, side_of[part]]}
            for sheet in sheets
            for part in ("before", "after")
            if (item, side_of[part]) in sheet.comments
        ],
    }


def _policies(programs: Sequence[Mapping[str, Any]], key: Key) -> dict[str, Any]:
    """Return policy to criterion to its figures."""
    names = sorted({policy for program in programs for policy in program["policies"]})
    return {
        policy: {
            name: _figures([p["criteria"][name] for p in programs if policy in p["policies"]])
            for name in key.criteria
        }
        for policy in names
    }


def _figures(programs: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the figures of a policy in one criterion from those of its programs."""
    means = {
        part: [p[part]["mean"] for p in programs if p[part]["mean"] is not None]
        for part in ("before", "after", "difference")
    }
    after = means["after"]
    return {
        "programs": len(programs),
        "rated": len(after),
        **{part: mean_record(values) for part, values in means.items()},
        "lowest_after": min(after, default=None),
        f"share_after_below_{ACCEPTABLE}": (
            sum(mean < ACCEPTABLE for mean in after) / len(after) if after else None
        ),
    }


def _agreement(sheets: Sequence[RaterSheet], key: Key, criterion: str) -> dict[str, Any]:
    """Return Krippendorff's alpha of one criterion, or why there is none."""
    units = [(item, side) for item in key.items for side in SIDES]
    rows = [[sheet.scores.get((*unit, criterion)) for unit in units] for sheet in sheets]
    shared = sum(sum(score is not None for score in unit) >= 2 for unit in zip(*rows, strict=True))
    try:
        alpha: float | None = krippendorff_alpha(rows, "ordinal")
        reason = None
    except ValueError as error:
        alpha, reason = None, str(error)
    return {"alpha": alpha, "scale": "ordinal", "shared_units": shared, "reason": reason}


def ratings_table(summary: Mapping[str, Any]) -> RenderableType:
    """Return the policies' scores and the raters' agreement for the terminal."""
    from rich import box
    from rich.console import Group
    from rich.markup import escape
    from rich.table import Table

    lowest, highest = summary["scale"]
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1), pad_edge=False)
    for heading in ("policy", "criterion"):
        table.add_column(heading, overflow="fold")
    for heading in ("programs", "before", "after", "after - before", f"below {ACCEPTABLE}"):
        table.add_column(heading, justify="right")
    for policy, criteria in summary["policies"].items():
        for position, (name, figures) in enumerate(criteria.items()):
            share = figures[f"share_after_below_{ACCEPTABLE}"]
            table.add_row(
                escape(policy) if position == 0 else "",
                escape(name),
                f"{figures['rated']} of {figures['programs']}",
                shown_mean(figures["before"]),
                shown_mean(figures["after"]),
                shown_mean(figures["difference"], signed=True),
                "-" if share is None else f"{share:.0%}",
                end_section=position == len(criteria) - 1,
            )
    raters = len(summary["raters"])
    lines = [
        f"Scores from {lowest} to {highest}: mean over programs [95 % interval], {raters} "
        f"{'rater' if raters == 1 else 'raters'}.",
        *(_agreement_line(name, found) for name, found in summary["agreement"].items()),
    ]
    return Group("[bold]Ratings by policy[/]", table, escape("\n".join(lines)))


def _agreement_line(criterion: str, found: Mapping[str, Any]) -> str:
    alpha = found["alpha"]
    told = f"{alpha:.2f}" if alpha is not None else f"none: {found['reason']}"
    return f"Krippendorff's alpha (ordinal), {criterion}: {told}"


def shown_mean(record: Mapping[str, float | None], signed: bool = False) -> str:
    """Return a mean of `mean_record` with its interval, as people read it."""
    mean, low, high = record["mean"], record["low"], record["high"]
    if mean is None:
        return "-"
    sign = "+" if signed else ""
    if low is None or high is None:
        return f"{mean:{sign}.2f}"
    return f"{mean:{sign}.2f} [{low:{sign}.2f}, {high:{sign}.2f}]"
