from __future__ import annotations

import json
import math
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from hydraopt.cli.compare import compare
from hydraopt.common.errors import UserError
from hydraopt.evaluation.maintainability.static import FIGURES
from hydraopt.reporting.compare import render, to_json
from hydraopt.reporting.compare_data import read_evaluated

Ratios = tuple[float, float] | None


def candidate(name: str, ratio: Ratios) -> dict[str, Any]:
    """Return a candidate with its latency and memory ratios; None: it is wrong."""
    values = dict(zip(("latency", "memory"), ratio, strict=True)) if ratio else {}
    return {
        "text": name,
        "source": f"def f():\n    return {name!r}\n",
        "outcome": "ok" if ratio else "wrong_answer",
        "detail": "",
        "unchanged": False,
        "speedup": ratio[0] if ratio else None,
        "ratio": {name: {"value": v, "low": v, "high": v} for name, v in values.items()},
        "warnings": [],
    }


def entry(problem: str, *ratios: Ratios) -> dict[str, Any]:
    """Return a program whose first verified candidate was chosen; above 1.1 it is improved."""
    candidates = [candidate(f"{problem}-{place}", ratio) for place, ratio in enumerate(ratios)]
    chosen = next((place for place, ratio in enumerate(ratios) if ratio), None)
    ratio = candidates[chosen]["ratio"] if chosen is not None else {}
    before = {
        name: {"value": 1.0, "unit": "ms", "provenance": "measured", "backend": "", "values": [1.0]}
        for name in ("latency", "memory")
    }
    improved = bool(ratio) and ratio["latency"]["value"] > 1.1
    return {
        "problem": problem,
        "size": 10,
        "original": f"def f():\n    {problem}\n",
        "candidates": candidates,
        "chosen": chosen,
        "source": candidates[chosen]["source"] if chosen is not None else None,
        "verdict": "improved" if improved else "not_improved" if ratio else "rejected",
        "improved": improved,
        "before": before,
        "after": before if ratio else {},
        "ratio": ratio,
    }


def evaluated(folder: Path, programs: list[dict[str, Any]], seed: int = 0, beta: float = 0) -> Path:
    """Write an evaluated run and return its folder."""
    (folder / "evaluation").mkdir(parents=True)
    (folder / "config.yaml").write_text(f"seed: {seed}\nbeta: {beta}\npaths: {{runs: {folder}}}\n")
    record = {
        "format": 1,
        "suite": "made_up",
        "policy": "tiny",
        "decoding": {"strategy": "greedy", "n": 1},
        "metrics": ["latency", "memory"],
        "machine": "0",
        "programs": programs,
    }
    (folder / "evaluation" / "evaluation.json").write_text(json.dumps(record))
    return folder


def compared(*folders: Path) -> Any:
    return compare([read_evaluated(folder, 1) for folder in folders])


@pytest.fixture
def runs(shell: Any) -> tuple[str, str]:
    """Two runs in the shell's folder."""
    evaluated(shell.folder / "one", [entry("p", (2.0, 1.0)), entry("q", None)])
    evaluated(shell.folder / "two", [entry("p", (4.0, 0.5)), entry("q", (2.0, 1.0))], beta=1)
    return "one", "two"


def test_geometric_means_count_a_failure_as_1(tmp_path):
    programs = [entry("p", (2.0, 0.5)), entry("q", (4.0, 2.0)), entry("r", None)]

    figures = compared(evaluated(tmp_path / "run", programs)).summary["A"]

    # (2 · 4 · 1)^(1/3); memory (0.5 · 2 · 1)^(1/3) and, clipped, (1 · 2 · 1)^(1/3).
    assert figures["latency/unclipped"].value == pytest.approx(2.0)
    assert figures["memory/unclipped"].value == pytest.approx(1.0)
    assert figures["memory/clipped"].value == pytest.approx(2 ** (1 / 3))
    assert figures["improved"].value == pytest.approx(2)
    assert figures["verified"].value == pytest.approx(2)
    assert figures["latency/unclipped"].seeds is None
    # The least a sample of three programs can have is three failures, the most 4, 4, 4.
    low, high = figures["latency/unclipped"].programs
    assert 1.0 <= low < 2.0 < high <= 4.0


def test_pass_rates_over_candidates_and_over_programs(tmp_path):
    programs = [entry("p", (2.0, 1.0), None, None, (1.0, 1.0)), entry("q", None, None)]

    figures = compared(evaluated(tmp_path / "run", programs)).summary["A"]

    assert figures["unverified_pass_rate"].value == pytest.approx(2 / 6)
    assert figures["pass@1"].value == pytest.approx((2 / 4 + 0) / 2)
    assert figures["pass@n"].value == pytest.approx(1 / 2)


