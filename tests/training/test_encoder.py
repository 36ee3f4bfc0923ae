from __future__ import annotations

import logging
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_run import made_pairs

from hydraopt.corpus.examples import SftExample
from hydraopt.corpus.prompts import completion, prompt
from hydraopt.models.rows import encode
from hydraopt.models.tiny import tiny_tokenizer
from hydraopt.training import batches
from hydraopt.training.batches import Encoder, ExampleRows
from hydraopt.training.pair_sets import fitting

TOKENIZER = tiny_tokenizer()
PAIRS = made_pairs(4)


class Counting:
    """A tokenizer that remembers how many texts it was given at a time."""

    def __init__(self) -> None:
        self.calls: list[int] = []

    def __call__(self, texts: list[str], **how: Any) -> Any:
        self.calls.append(len(texts))
        return TOKENIZER(texts, **how)

    def __getattr__(self, name: str) -> Any:
        return getattr(TOKENIZER, name)


@settings(deadline=None, max_examples=30)
@given(st.lists(st.text(max_size=40), min_size=1, max_size=6), st.booleans())
def test_rows_are_those_of_each_text_alone_prepared_or_not(texts: list[str], ahead: bool) -> None:
    encoder = Encoder(TOKENIZER, 10_000)
    if ahead:
        encoder.prepare(texts, texts)
    expected = encode(TOKENIZER, prompt(texts[0]), [completion(text) for text in texts])
    row = encoder.row(texts[0], texts)
    assert row == expected
    assert encoder.sizes(texts[0], texts) == (expected.tokens, expected.longest)


def test_texts_are_encoded_once_and_many_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "TEXTS_AT_ONCE", 5)
    tokenizer = Counting()
    encoder = Encoder(tokenizer, 1000)
    tokenizer.calls.clear()
    fitting(PAIRS, encoder, "training")  # 4 prompts, 12 programs
    assert sorted(tokenizer.calls) == [2, 4, 5, 5]
    for pair in PAIRS:
        encoder.pair_row(pair)
    assert len(tokenizer.calls) == 4
    encoder.pair_row(PAIRS[0], {"latency": 1.0})
    assert tokenizer.calls[4:] == [1]


def test_what_fits_is_what_has_a_row_and_the_others_are_told(
    caplog: pytest.LogCaptureFixture,
) -> None:
    rows = [Encoder(TOKENIZER, 10_000).pair_row(pair) for pair in PAIRS]
    limit = sorted(row.longest for row in rows if row is not None)[5]
    encoder = Encoder(TOKENIZER, limit)
    with caplog.at_level(logging.WARNING):
        found = fitting(PAIRS, encoder, "training")
    kept = {place: encoder.pair_row(pair) for place, pair in enumerate(PAIRS)}
    fits = {place: row for place, row in kept.items() if row is not None}
    assert found.positions.tolist() == list(fits)
    assert found.tokens.tolist() == [row.tokens for row in fits.values()]
    assert found.longest.tolist() == [row.longest for row in fits.values()]
    left_out = len(PAIRS) - len(fits)
    said = f"{left_out} of 12 training pairs are longer than model.max_length={limit} tokens"
    assert (said in caplog.text) == (left_out > 0)


def test_no_pairs_fit_nothing() -> None:
    found = fitting([], Encoder(TOKENIZER, 100), "validation")
    assert found.positions.shape == (0,)
    assert found.positions.dtype == np.int64


def test_rows_of_examples_are_made_when_they_are_asked_for() -> None:
    tokenizer = Counting()
    examples = [
        SftExample("one", "a = 1", "a = 2"),
        SftExample("two", "b = 1", "b = 2"),
        SftExample("two", "b = 1", "b = 3", {"latency": 1.0}),
    ]
    rows = ExampleRows(Encoder(tokenizer, 1000), examples)
    tokenizer.calls.clear()
    assert len(rows) == 3
    assert tokenizer.calls == []
    assert rows[1] == encode(TOKENIZER, prompt("b = 1"), [completion("b = 2")])
    assert rows[2].prompt == encode(TOKENIZER, prompt("b = 1", {"latency": 1.0}), ["x"]).prompt
    assert tokenizer.calls[:2] == [1, 1]
