from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hydraopt.models.rows import (
    Row,
    completion_ids,
    encode,
    end_token,
    fill,
    fill_padded,
    prompt_ids,
)
from hydraopt.models.tiny import tiny_tokenizer

PAD, END = 0, 2

SIZES = st.lists(st.integers(1, 50), max_size=30)
MOST = st.one_of(st.none(), st.integers(1, 6))


def test_a_row_is_the_rendered_prompt_the_completions_and_their_ends() -> None:
    tokenizer = tiny_tokenizer()
    row = encode(tokenizer, "sort it", ["x = 1", "y"])
    assert tokenizer.decode(row.prompt) == (
        "<|im_start|>user\nsort it<|im_end|>\n<|im_start|>assistant\n"
    )
    assert [tokenizer.decode(c) for c in row.completions] == ["x = 1<|im_end|>", "y<|im_end|>"]
    assert list(row.prompt) == prompt_ids(tokenizer, "sort it")
    assert list(row.completions[0]) == completion_ids(tokenizer, "x = 1")
    # One token per byte, and each mark one.
    assert [len(c) for c in row.completions] == [len("x = 1") + 1, len("y") + 1]


def test_lengths_of_a_row_by_hand() -> None:
    row = Row((1, 5, 6), ((7, 2), (8, 9, 9, 2), (2,)))
    assert row.completion_tokens == 2 + 4 + 1
    assert row.tokens == 3 + 7
    assert row.longest == 3 + 4


@pytest.mark.parametrize(
    ("ending", "expected"),
    [("<|im_end|>\n", END), ("<|endoftext|>", PAD), ("\n\n", END), ("", END)],
    ids=["end of text", "another token", "no special token", "nothing"],
)
def test_an_answer_ends_as_the_chat_template_ends_it(ending: str, expected: int) -> None:
    tokenizer = tiny_tokenizer()
    tokenizer.chat_template = (
        "{% for message in messages %}{{ message['content'] + " + repr(ending) + " }}{% endfor %}"
    )
    assert end_token(tokenizer) == expected


def test_batches_are_filled_in_order_up_to_the_budget() -> None:
    sizes = [4, 5, 1, 20, 3, 3, 3]
    assert fill(sizes, budget=10) == [[0, 1, 2], [3], [4, 5, 6]]
    assert fill(sizes, budget=10, most=2) == [[0, 1], [2], [3], [4, 5], [6]]
    assert fill(sizes, budget=1000) == [[0, 1, 2, 3, 4, 5, 6]]
    assert fill([], budget=10) == []


def test_padded_batches_are_of_like_length_and_bounded_with_their_padding() -> None:
    lengths = [50, 3, 2, 4, 3]
    assert fill_padded(lengths, budget=9) == [[2, 1, 4], [3], [0]]
    assert fill_padded(lengths, budget=9, most=2) == [[2, 1], [4, 3], [0]]
    assert fill_padded(lengths, budget=1000) == [[2, 1, 4, 3, 0]]
    assert fill_padded([], budget=9) == []


@given(SIZES, st.integers(1, 120), MOST)
def test_filled_batches_keep_order_budget_and_count_and_none_could_be_joined(
    sizes: list[int], budget: int, most: int | None
) -> None:
    batches = fill(sizes, budget, most)
    assert [place for batch in batches for place in batch] == list(range(len(sizes)))
    for batch in batches:
        assert len(batch) == 1 or sum(sizes[place] for place in batch) <= budget
        assert 1 <= len(batch) <= (most or len(sizes))
    for batch, after in itertools.pairwise(batches):
        whole = sum(sizes[place] for place in batch) + sizes[after[0]] > budget
        assert whole or len(batch) == most


@given(SIZES, st.integers(1, 120), MOST)
def test_padded_batches_hold_every_item_once_within_budget_and_count(
    sizes: list[int], budget: int, most: int | None
) -> None:
    batches = fill_padded(sizes, budget, most)
    assert sorted(place for batch in batches for place in batch) == list(range(len(sizes)))
    for batch in batches:
        widths = [sizes[place] for place in batch]
        assert len(batch) == 1 or len(batch) * max(widths) <= budget
        assert 1 <= len(batch) <= (most or len(sizes))
    in_order = [sizes[place] for batch in batches for place in batch]
    assert in_order == sorted(sizes)
