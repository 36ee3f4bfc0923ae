"""A model on this machine, with its adapter or without."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from hydraopt.corpus.records import Problem
from hydraopt.evaluation.policies.base import Order, Reply
from hydraopt.evaluation.spec import DecodingSpec

if TYPE_CHECKING:
    from hydraopt.models.policy import Policy


class LocalPolicy:
    """Writes batch by batch with a loaded model.

    Its fingerprint is that of the weights on disk, so texts are kept only for an adapter that was
    loaded, not for one that is being trained.
    """

    reads_prompts = True
    left_out = ()
    """A decoding is heeded as a whole."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy

    @property
    def name(self) -> str:
        """The model's name."""
        return self._policy.spec.name

    @property
    def fingerprint(self) -> str:
        """Model, adapter, tokenizer and template."""
        return self._policy.fingerprint

    def count(self, problem: Problem, decoding: DecodingSpec) -> int:
        """As many as are asked for."""
        return decoding.n

    def write(
        self, orders: Sequence[Order], decoding: DecodingSpec
    ) -> Iterator[tuple[Order, Reply]]:
        """Write in batches; the seed of a batch follows from its first order alone."""
        size = 1 if decoding.lookup_tokens else decoding.batch_size
        for start in range(0, len(orders), size):
            batch = orders[start : start + size]
            yield from zip(batch, _write(self._policy, batch, decoding), strict=True)

    def close(self) -> None:
        """The model belongs to whom loaded it."""


def _write(policy: Policy, batch: Sequence[Order], decoding: DecodingSpec) -> list[Reply]:
    import torch
    from transformers import LogitsProcessor, LogitsProcessorList, StoppingCriteriaList

    from hydraopt.models.copying import CopyBonus
    from hydraopt.models.generation import write_tokens
    from hydraopt.models.logps import half_precision
    from hydraopt.models.nucleus import Nucleus
    from hydraopt.models.rows import prompt_ids

    model, tokenizer = policy.model, policy.tokenizer
    rows = [prompt_ids(tokenizer, order.text) for order in batch]
    ends = end_tokens(model, tokenizer)
    # What a model's own generation_config asks for must not slip in, so all are named.
    ways: dict[str, Any] = {"do_sample": False, "temperature": None, "top_p": None, "top_k": None}
    processors: list[LogitsProcessor] = []
    if decoding.copy_bonus:
        processors.append(CopyBonus(decoding.copy_bonus, max(map(len, rows))))
    if decoding.strategy == "sample":
        ways |= {"do_sample": True, "temperature": 1.0, "top_p": 1.0, "top_k": 0}
        processors.append(Nucleus(decoding.temperature, decoding.top_p))
    if decoding.lookup_tokens:
        ways["prompt_lookup_num_tokens"] = decoding.lookup_tokens
    seed = int(batch[0].key[:15], 16)  # the key holds decoding.seed
    with (
        _resting(model),
        _memory_kept(model.device.type == "cpu") as bounded,
        torch.random.fork_rng(),
        torch.inference_mode(),
        half_precision(model),
    ):
        torch.manual_seed(seed)
        fresh = write_tokens(
            model,
            rows,
            pad=tokenizer.pad_token_id,
            ends=ends,
            max_new_tokens=decoding.max_new_tokens,
            whole=bool(decoding.lookup_tokens),
            logits_processor=LogitsProcessorList(processors),
            stopping_criteria=StoppingCriteriaList(bounded),
            **ways,
        )
    return [
        Reply(tokenizer.decode(written, skip_special_tokens=True), len(row), len(written))
        for row, written in zip(rows, fresh, strict=True)
    ]


def end_tokens(model: Any, tokenizer: Any) -> list[int]:
    """Return the token ids that end an answer: the template's, the tokenizer's, the model's own."""
    from hydraopt.models.rows import end_token

    own = getattr(getattr(model, "generation_config", None), "eos_token_id", None)
    found = [
        end_token(tokenizer),
        tokenizer.eos_token_id,
        *(own if isinstance(own, list) else [own]),
    ]
    return list(dict.fromkeys(int(token) for token in found if token is not None))


@contextlib.contextmanager
def _memory_kept(on_cpu: bool) -> Iterator[list[Callable[..., Any]]]:
    """Keep freed memory on a CPU, and yield what bounds it when called after each token.

    Each token lengthens the key-value cache by a copy. Given back and taken anew, its memory costs
    more page faults than the layers cost time; kept for good, blocks of ever new sizes pile up to
    many times the cache.
    """
    import torch

    from hydraopt.models.memory import KeptMemory, keep_freed_memory, stop_keeping_freed_memory

    if not on_cpu or not keep_freed_memory():
        yield []
        return
    kept = KeptMemory()

    def bound(input_ids: torch.Tensor, scores: Any, **more: Any) -> torch.Tensor:
        kept.bound()
        return torch.zeros(len(input_ids), dtype=torch.bool)

    try:
        yield [bound]
    finally:
        stop_keeping_freed_memory()


@contextlib.contextmanager
def _resting(model: Any) -> Iterator[None]:
    """Hold the model in evaluation mode (no dropout), and give it back as it was."""
    training = model.training
    model.eval()
    try:
        yield
    finally:
        model.train(training)
