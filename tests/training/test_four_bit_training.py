"""QLoRA on a CPU: a run on 4-bit weights, from its first step to its adapter."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from made_run import NAMES, tiny_spec

from hydraopt.models.policy import load_policy
from hydraopt.models.tiny import tiny_model, tiny_tokenizer
from hydraopt.preference.weighting.fixed import Fixed
from hydraopt.training.spec import WarmStartSpec

pytest.importorskip("bitsandbytes", reason="bitsandbytes is not installed")


def test_dpo_learns_through_four_bit_weights(make_run: Any, tmp_path: Path) -> None:
    tiny_model(5).save_pretrained(tmp_path / "model")
    tiny_tokenizer().save_pretrained(tmp_path / "model")
    run = make_run(
        policy=tiny_spec(source="hub", location=str(tmp_path / "model"), quantization="nf4"),
        weighting=lambda: Fixed(NAMES, {"latency": 1.0}),  # so that no label changes
        warm_start=WarmStartSpec(kind="none"),
    )
    run.trainer = replace(run.trainer, batch_size=12, accumulate=1)  # all pairs in every step
    result = run.start()
    lines = (run.run_dir / "metrics.jsonl").read_text().splitlines()
    losses = [json.loads(line)["loss"] for line in lines]
    assert losses[0] == pytest.approx(math.log(2), abs=1e-4)  # against itself: -log sigmoid(0)
    assert np.all(np.diff(losses) < 0)
    loaded = load_policy(run.policy, adapter=result.adapter_dir, device="cpu")
    assert loaded.adapter
