"""What the policy reads and writes: the prompt, the completion, and the code in a reply."""

from __future__ import annotations

import ast
import functools
import re
import textwrap
import warnings
from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from hydraopt.common.errors import UserError

_TASKS = {
    "function": "Rewrite this Python function so that it returns the same results but runs better.",
    "class": "Rewrite this Python class so that it behaves the same but runs better.",
    "program": "Rewrite this Python program so that it prints the same output but runs better.",
    "cpp": "Rewrite this C++ program so that it prints the same output but runs better.",
    "c": "Rewrite this C program so that it prints the same output but runs better.",
}

_FENCE_LINE = re.compile(r"^[ \t]*(?P<ticks>`{3,}|~{3,})[ \t]*(?P<language>[^\s`~]*)[^`~]*$")
_CODE_START = re.compile(
    r"(async +)?def +\w+ *\(|class +\w+ *[(:]|@\w|import +[\w., ]+$|from +[\w.]+ +import\b"
)
_PYTHON = {"python", "py", "python3", "py3"}
_COMPILED = {"c", "h", "cpp", "c++", "cc", "cxx"}
_INCLUDE = re.compile(r"^[ \t]*#[ \t]*include[ \t]*[<\"]([^>\"]+)", re.MULTILINE)
_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_RUNS = (ast.Expr, ast.For, ast.While, ast.With, ast.If, ast.Match)
"""Statements by which a module does something when it is loaded (a docstring aside)."""


def prompt(
    original_source: str, weights: Mapping[str, float] | None = None, instruction: str = ""
) -> str:
    """Return the user's turn: the task, the priorities where given, and the original program.

    Args:
        original_source: The program to be rewritten.
        weights: Objective to its weight; shown in this order, zeros left out. None: no priorities.
        instruction: Stands in place of the task's sentence; empty: the one that training uses.
    """
    lines = [instruction.strip() or _TASKS[_kind_of(original_source)]]
    if weights is not None:
        shown = ", ".join(f"{name} {weight:g}" for name, weight in weights.items() if weight > 0)
        lines.append(f"Priorities: {shown}.")
    return "\n".join(lines) + "\n\n" + _fenced(original_source)


def completion(source: str) -> str:
    """Return the assistant's turn: the program in a fence, and nothing else."""
    return _fenced(source)


@functools.lru_cache(maxsize=1024)
def _kind_of(source: str) -> str:
    """Return which of the tasks a source is given for; it follows from the source alone."""
    tree = _parsed(source)
    if tree is None:
        headers = _INCLUDE.findall(source)
        if not headers:
            return "function"
        # The headers of C++'s own library have no suffix.
        return "c" if all(name.endswith(".h") for name in headers) else "cpp"
    defined = [node for node in tree.body if isinstance(node, _DEFINITIONS)]
    runs = [node for node in tree.body if isinstance(node, _RUNS) and not _is_text(node)]
    if runs or not defined:
        return "program"
    return "class" if isinstance(defined[-1], ast.ClassDef) else "function"


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _fenced(source: str) -> str:
    # A fence longer than any run of backticks in the source cannot be closed by the source.
    longest = max((len(run) for run in re.findall(r"`{3,}", source)), default=0)
    fence = "`" * max(3, longest + 1)
    kind = _kind_of(source)
    return f"{fence}{kind if kind in ('c', 'cpp') else 'python'}\n{source.strip()}\n{fence}"


def extract_code(text: str, language: str = "python") -> str | None:
    """Return the program of a reply, or None where there is none.

    A fenced block counts, with or without its language, closed or cut off by the end of the text;
    among several the first that parses as Python and defines something, Python fences before
    others. Where no block parses, the first is returned, so that the failure is reported of what
    was written. Without a fence the text counts if it is code, or else the longest stretch of code
    that starts with a `def`, `class`, `import` or decorator.

    Of C and C++ the first block with an `#include` counts, or else the text from its first one on.

    Args:
        text: What the policy wrote.
        language: `python`, `c` or `cpp`.
    """
    text = text.replace("\r\n", "\n")
    blocks = [(said, code) for said, code in _blocks(text) if code.strip()]
    if language != "python":
        codes = [_tidy(code) for said, code in blocks if said in _COMPILED or not said]
        start = _INCLUDE.search(text)
        rest = [_tidy(text[start.start() :])] if start and not blocks else []
        return next((code for code in codes if _INCLUDE.search(code)), [*codes, *rest, None][0])
    if not blocks:
        return _bare_code(text)
    ordered = sorted(blocks, key=lambda block: block[0] not in _PYTHON)  # stable: first stays first
    candidates = [_tidy(code) for _, code in ordered]
    return next((code for code in candidates if _defines_something(code)), candidates[0])


