from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch

from hydraopt.common.errors import UserError
from hydraopt.models.hub import hub_fingerprint, nf4_config
from hydraopt.models.policy import PLAIN_CHAT_TEMPLATE, load_policy
from hydraopt.models.spec import PolicySpec
from hydraopt.models.tiny import tiny_model, tiny_tokenizer


def spec(location: Path | str, **changes: Any) -> PolicySpec:
    return PolicySpec(**{"source": "hub", "location": str(location), "dtype": "float32", **changes})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    tiny_model(5).save_pretrained(tmp_path / "model")
    tiny_tokenizer().save_pretrained(tmp_path / "model")
    return tmp_path / "model"


def test_any_local_folder_is_a_policy(folder: Path) -> None:
    policy = load_policy(spec(folder), device="cpu")
    expected = tiny_model(5).get_input_embeddings().weight
    assert torch.equal(policy.model.get_input_embeddings().weight, expected)
    assert policy.tokenizer.chat_template == tiny_tokenizer().chat_template
    assert policy.location == str(folder)


def test_another_tokenizer_may_be_given(folder: Path, tmp_path: Path) -> None:
    other = tiny_tokenizer()
    other.chat_template = "{{ messages[0]['content'] }}"
    other.save_pretrained(tmp_path / "tokenizer")
    policy = load_policy(spec(folder, tokenizer=str(tmp_path / "tokenizer")), device="cpu")
    assert policy.tokenizer.chat_template == other.chat_template
    assert policy.fingerprint != load_policy(spec(folder), device="cpu").fingerprint


def test_a_model_without_template_and_padding_gets_both(folder: Path) -> None:
    plain = tiny_tokenizer()
    plain.chat_template = None
    plain.pad_token = None
    plain.save_pretrained(folder)
    (folder / "chat_template.jinja").unlink()
    policy = load_policy(spec(folder), device="cpu")
    assert policy.tokenizer.chat_template == PLAIN_CHAT_TEMPLATE
    assert policy.tokenizer.pad_token == policy.tokenizer.eos_token


def test_a_folder_is_known_by_its_files(folder: Path) -> None:
    model = tiny_model(5)
    before = hub_fingerprint(str(folder), model)
    assert hub_fingerprint(str(folder), model) == before
    tiny_model(6).save_pretrained(folder)
    assert hub_fingerprint(str(folder), model) != before


def test_a_hub_model_is_known_by_its_commit() -> None:
    model = tiny_model()
    model.config._commit_hash = "a"
    before = hub_fingerprint("someone/some-model", model)
    model.config._commit_hash = "b"
    assert hub_fingerprint("someone/some-model", model) != before


def test_what_is_neither_a_folder_nor_on_the_hub_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        load_policy(spec(tmp_path / "nowhere"), device="cpu")
    assert "There is no such local folder" in str(caught.value)
    assert "model=smollm2_135m" in str(caught.value)


def test_a_folder_without_a_model_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="The folder exists but holds no tokenizer"):
        load_policy(spec(tmp_path), device="cpu")


def test_truncated_weights_are_said(folder: Path) -> None:
    weights = folder / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:100])
    with pytest.raises(UserError, match="the model could not be loaded"):
        load_policy(spec(folder), device="cpu")


def test_no_network_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    import huggingface_hub.constants

    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_OFFLINE", True)
    with pytest.raises(UserError, match="looked for on the Hugging Face hub"):
        load_policy(spec("someone/no-such-model-here"), device="cpu")


def test_four_bits_need_bitsandbytes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hydraopt.models.hub.importlib.util.find_spec", lambda name: None)
    with pytest.raises(UserError, match=r"pip install 'bitsandbytes>=0\.50'"):
        load_policy(spec(folder, quantization="nf4"), device="cpu")


def test_four_bits_are_not_sharded(folder: Path) -> None:
    with pytest.raises(UserError, match="fsdp does not shard"):
        load_policy(spec(folder, quantization="nf4"), device="cpu", sharded=True)


def test_four_bits_are_those_of_qlora() -> None:
    config = nf4_config()
    assert config.load_in_4bit
    assert config.bnb_4bit_quant_type == "nf4"
    assert config.bnb_4bit_use_double_quant
    assert config.bnb_4bit_compute_dtype == torch.bfloat16
