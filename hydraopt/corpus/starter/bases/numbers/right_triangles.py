# %% statement
# Return how many right triangles have whole sides, of which the two shorter ones are short <= long, and a hypotenuse that
# is at most the limit.
# %% inputs
SIZES = (40, 100, 200)
EDGE_CASES = [[0], [4], [5], [10], [13], [25], [29]]
def make_input(rng, size):
    return [size + rng.randrange(10)]
# %% program: good
from math import isqrt

def right_triangles(limit):
    count = 0
    for short in range(3, limit):
        for long in range(short, isqrt(limit * limit - short * short) + 1):
            square = short * short + long * long
            if isqrt(square) ** 2 == square:
                count += 1
    return count
