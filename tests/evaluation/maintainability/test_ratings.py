import csv
import io
import json

import pytest
from rating_examples import LOOP, SUM, write_run
from rich.console import Console

from hydraopt.common.errors import UserError
from hydraopt.evaluation.maintainability.ratings import (
    ratings_table,
    read_key,
    read_sheets,
    summarise,
)
from hydraopt.evaluation.maintainability.sheet import make_sheet, table, write_sheet

KEY = {
    "format": 1,
    "scale": [1, 5],
    "criteria": ["readability", "clarity"],
    "items": {
        "bcd": {"problem": "s/a", "policies": ["p"], "left": "before", "right": "after"},
        "fgh": {"problem": "s/b", "policies": ["p", "q"], "left": "after", "right": "before"},
    },
}
HEADER = "item,side,readability,clarity,comment\n"
ANNE = HEADER + "bcd,left,4,4,\nbcd,right,2,4,dense\nfgh,left,5,4,\nfgh,right,3,4,\n"
BERT = HEADER + "fgh,right,1,4,\nbcd,left,5,4,\nbcd,right,3,4,\nfgh,left,,4,\n"


@pytest.fixture
def key(tmp_path):
    path = tmp_path / "key.json"
    path.write_text(json.dumps(KEY))
    return read_key(path)


@pytest.fixture
def written(tmp_path):
    def write(**texts):
        paths = []
        for name, text in texts.items():
            path = tmp_path / f"{name}.csv"
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
            paths.append(path)
        return paths

    return write


def test_means_are_taken_over_raters_and_then_over_programs(key, written):
    found = summarise(read_sheets(written(anne=ANNE, bert=BERT), key), key)

    [first, second] = found["programs"]
    assert first["criteria"]["readability"]["before"]["mean"] == 4.5  # 4 and 5
    assert first["criteria"]["readability"]["after"]["mean"] == 2.5  # 2 and 3
    assert first["criteria"]["readability"]["difference"]["mean"] == -2
    assert first["criteria"]["readability"]["before"]["low"] == 4
    assert first["comments"] == [{"rater": "anne", "program": "after", "text": "dense"}]
    # Bert left the rewrite of s/b open: his 1 for the original has no difference.
    assert second["criteria"]["readability"]["before"]["mean"] == 2
    assert second["criteria"]["readability"]["after"] == {"mean": 5, "low": None, "high": None}
    assert second["criteria"]["readability"]["difference"]["mean"] == 2
    policy = found["policies"]["p"]["readability"]
    assert policy["after"]["mean"] == 3.75  # 2.5 and 5
    assert (policy["after"]["low"], policy["after"]["high"]) == (2.5, 5)
    assert policy["difference"]["mean"] == 0
    assert policy["lowest_after"] == 2.5
    assert policy["share_after_below_3"] == 0.5
    assert found["policies"]["q"]["readability"]["after"]["mean"] == 5
    assert found["raters"]["bert"]["missing"] == 1
    assert json.loads(json.dumps(found)) == found


def test_agreement_is_krippendorffs_over_programs_that_two_have_rated(key, written):
    found = summarise(read_sheets(written(anne=ANNE, bert=BERT), key), key)["agreement"]

    # Pairs (4, 5), (2, 3), (3, 1). Values 1 to 5 come up 1, 1, 2, 1, 1 times; the middles of their
    # ranks lie at 0.5, 1.5, 3, 4.5, 5.5. Squared distances observed: 1, 2.25 and 6.25, their mean
    # 9.5 / 3. Expected: over all 15 pairs of the six ratings, whose squared distances sum to
    # 6 (0.25 + 2.25 + 9 + 9 + 20.25 + 30.25) - 18² = 102.
    assert found["readability"]["alpha"] == pytest.approx(1 - (9.5 / 3) / (102 / 15))
    assert found["readability"]["shared_units"] == 3
    assert found["clarity"]["alpha"] is None
    assert "all ratings are 4" in found["clarity"]["reason"]


def test_one_rater_has_means_and_no_agreement(key, written):
    found = summarise(read_sheets(written(anne=ANNE), key), key)
    assert found["policies"]["q"]["readability"]["before"]["mean"] == 3
    assert found["agreement"]["readability"]["alpha"] is None
    assert "no unit has two ratings" in found["agreement"]["readability"]["reason"]


def test_a_program_that_nobody_rated_stays_in_the_record(key, written):
    partly = HEADER + "bcd,left,4,4,\nbcd,right,2,4,\n"
    found = summarise(read_sheets(written(anne=partly), key), key)
    assert found["programs"][1]["criteria"]["readability"]["after"]["mean"] is None
    assert found["policies"]["q"]["readability"]["rated"] == 0
    assert found["policies"]["q"]["readability"]["programs"] == 1
    assert "0 of 1" in drawn(found)


def drawn(found, width=110):
    stream = io.StringIO()
    Console(file=stream, width=width).print(ratings_table(found))
    return stream.getvalue()


def test_the_table_shows_policies_intervals_and_agreement(key, written):
    text = drawn(summarise(read_sheets(written(anne=ANNE, bert=BERT), key), key))

    assert "3.75 [2.50, 5.00]" in text
    assert "+0.00 [-2.00, +2.00]" in text
    assert "mean over programs [95 % interval], 2 raters" in text
    assert "Krippendorff's alpha (ordinal), readability: 0.53" in text
    assert "clarity: none: all ratings are 4" in text
    assert max(map(len, text.splitlines())) <= 110


