from __future__ import annotations

import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from hydraopt.models.packing import Batch, Part, pack, unrolled
from hydraopt.models.rows import Row

PAD = 0

ROWS = [Row((11, 12, 13), ((21, 2), (31, 32, 2))), Row((14, 15), ((41, 2),))]

TOKENS = st.lists(st.integers(1, 99), min_size=1, max_size=40).map(tuple)
SOME_ROWS = st.lists(
    st.builds(Row, TOKENS, st.lists(TOKENS, min_size=1, max_size=4).map(tuple)),
    min_size=1,
    max_size=4,
)


def test_a_packed_line_by_hand() -> None:
    batch = pack(ROWS, PAD)
    #                     0   1   2   3   4  5   6   7  8   9  10 11 ...
    ids = [[*ROWS[0].prompt, 21, 2, 31, 32, 2, *ROWS[1].prompt, 41, 2, *[PAD] * 20]]
    assert batch.input_ids.tolist() == ids
    positions = [0, 1, 2, 3, 4, 3, 4, 5, 0, 1, 2, 3, *range(20)]
    assert batch.position_ids is not None
    assert batch.position_ids.tolist() == [positions]
    # The prompt's last token predicts each completion's first.
    assert batch.sources.tolist() == [2, 3, 2, 5, 6, 9, 10]
    assert batch.targets.tolist() == [21, 2, 31, 32, 2, 41, 2]
    assert batch.owners.tolist() == [0, 0, 1, 1, 1, 2, 2]
    assert batch.completions == 3
    assert batch.tokens == 32
    assert batch.parts == (
        Part(0, 3),
        Part(3, 5, (0, 3)),
        Part(5, 8, (0, 3)),
        Part(8, 10),
        Part(10, 12, (8, 10)),
        Part(12, 32),
    )


def test_a_line_that_is_full_has_no_padding_part() -> None:
    batch = pack([Row(tuple(range(1, 21)), (tuple(range(21, 33)),))], PAD)
    assert batch.tokens == 32
    assert batch.parts == (Part(0, 20), Part(20, 32, (0, 20)))


def test_unrolled_lines_by_hand() -> None:
    batch = unrolled(ROWS, PAD)
    assert batch.input_ids.tolist() == [
        [11, 12, 13, 21, 2, *[PAD] * 27],  # to 32: few lengths, so that few kernels are kept
        [11, 12, 13, 31, 32, 2, *[PAD] * 26],
        [14, 15, 41, 2, *[PAD] * 28],
    ]
    assert batch.position_ids is None
    assert batch.parts is None
    assert batch.sources.tolist() == [2, 3, 32 + 2, 32 + 3, 32 + 4, 64 + 1, 64 + 2]
    assert batch.targets.tolist() == [21, 2, 31, 32, 2, 41, 2]
    assert batch.owners.tolist() == [0, 0, 1, 1, 1, 2, 2]
    assert batch.completions == 3
    assert batch.tokens == 96


def contexts(batch: Batch) -> list[list[tuple[int, int]]]:
    """Return for every predicted token (token, position) of all that its prediction may see."""
    ids = batch.input_ids.reshape(-1).tolist()
    width = batch.input_ids.shape[1]
    found = []
    for source in batch.sources.tolist():
        if batch.parts is None or batch.position_ids is None:
            seen = list(range(source - source % width, source + 1))
            positions = [place % width for place in range(len(ids))]
        else:
            (part,) = [part for part in batch.parts if part.start <= source < part.end]
            seen = [*range(*(part.prompt or (0, 0))), *range(part.start, source + 1)]
            positions = batch.position_ids[0].tolist()
        found.append([(ids[place], positions[place]) for place in seen])
    return found


@settings(deadline=None)
@given(SOME_ROWS)
def test_packed_and_unrolled_predict_the_same_from_the_same(rows: list[Row]) -> None:
    packed, plain = pack(rows, PAD), unrolled(rows, PAD)
    assert torch.equal(packed.targets, plain.targets)
    assert torch.equal(packed.owners, plain.owners)
    assert packed.completions == plain.completions == sum(len(row.completions) for row in rows)
    assert contexts(packed) == contexts(plain)


@settings(deadline=None)
@given(SOME_ROWS)
def test_a_packed_line_is_covered_by_its_parts_once_and_padded_least(rows: list[Row]) -> None:
    batch = pack(rows, PAD)
    assert batch.parts is not None
    places = [place for part in batch.parts for place in range(part.start, part.end)]
    assert places == list(range(batch.tokens))
    assert batch.tokens % 32 == 0
    assert 0 <= batch.tokens - sum(row.tokens for row in rows) < 32
