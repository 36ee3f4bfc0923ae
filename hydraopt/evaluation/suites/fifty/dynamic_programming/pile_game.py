# %% statement
# Two players take turns; each turn takes the first or the last of the piles of coins that are
# left. Both play so that they get as many coins as they can. Return how many coins the player gets
# who begins. There are at most 200 piles.
# %% inputs
SIZES = (10, 60, 180)
EDGE_CASES = [
    [[]],
    [[7]],
    [[3, 9]],
    [[9, 3]],
    [[1, 100, 1]],
    [[5, 5, 5, 5, 5]],
    [[8, 15, 3, 7]],
    [[0, 0, 4, 0]],
    [[2, 7, 40, 19, 1, 33]],
]
def make_input(rng, size):
    return [[rng.randrange(1, 100) for _ in range(size)]]
# %% program: original
from functools import lru_cache

def first_player_coins(piles):
    @lru_cache(maxsize=None)
    def most(rest):
        if len(rest) == 0:
            return 0
        take_first = rest[0] + sum(rest[1:]) - most(rest[1:])
        take_last = rest[-1] + sum(rest[:-1]) - most(rest[:-1])
        return max(take_first, take_last)

    return most(tuple(piles))
# %% program: human
def first_player_coins(piles):
    # lead[i]: what the player to move gains on the other over the stretch that starts at pile i.
    lead = [0] * (len(piles) + 1)
    for length in range(1, len(piles) + 1):
        for i in range(len(piles) - length + 1):
            take_first = piles[i] - lead[i + 1]
            take_last = piles[i + length - 1] - lead[i]
            lead[i] = take_first if take_first > take_last else take_last
    return (sum(piles) + lead[0]) // 2
# %% properties
from hypothesis import strategies as st
ARGUMENTS = [st.lists(st.integers(0, 30), max_size=9)]
def property_no_less_than_half_of_an_even_number_of_piles(answer, piles):
    # Who begins can have all piles at even places, or all at odd places.
    if len(piles) % 2 == 0:
        assert answer >= max(sum(piles[::2]), sum(piles[1::2]))
def property_is_the_value_of_the_game(answer, piles):
    def lead(rest):
        return max(rest[0] - lead(rest[1:]), rest[-1] - lead(rest[:-1])) if rest else 0
    assert 2 * answer - sum(piles) == lead(piles)
