from types import SimpleNamespace

import pytest
import torch

from hydraopt.models.policy import load_policy
from hydraopt.models.prefill import left_padded, prefilled
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
