"""The policy: a frozen causal language model with a low-rank adapter, and its tokenizer."""

from __future__ import annotations

import contextlib
import json
import logging
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hydraopt.common.errors import UserError
from hydraopt.common.files import canonical_json, sha256_text
from hydraopt.models import gguf, hub, tiny
from hydraopt.models.packing import Batch, pack, unrolled
from hydraopt.models.rows import Row, fill, fill_padded

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase

    from hydraopt.models.spec import LoraSpec, PolicySpec

log = logging.getLogger(__name__)

PLAIN_CHAT_TEMPLATE = (
    "{% for message in messages %}{% if message['role'] == 'user' %}"
    "{{ '### Task:\n' + message['content'] + '\n\n### Answer:\n' }}"
    "{% else %}{{ message['content'] + eos_token }}{% endif %}{% endfor %}"
)
"""For models without a chat template of their own (base models)."""


@dataclass
class Policy:
    """A model ready to be trained or to write, with what identifies it.

    Attributes:
        model: A `PeftModel`, or the plain model where there is no adapter and nothing is trained.
        tokenizer: With a chat template and a padding token.
        spec: What it was made from.
        base: Identity of the frozen weights, their type and quantisation.
        adapter: Identity of the adapter that was loaded; empty where it was not loaded from a
            folder (a fresh LoRA adapter changes nothing yet, so it has no identity of its own).
        vocabulary: Identity of the tokenizer and its chat template.
        location: Folder or hub id of the frozen weights; empty for `tiny`.
        packs: Whether the model takes packed rows, each prompt once.
        sharded: Whether each process holds only its part of the layers (`shard_layers`): then all
            have to run the model equally often.
    """

    model: Any
    tokenizer: Any
    spec: PolicySpec
    base: str
    adapter: str
    vocabulary: str
    location: str = ""
    packs: bool = False
    sharded: bool = False

    def batch(self, rows: Sequence[Row]) -> Batch:
        """Return rows as the model takes them: packed, or one completion to a line."""
        return (pack if self.packs else unrolled)(
            rows, self.tokenizer.pad_token_id, self.model.device
        )

    def passes(self, rows: Sequence[Row], budget: int, most: int | None = None) -> list[list[int]]:
        """Cut rows into batches for one pass each.

        Args:
            rows: What is to go through the model.
            budget: Tokens of a batch at most, padding included; one row may have more.
            most: Most rows of a batch; None: any number.

        Returns:
            For each batch the positions of its rows.
        """
        if self.packs:
            return fill([row.tokens for row in rows], budget, most)
        return fill_padded([len(row.completions) * row.longest for row in rows], budget, most)

    def run_tokens(self, row: Row) -> int:
        """Return how many tokens of a row go through the model, padding left out."""
        prompts = 1 if self.packs else len(row.completions)
        return prompts * len(row.prompt) + row.completion_tokens

    @property
    def fingerprint(self) -> str:
        """SHA-256 over frozen weights, adapter, tokenizer and chat template."""
        return sha256_text(canonical_json([self.base, self.adapter, self.vocabulary]))


