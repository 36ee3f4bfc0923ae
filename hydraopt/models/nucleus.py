"""Sampling from the smallest set of tokens that holds a given mass, without sorting them all.

Transformers sorts the whole vocabulary at every step, which on a CPU takes longer than the layers
of a small model. The likeliest few hundred tokens nearly always hold the mass, and they decide.
"""

from __future__ import annotations

import torch
from transformers import LogitsProcessor, TopPLogitsWarper

LIKELIEST = 512
"""Tokens that are looked at first."""


class Nucleus(LogitsProcessor):
    """Temperature and nucleus (top-p) of Holtzman et al., 2020 (arXiv:1904.09751), Eq. 3.

    Keeps the tokens that more probable ones hold less than `top_p` of the mass before, as
    `TemperatureLogitsWarper` and `TopPLogitsWarper` do one after the other.
    """

    def __init__(self, temperature: float, top_p: float) -> None:
        self._temperature = temperature
        self._top_p = top_p
        self._whole = TopPLogitsWarper(top_p)

    def __call__(self, input_ids: torch.LongTensor, scores: torch.Tensor) -> torch.Tensor:
        """Return the scores / temperature, -inf outside the nucleus, shape (rows, vocabulary)."""
        scores = scores / self._temperature
        if self._top_p >= 1.0:
            return scores
        top, places = scores.topk(min(LIKELIEST, scores.shape[-1]), dim=-1)
        mass = (top - scores.logsumexp(-1, keepdim=True)).exp()
        up_to = mass.cumsum(-1)
        inside = top.masked_fill(up_to - mass >= self._top_p, -torch.inf)
        kept = torch.full_like(scores, -torch.inf).scatter_(-1, places, inside)
        flat = up_to[:, -1] < self._top_p  # rows whose mass is spread wider
        if flat.any():
            kept[flat] = self._whole(input_ids[flat], scores[flat])
        return kept