def test_sheets_of_other_countries_spreadsheets_are_read(key, written):
    own = ("\ufeff" + ANNE).replace(",", ";").replace("\n", "\r\n") + ";;;;\r\n\r\n"
    [anne, plain] = read_sheets(written(anne=own, plain=ANNE), key)
    assert anne.scores == plain.scores
    assert len(anne.scores) == 8
    assert anne.comments == {("bcd", "right"): "dense"}


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        (HEADER + "bcd,left,6,4,\n", ["anne.csv:2: readability is '6', no whole number from 1 to"]),
        (HEADER + "bcd,left,4,4.5,\n", ["anne.csv:2: clarity is '4.5'"]),
        (HEADER + "xyz,left,4,4,\n", ["anne.csv:2: item 'xyz' is not in the key. Take the key"]),
        (HEADER + "bcd,top,4,4,\n", ["anne.csv:2: side 'top' is neither left nor right"]),
        (
            HEADER + "bcd,left,4,4,\n\nbcd,left,4,4,\n",
            ["anne.csv:4: item bcd, left, stands in line 2, too. Leave one of them."],
        ),
        # Lines are those of the file, also after a cell of several lines.
        (HEADER + 'bcd,left,4,4,"a\nb\nc"\nbcd,right,0,4,\n', ["anne.csv:5: readability is '0'"]),
        ("item,side,clarity\nbcd,left,4\n", ["anne.csv:1: there is no column readability."]),
        ("", ["anne.csv:1: there is no column item, side, readability, clarity"]),
        (HEADER + "bcd,left,,,\n", ["anne.csv: no score is filled in."]),
        (HEADER + 'bcd,left,4,4,"open\n', ["it is no CSV (unexpected end of data)"]),
        (HEADER.encode() + b"bcd,left,4,4,caf\xe9\n", ["anne.csv:2: it is not UTF-8. Save it"]),
        (
            HEADER + "xyz,left,4,4,\nbcd,left,9,9,\n",
            ["anne.csv:2: item", "anne.csv:3: readability", "anne.csv:3: clarity"],
        ),
    ],
)
def test_every_fault_is_named_with_its_file_and_line(key, written, text, faults):
    with pytest.raises(UserError) as caught:
        read_sheets(written(anne=text, bert=BERT), key)
    for fault in faults:
        assert fault in str(caught.value)
    assert str(caught.value).count("\n") == len(faults)


def test_faults_of_all_sheets_are_listed_together(key, written):
    wrong = HEADER + "bcd,left,7,4,\n"
    with pytest.raises(UserError, match=r"(?s)anne\.csv:2.*bert\.csv:2"):
        read_sheets(written(anne=wrong, bert=wrong), key)


def test_a_sheet_counts_once_and_raters_are_told_apart(key, written, tmp_path):
    [path] = written(anne=ANNE)
    with pytest.raises(UserError, match="named twice"):
        read_sheets([path, tmp_path / "." / "anne.csv"], key)
    other = tmp_path / "other" / "anne.csv"
    other.parent.mkdir()
    other.write_text(BERT)
    assert len({sheet.rater for sheet in read_sheets([path, other], key)}) == 2


def test_a_missing_sheet_is_said(key, tmp_path):
    with pytest.raises(UserError, match=r"absent\.csv: it cannot be read \(No such file"):
        read_sheets([tmp_path / "absent.csv"], key)


@pytest.mark.parametrize(
    "key",
    [
        "{",
        "[]",
        "{}",
        json.dumps(KEY | {"format": 99}),
        json.dumps(KEY | {"scale": 5}),
        json.dumps(KEY | {"items": {"bcd": {**KEY["items"]["bcd"], "left": "after"}}}),
    ],
)
def test_a_file_that_is_no_key_is_refused(tmp_path, key):
    (tmp_path / "key.json").write_text(key)
    with pytest.raises(UserError, match=r"is no key of a rating sheet .*Name the key\.json"):
        read_key(tmp_path / "key.json")


def test_a_filled_in_table_is_read_back(tmp_path):
    sheet = make_sheet([write_run(tmp_path / "run", "p", {"s/a": (LOOP, SUM)})], seed=3)
    write_sheet(sheet, tmp_path / "out")
    rows = list(csv.DictReader(io.StringIO(table(sheet).removeprefix("\ufeff"), newline="")))
    for row in rows:
        row["readability"] = "5" if row["code"].startswith("def f(x):\n    return sum") else "2"
    filled = io.StringIO()
    writer = csv.DictWriter(filled, rows[0])
    writer.writeheader()
    writer.writerows(rows)
    (tmp_path / "anne.csv").write_text(filled.getvalue())

    key = read_key(tmp_path / "out" / "key.json")
    found = summarise(read_sheets([tmp_path / "anne.csv"], key), key)

    figures = found["policies"]["p"]["readability"]
    assert (figures["before"]["mean"], figures["after"]["mean"]) == (2, 5)
    assert found["raters"]["anne"] == {
        "file": str(tmp_path / "anne.csv"),
        "scores": 2,
        "missing": 4,
    }
