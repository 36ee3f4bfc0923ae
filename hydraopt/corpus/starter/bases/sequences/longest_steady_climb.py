# %% statement
# Return the length of the longest stretch of neighbouring readings whose differences from one
# to the next are all equal.
# %% inputs
SIZES = (400, 2500, 10000)
EDGE_CASES = [[[]], [[5]], [[5, 9]], [[1, 2, 3, 9, 15]], [[7, 7, 7, 8]], [[1, 4, 2, 8]]]
def make_input(rng, size):
    value, readings = 0, []
    for _ in range(size):
        value += rng.choice([2, 2, 2, 3])
        readings.append(value)
    return [readings]
# %% program: good
from itertools import groupby

def longest_steady_climb(readings):
    if len(readings) < 2:
        return len(readings)
    steps = (after - before for before, after in zip(readings, readings[1:]))
    return 1 + max(sum(1 for _ in same) for _, same in groupby(steps))
