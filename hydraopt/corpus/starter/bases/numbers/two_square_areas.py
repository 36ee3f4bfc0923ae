# %% statement
# Return those of the plot areas (>= 0, in the given order) that are the sum of two square numbers; 0 is a square.
# %% inputs
SIZES = (50, 200, 700)
EDGE_CASES = [[[]], [[0]], [[3, 5]], [[1, 2, 4]], [[21, 25, 50, 6]], [[7, 11, 19]]]
def make_input(rng, size):
    return [[rng.randrange(3 * size) for _ in range(size)]]
# %% program: good
from math import isqrt

def two_square_areas(areas):
    roots = range(isqrt(max(areas, default=0)) + 1)
    squares = {root * root for root in roots}
    fitting = []
    for area in areas:
        for root in range(isqrt(area) + 1):
            if area - root * root in squares:
                fitting.append(area)
                break
    return fitting