def load_policy(
    spec: PolicySpec,
    *,
    adapter: Path | None = None,
    trainable: bool = False,
    device: str = "auto",
    seed: int = 0,
    cache_dir: Path | str | None = None,
    sharded: bool = False,
) -> Policy:
    """Load a policy.

    Args:
        spec: What it is made of.
        adapter: Folder of a PEFT adapter; None: no adapter, or a fresh one where `trainable`.
        trainable: Whether the adapter is to be trained; the frozen weights never are.
        device: `auto` (CUDA where there is one), `cpu`, `cuda` or `cuda:N`.
        seed: Seed of a fresh adapter. The global generator is left as it was.
        cache_dir: Cache folder; None: see `hydraopt.models.cache.cache_folder`.
        sharded: Whether the layers' weights are sharded over the processes that have met.

    Raises:
        UserError: A package, file, hub model, adapter or device is missing, or the model cannot be
            sharded.
    """
    from hydraopt.models.layers import shard_layers
    from hydraopt.models.sharing import check_logps, share_prompts

    place = resolve_device(device)
    if sharded and spec.quantization != "none":
        raise UserError(
            f"trainer.strategy=fsdp does not shard model.quantization={spec.quantization}. Use "
            "trainer.strategy=ddp, which keeps all 4-bit weights on each device, or "
            "model.quantization=none."
        )
    # What is sharded need not fit on a device.
    where = "cpu" if sharded else place
    model, tokenizer, identity, location = _load_base(spec, where, cache_dir)
    prepare_tokenizer(tokenizer)
    for parameter in model.parameters():
        parameter.requires_grad_(False)
    base = sha256_text(canonical_json([identity, spec.dtype, spec.quantization]))
    vocabulary = _tokenizer_sha256(tokenizer)
    if adapter is not None:
        model = _with_adapter(model, adapter, trainable)
    elif trainable:
        model = _with_fresh_adapter(model, spec.lora, seed)
    if trainable:
        _set_dtype(model, spec.lora.dtype)
    if sharded:
        shard_layers(model, place)
    model.train(trainable)
    policy = Policy(
        model=model,
        tokenizer=tokenizer,
        spec=spec,
        base=base,
        adapter=adapter_sha256(adapter) if adapter is not None else "",
        vocabulary=vocabulary,
        location=location,
        sharded=sharded,
    )
    if trainable:
        check_logps(policy)
        reason = share_prompts(policy)
        policy.packs = not reason
        if reason:
            log.info("Each completion runs with a prompt of its own: %s.", reason)
    return policy


def recompute_activations(policy: Policy) -> None:
    """Let the backward pass compute each layer's activations again, which saves their memory."""
    model = policy.model.get_base_model()
    # Transformers has renamed it; the old name warns.
    enable = getattr(model, "activation_checkpointing_enable", None)
    (enable or model.gradient_checkpointing_enable)({"use_reentrant": False})


def resolve_device(device: str) -> str:
    """Return a torch device for `auto`, `cpu`, `cuda` or `cuda:N`.

    Raises:
        UserError: The device is unknown or not there.
    """
    import torch

    if device == "auto":
        return "cuda:0" if torch.cuda.is_available() else "cpu"
    if device == "cpu":
        return device
    if device == "cuda" or device.startswith("cuda:"):
        if not torch.cuda.is_available():
            raise UserError(
                f"accelerator={device!r}: torch sees no CUDA device here. Use auto or cpu, or "
                "install a CUDA build of torch on a machine that has one."
            )
        return "cuda:0" if device == "cuda" else device
    raise UserError(f"accelerator={device!r} is not known; choose auto, cpu or cuda.")


def prepare_tokenizer(tokenizer: PreTrainedTokenizerBase) -> None:
    """Give the tokenizer a padding token and a chat template where it has none.

    Raises:
        UserError: It has no end-of-text token either, so a completion could not end.
    """
    if tokenizer.eos_token_id is None:
        raise UserError(
            "The model's tokenizer has no end-of-text token, so a completion could not end. Give "
            "another tokenizer (model.tokenizer=ID_OR_DIR)."
        )
    if tokenizer.pad_token_id is None:
        tokenizer.pad_token = tokenizer.eos_token
    if not tokenizer.chat_template:
        tokenizer.chat_template = PLAIN_CHAT_TEMPLATE


def adapter_sha256(adapter: Path) -> str:
    """Return the identity of a PEFT adapter: its weights and what they do, not where they lie.

    Raises:
        UserError: The folder holds no adapter.
    """
    weights = adapter / "adapter_model.safetensors"
    try:
        config = json.loads((adapter / "adapter_config.json").read_text())
        content = gguf.file_sha256(weights)
    except (OSError, ValueError) as error:
        raise UserError(
            f"{adapter} holds no readable PEFT adapter ({error}): adapter_config.json and "
            f"{weights.name} are needed. Give the `adapter` folder of a finished run."
        ) from error
    kept = ("peft_type", "r", "lora_alpha", "target_modules", "use_rslora", "use_dora")
    described = {name: config.get(name) for name in kept}
    if isinstance(described["target_modules"], list):
        described["target_modules"] = sorted(described["target_modules"])  # PEFT's is a set
    if config.get("alpha_pattern"):  # of single modules; the ranks of those are in the weights
        described["alpha_pattern"] = config["alpha_pattern"]
    return sha256_text(canonical_json([content, described]))


