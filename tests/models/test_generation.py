from types import SimpleNamespace

import pytest
import torch

from hydraopt.models import generation
from hydraopt.models.generation import left_padded, prefilled, write_tokens
from hydraopt.models.policy import load_policy
from hydraopt.models.spec import PolicySpec
from hydraopt.models.tiny import tiny_model

ROWS = [[5, 6, 7, 8, 9], [5, 6, 7], [5, 6, 7, 8, 9], [3], [5, 6, 7]]


def written(model, rows, cache):
    ids, mask = left_padded(rows, 0, "cpu")
    return model.generate(
        input_ids=ids,
        attention_mask=mask,
        past_key_values=cache,
        max_new_tokens=6,
        do_sample=False,
        pad_token_id=0,
        output_logits=True,
        return_dict_in_generate=True,
    )


@torch.inference_mode()
@pytest.mark.parametrize("with_adapter", [False, True])
def test_what_follows_is_the_same_with_and_without_the_cache(with_adapter):
    model = tiny_model().eval()
    if with_adapter:
        policy = load_policy(PolicySpec(source="tiny", dtype="float32"), trainable=True)
        for name, parameter in policy.model.named_parameters():
            if "lora_B" in name:
                parameter.normal_(generator=torch.Generator().manual_seed(1))
        model = policy.model.eval()
    cache = prefilled(model, ROWS, 0)
    assert cache.get_seq_length() == 4
    first, second = written(model, ROWS, cache), written(model, ROWS, None)
    assert torch.equal(first.sequences, second.sequences)
    for one, other in zip(first.logits, second.logits, strict=True):
        torch.testing.assert_close(one, other)


@torch.inference_mode()
def test_equal_prompts_are_computed_once():
    model = tiny_model().eval()
    seen = []
    model.get_decoder().register_forward_pre_hook(
        lambda module, args, kwargs: seen.append(kwargs["input_ids"].shape), with_kwargs=True
    )
    prefilled(model, ROWS, 0)
    assert seen == [(3, 4)]


def test_a_past_of_another_form_is_left_to_the_model():
    other = SimpleNamespace(_supports_default_dynamic_cache=lambda: False)
    assert prefilled(other, ROWS, 0) is None
    assert prefilled(torch.nn.Linear(1, 1), ROWS, 0) is None
    assert prefilled(tiny_model(), [[3], [4]], 0) is None


GREEDY = {"do_sample": False, "temperature": None, "top_p": None, "top_k": None}


@torch.inference_mode()
@pytest.mark.parametrize("stretch", [1, 3, 32])
def test_stretches_write_what_one_go_writes(stretch, monkeypatch):
    model = tiny_model().eval()
    monkeypatch.setattr(generation, "STRETCH", stretch)
    # End tokens that some rows meet early, some late, some never.
    whole = write_tokens(model, ROWS, pad=0, ends=[1], max_new_tokens=10, whole=True, **GREEDY)
    ends = [whole[0][4], whole[3][1]]
    expected = write_tokens(model, ROWS, pad=0, ends=ends, max_new_tokens=10, whole=True, **GREEDY)
    found = write_tokens(model, ROWS, pad=0, ends=ends, max_new_tokens=10, **GREEDY)
    assert found == expected
    assert len({len(row) for row in expected}) > 1


@torch.inference_mode()
def test_rows_that_have_ended_leave_the_batch(monkeypatch):
    model = tiny_model().eval()
    monkeypatch.setattr(generation, "STRETCH", 2)
    free = write_tokens(model, ROWS, pad=0, ends=[1], max_new_tokens=6, **GREEDY)
    end = free[3][0]  # the row of one token, [3], ends at once
    assert end not in free[0]
    sizes = []
    model.register_forward_pre_hook(
        lambda module, args, kwargs: sizes.append(len(kwargs["input_ids"])), with_kwargs=True
    )
    found = write_tokens(model, ROWS, pad=0, ends=[end], max_new_tokens=6, **GREEDY)
    assert found[3] == []
    assert found[0] == free[0]
    assert sizes[0] == len(ROWS)
    assert sizes[-1] == sum(end not in row for row in free)
