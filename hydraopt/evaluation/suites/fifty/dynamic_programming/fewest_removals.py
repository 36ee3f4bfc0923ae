# %% statement
# Return how many cards must at least be taken out of the row so that the numbers on the others,
# left in their order, grow from each card to the next.
# %% inputs
SIZES = (40, 400, 1_600)
EDGE_CASES = [
    [[]],
    [[4]],
    [[1, 2, 3, 4]],
    [[4, 3, 2, 1]],
    [[5, 5, 5]],
    [[2, 1, 2, 1, 3, 3]],
    [[10, 9, 2, 5, 3, 7, 101, 18]],
    [[-1, -3, 0, -2, 5]],
]
def make_input(rng, size):
    return [[number // 2 + rng.randrange(size) for number in range(size)]]
# %% program: original
def fewest_removals(cards):
    longest = []
    for i in range(len(cards)):
        best = 1
        for j in range(i):
            if cards[j] < cards[i] and longest[j] + 1 > best:
                best = longest[j] + 1
        longest.append(best)
    kept = 0
    for length in longest:
        if length > kept:
            kept = length
    return len(cards) - kept
# %% program: human
from bisect import bisect_left

def fewest_removals(cards):
    # ends[k]: the smallest last card of any growing row of k + 1 cards so far.
    ends = []
    for card in cards:
        place = bisect_left(ends, card)
        if place == len(ends):
            ends.append(card)
        else:
            ends[place] = card
    return len(cards) - len(ends)
# %% properties
from itertools import combinations
from hypothesis import strategies as st
ARGUMENTS = [st.lists(st.integers(-5, 5), max_size=9)]
def grows(row):
    return all(first < second for first, second in zip(row, row[1:]))
def property_so_many_removals_are_enough(answer, cards):
    assert any(grows(row) for row in combinations(cards, len(cards) - answer))
def property_fewer_removals_are_not_enough(answer, cards):
    if answer > 0:
        assert not any(grows(row) for row in combinations(cards, len(cards) - answer + 1))
