# %% statement
# Count the stretches of one or more neighbouring hours in which the wind is never above limit.
# %% inputs
SIZES = (400, 2500, 10000)
EDGE_CASES = [[[], 5], [[5], 5], [[6], 5], [[1, 2, 9, 3], 5], [[1, 1, 1, 1], 1]]
def make_input(rng, size):
    return [[rng.randrange(100) for _ in range(size)], 90]
# %% program: good
from itertools import groupby

def calm_stretches(wind, limit):
    total = 0
    for calm, hours in groupby(wind, lambda speed: speed <= limit):
        if calm:
            n = sum(1 for _ in hours)
            total += n * (n + 1) // 2
    return total
