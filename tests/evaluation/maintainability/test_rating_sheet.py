import csv
import io
import re
import shutil
import subprocess
from html.parser import HTMLParser

import pytest
from rating_examples import CACHED, LOOP, REDUCE, SUM, write_run

from hydraopt.common.errors import UserError
from hydraopt.evaluation.maintainability.ratings import read_key, read_sheets
from hydraopt.evaluation.maintainability.sheet import (
    CRITERIA,
    key_of,
    make_sheet,
    page,
    table,
    write_sheet,
)


@pytest.fixture
def runs(tmp_path):
    """Two policies; on `small/b` they wrote the same, on `small/c` one of them nothing new."""
    trained = {
        "small/a": (LOOP, SUM),
        "small/b": (CACHED, SUM),
        "small/c": (LOOP, LOOP + "\n"),
        "small/d": (LOOP, None),
    }
    asked = {"small/a": (LOOP, REDUCE), "small/b": (CACHED, SUM), "small/c": (LOOP, SUM)}
    return [
        write_run(tmp_path / "one", "trained_policy", trained),
        write_run(tmp_path / "two", "asked_policy", asked),
    ]


@pytest.fixture
def sheet(runs):
    return make_sheet(runs, seed=0)


def test_every_changed_program_is_an_item_and_the_rest_is_counted(sheet):
    wanted = {
        ("small/a", ("trained_policy",), LOOP, SUM),
        ("small/a", ("asked_policy",), LOOP, REDUCE),
        ("small/b", ("asked_policy", "trained_policy"), CACHED, SUM),  # rated once for both
        ("small/c", ("asked_policy",), LOOP, SUM),
    }
    found = set()
    for item in sheet.items:
        before = item.left if item.after == "right" else item.right
        found.add((item.problem, item.policies, before, getattr(item, item.after)))
    assert found == wanted
    assert sheet.left_out == {
        "trained_policy": {"the original's text": 1, "no accepted candidate": 1}
    }


def test_the_seed_decides_ids_and_orders_and_the_order_of_runs_nothing(runs):
    first = make_sheet(runs, seed=0)
    assert make_sheet(runs[::-1], seed=0).items == first.items
    sheets = [make_sheet(runs, seed=seed) for seed in range(20)]
    assert len({sheet.id for sheet in sheets}) == 20
    assert {sheet.items[0].problem for sheet in sheets} == {"small/a", "small/b", "small/c"}
    sides = [item.after for sheet in sheets for item in sheet.items]
    assert 20 < sides.count("left") < 60  # of 80; a fair coin leaves these bounds once in 200,000


def test_problems_are_drawn_with_the_rewrites_of_all_policies(runs):
    drawn = [make_sheet(runs, seed=seed, problems=1) for seed in range(20)]
    counts = {}
    for sheet in drawn:
        [problem] = {item.problem for item in sheet.items}
        counts[problem] = len(sheet.items)
    assert counts == {"small/a": 2, "small/b": 1, "small/c": 1}
    assert len(make_sheet(runs, seed=0, problems=99).items) == 4


def test_two_runs_of_one_policy_are_told_apart_by_their_folders(tmp_path):
    runs = [write_run(tmp_path / n, "p", {"s/a": (LOOP, SUM)}) for n in ("one", "two")]
    assert make_sheet(runs, seed=0).items[0].policies == ("p (one)", "p (two)")
    with pytest.raises(UserError, match=r"names .*one twice"):
        make_sheet([runs[0], tmp_path / "two" / ".." / "one"], seed=0)


def test_nothing_to_rate_is_said(tmp_path):
    run = write_run(tmp_path / "run", "identity", {"s/a": (LOOP, LOOP), "s/b": (LOOP, None)})
    with pytest.raises(UserError, match="nothing to rate"):
        make_sheet([run], seed=0)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "cannot be read .*Name the folder of a run"),
        ("{", "is damaged"),
        ("[]", "is no evaluation"),
        ('{"policy": "p", "programs": [{"problem": "s/a"}]}', "is no evaluation"),
    ],
)
def test_a_folder_without_an_evaluation_is_refused(tmp_path, text, said):
    folder = tmp_path / "run" / "evaluation"
    folder.mkdir(parents=True)
    if text is not None:
        (folder / "evaluation.json").write_text(text)
    with pytest.raises(UserError, match=said):
        make_sheet([tmp_path / "run"], seed=0)


def test_neither_sheet_names_a_policy_a_problem_or_an_origin(sheet):
    for text in (table(sheet), page(sheet)):
        for told in ("policy", "small/", "original", "rewrite", "before", "after"):
            assert told not in text.replace("beforeunload", "")


