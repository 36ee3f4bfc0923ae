"""The model card of an exported adapter."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hydraopt.models.spec import PolicySpec


@dataclass(frozen=True)
class CardFacts:
    """What a card tells.

    Attributes:
        policy: What the policy is made of.
        location: Where its frozen weights lay.
        pairs: Pairs trained on.
        problems: Problems they belong to.
        examples: Examples of the supervised warm start; 0 without.
        warm_start: `sft`, `adapter` or `none`.
        weighting: Name of the weighting.
        objectives: Names of the objectives.
        beta: DPO's beta.
        steps: DPO steps.
        learning_rate: Its peak.
        seed: The run's seed.
        dataset: Name of the data set, where the configuration names it.
        last: The last step's record.
    """

    policy: PolicySpec
    location: str
    pairs: int
    problems: int
    examples: int
    warm_start: str
    weighting: str
    objectives: Sequence[str]
    beta: float
    steps: int
    learning_rate: float
    seed: int
    dataset: str
    last: Mapping[str, Any]


def model_card(facts: CardFacts) -> str:
    """Return `README.md` of the adapter, with the front matter that the Hugging Face hub reads."""
    policy = facts.policy
    on_hub = policy.source == "hub" and re.fullmatch(r"[\w.-]+/[\w.-]+", policy.location)
    front = [
        "---",
        "library_name: peft",
        "pipeline_tag: text-generation",
        *([f"base_model: {policy.location}"] if on_hub else []),
        "tags: [hydraopt, dpo, lora, code-optimisation]",
        "---",
    ]
    warm = {
        "sft": f"supervised, on {facts.examples} examples (original to best program)",
        "adapter": "an earlier adapter",
        "none": "none",
    }[facts.warm_start]
    lines = [
        *front,
        f"# Adapter of {policy.name} that rewrites Python programs to run better",
        "",
        "A low-rank adapter (LoRA), trained by hydraopt with direct preference optimisation on",
        "pairs of equivalent programs whose measured objectives were weighted by draws from a",
        "Dirichlet distribution. Verify every program it writes: nothing guarantees that a rewrite",
        "is equivalent.",
        "",
        "| | |",
        "|---|---|",
        f"| base model | {_base(policy)} |",
        f"| data | {facts.dataset or 'own pairs'}: {facts.pairs} pairs of {facts.problems} "
        "problems |",
        f"| warm start | {warm} |",
        f"| weighting | {facts.weighting} |",
        f"| objectives | {', '.join(facts.objectives)} |",
        f"| beta | {facts.beta:g} |",
        f"| steps | {facts.steps}, peak learning rate {facts.learning_rate:g} |",
        f"| LoRA | r {policy.lora.r}, alpha {policy.lora.alpha}, {policy.lora.target_modules} |",
        f"| seed | {facts.seed} |",
        "",
        "## Figures of the last step",
        "",
        "| figure | value |",
        "|---|---|",
        *_figures(facts.last),
        "",
        "## How to load it",
        "",
        "```python",
        *_loading(facts),
        "```",
    ]
    return "\n".join(lines) + "\n"


def _base(policy: PolicySpec) -> str:
    quantised = "" if policy.quantization == "none" else f", {policy.quantization}"
    places = {
        "gguf_package": f"the GGUF file in the Python package `{policy.location}`, as safetensors",
        "hub": f"`{policy.location}`" + (f" at {policy.revision}" if policy.revision else ""),
        "tiny": "a random Llama of a few thousand parameters, for tests",
    }
    return (
        f"{policy.name}: {places.get(policy.source, policy.location)} ({policy.dtype}{quantised})"
    )


def _figures(last: Mapping[str, Any]) -> list[str]:
    shown = {
        "loss": "DPO loss (nats)",
        "divergence": "policy-reference divergence (nats per token)",
        "implicit_reward_margin": "implicit reward margin",
        "implicit_reward_accuracy": "implicit reward accuracy",
        "validation_loss": "validation: DPO loss (nats)",
        "validation_accuracy": "validation: implicit reward accuracy",
    }
    rows = [
        f"| {text} | {last[name]:.4g} |" for name, text in shown.items() if _is_figure(last, name)
    ]
    if alpha := last.get("alpha"):
        entries = ", ".join(f"{name} {value:.3g}" for name, value in alpha.items())
        rows.append(f"| concentration alpha | {entries} |")
    return rows or ["| none | |"]


def _is_figure(last: Mapping[str, Any], name: str) -> bool:
    return isinstance(last.get(name), int | float)


def _loading(facts: CardFacts) -> list[str]:
    policy = facts.policy
    if policy.source == "hub":
        return [
            "from peft import PeftModel",
            "from transformers import AutoModelForCausalLM, AutoTokenizer",
            "",
            f'model = AutoModelForCausalLM.from_pretrained("{policy.location}", dtype="auto")',
            'model = PeftModel.from_pretrained(model, "PATH_OF_THIS_FOLDER")',
            'tokenizer = AutoTokenizer.from_pretrained("PATH_OF_THIS_FOLDER")',
        ]
    if policy.source == "tiny":
        return [
            "from peft import PeftModel",
            "from hydraopt.models.tiny import tiny_model, tiny_tokenizer",
            "",
            'model = PeftModel.from_pretrained(tiny_model(), "PATH_OF_THIS_FOLDER")',
            "tokenizer = tiny_tokenizer()",
        ]
    return [
        "from peft import PeftModel",
        "from transformers import AutoModelForCausalLM, AutoTokenizer",
        "from hydraopt.models.gguf import converted_folder",
        "",
        f'base = converted_folder("{policy.location}", "{policy.file}")',
        'model = AutoModelForCausalLM.from_pretrained(base, dtype="auto")',
        'model = PeftModel.from_pretrained(model, "PATH_OF_THIS_FOLDER")',
        'tokenizer = AutoTokenizer.from_pretrained("PATH_OF_THIS_FOLDER")',
    ]
