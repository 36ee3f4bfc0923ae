"""Direct preference optimisation: the loss of a batch of pairs."""

from __future__ import annotations

import math
from typing import NamedTuple

import torch
from torch.nn.functional import logsigmoid

from hydraopt.common.errors import UserError


class DpoTerms(NamedTuple):
    """What `dpo_loss` returns, all of shape (N,).

    Attributes:
        losses: Loss of each pair, in nats.
        implicit_reward_first: beta * log-ratio of the first program.
        implicit_reward_second: beta * log-ratio of the second program.
    """

    losses: torch.Tensor
    implicit_reward_first: torch.Tensor
    implicit_reward_second: torch.Tensor


def dpo_loss(
    policy_first_logps: torch.Tensor,
    policy_second_logps: torch.Tensor,
    reference_first_logps: torch.Tensor,
    reference_second_logps: torch.Tensor,
    target: torch.Tensor,
    beta: float,
) -> DpoTerms:
    """Return the DPO loss of each pair, for a hard or a soft target.

    d = log( pi_theta(C_first|x) / pi_ref(C_first|x) )
      - log( pi_theta(C_second|x) / pi_ref(C_second|x) )
    L = -( p * log sigma(beta * d) + (1 - p) * log sigma(-beta * d) )

    With p = 1 (the first is chosen) this is the Hydra paper's Sec. IV-D, which is Eq. 7 of Rafailov
    et al., arXiv:2305.18290; p = 0 is the same with the programs exchanged. In between it is the
    cross-entropy of the soft label, as in conservative DPO (Mitchell, "A note on DPO with noisy
    preferences", 2023), where p = 1 - epsilon.

    Args:
        policy_first_logps: Summed completion log-probabilities under the policy, nats, shape (N,).
        policy_second_logps: The same of the second programs.
        reference_first_logps: The same under the frozen reference.
        reference_second_logps: The same of the second programs.
        target: p = P(the first is chosen), shape (N,), in [0, 1].
        beta: Inverse temperature of the preference signal, above 0.

    Raises:
        UserError: beta is not a finite number above 0.
        ValueError: The shapes differ.
    """
    if not (math.isfinite(beta) and beta > 0.0):
        raise UserError(f"beta={beta} must be a finite number above 0. The paper's is 0.015.")
    logps = (policy_first_logps, policy_second_logps, reference_first_logps, reference_second_logps)
    if any(tensor.shape != target.shape for tensor in logps):
        raise ValueError(
            f"shapes {[tuple(tensor.shape) for tensor in (*logps, target)]} must all be equal"
        )
    first_logratios = policy_first_logps - reference_first_logps
    second_logratios = policy_second_logps - reference_second_logps
    margin = beta * (first_logratios - second_logratios)  # beta * d
    losses = -(target * logsigmoid(margin) + (1.0 - target) * logsigmoid(-margin))
    return DpoTerms(losses, beta * first_logratios, beta * second_logratios)
