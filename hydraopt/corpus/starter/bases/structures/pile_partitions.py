# %% statement
# Return for each number in how many ways that many coins can be put into piles, whose order does not matter, of at most `tallest`
# coins each. For 0 coins there is one way. `tallest` is at least 1.
# %% inputs
SIZES = (50, 400, 2000)
EDGE_CASES = [[[], 3], [[0], 1], [[5], 5], [[6, 4], 2], [[10, 10, 7], 3], [[20], 1]]
def make_input(rng, size):
    return [[5 + rng.randrange(18) for _ in range(size)], 6 + rng.randrange(4)]
# %% program: good
from functools import cache


def pile_partitions(amounts, tallest):
    @cache
    def partitions(coins, top):
        if coins == 0:
            return 1
        if top == 0:
            return 0
        ways = partitions(coins, top - 1)
        if coins >= top:
            ways += partitions(coins - top, top)
        return ways

    return [partitions(coins, tallest) for coins in amounts]