def test_the_table_has_a_row_for_each_program_and_no_formula(sheet):
    text = table(sheet)
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))

    assert len(rows) == 2 * len(sheet.items)
    for row, (item, side) in zip(
        rows, [(i, s) for i in sheet.items for s in ("left", "right")], strict=True
    ):
        assert (row["item"], row["side"]) == (item.id, side)
        assert row["code"].strip("\n") == getattr(item, side).strip("\n")
        assert row["code"][0] not in "=+-@\t"
        assert [row[name] for name in CRITERIA] == ["", "", ""]
        assert re.fullmatch("[a-z]{6}", row["item"])


class Page(HTMLParser):
    """Gathers the fields, the programs and whatever a page would load."""

    def __init__(self, text):
        super().__init__()
        self.radios, self.loads, self.programs, self._in_code = {}, [], [], False
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.loads += [attrs[name] for name in ("src", "href") if name in attrs]
        if attrs.get("type") == "radio":
            self.radios.setdefault(attrs["name"], []).append(attrs["value"])
        if tag == "code" and not attrs:
            self._in_code = True

    def handle_data(self, data):
        if self._in_code:
            self.programs.append(data)
            self._in_code = False


def test_the_page_has_five_buttons_for_each_score_and_loads_nothing(sheet):
    found = Page(page(sheet))

    names = [f"{i.id}.{s}.{c}" for i in sheet.items for s in ("left", "right") for c in CRITERIA]
    assert found.radios == {name: list("12345") for name in names}
    assert found.loads == ["data:,"]
    assert REDUCE.rstrip("\n") in found.programs  # escaped, so it cannot end the page's script
    assert "default-src 'none'" in page(sheet)


BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "chrome"))), None)


@pytest.mark.slow
@pytest.mark.skipif(BROWSER is None, reason="no Chromium here")
def test_what_is_clicked_in_a_browser_is_what_is_read_back(sheet, tmp_path):
    write_sheet(sheet, tmp_path)
    first = sheet.items[0]
    clicks = "".join(
        f'document.querySelector(\'[name="{item.id}.{side}.{criterion}"][value="{score}"]\')'
        ".click();"
        for item in sheet.items
        for side in ("left", "right")
        for score, criterion in enumerate(CRITERIA, start=2)
        if (item, side) != (first, "right")
    )
    comment = f"document.querySelector('[name=\"{first.id}.left.comment\"]')"
    # A download while the page loads can keep Chromium from ever telling that it has loaded.
    script = (
        "<script>HTMLAnchorElement.prototype.click = () => {};"
        f"{clicks}{comment}.value = 'says \"why\",\\nat length';"
        f"{comment}.dispatchEvent(new Event('input', {{bubbles: true}}));"
        "document.querySelector('[name=rater]').value = 'A. B.';"
        "document.getElementById('save').click();</script>"
    )
    clicked = tmp_path / "clicked.html"
    clicked.write_text((tmp_path / "sheet.html").read_text() + script)

    done = subprocess.run(
        [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
         "--no-first-run", "--disable-background-networking", "--disable-extensions",
         f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom", clicked.as_uri()],
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip

    open_pairs = f"{len(sheet.items) - 1} of {len(sheet.items)} pairs rated"
    assert open_pairs in done.stdout
    assert "Saved as ratings-A_B_.csv, where 1 of 4 pairs are still open." in done.stdout
    found = Page(done.stdout)
    assert len(found.programs) == 2 * len(sheet.items)
    written = re.search('<pre id="csv" tabindex="0">(.*?)</pre>', done.stdout, re.DOTALL)[1]
    (tmp_path / "rater.csv").write_text(written)
    [read] = read_sheets([tmp_path / "rater.csv"], read_key(tmp_path / "key.json"))
    assert read.scores == {
        (item.id, side, criterion): score
        for item in sheet.items
        for side in ("left", "right")
        for score, criterion in enumerate(CRITERIA, start=2)
        if (item, side) != (first, "right")
    }
    assert read.comments == {(first.id, "left"): 'says "why",\nat length'}


def test_the_key_tells_which_program_is_which(sheet):
    key = key_of(sheet)
    first = sheet.items[0]
    entry = key["items"][first.id]
    assert entry["problem"] == first.problem
    assert entry[first.after] == "after"
    assert sorted((entry["left"], entry["right"])) == ["after", "before"]
    assert set(key["runs"]) == {"trained_policy", "asked_policy"}
