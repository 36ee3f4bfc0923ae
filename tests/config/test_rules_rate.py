from __future__ import annotations

import re

import pytest

from hydraopt.common.errors import UserError
from hydraopt.config.validate import validate


@pytest.fixture
def files(tmp_path):
    (tmp_path / "run").mkdir()
    for name in ("anne.csv", "key.json"):
        (tmp_path / name).write_text("")
    return tmp_path


def test_a_sheet_needs_runs_and_reading_back_needs_sheets_and_key(adjusted, files):
    validate(adjusted("rate", f"runs=[{files / 'run'}]"))
    validate(
        adjusted(
            "rate", "action=read", f"sheets=[{files / 'anne.csv'}]", f"key={files / 'key.json'}"
        )
    )


@pytest.mark.parametrize(
    ("overrides", "keys"),
    [
        ([], ["runs"]),
        (["runs=[run, absent]"], ["runs"]),
        (["runs=[run]", "problems=-1"], ["problems"]),
        (["runs=[run]", "action=write"], ["action"]),
        (["action=read"], ["sheets", "key"]),
        (["action=read", "sheets=[anne.csv, absent.csv]", "key=absent.json"], ["sheets", "key"]),
        (["action=read", "sheets=[run]", "key=key.json"], ["sheets"]),
    ],
)
def test_what_is_missing_is_named(adjusted, files, monkeypatch, overrides, keys):
    monkeypatch.chdir(files)
    with pytest.raises(UserError) as caught:
        validate(adjusted("rate", *overrides))
    found = re.findall(r"^  ([\w.]+)(?:=.*)?\n    rule:", str(caught.value), re.MULTILINE)
    assert sorted(found) == sorted(keys)


def test_a_reviewer_is_a_policy_that_answers_questions(configure, files):
    runs = f"runs=[{files / 'run'}]"
    validate(configure("review", runs, "policy.model=judge"))
    with pytest.raises(UserError, match="it answers no questions"):
        validate(configure("review", runs, "policy=identity"))
