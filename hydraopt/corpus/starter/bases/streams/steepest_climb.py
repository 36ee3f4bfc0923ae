# %% statement
# `heights` are the metres above the sea at equal distances along a trail. Return [PLACE, RISE] of the largest
# rise from one height to the next, where PLACE is the place of the lower one, the first on a tie; None if the
# trail never rises.
# %% inputs
SIZES = (200, 2000, 10000)
EDGE_CASES = [[[]], [[5]], [[5, 5, 4]], [[1, 4, 2, 5, 6]], [[-3, 10, 9, 30]], [[9, 8, 9]]]
def make_input(rng, size):
    return [[rng.randrange(3000) for _ in range(size)]]
# %% program: good
from itertools import pairwise
def steepest_climb(heights):
    steepest = None
    largest = 0
    for place, (here, there) in enumerate(pairwise(heights)):
        rise = there - here
        if rise > largest:
            steepest = place
            largest = rise
    return None if steepest is None else [steepest, largest]
