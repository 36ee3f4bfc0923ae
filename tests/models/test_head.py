"""Log-probabilities from the output head, against autograd through the whole table of logits."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
import torch

from hydraopt.models import head
from hydraopt.models.head import token_logps

POSITIONS, WIDTH, VOCABULARY = 23, 6, 50


class Causal:
    """What `token_logps` asks of a causal language model."""

    def __init__(self, output: torch.nn.Module, **config: Any) -> None:
        self.output = output
        config = {"model_type": "made", "vocab_size": VOCABULARY, **config}
        self.config = SimpleNamespace(get_text_config=lambda: SimpleNamespace(**config))

    def get_output_embeddings(self) -> torch.nn.Module:
        return self.output


def linear(bias: bool = False, trained: bool = False, dtype: Any = torch.float32) -> Any:
    torch.manual_seed(5)
    made = torch.nn.Linear(WIDTH, VOCABULARY, bias=bias)
    return made.to(dtype).requires_grad_(trained)


def drawn(dtype: Any = torch.float32) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """States, targets, and what a loss hands back for each position."""
    generator = torch.Generator().manual_seed(1)
    states = 3 * torch.randn(POSITIONS, WIDTH, generator=generator)
    targets = torch.randint(VOCABULARY, (POSITIONS,), generator=generator)
    outer = torch.randn(POSITIONS, generator=generator)
    return states.to(dtype).requires_grad_(), targets, outer


def by_full_logits(
    output: torch.nn.Module, states: torch.Tensor, targets: torch.Tensor, bend: Any = None
) -> torch.Tensor:
    logits = output(states)
    table = (logits if bend is None else bend(logits)).log_softmax(dim=-1)
    return table[torch.arange(len(targets)), targets]


def positions_at_once(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    monkeypatch.setattr(head, "_rows_per_chunk", lambda *_, **__: count)


CHUNKS = pytest.mark.parametrize("chunk", [1, 4, POSITIONS, 100])


@CHUNKS
@pytest.mark.parametrize("bias", [False, True], ids=["no bias", "bias"])
def test_a_frozen_heads_values_and_gradients_are_those_of_autograd(
    monkeypatch: pytest.MonkeyPatch, bias: bool, chunk: int
) -> None:
    positions_at_once(monkeypatch, chunk)
    output = linear(bias)
    states, targets, outer = drawn()
    found = token_logps(Causal(output), states, targets)
    assert found.dtype == torch.float32
    expected = by_full_logits(output, states, targets)
    torch.testing.assert_close(found, expected, rtol=1e-5, atol=1e-5)
    (one,) = torch.autograd.grad(found, states, outer)
    (other,) = torch.autograd.grad(expected, states, outer)
    torch.testing.assert_close(one, other, rtol=1e-5, atol=1e-5)


@CHUNKS
def test_a_trained_head_gets_its_own_gradient(monkeypatch: pytest.MonkeyPatch, chunk: int) -> None:
    positions_at_once(monkeypatch, chunk)
    output = linear(bias=True, trained=True)
    states, targets, outer = drawn()
    found = token_logps(Causal(output), states, targets)
    expected = by_full_logits(output, states, targets)
    torch.testing.assert_close(found, expected, rtol=1e-5, atol=1e-5)
    inputs = [states, output.weight, output.bias]
    ours = torch.autograd.grad(found, inputs, outer)
    theirs = torch.autograd.grad(expected, inputs, outer)
    for one, other in zip(ours, theirs, strict=True):
        torch.testing.assert_close(one, other, rtol=1e-5, atol=1e-5)


@pytest.mark.filterwarnings("ignore::FutureWarning")  # PEFT's use of an old Transformers name
def test_a_head_that_an_adapter_wraps_is_trained_through() -> None:
    from peft import LoraConfig, get_peft_model

    from hydraopt.models.tiny import tiny_model

    plain = tiny_model()
    # PEFT warns of an adapter on a head that shares its weights with the embeddings.
    plain.config.tie_word_embeddings = False
    model = get_peft_model(
        plain, LoraConfig(r=2, target_modules=["lm_head"], init_lora_weights=False)
    )
    causal = model.get_base_model()
    states = torch.randn(5, 16, requires_grad=True)
    targets = torch.arange(5)
    trained = [p for p in model.parameters() if p.requires_grad]
    assert len(trained) == 2
    found = token_logps(causal, states, targets)
    expected = by_full_logits(causal.lm_head, states, targets)
    torch.testing.assert_close(found, expected, rtol=1e-5, atol=1e-5)
    ours = torch.autograd.grad(found.sum(), [states, *trained])
    theirs = torch.autograd.grad(expected.sum(), [states, *trained])
    for one, other in zip(ours, theirs, strict=True):
        torch.testing.assert_close(one, other, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("trained", [False, True], ids=["frozen", "trained"])
def test_a_token_whose_probability_is_0_in_float32_has_a_finite_log(trained: bool) -> None:
    output = torch.nn.Linear(1, 3, bias=False).requires_grad_(trained)
    with torch.no_grad():
        output.weight.copy_(torch.tensor([[0.0], [-500.0], [-500.0]]))
    states = torch.ones(2, 1, requires_grad=True)
    found = token_logps(Causal(output, vocab_size=3), states, torch.tensor([1, 0]))
    assert torch.exp(torch.tensor(-500.0)) == 0
    assert found.tolist() == [-500.0, 0.0]
    (gradient,) = torch.autograd.grad(found.sum(), states)
    # W^T (e_c - p): -500 - 0 where the token is not the likely one, and nothing where it is.
    assert gradient.tolist() == [[-500.0], [0.0]]


def test_a_bfloat16_head_gives_logs_of_its_own_logits_in_float32() -> None:
    output = linear(dtype=torch.bfloat16)
    states, targets, outer = drawn(torch.bfloat16)
    found = token_logps(Causal(output), states, targets)
    assert found.dtype == torch.float32
    table = output(states).float().log_softmax(dim=-1)  # the same rounded logits
    expected = table[torch.arange(POSITIONS), targets]
    torch.testing.assert_close(found, expected.detach(), rtol=1e-5, atol=1e-5)
    (one,) = torch.autograd.grad(found, states, outer)
    exact = states.detach().float().requires_grad_()
    (other,) = torch.autograd.grad(by_full_logits(output.float(), exact, targets), exact, outer)
    assert one.dtype == torch.bfloat16
    assert (one.float() - other).norm() / other.norm() < 0.02


def test_without_gradients_there_are_none_to_keep() -> None:
    output = linear()
    states, targets, _ = drawn()
    with torch.no_grad():
        found = token_logps(Causal(output), states, targets)
    assert not found.requires_grad
    torch.testing.assert_close(found, by_full_logits(output, states, targets).detach())


BENDS = {
    "final_logit_softcapping": lambda logits, value: value * torch.tanh(logits / value),
    "logits_soft_cap": lambda logits, value: value * torch.tanh(logits / value),
    "logit_scale": lambda logits, value: logits * value,
    "lm_head_multiplier": lambda logits, value: logits * value,
    "logits_scaling": lambda logits, value: logits / value,
}


@pytest.mark.parametrize("name", BENDS)
def test_what_some_architectures_do_to_logits_is_done(name: str) -> None:
    output = linear()
    states, targets, outer = drawn()
    found = token_logps(Causal(output, **{name: 0.3}), states, targets)
    bend = BENDS[name]
    expected = by_full_logits(output, states, targets, lambda logits: bend(logits, 0.3))
    torch.testing.assert_close(found, expected, rtol=1e-5, atol=1e-5)
    (one,) = torch.autograd.grad(found, states, outer)
    (other,) = torch.autograd.grad(expected, states, outer)
    torch.testing.assert_close(one, other, rtol=1e-5, atol=1e-5)


class Largest(torch.utils._python_dispatch.TorchDispatchMode):
    """Notes the most bytes that results as wide as the vocabulary took up at once."""

    def __init__(self, weight: torch.Tensor) -> None:
        super().__init__()
        self.vocabulary = len(weight)
        self.weights = weight.data_ptr()
        self.most = 0
        self._alive: dict[int, int] = {}

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        import weakref

        found = func(*args, **(kwargs or {}))
        for one in found if isinstance(found, tuple) else (found,):
            if isinstance(one, torch.Tensor) and one.shape[-1:] == (self.vocabulary,):
                storage = one.untyped_storage()
                key = storage.data_ptr()
                if key not in self._alive and key != self.weights:
                    self._alive[key] = storage.nbytes()
                    weakref.finalize(storage, self._alive.pop, key, None)
                self.most = max(self.most, sum(self._alive.values()))
        return found


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16], ids=["float32", "bfloat16"])
@pytest.mark.parametrize("trained", [False, True], ids=["frozen", "trained"])
def test_logits_never_take_more_than_they_may(
    monkeypatch: pytest.MonkeyPatch, trained: bool, dtype: torch.dtype
) -> None:
    monkeypatch.setattr(head, "LOGITS_MIB", 1)
    vocabulary, positions = 4096, 500  # all logits at once: 7.8 MiB in float32
    torch.manual_seed(0)
    output = torch.nn.Linear(8, vocabulary, bias=False).to(dtype).requires_grad_(trained)
    states = torch.randn(positions, 8).to(dtype).requires_grad_()
    with Largest(output.weight) as watch:
        token_logps(
            Causal(output, vocab_size=vocabulary),
            states,
            torch.randint(vocabulary, (positions,)),
        ).sum().backward()
    assert 2**19 < watch.most <= 2**20
