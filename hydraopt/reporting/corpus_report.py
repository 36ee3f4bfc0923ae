"""`corpus_report.html` and `corpus_report.json`: what signal a data set of pairs holds."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from hydraopt.common.files import write_atomic
from hydraopt.common.numbers import short
from hydraopt.corpus.description import ALIKE, LEVELS, Agreement, Description
from hydraopt.corpus.measured import NOISY, Identity
from hydraopt.corpus.ratios import LEVEL
from hydraopt.reporting import corpus_figures
from hydraopt.reporting.pages import render_page

HTML = "corpus_report.html"
JSON = "corpus_report.json"
_STEPS = ("< 0.5×", "0.5–0.97×", "0.97–1.03×", "1.03–1.5×", "1.5–2×", "2–5×", "5–10×", "≥ 10×")
"""Headings of the columns between `hydraopt.corpus.description.STEPS`."""

_READING = (
    "Two programs of a problem are compared on the inputs on which both ended <code>ok</code>, "
    "measured by one profiler on one host. A program's figure is the geometric mean over inputs "
    "of the median over repeats.",
    "<b>Improvement</b>: the ratio of two figures, taken so that above 1 is better for every "
    "objective, also where higher is better.",
    "<b>Preference rate</b>: share of pairs with the original whose other program is better by "
    "any amount (Hydra paper, Fig. 7(b)); a rate near 50 % carries no direction to learn.",
    "<b>Hold</b>: the difference is beyond the tie band, and the bootstrap interval of the ratio "
    f"({LEVEL:.0%}, repeats resampled within each input) excludes 1. Without repeats the interval "
    "has no width, and only the tie band decides.",
    "<b>Correlation</b>: r<sub>kl</sub> = Σ l<sub>k</sub>l<sub>l</sub> ÷ √(Σ l<sub>k</sub>² · "
    "Σ l<sub>l</sub>²) over the pairs' log-ratios l, about zero, since which program stands first "
    "is arbitrary.",
    "<b>measured</b> values were read off a clock or a counter; <b>derived</b> ones were computed "
    "from them; <b>estimated</b> ones follow from a model of the machine.",
)


def write_corpus_report(found: Description, folder: Path, name: str) -> Path:
    """Write `corpus_report.json` and `corpus_report.html` and return the page's path.

    Args:
        found: The data set's figures.
        folder: Where the two files go.
        name: The data set's name, for the reader.

    Raises:
        UserError: A file cannot be written.
    """
    text = json.dumps({"dataset": name, **found.to_json()}, indent=1, ensure_ascii=False)
    write_atomic(folder / JSON, text + "\n")
    write_atomic(folder / HTML, render(found, name))
    return folder / HTML


def render(found: Description, name: str) -> str:
    """Return the page. Everything that a data set or a program wrote is escaped."""
    from markupsafe import Markup

    return render_page(
        "corpus_report.html.j2",
        {
            "name": name,
            "lead": _lead(found),
            "tiles": _tiles(found),
            "signal": corpus_figures.signal_charts(found),
            "objectives": _objective_rows(found),
            "steps": _STEPS,
            "step_rows": _step_rows(found),
            "band": f"{100 * (found.tie_ratio - 1):.3g} %",
            "interval": f"{LEVEL:.0%}",
            "agreement": corpus_figures.agreement_charts(found),
            "rank_text": _rank_text(found.agreement),
            "one_objective": one_objective_sentences(found),
            "trade_offs": _trade_offs(found),
            "outcomes": found.outcomes,
            "outcome_text": _outcome_text(found),
            "left_out": list(found.left_out.items()),
            "noise": corpus_figures.noise_chart(found),
            "noise_rows": _noise_rows(found),
            "noisy": f"{NOISY:.0%}",
            "sources": found.sources,
            "sites": [(site, sorted(site.host.items())) for site in found.sites],
            "growth": corpus_figures.growth_chart(found),
            "families": _family_rows(found),
            "splits": sorted({row.split for row in found.families}, key=_split_order),
            "reading": [Markup(line) for line in _READING],
        },
    )


def one_objective_sentences(found: Description) -> list[str]:
    """Say in words which objectives are one, and why."""
    agreement = found.agreement
    sentences = []
    for group in agreement.alike:
        places = [agreement.names.index(name) for name in group]
        least = min(
            abs(r) for k in places for m in places if (r := agreement.correlation[k][m]) is not None
        )
        sentences.append(
            f"{_listed(group)} are one objective in these pairs: their log-ratios correlate by at "
            f"least |r| = {_cut(least)} (above {ALIKE} counts as one). Weights that are "
            "shared among them add up to the weight of one."
        )
    provenance: dict[str, set[str]] = defaultdict(set)
    for source in found.sources:
        provenance[source.metric].add(source.provenance)
    for identity in agreement.identities:
        kinds = " or ".join(sorted(provenance[identity.metric]))
        sentences.append(
            f"{identity.metric} = {_formula(identity)} in every single value ({kinds}), so that it "
            f"says nothing that {identity.other} does not."
        )
    return sentences


def _formula(identity: Identity) -> str:
    constant = f"{identity.constant:.4g}"
    if identity.power == 1:
        return f"{identity.other} × {constant}"
    return f"{constant} ÷ {identity.other}"


def _cut(correlation: float) -> str:
    """Return a coefficient to four digits without rounding it up to 1."""
    return f"{int(correlation * 1e4) / 1e4:.4f}"


def _listed(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _lead(found: Description) -> str:
    return (
        f"{found.problems} problems with {found.programs} programs make {found.pairs} pairs; "
        f"{found.kept_pairs} differ by at least {100 * (found.min_ratio - 1):.3g} % in some metric "
        f"(dataset.min_ratio) and are kept. {found.holding_pairs} hold in at least one objective."
    )


def _tiles(found: Description) -> list[dict[str, str]]:
    tiles = [
        {"value": f"{found.problems}", "label": "problems"},
        {"value": f"{found.programs}", "label": "programs"},
        {"value": f"{found.pairs}", "label": "pairs"},
        {"value": f"{found.holding_pairs}", "label": "pairs that hold in some objective"},
        {
            "value": f"{found.agreement.effective_rank:.2f}",
            "label": f"effective rank of {len(found.agreement.names)} objectives",
        },
    ]
    latency = next((row.speedups for row in found.objectives if row.name == "latency"), None)
    if latency is not None:
        middle = short(latency.quantiles[LEVELS.index(0.5)])
        tiles.append({"value": f"{middle}×", "label": "median latency speed-up over the original"})
    return tiles


def _objective_rows(found: Description) -> list[dict[str, str]]:
    return [
        {
            "name": row.name,
            "unit": row.unit,
            "direction": "higher" if row.higher_is_better else "lower",
            "coverage": f"{row.coverage:.1%}",
            "preference": _share(row.speedups.better if row.speedups else None),
            "mean": f"{short(row.speedups.geometric_mean)}×" if row.speedups else "–",
            "exact": _share(row.exact_ties),
            "ties": _share(row.ties),
            "hold": _hold(row.hold, row.pairs, row.unrepeated),
        }
        for row in found.objectives
    ]


def _hold(hold: int, pairs: int, unrepeated: int) -> str:
    share = f" ({hold / pairs:.1%})" if pairs else ""
    return f"{hold}{share}" + (f", {unrepeated} of them without repeats" if unrepeated else "")


def _step_rows(found: Description) -> list[dict[str, Any]]:
    return [
        {"name": row.name, "shares": [_share(share) for share in row.speedups.steps]}
        for row in found.objectives
        if row.speedups is not None
    ]


def _rank_text(agreement: Agreement) -> str:
    count = len(agreement.names)
    if not count:
        return "No objective differs in any pair, so that there is nothing to correlate."
    text = (
        f"Effective rank {agreement.effective_rank:.2f} of {count}: the participation ratio "
        f"(Σλ)² ÷ Σλ² of the eigenvalues λ of the correlation matrix, which is M² ÷ Σ r². It is "
        f"{count} for unrelated objectives and 1 where all of them are one."
    )
    if agreement.never_differ:
        text += f" Left out, since they never differ: {', '.join(agreement.never_differ)}."
    return text


def _trade_offs(found: Description) -> str:
    agreement = found.agreement
    if agreement.disagreeing_pairs is None:
        return "There is no pair, so that no objectives disagree."
    text = (
        f"In {agreement.disagreeing_pairs:.1%} of the pairs some objective prefers the one program "
        "and another objective the other one, both beyond the tie band: there the weights decide."
    )
    if agreement.torn_of:
        text += (
            f" In {agreement.torn_problems} of {agreement.torn_of} problems "
            f"({agreement.torn_problems / agreement.torn_of:.1%}) the fastest program is not the "
            "leanest: none is, up to the tie band, the best in both latency and memory."
        )
    return text


def _outcome_text(found: Description) -> str:
    total = sum(row.measurements for row in found.outcomes)
    fine = sum(row.measurements for row in found.outcomes if row.outcome == "ok")
    text = f"{fine} of {total} measurements ended ok."
    if found.foreign:
        text += (
            f" {found.foreign} measurements more are of programs that this data set does not have; "
            "they are left out of everything here."
        )
    return text


def _noise_rows(found: Description) -> list[dict[str, str]]:
    rows = []
    for row in found.noise:
        middle, high = (
            (f"{100 * row.quantiles[place]:.2g} %" for place in (10, 19))
            if row.quantiles
            else ("–", "–")
        )
        rows.append(
            {
                "name": row.metric,
                "measurements": f"{row.measurements}",
                "single": f"{row.single}",
                "median": middle,
                "high": high,
                "above": _share(row.above),
            }
        )
    return rows


def _family_rows(found: Description) -> list[dict[str, Any]]:
    """Return one row a family: problems by split, programs, pairs; the totals come last."""
    table: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in found.families:
        for name in (row.family, "all"):
            table[name][row.split] += row.problems
            table[name]["programs"] += row.programs
            table[name]["pairs"] += row.pairs
    names = [name for name in table if name != "all"]
    return [{"name": name, "counts": table[name]} for name in (*names, "all")]


def _split_order(split: str) -> tuple[int, str]:
    order = ("train", "validation", "test")
    return (order.index(split) if split in order else len(order), split)


def _share(share: float | None) -> str:
    return "–" if share is None else f"{share:.1%}"
