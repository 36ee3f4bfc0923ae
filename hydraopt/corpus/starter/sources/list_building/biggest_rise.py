# %% statement
# Return the biggest rise from one water level to the next one (negative if it only falls),
# or 0 for fewer than two levels.
# %% inputs
SIZES = (500, 5000, 40000)
EDGE_CASES = [[[]], [[7]], [[1, 4]], [[9, 5, 4]], [[2, 2, 2]]]
def make_input(rng, size):
    return [[rng.randrange(-1000, 1000) for _ in range(size)]]
# %% program: original
def biggest_rise(levels):
    rises = []
    for i in range(len(levels)):
        if i > 0:
            rises.append(levels[i] - levels[i - 1])
    if len(rises) == 0:
        return 0
    best = rises[0]
    for rise in rises:
        if rise > best:
            best = rise
    return best
# %% program: zip_generator
def biggest_rise(levels):
    return max((b - a for a, b in zip(levels, levels[1:])), default=0)
# %% program: pairwise
from itertools import pairwise

def biggest_rise(levels):
    return max((after - before for before, after in pairwise(levels)), default=0)
# %% program: map_sub
from operator import sub

def biggest_rise(levels):
    return max(map(sub, levels[1:], levels), default=0)