def test_hypervolume_is_of_all_candidates(tmp_path):
    programs = [entry("p", (4.0, 1.0), (2.0, 2.0), None), entry("q", (9.0, 0.5))]

    figures = compared(evaluated(tmp_path / "run", programs)).summary["A"]

    # Only (2, 2) is better in both: a square of side ln 2.
    assert figures["hypervolume"].value == pytest.approx(math.log(2) ** 2 / 2)


def test_seeds_are_averaged_with_their_t_interval(tmp_path):
    folders = [
        evaluated(tmp_path / f"s{seed}", [entry(p, (ratio, 1.0)) for p in "pqr"], seed=seed)
        for seed, ratio in enumerate((2.0, 8.0))
    ]

    found = compared(*folders)

    figure = found.summary["A"]["latency/unclipped"]
    assert figure.value == pytest.approx(4.0)
    assert figure.programs == pytest.approx((4.0, 4.0))
    # t(1) = 12.706 times s / √2, where s = √2 ln 2.
    assert figure.seeds == pytest.approx((4 / 2**12.7062, 4 * 2**12.7062), rel=1e-3)
    assert found.seeds["A"]["1"]["latency/unclipped"].value == pytest.approx(8.0)
    assert found.summary["A"]["pass@1"].seeds == (1.0, 1.0)
    assert found.differences == []


def test_differences_are_paired_and_adjusted_together(tmp_path):
    slow = evaluated(tmp_path / "slow", [entry(p, (2.0, 1.0)) for p in "pqrstu"])
    fast = evaluated(tmp_path / "fast", [entry(p, (4.0, 1.0)) for p in "pqrstu"], beta=1)

    found = compared(slow, fast)

    differences = {one.figure: one for one in found.differences}
    latency = differences["latency"]
    assert (latency.first, latency.second, latency.better, latency.worse) == ("A", "B", 6, 0)
    assert (latency.value, latency.low, latency.high) == pytest.approx((2.0, 2.0, 2.0))
    # 2 of 2^6 signs are as extreme; of three tests the smallest p is tripled.
    assert latency.p == pytest.approx(2 / 64)
    assert latency.p_holm == pytest.approx(6 / 64)
    assert differences["memory"].p_holm == differences["improved"].p_holm == 1.0
    assert differences["improved"].value == 0.0
    assert found.settings == [("beta", ["0", "1"])]


def test_the_share_improved_is_tested_as_mcnemar_does(tmp_path):
    from scipy.stats import binomtest

    one = [entry(p, (2.0, 1.0) if p in "ab" else None) for p in "abcdefgh"]
    two = [entry(p, (2.0, 1.0) if p in "bcdefg" else None) for p in "abcdefgh"]

    found = compared(evaluated(tmp_path / "1", one), evaluated(tmp_path / "2", two, beta=1))

    (improved,) = (test for test in found.differences if test.figure == "improved")
    assert (improved.better, improved.worse) == (5, 1)
    assert improved.value == pytest.approx(4 / 8)
    assert improved.p == pytest.approx(binomtest(1, 6).pvalue)


def assessed(program: dict[str, Any], before: int, after: int) -> dict[str, Any]:
    """Return a program's entry in which every maintainability figure goes the same way."""
    sides = [
        {"error": None, "figures": dict.fromkeys(FIGURES, value), "lint": {}}
        for value in (before, after)
    ]
    difference = dict.fromkeys(FIGURES, after - before)
    return {
        **program,
        "maintainability": {"before": sides[0], "after": sides[1], "difference": difference},
    }


def with_summary(folder: Path) -> Path:
    path = folder / "evaluation" / "evaluation.json"
    record = json.loads(path.read_text())
    record["maintainability"] = {"summary": {}, "tools": {}}
    path.write_text(json.dumps(record))
    return folder


