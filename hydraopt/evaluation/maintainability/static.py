"""Maintainability figures that are read off a program's text, before and after a rewrite.

Hydra paper, Sec. III-C.3: optimised code is scored against coding standards "using metrics such as
cyclomatic complexity". Programs are parsed, never run.
"""

from __future__ import annotations

import ast
import importlib.metadata
import importlib.util
import warnings
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hydraopt.common.errors import UserError
from hydraopt.evaluation.maintainability.lint import LINE_LENGTH, RULES, TARGET, findings
from hydraopt.profiling.statistics import bootstrap_interval, median

PACKAGES = ("radon", "complexipy", "ruff")
"""What the extra `quality` brings."""


@dataclass(frozen=True)
class Figure:
    """One figure of a program's text.

    Attributes:
        text: What it is, in one line.
        higher_is_better: Direction.
    """

    text: str
    higher_is_better: bool = False


FIGURES = {
    "cyclomatic": Figure(
        "cyclomatic complexity (McCabe 1976, counted by radon), summed over all functions, methods "
        "and closures, and module-level code that decides something"
    ),
    "cyclomatic_max": Figure("cyclomatic complexity of the most complex of them"),
    "cognitive": Figure(
        "cognitive complexity (Campbell 2018, counted by complexipy), summed over all functions "
        "and module-level code; a closure counts with the function around it"
    ),
    "cognitive_max": Figure("cognitive complexity of the most complex function"),
    "halstead_volume": Figure(
        "Halstead volume N log2(n) in bits (Halstead 1977, counted by radon): N operators and "
        "operands, n distinct ones"
    ),
    "maintainability_index": Figure(
        "100/171 (171 - 5.2 ln V - 0.23 G - 16.2 ln L + 50 sin sqrt(2.46 C)), clipped to 0..100 "
        "(Oman and Hagemeister 1992, in radon's form and by radon's counts): V Halstead volume, "
        "G cyclomatic complexity, L logical lines, C per cent of comment lines, taken as degrees",
        higher_is_better=True,
    ),
    "logical_lines": Figure("statements, but for docstrings"),
    "physical_lines": Figure("lines of text, with blank lines and comments"),
    "lint_findings": Figure(f"findings of ruff's rules {', '.join(RULES)}"),
}
"""Name to meaning and direction."""

_BLOCKS = (ast.FunctionDef, ast.AsyncFunctionDef)
_DOCUMENTED = (ast.Module, ast.ClassDef, *_BLOCKS)
_TOO_MUCH = (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError)
"""What parsers raise on texts that are no Python, or too deeply nested for them."""


def require_packages() -> None:
    """Check that all packages are there.

    Raises:
        UserError: One is missing; the message says how to install it.
    """
    missing = [name for name in PACKAGES if importlib.util.find_spec(name) is None]
    if missing:
        raise UserError(
            f"Maintainability figures need {' and '.join(missing)}, not installed here. "
            "Install the extra: pip install 'hydraopt[quality]'"
        )


def tools() -> dict[str, Any]:
    """Return the versions and settings that the figures depend on.

    Raises:
        UserError: A package is missing.
    """
    require_packages()
    return {
        "packages": {name: importlib.metadata.version(name) for name in PACKAGES},
        "lint": {"rules": dict(RULES), "line_length": LINE_LENGTH, "target": TARGET},
        "figures": {name: figure.text for name, figure in FIGURES.items()},
    }


def assess(pairs: Sequence[tuple[str, str | None]]) -> list[dict[str, Any]]:
    """Return one entry for each (before, after), in order; nothing is dropped.

    An entry has `before`, `after` and `difference` (figure to after - before). A side has `error`
    (None where it parses), `figures` (see `FIGURES`) and `lint` (rule code to findings). There is
    no `difference` (None) where a side does not parse, or where `after` is None.

    Args:
        pairs: Sources; `after` is None for a program without an accepted candidate.

    Raises:
        UserError: A package is missing, or ruff cannot do its work.
    """
    require_packages()
    texts = dict.fromkeys(text for pair in pairs for text in pair if text is not None)
    sides = dict(zip(texts, _sides(list(texts)), strict=True))
    entries = []
    for before, after in pairs:
        first, second = sides[before], sides[after] if after is not None else None
        entries.append({"before": first, "after": second, "difference": _difference(first, second)})
    return entries


