# %% statement
# `arrivals[i]` members come in minute i and `leavings[i]` go in the same minute. Return the first minute at whose
# end at least half of all `members` are present (twice the present are no fewer than `members`), or -1.
# %% inputs
SIZES = (200, 2000, 10000)
EDGE_CASES = [[[], [], 4], [[2], [0], 4], [[2], [1], 4], [[1, 1, 1], [0, 1, 0], 3], [[0, 5], [0, 0], 10], [[1], [0], 99]]
def make_input(rng, size):
    arrivals = [rng.randrange(9) for _ in range(size)]
    return [arrivals, [rng.randrange(min(9, 1 + number)) for number in arrivals], 2 * size]
# %% program: good
from itertools import accumulate
from operator import sub
def quorum_minute(arrivals, leavings, members):
    present = accumulate(map(sub, arrivals, leavings))
    for minute, count in enumerate(present):
        if 2 * count >= members:
            return minute
    return -1