def test_maintainability_is_of_the_common_programs_and_of_each_run(tmp_path):
    one = with_summary(
        evaluated(
            tmp_path / "one",
            [
                assessed(entry("p", (2.0, 1.0)), 9, 4),
                assessed(entry("q", (2.0, 1.0)), 9, 6),
                assessed(entry("r", (2.0, 1.0)), 0, 90),  # not common to both
                entry("s", None),
            ],
        )
    )
    programs = [entry(name, (2.0, 1.0)) for name in "pqs"]
    other = evaluated(tmp_path / "other", programs, beta=1)

    found = compared(one, other)

    summary = found.maintainability["A"]["0"]
    assert (summary["programs"], summary["compared"], summary["without_after"]) == (3, 2, 1)
    assert summary["figures"]["cognitive"]["difference"] == -4  # the median of -5 and -3
    assert found.maintainability["B"] == {}
    record = json.loads(to_json(found))
    given = [group["runs"][0]["maintainability"] for group in record["groups"]]
    assert given == [summary, None]
    text = render(found)
    row = re.findall(r'<td data-label="cognitive complexity">(.*?)</td>', text)
    assert '<span class="ratio better">−4</span>' in row[0]
    assert "2 better, 0 worse" in row[0]
    assert row[1] == "–"
    assert "B: This evaluation was made before there were such figures." in text


def test_maintainability_figures_that_cannot_be_read_are_refused(tmp_path):
    program = assessed(entry("p", (2.0, 1.0)), 9, 4)
    del program["maintainability"]["after"]["figures"]["cognitive"]

    with pytest.raises(UserError, match="program p has maintainability figures that cannot"):
        compared(evaluated(tmp_path / "run", [program]))


def test_an_older_evaluation_without_ratios_per_candidate(tmp_path):
    programs = [entry("p", (2.0, 2.0), (4.0, 4.0))]
    for one in programs[0]["candidates"]:
        del one["ratio"]

    figures = compared(evaluated(tmp_path / "run", programs)).summary["A"]

    assert figures["hypervolume"].value == pytest.approx(math.log(2) ** 2)


def test_the_page_and_its_figures_are_written(shell, runs):
    done = shell("compare", *runs, "--json", "out/figures.json")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "Written: compare.html\nWritten: out/figures.json\n"
    assert (shell.folder / "compare.html").read_text().startswith("<!doctype html>")
    record = json.loads((shell.folder / "out" / "figures.json").read_text())
    assert [group["runs"][0]["folder"] for group in record["groups"]] == ["one", "two"]


def test_the_page_may_go_elsewhere_and_warnings_are_said(shell, runs):
    evaluated(shell.folder / "three", [entry("p", (3.0, 1.0))], beta=2)

    done = shell("compare", *runs, "three", "--output", "there/page.html")

    assert done.returncode == 0, done.stderr
    assert done.stderr.startswith("Warning: 1 of 2 programs are not common to all runs")
    assert (shell.folder / "there" / "page.html").is_file()
    assert not (shell.folder / "compare.html").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "RUN"),
        (("nowhere",), "nowhere is not there. Give folders of evaluated runs"),
        (("one", "one/"), "one is given twice"),
        (("one", "empty"), "empty is not an evaluated run's folder"),
        (("one", "torn"), "is not JSON"),
        (("one", "newer"), "has format 99; this hydraopt knows formats up to 1"),
        (("one", "foreign"), "No program is common to all 2 runs"),
        (("one", "--output", "empty"), "empty is a folder"),
        (("one", "--outptu", "x"), "--outptu"),
    ],
)
def test_what_the_user_can_mend_ends_with_2(shell, runs, arguments, said):
    (shell.folder / "empty").mkdir()
    for name, text in (("torn", "{"), ("newer", '{"format": 99}')):
        evaluated(shell.folder / name, [])
        (shell.folder / name / "evaluation" / "evaluation.json").write_text(text)
    evaluated(shell.folder / "foreign", [entry("other", None)])

    done = shell("compare", *arguments)

    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert not (shell.folder / "compare.html").exists()


def test_help_names_the_command_and_its_arguments(shell):
    assert "\n  compare " in shell("--help").stdout
    done = shell("compare", "--help")
    assert done.returncode == 0
    assert "--json FILE" in done.stdout


def test_comparing_loads_neither_hydra_nor_torch(shell, runs):
    code = (
        "import sys; from hydraopt.cli.main import main\n"
        "sys.argv = ['hydraopt', 'compare', 'one', 'two']\n"
        "assert main() == 0\n"
        "print(sorted({'torch', 'hydra', 'transformers'} & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=shell.folder
    )
    assert done.stdout.splitlines()[-1] == "[]", done.stderr


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("hydraopt comp", ["compare"]),
        ("hydraopt compare o", ["one/"]),
        ("hydraopt compare one two/", ["two/evaluation/"]),
        ("hydraopt compare one --", ["--output", "--json"]),
    ],
)
def test_runs_and_options_are_completed(shell, runs, line, offered):
    done = shell("-sc", "query=bash", COMP_LINE=line)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split() == offered
