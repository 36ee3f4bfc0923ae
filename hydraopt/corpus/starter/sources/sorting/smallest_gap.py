# %% statement
# Return the smallest absolute difference between two entries of the list (at different
# positions), or -1 if it has fewer than two entries.
# %% inputs
SIZES = (60, 200, 700)
EDGE_CASES = [[[]], [[4]], [[4, 4]], [[10, 1, 7]], [[-3, 8, -9, 30]]]
CONSTANTS = {"-1": ["None", "-7"]}
def make_input(rng, size):
    return [rng.sample(range(size * size * 10), size)]
# %% program: all-pairs
def smallest_gap(heights):
    gap = -1
    for i in range(len(heights)):
        for j in range(i + 1, len(heights)):
            distance = abs(heights[i] - heights[j])
            if gap == -1 or distance < gap:
                gap = distance
    return gap
# %% program: sort-and-map
from operator import sub

def smallest_gap(heights):
    ordered = sorted(heights)
    return min(map(sub, ordered[1:], ordered), default=-1)
# %% program: pairwise
from itertools import pairwise

def smallest_gap(heights):
    return min((b - a for a, b in pairwise(sorted(heights))), default=-1)
# %% program: combinations
from itertools import combinations

def smallest_gap(heights):
    return min((abs(a - b) for a, b in combinations(heights, 2)), default=-1)
