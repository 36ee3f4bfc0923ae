"""The DPO loss against hand-derived values and against TRL's own code path."""

from __future__ import annotations

import math
import warnings
from types import SimpleNamespace

import pytest
import torch

from hydraopt.common.errors import UserError
from hydraopt.preference.dpo import dpo_loss

BETA = 0.015
TEMPLATE = "{% for m in messages %}<{{ m['role'] }}>{{ m['content'] }}{% endfor %}"


def tensor(*values: float) -> torch.Tensor:
    return torch.tensor(values, dtype=torch.float64)


def test_a_policy_equal_to_the_reference_has_loss_ln_two_whatever_the_target():
    logps = tensor(-3.0, -50.0, -400.0)
    terms = dpo_loss(logps, logps - 1.0, logps, logps - 1.0, tensor(0.0, 0.3, 1.0), BETA)
    assert terms.losses.tolist() == pytest.approx([math.log(2)] * 3)
    assert terms.implicit_reward_first.tolist() == [0.0] * 3
    assert terms.implicit_reward_second.tolist() == [0.0] * 3


def test_hard_target_gives_the_paper_equation_and_zero_gives_it_with_programs_exchanged():
    # d = (-10 + 12) - (-20 + 19) = 3, beta d = 1.5
    arguments = (tensor(-10.0), tensor(-20.0), tensor(-12.0), tensor(-19.0))
    chosen_first = dpo_loss(*arguments, tensor(1.0), beta=0.5)
    chosen_second = dpo_loss(*arguments, tensor(0.0), beta=0.5)
    assert chosen_first.losses.item() == pytest.approx(math.log(1 + math.exp(-1.5)))
    assert chosen_second.losses.item() == pytest.approx(math.log(1 + math.exp(1.5)))
    assert chosen_first.implicit_reward_first.item() == pytest.approx(1.0)
    assert chosen_first.implicit_reward_second.item() == pytest.approx(-0.5)


def test_soft_target_is_smallest_where_the_policy_gives_exactly_its_probability():
    # Cross-entropy: dL/d(first logps) = -beta (p - sigma(beta d)), zero at sigma(beta d) = p.
    p = 0.7
    d = math.log(p / (1 - p)) / BETA
    first = tensor(d).requires_grad_()
    dpo_loss(first, tensor(0.0), tensor(0.0), tensor(0.0), tensor(p), BETA).losses.sum().backward()
    assert first.grad is not None
    assert first.grad.item() == pytest.approx(0.0, abs=1e-12)


def test_huge_margins_stay_finite():
    terms = dpo_loss(tensor(1e6, -1e6), tensor(0, 0), tensor(0, 0), tensor(0, 0), tensor(1, 1), 1.0)
    assert terms.losses.tolist() == [0.0, 1e6]


@pytest.mark.parametrize("beta", [0.0, -0.1, math.inf, math.nan])
def test_beta_must_be_a_finite_number_above_zero(beta):
    with pytest.raises(UserError, match=r"beta=.* above 0"):
        dpo_loss(*[tensor(0.0)] * 4, tensor(1.0), beta)


def test_shapes_that_would_broadcast_are_refused():
    with pytest.raises(ValueError, match="must all be equal"):
        dpo_loss(*[torch.zeros(3, 1)] * 4, torch.zeros(3), BETA)


# --- TRL as the oracle -----------------------------------------------------------------------


