from __future__ import annotations

from typing import Any

import pytest
import torch
from made_run import source_of, tiny_spec

from hydraopt.models.policy import load_policy
from hydraopt.training.batches import Encoder
from hydraopt.training.sft_work import SftWork


def gradients(policy: Any, work: SftWork, items: list[int]) -> tuple[float | None, list[Any]]:
    policy.model.zero_grad()
    loss = work.backward_passes(1, items, work.encode(items), lambda part: part.backward())
    return loss, [p.grad.clone() for p in policy.model.parameters() if p.requires_grad]


def test_the_loss_is_transformers_own_with_the_prompt_masked() -> None:
    policy = load_policy(tiny_spec(), trainable=True, device="cpu")
    encoder = Encoder(policy.tokenizer, 1024)
    row = encoder.row(source_of(0, 0), [source_of(0, 1)])
    assert row is not None
    loss, _ = gradients(policy, SftWork(policy, [row], per_pass=1), [0])
    (completion,) = row.completions
    labels = torch.tensor([[-100] * len(row.prompt) + list(completion)])
    with torch.no_grad():
        ids = torch.tensor([row.prompt + completion])
        oracle = policy.model(input_ids=ids, labels=labels).loss
    assert loss == pytest.approx(oracle.item(), rel=1e-5)


def test_every_token_weighs_the_same_however_the_step_is_cut() -> None:
    policy = load_policy(tiny_spec(), trainable=True, device="cpu")
    encoder = Encoder(policy.tokenizer, 1024)
    targets = [source_of(0, 1), source_of(0, 1) * 3, "x = 1\n"]
    rows = [row for target in targets if (row := encoder.row(source_of(0, 0), [target]))]
    found = [gradients(policy, SftWork(policy, rows, per_pass=n), [2, 0, 1]) for n in (1, 3)]
    assert found[0][0] == pytest.approx(found[1][0], rel=1e-5)
    for one, other in zip(found[0][1], found[1][1], strict=True):
        torch.testing.assert_close(one, other, rtol=1e-4, atol=1e-6)