def _load_base(
    spec: PolicySpec, device: str, cache_dir: Path | str | None
) -> tuple[Any, Any, str, str]:
    """Return model, tokenizer, identity of the weights, and where they lie."""
    hub.check_requirements(spec, device)
    if spec.source == "tiny":
        # The weights do not follow the run's seed: an adapter fits one base model only.
        import torch

        model: Any = tiny.tiny_model()
        model.to(device=device, dtype=getattr(torch, spec.dtype))
        return model, tiny.tiny_tokenizer(), f"tiny-{tiny.VERSION}", ""
    if spec.source == "gguf_package":
        folder = gguf.converted_folder(spec.location, spec.file, cache_dir)
        model = hub.load_model(str(folder), spec, device)
        tokenizer = hub.load_tokenizer(spec.tokenizer or str(folder), "")
        identity = json.loads((folder / gguf.SOURCE).read_text())["sha256"]
        return model, tokenizer, identity, str(folder)
    if spec.source == "hub":
        if not spec.location:
            raise UserError(
                "model.location is empty; give a Hugging Face hub id or a local folder: "
                "model.location=ID_OR_DIR"
            )
        # A tokenizer elsewhere has revisions of its own.
        revision = "" if spec.tokenizer else spec.revision
        tokenizer = hub.load_tokenizer(spec.tokenizer or spec.location, revision)
        model = hub.load_model(spec.location, spec, device)
        return model, tokenizer, hub.hub_fingerprint(spec.location, model), spec.location
    raise UserError(f"model.source={spec.source!r} is not known; choose gguf_package, hub or tiny.")


def _with_fresh_adapter(model: Any, lora: LoraSpec, seed: int) -> Any:
    import torch
    from peft import LoraConfig, get_peft_model

    targets: str | list[str] = lora.target_modules
    if targets != "all-linear":
        targets = [name.strip() for name in lora.target_modules.split(",")]
    config = LoraConfig(
        r=lora.r,
        lora_alpha=lora.alpha,
        lora_dropout=lora.dropout,
        target_modules=targets,
        bias="none",
        task_type="CAUSAL_LM",
    )
    try:
        with torch.random.fork_rng(), _peft_ahead():
            torch.manual_seed(seed)
            return get_peft_model(model, config)
    except ValueError as error:
        raise UserError(
            f"model.lora={lora} does not fit this model ({error}). Use "
            "model.lora.target_modules=all-linear, or names of the model's linear layers."
        ) from error


def _with_adapter(model: Any, adapter: Path, trainable: bool) -> Any:
    from peft import PeftModel

    adapter_sha256(adapter)  # its message is clearer than PEFT's, which would ask the hub
    try:
        with _peft_ahead():
            return PeftModel.from_pretrained(model, adapter, is_trainable=trainable)
    except (OSError, ValueError, RuntimeError, KeyError) as error:
        raise UserError(
            f"The adapter in {adapter} does not fit this model ({str(error).splitlines()[0]}). "
            "Use the model that it was trained on."
        ) from error


def _set_dtype(model: Any, dtype: str) -> None:
    """Give the adapter's weights their type; PEFT makes them float32.

    Raises:
        UserError: The type is unknown.
    """
    import torch

    if dtype not in ("float32", "bfloat16"):
        raise UserError(f"model.lora.dtype={dtype!r} is not known; choose float32 or bfloat16.")
    for parameter in model.parameters():
        if parameter.requires_grad:
            parameter.data = parameter.data.to(getattr(torch, dtype))


@contextlib.contextmanager
def _peft_ahead() -> Iterator[None]:
    """Silence PEFT's use of names that Transformers has deprecated: no user can act on it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)
        yield


def _tokenizer_sha256(tokenizer: Any) -> str:
    if getattr(tokenizer, "is_fast", False):
        content = tokenizer.backend_tokenizer.to_str()
    else:
        content = canonical_json([type(tokenizer).__name__, tokenizer.get_vocab()])
    return sha256_text(canonical_json([content, tokenizer.chat_template, tokenizer.eos_token]))
