from __future__ import annotations

import copy
import fcntl
import json
import logging
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch

from hydraopt.common import files
from hydraopt.common.errors import UserError
from hydraopt.common.files import append_lines
from hydraopt.models import reference_store
from hydraopt.models.policy import Policy, adapter_sha256, load_policy
from hydraopt.models.reference_store import (
    CHECKED,
    Filled,
    ReferenceKey,
    ReferenceStore,
    reference_of,
)
from hydraopt.models.rows import Row, encode
from hydraopt.models.spec import LoraSpec, PolicySpec

TEXTS = [
    ("question", "x = 1"),
    ("question", "a longer answer"),
    ("another", "y"),
    ("another", "z = 3"),
    ("a third", "return sum(values)"),
    ("a third", "total = 0"),
]
TEXT_OF = {ReferenceKey.of(*text): text for text in TEXTS}
KEYS = list(TEXT_OF)


def tiny(**changes: Any) -> Policy:
    spec = PolicySpec(name="tiny", source="tiny", dtype="float32", lora=LoraSpec(r=4))
    return load_policy(replace(spec, **changes), trainable=True, device="cpu")


@pytest.fixture(scope="module")
def policy() -> Policy:
    return tiny()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "r.jsonl"


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every prompt is a batch of its own."""
    monkeypatch.setattr(reference_store, "BATCH_TOKENS", 60)


def rows_of(policy: Policy) -> Callable[[ReferenceKey], Row]:
    def row_of(key: ReferenceKey) -> Row:
        prompt, completion = TEXT_OF[key]
        return encode(policy.tokenizer, prompt, [completion])

    return row_of


def fill(store: ReferenceStore, policy: Policy, keys: Any = KEYS, **more: Any) -> Filled:
    return store.fill(policy, keys, rows_of(policy), **more)


def by_transformers(policy: Policy, key: ReferenceKey) -> float:
    """A figure by the model's own logits, one row at a time."""
    row = rows_of(policy)(key)
    ids = torch.tensor([[*row.prompt, *row.completions[0]]])
    with torch.no_grad(), policy.model.disable_adapter():
        logps = policy.model(input_ids=ids).logits.float().log_softmax(-1)
    first = len(row.prompt)
    return sum(
        float(logps[0, first + place - 1, token]) for place, token in enumerate(row.completions[0])
    )


def test_what_is_filled_is_what_the_model_says(policy: Policy, path: Path) -> None:
    store = ReferenceStore(path, "r")
    assert fill(store, policy) == Filled(computed=6, checked=0)
    expected = [by_transformers(policy, key) for key in KEYS]
    assert store.get_many(KEYS) == pytest.approx(expected, abs=1e-4)


def test_a_later_run_computes_a_few_figures_only_and_reads_the_very_same(
    policy: Policy, path: Path, passes: list[int]
) -> None:
    first = ReferenceStore(path, "r")
    fill(first, policy)
    assert sum(passes) == 6
    before = path.read_bytes()
    passes.clear()
    later = ReferenceStore(path, "r")
    assert later.missing(KEYS) == []
    assert fill(later, policy) == Filled(computed=0, checked=CHECKED)
    assert passes == [CHECKED]
    assert later.get_many(KEYS) == first.get_many(KEYS)
    assert path.read_bytes() == before


