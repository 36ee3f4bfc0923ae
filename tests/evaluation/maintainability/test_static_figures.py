import json
import math
import subprocess
import sys
import tempfile

import pytest

from hydraopt.common.errors import UserError
from hydraopt.evaluation.maintainability.lint import findings
from hydraopt.evaluation.maintainability.static import FIGURES, assess, summary_over, tools

pytest.importorskip("radon")
pytest.importorskip("complexipy")

BRANCHES = """\
def classify(values):
    total = 0
    for value in values:
        if value > 0 and value < 9:
            total += value
        elif value:
            total -= 1
        else:
            continue
    return total
"""
SHORT = "def classify(values):\n    return sum(values)\n"
BROKEN = "def classify(values:\n    return 1\n"


def figures_of(source):
    side = assess([(source, None)])[0]["before"]
    assert side["error"] is None
    return side["figures"]


def test_a_function_counted_by_hand():
    found = figures_of(BRANCHES)

    assert found["cyclomatic"] == 5  # 1, for, if, and, elif
    assert found["cyclomatic_max"] == 5
    assert found["cognitive"] == 6  # for 1, nested if 2, and 1, elif 1, else 1
    assert found["cognitive_max"] == 6
    assert found["logical_lines"] == 9  # `else` is no statement
    assert found["physical_lines"] == 10
    # Operators >, <, and, +=, -=; ten operands: value, 0, value, 9, two comparisons, total, value,
    # total, 1, of which seven are distinct.
    volume = (5 + 10) * math.log2(5 + 7)
    assert found["halstead_volume"] == pytest.approx(volume)
    # radon counts `else:` as a logical line, so there are ten.
    index = 171 - 5.2 * math.log(volume) - 0.23 * 5 - 16.2 * math.log(10)
    assert found["maintainability_index"] == pytest.approx(100 / 171 * index)
    assert set(found) == set(FIGURES)


@pytest.mark.parametrize(
    ("source", "cyclomatic", "largest", "cognitive"),
    [
        ("x = 1\n", 1, 1, 0),
        ("", 1, 1, 0),
        # Module-level code is a block of its own: for 1, nested if 2.
        ("for i in range(3):\n    if i:\n        print(i)\n", 3, 3, 3),
        # A closure is a block of its own, too: 1 + 2.
        (
            "def f(x):\n    y = x\n    def g():\n        if y:\n            x()\n    return g\n",
            3,
            2,
            2,
        ),
        # Methods, also of inner classes: while and handler, 1 + 2; if, 1 + 1.
        (
            "class A:\n    class B:\n        def m(self):\n            if self:\n"
            "                return 1\n    def n(self):\n        while True:\n            try:\n"
            "                pass\n            except ValueError:\n                break\n",
            5,
            3,
            4,
        ),
    ],
    ids=["statement", "nothing", "script", "closure", "methods"],
)
def test_blocks_beside_plain_functions_count(source, cyclomatic, largest, cognitive):
    found = figures_of(source)

    assert (found["cyclomatic"], found["cyclomatic_max"]) == (cyclomatic, largest)
    assert found["cognitive"] == cognitive


def test_docstrings_are_no_logical_lines_and_blank_lines_at_the_ends_no_lines():
    source = '\n\n"""About."""\r\n\r\n\r\ndef f():\r\n    """More."""\r\n    return 1\n\n\n'
    found = figures_of(source)

    assert found["logical_lines"] == 2
    assert found["physical_lines"] == 6


def test_a_program_cannot_excuse_itself():
    source = (
        "# ruff: noqa\nimport os  # noqa\n\n\ndef f(x):  # complexipy: ignore\n"
        "    return 1 if x == None else 2  # noqa: E711\n"
    )
    side = assess([(source, None)])[0]["before"]

    assert side["lint"] == {"E711": 1, "F401": 1}
    assert side["figures"]["lint_findings"] == 2
    assert side["figures"]["cognitive"] == 1


