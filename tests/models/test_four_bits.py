"""4-bit weights on a CPU are what their dequantised values are, forwards and backwards."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch

from hydraopt.models import hub
from hydraopt.models.layers import decoder_layers
from hydraopt.models.logps import completion_logps, half_precision
from hydraopt.models.policy import Policy, load_policy
from hydraopt.models.resting import resting
from hydraopt.models.rows import encode
from hydraopt.models.spec import LoraSpec, PolicySpec
from hydraopt.models.tiny import tiny_model, tiny_tokenizer

functional = pytest.importorskip("bitsandbytes.functional", reason="bitsandbytes is not installed")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    tiny_model(5).save_pretrained(tmp_path / "model")
    tiny_tokenizer().save_pretrained(tmp_path / "model")
    return tmp_path / "model"


def policy_of(folder: Path, dtype: str, quantization: str) -> Policy:
    lora = LoraSpec(r=4)
    spec = PolicySpec(
        source="hub", location=str(folder), dtype=dtype, quantization=quantization, lora=lora
    )
    policy = load_policy(spec, trainable=True, device="cpu")
    generator = torch.Generator().manual_seed(2)
    with torch.no_grad():
        for parameter in policy.model.parameters():
            if parameter.requires_grad:
                parameter.copy_(0.1 * torch.randn(parameter.shape, generator=generator))
    return policy


def linears(policy: Policy) -> list[Any]:
    return [
        m.base_layer for m in decoder_layers(policy.model).modules() if hasattr(m, "base_layer")
    ]


def outcome(policy: Policy) -> tuple[torch.Tensor, torch.Tensor]:
    """Log-probabilities of packed rows, and their gradients for the adapter."""
    rows = [
        encode(policy.tokenizer, "first", ["one", "another one"]),
        encode(policy.tokenizer, "the second", ["two", "three of them"]),
    ]
    with half_precision(policy.model):
        logps = completion_logps(policy.model, policy.batch(rows))
        logps.sum().backward()
    trained = [p for p in policy.model.parameters() if p.requires_grad]
    return logps.detach(), torch.cat([p.grad.flatten() for p in trained if p.grad is not None])


@pytest.mark.parametrize(("dtype", "tolerance"), [("float32", 1e-5), ("bfloat16", 2e-2)])
def test_four_bits_give_what_their_dequantised_weights_give(
    folder: Path, dtype: str, tolerance: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = hub.nf4_config()
    config.bnb_4bit_compute_dtype = getattr(torch, dtype)
    monkeypatch.setattr(hub, "nf4_config", lambda: config)
    quantised, plain = policy_of(folder, dtype, "nf4"), policy_of(folder, dtype, "none")
    assert quantised.packs
    assert quantised.fingerprint != plain.fingerprint
    for four_bits, whole in zip(linears(quantised), linears(plain), strict=True):
        assert four_bits.weight.dtype == torch.uint8
        dequantised = functional.dequantize_4bit(four_bits.weight, four_bits.weight.quant_state)
        assert not torch.equal(whole.weight, dequantised)
        with torch.no_grad():
            whole.weight.copy_(dequantised)
    # In evaluation mode first, as the reference store and validation do.
    with resting(quantised.model):
        row = encode(quantised.tokenizer, "a", ["b"])
        completion_logps(quantised.model, quantised.batch([row]))
    (logps, gradients), (expected, expected_gradients) = outcome(quantised), outcome(plain)
    torch.testing.assert_close(logps, expected, rtol=tolerance, atol=tolerance)
    scale = expected_gradients.abs().max().item()
    assert scale > 0
    torch.testing.assert_close(gradients, expected_gradients, rtol=0, atol=tolerance * scale)


def test_slowness_on_a_cpu_is_said(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    policy_of(folder, "float32", "nf4")
    assert [r.message for r in caplog.records if "nf4 on a CPU is slow" in r.message]
