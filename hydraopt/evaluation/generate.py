"""Generation: a policy writes candidates, and what it wrote is kept at once.

A candidate is known by the content of what was asked: policy, prompt, decoding and index. It is
appended to `candidates.jsonl` as soon as it is there, and one that stands in a store is never
generated again, so that an interrupted evaluation loses nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from hydraopt.common.errors import UserError
from hydraopt.common.files import append_line, canonical_json, read_lines, sha256_text
from hydraopt.corpus.prompts import prompt
from hydraopt.corpus.records import Problem
from hydraopt.evaluation.policies.base import Order, PolicyUnderTest, Reply
from hydraopt.evaluation.spec import DecodingSpec

FORMAT = 1
"""Version of a line of `candidates.jsonl`. 1: first version."""


def generate(
    policy: PolicyUnderTest,
    problems: Sequence[Problem],
    decoding: DecodingSpec,
    weights: Mapping[str, float] | None = None,
    *,
    instruction: str = "",
    store: Path | None = None,
    shared: Path | None = None,
    on_progress: Callable[[int, int], None] | None = None,
) -> list[list[Reply]]:
    """Return the candidates, one list per problem.

    Args:
        policy: Writes the candidates. Its fingerprint tells stored candidates apart.
        problems: Programs to be improved; only their first program is shown.
        decoding: Greedy, or sampling with a seed.
        weights: Objective to weight, shown in the prompt; None: no priorities are shown.
        instruction: Stands in place of the task's sentence; empty: the one that training uses.
        store: `candidates.jsonl` of the run, extended with what is new to it.
        shared: Folder of what any run wrote, one file a policy, read and extended likewise.
        on_progress: Told (written, total) before the first and as candidates come.

    Raises:
        UserError: The decoding is malformed, or a store cannot be read or written.
    """
    check_decoding(decoding)
    orders = _orders(policy, problems, decoding, weights, instruction)
    common = shared / f"{policy.fingerprint[:16]}.jsonl" if shared is not None else None
    own, written = _stored(store), _stored(common)
    missing = []
    for order in (order for group in orders for order in group):
        if order.key in own:
            continue
        if order.key in written:
            _keep(store, policy, order, written[order.key])
        else:
            missing.append(order)
    written |= own
    total = sum(map(len, orders))
    done = total - len(missing)
    tell = on_progress or (lambda done, total: None)
    tell(done, total)
    for order, reply in policy.write(missing, decoding) if missing else ():
        written[order.key] = reply
        for path in (store, common):
            _keep(path, policy, order, reply)
        done += 1
        tell(done, total)
    return [[written[order.key] for order in group] for group in orders]


def check_decoding(decoding: DecodingSpec) -> None:
    """Refuse a decoding that makes no sense.

    Raises:
        UserError: Naming the value, the rule and the remedy.
    """
    if decoding.strategy not in ("greedy", "sample"):
        raise UserError(
            f"decoding.strategy={decoding.strategy!r} is not known; it must be greedy or sample."
        )
    if decoding.pick not in ("best", "first"):
        raise UserError(f"decoding.pick={decoding.pick!r} is not known; it must be best or first.")
    if decoding.strategy == "greedy" and decoding.n != 1:
        raise UserError(
            f"decoding.n={decoding.n} with greedy decoding would write the same text again and "
            "again; use n=1, or strategy=sample."
        )
    for name in ("n", "max_new_tokens", "batch_size"):
        if getattr(decoding, name) < 1:
            raise UserError(f"decoding.{name}={getattr(decoding, name)} must be at least 1.")
    if decoding.lookup_tokens < 0:
        raise UserError(
            f"decoding.lookup_tokens={decoding.lookup_tokens} must be at least 0 (0: no look-up)."
        )
    if not 0 <= decoding.copy_bonus < float("inf"):
        raise UserError(
            f"decoding.copy_bonus={decoding.copy_bonus} must be at least 0 (0: no bonus); 2 makes "
            "copying 7 times as likely."
        )
    if decoding.strategy == "sample" and decoding.temperature <= 0:
        raise UserError(
            f"decoding.temperature={decoding.temperature} must be above 0; use strategy=greedy for "
            "the most likely text."
        )
    if not 0 < decoding.top_p <= 1:
        raise UserError(f"decoding.top_p={decoding.top_p} must lie above 0 and at most at 1.")


def _orders(
    policy: PolicyUnderTest,
    problems: Sequence[Problem],
    decoding: DecodingSpec,
    weights: Mapping[str, float] | None,
    instruction: str,
) -> list[list[Order]]:
    way: dict[str, Any] = {"max_new_tokens": decoding.max_new_tokens, "strategy": decoding.strategy}
    if decoding.strategy == "sample":
        way |= {
            "temperature": decoding.temperature,
            "top_p": decoding.top_p,
            "seed": decoding.seed,
        }
    if decoding.lookup_tokens:
        # Greedy texts are the same but for roundings, which is enough to keep them apart.
        way["lookup_tokens"] = decoding.lookup_tokens
    if decoding.copy_bonus:
        way["copy_bonus"] = decoding.copy_bonus
    orders = []
    for problem in problems:
        text = prompt(problem.programs[0].source, weights, instruction)
        identity = {"policy": policy.fingerprint, "prompt": text, **way}
        if not policy.reads_prompts:
            identity["problem"] = problem.problem
        group = []
        for index in range(policy.count(problem, decoding)):
            key = sha256_text(canonical_json(identity | {"index": index}))
            group.append(Order(problem, text, index, key))
        orders.append(group)
    return orders


def _stored(store: Path | None) -> dict[str, Reply]:
    if store is None or not store.is_file():
        return {}
    return {
        record["key"]: Reply(
            record["text"],
            int(record.get("prompt_tokens", 0)),
            int(record.get("completion_tokens", 0)),
            float(record.get("cost_usd", 0.0)),
        )
        for _, record in read_lines(store)
        if record.get("format") == FORMAT and "key" in record and "text" in record
    }


def _keep(store: Path | None, policy: PolicyUnderTest, order: Order, reply: Reply) -> None:
    if store is None:
        return
    append_line(
        store,
        {
            "format": FORMAT,
            "key": order.key,
            "policy": policy.fingerprint,
            "problem": order.problem.problem,
            "index": order.index,
            "text": reply.text,
            "prompt_tokens": reply.prompt_tokens,
            "completion_tokens": reply.completion_tokens,
            "cost_usd": reply.cost_usd,
        },
    )
