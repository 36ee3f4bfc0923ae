# %% statement
# Offsets are ascending and may be negative. Return their distances from 0, ascending.
# %% inputs
SIZES = (400, 2500, 8000)
EDGE_CASES = [[[]], [[-3]], [[0, 2]], [[-5, -4, -1]], [[-7, -2, 0, 3, 9]]]
def make_input(rng, size):
    return [sorted(rng.randrange(-5 * size, 5 * size) for _ in range(size))]
# %% program: good
from bisect import bisect_left
from heapq import merge

def ordered_distances(offsets):
    zero = bisect_left(offsets, 0)
    before = (-offset for offset in reversed(offsets[:zero]))
    return list(merge(before, offsets[zero:]))
