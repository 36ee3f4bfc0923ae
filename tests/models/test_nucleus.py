import pytest
import torch
from transformers import TemperatureLogitsWarper, TopPLogitsWarper

from hydraopt.models.nucleus import LIKELIEST, Nucleus

VOCABULARY = 4 * LIKELIEST


def expected(scores, temperature, top_p):
    warmed = TemperatureLogitsWarper(temperature)(None, scores)
    return TopPLogitsWarper(top_p)(None, warmed) if top_p < 1.0 else warmed


@pytest.mark.parametrize("spread", [0.01, 1.0, 4.0, 20.0])
@pytest.mark.parametrize("temperature", [0.5, 1.0, 1.3])
@pytest.mark.parametrize("top_p", [0.1, 0.5, 0.95, 1.0])
def test_the_nucleus_is_that_of_a_full_sort(spread, temperature, top_p):
    generator = torch.Generator().manual_seed(3)
    scores = spread * torch.randn(5, VOCABULARY, generator=generator)
    ids = torch.zeros(5, 1, dtype=torch.long)
    found = Nucleus(temperature, top_p)(ids, scores)
    # The last token inside may differ by rounding of a sum over the whole vocabulary.
    other = torch.isfinite(found) != torch.isfinite(expected(scores, temperature, top_p))
    assert int(other.sum(dim=-1).max()) <= 1
    both = torch.isfinite(found) & ~other
    assert torch.equal(found[both], (scores / temperature)[both])


def test_flat_and_peaked_rows_stand_together():
    peaked = torch.zeros(1, VOCABULARY)
    peaked[0, 7] = 50.0
    scores = torch.cat([torch.zeros(1, VOCABULARY), peaked])
    kept = torch.isfinite(Nucleus(1.0, 0.75)(torch.zeros(2, 1, dtype=torch.long), scores))
    assert kept[1].nonzero().tolist() == [[7]]
    assert abs(int(kept[0].sum()) - 0.75 * VOCABULARY) <= 1


def test_a_vocabulary_smaller_than_what_is_looked_at():
    scores = torch.tensor([[0.4, 0.3, 0.2, 0.1]]).log()
    kept = torch.isfinite(Nucleus(1.0, 0.65)(torch.zeros(1, 1, dtype=torch.long), scores))
    assert kept.tolist() == [[True, True, False, False]]
