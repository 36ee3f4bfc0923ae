# %% statement
# Posters [left, bottom, right, top] hang on a wall. Return [how many pairs overlap in a positive area, the largest area two of them share].
# %% inputs
SIZES = (20, 60, 140)
EDGE_CASES = [[[]], [[[0, 0, 1, 1]]], [[[0, 0, 2, 2], [1, 1, 3, 3]]], [[[0, 0, 1, 1], [1, 0, 2, 1]]], [[[0, 0, 9, 9], [1, 1, 3, 4], [2, 2, 5, 8]]]]
def make_input(rng, size):
    posters = []
    for _ in range(size):
        left, bottom = rng.randrange(100), rng.randrange(100)
        posters.append([left, bottom, left + rng.randrange(1, 30), bottom + rng.randrange(1, 30)])
    return [posters]
# %% program: good
from itertools import combinations


def overlapping_posters(posters):
    pairs = largest = 0
    for one, other in combinations(posters, 2):
        width = min(one[2], other[2]) - max(one[0], other[0])
        if width <= 0:
            continue
        height = min(one[3], other[3]) - max(one[1], other[1])
        if height > 0:
            pairs += 1
            largest = max(largest, width * height)
    return [pairs, largest]
