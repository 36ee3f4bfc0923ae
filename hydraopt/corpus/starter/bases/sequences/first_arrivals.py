# %% statement
# arrivals holds lists of times, one for each platform. Return the first count times of all,
# ascending.
# %% inputs
SIZES = (20, 60, 150)
EDGE_CASES = [[[], 3], [[[]], 2], [[[1, 5], [2, 3]], 3], [[[4], [4], [1, 9]], 0], [[[7, 8], [], [1]], 10]]
def make_input(rng, size):
    return [[[rng.randrange(100000) for _ in range(size)] for _ in range(size // 3)], 20]
# %% program: good
from heapq import nsmallest
from itertools import chain

def first_arrivals(arrivals, count):
    return nsmallest(count, chain.from_iterable(arrivals))