def summary_over(entries: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the summary of a suite from the entries of `assess`.

    Per figure, over the programs with a `difference`: medians before and after, the median of the
    differences with its 95 % percentile bootstrap interval over programs (None for one program,
    which tells nothing of the spread), and how many programs became better, worse or neither.
    """
    entries = list(entries)
    compared = [entry for entry in entries if entry["difference"] is not None]
    return {
        "programs": len(entries),
        "compared": len(compared),
        "without_after": sum(entry["after"] is None for entry in entries),
        "unparsed": sum(
            any(side is not None and side["error"] for side in (entry["before"], entry["after"]))
            for entry in entries
        ),
        "figures": {name: _summary(name, compared) for name in FIGURES} if compared else {},
    }


def _summary(name: str, compared: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    differences = [entry["difference"][name] for entry in compared]
    ends = bootstrap_interval(differences) if len(differences) > 1 else (None, None)
    gains = [d if FIGURES[name].higher_is_better else -d for d in differences]
    return {
        "before": median([entry["before"]["figures"][name] for entry in compared]),
        "after": median([entry["after"]["figures"][name] for entry in compared]),
        "difference": median(differences),
        "low": ends[0],
        "high": ends[1],
        "higher_is_better": FIGURES[name].higher_is_better,
        "better": sum(gain > 0 for gain in gains),
        "worse": sum(gain < 0 for gain in gains),
        "equal": sum(gain == 0 for gain in gains),
    }


def _difference(
    before: Mapping[str, Any], after: Mapping[str, Any] | None
) -> dict[str, float] | None:
    if after is None or before["error"] or after["error"]:
        return None
    return {name: after["figures"][name] - before["figures"][name] for name in FIGURES}


def _sides(sources: Sequence[str]) -> list[dict[str, Any]]:
    sides = [_side(_tidy(source)) for source in sources]
    sound = [number for number, side in enumerate(sides) if not side["error"]]
    linted = findings([_tidy(sources[number]) for number in sound])
    for number, counts in zip(sound, linted, strict=True):
        sides[number]["lint"] = counts
        sides[number]["figures"]["lint_findings"] = sum(counts.values())
    return sides


def _tidy(source: str) -> str:
    """Return a source with one kind of line ends, and none at its ends but the last.

    Blank lines there come from how a program was cut out of an answer, not from who wrote it.
    """
    text = source.replace("\r\n", "\n").replace("\r", "\n").lstrip("\n").rstrip()
    return f"{text}\n" if text else ""


def _side(source: str) -> dict[str, Any]:
    """Return all figures of a source but lint findings, or the error."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a program's invalid escapes are not our warnings
        try:
            tree = ast.parse(source)
        except _TOO_MUCH as error:
            return _failed(f"it does not parse: {_said(error)}")
        try:
            return {"error": None, "figures": _figures(source, tree), "lint": {}}
        except _TOO_MUCH as error:
            return _failed(f"it parses, but cannot be counted: {_said(error)}")


def _failed(error: str) -> dict[str, Any]:
    return {"error": error, "figures": {}, "lint": {}}


def _said(error: BaseException) -> str:
    return str(error) or type(error).__name__


def _figures(source: str, tree: ast.Module) -> dict[str, float]:
    from complexipy import code_complexity
    from radon.metrics import h_visit_ast, mi_visit

    cyclomatic = _cyclomatic(tree)
    # Comments that exempt a function (`no_ignore`) do not count: a model writes the programs.
    cognitive = code_complexity(source, check_script=True, no_ignore=True, with_plans=False)
    return {
        "cyclomatic": sum(cyclomatic),
        "cyclomatic_max": max(cyclomatic),
        "cognitive": cognitive.complexity,
        "cognitive_max": max(block.complexity for block in cognitive.functions),
        "halstead_volume": float(h_visit_ast(tree).total.volume),
        "maintainability_index": float(mi_visit(source, multi=True)),
        "logical_lines": _logical_lines(tree),
        "physical_lines": source.count("\n"),
    }


def _cyclomatic(tree: ast.Module) -> list[int]:
    """Return the cyclomatic complexity of every block of code: one more than its decisions.

    radon counts the decisions, but leaves closures and inner classes out of its own totals, so the
    blocks are gathered here.
    """
    from radon.visitors import ComplexityVisitor

    functions = []
    outside = 0  # decisions of the module and of class bodies
    for scope in ast.walk(tree):
        if isinstance(scope, _DOCUMENTED):
            decisions = sum(
                ComplexityVisitor.from_ast(child, off=False).complexity for child in scope.body
            )
            if isinstance(scope, _BLOCKS):
                functions.append(1 + decisions)
            else:
                outside += decisions
    return [*functions, 1 + outside] if outside or not functions else functions


def _logical_lines(tree: ast.Module) -> int:
    statements = sum(isinstance(node, ast.stmt) for node in ast.walk(tree))
    documented = (node for node in ast.walk(tree) if isinstance(node, _DOCUMENTED))
    return statements - sum(ast.get_docstring(node, clean=False) is not None for node in documented)
