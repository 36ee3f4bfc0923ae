"""Run `hydraopt optimize` on every case and write down what it said; run.sh has the command."""

from __future__ import annotations

import argparse
import json
import platform
import re
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
FOLDER = "experiments/optimize"
RUNS = Path("runs/optimize_study")
WEIGHTS = ["weights.latency=0.7", "weights.memory=0.3"]
FOUND, NOT_FOUND, ERROR = 0, 1, 2


@dataclass(frozen=True)
class Case:
    """One function.

    Attributes:
        name: For the tables.
        arguments: Of the command, but for weights and adapter.
        about: What is slow in it, and what stands beside it; or what is special.
        right: Exit statuses that are right; for the ten slow functions, found and not found.
        says: What the output must say for the answer to be the right one.
    """

    name: str
    arguments: tuple[str, ...]
    about: str
    right: tuple[int, ...] = (FOUND, NOT_FOUND)
    says: str = ""


def _function(name: str, function: str, about: str, *more: str) -> Case:
    named = (f"function={function}",) if function else ()
    return Case(name, (f"file={FOLDER}/functions/{name}.py", *named, *more), about)


SLOW = [
    _function("ledger", "ledger_text", "text glued together; type hints"),
    _function("spelling", "unknown_words", "membership in lists; type hints, doctests"),
    _function("trees", "tree_shapes", "recursion without memory; doctest, no hints"),
    _function("price_book", "PriceBook.cheapest", "a method that sorts too often; pytest file",
              f"tests={FOLDER}/functions/test_price_book.py"),
    _function("followers", "mutual_followers", "a join in nested loops; examples, no hints",
              f"examples={FOLDER}/functions/followers.jsonl"),
    _function("votes", "", "counting by hand; a program on standard input, with examples",
              f"examples={FOLDER}/functions/votes"),
    _function("twins", "twin_primes", "primes by trial division in a helper; type hints, doctests"),
    _function("contacts", "merge_contacts", "the same work in every turn; pytest file, no hints",
              f"tests={FOLDER}/functions/test_contacts.py"),
    _function("smoothing", "moving_average", "running sums from scratch; type hints, doctests"),
    _function("blur", "box_blur", "all pixels for each pixel; type hints"),
]  # fmt: skip

SPECIAL = [
    Case("no_clues", (f"file={FOLDER}/special/no_clues.py", "function=combine"),
         "no tests, no hints, names that say nothing", says="Weak evidence"),
    Case("side_effects", (f"file={FOLDER}/special/side_effects.py", "function=book"),
         "changes its argument and a global, prints, writes a file", says="Beside answering it"),
    Case("reaches_out", (f"file={FOLDER}/special/reaches_out.py", "function=fill_level"),
         "sends a message, and takes no notice of a failure", (NOT_FOUND,), "cannot be compared"),
    Case("optimal", (f"file={FOLDER}/special/optimal.py", "function=largest_gap"),
         "nothing to win", (NOT_FOUND,), "Nothing better was found"),
    Case("hangs", (f"file={FOLDER}/special/hangs.py", "function=settle"),
         "never ends", (NOT_FOUND,), "does not come to an end"),
    Case("syntax_error", (f"file={FOLDER}/special/syntax_error.py", "function=average"),
         "no Python", (ERROR,), "syntax_error.py:4"),
]  # fmt: skip


def run(case: Case, adapter: str, overrides: list[str]) -> tuple[dict[str, Any], str]:
    """Run one case; return its figures and what stood in the terminal."""
    folder = RUNS / case.name
    arguments = [*case.arguments, *WEIGHTS]
    (folder / "result.json").unlink(missing_ok=True)  # the candidates and figures stay
    own = [f"adapter={adapter}", f"hydra.run.dir={folder}", *overrides]
    began = time.monotonic()
    done = subprocess.run(
        [Path(sys.executable).with_name("hydraopt"), "optimize", *arguments, *own],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
    )  # fmt: skip
    wall_s = time.monotonic() - began
    said = _cleaned(done.stdout, adapter)
    as_asked = done.returncode in case.right and case.says in " ".join(said.split())
    figures = {
        "name": case.name,
        "about": case.about,
        "command": ["hydraopt", "optimize", *arguments],
        "overrides": overrides,
        "exit_status": done.returncode,
        "answer_is_right": as_asked,
        "wall_s": round(wall_s, 1),
        **_outcome(folder / "result.json"),
    }
    head = f"$ {' '.join(figures['command'])}\n"
    return figures, f"{head}{said}\n[exit status {done.returncode}]\n"


