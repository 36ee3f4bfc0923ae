# %% statement
# Return the number of ways to climb n stairs when each move takes one, two or three stairs.
# %% inputs
SIZES = (8, 14, 18)
EDGE_CASES = [[0], [1], [2], [3], [5]]
def make_input(rng, size):
    return [size]
# %% program: plain-recursion
def stair_ways(n):
    if n < 0:
        return 0
    if n == 0:
        return 1
    return stair_ways(n - 1) + stair_ways(n - 2) + stair_ways(n - 3)
# %% program: rolling
def stair_ways(n):
    a, b, c = 0, 0, 1
    for _ in range(n):
        a, b, c = b, c, a + b + c
    return c
# %% program: cached
from functools import cache

def stair_ways(n):
    @cache
    def ways(left):
        if left <= 0:
            return int(left == 0)
        return ways(left - 1) + ways(left - 2) + ways(left - 3)

    return ways(n)
# %% program: table
def stair_ways(n):
    ways = [0, 0, 1]
    for _ in range(n):
        ways.append(sum(ways[-3:]))
    return ways[-1]
