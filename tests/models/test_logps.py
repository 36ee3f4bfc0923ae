from __future__ import annotations

import math
from typing import Any

import pytest
import torch

from hydraopt.models import logps
from hydraopt.models.logps import (
    Batch,
    Row,
    batches_of,
    collate,
    completion_ids,
    completion_logps,
    encode,
    end_token,
    half_precision,
    prompt_ids,
)
from hydraopt.models.policy import load_policy, recompute_activations
from hydraopt.models.spec import PolicySpec
from hydraopt.models.tiny import tiny_model, tiny_tokenizer

PAD, START, END = 0, 1, 2

ROWS = [Row((1, 9, 8, 7, 60, 61, 62, 2), 4), Row((1, 9, 30, 31, 2), 2), Row((1, 5, 2), 2)]


def by_full_logits(model: Any, row: Row) -> float:
    """The oracle: the model's own logits of the whole row, nothing padded, nothing chunked."""
    ids = torch.tensor([row.input_ids])
    table = model(input_ids=ids).logits[0].detach().float().log_softmax(dim=-1)
    places = range(row.prompt_length, len(row.input_ids))
    return sum(float(table[t - 1, row.input_ids[t]]) for t in places)


def test_padded_and_batched_logps_equal_those_of_the_models_own_logits() -> None:
    model = tiny_model(3)
    found = completion_logps(model, collate(ROWS, PAD))
    assert found.dtype == torch.float32
    expected = [by_full_logits(model, row) for row in ROWS]
    assert found.tolist() == pytest.approx(expected, abs=1e-4)


def test_chunks_change_neither_values_nor_gradients(monkeypatch: pytest.MonkeyPatch) -> None:
    gradients = []
    for size in (2**24, 2 * 259):  # all at once; two positions at a time
        monkeypatch.setattr(logps, "_LOGITS_PER_CHUNK", size)
        model = tiny_model(3)
        completion_logps(model, collate(ROWS, PAD)).sum().backward()
        gradients.append([parameter.grad for parameter in model.parameters()])
    for one, other in zip(*gradients, strict=True):
        torch.testing.assert_close(one, other, rtol=1e-5, atol=1e-6)


def test_gradients_equal_those_through_full_logits() -> None:
    model, same = tiny_model(3), tiny_model(3)
    completion_logps(model, collate([ROWS[0]], PAD)).sum().backward()
    ids = torch.tensor([ROWS[0].input_ids])
    table = same(input_ids=ids).logits[0].log_softmax(dim=-1)
    sum(table[t - 1, ROWS[0].input_ids[t]] for t in range(4, 8)).backward()
    for one, other in zip(model.parameters(), same.parameters(), strict=True):
        torch.testing.assert_close(one.grad, other.grad, rtol=1e-4, atol=1e-6)


def test_a_uniform_model_gives_minus_length_times_log_vocabulary() -> None:
    model = tiny_model()
    with torch.no_grad():
        model.get_output_embeddings().weight.zero_()
    found = completion_logps(model, collate(ROWS, PAD))
    assert found.tolist() == pytest.approx([-4 * math.log(259), -3 * math.log(259), -math.log(259)])


@pytest.mark.parametrize(
    "change", [{"final_logit_softcapping": 0.05}, {"logit_scale": 3.0}, {"logits_scaling": 0.2}]
)
def test_what_some_architectures_do_to_logits_is_done(change: dict[str, float]) -> None:
    model = tiny_model(3)
    (name, value), plain = next(iter(change.items())), model(torch.tensor([[1, 5, 2]])).logits[0, 1]
    setattr(model.config, name, value)
    changed = {
        "final_logit_softcapping": value * torch.tanh(plain / value),
        "logit_scale": plain * value,
        "logits_scaling": plain / value,
    }[name]
    found = completion_logps(model, collate([ROWS[2]], PAD))
    assert found.item() == pytest.approx(changed.log_softmax(dim=-1)[2].item(), abs=1e-5)


