from __future__ import annotations

import math
from typing import Any

import pytest
import torch

from hydraopt.models.logps import completion_logps, half_precision
from hydraopt.models.packing import unrolled
from hydraopt.models.policy import Policy, load_policy, recompute_activations
from hydraopt.models.rows import Row
from hydraopt.models.spec import PolicySpec
from hydraopt.models.tiny import tiny_model

PAD = 0

ROWS = [Row((1, 9, 8, 7), ((60, 61, 62, 2),)), Row((1, 9), ((30, 31, 2),)), Row((1, 5), ((2,),))]
PAIRS = [Row((1, 9, 8, 7), ((60, 61, 62, 2), (63, 2))), Row((1, 9), ((30, 31, 2), (9, 9, 9, 2)))]

WAYS = pytest.mark.parametrize("packs", [False, True], ids=["one to a line", "packed"])


def tiny_policy(packs: bool, dtype: str = "float32", seed: int = 0) -> Policy:
    spec = PolicySpec(name="tiny", source="tiny", dtype=dtype, share_prompt=packs)
    policy = load_policy(spec, trainable=True, device="cpu", seed=seed)
    assert policy.packs == packs
    return policy


def by_full_logits(model: Any, row: Row) -> list[float]:
    """The oracle: the model's own logits of each completion alone, not padded, not chunked."""
    return [float(logps_by_full_logits(model, row.prompt, c).detach()) for c in row.completions]


def logps_by_full_logits(
    model: Any, prompt: tuple[int, ...], completion: tuple[int, ...]
) -> torch.Tensor:
    ids = prompt + completion
    table = model(input_ids=torch.tensor([ids])).logits[0].float().log_softmax(dim=-1)
    return torch.stack([table[t - 1, ids[t]] for t in range(len(prompt), len(ids))]).sum()


@WAYS
def test_logps_equal_those_of_the_models_own_logits(packs: bool) -> None:
    policy = tiny_policy(packs)
    for rows in (ROWS, PAIRS):
        found = completion_logps(policy.model, policy.batch(rows))
        assert found.dtype == torch.float32
        expected = [logps for row in rows for logps in by_full_logits(tiny_model(), row)]
        assert found.tolist() == pytest.approx(expected, abs=1e-5)


def test_gradients_equal_those_through_full_logits() -> None:
    # All weights are trained, the head with them.
    model, same = tiny_model(3), tiny_model(3)
    completion_logps(model, unrolled([ROWS[0]], PAD)).sum().backward()
    logps_by_full_logits(same, ROWS[0].prompt, ROWS[0].completions[0]).backward()
    for one, other in zip(model.parameters(), same.parameters(), strict=True):
        torch.testing.assert_close(one.grad, other.grad, rtol=1e-4, atol=1e-6)


@WAYS
def test_an_adapters_gradients_equal_those_through_full_logits(packs: bool) -> None:
    policy, plain = tiny_policy(packs, seed=1), tiny_policy(False, seed=1)
    outer = torch.tensor([0.5, -2.0, 0.25, 1.0])  # as a loss of pairs would hand back
    completion_logps(policy.model, policy.batch(PAIRS)).backward(outer)
    oracle = [
        logps_by_full_logits(plain.model, row.prompt, completion)
        for row in PAIRS
        for completion in row.completions
    ]
    torch.stack(oracle).backward(outer)
    found = [p.grad for p in policy.model.parameters() if p.requires_grad]
    expected = [p.grad for p in plain.model.parameters() if p.requires_grad]
    assert any(bool(gradient.any()) for gradient in found)
    for one, other in zip(found, expected, strict=True):
        torch.testing.assert_close(one, other, rtol=1e-4, atol=1e-6)


def test_a_uniform_model_gives_minus_length_times_log_vocabulary() -> None:
    model = tiny_model()
    with torch.no_grad():
        model.get_output_embeddings().weight.zero_()
    found = completion_logps(model, unrolled(ROWS, PAD))
    assert found.tolist() == pytest.approx([-4 * math.log(259), -3 * math.log(259), -math.log(259)])


@WAYS
def test_bfloat16_weights_are_computed_in_bfloat16_and_summed_in_float32(packs: bool) -> None:
    policy = tiny_policy(packs, "bfloat16")
    found = completion_logps(policy.model, policy.batch(ROWS))
    assert found.dtype == torch.float32
    found.sum().backward()
    trained = [p for p in policy.model.parameters() if p.requires_grad]
    assert {p.dtype for p in trained} == {torch.float32}
    assert any(p.grad is not None and bool(p.grad.any()) for p in trained)
    with half_precision(policy.model):
        assert torch.is_autocast_enabled("cpu")
    assert not torch.is_autocast_enabled("cpu")


@WAYS
def test_gradient_checkpointing_changes_no_gradient(packs: bool) -> None:
    gradients = []
    for again in (False, True):
        policy = tiny_policy(packs, "bfloat16", seed=1)
        if again:
            recompute_activations(policy)
        with half_precision(policy.model):
            completion_logps(policy.model, policy.batch(PAIRS)).sum().backward()
        gradients.append([p.grad for p in policy.model.parameters() if p.requires_grad])
    for one, other in zip(*gradients, strict=True):
        assert torch.equal(one, other)
