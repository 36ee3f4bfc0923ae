"""Steps of a budget of tokens, in whole runs."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from made_run import Run, made_pairs, tiny_spec
from test_resume import WEIGHTINGS, Stop, assert_same_end, power_cut, records

from hydraopt.common.errors import UserError
from hydraopt.corpus.pairs import Pair
from hydraopt.corpus.prompts import PromptConditioning
from hydraopt.corpus.records import Program
from hydraopt.models.spec import LoraSpec
from hydraopt.models.tiny import tiny_tokenizer
from hydraopt.preference.labels.soft import SoftLabel
from hydraopt.training.batches import Encoder
from hydraopt.training.checkpoint import Checkpoint, checkpoint_path, load_checkpoint
from hydraopt.training.dpo_work import DpoWork
from hydraopt.training.pair_sets import fitting
from hydraopt.training.sft_work import SftWork

BUDGET = 1500


def longer(pair: Pair, characters: int) -> Pair:
    """The same pair with a comment in all its programs: on the tiny model a byte is a token."""
    comment = "#" * characters + "\n"

    def with_comment(program: Program) -> Program:
        return Program(program.name, program.source + comment)

    return replace(
        pair,
        original=pair.original + comment,
        first=with_comment(pair.first),
        second=with_comment(pair.second),
    )


def unequal_pairs() -> list[Pair]:
    return [longer(pair, 60 * (place // 3) ** 2) for place, pair in enumerate(made_pairs(5))]


TOKENS = fitting(unequal_pairs(), Encoder(tiny_tokenizer(), 8000), "training").tokens


def run_of(make_run: Any, name: str, grouped: bool = True) -> Run:
    """Everything that draws random numbers is switched on, and each run has its own cache."""
    run: Run = make_run(
        name,
        f"cache {name}",
        pairs=unequal_pairs(),
        policy=tiny_spec(lora=LoraSpec(r=4, alpha=8, dropout=0.1), max_length=8000),
        weighting=WEIGHTINGS["adaptive"],
        label=SoftLabel(draws=16),
        conditioning=PromptConditioning(dropout=0.5),
    )
    run.trainer = replace(run.trainer, tokens_per_step=BUDGET, group_by_length=grouped)
    return run


def last_checkpoint(run: Run, step: int = 8) -> Checkpoint:
    return load_checkpoint(checkpoint_path(run.run_dir / "checkpoints", step))


def test_a_step_takes_what_fits_and_the_checkpoint_says_how_many_pairs(make_run: Any) -> None:
    run = run_of(make_run, "run")
    run.start()
    found = records(run.run_dir / "metrics.jsonl")
    taken = [record["pairs"] for record in found]
    assert len(set(map(len, taken))) > 1
    assert any(len(pairs) == 1 and TOKENS[pairs[0]] > BUDGET for pairs in taken)
    for pairs in taken:
        assert len(pairs) == 1 or TOKENS[pairs].sum() <= BUDGET
    assert last_checkpoint(run).sampler == {"seed": 3, "position": sum(map(len, taken))}


@pytest.mark.parametrize("grouped", [False, True])
def test_a_stopped_run_with_a_budget_of_tokens_ends_like_one_that_was_not(
    make_run: Any, grouped: bool
) -> None:
    straight = run_of(make_run, "straight", grouped)
    straight.start()
    stopped = run_of(make_run, "stopped", grouped)
    with power_cut(SftWork, 3):
        stopped.start()
    with power_cut(DpoWork, 6):
        stopped.start()
    with pytest.raises(RuntimeError, match="time is up"):
        stopped.start(callbacks=[Stop(7, RuntimeError("time is up"))])
    assert stopped.start().resumed_from == 7
    assert_same_end(straight, stopped)
    ends = [last_checkpoint(run) for run in (straight, stopped)]
    assert ends[0].sampler == ends[1].sampler
    warm = [records(run.run_dir / "warm_start" / "metrics.jsonl") for run in (straight, stopped)]
    assert warm[0] == warm[1]


def test_how_pairs_are_cut_into_passes_does_not_change_what_a_step_takes(make_run: Any) -> None:
    runs = [run_of(make_run, f"{size}") for size in (1, 7)]
    for run, size in zip(runs, (1, 7), strict=True):
        run.trainer = replace(run.trainer, batch_size=size, accumulate=1)
        run.policy = replace(run.policy, lora=LoraSpec(r=4, alpha=8))  # drop-out is drawn by pass
        run.start()
    one, other = (records(run.run_dir / "metrics.jsonl") for run in runs)
    assert [record["pairs"] for record in one] == [record["pairs"] for record in other]
    losses = np.array([[record["loss"] or 0.0 for record in found] for found in (one, other)])
    assert np.allclose(*losses, rtol=1e-4)
    assert last_checkpoint(runs[0]).identity == last_checkpoint(runs[1]).identity


def test_another_budget_is_another_run_and_none_leaves_the_identity_as_it_was(
    make_run: Any,
) -> None:
    run = run_of(make_run, "run")
    with pytest.raises(RuntimeError):
        run.start(callbacks=[Stop(4, RuntimeError())])
    run.trainer = replace(run.trainer, tokens_per_step=BUDGET + 1)
    with pytest.raises(UserError, match=f"tokens_per_step: {BUDGET} then, {BUDGET + 1} now"):
        run.start()
    plain = make_run("plain")
    plain.start()
    identity = last_checkpoint(plain).identity
    assert identity["trainer.pairs_per_step"] == 4
    assert "trainer.tokens_per_step" not in identity
    positions = [last_checkpoint(plain, step).sampler["position"] for step in (6, 8)]
    assert positions == [24, 32]


def test_grouped_steps_of_counted_pairs_sort_by_the_longer_program(make_run: Any) -> None:
    """Lines are padded to the longest, so that is what has to be alike."""
    run = make_run("run", pairs=unequal_pairs(), policy=tiny_spec(max_length=8000))
    run.trainer = replace(run.trainer, group_by_length=True, batch_size=3, accumulate=1)
    run.start()
    found = records(run.run_dir / "metrics.jsonl")
    longest = fitting(run.pairs, Encoder(tiny_tokenizer(), 8000), "training").longest
    steps = sorted(sorted(longest[record["pairs"]]) for record in found[:5])
    assert all(step[-1] <= after[0] for step, after in pairwise(steps))
