"""Labelled pairs as JSON lines that TRL's DPOTrainer reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from hydraopt.common.files import canonical_json, write_atomic
from hydraopt.corpus.pairs import Pair
from hydraopt.corpus.prompts import completion, prompt
from hydraopt.preference.arrays import FloatArray
from hydraopt.preference.preferences import Preferences


def trl_record(
    pair: Pair, first_is_chosen: bool, weights: Mapping[str, float] | None
) -> dict[str, list[dict[str, str]]]:
    """Return one pair in TRL's conversational preference form: prompt, chosen, rejected.

    Args:
        pair: The pair.
        first_is_chosen: Whether the first program is the chosen one.
        weights: What the prompt shows of the weights; None: nothing.
    """
    chosen, rejected = (pair.first, pair.second) if first_is_chosen else (pair.second, pair.first)
    return {
        "prompt": [{"role": "user", "content": prompt(pair.original, weights)}],
        "chosen": [{"role": "assistant", "content": completion(chosen.source)}],
        "rejected": [{"role": "assistant", "content": completion(rejected.source)}],
    }


def export_trl(
    pairs: Sequence[Pair],
    preferences: Preferences,
    weights: FloatArray,
    path: Path,
    *,
    shown: Sequence[Mapping[str, float] | None] | None = None,
) -> int:
    """Label pairs under given weights and write them as JSONL, whole or not at all.

    Pairs that abstain have no chosen program and are left out. TRL's loss knows no soft targets:
    a soft label is written as its more probable side.

    Args:
        pairs: The pairs.
        preferences: The preferences over exactly these pairs, in this order.
        weights: w of each pair, shape (N, M), or (M,) for all.
        path: Where to write.
        shown: What each prompt shows of its weights (see `Conditioning`); None: nothing.

    Returns:
        How many pairs were written.

    Raises:
        UserError: The weights are off the simplex, or the file cannot be written.
        ValueError: The lengths differ.
    """
    visible = [None] * len(pairs) if shown is None else list(shown)
    if not len(pairs) == len(preferences) == len(visible):
        raise ValueError(
            f"{len(pairs)} pairs, preferences over {len(preferences)} and {len(visible)} shown "
            "weights must be equally many"
        )
    judgement = preferences.judge(np.arange(len(pairs)), weights)
    lines = [
        canonical_json(trl_record(pair, bool(target > 0.5), weights_shown))
        for pair, target, abstains, weights_shown in zip(
            pairs, judgement.target, judgement.abstain, visible, strict=True
        )
        if not abstains
    ]
    write_atomic(path, "".join(line + "\n" for line in lines))
    return len(lines)
