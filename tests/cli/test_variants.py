from __future__ import annotations

import pytest

from hydraopt.cli.variants import variant_sets
from hydraopt.corpus import augment
from hydraopt.corpus.dataset import DatasetSpec, load_problems


@pytest.fixture
def problems(corpus):
    return load_problems(DatasetSpec(name="jsonl", path=str(corpus)))


def test_variants_are_made_once_and_read_afterwards(problems, tmp_path, monkeypatch):
    made = variant_sets(problems, 2, 0, sandbox=None, cache=tmp_path)
    assert [len(made[problem.problem]) for problem in problems] == [2, 2, 2]

    def never(*arguments, **more):
        raise AssertionError("made a second time")

    monkeypatch.setattr(augment, "variants", never)
    assert variant_sets(problems, 2, 0, sandbox=None, cache=tmp_path) == made


def test_another_seed_count_or_problem_has_variants_of_its_own(problems, tmp_path):
    for chosen, count, seed in [(problems, 1, 0), (problems, 1, 1), (problems[:2], 1, 0)]:
        made = variant_sets(chosen, count, seed, sandbox=None, cache=tmp_path)
        assert set(made) == {problem.problem for problem in chosen}
    assert len(list((tmp_path / "variants").iterdir())) == 3


def test_a_cache_that_cannot_be_written_stops_nothing(problems, tmp_path, caplog):
    (tmp_path / "variants").write_text("in the way")
    made = variant_sets(problems, 1, 0, sandbox=None, cache=tmp_path)
    assert all(len(variants) == 1 for variants in made.values())
    assert "not kept" in caplog.text


def test_no_variants_are_asked_for_and_none_are_made(problems, tmp_path):
    assert variant_sets(problems, 0, 0, sandbox=None, cache=tmp_path) == {}
