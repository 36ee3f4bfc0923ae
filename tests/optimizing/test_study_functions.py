"""The functions of experiments/optimize are none that a policy was trained or is judged on."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest

import hydraopt
from hydraopt.optimizing.asking import plain

STUDY = Path(__file__).parents[2] / "experiments" / "optimize"
PACKAGE = Path(hydraopt.__file__).parent
FILES = sorted(
    p for p in STUDY.glob("*/*.py") if p.name.partition("_")[0] not in ("test", "syntax")
)
RUN = 6


def shape(source: str) -> list[str]:
    """Return the kinds of a source's nodes, with operators and constants and without names."""
    found = []
    for node in ast.walk(ast.parse(plain(source))):
        if not isinstance(node, ast.expr_context):
            value = repr(node.value) if isinstance(node, ast.Constant) else ""
            found.append(type(node).__name__ + value)
    return found


def likeness(one: list[str], other: list[str]) -> float:
    """Return the share of runs of six nodes that two shapes have in common (Jaccard)."""
    first, second = (
        {tuple(found[at : at + RUN]) for at in range(len(found) - RUN + 1)}
        for found in (one, other)
    )
    return len(first & second) / max(1, len(first | second))


@pytest.fixture(scope="module")
def known() -> dict[str, list[str]]:
    files = [PACKAGE / "corpus/starter/problems.jsonl", PACKAGE / "evaluation/suites/fifty.jsonl"]
    problems = [json.loads(line) for file in files for line in file.read_text().splitlines()]
    seven = (PACKAGE / "evaluation/suites/seven").glob("*.py")
    return {p["problem"]: shape(e["source"]) for p in problems for e in p["programs"]} | {
        path.stem: shape(path.read_text()) for path in seven
    }


def test_the_likeness_of_a_program_to_itself_under_other_names_is_whole():
    source = "def f(values):\n    return [v + 1 for v in values]\n"
    other = "def g(rows: list) -> list:\n    '''Add.'''\n    return [row + 1 for row in rows]\n"
    assert likeness(shape(source), shape(other)) == 1.0


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_function_of_the_study_is_like_a_known_program(path, known):
    own = shape(path.read_text())
    nearest = max(known, key=lambda name: likeness(own, known[name]))
    assert likeness(own, known[nearest]) < 0.3, nearest
