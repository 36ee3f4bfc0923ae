import pytest

from hydraopt.reporting.suite_tables import (
    figure_row,
    is_assessed,
    maintainability_view,
    metric_groups,
    program_text,
)


def figure(difference, low, high, *, higher=False):
    return {
        "before": 12.5, "after": 4.0, "difference": difference, "low": low, "high": high,
        "higher_is_better": higher, "better": 3, "worse": 1, "equal": 2,
    }  # fmt: skip


def summary(compared=6, **own):
    found = {
        "programs": 8,
        "compared": compared,
        "without_after": 8 - compared,
        "unparsed": 0,
        "figures": {"cognitive": figure(-8.5, -10.0, -2.0)} if compared else {},
    }
    return {**found, **own}


def side(**figures):
    return {"error": None, "figures": figures, "lint": {}}


def test_metrics_that_differ_in_k_share_their_meaning():
    groups = metric_groups(
        {
            "pass@1": {"value": 0.25, "low": 0.1, "high": 0.5, "definition": "chance"},
            "ET": {"value": 24.16, "unit": "ms", "definition": "time"},
            "pass@5": {"value": 0.75, "low": 0.5, "high": 1.0, "definition": "chance"},
            "latency/geometric_mean_clipped": {"value": 2.0, "definition": "mean"},
        }
    )

    told = [(g.meaning, [(r.name, r.value, r.interval) for r in g.rows]) for g in groups]
    assert told == [
        ("chance", [("pass@1", "0.25", "0.1 to 0.5"), ("pass@5", "0.75", "0.5 to 1")]),
        ("time", [("ET", "24.2 ms", "")]),
    ]


@pytest.mark.parametrize(
    ("entry", "tone"),
    [
        (figure(-8.5, -10.0, -2.0), "better"),
        (figure(8.5, 2.0, 10.0), "worse"),
        (figure(8.5, 2.0, 10.0, higher=True), "better"),
        (figure(-8.5, -10.0, -2.0, higher=True), "worse"),
        (figure(-8.5, -10.0, 0.0), ""),  # 0 is not excluded
        (figure(-8.5, None, None), ""),
    ],
)
def test_a_difference_is_coloured_where_its_interval_excludes_none(entry, tone):
    assert figure_row("cognitive", entry).tone == tone


def test_a_row_shows_signs_and_counts():
    row = figure_row("maintainability_index", figure(8.5, -2.0, 10.0, higher=True))

    assert (row.name, row.better, row.before, row.after) == (
        "maintainability index", "higher", "12.5", "4"
    )  # fmt: skip
    assert (row.difference, row.interval) == ("+8.5", "−2 to +10")
    assert (row.gained, row.equal) == ("3 better, 1 worse", 2)


def test_the_view_says_of_how_many_programs_and_by_what():
    found = maintainability_view(
        {
            "maintainability": {
                "summary": summary(without_after=1),
                "tools": {"packages": {"radon": "6.0.1"}, "figures": {"cognitive": "nesting"}},
                "other_languages": 2,
            }
        }
    )

    assert found.text.startswith("7 of 8 programs were rewritten.")
    assert "1 of them could not be counted" in found.text
    assert "2 more are not Python" in found.text
    assert [row.difference for row in found.rows] == ["−8.5"]
    assert found.meanings == [("cognitive complexity", "nesting")]
    assert found.tools == "radon 6.0.1"


@pytest.mark.parametrize(
    ("evaluation", "said"),
    [
        ({}, "made before there were such figures"),
        ({"maintainability": {"left_out": "radon is missing."}}, "radon is missing. The same com"),
        (
            {"maintainability": {"summary": summary(compared=0), "tools": {}}},
            "0 of 8 programs were rewritten; there is nothing to compare.",
        ),
    ],
)
def test_an_evaluation_without_figures_says_why(evaluation, said):
    found = maintainability_view(evaluation)

    assert found.rows == []
    assert said in found.text


def test_a_program_is_told_in_a_line():
    entry = {
        "before": side(cognitive=6, logical_lines=9, halstead_volume=53.77),
        "after": side(cognitive=0, logical_lines=2, halstead_volume=4.75),
        "difference": {"cognitive": -6, "logical_lines": -7, "halstead_volume": -49.02},
    }

    assert program_text({"maintainability": entry}) == (
        "Cognitive complexity 6 → 0, Halstead volume 53.8 → 4.75, logical lines 9 → 2."
    )
    assert program_text({"maintainability": None}) == program_text({}) == ""


@pytest.mark.parametrize(
    ("found", "readable"),
    [
        (None, True),
        ({"before": side(), "after": side(), "difference": None}, True),
        ({"before": side(x=1), "after": side(x=2.5), "difference": {"x": 1.5}}, True),
        ({"before": side(x=1), "after": side(), "difference": {"x": 1.5}}, False),
        ({"before": side(x="1"), "after": side(x=2), "difference": {"x": 1}}, False),
        ({"before": side(), "after": None, "difference": None}, False),
        ("figures", False),
    ],
)
def test_what_can_be_read_of_a_program(found, readable):
    assert is_assessed(found) is readable
