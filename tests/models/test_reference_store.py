from __future__ import annotations

from pathlib import Path

import pytest
import torch

from hydraopt.models.logps import collate, completion_logps, encode
from hydraopt.models.policy import Policy, load_policy
from hydraopt.models.reference_store import ReferenceKey, ReferenceStore
from hydraopt.models.spec import PolicySpec

TEXTS = [("question", "x = 1"), ("question", "a longer answer"), ("another", "y")]
KEYS = [ReferenceKey.of(*text) for text in TEXTS]


@pytest.fixture(scope="module")
def policy() -> Policy:
    return load_policy(PolicySpec(name="tiny", source="tiny", dtype="float32"), device="cpu")


def rows_of(policy: Policy) -> dict:
    return {
        key: encode(policy.tokenizer, *text, 500) for key, text in zip(KEYS, TEXTS, strict=True)
    }


def test_what_is_filled_is_what_the_model_says(policy: Policy, tmp_path: Path) -> None:
    store = ReferenceStore(tmp_path / "r.jsonl")
    rows = rows_of(policy)
    assert store.fill(policy, rows) == 3
    with torch.no_grad():
        expected = completion_logps(policy.model, collate(list(rows.values()), 0)).tolist()
    assert store.get_many(KEYS) == pytest.approx(expected, abs=1e-4)


def test_a_later_run_computes_nothing_again_and_reads_the_very_same_figures(
    policy: Policy, tmp_path: Path
) -> None:
    first = ReferenceStore(tmp_path / "r.jsonl")
    first.fill(policy, rows_of(policy))
    later = ReferenceStore(tmp_path / "r.jsonl")
    assert later.missing(KEYS) == []
    assert later.fill(policy, rows_of(policy)) == 0
    assert later.get_many(KEYS) == first.get_many(KEYS)
    assert len((tmp_path / "r.jsonl").read_text().splitlines()) == 3


def test_a_torn_or_foreign_line_is_named_and_computed_again(policy: Policy, tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    ReferenceStore(path).fill(policy, rows_of(policy))
    whole = path.read_text()
    path.write_text('{"format": 1}\n' + whole[:-20])
    said: list[str] = []
    torn = ReferenceStore(path, said.append)
    assert len(torn) == 2
    assert len(said) == 2
    assert f"{path}:1" in said[0]
    assert f"{path}:4" in said[1]
    assert torn.fill(policy, rows_of(policy)) == 1
    assert len(ReferenceStore(path)) == 3


def test_the_file_belongs_to_the_policys_fingerprint(policy: Policy, tmp_path: Path) -> None:
    store = ReferenceStore.of(policy, tmp_path)
    assert store.path.parent == tmp_path / "reference"
    assert policy.fingerprint[:24] in store.path.name


def test_keys_differ_by_prompt_and_by_program() -> None:
    assert len({*KEYS, ReferenceKey.of("question", "x = 2"), ReferenceKey.of("q", "x = 1")}) == 5


def test_progress_is_told_before_the_first_and_after_each_batch(
    policy: Policy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "hydraopt.models.reference_store.batches_of",
        lambda lengths, _: [[place] for place in range(len(lengths))],
    )
    told: list[tuple[int, int]] = []
    ReferenceStore(tmp_path / "r").fill(policy, rows_of(policy), lambda a, b: told.append((a, b)))
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_filling_leaves_a_training_model_in_training_mode(tmp_path: Path) -> None:
    spec = PolicySpec(name="tiny", source="tiny", dtype="float32")
    policy = load_policy(spec, trainable=True, device="cpu")
    ReferenceStore(tmp_path / "r").fill(policy, rows_of(policy))
    assert policy.model.training
    assert torch.is_grad_enabled()
