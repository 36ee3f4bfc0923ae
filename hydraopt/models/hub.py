"""Models of the Hugging Face hub and of local folders, plain or in 4 bits (QLoRA)."""

from __future__ import annotations

import importlib.util
import json
import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hydraopt.common.errors import UserError
from hydraopt.common.files import canonical_json, sha256_text

if TYPE_CHECKING:
    from transformers import PreTrainedModel, PreTrainedTokenizerBase

    from hydraopt.models.spec import PolicySpec

log = logging.getLogger(__name__)

# It warns of an optional package wherever PEFT imports it; no user can act on it here.
logging.getLogger("bitsandbytes.backends.cpu.ops").setLevel(logging.ERROR)


def load_tokenizer(location: str, revision: str) -> PreTrainedTokenizerBase:
    """Return the tokenizer of a hub id or a local folder.

    Raises:
        UserError: It is not there, or cannot be read.
    """
    from transformers import AutoTokenizer

    try:
        tokenizer: PreTrainedTokenizerBase = AutoTokenizer.from_pretrained(
            location, revision=revision or None
        )
    except (OSError, ValueError, ImportError, RuntimeError) as error:
        raise _not_loaded("tokenizer", location, error) from error
    return tokenizer


def load_model(location: str, spec: PolicySpec, device: str) -> PreTrainedModel:
    """Return the causal language model of a hub id or a local folder, on its device.

    Args:
        location: Hub id or folder.
        spec: Its `revision`, `dtype`, `quantization` and `attention` count.
        device: Such as `cpu` or `cuda:0`.

    Raises:
        UserError: The model is not there or cannot be read, or what the quantisation or the
            attention needs is missing.
    """
    import torch
    from safetensors import SafetensorError
    from transformers import AutoModelForCausalLM

    check_requirements(spec, device)
    way: dict[str, Any] = {
        "revision": spec.revision or None,
        "dtype": getattr(torch, spec.dtype),
        "attn_implementation": spec.attention,
    }
    if spec.quantization == "nf4":
        way |= {"quantization_config": nf4_config(), "device_map": {"": device}}
        if not device.startswith("cuda"):
            log.warning(
                "model.quantization=nf4 on a CPU is slow: all weights are computed from their 4 "
                "bits again in every pass, forwards and backwards."
            )
    try:
        model: Any = AutoModelForCausalLM.from_pretrained(location, **way)
    except (OSError, ValueError, ImportError, RuntimeError, SafetensorError) as error:
        raise _not_loaded("model", location, error) from error
    if spec.quantization != "nf4":
        return model.to(device)
    for module in model.modules():
        # On some CPUs such a layer, once it is asked in evaluation mode, packs its weights for good
        # in a way that gives no gradients.
        if getattr(module, "support_avx512bf16_for_cpu", False):
            module.support_avx512bf16_for_cpu = False
    return model


def nf4_config() -> Any:
    """Return 4-bit NF4 with double quantisation and bf16 compute (QLoRA, arXiv:2305.14314)."""
    import torch
    from transformers import BitsAndBytesConfig

    return BitsAndBytesConfig(
        load_in_4bit=True,
        bnb_4bit_quant_type="nf4",
        bnb_4bit_use_double_quant=True,
        bnb_4bit_compute_dtype=torch.bfloat16,
    )


def check_requirements(spec: PolicySpec, device: str) -> None:
    """Check what a policy needs beyond the base install, before anything is loaded.

    Raises:
        UserError: Naming each value, the rule and the remedy.
    """
    if spec.dtype not in ("bfloat16", "float32"):
        raise UserError(f"model.dtype={spec.dtype!r} is not known; choose bfloat16 or float32.")
    if spec.quantization not in ("none", "nf4"):
        raise UserError(
            f"model.quantization={spec.quantization!r} is not known; choose none or nf4."
        )
    if spec.quantization == "nf4" and importlib.util.find_spec("bitsandbytes") is None:
        raise UserError(
            "model.quantization=nf4 needs the package bitsandbytes, which is not installed. "
            "Install it: pip install 'bitsandbytes>=0.50' (or hydraopt's extra `gpu`); or use "
            "model.quantization=none."
        )
    if spec.attention == "flash_attention_2" and importlib.util.find_spec("flash_attn") is None:
        raise UserError(
            "model.attention=flash_attention_2 needs the package flash-attn, which is not "
            "installed. Install it (pip install flash-attn), or use model.attention=sdpa."
        )


def hub_fingerprint(location: str, model: PreTrainedModel) -> str:
    """Return the identity of a hub model's weights (its commit) or of a folder's (its files)."""
    folder = Path(location)
    if not folder.is_dir():
        commit = getattr(model.config, "_commit_hash", None)
        return sha256_text(canonical_json({"hub": location, "commit": commit}))
    # Reading tens of gigabytes at every start is too much: size and time stand for the content.
    files = [
        [file.name, file.stat().st_size, file.stat().st_mtime_ns]
        for file in sorted(folder.iterdir())
        if file.suffix in (".safetensors", ".bin", ".gguf") or file.name == "config.json"
    ]
    return sha256_text(canonical_json({"folder": files}))


def _not_loaded(what: str, location: str, error: BaseException) -> UserError:
    first = (str(error).strip() or type(error).__name__).splitlines()[0]
    if Path(location).is_dir():
        config = Path(location) / "config.json"
        described = "" if _is_json(config) else f" ({config.name} is missing or malformed)"
        remedy = (
            f"The folder exists but holds no {what} that can be read{described}; it needs the "
            "files that `save_pretrained` writes."
        )
    else:
        remedy = (
            "There is no such local folder, so it was looked for on the Hugging Face hub. Check "
            "the spelling and the network; for a private or gated model log in first (hf auth "
            "login). Without a network, give a local folder (model.location=DIR), or use "
            "model=smollm2_135m, which comes with a Python package."
        )
    return UserError(
        f"model.location={location!r}: the {what} could not be loaded ({first}). {remedy}"
    )


def _is_json(path: Path) -> bool:
    try:
        json.loads(path.read_text())
    except (OSError, ValueError):
        return False
    return True
