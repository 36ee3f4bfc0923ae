"""A sweep's results as Markdown for people and as CSV for programs."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Sequence

from hydraopt.sweeps.intervals import Estimate
from hydraopt.sweeps.results import UNCHANGED, Group, Results, is_ratio

_COLUMNS = ("figure", "kind", "group", "n", "mean", "low", "high", "seeds", "values")


def markdown(results: Results) -> str:
    """Return the means, the paired differences, and what is missing, as Markdown."""
    parts = [_means(results), _differences(results), _left_out(results)]
    return "\n\n".join(part for part in parts if part) + "\n"


def csv_text(results: Results) -> str:
    """Return one row for each group and figure, and for each paired difference.

    `kind` is `mean`, `difference` (group - first group) or `ratio` (group / first group); `seeds`
    and `values` hold the single values, separated by spaces; `low` and `high` are empty where one
    seed leaves no interval.
    """
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for name in results.names:
        for group in results.groups:
            if name in group.figures:
                writer.writerow([name, "mean", group.label, *_numbers(group.figures[name])])
        kind = "ratio" if is_ratio(name) else "difference"
        for group in results.groups:
            if name in group.differences:
                writer.writerow([name, kind, group.label, *_numbers(group.differences[name])])
    return stream.getvalue()


def cell(found: Estimate | None, n: int, signed: bool = False) -> str:
    """Return `mean [low, high]`, with as many digits as the interval makes sense of.

    Args:
        found: None where no seed has the figure.
        n: Seeds that the row states; another number is told in the cell.
        signed: Whether a plus is written.
    """
    if found is None:
        return "-"
    if found.low is None or found.high is None:
        text = f"{found.mean:{'+' if signed else ''}.4g}"
    else:
        form = f"{'+' if signed else ''}.{_decimals(found.low, found.high)}f"
        text = f"{found.mean:{form}} [{found.low:{form}}, {found.high:{form}}]"
    return text if found.n == n else f"{text} (n={found.n})"


def _decimals(low: float, high: float) -> int:
    """Return the decimals that show two digits of half the interval's width."""
    half = (high - low) / 2
    return 4 if half <= 0 else min(8, max(0, 1 - math.floor(math.log10(half))))


def _means(results: Results) -> str:
    rows = [
        [*_choice(group, results.keys), str(len(group.trials))]
        + [cell(group.figures.get(name), len(group.trials)) for name in results.names]
        for group in results.groups
    ]
    note = (
        "Mean over n seeds with its 95 % t interval; one seed has no interval. What every step "
        "records is averaged over the last twentieth of the steps."
    )
    if any(is_ratio(name) for name in results.names):
        note += " Speed-ups are averaged geometrically."
    return f"{_table([*_heads(results), 'n', *results.names], rows)}\n\n{note}"


def _differences(results: Results) -> str:
    first = results.groups[0]
    rows = []
    for group in results.groups[1:]:
        n = max((found.n for found in group.differences.values()), default=0)
        cells = [
            cell(group.differences.get(name), n, signed=not is_ratio(name))
            for name in results.names
        ]
        rows.append([*_choice(group, results.keys), str(n), *cells])
    if not rows:
        return ""
    if not any(group.differences for group in results.groups):
        return f"No group shares a seed with {first.label}: there are no paired differences."
    return (
        f"Paired differences from **{first.label}**, over the n seeds that both have:\n\n"
        f"{_table([*_heads(results), 'n', *results.names], rows)}\n\n"
        "Mean of the differences seed by seed with its 95 % t interval (speed-ups: of the ratios). "
        "An interval that holds 0 (ratios: 1) shows no difference; of many comparisons, one in "
        "twenty misses it by chance."
    )


def _left_out(results: Results) -> str:
    if not results.left_out:
        return ""
    lines = "\n".join(f"- {line}" for line in results.left_out)
    return f"Not in the table ({len(results.left_out)}):\n\n{lines}"


def _heads(results: Results) -> list[str]:
    return list(results.keys) or ["trials"]


def _choice(group: Group, keys: Sequence[str]) -> list[str]:
    return [group.choice.get(key) or UNCHANGED for key in keys] or [UNCHANGED]


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    # A bar within a cell would end it.
    return "\n".join(
        "| " + " | ".join(c.replace("|", "\\|") for c in line) + " |" for line in lines
    )


def _numbers(found: Estimate) -> list[str]:
    ends = ["" if end is None else f"{end:.10g}" for end in (found.low, found.high)]
    values = " ".join(f"{value:.10g}" for value in found.values.values())
    return [str(found.n), f"{found.mean:.10g}", *ends, " ".join(found.values), values]
