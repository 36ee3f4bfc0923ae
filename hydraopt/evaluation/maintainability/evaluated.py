"""Maintainability figures of an evaluation: each original beside the rewrite that was chosen."""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from hydraopt.common.errors import UserError
from hydraopt.evaluation.maintainability.static import assess, summary_over, tools

KEY = "maintainability"
"""Of a program's entry in `evaluation.json`, and of the evaluation itself."""

_LOG = logging.getLogger(__name__)


def add_maintainability(evaluation: dict[str, Any], python: Collection[str]) -> bool:
    """Put the figures into an evaluation, and return whether anything was put.

    A program's entry gets `maintainability`: `before`, `after` and `difference` as `assess` gives
    them, or None where nothing was rewritten (no candidate was verified, or it is an unchanged
    copy) and where the program is not Python. The evaluation gets the `summary` over the rewritten
    programs, the versions and settings of the `tools`, and `other_languages`, the programs that are
    not Python. Where a package is missing or fails, the evaluation says so under `left_out` and
    stays as it is; the next call tries again.

    Args:
        evaluation: What `evaluation.json` holds; changed.
        python: The problems whose programs are Python.
    """
    if "summary" in evaluation.get(KEY, {}):
        return False
    programs = [program for program in evaluation["programs"] if program["problem"] in python]
    try:
        found = assess([(program["original"], _rewrite(program)) for program in programs])
        told: dict[str, Any] = {"tools": tools()}
    except UserError as error:
        _LOG.info("Maintainability figures are left out. %s", error)
        evaluation[KEY] = {"left_out": str(error)}
        return True
    for program in evaluation["programs"]:
        program[KEY] = None
    for program, entry in zip(programs, found, strict=True):
        program[KEY] = entry if entry["after"] is not None else None
    told["other_languages"] = len(evaluation["programs"]) - len(programs)
    evaluation[KEY] = {"summary": maintainability_summary(programs), **told}
    return True


def maintainability_summary(programs: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return `summary_over` programs' entries of `evaluation.json`, such as those of several runs.

    A program without figures counts as one without a rewrite.
    """
    nothing = {"before": None, "after": None, "difference": None}
    return summary_over([program.get(KEY) or nothing for program in programs])


def _rewrite(program: Mapping[str, Any]) -> str | None:
    """Return the chosen source; None where the user keeps what there was."""
    return None if program["verdict"] == "unchanged" else program["source"]