def _cleaned(text: str, adapter: str) -> str:
    """Return an output without progress bars and without the place of the adapter."""
    lines = [line.rstrip() for line in text.splitlines() if "━" not in line]
    cleaned = "\n".join(lines).strip("\n")
    return cleaned if adapter in ("", "shipped") else cleaned.replace(adapter, "ADAPTER")


def _outcome(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {"verdict": "error"}
    result = json.loads(path.read_text())
    tried = result["tried"]
    return {
        "verdict": result["verdict"],
        "reason": result["reason"],
        "strength": result["strength"],
        "evidence": result["evidence"],
        "notes": result["warnings"],
        "inputs": result["inputs"],
        "measured": result["measured"],
        "candidates": {
            "policy": result["policy"],
            "tried": len(tried),
            "different": sum(attempt["same_as"] is None for attempt in tried),
            "did_the_same": sum(attempt["outcome"] == "ok" for attempt in tried),
            "outcomes": dict(Counter(attempt["outcome"] for attempt in tried)),
        },
        "chosen": {
            row["metric"]: {key: row[key] for key in ("ratio", "low", "high", "provenance")}
            for row in result["rows"]
        },
    }


def table(rows: list[dict[str, Any]]) -> str:
    """Return the tables of the README."""
    by_name = {row["name"]: row for row in rows}
    parts = []
    for cases in (SLOW, SPECIAL):
        lines = [
            "| case | what it is | answer | evidence | tried | did the same | latency | memory |",
            "|---|---|---|---|---|---|---|---|",
            *(_row(by_name[case.name]) for case in cases if case.name in by_name),
        ]
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def _row(row: dict[str, Any]) -> str:
    answer = {FOUND: "found", NOT_FOUND: "not found", ERROR: "error"}.get(row["exit_status"], "?")
    answer = f"{answer} ({row['exit_status']})"
    if not row["answer_is_right"]:
        answer += ", **not the right answer**"
    candidates = row.get("candidates", {})
    cells = [
        f"`{row['name']}`", row["about"], answer, row.get("strength") or "",
        str(candidates.get("tried") or ""),
        str(candidates["did_the_same"]) if candidates.get("tried") else "",
        *(_ratio(row.get("chosen", {}).get(metric)) for metric in ("latency", "memory")),
    ]  # fmt: skip
    return f"| {' | '.join(cells)} |"


def _ratio(figure: dict[str, Any] | None) -> str:
    if figure is None:
        return ""
    return f"{figure['ratio']:.3g}× ({figure['low']:.3g} to {figure['high']:.3g})"


def fill(text: str, mark: str, content: str) -> str:
    """Return a text with what stands between the comments `mark` replaced."""
    begin, end = f"<!-- {mark} -->", f"<!-- end of {mark} -->"
    pattern = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
    return pattern.sub(lambda _: f"{begin}\n{content}\n{end}", text)


def main() -> None:
    """Run what is asked for, and write the three files."""
    parser = argparse.ArgumentParser(description=__doc__)
    about = 'folder of an adapter, or shipped; "" for the untrained model'
    parser.add_argument("adapter", help=about)
    parser.add_argument("--only", default="", metavar="NAME,NAME", help="some cases; else all")
    given, overrides = parser.parse_known_args()
    only = given.only.split(",")
    cases = [case for case in (*SLOW, *SPECIAL) if not given.only or case.name in only]
    rows, transcript = [], []
    for case in cases:
        figures, said = run(case, given.adapter, overrides)
        print(said, flush=True)
        rows.append(figures)
        transcript.append(said)
    results = {
        "host": {"machine": platform.machine(), "python": platform.python_version()},
        "adapter": bool(given.adapter),
        "cases": rows,
    }
    (HERE / "results.json").write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n")
    (HERE / "transcript.txt").write_text("\n\n".join(transcript))
    readme = HERE / "README.md"
    readme.write_text(fill(readme.read_text(), "results", table(rows)))


if __name__ == "__main__":
    main()