def test_the_configuration_of_the_user_is_not_read(tmp_path, monkeypatch):
    (tmp_path / "ruff.toml").write_text('[lint]\nignore = ["F401"]\n')
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert findings(["import os\n"]) == [{"F401": 1}]


def test_all_sources_go_to_one_call(monkeypatch):
    calls = []
    run = subprocess.run

    def counted(*args, **kwargs):
        calls.append(args)
        return run(*args, **kwargs)

    monkeypatch.setattr(subprocess, "run", counted)
    entries = assess([("import os\n", "import sys, re\n"), ("x = 1\n", "import os\n")])

    assert len(calls) == 1
    assert [entry["after"]["lint"] for entry in entries] == [{"E401": 1, "F401": 2}, {"F401": 1}]
    assert entries[1]["difference"]["lint_findings"] == 1


def test_what_does_not_parse_is_an_entry_with_an_error():
    deep = f"x = {'-' * 500}1\n"  # Python parses it, the counters do not
    entries = assess([(BRANCHES, BROKEN), (BRANCHES, "x = '\ud800'"), (BRANCHES, deep)])

    assert len(entries) == 3
    assert "it does not parse: '(' was never closed" in entries[0]["after"]["error"]
    assert "it does not parse" in entries[1]["after"]["error"]
    assert "it parses, but cannot be counted" in entries[2]["after"]["error"]
    for entry in entries:
        assert entry["before"]["figures"]["cyclomatic"] == 5
        assert entry["after"]["figures"] == {}
        assert entry["difference"] is None


def test_invalid_escapes_in_a_program_are_no_warnings_of_ours():
    assert figures_of("x = '\\d'\n")["logical_lines"] == 1


def test_no_program_is_run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    figures_of(f"open({str(tmp_path / 'ran')!r}, 'w')\nraise SystemExit(3)\n")
    assert list(tmp_path.iterdir()) == []


def test_the_summary_of_a_suite_is_medians_and_who_gained():
    longer = SHORT + "\n\ndef unused():\n    return 1\n"
    entries = assess(
        [(BRANCHES, SHORT), (SHORT, longer), (SHORT, SHORT), (SHORT, BROKEN), (SHORT, None)]
    )

    summary = summary_over(entries)

    assert (summary["programs"], summary["compared"]) == (5, 3)
    assert (summary["unparsed"], summary["without_after"]) == (1, 1)
    lines = summary["figures"]["logical_lines"]
    # Before 9, 2, 2; after 2, 4, 2; differences -7, 2, 0.
    assert (lines["before"], lines["after"], lines["difference"]) == (2, 2, 0)
    assert (lines["low"], lines["high"]) == (-7, 2)
    assert (lines["better"], lines["worse"], lines["equal"]) == (1, 1, 1)
    assert summary["figures"]["maintainability_index"]["better"] == 1
    assert json.loads(json.dumps(entries)) == entries
    assert json.loads(json.dumps(summary)) == summary


def test_a_suite_without_any_accepted_candidate_has_a_summary():
    summary = summary_over(assess([(SHORT, None)]))
    assert summary["figures"] == {}
    assert summary["without_after"] == 1


def test_a_missing_package_is_named_with_the_command_that_installs_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "radon", None)
    with pytest.raises(UserError, match=r"need radon,.*pip install 'hydraopt\[quality\]'"):
        assess([(SHORT, SHORT)])


def test_versions_and_rules_are_told():
    found = tools()
    assert set(found["packages"]) == {"radon", "complexipy", "ruff"}
    assert "pyflakes" in found["lint"]["rules"]["F"]


def test_a_ruff_that_fails_says_why(monkeypatch):
    failed = subprocess.CompletedProcess([], 2, "", "error: unexpected argument '--isolated'")
    monkeypatch.setattr(subprocess, "run", lambda *args, **kwargs: failed)
    with pytest.raises(UserError, match="unexpected argument '--isolated'"):
        findings(["x = 1\n"])
