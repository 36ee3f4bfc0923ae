"""Attention over packed rows, against PyTorch's own with the whole mask."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from unittest.mock import patch

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch.nn.attention.flex_attention import create_block_mask
from torch.nn.functional import scaled_dot_product_attention

from hydraopt.models import attention
from hydraopt.models.attention import NotShared, block_mask, shared_prompt_attention
from hydraopt.models.packing import Part

QUERY_HEADS, KEY_HEADS, SIZE = 4, 2, 8

LINES = {
    "a pair": [(7, [5, 3])],
    "one completion": [(6, [4])],
    "several rows of unequal length": [(3, [5, 1, 2]), (1, [1]), (9, [2, 8])],
    "longer than a block": [(11, [9, 17]), (4, [4])],
    "padding at the end": [(5, [3, 6]), (13, [])],
    "a prompt of one token": [(1, [3, 2])],
}

LINE = pytest.mark.parametrize("line", LINES.values(), ids=LINES.keys())


@pytest.fixture(autouse=True, scope="module")
def short_blocks() -> Iterator[None]:
    with patch.object(attention, "QUERIES", 4):
        yield


def parts_of(line: list[tuple[int, list[int]]]) -> tuple[Part, ...]:
    parts, end = [], 0
    for length, completions in line:
        prompt = (end, end + length)
        parts.append(Part(*prompt))
        end += length
        for size in completions:
            parts.append(Part(end, end + size, prompt))
            end += size
    return tuple(parts)


def dense_mask(line: list[tuple[int, list[int]]]) -> torch.Tensor:
    """Who sees whom, written down token by token: (row, completion or prompt, place)."""
    tokens = [
        (row, number, place)
        for row, (length, completions) in enumerate(line)
        for number, size in enumerate([length, *completions])
        for place in range(size)
    ]

    def sees(q: tuple[int, int, int], k: tuple[int, int, int]) -> bool:
        same_row, in_prompt = q[0] == k[0], k[1] == 0
        before = k[2] <= q[2]
        return same_row and ((in_prompt and q[1] != 0) or (q[1] == k[1] and before))

    return torch.tensor([[sees(q, k) for k in tokens] for q in tokens])


def states(tokens: int, dtype: torch.dtype, value_size: int = SIZE) -> list[torch.Tensor]:
    generator = torch.Generator().manual_seed(tokens)
    shapes = [
        (1, QUERY_HEADS, tokens, SIZE),
        (1, KEY_HEADS, tokens, SIZE),
        (1, KEY_HEADS, tokens, value_size),
    ]
    drawn = [torch.randn(shape, generator=generator, dtype=torch.float64) for shape in shapes]
    return [one.to(dtype).requires_grad_() for one in drawn]


def run(found: torch.Tensor, inputs: list[torch.Tensor]) -> list[torch.Tensor]:
    """Return the output, (1, H, T, E), and the gradients of its weighted sum."""
    outer = torch.linspace(-1, 2, found.numel(), dtype=torch.float64).reshape(found.shape)
    gradients = torch.autograd.grad((found.double() * outer).sum(), inputs)
    return [found.detach(), *gradients]


def ours(inputs: list[torch.Tensor], parts: Any, mask: Any = None, **options: Any) -> Any:
    found, weights = shared_prompt_attention(
        torch.nn.Module(), *inputs, mask, parts=parts, **options
    )
    assert weights is None
    return run(found.transpose(1, 2), inputs)


def by_sdpa(inputs: list[torch.Tensor], mask: torch.Tensor, scale: float | None = None) -> Any:
    found = scaled_dot_product_attention(*inputs, attn_mask=mask, scale=scale, enable_gqa=True)
    return run(found, inputs)


@LINE
@pytest.mark.parametrize(
    ("dtype", "tolerance"),
    # In float64 gradients of keys and values are still summed in float32.
    [(torch.float32, 1e-5), (torch.float64, 1e-6)],
    ids=["float32", "float64"],
)
def test_output_and_gradients_are_those_of_sdpa_with_the_whole_mask(
    line: Any, dtype: torch.dtype, tolerance: float
) -> None:
    mask = dense_mask(line)
    inputs = states(len(mask), dtype)
    for one, other in zip(ours(inputs, parts_of(line)), by_sdpa(inputs, mask), strict=True):
        assert one.dtype == dtype
        torch.testing.assert_close(one, other, rtol=tolerance, atol=tolerance)


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(1, 10), st.lists(st.integers(1, 10), max_size=3)),
        min_size=1,
        max_size=3,
    ),
    st.integers(1, 12),
)
def test_any_line_in_blocks_of_any_size_agrees(
    line: list[tuple[int, list[int]]], queries: int
) -> None:
    mask = dense_mask(line)
    inputs = states(len(mask), torch.float32)
    with patch.object(attention, "QUERIES", queries):
        found = ours(inputs, parts_of(line))
    for one, other in zip(found, by_sdpa(inputs, mask), strict=True):
        torch.testing.assert_close(one, other, rtol=1e-4, atol=1e-5)


@LINE
def test_bfloat16_is_near_float32(line: Any) -> None:
    mask = dense_mask(line)
    inputs = states(len(mask), torch.bfloat16)
    exact = [one.detach().float().requires_grad_() for one in inputs]
    for one, other in zip(ours(inputs, parts_of(line)), by_sdpa(exact, mask), strict=True):
        assert one.dtype == torch.bfloat16
        error = (one.float() - other).norm() / other.norm()
        assert error < 0.02


def test_blocks_of_the_usual_size_agree_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attention, "QUERIES", 256)
    line = [(300, [270, 30])]
    mask = dense_mask(line)
    inputs = states(len(mask), torch.float32)
    for one, other in zip(ours(inputs, parts_of(line)), by_sdpa(inputs, mask), strict=True):
        torch.testing.assert_close(one, other, rtol=1e-4, atol=1e-5)


def test_scaling_is_heeded_and_values_may_have_another_size() -> None:
    line = LINES["several rows of unequal length"]
    mask = dense_mask(line)
    inputs = states(len(mask), torch.float32, value_size=5)
    found = ours(inputs, parts_of(line), scaling=0.7)
    for one, other in zip(found, by_sdpa(inputs, mask, 0.7), strict=True):
        torch.testing.assert_close(one, other, rtol=1e-5, atol=1e-5)


@LINE
def test_the_block_mask_is_the_whole_mask(line: Any) -> None:
    expected = dense_mask(line)
    tokens = len(expected)
    mask = block_mask(parts_of(line), tokens, "cpu")
    places = torch.arange(tokens)
    seen = mask.mask_mod(torch.tensor(0), torch.tensor(0), places[:, None], places[None, :])
    assert torch.equal(seen, expected)


def test_the_block_mask_leaves_out_blocks_that_see_nothing() -> None:
    line = [(128, [128, 128]), (128, [])]
    blocks = block_mask(parts_of(line), 512, "cpu").to_dense()[0, 0]
    assert blocks.tolist() == [[1, 0, 0, 0], [1, 1, 0, 0], [1, 0, 1, 0], [0, 0, 0, 1]]


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(1, 400), st.lists(st.integers(1, 300), max_size=3)),
        min_size=1,
        max_size=3,
    )
)
def test_the_block_mask_is_the_one_that_pytorch_makes_token_by_token(
    line: list[tuple[int, list[int]]],
) -> None:
    parts = parts_of(line)
    tokens = parts[-1].end
    ours = block_mask(parts, tokens, "cpu")
    theirs = create_block_mask(ours.mask_mod, None, None, tokens, tokens, device="cpu")
    assert ours.shape == theirs.shape
    for name in ("kv", "full_kv", "q", "full_q"):
        counts = [getattr(mask, f"{name}_num_blocks")[0, 0] for mask in (ours, theirs)]
        places = [getattr(mask, f"{name}_indices")[0, 0] for mask in (ours, theirs)]
        assert torch.equal(*counts)
        for row, count in enumerate(counts[0].tolist()):
            assert torch.equal(*[place[row, :count] for place in places])


@LINE
@pytest.mark.filterwarnings("ignore:flex_attention called without torch.compile")
def test_flex_attention_with_the_block_mask_gives_the_same(line: Any) -> None:
    expected = dense_mask(line)
    inputs = [one.detach() for one in states(len(expected), torch.float32)]
    mask = block_mask(parts_of(line), len(expected), "cpu")
    # What runs on CUDA, here as PyTorch's plain computation, which has no way back on a CPU.
    found, _ = shared_prompt_attention(torch.nn.Module(), *inputs, mask, parts=parts_of(line))
    other = scaled_dot_product_attention(*inputs, attn_mask=expected, enable_gqa=True)
    torch.testing.assert_close(found.transpose(1, 2), other, rtol=1e-5, atol=1e-5)


def test_scores_exist_for_few_queries_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attention, "QUERIES", 16)
    sizes: list[int] = []
    weights = attention._weights

    def watched(*args: Any) -> torch.Tensor:
        found = weights(*args)
        sizes.append(found.numel())
        return found

    monkeypatch.setattr(attention, "_weights", watched)
    line = [(100, [50, 60])]
    ours(states(210, torch.float32), parts_of(line))
    assert len(sizes) == 2 * (7 + 4 + 4)  # both ways
    assert max(sizes) <= QUERY_HEADS * 16 * 160


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"dropout": 0.1}, "drop-out"),
        ({"softcap": 30.0}, "softcap"),
        ({"s_aux": torch.zeros(4)}, "s_aux"),
        ({"sliding_window": 11}, "sees 11 tokens of 12"),
    ],
    ids=["drop-out", "soft cap", "sinks", "window"],
)
def test_what_is_not_done_is_refused_by_name(options: dict[str, Any], said: str) -> None:
    line = LINES["a pair"]  # the longest completion with its prompt: 12 tokens
    with pytest.raises(NotShared, match=said):
        ours(states(15, torch.float32), parts_of(line), **options)


def test_what_changes_nothing_is_taken() -> None:
    line = LINES["a pair"]
    inputs = states(15, torch.float32)
    found = ours(inputs, parts_of(line), sliding_window=12, softcap=None, use_cache=False)
    for one, other in zip(found, by_sdpa(inputs, dense_mask(line)), strict=True):
        torch.testing.assert_close(one, other, rtol=1e-5, atol=1e-5)


def test_without_parts_it_is_causal_attention() -> None:
    inputs = states(9, torch.float32)
    module = torch.nn.Module()
    module.is_causal = True  # type: ignore[assignment]
    module.num_key_value_groups = QUERY_HEADS // KEY_HEADS  # type: ignore[assignment]
    found, _ = shared_prompt_attention(module, *inputs, None)
    causal = torch.ones(9, 9, dtype=torch.bool).tril()
    expected = by_sdpa(inputs, causal)
    for one, other in zip(run(found.transpose(1, 2), inputs), expected, strict=True):
        torch.testing.assert_close(one, other, rtol=1e-5, atol=1e-5)
