from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch

from hydraopt.common.errors import UserError
from hydraopt.models.logps import completion_logps
from hydraopt.models.packing import unrolled
from hydraopt.models.policy import adapter_sha256, load_policy, resolve_device
from hydraopt.models.rows import encode
from hydraopt.models.spec import LoraSpec, PolicySpec
from hydraopt.models.tiny import tiny_model, tiny_tokenizer


def spec(**changes: Any) -> PolicySpec:
    return PolicySpec(
        **{"name": "tiny", "source": "tiny", "location": "", "dtype": "float32", **changes}
    )


def logps_of(policy: Any) -> torch.Tensor:
    row = encode(policy.tokenizer, "question", ["answer"])
    with torch.no_grad():
        return completion_logps(policy.model, unrolled([row], 0))


def disturb(policy: Any) -> None:
    with torch.no_grad():
        for parameter in policy.model.parameters():
            if parameter.requires_grad:
                parameter.add_(torch.full_like(parameter, 0.02))


def test_the_tiny_model_is_the_same_for_the_same_seed_and_leaves_the_generator_alone() -> None:
    torch.manual_seed(7)
    expected = torch.rand(1)
    torch.manual_seed(7)
    first, second, other = tiny_model(1), tiny_model(1), tiny_model(2)
    assert torch.rand(1) == expected
    weights = [model.get_input_embeddings().weight for model in (first, second, other)]
    assert torch.equal(weights[0], weights[1])
    assert not torch.equal(weights[0], weights[2])
    assert sum(parameter.numel() for parameter in first.parameters()) < 10_000


def test_the_tiny_tokenizer_has_one_token_per_byte_and_loses_nothing() -> None:
    tokenizer = tiny_tokenizer()
    text = "def f(x):\n\treturn x  # größer 🙂\n"
    ids = tokenizer(text, add_special_tokens=False)["input_ids"]
    assert len(ids) == len(text.encode())
    assert tokenizer.decode(ids) == text


def test_only_the_adapter_is_trained_and_a_fresh_one_changes_nothing() -> None:
    policy = load_policy(spec(), trainable=True, device="cpu")
    names = [name for name, p in policy.model.named_parameters() if p.requires_grad]
    assert names
    assert all("lora_" in name for name in names)
    untrained = load_policy(spec(), device="cpu")
    assert torch.equal(logps_of(policy), logps_of(untrained))
    assert policy.fingerprint == untrained.fingerprint


def test_fresh_adapters_follow_the_seed() -> None:
    def down(seed: int) -> torch.Tensor:
        policy = load_policy(spec(), trainable=True, device="cpu", seed=seed)
        return next(p for n, p in policy.model.named_parameters() if "lora_A" in n)

    assert torch.equal(down(1), down(1))
    assert not torch.equal(down(1), down(2))


def test_a_saved_adapter_is_loaded_as_it_was_and_has_an_identity_of_its_own(tmp_path: Path) -> None:
    policy = load_policy(spec(), trainable=True, device="cpu")
    disturb(policy)
    policy.model.save_pretrained(tmp_path / "a")
    loaded = load_policy(spec(), adapter=tmp_path / "a", device="cpu")
    assert torch.equal(logps_of(loaded), logps_of(policy))
    assert not any(p.requires_grad for p in loaded.model.parameters())
    assert loaded.adapter == adapter_sha256(tmp_path / "a")
    assert loaded.fingerprint != policy.fingerprint
    disturb(policy)
    policy.model.save_pretrained(tmp_path / "b")
    assert adapter_sha256(tmp_path / "b") != loaded.adapter


def test_the_fingerprint_covers_dtype_and_chat_template() -> None:
    policy = load_policy(spec(), device="cpu")
    assert load_policy(spec(dtype="bfloat16"), device="cpu").fingerprint != policy.fingerprint
    policy.vocabulary = "another template"
    assert policy.fingerprint != load_policy(spec(), device="cpu").fingerprint


def test_an_adapter_that_is_missing_or_of_another_shape_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="holds no readable PEFT adapter"):
        load_policy(spec(), adapter=tmp_path, device="cpu")
    wide = load_policy(spec(lora=LoraSpec(r=2)), trainable=True, device="cpu")
    wide.model.save_pretrained(tmp_path)
    config = tmp_path / "adapter_config.json"
    config.write_text(config.read_text().replace('"r": 2', '"r": 3'))
    with pytest.raises(UserError, match="does not fit this model"):
        load_policy(spec(), adapter=tmp_path, device="cpu")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"source": "disk"}, "model.source='disk' is not known"),
        ({"source": "hub"}, "model.location is empty"),
        ({"dtype": "float8"}, "model.dtype='float8' is not known"),
        ({"quantization": "int3"}, "model.quantization='int3' is not known"),
        ({"attention": "flash_attention_2"}, "needs the package flash-attn"),
        ({"lora": LoraSpec(target_modules="nothing")}, "does not fit this model"),
    ],
)
def test_a_wrong_choice_names_value_rule_and_remedy(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(UserError, match=message):
        load_policy(spec(**changes), trainable=True, device="cpu")


def test_devices_are_resolved() -> None:
    assert resolve_device("cpu") == "cpu"
    assert resolve_device("auto") == ("cuda:0" if torch.cuda.is_available() else "cpu")
    with pytest.raises(UserError, match="choose auto, cpu or cuda"):
        resolve_device("tpu")
    if not torch.cuda.is_available():
        with pytest.raises(UserError, match="sees no CUDA device"):
            resolve_device("cuda")
