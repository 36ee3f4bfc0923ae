from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
import torch
from made_run import NAMES, made_pairs, made_preferences, tiny_spec

from hydraopt.corpus.prompts import NoConditioning, PromptConditioning, prompt
from hydraopt.models.logps import completion_logps
from hydraopt.models.packing import unrolled
from hydraopt.models.policy import Policy, load_policy
from hydraopt.preference.labels.base import Label
from hydraopt.preference.weighting.adaptive_region import AdaptiveRegion
from hydraopt.preference.weighting.fixed import Fixed
from hydraopt.training.batches import Encoder, reference_key
from hydraopt.training.dpo_work import DpoWork, PairSet, region_losses

PAIRS = made_pairs(2)
FIRST_IS_FASTER = Fixed(NAMES, {"latency": 1.0})


class SomeAbstain:
    """Abstains where the pair's first value is below a half; else the first is chosen."""

    draws = 0

    def __call__(self, weights: Any, v_first: Any, v_second: Any, *draws: Any) -> Label:
        return Label(np.ones(len(weights)), v_first[:, 0] < 0.5)


def moved_policy() -> Policy:
    """A policy whose adapter does something."""
    policy = load_policy(tiny_spec(), trainable=True, device="cpu", seed=1)
    generator = torch.Generator().manual_seed(0)
    with torch.no_grad():
        for parameter in policy.model.parameters():
            if parameter.requires_grad:
                parameter.add_(0.3 * torch.randn(parameter.shape, generator=generator))
    return policy


def logps_table(policy: Policy, encoder: Encoder) -> np.ndarray:
    rows = [encoder.pair_row(pair) for pair in PAIRS]
    with torch.no_grad():
        return np.array(
            [completion_logps(policy.model, unrolled([row], 0)).tolist() for row in rows if row]
        )


def make_work(policy: Policy, reference: np.ndarray, **changes: Any) -> DpoWork:
    data = PairSet(
        PAIRS, made_preferences(PAIRS, changes.pop("label", None)), np.arange(len(PAIRS)), reference
    )
    values: dict[str, Any] = {
        "weighting": FIRST_IS_FASTER,
        "conditioning": NoConditioning(),
        "beta": 0.5,
        "per_pass": 2,
        "seed": 0,
        **changes,
    }
    return DpoWork(policy, data, Encoder(policy.tokenizer, 1024), **values)


def gradients(policy: Policy, work: DpoWork, items: list[int]) -> tuple[float | None, list[Any]]:
    policy.model.zero_grad()
    loss = work.backward_passes(1, items, work.encode(items), lambda part: part.backward())
    return loss, [
        None if p.grad is None else p.grad.clone()
        for p in policy.model.parameters()
        if p.requires_grad
    ]


def test_against_itself_the_loss_is_ln_2_and_nothing_diverges() -> None:
    policy = moved_policy()
    reference = logps_table(policy, Encoder(policy.tokenizer, 1024))
    work = make_work(policy, reference)
    loss, _ = gradients(policy, work, [0, 1, 2])
    record = work.finish()
    assert loss == pytest.approx(math.log(2), abs=1e-4)
    assert record["divergence"] == pytest.approx(0, abs=1e-5)
    assert record["implicit_reward_margin"] == pytest.approx(0, abs=1e-3)


def test_figures_are_those_of_the_definitions() -> None:
    policy = moved_policy()
    encoder = Encoder(policy.tokenizer, 1024)
    now = logps_table(policy, encoder)
    reference = now - np.array([[3.0, -1.0], [0.5, 2.0]] * 3)  # logratios, by hand
    work = make_work(policy, reference)
    loss, _ = gradients(policy, work, [0, 1])
    record = work.finish()
    faster = (
        made_preferences(PAIRS).summary_first[:2, 0] < made_preferences(PAIRS).summary_second[:2, 0]
    )
    margins = np.where(faster, 1, -1) * 0.5 * np.array([4.0, -1.5])
    assert record["implicit_reward_margin"] == pytest.approx(margins.mean(), abs=1e-4)
    assert record["implicit_reward_accuracy"] == (margins > 0).mean()
    assert record["loss"] == pytest.approx(np.log1p(np.exp(-margins)).mean(), abs=1e-4)
    assert loss == pytest.approx(record["loss"])
    rows = work.encode([0, 1])
    lengths = np.array([[len(completion) for completion in row.completions] for row in rows])
    ratios = np.array([[3.0, 1.0], [0.5, 2.0]]) / lengths
    assert record["divergence"] == pytest.approx(ratios.mean(), abs=1e-4)
    assert record["tokens"] == sum(len(row.prompt) for row in rows) + lengths.sum()
    padded = 32 * math.ceil(record["tokens"] / 32)
    assert record["pad_share"] == pytest.approx(1 - record["tokens"] / padded)
    assert record["weights"] == [[1.0, 0.0]] * 2
    assert record["weights_mean"] == {"latency": 1.0, "memory": 0.0}
    assert record["preference_rate"]["latency"] == 1.0
    assert record["alpha"] == {}
    assert record["abstained"] == 0


def test_how_a_step_is_cut_into_passes_changes_no_gradient() -> None:
    policy = moved_policy()
    reference = logps_table(policy, Encoder(policy.tokenizer, 1024)) - np.arange(12).reshape(6, 2)
    found = [
        gradients(policy, make_work(policy, reference, per_pass=n), [5, 2, 0, 1]) for n in (1, 3, 4)
    ]
    for loss, grads in found[1:]:
        assert loss == pytest.approx(found[0][0], rel=1e-5)
        for one, other in zip(grads, found[0][1], strict=True):
            torch.testing.assert_close(one, other, rtol=1e-4, atol=1e-6)