def test_gemma2_with_its_soft_cap_agrees_with_its_own_forward() -> None:
    from transformers import Gemma2Config, Gemma2ForCausalLM

    torch.manual_seed(0)
    config = Gemma2Config(
        vocab_size=70,
        hidden_size=16,
        intermediate_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        num_key_value_heads=1,
        head_dim=8,
        final_logit_softcapping=0.02,
        attn_implementation="eager",
    )
    model = Gemma2ForCausalLM(config).eval()
    found = completion_logps(model, collate(ROWS, PAD))
    assert found.tolist() == pytest.approx([by_full_logits(model, r) for r in ROWS], abs=1e-4)


def test_bfloat16_weights_are_computed_in_bfloat16_and_summed_in_float32() -> None:
    spec = PolicySpec(name="tiny", source="tiny", dtype="bfloat16")
    policy = load_policy(spec, trainable=True, device="cpu")
    found = completion_logps(policy.model, collate(ROWS, PAD))
    assert found.dtype == torch.float32
    found.sum().backward()
    trained = [p for p in policy.model.parameters() if p.requires_grad]
    assert {p.dtype for p in trained} == {torch.float32}
    assert any(p.grad is not None and bool(p.grad.any()) for p in trained)
    with half_precision(policy.model):
        assert torch.is_autocast_enabled("cpu")
    assert not torch.is_autocast_enabled("cpu")


def test_gradient_checkpointing_changes_no_gradient() -> None:
    gradients = []
    for again in (False, True):
        spec = PolicySpec(name="tiny", source="tiny", dtype="bfloat16")
        policy = load_policy(spec, trainable=True, device="cpu", seed=1)
        if again:
            recompute_activations(policy)
        with half_precision(policy.model):
            completion_logps(policy.model, collate(ROWS, PAD)).sum().backward()
        gradients.append([p.grad for p in policy.model.parameters() if p.requires_grad])
    for one, other in zip(*gradients, strict=True):
        assert torch.equal(one, other)


def test_a_row_is_the_rendered_prompt_the_completion_and_the_end() -> None:
    tokenizer = tiny_tokenizer()
    row = encode(tokenizer, "sort it", "x = 1", 100)
    assert row is not None
    assert tokenizer.decode(row.input_ids) == (
        "<|im_start|>user\nsort it<|im_end|>\n<|im_start|>assistant\nx = 1<|im_end|>"
    )
    assert row.completion_length == len("x = 1") + 1
    assert list(row.input_ids) == [
        *prompt_ids(tokenizer, "sort it"),
        *completion_ids(tokenizer, "x = 1"),
    ]


def test_a_row_that_is_too_long_is_none() -> None:
    tokenizer = tiny_tokenizer()
    row = encode(tokenizer, "a", "b", 1000)
    assert row is not None
    assert encode(tokenizer, "a", "b", len(row.input_ids)) == row
    assert encode(tokenizer, "a", "b", len(row.input_ids) - 1) is None


def test_batches_are_of_like_length_and_bounded_with_their_padding() -> None:
    lengths = [50, 3, 2, 4, 3]
    assert batches_of(lengths, tokens=9) == [[2, 1, 4], [3], [0]]
    assert batches_of(lengths, tokens=9, most=2) == [[2, 1], [4, 3], [0]]
    assert batches_of(lengths, tokens=1000) == [[2, 1, 4, 3, 0]]
    assert batches_of([], tokens=9) == []


def test_rows_are_padded_on_the_right() -> None:
    batch = collate([Row((1, 5, 6, 2), 2), Row((1, 5), 1)], PAD)
    assert isinstance(batch, Batch)
    rest = [PAD] * 28  # to 32: few lengths, so that few kernels are compiled and kept
    assert batch.input_ids.tolist() == [[1, 5, 6, 2, *rest], [1, 5, PAD, PAD, *rest]]
    assert batch.completion.nonzero().tolist() == [[0, 2], [0, 3], [1, 1]]


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
