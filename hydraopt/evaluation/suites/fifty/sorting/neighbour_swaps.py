# %% statement
# A row of cards is put in ascending order by swapping two neighbouring cards whenever the left one
# is greater than the right one. Return how many swaps that takes until no such neighbours are left.
# %% inputs
SIZES = (60, 400, 1_300)
EDGE_CASES = [
    [[]],
    [[4]],
    [[1, 2, 3, 4]],
    [[4, 3, 2, 1]],
    [[7, 7, 7]],
    [[2, 1, 2, 1, 2]],
    [[0, -5, 10**12, -(10**12)]],
]
def make_input(rng, size):
    return [[rng.randrange(size) for _ in range(size)]]
# %% program: original
def neighbour_swaps(cards):
    row = list(cards)
    swaps = 0
    swapped = True
    while swapped:
        swapped = False
        for i in range(len(row) - 1):
            if row[i] > row[i + 1]:
                row[i], row[i + 1] = row[i + 1], row[i]
                swaps = swaps + 1
                swapped = True
    return swaps
# %% program: human
from bisect import bisect_right

def neighbour_swaps(cards):
    ordered = []
    swaps = 0
    for card in cards:
        # A card passes every earlier card that is greater.
        place = bisect_right(ordered, card)
        swaps += len(ordered) - place
        ordered.insert(place, card)
    return swaps
# %% properties
from hypothesis import strategies as st
ARGUMENTS = [st.lists(st.integers(-20, 20), max_size=25)]
def property_no_swap_exactly_when_in_order(answer, cards):
    assert (answer == 0) == (cards == sorted(cards))
def property_every_unequal_pair_is_swapped_in_the_row_or_in_its_mirror_image(answer, cards):
    mirrored = cards[::-1]
    back = sum(mirrored[j] < mirrored[i] for j in range(len(cards)) for i in range(j))
    unequal = sum(cards[i] != cards[j] for j in range(len(cards)) for i in range(j))
    assert answer + back == unequal