@pytest.fixture(scope="module")
def trainer(tmp_path_factory):
    """A real TRL DPOTrainer over a tiny random Llama and three pairs; nothing is downloaded."""
    from datasets import Dataset
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast
    from trl import DPOConfig, DPOTrainer

    characters = sorted(set(map(chr, range(32, 127))))
    vocabulary = {token: i for i, token in enumerate(["<pad>", "<eos>", "<unk>", *characters])}
    plain = Tokenizer(models.WordLevel(vocabulary, unk_token="<unk>"))
    plain.pre_tokenizer = pre_tokenizers.Split("", "isolated")
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_object=plain, pad_token="<pad>", eos_token="<eos>", unk_token="<unk>"
    )
    tokenizer.chat_template = TEMPLATE
    torch.manual_seed(0)
    config = LlamaConfig(
        vocab_size=len(vocabulary),
        hidden_size=16,
        intermediate_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        pad_token_id=0,
        eos_token_id=1,
    )
    model, reference = LlamaForCausalLM(config), LlamaForCausalLM(config)
    rows = [
        ("slow()", "fast()", "slower()"),
        ("x = 1 + 1", "x = 2", "x = 1; x += 1"),
        ("a", "b", "cc"),
    ]
    dataset = Dataset.from_list(
        [
            {
                "prompt": [{"role": "user", "content": prompt}],
                "chosen": [{"role": "assistant", "content": chosen}],
                "rejected": [{"role": "assistant", "content": rejected}],
            }
            for prompt, chosen, rejected in rows
        ]
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # TRL sets options that Transformers deprecates
        return DPOTrainer(
            model=model,
            ref_model=reference,
            args=DPOConfig(
                output_dir=str(tmp_path_factory.mktemp("trl")),
                beta=BETA,
                per_device_train_batch_size=3,
                use_cpu=True,
                bf16=False,
                report_to=[],
                disable_dropout=True,
            ),
            processing_class=tokenizer,
            train_dataset=dataset,
        )


def completion_logps(model, batch) -> torch.Tensor:
    """Summed completion log-probabilities from the model's logits, written independently of TRL."""
    logits = model(input_ids=batch["input_ids"], attention_mask=batch["attention_mask"]).logits
    logps = logits[:, :-1].log_softmax(-1)
    picked = logps.gather(2, batch["input_ids"][:, 1:, None])[..., 0]
    return (picked * batch["completion_mask"][:, 1:]).sum(1)


@pytest.mark.filterwarnings("ignore::FutureWarning")  # of TRL's use of Transformers
def test_loss_and_parameter_gradients_equal_trl_on_a_model(trainer):
    batch = next(iter(trainer.get_train_dataloader()))
    policy = trainer.accelerator.unwrap_model(trainer.model)
    trl_loss = trainer.compute_loss(trainer.model, batch)
    trl_gradients = torch.autograd.grad(trl_loss, list(policy.parameters()))

    policy_first, policy_second = completion_logps(policy, batch).chunk(2)
    with torch.no_grad():
        reference_first, reference_second = completion_logps(trainer.ref_model, batch).chunk(2)
    terms = dpo_loss(
        policy_first, policy_second, reference_first, reference_second, torch.ones(3), BETA
    )
    gradients = torch.autograd.grad(terms.losses.mean(), list(policy.parameters()))

    assert terms.losses.mean().item() == pytest.approx(trl_loss.item(), abs=1e-6)
    assert max(gradient.abs().max() for gradient in trl_gradients) > 1e-4
    for ours, theirs in zip(gradients, trl_gradients, strict=True):
        assert torch.allclose(ours, theirs, rtol=0.0, atol=1e-6)


@pytest.mark.parametrize("epsilon", [0.0, 0.1, 0.4])
@pytest.mark.parametrize("flip", [False, True])
def test_loss_and_logp_gradients_equal_trl_on_the_same_log_probabilities(trainer, epsilon, flip):
    """TRL's own loss code, fed log-probabilities in place of a model's.

    A soft target 1 - epsilon is TRL's loss of both orders, mixed: what the first program is chosen
    over the second with probability 1 - epsilon means.
    """
    generator = torch.Generator().manual_seed(7)
    scores = torch.randn(4, 5, generator=generator, dtype=torch.float64) * 40 - 100
    leaves = [row.clone().requires_grad_() for row in scores[:2]]
    ours_leaves = [row.clone().requires_grad_() for row in scores[:2]]

    def trl(first: int) -> torch.Tensor:
        chosen, rejected = leaves[first], leaves[1 - first]
        logps = torch.cat([chosen, rejected])[:, None]
        shape = (10, 1)

        def forward(**_):
            return SimpleNamespace(
                log_probs=logps,
                entropy=torch.zeros(shape),
                mean_logits=torch.zeros(shape),
                is_top1=torch.zeros(shape, dtype=torch.bool),
            )

        trainer.precompute_ref_logps = True
        try:
            return trainer.compute_loss(
                forward,
                {
                    "input_ids": torch.zeros(10, 2, dtype=torch.long),
                    "attention_mask": torch.ones(10, 2, dtype=torch.long),
                    "completion_mask": torch.tensor([[0, 1]] * 10),
                    "ref_chosen_logps": scores[2 + first],
                    "ref_rejected_logps": scores[3 - first],
                },
            )
        finally:
            trainer.precompute_ref_logps = False

    order = 1 if flip else 0
    trl_loss = (1 - epsilon) * trl(order) + epsilon * trl(1 - order)
    trl_loss.backward()

    target = torch.full((5,), epsilon if flip else 1 - epsilon, dtype=torch.float64)
    terms = dpo_loss(ours_leaves[0], ours_leaves[1], scores[2], scores[3], target, BETA)
    terms.losses.mean().backward()

    assert terms.losses.mean().item() == pytest.approx(trl_loss.item(), abs=1e-6)
    for ours, theirs in zip(ours_leaves, leaves, strict=True):
        assert torch.allclose(ours.grad, theirs.grad, rtol=0.0, atol=1e-6)
        assert ours.grad.abs().max() > 1e-5