def test_on_a_cpu_long_pairs_are_cut_into_more_passes_without_another_gradient(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    policy = moved_policy()
    reference = logps_table(policy, Encoder(policy.tokenizer, 1024)) - np.arange(12).reshape(6, 2)
    found = []
    for tokens, passes in ((10**6, 1), (1, 4)):
        monkeypatch.setattr("hydraopt.training.batches.CPU_PASS_TOKENS", tokens)
        losses: list[torch.Tensor] = []
        work = make_work(policy, reference, per_pass=4)
        policy.model.zero_grad()
        work.backward_passes(1, [5, 2, 0, 1], work.encode([5, 2, 0, 1]), losses.append)
        assert len(losses) == passes
        torch.stack(losses).sum().backward()
        found.append([p.grad.clone() for p in policy.model.parameters() if p.grad is not None])
        assert work.finish()["abstained"] == 0
    for one, other in zip(*found, strict=True):
        torch.testing.assert_close(one, other, rtol=1e-4, atol=1e-6)


def test_pairs_that_abstain_weigh_nothing() -> None:
    policy = moved_policy()
    reference = logps_table(policy, Encoder(policy.tokenizer, 1024)) - np.arange(12).reshape(6, 2)
    work = make_work(policy, reference, label=SomeAbstain())
    preferences = made_preferences(PAIRS)
    kept = [
        i for i in range(6) if preferences.summary_first[i, 0] <= preferences.summary_second[i, 0]
    ]
    assert 0 < len(kept) < 6
    loss_all, grads_all = gradients(policy, work, list(range(6)))
    record = work.finish()
    loss_kept, grads_kept = gradients(policy, work, kept)
    assert record["abstained"] == 6 - len(kept)
    assert loss_all == pytest.approx(loss_kept, rel=1e-5)
    for one, other in zip(grads_all, grads_kept, strict=True):
        torch.testing.assert_close(one, other, rtol=1e-4, atol=1e-6)


def test_a_step_whose_pairs_all_abstain_learns_nothing_and_says_so() -> None:
    policy = moved_policy()

    class AllAbstain(SomeAbstain):
        def __call__(self, weights: Any, *rest: Any) -> Label:
            return Label(np.full(len(weights), 0.5), np.ones(len(weights), dtype=bool))

    work = make_work(policy, np.full((6, 2), np.nan), label=AllAbstain())
    loss, grads = gradients(policy, work, [0, 1])
    record = work.finish()
    assert loss is None
    assert all(grad is None for grad in grads)
    assert record["abstained"] == 2
    assert math.isnan(record["loss"])
    assert record["tokens"] == 0


def test_the_weighting_is_told_weights_losses_and_who_abstained() -> None:
    policy = moved_policy()
    reference = logps_table(policy, Encoder(policy.tokenizer, 1024))
    told: list[Any] = []

    class Listening(AdaptiveRegion):
        def update(self, feedback: Any) -> None:
            told.append(feedback)
            super().update(feedback)

    work = make_work(
        policy,
        reference,
        weighting=Listening(NAMES, update_every=1, dominance_threshold=0.6, seed=4),
        label=SomeAbstain(),
    )
    loss, _ = gradients(policy, work, [0, 1, 2, 3])
    assert told == []  # only after the optimiser's step
    record = work.finish()
    (feedback,) = told
    assert feedback.weights.tolist() == record["weights"]
    assert feedback.losses[~feedback.abstain].mean() == pytest.approx(loss)
    assert feedback.abstain.sum() == record["abstained"]
    assert set(record["region_loss"]) == {*NAMES, "balanced"}
    assert set(record["alpha"]) == {*NAMES, "balanced"}


def test_the_prompt_shows_the_weights_but_the_reference_never_saw_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    policy = moved_policy()
    reference = logps_table(policy, Encoder(policy.tokenizer, 1024))
    work = make_work(policy, reference, conditioning=PromptConditioning(dropout=0.0))
    seen: list[str] = []
    batch = Policy.batch
    monkeypatch.setattr(
        Policy,
        "batch",
        lambda self, rows: (
            seen.extend(policy.tokenizer.decode(row.prompt) for row in rows),
            batch(self, rows),
        )[1],
    )
    loss, _ = gradients(policy, work, [0])
    assert len(seen) == 1
    assert all("Priorities: latency 1." in text for text in seen)
    # So the policy, asked otherwise than its reference, differs from it at once.
    assert loss != pytest.approx(math.log(2), abs=1e-6)
    original, first = PAIRS[0].original, PAIRS[0].first.source
    assert "Priorities" not in prompt(original)
    assert reference_key(original, first).prompt == reference_key(original, "other").prompt


def test_weights_that_make_a_prompt_too_long_are_left_out_of_it() -> None:
    policy = load_policy(tiny_spec(), device="cpu")
    long = Encoder(policy.tokenizer, 2000)
    row = long.pair_row(PAIRS[0])
    assert row is not None
    longest = len(row.prompt) + max(len(completion) for completion in row.completions)
    just_enough = Encoder(policy.tokenizer, longest)
    assert just_enough.pair_row(PAIRS[0], {"latency": 1.0}) == row
    assert long.pair_row(PAIRS[0], {"latency": 1.0}) != row
    assert Encoder(policy.tokenizer, longest - 1).pair_row(PAIRS[0]) is None


def test_losses_of_regions_by_hand() -> None:
    weights = np.array([[0.9, 0.1], [0.8, 0.2], [0.5, 0.5]])
    found = region_losses(weights, np.array([1.0, 2.0, 5.0]), 0.6)
    np.testing.assert_array_equal(found, [1.5, np.nan, 5.0])
