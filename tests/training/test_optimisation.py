from __future__ import annotations

import pytest
import torch

from hydraopt.common.errors import UserError
from hydraopt.training.optimisation import (
    learning_rate_factor,
    make_optimizer,
    set_learning_rate,
)
from hydraopt.training.spec import TrainerSpec


def factors(schedule: str, steps: range) -> list[float]:
    return [
        learning_rate_factor(step, schedule=schedule, warmup_steps=2, max_steps=6) for step in steps
    ]


def test_the_learning_rate_rises_and_falls_as_the_schedule_says() -> None:
    assert factors("constant", range(6)) == pytest.approx([0.5, 1, 1, 1, 1, 1])
    assert factors("linear", range(7)) == pytest.approx([0.5, 1, 1, 0.75, 0.5, 0.25, 0])
    assert factors("cosine", range(7)) == pytest.approx(
        [0.5, 1, 1, (1 + 0.5**0.5) / 2, 0.5, (1 - 0.5**0.5) / 2, 0]
    )


def test_without_warm_up_the_first_step_has_the_peak() -> None:
    assert learning_rate_factor(0, schedule="cosine", warmup_steps=0, max_steps=4) == 1.0


def test_a_warm_up_longer_than_the_run_never_divides_by_zero() -> None:
    assert learning_rate_factor(3, schedule="linear", warmup_steps=8, max_steps=4) == 0.5


def test_an_unknown_schedule_or_optimizer_is_said() -> None:
    with pytest.raises(UserError, match="choose constant, linear or cosine"):
        learning_rate_factor(0, schedule="step", warmup_steps=0, max_steps=1)
    parameters = [torch.nn.Parameter(torch.zeros(1))]
    with pytest.raises(UserError, match="choose adamw or paged_adamw_8bit"):
        make_optimizer(parameters, TrainerSpec(optimizer="sgd"))
    if not torch.cuda.is_available():
        with pytest.raises(UserError, match=r"trainer\.optimizer=adamw"):
            make_optimizer(parameters, TrainerSpec(optimizer="paged_adamw_8bit"))


def test_the_learning_rate_that_is_set_is_the_one_that_counts() -> None:
    parameter = torch.nn.Parameter(torch.zeros(1))
    optimizer = make_optimizer([parameter], TrainerSpec(learning_rate=1.0))
    set_learning_rate(optimizer, 0.25)
    parameter.grad = torch.ones(1)
    optimizer.step()
    # Adam's first step is the learning rate, whatever the gradient's size.
    assert parameter.item() == pytest.approx(-0.25, rel=1e-5)
