# %% statement
# Return how many points with whole coordinates lie in or on each circle around (0, 0), given the squares of
# the radii (>= 0).
# %% inputs
SIZES = (10, 60, 250)
EDGE_CASES = [[[]], [[0]], [[1, 2]], [[3, 4, 5]], [[25, 24]], [[100, 0, 50]]]
def make_input(rng, size):
    return [[rng.randrange(400) for _ in range(size)]]
# %% program: good
from math import isqrt

def points_in_circle(square):
    radius = isqrt(square)
    quarter = sum(isqrt(square - x * x) for x in range(1, radius + 1))
    return 1 + 4 * (radius + quarter)

def points_in_circles(squares):
    return [points_in_circle(square) for square in squares]
