from __future__ import annotations

import pytest
import torch
from torch._dynamo.utils import counters

from hydraopt.common.errors import UserError
from hydraopt.models.layers import compile_layers, decoder_layers
from hydraopt.models.logps import completion_logps, half_precision
from hydraopt.models.policy import Policy, load_policy, recompute_activations
from hydraopt.models.resting import resting
from hydraopt.models.rows import encode
from hydraopt.models.spec import LoraSpec, PolicySpec


def tiny_policy(dtype: str = "float32", adapter: str = "float32") -> Policy:
    spec = PolicySpec(source="tiny", dtype=dtype, lora=LoraSpec(r=4, dtype=adapter))
    policy = load_policy(spec, trainable=True, device="cpu")
    generator = torch.Generator().manual_seed(2)
    with torch.no_grad():
        for parameter in trained(policy):
            parameter.copy_(0.1 * torch.randn(parameter.shape, generator=generator))
    return policy


def trained(policy: Policy) -> list[torch.nn.Parameter]:
    return [parameter for parameter in policy.model.parameters() if parameter.requires_grad]


def test_layers_are_found_under_an_adapter_and_without() -> None:
    policy = tiny_policy()
    layers = decoder_layers(policy.model)
    assert [type(layer).__name__ for layer in layers] == ["LlamaDecoderLayer"] * 2
    assert decoder_layers(policy.model.get_base_model()) is layers


def test_an_architecture_without_a_list_of_layers_is_said() -> None:
    model = tiny_policy().model.get_base_model()
    model.config.num_hidden_layers = 3
    with pytest.raises(UserError, match="has no list of 3 layers"):
        decoder_layers(model)


def test_compiling_on_a_cpu_without_a_compiler_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CXX", "no-such-compiler")
    with pytest.raises(UserError, match=r"needs a C\+\+ compiler on a CPU, and 'no-such-compiler'"):
        compile_layers(tiny_policy())


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # PyTorch's compiler meets its own deprecated names
@pytest.mark.parametrize("recomputed", [False, True])
def test_compiled_layers_give_the_same_figures_for_every_length(recomputed: bool) -> None:
    compiled, plain = tiny_policy(), tiny_policy()
    compile_layers(compiled)
    if recomputed:
        recompute_activations(compiled)
    with resting(compiled.model):
        completion_logps(compiled.model, compiled.batch([encode(compiled.tokenizer, "a", ["b"])]))
    graphs = []
    for size in (1, 2, 5):
        texts = [("word " * 7 * place, ["one", "two " * size]) for place in range(size)]
        found = []
        for policy in (compiled, plain):
            rows = [encode(policy.tokenizer, prompt, answers) for prompt, answers in texts]
            logps = completion_logps(policy.model, policy.batch(rows))
            policy.model.zero_grad()
            logps.sum().backward()
            grads = torch.cat([p.grad.flatten() for p in trained(policy) if p.grad is not None])
            found.append((logps.detach(), grads))
        graphs.append(counters["stats"]["unique_graphs"])
        (logps, gradients), (expected, expected_gradients) = found
        torch.testing.assert_close(logps, expected, rtol=1e-5, atol=1e-5)
        scale = float(expected_gradients.abs().max())
        torch.testing.assert_close(
            gradients, expected_gradients, rtol=0, atol=1e-5 * max(1.0, scale)
        )
    assert graphs == [graphs[0]] * 3, "a new length compiles nothing anew"


def test_the_adapter_is_float32_unless_asked_for() -> None:
    assert {p.dtype for p in trained(tiny_policy("bfloat16"))} == {torch.float32}


@pytest.mark.parametrize("dtype", ["float32", "bfloat16"])
def test_an_adapter_in_bfloat16_learns_beside_weights_of_either_type(dtype: str) -> None:
    policy = tiny_policy(dtype, "bfloat16")
    assert {p.dtype for p in trained(policy)} == {torch.bfloat16}
    batch = policy.batch([encode(policy.tokenizer, "question", ["answer"])])
    optimizer = torch.optim.AdamW(trained(policy), lr=1e-2)
    losses = []
    for _ in range(5):
        optimizer.zero_grad()
        with half_precision(policy.model):
            loss = -completion_logps(policy.model, batch).sum()
            loss.backward()
        optimizer.step()
        losses.append(loss.item())
    assert losses[-1] < losses[0] - 0.1
    assert {state["exp_avg"].dtype for state in optimizer.state.values()} == {torch.bfloat16}


def test_an_unknown_type_of_adapter_is_said() -> None:
    spec = PolicySpec(source="tiny", dtype="float32", lora=LoraSpec(dtype="float16"))
    with pytest.raises(UserError, match=r"model\.lora\.dtype='float16' is not known"):
        load_policy(spec, trainable=True, device="cpu")