def _blocks(text: str) -> list[tuple[str, str]]:
    """Return (language, code) of every fenced block; the end of the text closes the last."""
    blocks: list[tuple[str, str]] = []
    fence, language, inside = "", "", list[str]()
    for line in text.split("\n"):
        match = _FENCE_LINE.match(line)
        if fence:
            closes = match and not match["language"] and match["ticks"].startswith(fence)
            if closes or line.rstrip().endswith(fence):
                inside.append("" if closes else line.rstrip()[: -len(fence)])
                blocks.append((language, "\n".join(inside)))
                fence = ""
            else:
                inside.append(line)
        elif match:
            fence, language, inside = match["ticks"], match["language"].lower(), []
    if fence:
        blocks.append((language, "\n".join(inside)))
    return blocks


def _bare_code(text: str) -> str | None:
    lines = text.split("\n")
    starts = [i for i, line in enumerate(lines) if _CODE_START.match(line.lstrip())]
    # The whole text first; else prose after the code does not parse: drop lines from the end.
    for start in [0, *starts]:
        for end in range(len(lines), start, -1) if start in starts else [len(lines)]:
            code = _tidy("\n".join(lines[start:end]))
            if _defines_something(code):
                return code
    return None


def _tidy(code: str) -> str:
    return textwrap.dedent(code).strip("\n").rstrip() + "\n"


def _defines_something(code: str) -> bool:
    tree = _parsed(code)
    return tree is not None and any(isinstance(node, _DEFINITIONS) for node in tree.body)


def _parsed(code: str) -> ast.Module | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the invalid escapes of others are not our warnings
            return ast.parse(code)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


class Conditioning(Protocol):
    """Decides what of the weights the prompt shows."""

    def choose(
        self, weights: npt.NDArray[np.float64], objectives: Sequence[str], rng: np.random.Generator
    ) -> list[Mapping[str, float] | None]:
        """Return for each row of the weights, shape (n, M), what `prompt` shows of it."""
        ...


class NoConditioning:
    """The papers' prompt: it does not show the weights."""

    def choose(
        self, weights: npt.NDArray[np.float64], objectives: Sequence[str], rng: np.random.Generator
    ) -> list[Mapping[str, float] | None]:
        """Return None for each row."""
        return [None] * len(weights)


class PromptConditioning:
    """Writes the weights into the prompt, so that one adapter can be steered at inference.

    The Hydra paper names this as future work (Sec. IX): there the label follows w, but the model
    does not see w, so a label that flips with w is noise to it.

    Args:
        dropout: Share of prompts that show no weights, so that the adapter also works without.
        digits: Decimals shown; fewer digits mean fewer different prompts, whose reference
            log-probabilities are found on disk again.
    """

    def __init__(self, dropout: float = 0.1, digits: int = 1) -> None:
        if not 0.0 <= dropout <= 1.0:
            raise UserError(f"conditioning.dropout={dropout} must lie between 0 and 1.")
        if not 1 <= digits <= 6:
            raise UserError(f"conditioning.digits={digits} must lie between 1 and 6.")
        self.dropout = dropout
        self.digits = digits

    def choose(
        self, weights: npt.NDArray[np.float64], objectives: Sequence[str], rng: np.random.Generator
    ) -> list[Mapping[str, float] | None]:
        """Return for each row its rounded weights by objective, or None where it is dropped."""
        dropped = rng.random(len(weights)) < self.dropout
        return [
            None if drop else dict(zip(objectives, round_weights(row, self.digits), strict=True))
            for row, drop in zip(weights, dropped, strict=True)
        ]


def round_weights(weights: npt.NDArray[np.float64], digits: int) -> list[float]:
    """Round weights to decimals that still add up to 1 (largest remainders get the last units).

    Args:
        weights: Shape (M,), on the simplex.
        digits: Decimals.
    """
    scale = 10**digits
    units = np.floor(weights * scale + 1e-9).astype(int)
    remainders = weights * scale - units
    for k in np.argsort(-remainders, kind="stable")[: scale - int(units.sum())]:
        units[k] += 1
    return [int(unit) / scale for unit in units]