def test_what_is_there_needs_no_right_to_write(
    policy: Policy, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(ReferenceStore(path, "r"), policy)
    monkeypatch.setattr(reference_store, "lockable", None)
    assert fill(ReferenceStore(path, "r"), policy).computed == 0


def test_only_what_is_missing_is_computed(
    policy: Policy, path: Path, passes: list[int], small_batches: None
) -> None:
    fill(ReferenceStore(path, "r"), policy, KEYS[:4])
    passes.clear()
    store = ReferenceStore(path, "r")
    assert fill(store, policy, [*KEYS, *KEYS]) == Filled(computed=2, checked=CHECKED)
    assert sum(passes) == 2 + CHECKED
    whole = ReferenceStore(path.with_name("whole"), "r")
    fill(whole, policy)
    assert store.get_many(KEYS) == whole.get_many(KEYS)


@pytest.mark.parametrize("place", [0, 3, 5])
def test_an_altered_line_is_named_and_computed_again(
    policy: Policy, path: Path, place: int
) -> None:
    fill(ReferenceStore(path, "r"), policy)
    lines = path.read_text().splitlines(keepends=True)
    record = json.loads(lines[place])
    right = record["logps"]
    lines[place] = lines[place].replace(repr(right), repr(right + 1.0))
    path.write_text("".join(lines))
    said: list[str] = []
    store = ReferenceStore(path, "r", said.append)
    assert len(store) == 5
    assert len(said) == 1
    assert said[0].startswith(f"{path}:{place + 1}: an altered record")
    assert fill(store, policy).computed == 1
    assert store.get_many([KEYS[place]]) == pytest.approx([right], abs=1e-4)


def test_a_torn_last_line_is_told_once_it_is_closed_and_computed_again(
    policy: Policy, path: Path
) -> None:
    fill(ReferenceStore(path, "r"), policy)
    path.write_bytes(path.read_bytes()[:-20])
    said: list[str] = []
    store = ReferenceStore(path, "r", said.append)
    assert (len(store), said) == (5, [])  # another process may be writing it
    assert fill(store, policy).computed == 1
    assert [line.split(": not a record")[0] for line in said] == [f"{path}:6"]
    assert len(ReferenceStore(path, "r")) == 6


def test_a_file_of_another_reference_or_format_is_not_believed(policy: Policy, path: Path) -> None:
    fill(ReferenceStore(path, "other"), policy)
    with path.open("a") as stream:
        stream.write('{"format":1,"logps":-1.0,"program":"aa","prompt":"bb"}\n')
    said: list[str] = []
    store = ReferenceStore(path, "r", said.append)
    assert len(store) == 0
    assert len(said) == 2
    assert "1: a record of another reference, and 5 more like it" in said[0]
    assert "7: a record of format 1, not 2" in said[1]
    assert fill(store, policy) == Filled(computed=6, checked=0)
    assert len(ReferenceStore(path, "r")) == 6


def test_figures_that_the_model_no_longer_gives_are_set_aside_and_computed_again(
    path: Path, passes: list[int]
) -> None:
    policy = tiny()
    old = ReferenceStore(path, "r")
    fill(old, policy)
    stale = path.read_bytes()
    with torch.no_grad():
        for parameter in policy.model.parameters():
            parameter.mul_(1.1)
    said: list[str] = []
    early, store = (ReferenceStore(path, "r", said.append) for _ in range(2))
    assert fill(store, policy, KEYS[:4]) == Filled(computed=4, checked=CHECKED)
    assert len(said) == 1
    assert f"{path} no longer holds what the model gives" in said[0]
    assert path.with_suffix(".stale").read_bytes() == stale
    assert store.get_many(KEYS[:4]) == pytest.approx(
        [by_transformers(policy, key) for key in KEYS[:4]], abs=1e-4
    )
    assert store.missing(KEYS) == KEYS[4:]  # the other stale ones are gone too
    # Others have read the stale file and find it filled anew, shorter now, then about as long.
    assert fill(old, policy) == Filled(computed=2, checked=CHECKED)
    assert fill(early, policy) == Filled(computed=0, checked=CHECKED)
    assert early.get_many(KEYS) == old.get_many(KEYS)
    assert early.get_many(KEYS[:4]) == store.get_many(KEYS[:4])
    assert len(said) == 1


@pytest.mark.parametrize("dtype", ["float32", "bfloat16"])
def test_other_batches_and_unshared_prompts_are_within_the_tolerance(
    path: Path, dtype: str
) -> None:
    said: list[str] = []
    fill(ReferenceStore(path, "r"), tiny(dtype=dtype))
    apart = tiny(dtype=dtype, share_prompt=False)
    assert not apart.packs
    assert fill(ReferenceStore(path, "r", said.append), apart) == Filled(0, CHECKED)
    assert said == []


def test_the_file_belongs_to_the_reference(policy: Policy, tmp_path: Path) -> None:
    store = ReferenceStore.of(policy, tmp_path)
    assert store.path.parent == tmp_path / "reference"
    assert store.path.name == f"tiny-{reference_of(policy)[:24]}.jsonl"
    fill(store, policy)
    named = {json.loads(line)["reference"] for line in store.path.read_text().splitlines()}
    assert named == {reference_of(policy)}


def test_what_changes_a_figure_makes_another_reference_and_rounding_does_not(
    policy: Policy,
) -> None:
    same = reference_of(policy)
    assert reference_of(tiny(attention="eager", max_length=64, lora=LoraSpec(r=8))) == same
    tokenizer = copy.deepcopy(policy.tokenizer)
    tokenizer.chat_template = tokenizer.chat_template.replace("\n", " ")
    others = [
        tiny(dtype="bfloat16"),
        replace(policy, adapter="an adapter"),
        replace(policy, base="other weights"),
        replace(policy, tokenizer=tokenizer),
    ]
    assert len({same, *map(reference_of, others)}) == 5


@pytest.mark.parametrize(
    "change",
    [{"lora_alpha": 16}, {"use_rslora": True}, {"alpha_pattern": {"q_proj": 64}}],
)
def test_an_adapter_of_another_scaling_is_another_one(
    policy: Policy, tmp_path: Path, change: dict[str, Any]
) -> None:
    policy.model.save_pretrained(tmp_path)
    before = adapter_sha256(tmp_path)
    described = tmp_path / "adapter_config.json"
    config = json.loads(described.read_text())
    described.write_text(json.dumps(config | {"lora_dropout": 0.5}))
    assert adapter_sha256(tmp_path) == before
    described.write_text(json.dumps(config | change))
    assert adapter_sha256(tmp_path) != before


def test_a_template_that_writes_the_date_makes_a_reference_a_day(policy: Policy) -> None:
    """Its prompts are others tomorrow, though neither template nor texts have changed."""
    found = []
    for day in ("Monday", "Tuesday", "Tuesday"):
        tokenizer = copy.deepcopy(policy.tokenizer)
        tokenizer.chat_template = "{{ bos_token }}" + tokenizer.chat_template
        tokenizer.bos_token = day
        found.append(reference_of(replace(policy, tokenizer=tokenizer)))
    assert found[0] != found[1] == found[2]


def test_keys_differ_by_prompt_and_by_program() -> None:
    assert len({*KEYS, ReferenceKey.of("question", "x = 2"), ReferenceKey.of("q", "x = 1")}) == 8


def test_progress_is_told_before_the_first_and_after_each_batch(
    policy: Policy, path: Path, small_batches: None
) -> None:
    told: list[tuple[int, int]] = []
    store = ReferenceStore(path, "r")
    fill(store, policy, progress=lambda *figures: told.append(figures))
    assert told == [(0, 6), (2, 6), (4, 6), (6, 6)]
    fill(store, policy, progress=lambda *figures: told.append(figures))
    assert len(told) == 4


def test_filling_leaves_a_training_model_in_training_mode(path: Path) -> None:
    policy = tiny()
    fill(ReferenceStore(path, "r"), policy)
    assert policy.model.training
    assert torch.is_grad_enabled()


def test_a_figure_that_is_no_number_is_not_stored(path: Path) -> None:
    policy = tiny()
    with torch.no_grad():
        policy.model.get_output_embeddings().weight.fill_(torch.nan)
    with pytest.raises(UserError, match=r"not finite.*float32"):
        fill(ReferenceStore(path, "r"), policy)
    assert path.read_bytes() == b""


@pytest.fixture
def held(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The lock of the file, in other hands."""
    monkeypatch.setattr(reference_store, "POLL_S", 0.01)
    path.touch()
    with path.open("ab") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        yield stream


def test_a_waiting_run_says_so_and_reads_what_the_other_has_computed(
    policy: Policy,
    path: Path,
    held: Any,
    passes: list[int],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO)
    other = ReferenceStore(path.with_name("other"), "r")
    fill(other, policy)
    lines = other.path.read_bytes().splitlines(keepends=True)
    passes.clear()
    told: list[tuple[int, int]] = []

    def tell(done: int, total: int) -> None:
        told.append((done, total))
        if done < 5:
            held.write(lines[done])
            held.flush()
        else:
            fcntl.flock(held, fcntl.LOCK_UN)  # as if the other had been killed

    store = ReferenceStore(path, "r")
    assert fill(store, policy, progress=tell) == Filled(computed=1, checked=CHECKED)
    assert told == [*((done, 6) for done in range(6)), (5, 6), (6, 6)]
    assert passes == [CHECKED, 1]
    assert "waiting for it (0 of 6 are there)" in caplog.text
    assert store.get_many(KEYS) == other.get_many(KEYS)


def test_a_holder_that_adds_nothing_any_more_is_not_waited_for(
    policy: Policy, path: Path, held: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reference_store, "STALLED_S", 0.05)
    said: list[str] = []
    assert fill(ReferenceStore(path, "r", said.append), policy).computed == 6
    assert len(said) == 1
    assert "computes what is missing itself" in said[0]


@pytest.mark.parametrize("window", [1, 1024])
def test_without_locks_what_another_has_written_meanwhile_is_left_out(
    policy: Policy, path: Path, monkeypatch: pytest.MonkeyPatch, small_batches: None, window: int
) -> None:
    monkeypatch.setattr(reference_store, "WINDOW", window)
    monkeypatch.setattr(files, "_locked", lambda stream: True)
    other = ReferenceStore(path, "r")
    whole = reference_store.append_lines
    by_other: list[Filled] = []

    def interrupted(*arguments: Any) -> None:
        whole(*arguments)
        monkeypatch.setattr(reference_store, "append_lines", whole)
        by_other.append(fill(other, policy, KEYS[2:4]))

    monkeypatch.setattr(reference_store, "append_lines", interrupted)
    store = ReferenceStore(path, "r")
    assert fill(store, policy).computed == 4
    assert by_other == [Filled(computed=2, checked=0)]
    assert store.missing(KEYS) == []
    assert len(path.read_bytes().splitlines()) == 6


def test_of_two_records_of_a_key_the_first_holds(policy: Policy, path: Path) -> None:
    for logps in (-1.0, -2.0):
        append_lines(path, [reference_store._record("r", KEYS[0], logps)])
    assert ReferenceStore(path, "r").get_many(KEYS[:1]) == [-1.0]


def test_many_records_take_little_memory(path: Path) -> None:
    many = 5000
    append_lines(
        path,
        (reference_store._record("r", ReferenceKey.of("p", str(i)), -i / 7) for i in range(many)),
    )
    tracemalloc.start()
    try:
        store = ReferenceStore(path, "r")
        held, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(store) == many
    assert held < 400 * many
    assert peak < held + (1 << 20)
