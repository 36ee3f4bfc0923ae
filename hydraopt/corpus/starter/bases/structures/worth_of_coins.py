# %% statement
# A coin n can be kept, or changed for three coins n // 2, n // 3 and n // 4, which may be changed again. Return the highest sum for each of the given coins.
# %% inputs
SIZES = (20, 80, 300)
EDGE_CASES = [[[]], [[0]], [[12]], [[1, 2, 13]], [[100, 100]], [[24, 5]]]
def make_input(rng, size):
    return [[rng.randrange(10 * size) for _ in range(size)]]
# %% program: good
from functools import cache


@cache
def worth(coin):
    if coin < 12:
        return coin
    return max(coin, worth(coin // 2) + worth(coin // 3) + worth(coin // 4))


def worth_of_coins(coins):
    return [worth(coin) for coin in coins]
