# %% statement
# A profile of walls of width 1 is given by their heights. Return how much water stays between them after rain: over each wall up to the lower
# one of the highest wall to its left and to its right.
# %% inputs
SIZES = (300, 3000, 15000)
EDGE_CASES = [[[]], [[4]], [[3, 0, 2]], [[1, 2, 3]], [[0, 1, 0, 2, 1, 0, 1, 3, 2, 1, 2, 1]], [[5, 5, 1, 5]]]
def make_input(rng, size):
    return [[rng.randrange(60) for _ in range(size)]]
# %% program: good
from itertools import accumulate


def rain_between_walls(heights):
    from_left = list(accumulate(heights, max))
    from_right = list(accumulate(reversed(heights), max))[::-1]
    water = 0
    for height, left, right in zip(heights, from_left, from_right):
        water += min(left, right) - height
    return water
