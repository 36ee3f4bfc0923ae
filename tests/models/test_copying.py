import pytest
import torch

from hydraopt.models.copying import CopyBonus, continuations

PROMPT = [9, 1, 2, 3, 4, 5, 1, 2, 6, 7, 1, 2, 3, 8]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ([], []),
        ([1], []),  # one token is not enough of a match
        ([1, 2], [3, 6]),  # three places, two of them go on with 3
        ([5, 1, 2], [6]),  # the longest match alone
        ([0, 7, 1, 2], [3]),
        ([1, 2, 3], [4, 8]),
        ([3, 8], []),  # the prompt ends there
        ([4, 4], []),
        ([9, 1, 2, 3, 4, 5], [1]),
    ],
)
def test_the_longest_match_decides_what_goes_on(written, expected):
    assert continuations(PROMPT, written) == expected


def test_each_row_gains_the_bonus_where_it_copies():
    rows = torch.tensor([[0, 1, 2, 3, 1, 2], [4, 5, 6, 7, 4, 6]])
    scores = torch.zeros(2, 9)

    found = CopyBonus(1.5, prompt_tokens=4)(rows, scores)

    assert found[0].tolist() == [0, 0, 0, 1.5, 0, 0, 0, 0, 0]
    assert not found[1].any()
    assert not scores.any()


def test_what_was_written_is_no_source_to_copy_from():
    rows = torch.tensor([[0, 0, 1, 2, 3, 1, 2]])

    assert not CopyBonus(1.5, prompt_tokens=2)(rows, torch.zeros(1, 9)).any()
