from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

BEFORE = "def f(x):\n    t = 0\n    for v in x:\n        t += v\n    return t\n"
AFTER = "def f(x):\n    return sum(x)\n"


@pytest.fixture
def sheet(shell) -> Path:
    """A sheet written from two runs, of which one changed nothing in `s/b`."""
    for policy, second in (("one", BEFORE), ("two", AFTER)):
        folder = shell.folder / policy / "evaluation"
        folder.mkdir(parents=True)
        programs = [
            {"problem": name, "statement": "Sum.", "original": BEFORE, "source": source}
            for name, source in (("s/a", AFTER), ("s/b", second))
        ]
        text = json.dumps({"policy": policy, "programs": programs})
        (folder / "evaluation.json").write_text(text)
    done = shell("rate", "sheet", "runs=[one,two]", "output=out")
    assert done.returncode == 0, done.stderr
    assert "Left out of one: 1 (the original's text)" in done.stderr
    assert "Pairs of programs: 2." in done.stderr
    assert "Not for raters: out/key.json" in done.stderr
    return shell.folder / "out"


def filled(sheet: Path, name: str, score: str) -> None:
    """Write what a rater who gives everything the same score would hand in."""
    with (sheet / "sheet.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    with (sheet / name).open("w", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0])
        writer.writeheader()
        for row in rows:
            scores = dict.fromkeys(("readability", "maintainability", "clarity"), score)
            writer.writerow(row | scores)


def test_sheets_are_written_and_read_back(shell, sheet):
    filled(sheet, "anne.csv", "4")
    filled(sheet, "ben.csv", "3")

    done = shell("rate", "read", "sheets=[out/anne.csv,out/ben.csv]", "key=out/key.json")

    assert done.returncode == 0, done.stderr
    assert "2 of 2" in done.stdout  # two's programs
    assert "Krippendorff's alpha (ordinal), clarity: -" in done.stdout
    found = json.loads((sheet / "ratings.json").read_text())
    assert found["policies"]["one"]["clarity"]["after"]["mean"] == 3.5
    assert found["policies"]["one"]["clarity"]["difference"]["mean"] == 0
    assert found["raters"]["anne"]["missing"] == 0


def test_the_same_command_writes_the_same_sheet(shell, sheet):
    before = (sheet / "sheet.html").read_text()
    assert shell("rate", "sheet", "runs=[two,one]", "output=out").returncode == 0
    assert (sheet / "sheet.html").read_text() == before
    assert shell("rate", "sheet", "runs=[two,one]", "output=out", "seed=1").returncode == 0
    assert (sheet / "sheet.html").read_text() != before


def test_a_wrong_score_ends_with_2_and_names_file_and_line(shell, sheet):
    filled(sheet, "anne.csv", "7")
    done = shell("rate", "read", "sheets=[out/anne.csv]", "key=out/key.json")
    assert done.returncode == 2
    assert "out/anne.csv:2: readability is '7', no whole number from 1 to 5" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (sheet / "ratings.json").exists()


def test_an_action_that_is_none_is_refused_with_those_there_are(shell):
    done = shell("rate", "shet")
    assert done.returncode == 2
    assert "Commands: sheet, read. Did you mean sheet?" in done.stderr
