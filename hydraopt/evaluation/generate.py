"""Generation: the policy writes candidates, and what it wrote is kept at once.

Each batch is appended to `candidates.jsonl` as soon as it is there, and a candidate that stands in
the file is never generated again, so that an interrupted evaluation loses nothing.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hydraopt.common.errors import UserError
from hydraopt.common.files import append_line, canonical_json, read_lines, sha256_text
from hydraopt.corpus.prompts import prompt
from hydraopt.corpus.records import Problem
from hydraopt.evaluation.spec import DecodingSpec

if TYPE_CHECKING:
    import torch

    from hydraopt.models.policy import Policy

FORMAT = 1
"""Version of a line of `candidates.jsonl`. 1: first version."""


@dataclass(frozen=True)
class _Order:
    """One candidate to be written.

    Attributes:
        problem: Position of the problem.
        index: Number of the candidate among the problem's own.
        text: The prompt: the user's turn.
        key: Identity: policy (with its tokenizer and template), prompt, decoding and index.
    """

    problem: int
    index: int
    text: str
    key: str


def generate(
    policy: Policy,
    problems: Sequence[Problem],
    decoding: DecodingSpec,
    weights: Mapping[str, float] | None = None,
    *,
    store: Path | None = None,
    on_progress: Callable[[int, int], None] | None = None,
) -> list[list[str]]:
    """Return the candidates' texts, one list of `n` per problem (1 for greedy decoding).

    Args:
        policy: Writes the candidates. Its fingerprint tells stored candidates apart, so with a
            `store` its adapter has to be one that was loaded, not one that is being trained.
        problems: Programs to be improved; only their first program is shown.
        decoding: Greedy, or sampling with a seed.
        weights: Objective to weight, shown in the prompt; None: no priorities are shown.
        store: `candidates.jsonl`, read for what stands already and extended with what is new.
        on_progress: Told (written, total) before the first and after each batch.

    Raises:
        UserError: The decoding is malformed, or the store cannot be read or written.
    """
    orders = _orders(policy, problems, decoding, weights)
    written = _stored(store)
    missing = [order for order in orders if order.key not in written]
    if on_progress is not None:
        on_progress(len(orders) - len(missing), len(orders))
    for start in range(0, len(missing), decoding.batch_size):
        batch = missing[start : start + decoding.batch_size]
        for order, text in zip(batch, _write(policy, batch, decoding), strict=True):
            written[order.key] = text
            if store is not None:
                append_line(store, _record(policy, problems, order, text))
        if on_progress is not None:
            on_progress(len(orders) - len(missing) + start + len(batch), len(orders))
    texts: list[list[str]] = [[] for _ in problems]
    for order in orders:
        texts[order.problem].append(written[order.key])
    return texts


def check_decoding(decoding: DecodingSpec) -> None:
    """Refuse a decoding that makes no sense.

    Raises:
        UserError: Naming the value, the rule and the remedy.
    """
    if decoding.strategy not in ("greedy", "sample"):
        raise UserError(
            f"decoding.strategy={decoding.strategy!r} is not known; it must be greedy or sample."
        )
    if decoding.strategy == "greedy" and decoding.n != 1:
        raise UserError(
            f"decoding.n={decoding.n} with greedy decoding would write the same text again and "
            "again; use n=1, or strategy=sample."
        )
    for name in ("n", "max_new_tokens", "batch_size"):
        if getattr(decoding, name) < 1:
            raise UserError(f"decoding.{name}={getattr(decoding, name)} must be at least 1.")
    if decoding.strategy == "sample" and decoding.temperature <= 0:
        raise UserError(
            f"decoding.temperature={decoding.temperature} must be above 0; use strategy=greedy for "
            "the most likely text."
        )
    if not 0 < decoding.top_p <= 1:
        raise UserError(f"decoding.top_p={decoding.top_p} must lie above 0 and at most at 1.")


def _orders(
    policy: Policy,
    problems: Sequence[Problem],
    decoding: DecodingSpec,
    weights: Mapping[str, float] | None,
) -> list[_Order]:
    check_decoding(decoding)
    way: dict[str, Any] = {"max_new_tokens": decoding.max_new_tokens, "strategy": decoding.strategy}
    if decoding.strategy == "sample":
        way |= {
            "temperature": decoding.temperature,
            "top_p": decoding.top_p,
            "seed": decoding.seed,
        }
    orders = []
    for position, problem in enumerate(problems):
        text = prompt(problem.programs[0].source, weights)
        for index in range(decoding.n):
            identity = {"policy": policy.fingerprint, "prompt": text, "index": index, **way}
            orders.append(_Order(position, index, text, sha256_text(canonical_json(identity))))
    return orders


def _stored(store: Path | None) -> dict[str, str]:
    if store is None or not store.is_file():
        return {}
    records = (record for _, record in read_lines(store))
    return {
        record["key"]: record["text"]
        for record in records
        if record.get("format") == FORMAT and "key" in record and "text" in record
    }


def _record(
    policy: Policy, problems: Sequence[Problem], order: _Order, text: str
) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "key": order.key,
        "policy": policy.fingerprint,
        "problem": problems[order.problem].problem,
        "index": order.index,
        "text": text,
    }


def _write(policy: Policy, batch: Sequence[_Order], decoding: DecodingSpec) -> list[str]:
    """Return one text per order; the seed follows from the batch's first order alone."""
    import torch

    from hydraopt.models.logps import half_precision
    from hydraopt.models.rows import prompt_ids

    model, tokenizer = policy.model, policy.tokenizer
    rows = [prompt_ids(tokenizer, order.text) for order in batch]
    ends = end_tokens(model, tokenizer)
    ids, mask = _left_padded(rows, tokenizer.pad_token_id, model.device)
    ways: dict[str, Any] = {"do_sample": False, "temperature": None, "top_p": None, "top_k": None}
    if decoding.strategy == "sample":
        ways = {
            "do_sample": True,
            "temperature": decoding.temperature,
            "top_p": decoding.top_p,
            "top_k": 0,
        }
    seed = int(batch[0].key[:15], 16)  # the key holds decoding.seed
    with _resting(model), torch.random.fork_rng(), torch.inference_mode(), half_precision(model):
        torch.manual_seed(seed)
        output = model.generate(
            input_ids=ids,
            attention_mask=mask,
            max_new_tokens=decoding.max_new_tokens,
            eos_token_id=ends,
            pad_token_id=tokenizer.pad_token_id,
            use_cache=True,
            **ways,
        )
    fresh = output[:, ids.shape[1] :].tolist()
    return [tokenizer.decode(_until(row, ends), skip_special_tokens=True) for row in fresh]


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


def _left_padded(
    rows: Sequence[Sequence[int]], pad: int, device: Any
) -> tuple[torch.Tensor, torch.Tensor]:
    """Return token ids and mask, both (rows, longest), with each row's last token last."""
    import torch

    longest = max(len(row) for row in rows)
    ids = torch.full((len(rows), longest), pad, dtype=torch.long)
    mask = torch.zeros((len(rows), longest), dtype=torch.long)
    for place, row in enumerate(rows):
        ids[place, longest - len(row) :] = torch.tensor(row, dtype=torch.long)
        mask[place, longest - len(row) :] = 1
    return ids.to(device), mask.to(device)


def _until(row: Sequence[int], ends: Sequence[int]) -> list[int]:
    for place, token in enumerate(row):
        if token in ends:
            return list(row[:place])
    return list(row)


@contextlib.contextmanager
def _resting(model: Any) -> Iterator[None]:
    """Hold the model in evaluation mode (no dropout), and give it back as it was."""
    training = model.training
    model.eval()
    try:
        yield
    finally:
        model.train(training)
